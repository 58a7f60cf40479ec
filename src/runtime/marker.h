// Marking by one thread: its grey objects, and the pipeline between finding a pointer and scanning its object.
//
// Marking is bound by cache misses: block header, mark word, and the object itself are three of them. So a pointer passes a
// pipeline of three rings; entering a ring starts a prefetch, and by the time the entry is pushed out by the 16th after it, the
// line is there.
//
// Several threads may mark the same heap, each with a Marker, while others allocate (docs/native.md, "Threads").
#pragma once

#include <cstdint>
#include <span>

#include "base/allocator.h"
#include "runtime/heap.h"
#include "runtime/mark_stack.h"

namespace vo::runtime {

class Marker {
 public:
  /// `memory`: of its grey objects; no other thread's meanwhile.
  Marker(Heap& heap, base::Allocator& memory) : heap_(heap), stack_(memory) {}

  /// Marks what p points to, at once.
  void shade(const void* p);
  /// The same by and by: a word that may be a reference.
  void found(uintptr_t p);
  /// Follows the words [from, end) at base that `bits` names.
  void scanBits(uintptr_t base, const uint8_t* bits, size_t from, size_t end);
  /// A marked object is to be scanned.
  void push(GreyObject e) { stack_.push(e); }
  /// Scans what is grey until `work` has reached the budget. True: nothing is grey any more, and the rings are empty.
  bool run(uint64_t budget);
  /// Empties the rings onto the stack.
  void flush();
  /// REQUIRES empty rings, as after flush().
  bool empty() const { return stack_.empty(); }
  /// Takes up to out.size() grey objects away, those that were found first (more hangs on them). How many.
  size_t give(std::span<GreyObject> out) { return stack_.takeOldest(out); }
  GreyObject pop() { return stack_.pop(); }
  size_t size() const { return stack_.sizeOfNewest(); }
  /// From now on other threads mark, too, or no longer.
  void setShared(bool on) { isShared_ = on; }
  bool ringsAreEmpty() const;

  /// What has been done, in units: an object 1, eight words 1. Its owner sets it to 0.
  uint64_t work = 0;
  uint64_t markedBytes = 0;

  /// Large objects are scanned in pieces of so many words.
  static constexpr size_t kChunkWords = 256;

 private:
  void lookUp(uintptr_t p);
  void markCell(Block* b, uint32_t index);
  void scanEntry(GreyObject e);
  void scanTyped(const CellType& cell, uintptr_t base, size_t fromWord, size_t endWord);
  bool mark(Block* b, uint32_t index);

  static constexpr unsigned kPipe = 16;
  struct Cell {
    Block* block;
    uint32_t index;
  };
  Heap& heap_;
  MarkStack stack_;
  bool isShared_ = false;
  uintptr_t foundRing_[kPipe] = {};   ///< its block's header is on its way to the cache
  Cell cellRing_[kPipe] = {};         ///< its mark word is on its way
  GreyObject scanRing_[kPipe] = {};   ///< marked; its memory is on its way
  unsigned foundAt_ = 0, cellAt_ = 0, scanAt_ = 0;
};

}  // namespace vo::runtime
