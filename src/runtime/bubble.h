// A bubble of testing/synctest: goroutines that share a clock of their own.
//
// Whatever belongs to a bubble and is no goroutine (channels, timers, associated objects) knows its number.
#pragma once

#include <cstdint>

#include "base/check.h"
#include "runtime/g.h"

namespace vo::runtime {

struct Bubble {
  uint32_t id = 0;       ///< from 1 on
  int64_t now = 0;       ///< its clock: nanoseconds since 1970
  G* root = nullptr;     ///< in synctest.Run
  G* main = nullptr;     ///< the goroutine that Run has started, until it ends
  G* waiter = nullptr;   ///< in synctest.Wait
  bool done = false;     ///< main has ended
  int64_t total = 0;     ///< goroutines
  int64_t running = 0;   ///< of them, those that are not durably blocked
  int64_t active = 0;    ///< what else keeps the bubble from being blocked
};

/// Whether only the bubble's own goroutines, or its clock, can end such a wait of one of its goroutines.
bool isDurable(WaitReason reason);
/// The reason that the same wait has outside of bubbles.
WaitReason plainReason(WaitReason reason);

inline uint32_t bubbleOf(const G* g) { return g->bubble != nullptr ? g->bubble->id : 0; }

/// A goroutine begins its life in the bubble of who starts it.
inline void enterBubble(G* g, Bubble* bubble, bool running) {
  g->bubble = bubble;
  bubble->total++;
  if (running) bubble->running++;
  if (bubble->main == nullptr && !bubble->done) bubble->main = g;
}

/// A running goroutine of a bubble ends.
inline void endInBubble(G* g) {
  Bubble& b = *g->bubble;
  VO_DCHECK(b.total > 0 && b.running > 0, "a goroutine of a bubble is counted in it");
  b.total--;
  b.running--;
  if (g != b.main) return;
  b.main = nullptr;
  b.done = true;
}

/// Parking and waking, for the count of those that run.
inline void parkInBubble(G* g, WaitReason reason) {
  if (g->bubble != nullptr && isDurable(reason)) [[unlikely]] g->bubble->running--;
}
inline void wakeInBubble(G* g) {
  if (g->bubble != nullptr && isDurable(g->waitReason)) [[unlikely]] g->bubble->running++;
}

}  // namespace vo::runtime
