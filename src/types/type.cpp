// This file finds the underlying type: the end of the chain of declarations a type hangs on.
//
// Chains are followed with a step count, since the checker reports circular declarations only
// after it has seen them whole; until then a circle reads as the invalid type.
#include "types/type.h"

#include <vector>

#include "types/context.h"
#include "types/instantiate.h"
#include "types/typeset.h"

namespace vo::types {

namespace {

constexpr int kMaxChain = 1 << 20;

Type* invalidOf(const Universe* universe) {
  return universe->basic[static_cast<size_t>(BasicKind::Invalid)];
}

Type* resolveUnderlying(Named* start) {
  std::vector<Named*> path;
  Type* t = start;
  for (int steps = 0; steps < kMaxChain; steps++) {
    if (t == nullptr) return invalidOf(start->universe);
    if (Alias* alias = dynCast<Alias>(t)) {
      t = alias->actual != nullptr ? alias->actual : alias->fromRhs;
      continue;
    }
    Named* named = dynCast<Named>(t);
    if (named == nullptr) break;
    if (named->underlying != nullptr) {
      t = named->underlying;
      break;
    }
    if (named->isInstance()) expandInstance(named);
    path.push_back(named);
    t = named->fromRhs;
  }
  // A circle, or a type parameter (an error reported at the declaration).
  if (isa<Named>(t) || isa<Alias>(t) || isa<TypeParam>(t)) return invalidOf(start->universe);
  for (Named* named : path) named->underlying = t;
  return t;
}

}  // namespace

Type* unalias(Type* t) {
  Alias* first = dynCast<Alias>(t);
  if (first == nullptr) return t;
  if (first->actual != nullptr) return first->actual;
  Type* end = first;
  for (int steps = 0; steps < kMaxChain; steps++) {
    Alias* alias = dynCast<Alias>(end);
    if (alias == nullptr) {
      if (end == nullptr) return first;
      first->actual = end;
      return end;
    }
    end = alias->actual != nullptr ? alias->actual : alias->fromRhs;
  }
  return first;
}

Type* underOther(Type* t) {
  t = unalias(t);
  if (t == nullptr) return nullptr;
  switch (t->kind) {
    case TypeKind::Named: {
      Named* named = static_cast<Named*>(t);
      return named->underlying != nullptr ? named->underlying : resolveUnderlying(named);
    }
    case TypeKind::TypeParam: return constraintInterface(static_cast<TypeParam*>(t));
    case TypeKind::Alias: {
      // Only an alias whose declaration is under way: it has no meaning yet.
      const Alias* alias = static_cast<Alias*>(t);
      VO_DCHECK(alias->universe != nullptr, "aliases know their universe");
      return invalidOf(alias->universe);
    }
    default: return t;
  }
}

}  // namespace vo::types
