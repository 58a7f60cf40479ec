// This file infers type arguments.
//
// Steps: (1) unify parameter types with the types of typed arguments; (2) unify type parameters
// with the core types and methods of their constraints until nothing new is learnt; (3) give
// parameters that only untyped constants speak for the default type of the largest kind; then
// substitute inferred types into one another until they mention no parameter. Step 2 may repeat
// once per type parameter, so it ends; the last substitution ends because circular results are
// removed before.
#include "types/infer.h"

#include <algorithm>
#include <unordered_set>

#include "types/lookup.h"
#include "types/predicates.h"
#include "types/subst.h"
#include "types/type_string.h"
#include "types/typeset.h"
#include "types/unify.h"

namespace vo::types {

namespace {

/// Does any of `params` occur in a type? Defined types count by their arguments.
class ParameterFinder {
 public:
  explicit ParameterFinder(std::span<TypeParam* const> params) : params_(params) {}

  bool find(Type* t) {
    if (t == nullptr) return false;
    // Large types share parts; what has been looked at holds nothing.
    if (++parts_ > kFewParts && !seen_.insert(t).second) return false;
    switch (t->kind) {
      case TypeKind::Basic: return false;
      case TypeKind::TypeParam:
        return std::find(params_.begin(), params_.end(), t) != params_.end();
      case TypeKind::Alias: return unalias(t) != t && find(unalias(t));
      case TypeKind::Pointer: return find(static_cast<Pointer*>(t)->elem);
      case TypeKind::Slice: return find(static_cast<Slice*>(t)->elem);
      case TypeKind::Array: return find(static_cast<Array*>(t)->elem);
      case TypeKind::Chan: return find(static_cast<Chan*>(t)->elem);
      case TypeKind::Map: return find(static_cast<Map*>(t)->key) || find(static_cast<Map*>(t)->elem);
      case TypeKind::Struct: return findVars(static_cast<Struct*>(t)->fields);
      case TypeKind::Tuple: return findVars(static_cast<Tuple*>(t)->vars);
      case TypeKind::Signature:
        // Only the signature proper: what type parameters it declares is its own affair.
        return findVars(static_cast<Signature*>(t)->params->vars) ||
               findVars(static_cast<Signature*>(t)->results->vars);
      case TypeKind::Interface: return findInterface(static_cast<Interface*>(t));
      case TypeKind::Union:
        for (const UnionTerm& term : static_cast<Union*>(t)->terms)
          if (find(term.type)) return true;
        return false;
      case TypeKind::Named:
        for (Type* a : static_cast<Named*>(t)->typeArgs)
          if (find(a)) return true;
        return false;
    }
    return false;
  }

 private:
  bool findVars(std::span<Var* const> vars) {
    for (const Var* v : vars)
      if (find(v->type)) return true;
    return false;
  }
  bool findInterface(Interface* t) {
    // The only parts through which a type without a name contains itself.
    if (std::find(open_.begin(), open_.end(), t) != open_.end()) return false;
    open_.push_back(t);
    const TypeSet* set = typeSet(t);
    bool found = false;
    for (size_t i = 0; i < set->methods.size() && !found; i++) found = find(set->methods[i]->type);
    if (!found && set->hasTerms())
      for (const Term& term : set->terms) found = found || find(term.type);
    open_.pop_back();
    return found;
  }
  static constexpr int kFewParts = 100;
  std::span<TypeParam* const> params_;
  std::vector<const Interface*> open_;
  std::unordered_set<const Type*> seen_;
  int parts_ = 0;
};

/// Removes inferred types that contain their own parameter, directly or through others:
/// substituting them would never end.
class CycleKiller {
 public:
  CycleKiller(std::span<TypeParam* const> params, std::vector<Type*>& inferred)
      : params_(params), inferred_(inferred) {}

  void run() {
    for (TypeParam* p : params_) walk(p);
  }

 private:
  void walk(Type* t) {
    t = unalias(t);
    if (t == nullptr) return;
    if (std::find(open_.begin(), open_.end(), t) != open_.end()) {
      if (int i = indexOf(t); i >= 0) inferred_[static_cast<size_t>(i)] = nullptr;
      return;
    }
    // From a type that is done no way leads back into the open ones.
    if (done_.contains(t)) return;
    open_.push_back(t);
    walkParts(t);
    open_.pop_back();
    done_.insert(t);
  }

  void walkVars(std::span<Var* const> vars) {
    for (const Var* v : vars) walk(v->type);
  }

  void walkParts(Type* t) {
    switch (t->kind) {
      case TypeKind::Basic:
      case TypeKind::Alias: return;
      case TypeKind::Pointer: return walk(static_cast<Pointer*>(t)->elem);
      case TypeKind::Slice: return walk(static_cast<Slice*>(t)->elem);
      case TypeKind::Array: return walk(static_cast<Array*>(t)->elem);
      case TypeKind::Chan: return walk(static_cast<Chan*>(t)->elem);
      case TypeKind::Map:
        walk(static_cast<Map*>(t)->key);
        return walk(static_cast<Map*>(t)->elem);
      case TypeKind::Struct: return walkVars(static_cast<Struct*>(t)->fields);
      case TypeKind::Tuple: return walkVars(static_cast<Tuple*>(t)->vars);
      case TypeKind::Signature:
        walkVars(static_cast<Signature*>(t)->params->vars);
        return walkVars(static_cast<Signature*>(t)->results->vars);
      case TypeKind::Union:
        for (const UnionTerm& term : static_cast<Union*>(t)->terms) walk(term.type);
        return;
      case TypeKind::Interface:
        for (const Func* m : static_cast<Interface*>(t)->methods) walk(m->type);
        for (Type* e : static_cast<Interface*>(t)->embeddeds) walk(e);
        return;
      case TypeKind::Named:
        for (Type* a : static_cast<Named*>(t)->typeArgs) walk(a);
        return;
      case TypeKind::TypeParam:
        if (int i = indexOf(t); i >= 0) walk(inferred_[static_cast<size_t>(i)]);
        return;
    }
  }

  int indexOf(const Type* t) const {
    for (size_t i = 0; i < params_.size(); i++)
      if (params_[i] == t) return static_cast<int>(i);
    return -1;
  }

  std::span<TypeParam* const> params_;
  std::vector<Type*>& inferred_;
  std::vector<const Type*> open_;
  std::unordered_set<const Type*> done_;
};

/// The single type of a constraint (with its tilde), or its core type.
struct CoreTerm {
  Type* type = nullptr;
  bool tilde = false;
  bool single = false;
};

CoreTerm coreTerm(TypeParam* p) {
  int n = 0;
  const Term* only = nullptr;
  bool tilde = false;
  eachTerm(p, [&](const Term* t) {
    if (t == nullptr) return false;
    n++;
    only = t;
    tilde = tilde || t->tilde;
    return true;
  });
  if (n == 1) return {only->type, only->tilde, true};
  if (Type* core = commonUnder(p)) return {core, tilde, false};
  return {};
}

class Inference {
 public:
  Inference(TypeContext& ctx, std::span<TypeParam* const> params, std::span<Type* const> args,
            std::span<const InferArg> arguments, bool reverse, InferError* error)
      : ctx_(ctx), params_(params), given_(args.begin(), args.end()), arguments_(arguments),
        reverse_(reverse), error_(error), unifier_(ctx, params, args) {
    given_.resize(params.size());
  }

  bool run(Tuple* parameters) {
    if (!parameters->vars.empty()) {
      // With the arguments given written in: they are not to be inferred once more.
      parameters_ = substTuple(ctx_, parameters, SubstMap{params_, given_});
      if (!useArguments()) return false;
    }
    if (!useConstraints() || !useUntyped()) return false;
    result = unifier_.inferred(params_);
    CycleKiller(params_, result).run();
    simplify();
    return complete();
  }

  std::vector<Type*> result;

 private:
  std::string text(const Type* t) const { return typeString(ctx_, t); }
  std::string text(const InferArg& arg) const { return ctx_.hooks().exprString(arg.expr); }
  bool fail(const syntax::Expr* at, std::string message) {
    *error_ = {at, std::move(message)};
    return false;
  }

  bool useArguments() {
    for (size_t i = 0; i < arguments_.size(); i++) {
      const InferArg& arg = arguments_[i];
      Type* parameter = parameters_->vars[i]->type;
      if (!isParameterized(params_, parameter) && !isParameterized(params_, arg.type)) continue;
      if (isTyped(arg.type)) {
        if (!unifier_.unify(parameter, arg.type, kAssign)) return mismatch(parameter, arg);
      } else if (isa<TypeParam>(parameter) && !arg.isNil) {
        // An untyped constant has a basic type in the end, so it speaks only for a parameter that
        // is a type parameter itself.
        untyped_.push_back(i);
      }
    }
    return true;
  }

  bool mismatch(Type* parameter, const InferArg& arg) {
    std::vector<Type*> known = unifier_.inferred(params_);
    std::string start = "type " + text(arg.type) + " of " + text(arg);
    if (std::all_of(known.begin(), known.end(), [](Type* t) { return t == nullptr; }))
      return fail(arg.expr, start + " does not match " + text(parameter) + " (cannot infer " +
                                typeParamNames(params_) + ")");
    Type* inferred = subst(ctx_, parameter, SubstMap{params_, known});
    if (inferred == parameter) return fail(arg.expr, start + " does not match " + text(parameter));
    if (reverse_)
      return fail(arg.expr, "inferred type " + text(inferred) + " for " + text(parameter) +
                                " does not match " + start);
    return fail(arg.expr, start + " does not match inferred type " + text(inferred) + " for " +
                              text(parameter));
  }

  bool useConstraints() {
    for (;;) {
      size_t before = unifier_.unknowns();
      for (TypeParam* p : params_)
        if (!useConstraint(p)) return false;
      if (unifier_.unknowns() == before) return true;
    }
  }

  bool useConstraint(TypeParam* p) {
    Type* t = unifier_.at(p);
    CoreTerm core = coreTerm(p);
    if (core.type != nullptr) {
      if (t != nullptr) {
        if (!unifier_.unify(t, core.type, kInexact)) return unsatisfied(p, t, "");
      } else if (core.single && !core.tilde) {
        unifier_.set(p, core.type);
      }
    }
    if (t == nullptr || isParameterized(params_, t)) return true;
    // The methods a constraint asks for may tell more.
    std::string cause;
    auto match = [&](Type* x, Type* y) { return unifier_.unify(x, y, kExact); };
    if (hasAllMethods(ctx_, t, constraintInterface(p), true, match, &cause)) return true;
    return unsatisfied(p, t, " " + cause);
  }

  bool unsatisfied(TypeParam* p, Type* t, const std::string& cause) {
    return fail(nullptr, text(p) + " (type " + text(t) + ") does not satisfy " + text(p->bound) + cause);
  }

  bool useUntyped() {
    std::vector<std::pair<TypeParam*, Type*>> largest;
    for (size_t i : untyped_) {
      TypeParam* p = cast<TypeParam>(parameters_->vars[i]->type);
      if (unifier_.at(p) != nullptr) continue;
      const InferArg& arg = arguments_[i];
      auto it = std::find_if(largest.begin(), largest.end(), [&](auto& e) { return e.first == p; });
      if (it == largest.end()) {
        largest.push_back({p, arg.type});
        continue;
      }
      Type* m = maxType(it->second, arg.type);
      if (m == nullptr)
        return fail(arg.expr, "mismatched types " + text(it->second) + " and " + text(arg.type) +
                                  " (cannot infer " + text(p) + ")");
      it->second = m;
    }
    for (auto& [p, t] : largest) unifier_.set(p, defaultType(ctx_, t));
    return true;
  }

  /// Substitutes results into one another.
  void simplify() {
    std::vector<size_t> dirty;
    for (size_t i = 0; i < result.size(); i++)
      if (result[i] != nullptr && given_[i] == nullptr) dirty.push_back(i);
    // Cycles are gone: each round removes one level of at most params_.size().
    for (size_t round = 0; !dirty.empty() && round <= params_.size() + 1; round++) {
      std::vector<Type*> snapshot = result;
      SubstMap map{params_, snapshot};
      std::vector<size_t> still;
      for (size_t i : dirty) {
        Type* t = subst(ctx_, result[i], map);
        if (t == result[i]) continue;
        // A generic function argument that has got all its types is not generic any more.
        if (Signature* s = dynCast<Signature>(t);
            s != nullptr && !s->typeParams.empty() && !isParameterized(params_, s))
          s->typeParams = {};
        result[i] = t;
        still.push_back(i);
      }
      dirty = std::move(still);
    }
  }

  bool complete() {
    for (size_t i = 0; i < result.size(); i++) {
      if (result[i] != nullptr && !isParameterized(params_, result[i])) continue;
      const TypeName* o = params_[i]->object;
      return fail(nullptr, "cannot infer " + std::string(o->name.str()) + " (declared at " +
                               ctx_.hooks().posString(o->pos) + ")");
    }
    return true;
  }

  TypeContext& ctx_;
  std::span<TypeParam* const> params_;
  std::vector<Type*> given_;
  std::span<const InferArg> arguments_;
  bool reverse_;
  InferError* error_;
  Unifier unifier_;
  Tuple* parameters_ = nullptr;
  std::vector<size_t> untyped_;
};

}  // namespace

bool isParameterized(std::span<TypeParam* const> params, Type* t) {
  return ParameterFinder(params).find(t);
}

std::optional<std::vector<Type*>> infer(TypeContext& ctx, std::span<TypeParam* const> params,
                                        std::span<Type* const> args, Tuple* parameters,
                                        std::span<const InferArg> arguments, bool reverse,
                                        InferError* error) {
  VO_CHECK(!params.empty() && args.size() <= params.size(), "there is something to infer");
  VO_CHECK(parameters->vars.size() == arguments.size(), "an argument for each parameter");
  *error = {};
  if (args.size() == params.size() && std::find(args.begin(), args.end(), nullptr) == args.end())
    return std::vector<Type*>(args.begin(), args.end());
  for (const InferArg& arg : arguments)
    if (arg.invalid) return std::nullopt;
  Inference inference(ctx, params, args, arguments, reverse, error);
  if (!inference.run(parameters)) return std::nullopt;
  return std::move(inference.result);
}

}  // namespace vo::types
