// Calls that block in the system, handed to helper threads so that other goroutines go on.
//
// Other threads of the host may finish calls, too (Elsewhere).
//
// submit(), park() and collect() are the engine's thread's; a helper thread runs BlockingCall::run,
// wakes the poller, and never touches heap, goroutines or frames. A call that never ends keeps its
// thread and what the threads share, not the pool.
#pragma once

#include <cstdint>
#include <utility>

#include "abi/value.h"
#include "base/allocator.h"
#include "runtime/g.h"

namespace vo::runtime {
class Runtime;
}

namespace vo::sched {

class Poller;

/// One call. Lives in the caller's hands until its goroutine is ready again. `run` executes on a
/// helper thread and touches nothing but this struct and memory its pointers name (which the parked
/// goroutine keeps alive; objects do not move). `done` executes on the engine's thread before
/// the goroutine becomes ready, to write results into the frame.
struct BlockingCall {
  void (*run)(BlockingCall& call) = nullptr;
  void (*done)(BlockingCall& call) = nullptr;  ///< may be null; may delete the call
  runtime::G* g = nullptr;
  base::Allocator* memory = nullptr;  ///< it was made by
  uint64_t args[7] = {};
  uint64_t results[3] = {};
  abi::Slot* frame = nullptr;
  BlockingCall* next = nullptr;
};

/// The right to say that a parked call is over; of any thread, and at any time: when the pool is
/// gone nobody hears it.
class Elsewhere {
 public:
  Elsewhere() = default;
  Elsewhere(Elsewhere&& o) noexcept : shared_(std::exchange(o.shared_, nullptr)) {}
  Elsewhere& operator=(Elsewhere&& o) noexcept {
    std::swap(shared_, o.shared_);
    return *this;
  }
  ~Elsewhere();
  explicit operator bool() const { return shared_ != nullptr; }
  /// Once: the call is what park() got.
  void finish(BlockingCall* call);

 private:
  friend class BlockingPool;
  void* shared_ = nullptr;  ///< BlockingPool::Shared
};

class BlockingPool {
 public:
  BlockingPool(runtime::Runtime& rt, Poller& poller) : rt_(rt), poller_(poller) {}
  /// Waits for threads that are idle; those stuck in a call are left behind.
  ~BlockingPool();
  BlockingPool(const BlockingPool&) = delete;
  BlockingPool& operator=(const BlockingPool&) = delete;

  /// Parks call->g (status is set here) until the call is over.
  void submit(BlockingCall* call);
  /// Parks call->g until whoever has the result finishes it.
  Elsewhere park(BlockingCall* call);
  /// Finishes calls that are over: their goroutines become ready. After poller.poll().
  void collect();
  int64_t inFlight() const { return inFlight_; }
  /// A call that the engine makes elsewhere counts as one in flight: who waits for work waits for its end, too.
  void beginElsewhere() { inFlight_++; }
  void endElsewhere() { inFlight_--; }
  /// Helper threads that exist.
  int64_t threads() const;

 private:
  friend class Elsewhere;
  struct Shared;
  static void* work(void* shared);
  Shared& shared();
  void begin(BlockingCall* call);
  runtime::Runtime& rt_;
  Poller& poller_;
  Shared* shared_ = nullptr;
  int64_t inFlight_ = 0;
};

}  // namespace vo::sched
