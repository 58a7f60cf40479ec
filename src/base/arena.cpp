// This file implements arenas: chunks that double up to 1 MiB, from malloc, a Piece or a ChunkPool.
#include "base/arena.h"

#include <cstdlib>

namespace vo::base {

namespace {
constexpr size_t kPage = 4096;
constexpr size_t kMaxChunk = 1024 * 1024;
size_t roundUp(size_t n, size_t to) { return (n + to - 1) & ~(to - 1); }
}  // namespace

void Arena::reset() {
  if (piece_ != nullptr) return;
  for (Chunk* c = chunks_; c != nullptr;) {
    Chunk* previous = c->previous;
    if (pool_ != nullptr) {
      pool_->give(c, c->size);
    } else {
      free(c);
    }
    c = previous;
  }
  chunks_ = nullptr;
  next_ = end_ = 0;
  nextChunkSize_ = kFirstChunk;
  bytesUsed_ = 0;
}

void* Arena::allocSlow(size_t size, size_t align) {
  VO_CHECK(size < (size_t{1} << 40), "an allocation has a sane size");
  size_t want = size + align + sizeof(Chunk);
  size_t chunkSize = nextChunkSize_;
  if (chunkSize < want) chunkSize = roundUp(want, kPage);
  if (nextChunkSize_ < kMaxChunk) nextChunkSize_ *= 2;
  Chunk* c;
  if (piece_ != nullptr) {
    c = static_cast<Chunk*>(piece_->take(chunkSize));
  } else {
    c = static_cast<Chunk*>(pool_ != nullptr ? pool_->take(chunkSize) : calloc(1, chunkSize));
    if (c == nullptr) outOfHostMemory();
    c->previous = chunks_;
    c->size = chunkSize;
    chunks_ = c;
  }
  if (log_ != nullptr) log_->add(c, chunkSize, "a chunk");
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
