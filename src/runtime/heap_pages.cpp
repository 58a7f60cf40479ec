// This file hands out the heap's pages: runs that nobody has, the commitment of address space, and what goes back to the
// system.
#include <sys/mman.h>

#include <algorithm>

#include "runtime/gc.h"
#include "runtime/heap.h"
#include "runtime/stress.h"

namespace vo::runtime {

void Heap::addRun(PageRun run) {
  VO_DCHECK(run.pages != 0 && run.at % kPageSize == 0 && run.at >= base_ && run.end() <= base_ + used_, "free pages are pages of the range");
  const PageRun* next = freeRuns_.firstFrom(run);
  VO_DCHECK(next == nullptr || next->at >= run.end(), "free runs do not overlap: pages are given back once");
  if (next != nullptr && next->at == run.end() && next->dirty == run.dirty) {
    run.pages += next->pages;
    eraseRun(*next);
  }
  const PageRun* before = freeRuns_.lastBefore(run);
  VO_DCHECK(before == nullptr || before->end() <= run.at, "free runs do not overlap: pages are given back once");
  if (before != nullptr && before->end() == run.at && before->dirty == run.dirty) {
    run.at = before->at;
    run.pages += before->pages;
    eraseRun(*before);
  }
  freeRuns_.insert(run);
  freeBySize_.insert(run);
  if (run.dirty) freeDirty_ += run.pages * kPageSize;
}

void Heap::eraseRun(PageRun run) {
  VO_DCHECK(!run.dirty || freeDirty_ >= run.pages * kPageSize, "every dirty run is counted");
  if (run.dirty) freeDirty_ -= run.pages * kPageSize;
  freeBySize_.erase(run);
  freeRuns_.erase(run);
}

/// 0 if there is no room. Sets `dirty` if the pages may not be zero.
uintptr_t Heap::takePages(size_t pages, bool& dirty) {
  VO_DCHECK(pages != 0, "a block has a page");
  if (const PageRun* fit = freeBySize_.firstFrom({.pages = pages})) {
    PageRun run = *fit;
    eraseRun(run);
    if (run.pages > pages) addRun({run.at + pages * kPageSize, run.pages - pages, run.dirty});
    dirty = run.dirty;
    VO_DCHECK(run.dirty || bytesReleased_ >= pages * kPageSize, "clean pages that were used before have been given back");
    if (!run.dirty) bytesReleased_ -= pages * kPageSize;
    return run.at;
  }
  if (pages > (reserved_ - used_) / kPageSize) return 0;
  if (used_ + pages * kPageSize > committed_ && !commit(used_ + pages * kPageSize)) return 0;
  uintptr_t at = base_ + used_;
  setRelaxed(used_, used_ + pages * kPageSize);
  dirty = false;
  askForHugePages(pages * kPageSize);
  return at;
}

/// Makes the first `bytes` of the range usable, and their entries in the page table; false if the host refuses.
bool Heap::commit(size_t bytes) {
  VO_DCHECK(bytes <= reserved_, "takePages asks for no more than the range has");
  // An eighth more than was asked for: a heap that grows to n bytes asks O(log n) times.
  size_t to = std::min((bytes + bytes / 8 + kCommitStep - 1) / kCommitStep * kCommitStep, reserved_);
  auto usable = [](uintptr_t from, uintptr_t end) {
    return mprotect(reinterpret_cast<void*>(from), end - from, PROT_READ | PROT_WRITE) == 0;
  };
  constexpr size_t kPerEntry = kPageSize / sizeof(Block*);
  auto table = reinterpret_cast<uintptr_t>(pages_);
  if (!usable(base_ + committed_, base_ + to) || !usable(table + committed_ / kPerEntry, table + to / kPerEntry))
    return false;
  committed_ = to;
  VO_DCHECK(committed_ >= bytes, "what was asked for may be touched");
  return true;
}

/// `fresh` bytes have been taken from the end of what is used. Marking a large heap of small objects is mostly misses
/// of the address translation, and large pages save some of them. But the first touch of such a page is 0.3 ms of
/// clearing, and 5 ms where a virtual machine's host has no memory behind it yet: too long for what must be heard
/// within 1 ms. So they are asked for behind what is being filled; the system makes them when it likes. Large objects
/// and small programs do without.
void Heap::askForHugePages(size_t fresh) {
  constexpr size_t kFrom = size_t{32} << 20, kStep = size_t{32} << 20, kHuge = size_t{2} << 20,
                   kBeingFilled = size_t{4} << 20;
  if (fresh >= kHuge) plainTo_ = used_;
  size_t from = std::max(plainTo_, kFrom);
  if (used_ < from + kStep + kBeingFilled) return;
  plainTo_ = from + kStep;
  uintptr_t at = (base_ + from + kHuge - 1) / kHuge * kHuge;
  madvise(reinterpret_cast<void*>(at), (base_ + plainTo_ - at) / kHuge * kHuge, MADV_HUGEPAGE);
}

void Heap::givePages(uintptr_t at, size_t pages) { addRun({at, pages, true}); }

bool Heap::releaseFreePages(size_t maxBytes, size_t keepBytes) {
  Locked held(lock_);
  constexpr size_t kRunCost = size_t{32} << 10;  // a call for one page costs as much as for some
  size_t done = 0;
  while (freeDirty_ > keepBytes) {
    const PageRun* next = freeRuns_.firstFrom({.at = releaseAt_});
    if (next == nullptr) break;
    PageRun run = *next;
    releaseAt_ = run.at;
    if (done >= maxBytes) return true;
    done += kRunCost;
    releaseAt_ = run.at + 1;
    if (!run.dirty) continue;
    size_t part = std::min(run.pages, (maxBytes - std::min(maxBytes, done)) / kPageSize + 1);
    eraseRun(run);
    madvise(reinterpret_cast<void*>(run.at), part * kPageSize, MADV_DONTNEED);
    bytesReleased_ += part * kPageSize;
    done += part * kPageSize;
    if (run.pages > part) addRun({run.at + part * kPageSize, run.pages - part, true});
    addRun({run.at, part, false});
  }
  releaseAt_ = 0;
  return false;
}

}  // namespace vo::runtime
