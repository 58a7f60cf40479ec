// The threads of an executable, and whose the engine is. Internal to src/native_runtime.
//
// A thread runs generated code without asking anybody. For everything else it enters the engine, which is one thread's at a
// time: C++ of the run time is as it would be if there were only this one. Which goroutine stands still is then known: a thread
// that waits for the engine has put its goroutine's registers away. So the world is stopped when the engine's thread has
// waited until no other one is in generated code; nobody can go back there before it leaves.
//
// What generated code calls on a goroutine's stack (fast.h) runs outside the engine: it touches nothing but what is its
// thread's (this struct), its goroutine's, or the program's own.
//
// There is one thread until a tick finds goroutines that wait for a processor (scheduler.cpp). Until then the engine is not
// locked at all (vo_threaded is 0); it never becomes 0 again.
#pragma once

#include <atomic>
#include <cstdint>

#include "base/system_allocator.h"
#include "base/text.h"
#include "base/vec.h"
#include "native_runtime/goroutine.h"
#include "os/thread.h"
#include "runtime/heap.h"
#include "runtime/marker.h"

namespace vo::native_runtime {

/// Of pairs of types that share a place the last one is known: a value of `type` has `table` in the interface type `inter`.
struct KnownTable {
  const void* inter;
  const abi::Type* type;
  const void* table;
};

/// Where a tick has interrupted generated code: the function that ran there and callers, innermost first.
struct Interrupted {
  static constexpr uint32_t kMost = 8;
  uint32_t count = 0;
  const Goroutine* of = nullptr;
  uint64_t pcs[kMost] = {};            ///< return addresses; the first is that of the interrupted instruction, plus one
  const uint64_t* frames[kMost] = {};  ///< what rbp is in the function; null: it has no frame, or nobody knows
};

struct Thread {
  Thread(base::Allocator& memory, runtime::Heap& heap) : arguments(memory), printBuffer(memory), marker(heap, markerMemory) {
    marker.setShared(true);
  }

  uint32_t index = 0;              ///< its processor's number
  Goroutine* current = nullptr;    ///< the engine's `current` when this thread enters
  std::atomic<bool> isOutside = true;  ///< in generated code: nobody may look at what its goroutine's stack holds
  bool keepsEngine = false;        ///< while its goroutine runs alone: it goes back to generated code without leaving
  std::atomic<bool> hasTicked = false; ///< its time slice is over
  uint32_t ticksLeftOut = 0;           ///< in a row; its own signal handler's
  volatile uint8_t* pollFlag = nullptr;
  volatile uint64_t* limit = nullptr;  ///< its stackLimit(): with kStop there the next function that is entered comes to a safepoint
  runtime::AllocCache allocations; ///< of all threads but the first, which has the heap's own
  runtime::AllocCache* cells = nullptr;
  base::Vec<Slot> arguments;       ///< of vo_pending
  base::Text printBuffer;          ///< of the print instructions in a row
  KnownTable tables[512] = {};
  int64_t samplePeriod = 0, sampleLooked = 0, sampleTaken = 0;  ///< see Machine::sampleTime
  Interrupted interrupted;             ///< by the last tick, while a profile is taken
  // Calls of C (foreign.cpp).
  std::atomic<uint64_t> inForeign = 0; ///< the call's number; 0: none, or the thread was given to another one
  uint64_t foreignCalls = 0;           ///< so far; odd numbers
  bool hasOtherWork = false;           ///< when the call began
  bool isWatched = false;
  base::SystemAllocator markerMemory;
  runtime::Marker marker;          ///< with which it marks while it waits for the engine
  // Waiting for something to do. Guarded by the engine.
  bool isIdle = false;
  std::atomic<uint32_t> wake = 0;  ///< a futex: 1, somebody has found work for it
  uint64_t contended = 0;          ///< how often it has waited for the engine
};

inline constexpr uint64_t kStop = UINT64_MAX;

/// Where the calling thread has its stack's limit: fs:0x70; on aarch64 the word behind the one that the thread pointer points
/// to, which the C library leaves alone.
inline volatile uint64_t* stackLimit() {
  auto base = reinterpret_cast<uint64_t>(__builtin_thread_pointer());
#if defined(__x86_64__)
  constexpr uint64_t kAt = 0x70;
#elif defined(__aarch64__)
  constexpr uint64_t kAt = 8;
#endif
  return reinterpret_cast<volatile uint64_t*>(base + kAt);
}

/// Has the thread come to a safepoint soon: at a poll, or at the entry of a function. Until it has entered the engine this
/// may be lost.
inline void wantSafepoint(const Thread& t) {
  *t.pollFlag = 1;
  *t.limit = kStop;
}

extern "C" {
extern __thread Thread* vo_thread;
extern std::atomic<uint8_t> vo_threaded;  ///< there is more than one
extern __thread Goroutine* vo_foreignCaller;  ///< of the function of C that the system's thread is in
}

/// Mutual exclusion for short times. Who waits spins before sleeping: nearly all of what is done in the engine is shorter than a
/// system call. Who is awake mostly gets it before those who sleep; when one of them has waited long it is handed to them.
class EngineLock {
 public:
  bool tryLock() {
    uint32_t free = kFree;
    return word_.load(std::memory_order_relaxed) == kFree && word_.compare_exchange_strong(free, kHeld, std::memory_order_acquire);
  }
  void lock() {
    if (!tryLock()) lockSlow();
  }
  /// Nanoseconds after which who leaves hands it to somebody who waits.
  static constexpr int64_t kLong = 500'000;
  /// For who has waited so long without sleeping: from now on it is handed over, until it was. Whether that has been done.
  bool takeHandedOver();
  /// Who called that has got it otherwise.
  void stopStarving() { isStarving_.store(false, std::memory_order_relaxed); }
  bool isHeld() const { return word_.load(std::memory_order_relaxed) != kFree; }
  void unlock() {
    uint32_t next = isStarving_.load(std::memory_order_relaxed) ? kHandedOver : kFree;
    if (word_.exchange(next, std::memory_order_release) == kWanted) wakeOne();
  }

 private:
  static constexpr uint32_t kFree = 0, kHeld = 1, kWanted = 2;  ///< kWanted: held, and somebody may sleep
  static constexpr uint32_t kHandedOver = 3;                    ///< free for those who have waited long
  void lockSlow();
  void wakeOne();
  alignas(64) std::atomic<uint32_t> word_ = kFree;
  std::atomic<bool> isStarving_ = false;  ///< somebody has waited long
};

/// The calling thread's.
void placeFlags(Thread& t);

}  // namespace vo::native_runtime
