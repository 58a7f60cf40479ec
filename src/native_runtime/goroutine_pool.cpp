// This file makes stacks, and finds the first free goroutine: a bitmap and one word over it.
#include "native_runtime/goroutine_pool.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>

#include <bit>

#include "os/file.h"

namespace vo::native_runtime {

namespace {

uint8_t* reserve(size_t bytes) {
  void* p = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (p == MAP_FAILED) return nullptr;
  // What a stack does not reach must cost nothing.
  madvise(p, bytes, MADV_NOHUGEPAGE);
  return static_cast<uint8_t*>(p);
}

/// Whether the system takes for used what a process may write (vm.overcommit_memory=2).
bool countsReservations() {
  int fd = os::open("/proc/sys/vm/overcommit_memory", O_RDONLY | O_CLOEXEC);
  char mode = 0;
  if (fd >= 0) {
    os::read(fd, &mode, 1);
    os::call(SYS_close, fd);
  }
  return mode == '2';
}

}  // namespace

bool Goroutine::isInner(const void* a, const void* b) const {
  if (a == b) return false;
  for (const Segment* s = top; s != nullptr; s = s->below) {
    bool hasA = s->contains(a), hasB = s->contains(b);
    if (hasA && hasB) return a < b;
    if (hasA || hasB) return hasA;
  }
  return false;
}

size_t Goroutine::stackBytes() const {
  size_t sum = 0;
  const void* from = context.sp;
  for (const Segment* s = top; s != nullptr; s = s->below) {
    sum += static_cast<size_t>(s->high - static_cast<const uint8_t*>(from));
    from = s->leftAt;
  }
  return sum;
}

Segment* GoroutinePool::newSlot() {
  if (freeSlots_ != nullptr) {
    Segment* s = freeSlots_;
    freeSlots_ = s->below;
    s->below = nullptr;
    return s;
  }
  if (slotsUsed_ == kSlotsOfChunk) {
    uint8_t* chunk = reserve(kSlotsOfChunk * kFirstBytes);
    if (chunk == nullptr) base::outOfHostMemory();
    chunks_.push(chunk);
    slotsUsed_ = 0;
  }
  // Not all stacks may begin at the same place of the caches.
  size_t skipped = slotsMade_++ * (4096 + 64) % kMostSkipped;
  uint8_t* low = chunks_.back() + slotsUsed_++ * kFirstBytes;
  return memory_.make<Segment>(low, low + kFirstBytes - skipped, low + kSlack, nullptr, nullptr, size_t{0}, nullptr);
}

Goroutine* GoroutinePool::get() {
  if (wordsWithFree_ == 0) {
    auto* g = memory_.make<Goroutine>();
    g->first = g->top = newSlot();
    if (kept_.size() < kKept) {
      g->place = static_cast<int32_t>(kept_.size());
      kept_.push(g);
    }
    return g;
  }
  auto word = static_cast<size_t>(std::countr_zero(wordsWithFree_));
  auto bit = static_cast<size_t>(std::countr_zero(free_[word]));
  free_[word] &= free_[word] - 1;
  if (free_[word] == 0) wordsWithFree_ &= wordsWithFree_ - 1;
  return kept_[word * 64 + bit];
}

void GoroutinePool::put(Goroutine* g) {
  giveAbove(g->first);
  g->top = g->first;
  if (g->place < 0) {
    g->first->below = freeSlots_;
    freeSlots_ = g->first;
    memory_.destroy(g);
    return;
  }
  auto place = static_cast<size_t>(g->place);
  VO_CHECK(place < kept_.size() && kept_[place] == g, "a goroutine that is kept knows its place");
  VO_CHECK((free_[place / 64] >> (place % 64) & 1) == 0, "a goroutine ends once");
  free_[place / 64] |= uint64_t{1} << (place % 64);
  wordsWithFree_ |= uint64_t{1} << (place / 64);
}

void GoroutinePool::trimSome() {
  constexpr size_t kAtOnce = 64, kStays = 4096;
  for (size_t i = 0; i < kAtOnce && i < kept_.size(); i++) {
    if (trimmed_ >= kept_.size()) trimmed_ = 0;
    size_t place = trimmed_++;
    const Segment* s = kept_[place]->first;
    if ((free_[place / 64] >> (place % 64) & 1) != 0) madvise(s->low, s->bytes() / kStays * kStays - kStays, MADV_DONTNEED);
  }
}

void GoroutinePool::trim(Goroutine& g) {
  constexpr size_t kStays = 256 << 10, kPage = 4096;
  const Segment& top = *g.top;
  auto sp = reinterpret_cast<uintptr_t>(g.context.sp), low = reinterpret_cast<uintptr_t>(top.low);
  if (sp - low > kStays) madvise(top.low, (sp - low - kStays) & ~(kPage - 1), MADV_DONTNEED);
  giveAbove(g.top);
}

Segment* GoroutinePool::takeLarge(size_t atLeast) {
  if (!large_.empty() && large_.back()->bytes() >= atLeast) {
    Segment* s = large_.back();
    large_.pop();
    return s;
  }
  // Where address space is scarce, a smaller one will do for most.
  if (mostBytes_ == 0) mostBytes_ = countsReservations() ? kCountedBytes : kLargeBytes;
  for (size_t bytes = mostBytes_; ; bytes /= 4) {
    constexpr size_t kPage = 4096;
    size_t size = (bytes > atLeast ? bytes : atLeast + kPage - 1) & ~(kPage - 1);
    if (uint8_t* low = reserve(size); low != nullptr)
      return memory_.make<Segment>(low, low + size, low + kSlack, nullptr, nullptr, size_t{0}, nullptr);
    if (size != bytes) return nullptr;
  }
}

void GoroutinePool::giveAbove(Segment* s) {
  constexpr size_t kKeptLarge = 64;
  for (Segment* above = std::exchange(s->above, nullptr); above != nullptr;) {
    Segment* next = above->above;
    *above = {above->low, above->high, above->low + kSlack, nullptr, nullptr, 0, nullptr};
    if (large_.size() < kKeptLarge) {
      madvise(above->low, above->bytes(), MADV_DONTNEED);
      large_.push(above);
    } else {
      munmap(above->low, above->bytes());
      memory_.destroy(above);
    }
    above = next;
  }
}

}  // namespace vo::native_runtime
