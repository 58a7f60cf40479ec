// This file has the natives of package time.
#include "runtime/barrier.h"
#include "sched/clock.h"
#include "sched/services.h"
#include "stdlib/native_util.h"

namespace vo::stdlib {
namespace {

sched::Timers& timers(HelperContext& cx) { return State::of(cx).services.timers; }

/// time.Time. With the top bit of wall set: 33 bits of seconds since 1885, 30 bits of nanoseconds, and
/// ext holds the monotonic clock since the program began.
struct GoTime {
  uint64_t wall;
  int64_t ext;
  void* location;
};
constexpr uint64_t kHasMonotonic = uint64_t{1} << 63;
constexpr int64_t kSecondsFrom1885To1970 = 2682288000;

/// Writes time.Now().Add(-delay).
void fillTime(runtime::Runtime& rt, void* elem, int64_t delay) {
  const State& state = State::of(rt);
  int64_t sec;
  int32_t nsec;
  sched::walltime(&sec, &nsec);
  int64_t mono = sched::nanotime() - state.timeStart - delay;
  int64_t ns = nsec - delay % 1'000'000'000;
  sec -= delay / 1'000'000'000;
  if (ns < 0) {
    ns += 1'000'000'000;
    sec--;
  }
  auto* t = static_cast<GoTime*>(elem);
  t->wall = kHasMonotonic | static_cast<uint64_t>(sec + kSecondsFrom1885To1970) << 30 | static_cast<uint64_t>(ns);
  t->ext = mono;
  t->location = state.timeLocal == nullptr ? nullptr : *state.timeLocal;
}

}  // namespace

// setTimeBase(local unsafe.Pointer, start int64)
HelperStatus timeSetBase(HelperContext& cx, Slot* frame) {
  State& state = State::of(cx);
  state.timeLocal = slotPtr<void*>(frame[0]);
  state.timeStart = slotInt(frame[1]);
  timers(cx).fillTime = fillTime;
  return kDone;
}

// now() (sec int64, nsec int32, mono int64)
HelperStatus timeNow(HelperContext&, Slot* frame) {
  int64_t sec;
  int32_t nsec;
  sched::walltime(&sec, &nsec);
  frame[0] = intSlot(sec);
  frame[1] = intSlot(nsec);
  frame[2] = intSlot(sched::nanotime());
  return kDone;
}

// Sleep(d Duration)
HelperStatus timeSleep(HelperContext& cx, Slot* frame) {
  int64_t ns = slotInt(frame[0]);
  if (ns <= 0) return kDone;
  timers(cx).sleep(cx.g, ns);
  return HelperStatus::Park;
}

// newTimer(when, period int64, f func(any, uintptr, int64), arg any, cp unsafe.Pointer) *Timer
HelperStatus timeNewTimer(HelperContext& cx, Slot* frame) {
  sched::Timer* t = timers(cx).newTimer(slotInt(frame[1]), slotInt(frame[2]), slotPtr<const Closure>(frame[3]),
                                        slotEface(frame + 4), slotPtr<runtime::Chan>(frame[6]));
  if (t == nullptr) return outOfMemory(cx);
  frame[0] = ptrSlot(t);
  return kDone;
}
// stopTimer(*Timer) bool
HelperStatus timeStopTimer(HelperContext& cx, Slot* frame) {
  frame[0] = timers(cx).stop(slotPtr<sched::Timer>(frame[1]));
  return kDone;
}
// resetTimer(t *Timer, when, period int64) bool
HelperStatus timeResetTimer(HelperContext& cx, Slot* frame) {
  frame[0] = timers(cx).reset(slotPtr<sched::Timer>(frame[1]), slotInt(frame[2]), slotInt(frame[3]));
  return kDone;
}

}  // namespace vo::stdlib
