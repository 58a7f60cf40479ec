// This file implements the pool: slabs from the system, free chunks by size, and the thread that clears pages.
#include "base/chunk_pool.h"

#include <sys/mman.h>

#include <algorithm>
#include <bit>
#include <condition_variable>
#include <cstring>
#include <mutex>

#include "base/check.h"

namespace vo::base {

namespace {
constexpr size_t kPage = 4096;
constexpr size_t kHuge = size_t{2} << 20;
constexpr size_t kSmallest = size_t{16} << 10;
constexpr size_t kSlab = size_t{64} << 20;
/// What a small program takes at most: it does without huge pages, so as not to clear 2 MB for nothing.
constexpr size_t kSmall = size_t{4} << 20;
/// How far clearing is ahead of use.
constexpr size_t kAhead = 3 * kHuge;
/// Free chunks that stay with their pages: what the next package is likely to need.
constexpr size_t kWarm = size_t{16} << 20;
#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif
#if !defined(NDEBUG) || defined(VO_SANITIZE)
constexpr bool kFindsDangling = true;
#else
constexpr bool kFindsDangling = false;
#endif
size_t roundUp(size_t n, size_t to) { return (n + to - 1) & ~(to - 1); }
}  // namespace

/// Shared with the thread.
struct ChunkPool::Clearing {
  std::mutex mutex;
  std::condition_variable changed;
  bool stop = false;
  std::byte* next = nullptr;   ///< up to here pages of the slab in use are cleared or in use
  std::byte* goal = nullptr;   ///< and to here they are to be
  pthread_t thread{};

  static void* loop(void* self);
};

// Where the kernel does not know the request (before 5.14), the thread does nothing.
void* ChunkPool::Clearing::loop(void* self) {
  auto& c = *static_cast<Clearing*>(self);
  std::unique_lock lock(c.mutex);
  while (!c.stop) {
    if (c.next >= c.goal) {
      c.changed.wait(lock);
      continue;
    }
    std::byte* at = c.next;
    c.next += kHuge;
    lock.unlock();
    bool done = madvise(at, kHuge, MADV_POPULATE_WRITE) == 0;
    lock.lock();
    if (!done) c.goal = nullptr;
  }
  return nullptr;
}

ChunkPool::ChunkPool(Reuse reuse) : reuse_(kFindsDangling ? Reuse::Never : reuse) {}

ChunkPool::~ChunkPool() {
  stopClearing();
  for (const Slab& s : slabs_) munmap(s.base, s.size);
}

void ChunkPool::stopClearing() {
  wanted_ = false;
  for (int c = 0; c < kClasses; c++) {
    for (void* p : dirty_[c]) madvise(p, kSmallest << c, MADV_DONTNEED);
    clean_[c].insert(clean_[c].end(), dirty_[c].begin(), dirty_[c].end());
    dirty_[c].clear();
  }
  dirtyBytes_ = 0;
  if (clearing_ == nullptr) return;
  {
    std::lock_guard lock(clearing_->mutex);
    clearing_->stop = true;
  }
  clearing_->changed.notify_one();
  VO_CHECK(!wanted_, "nobody starts the thread again while it is ended");
  pthread_join(clearing_->thread, nullptr);
  delete clearing_;
  clearing_ = nullptr;
}

// The class of chunks that are exactly of this size, or -1.
int ChunkPool::classOf(size_t size) {
  if (size < kSmallest || !std::has_single_bit(size)) return -1;
  int c = std::countr_zero(size / kSmallest);
  return c < kClasses ? c : -1;
}

// The first slab is for small programs. The later ones are aligned to huge pages: a large program's trees are
// read by every pass in turn; with small pages that is mostly faults and misses of the address translation.
void ChunkPool::addSlab(size_t size) {
  bool first = slabs_.empty();
  size_t want = roundUp(std::max(size, first ? kSmall : kSlab), kHuge);
  if (size_t left = addressSpaceLeft(); left != SIZE_MAX)
    want = std::max(roundUp(size, kHuge), std::min(want, left / 16 / kHuge * kHuge));
  if (reuse_ == Reuse::Never && addSlabApart(want)) return;
  size_t spare = first ? 0 : kHuge;
  void* p = mmap(nullptr, want + spare, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (p == MAP_FAILED) outOfHostMemory();
  auto* base = static_cast<std::byte*>(p);
  if (!first) {
    std::byte* aligned = base + (roundUp(reinterpret_cast<uintptr_t>(p), kHuge) - reinterpret_cast<uintptr_t>(p));
    if (aligned != base) munmap(base, static_cast<size_t>(aligned - base));
    if (aligned != base + spare) munmap(aligned + want, static_cast<size_t>(base + spare - aligned));
    base = aligned;
    madvise(base, want, MADV_HUGEPAGE);
  }
  VO_CHECK(first || reinterpret_cast<uintptr_t>(base) % kHuge == 0, "all but the first slab are whole huge pages");
  slabs_.push_back({base, want, 0});
}

// At an address that no number looks like, if nobody is there: a word of two small numbers in a row (lines begin at
// 0x7f2f and 0x7f30) would else be an address now and then, and findDangling stop at it.
bool ChunkPool::addSlabApart(size_t size) {
  constexpr uintptr_t kApart = 0x5900'8000'0000;
  auto at = slabs_.empty() ? kApart : reinterpret_cast<uintptr_t>(slabs_.back().base) + slabs_.back().size;
  void* p = mmap(reinterpret_cast<void*>(at), size, PROT_READ | PROT_WRITE,
                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
  if (p == MAP_FAILED) return false;
  if (p != reinterpret_cast<void*>(at)) {  // an old kernel took the address as a hint
    munmap(p, size);
    return false;
  }
  if (!slabs_.empty()) madvise(p, size, MADV_HUGEPAGE);
  slabs_.push_back({static_cast<std::byte*>(p), size, 0});
  return true;
}

std::byte* ChunkPool::fresh(size_t size) {
  if (slabs_.empty() || slabs_.back().size - slabs_.back().used < size) addSlab(size);
  Slab& s = slabs_.back();
  std::byte* p = s.base + s.used;
  s.used += size;
  follow();
  return p;
}

// Tells the thread how far the slab in use is taken.
void ChunkPool::follow() {
  if (!wanted_ || slabs_.size() < 2) return;
  bool start = clearing_ == nullptr;
  if (start) clearing_ = new Clearing;
  const Slab& s = slabs_.back();
  std::byte* used = s.base + roundUp(s.used, kHuge);
  {
    std::lock_guard lock(clearing_->mutex);
    clearing_->goal = std::min(used + kAhead, s.base + s.size);
    if (clearing_->next < used || clearing_->next > s.base + s.size) clearing_->next = used;
  }
  if (!start) {
    clearing_->changed.notify_one();
  } else if (pthread_create(&clearing_->thread, nullptr, Clearing::loop, clearing_) != 0) {
    delete clearing_;
    clearing_ = nullptr;
    wanted_ = false;
  }
}

void* ChunkPool::take(size_t size) {
  size = roundUp(size, kPage);
  int c = classOf(size);
  if (c >= 0 && !dirty_[c].empty()) {
    void* p = dirty_[c].back();
    dirty_[c].pop_back();
    dirtyBytes_ -= size;
    memset(p, 0, size);
    return p;
  }
  if (c >= 0 && !clean_[c].empty()) {
    void* p = clean_[c].back();
    clean_[c].pop_back();
    return p;
  }
  return fresh(size);
}

void ChunkPool::give(void* chunk, size_t size) {
  size = roundUp(size, kPage);
  VO_DCHECK(contains(chunk), "a chunk goes back to the pool it came from");
  int c = classOf(size);
  bool again = c >= 0 && reuse_ == Reuse::Yes;
  if (again && wanted_ && dirtyBytes_ + size <= kWarm) {
    dirty_[c].push_back(chunk);
    dirtyBytes_ += size;
    return;
  }
  madvise(chunk, size, MADV_DONTNEED);
  if (again) {
    clean_[c].push_back(chunk);
  } else if (reuse_ == Reuse::Never) {
    mprotect(chunk, size, PROT_NONE);
  }
}

bool ChunkPool::contains(const void* p) const {
  return std::any_of(slabs_.begin(), slabs_.end(), [p](const Slab& s) {
    return p >= s.base && p < s.base + s.size;
  });
}

}  // namespace vo::base
