// The stack of a fiber: segments that grow and never move.
//
// A call that does not fit continues in a new segment, twice the size of the last one up to 256 KB,
// which bounds what the collector must visit at once. Header,
// results and parameters are copied there, and a special return address copies the results back.
// A segment that is left stays linked for the next crossing; a fiber that has ended keeps only its
// first one.
#pragma once

#include <utility>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/allocator.h"
#include "vm/frame.h"

namespace vo::vm {

struct Segment {
  Segment* prev;
  Segment* next;         ///< cached, not in use above the current one
  Slot* end;             ///< of the words; the marks follow
  size_t bytes;          ///< of all of it
  bool marked;           ///< some mark is set
  uint32_t index;        ///< 0 is the fiber's first
  uint32_t resultWords;  ///< of the call that crossed into this segment
  const Word* savedPc;   ///< where that call returns to
  Slot* savedBase;       ///< the callee's base in the caller's segment
  Slot words[1];

  Slot* firstFrame() { return words + kHeaderWords; }
  bool contains(const Slot* p) const { return p >= words && p < end; }

  // A mark says that a reference leads to the word; the collector's (see vm/roots.cpp).
  uint64_t* marks() { return end; }
  void mark(const Slot* p) {
    auto i = static_cast<size_t>(p - words);
    marks()[i / 64] |= uint64_t{1} << i % 64;
    marked = true;
  }
  /// Whether one of `count` words from p on is marked.
  bool anyMark(const Slot* p, size_t count);
  void clearMarks();
};

class Stack {
 public:
  /// *total: memory of all stacks, kept up to date.
  Stack(base::Allocator& memory, uint64_t* total) : memory_(memory), total_(total) {}
  ~Stack();
  Stack(const Stack&) = delete;
  Stack& operator=(const Stack&) = delete;

  Segment* top() const { return top_; }
  Slot* limit() const { return top_->end; }
  size_t bytes() const { return bytes_; }
  static constexpr size_t kFirstBytes = 2048;
  /// Whether there are segments above the first, in use or not.
  bool hasMore() const { return !byAddress_.empty(); }
  /// Makes the first segment if there is none, and returns the base for the first frame.
  Slot* reset(size_t firstBytes = kFirstBytes);
  /// Gives everything but the first segment back; at most so many at once. True: that was all.
  bool trim(size_t most);

  /// A base with `words` free words from it on, for a callee wanted at `base`. If it lies in a new
  /// segment, `copyWords` words at `base` have been copied there and `pc` has been replaced. Null: the
  /// stack would exceed `maxBytes`.
  Slot* place(Slot* base, uint64_t words, uint32_t copyWords, uint32_t resultWords, const Word*& pc,
              size_t maxBytes);
  /// Addresses of the top segment.
  std::pair<uint64_t, uint64_t> topBounds() const {
    return {reinterpret_cast<uint64_t>(top_), reinterpret_cast<uint64_t>(top_->end)};
  }
  /// The callee that began the top segment returns: copies its results, leaves the segment, and
  /// tells where to continue.
  const Word* leaveSegment();
  /// Makes the segment of `fp`, a frame of this stack, the top one.
  void unwindTo(const Slot* fp);
  /// The segment that `p` lies in.
  Segment* segmentOf(const Slot* p) const;
  /// The same for any address: null if it is not in this stack. Takes logarithmic time.
  Segment* find(const void* p) const;
  /// Whether frame a was entered after frame b.
  bool isInner(const Slot* a, const Slot* b) const;

 private:
  Segment* allocate(size_t bytes);
  void release(Segment* first);
  base::Allocator& memory_;
  uint64_t* total_;
  std::vector<Segment*> byAddress_;  ///< all but the first one
  Segment* first_ = nullptr;
  Segment* top_ = nullptr;
  size_t bytes_ = 0;  ///< of segments in use
};

/// Walks the frames of a stack, innermost first.
struct FrameCursor {
  Slot* fp;
  const Word* pc;
  Segment* segment;

  FrameCursor(const Stack& stack, Slot* frame, const Word* at)
      : fp(frame), pc(at), segment(stack.top()) {}
  FrameCursor(Slot* frame, const Word* at, Segment* s) : fp(frame), pc(at), segment(s) {}
  bool done() const { return fp == nullptr; }
  /// Where the current frame returns to, a segment's crossing looked through.
  /// (A frame that a tail call put into a segment of its own may cross several.)
  const Word* realReturnPc() const {
    const Word* r = returnPc(fp);
    for (const Segment* s = segment; r == specialPc(Special::SegmentReturn); s = s->prev) r = s->savedPc;
    return r;
  }
  void next() {
    pc = returnPc(fp);
    for (; pc == specialPc(Special::SegmentReturn); segment = segment->prev) pc = segment->savedPc;
    fp = callerOf(fp);
  }
};

}  // namespace vo::vm
