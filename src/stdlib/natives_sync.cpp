// This file has the natives of sync: semaphores, the list behind Cond, and pinning.
#include <cstdio>

#include "sched/services.h"
#include "stdlib/native_util.h"

namespace vo::stdlib {

using runtime::WaitReason;
using sched::NotifyList;

namespace {

sched::Semaphores& semaphores(HelperContext& cx) { return State::of(cx).services.semaphores; }

HelperStatus acquire(HelperContext& cx, Slot s, bool lifo, WaitReason reason, Slot skipframes = 0) {
  auto* counter = slotPtr<uint32_t>(s);
  if (isNilAddress(counter)) return raise(cx, PanicKind::NilDeref);
  HelperStatus status = semaphores(cx).acquire(cx.g, counter, lifo, reason);
  if (status == HelperStatus::Park) cx.g->hiddenFrames = static_cast<uint8_t>(skipframes);
  return status;
}

}  // namespace

// runtime_Semacquire(s *uint32)
HelperStatus semacquire(HelperContext& cx, Slot* frame) { return acquire(cx, frame[0], false, WaitReason::Semacquire); }
// runtime_SemacquireWaitGroup(s *uint32, synctestDurable bool)
HelperStatus semacquireWaitGroup(HelperContext& cx, Slot* frame) {
  return acquire(cx, frame[0], false, frame[1] != 0 ? WaitReason::SynctestWaitGroupWait : WaitReason::WaitGroupWait);
}
// runtime_SemacquireMutex(s *uint32, lifo bool, skipframes int), and the same for RWMutex
HelperStatus semacquireMutex(HelperContext& cx, Slot* frame) { return acquire(cx, frame[0], frame[1] != 0, WaitReason::MutexLock, frame[2]); }
HelperStatus semacquireRWMutexR(HelperContext& cx, Slot* frame) { return acquire(cx, frame[0], frame[1] != 0, WaitReason::RWMutexRLock, frame[2]); }
HelperStatus semacquireRWMutex(HelperContext& cx, Slot* frame) { return acquire(cx, frame[0], frame[1] != 0, WaitReason::RWMutexLock, frame[2]); }

// runtime_Semrelease(s *uint32, handoff bool, skipframes int)
HelperStatus semrelease(HelperContext& cx, Slot* frame) {
  auto* counter = slotPtr<uint32_t>(frame[0]);
  if (isNilAddress(counter)) return raise(cx, PanicKind::NilDeref);
  bool handOver = frame[1] != 0;
  if (semaphores(cx).release(counter, handOver, cx.g, frame[2]) == nullptr || !handOver) return kDone;
  return State::of(cx).hooks.letNextRun(cx, frame);
}

// runtime_Semrelease(s *uint32): of internal/poll
HelperStatus semreleasePoll(HelperContext& cx, Slot* frame) {
  auto* counter = slotPtr<uint32_t>(frame[0]);
  if (isNilAddress(counter)) return raise(cx, PanicKind::NilDeref);
  semaphores(cx).release(counter, false);
  return kDone;
}

// runtime_notifyListAdd(l *notifyList) uint32
HelperStatus notifyListAdd(HelperContext& cx, Slot* frame) {
  frame[0] = semaphores(cx).notifyAdd(slotPtr<NotifyList>(frame[1]));
  return kDone;
}
// runtime_notifyListWait(l *notifyList, t uint32)
HelperStatus notifyListWait(HelperContext& cx, Slot* frame) {
  return semaphores(cx).notifyWait(cx.g, slotPtr<NotifyList>(frame[0]), static_cast<uint32_t>(frame[1]));
}
namespace {

/// `foreign` waits in a bubble of testing/synctest that cx.g does not belong to.
HelperStatus endNotify(HelperContext& cx, const runtime::G* foreign) {
  if (foreign == nullptr) return kDone;
  base::Text text(cx.runtime.memory, "semaphore wake of synctest goroutine ");
  text.addUint(foreign->id) += " from outside bubble\n";
  base::writeError(text);
  return throwError(cx, "semaphore wake of synctest goroutine from outside bubble", PanicKind::UserMessage);
}

}  // namespace

namespace {
/// Those that had a ticket when it began, which is at state[0].
HelperStatus continueNotify(HelperContext& cx, Slot* frame) {
  constexpr int kWokenPerPiece = 200;
  runtime::G* foreign = nullptr;
  auto ticket = static_cast<uint32_t>(cx.state[0]);
  bool more = semaphores(cx).notifySome(cx.g, slotPtr<NotifyList>(frame[0]), ticket, kWokenPerPiece, &foreign);
  return more ? again(cx, abi::kMaxWork, continueNotify) : endNotify(cx, foreign);
}
}  // namespace

// runtime_notifyListNotifyAll(l *notifyList)
HelperStatus notifyListNotifyAll(HelperContext& cx, Slot* frame) {
  auto* l = slotPtr<NotifyList>(frame[0]);
  cx.state[0] = l->notify = l->wait;
  return continueNotify(cx, frame);
}
// runtime_notifyListNotifyOne(l *notifyList)
HelperStatus notifyListNotifyOne(HelperContext& cx, Slot* frame) {
  return endNotify(cx, semaphores(cx).notifyOne(cx.g, slotPtr<NotifyList>(frame[0])));
}

// runtime_procPin() int
HelperStatus procPin(HelperContext& cx, Slot* frame) {
  const EngineHooks& hooks = State::of(cx).hooks;
  hooks.pin(cx);
  frame[0] = hooks.processor != nullptr ? hooks.processor(cx.runtime) : 0;
  return kDone;
}
// runtime_procUnpin()
HelperStatus procUnpin(HelperContext& cx, Slot*) {
  State::of(cx).hooks.unpin(cx);
  return kDone;
}

// runAlone(on bool) bool
HelperStatus runtimeRunAlone(HelperContext& cx, Slot* frame) {
  const EngineHooks& hooks = State::of(cx).hooks;
  bool on = frame[1] != 0;
  bool isSo = true;
  if (hooks.runAlone != nullptr && (on || cx.runtime.tracing == nullptr)) isSo = hooks.runAlone(cx.runtime, on);
  frame[0] = isSo ? 1 : 0;
  return kDone;
}

// stopWorld(), startWorld()
HelperStatus runtimeStopWorld(HelperContext& cx, Slot*) {
  const EngineHooks& hooks = State::of(cx).hooks;
  hooks.pin(cx);
  if (hooks.stopWorld != nullptr) hooks.stopWorld(cx);
  return kDone;
}
HelperStatus runtimeStartWorld(HelperContext& cx, Slot*) {
  const EngineHooks& hooks = State::of(cx).hooks;
  if (hooks.startWorld != nullptr) hooks.startWorld(cx);
  hooks.unpin(cx);
  return kDone;
}

}  // namespace vo::stdlib
