// This file implements the metadata region: free extents by address, the lowest that is large enough first.
#include "base/region.h"

#include <sys/mman.h>

#include <algorithm>
#include <functional>

#include "base/check.h"

namespace vo::base {

namespace {
constexpr size_t kPage = 4096;
size_t roundUp(size_t n, size_t to) { return (n + to - 1) & ~(to - 1); }

void* reserve(void* address, size_t size, int flag) {
  return mmap(address, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | flag, -1, 0);
}
}  // namespace

Region::Region(uintptr_t address, size_t size) {
  // Where address space is scarce most of it is for the program's heap.
  if (size_t left = addressSpaceLeft(); left != SIZE_MAX) {
    size = std::min(size, std::max(left / 4, size_t{192} << 20) / kPage * kPage);
  }
  void* wanted = reinterpret_cast<void*>(address);
  void* p = reserve(wanted, size, MAP_FIXED_NOREPLACE);
  if (p == MAP_FAILED) return;
  if (p != wanted) {  // an old kernel took the address as a hint
    munmap(p, size);
    return;
  }
  base_ = static_cast<std::byte*>(p);
  size_ = size;
  free_.emplace(base_, size_);
}

Region::~Region() {
  VO_CHECK(taken_ == 0, "the pieces of a region end before it");
  if (base_ != nullptr) munmap(base_, size_);
}

bool Region::mapFront(int fd, size_t fileOffset, size_t size) {
  VO_CHECK(valid() && used_ == 0, "the file becomes the front of an empty region");
  if (size > size_) return false;
  void* p = mmap(base_, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, fd, static_cast<off_t>(fileOffset));
  if (p == MAP_FAILED) return false;
  front_ = used_ = roundUp(size, kPage);
  free_.clear();
  if (front_ < size_) free_.emplace(base_ + front_, size_ - front_);
  return true;
}

bool Region::makeFrontWritable(bool writable) {
  return front_ == 0 || mprotect(base_, front_, writable ? PROT_READ | PROT_WRITE : PROT_READ) == 0;
}

size_t Region::used() const {
  std::lock_guard lock(mutex_);
  return used_;
}

size_t Region::taken() const {
  std::lock_guard lock(mutex_);
  return taken_;
}

Region::Extent Region::take(size_t atLeast) {
  VO_CHECK(valid(), "the region was reserved");
  size_t size = roundUp(atLeast, kGrain);
  std::byte* begin;
  {
    std::lock_guard lock(mutex_);
    auto it = std::find_if(free_.begin(), free_.end(), [&](const auto& e) { return e.second >= size; });
    if (it == free_.end()) return {nullptr, 0};
    begin = it->first;
    size_t rest = it->second - size;
    free_.erase(it);
    if (rest != 0) free_.emplace(begin + size, rest);
    used_ = std::max(used_, static_cast<size_t>(begin - base_) + size);
    taken_ += size;
  }
  if (mprotect(begin, size, PROT_READ | PROT_WRITE) != 0) outOfHostMemory();
  return {begin, size};
}

void Region::give(Extent e) {
  if (given_) given_(e.begin, e.size);
  // Its pages go and it can no longer be accessed. If the kernel has no room for one more mapping it stays
  // accessible, but zero.
  if (reserve(e.begin, e.size, MAP_FIXED) == MAP_FAILED) madvise(e.begin, e.size, MADV_DONTNEED);
  std::lock_guard lock(mutex_);
  taken_ -= e.size;
  auto next = free_.lower_bound(e.begin);
  if (next != free_.end() && next->first == e.begin + e.size) {
    e.size += next->second;
    next = free_.erase(next);
  }
  if (next != free_.begin()) {
    auto before = std::prev(next);
    if (before->first + before->second == e.begin) {
      before->second += e.size;
      return;
    }
  }
  free_.emplace_hint(next, e.begin, e.size);
}

Piece::~Piece() {
  for (const Region::Extent& e : extents_) region_.give(e);
  for (const Region::Extent& e : outside_) munmap(e.begin, e.size);
}

void* Piece::take(size_t size) {
  size = roundUp(size, kPage);
  if (size > static_cast<size_t>(end_ - next_)) {
    Region::Extent e = region_.take(size);
    if (e.begin == nullptr) {
      void* p = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
      if (p == MAP_FAILED) outOfHostMemory();
      outside_.push_back({static_cast<std::byte*>(p), size});
      return p;
    }
    if (!extents_.empty() && e.begin == end_) {
      extents_.back().size += e.size;  // one goes on where the other ends
    } else {
      // What is left of the one before is given up; it has never been touched.
      extents_.push_back(e);
      next_ = e.begin;
    }
    end_ = e.begin + e.size;
  }
  std::byte* p = next_;
  next_ += size;
  return p;
}

std::vector<Region::Extent> Piece::extents() const {
  std::vector<Region::Extent> out = extents_;
  if (!out.empty()) out.back().size = static_cast<size_t>(next_ - out.back().begin);
  return out;
}

bool Piece::contains(const void* p) const {
  auto* at = static_cast<const std::byte*>(p);
  auto has = [&](const Region::Extent& e) { return !std::less<>()(at, e.begin) && std::less<>()(at, e.begin + e.size); };
  return std::ranges::any_of(extents_, has) || std::ranges::any_of(outside_, has);
}

}  // namespace vo::base
