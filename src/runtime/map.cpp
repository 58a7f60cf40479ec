// This file is the map: open addressing in groups of eight slots with a control byte each.
//
//     group:  [c0 … c7] [slot 0: key, elem] … [slot 7]
//     control byte: 0 empty (so fresh zeroed memory is an empty table), 1 deleted,
//                   0x80 | 7 bits of the hash: full
//
// A look-up compares all eight control bytes of a group with the key's 7 bits at once, compares the
// keys of the hits, and goes on to the next group of the probe sequence (triangular, so it visits
// every group of a power-of-two table) until a group has an empty slot. Tables of more than one group
// are at most 7/8 full, so there is one; a table of one group is searched once and may be full.
// Deleting leaves a tombstone only in a group without empty slots, since no probe passes such an
// empty one.
//
// Growth builds a whole new table (twice as large, or of the same size if it is the tombstones that
// fill the old one) and leaves the old one untouched. That is what makes iteration simple: an
// iterator walks the table it began with, from a random slot, once around. While that is still
// the map's table it shows what is there. Afterwards the old table is a frozen list of candidates:
// each key is looked up in the map, and shown with its present element, or skipped if it is gone.
// Keys that differ from themselves (NaN) cannot be looked up and cannot have been deleted, except by
// clear(), which is counted. Each key is in the old table once, so none is shown twice.
//
// Keys and elements above 128 bytes are stored as pointers to cells of their own.
#include "runtime/map.h"

#include <emmintrin.h>

#include <algorithm>
#include <cstring>

#include "base/vec.h"
#include "runtime/barrier.h"
#include "runtime/runtime.h"
#include "runtime/string.h"
#include "runtime/type_ops.h"

namespace vo::runtime {

using abi::GoString;
using abi::HelperContext;
using abi::HelperStatus;
using abi::Kind;
using abi::MapType;
using abi::PanicKind;
using abi::RuntimePanic;
using abi::Type;

/// How a group of one map type looks. Owned by MapLayouts.
struct MapLayout {
  explicit MapLayout(base::Allocator& memory) : bits(memory) {}
  const MapType* type = nullptr;
  Type group = {};  ///< a descriptor of one group, for the collector
  base::Vec<uint8_t> bits;
  uint32_t elemOffset = 0;
  uint32_t slotSize = 0;
  uint32_t groupSize = 0;
  bool indirectKey = false;
  bool indirectElem = false;
  bool updateKey = false;
  bool reflexive = false;
  bool mightPanic = false;
  MapFast fast = MapFast::None;
};

namespace {

constexpr size_t kMaxInline = 128;
constexpr uint64_t kFullBits = 0x8080808080808080ull;
constexpr uint8_t kDeleted = 1;
constexpr uint64_t kNoSlot = UINT64_MAX;

uint32_t matchByte(const uint8_t* group, uint8_t value) {
  __m128i ctrl = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(group));
  __m128i hits = _mm_cmpeq_epi8(ctrl, _mm_set1_epi8(static_cast<char>(value)));
  return static_cast<uint32_t>(_mm_movemask_epi8(hits)) & 0xff;
}
uint32_t matchFull(const uint8_t* group) {
  __m128i ctrl = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(group));
  return static_cast<uint32_t>(_mm_movemask_epi8(ctrl)) & 0xff;
}

uint8_t tagOf(uint64_t hash) { return static_cast<uint8_t>(0x80 | (hash & 0x7f)); }

uint8_t* groupAt(const MapLayout& l, uint8_t* groups, uint64_t i) {
  return groups + i * l.groupSize;
}
/// Slot numbers count through all groups.
uint8_t* slotAt(const MapLayout& l, uint8_t* groups, uint64_t slot) {
  return groupAt(l, groups, slot >> 3) + 8 + (slot & 7) * l.slotSize;
}
void* keyAt(const MapLayout& l, uint8_t* groups, uint64_t slot) {
  void* p = slotAt(l, groups, slot);
  return l.indirectKey ? *static_cast<void**>(p) : p;
}
void* elemAt(const MapLayout& l, uint8_t* groups, uint64_t slot) {
  void* p = slotAt(l, groups, slot) + l.elemOffset;
  return l.indirectElem ? *static_cast<void**>(p) : p;
}

int64_t capacityOf(uint64_t groups) {
  return groups == 1 ? 8 : static_cast<int64_t>(groups * 7);
}

// --- Keys: how each family hashes, compares and stores --------------------------------------------

struct Key32 {
  uint32_t key;
  uint64_t hash(Runtime&, const Map* m, RuntimePanic&) const { return hash64(key, m->seed); }
  bool equals(const MapLayout&, const uint8_t* slot) const {
    uint32_t k;
    memcpy(&k, slot, 4);
    return k == key;
  }
  void update(Runtime&, const MapLayout&, uint8_t*) const {}
  bool insert(Runtime&, const MapLayout&, uint8_t* slot) const {
    memcpy(slot, &key, 4);
    return true;
  }
};

struct Key64 {
  uint64_t key;
  uint64_t hash(Runtime&, const Map* m, RuntimePanic&) const { return hash64(key, m->seed); }
  bool equals(const MapLayout&, const uint8_t* slot) const {
    uint64_t k;
    memcpy(&k, slot, 8);
    return k == key;
  }
  void update(Runtime&, const MapLayout&, uint8_t*) const {}
  bool insert(Runtime&, const MapLayout&, uint8_t* slot) const {
    // The slot is zero, so no barrier is needed for pointers.
    __atomic_store_n(reinterpret_cast<uint64_t*>(slot), key, __ATOMIC_RELAXED);
    return true;
  }
};

struct KeyString {
  GoString key;
  uint64_t hash(Runtime&, const Map* m, RuntimePanic&) const {
    return hashBytes(key.data, static_cast<size_t>(key.len), m->seed);
  }
  bool equals(const MapLayout&, const uint8_t* slot) const {
    return stringEqual(*reinterpret_cast<const GoString*>(slot), key);
  }
  /// Equal texts: keep the newer one, whose memory the program holds anyway.
  void update(Runtime& rt, const MapLayout&, uint8_t* slot) const {
    storePointer(rt.barrier, slot, key.data);
  }
  bool insert(Runtime& rt, const MapLayout&, uint8_t* slot) const {
    storePointer(rt.barrier, slot, key.data);
    reinterpret_cast<GoString*>(slot)->len = key.len;
    return true;
  }
};

struct KeyAny {
  const void* key;
  uint64_t hash(Runtime& rt, const Map* m, RuntimePanic& panic) const {
    return hashValue(rt, m->layout->type->key, key, m->seed, panic);
  }
  bool equals(const MapLayout& l, const uint8_t* slot) const {
    const void* have = l.indirectKey ? *reinterpret_cast<void* const*>(slot) : slot;
    RuntimePanic ignored;  // both keys have been hashed, so they are comparable
    return valuesEqual(l.type->key, have, key, ignored);
  }
  void update(Runtime& rt, const MapLayout& l, uint8_t* slot) const {
    if (!l.updateKey) return;
    typedMove(rt, l.type->key, l.indirectKey ? *reinterpret_cast<void**>(slot) : slot, key);
  }
  bool insert(Runtime& rt, const MapLayout& l, uint8_t* slot) const {
    if (!l.indirectKey) {
      typedMove(rt, l.type->key, slot, key);
      return true;
    }
    void* cell = rt.heap.allocObject(l.type->key);
    if (cell == nullptr) return false;
    typedInitArray(l.type->key, cell, key, 1);
    storePointer(rt.barrier, slot, cell);
    return true;
  }
};

/// The slot of the key, or kNoSlot.
template <class Key>
uint64_t findSlot(const Map* m, const Key& key, uint64_t hash) {
  const MapLayout& l = *m->layout;
  uint8_t tag = tagOf(hash);
  uint64_t g = (hash >> 7) & m->groupMask;
  for (uint64_t step = 1;; step++) {
    uint8_t* group = groupAt(l, m->groups, g);
    for (uint32_t hits = matchByte(group, tag); hits != 0; hits &= hits - 1) {
      auto i = static_cast<uint32_t>(__builtin_ctz(hits));
      if (key.equals(l, group + 8 + i * l.slotSize)) return g * 8 + i;
    }
    if (m->groupMask == 0 || matchByte(group, 0) != 0) return kNoSlot;
    g = (g + step) & m->groupMask;
  }
}

/// The first slot on the hash's way that is not full. REQUIRES that there is one.
uint64_t findFree(const MapLayout& l, uint8_t* groups, uint64_t mask, uint64_t hash) {
  uint64_t g = (hash >> 7) & mask;
  for (uint64_t step = 1;; step++) {
    uint32_t notFull = matchFull(groupAt(l, groups, g)) ^ 0xff;
    if (notFull != 0) return g * 8 + static_cast<uint32_t>(__builtin_ctz(notFull));
    g = (g + step) & mask;
  }
}

uint8_t& control(const MapLayout& l, uint8_t* groups, uint64_t slot) {
  return groupAt(l, groups, slot >> 3)[slot & 7];
}

uint8_t* newGroups(Runtime& rt, const MapLayout& l, uint64_t count) {
  size_t bytes;
  if (__builtin_mul_overflow(count, l.groupSize, &bytes)) return nullptr;
  return static_cast<uint8_t*>(rt.heap.allocArray(&l.group, count));
}

/// The hash of a key in a table. It was hashed before, so it does not panic.
uint64_t rehashKey(Runtime& rt, const Map* m, const void* key) {
  RuntimePanic ignored;
  switch (m->layout->fast) {
    case MapFast::Key32: return hash64(*static_cast<const uint32_t*>(key), m->seed);
    case MapFast::Key64: return hash64(*static_cast<const uint64_t*>(key), m->seed);
    case MapFast::String: {
      const GoString& s = *static_cast<const GoString*>(key);
      return hashBytes(s.data, static_cast<size_t>(s.len), m->seed);
    }
    case MapFast::None: break;
  }
  return hashValue(rt, m->layout->type->key, key, m->seed, ignored);
}

/// Copies a slot into one that has just been allocated. (Old tables are not written again, so the
/// references stay where the snapshot has them; new memory is black.)
void copySlot(const MapLayout& l, uint8_t* to, const uint8_t* from) {
  if (l.group.ptrBytes == 0) {
    memcpy(to, from, l.slotSize);
    return;
  }
  auto* d = reinterpret_cast<uint64_t*>(to);
  auto* s = reinterpret_cast<const uint64_t*>(from);
  for (size_t i = 0; i < l.slotSize / 8; i++) __atomic_store_n(d + i, s[i], __ATOMIC_RELAXED);
}

/// Moves the map into a new table with room for another entry. False: out of memory.
bool grow(Runtime& rt, Map* m) {
  const MapLayout& l = *m->layout;
  uint64_t oldCount = m->groups == nullptr ? 0 : m->groupMask + 1;
  uint64_t count = std::max<uint64_t>(oldCount, 1);
  if (oldCount != 0 && (oldCount == 1 || m->count * 2 > capacityOf(oldCount))) count *= 2;
  uint8_t* groups = newGroups(rt, l, count);
  if (groups == nullptr) return false;
  for (uint64_t g = 0; g < oldCount; g++) {
    const uint8_t* group = groupAt(l, m->groups, g);
    for (uint32_t full = matchFull(group); full != 0; full &= full - 1) {
      uint64_t slot = g * 8 + static_cast<uint32_t>(__builtin_ctz(full));
      uint64_t hash = rehashKey(rt, m, keyAt(l, m->groups, slot));
      uint64_t to = findFree(l, groups, count - 1, hash);
      control(l, groups, to) = tagOf(hash);
      copySlot(l, slotAt(l, groups, to), slotAt(l, m->groups, slot));
    }
  }
  storePointer(rt.barrier, &m->groups, groups);
  m->groupMask = count - 1;
  m->growthLeft = capacityOf(count) - m->count;
  return true;
}

/// Enters a key that is absent. kNoSlot: out of memory.
template <class Key>
uint64_t insertKey(Runtime& rt, Map* m, const Key& key, uint64_t hash) {
  const MapLayout& l = *m->layout;
  if (m->growthLeft <= 0 && !grow(rt, m)) return kNoSlot;
  uint64_t slot = findFree(l, m->groups, m->groupMask, hash);
  uint8_t* at = slotAt(l, m->groups, slot);
  if (l.indirectElem) {
    void* cell = rt.heap.allocObject(l.type->elem);
    if (cell == nullptr) return kNoSlot;
    storePointer(rt.barrier, at + l.elemOffset, cell);
  }
  if (!key.insert(rt, l, at)) return kNoSlot;
  uint8_t& c = control(l, m->groups, slot);
  if (c != kDeleted) m->growthLeft--;
  c = tagOf(hash);
  m->count++;
  return slot;
}

template <class Key>
void* assignKey(Runtime& rt, Map* m, const Key& key, uint64_t hash) {
  uint64_t slot = m->groups == nullptr ? kNoSlot : findSlot(m, key, hash);
  if (slot != kNoSlot) {
    key.update(rt, *m->layout, slotAt(*m->layout, m->groups, slot));
  } else {
    slot = insertKey(rt, m, key, hash);
    if (slot == kNoSlot) return nullptr;
  }
  return elemAt(*m->layout, m->groups, slot);
}

template <class Key>
void* findKey(Runtime& rt, Map* m, const Key& key) {
  if (m == nullptr || m->count == 0) return nullptr;
  RuntimePanic ignored;
  uint64_t slot = findSlot(m, key, key.hash(rt, m, ignored));
  return slot == kNoSlot ? nullptr : elemAt(*m->layout, m->groups, slot);
}

template <class Key>
void* assignFast(Runtime& rt, Map* m, const Key& key) {
  RuntimePanic ignored;
  return assignKey(rt, m, key, key.hash(rt, m, ignored));
}

void deleteSlot(Runtime& rt, Map* m, uint64_t slot) {
  const MapLayout& l = *m->layout;
  uint8_t* at = slotAt(l, m->groups, slot);
  const Type* key = l.indirectKey ? nullptr : l.type->key;
  const Type* elem = l.indirectElem ? nullptr : l.type->elem;
  if (key == nullptr) {
    storePointer(rt.barrier, at, nullptr);
  } else if (key->size != 0) {
    typedClear(rt, key, at);
  }
  if (elem == nullptr) {
    storePointer(rt.barrier, at + l.elemOffset, nullptr);
  } else if (elem->size != 0) {
    typedClear(rt, elem, at + l.elemOffset);
  }
  uint8_t* group = groupAt(l, m->groups, slot >> 3);
  bool probesStop = m->groupMask == 0 || matchByte(group, 0) != 0;
  group[slot & 7] = probesStop ? 0 : kDeleted;
  if (probesStop) m->growthLeft++;
  m->count--;
}

template <class Key>
void deleteKey(Runtime& rt, Map* m, const Key& key, uint64_t hash) {
  uint64_t slot = findSlot(m, key, hash);
  if (slot != kNoSlot) deleteSlot(rt, m, slot);
}

template <class Key>
void deleteFast(Runtime& rt, Map* m, const Key& key) {
  if (m == nullptr || m->count == 0) return;
  RuntimePanic ignored;
  deleteKey(rt, m, key, key.hash(rt, m, ignored));
}

/// Panics like Go even if the map is empty: the key must be hashable.
HelperStatus checkKey(HelperContext& cx, const MapType* t, const void* key) {
  RuntimePanic panic;
  if (!hashMightPanic(t->key)) return HelperStatus::Done;
  // An empty map has nothing to find, but the key must be one; Go has a text of its own for that.
  hashValue(cx.runtime, t->key, key, 0, panic);
  if (panic.kind == abi::PanicKind::Unhashable) panic.kind = abi::PanicKind::UnhashableKey;
  return panic.kind == PanicKind::None ? HelperStatus::Done : raise(cx, panic);
}

}  // namespace

// --- Layouts ----------------------------------------------------------------------------------------

MapLayouts::~MapLayouts() {
  for (auto& [type, layout] : table_) memory_.destroy(layout);
}

MapFast mapFast(const MapType* t) {
  switch (t->key->kind()) {
    case Kind::Int32:
    case Kind::Uint32: return MapFast::Key32;
    case Kind::Int:
    case Kind::Int64:
    case Kind::Uint:
    case Kind::Uint64:
    case Kind::Uintptr:
    case Kind::Pointer:
    case Kind::UnsafePointer:
    case Kind::Chan: return MapFast::Key64;
    case Kind::String: return MapFast::String;
    default: return MapFast::None;
  }
}

namespace {

/// Sets the bits of a value of type t that begins at word `at`.
void setBits(uint8_t* bits, size_t at, const Type* t) {
  for (size_t i = 0; i < t->ptrBytes / 8; i++) {
    if (((t->gcData[i / 8] >> (i % 8)) & 1) == 0) continue;
    bits[(at + i) / 8] = static_cast<uint8_t>(bits[(at + i) / 8] | (1u << ((at + i) % 8)));
  }
}

MapLayout* buildLayout(base::Allocator& memory, const MapType* t) {
  static constexpr uint8_t kOneBit = 1;
  auto* l = memory.make<MapLayout>(memory);
  Type pointer{};
  pointer.size = pointer.ptrBytes = 8;
  pointer.gcData = &kOneBit;
  l->type = t;
  l->indirectKey = t->key->size > kMaxInline;
  l->indirectElem = t->elem->size > kMaxInline;
  const Type* key = l->indirectKey ? &pointer : t->key;
  const Type* elem = l->indirectElem ? &pointer : t->elem;
  size_t keyAlign = l->indirectKey ? 8 : std::max<size_t>(t->key->align, 1);
  size_t elemAlign = l->indirectElem ? 8 : std::max<size_t>(t->elem->align, 1);
  size_t align = std::max(keyAlign, elemAlign);
  // An element without size shares the key's address: a pointer behind the table must not exist.
  size_t offset = elem->size == 0 ? 0 : (key->size + elemAlign - 1) / elemAlign * elemAlign;
  size_t slot = std::max<size_t>(elem->size == 0 ? key->size : offset + elem->size, 1);
  slot = (slot + align - 1) / align * align;
  l->elemOffset = static_cast<uint32_t>(offset);
  l->slotSize = static_cast<uint32_t>(slot);
  l->groupSize = static_cast<uint32_t>(8 + 8 * slot);
  l->updateKey = needKeyUpdate(t->key);
  l->reflexive = isReflexive(t->key);
  l->mightPanic = hashMightPanic(t->key);
  l->fast = mapFast(t);
  l->group.size = l->groupSize;
  l->group.align = l->group.fieldAlign = 8;
  l->group.kind_ = Kind::Struct;
  if (key->ptrBytes != 0 || elem->ptrBytes != 0) {
    size_t words = l->groupSize / 8;
    l->bits.resize((words + 7) / 8 + 8);
    for (size_t i = 0; i < 8; i++) {
      setBits(l->bits.data(), 1 + i * slot / 8, key);
      setBits(l->bits.data(), 1 + (i * slot + offset) / 8, elem);
    }
    l->group.ptrBytes = l->groupSize;
    l->group.gcData = l->bits.data();
  }
  return l;
}

}  // namespace

const MapLayout* MapLayouts::find(const MapType* t) {
  Locked held(lock_);
  MapLayout*& l = table_[t];
  if (l == nullptr) l = buildLayout(memory_, t);
  lastType_ = t;
  last_ = l;
  return l;
}

// --- Operations -------------------------------------------------------------------------------------

Map* makeMap(Runtime& rt, const MapType* t, int64_t hint) {
  constexpr uint64_t kMapMask = 0b10;  // groups
  auto* m = static_cast<Map*>(rt.heap.allocMask(sizeof(Map), kMapMask));
  if (m == nullptr) return nullptr;
  m->layout = rt.mapLayouts().of(t);
  m->seed = static_cast<uint32_t>(rt.rng.next());
  if (hint <= 0 || hint > (int64_t{1} << 40)) return m;
  uint64_t groups = 1;
  while (capacityOf(groups) < hint) groups *= 2;
  // A hint that the heap has no room for is as good as none.
  m->groups = newGroups(rt, *m->layout, groups);
  if (m->groups == nullptr) return m;
  m->groupMask = groups - 1;
  m->growthLeft = capacityOf(groups);
  return m;
}

HelperStatus mapFind(HelperContext& cx, const MapType* t, Map* m, const void* key, void** elem) {
  *elem = nullptr;
  if (m == nullptr || m->count == 0) return checkKey(cx, t, key);
  KeyAny k{key};
  RuntimePanic panic;
  uint64_t hash = m->layout->mightPanic ? k.hash(cx.runtime, m, panic)
                                        : rehashKey(cx.runtime, m, key);
  if (panic.kind != PanicKind::None) return raise(cx, panic);
  uint64_t slot = findSlot(m, k, hash);
  if (slot != kNoSlot) *elem = elemAt(*m->layout, m->groups, slot);
  return HelperStatus::Done;
}

HelperStatus mapAssign(HelperContext& cx, const MapType*, Map* m, const void* key, void** elem) {
  if (m == nullptr) return raise(cx, PanicKind::AssignNilMap);
  KeyAny k{key};
  RuntimePanic panic;
  uint64_t hash = m->layout->mightPanic ? k.hash(cx.runtime, m, panic)
                                        : rehashKey(cx.runtime, m, key);
  if (panic.kind != PanicKind::None) return raise(cx, panic);
  *elem = assignKey(cx.runtime, m, k, hash);
  return *elem == nullptr ? outOfMemory(cx) : HelperStatus::Done;
}

HelperStatus mapDelete(HelperContext& cx, const MapType* t, Map* m, const void* key) {
  if (m == nullptr || m->count == 0) return checkKey(cx, t, key);
  KeyAny k{key};
  RuntimePanic panic;
  uint64_t hash = m->layout->mightPanic ? k.hash(cx.runtime, m, panic)
                                        : rehashKey(cx.runtime, m, key);
  if (panic.kind != PanicKind::None) return raise(cx, panic);
  deleteKey(cx.runtime, m, k, hash);
  return HelperStatus::Done;
}

void mapClear(Runtime& rt, const MapType*, Map* m) {
  if (m == nullptr || m->groups == nullptr) return;
  uint64_t groups = m->groupMask + 1;
  if (m->count == 0 && m->growthLeft == capacityOf(groups)) return;
  typedClearArray(rt, &m->layout->group, m->groups, groups);
  m->count = 0;
  m->growthLeft = capacityOf(groups);
  m->clearSeq++;
}

Map* mapClone(Runtime& rt, const MapType* t, Map* m) {
  Map* out = makeMap(rt, t, m->count);
  if (out == nullptr || m->count == 0) return out;
  const MapLayout& l = *m->layout;
  for (uint64_t slot = 0; slot < (m->groupMask + 1) * 8; slot++) {
    if (control(l, m->groups, slot) < 0x80) continue;
    void* key = keyAt(l, m->groups, slot);
    uint64_t to = insertKey(rt, out, KeyAny{key}, rehashKey(rt, out, key));
    if (to == kNoSlot) return nullptr;
    typedMove(rt, t->elem, elemAt(l, out->groups, to), elemAt(l, m->groups, slot));
  }
  return out;
}

void* mapFind32(Runtime& rt, Map* m, uint32_t key) { return findKey(rt, m, Key32{key}); }
void* mapFind64(Runtime& rt, Map* m, uint64_t key) { return findKey(rt, m, Key64{key}); }
void* mapFindString(Runtime& rt, Map* m, GoString key) { return findKey(rt, m, KeyString{key}); }
void* mapAssign32(Runtime& rt, Map* m, uint32_t key) { return assignFast(rt, m, Key32{key}); }
void* mapAssign64(Runtime& rt, Map* m, uint64_t key) { return assignFast(rt, m, Key64{key}); }
void* mapAssignString(Runtime& rt, Map* m, GoString key) {
  return assignFast(rt, m, KeyString{key});
}
void mapDelete32(Runtime& rt, Map* m, uint32_t key) { deleteFast(rt, m, Key32{key}); }
void mapDelete64(Runtime& rt, Map* m, uint64_t key) { deleteFast(rt, m, Key64{key}); }
void mapDeleteString(Runtime& rt, Map* m, GoString key) { deleteFast(rt, m, KeyString{key}); }

// --- Iteration --------------------------------------------------------------------------------------

namespace {

void setEntry(Runtime& rt, MapIter* it, void* key, void* elem) {
  storePointer(rt.barrier, &it->key, key);
  storePointer(rt.barrier, &it->elem, elem);
}

/// Shows the entry that the map has now for a key of the table the iteration began with. False if
/// it has none any more.
bool showCurrent(Runtime& rt, MapIter* it, uint64_t slot) {
  Map* m = it->map;
  const MapLayout& l = *m->layout;
  void* key = keyAt(l, it->groups, slot);
  RuntimePanic ignored;
  if (!l.reflexive && !valuesEqual(l.type->key, key, key, ignored)) {
    if (it->clearSeq != m->clearSeq) return false;
    setEntry(rt, it, key, elemAt(l, it->groups, slot));
    return true;
  }
  if (m->count == 0) return false;
  uint64_t at = findSlot(m, KeyAny{key}, rehashKey(rt, m, key));
  if (at == kNoSlot) return false;
  setEntry(rt, it, keyAt(l, m->groups, at), elemAt(l, m->groups, at));
  return true;
}

}  // namespace

void mapIterInit(Runtime& rt, const MapType* t, Map* m, MapIter* it) {
  setEntry(rt, it, nullptr, nullptr);
  it->type = t;
  bool empty = m == nullptr || m->count == 0;
  storePointer(rt.barrier, &it->map, m);
  storePointer(rt.barrier, &it->groups, empty ? nullptr : m->groups);
  it->groupMask = it->start = it->done = it->clearSeq = 0;
  if (empty) return;
  it->groupMask = m->groupMask;
  it->start = rt.rng.next() & (m->groupMask * 8 + 7);
  it->clearSeq = m->clearSeq;
  mapIterNext(rt, it);
}

void mapIterNext(Runtime& rt, MapIter* it) {
  if (it->groups == nullptr) {
    setEntry(rt, it, nullptr, nullptr);
    return;
  }
  const MapLayout& l = *it->map->layout;
  uint64_t total = (it->groupMask + 1) * 8;
  while (it->done < total) {
    uint64_t slot = (it->start + it->done) & (total - 1);
    uint64_t ctrl;
    memcpy(&ctrl, groupAt(l, it->groups, slot >> 3), 8);
    uint64_t full = (ctrl & kFullBits) >> ((slot & 7) * 8);
    if (full == 0) {
      it->done += 8 - (slot & 7);
      continue;
    }
    auto skip = static_cast<uint64_t>(__builtin_ctzll(full)) / 8;
    slot += skip;
    it->done += skip + 1;
    if (it->done > total) break;  // around: these slots came first
    if (it->groups != it->map->groups) {
      if (showCurrent(rt, it, slot)) return;
      continue;
    }
    setEntry(rt, it, keyAt(l, it->groups, slot), elemAt(l, it->groups, slot));
    return;
  }
  setEntry(rt, it, nullptr, nullptr);
}

}  // namespace vo::runtime
