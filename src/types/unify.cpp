// This file unifies types: it finds types for bound type parameters that make two types match.
//
// Each bound parameter has a handle to an inferred type (unknown at first); parameters that met
// each other share a handle, so that whatever one of them is found to be holds for all. Exact
// unification asks for identical types. Inexact unification reflects assignability: a defined type
// matches a literal by its underlying type, channel directions give way, and an interface matches
// a type that has its methods.
#include "types/unify.h"

#include "types/lookup.h"
#include "types/predicates.h"
#include "types/typeset.h"

namespace vo::types {

/// Interfaces under comparison: a pair met again inside itself matches (see identical.cpp).
struct InterfacePair {
  const Interface* x;
  const Interface* y;
  const InterfacePair* previous;
};

namespace {

constexpr int kMaxDepth = 50;
/// Types can be exponentially larger than their declarations.
constexpr int kMaxSteps = 1'000'000;

bool contains(const InterfacePair* pairs, const Interface* x, const Interface* y) {
  for (const InterfacePair* p = pairs; p != nullptr; p = p->previous)
    if ((p->x == x && p->y == y) || (p->x == y && p->y == x)) return true;
  return false;
}

/// The interface under t, but not the constraint of a type parameter.
Interface* asInterface(Type* t) { return isTypeParam(t) ? nullptr : underAs<Interface>(t); }

bool same(Type* x, Type* y) { return x == y || unalias(x) == unalias(y); }

std::string_view tagOf(const Struct* s, size_t i) {
  return s->tags.empty() ? std::string_view() : s->tags[i];
}

}  // namespace

Unifier::Unifier(TypeContext& ctx, std::span<TypeParam* const> params, std::span<Type* const> args)
    : ctx_(ctx), params_(params.begin(), params.end()),
      viaInterfaces_(ctx.hooks().allowVersion(21)) {
  for (size_t i = 0; i < params.size(); i++) {
    handle_.push_back(static_cast<uint32_t>(i));
    types_.push_back(i < args.size() ? args[i] : nullptr);
  }
}

int Unifier::indexOf(const TypeParam* p) const {
  for (size_t i = 0; i < params_.size(); i++)
    if (params_[i] == p) return static_cast<int>(i);
  return -1;
}

Type* Unifier::at(const TypeParam* p) const {
  return types_[handle_[static_cast<size_t>(indexOf(p))]];
}

void Unifier::set(const TypeParam* p, Type* t) {
  VO_DCHECK(t != nullptr, "a type is inferred");
  types_[handle_[static_cast<size_t>(indexOf(p))]] = t;
}

size_t Unifier::unknowns() const {
  size_t n = 0;
  for (uint32_t h : handle_) n += types_[h] == nullptr ? 1 : 0;
  return n;
}

std::vector<Type*> Unifier::inferred(std::span<TypeParam* const> params) const {
  std::vector<Type*> list;
  for (const TypeParam* p : params) list.push_back(at(p));
  return list;
}

const TypeParam* Unifier::asBound(Type* t) const {
  const TypeParam* p = as<TypeParam>(t);
  return p != nullptr && indexOf(p) >= 0 ? p : nullptr;
}

/// Makes x and y share what is inferred; false if both are known already.
bool Unifier::join(const TypeParam* x, const TypeParam* y) {
  uint32_t hx = handle_[static_cast<size_t>(indexOf(x))];
  uint32_t hy = handle_[static_cast<size_t>(indexOf(y))];
  if (hx == hy) return true;
  if (types_[hx] != nullptr && types_[hy] != nullptr) return false;
  uint32_t keep = types_[hx] != nullptr ? hx : hy, drop = keep == hx ? hy : hx;
  for (uint32_t& h : handle_)
    if (h == drop) h = keep;
  return true;
}

bool Unifier::unify(Type* x, Type* y, uint8_t mode) { return nify(x, y, mode, nullptr); }

bool Unifier::nify(Type* x, Type* y, uint8_t mode, const InterfacePair* pairs) {
  if (x == nullptr || y == nullptr) return x == y;
  if (same(x, y)) return true;
  if (depth_ >= kMaxDepth || ++steps_ > kMaxSteps) return false;
  struct Depth {
    int& d;
    explicit Depth(int& depth) : d(depth) { d++; }
    ~Depth() { d--; }
  } depth(depth_);

  // A defined type, if any, to y; a bound parameter, if any, to x.
  if (as<Named>(x) != nullptr || asBound(y) != nullptr) std::swap(x, y);

  if (Named* ny = as<Named>(y); ny != nullptr && (mode & kExact) == 0 && isTypeLit(x) &&
      !(viaInterfaces_ && isInterface(x))) {
    y = under(ny);
    if (same(x, y)) return true;
  }

  const TypeParam *px = asBound(x), *py = asBound(y);
  if (px != nullptr && py != nullptr) return join(px, py) || nify(at(px), at(py), mode, pairs);
  if (px != nullptr) return nifyBound(px, y, mode, pairs);

  if (viaInterfaces_ && (mode & kExact) == 0) {
    bool done = false;
    bool matched = nifyInterfaces(x, y, mode, pairs, &done);
    if (done) return matched;
  }

  // An unbound parameter, if any, to x.
  if (isTypeParam(y)) std::swap(x, y);
  uint8_t elementMode = (mode & kAssign) != 0 ? static_cast<uint8_t>(mode | kExact) : mode;
  return nifyStructure(x, y, mode, elementMode, pairs);
}

/// A bound parameter against a type that is none.
bool Unifier::nifyBound(const TypeParam* px, Type* y, uint8_t mode, const InterfacePair* pairs) {
  Type* x = at(px);
  if (x == nullptr) {
    set(px, y);
    return true;
  }
  if (!nify(x, y, mode, pairs)) return false;
  Interface *xi = asInterface(x), *yi = asInterface(y);
  bool xn = as<Named>(x) != nullptr, yn = as<Named>(y) != nullptr;
  if (xi != nullptr && yi != nullptr) {
    // Which of two names would be right is not for unification to say.
    if (xn && yn) return identical(x, y);
    if (typeSet(xi)->methods.size() != typeSet(yi)->methods.size()) return false;
  } else if (xi != nullptr || yi != nullptr) {
    // Either could be meant; choosing would depend on the order of arguments.
    return false;
  }
  // Independent of order a defined type wins over a literal, and a directed channel over another.
  if ((mode & kExact) == 0 && !xn) {
    Chan* yc = underAs<Chan>(y);
    if (yn || (yc != nullptr && yc->dir != ChanDir::Both)) set(px, y);
  }
  return true;
}

/// Inexact unification where at least one is an interface; `done` if so.
bool Unifier::nifyInterfaces(Type* x, Type* y, uint8_t, const InterfacePair* pairs, bool* done) {
  Interface *xi = asInterface(x), *yi = asInterface(y);
  if (xi == nullptr && yi == nullptr) return false;
  *done = true;
  if (xi != nullptr && yi != nullptr) {
    const TypeSet *xs = typeSet(xi), *ys = typeSet(yi);
    if (xs->comparable != ys->comparable || !sameTerms(xs, ys)) return false;
    if (contains(pairs, xi, yi)) return true;
    InterfacePair pair{xi, yi, pairs};
    if (xs->methods.size() > ys->methods.size()) std::swap(xs, ys);
    for (Func* m : xs->methods) {
      Func* other = typeSetMethod(ys, m->package, m->name, false, nullptr);
      if (other == nullptr || !nify(m->type, other->type, kExact, &pair)) return false;
    }
    return true;
  }
  if (yi != nullptr) {
    xi = yi;
    y = x;
  }
  for (Func* m : typeSet(xi)->methods) {
    Func* other = dynCast<Func>(lookupFieldOrMethod(ctx_, y, false, m->package, m->name).object);
    if (other == nullptr) return false;
    ctx_.hooks().declare(other);
    // A generic method implements nothing, and its own type parameters are nobody's business.
    if (isGenericMethod(other) || !nify(m->type, other->type, kExact, pairs)) return false;
  }
  return true;
}

bool Unifier::nifyTuples(const Tuple* x, const Tuple* y, uint8_t mode, const InterfacePair* pairs) {
  if (x->vars.size() != y->vars.size()) return false;
  for (size_t i = 0; i < x->vars.size(); i++)
    if (!nify(x->vars[i]->type, y->vars[i]->type, mode, pairs)) return false;
  return true;
}

bool Unifier::nifyStructure(Type* xo, Type* yo, uint8_t mode, uint8_t emode,
                            const InterfacePair* pairs) {
  Type *x = unalias(xo), *y = unalias(yo);
  if (TypeParam* p = dynCast<TypeParam>(x)) {
    // Not bound: whatever it stands for has the type its constraint prescribes, if it does.
    Type* core = commonUnder(p);
    return core != nullptr && nify(core, yo, kAssign, pairs);
  }
  if (x->kind != y->kind) return false;
  switch (x->kind) {
    case TypeKind::Basic: return static_cast<Basic*>(x)->basic == static_cast<Basic*>(y)->basic;
    case TypeKind::Array: {
      Array *a = static_cast<Array*>(x), *b = static_cast<Array*>(y);
      return (a->length < 0 || b->length < 0 || a->length == b->length) &&
             nify(a->elem, b->elem, emode, pairs);
    }
    case TypeKind::Slice:
      return nify(static_cast<Slice*>(x)->elem, static_cast<Slice*>(y)->elem, emode, pairs);
    case TypeKind::Pointer:
      return nify(static_cast<Pointer*>(x)->elem, static_cast<Pointer*>(y)->elem, emode, pairs);
    case TypeKind::Map:
      return nify(static_cast<Map*>(x)->key, static_cast<Map*>(y)->key, emode, pairs) &&
             nify(static_cast<Map*>(x)->elem, static_cast<Map*>(y)->elem, emode, pairs);
    case TypeKind::Chan: {
      Chan *a = static_cast<Chan*>(x), *b = static_cast<Chan*>(y);
      return ((mode & kExact) == 0 || a->dir == b->dir) && nify(a->elem, b->elem, emode, pairs);
    }
    case TypeKind::Struct: {
      Struct *a = static_cast<Struct*>(x), *b = static_cast<Struct*>(y);
      if (a->fields.size() != b->fields.size()) return false;
      for (size_t i = 0; i < a->fields.size(); i++) {
        const Var *f = a->fields[i], *g = b->fields[i];
        if (f->embedded != g->embedded || tagOf(a, i) != tagOf(b, i) ||
            !f->sameId(g->package, g->name) || !nify(f->type, g->type, emode, pairs))
          return false;
      }
      return true;
    }
    case TypeKind::Tuple:
      return nifyTuples(static_cast<Tuple*>(x), static_cast<Tuple*>(y), mode, pairs);
    case TypeKind::Signature: {
      Signature *a = static_cast<Signature*>(x), *b = static_cast<Signature*>(y);
      return a->variadic == b->variadic &&
             nifyTuples(a->params, b->params, emode, pairs) &&
             nifyTuples(a->results, b->results, emode, pairs);
    }
    case TypeKind::Interface: {
      Interface *a = static_cast<Interface*>(x), *b = static_cast<Interface*>(y);
      const TypeSet *s = typeSet(a), *t = typeSet(b);
      if (s->comparable != t->comparable || !sameTerms(s, t) || s->methods.size() != t->methods.size())
        return false;
      if (contains(pairs, a, b)) return true;
      InterfacePair pair{a, b, pairs};
      for (size_t i = 0; i < s->methods.size(); i++) {
        const Func *f = s->methods[i], *g = t->methods[i];
        if (!f->sameId(g->package, g->name) || !nify(f->type, g->type, kExact, &pair)) return false;
      }
      return true;
    }
    case TypeKind::Named: {
      Named *a = static_cast<Named*>(x), *b = static_cast<Named*>(y);
      if (a->typeArgs.size() != b->typeArgs.size()) return false;
      for (size_t i = 0; i < a->typeArgs.size(); i++)
        if (!nify(a->typeArgs[i], b->typeArgs[i], mode, pairs)) return false;
      return a->origin->object == b->origin->object;
    }
    case TypeKind::Union:
    case TypeKind::Alias:
    case TypeKind::TypeParam: return false;
  }
  return false;
}

}  // namespace vo::types
