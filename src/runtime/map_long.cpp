// This file has the map operations that are done in pieces.
//
// An operation is an object of the heap, so what it refers to stays alive. It goes through: hash the key; look
// for it; if it is to be entered and absent, make its cells; enter it. Hashing, comparing with a key that has
// the same 7 bits, and making a cell are helpers that may answer Again themselves; the operation nests them: it
// is in the state behind theirs, with the continuation that they want, and goes on when they are done.
//
// After a comparison the search starts again, and the keys that are known to differ are passed by number. Only
// other goroutines that change the map meanwhile, which is a race, can make that wrong, and then for them.
#include "runtime/map_long.h"

#include "runtime/map_table.h"
#include "runtime/pieces.h"
#include "runtime/values.h"

namespace vo::runtime {

using abi::HelperContext;
using abi::HelperStatus;
using abi::MapType;
using abi::PanicKind;
using abi::RuntimePanic;
using abi::Slot;
using abi::slotPtr;

namespace {

enum class Task : uint64_t { Check, Find, Assign, Delete };

/// All words are looked at as references.
struct Operation {
  Task task;
  const MapType* type;
  Map* map;
  const void* key;
  const void* value;  ///< to assign; null: *elem gets the element's address
  Slot* elem;
  const void* absent;
  Slot* found;
  void* keyCell;
  void* elemCell;
  Slot hash, hashed;
  uint64_t passed;    ///< long keys with the same 7 bits that are known to differ
  Slot compared, same;  ///< what the comparison with the next one said
};
constexpr uint64_t kAllWords = (uint64_t{1} << (sizeof(Operation) / 8)) - 1;

constexpr size_t kOperation = HelperContext::kMaxState - 2, kNested = HelperContext::kMaxState - 1;

HelperStatus proceed(HelperContext& cx, Slot*);
HelperStatus continueNested(HelperContext& cx, Slot* frame);

/// A nested helper has returned.
HelperStatus afterNested(HelperContext& cx, HelperStatus status) {
  auto* op = slotPtr<Operation>(cx.state[kOperation]);
  VO_DCHECK(op != nullptr, "nested helpers leave the end of the state alone");
  if (status == HelperStatus::Panic && op->task == Task::Check && cx.panic.kind == PanicKind::Unhashable)
    cx.panic.kind = PanicKind::UnhashableKey;
  if (status == HelperStatus::Panic) return status;
  if (status == HelperStatus::Again && cx.continuation != nullptr) {
    cx.state[kNested] = reinterpret_cast<Slot>(cx.continuation);
    cx.continuation = continueNested;
    return status;
  }
  return again(cx, status == HelperStatus::Again ? cx.work : 1, proceed);
}

HelperStatus continueNested(HelperContext& cx, Slot* frame) {
  return afterNested(cx, reinterpret_cast<abi::HelperFn>(cx.state[kNested])(cx, frame));
}

/// Yes: at *place. Long: the next long key must be compared.
Walked search(const Operation& op, Place* place) {
  const Map* m = op.map;
  VO_DCHECK(op.hashed != 0, "a key is looked for by its hash");
  const MapLayout& l = *m->layout;
  uint8_t* table = m->count == 0 ? nullptr : tableOf(m, op.hash);
  if (table == nullptr) return Walked::No;
  uint64_t mask = m->groupMask, g = (op.hash >> 7) & mask, longKeys = 0;
  for (uint64_t step = 1;; step++) {
    uint8_t* group = groupAt(l, table, g);
    for (uint32_t hits = matchByte(group, tagOf(op.hash)); hits != 0; hits &= hits - 1) {
      *place = {group, static_cast<uint32_t>(__builtin_ctz(hits))};
      RuntimePanic ignored;
      Walked walked = compareShort(l.type->key, place->key(l), op.key, ignored);
      if (walked == Walked::Yes) return walked;
      if (walked == Walked::No || longKeys++ < op.passed) continue;
      if (op.compared == 0) return Walked::Long;
      if (op.same != 0) return Walked::Yes;
    }
    if (mask == 0 || matchByte(group, 0) != 0 || step > mask + 1) return Walked::No;
    g = (g + step) & mask;
  }
}

HelperStatus answer(const Operation& op, void* elem) {
  if (op.elem != nullptr) *op.elem = abi::ptrSlot(elem != nullptr ? elem : op.absent);
  if (op.found != nullptr) *op.found = elem != nullptr;
  return HelperStatus::Done;
}

HelperStatus assigned(HelperContext& cx, const Operation& op, void* elem) {
  if (op.value != nullptr) return moveArray(cx, op.type->elem, elem, op.value, 1);
  *op.elem = abi::ptrSlot(elem);
  return HelperStatus::Done;
}

/// Makes what the entry needs, one after the other, then enters it.
HelperStatus enter(HelperContext& cx, Operation* op) {
  const MapLayout& l = *op->map->layout;
  const abi::Type* key = op->type->key;
  void* cell = nullptr;
  if (op->keyCell == nullptr && key->size > kPieceBytes) {
    HelperStatus status = newFilled(cx, {.elem = key, .bytes = key->size, .a = op->key, .aBytes = key->size}, &cell);
    storePointer(cx.runtime.barrier, &op->keyCell, cell);
    return afterNested(cx, status);
  }
  if (op->elemCell == nullptr && l.largeElem) {
    HelperStatus status = newObject(cx, op->type->elem, &cell);
    storePointer(cx.runtime.barrier, &op->elemCell, cell);
    return afterNested(cx, status);
  }
  Place place = insertEntry(cx.runtime, op->map, {op->key, op->keyCell, op->elemCell, l.hashesAt != 0}, op->hash);
  return place ? assigned(cx, *op, place.elem(l)) : outOfMemory(cx);
}

HelperStatus proceed(HelperContext& cx, Slot*) {
  auto* op = slotPtr<Operation>(cx.state[kOperation]);
  if (op->hashed == 0) {
    uint64_t seed = op->map == nullptr ? 0 : op->map->seed;
    HelperStatus status = hashValue(cx, op->type->key, op->key, seed, &op->hash);
    op->hashed = status != HelperStatus::Panic;
    return afterNested(cx, status);
  }
  if (op->task == Task::Check) return answer(*op, nullptr);
  if (op->compared != 0 && op->same == 0) {
    op->passed++;
    op->compared = 0;
  }
  Place place;
  Walked found = search(*op, &place);
  const MapLayout& l = *op->map->layout;
  if (found == Walked::Long) {
    HelperStatus status = compareValues(cx, op->type->key, place.key(l), op->key, &op->same);
    op->compared = status != HelperStatus::Panic;
    return afterNested(cx, status);
  }
  switch (op->task) {
    case Task::Assign: return found == Walked::Yes ? assigned(cx, *op, place.elem(l)) : enter(cx, op);
    case Task::Delete:
      if (found == Walked::Yes) deletePlace(cx.runtime, op->map, place, op->hash);
      return HelperStatus::Done;
    default: return answer(*op, found == Walked::Yes ? place.elem(l) : nullptr);
  }
}

HelperStatus begin(HelperContext& cx, const Operation& what) {
  Runtime& rt = cx.runtime;
  const abi::Type* keyType = what.type->key;
  auto* op = static_cast<Operation*>(rt.heap.allocMask(sizeof(Operation), kAllWords));
  // The key may be a variable of a frame that is dead behind the instruction. Large ones are in no frame.
  void* key = nullptr;
  if (keyType->size <= kPieceBytes && op != nullptr) {
    key = rt.heap.allocObject(keyType);
    if (key != nullptr) typedInitArray(keyType, key, what.key, 1);
  } else {
    key = const_cast<void*>(what.key);
  }
  if (op == nullptr || key == nullptr) return outOfMemory(cx);
  *op = what;
  op->key = key;
  cx.state[kOperation] = abi::ptrSlot(op);
  return proceed(cx, nullptr);
}

}  // namespace

HelperStatus checkKey(HelperContext& cx, const MapType* t, const void* key, const MapAnswer& a) {
  RuntimePanic panic;
  uint64_t hash;
  Operation op = {.task = Task::Check, .type = t, .key = key, .elem = a.elem, .absent = a.absent, .found = a.found};
  Walked walked = hashShort(cx.runtime, t->key, key, 0, panic, &hash);
  if (panic.kind == PanicKind::Unhashable) panic.kind = PanicKind::UnhashableKey;
  if (panic.kind != PanicKind::None) return raise(cx, panic);
  return walked == Walked::Long ? begin(cx, op) : answer(op, nullptr);
}

HelperStatus findLong(HelperContext& cx, const MapType* t, Map* m, const void* key, const MapAnswer& a) {
  return begin(cx, {.task = Task::Find, .type = t, .map = m, .key = key, .elem = a.elem, .absent = a.absent,
                    .found = a.found});
}

HelperStatus assignLong(HelperContext& cx, const MapType* t, Map* m, const void* key, const void* value, Slot* elem) {
  return begin(cx, {.task = Task::Assign, .type = t, .map = m, .key = key, .value = value, .elem = elem});
}

HelperStatus deleteLong(HelperContext& cx, const MapType* t, Map* m, const void* key) {
  return begin(cx, {.task = Task::Delete, .type = t, .map = m, .key = key});
}

}  // namespace vo::runtime
