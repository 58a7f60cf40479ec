// This file is the allocator: blocks, size classes, and the sweeping of one block. Pages: heap_pages.cpp.
//
// Finding a free cell: after a sweep a block's allocBits say which cells are taken. allocCache holds
// the free cells of one 64-cell word; taking the next cell is "lowest set bit". Cells are taken in
// order, so everything in words before cacheWord is allocated, and no bit need be written per
// allocation; Block::allocated answers for any cell.
//
// Life of a block in its class's lists:
//
//     new / partial ──► current ──► full ─┐          (exhausted)
//        ▲                                ├─► unswept  (marking has ended: startSweep)
//        └───────── sweepBlock ◄──────────┘            empty blocks go back to the pages
//
// Marking starts only when no block is unswept, so mark bits are clear then. A sweep swaps mark bits
// and alloc bits; it does not touch the cells (but for poisoning).
#include "runtime/heap.h"

#include <sys/mman.h>

#include <algorithm>

#include "runtime/gc.h"
#include "runtime/profile.h"
#include "runtime/stress.h"

namespace vo::runtime {

namespace {

constexpr size_t kPoisonWord = 0xdbdbdbdbdbdbdbdbull;

size_t pagesFor(size_t bytes) { return (bytes + kPageSize - 1) / kPageSize; }

/// The cells of word w that exist.
uint64_t validMask(const Block* b, uint32_t w) {
  uint32_t left = b->cellCount - w * 64;
  return left >= 64 ? ~uint64_t{0} : (uint64_t{1} << left) - 1;
}

/// Another thread may be marking: as long as it sees the new word and the old, empty, cache it takes all cells of the word for
/// allocated ones, which keeps too much at worst.
void loadCache(Block* b, uint32_t w) {
  VO_DCHECK(w < b->bitWords(), "the word has cells");
  __atomic_store_n(&b->cacheWord, w, __ATOMIC_RELEASE);
  __atomic_store_n(&b->allocCache, ~b->allocBits[w] & validMask(b, w), __ATOMIC_RELEASE);
}

/// Address space without memory: nothing counts against a limit of the host's memory until it is committed.
void* reserveRange(size_t bytes) {
  void* p = mmap(nullptr, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return p == MAP_FAILED ? nullptr : p;
}

}  // namespace

/// Moves the cache to the next word with a free cell.
bool Heap::advance(Block* b) {
  while (b->allocCache == 0) {
    if (b->cacheWord + 1 >= b->bitWords()) return false;
    loadCache(b, b->cacheWord + 1);
  }
  return true;
}

size_t roundUpSize(size_t size, bool noScan) {
  constexpr size_t kHeader = 8;
  if (size <= kMaxSmallSize - kHeader) {
    size_t header = !noScan && size > kMaxBitmapSize ? kHeader : 0;
    if (size == 0) return 0;
    return kClassSize[sizeClassOf(size + header)] - header;
  }
  if (size + kPageSize < size) return size;
  return pagesFor(size) * kPageSize;
}

uint32_t Block::allocatedCells() const {
  uint32_t words = bitWords();
  auto free = static_cast<uint32_t>(__builtin_popcountll(allocCache));
  for (uint32_t w = cacheWord + 1; w < words; w++) {
    free += static_cast<uint32_t>(__builtin_popcountll(~allocBits[w] & validMask(this, w)));
  }
  return cellCount - free;
}

void Heap::BlockList::push(Block* b) {
  VO_DCHECK(b->next == nullptr && b != last, "a block is in one list at a time");
  b->next = nullptr;
  if (last != nullptr) {
    last->next = b;
  } else {
    first = b;
  }
  last = b;
}

Block* Heap::BlockList::pop() {
  Block* b = first;
  if (b == nullptr) return nullptr;
  first = b->next;
  if (first == nullptr) last = nullptr;
  b->next = nullptr;
  return b;
}

void Heap::BlockList::append(BlockList& other) {
  if (other.first == nullptr) return;
  if (last != nullptr) {
    last->next = other.first;
  } else {
    first = other.first;
  }
  last = other.last;
  other = {};
}

Heap::Heap(const HeapOptions& options, const StressSwitches& stress, base::Allocator& memory)
    : memory_(memory),
      blocks_(memory),
      freeRuns_(memory),
      freeBySize_(memory),
      spareBlocks_(memory),
      bitmapTypes_(memory),
      stress_(stress),
      samples_(memory) {
  size_t want = std::max<size_t>(options.reserve / kPageSize, 16) * kPageSize;
  static_assert(kCommitStep / kPageSize * sizeof(Block*) % 4096 == 0);
  void* range = nullptr;
  for (; want >= (size_t{1} << 20); want /= 2) {
    want = want / kPageSize * kPageSize;
    range = reserveRange(want + kPageSize);
    if (range != nullptr) break;
  }
  if (range == nullptr) base::outOfHostMemory();
  base_ = (reinterpret_cast<uintptr_t>(range) + kPageSize - 1) / kPageSize * kPageSize;
  reserved_ = want;
  VO_DCHECK(base_ % kPageSize == 0 && reserved_ % kPageSize == 0, "the range consists of whole pages");
  // The range is a page longer than needed, to align its start; cut off both ends.
  size_t head = base_ - reinterpret_cast<uintptr_t>(range);
  if (head != 0) munmap(range, head);
  if (head != kPageSize) munmap(reinterpret_cast<void*>(base_ + want), kPageSize - head);
  void* table = reserveRange(want / kPageSize * sizeof(Block*));
  if (table == nullptr) base::outOfHostMemory();
  pages_ = static_cast<Block**>(table);
  alwaysSlow_ = stress.gcEveryAlloc || stress.poisonFreed;
  empty_.cellCount = 0;
  emptyCache(own_);
}

Heap::~Heap() {
  VO_DCHECK(bytesInUse_ <= used_ && used_ <= reserved_, "blocks lie in the range");
  for (Block* b : blocks_) {
    memory_.uncount(b->bytes);
    memory_.release(b->storage, b->storageBytes);
    memory_.destroy(b);
  }
  for (Block* b : spareBlocks_) memory_.destroy(b);
  for (auto& [bits, type] : bitmapTypes_) memory_.destroy(type);
  unpoison(reinterpret_cast<void*>(base_), used_);
  munmap(reinterpret_cast<void*>(base_), reserved_);
  munmap(pages_, reserved_ / kPageSize * sizeof(Block*));
}

// --- Blocks ---------------------------------------------------------------------------------------

void Heap::enterPages(Block* b, size_t from, size_t end) {
  for (size_t i = from; i < end; i++) __atomic_store_n(&pages_[(b->base - base_) / kPageSize + i], b, __ATOMIC_RELEASE);
}

bool Heap::enterMore(void* p, size_t* entered) {
  Block* b = blockOf(p);
  size_t pages = b->bytes / kPageSize, end = std::min(pages, *entered + kEnteredAtOnce);
  enterPages(b, *entered, end);
  *entered = end;
  return end != pages;
}

/// At most `entered` pages are entered in the table.
Block* Heap::newBlock(unsigned sizeClass, bool noScan, size_t bytes, size_t entered) {
  Locked held(lock_);
  VO_DCHECK(bytes % kPageSize == 0 && sizeClass < kSizeClassCount, "a block is whole pages of cells of a class");
  if (!memory_.count(bytes)) return nullptr;
  bool dirty;
  uintptr_t at = takePages(bytes / kPageSize, dirty);
  if (at == 0) {
    memory_.uncount(bytes);
    return nullptr;
  }
  Block* b;
  if (!spareBlocks_.empty()) {
    b = spareBlocks_.back();
    spareBlocks_.pop();
    *b = Block{};
  } else {
    b = memory_.make<Block>();
  }
  b->base = at;
  VO_DCHECK(at + bytes <= base_ + committed_, "a block's pages may be touched");
  b->bytes = bytes;
  b->noScan = noScan;
  b->needZero = dirty;
  b->sizeClass = static_cast<uint8_t>(sizeClass);
  b->cellSize = kClassSize[sizeClass];
  b->cellCount = sizeClass == 0 ? 1 : static_cast<uint32_t>(bytes / b->cellSize);
  b->divMagic = sizeClass == 0 ? 0 : UINT32_MAX / b->cellSize + 1;
  b->sweepEpoch = sweepEpoch_;
  size_t words = b->bitWords();
  bool bitmap = !noScan && sizeClass != 0 && b->cellSize <= kMaxBitmapSize;
  size_t pointerWords = bitmap ? bytes / 8 / 64 : 0;
  size_t typeWords = !noScan && !bitmap ? b->cellCount * (sizeof(CellType) / 8) : 0;
  b->storageBytes = (2 * words + pointerWords + typeWords) * 8;
  auto* bits = static_cast<uint64_t*>(memory_.getZeroed(b->storageBytes));
  storageBytes_ += b->storageBytes;
  b->storage = bits;
  b->markBits = bits;
  b->allocBits = bits + words;
  if (bitmap) b->pointerBits = bits + 2 * words;
  if (typeWords != 0) b->cellTypes = reinterpret_cast<CellType*>(bits + 2 * words);
  loadCache(b, 0);
  VO_DCHECK(pages_[(at - base_) / kPageSize] == nullptr, "free pages are no block's");
  VO_DCHECK(sizeClass == 0 || b->cellIndex(b->cellAddress(b->cellCount - 1) + b->cellSize - 1) == b->cellCount - 1, "interior pointers resolve: the magic number is that of the size");
  enterPages(b, 0, std::min(bytes / kPageSize, entered));
  b->allIndex = static_cast<uint32_t>(blocks_.size());
  blocks_.push(b);
  bytesInUse_ += bytes;
  if (stress_.poisonFreed && sizeClass != 0) {
    unpoison(reinterpret_cast<void*>(at), bytes);
    memset(reinterpret_cast<void*>(at), 0xdb, bytes);
    b->poisonedCells = true;
    b->needZero = true;
  }
  poison(reinterpret_cast<void*>(at), bytes);
  return b;
}

void Heap::freeBlock(Block* b) {
  Locked held(lock_);
  VO_DCHECK(b->specials == nullptr, "a block without objects has no specials");
  VO_DCHECK(b->allIndex < blocks_.size() && blocks_[b->allIndex] == b, "a block knows its place in the list of all");
  VO_DCHECK(b->accounted == 0 && b->next == nullptr, "only empty blocks that are in no list go");
  VO_DCHECK(bytesInUse_ >= b->bytes, "every block is counted");
  bytesInUse_ -= b->bytes;
  for (size_t i = 0; i < b->bytes / kPageSize; i++) pages_[(b->base - base_) / kPageSize + i] = nullptr;
  blocks_[b->allIndex] = blocks_.back();
  blocks_[b->allIndex]->allIndex = b->allIndex;
  blocks_.pop();
  poison(reinterpret_cast<void*>(b->base), b->bytes);
  givePages(b->base, b->bytes / kPageSize);
  memory_.uncount(b->bytes);
  memory_.release(b->storage, b->storageBytes);
  storageBytes_ -= b->storageBytes;
  spareBlocks_.push(b);
}

void Heap::addDebt(size_t bytes) {
  live_ += bytes;
  stats_.totalAlloc += bytes;
  if (stats_.totalAlloc >= nextStep_) gcWanted_ = true;
}

/// Enters the cells allocated since the last time into the statistics.
void Heap::account(Block* b) {
  if (b == &empty_) return;
  uint32_t now = b->allocatedCells();
  VO_DCHECK(now >= b->accounted && now <= b->cellCount, "between two sweeps cells are only taken");
  uint32_t added = now - b->accounted;
  if (added == 0) return;
  b->accounted = now;
  stats_.mallocs += added;
  stats_.mallocsBySize[b->sizeClass] += added;
  addDebt(added * b->cellBytes());
}

size_t Heap::bytesOfHeaders() const { return (spareBlocks_.size() + blocks_.size()) * sizeof(Block) + storageBytes_; }

const HeapStats& Heap::stats() {
  for (AllocCache* c = caches_; c != nullptr; c = c->next) {
    for (unsigned i = 0; i < kListCount; i++) {
      // A thread that takes another block has put the old one into the chain before.
      account(__atomic_load_n(&c->current[i], __ATOMIC_ACQUIRE));
      account(c->slow[i]);
      for (Block* b = __atomic_load_n(&c->used[i], __ATOMIC_ACQUIRE); b != nullptr; b = b->next) account(b);
    }
    stats_.tinyAllocs += std::exchange(c->tinyAllocs, 0);
  }
  return stats_;
}

/// The block is nobody's to take cells from any more.
void Heap::giveCurrent(unsigned list, Block*& slot) {
  VO_DCHECK(slot != &empty_ && slot->sweepEpoch == sweepEpoch_, "cells are taken from swept blocks");
  account(slot);
  slot->shared = false;
  lists_[list].full.push(slot);
  slot = &empty_;
}

/// What is used up in a cache is nobody's any more, nor what has not been begun.
void Heap::giveBack(AllocCache& c, unsigned list) {
  for (Block* b = std::exchange(c.used[list], nullptr); b != nullptr;) {
    Block* next = std::exchange(b->next, nullptr);
    giveCurrent(list, b);
    b = next;
  }
  for (Block* b = std::exchange(c.more[list], nullptr); b != nullptr;) {
    Block* next = std::exchange(b->next, nullptr);
    b->shared = false;
    lists_[list].partial.push(b);
    b = next;
  }
}

void Heap::flushCurrent() {
  for (AllocCache* c = caches_; c != nullptr; c = c->next) {
    for (unsigned i = 0; i < kListCount; i++) {
      if (c->current[i] != &empty_) giveCurrent(i, c->current[i]);
      if (c->slow[i] != &empty_) giveCurrent(i, c->slow[i]);
      giveBack(*c, i);
      c->refills[i] = 0;
    }
    c->tiny = 0;
    c->tinyUsed = 16;
  }
}

void Heap::emptyCache(AllocCache& c) {
  for (unsigned i = 0; i < kListCount; i++) c.current[i] = c.slow[i] = &empty_;
}

void Heap::addCache(AllocCache& c) {
  emptyCache(c);
  for (AllocCache* other = caches_; other != nullptr; other = other->next) {
    for (unsigned i = 0; i < kListCount; i++) other->current[i]->shared = other->slow[i]->shared = true;
  }
  empty_.shared = false;
  c.next = std::exchange(own_.next, &c);
}

uint64_t Heap::takeMarkedNew() {
  uint64_t sum = 0;
  for (AllocCache* c = caches_; c != nullptr; c = c->next) sum += std::exchange(c->markedNew, 0);
  return sum;
}

/// A block of the list's class with a free cell, or null when out of memory.
Block* Heap::nextBlock(unsigned list) {
  ClassLists& l = lists_[list];
  if (Block* b = l.partial.pop()) return b;
  for (int tries = 0; tries < 64; tries++) {
    Block* b = l.unswept.pop();
    if (b == nullptr) break;
    if (b->sweepEpoch != sweepEpoch_) sweepBlock(b);
    if (advance(b)) return b;
    l.full.push(b);
  }
  unsigned sizeClass = list / 2;
  return newBlock(sizeClass, (list & 1) != 0, kClassPages[sizeClass] * kPageSize);
}

/// Takes the next block that is there for the cache. A leaf, outside the engine.
Block* Heap::nextAtHand(AllocCache& c, unsigned list) {
  Block* b = c.more[list];
  if (b == nullptr) return nullptr;
  c.more[list] = std::exchange(b->next, nullptr);
  if (Block* before = c.current[list]; before != &empty_) {
    before->next = c.used[list];
    __atomic_store_n(&c.used[list], before, __ATOMIC_RELEASE);
  }
  __atomic_store_n(&c.current[list], b, __ATOMIC_RELEASE);
  return b;
}

/// Threads that take many blocks come for several at a time, or they would mostly wait for each other.
void Heap::stockUp(unsigned list) {
  constexpr size_t kMostBytes = size_t{64} << 10;
  constexpr unsigned kPatience = 4;  // refills for one block more
  AllocCache& c = *cache_;
  if (own_.next == nullptr || alwaysSlow_) return;
  size_t most = kMostBytes / (kClassPages[list / 2] * kPageSize);
  for (size_t n = std::min<size_t>(c.refills[list] / kPatience, most); n > 0; n--) {
    Block* b = nextBlock(list);
    if (b == nullptr) return;
    b->shared = true;
    b->next = c.more[list];
    c.more[list] = b;
  }
  if (c.refills[list] < UINT8_MAX) c.refills[list]++;
}

Block* Heap::refill(unsigned list) {
  VO_DCHECK(list < kListCount, "a list for each class, with and without pointers");
  Block*& slot = alwaysSlow_ ? cache_->slow[list] : cache_->current[list];
  Block* b = slot;
  while (!advance(b)) {
    if (!alwaysSlow_ && (b = nextAtHand(*cache_, list)) != nullptr) continue;
    b = slot;
    if (b != &empty_) giveCurrent(list, slot);
    giveBack(*cache_, list);
    b = nextBlock(list);
    if (b == nullptr) return nullptr;
    b->shared = own_.next != nullptr || markedTogether_;
    slot = b;
    stockUp(list);
  }
  if (alwaysSlow_) {
    if (stress_.gcEveryAlloc) gcWanted_ = true;
    if (b->poisonedCells) checkPoison(b);
  }
  if (profiler_ != nullptr) [[unlikely]] {
    uint32_t index = b->cacheWord * 64 + static_cast<uint32_t>(__builtin_ctzll(b->allocCache));
    auto cells = alwaysSlow_ ? 1u : static_cast<unsigned>(__builtin_popcountll(b->allocCache));
    considerSample(reinterpret_cast<void*>(b->cellAddress(index)), b->cellSize, size_t{cells} * b->cellSize);
  }
  return b;
}

// --- Samples ----------------------------------------------------------------------------------------
//
// An allocation that takes the first cell of a new word stands for all that will be taken from the word: as
// likely to be sampled as all of them together. If words are large beside the rate that is too coarse; then
// every allocation comes here.

void Heap::startSampling(Profiler& profiler, const int64_t* rate, bool exact) {
  if (profiler_ != nullptr) return;
  VO_DCHECK(rate != nullptr, "the rate is a variable of the program");
  profiler_ = &profiler;
  sampleRate_ = rate;
  lastRate_ = *rate;
  untilSample_ = profiler.nextDistance(lastRate_);
  exactSamples_ = exact;
  setAlwaysSlow(exact);
}

/// `p` is being allocated, the first of `counted` bytes.
void Heap::considerSample(void* p, size_t bytes, size_t counted) {
  VO_DCHECK(profiler_ != nullptr && counted >= bytes, "somebody takes samples, and an allocation stands for itself at least");
  constexpr int64_t kSmallRate = 256 << 10;
  int64_t rate = *sampleRate_;
  if (rate != lastRate_) [[unlikely]] {
    lastRate_ = rate;
    untilSample_ = profiler_->nextDistance(rate);
    exactSamples_ = rate > 0 && rate < kSmallRate;
  }
  if (exactSamples_ != alwaysSlow_) setAlwaysSlow(exactSamples_);
  if (rate <= 0) return;
  untilSample_ -= static_cast<int64_t>(counted);
  if (untilSample_ >= 0) return;
  untilSample_ = profiler_->nextDistance(rate);
  samples_.push({p, bytes});
  gcWanted_ = true;
}

base::Vec<Heap::Sample> Heap::takeSamples() {
  gcWanted_ = stats_.totalAlloc >= nextStep_ || stress_.gcEveryAlloc;
  return std::move(samples_);
}

/// Makes every allocation call refill, or not. Called when the current block of one list is in use: it stays
/// usable, as its header says all.
void Heap::setAlwaysSlow(bool on) {
  on = on || stress_.gcEveryAlloc || stress_.poisonFreed;
  if (on == alwaysSlow_) return;
  if (gc_ != nullptr) gc_->stopOthers();
  alwaysSlow_ = on;
  for (AllocCache* c = caches_; c != nullptr; c = c->next) {
    for (unsigned i = 0; i < kListCount; i++) {
      giveBack(*c, i);
      Block*& from = on ? c->current[i] : c->slow[i];
      Block*& to = on ? c->slow[i] : c->current[i];
      to = std::exchange(from, &empty_);
    }
  }
}

// --- Allocation -------------------------------------------------------------------------------------

/// The pointer bits of `size` bytes (at most 512) that hold repeated values of `elem`.
uint64_t Heap::maskOf(const Type* elem, size_t size) {
  VO_DCHECK(elem->ptrBytes % 8 == 0 && elem->ptrBytes != 0 && elem->ptrBytes <= elem->size, "the element has pointers, inside of it");
  size_t words = size / 8;
  uint64_t all = words >= 64 ? ~uint64_t{0} : (uint64_t{1} << words) - 1;
  if (elem->ptrBytes == 8 && elem->size == 8) return all;
  uint64_t one = 0;
  size_t bytes = std::min<size_t>((elem->ptrBytes / 8 + 7) / 8, 8);
  for (size_t i = 0; i < bytes; i++) one |= uint64_t{elem->gcData[i]} << (8 * i);
  size_t ptrWords = elem->ptrBytes / 8;
  if (ptrWords < 64) one &= (uint64_t{1} << ptrWords) - 1;
  uint64_t mask = one;
  for (size_t at = elem->size / 8; at < words && at < 64; at += elem->size / 8) mask |= one << at;
  return mask & all;
}

void* Heap::allocScan(size_t size, const Type* elem) {
  if (size == 0) return zeroBase();
  VO_DCHECK(size % 8 == 0, "values with pointers are whole words");
  if (size <= kMaxBitmapSize) return allocMask(size, maskOf(elem, size));
  return allocTyped(size, elem);
}

void* Heap::allocTyped(size_t size, const Type* elem) {
  VO_DCHECK(size > kMaxBitmapSize, "smaller cells have bitmaps");
  if (size + kRedZone > kMaxSmallSize) return allocLarge(size, elem, true);
  Block* b = takeBlock(listOf(sizeClassOf(size + kRedZone), false));
  if (b == nullptr) return nullptr;
  uint32_t index;
  void* p = takeCell(b, size, true, index);
  VO_DCHECK(b->cellTypes != nullptr, "blocks of large cells with pointers have a table of types");
  b->cellTypes[index] = {elem, size};
  return p;
}

void* Heap::allocBitmap(size_t size, const uint8_t* bits) {
  if (size == 0) return zeroBase();
  if (size > kMaxBitmapSize) return allocTyped(size, bitmapType(size, bits));
  uint64_t mask = 0;
  for (size_t i = 0; i < (size / 8 + 7) / 8; i++) mask |= uint64_t{bits[i]} << (8 * i);
  if (size / 8 < 64) mask &= (uint64_t{1} << (size / 8)) - 1;
  return allocMask(size, mask);
}

/// A descriptor that says no more than size and bitmap.
const Type* Heap::bitmapType(size_t size, const uint8_t* bits) {
  Type*& t = bitmapTypes_[bits];
  if (t == nullptr) {
    t = memory_.make<Type>();
    t->size = size;
    t->ptrBytes = size / 8 * 8;
    t->kind_ = abi::Kind::Struct;
    t->align = t->fieldAlign = 8;
    t->gcData = bits;
  }
  return t;
}

/// Objects without pointers below 16 bytes share a cell of 16: the place behind the last one, or null.
void* Heap::tinyRoom(AllocCache& c, size_t size) {
  VO_DCHECK(size != 0 && size < 16, "tiny objects share a cell");
  size_t align = (size & 7) == 0 ? 8 : (size & 3) == 0 ? 4 : (size & 1) == 0 ? 2 : 1;
  size_t at = (c.tinyUsed + align - 1) & ~(align - 1);
  if (c.tiny == 0 || at + size > 16) return nullptr;
  c.tinyUsed = at + size;
  c.tinyAllocs++;
  if (stress_.gcEveryAlloc) gcWanted_ = true;
  return reinterpret_cast<void*>(c.tiny + at);
}

/// The first one of a new cell.
void* Heap::newTiny(AllocCache& c, Block* b, size_t size) {
  uint32_t index;
  void* p = takeCell(c, b, 16, true, index);
  if (c.tiny == 0 || size < c.tinyUsed) {
    c.tiny = reinterpret_cast<uintptr_t>(p);
    c.tinyUsed = size;
  }
  return p;
}

void* Heap::allocTiny(size_t size) {
  if (void* p = tinyRoom(*cache_, size)) return p;
  Block* b = takeBlock(listOf(2, true));
  return b != nullptr ? newTiny(*cache_, b, size) : nullptr;
}

void* Heap::tryTiny(AllocCache& c, size_t size) {
  if (size == 0 || kRedZone != 0 || stress_.gcEveryAlloc) return nullptr;
  if (void* p = tinyRoom(c, size)) return p;
  Block* b = tryBlock(c, listOf(2, true));
  return b != nullptr ? newTiny(c, b, size) : nullptr;
}

void* Heap::allocNoScan(size_t size) {
  if (size < 16) {
    if (size == 0) return zeroBase();
    if (kRedZone == 0) return allocTiny(size);
  }
  if (size + kRedZone > kMaxSmallSize) return allocLarge(size, nullptr, true);
  Block* b = takeBlock(listOf(sizeClassOf(size + kRedZone), true));
  if (b == nullptr) return nullptr;
  uint32_t index;
  return takeCell(b, size, true, index);
}

void* Heap::allocNoScanDirty(size_t size) {
  if (size < 16) return allocNoScan(size);
  if (size + kRedZone > kMaxSmallSize) return allocLarge(size, nullptr, false);
  Block* b = takeBlock(listOf(sizeClassOf(size + kRedZone), true));
  if (b == nullptr) return nullptr;
  uint32_t index;
  return takeCell(b, size, false, index);
}

void* Heap::allocLarge(size_t size, const Type* elem, bool zero, size_t entered) {
  if (size > reserved_) return nullptr;
  Block* b = newBlock(0, elem == nullptr, pagesFor(size + kRedZone) * kPageSize, entered);
  if (b == nullptr) return nullptr;
  void* p = reinterpret_cast<void*>(b->base);
  VO_DCHECK(elem == nullptr || b->cellTypes != nullptr, "a large object with pointers has its type");
  unpoison(p, size);
  if (zero && b->needZero) memset(p, 0, kRedZone != 0 ? size : b->bytes);
  if (elem != nullptr) b->cellTypes[0] = {elem, size};
  b->allocCache = 0;
  if (marking_) {
    b->setMark(0);
    cache_->markedNew += b->bytes;
  }
  lists_[listOf(0, b->noScan)].full.push(b);
  account(b);
  if (stress_.gcEveryAlloc) gcWanted_ = true;
  if (profiler_ != nullptr) [[unlikely]] considerSample(p, b->bytes, b->bytes);
  return p;
}

void* Heap::allocUnfilled(size_t size, const Type* elem, bool* dirty) {
  *dirty = false;
  if (size + kRedZone <= kMaxSmallSize) return elem->ptrBytes == 0 ? allocNoScan(size) : allocScan(size, elem);
  void* p = allocLarge(size, elem->ptrBytes == 0 ? nullptr : elem, false, kEnteredAtOnce);
  if (p == nullptr) return nullptr;
  const Block* b = blockOf(p);
  *dirty = b->needZero;
  if (b->needZero && b->cellTypes != nullptr) b->cellTypes[0].bytes = 0;
  return p;
}

void Heap::filled(void* p, size_t bytes) {
  const Block* b = blockOf(p);
  VO_DCHECK(b != nullptr && b->base == reinterpret_cast<uintptr_t>(p), "a large object is its block");
  if (b->cellTypes == nullptr) return;
  // Fresh memory is zero as it is: there the whole object has counted from the start.
  CellType& cell = b->cellTypes[0];
  VO_DCHECK(bytes <= b->bytes, "what is filled is part of the object");
  cell.bytes = std::max(cell.bytes, bytes);
}

ObjectRef Heap::find(const void* p) const {
  Block* b = blockOf(p);
  if (b == nullptr) return {};
  uint32_t i = b->cellIndex(reinterpret_cast<uintptr_t>(p));
  if (i >= b->cellCount || !b->allocated(i)) return {};
  return {b, i};
}

// --- Sweeping ---------------------------------------------------------------------------------------

void Heap::startSweep() {
  VO_DCHECK(!marking_, "marking has ended");
  flushCurrent();
  sweepEpoch_++;
  for (ClassLists& l : lists_) {
    VO_DCHECK(l.unswept.first == nullptr, "the last sweep is over");
    l.unswept.append(l.partial);
    l.unswept.append(l.full);
  }
  sweepCursor_ = 0;
}

/// Frees the unmarked cells of b. The block stays, even if nothing is left in it.
void Heap::sweepBlock(Block* b) {
  VO_DCHECK(b->sweepEpoch != sweepEpoch_ && !marking_, "a block is swept once per cycle, after marking");
  b->sweepEpoch = sweepEpoch_;
  if (b->specials != nullptr) gc_->sweepSpecials(b);
  account(b);
  uint32_t words = b->bitWords();
  uint32_t kept = 0;
  for (uint32_t w = 0; w < words; w++) {
    kept += static_cast<uint32_t>(__builtin_popcountll(b->markBits[w]));
  }
  uint32_t freed = b->accounted - kept;
  VO_DCHECK(kept <= b->accounted, "only allocated cells are marked");
  VO_DCHECK(live_ >= uint64_t{freed} * b->cellBytes(), "what goes was counted");
  if (freed != 0) {
    if (kRedZone != 0 || stress_.poisonFreed) poisonFreed(b);
    b->needZero = true;
    live_ -= freed * b->cellBytes();
    stats_.frees += freed;
    stats_.freesBySize[b->sizeClass] += freed;
    stats_.totalFreed += freed * b->cellBytes();
  }
  std::swap(b->allocBits, b->markBits);
  memset(b->markBits, 0, words * 8);
  b->accounted = kept;
  loadCache(b, 0);
}

void Heap::poisonFreed(Block* b) {
  for (uint32_t i = 0; i < b->cellCount; i++) {
    if (b->marked(i) || !b->allocated(i)) continue;
    void* p = reinterpret_cast<void*>(b->cellAddress(i));
    if (b->poisonedCells) {
      unpoison(p, b->cellSize);
      memset(p, 0xdb, b->cellSize);
    }
    poison(p, b->cellBytes());
  }
}

void Heap::checkPoison(Block* b) const {
  uint32_t i = b->cacheWord * 64 + static_cast<uint32_t>(__builtin_ctzll(b->allocCache));
  auto* w = reinterpret_cast<const uint64_t*>(b->cellAddress(i));
  unpoison(w, b->cellSize);
  for (size_t k = 0; k < b->cellSize / 8; k++) {
    VO_CHECK(w[k] == kPoisonWord, "nobody writes into a freed cell");
  }
  poison(w, b->cellSize);
}

unsigned Heap::sweepNext() {
  // A block that goes costs the runs' trees and the allocator; a large one the page table, too.
  constexpr unsigned kSwept = 1, kFreed = 6, kPagesPerUnit = 512;
  for (; sweepCursor_ < kListCount; sweepCursor_++) {
    ClassLists& l = lists_[sweepCursor_];
    Block* b = l.unswept.pop();
    if (b == nullptr) continue;
    if (b->sweepEpoch != sweepEpoch_) sweepBlock(b);
    if (b->accounted == 0) {
      auto pages = static_cast<unsigned>(b->bytes / kPageSize);
      freeBlock(b);
      return kFreed + pages / kPagesPerUnit;
    } else if (advance(b)) {
      l.partial.push(b);
    } else {
      l.full.push(b);
    }
    return kSwept;
  }
  return 0;
}

}  // namespace vo::runtime
