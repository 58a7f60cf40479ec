// This file stores the checker's findings.
//
// Facts about expressions are in arrays of chunks indexed by ExprId, so that nothing moves while
// tables grow and a range of expressions without facts costs a null pointer. A slot holds the
// type, the mode in the bits of the pointer that are always zero (addresses have 48 bits), and the
// constant; a second array holds what an identifier or selector refers to. Facts about statements
// are few: hash tables keyed by position.
#include "types/info.h"

namespace vo::types {

namespace {

constexpr uint32_t kChunkBits = 8;
constexpr uint32_t kChunkSize = 1u << kChunkBits;
constexpr int kModeShift = 56;
constexpr uint64_t kPointerMask = (uint64_t{1} << 48) - 1;
constexpr uint64_t kDefinitionBit = uint64_t{1} << 63;

/// The type and mode of an expression in one word.
uint64_t packFact(Mode mode, const Type* t) {
  return reinterpret_cast<uint64_t>(t) | static_cast<uint64_t>(mode) << kModeShift;
}

/// Chunks of T, zero until written.
template <class T>
struct Chunked {
  struct Chunk {
    T items[kChunkSize];
  };
  uint32_t firstChunk;  ///< no index below this one's is asked for
  base::ArenaVec<Chunk*> chunks;

  const T* find(uint32_t index) const {
    uint32_t c = (index >> kChunkBits) - firstChunk;
    if (c >= chunks.size() || chunks[c] == nullptr) return nullptr;
    return &chunks[c]->items[index & (kChunkSize - 1)];
  }
  T& at(base::Arena& arena, uint32_t index) {
    VO_DCHECK(index >> kChunkBits >= firstChunk, "facts of an earlier compilation are never written");
    uint32_t c = (index >> kChunkBits) - firstChunk;
    if (c >= chunks.size()) chunks.resize(arena, c + 1);
    if (chunks[c] == nullptr)
      chunks[c] = static_cast<Chunk*>(arena.alloc(sizeof(Chunk), alignof(Chunk)));
    return chunks[c]->items[index & (kChunkSize - 1)];
  }
};

/// A hash table from a non-zero number to a pointer.
struct NumberMap {
  struct Entry {
    uint32_t key;
    void* value;
  };
  Entry* entries;
  uint32_t mask;
  uint32_t count;

  static uint32_t hash(uint32_t key) { return (key * 0x9E3779B1u) ^ (key >> 15); }
  void* get(uint32_t key) const {
    if (entries == nullptr) return nullptr;
    for (uint32_t i = hash(key) & mask;; i = (i + 1) & mask) {
      if (entries[i].key == key) return entries[i].value;
      if (entries[i].key == 0) return nullptr;
    }
  }
  void set(base::Arena& arena, uint32_t key, void* value) {
    VO_DCHECK(key != 0, "0 is an empty place");
    if (entries == nullptr || (count + 1) * 2 > mask + 1) grow(arena);
    uint32_t i = hash(key) & mask;
    while (entries[i].key != 0 && entries[i].key != key) i = (i + 1) & mask;
    if (entries[i].key == 0) count++;
    entries[i] = {key, value};
  }

 private:
  void grow(base::Arena& arena) {
    Entry* old = entries;
    uint32_t size = old == nullptr ? 0 : mask + 1;
    mask = size == 0 ? 63 : size * 2 - 1;
    entries = arena.array<Entry>(mask + 1).data();
    count = 0;
    for (uint32_t i = 0; i < size; i++)
      if (old[i].key != 0) set(arena, old[i].key, old[i].value);
  }
};

}  // namespace

/// An arena struct. Keys of `instances` are 1 + index of the ExprId; of the others positions.
struct Info::Tables {
  struct Fact {
    uint64_t typeAndMode;
    ConstValue* constant;
  };
  Chunked<Fact> facts;
  Chunked<uint64_t> references;  ///< Ident: Object* and kDefinitionBit; SelectorExpr: Selection*
  NumberMap instances;
  NumberMap implicitObjects;
  NumberMap branchTargets;
  NumberMap failCalls;
};

Info::Info(base::Arena& kept, base::Arena& transient, const Tables* frozen, uint32_t firstKept)
    : keptArena_(kept), transientArena_(transient),
      frozen_(frozen == nullptr ? kept.make<Tables>() : frozen), firstKept_(firstKept),
      kept_(kept.make<Tables>()), transient_(transient.make<Tables>()) {
  kept_->facts.firstChunk = kept_->references.firstChunk = firstKept >> kChunkBits;
}

void Info::forgetTransient() { transient_ = transientArena_.make<Tables>(); }

Mode Info::mode(const syntax::Expr* e) const {
  const Tables::Fact* f = tablesFor(e->id).facts.find(e->id.index());
  return f == nullptr ? Mode::Invalid : static_cast<Mode>(f->typeAndMode >> kModeShift);
}

Type* Info::type(const syntax::Expr* e) const {
  const Tables::Fact* f = tablesFor(e->id).facts.find(e->id.index());
  return f == nullptr ? nullptr : reinterpret_cast<Type*>(f->typeAndMode & kPointerMask);
}

ConstValue* Info::constant(const syntax::Expr* e) const {
  const Tables::Fact* f = tablesFor(e->id).facts.find(e->id.index());
  return f == nullptr ? nullptr : f->constant;
}

Object* Info::object(const syntax::Ident* id) const {
  const uint64_t* r = tablesFor(id->id).references.find(id->id.index());
  return r == nullptr ? nullptr : reinterpret_cast<Object*>(*r & kPointerMask);
}

bool Info::isDefinition(const syntax::Ident* id) const {
  const uint64_t* r = tablesFor(id->id).references.find(id->id.index());
  return r != nullptr && (*r & kDefinitionBit) != 0;
}

const Selection* Info::selection(const syntax::SelectorExpr* e) const {
  const uint64_t* r = tablesFor(e->id).references.find(e->id.index());
  return r == nullptr ? nullptr : reinterpret_cast<const Selection*>(*r & kPointerMask);
}

const Instance* Info::instance(const syntax::Ident* id) const {
  return static_cast<const Instance*>(tablesFor(id->id).instances.get(id->id.index() + 1));
}

Var* Info::implicitObject(const syntax::CaseClause* clause) const {
  void* v = transient_->implicitObjects.get(clause->pos.value);
  if (v == nullptr) v = kept_->implicitObjects.get(clause->pos.value);
  if (v == nullptr) v = frozen_->implicitObjects.get(clause->pos.value);
  return static_cast<Var*>(v);
}

syntax::Stmt* Info::branchTarget(const syntax::BranchStmt* s) const {
  void* v = transient_->branchTargets.get(s->pos.value);
  if (v == nullptr) v = kept_->branchTargets.get(s->pos.value);
  if (v == nullptr) v = frozen_->branchTargets.get(s->pos.value);
  return static_cast<syntax::Stmt*>(v);
}

bool Info::failIsCall(const syntax::FailStmt* s) const {
  return transient_->failCalls.get(s->pos.value) != nullptr ||
         kept_->failCalls.get(s->pos.value) != nullptr || frozen_->failCalls.get(s->pos.value) != nullptr;
}

bool Info::errDeferIsCall(const syntax::DeferStmt* s) const {
  return transient_->failCalls.get(s->pos.value) != nullptr ||
         kept_->failCalls.get(s->pos.value) != nullptr || frozen_->failCalls.get(s->pos.value) != nullptr;
}

void Info::setFacts(const syntax::Expr* e, Mode mode, Type* type, ConstValue* constant) {
  VO_DCHECK((reinterpret_cast<uint64_t>(type) & ~kPointerMask) == 0, "addresses have 48 bits");
  tablesFor(e->id).facts.at(arenaFor(e->id), e->id.index()) = {packFact(mode, type), constant};
}

void Info::setObject(const syntax::Ident* id, Object* object, bool definition) {
  VO_DCHECK((reinterpret_cast<uint64_t>(object) & ~kPointerMask) == 0, "addresses have 48 bits");
  tablesFor(id->id).references.at(arenaFor(id->id), id->id.index()) =
      reinterpret_cast<uint64_t>(object) | (definition ? kDefinitionBit : 0);
}

void Info::setSelection(const syntax::SelectorExpr* e, const Selection& selection) {
  VO_DCHECK(selection.object != nullptr, "a selection names what it selects");
  base::Arena& arena = arenaFor(e->id);
  // Member by member: bytes between them would go into an image.
  Selection* copy = arena.make<Selection>();
  copy->kind = selection.kind;
  copy->recv = selection.recv;
  copy->object = selection.object;
  copy->indirect = selection.indirect;
  copy->path = arena.copy(std::span<const int32_t>(selection.path));
  tablesFor(e->id).references.at(arena, e->id.index()) = reinterpret_cast<uint64_t>(copy);
}

void Info::setInstance(const syntax::Ident* id, const Instance& instance) {
  VO_DCHECK(instance.type != nullptr && !instance.typeArgs.empty(), "an instance has type arguments");
  base::Arena& arena = arenaFor(id->id);
  Instance* copy = arena.make<Instance>(instance);
  copy->typeArgs = arena.copy(std::span<Type* const>(instance.typeArgs));
  tablesFor(id->id).instances.set(arena, id->id.index() + 1, copy);
}

void Info::setImplicitObject(const syntax::CaseClause* clause, Var* var) {
  VO_DCHECK(clause->pos.valid(), "the tables are keyed by position, 0 is an empty place");
  Tables& t = nodesAreKept_ ? *kept_ : *transient_;
  t.implicitObjects.set(nodesAreKept_ ? keptArena_ : transientArena_, clause->pos.value, var);
}

void Info::setBranchTarget(const syntax::BranchStmt* s, syntax::Stmt* target) {
  VO_DCHECK(s->pos.valid() && target != nullptr, "the tables are keyed by position, 0 is an empty place");
  Tables& t = nodesAreKept_ ? *kept_ : *transient_;
  t.branchTargets.set(nodesAreKept_ ? keptArena_ : transientArena_, s->pos.value, target);
}

void Info::setErrDeferIsCall(const syntax::DeferStmt* s) {
  VO_DCHECK(s->pos.valid(), "the tables are keyed by position, 0 is an empty place");
  Tables& t = nodesAreKept_ ? *kept_ : *transient_;
  t.failCalls.set(nodesAreKept_ ? keptArena_ : transientArena_, s->pos.value, kept_);
}

void Info::setFailIsCall(const syntax::FailStmt* s) {
  VO_DCHECK(s->pos.valid(), "the tables are keyed by position, 0 is an empty place");
  Tables& t = nodesAreKept_ ? *kept_ : *transient_;
  t.failCalls.set(nodesAreKept_ ? keptArena_ : transientArena_, s->pos.value, kept_);
}

}  // namespace vo::types
