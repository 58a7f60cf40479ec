// This file has reflect's map and channel operations.
#include <vector>

#include "runtime/barrier.h"
#include "runtime/chan.h"
#include "runtime/map.h"
#include "stdlib/native_util.h"

namespace vo::stdlib {

using abi::MapType;
using runtime::Chan;
using runtime::Map;
using runtime::MapIter;

namespace {

const MapType* mapType(Slot s) { return abi::asMap(slotType(s)); }
Map* map(Slot s) { return slotPtr<Map>(s); }
Chan* chan(Slot s) { return slotPtr<Chan>(s); }

}  // namespace

// --- Maps ------------------------------------------------------------------------------------------

// makemap(t *abi.Type, cap int) (m unsafe.Pointer)
HelperStatus reflectMakemap(HelperContext& cx, Slot* frame) {
  Map* m = runtime::makeMap(cx.runtime, mapType(frame[1]), slotInt(frame[2]));
  if (m == nullptr) return outOfMemory(cx);
  frame[0] = ptrSlot(m);
  return kDone;
}
// maplen(m unsafe.Pointer) int
HelperStatus maplen(HelperContext&, Slot* frame) {
  frame[0] = intSlot(runtime::mapLen(map(frame[1])));
  return kDone;
}
// mapclear(t *abi.Type, m unsafe.Pointer)
HelperStatus mapclear(HelperContext& cx, Slot* frame) {
  runtime::mapClear(cx.runtime, mapType(frame[0]), map(frame[1]));
  return kDone;
}
// mapaccess(t *abi.Type, m, key unsafe.Pointer) (val unsafe.Pointer)
HelperStatus mapaccess(HelperContext& cx, Slot* frame) {
  return runtime::mapFind(cx, mapType(frame[1]), map(frame[2]), slotPtr(frame[3]), {.elem = frame});
}
// mapaccess_faststr(t *abi.Type, m unsafe.Pointer, key string) (val unsafe.Pointer)
HelperStatus mapaccessFaststr(HelperContext& cx, Slot* frame) {
  GoString key = slotString(frame + 3);
  return runtime::mapFind(cx, mapType(frame[1]), map(frame[2]), &key, {.elem = frame});
}
// mapassign0(t *abi.Type, m, key, val unsafe.Pointer)
HelperStatus mapassign(HelperContext& cx, Slot* frame) {
  return runtime::mapStore(cx, mapType(frame[0]), map(frame[1]), slotPtr(frame[2]), slotPtr(frame[3]));
}
// mapassign_faststr0(t *abi.Type, m unsafe.Pointer, key string, val unsafe.Pointer)
HelperStatus mapassignFaststr(HelperContext& cx, Slot* frame) {
  GoString key = slotString(frame + 2);
  return runtime::mapStore(cx, mapType(frame[0]), map(frame[1]), &key, slotPtr(frame[4]));
}
// mapdelete(t *abi.Type, m, key unsafe.Pointer)
HelperStatus mapdelete(HelperContext& cx, Slot* frame) {
  return runtime::mapDelete(cx, mapType(frame[0]), map(frame[1]), slotPtr(frame[2]));
}
// mapdelete_faststr(t *abi.Type, m unsafe.Pointer, key string)
HelperStatus mapdeleteFaststr(HelperContext& cx, Slot* frame) {
  GoString key = slotString(frame + 2);
  return runtime::mapDelete(cx, mapType(frame[0]), map(frame[1]), &key);
}
// mapNext(it *Iter): of package internal/runtime/maps, for reflect. The first call moves to the first entry.
// (reflect takes an iterator without type as not started.)
HelperStatus mapsNext(HelperContext& cx, Slot* frame) {
  auto* it = slotPtr<MapIter>(frame[0]);
  return it->started ? runtime::mapIterNext(cx, it) : runtime::mapIterInit(cx, it->type, it->map, it);
}
// maps.clone(m any) any
HelperStatus mapsClone(HelperContext& cx, Slot* frame) {
  Eface m = slotEface(frame + 2);
  if (m.type == nullptr || m.type->kind() != abi::Kind::Map) return raise(cx, PanicKind::NilDeref);
  abi::putEface(frame, m);
  if (m.data == nullptr) return kDone;
  return runtime::mapClone(cx, abi::asMap(m.type), static_cast<Map*>(m.data), frame + 1);
}

// --- Channels ----------------------------------------------------------------------------------------

// makechan(typ *abi.Type, size int) (ch unsafe.Pointer)
HelperStatus reflectMakechan(HelperContext& cx, Slot* frame) {
  Chan* c = nullptr;
  HelperStatus status = runtime::makeChan(cx, abi::asChan(slotType(frame[1]))->elem, slotInt(frame[2]), &c);
  frame[0] = ptrSlot(c);
  return status;
}
// chanlen(ch unsafe.Pointer) int
HelperStatus reflectChanlen(HelperContext&, Slot* frame) {
  frame[0] = intSlot(runtime::chanLen(chan(frame[1])));
  return kDone;
}
// chancap(ch unsafe.Pointer) int
HelperStatus reflectChancap(HelperContext&, Slot* frame) {
  frame[0] = intSlot(runtime::chanCap(chan(frame[1])));
  return kDone;
}
// chanclose(ch unsafe.Pointer)
HelperStatus reflectChanclose(HelperContext& cx, Slot* frame) { return runtime::chanClose(cx, chan(frame[0])); }

// chanrecv(ch unsafe.Pointer, nb bool, val unsafe.Pointer) (selected, received bool)
HelperStatus reflectChanrecv(HelperContext& cx, Slot* frame) {
  Chan* c = chan(frame[2]);
  if (frame[3] == 0) {
    frame[0] = 1;
    return runtime::chanRecv(cx, c, slotPtr(frame[4]), &frame[1]);
  }
  bool selected = false, received = false;
  HelperStatus status = runtime::chanTryRecv(cx, c, slotPtr(frame[4]), &selected, &received);
  frame[0] = selected;
  frame[1] = received;
  return status;
}
// chansend0(ch, val unsafe.Pointer, nb bool) bool
HelperStatus reflectChansend(HelperContext& cx, Slot* frame) {
  Chan* c = chan(frame[1]);
  if (frame[3] == 0) {
    frame[0] = 1;
    return runtime::chanSend(cx, c, slotPtr(frame[2]));
  }
  bool selected = false;
  HelperStatus status = runtime::chanTrySend(cx, c, slotPtr(frame[2]), &selected);
  frame[0] = selected;
  return status;
}

namespace {

/// reflect's runtimeSelect.
struct ReflectCase {
  int64_t dir;
  const Type* type;
  Chan* chan;
  void* value;
};
enum : int64_t { kCaseSend = 1, kCaseRecv = 2, kCaseDefault = 3 };

}  // namespace

// rselect(cases []runtimeSelect) (chosen int, recvOK bool). The default takes part as a nil channel,
// so that the numbers of the other cases stay.
HelperStatus reflectRselect(HelperContext& cx, Slot* frame) {
  GoSlice list = slotSlice(frame + 2);
  auto* in = static_cast<const ReflectCase*>(list.data);
  base::Vec<runtime::SelectCase> cases(cx.runtime.memory);
  if (!cases.tryResize(static_cast<size_t>(list.len))) return outOfMemory(cx);
  int64_t defaultCase = -1;
  for (size_t i = 0; i < cases.size(); i++) {
    if (in[i].dir == kCaseDefault) {
      defaultCase = static_cast<int64_t>(i);
      cases[i] = {};
    } else {
      cases[i] = {in[i].chan, in[i].value, in[i].dir == kCaseSend};
    }
  }
  frame[0] = frame[1] = 0;
  HelperStatus status = runtime::chanSelect(cx, cases.data(), static_cast<int32_t>(cases.size()), defaultCase >= 0, &frame[0], &frame[1]);
  if (status == kDone && slotInt(frame[0]) == -1) frame[0] = intSlot(defaultCase);
  return status;
}

}  // namespace vo::stdlib
