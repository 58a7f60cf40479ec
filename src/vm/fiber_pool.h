// Fibers of ended goroutines, kept for new ones.
//
// The one that was made first is given first. So goroutines that are started one after another lie one after
// another in memory, whatever the order in which earlier ones ended: of a list of free ones, a batch of
// thousands would be spread over it and run at half the speed.
#pragma once

#include <array>

#include "base/vec.h"
#include "vm/fiber.h"

namespace vo::vm {

class FiberPool {
 public:
  explicit FiberPool(base::Allocator& memory) : memory_(memory), kept_(memory) {}
  ~FiberPool();
  FiberPool(const FiberPool&) = delete;
  FiberPool& operator=(const FiberPool&) = delete;
  /// As its last goroutine left it, or new.
  Fiber* get();
  void put(Fiber* f);
  /// A fiber of get that is never put back: the program is over.
  void destroy(Fiber* f) { memory_.destroy(f); }
  /// Memory of all stacks.
  uint64_t stackBytes() const { return stackBytes_; }

 private:
  base::Allocator& memory_;
  uint64_t stackBytes_ = 0;
  static constexpr size_t kKept = 4096;
  base::Vec<Fiber*> kept_;  ///< by Fiber::place; others are deleted when they end
  std::array<uint64_t, kKept / 64> free_ = {};
  uint64_t wordsWithFree_ = 0;
};

}  // namespace vo::vm
