// This file iterates over maps and clones them.
//
// An iterator goes through the tables in the order of the hashes' first bits, from a random one, once around, and
// through each table from a random slot. It holds the table it is in. While that is still the map's it
// shows what is there. When it has been made anew or split it is a frozen list of candidates: each key is
// looked up in the map, and shown with its present element, or skipped if it is gone. The next table is the one
// that the map has then for the hashes behind those of the last: tables are only ever split, so none is for hashes
// of which the iterator has seen some already. So each entry that stays is shown once, and none twice.
//
// Keys that differ from themselves (NaN) cannot be looked up and cannot have been deleted, except by
// clear(), which is counted. Long keys are found by their kept hash and identity.
#include <algorithm>

#include "runtime/map_table.h"
#include "runtime/pieces.h"
#include "runtime/values.h"

namespace vo::runtime {

using abi::HelperContext;
using abi::HelperStatus;
using abi::MapType;
using abi::RuntimePanic;
using abi::Slot;
using abi::slotPtr;

namespace {

constexpr uint64_t kAllPrefixes = uint64_t{1} << 32;
constexpr uint64_t kStepsPerPiece = 4096;  ///< groups and tables looked at
constexpr uint64_t kLookUp = 8;            ///< steps that looking a key up costs

HelperStatus setEntry(HelperContext& cx, MapIter* it, void* key, void* elem, Slot* entry) {
  storePointer(cx.runtime.barrier, &it->key, key);
  storePointer(cx.runtime.barrier, &it->elem, elem);
  if (entry != nullptr) {
    entry[0] = abi::ptrSlot(key);
    entry[1] = abi::ptrSlot(elem);
  }
  return HelperStatus::Done;
}

/// Stands before the table that the map has for hashes that begin with `prefix`; returns the bits of a prefix that
/// it does not look at.
uint32_t enterTable(Runtime& rt, MapIter* it, uint32_t prefix) {
  const Map* m = it->map;
  uint32_t depth = 0;
  uint8_t* table = m->tables;
  if (m->shift != kSingle) {
    table = directory(m)[directoryIndex(m, uint64_t{prefix} << 32)];
    depth = table != nullptr ? tail(m, table).depth : kSingle - m->shift;
  }
  storePointer(rt.barrier, &it->table, table);
  it->groupMask = m->groupMask;
  it->tail = hasTail(m);
  it->done = 0;
  it->prefix = prefix;
  auto below = static_cast<uint32_t>((kAllPrefixes >> depth) - 1);
  // All hashes up to the table's last one; after a clear it may have some before `prefix`, too.
  it->span = below & ~prefix;
  return below;
}

bool isCurrent(const MapIter* it, MapShape s) { return it->table == tableOf(s, uint64_t{it->prefix} << 32); }

/// Finds the entry that the map has now for a key of a table that is no longer in use. False: it is gone.
[[gnu::noinline]] bool findCurrent(Runtime& rt, const MapIter* it, Place old, uint64_t slot, void** key, void** elem) {
  const Map* m = it->map;
  const MapLayout& l = *m->layout;
  VO_DCHECK(it->table != nullptr && slot <= uint32_t{it->groupMask} * 8 + 7, "the iterator stands in a table");
  const uint64_t* hashes = nullptr;
  if (it->tail) hashes = hashesOf(l, groupAt(l, it->table, uint64_t{it->groupMask} + 1));
  bool isLongKey = hashes != nullptr && hashes[slot] != 0;
  RuntimePanic ignored;
  if (!l.reflexive && !isLongKey && compareShort(l.type->key, old.key(l), old.key(l), ignored) == Walked::No) {
    *key = old.key(l);
    *elem = old.elem(l);
    return it->clearSeq == m->clearSeq;
  }
  if (m->count == 0) return false;
  uint64_t hash = isLongKey ? hashes[slot] : hashShortKey(rt, m, old.key(l));
  Place now = isLongKey ? findIdentical(m, hash, old.slot(l)) : findShort(m, hash, old.key(l));
  if (!now) return false;
  *key = now.key(l);
  *elem = now.elem(l);
  return true;
}

/// Goes to the next table. False: there is none.
[[gnu::noinline]] bool enterNext(Runtime& rt, MapIter* it) {
  uint64_t span = uint64_t{it->span} + 1;
  it->left -= std::min(it->left, span);
  if (it->left != 0) enterTable(rt, it, static_cast<uint32_t>(it->prefix + span));
  return it->left != 0;
}

HelperStatus continueIteration(HelperContext& cx, Slot*) {
  return mapIterNext(cx, slotPtr<MapIter>(cx.state[0]), slotPtr<Slot>(cx.state[1]));
}

}  // namespace

HelperStatus mapIterInit(HelperContext& cx, const MapType* t, Map* m, MapIter* it, Slot* entry) {
  Runtime& rt = cx.runtime;
  setEntry(cx, it, nullptr, nullptr, nullptr);
  it->type = t;
  storePointer(rt.barrier, &it->map, m);
  storePointer(rt.barrier, &it->table, nullptr);
  it->started = true;
  it->left = 0;
  if (m == nullptr || m->count == 0) return setEntry(cx, it, nullptr, nullptr, entry);
  uint64_t random = rt.rng.next();
  it->left = kAllPrefixes;
  it->start = static_cast<uint16_t>(random);
  it->clearSeq = m->clearSeq;
  auto prefix = static_cast<uint32_t>(random >> 32);
  uint32_t below = enterTable(rt, it, prefix);
  enterTable(rt, it, prefix & ~below);
  return mapIterNext(cx, it, entry);
}

HelperStatus mapIterNext(HelperContext& cx, MapIter* it, Slot* entry) {
  Runtime& rt = cx.runtime;
  if (it->left == 0) return setEntry(cx, it, nullptr, nullptr, entry);
  const MapLayout& l = *it->map->layout;
  for (uint64_t steps = 0; steps < kStepsPerPiece; steps++) {
    uint32_t last = uint32_t{it->groupMask} * 8 + 7, done = it->done;
    if (it->table == nullptr || done > last) {
      if (!enterNext(rt, it)) return setEntry(cx, it, nullptr, nullptr, entry);
      continue;
    }
    uint32_t slot = (it->start + done) & last;
    uint8_t* group = groupAt(l, it->table, slot >> 3);
    uint64_t ctrl;
    memcpy(&ctrl, group, 8);
    uint64_t full = (ctrl & kFullBits) >> ((slot & 7) * 8);
    if (full == 0) {
      it->done = static_cast<uint16_t>(done + 8 - (slot & 7));
      continue;
    }
    auto skip = static_cast<uint32_t>(__builtin_ctzll(full)) / 8;
    it->done = static_cast<uint16_t>(done + skip + 1);
    if (done + skip > last) continue;  // around: these slots came first
    Place place{group, (slot & 7) + skip};
    VO_DCHECK(place.i < 8, "a group has eight slots");
    void *key = place.key(l), *elem = place.elem(l);
    if (isCurrent(it, MapShape(it->map))) [[likely]] return setEntry(cx, it, key, elem, entry);
    steps += kLookUp;
    if (findCurrent(rt, it, place, slot + skip, &key, &elem)) return setEntry(cx, it, key, elem, entry);
  }
  cx.state[0] = abi::ptrSlot(it);
  cx.state[1] = abi::ptrSlot(entry);
  return again(cx, abi::kMaxWork, continueIteration);
}

MapEntry mapTryNext(MapIter* it, MapShape s) {
  const MapEntry kAsk = {reinterpret_cast<void*>(1), nullptr};
  if (it->left == 0) return it->key = it->elem = nullptr, MapEntry{};
  if (it->table == nullptr || !isCurrent(it, s)) return kAsk;
  const MapLayout& l = *it->map->layout;
  uint32_t last = uint32_t{it->groupMask} * 8 + 7;
  for (uint32_t done = it->done; done <= last;) {
    uint32_t slot = (it->start + done) & last;
    uint8_t* group = groupAt(l, it->table, slot >> 3);
    uint64_t ctrl;
    memcpy(&ctrl, group, 8);
    uint64_t full = (ctrl & kFullBits) >> ((slot & 7) * 8);
    if (full == 0) {
      done += 8 - (slot & 7);
      continue;
    }
    auto skip = static_cast<uint32_t>(__builtin_ctzll(full)) / 8;
    if (done + skip > last) break;  // around: these slots came first
    it->done = static_cast<uint16_t>(done + skip + 1);
    Place place{group, (slot & 7) + skip};
    return {it->key = place.key(l), it->elem = place.elem(l)};
  }
  it->done = static_cast<uint16_t>(last + 1);
  return kAsk;
}

// --- Clones: {map, its directory, bits of it, the clone, its directory, next index, out, cell's slot, …} -----

namespace {

/// Copies a table; what its slots point to is not copied yet. Null: out of memory.
uint8_t* copyTable(Runtime& rt, const MapLayout& l, const uint8_t* from, uint64_t groups, bool withTail) {
  uint8_t* to = newTable(rt, l, groups, withTail);
  if (to == nullptr) return nullptr;
  size_t bytes = groups * l.groupSize;
  typedInitPart(&l.group, to, from, bytes);
  if (withTail) memcpy(to + bytes, from + bytes, sizeof(TableTail));
  const uint64_t* hashes = withTail ? hashesOf(l, const_cast<uint8_t*>(from) + bytes) : nullptr;
  if (hashes == nullptr) return to;
  auto* copy = static_cast<uint64_t*>(rt.heap.allocNoScan(groups * 64));
  if (copy == nullptr) return nullptr;
  memcpy(copy, hashes, groups * 64);
  storePointer(rt.barrier, to + bytes + l.hashesAt, copy);
  return to;
}

struct Cloning {
  Map* from;
  uint8_t** tables;  ///< from's when it began
  Map* to;
  uint8_t* table;    ///< the copy whose cells are being copied
  uint64_t groups;   ///< of a table
  uint64_t index;    ///< of the table in the directory
  uint64_t slot;     ///< the next whose cells are to be copied
  uint64_t part;     ///< 0: its key's, 1: its element's
  Slot* out;
};
constexpr uint64_t kAllWords = (uint64_t{1} << (sizeof(Cloning) / 8)) - 1;
constexpr size_t kCloning = HelperContext::kMaxState - 2, kNested = HelperContext::kMaxState - 1;

HelperStatus continueClone(HelperContext& cx, Slot*);

HelperStatus continueCell(HelperContext& cx, Slot* frame);
HelperStatus afterCell(HelperContext& cx, HelperStatus status) {
  if (status == HelperStatus::Again && cx.continuation != nullptr) {
    cx.state[kNested] = reinterpret_cast<Slot>(cx.continuation);
    cx.continuation = continueCell;
    return status;
  }
  if (status == HelperStatus::Panic) return status;
  return again(cx, status == HelperStatus::Again ? cx.work : 1, continueClone);
}
HelperStatus continueCell(HelperContext& cx, Slot* frame) {
  return afterCell(cx, reinterpret_cast<abi::HelperFn>(cx.state[kNested])(cx, frame));
}

/// A cell of its own for what the word points to, which is the original's. Large ones are copied in pieces.
HelperStatus copyCell(HelperContext& cx, const abi::Type* t, uint8_t* word) {
  void* cell = nullptr;
  const void* from = *reinterpret_cast<void**>(word);
  HelperStatus status = newFilled(cx, {.elem = t, .bytes = t->size, .a = from, .aBytes = t->size}, &cell);
  if (status != HelperStatus::Panic) storePointer(cx.runtime.barrier, word, cell);
  return status;
}

/// Copies the cells of c->table from c->slot on. Done: all are.
HelperStatus copyCells(HelperContext& cx, Cloning* c) {
  const MapLayout& l = *c->to->layout;
  if (!l.indirectKey && !l.indirectElem) return HelperStatus::Done;
  size_t left = kPieceBytes;
  while (c->slot < c->groups * 8) {
    Place p = placeAt(l, c->table, c->slot);
    bool key = c->part == 0;
    HelperStatus status = HelperStatus::Done;
    size_t bytes = 0;
    if (p.group[p.i] >= 0x80 && (key ? l.indirectKey : l.indirectElem)) {
      const abi::Type* t = key ? l.type->key : l.type->elem;
      bytes = t->size;
      status = copyCell(cx, t, p.slot(l) + (key ? 0 : l.elemOffset));
      if (status == HelperStatus::Panic) return status;
    }
    c->slot += c->part;
    c->part ^= 1;
    if (status == HelperStatus::Again) return afterCell(cx, status);
    left -= std::min(left, bytes + 16);
    if (left == 0) return again(cx, kPieceBytes / abi::kBytesPerUnit, continueClone);
  }
  return HelperStatus::Done;
}

/// The copy of the table at c->index is complete: it becomes part of the clone.
void addTable(Runtime& rt, Cloning* c) {
  Map* to = c->to;
  const MapLayout& l = *to->layout;
  for (uint64_t g = 0; g < c->groups; g++) to->count += __builtin_popcount(matchFull(groupAt(l, c->table, g)));
  uint64_t entries = 1;
  if (to->shift == kSingle) {
    storePointer(rt.barrier, &to->tables, c->table);
  } else {
    entries = uint64_t{1} << (kSingle - to->shift - tail(to, c->table).depth);
    VO_DCHECK(c->index % entries == 0 && c->index + entries <= directorySize(to), "a table's entries in the directory begin at a multiple of their number");
    for (uint64_t i = 0; i < entries; i++) storePointer(rt.barrier, &directory(to)[c->index + i], c->table);
  }
  c->index += entries;
  storePointer(rt.barrier, &c->table, nullptr);
}

HelperStatus continueClone(HelperContext& cx, Slot*) {
  auto* c = slotPtr<Cloning>(cx.state[kCloning]);
  VO_DCHECK(c != nullptr && c->to != nullptr, "the state of a clone outlives its pieces");
  Runtime& rt = cx.runtime;
  Map* to = c->to;
  uint64_t size = to->shift == kSingle ? 1 : directorySize(to), steps = 0;
  while (c->index < size) {
    if (c->table == nullptr) {
      uint8_t* from = to->shift == kSingle ? reinterpret_cast<uint8_t*>(c->tables) : c->tables[c->index];
      if (from == nullptr) {
        c->index++;
        if (++steps < kStepsPerPiece) continue;
        return again(cx, abi::kMaxWork, continueClone);
      }
      uint8_t* copy = copyTable(rt, *to->layout, from, c->groups, hasTail(to));
      if (copy == nullptr) return outOfMemory(cx);
      storePointer(rt.barrier, &c->table, copy);
      c->slot = c->part = 0;
    }
    HelperStatus status = copyCells(cx, c);
    if (status != HelperStatus::Done) return status;
    addTable(rt, c);
    if (c->index < size) return again(cx, kPieceBytes / abi::kBytesPerUnit, continueClone);
  }
  *c->out = abi::ptrSlot(to);
  return HelperStatus::Done;
}

}  // namespace

/// The clone has the original's seed, so its tables are copies.
HelperStatus mapClone(HelperContext& cx, const MapType* t, Map* m, Slot* out) {
  Runtime& rt = cx.runtime;
  VO_DCHECK(m != nullptr, "the caller answers for the nil map");
  Map* to = makeMap(rt, t, 0);
  auto* c = static_cast<Cloning*>(to == nullptr ? nullptr : rt.heap.allocMask(sizeof(Cloning), kAllWords));
  if (c == nullptr) return outOfMemory(cx);
  if (m->count == 0) {
    *out = abi::ptrSlot(to);
    return HelperStatus::Done;
  }
  to->seed = m->seed;
  to->shift = m->shift;
  to->tail = m->tail;
  to->groupMask = m->groupMask;
  to->growthLeft = m->growthLeft;
  if (m->shift != kSingle) {
    to->tables = static_cast<uint8_t*>(rt.heap.allocArray(&kPointerType, directorySize(m)));
    if (to->tables == nullptr) return outOfMemory(cx);
  }
  *c = {.from = m, .tables = directory(m), .to = to, .groups = uint64_t{m->groupMask} + 1, .out = out};
  cx.state[kCloning] = abi::ptrSlot(c);
  return continueClone(cx, nullptr);
}

}  // namespace vo::runtime
