// The heap: one reserved range of addresses, cut into blocks of cells of one size.
//
// Objects have no header and never move. Block::cellIndex resolves an interior pointer by
// arithmetic. Cells of up to 512 bytes with pointers have a bitmap in their block (1 bit per word,
// written at allocation); larger ones a type and a size in the block's side table; cells without
// pointers live in blocks of their own.
//
// Allocation never collects. It returns zeroed memory, or null when the memory limit is reached (the
// engine may then run gc.collect() once at a safepoint and retry, else it is "out of memory"). Each
// allocation adds debt; when a collector step is due Heap::gcWanted() becomes true, and the engine
// calls gc.step() at its next safepoint.
//
// One thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

#include "abi/type.h"
#include "base/check.h"
#include "base/hash_map.h"
#include "base/ordered_set.h"
#include "base/vec.h"
#include "runtime/lock.h"
#include "runtime/size_classes.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define VO_ASAN 1
#include <sanitizer/asan_interface.h>
#endif
#endif

namespace vo::runtime {

using abi::Type;
struct Special;
struct StressSwitches;
class Gc;
class Profiler;

#ifdef VO_ASAN
inline constexpr size_t kRedZone = 16;  ///< unaddressable bytes behind every object
inline void poison(const void* p, size_t n) { ASAN_POISON_MEMORY_REGION(p, n); }
inline void unpoison(const void* p, size_t n) { ASAN_UNPOISON_MEMORY_REGION(p, n); }
#else
inline constexpr size_t kRedZone = 0;
inline void poison(const void*, size_t) {}
inline void unpoison(const void*, size_t) {}
#endif

/// For what threads that mark may look at while its owner changes it.
template <class T>
inline T relaxed(const T& word) {
  return __atomic_load_n(&word, __ATOMIC_RELAXED);
}
template <class T>
inline void setRelaxed(T& word, T value) {
  __atomic_store_n(&word, value, __ATOMIC_RELAXED);
}

/// What a cell above 512 bytes holds: repeated values of `type`, `bytes` in all.
struct CellType {
  const Type* type;
  size_t bytes;
};

/// A run of pages that holds cells of one size. The bits live beside it, outside the heap. What
/// marking reads comes first, in one cache line.
struct alignas(64) Block {
  uint64_t allocCache = 0;  ///< bit i set: cell cacheWord*64+i is free
  uintptr_t base = 0;
  uint64_t* markBits = nullptr;
  uint64_t* allocBits = nullptr;    ///< words after cacheWord: allocated at the last sweep
  uint64_t* pointerBits = nullptr;  ///< cells of at most 512 bytes with pointers
  uint32_t cacheWord = 0;  ///< all cells of earlier words are allocated
  uint32_t cellSize = 0;   ///< 0: large (one cell of `bytes` bytes)
  uint32_t divMagic = 0;  ///< index = offset * divMagic >> 32
  uint32_t cellCount = 0;
  bool noScan = false;
  bool needZero = false;
  uint8_t sizeClass = 0;
  bool shared = false;  ///< a thread takes cells from it while another one may mark
  uint32_t sweepEpoch = 0;
  CellType* cellTypes = nullptr;    ///< larger cells with pointers
  size_t bytes = 0;                 ///< of all pages
  uint32_t accounted = 0;           ///< allocated cells already in the statistics
  uint32_t allIndex = 0;            ///< in Heap::blocks_
  uint32_t specialIndex = 0;        ///< in Gc's list of blocks with specials
  bool poisonedCells = false;       ///< free cells hold 0xdb (stress)
  Block* next = nullptr;            ///< in one of the class's lists
  void* storage = nullptr;          ///< owns the bits
  size_t storageBytes = 0;
  Special* specials = nullptr;      ///< sorted by cell

  uint32_t cellIndex(uintptr_t p) const {
    return static_cast<uint32_t>(((p - base) * divMagic) >> 32);
  }
  uintptr_t cellAddress(uint32_t index) const { return base + size_t{index} * cellBytes(); }
  size_t cellBytes() const { return cellSize != 0 ? cellSize : bytes; }
  bool marked(uint32_t i) const { return ((relaxed(markBits[i >> 6]) >> (i & 63)) & 1) != 0; }
  void setMark(uint32_t i) {
    uint64_t bit = uint64_t{1} << (i & 63);
    if (shared) [[unlikely]] {
      __atomic_fetch_or(&markBits[i >> 6], bit, __ATOMIC_RELAXED);
    } else {
      setRelaxed(markBits[i >> 6], markBits[i >> 6] | bit);
    }
  }
  /// While several threads mark. False: it was set.
  bool setMarkAmongOthers(uint32_t i) {
    uint64_t bit = uint64_t{1} << (i & 63);
    return (__atomic_fetch_or(&markBits[i >> 6], bit, __ATOMIC_RELAXED) & bit) == 0;
  }
  /// Another thread may be taking cells: of one that is taken meanwhile this may be true or false.
  bool allocated(uint32_t i) const {
    uint32_t w = i >> 6, current = __atomic_load_n(&cacheWord, __ATOMIC_ACQUIRE);
    if (w < current) return true;
    if (w > current) return ((allocBits[w] >> (i & 63)) & 1) != 0;
    if (((__atomic_load_n(&allocCache, __ATOMIC_ACQUIRE) >> (i & 63)) & 1) == 0) return true;
    // The cache may be that of the next word already.
    return relaxed(cacheWord) != current;
  }
  /// The bits of word-sized pieces of a cell of at most 512 bytes.
  uint64_t pointerMask(uint32_t i) const {
    VO_DCHECK(pointerBits != nullptr && i < cellCount && cellSize <= kMaxBitmapSize, "the cell has a bitmap");
    size_t words = cellSize / 8;
    size_t bit = size_t{i} * words;
    const uint64_t* w = pointerBits + bit / 64;
    unsigned shift = bit % 64;
    uint64_t mask = relaxed(w[0]) >> shift;
    if (shift + words > 64) mask |= relaxed(w[1]) << (64 - shift);
    return words < 64 ? mask & ((uint64_t{1} << words) - 1) : mask;
  }
  uint32_t bitWords() const { return (cellCount + 63) / 64; }
  uint32_t allocatedCells() const;
};

/// An object found from an interior pointer.
struct ObjectRef {
  Block* block = nullptr;
  uint32_t index = 0;
  explicit operator bool() const { return block != nullptr; }
  uintptr_t address() const { return block->cellAddress(index); }
  size_t size() const { return block->cellBytes(); }
};

/// Running totals, counted as Go's MemStats counts them.
struct HeapStats {
  uint64_t mallocs = 0;      ///< without tiny ones
  uint64_t frees = 0;
  uint64_t tinyAllocs = 0;   ///< allocations that shared a cell
  uint64_t totalAlloc = 0;   ///< bytes of cells
  uint64_t totalFreed = 0;
  uint64_t mallocsBySize[kSizeClassCount] = {};
  uint64_t freesBySize[kSizeClassCount] = {};
};

struct HeapOptions {
  size_t reserve = size_t{64} << 30;  ///< bytes of address space; halved until it succeeds
  size_t memoryLimit = 0;             ///< of all that the Runtime's allocator counts, blocks in use included; 0: none
};

/// Free pages. Dirty ones are not zero and still have memory behind them.
struct PageRun {
  uintptr_t at = 0;
  size_t pages = 0;
  bool dirty = false;
  uintptr_t end() const { return at + pages * kPageSize; }

  struct ByAddress {
    bool operator()(const PageRun& a, const PageRun& b) const { return a.at < b.at; }
  };
  struct BySize {
    bool operator()(const PageRun& a, const PageRun& b) const {
      return a.pages != b.pages ? a.pages < b.pages : a.at < b.at;
    }
  };
};

/// Lists of blocks: for each class one with and one without pointers.
inline constexpr unsigned kListCount = kSizeClassCount * 2;

/// What one thread allocates from: the block of each list that it takes cells from. Heap::tryMask touches nothing else that
/// changes, so threads may call it at the same time, each with its own. Everything else is for one thread at a time.
struct AllocCache {
  Block* current[kListCount];
  Block* slow[kListCount];  ///< used instead of current when every allocation is slow
  /// Where there are several threads: blocks to go on with, and those that have no free cell any more. Chains by Block::next; only
  /// the cache's thread changes them, but for Heap::flushCurrent.
  Block* more[kListCount] = {};
  Block* used[kListCount] = {};
  uint8_t refills[kListCount] = {};  ///< since marking began or ended
  uintptr_t tiny = 0;       ///< the cell that small pointer-free objects share
  size_t tinyUsed = 16;
  uint64_t tinyAllocs = 0;  ///< not yet in the statistics
  uint64_t markedNew = 0;   ///< bytes born marked since marking began
  AllocCache* next = nullptr;
};

class Heap {
 public:
  Heap(const HeapOptions& options, const StressSwitches& stress, base::Allocator& memory);
  ~Heap();
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;

  // --- Allocation: zeroed, 8-byte aligned (16 for sizes that are multiples of 16) or null --------

  /// One value of type `t`.
  void* allocObject(const Type* t) {
    return t->ptrBytes == 0 ? allocNoScan(t->size) : allocScan(t->size, t);
  }
  /// `count` values of `elem` in a row. The product must not overflow (makeSlice checks).
  void* allocArray(const Type* elem, size_t count) {
    size_t size = elem->size * count;
    VO_DCHECK(elem->size == 0 || size / elem->size == count, "the product was checked");
    return elem->ptrBytes == 0 ? allocNoScan(size) : allocScan(size, elem);
  }
  /// `size` bytes that hold repeated values of `elem`, which has pointers; the last may be cut off
  /// behind its pointers.
  void* allocScan(size_t size, const Type* elem);
  /// `size` bytes without pointers.
  void* allocNoScan(size_t size);
  /// As allocNoScan, but the bytes are arbitrary (the caller overwrites all of them).
  void* allocNoScanDirty(size_t size);
  /// An array of `size` bytes that is filled in pieces, from its begin. It is zero if not `*dirty`; else its
  /// bytes are arbitrary, and the collector looks only at those that `filled` names.
  /// Only its first kEnteredAtOnce pages are found yet by addresses that point into them.
  void* allocUnfilled(size_t size, const Type* elem, bool* dirty);
  /// Makes more of its pages found, from *entered on, which it moves; false: that was all. A gigabyte's entries are a
  /// megabyte, whose first touch takes milliseconds.
  bool enterMore(void* p, size_t* entered);
  static constexpr size_t kEnteredAtOnce = 4096;
  /// The first `bytes` of a dirty array are set. They only become more.
  void filled(void* p, size_t bytes);
  /// `size` bytes whose word i is a pointer if bit i of `bits` is set (at least size/8 bits, which
  /// must live as long as the Runtime). For closures.
  void* allocBitmap(size_t size, const uint8_t* bits);
  /// As allocBitmap for at most 512 bytes, with the bits in a word. The fast path for engines.
  void* allocMask(size_t size, uint64_t mask);
  /// The same if there is a cell at hand, else null. A leaf: needs little stack, and never wants a collection. Size 0 is
  /// null, too.
  void* tryMask(size_t size, uint64_t mask) { return tryMask(own_, size, mask); }
  void* tryMask(AllocCache& cache, size_t size, uint64_t mask);

  // --- Threads ------------------------------------------------------------------------------------

  /// One more thread will allocate. The cache stays where it is as long as the heap lives.
  void addCache(AllocCache& cache);
  /// From now on all functions but tryMask take cells from this one: the one of the thread that calls them.
  void useCache(AllocCache& cache) { cache_ = &cache; }
  AllocCache& ownCache() { return own_; }

  /// Where values of size 0 live.
  void* zeroBase() { return zeroBase_; }
  void setZeroBase(void* p) { zeroBase_ = p; }

  // --- Looking up ---------------------------------------------------------------------------------

  bool inRange(const void* p) const { return reinterpret_cast<uintptr_t>(p) - base_ < relaxed(used_); }
  Block* blockOf(const void* p) const {
    uintptr_t off = reinterpret_cast<uintptr_t>(p) - base_;
    return off < relaxed(used_) ? __atomic_load_n(&pages_[off / kPageSize], __ATOMIC_ACQUIRE) : nullptr;
  }
  /// The allocated object that contains p, or none.
  ObjectRef find(const void* p) const;
  /// The first byte of the object that contains p, or null.
  void* objectBase(const void* p) const {
    ObjectRef o = find(p);
    return o ? reinterpret_cast<void*>(o.address()) : nullptr;
  }

  // --- Debt -----------------------------------------------------------------------------------------

  /// True if the engine should call gc.step() at its next safepoint.
  bool gcWanted() const { return gcWanted_; }
  /// Bytes allocated as large objects since the last call.
  uint64_t takeLargeBytes() { return std::exchange(largeBytes_, 0); }
  /// Where that stands in a Heap, for machine code.
  static constexpr size_t gcWantedAt();
  /// Bytes of allocated cells, dead ones not yet swept included.
  uint64_t live() const { return live_; }
  size_t bytesInUse() const { return bytesInUse_; }     ///< of blocks
  size_t bytesMapped() const { return used_ - bytesReleased_; }  ///< touched and not given back
  size_t bytesReleased() const { return bytesReleased_; }
  size_t bytesReserved() const { return reserved_; }
  size_t bytesOfHeaders() const;  ///< of blocks and their bits, outside the heap
  /// The totals, up to date.
  const HeapStats& stats();

  // --- Samples for the memory profile ---------------------------------------------------------------

  struct Sample {
    void* p;
    size_t bytes;
  };
  /// From now on about one allocation in `*rate` bytes becomes a sample; the variable is the program's. Rates
  /// are looked at when 64 cells of a size are used up, or at each allocation, which is slower, if `exact`
  /// or when the rate is small.
  void startSampling(Profiler& profiler, const int64_t* rate, bool exact);
  /// Allocations since the last safepoint; while there are any, gcWanted() is true.
  base::Vec<Sample> takeSamples();
  bool haveSamples() const { return !samples_.empty(); }

  /// Gives free pages back to the system; at most `maxBytes`. True if some remain.
  bool releaseFreePages(size_t maxBytes, size_t keepBytes);

 private:
  friend class Gc;
  struct BlockList {
    Block* first = nullptr;
    Block* last = nullptr;
    void push(Block* b);
    Block* pop();
    void append(BlockList& other);
  };
  struct ClassLists {
    BlockList unswept;
    BlockList partial;  ///< swept, has free cells, not current
    BlockList full;     ///< swept or exhausted since the last cycle
  };
  static unsigned listOf(unsigned sizeClass, bool noScan) { return sizeClass * 2 + noScan; }

  Block* takeBlock(unsigned list);
  static bool advance(Block* b);
  static unsigned maskList(size_t size, uint64_t mask);
  void* takeMasked(AllocCache& cache, Block* b, size_t size, uint64_t mask);
  Block* refill(unsigned list);
  Block* tryBlock(AllocCache& cache, unsigned list);
  Block* nextAtHand(AllocCache& cache, unsigned list);
  void stockUp(unsigned list);
  void giveBack(AllocCache& cache, unsigned list);
  void* tryTiny(AllocCache& cache, size_t size);
  void* tinyRoom(AllocCache& cache, size_t size);
  void* newTiny(AllocCache& cache, Block* b, size_t size);
  void* takeCell(AllocCache& cache, Block* b, size_t size, bool zero, uint32_t& index);
  /// The same for the thread that is here.
  void* takeCell(Block* b, size_t size, bool zero, uint32_t& index) { return takeCell(*cache_, b, size, zero, index); }
  void emptyCache(AllocCache& cache);
  void giveCurrent(unsigned list, Block*& slot);
  uint64_t takeMarkedNew();
  void writePointerBits(Block* b, uint32_t index, uint64_t mask);
  void* allocLarge(size_t size, const Type* elem, bool zero, size_t entered = SIZE_MAX);
  Block* newBlock(unsigned sizeClass, bool noScan, size_t bytes, size_t entered = SIZE_MAX);
  void enterPages(Block* b, size_t from, size_t end);
  Block* nextBlock(unsigned list);
  void freeBlock(Block* b);
  void sweepBlock(Block* b);
  void poisonFreed(Block* b);
  /// Sweeps the next block. What that cost, in units of some 3 microseconds at most; 0: none was left.
  unsigned sweepNext();
  void account(Block* b);
  void considerSample(void* p, size_t bytes, size_t counted);
  void setAlwaysSlow(bool on);
  void addDebt(size_t bytes);
  void flushCurrent();
  void startSweep();
  void addRun(PageRun run);
  void eraseRun(PageRun run);
  void* allocTiny(size_t size);
  void* allocTyped(size_t size, const Type* elem);
  uintptr_t takePages(size_t pages, bool& dirty);
  bool commit(size_t bytes);
  void askForHugePages(size_t fresh);
  void givePages(uintptr_t at, size_t pages);
  void checkPoison(Block* b) const;
  static uint64_t maskOf(const Type* elem, size_t size);
  const Type* bitmapType(size_t size, const uint8_t* bits);

  AllocCache own_;
  AllocCache* cache_ = &own_;   ///< of the thread that is here
  AllocCache* caches_ = &own_;  ///< all
  bool marking_ = false;              ///< new objects are born marked
  bool markedTogether_ = false;       ///< and other threads mark
  bool gcWanted_ = false;
  bool alwaysSlow_ = false;
  uintptr_t base_ = 0;
  size_t used_ = 0;  ///< bytes of the range ever handed out
  size_t plainTo_ = 0;  ///< where it has been decided whether to ask for large pages
  size_t committed_ = 0;  ///< bytes of the range that may be touched
  Block** pages_ = nullptr;
  uint64_t live_ = 0;
  uint64_t largeBytes_ = 0;  ///< of large objects since takeLargeBytes()
  uint64_t nextStep_ = 0;  ///< gcWanted_ becomes true when stats_.totalAlloc reaches it
  alignas(16) uint64_t zeroRoom_[2] = {};
  void* zeroBase_ = zeroRoom_;

  size_t reserved_ = 0;
  size_t bytesInUse_ = 0;
  size_t bytesReleased_ = 0;
  size_t freeDirty_ = 0;
  uintptr_t releaseAt_ = 0;  ///< releaseFreePages goes on here
  uint32_t sweepEpoch_ = 0;
  ClassLists lists_[kListCount];
  unsigned sweepCursor_ = 0;
  [[no_unique_address]] RankedLock<LockRank::Blocks> lock_;
  base::Allocator& memory_;  ///< of everything outside the heap's own range
  base::Vec<Block*> blocks_;
  base::OrderedSet<PageRun, PageRun::ByAddress> freeRuns_;  ///< neighbours of equal kind join
  base::OrderedSet<PageRun, PageRun::BySize> freeBySize_;   ///< the same
  /// Bytes committed at a time: the entries of so many in the page table are whole pages.
  static constexpr size_t kCommitStep = size_t{4} << 20;
  size_t storageBytes_ = 0;                                 ///< Block::storage of all
  base::Vec<Block*> spareBlocks_;                           ///< headers to reuse
  base::HashMap<const void*, Type*> bitmapTypes_;           ///< allocBitmap above 512 bytes
  HeapStats stats_;
  const StressSwitches& stress_;
  Gc* gc_ = nullptr;
  Profiler* profiler_ = nullptr;        ///< null: no samples
  const int64_t* sampleRate_ = nullptr;
  int64_t lastRate_ = 0;                ///< what it was when last looked at
  int64_t untilSample_ = 0;             ///< bytes
  bool exactSamples_ = false;
  base::Vec<Sample> samples_;
  Block empty_;
};

// --- The fast paths -----------------------------------------------------------------------------

inline Block* Heap::takeBlock(unsigned list) {
  Block* b = cache_->current[list];
  if (b->allocCache == 0) [[unlikely]] return refill(list);
  return b;
}

/// A call of memset costs more than the few stores that most cells need.
inline void zeroCell(uint64_t* w, size_t bytes) {
  if (bytes > 256) {
    memset(w, 0, bytes);
    return;
  }
  for (uint64_t* end = w + bytes / 8; w != end; w++) {
    *w = 0;
    asm volatile("" : : "r"(w));  // keeps the loop from becoming a call
  }
}

inline void* Heap::takeCell(AllocCache& cells, Block* b, size_t size, bool zero, uint32_t& index) {
  uint64_t cache = b->allocCache;
  VO_DCHECK(cache != 0 && size <= b->cellSize, "the block has a free cell, and it is large enough");
  setRelaxed(b->allocCache, cache & (cache - 1));
  index = b->cacheWord * 64 + static_cast<uint32_t>(__builtin_ctzll(cache));
  void* p = reinterpret_cast<void*>(b->base + size_t{index} * b->cellSize);
  if (marking_) [[unlikely]] {
    b->setMark(index);
    cells.markedNew += b->cellSize;
  }
  if (kRedZone != 0) unpoison(p, size);
  if (b->needZero && zero) {
    if (kRedZone != 0) {
      memset(p, 0, size);
    } else {
      zeroCell(static_cast<uint64_t*>(p), b->cellSize);
    }
  }
  return p;
}

inline void Heap::writePointerBits(Block* b, uint32_t index, uint64_t mask) {
  VO_DCHECK(b->pointerBits != nullptr && index < b->cellCount, "the cell has a bitmap");
  size_t cellWords = b->cellSize / 8;
  size_t bit = size_t{index} * cellWords;
  uint64_t cellMask = cellWords == 64 ? ~uint64_t{0} : (uint64_t{1} << cellWords) - 1;
  uint64_t* w = b->pointerBits + bit / 64;
  unsigned shift = bit % 64;
  setRelaxed(w[0], (w[0] & ~(cellMask << shift)) | (mask << shift));
  if (shift + cellWords > 64) setRelaxed(w[1], (w[1] & ~(cellMask >> (64 - shift))) | (mask >> (64 - shift)));
}

inline unsigned Heap::maskList(size_t size, uint64_t mask) {
  VO_DCHECK(size - 1 < kMaxBitmapSize, "a size of the bitmap classes");
  if (kRedZone != 0 && size + kRedZone > kMaxBitmapSize && mask != 0) return listOf(26, false);
  return listOf(sizeClassOf(size + kRedZone), mask == 0);
}

inline void* Heap::takeMasked(AllocCache& cells, Block* b, size_t size, uint64_t mask) {
  uint32_t index;
  void* p = takeCell(cells, b, size, true, index);
  if (mask != 0) writePointerBits(b, index, mask);
  return p;
}

inline void* Heap::allocMask(size_t size, uint64_t mask) {
  Block* b = takeBlock(maskList(size, mask));
  return b != nullptr ? takeMasked(*cache_, b, size, mask) : nullptr;
}

/// A block with a free cell, if there is one at hand.
inline Block* Heap::tryBlock(AllocCache& cells, unsigned list) {
  Block* b = cells.current[list];
  if (b->allocCache == 0) [[unlikely]] {
    if (profiler_ != nullptr) return nullptr;
    while (!advance(b))
      if ((b = nextAtHand(cells, list)) == nullptr) return nullptr;
  }
  return b;
}

inline void* Heap::tryMask(AllocCache& cells, size_t size, uint64_t mask) {
  if (size < 16 && mask == 0) return tryTiny(cells, size);
  Block* b = tryBlock(cells, maskList(size, mask));
  return b != nullptr ? takeMasked(cells, b, size, mask) : nullptr;
}

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Winvalid-offsetof"
constexpr size_t Heap::gcWantedAt() { return offsetof(Heap, gcWanted_); }
#pragma clang diagnostic pop

}  // namespace vo::runtime
