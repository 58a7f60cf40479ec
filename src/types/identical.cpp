// This file decides identity of types.
//
// Structural recursion that ends at names: two defined types are identical only if they come from
// the same declaration (with identical type arguments). The one cycle without a name runs through
// methods of anonymous interfaces that mention an enclosing interface; pairs of interfaces under
// comparison are therefore kept on a list, and a pair met again is taken to be equal: were it not,
// the comparison would fail elsewhere.
#include <set>

#include "types/predicates.h"
#include "types/typeset.h"

namespace vo::types {

namespace {

struct Pair {
  const Interface* x;
  const Interface* y;
  const Pair* previous;
};

/// The type parameters of two signatures that are being compared: the i-th ones stand for each other.
struct Params {
  std::span<TypeParam* const> x;
  std::span<TypeParam* const> y;
  const Params* outer;
};

class Comparer {
 public:
  bool ignoreTags = false;
  bool ignoreInvalid = false;

  bool identical(const Type* x, const Type* y, const Pair* pairs) {
    if (x == y) return true;
    if (depth_ > kMaxDepth) return false;
    // A pair met again: were it different, the whole comparison would have ended. Types can be
    // exponentially larger than their declarations, so large ones must not be walked twice.
    if (++steps_ > kFewSteps && !seen_.insert({x, y}).second) return true;
    depth_++;
    bool r = compare(x, y, pairs);
    depth_--;
    return r;
  }

 private:
  /// Chains of aliases can nest types deeper than any text; no real program comes near.
  static constexpr int kMaxDepth = 10'000;
  static constexpr int kFewSteps = 200;

  bool compare(const Type* x, const Type* y, const Pair* pairs) {
    x = unalias(x);
    y = unalias(y);
    if (x == y) return true;
    if (x == nullptr || y == nullptr) return false;
    if (ignoreInvalid && (!isValid(x) || !isValid(y))) return true;
    if (x->kind != y->kind) return false;
    switch (x->kind) {
      case TypeKind::Basic:
        // byte and uint8 are two addresses.
        return static_cast<const Basic*>(x)->basic == static_cast<const Basic*>(y)->basic;
      case TypeKind::Pointer: return elems<Pointer>(x, y, pairs);
      case TypeKind::Slice: return elems<Slice>(x, y, pairs);
      case TypeKind::Array: {
        int64_t m = static_cast<const Array*>(x)->length, n = static_cast<const Array*>(y)->length;
        // An unknown length has had its error.
        return (m < 0 || n < 0 || m == n) && elems<Array>(x, y, pairs);
      }
      case TypeKind::Chan:
        return static_cast<const Chan*>(x)->dir == static_cast<const Chan*>(y)->dir &&
               elems<Chan>(x, y, pairs);
      case TypeKind::Map:
        return identical(static_cast<const Map*>(x)->key, static_cast<const Map*>(y)->key, pairs) &&
               elems<Map>(x, y, pairs);
      case TypeKind::Struct:
        return structs(static_cast<const Struct*>(x), static_cast<const Struct*>(y), pairs);
      case TypeKind::Tuple:
        return tuples(static_cast<const Tuple*>(x), static_cast<const Tuple*>(y), pairs);
      case TypeKind::Signature:
        return signatures(static_cast<const Signature*>(x), static_cast<const Signature*>(y), pairs);
      case TypeKind::Interface:
        return interfaces(static_cast<const Interface*>(x), static_cast<const Interface*>(y), pairs);
      case TypeKind::Union:
        return unions(static_cast<const Union*>(x), static_cast<const Union*>(y), pairs);
      case TypeKind::Named:
        return instances(static_cast<const Named*>(x), static_cast<const Named*>(y), pairs);
      case TypeKind::TypeParam:
        return typeParams(static_cast<const TypeParam*>(x), static_cast<const TypeParam*>(y));
      case TypeKind::Alias: return false;
    }
    return false;
  }

  template <class T>
  bool elems(const Type* x, const Type* y, const Pair* pairs) {
    return identical(static_cast<const T*>(x)->elem, static_cast<const T*>(y)->elem, pairs);
  }

  bool structs(const Struct* x, const Struct* y, const Pair* pairs) {
    if (x->fields.size() != y->fields.size()) return false;
    for (size_t i = 0; i < x->fields.size(); i++) {
      const Var *f = x->fields[i], *g = y->fields[i];
      if (f->embedded != g->embedded || !f->sameId(g->package, g->name)) return false;
      if (!ignoreTags && tag(x, i) != tag(y, i)) return false;
      if (!identical(f->type, g->type, pairs)) return false;
    }
    return true;
  }
  static std::string_view tag(const Struct* s, size_t i) {
    return s->tags.empty() ? std::string_view() : s->tags[i];
  }

  bool tuples(const Tuple* x, const Tuple* y, const Pair* pairs) {
    if (x->vars.size() != y->vars.size()) return false;
    for (size_t i = 0; i < x->vars.size(); i++)
      if (!identical(x->vars[i]->type, y->vars[i]->type, pairs)) return false;
    return true;
  }

  bool signatures(const Signature* x, const Signature* y, const Pair* pairs) {
    if (x->typeParams.size() != y->typeParams.size() || x->variadic != y->variadic) return false;
    if (x->typeParams.empty())
      return tuples(x->params, y->params, pairs) && tuples(x->results, y->results, pairs);
    // Names of type parameters do not matter.
    Params here{x->typeParams, y->typeParams, params_};
    params_ = &here;
    bool r = true;
    for (size_t i = 0; i < x->typeParams.size() && r; i++)
      r = identical(x->typeParams[i]->bound, y->typeParams[i]->bound, pairs);
    r = r && tuples(x->params, y->params, pairs) && tuples(x->results, y->results, pairs);
    params_ = here.outer;
    return r;
  }

  bool typeParams(const TypeParam* x, const TypeParam* y) const {
    for (const Params* p = params_; p != nullptr; p = p->outer)
      for (size_t i = 0; i < p->x.size(); i++)
        if (p->x[i] == x) return p->y[i] == y;
    return false;
  }

  bool interfaces(const Interface* x, const Interface* y, const Pair* pairs) {
    const TypeSet *a = typeSet(x), *b = typeSet(y);
    if (a->comparable != b->comparable || a->methods.size() != b->methods.size()) return false;
    if (!sameTerms(a, b)) return false;
    for (const Pair* p = pairs; p != nullptr; p = p->previous)
      if ((p->x == x && p->y == y) || (p->x == y && p->y == x)) return true;
    Pair pair{x, y, pairs};
    for (size_t i = 0; i < a->methods.size(); i++) {
      const Func *f = a->methods[i], *g = b->methods[i];
      if (!f->sameId(g->package, g->name) || !identical(f->type, g->type, &pair)) return false;
    }
    return true;
  }

  bool unions(const Union* x, const Union* y, const Pair*) {
    std::vector<Term> a, b;
    if (!unionTerms(x, &a) || !unionTerms(y, &b)) return false;
    TypeSet s{{}, a, false}, t{{}, b, false};
    return sameTerms(&s, &t);
  }

  bool instances(const Named* x, const Named* y, const Pair* pairs) {
    if (x->origin->object != y->origin->object || x->typeArgs.size() != y->typeArgs.size())
      return false;
    if (x->typeArgs.empty()) return x->origin == y->origin;
    for (size_t i = 0; i < x->typeArgs.size(); i++)
      if (!identical(x->typeArgs[i], y->typeArgs[i], pairs)) return false;
    return true;
  }

  const Params* params_ = nullptr;
  int depth_ = 0;
  int steps_ = 0;
  std::set<std::pair<const Type*, const Type*>> seen_;
};

}  // namespace

bool identical(const Type* x, const Type* y) { return x == y || Comparer().identical(x, y, nullptr); }

bool identicalIgnoreTags(const Type* x, const Type* y) {
  Comparer c;
  c.ignoreTags = true;
  return c.identical(x, y, nullptr);
}

bool identicalIgnoreInvalid(const Type* x, const Type* y) {
  Comparer c;
  c.ignoreInvalid = true;
  return c.identical(x, y, nullptr);
}

bool identicalList(std::span<Type* const> x, std::span<Type* const> y) {
  if (x.size() != y.size()) return false;
  for (size_t i = 0; i < x.size(); i++)
    if (!identical(x[i], y[i])) return false;
  return true;
}

}  // namespace vo::types
