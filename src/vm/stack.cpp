// This file implements segmented stacks.
#include "vm/stack.h"

#include <algorithm>
#include <cstring>

#include "base/check.h"

namespace vo::vm {

namespace {
constexpr size_t kMostBytes = size_t{256} << 10;
constexpr size_t kSegmentHeader = offsetof(Segment, words);

size_t markBytes(size_t words) { return (words + 63) / 64 * sizeof(uint64_t); }
}  // namespace

Segment* Stack::allocate(size_t bytes) {
  VO_CHECK(bytes > kSegmentHeader + kHeaderWords * sizeof(Slot), "a segment has room for a frame's header");
  auto* s = static_cast<Segment*>(memory_.get(bytes));
  *total_ += bytes;
  s->prev = s->next = nullptr;
  size_t words = (bytes - kSegmentHeader) / sizeof(Slot);
  s->end = s->words + (words - markBytes(words) / sizeof(Slot));
  s->bytes = bytes;
  s->marked = true;
  s->clearMarks();
  s->index = 0;
  s->resultWords = 0;
  s->savedPc = nullptr;
  s->savedBase = nullptr;
  return s;
}

/// Gives `first` and those behind it back.
void Stack::release(Segment* first) {
  while (first != nullptr) {
    Segment* next = first->next;
    VO_CHECK(*total_ >= first->bytes, "each segment is counted");
    *total_ -= first->bytes;
    if (first != first_) byAddress_.erase(std::lower_bound(byAddress_.begin(), byAddress_.end(), first));
    memory_.release(first, first->bytes);
    first = next;
  }
}

Stack::~Stack() { release(first_); }

Slot* Stack::reset(size_t firstBytes) {
  if (first_ == nullptr) first_ = allocate(firstBytes);
  top_ = first_;
  bytes_ = first_->bytes;
  return first_->firstFrame();
}

bool Stack::trim(size_t most) {
  if (first_ == nullptr) return true;
  top_ = first_;
  // The highest address first: then the C library, whose heap they are at the end of, gives memory back to the system as
  // segment follows segment, and not all at once (64 MB: 8 ms) with the last one.
  for (; !byAddress_.empty(); most--) {
    if (most == 0) return false;
    Segment* s = byAddress_.back();
    s->prev->next = s->next;
    if (s->next != nullptr) s->next->prev = s->prev;
    s->next = nullptr;
    release(s);
  }
  VO_DCHECK(first_->next == nullptr, "segments behind the first are found by address");
  return true;
}

Slot* Stack::place(Slot* base, uint64_t words, uint32_t copyWords, uint32_t resultWords,
                   const Word*& pc, size_t maxBytes) {
  if (base <= top_->end && words <= static_cast<uint64_t>(top_->end - base)) return base;
  size_t need = kSegmentHeader + (kHeaderWords + words) * sizeof(Slot);
  need += markBytes(need / sizeof(Slot) * 65 / 64);
  Segment* s = top_->next;
  if (s != nullptr && s->bytes < need) {
    release(s);
    s = top_->next = nullptr;
  }
  if (s == nullptr) {
    size_t size = std::min(top_->bytes * 2, kMostBytes);
    if (size < need) size = (need + kMostBytes - 1) / kMostBytes * kMostBytes;
    if (bytes_ + size > maxBytes) return nullptr;
    s = allocate(size);
    byAddress_.insert(std::upper_bound(byAddress_.begin(), byAddress_.end(), s), s);
    s->prev = top_;
    s->index = top_->index + 1;
    top_->next = s;
  }
  VO_DCHECK(s->prev == top_ && copyWords <= words, "segments follow each other, and what is copied is part of what is wanted");
  s->savedPc = pc;
  s->savedBase = base;
  s->resultWords = resultWords;
  memcpy(s->firstFrame(), base, copyWords * sizeof(Slot));
  pc = specialPc(Special::SegmentReturn);
  bytes_ += s->bytes;
  top_ = s;
  return s->firstFrame();
}

const Word* Stack::leaveSegment() {
  Segment* s = top_;
  VO_CHECK(s->prev != nullptr, "nobody returns out of the first segment");
  memcpy(s->savedBase, s->firstFrame(), s->resultWords * sizeof(Slot));
  bytes_ -= s->bytes;
  top_ = s->prev;
  return s->savedPc;
}

void Stack::unwindTo(const Slot* fp) {
  while (!top_->contains(fp)) {
    bytes_ -= top_->bytes;
    top_ = top_->prev;
    VO_CHECK(top_ != nullptr, "the frame belongs to this stack");
  }
}

Segment* Stack::segmentOf(const Slot* p) const {
  for (Segment* s = top_; s != nullptr; s = s->prev)
    if (s->contains(p)) return s;
  return nullptr;
}

Segment* Stack::find(const void* p) const {
  if (first_ != nullptr && first_->contains(static_cast<const Slot*>(p))) return first_;
  auto at = reinterpret_cast<const Segment*>(p);
  auto it = std::upper_bound(byAddress_.begin(), byAddress_.end(), at);
  if (it == byAddress_.begin()) return nullptr;
  Segment* s = it[-1];
  return s->contains(static_cast<const Slot*>(p)) ? s : nullptr;
}

bool Segment::anyMark(const Slot* p, size_t count) {
  if (!marked) return false;
  auto from = static_cast<size_t>(p - words);
  for (size_t i = from; i < from + count;) {
    uint64_t bits = marks()[i / 64] >> i % 64;
    size_t here = std::min<size_t>(64 - i % 64, from + count - i);
    if (here < 64) bits &= (uint64_t{1} << here) - 1;
    if (bits != 0) return true;
    i += here;
  }
  return false;
}

void Segment::clearMarks() {
  if (marked) memset(marks(), 0, markBytes(static_cast<size_t>(end - words)));
  marked = false;
}

bool Stack::isInner(const Slot* a, const Slot* b) const {
  const Segment* sa = segmentOf(a);
  const Segment* sb = segmentOf(b);
  return sa == sb ? a > b : sb == nullptr || (sa != nullptr && sa->index > sb->index);
}

}  // namespace vo::vm
