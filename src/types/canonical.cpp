// This file hashes types by content and numbers classes of identical types.
//
// Hashes must agree for identical types and should differ for others; they are taken over a
// bounded number of parts, so that a type whose written form is exponentially large (structs of
// aliases of structs …) costs no more than any other. Identical types are walked in the same
// order, so the bound cuts both at the same place.
#include "types/canonical.h"

#include "types/predicates.h"
#include "types/typeset.h"

namespace vo::types {

namespace {

constexpr int kMaxParts = 300;
constexpr uint64_t kMaxChain = 2'000;

class Hasher {
 public:
  explicit Hasher(bool interfaces) : interfaces_(interfaces) {}

  uint64_t hash(const Type* t) {
    mix(chainLength(t));
    add(t);
    return h_;
  }

 private:
  // How deep the last parts of last parts nest: it tells types apart that differ only behind the bound,
  // such as **…*int of many lengths.
  uint64_t chainLength(const Type* t) const {
    uint64_t n = 0;
    while (n < kMaxChain && (t = lastPart(unalias(t))) != nullptr) n++;
    return n;
  }
  const Type* lastPart(const Type* t) const {
    if (t == nullptr) return nullptr;
    switch (t->kind) {
      case TypeKind::Pointer: return static_cast<const Pointer*>(t)->elem;
      case TypeKind::Slice: return static_cast<const Slice*>(t)->elem;
      case TypeKind::Array: return static_cast<const Array*>(t)->elem;
      case TypeKind::Chan: return static_cast<const Chan*>(t)->elem;
      case TypeKind::Map: return static_cast<const Map*>(t)->elem;
      case TypeKind::Struct: {
        const Struct* s = static_cast<const Struct*>(t);
        return s->fields.empty() ? nullptr : s->fields.back()->type;
      }
      case TypeKind::Signature: {
        const Signature* s = static_cast<const Signature*>(t);
        if (!s->results->vars.empty()) return s->results->vars.back()->type;
        return s->params->vars.empty() ? nullptr : s->params->vars.back()->type;
      }
      case TypeKind::Interface: {
        if (!interfaces_) return nullptr;
        const TypeSet* set = typeSet(static_cast<const Interface*>(t));
        return set->methods.size() == 0 ? nullptr : set->methods[set->methods.size() - 1]->type;
      }
      default: return nullptr;
    }
  }

  void mix(uint64_t v) {
    h_ = (h_ ^ v) * 0x9E3779B97F4A7C15ull;
    h_ ^= h_ >> 29;
  }
  void mixText(std::string_view text) {
    uint64_t x = 1469598103934665603ull;
    for (char c : text) x = (x ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    mix(x);
  }

  void add(const Type* t) {
    if (++parts_ > kMaxParts) return;
    t = unalias(t);
    if (t == nullptr) return mix(1);
    mix(static_cast<uint64_t>(t->kind) + 100);
    switch (t->kind) {
      case TypeKind::Basic: return mix(static_cast<uint64_t>(static_cast<const Basic*>(t)->basic));
      case TypeKind::Named: return mix(static_cast<const Named*>(t)->hash);
      case TypeKind::Alias: return mix(static_cast<const Alias*>(t)->object->name.hash());
      // Identical signatures may have different type parameters at the same index.
      case TypeKind::TypeParam:
        return mix(static_cast<uint64_t>(static_cast<const TypeParam*>(t)->index));
      case TypeKind::Pointer: return add(static_cast<const Pointer*>(t)->elem);
      case TypeKind::Slice: return add(static_cast<const Slice*>(t)->elem);
      // Not the length: unknown ones are identical to all.
      case TypeKind::Array: {
        const Array* a = static_cast<const Array*>(t);
        if (interfaces_) mix(static_cast<uint64_t>(a->length));
        return add(a->elem);
      }
      case TypeKind::Chan:
        mix(static_cast<uint64_t>(static_cast<const Chan*>(t)->dir));
        return add(static_cast<const Chan*>(t)->elem);
      case TypeKind::Map:
        add(static_cast<const Map*>(t)->key);
        return add(static_cast<const Map*>(t)->elem);
      case TypeKind::Struct: return addStruct(static_cast<const Struct*>(t));
      case TypeKind::Tuple: return addVars(static_cast<const Tuple*>(t)->vars);
      case TypeKind::Signature: {
        const Signature* s = static_cast<const Signature*>(t);
        mix(s->typeParams.size() * 2 + (s->variadic ? 1 : 0));
        addVars(s->params->vars);
        return addVars(s->results->vars);
      }
      case TypeKind::Interface: return addInterface(static_cast<const Interface*>(t));
      case TypeKind::Union: return;  // its normal form is not worth the work
    }
  }

  void addVars(std::span<Var* const> vars) {
    mix(vars.size());
    for (const Var* v : vars) add(v->type);
  }

  void addStruct(const Struct* s) {
    mix(s->fields.size());
    for (size_t i = 0; i < s->fields.size(); i++) {
      const Var* f = s->fields[i];
      mix(f->name.hash());
      mix(f->embedded ? 1 : 0);
      if (!s->tags.empty() && !s->tags[i].empty()) mixText(s->tags[i]);
      add(f->type);
    }
  }

  void addInterface(const Interface* t) {
    if (!interfaces_) return;
    const TypeSet* set = typeSet(t);
    mix(set->methods.size() * 2 + (set->comparable ? 1 : 0));
    for (const Func* m : set->methods) {
      mix(m->name.hash());
      // Signatures may lead back to this interface; the names tell most apart.
      const Signature* s = m->signature();
      if (s != nullptr) mix(s->params->vars.size() * 16 + s->results->vars.size());
    }
  }

  bool interfaces_;
  uint64_t h_ = 0xCBF29CE484222325ull;
  int parts_ = 0;
};

}  // namespace

uint64_t typeHash(const Type* t) { return Hasher(true).hash(t); }
uint64_t shallowTypeHash(const Type* t) { return Hasher(false).hash(t); }

/// Open addressing over the classes, in the arena.
struct CanonicalTable {
  struct Class {
    uint64_t hash;
    Type* type;
  };
  uint32_t first;  ///< number of the first class here; those before are the image's
  base::ArenaVec<Class> classes;
  uint32_t* slots;
  uint32_t mask;
};

namespace {

/// 1 + the number of the class of `t` in this table, or 0.
uint32_t find(const CanonicalTable& table, uint64_t hash, const Type* t) {
  if (table.slots == nullptr) return 0;
  for (uint64_t at = hash & table.mask; table.slots[at] != 0; at = (at + 1) & table.mask) {
    const CanonicalTable::Class& c = table.classes[table.slots[at] - 1];
    if (c.hash == hash && identical(c.type, t)) return table.first + table.slots[at];
  }
  return 0;
}

void place(CanonicalTable& table, uint32_t index) {
  VO_DCHECK(table.classes.size() <= table.mask, "a place is free");
  uint64_t at = table.classes[index].hash & table.mask;
  while (table.slots[at] != 0) at = (at + 1) & table.mask;
  table.slots[at] = index + 1;
}

void grow(base::Arena& arena, CanonicalTable& table) {
  uint32_t count = static_cast<uint32_t>(table.classes.size()), size = table.first == 0 ? 1024 : 64;
  while (size < count * 4) size *= 2;
  table.slots = arena.array<uint32_t>(size).data();
  table.mask = size - 1;
  for (uint32_t i = 0; i < count; i++) place(table, i);
}

uint32_t sizeOfTable(const CanonicalTable* t) {
  return t == nullptr ? 0 : t->first + static_cast<uint32_t>(t->classes.size());
}

}  // namespace

CanonicalTypes::CanonicalTypes(TypeContext& ctx) : ctx_(ctx) {
  Universe& u = ctx.universe();
  if (u.canonical != nullptr) return;
  u.canonical = ctx.arena().make<CanonicalTable>();
  u.canonical->first = sizeOfTable(u.frozenCanonical);
}

void CanonicalTypes::mark(const Type* t, uint32_t number) {
  VO_DCHECK(number != 0 && number <= size(), "types have the numbers of classes");
  if (ctx_.isFrozen(t))
    ofFrozen_[t] = number;
  else
    t->backendId = number;
}

uint32_t CanonicalTypes::idOf(Type* t) {
  if (t->backendId != 0) return t->backendId - 1;
  if (auto known = ofFrozen_.find(t); known != ofFrozen_.end()) return known->second - 1;
  const Universe& u = ctx_.universe();
  CanonicalTable& table = *u.canonical;
  uint64_t hash = typeHash(t);
  uint32_t number = u.frozenCanonical == nullptr ? 0 : find(*u.frozenCanonical, hash, t);
  if (number == 0) number = find(table, hash, t);
  if (number == 0) {
    table.classes.push(ctx_.arena(), {hash, unalias(t)});
    uint32_t index = static_cast<uint32_t>(table.classes.size()) - 1;
    number = table.first + index + 1;
    if (table.slots == nullptr || (index + 1) * 2 > table.mask + 1)
      grow(ctx_.arena(), table);
    else
      place(table, index);
    mark(table.classes[index].type, number);
  }
  mark(t, number);
  return number - 1;
}

Type* CanonicalTypes::at(uint32_t id) const {
  VO_CHECK(id < size(), "the number was given to a type");
  const Universe& u = ctx_.universe();
  return id < u.canonical->first ? u.frozenCanonical->classes[id].type : u.canonical->classes[id - u.canonical->first].type;
}
size_t CanonicalTypes::size() const { return sizeOfTable(ctx_.universe().canonical); }

}  // namespace vo::types
