// This file implements segmented stacks.
#include "vm/stack.h"

#include <algorithm>
#include <cstring>

#include "base/check.h"

namespace vo::vm {

namespace {
constexpr size_t kFirstBytes = 2048;
constexpr size_t kMostBytes = size_t{256} << 10;
constexpr size_t kSegmentHeader = offsetof(Segment, words);
}  // namespace

Segment* Stack::allocate(size_t bytes) {
  auto* s = static_cast<Segment*>(memory_.get(bytes));
  *total_ += bytes;
  s->prev = s->next = nullptr;
  s->end = reinterpret_cast<Slot*>(reinterpret_cast<char*>(s) + bytes);
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
    auto bytes = static_cast<size_t>(reinterpret_cast<char*>(first->end) - reinterpret_cast<char*>(first));
    *total_ -= bytes;
    memory_.release(first, bytes);
    first = next;
  }
}

Stack::~Stack() { release(first_); }

Slot* Stack::reset() {
  if (first_ == nullptr) first_ = allocate(kFirstBytes);
  top_ = first_;
  bytes_ = kFirstBytes;
  return first_->firstFrame();
}

void Stack::trim() {
  if (first_ == nullptr) return;
  release(first_->next);
  first_->next = nullptr;
  top_ = first_;
}

Slot* Stack::place(Slot* base, uint64_t words, uint32_t copyWords, uint32_t resultWords,
                   const Word*& pc, size_t maxBytes) {
  if (base <= top_->end && words <= static_cast<uint64_t>(top_->end - base)) return base;
  size_t need = kSegmentHeader + (kHeaderWords + words) * sizeof(Slot);
  Segment* s = top_->next;
  if (s != nullptr && reinterpret_cast<char*>(s->end) - reinterpret_cast<char*>(s) <
                          static_cast<ptrdiff_t>(need)) {
    release(s);
    s = top_->next = nullptr;
  }
  if (s == nullptr) {
    size_t last = static_cast<size_t>(reinterpret_cast<char*>(top_->end) -
                                      reinterpret_cast<char*>(top_));
    size_t size = std::min(last * 2, kMostBytes);
    if (size < need) size = (need + kMostBytes - 1) / kMostBytes * kMostBytes;
    if (bytes_ + size > maxBytes) return nullptr;
    s = allocate(size);
    s->prev = top_;
    s->index = top_->index + 1;
    top_->next = s;
  }
  s->savedPc = pc;
  s->savedBase = base;
  s->resultWords = resultWords;
  memcpy(s->firstFrame(), base, copyWords * sizeof(Slot));
  pc = specialPc(Special::SegmentReturn);
  bytes_ += static_cast<size_t>(reinterpret_cast<char*>(s->end) - reinterpret_cast<char*>(s));
  top_ = s;
  return s->firstFrame();
}

const Word* Stack::leaveSegment() {
  Segment* s = top_;
  memcpy(s->savedBase, s->firstFrame(), s->resultWords * sizeof(Slot));
  bytes_ -= static_cast<size_t>(reinterpret_cast<char*>(s->end) - reinterpret_cast<char*>(s));
  top_ = s->prev;
  return s->savedPc;
}

void Stack::unwindTo(const Slot* fp) {
  while (!top_->contains(fp)) {
    bytes_ -= static_cast<size_t>(reinterpret_cast<char*>(top_->end) -
                                  reinterpret_cast<char*>(top_));
    top_ = top_->prev;
    VO_CHECK(top_ != nullptr, "the frame belongs to this stack");
  }
}

Segment* Stack::segmentOf(const Slot* p) const {
  for (Segment* s = top_; s != nullptr; s = s->prev)
    if (s->contains(p)) return s;
  return nullptr;
}

bool Stack::isInner(const Slot* a, const Slot* b) const {
  const Segment* sa = segmentOf(a);
  const Segment* sb = segmentOf(b);
  return sa == sb ? a > b : sb == nullptr || (sa != nullptr && sa->index > sb->index);
}

}  // namespace vo::vm
