// This file maps code memory twice. The second mapping is made by mremap of a shared anonymous one: perf finds the
// names of a map file for such memory, for that of memfd_create it does not.
#include "vm/baseline/code_memory.h"

#include <sys/mman.h>

#include <algorithm>

#include "base/check.h"

namespace vo::vm::baseline {

#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23  // Linux 5.14; what is older says no, and pages come when they are touched
#endif

namespace {
constexpr size_t kPage = 4096;
constexpr size_t roundUp(size_t n, size_t to) { return (n + to - 1) & ~(to - 1); }
}  // namespace

CodeMemory::CodeMemory(size_t size) : size_(size) {
  VO_CHECK(size % kPage == 0, "code memory is whole pages");
  void* w = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (w == MAP_FAILED) return;
  write_ = static_cast<uint8_t*>(w);
  void* r = mremap(w, 0, size, MREMAP_MAYMOVE);
  if (r == MAP_FAILED) return;
  if (mprotect(r, size, PROT_READ | PROT_EXEC) != 0) {
    munmap(r, size);
    return;
  }
  run_ = static_cast<uint8_t*>(r);
  free_.emplace(0, size);
}

CodeMemory::~CodeMemory() {
  if (write_ != nullptr) munmap(write_, size_);
  if (run_ != nullptr) munmap(const_cast<uint8_t*>(run_), size_);
}

size_t CodeMemory::take(size_t size) {
  size = roundUp(size, kAlign);
  for (auto it = free_.begin(); it != free_.end(); ++it) {
    auto [at, room] = *it;
    if (room < size) continue;
    free_.erase(it);
    if (room > size) free_.emplace(at + size, room - size);
    used_ += size;
    // Pages come some at a time: one by one they would cost more than what is written to them.
    constexpr size_t kAhead = 16 * kPage;
    if (at + size > touched_) {
      size_t to = std::min(roundUp(at + size, kAhead), size_);
      madvise(write_ + touched_, to - touched_, MADV_POPULATE_WRITE);
      touched_ = to;
    }
    return at;
  }
  return kNone;
}

void CodeMemory::give(size_t at, size_t size) {
  size = roundUp(size, kAlign);
  VO_CHECK(size <= used_ && at % kAlign == 0 && at + size <= size_, "only what was taken is given back");
  used_ -= size;
  auto next = free_.lower_bound(at);
  if (next != free_.end() && next->first == at + size) {
    size += next->second;
    next = free_.erase(next);
  }
  if (next != free_.begin()) {
    auto before = std::prev(next);
    if (before->first + before->second == at) {
      at = before->first;
      size += before->second;
      free_.erase(before);
    }
  }
  free_.emplace(at, size);
  // Whole pages go back to the system.
  size_t from = roundUp(at, kPage), to = (at + size) / kPage * kPage;
  constexpr size_t kWorthACall = 16 * kPage;
  if (to > from && to - from >= kWorthACall) madvise(write_ + from, to - from, MADV_REMOVE);
}

}  // namespace vo::vm::baseline
