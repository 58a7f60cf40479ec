// Which ready goroutine runs next: the order of gc's scheduler with one processor.
//
// A goroutine that was started or woken runs next and shares the slice of the one that did it; the one it
// displaces goes to the tail of the local queue. Who was preempted, has called Gosched, or comes from
// files and system calls goes to the global queue, whose turn comes when the local one is empty, and at
// every 61st slice. The local queue holds 256: it then gives half to the global one, so that a goroutine
// that starts others without end cannot keep the older ones waiting.
#pragma once

#include <cstdint>

#include "base/vec.h"
#include "runtime/lock.h"
#include "runtime/runtime.h"

namespace vo::sched {

class RunQueue {
 public:
  explicit RunQueue(base::Allocator& memory) : local_(memory), global_(memory) {}
  void putNext(runtime::G* g);
  void putLocal(runtime::G* g) {
    runtime::Locked held(lock_);
    addLocal(g);
  }
  void putGlobal(runtime::G* g) {
    runtime::Locked held(lock_);
    global_.push(g);
  }
  /// Null: none is ready. *inherits: it goes on in the slice of who ran before.
  runtime::G* take(bool* inherits);
  /// Any of them, for the stress mode.
  runtime::G* takeAny(runtime::Rng& random);
  /// Run-time goroutines that initialising package os leaves ready in gc are queued: they
  /// stand before the program's own, do nothing, and count.
  void addRuntimeGoroutines() { waiting_ = kRuntimeGoroutines; }
  bool empty() const { return next_ == nullptr && local_.empty() && global_.empty(); }
  /// Whether one that is no run-time goroutine is ready: of the next one and the first few others.
  bool hasOrdinary() const;
  uint32_t count() const { return (next_ != nullptr ? 1 : 0) + local_.count() + global_.count(); }

 private:
  /// A ring, so that moving a goroutine does not touch its memory.
  class List {
   public:
    explicit List(base::Allocator& memory) : ring_(memory) {}
    bool empty() const { return count_ == 0; }
    uint32_t count() const { return count_; }
    const runtime::G* at(uint32_t i) const { return ring_[(first_ + i) & (ring_.size() - 1)]; }
    void push(runtime::G* g) {
      if (count_ == ring_.size()) grow();
      ring_[(first_ + count_++) & (ring_.size() - 1)] = g;
    }
    runtime::G* pop() {
      runtime::G* g = ring_[first_];
      first_ = static_cast<uint32_t>((first_ + 1) & (ring_.size() - 1));
      count_--;
      return g;
    }

   private:
    void grow();
    base::Vec<runtime::G*> ring_;  ///< its size is a power of two
    uint32_t first_ = 0;
    uint32_t count_ = 0;
  };
  void addLocal(runtime::G* g);
  void move(List& from, List& to, uint32_t n);
  runtime::G* takeGlobal();
  runtime::G* takeOne(bool* inherits);

  static constexpr uint32_t kRuntimeGoroutines = 2;

  [[no_unique_address]] runtime::RankedLock<runtime::LockRank::ReadyQueue> lock_;
  runtime::G* next_ = nullptr;
  List local_;
  List global_;
  uint32_t slices_ = 5;   ///< begun; gc's run time needs so many before main
  uint32_t waiting_ = 0;  ///< run-time goroutines that follow the first ready one of the program
  runtime::G runtimeGoroutines_[kRuntimeGoroutines];  ///< without engine
};

}  // namespace vo::sched
