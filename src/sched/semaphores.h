// What package sync parks on: semaphores (by address) and notify lists of sync.Cond.
//
// The words live in Go memory, the queues here. As in gc, a release adds a unit and wakes the first waiter,
// which takes the unit when it runs; if another goroutine was faster it waits again. A hand-over gives
// the unit to the waiter itself.
#pragma once

#include <cstdint>

#include "abi/helper.h"
#include "base/hash_map.h"
#include "runtime/g.h"
#include "runtime/lock.h"

namespace vo::sched {

/// sync.notifyList as Go declares it; lock, head and tail stay zero.
struct NotifyList {
  uint32_t wait;
  uint32_t notify;
  uintptr_t lock;
  void* head;
  void* tail;
};
static_assert(sizeof(NotifyList) == 32);

class Semaphores {
 public:
  explicit Semaphores(runtime::Runtime& rt);
  /// Waits until *addr > 0 and takes one. lifo: to the front of the queue. Done or Park.
  abi::HelperStatus acquire(runtime::G* g, uint32_t* addr, bool lifo,
                            runtime::WaitReason reason);
  /// Adds one and wakes the first waiter, which is returned. `handOver`: the unit is the waiter's.
  /// For the mutex profile: the goroutine that does it, and how many of its inner frames are not shown.
  runtime::G* release(uint32_t* addr, bool handOver, runtime::G* releasing = nullptr, size_t hiddenFrames = 0);
  /// g's turn has come. False: it waits for a unit that another one took, and waits on.
  bool mayGoOn(runtime::G* g) { return g->semaphore == nullptr || takes(g); }

  uint32_t notifyAdd(NotifyList* l) { return l->wait++; }
  abi::HelperStatus notifyWait(runtime::G* g, NotifyList* l, uint32_t ticket);
  /// By goroutine `by`. A waiter of a bubble (testing/synctest) that `by` does not belong to is not woken but
  /// returned.
  /// Wakes the waiters with tickets before `ticket`, at most so many; true: there may be more. A foreign one goes to
  /// *foreign instead.
  bool notifySome(runtime::G* by, NotifyList* l, uint32_t ticket, int most, runtime::G** foreign);
  runtime::G* notifyOne(runtime::G* by, NotifyList* l);

 private:
  bool takes(runtime::G* g);
  using Table = base::HashMap<uintptr_t, runtime::WaitQueue>;
  void countWait(const runtime::G& g);
  void countContention(runtime::WaitQueue& queue, runtime::G* releasing, size_t hiddenFrames);
  void enqueue(Table& table, uintptr_t key, runtime::G* g, uint64_t ticket, bool front,
               runtime::WaitReason reason);
  runtime::Runtime& rt_;
  [[no_unique_address]] runtime::RankedLock<runtime::LockRank::Semaphores> lock_;
  uint32_t waits_ = 0;
  Table semas_;
  Table conds_;
};

}  // namespace vo::sched
