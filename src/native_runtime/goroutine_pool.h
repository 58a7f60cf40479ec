// Goroutines that have ended, kept for new ones with their first segments.
//
// The one that was made first is given first: goroutines that are started one after another lie one after another in
// memory, whatever the order in which earlier ones ended. First segments are slots of a dense mapping, of which only the
// pages that are reached cost anything; larger ones come from address space that is reserved, and go back to the system
// when they are left for good.
#pragma once

#include <array>

#include "base/vec.h"
#include "native_runtime/goroutine.h"

namespace vo::native_runtime {

class GoroutinePool {
 public:
  explicit GoroutinePool(base::Allocator& memory)
      : memory_(memory), kept_(memory), chunks_(memory), large_(memory) {}
  GoroutinePool(const GoroutinePool&) = delete;
  GoroutinePool& operator=(const GoroutinePool&) = delete;
  /// With the first segment only, nothing on it; what the last goroutine has left in other fields is there.
  Goroutine* get();
  void put(Goroutine* g);
  /// Of so many bytes at least; null: the system has none.
  Segment* takeLarge(size_t atLeast);
  /// Gives all segments above `s` back.
  void giveAbove(Segment* s);
  /// Gives memory back that stacks have reached once and do not use: of some goroutines that have ended, at each call of
  /// others.
  void trimSome();
  /// The same of one goroutine that does not run.
  void trim(Goroutine& g);

  /// Bytes below the limit of a segment, which the engine's own frames may use: stubs, records, leaf functions.
  static constexpr size_t kSlack = 4096 + 512;
  static constexpr size_t kFirstBytes = size_t{64} << 10;
  static constexpr size_t kMostSkipped = size_t{32} << 10;
#if defined(__aarch64__)
  static constexpr size_t kLargeBytes = size_t{64} << 20;  // (of emulators each gigabyte of address space takes memory)
#else
  static constexpr size_t kLargeBytes = size_t{1} << 30;
#endif
  /// Instead, where a reservation counts as if it were used.
  static constexpr size_t kCountedBytes = size_t{4} << 20;

 private:
  Segment* newSlot();
  base::Allocator& memory_;
  static constexpr size_t kKept = 4096;
  base::Vec<Goroutine*> kept_;  ///< by Goroutine::place; others are deleted when they end
  std::array<uint64_t, kKept / 64> free_ = {};
  uint64_t wordsWithFree_ = 0;
  size_t trimmed_ = 0;  ///< place of the next one to trim
  static constexpr size_t kSlotsOfChunk = 256;
  base::Vec<uint8_t*> chunks_;  ///< of slots
  size_t slotsUsed_ = kSlotsOfChunk;   ///< of the newest chunk
  size_t slotsMade_ = 0;
  Segment* freeSlots_ = nullptr;
  base::Vec<Segment*> large_;   ///< free ones
  size_t mostBytes_ = 0;        ///< what a large one has; 0: not yet known
};

}  // namespace vo::native_runtime
