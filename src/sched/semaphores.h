// What package sync parks on: semaphores (by address) and notify lists of sync.Cond.
//
// The words live in Go memory, the queues here. A release hands its unit directly to the first
// waiter, so a woken goroutine has it already.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "abi/helper.h"
#include "runtime/g.h"

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
  explicit Semaphores(runtime::Runtime& rt) : rt_(rt) {}
  /// Waits until *addr > 0 and takes one. lifo: to the front of the queue. Done or Park.
  abi::HelperStatus acquire(runtime::G* g, uint32_t* addr, bool lifo,
                            runtime::WaitReason reason);
  /// Adds one, or gives it to the first waiter, whose goroutine is returned.
  /// For the mutex profile: the goroutine that does it, and how many of its inner frames are not shown.
  runtime::G* release(uint32_t* addr, runtime::G* releasing = nullptr, size_t hiddenFrames = 0);

  uint32_t notifyAdd(NotifyList* l) { return l->wait++; }
  abi::HelperStatus notifyWait(runtime::G* g, NotifyList* l, uint32_t ticket);
  void notifyAll(NotifyList* l);
  void notifyOne(NotifyList* l);

 private:
  using Table = std::unordered_map<uintptr_t, runtime::WaitQueue>;
  void countWait(const runtime::G& g);
  void countContention(runtime::WaitQueue& queue, runtime::G* releasing, size_t hiddenFrames);
  void enqueue(Table& table, uintptr_t key, runtime::G* g, uint64_t ticket, bool front,
               runtime::WaitReason reason);
  runtime::Runtime& rt_;
  uint32_t waits_ = 0;
  Table semas_;
  Table conds_;
};

}  // namespace vo::sched
