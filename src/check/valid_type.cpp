// This file checks that no type contains itself by value: type T struct { t T }.
//
// The nest is the stack of types whose memory contains the next one; a type that occurs in its own
// nest is infinite. Generic types are followed through their declaration: a type parameter stands
// for the argument of the instance on top of the nest, and that argument was written where the
// instance was, so it is checked in the nest without it. The path is all that was followed, for
// the message.
#include "check/decl.h"
#include "check/delayed.h"
#include "check/expr.h"
#include "check/report.h"
#include "check/state.h"

namespace vo::check {

static bool validTypeIn(Checker& ck, Type* t, std::vector<Named*>& nest, std::vector<Named*>& path);

namespace {
/// Comparisons with types of the nest, for all types of a package. Chains of generic types that
/// contain each other take time cubic in their length.
constexpr uint64_t kMaxNestSteps = 100'000'000;
}  // namespace

void validType(Checker& ck, Named* t) {
  std::vector<Named*> nest, path;
  validTypeIn(ck, t, nest, path);
}

static bool validTypeIn(Checker& ck, Type* t, std::vector<Named*>& nest, std::vector<Named*>& path) {
  if (t == nullptr || stackExhausted(ck, nullptr)) return true;
  t = unalias(t);
  switch (t->kind) {
    case TypeKind::Array: return validTypeIn(ck, types::cast<Array>(t)->elem, nest, path);
    case TypeKind::Struct:
      for (Var* f : types::cast<Struct>(t)->fields)
        if (!validTypeIn(ck, f->type, nest, path)) return false;
      return true;
    case TypeKind::Union:
      for (UnionTerm& term : types::cast<Union>(t)->terms)
        if (!validTypeIn(ck, term.type, nest, path)) return false;
      return true;
    case TypeKind::Interface:
      for (Type* e : types::cast<Interface>(t)->embeddeds)
        if (!validTypeIn(ck, e, nest, path)) return false;
      return true;
    case TypeKind::Named: {
      Named* n = types::cast<Named>(t);
      // Types of other packages are valid; only their type arguments may lead back here.
      if (n->object->package != ck.pkg && n->typeArgs.empty()) return true;
      ck.nestSteps += nest.size();
      if (ck.nestSteps > kMaxNestSteps) {
        if (!ck.stackReported)
          report(ck, Range{n->object->pos, n->object->pos}, Kind::NestingTooDeep,
                 "types contain each other too deeply");
        ck.stackReported = true;
        return true;
      }
      for (Named* outer : nest) {
        if (outer->origin != n->origin) continue;
        if (outer != n && !(n->isInstance() && identical(outer, n))) continue;
        n->origin->fromRhs = ck.invalidType();
        n->origin->underlying = ck.invalidType();
        n->underlying = ck.invalidType();
        for (size_t start = 0; start < path.size(); start++) {
          if (path[start] != n && !identical(path[start], n)) continue;
          std::vector<Object*> cycle;
          for (size_t i = start; i < path.size(); i++) cycle.push_back(objectOf(ck, path[i]));
          cycleError(ck, cycle, 0);
          break;
        }
        return false;
      }
      if (ck.validTypes.contains(n)) return true;
      nest.push_back(n);
      path.push_back(n);
      bool ok = validTypeIn(ck, n->origin->fromRhs, nest, path);
      nest.pop_back();
      path.pop_back();
      // Where no type parameter is involved, validity does not depend on where the type occurs.
      if (ok && (n->origin->typeParams.empty() || !types::containsTypeParam(n))) ck.validTypes.insert(n);
      return ok;
    }
    case TypeKind::TypeParam: {
      if (nest.empty()) return true;
      Named* instance = nest.back();
      std::span<TypeParam*> params = instance->origin->typeParams;
      for (size_t i = 0; i < params.size() && i < instance->typeArgs.size(); i++) {
        if (params[i] != t) continue;
        nest.pop_back();
        bool ok = validTypeIn(ck, instance->typeArgs[i], nest, path);
        nest.push_back(instance);
        return ok;
      }
      return true;
    }
    default: return true;
  }
}

}  // namespace vo::check
