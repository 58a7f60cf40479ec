// Bump allocation for what dies together, and the containers that live inside an arena.
//
// Everything in an arena is trivially destructible: no destructor ever runs. What may become part
// of the library image (types, objects, scopes, syntax and IR of generic functions, linked
// programs) lives in an arena whose memory is a Piece of the Region at a fixed address, so that the image
// is that region written to a file (docs/image.md). Hence the rule for such structs: no virtual
// functions, no std:: containers, no pointers to static data of the executable, no hashing by
// address. Use ArenaVec, ArenaMap and std::span into the same arena.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/allocation_log.h"
#include "base/check.h"
#include "base/chunk_pool.h"
#include "base/region.h"

namespace vo::base {

/// Names T in a template, for Arena::note.
#define VO_ARENA_TYPE __PRETTY_FUNCTION__

/// A bump allocator. Memory is zeroed. Not thread-safe.
class Arena {
 public:
  Arena() = default;
  /// Takes its chunks from `piece`, which must outlive what is in the arena.
  explicit Arena(Piece& piece) : piece_(&piece) {}
  /// The same, and gives them back to `pool`.
  explicit Arena(ChunkPool& pool) : pool_(&pool) {}
  ~Arena() { reset(); }
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  /// Zeroed memory. `align` is a power of two, at most 4096.
  void* alloc(size_t size, size_t align = 8) {
    uintptr_t p = (next_ + (align - 1)) & ~(align - 1);
    if (__builtin_expect(p + size > end_ || next_ == 0, 0)) return allocSlow(size, align);
    next_ = p + size;
    return reinterpret_cast<void*>(p);
  }

  template <class T, class... Args>
  T* make(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T>, "arenas run no destructors");
    void* p = alloc(sizeof(T), alignof(T));
    note(p, sizeof(T), VO_ARENA_TYPE);
    return new (p) T{std::forward<Args>(args)...};
  }

  template <class T>
  std::span<T> array(size_t n) {
    static_assert(std::is_trivially_destructible_v<T>, "arenas run no destructors");
    T* p = static_cast<T*>(alloc(n * sizeof(T), alignof(T)));
    note(p, n * sizeof(T), VO_ARENA_TYPE);
    // The memory is zero, and so are values of types that need no constructor.
    if constexpr (!std::is_trivially_default_constructible_v<T>)
      for (size_t i = 0; i < n; i++) new (p + i) T{};
    return {p, n};
  }

  template <class T>
  std::span<T> copy(std::span<const T> from) {
    static_assert(std::is_trivially_copyable_v<T>, "copied as bytes");
    if (from.empty()) return {};
    T* p = static_cast<T*>(alloc(from.size_bytes(), alignof(T)));
    note(p, from.size_bytes(), VO_ARENA_TYPE);
    memcpy(static_cast<void*>(p), from.data(), from.size_bytes());
    return {p, from.size()};
  }

  /// A copy of `text`, followed by a zero byte.
  std::string_view copy(std::string_view text);

  /// Ends the life of all that is in the arena and gives its memory back. Nothing happens to a piece's.
  void reset();
  /// What is allocated from now on is told to `log`, which must outlive the arena.
  void logTo(AllocationLog& log) { log_ = &log; }
  /// For who uses alloc() itself, in debug builds: what is at `p`.
  void note([[maybe_unused]] const void* p, [[maybe_unused]] size_t size, [[maybe_unused]] const char* what) {
#ifndef NDEBUG
    if (log_ != nullptr) log_->add(p, size, what);
#endif
  }
  /// Bytes handed out, slack included.
  size_t bytesUsed() const { return bytesUsed_; }

 private:
  void* allocSlow(size_t size, size_t align);

  static constexpr size_t kFirstChunk = 16 * 1024;
  struct Chunk {
    Chunk* previous;
    size_t size;
  };
  uintptr_t next_ = 0;
  uintptr_t end_ = 0;
  Chunk* chunks_ = nullptr;
  Piece* piece_ = nullptr;
  ChunkPool* pool_ = nullptr;
  AllocationLog* log_ = nullptr;
  size_t nextChunkSize_ = kFirstChunk;
  size_t bytesUsed_ = 0;
};

/// A growing array inside an arena. Growth leaves the old storage behind.
template <class T>
class ArenaVec {
 public:
  static_assert(std::is_trivially_copyable_v<T>, "moved as bytes");
  void push(Arena& arena, const T& value) {
    if (size_ == capacity_) grow(arena, size_ + 1);
    new (data_ + size_++) T(value);
  }
  void reserve(Arena& arena, size_t n) {
    if (n > capacity_) grow(arena, n);
  }
  /// New elements are value-initialised.
  void resize(Arena& arena, size_t n) {
    reserve(arena, n);
    for (size_t i = size_; i < n; i++) new (data_ + i) T{};
    size_ = static_cast<uint32_t>(n);
  }
  void pop() { size_--; }
  void clear() { size_ = 0; }
  T& operator[](size_t i) {
    VO_DCHECK(i < size_, "index in range");
    return data_[i];
  }
  const T& operator[](size_t i) const {
    VO_DCHECK(i < size_, "index in range");
    return data_[i];
  }
  T& back() { return (*this)[size_ - 1]; }
  const T& back() const { return (*this)[size_ - 1]; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::span<T> span() { return {data_, size_}; }
  std::span<const T> span() const { return {data_, size_}; }

 private:
  void grow(Arena& arena, size_t atLeast) {
    size_t n = capacity_ < 4 ? 4 : size_t{capacity_} * 2;
    if (n < atLeast) n = atLeast;
    T* p = static_cast<T*>(arena.alloc(n * sizeof(T), alignof(T)));
    arena.note(p, n * sizeof(T), VO_ARENA_TYPE);
    if (size_ != 0) memcpy(static_cast<void*>(p), static_cast<const void*>(data_), size_ * sizeof(T));
    data_ = p;
    capacity_ = static_cast<uint32_t>(n);
  }
  T* data_ = nullptr;
  uint32_t size_ = 0;
  uint32_t capacity_ = 0;
};

}  // namespace vo::base
