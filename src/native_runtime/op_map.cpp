// This file carries out the map instructions.
#include "native_runtime/fast.h"
#include "native_runtime/map_race.h"
#include "native_runtime/op_frame.h"
#include "native_runtime/ops.h"
#include "runtime/map.h"
#include "runtime/runtime.h"

using namespace vo;
using namespace vo::native_runtime;
using abi::HelperContext;
using abi::HelperStatus;
using abi::PanicKind;
using abi::slotInt;
using abi::slotPtr;
using bytecode::MapKind;
using runtime::Map;

static_assert(sizeof(runtime::MapIter) <= 8 * bytecode::kMapIteratorWords);

namespace {

/// Whether a key of that kind is a string that only the general functions take.
bool isLongText(MapKind kind, const Slot* key) {
  return kind == MapKind::String && slotInt(key[1]) > runtime::kMaxFastText;
}

}  // namespace

VO_DEFINE_OP(MakeMap) {
  OpFrame<Op::MakeMap> o(frame);
  Map* m = runtime::makeMap(cx.runtime, abi::asMap(o.type()), slotInt(*o.b));
  if (m == nullptr) return abi::outOfMemory(cx);
  *o.a = abi::ptrSlot(m);
  return HelperStatus::Done;
}

VO_DEFINE_OP(MapGet) {
  OpFrame<Op::MapGet> o(frame);
  auto* m = slotPtr<Map>(*o.b);
  auto kind = static_cast<MapKind>(o.flags());
  if (isChanging(m)) return abi::raise(cx, PanicKind::MapReadWrite);
  const void* absent = vo_zero_value(abi::asMap(o.type())->elem->size + 8);
  if (kind == MapKind::Any || isLongText(kind, o.c)) {
    if (kind == MapKind::Any && isNilAddress(*o.c)) return raiseNil(cx);
    // Slots of a string have the layout of its header.
    const void* key = kind == MapKind::Any ? slotPtr(*o.c) : o.c;
    return runtime::mapFind(cx, abi::asMap(o.type()), m, key, {.elem = o.a, .absent = absent, .found = o.a + 1});
  }
  const void* elem = kind == MapKind::K64   ? runtime::mapFind64(cx.runtime, m, *o.c)
                     : kind == MapKind::K32 ? runtime::mapFind32(cx.runtime, m, static_cast<uint32_t>(*o.c))
                                            : runtime::mapFindString(cx.runtime, m, stringAt(o.c));
  o.a[0] = abi::ptrSlot(elem != nullptr ? elem : absent);
  o.a[1] = elem != nullptr;
  return HelperStatus::Done;
}

VO_DEFINE_OP(MapSet) {
  OpFrame<Op::MapSet> o(frame);
  auto* m = slotPtr<Map>(*o.b);
  auto kind = static_cast<MapKind>(o.flags());
  if (isChanging(m)) return abi::raise(cx, PanicKind::MapWrites);
  if (kind == MapKind::Any) {
    if (isNilAddress(*o.c)) return raiseNil(cx);
    return runtime::mapAssign(cx, abi::asMap(o.type()), m, slotPtr(*o.c), o.a);
  }
  if (m == nullptr) return abi::raise(cx, PanicKind::AssignNilMap);
  void* elem = nullptr;
  Changing now(m);
  if (kind == MapKind::K64) {
    elem = runtime::mapAssign64(cx.runtime, m, *o.c);
  } else if (kind == MapKind::K32) {
    elem = runtime::mapAssign32(cx.runtime, m, static_cast<uint32_t>(*o.c));
  } else if (!isLongText(kind, o.c)) {
    elem = runtime::mapAssignString(cx.runtime, m, stringAt(o.c));
  }
  if (elem == nullptr) {
    // No memory, or key or element are too large for the fast kinds.
    if (kind != MapKind::String && !runtime::mapMustAsk(m)) return abi::outOfMemory(cx);
    // Slots of a key of the fast kinds begin with its bytes.
    return runtime::mapAssign(cx, abi::asMap(o.type()), m, o.c, o.a);
  }
  *o.a = abi::ptrSlot(elem);
  return HelperStatus::Done;
}

VO_DEFINE_OP(MapDelete) {
  OpFrame<Op::MapDelete> o(frame);
  auto* m = slotPtr<Map>(*o.b);
  auto kind = static_cast<MapKind>(o.flags());
  if (kind == MapKind::Any && isNilAddress(*o.c)) return raiseNil(cx);
  if (isChanging(m)) return abi::raise(cx, PanicKind::MapWrites);
  if (kind == MapKind::Any || isLongText(kind, o.c))
    return runtime::mapDelete(cx, abi::asMap(o.type()), m, kind == MapKind::Any ? slotPtr(*o.c) : o.c);
  Changing now(m);
  if (kind == MapKind::K32) {
    runtime::mapDelete32(cx.runtime, m, static_cast<uint32_t>(*o.c));
  } else if (kind == MapKind::K64) {
    runtime::mapDelete64(cx.runtime, m, *o.c);
  } else {
    runtime::mapDeleteString(cx.runtime, m, stringAt(o.c));
  }
  return HelperStatus::Done;
}

VO_DEFINE_OP(MapClear) {
  OpFrame<Op::MapClear> o(frame);
  auto* m = slotPtr<Map>(*o.b);
  if (isChanging(m)) return abi::raise(cx, PanicKind::MapWrites);
  Changing now(m);
  runtime::mapClear(cx.runtime, abi::asMap(o.type()), m);
  return HelperStatus::Done;
}

VO_DEFINE_OP(MapIterInit) {
  OpFrame<Op::MapIterInit> o(frame);
  auto* it = slotPtr<runtime::MapIter>(*o.a);
  VO_DCHECK(it != nullptr, "iterators lie in frames");
  it->unused[0] = nullptr;
  return runtime::mapIterInit(cx, abi::asMap(o.type()), slotPtr<Map>(*o.b), it);
}

/// mapIterInit has moved to the first entry; the mark in `unused` says that it has been handed out.
/// Moving on only when the next entry is wanted lets the body delete entries ahead.
VO_DEFINE_OP(MapIterNext) {
  OpFrame<Op::MapIterNext> o(frame);
  auto* it = slotPtr<runtime::MapIter>(*o.b);
  if (it->unused[0] != nullptr) return runtime::mapIterNext(cx, it, o.a);
  it->unused[0] = slotPtr(1);
  o.a[0] = abi::ptrSlot(it->key);
  o.a[1] = abi::ptrSlot(it->elem);
  return HelperStatus::Done;
}
