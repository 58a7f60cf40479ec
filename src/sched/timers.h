// Timers with the semantics of Go 1.23: functions, timer channels, sleeping goroutines, deadlines.
//
// A timer channel's timer is in the heap only while a goroutine waits on the channel; otherwise the
// channel's operations run it when it is due (runtime::ChanTimerHooks), so an unreferenced timer is
// garbage. Stop and Reset take a stale value out of the channel.
#pragma once

#include <cstdint>

#include "abi/helper.h"
#include "base/vec.h"
#include "runtime/chan.h"
#include "runtime/gc.h"
#include "runtime/lock.h"
#include "runtime/runtime.h"
#include "sched/bubbles.h"
#include "sched/timer_heap.h"

namespace vo::sched {

/// The object behind *time.Timer and *time.Ticker, in the garbage-collected heap. The first two
/// fields are Go's.
struct Timer {
  void* c;        ///< C <-chan Time
  uint64_t init;  ///< initTimer bool
  TimerNode node;
  const abi::Closure* f;  ///< func(arg any, seq uintptr, delta int64)
  abi::Eface arg;
  runtime::Chan* chan;  ///< Chan: the channel that f sends to, else null
  uint64_t seq;
  int64_t blocked;  ///< Chan: goroutines that wait on it
  uint64_t mark;    ///< of runtime::Handles
  static constexpr uint64_t kKind = 1;
};

/// A function timer that is due: the engine runs f(arg, seq, delay) on some goroutine.
struct TimerJob {
  const abi::Closure* f;
  abi::Eface arg;
  uint64_t seq;
  int64_t delay;  ///< nanoseconds late
};

class Timers : public runtime::RootSource {
 public:
  /// Installs the hooks for timer channels in rt.
  Timers(runtime::Runtime& rt, Bubbles& bubbles);

  /// time.newTimer: allocates and starts a timer for g. Null: out of memory. `chan` is null for functions.
  /// REQUIRES when > 0 (time.when sees to it).
  Timer* newTimer(const runtime::G* g, int64_t when, int64_t period, const abi::Closure* f, abi::Eface arg,
                  runtime::Chan* chan);
  /// The timer that Go code has passed, or null: what it has is no timer, but a copy of one's fields.
  Timer* fromGo(void* p) const { return rt_.handles.check<Timer>(rt_.heap, p); }
  /// time.stopTimer, time.resetTimer: whether the timer was running.
  bool stop(Timer* t);
  bool reset(const runtime::G* g, Timer* t, int64_t when, int64_t period);
  /// A bubble's timer that is due when it is started does not wait until the bubble is blocked. True: `job` is a
  /// function to run now.
  bool runAtOnce(Timer* t, TimerJob* job);

  /// time.Sleep: g is to park (status is set here); ready when `ns` have passed.
  void sleep(runtime::G* g, int64_t ns);
  /// For the poller: node.kind is Deadline; fires `onDeadline`.
  void start(TimerNode* node, int64_t when);
  void cancel(TimerNode* node);
  void (*onDeadline)(void* context, TimerNode* node, int64_t now) = nullptr;
  void* deadlineContext = nullptr;

  /// When the next timer is due; INT64_MAX if there is none.
  int64_t next() const { return heap_.next(); }
  bool empty() const { return heap_.empty(); }
  /// Runs everything due at `now` that needs no Vo code. True: `job` is a function to run, call
  /// again.
  /// `*left`, if given, is how many it may run yet; those that are due then stay so.
  bool runDue(int64_t now, TimerJob* job, int* left = nullptr) { return runDue(heap_, now, job, left); }
  bool runDue(TimedBubble& bubble, TimerJob* job) { return runDue(bubble.timers, bubble.now, job, nullptr); }

  /// Writes a time.Time for "now - delay" at `elem`, for timer channels; of the bubble if there is one. Set by
  /// the library's natives, who know where time.Local is. While null, timer channels fire with a zero Time.
  void (*fillTime)(runtime::Runtime& rt, void* elem, int64_t delay, const runtime::Bubble* bubble) = nullptr;

  size_t visitRoots(runtime::RootVisitor& visitor, size_t from) override;

 private:
  struct Sleeper {
    TimerNode node;
    runtime::G* g = nullptr;
    Sleeper* next = nullptr;
  };
  static Timer* timerOf(TimerNode* n);
  bool runDue(TimerHeap& heap, int64_t now, TimerJob* job, int* left);
  TimerHeap* heapOf(const TimerNode* n);
  void insert(TimerNode* n);
  void remove(TimerNode* n);
  static void maybeRun(runtime::Runtime& rt, runtime::Chan* c);
  static void block(runtime::Runtime& rt, runtime::Chan* c);
  static void unblock(runtime::Runtime& rt, runtime::Chan* c);
  static bool isWanted(const Timer* t);
  bool isDue(const Timer* t);
  void maybeAdd(Timer* t);
  void fireChan(Timer* t, int64_t now);
  void takeJob(Timer* t, int64_t now, TimerJob* job);
  runtime::G* takeSleeper(TimerNode* n);
  static int64_t advance(TimerNode* n, int64_t now);
  bool drain(Timer* t);

  runtime::Runtime& rt_;
  Bubbles& bubbles_;
  [[no_unique_address]] runtime::RankedLock<runtime::LockRank::Timers> lock_;
  TimerHeap heap_;
  base::Vec<Sleeper*> sleepers_;
  Sleeper* freeSleepers_ = nullptr;

 public:
  ~Timers();
  Timers(const Timers&) = delete;
  Timers& operator=(const Timers&) = delete;
};

}  // namespace vo::sched
