// Heap objects that natives give to Go code and get back as pointers: timers, coroutines.
//
// Go code may copy what such a pointer leads to (`*t` of a time.Timer), or make a struct of its own that looks
// the same in front. So a native believes a pointer only if it is the address of an object of the right size whose
// mark is right: a mark depends on the address and on numbers that nobody else knows. What fails is no handle; it
// is not read beyond its object.
#pragma once

#include <cstddef>
#include <cstdint>

#include "runtime/heap.h"

namespace vo::runtime {

class Handles {
 public:
  /// Takes its secret from the system.
  Handles();
  /// Of the object at `p`, for whoever makes it. `kind` tells the sorts of handles apart.
  uint64_t mark(const void* p, uint64_t kind) const {
    unsigned __int128 x = static_cast<unsigned __int128>(reinterpret_cast<uintptr_t>(p) ^ secret_[0]) * (secret_[1] + 2 * kind);
    return static_cast<uint64_t>(x) ^ static_cast<uint64_t>(x >> 64);
  }
  /// The object at `p` if it is one of type T (with members `mark` and kKind) that was made as such, else null.
  template <class T>
  T* check(const Heap& heap, void* p) const {
    ObjectRef o = heap.find(p);
    if (!o || o.address() != reinterpret_cast<uintptr_t>(p) || o.size() < sizeof(T)) return nullptr;
    auto* t = static_cast<T*>(p);
    return t->mark == mark(p, T::kKind) ? t : nullptr;
  }

 private:
  uint64_t secret_[2];
};

}  // namespace vo::runtime
