// This file finds the first free fiber: a bitmap and one word over it.
#include "vm/fiber_pool.h"

#include <bit>

namespace vo::vm {

FiberPool::~FiberPool() {
  for (size_t i = 0; i < kept_.size(); i++)
    if ((free_[i / 64] >> (i % 64) & 1) != 0) destroy(kept_[i]);
}

Fiber* FiberPool::get() {
  if (wordsWithFree_ == 0) {
    auto* f = memory_.make<Fiber>(memory_, &stackBytes_);
    if (kept_.size() < kKept) {
      f->place = static_cast<int32_t>(kept_.size());
      kept_.push(f);
    }
    return f;
  }
  auto word = static_cast<size_t>(std::countr_zero(wordsWithFree_));
  VO_DCHECK(free_[word] != 0, "the word over the bitmap says where a bit is");
  auto bit = static_cast<size_t>(std::countr_zero(free_[word]));
  free_[word] &= free_[word] - 1;
  if (free_[word] == 0) wordsWithFree_ &= wordsWithFree_ - 1;
  return kept_[word * 64 + bit];
}

void FiberPool::put(Fiber* f) {
  if (f->place < 0) {
    destroy(f);
    return;
  }
  auto place = static_cast<size_t>(f->place);
  VO_CHECK(place < kept_.size() && kept_[place] == f, "a fiber that is kept knows its place");
  VO_CHECK((free_[place / 64] >> (place % 64) & 1) == 0, "a fiber ends once");
  f->stack.trim(SIZE_MAX);
  free_[place / 64] |= uint64_t{1} << (place % 64);
  wordsWithFree_ |= uint64_t{1} << (place / 64);
}

}  // namespace vo::vm
