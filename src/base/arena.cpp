// This file implements arenas: chunks that double up to 1 MiB, from malloc or from a Region.
#include "base/arena.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstdlib>

namespace vo::base {

namespace {
constexpr size_t kPage = 4096;
constexpr size_t kMaxChunk = 1024 * 1024;
constexpr size_t kHuge = size_t{2} << 20;
/// What a small program takes at most.
constexpr size_t kSmall = size_t{3} << 20;
/// How far clearing is ahead of use.
constexpr size_t kAhead = 3 * kHuge;
#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif
size_t roundUp(size_t n, size_t to) { return (n + to - 1) & ~(to - 1); }

/// A large program's trees are read by every pass in turn: with small pages that is mostly faults and
/// misses of the address translation. Small programs do without, so as not to clear 2 MB for nothing.
void askForHugePages(std::byte* front, std::byte* end) {
  auto* from = reinterpret_cast<std::byte*>(
      roundUp(reinterpret_cast<uintptr_t>(front) + kSmall, kHuge));
  if (from < end) madvise(from, static_cast<size_t>(end - from), MADV_HUGEPAGE);
}
}  // namespace

Region::Region(uintptr_t address, size_t size) {
  // Where address space is scarce most of it is for the program's heap.
  if (size_t left = addressSpaceLeft(); left != SIZE_MAX) {
    size = std::min(size, std::max(left / 4, size_t{192} << 20) / kPage * kPage);
  }
  void* p = mmap(reinterpret_cast<void*>(address), size, PROT_READ | PROT_WRITE,
                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
  if (p == MAP_FAILED) return;
  if (p != reinterpret_cast<void*>(address)) {  // an old kernel took the address as a hint
    munmap(p, size);
    return;
  }
  base_ = static_cast<std::byte*>(p);
  size_ = size;
}

Region::~Region() {
  stopClearing();
  if (base_ != nullptr) munmap(base_, size_);
}

bool Region::mapFront(int fd, size_t fileOffset, size_t size) {
  VO_CHECK(valid() && used() == 0, "the file becomes the front of an empty region");
  if (size > size_) return false;
  void* p = mmap(base_, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, fd,
                 static_cast<off_t>(fileOffset));
  if (p == MAP_FAILED) return false;
  front_ = used_ = roundUp(size, kPage);
  askForHugePages(base_ + front_, base_ + size_);
  return true;
}

void* Region::take(size_t size) {
  VO_CHECK(valid(), "the region was reserved");
  size = roundUp(size, kPage);
  size_t at = used();
  if (size > size_ - at) outOfHostMemory();
  used_.store(at + size, std::memory_order_relaxed);
  if (ahead_ == Ahead::Runs) {
    used_.notify_one();
  } else if (ahead_ == Ahead::Allowed && at + size > front_ + kSmall) {
    stop_ = false;
    ahead_ = pthread_create(&clearing_, nullptr, clearLoop, this) == 0 ? Ahead::Runs : Ahead::No;
  }
  return base_ + at;
}

// Where the kernel does not know the request (before 5.14), the thread ends.
void* Region::clearLoop(void* region) {
  auto& r = *static_cast<Region*>(region);
  VO_CHECK(reinterpret_cast<uintptr_t>(r.base_) % kHuge == 0, "huge pages are counted from the region's start");
  size_t done = 0;
  while (!r.stop_) {
    size_t seen = r.used();
    size_t goal = std::min(roundUp(seen + kAhead, kHuge), r.size_ / kHuge * kHuge);
    done = std::max(done, roundUp(seen, kHuge));
    for (; done < goal && !r.stop_; done += kHuge)
      if (madvise(r.base_ + done, kHuge, MADV_POPULATE_WRITE) != 0) return nullptr;
    if (!r.stop_) r.used_.wait(seen);
  }
  return nullptr;
}

void Region::stopClearing() {
  if (ahead_ != Ahead::Runs) {
    ahead_ = Ahead::No;
    return;
  }
  stop_ = true;
  // The thread sleeps until the number of bytes in use changes.
  size_t before = used_.fetch_add(kPage);
  used_.notify_one();
  pthread_join(clearing_, nullptr);
  used_ = before;
  ahead_ = Ahead::No;
}

Arena::~Arena() {
  if (region_ != nullptr) return;
  for (Chunk* c = chunks_; c != nullptr;) {
    Chunk* previous = c->previous;
    free(c);
    c = previous;
  }
}

void* Arena::allocSlow(size_t size, size_t align) {
  VO_CHECK(size < (size_t{1} << 40), "an allocation has a sane size");
  size_t want = size + align + sizeof(Chunk);
  size_t chunkSize = nextChunkSize_;
  if (chunkSize < want) chunkSize = roundUp(want, kPage);
  if (nextChunkSize_ < kMaxChunk) nextChunkSize_ *= 2;
  Chunk* c;
  if (region_ != nullptr) {
    c = static_cast<Chunk*>(region_->take(chunkSize));
  } else {
    c = static_cast<Chunk*>(calloc(1, chunkSize));
    if (c == nullptr) outOfHostMemory();
    c->previous = chunks_;
    c->size = chunkSize;
    chunks_ = c;
  }
  uintptr_t start = reinterpret_cast<uintptr_t>(c) + sizeof(Chunk);
  uintptr_t p = (start + (align - 1)) & ~(align - 1);
  bytesUsed_ += chunkSize;
  // A big allocation must not waste the rest of the current chunk.
  uintptr_t rest = reinterpret_cast<uintptr_t>(c) + chunkSize - (p + size);
  if (end_ - next_ < rest || next_ == 0) {
    next_ = p + size;
    end_ = reinterpret_cast<uintptr_t>(c) + chunkSize;
  }
  return reinterpret_cast<void*>(p);
}

std::string_view Arena::copy(std::string_view text) {
  char* p = static_cast<char*>(alloc(text.size() + 1, 1));
  memcpy(p, text.data(), text.size());
  p[text.size()] = 0;
  return {p, text.size()};
}

}  // namespace vo::base
