// This file carries out `go`, deferred calls, panics and recover: what instructions do with goroutine and unwinder.
#include "native_runtime/machine.h"
#include "native_runtime/ops.h"

using namespace vo;
using namespace vo::native_runtime;
using abi::HelperContext;
using abi::HelperStatus;
using abi::PanicKind;
using abi::slotPtr;

VO_DEFINE_OP(Go) {
  const auto* closure = slotPtr<const abi::Closure>(frame[0]);
  if (closure == nullptr) return abi::raise(cx, PanicKind::GoNilFunc);
  machineOf(cx).startGoroutine(closure);
  return HelperStatus::Done;
}

// Records of deferred calls know their frame by the address of its MarkRecord.

VO_DEFINE_OP(Defer) {
  Machine& m = machineOf(cx);
  m.unwinder.defer(*m.current, &m.current->defers, slotPtr<Slot>(frame[0]), slotPtr<const abi::Closure>(frame[1]), frame[2] != 0);
  return HelperStatus::Done;
}

/// The record goes behind those of the frames that stand above the frame it is for.
VO_DEFINE_OP(DeferOuter) {
  Machine& m = machineOf(cx);
  Goroutine& g = *m.current;
  auto* outer = slotPtr<Slot>(frame[0]);
  // The body of a loop may run on another goroutine.
  if (g.segmentOf(outer) == nullptr) return abi::raise(cx, PanicKind::NilDeref);
  runtime::Defer** at = &g.defers;
  while (*at != nullptr && (*at)->frame != outer && g.isInner((*at)->frame, outer)) at = &(*at)->next;
  m.unwinder.defer(g, at, outer, slotPtr<const abi::Closure>(frame[1]), frame[2] != 0);
  return HelperStatus::Done;
}

/// Takes one deferred call off, which generated code makes before it asks again. Whether errdefers run is decided the
/// first time, by the error as it is then.
VO_DEFINE_OP(ReturnDefer) {
  Machine& m = machineOf(cx);
  Goroutine& g = *m.current;
  auto* mark = slotPtr<Slot>(frame[2]);
  m.unwinder.decideErrors(g, mark, frame[3] != 0);
  frame[0] = 0;
  if (g.defers == nullptr || g.defers->frame != mark) return HelperStatus::Done;
  const abi::Closure* closure = m.unwinder.take(g);
  if (closure == nullptr) return abi::raise(cx, PanicKind::NilDeref);
  frame[0] = 1;
  frame[1] = abi::ptrSlot(closure);
  return HelperStatus::Done;
}

VO_DEFINE_OP(Recover) {
  abi::putEface(frame, machineOf(cx).recover());
  return HelperStatus::Done;
}

VO_DEFINE_OP(Panic) { return abi::raiseValue(cx, abi::slotEface(frame)); }

VO_DEFINE_OP(Trap) {
  abi::RuntimePanic record = {.kind = static_cast<PanicKind>(frame[0])};
  record.text = abi::slotString(frame + 1);
  return abi::raise(cx, record);
}

namespace vo::native_runtime {

bool isOnStack(HelperContext& cx, const void* p) { return machineOf(cx).current->segmentOf(p) != nullptr; }

}  // namespace vo::native_runtime
