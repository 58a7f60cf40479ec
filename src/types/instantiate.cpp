// This file makes instances of generic types and functions, and expands them.
//
// Recursive generic types need no special care: an instance is entered into the table before it is
// expanded, and expanding meets the entry. Runaway types (`type T[P any] struct { f *T[[]P] }`)
// grow only as far as somebody looks; the nesting of instances is bounded for those who look
// everywhere (kMaxInstanceDepth).
#include "types/instantiate.h"

#include "types/canonical.h"
#include "types/instance_table.h"
#include "types/lookup.h"
#include "types/predicates.h"
#include "types/sizes.h"
#include "types/subst.h"
#include "types/type_string.h"
#include "types/typeset.h"

namespace vo::types {

namespace {

constexpr size_t kMaxInstances = 1'000'000;

uint64_t instanceHash(const Type* generic, std::span<Type* const> args) {
  uint64_t h = typeHash(generic);
  for (const Type* t : args) h = h * 0x9E3779B97F4A7C15ull + shallowTypeHash(t);
  return h;
}

Type* findInstance(const InstanceTable& table, uint64_t hash, const Type* generic,
                   std::span<Type* const> args) {
  if (table.frozen != nullptr)
    if (Type* t = findInstance(*table.frozen, hash, generic, args)) return t;
  if (table.slots == nullptr) return nullptr;
  for (uint64_t i = hash & table.mask;; i = (i + 1) & table.mask) {
    uint32_t at = table.slots[i];
    if (at == 0) return nullptr;
    const InstanceTable::Entry& e = table.entries[at - 1];
    if (e.hash == hash && e.generic == generic && identicalList(e.args, args)) return e.instance;
  }
}

void place(InstanceTable& table, uint32_t at) {
  VO_DCHECK(at != 0 && at <= table.entries.size() && table.entries.size() <= table.mask, "a table of instances has a free place, or the search for one would not end");
  uint64_t i = table.entries[at - 1].hash & table.mask;
  while (table.slots[i] != 0) i = (i + 1) & table.mask;
  table.slots[i] = at;
}

void addInstance(base::Arena& arena, InstanceTable& table, const InstanceTable::Entry& entry) {
  VO_DCHECK(findInstance(table, entry.hash, entry.generic, entry.args) == nullptr, "equal arguments give the same instance");
  table.entries.push(arena, entry);
  uint32_t count = static_cast<uint32_t>(table.entries.size());
  if (table.slots != nullptr && count * 2 <= table.mask + 1) {
    place(table, count);
    return;
  }
  uint32_t size = 64;
  while (size < count * 4) size *= 2;
  table.slots = arena.array<uint32_t>(size).data();
  table.mask = size - 1;
  for (uint32_t at = 1; at <= count; at++) place(table, at);
}

/// How deep instances nest in t; composite types pass through. Looks at `budget` parts at most:
/// depth only has to grow in the end where instantiation runs away.
uint16_t instanceDepth(const Type* t, int& budget) {
  t = unalias(t);
  if (t == nullptr || budget <= 0) return 0;
  budget--;
  switch (t->kind) {
    case TypeKind::Named: return static_cast<const Named*>(t)->depth;
    case TypeKind::Pointer: return instanceDepth(static_cast<const Pointer*>(t)->elem, budget);
    case TypeKind::Slice: return instanceDepth(static_cast<const Slice*>(t)->elem, budget);
    case TypeKind::Array: return instanceDepth(static_cast<const Array*>(t)->elem, budget);
    case TypeKind::Chan: return instanceDepth(static_cast<const Chan*>(t)->elem, budget);
    case TypeKind::Map: {
      uint16_t key = instanceDepth(static_cast<const Map*>(t)->key, budget);
      return std::max(key, instanceDepth(static_cast<const Map*>(t)->elem, budget));
    }
    default: return 0;
  }
}

Named* newNamedInstance(TypeContext& ctx, Named* generic, std::span<Type* const> args, uint64_t hash,
                        Pos pos) {
  VO_DCHECK(!generic->isInstance(), "only declared types are instantiated");
  uint16_t depth = 0;
  int budget = 1000;
  for (const Type* t : args) depth = std::max(depth, instanceDepth(t, budget));
  if (depth >= kMaxInstanceDepth) {
    ctx.hooks().instanceTooDeep(pos, generic);
    return nullptr;
  }
  Named* t = ctx.arena().make<Named>();
  ctx.noteLazy(t);
  t->kind = TypeKind::Named;
  t->state = Named::State::Unresolved;
  t->depth = static_cast<uint16_t>(depth + 1);
  t->hash = static_cast<uint32_t>(hash ^ (hash >> 32));
  t->object = generic->object;
  t->origin = generic;
  t->typeArgs = ctx.arena().copy(args);
  t->localNumber = generic->localNumber;
  t->universe = &ctx.universe();
  ctx.universe().instances->named.push(ctx.arena(), t);
  return t;
}

Alias* newAliasInstance(TypeContext& ctx, Alias* generic, std::span<Type* const> args, Pos pos) {
  SubstMap map{generic->typeParams, args};
  Alias* t = ctx.arena().make<Alias>();
  ctx.noteLazy(t);
  t->kind = TypeKind::Alias;
  t->object = generic->object;
  t->typeArgs = ctx.arena().copy(args);
  t->origin = generic;
  t->universe = &ctx.universe();
  if (generic->fromRhs != nullptr) {
    t->fromRhs = subst(ctx, generic->fromRhs, map, pos);
    unalias(t);
  }
  return t;
}

Type* newSignatureInstance(TypeContext& ctx, Signature* generic, std::span<Type* const> args,
                           Pos pos) {
  Signature* t = substSignature(ctx, generic, SubstMap{generic->typeParams, args}, pos);
  if (t == generic) t = ctx.arena().make<Signature>(*generic);
  t->scope = nullptr;
  t->backendId = 0;
  t->typeParams = {};
  return t;
}

bool countIsRight(TypeContext& ctx, std::string_view name, size_t want, size_t got, Pos pos) {
  std::string text = typeArgCountError(ctx, name, want, got);
  if (text.empty()) return true;
  ctx.hooks().wrongTypeArgCount(pos, text);
  return false;
}

}  // namespace

Type* instantiate(TypeContext& ctx, Type* generic, std::span<Type* const> args, Pos pos) {
  VO_DCHECK(!args.empty(), "an instance has type arguments");
  if (Signature* sig = dynCast<Signature>(generic)) {
    if (!countIsRight(ctx, typeString(ctx, sig), sig->typeParams.size(), args.size(), pos))
      return ctx.invalid();
    return sig->typeParams.empty() ? sig : newSignatureInstance(ctx, sig, args, pos);
  }
  InstanceTable& table = *ctx.universe().instances;
  uint64_t hash = instanceHash(generic, args);
  if (Type* t = findInstance(table, hash, generic, args)) return t;
  Type* t = nullptr;
  if (Named* named = dynCast<Named>(generic)) {
    t = newNamedInstance(ctx, named, args, hash, pos);
    if (t == nullptr) return ctx.invalid();
    addInstance(ctx.arena(), table, {hash, generic, cast<Named>(t)->typeArgs, t});
    return t;
  }
  Alias* alias = cast<Alias>(generic);
  if (!countIsRight(ctx, alias->object->name.str(), alias->typeParams.size(), args.size(), pos))
    return ctx.invalid();
  if (alias->typeParams.empty()) return alias;
  Alias* instance = newAliasInstance(ctx, alias, args, pos);
  // One made while the alias was being declared knows no meaning yet: not for others.
  if (instance->fromRhs != nullptr)
    addInstance(ctx.arena(), table, {hash, generic, instance->typeArgs, instance});
  return instance;
}

std::string typeArgCountError(TypeContext&, std::string_view name, size_t want, size_t got) {
  if (got == want) return {};
  return std::string(got < want ? "not enough" : "too many") + " type arguments for type " +
         std::string(name) + ": have " + std::to_string(got) + ", want " + std::to_string(want);
}

void expandInstance(Named* t) {
  VO_DCHECK(t->isInstance() || t->state != Named::State::Unresolved, "a declared type is never expanded");
  if (t->state != Named::State::Unresolved) return;
  Named* origin = t->origin;
  TypeContext& ctx = contextOf(t->universe);
  if (origin->typeParams.size() != t->typeArgs.size()) {
    t->fromRhs = ctx.invalid();  // reported where it was written
    t->state = Named::State::Resolved;
    return;
  }
  if (origin->fromRhs == nullptr) return;  // still being declared
  t->state = Named::State::Resolving;
  Type* rhs = subst(ctx, origin->fromRhs, SubstMap{origin->typeParams, t->typeArgs}, origin->object->pos);
  if (Interface* i = dynCast<Interface>(rhs)) {
    // Methods written in the declaration have the generic type as receiver type.
    std::span<Func*> methods = replaceRecvType(ctx, i->methods, origin, t);
    if (methods.data() != i->methods.data()) {
      if (i == origin->fromRhs) {
        Interface* copy = ctx.newInterface();
        copy->embeddeds = i->embeddeds;
        copy->embedPos = i->embedPos;
        copy->implicit = i->implicit;
        copy->complete = i->complete;
        i = copy;
      }
      i->methods = methods;
      i->typeSet = nullptr;
      rhs = i;
    }
  }
  t->fromRhs = rhs;
  t->state = Named::State::Resolved;
}

std::span<Named* const> allInstances(const TypeContext& ctx) {
  return ctx.universe().instances->named.span();
}

namespace {

void complete(Type* t) {
  if (TypeParam* p = dynCast<TypeParam>(t)) constraintInterface(p);
  Named* named = dynCast<Named>(t);
  if (named != nullptr && named->isInstance() && named->typeArgs.size() == named->origin->typeParams.size())
    for (size_t m = 0; m < numMethods(named); m++) methodAt(named, m);
  Type* u = under(t);
  if (Interface* i = dynCast<Interface>(u)) typeSet(i);
  if (isa<Struct>(u)) sizeOf(u);
}

}  // namespace

bool completeTypes(TypeContext& ctx) {
  // The list grows while it is walked.
  std::vector<Type*>& list = ctx.lazyTypes();
  for (size_t i = 0; i < list.size(); i++) {
    if (ctx.universe().instances->named.size() > kMaxInstances) return false;
    complete(list[i]);
  }
  for (Type* t : {static_cast<Type*>(ctx.universe().errorType), static_cast<Type*>(ctx.universe().comparableType),
                  static_cast<Type*>(ctx.universe().anyType)})
    complete(t);
  return true;
}

// ---- Satisfaction ------------------------------------------------------------------------------

int verifyInstance(TypeContext& ctx, std::span<TypeParam* const> params,
                   std::span<Type* const> args, std::string* cause, Pos pos) {
  SubstMap map{params, args};
  for (size_t i = 0; i < params.size(); i++) {
    VO_DCHECK(i < args.size(), "there is an argument for every parameter");
    constraintInterface(params[i]);  // wraps a bound that is none
    Type* bound = subst(ctx, params[i]->bound, map, pos);
    if (bound == nullptr) continue;
    if (!implements(ctx, args[i], bound, true, cause)) return static_cast<int>(i);
  }
  return -1;
}

namespace {

/// Whether t is named anywhere in the elements of a constraint.
bool mentions(Type* constraint, Type* t, int depth = 0) {
  if (depth > 100) return false;
  if (Interface* i = dynCast<Interface>(constraint)) {
    for (Type* e : i->embeddeds)
      if (mentions(e, t, depth + 1)) return true;
    return false;
  }
  if (Union* u = dynCast<Union>(constraint)) {
    for (const UnionTerm& term : u->terms)
      if (mentions(term.type, t, depth + 1)) return true;
    return false;
  }
  return identical(constraint, t);
}

/// One question "does v implement (satisfy) t", in steps.
class Satisfaction {
 public:
  Satisfaction(TypeContext& ctx, Type* v, Type* t, bool constraint, std::string* cause)
      : ctx_(ctx), v_(v), t_(t), constraint_(constraint), cause_(cause) {}

  bool decide() {
    Type *vu = under(v_), *tu = under(t_);
    // What is invalid has had its error.
    if (!isValid(vu) || !isValid(tu)) return true;
    if (Pointer* p = dynCast<Pointer>(vu); p != nullptr && !isValid(under(p->elem))) return true;
    Interface* ti = dynCast<Interface>(tu);
    if (ti == nullptr) return notAnInterface(tu);
    const TypeSet* tset = typeSet(ti);
    if (tset->isAll()) return true;
    Interface* vi = dynCast<Interface>(vu);
    if (vi != nullptr && typeSet(vi)->isEmpty()) return true;
    if (tset->isEmpty()) {
      if (cause_ != nullptr)
        *cause_ = "cannot " + verb() + " " + typeString(ctx_, t_) + " (empty type set)";
      return false;
    }
    std::string missing;
    if (!hasAllMethods(ctx_, v_, t_, true, identical, cause_ == nullptr ? nullptr : &missing))
      return refuse(missing);
    if (!tset->hasTerms()) return comparability(tset);
    if (vi != nullptr) {
      if (!subsetOf(typeSet(vi), tset)) return refuse("");
      return comparability(tset);
    }
    for (const Term& term : tset->terms)
      if (termIncludes(term, v_)) return comparability(tset);
    return refuse(cause_ == nullptr ? "" : whyExcluded(ti, tset));
  }

 private:
  std::string verb() const { return constraint_ ? "satisfy" : "implement"; }

  /// "V does not implement T detail".
  bool refuse(const std::string& detail) {
    if (cause_ == nullptr) return false;
    *cause_ = typeString(ctx_, v_) + " does not " + verb() + " " + typeString(ctx_, t_);
    if (!detail.empty()) *cause_ += " " + detail;
    return false;
  }

  bool notAnInterface(Type* tu) {
    if (cause_ == nullptr) return false;
    return refuse(isInterfacePtr(tu) ? "(" + interfacePtrError(ctx_, t_) + ")"
                                     : "(" + typeString(ctx_, t_) + " is not an interface)");
  }

  bool comparability(const TypeSet* tset) {
    if (!typeSetIsComparable(tset)) return true;
    if (isComparable(v_, false)) return true;
    // Ordinary interfaces satisfy comparable since Go 1.20, though they may panic.
    if (constraint_ && isComparable(v_, true)) {
      if (ctx_.hooks().allowVersion(20)) return true;
      if (cause_ != nullptr)
        *cause_ = typeString(ctx_, v_) + " to " + verb() + " comparable requires go1.20 or later";
      return false;
    }
    if (cause_ != nullptr) *cause_ = typeString(ctx_, v_) + " does not " + verb() + " comparable";
    return false;
  }

  std::string whyExcluded(Interface* ti, const TypeSet* tset) {
    std::string v = typeString(ctx_, v_), t = typeString(ctx_, t_);
    for (const Term& term : tset->terms) {
      if (term.tilde || !identical(term.type, under(term.type))) continue;
      if (termIncludes({true, term.type}, v_))
        return "(possibly missing ~ for " + typeString(ctx_, term.type) + " in " + t + ")";
    }
    if (mentions(ti, v_))
      return "(" + t + " mentions " + v + ", but " + v + " is not in the type set of " + t + ")";
    return "(" + v + " missing in " + termsString(tset, Qualifier()) + ")";
  }

  TypeContext& ctx_;
  Type* v_;
  Type* t_;
  bool constraint_;
  std::string* cause_;
};

}  // namespace

bool implements(TypeContext& ctx, Type* v, Type* t, bool constraint, std::string* cause) {
  return Satisfaction(ctx, v, t, constraint, cause).decide();
}

}  // namespace vo::types
