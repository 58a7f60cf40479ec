// This file parks and wakes goroutines on words in memory.
#include "sched/semaphores.h"

#include <algorithm>
#include <utility>

#include "runtime/runtime.h"

namespace vo::sched {

using abi::HelperStatus;
using runtime::G;
using runtime::Waiter;
using runtime::WakeCause;

Semaphores::Semaphores(runtime::Runtime& rt) : rt_(rt), semas_(rt.memory), conds_(rt.memory) {}

void Semaphores::enqueue(Table& table, uintptr_t key, G* g, uint64_t ticket, bool front,
                         runtime::WaitReason reason) {
  Waiter& w = g->waiter;
  VO_DCHECK(g->waiters == nullptr && !w.queued, "a goroutine waits for one thing");
  w = Waiter{};
  w.key = ticket;
  w.elem = reinterpret_cast<void*>(key);
  rt_.prepareWait(g, &w, reason);
  runtime::WaitQueue& queue = table[key];
  if (front) {
    queue.pushFront(&w);
  } else {
    queue.push(&w);
  }
}

HelperStatus Semaphores::acquire(G* g, uint32_t* addr, bool lifo, runtime::WaitReason reason) {
  VO_DCHECK(g->semaphore == nullptr, "who still wants a unit does not ask for another");
  runtime::Locked held(lock_);
  if (*addr > 0) {
    --*addr;
    return HelperStatus::Done;
  }
  g->semaphore = addr;
  g->semaphoreFront = lifo;
  g->semaphoreReason = reason;
  enqueue(semas_, reinterpret_cast<uintptr_t>(addr), g, 0, lifo, reason);
  return HelperStatus::Park;
}

namespace {
bool isMutexWait(runtime::WaitReason reason) {
  return reason == runtime::WaitReason::MutexLock || reason == runtime::WaitReason::RWMutexLock ||
         reason == runtime::WaitReason::RWMutexRLock;
}
}  // namespace

/// For runtime/metrics. Every eighth wait stands for eight: the clock costs more than the rest.
void Semaphores::countWait(const G& g) {
  constexpr uint32_t kEach = 8;
  if (!isMutexWait(g.waitReason) || waits_++ % kEach != 0 || rt_.nanotime == nullptr) return;
  rt_.profiler.mutexWait += kEach * static_cast<uint64_t>(rt_.nanotime() - g.waitSince);
}

/// The time that the waiters of a mutex have waited is put down to who unlocks it.
void Semaphores::countContention(runtime::WaitQueue& queue, G* releasing, size_t hiddenFrames) {
  VO_DCHECK(!queue.empty(), "addresses without waiters have no queue");
  if (!isMutexWait(queue.first->g->waitReason) || releasing == nullptr || rt_.nanotime == nullptr) return;
  int64_t now = rt_.nanotime(), waited = 0;
  for (Waiter* w = queue.first; w != nullptr; w = w->next) {
    waited += now - std::max(w->since, w->g->waitSince);
    w->since = now;
  }
  rt_.countContention(releasing, waited, hiddenFrames);
}

bool Semaphores::takes(G* g) {
  return acquire(g, std::exchange(g->semaphore, nullptr), g->semaphoreFront, g->semaphoreReason) ==
         HelperStatus::Done;
}

G* Semaphores::release(uint32_t* addr, bool handOver, G* releasing, size_t hiddenFrames) {
  runtime::Locked held(lock_);
  ++*addr;
  auto key = reinterpret_cast<uintptr_t>(addr);
  runtime::WaitQueue* queue = semas_.find(key);
  if (queue == nullptr) return nullptr;
  if (rt_.profiler.mutexRate > 0) [[unlikely]] countContention(*queue, releasing, hiddenFrames);
  VO_DCHECK(!queue->empty(), "addresses without waiters have no queue");
  G* g = queue->pop()->g;
  countWait(*g);
  if (queue->empty()) semas_.erase(key);
  if (handOver) {
    --*addr;
    g->semaphore = nullptr;
  }
  rt_.wake(g, WakeCause::Done);
  return g;
}

HelperStatus Semaphores::notifyWait(G* g, NotifyList* l, uint32_t ticket) {
  runtime::Locked held(lock_);
  // Tickets wrap around; the difference tells which came first.
  if (static_cast<int32_t>(ticket - l->notify) < 0) return HelperStatus::Done;
  enqueue(conds_, reinterpret_cast<uintptr_t>(l), g, ticket, false, runtime::WaitReason::CondWait);
  return HelperStatus::Park;
}

namespace {
bool isForeign(const G* by, const G* waiting) {
  return waiting->bubble != nullptr && (by == nullptr || by->bubble != waiting->bubble);
}
}  // namespace

bool Semaphores::notifySome(G* by, NotifyList* l, uint32_t ticket, int most, G** foreign) {
  runtime::Locked held(lock_);
  auto key = reinterpret_cast<uintptr_t>(l);
  for (int i = 0; i < most; i++) {
    runtime::WaitQueue* queue = conds_.find(key);
    if (queue == nullptr || static_cast<int32_t>(queue->first->key - ticket) >= 0) return false;
    Waiter* w = queue->pop();
    if (queue->empty()) conds_.erase(key);
    if (isForeign(by, w->g)) [[unlikely]] {
      *foreign = w->g;
      return false;
    }
    rt_.wake(w->g, WakeCause::Done);
  }
  return true;
}

G* Semaphores::notifyOne(G* by, NotifyList* l) {
  runtime::Locked held(lock_);
  if (l->wait == l->notify) return nullptr;
  uint32_t ticket = l->notify++;
  auto key = reinterpret_cast<uintptr_t>(l);
  runtime::WaitQueue* queue = conds_.find(key);
  if (queue == nullptr) return nullptr;  // it has a ticket but does not wait yet: it will not
  for (Waiter* w = queue->first; w != nullptr; w = w->next) {
    if (w->key != ticket) continue;
    queue->remove(w);
    if (queue->empty()) conds_.erase(key);
    G* g = w->g;
    if (isForeign(by, g)) [[unlikely]] return g;
    rt_.wake(g, WakeCause::Done);
    return nullptr;
  }
  return nullptr;
}

}  // namespace vo::sched
