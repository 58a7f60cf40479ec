// This file finds out which method a type lacks to implement an interface, and words why.
#include "types/instantiate.h"
#include "types/lookup.h"
#include "types/predicates.h"
#include "types/type_string.h"
#include "types/typeset.h"

namespace vo::types {

namespace {

enum class State : uint8_t {
  Ok, NotFound, WrongName, Unexported, WrongSignature, Ambiguous, PointerReceiver, Field,
};

class MethodMatcher {
 public:
  using Equivalent = base::FunctionRef<bool(Type*, Type*)>;

  MethodMatcher(TypeContext& ctx, Type* v, Type* t, bool statically, Equivalent equivalent)
      : ctx_(ctx), v_(v), t_(t), statically_(statically), equivalent_(equivalent) {}

  void run() {
    Interface* target = underAs<Interface>(t_);
    if (target == nullptr) return;
    Interface* source = underAs<Interface>(v_);
    for (Func* m : typeSet(target)->methods) {
      wanted = m;
      if (source != nullptr)
        matchInInterface(source);
      else
        matchInType();
      if (state != State::Ok) return;
    }
    wanted = nullptr;
  }

  std::string cause() const {
    std::string name(wanted->name.str());
    switch (state) {
      case State::Ok: return {};
      case State::NotFound:
        if (isInterfacePtr(v_)) return "(" + interfacePtrError(ctx_, v_) + ")";
        if (isInterfacePtr(t_)) return "(" + interfacePtrError(ctx_, t_) + ")";
        return "(missing method " + name + ")";
      case State::WrongName:
        return "(missing method " + name + ")" + haveWant(text(found, false), text(wanted, false));
      case State::Unexported: return "(unexported method " + name + ")";
      case State::WrongSignature: return wrongSignature(name);
      case State::Ambiguous: return "(ambiguous selector " + typeString(ctx_, v_) + "." + name + ")";
      case State::PointerReceiver: return "(method " + name + " has pointer receiver)";
      case State::Field:
        return "(" + typeString(ctx_, v_) + "." + name + " is a field, not a method)";
    }
    return {};
  }

  State state = State::Ok;
  Func* wanted = nullptr;  ///< the method of t in question
  Func* found = nullptr;   ///< the method of v, for Ok, WrongName and WrongSignature

 private:
  void compare() {
    ctx_.hooks().declare(found);
    if (found->type == nullptr || wanted->type == nullptr) return;
    if (!equivalent_(found->type, wanted->type)) state = State::WrongSignature;
  }

  void matchInInterface(Interface* source) {
    found = typeSetMethod(typeSet(source), wanted->package, wanted->name, false, nullptr);
    if (found != nullptr)
      compare();
    else if (statically_)
      state = State::NotFound;
  }

  void matchInType() {
    Lookup r = lookup(false);
    if (r.object == nullptr) {
      if (r.ambiguous()) {
        state = State::Ambiguous;
      } else if (r.indirect) {
        state = State::PointerReceiver;
      } else {
        state = State::NotFound;
        found = dynCast<Func>(lookup(true).object);
        // Equal names: then another package keeps it to itself.
        if (found != nullptr)
          state = found->name == wanted->name ? State::Unexported : State::WrongName;
      }
      return;
    }
    found = dynCast<Func>(r.object);
    if (found == nullptr)
      state = State::Field;
    else
      compare();
  }

  Lookup lookup(bool foldCase) {
    return lookupFieldOrMethod(ctx_, v_, false, wanted->package, wanted->name, foldCase);
  }

  std::string text(const Func* f, bool packageInfo) const {
    return funcString(f, packageInfo, ctx_.qualifier());
  }
  static std::string haveWant(const std::string& have, const std::string& want) {
    return "\n\t\thave " + have + "\n\t\twant " + want;
  }

  std::string wrongSignature(const std::string& name) const {
    std::string have = text(found, false), want = text(wanted, false);
    if (have == want) {
      have = text(found, true);
      want = text(wanted, true);
    }
    std::string cause = "(wrong type for method " + name + ")";
    // Still equal: type parameters of the same name; the texts would only confuse.
    return have == want ? cause : cause + haveWant(have, want);
  }

  TypeContext& ctx_;
  Type* v_;
  Type* t_;
  bool statically_;
  Equivalent equivalent_;
};

/// Embedded fields of invalid type may have any method.
bool hasInvalidEmbedded(Type* t, std::vector<const Struct*>& seen) {
  Struct* s = underAs<Struct>(derefStructPtr(t));
  if (s == nullptr) return false;
  for (const Struct* x : seen)
    if (x == s) return false;
  seen.push_back(s);
  for (Var* f : s->fields)
    if (f->embedded && (!isValid(f->type) || hasInvalidEmbedded(f->type, seen))) return true;
  return false;
}

}  // namespace

Func* missingMethod(TypeContext& ctx, Type* v, Type* t, bool statically,
                    base::FunctionRef<bool(Type*, Type*)> equivalent, std::string* cause,
                    bool* wrongType) {
  MethodMatcher m(ctx, v, t, statically, equivalent);
  m.run();
  if (wrongType != nullptr)
    *wrongType = m.state == State::WrongSignature || m.state == State::PointerReceiver;
  if (m.state == State::Ok) return nullptr;
  if (cause != nullptr) {
    if (m.found != nullptr) ctx.hooks().declare(m.found);
    *cause = m.cause();
  }
  return m.wanted;
}

bool hasAllMethods(TypeContext& ctx, Type* v, Type* t, bool statically,
                   base::FunctionRef<bool(Type*, Type*)> equivalent, std::string* cause) {
  if (!isValid(v)) return true;
  if (missingMethod(ctx, v, t, statically, equivalent, cause) == nullptr) return true;
  std::vector<const Struct*> seen;
  return hasInvalidEmbedded(v, seen);
}

bool assertableTo(TypeContext& ctx, Type* v, Type* t, std::string* cause) {
  // The dynamic type behind v may implement any interface.
  if (isInterface(t)) return true;
  return hasAllMethods(ctx, t, v, false, identical, cause);
}

std::string interfacePtrError(TypeContext& ctx, Type* t) {
  const Pointer* p = underAs<Pointer>(t);
  std::string what = isTypeParam(p->elem) ? "type parameter, not type parameter"
                                          : "interface, not interface";
  return "type " + typeString(ctx, t) + " is pointer to " + what;
}

}  // namespace vo::types
