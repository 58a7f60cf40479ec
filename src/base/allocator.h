// Where the run time's own structures get memory, counted against the host's limit.
//
// A running program has one allocator, which its engine supplies. What the program makes the run time keep
// (goroutines, stacks, timers, tables, headers of blocks, the heap's blocks themselves) counts in it, so a
// limit of a host is a limit of all of that.
//
// Two ways to ask. `get` never fails: it is for structures of a bounded size, of which each takes the program
// over its limit by no more than that; the engine sees overLimit() at its next safepoint and ends the program.
// `tryGet` says null instead: it is for sizes that the program chooses. The process ends only if the system
// itself has no memory left.
//
// One thread at a time. Memory goes back with the size it was asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>
#include <utility>

#include "base/check.h"

namespace vo::base {

class Allocator {
 public:
  static constexpr size_t kAlign = 16;
  static constexpr size_t kNoLimit = SIZE_MAX;

  Allocator() = default;
  Allocator(const Allocator&) = delete;
  Allocator& operator=(const Allocator&) = delete;

  [[nodiscard]] void* get(size_t bytes, size_t align = kAlign) { return counted(take(bytes, align, false), bytes); }
  [[nodiscard]] void* getZeroed(size_t bytes, size_t align = kAlign) { return counted(take(bytes, align, true), bytes); }
  [[nodiscard]] void* tryGet(size_t bytes, size_t align = kAlign) {
    if (!fits(bytes)) return nullptr;
    void* p = take(bytes, align, false);
    if (p != nullptr) inUse_ += bytes;
    return p;
  }
  /// `p` may be null. `bytes` and `align` are what it was asked for with.
  void release(void* p, size_t bytes, size_t align = kAlign) {
    if (p == nullptr) return;
    uncount(bytes);
    give(p, bytes, align);
  }

  template <class T, class... Args>
  [[nodiscard]] T* make(Args&&... args) {
    return new (get(sizeof(T), alignOf<T>())) T{std::forward<Args>(args)...};
  }
  /// Ends what `make` has made; null is nothing.
  template <class T>
  void destroy(T* p) {
    if (p == nullptr) return;
    p->~T();
    release(const_cast<std::remove_cv_t<T>*>(p), sizeof(T), alignOf<T>());
  }

  /// Memory from elsewhere (the heap's pages) counts, too. False, and it does not: there is no room.
  [[nodiscard]] bool count(size_t bytes) {
    if (!fits(bytes)) return false;
    inUse_ += bytes;
    return true;
  }
  void uncount(size_t bytes) {
    VO_DCHECK(bytes <= inUse_, "no more memory is given back than there is");
    inUse_ -= bytes;
  }

  size_t inUse() const { return inUse_; }
  size_t limit() const { return limit_; }
  void setLimit(size_t bytes) { limit_ = bytes; }
  bool overLimit() const { return inUse_ > limit_; }

 protected:
  ~Allocator() = default;
  /// Null if the system has none. `align` is a power of two.
  virtual void* take(size_t bytes, size_t align, bool zeroed) = 0;
  virtual void give(void* p, size_t bytes, size_t align) = 0;

 private:
  template <class T>
  static constexpr size_t alignOf() { return alignof(T) > kAlign ? alignof(T) : kAlign; }
  bool fits(size_t bytes) const { return inUse_ <= limit_ && bytes <= limit_ - inUse_; }
  void* counted(void* p, size_t bytes) {
    if (p == nullptr) [[unlikely]] outOfHostMemory();
    inUse_ += bytes;
    return p;
  }

  size_t inUse_ = 0;
  size_t limit_ = kNoLimit;
};

}  // namespace vo::base
