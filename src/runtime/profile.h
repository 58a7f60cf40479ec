// What the profiles of memory, blocking, contention and processor time have counted.
//
// Stacks are the engine's program counters, as runtime.Callers gives them. Nothing here costs a program
// that does not profile: the rates are looked at where a goroutine is woken, a block of cells is used up
// or a time slice ends.
#pragma once

#include <cstdint>
#include <span>

#include "base/hash_map.h"
#include "base/vec.h"
#include "runtime/lock.h"

namespace vo::runtime {

struct G;

enum class ProfileKind : uint8_t { Goroutine, Leak, Memory, Block, Mutex };

/// All events of one kind with one stack.
struct ProfileBucket {
  ProfileKind kind;
  uint64_t size;               ///< Memory: bytes of each object
  base::Vec<uint64_t> stack;
  ProfileBucket* next;         ///< with the same hash
  int64_t allocs = 0, frees = 0;  ///< Memory: objects that were sampled, and of these the dead ones
  double count = 0;            ///< Block, Mutex: events, scaled up by what sampling left out
  double time = 0;             ///< of these, in nanoseconds
};

/// Processor time since the last read, as package runtime/pprof takes it: records of 3+n words (their
/// length, a time, how many periods, n program counters), and a label set for each.
struct CpuSamples {
  explicit CpuSamples(base::Allocator& memory) : words(memory), labels(memory) {}
  int64_t period = 0;          ///< nanoseconds; 0: off
  bool ended = false;          ///< switched off, and the reader has not been told
  base::Vec<uint64_t> words;
  base::Vec<void*> labels;     ///< roots
  G* reader = nullptr;         ///< waits for samples

  /// So many periods have passed since the last one, with this stack running.
  void add(int64_t time, int64_t periods, std::span<const uint64_t> stack, void* label);
  /// There are many: the reader is to take them.
  bool isFull() const { return words.size() >= size_t{1} << 14; }
};

class Profiler {
 public:
  static constexpr size_t kDepth = 128;  ///< of a stack; deeper ones are cut at the far end

  explicit Profiler(base::Allocator& memory) : cpu(memory), buckets_(memory), index_(memory) {}
  ~Profiler();
  Profiler(const Profiler&) = delete;
  Profiler& operator=(const Profiler&) = delete;

  int64_t blockRate = 0;  ///< nanoseconds of waiting per sample; 0: off
  int64_t mutexRate = 0;  ///< events per sample; 0: off
  CpuSamples cpu;
  uint64_t mutexWait = 0;  ///< nanoseconds that goroutines have waited for a Mutex or RWMutex, about

  ProfileBucket* memory(uint64_t size, std::span<const uint64_t> stack) {
    return bucket(ProfileKind::Memory, size, stack);
  }
  /// Whether a wait of so many nanoseconds is sampled: longer ones more likely.
  bool samplesBlock(int64_t waited);
  bool samplesMutex() { return mutexRate > 0 && next() % static_cast<uint64_t>(mutexRate) == 0; }
  void addBlock(int64_t waited, std::span<const uint64_t> stack);
  void addMutex(int64_t waited, std::span<const uint64_t> stack);

  size_t bytes() const;  ///< of the buckets
  std::span<const ProfileBucket* const> buckets() const { return {buckets_.data(), buckets_.size()}; }
  /// Random numbers of its own: a program's choices must not depend on who looks at it.
  uint64_t next();
  /// Bytes until the next sample, `rate` on average.
  int64_t nextDistance(int64_t rate);

 private:
  ProfileBucket* bucket(ProfileKind kind, uint64_t size, std::span<const uint64_t> stack);
  [[no_unique_address]] RankedLock<LockRank::Profile> lock_;
  base::Vec<ProfileBucket*> buckets_;
  base::HashMap<uint64_t, ProfileBucket*> index_;  ///< by hash
  uint64_t random_ = 0x9e3779b97f4a7c15;
};

}  // namespace vo::runtime
