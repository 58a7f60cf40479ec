// This file keeps the bubbles of testing/synctest.
#include "sched/bubbles.h"

#include <utility>

namespace vo::sched {

using runtime::Bubble;
using runtime::G;
using runtime::WaitReason;

namespace {
constexpr int64_t kStart = 946'684'800'000'000'000;  // 2000-01-01 00:00:00 UTC
}

void Bubbles::start(G* g) {
  VO_DCHECK(g->bubble == nullptr, "bubbles do not nest");
  auto bubble = base::Box<TimedBubble>::make(rt_.memory, rt_);
  bubble->id = ++lastId_;
  bubble->now = kStart;
  bubble->root = g;
  bubble->total = bubble->running = bubble->active = 1;
  g->bubble = bubble.get();
  bubbles_.add(lastId_, std::move(bubble));
}

TimedBubble* Bubbles::find(uint32_t id) {
  const base::Box<TimedBubble>* found = bubbles_.find(id);
  return found != nullptr ? found->get() : nullptr;
}

void Bubbles::settle(Bubble& bubble) {
  auto& b = static_cast<TimedBubble&>(bubble);
  VO_DCHECK(b.running >= 0 && b.active >= 0, "goroutines that run, and what else keeps the bubble busy, are counted");
  if (b.running > 0 || b.active > 0) return;
  b.active++;  // until the woken goroutine has seen to it
  bool timerDue = b.timers.next() <= b.now;
  rt_.wake(b.waiter != nullptr && !timerDue ? b.waiter : b.root, runtime::WakeCause::Done);
}

bool Bubbles::parkRoot(G* g) {
  Bubble& b = *g->bubble;
  VO_DCHECK(b.root == g, "the root waits for all others");
  if (b.running == 1 && b.active == 1 && b.waiter == nullptr) return false;
  b.active--;
  rt_.prepareWait(g, nullptr, WaitReason::SynctestRun);
  return true;
}

bool Bubbles::advance(TimedBubble& b) {
  if (b.timers.empty() || b.done) return false;
  VO_DCHECK(b.timers.next() >= b.now, "a clock goes forward");
  b.now = b.timers.next();
  return true;
}

void Bubbles::leave(G* g) {
  Bubble* b = std::exchange(g->bubble, nullptr);
  if (b->root == g && b->total == 1) bubbles_.erase(b->id);
}

void Bubbles::visit(runtime::RootVisitor& visitor) const {
  for (const auto& [id, bubble] : bubbles_) bubble->timers.visit(visitor, 0, bubble->timers.size());
}

void Bubbles::forgetTimers() {
  for (const auto& [id, bubble] : bubbles_) bubble->timers.forget();
}

}  // namespace vo::sched
