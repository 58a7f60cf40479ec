// Semaphores for sync: goroutines that wait for a counter in Go memory to become positive.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "abi/helper.h"
#include "runtime/g.h"
#include "runtime/runtime.h"

namespace vo::stdlib {

/// Queues by the counter's address. The memory is kept alive by the frames of those who wait. A
/// release that finds a waiter hands it its unit at once, so a wake-up is never in vain.
class Semaphores {
 public:
  explicit Semaphores(runtime::Runtime& rt) : rt_(rt) {}
  /// Takes a unit of *s; Park if there is none. `lifo` queues in front of the others.
  abi::HelperStatus acquire(abi::HelperContext& cx, uint32_t* s, bool lifo, runtime::WaitReason reason);
  void release(uint32_t* s);

 private:
  runtime::Runtime& rt_;
  std::unordered_map<uint32_t*, runtime::WaitQueue> queues_;
};

}  // namespace vo::stdlib
