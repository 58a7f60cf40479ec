// This file is the pipeline of marking (marker.h).
#include "runtime/marker.h"

#include <algorithm>

#include "base/check.h"

namespace vo::runtime {

namespace {

uintptr_t loadWord(uintptr_t at) {
  return __atomic_load_n(reinterpret_cast<const uintptr_t*>(at), __ATOMIC_RELAXED);
}

}  // namespace

/// False: another thread was faster.
bool Marker::mark(Block* b, uint32_t i) {
  if (isShared_) [[unlikely]] return b->setMarkAmongOthers(i);
  b->setMark(i);
  return true;
}

void Marker::shade(const void* p) {
  Block* b = heap_.blockOf(p);
  if (b == nullptr) return;
  uint32_t i = b->cellIndex(reinterpret_cast<uintptr_t>(p));
  if (i >= b->cellCount || b->marked(i) || !b->allocated(i) || !mark(b, i)) return;
  work++;
  markedBytes += b->cellBytes();
  if (b->noScan) return;
  __builtin_prefetch(reinterpret_cast<const void*>(b->cellAddress(i)));
  stack_.push({b, i, 0});
}

/// First ring: a word that may be a reference.
void Marker::found(uintptr_t p) {
  Block* b = heap_.blockOf(reinterpret_cast<const void*>(p));
  if (b == nullptr) return;
  __builtin_prefetch(b);
  uintptr_t before = foundRing_[foundAt_];
  foundRing_[foundAt_] = p;
  foundAt_ = (foundAt_ + 1) % kPipe;
  if (before != 0) lookUp(before);
}

/// Second ring: the cell it leads to.
void Marker::lookUp(uintptr_t p) {
  Block* b = heap_.blockOf(reinterpret_cast<const void*>(p));
  VO_DCHECK(b != nullptr, "found() has dropped what is not in the heap, and blocks stay while marking");
  uint32_t i = b->cellIndex(p);
  if (i >= b->cellCount) return;
  __builtin_prefetch(&b->markBits[i >> 6], 1);
  Cell before = cellRing_[cellAt_];
  cellRing_[cellAt_] = {b, i};
  cellAt_ = (cellAt_ + 1) % kPipe;
  if (before.block != nullptr) markCell(before.block, before.index);
}

void Marker::markCell(Block* b, uint32_t i) {
  if (b->marked(i) || !b->allocated(i) || !mark(b, i)) return;
  work++;
  markedBytes += b->cellBytes();
  if (!b->noScan) stack_.push({b, i, 0});
}

void Marker::flush() {
  for (unsigned n = 0; n < kPipe; n++) {
    uintptr_t p = foundRing_[foundAt_];
    foundRing_[foundAt_] = 0;
    foundAt_ = (foundAt_ + 1) % kPipe;
    if (p != 0) lookUp(p);
  }
  for (unsigned n = 0; n < kPipe; n++) {
    Cell c = cellRing_[cellAt_];
    cellRing_[cellAt_] = {};
    cellAt_ = (cellAt_ + 1) % kPipe;
    if (c.block != nullptr) markCell(c.block, c.index);
  }
  for (GreyObject& e : scanRing_) {
    if (e.block != nullptr) stack_.push(e);
    e = {};
  }
}

void Marker::scanBits(uintptr_t base, const uint8_t* bits, size_t from, size_t end) {
  VO_DCHECK(base % 8 == 0, "references are aligned words");
  for (size_t i = from; i < end;) {
    unsigned byte = bits[i / 8] >> (i % 8);
    if (byte == 0) {
      i = (i / 8 + 1) * 8;
      continue;
    }
    i += static_cast<size_t>(__builtin_ctz(byte));
    if (i >= end) return;
    if (uintptr_t p = loadWord(base + i * 8)) found(p);
    i++;
  }
}

/// Scans words [from, end) of an object of repeated values.
void Marker::scanTyped(const CellType& cell, uintptr_t base, size_t from, size_t end) {
  size_t elemWords = cell.type->size / 8;
  size_t ptrWords = cell.type->ptrBytes / 8;
  VO_DCHECK(elemWords != 0 && ptrWords <= elemWords, "a cell with pointers has elements of whole words");
  if (elemWords == 1) {
    for (size_t i = from; i < end; i++) {
      if (uintptr_t p = loadWord(base + i * 8)) found(p);
    }
    return;
  }
  for (size_t elem = from / elemWords * elemWords; elem < end; elem += elemWords) {
    size_t first = elem < from ? from - elem : 0;
    size_t last = std::min(ptrWords, end - elem);
    scanBits(base + elem * 8, cell.type->gcData, first, last);
  }
}

void Marker::scanEntry(GreyObject e) {
  uintptr_t base = e.block->cellAddress(e.index);
  VO_DCHECK(e.index < e.block->cellCount && e.block->allocated(e.index), "grey objects are allocated");
  VO_DCHECK(!e.block->noScan, "what has no pointers is black at once");
  if (e.block->pointerBits != nullptr) {
    work += 1 + e.block->cellSize / 64;
    for (uint64_t mask = e.block->pointerMask(e.index); mask != 0; mask &= mask - 1) {
      uintptr_t p = loadWord(base + static_cast<unsigned>(__builtin_ctzll(mask)) * 8);
      if (p != 0) found(p);
    }
    return;
  }
  const CellType& cell = e.block->cellTypes[e.index];
  size_t words = cell.bytes / 8;
  size_t from = size_t{e.chunk} * kChunkWords;
  size_t end = std::min(from + kChunkWords, words);
  if (end < words) stack_.push({e.block, e.index, e.chunk + 1});
  // reflect makes descriptors at run time; this one must live as long as its object.
  if (e.chunk == 0 && heap_.inRange(cell.type)) shade(cell.type);
  work += 1 + (end - from) / 8;
  scanTyped(cell, base, from, end);
}

bool Marker::ringsAreEmpty() const {
  return std::all_of(std::begin(scanRing_), std::end(scanRing_), [](const GreyObject& e) { return e.block == nullptr; });
}

bool Marker::run(uint64_t budget) {
  while (work < budget) {
    if (!stack_.empty()) {
      GreyObject e = stack_.pop();
      __builtin_prefetch(reinterpret_cast<const void*>(e.block->cellAddress(e.index)));
      GreyObject before = scanRing_[scanAt_];
      scanRing_[scanAt_] = e;
      scanAt_ = (scanAt_ + 1) % kPipe;
      if (before.block != nullptr) scanEntry(before);
      continue;
    }
    flush();
    if (stack_.empty()) return true;
    // Little is grey: what was in the rings is in the cache, so nothing is gained by waiting.
    GreyObject e = stack_.pop();
    scanEntry(e);
  }
  return false;
}

}  // namespace vo::runtime
