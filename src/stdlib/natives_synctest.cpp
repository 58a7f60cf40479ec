// This file has the natives behind overlay/runtime/synctest.go: bubbles.
#include "sched/services.h"
#include "stdlib/native_util.h"

namespace vo::stdlib {

namespace {

sched::Services& services(HelperContext& cx) { return State::of(cx).services; }

/// Go's bubbleAssoc constants.
enum Association : uint64_t { kUnbubbled, kCurrentBubble, kOtherBubble };

}  // namespace

// bubbleID() uint32: of the running goroutine; 0: it is in none
HelperStatus bubbleId(HelperContext& cx, Slot* frame) {
  frame[0] = runtime::bubbleOf(cx.g);
  return kDone;
}
// startBubble(): the running goroutine becomes the root of a new one
HelperStatus bubbleStart(HelperContext& cx, Slot*) {
  services(cx).bubbles.start(cx.g);
  return kDone;
}
// leaveBubble()
HelperStatus bubbleLeave(HelperContext& cx, Slot*) {
  services(cx).bubbles.leave(cx.g);
  return kDone;
}
// dueTimer() (f func(any, uintptr, int64), arg any, seq uintptr, delay int64): runs the timers of the root's bubble
// up to one with a function, which the caller runs; f is nil after the last one
HelperStatus bubbleDueTimer(HelperContext& cx, Slot* frame) {
  sched::TimerJob job = {};
  if (!services(cx).timers.runDue(*sched::Bubbles::of(cx.g), &job)) job = {};
  cx.g->runsTimer = job.f != nullptr;
  frame[0] = ptrSlot(job.f);
  abi::putEface(frame + 1, job.arg);
  frame[3] = job.seq;
  frame[4] = intSlot(job.delay);
  return kDone;
}
// parkRoot(): until the bubble is blocked
HelperStatus bubbleParkRoot(HelperContext& cx, Slot*) {
  return services(cx).bubbles.parkRoot(cx.g) ? HelperStatus::Park : kDone;
}
// advanceClock() bool
HelperStatus bubbleAdvance(HelperContext& cx, Slot* frame) {
  frame[0] = sched::Bubbles::advance(*sched::Bubbles::of(cx.g));
  return kDone;
}
// bubbleState() (others, done bool): whether others than the root are in the bubble, and whether its main
// goroutine has ended
HelperStatus bubbleState(HelperContext& cx, Slot* frame) {
  frame[0] = cx.g->bubble->total != 1;
  frame[1] = cx.g->bubble->done;
  return kDone;
}
// waitBlocked() (ok bool): until the bubble is blocked but for the caller; false: another one waits
HelperStatus bubbleWait(HelperContext& cx, Slot* frame) {
  runtime::Bubble& b = *cx.g->bubble;
  frame[0] = b.waiter == nullptr;
  if (b.waiter != nullptr) return kDone;
  b.waiter = cx.g;
  cx.runtime.prepareWait(cx.g, nullptr, runtime::WaitReason::SynctestWait);
  return HelperStatus::Park;
}
// waitOver()
HelperStatus bubbleWaitOver(HelperContext& cx, Slot*) {
  VO_DCHECK(cx.g->bubble != nullptr && cx.g->bubble->waiter == cx.g && cx.g->bubble->active > 0, "the goroutine that waited was woken by settle");
  cx.g->bubble->waiter = nullptr;
  cx.g->bubble->active--;
  return kDone;
}
// holdBubble() uint32: it is not blocked until releaseBubble(id uint32)
HelperStatus bubbleHold(HelperContext& cx, Slot* frame) {
  frame[0] = runtime::bubbleOf(cx.g);
  if (frame[0] != 0) cx.g->bubble->active++;
  return kDone;
}
HelperStatus bubbleRelease(HelperContext& cx, Slot* frame) {
  sched::Bubbles& bubbles = services(cx).bubbles;
  sched::TimedBubble* b = bubbles.find(static_cast<uint32_t>(frame[0]));
  if (b == nullptr) return kDone;
  VO_DCHECK(b->active > 0, "what holds a bubble lets it go once");
  b->active--;
  bubbles.settle(*b);
  return kDone;
}
// enterBubble(id uint32): for a while; it does not count as one of the bubble's goroutines
HelperStatus bubbleEnter(HelperContext& cx, Slot* frame) {
  cx.g->bubble = services(cx).bubbles.find(static_cast<uint32_t>(frame[0]));
  return kDone;
}
// associateBubble(p unsafe.Pointer, add bool) int
HelperStatus bubbleAssociate(HelperContext& cx, Slot* frame) {
  void* p = slotPtr(frame[1]);
  uint64_t mine = runtime::bubbleOf(cx.g), is = cx.runtime.gc.bubbleOf(p);
  if (is == 0 && frame[2] != 0 && cx.runtime.gc.associate(p, mine)) is = mine;
  frame[0] = is == 0 ? kUnbubbled : is == mine ? kCurrentBubble : kOtherBubble;
  return kDone;
}
// disassociateBubble(p unsafe.Pointer)
HelperStatus bubbleDisassociate(HelperContext& cx, Slot* frame) {
  cx.runtime.gc.disassociate(slotPtr(frame[0]));
  return kDone;
}

}  // namespace vo::stdlib
