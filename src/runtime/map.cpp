// This file is the map: open addressing in groups of eight slots with a control byte each.
//
// A look-up compares all eight control bytes of a group with the key's 7 bits at once, compares the
// keys of the hits, and goes on to the next group of the probe sequence (triangular, so it visits
// every group of a power-of-two table) until a group has an empty slot. Tables of more than one group
// are at most 7/8 full, so there is one; a table of one group is searched once and may be full.
// Deleting leaves a tombstone only in a group without empty slots, since no probe passes such an
// empty one.
//
// A map has one table, which is made anew twice as large when it is full, until it has some 1,000 slots. Then it
// is split by the hash's first bit, and so is later each of the halves when it is full, by the next bit: a
// directory has the table of each beginning of a hash, several times those that need fewer bits than others. So
// no insertion moves more than one table. Only the directory doubles as a whole, a word per table.
//
// Moving a key needs its hash. That of a key that takes long (a string above 256 bytes) is kept beside its table.
//
// A table that is made anew or split is left untouched. That is what makes iteration simple (map_iter.cpp).
//
// Keys and elements above 128 bytes are stored as pointers to cells of their own.
//
// Keys that are too long to be hashed at once and cells too large to be made at once are map_long.cpp's.
#include "runtime/map.h"

#include <algorithm>

#include "runtime/map_long.h"
#include "runtime/map_table.h"
#include "runtime/pieces.h"
#include "runtime/values.h"

namespace vo::runtime {

using abi::GoString;
using abi::HelperContext;
using abi::HelperStatus;
using abi::Kind;
using abi::MapType;
using abi::PanicKind;
using abi::RuntimePanic;
using abi::Slot;
using abi::Type;

namespace {

constexpr int64_t kLongSteps = 24;  ///< of hashing a key

// --- Keys: how each family hashes, compares and stores --------------------------------------------

struct Key32 {
  uint32_t key;
  uint64_t hash(const Map* m) const { return hash64(key, m->seed); }
  bool equals(const MapLayout&, const uint8_t* slot) const {
    uint32_t k;
    memcpy(&k, slot, 4);
    return k == key;
  }
  bool isLong() const { return false; }
  void update(Runtime&, const MapLayout&, uint8_t*) const {}
  void renew(uint8_t*) const {}
  void write(uint8_t* slot) const { memcpy(slot, &key, 4); }
  bool insert(Runtime&, const MapLayout&, uint8_t* slot) const {
    write(slot);
    return true;
  }
};

struct Key64 {
  uint64_t key;
  uint64_t hash(const Map* m) const { return hash64(key, m->seed); }
  bool equals(const MapLayout&, const uint8_t* slot) const {
    uint64_t k;
    memcpy(&k, slot, 8);
    return k == key;
  }
  bool isLong() const { return false; }
  void update(Runtime&, const MapLayout&, uint8_t*) const {}
  void renew(uint8_t*) const {}
  /// The slot is zero, so no barrier is needed for pointers.
  void write(uint8_t* slot) const { __atomic_store_n(reinterpret_cast<uint64_t*>(slot), key, __ATOMIC_RELAXED); }
  bool insert(Runtime&, const MapLayout&, uint8_t* slot) const {
    write(slot);
    return true;
  }
};

struct KeyString {
  GoString key;
  uint64_t hash(const Map* m) const { return hashBytes(key.data, static_cast<size_t>(key.len), m->seed); }
  bool equals(const MapLayout&, const uint8_t* slot) const {
    return stringEqual(*reinterpret_cast<const GoString*>(slot), key);
  }
  bool isLong() const { return runtime::isLong(key); }
  /// Equal texts: keep the newer one, whose memory the program holds anyway. Not of a long one, which is found
  /// again by its address.
  void update(Runtime& rt, const MapLayout&, uint8_t* slot) const {
    if (!isLong()) storePointer(rt.barrier, slot, key.data);
  }
  void renew(uint8_t* slot) const { memcpy(slot, &key.data, 8); }
  void write(uint8_t* slot) const { memcpy(slot, &key, sizeof key); }
  bool insert(Runtime& rt, const MapLayout&, uint8_t* slot) const {
    storePointer(rt.barrier, slot, key.data);
    reinterpret_cast<GoString*>(slot)->len = key.len;
    return true;
  }
};

struct KeyAny {
  const void* key;
  void* keyCell = nullptr;  ///< with a copy of the key, if that was made before
  bool longKey = false;
  bool isLong() const { return longKey; }
  bool equals(const MapLayout& l, const uint8_t* slot) const {
    const void* have = l.indirectKey ? *reinterpret_cast<void* const*>(slot) : slot;
    RuntimePanic ignored;  // both keys have been hashed, so they are comparable; and this one in a short walk
    return compareShort(l.type->key, have, key, ignored) == Walked::Yes;
  }
  void update(Runtime& rt, const MapLayout& l, uint8_t* slot) const {
    if (!l.updateKey || longKey) return;
    typedMove(rt, l.type->key, l.indirectKey ? *reinterpret_cast<void**>(slot) : slot, key);
  }
  bool insert(Runtime& rt, const MapLayout& l, uint8_t* slot) const {
    if (!l.indirectKey) {
      typedMove(rt, l.type->key, slot, key);
      return true;
    }
    void* cell = keyCell;
    if (cell == nullptr) {
      cell = rt.heap.allocObject(l.type->key);
      if (cell == nullptr) return false;
      typedInitArray(l.type->key, cell, key, 1);
    }
    storePointer(rt.barrier, slot, cell);
    return true;
  }
};

/// The place of the key, or none. Then `*free`, if not null, may be the first slot on the hash's way that is not full.
template <class Key>
[[gnu::always_inline]] inline Place findSlot(const MapLayout& l, MapShape s, const Key& key, uint64_t hash, Place* free = nullptr) {
  uint8_t* table = tableOf(s, hash);
  if (table == nullptr) return {};
  uint8_t tag = tagOf(hash);
  uint64_t mask = s.groupMask;
  VO_DCHECK((mask & (mask + 1)) == 0, "probes visit every group of a power of two");
  uint64_t g = (hash >> 7) & mask;
  for (uint64_t step = 1;; step++) {
    uint8_t* group = groupAt(l, table, g);
    for (uint32_t hits = matchByte(group, tag); hits != 0; hits &= hits - 1) {
      auto i = static_cast<uint32_t>(__builtin_ctz(hits));
      if (key.equals(l, group + 8 + i * l.slotSize)) return {group, i};
    }
    if (mask == 0 || matchByte(group, 0) != 0 || step > mask) {
      uint32_t notFull = free == nullptr || step != 1 ? 0 : matchFull(group) ^ 0xff;
      if (notFull != 0) *free = {group, static_cast<uint32_t>(__builtin_ctz(notFull))};
      return {};
    }
    g = (g + step) & mask;
  }
}

template <class Key>
[[gnu::always_inline]] inline Place findSlot(const Map* m, const Key& key, uint64_t hash, Place* free = nullptr) {
  return findSlot(*m->layout, MapShape(m), key, hash, free);
}

struct KeyIdentity {
  const uint8_t* slot;
  bool equals(const MapLayout& l, const uint8_t* have) const {
    return memcmp(have, slot, l.indirectKey ? 8 : l.type->key->size) == 0;
  }
};

// --- Growth ---------------------------------------------------------------------------------------------

/// A table in the making.
struct NewTable {
  uint8_t* at;
  uint64_t groups;
  bool withTail;
  uint8_t* tail(const MapLayout& l) const { return groupAt(l, at, groups); }
};

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

/// Keeps the hash of a long key. False: out of memory.
[[gnu::noinline]] bool keepHash(Runtime& rt, const MapLayout& l, uint8_t* tailAt, uint64_t groups, uint64_t slot, uint64_t hash) {
  uint64_t* hashes = hashesOf(l, tailAt);
  VO_DCHECK(slot < groups * 8, "the table has the slot");
  if (hashes == nullptr) {
    if (hash == 0) return true;
    hashes = static_cast<uint64_t*>(rt.heap.allocNoScan(groups * 8 * 8));
    if (hashes == nullptr) return false;
    storePointer(rt.barrier, tailAt + l.hashesAt, hashes);
  }
  hashes[slot] = hash;
  return true;
}

uint64_t hashAt(Runtime& rt, const Map* m, const Place& p) {
  if (m->layout->fast == MapFast::Key64) return hash64(*reinterpret_cast<const uint64_t*>(p.slot(*m->layout)), m->seed);
  return hashShortKey(rt, m, p.key(*m->layout));
}

/// Moves the entries of a table into one or two new ones, by `bit` of their hashes. False: out of memory.
bool moveEntries(Runtime& rt, const Map* m, uint8_t* from, const NewTable (&to)[2], uint64_t bit, int64_t (&counts)[2]) {
  const MapLayout& l = *m->layout;
  const uint64_t* hashes = hashesOf(m, from);
  VO_DCHECK(from != to[0].at && from != to[1].at, "old tables are left as they are: iterators walk them");
  for (uint64_t g = 0; g <= m->groupMask; g++) {
    uint8_t* group = groupAt(l, from, g);
    for (uint32_t full = matchFull(group); full != 0; full &= full - 1) {
      Place p{group, static_cast<uint32_t>(__builtin_ctz(full))};
      uint64_t kept = hashes == nullptr ? 0 : hashes[g * 8 + p.i];
      uint64_t hash = kept != 0 ? kept : hashAt(rt, m, p);
      size_t which = (hash & bit) != 0 ? 1 : 0;
      const NewTable& t = to[which];
      VO_DCHECK(t.at != nullptr && counts[which] < capacityOf(t.groups), "the new table has room for what comes into it");
      Place at = findFree(l, t.at, t.groups - 1, hash);
      if (!at) return false;
      at.group[at.i] = tagOf(hash);
      copySlot(l, at.slot(l), p.slot(l));
      if (kept != 0 && !keepHash(rt, l, t.tail(l), t.groups, slotNumber(l, t.at, at), kept)) return false;
      counts[which]++;
    }
  }
  return true;
}

/// The table of a map without directory becomes one of `groups`. False: out of memory.
bool remake(Runtime& rt, Map* m, uint64_t groups, bool withTail) {
  const MapLayout& l = *m->layout;
  VO_DCHECK(m->shift == kSingle && groups <= l.tableGroups && (groups & (groups - 1)) == 0, "a map without directory has a table of a power of two groups");
  NewTable to[2] = {{newTable(rt, l, groups, withTail), groups, withTail}, {}};
  if (to[0].at == nullptr) return false;
  int64_t counts[2] = {};
  if (m->tables != nullptr && !moveEntries(rt, m, m->tables, to, 0, counts)) return false;
  Reshaping now(m);
  storePointer(rt.barrier, &m->tables, to[0].at);
  m->groupMask = static_cast<uint16_t>(groups - 1);
  m->growthLeft = static_cast<int16_t>(capacityOf(groups) - counts[0]);
  m->tail = withTail;
  return true;
}

/// A table of a directory, for that many bits of the hash.
NewTable newFullTable(Runtime& rt, const MapLayout& l) {
  return {newTable(rt, l, l.tableGroups, true), l.tableGroups, true};
}
void finishTable(const MapLayout& l, const NewTable& t, uint32_t depth, int64_t count) {
  auto* end = reinterpret_cast<TableTail*>(t.tail(l));
  VO_DCHECK(t.withTail && depth <= kSingle && count <= capacityOf(t.groups), "tables of a directory say how many bits they stand for");
  end->growthLeft = static_cast<int32_t>(capacityOf(t.groups) - count);
  end->depth = depth;
}

uint8_t** newDirectory(Runtime& rt, uint64_t size) {
  return static_cast<uint8_t**>(rt.heap.allocArray(&kPointerType, size));
}

/// The directory of one table, whose map has none yet, or one twice as large. False: out of memory.
bool growDirectory(Runtime& rt, Map* m) {
  if (m->shift == 0) return false;
  bool single = m->shift == kSingle;
  uint64_t size = single ? 1 : directorySize(m);
  uint8_t** to = newDirectory(rt, size * 2);
  if (to == nullptr) return false;
  if (single) {
    to[0] = to[1] = m->tables;
  } else {
    for (uint64_t i = 0; i < size; i++) to[2 * i] = to[2 * i + 1] = directory(m)[i];
  }
  Reshaping now(m);
  storePointer(rt.barrier, &m->tables, to);
  m->shift--;
  return true;
}

/// The full table at a directory's index is made anew, if much of it is deleted entries, or split.
bool split(Runtime& rt, Map* m, uint64_t index) {
  VO_DCHECK(m->shift != kSingle && index < directorySize(m), "the directory has the index");
  VO_DCHECK(uint64_t{m->groupMask} + 1 == m->layout->tableGroups, "tables of a directory are of one size");
  const MapLayout& l = *m->layout;
  uint8_t* table = directory(m)[index];
  int64_t live = 0;
  for (uint64_t g = 0; g <= m->groupMask; g++) live += __builtin_popcount(matchFull(groupAt(l, table, g)));
  uint32_t depth = tail(m, table).depth;
  VO_DCHECK(depth <= kSingle - m->shift, "a table stands for one entry of the directory at least");
  bool halves = live * 2 > capacityOf(l.tableGroups);
  NewTable to[2] = {newFullTable(rt, l), {}};
  if (halves) to[1] = newFullTable(rt, l);
  if (to[0].at == nullptr || (halves && to[1].at == nullptr)) return false;
  int64_t counts[2] = {};
  uint64_t bit = halves ? uint64_t{1} << (63 - depth) : 0;
  if (!moveEntries(rt, m, table, to, bit, counts)) return false;
  if (halves && depth == kSingle - m->shift) {
    if (!growDirectory(rt, m)) return false;
    index *= 2;
  }
  uint64_t size = uint64_t{1} << (kSingle - m->shift - depth), first = index & ~(size - 1);
  uint32_t newDepth = halves ? depth + 1 : depth;
  VO_DCHECK(counts[0] + counts[1] == live, "every entry is moved once");
  finishTable(l, to[0], newDepth, counts[0]);
  if (halves) finishTable(l, to[1], newDepth, counts[1]);
  for (uint64_t i = 0; i < size; i++)
    storePointer(rt.barrier, &directory(m)[first + i], to[halves && i >= size / 2 ? 1 : 0].at);
  return true;
}

/// The map's only table, which cannot be larger, becomes two.
bool splitSingle(Runtime& rt, Map* m) {
  const MapLayout& l = *m->layout;
  NewTable to[2] = {newFullTable(rt, l), newFullTable(rt, l)};
  uint8_t** tables = newDirectory(rt, 2);
  if (to[0].at == nullptr || to[1].at == nullptr || tables == nullptr) return false;
  int64_t counts[2] = {};
  if (!moveEntries(rt, m, m->tables, to, uint64_t{1} << 63, counts)) return false;
  VO_DCHECK(counts[0] + counts[1] == m->count, "every entry is moved once");
  for (int i = 0; i < 2; i++) {
    finishTable(l, to[i], 1, counts[i]);
    tables[i] = to[i].at;
  }
  Reshaping now(m);
  storePointer(rt.barrier, &m->tables, tables);
  m->groupMask = static_cast<uint16_t>(l.tableGroups - 1);
  m->shift = kSingle - 1;
  m->tail = false;
  return true;
}

/// Makes room for another entry with this hash. False: out of memory.
[[gnu::noinline]] bool makeRoom(Runtime& rt, Map* m, uint64_t hash, bool longKey) {
  const MapLayout& l = *m->layout;
  // Tables of a large map become full at about the same time.
  if (rt.engine != nullptr) rt.engine->charge((uint64_t{m->groupMask} + 1) * 4);
  if (m->shift != kSingle) {
    uint64_t index = directoryIndex(m, hash);
    if (directory(m)[index] != nullptr) return split(rt, m, index);
    NewTable t = newFullTable(rt, l);
    if (t.at == nullptr) return false;
    finishTable(l, t, kSingle - m->shift, 0);
    storePointer(rt.barrier, &directory(m)[index], t.at);
    return true;
  }
  uint64_t groups = m->tables == nullptr ? 0 : uint64_t{m->groupMask} + 1;
  bool withTail = m->tail || longKey;
  if (groups == 0) return remake(rt, m, 1, withTail);
  // (not m->count: threads that change a map at once may leave a wrong one, and then there would never be room)
  int64_t live = 0;
  for (uint64_t g = 0; g < groups; g++) live += __builtin_popcount(matchFull(groupAt(l, m->tables, g)));
  if (m->growthLeft > 0 || (groups != 1 && live * 2 <= capacityOf(groups))) return remake(rt, m, groups, withTail);
  return groups * 2 <= l.tableGroups ? remake(rt, m, groups * 2, withTail) : splitSingle(rt, m);
}

bool hasRoom(const Map* m, MapShape s, uint8_t* table, bool longKey) {
  if (s.shift != kSingle) return table != nullptr && tail(*m->layout, s, table).growthLeft > 0;
  return m->growthLeft > 0 && (!longKey || s.tail);
}
bool hasRoom(const Map* m, uint8_t* table, bool longKey) { return hasRoom(m, MapShape(m), table, longKey); }

void countRoom(Map* m, MapShape s, uint8_t* table, int by) {
  if (s.shift == kSingle) {
    m->growthLeft = static_cast<int16_t>(m->growthLeft + by);
  } else {
    tail(*m->layout, s, table).growthLeft += by;
  }
}
void countRoom(Map* m, uint8_t* table, int by) { countRoom(m, MapShape(m), table, by); }

// --- Entering, finding, deleting ------------------------------------------------------------------------

/// Enters a key that is absent, at `place` if that is not none and there is room. None: out of memory, or cells
/// must be made in pieces.
template <class Key>
Place insertKey(Runtime& rt, Map* m, const Key& key, uint64_t hash, Place place, void* elemCell = nullptr) {
  const MapLayout& l = *m->layout;
  if (l.largeElem && elemCell == nullptr) [[unlikely]] return {};
  uint8_t* table = tableOf(m, hash);
  if (!place || !hasRoom(m, table, key.isLong())) [[unlikely]] {
    for (place = {}; !place;) {
      if (!hasRoom(m, table, key.isLong()) && !makeRoom(rt, m, hash, key.isLong())) return {};
      table = tableOf(m, hash);
      if (!hasRoom(m, table, key.isLong())) continue;
      place = findFree(l, table, m->groupMask, hash);
      if (!place && !makeRoom(rt, m, hash, key.isLong())) [[unlikely]] return {};
      table = tableOf(m, hash);
    }
  }
  uint8_t* at = place.slot(l);
  VO_DCHECK(place.group[place.i] < 0x80, "the slot is not full");
  if (l.indirectElem) {
    void* cell = elemCell;
    if (cell == nullptr) {
      cell = rt.heap.allocObject(l.type->elem);
      if (cell == nullptr) return {};
      rt.charge(l.type->elem->size);
    }
    storePointer(rt.barrier, at + l.elemOffset, cell);
  }
  if (l.hashesAt != 0 && hasTail(m) && !keepHash(rt, l, tailOf(m, table), uint64_t{m->groupMask} + 1,
                                                   slotNumber(l, table, place), key.isLong() ? hash : 0))
    return {};
  if (!key.insert(rt, l, at)) return {};
  uint8_t& c = place.group[place.i];
  if (c != kDeleted) countRoom(m, table, -1);
  c = tagOf(hash);
  m->count++;
  return place;
}

template <class Key>
void* assignKey(Runtime& rt, Map* m, const Key& key, uint64_t hash) {
  Place free, place = findSlot(m, key, hash, &free);
  if (place) {
    key.update(rt, *m->layout, place.slot(*m->layout));
  } else {
    place = insertKey(rt, m, key, hash, free);
    if (!place) return nullptr;
  }
  return place.elem(*m->layout);
}

/// The element in the map as it was when its shape was taken; null: there is none.
template <class Key>
[[gnu::always_inline]] inline void* findIn(const Map* m, MapShape s, const Key& key) {
  Place place = findSlot(*m->layout, s, key, key.hash(m));
  return place ? place.elem(*m->layout) : nullptr;
}

template <class Key>
void* findKey(const Map* m, const Key& key) {
  return m == nullptr ? nullptr : findIn(m, MapShape(m), key);
}

template <class Key>
void deleteFast(Runtime& rt, Map* m, const Key& key) {
  if (m == nullptr) return;
  uint64_t hash = key.hash(m);
  if (Place place = findSlot(m, key, hash)) deletePlace(rt, m, place, hash);
}

template <class Key>
[[gnu::always_inline]] inline void* tryAssign(Map* m, MapShape s, const Key& key) {
  if (key.isLong()) return nullptr;
  const MapLayout& l = *m->layout;
  uint64_t hash = key.hash(m);
  Place free, place = findSlot(l, s, key, hash, &free);
  if (place) {
    key.renew(place.slot(l));
    return place.elem(l);
  }
  uint8_t* table = tableOf(s, hash);
  if (table == nullptr || !hasRoom(m, s, table, false) || l.indirectElem || (l.hashesAt != 0 && hasTail(s))) return nullptr;
  if (!free) free = findFree(l, table, s.groupMask, hash);
  if (!free) [[unlikely]] return nullptr;
  key.write(free.slot(l));
  uint8_t& c = free.group[free.i];
  if (c != kDeleted) countRoom(m, s, table, -1);
  c = tagOf(hash);
  m->count++;
  return free.elem(l);
}

/// The slot of a short text, if it is in the first group that is looked at; else the general way finds it.
/// (Calls nothing, so all stays in registers.)
[[gnu::always_inline]] inline Place findText(const Map* m, MapShape s, GoString key) {
  if (static_cast<uint64_t>(key.len) > ShortText::kMost) return {};
  const MapLayout& l = *m->layout;
  auto n = static_cast<size_t>(key.len);
  ShortText text(key.data, n);
  uint64_t hash = text.hash(n, m->seed);
  uint8_t* table = tableOf(s, hash);
  if (table == nullptr) return {};
  uint8_t* group = groupAt(l, table, (hash >> 7) & s.groupMask);
  for (uint32_t hits = matchByte(group, tagOf(hash)); hits != 0; hits &= hits - 1) {
    auto i = static_cast<uint32_t>(__builtin_ctz(hits));
    auto& have = *reinterpret_cast<const GoString*>(group + 8 + i * l.slotSize);
    if (have.len == key.len && (have.data == key.data || ShortText(have.data, n) == text)) return {group, i};
  }
  return {};
}

/// What the entry's slot had is gone already.
void forgetPlace(Map* m, MapShape s, Place place, uint64_t hash) {
  VO_DCHECK(place.group[place.i] == tagOf(hash), "the entry is the one of this hash");
  bool probesStop = s.groupMask == 0 || matchByte(place.group, 0) != 0;
  place.group[place.i] = probesStop ? 0 : kDeleted;
  if (probesStop) countRoom(m, s, tableOf(s, hash), 1);
  VO_DCHECK(m->count > 0, "what is deleted was counted");
  m->count--;
}

template <class Key>
[[gnu::always_inline]] inline void tryDelete(Map* m, MapShape s, const Key& key) {
  if (m->count == 0) return;
  uint64_t hash = key.hash(m);
  Place place = findSlot(*m->layout, s, key, hash);
  if (!place) return;
  memset(place.slot(*m->layout), 0, m->layout->slotSize);
  forgetPlace(m, s, place, hash);
}

/// What hashing a key at once has said. Long: it takes longer, and the others are not set.
struct KeyHash {
  Walked walked = Walked::Yes;
  bool longKey = false;
  uint64_t hash;
};

/// False: it cannot be hashed, which is to be raised.
[[gnu::always_inline]] inline bool hashKey(HelperContext& cx, const Map* m, const void* key, KeyHash& k) {
  const MapLayout& l = *m->layout;
  if (l.fast == MapFast::String) {
    const GoString& s = *static_cast<const GoString*>(key);
    auto n = static_cast<size_t>(s.len);
    if (n > kPieceBytes) {
      k.walked = Walked::Long;
      return true;
    }
    cx.runtime.charge(2 * n);  // it is compared, too
    k.longKey = isLong(s);
    k.hash = hashBytes(s.data, n, m->seed);
    return true;
  }
  if (l.fast != MapFast::None) {
    k.hash = hashShortKey(cx.runtime, m, key);
    return true;
  }
  RuntimePanic panic;
  int64_t steps;
  k.walked = hashShort(cx.runtime, l.type->key, key, m->seed, panic, &k.hash, &steps);
  if (panic.kind != PanicKind::None) {
    cx.panic = panic;
    return false;
  }
  k.longKey = l.hashesAt != 0 && steps > kLongSteps;
  return true;
}

}  // namespace

uint64_t hashShortKey(Runtime& rt, const Map* m, const void* key) {
  uint64_t hash;
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
  hashShort(rt, m->layout->type->key, key, m->seed, ignored, &hash);
  return hash;
}

Place findIdentical(const Map* m, uint64_t hash, const uint8_t* slot) { return findSlot(m, KeyIdentity{slot}, hash); }
Place findShort(const Map* m, uint64_t hash, const void* key) { return findSlot(m, KeyAny{key}, hash); }

uint8_t* newTable(Runtime& rt, const MapLayout& l, uint64_t groups, bool withTail) {
  size_t tailBytes = !withTail ? 0 : l.hashesAt != 0 ? l.hashesAt + 8 : sizeof(TableTail);
  size_t bytes = groups * l.groupSize + tailBytes;
  return static_cast<uint8_t*>(l.group.ptrBytes == 0 ? rt.heap.allocNoScan(bytes) : rt.heap.allocScan(bytes, &l.group));
}

Place insertEntry(Runtime& rt, Map* m, const NewEntry& e, uint64_t hash) {
  return insertKey(rt, m, KeyAny{e.key, e.keyCell, e.isLong}, hash, {}, e.elemCell);
}

void deletePlace(Runtime& rt, Map* m, Place place, uint64_t hash) {
  const MapLayout& l = *m->layout;
  uint8_t* at = place.slot(l);
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
  forgetPlace(m, MapShape(m), place, hash);
}

// --- Operations -------------------------------------------------------------------------------------

namespace {
constexpr uint32_t kMaxHintDepth = 13;  ///< a directory of 64 KB
}

Map* makeMap(Runtime& rt, const MapType* t, int64_t hint) {
  constexpr uint64_t kMapMask = 0b10;  // tables
  auto* m = static_cast<Map*>(rt.heap.allocMask(sizeof(Map), kMapMask));
  if (m == nullptr) return nullptr;
  const MapLayout* l = m->layout = rt.mapLayouts().of(t);
  m->seed = static_cast<uint32_t>(rt.rng.next());
  m->shift = kSingle;
  if (hint <= 0 || hint > (int64_t{1} << 40)) return m;
  // A hint that the heap has no room for is as good as none.
  if (hint <= capacityOf(l->tableGroups)) {
    uint64_t groups = 1;
    while (capacityOf(groups) < hint) groups *= 2;
    VO_DCHECK(groups <= l->tableGroups, "a hint that needs more has a directory");
    m->tables = newTable(rt, *l, groups, false);
    if (m->tables == nullptr) return m;
    m->groupMask = static_cast<uint16_t>(groups - 1);
    m->growthLeft = static_cast<int16_t>(capacityOf(groups));
    return m;
  }
  // Tables are made when something is entered.
  uint32_t depth = 1;
  while (depth < kMaxHintDepth && (capacityOf(l->tableGroups) << depth) / 16 * 15 < hint) depth++;
  m->tables = reinterpret_cast<uint8_t*>(newDirectory(rt, uint64_t{1} << depth));
  if (m->tables == nullptr) return m;
  m->shift = static_cast<uint8_t>(kSingle - depth);
  m->groupMask = static_cast<uint16_t>(l->tableGroups - 1);
  return m;
}

namespace {

HelperStatus answerWith(const MapAnswer& answer, void* elem) {
  *answer.elem = abi::ptrSlot(elem != nullptr ? elem : answer.absent);
  if (answer.found != nullptr) *answer.found = elem != nullptr;
  return HelperStatus::Done;
}

}  // namespace

HelperStatus mapFind(HelperContext& cx, const MapType* t, Map* m, const void* key, const MapAnswer& answer) {
  // An empty map has nothing to find, but the key must be one, as in Go.
  if (m == nullptr || m->count == 0)
    return hashMightPanic(t->key) ? checkKey(cx, t, key, answer) : answerWith(answer, nullptr);
  KeyHash k;
  if (!hashKey(cx, m, key, k)) return HelperStatus::Panic;
  if (k.walked == Walked::Long) return findLong(cx, t, m, key, answer);
  Place place = findSlot(m, KeyAny{key}, k.hash);
  return answerWith(answer, place ? place.elem(*m->layout) : nullptr);
}

HelperStatus mapAssign(HelperContext& cx, const MapType* t, Map* m, const void* key, Slot* elem) {
  if (m == nullptr) return raise(cx, PanicKind::AssignNilMap);
  KeyHash k;
  if (!hashKey(cx, m, key, k)) return HelperStatus::Panic;
  if (k.walked == Walked::Long || m->layout->largeCells) return assignLong(cx, t, m, key, nullptr, elem);
  void* p = assignKey(cx.runtime, m, KeyAny{key, nullptr, k.longKey}, k.hash);
  *elem = abi::ptrSlot(p);
  return p == nullptr ? outOfMemory(cx) : HelperStatus::Done;
}

HelperStatus mapStore(HelperContext& cx, const MapType* t, Map* m, const void* key, const void* value) {
  if (m == nullptr) return raise(cx, PanicKind::AssignNilMap);
  KeyHash k;
  if (!hashKey(cx, m, key, k)) return HelperStatus::Panic;
  if (k.walked == Walked::Long || m->layout->largeCells) return assignLong(cx, t, m, key, value, nullptr);
  void* p = assignKey(cx.runtime, m, KeyAny{key, nullptr, k.longKey}, k.hash);
  if (p == nullptr) return outOfMemory(cx);
  typedMove(cx.runtime, t->elem, p, value);
  return HelperStatus::Done;
}

HelperStatus mapDelete(HelperContext& cx, const MapType* t, Map* m, const void* key) {
  if (m == nullptr || m->count == 0) return hashMightPanic(t->key) ? checkKey(cx, t, key, {}) : HelperStatus::Done;
  KeyHash k;
  if (!hashKey(cx, m, key, k)) return HelperStatus::Panic;
  if (k.walked == Walked::Long) return deleteLong(cx, t, m, key);
  if (Place place = findSlot(m, KeyAny{key}, k.hash)) deletePlace(cx.runtime, m, place, k.hash);
  return HelperStatus::Done;
}

/// A directory is left behind with its tables. The new one is as fine, so that much need not be split again.
void mapClear(Runtime& rt, const MapType*, Map* m) {
  if (m == nullptr || m->tables == nullptr) return;
  if (m->shift == kSingle) {
    uint64_t groups = uint64_t{m->groupMask} + 1;
    if (m->count == 0 && m->growthLeft == capacityOf(groups)) return;
    typedClearArray(rt, &m->layout->group, m->tables, groups);
    m->growthLeft = static_cast<int16_t>(capacityOf(groups));
  } else {
    uint32_t depth = std::min(kSingle - m->shift, kMaxHintDepth);
    auto* tables = reinterpret_cast<uint8_t*>(newDirectory(rt, uint64_t{1} << depth));
    Reshaping now(m);
    storePointer(rt.barrier, &m->tables, tables);
    m->shift = static_cast<uint8_t>(tables == nullptr ? kSingle : kSingle - depth);
    m->groupMask = tables == nullptr ? uint16_t{0} : m->groupMask;
    m->growthLeft = 0;
  }
  m->count = 0;
  m->clearSeq++;
}

void* mapFind32(Runtime&, Map* m, uint32_t key) { return findKey(m, Key32{key}); }
void* mapFind64(Runtime&, Map* m, uint64_t key) { return findKey(m, Key64{key}); }
void* mapFindString(Runtime&, Map* m, GoString key) { return findKey(m, KeyString{key}); }
void* mapAssign32(Runtime& rt, Map* m, uint32_t key) { return assignKey(rt, m, Key32{key}, Key32{key}.hash(m)); }
void* mapAssign64(Runtime& rt, Map* m, uint64_t key) { return assignKey(rt, m, Key64{key}, Key64{key}.hash(m)); }
void* mapAssignString(Runtime& rt, Map* m, GoString key) {
  return assignKey(rt, m, KeyString{key}, KeyString{key}.hash(m));
}
void mapDelete32(Runtime& rt, Map* m, uint32_t key) { deleteFast(rt, m, Key32{key}); }
void mapDelete64(Runtime& rt, Map* m, uint64_t key) { deleteFast(rt, m, Key64{key}); }
void mapDeleteString(Runtime& rt, Map* m, GoString key) { deleteFast(rt, m, KeyString{key}); }

// Where generated code stands.

[[gnu::noinline]] static void* findLonger(const Map* m, MapShape s, GoString key) { return findIn(m, s, KeyString{key}); }
[[gnu::noinline]] static void* tryAssignLonger(Map* m, MapShape s, GoString key) { return tryAssign(m, s, KeyString{key}); }

void* mapFind32(const Map* m, MapShape s, uint32_t key) { return findIn(m, s, Key32{key}); }
void* mapFind64(const Map* m, MapShape s, uint64_t key) { return findIn(m, s, Key64{key}); }
void* mapFindString(const Map* m, MapShape s, GoString key) {
  Place place = findText(m, s, key);
  return place ? place.elem(*m->layout) : findLonger(m, s, key);
}
void* mapTryAssign32(Map* m, MapShape s, uint32_t key) { return tryAssign(m, s, Key32{key}); }
void* mapTryAssign64(Map* m, MapShape s, uint64_t key) { return tryAssign(m, s, Key64{key}); }
void* mapTryAssignString(Map* m, MapShape s, GoString key) {
  Place place = findText(m, s, key);
  if (!place) return tryAssignLonger(m, s, key);
  KeyString{key}.renew(place.slot(*m->layout));
  return place.elem(*m->layout);
}
void mapTryDelete32(Map* m, MapShape s, uint32_t key) { tryDelete(m, s, Key32{key}); }
void mapTryDelete64(Map* m, MapShape s, uint64_t key) { tryDelete(m, s, Key64{key}); }
void mapTryDeleteString(Map* m, MapShape s, GoString key) { tryDelete(m, s, KeyString{key}); }

}  // namespace vo::runtime
