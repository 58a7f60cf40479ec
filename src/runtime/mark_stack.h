// The collector's list of grey objects: a stack in chunks.
//
// It can become as large as the heap. A vector would copy all of it when it grows, in the middle of a
// step; here growing is one chunk, and memory goes back chunk by chunk as the stack shrinks.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "base/allocator.h"
#include "base/check.h"

namespace vo::runtime {

struct Block;

/// A marked object that is to be scanned.
struct GreyObject {
  Block* block;
  uint32_t index;
  uint32_t chunk;  ///< large objects are scanned in chunks; this one is next
};

class MarkStack {
 public:
  explicit MarkStack(base::Allocator& memory) : memory_(memory) {}
  ~MarkStack() {
    while (chunk_ != nullptr) {
      Chunk* previous = chunk_->previous;
      release(chunk_);
      chunk_ = previous;
    }
    release(spare_);
  }
  MarkStack(const MarkStack&) = delete;
  MarkStack& operator=(const MarkStack&) = delete;

  bool empty() const { return top_ == begin_; }
  void push(GreyObject e) {
    if (top_ == end_) [[unlikely]] grow();
    *top_++ = e;
  }
  /// REQUIRES !empty().
  GreyObject pop() {
    VO_DCHECK(!empty(), "somebody has pushed more than was popped");
    GreyObject e = *--top_;
    if (top_ == begin_) [[unlikely]] shrink();
    return e;
  }
  /// Of the newest chunk, which is all there is unless that is much.
  size_t sizeOfNewest() const { return static_cast<size_t>(top_ - begin_); }
  /// Takes up to out.size() of the newest chunk's oldest away. How many; one is left.
  size_t takeOldest(std::span<GreyObject> out) {
    size_t all = sizeOfNewest(), n = std::min(out.size(), all == 0 ? 0 : all - 1);
    std::copy_n(begin_, n, out.begin());
    std::copy(begin_ + n, top_, begin_);
    top_ -= n;
    return n;
  }

 private:
  static constexpr size_t kEntries = 4095;
  struct Chunk {
    Chunk* previous;
    uint64_t unused;
    GreyObject entries[kEntries];
  };

  void enter(Chunk* c) {
    chunk_ = c;
    begin_ = c->entries;
    end_ = c->entries + kEntries;
  }
  void grow() {
    Chunk* c = spare_;
    spare_ = nullptr;
    if (c == nullptr) c = static_cast<Chunk*>(memory_.get(sizeof(Chunk)));
    c->previous = chunk_;
    enter(c);
    top_ = begin_;
  }
  /// The chunk has become empty; the one before it is full. Only the first chunk may stay empty.
  void shrink() {
    if (chunk_->previous == nullptr) return;
    Chunk* empty = chunk_;
    enter(empty->previous);
    top_ = end_;
    release(spare_);
    spare_ = empty;
  }
  void release(Chunk* c) { memory_.release(c, sizeof(Chunk)); }

  base::Allocator& memory_;

  GreyObject* top_ = nullptr;
  GreyObject* begin_ = nullptr;  ///< of the newest chunk
  GreyObject* end_ = nullptr;
  Chunk* chunk_ = nullptr;
  Chunk* spare_ = nullptr;
};

}  // namespace vo::runtime
