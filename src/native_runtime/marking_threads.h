// Threads that mark on processors which run no goroutine.
//
// They never enter the engine: all they do is Gc::help. Made when first wanted, as many as were ever wanted at once; between
// markings they sleep.
#pragma once

#include <atomic>
#include <cstdint>

#include "base/system_allocator.h"
#include "base/vec.h"
#include "runtime/runtime.h"

namespace vo::native_runtime {

class MarkingThreads {
 public:
  explicit MarkingThreads(runtime::Runtime& rt) : rt_(rt), all_(rt.memory) {}

  /// The engine's thread, when marking begins: up to n threads shall help. How many will.
  uint32_t wake(uint32_t n);

 private:
  struct One {
    explicit One(runtime::Runtime& r) : rt(r), marker(r.heap, memory) { marker.setShared(true); }
    runtime::Runtime& rt;
    base::SystemAllocator memory;
    runtime::Marker marker;
    std::atomic<uint32_t> wanted = 1;
  };
  static void* main(void* one);

  runtime::Runtime& rt_;
  base::Vec<One*> all_;
  bool noMore_ = false;  ///< the system has no more threads
};

}  // namespace vo::native_runtime
