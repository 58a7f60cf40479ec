// Timers with the semantics of Go 1.23: functions, timer channels, sleeping goroutines, deadlines.
//
// A timer channel's timer is in the heap only while a goroutine waits on the channel; otherwise the
// channel's operations run it when it is due (runtime::ChanTimerHooks), so an unreferenced timer is
// garbage. Stop and Reset take a stale value out of the channel.
#pragma once

#include <cstdint>
#include <vector>

#include "abi/helper.h"
#include "runtime/chan.h"
#include "runtime/gc.h"

namespace vo::sched {

enum class TimerKind : uint8_t { Func, Chan, Sleep, Deadline };

/// What the timer heap sorts. Part of a heap object (Func, Chan) or of C++ memory.
struct TimerNode {
  int64_t when = 0;    ///< nanotime; 0: not running
  int64_t period = 0;  ///< 0: once
  uint32_t place = 0;  ///< 1 + position in the heap; 0: not in it
  TimerKind kind = TimerKind::Func;
};

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
  explicit Timers(runtime::Runtime& rt);

  /// time.newTimer: allocates and starts a timer. Null: out of memory. `chan` is null for functions.
  /// REQUIRES when > 0 (time.when sees to it).
  Timer* newTimer(int64_t when, int64_t period, const abi::Closure* f, abi::Eface arg,
                  runtime::Chan* chan);
  /// time.stopTimer, time.resetTimer: whether the timer was running.
  bool stop(Timer* t);
  bool reset(Timer* t, int64_t when, int64_t period);

  /// time.Sleep: g is to park (status is set here); ready when `ns` have passed.
  void sleep(runtime::G* g, int64_t ns);
  /// For the poller: node.kind is Deadline; fires `onDeadline`.
  void start(TimerNode* node, int64_t when);
  void cancel(TimerNode* node);
  void (*onDeadline)(void* context, TimerNode* node, int64_t now) = nullptr;
  void* deadlineContext = nullptr;

  /// When the next timer is due; INT64_MAX if there is none.
  int64_t next() const { return heap_.empty() ? INT64_MAX : heap_[0]->when; }
  bool empty() const { return heap_.empty(); }
  /// Runs everything due at `now` that needs no Vo code. True: `job` is a function to run, call
  /// again.
  bool runDue(int64_t now, TimerJob* job);

  /// Writes a time.Time for "now - delay" at `elem`, for timer channels. Set by the library's
  /// natives, who know where time.Local is. While null, timer channels fire with a zero Time.
  void (*fillTime)(runtime::Runtime& rt, void* elem, int64_t delay) = nullptr;

  size_t visitRoots(runtime::RootVisitor& visitor, size_t from) override;

 private:
  struct Sleeper {
    TimerNode node;
    runtime::G* g = nullptr;
    Sleeper* next = nullptr;
  };
  static Timer* timerOf(TimerNode* n);
  void shade(TimerNode* n);
  static void maybeRun(runtime::Runtime& rt, runtime::Chan* c);
  static void block(runtime::Runtime& rt, runtime::Chan* c);
  static void unblock(runtime::Runtime& rt, runtime::Chan* c);
  void insert(TimerNode* n);
  void remove(TimerNode* n);
  void siftUp(size_t i);
  void siftDown(size_t i);
  void put(size_t i, TimerNode* n);
  void maybeAdd(Timer* t);
  void fireChan(Timer* t, int64_t now);
  static int64_t advance(TimerNode* n, int64_t now);
  bool drain(Timer* t);

  runtime::Runtime& rt_;
  std::vector<TimerNode*> heap_;  ///< 4-ary, by when
  std::vector<Sleeper*> sleepers_;
  Sleeper* freeSleepers_ = nullptr;

 public:
  ~Timers();
  Timers(const Timers&) = delete;
  Timers& operator=(const Timers&) = delete;
};

}  // namespace vo::sched
