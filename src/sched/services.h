// Everything goroutines can wait for besides channels, for an engine on one thread. Services sets
// rt.sched to itself.
//
// Owned by the library's State, and ends with it. The engine's thread alone, but for Poller::wakeup and what helper threads of
// BlockingPool share under its lock.
#pragma once

#include "runtime/runtime.h"
#include "sched/blocking.h"
#include "sched/bubbles.h"
#include "sched/poller.h"
#include "sched/semaphores.h"
#include "sched/timers.h"

namespace vo::sched {

class Services {
 public:
  explicit Services(runtime::Runtime& rt);
  static Services& of(runtime::Runtime& rt) { return *static_cast<Services*>(rt.sched); }

  Bubbles bubbles;
  Timers timers;
  Semaphores semaphores;
  Poller poller;
  BlockingPool blocking;
  /// signal.Notify is active: no deadlock is reported.
  bool signalsActive = false;
  /// Nanoseconds that nothing was ready, and what calls that may wait are taken for: for engines that reckon time.
  int64_t waited = 0;

  /// Looks for events without waiting. For the engine's loop, every few milliseconds or so.
  /// Afterwards run the timer functions: `while (timers.runDue(os::nanotime(), &job)) …`.
  void check();
  /// Nothing is ready: waits until something may be, `longest` ns at most (negative: no limit). False:
  /// nothing ever will be (deadlock).
  bool waitForWork(int64_t longest = -1);
  /// True if something besides the ready queue is pending: blocking calls should not be done in place.
  bool busy() const {
    return !timers.empty() || poller.waiters() != 0 || blocking.inFlight() != 0;
  }
};

}  // namespace vo::sched
