// Runtime: everything that one running program has. No state lives outside of it.
//
// Made and ended by the engine, on the one thread that runs the program; helper threads of sched touch none of it but what
// their call names. Owns heap, collector, allocator, goroutine list and tables; the engine owns itself and the memory of Gs.
#pragma once

#include <cstdint>
#include <string_view>

#include "abi/helper.h"
#include "abi/metadata.h"
#include "base/allocator.h"
#include "base/box.h"
#include "base/function_ref.h"
#include "runtime/barrier.h"
#include "runtime/g.h"
#include "runtime/gc.h"
#include "runtime/handle.h"
#include "runtime/heap.h"
#include "runtime/lock.h"
#include "runtime/profile.h"
#include "runtime/stress.h"

namespace vo::runtime {

class ItabTable;
class MapLayouts;
class Tracer;
class WaiterPool;

struct RuntimeOptions {
  HeapOptions heap;
  int32_t gcPercent = 100;
  int64_t softMemoryLimit = INT64_MAX;
  bool timeSteps = false;  ///< Gc::timeSteps
  uint64_t seed = 0;  ///< of rng; 0: taken from the system
  StressSwitches stress;
  /// Reads GOGC, GOMEMLIMIT, VO_SEED, VO_STRESS and VO_GCSTEPS. False, with a sentence in `error`, if one is
  /// malformed (Go ignores malformed GOGC; VO_* are errors). `lookup` gives the value of a variable, which is
  /// empty if there is none.
  static bool fromEnvironment(RuntimeOptions& out, std::string_view& error,
                              base::FunctionRef<std::string_view(const char* name)> lookup);
};

/// A small fast generator (wyrand). Same seed, same program, same choices.
class Rng {
 public:
  explicit Rng(uint64_t seed) : state_(seed) {}
  uint64_t next() {
    state_ += 0xa0761d6478bd642full;
    unsigned __int128 m =
        static_cast<unsigned __int128>(state_) * (state_ ^ 0xe7037ed1a0b428dbull);
    return static_cast<uint64_t>(m >> 64) ^ static_cast<uint64_t>(m);
  }
  /// Uniform in [0, n). REQUIRES n > 0.
  uint32_t below(uint32_t n) {
    return static_cast<uint32_t>(((next() >> 32) * uint64_t{n}) >> 32);
  }

 private:
  uint64_t state_;
};

/// What timer channels need (set by sched): a channel with a timer has a hidden buffer.
struct ChanTimerHooks {
  /// Runs the channel's timer if it is due (before an operation looks at the buffer).
  void (*maybeRun)(Runtime& rt, Chan* c) = nullptr;
  /// A goroutine begins, ends to wait on the channel (its timer is in the heap meanwhile).
  void (*block)(Runtime& rt, Chan* c) = nullptr;
  void (*unblock)(Runtime& rt, Chan* c) = nullptr;
};

class Runtime {
 public:
  /// `memory` outlives the Runtime; whatever the program makes the run time keep comes from there.
  Runtime(const RuntimeOptions& options, base::Allocator& memory);
  ~Runtime();
  Runtime(const Runtime&) = delete;
  Runtime& operator=(const Runtime&) = delete;

  base::Allocator& memory;
  StressSwitches stress;
  Heap heap;
  Gc gc;
  Barrier barrier;  ///< barrier.on is true exactly while marking
  abi::MetadataSpace metadata;
  Rng rng;
  Handles handles;
  Profiler profiler;
  Engine* engine = nullptr;  ///< REQUIRED before a goroutine exists or a collection runs
  ChanTimerHooks timerHooks;
  base::Box<Tracer> tracer;   ///< of the execution trace, also while its last pieces are read
  Tracer* tracing = nullptr;  ///< null: tracing is off
  void* sched = nullptr;  ///< sched::Services, if there are any
  void* stdlib = nullptr;  ///< stdlib::State, if there is a library

  /// How the engine enters the method with text offset `off` of an itab (the VM: the function
  /// index, which is `off` itself; offsets below zero go through MetadataSpace).
  uintptr_t (*resolveText)(Runtime& rt, abi::TextOff off) = nullptr;

  bool gcWanted() const { return heap.gcWanted(); }
  /// An operation that does not answer Again has touched that many bytes; few are not worth telling.
  void charge(size_t bytes) {
    constexpr size_t kFew = 4096;
    if (bytes >= kFew && engine != nullptr) [[unlikely]] engine->charge(bytes / abi::kBytesPerUnit);
  }

  // --- Goroutines ---------------------------------------------------------------------------------

  /// Registers g (owned by the engine): gives it an id, makes it known to the collector.
  void addG(G* g);
  /// Forgets g, which has ended.
  void removeG(G* g);
  G* firstG() const { return firstG_; }
  /// Goroutines that are not system ones (runtime.NumGoroutine).
  int64_t goroutineCount() const { return goroutines_; }
  /// How many there have ever been.
  uint64_t goroutinesCreated() const { return nextGoid_ - 1; }
  /// Marks a registered goroutine as the run time's own.
  void setSystem(G* g);
  /// Ends the wait of g: forgets its waiters, bumps its generation, calls engine->ready. The caller
  /// has dequeued the waiter it woke and written the results.
  void wake(G* g, WakeCause cause, ReadyPlace place = ReadyPlace::Next);
  /// Sets the state of a goroutine that is about to park on `w` (which is then enqueued).
  void prepareWait(G* g, Waiter* w, WaitReason reason);
  /// Counts in the mutex profile that g, which runs, had others wait for so many nanoseconds.
  void countContention(G* g, int64_t waited, size_t skip);
  /// For traces and profiles; set by sched.
  int64_t (*nanotime)() = nullptr;

  ItabTable& itabs() { return *itabs_; }
  MapLayouts& mapLayouts() { return *mapLayouts_; }
  WaiterPool& waiters() { return *waiters_; }
  /// Of all channels. Not held while a timer channel's timer runs, which sends.
  RankedLock<LockRank::Channels>& channels() { return channels_; }

 private:
  void countBlocking(G* g);
  [[no_unique_address]] RankedLock<LockRank::Goroutines> lock_;
  [[no_unique_address]] RankedLock<LockRank::Channels> channels_;
  G* firstG_ = nullptr;
  G* lastG_ = nullptr;
  uint64_t nextGoid_ = 1;
  int64_t goroutines_ = 0;
  base::Box<ItabTable> itabs_;
  base::Box<MapLayouts> mapLayouts_;
  base::Box<WaiterPool> waiters_;
};

}  // namespace vo::runtime
