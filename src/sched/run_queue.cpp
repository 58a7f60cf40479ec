// This file is the queue of ready goroutines. The numbers are gc's, as programs can see them: with more than
// 256 goroutines their order depends on them.
#include "sched/run_queue.h"

#include <algorithm>
#include <utility>

namespace vo::sched {

using runtime::G;

namespace {
constexpr uint32_t kLocalSize = 256;
constexpr uint32_t kLookAtGlobal = 61;  ///< slices between looks at the global queue
}  // namespace

void RunQueue::List::grow() {
  std::rotate(ring_.begin(), ring_.begin() + first_, ring_.end());
  first_ = 0;
  ring_.resize(std::max<size_t>(16, ring_.size() * 2));
}

void RunQueue::move(List& from, List& to, uint32_t n) {
  VO_DCHECK(n <= from.count(), "so many goroutines are there");
  for (; n > 0; n--) to.push(from.pop());
}

bool RunQueue::hasOrdinary() const {
  constexpr uint32_t kFew = 4;
  auto isOrdinary = [](const G* g) { return g->engine != nullptr && !g->isSystem; };
  if (next_ != nullptr && isOrdinary(next_)) return true;
  for (const List* list : {&local_, &global_}) {
    for (uint32_t i = 0; i < std::min(list->count(), kFew); i++)
      if (isOrdinary(list->at(i))) return true;
  }
  return false;
}

void RunQueue::putNext(G* g) {
  runtime::Locked held(lock_);
  VO_DCHECK(g->engine != nullptr && g != next_, "a goroutine of the program is queued once");
  for (; waiting_ > 0; waiting_--) local_.push(&runtimeGoroutines_[waiting_ - 1]);
  G* displaced = next_;
  next_ = g;
  if (displaced != nullptr) addLocal(displaced);
}

void RunQueue::addLocal(G* g) {
  if (local_.count() < kLocalSize) return local_.push(g);
  move(local_, global_, kLocalSize / 2);
  global_.push(g);
}

G* RunQueue::takeGlobal() {
  VO_DCHECK(local_.empty() && !global_.empty(), "the global queue's turn comes when the local one is empty");
  G* g = global_.pop();
  move(global_, local_, std::min(global_.count(), kLocalSize / 2 - 1));
  return g;
}

G* RunQueue::take(bool* inherits) {
  runtime::Locked held(lock_);
  for (;;) {
    G* g = takeOne(inherits);
    if (g == nullptr || g->engine != nullptr) return g;
  }
}

G* RunQueue::takeOne(bool* inherits) {
  *inherits = false;
  if (slices_ % kLookAtGlobal == 0 && !global_.empty()) {
    slices_++;
    return global_.pop();
  }
  if (next_ != nullptr) {
    *inherits = true;
    return std::exchange(next_, nullptr);
  }
  if (local_.empty() && global_.empty()) return nullptr;
  slices_++;
  return local_.empty() ? takeGlobal() : local_.pop();
}

G* RunQueue::takeAny(runtime::Rng& random) {
  runtime::Locked held(lock_);
  if (next_ != nullptr) local_.push(std::exchange(next_, nullptr));
  move(global_, local_, global_.count());
  while (!local_.empty()) {
    for (uint32_t skip = random.below(local_.count()); skip > 0; skip--) local_.push(local_.pop());
    G* g = local_.pop();
    if (g->engine != nullptr) return g;
  }
  return nullptr;
}

}  // namespace vo::sched
