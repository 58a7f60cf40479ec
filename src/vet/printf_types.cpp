// This file decides which values a formatting verb takes.
#include <set>

#include "vet/printf.h"

namespace vo::vet {

using namespace syntax;
using types::BasicKind;

namespace {

/// Has a method Error or String that formatting calls.
bool hasText(Pass& pass, types::Type* t) {
  const auto* basic = types::as<types::Basic>(t);
  if (basic != nullptr && basic->basic == BasicKind::UntypedNil) return false;
  if (pass.isConvertible(t, pass.errorType())) return true;
  const auto* f = types::dynCast<types::Func>(pass.member(t, "String"));
  const types::Signature* s = f == nullptr ? nullptr : f->signature();
  return s != nullptr && s->params->vars.empty() && s->results->vars.size() == 1 &&
         s->results->vars[0]->type == pass.stringType();
}

uint16_t argTypeOf(BasicKind kind) {
  using enum BasicKind;
  switch (kind) {
    case Bool:
    case UntypedBool:
      return kArgBool;
    case Uint8:
      return kArgInt | kArgByte;
    case Int32:
    case UntypedRune:
      return kArgInt | kArgRune;
    case Float32:
    case Float64:
    case UntypedFloat:
      return kArgFloat;
    case Complex64:
    case Complex128:
    case UntypedComplex:
      return kArgComplex;
    case String:
    case UntypedString:
      return kArgString;
    case UnsafePointer:
      return kArgPointer | kArgInt;
    case UntypedNil:
      return 0;
    case Invalid:
      return kArgAny;
    default:
      return kArgInt;
  }
}

class Matcher {
 public:
  Matcher(Pass& pass, uint16_t wanted) : pass_(pass), wanted_(wanted) {}
  std::string reason;

  bool matches(types::Type* t, bool isTop) {
    if (wanted_ == kArgError) {
      const auto* basic = types::as<types::Basic>(t);
      return (basic != nullptr && basic->basic == BasicKind::UntypedNil) ||
             pass_.isConvertible(t, pass_.errorType());
    }
    if (isFormatter(pass_, t)) return true;
    if ((wanted_ & kArgString) != 0 && hasText(pass_, t)) return true;
    if (auto* parameter = types::as<types::TypeParam>(t)) return matchesTerms(parameter, isTop);
    t = types::under(t);
    if (!seen_.insert(t).second) return true;
    return matchesUnder(t, isTop);
  }

 private:
  bool matchesTerms(types::TypeParam* parameter, bool isTop) {
    if (!seen_.insert(parameter).second) return true;
    std::vector<types::Term> terms;
    if (!pass_.terms(parameter, &terms)) return true;
    if (terms.empty()) return false;
    bool isFirst = seen_.size() == 1;
    for (const types::Term& term : terms) {
      if (matches(term.type, isTop)) continue;
      if (isFirst)
        reason = std::string("contains ") + (term.tilde ? "~" : "") + pass_.typeText(term.type);
      return false;
    }
    return true;
  }

  /// Of an array or slice.
  bool isText(const types::Type* elem) const {
    const auto* basic = types::underAs<types::Basic>(elem);
    return (wanted_ & kArgString) != 0 && basic != nullptr && basic->basic == BasicKind::Uint8;
  }

  bool matchesUnder(types::Type* t, bool isTop) {
    bool isPointer = wanted_ == kArgPointer;
    switch (t->kind) {
      case types::TypeKind::Signature:
        return isPointer;
      case types::TypeKind::Map: {
        auto* m = types::cast<types::Map>(t);
        return isPointer || (matches(m->key, false) && matches(m->elem, false));
      }
      case types::TypeKind::Chan:
        return (wanted_ & kArgPointer) != 0;
      case types::TypeKind::Array: {
        types::Type* elem = types::cast<types::Array>(t)->elem;
        return isText(elem) || matches(elem, false);
      }
      case types::TypeKind::Slice: {
        types::Type* elem = types::cast<types::Slice>(t)->elem;
        return isText(elem) || isPointer || matches(elem, false);
      }
      case types::TypeKind::Pointer:
        return matchesPointer(types::cast<types::Pointer>(t), isTop);
      case types::TypeKind::Struct: {
        for (const types::Var* f : types::cast<types::Struct>(t)->fields) {
          if (!matches(f->type, false)) return false;
          // Formatting does not call methods of what it cannot get at.
          if ((wanted_ & kArgString) != 0 && !f->isExported() && hasText(pass_, f->type))
            return false;
        }
        return true;
      }
      case types::TypeKind::Interface:
        return true;
      case types::TypeKind::Basic: {
        BasicKind kind = types::cast<types::Basic>(t)->basic;
        return kind == BasicKind::Invalid || (wanted_ & argTypeOf(kind)) != 0;
      }
      default:
        return false;
    }
  }

  bool matchesPointer(types::Pointer* p, bool isTop) {
    if (wanted_ == kArgPointer || types::isTypeParam(p->elem)) return true;
    types::Type* under = types::under(p->elem);
    switch (under->kind) {
      case types::TypeKind::Struct:
      case types::TypeKind::Array:
      case types::TypeKind::Slice:
      case types::TypeKind::Map:
        return isTop && matches(under, false);
      default:
        return (wanted_ & kArgPointer) != 0;
    }
  }

  Pass& pass_;
  uint16_t wanted_;
  std::set<const types::Type*> seen_;
};

}  // namespace

bool isFormatter(Pass& pass, types::Type* t) {
  if (types::isInterface(t) && !types::isTypeParam(t)) return true;
  const auto* f = types::dynCast<types::Func>(pass.member(t, "Format"));
  const types::Signature* s = f == nullptr ? nullptr : f->signature();
  return s != nullptr && s->params->vars.size() == 2 && s->results->vars.empty() &&
         isTypeNamed(s->params->vars[0]->type, "fmt", {"State"}) &&
         types::identical(s->params->vars[1]->type, pass.types.basic(BasicKind::Int32));
}

bool matchesArg(Pass& pass, uint16_t wanted, const Expr* arg, std::string* reason) {
  types::Type* t = pass.typeOf(arg);
  if (wanted == kArgAny || t == nullptr) return true;
  Matcher matcher(pass, wanted);
  bool ok = matcher.matches(t, true);
  *reason = matcher.reason;
  return ok;
}

bool isRecursiveStringer(Pass& pass, uint32_t call, const Expr* arg, std::string* method) {
  types::Type* t = pass.typeOf(arg);
  if (t == nullptr || isFormatter(pass, t)) return false;
  const FuncDecl* decl = nullptr;
  for (uint32_t i = call; i != Tree::kNone && decl == nullptr; i = pass.tree.at(i).parent)
    decl = dynCast<FuncDecl>(pass.tree.at(i).node);
  if (decl == nullptr || decl->receiver.size() != 1 || decl->receiver[0].name == nullptr)
    return false;
  const auto* here = types::dynCast<types::Func>(pass.definition(decl->name));
  std::string_view name = decl->name->name.str();
  if (here == nullptr || (name != "String" && name != "Error")) return false;
  const auto* found = types::dynCast<types::Func>(pass.member(t, name));
  if (found == nullptr || (found != here && found->origin != here)) return false;
  const types::Signature* s = here->signature();
  if (!s->params->vars.empty() || s->results->vars.size() != 1 ||
      s->results->vars[0]->type != pass.stringType())
    return false;
  if (const auto* u = dynCast<UnaryExpr>(arg); u != nullptr && u->op == Token::And) arg = u->x;
  const auto* id = dynCast<Ident>(arg);
  if (id == nullptr || pass.use(id) == nullptr ||
      pass.use(id) != pass.definition(decl->receiver[0].name))
    return false;
  *method = pass.fullName(found);
  return true;
}

}  // namespace vo::vet
