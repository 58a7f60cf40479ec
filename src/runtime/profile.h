// What the profiles of memory, blocking, contention and processor time have counted.
//
// Stacks are the engine's program counters, as runtime.Callers gives them. Nothing here costs a program
// that does not profile: the rates are looked at where a goroutine is woken, a block of cells is used up
// or a time slice ends.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <unordered_map>
#include <vector>

namespace vo::runtime {

struct G;

enum class ProfileKind : uint8_t { Goroutine, Leak, Memory, Block, Mutex };

/// All events of one kind with one stack.
struct ProfileBucket {
  ProfileKind kind;
  uint64_t size = 0;           ///< Memory: bytes of each object
  std::vector<uint64_t> stack;
  int64_t allocs = 0, frees = 0;  ///< Memory: objects that were sampled, and of these the dead ones
  double count = 0;            ///< Block, Mutex: events, scaled up by what sampling left out
  double time = 0;             ///< of these, in nanoseconds
};

/// Processor time since the last read, as package runtime/pprof takes it: records of 3+n words (their
/// length, a time, how many periods, n program counters), and a label set for each.
struct CpuSamples {
  int64_t period = 0;          ///< nanoseconds; 0: off
  bool ended = false;          ///< switched off, and the reader has not been told
  std::vector<uint64_t> words;
  std::vector<void*> labels;   ///< roots
  G* reader = nullptr;         ///< waits for samples
};

class Profiler {
 public:
  static constexpr size_t kDepth = 128;  ///< of a stack; deeper ones are cut at the far end

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
  const std::deque<ProfileBucket>& buckets() const { return buckets_; }
  /// Random numbers of its own: a program's choices must not depend on who looks at it.
  uint64_t next();
  /// Bytes until the next sample, `rate` on average.
  int64_t nextDistance(int64_t rate);

 private:
  ProfileBucket* bucket(ProfileKind kind, uint64_t size, std::span<const uint64_t> stack);
  std::deque<ProfileBucket> buckets_;
  std::unordered_multimap<uint64_t, ProfileBucket*> index_;
  uint64_t random_ = 0x9e3779b97f4a7c15;
};

}  // namespace vo::runtime
