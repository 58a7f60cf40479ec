// The bubbles of testing/synctest: who is in them, when their clocks move on.
//
// synctest.Run (overlay/runtime) is the root goroutine's loop: run the timers that are due, park until all
// others are durably blocked, set the clock to the next timer. `settle` finds out that they are and wakes who
// waits for it: the caller of synctest.Wait, else the root.
#pragma once

#include <cstdint>

#include "base/box.h"
#include "base/hash_map.h"
#include "runtime/bubble.h"
#include "runtime/runtime.h"
#include "sched/timer_heap.h"

namespace vo::sched {

struct TimedBubble : runtime::Bubble {
  explicit TimedBubble(runtime::Runtime& rt) : timers(rt) {}
  TimerHeap timers;
};

class Bubbles {
 public:
  explicit Bubbles(runtime::Runtime& rt) : rt_(rt), bubbles_(rt.memory) {}

  /// g, which runs, is the root of a new one.
  void start(runtime::G* g);
  /// Null: there is no such bubble any more.
  TimedBubble* find(uint32_t id);
  static TimedBubble* of(runtime::G* g) { return static_cast<TimedBubble*>(g->bubble); }
  /// Wakes a goroutine if the bubble is blocked. For whoever has parked or ended a goroutine in it.
  void settle(runtime::Bubble& bubble);
  /// The root parks until the bubble is blocked; false: it is.
  bool parkRoot(runtime::G* g);
  /// Sets the clock to the next timer. False: there is none, or the main goroutine has ended.
  static bool advance(TimedBubble& bubble);
  /// The root leaves its bubble, which is forgotten if nobody else is in it.
  void leave(runtime::G* g);

  void visit(runtime::RootVisitor& visitor) const;
  /// No bubble's clock moves any more: before their timers end.
  void forgetTimers();

 private:
  runtime::Runtime& rt_;
  uint32_t lastId_ = 0;
  base::HashMap<uint32_t, base::Box<TimedBubble>> bubbles_;
};

}  // namespace vo::sched
