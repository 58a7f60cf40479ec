// This file has the natives of package time.
#include "runtime/barrier.h"
#include "os/clock.h"
#include "sched/services.h"
#include "stdlib/native_util.h"

namespace vo::stdlib {
namespace {

sched::Timers& timers(HelperContext& cx) { return State::of(cx).services.timers; }

/// time.Time. With the top bit of wall set: 33 bits of seconds since 1885, 30 bits of nanoseconds, and
/// ext holds the monotonic clock since the program began. Else wall has the nanoseconds, ext the seconds since year 1.
struct GoTime {
  uint64_t wall;
  int64_t ext;
  void* location;
};
constexpr uint64_t kHasMonotonic = uint64_t{1} << 63;
constexpr int64_t kSecondsFrom1885To1970 = 2682288000;
constexpr int64_t kSecondsFrom1To1970 = 62135596800;
constexpr int64_t kSecond = 1'000'000'000;

/// Writes time.Now().Add(-delay).
void fillTime(runtime::Runtime& rt, void* elem, int64_t delay, const runtime::Bubble* bubble) {
  const State& state = State::of(rt);
  auto* t = static_cast<GoTime*>(elem);
  VO_DCHECK(delay >= 0, "timers are late, never early");
  t->location = state.timeLocal == nullptr ? nullptr : *state.timeLocal;
  if (bubble != nullptr) {  // its clock has no monotonic reading
    int64_t now = bubble->now - delay;
    t->wall = static_cast<uint64_t>(now % kSecond);
    t->ext = now / kSecond + kSecondsFrom1To1970;
    return;
  }
  int64_t sec;
  int32_t nsec;
  wallTime(rt, &sec, &nsec);
  int64_t mono = monotonicTime(rt) - state.timeStart - delay;
  int64_t ns = nsec - delay % kSecond;
  sec -= delay / kSecond;
  if (ns < 0) {
    ns += kSecond;
    sec--;
  }
  t->wall = kHasMonotonic | static_cast<uint64_t>(sec + kSecondsFrom1885To1970) << 30 | static_cast<uint64_t>(ns);
  VO_DCHECK(ns >= 0 && ns < kSecond, "nanoseconds are those of a second");
  t->ext = mono;
}

}  // namespace

int64_t monotonicTime(runtime::Runtime& rt) {
  int64_t now = os::nanotime();
  const Gate* gate = State::of(rt).gate;
  return gate == nullptr ? now : now - now % gate->clockStep;
}

void wallTime(runtime::Runtime& rt, int64_t* seconds, int32_t* nanos) {
  os::walltime(seconds, nanos);
  const Gate* gate = State::of(rt).gate;
  if (gate == nullptr || gate->clockStep == 1) return;
  int64_t whole = *seconds * kSecond + *nanos;
  whole -= whole % gate->clockStep;
  *seconds = whole / kSecond;
  *nanos = static_cast<int32_t>(whole % kSecond);
}

// setTimeBase(local unsafe.Pointer, start int64)
HelperStatus timeSetBase(HelperContext& cx, Slot* frame) {
  State& state = State::of(cx);
  state.timeLocal = slotPtr<void*>(frame[0]);
  state.timeStart = slotInt(frame[1]);
  timers(cx).fillTime = fillTime;
  return kDone;
}

// now() (sec int64, nsec int32, mono int64)
HelperStatus timeNow(HelperContext& cx, Slot* frame) {
  int64_t sec;
  int32_t nsec;
  wallTime(cx.runtime, &sec, &nsec);
  frame[0] = intSlot(sec);
  frame[1] = intSlot(nsec);
  frame[2] = intSlot(monotonicTime(cx.runtime));
  return kDone;
}

// runtimeNow() (sec int64, nsec int32, mono int64), runtimeNano() int64: of the bubble, for its goroutines
HelperStatus timeRuntimeNow(HelperContext& cx, Slot* frame) {
  if (cx.g->bubble == nullptr) return timeNow(cx, frame);
  int64_t now = cx.g->bubble->now;
  frame[0] = intSlot(now / kSecond);
  frame[1] = intSlot(now % kSecond);
  frame[2] = 0;
  return kDone;
}
HelperStatus timeRuntimeNano(HelperContext& cx, Slot* frame) {
  frame[0] = intSlot(cx.g->bubble != nullptr ? cx.g->bubble->now : os::nanotime());
  return kDone;
}

// Sleep(d Duration)
HelperStatus timeSleep(HelperContext& cx, Slot* frame) {
  int64_t ns = slotInt(frame[0]);
  if (ns <= 0) return kDone;
  timers(cx).sleep(cx.g, ns);
  return HelperStatus::Park;
}

namespace {

/// A bubble's timer in the hands of a goroutine that is in none.
bool isOutside(const HelperContext& cx, const sched::Timer* t) { return t->node.bubble != 0 && cx.g->bubble == nullptr; }

/// t has been started. A function that is due already runs now; the result is in the frame.
HelperStatus callIfDue(HelperContext& cx, sched::Timer* t) {
  sched::TimerJob job;
  if (t->node.bubble == 0 || !timers(cx).runAtOnce(t, &job)) return kDone;
  VO_DCHECK(job.f != nullptr, "a timer that calls has a function");
  cx.callee = job.f;
  abi::putEface(cx.args, job.arg);
  cx.args[2] = job.seq;
  cx.args[3] = intSlot(job.delay);
  cx.argCount = 4;
  cx.resultCount = 0;
  cx.continuation = [](HelperContext& c, Slot*) {
    c.g->runsTimer = false;
    return kDone;
  };
  cx.g->runsTimer = true;
  return HelperStatus::Call;
}

}  // namespace

// newTimer(when, period int64, f func(any, uintptr, int64), arg any, cp unsafe.Pointer) *Timer
HelperStatus timeNewTimer(HelperContext& cx, Slot* frame) {
  sched::Timer* t = timers(cx).newTimer(cx.g, slotInt(frame[1]), slotInt(frame[2]), slotPtr<const Closure>(frame[3]),
                                        slotEface(frame + 4), slotPtr<runtime::Chan>(frame[6]));
  if (t == nullptr) return outOfMemory(cx);
  frame[0] = ptrSlot(t);
  return callIfDue(cx, t);
}
// stopTimer(*Timer) bool
HelperStatus timeStopTimer(HelperContext& cx, Slot* frame) {
  sched::Timer* t = timers(cx).fromGo(slotPtr(frame[1]));
  if (t == nullptr) return raise(cx, PanicKind::NoTimer);
  if (isOutside(cx, t)) return throwError(cx, "stop of synctest timer from outside bubble", PanicKind::UserMessage);
  frame[0] = timers(cx).stop(t);
  return kDone;
}
// resetTimer(t *Timer, when, period int64) bool
HelperStatus timeResetTimer(HelperContext& cx, Slot* frame) {
  sched::Timer* t = timers(cx).fromGo(slotPtr(frame[1]));
  if (t == nullptr) return raise(cx, PanicKind::NoTimer);
  if (isOutside(cx, t)) return throwError(cx, "reset of synctest timer from outside bubble", PanicKind::UserMessage);
  frame[0] = timers(cx).reset(cx.g, t, slotInt(frame[2]), slotInt(frame[3]));
  return callIfDue(cx, t);
}

}  // namespace vo::stdlib
