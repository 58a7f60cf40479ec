// This file copies and clears memory that may hold pointers: a bulk barrier first, then words.
//
// The barrier shades what the destination held, so it runs before the first word is written. Types
// without pointers take memmove, which is also safe for them when ranges overlap.
#include "runtime/barrier.h"

#include <cstring>

#include "runtime/runtime.h"

namespace vo::runtime {

namespace {

using abi::Type;

/// Shades the references in [from, end) words of repeated values of `t` at `base`.
void shadeWords(Gc* gc, const Type* t, const void* base, size_t from, size_t end) {
  auto* words = static_cast<void* const*>(base);
  size_t elemWords = t->size / 8;
  size_t ptrWords = t->ptrBytes / 8;
  VO_DCHECK(elemWords != 0 && reinterpret_cast<uintptr_t>(base) % 8 == 0, "values with pointers are aligned words");
  for (size_t i = from; i < end; i++) {
    size_t k = i % elemWords;
    if (k < ptrWords && ((t->gcData[k / 8] >> (k % 8)) & 1) != 0) gc->shadeOverwritten(words[i]);
  }
}

void copyWords(void* dst, const void* src, size_t bytes) {
  auto* d = static_cast<uint64_t*>(dst);
  auto* s = static_cast<const uint64_t*>(src);
  size_t n = bytes / 8;
  VO_DCHECK(bytes % 8 == 0 && (reinterpret_cast<uintptr_t>(d) | reinterpret_cast<uintptr_t>(s)) % 8 == 0, "values with pointers are aligned words");
  if (d <= s || d >= s + n) {
    for (size_t i = 0; i < n; i++) {
      __atomic_store_n(d + i, __atomic_load_n(s + i, __ATOMIC_RELAXED), __ATOMIC_RELAXED);
    }
  } else {
    for (size_t i = n; i-- > 0;) {
      __atomic_store_n(d + i, __atomic_load_n(s + i, __ATOMIC_RELAXED), __ATOMIC_RELAXED);
    }
  }
}

void clearWords(void* dst, size_t bytes) {
  auto* d = static_cast<uint64_t*>(dst);
  for (size_t i = 0; i < bytes / 8; i++) __atomic_store_n(d + i, 0, __ATOMIC_RELAXED);
}

}  // namespace

void typedShade(Runtime& rt, const Type* t, const void* p) {
  if (rt.barrier.on && t->ptrBytes != 0) shadeWords(rt.barrier.gc, t, p, 0, t->size / 8);
}

void typedMove(Runtime& rt, const Type* t, void* dst, const void* src) {
  if (t->ptrBytes == 0) {
    memmove(dst, src, t->size);
    return;
  }
  if (dst == src) return;
  if (rt.barrier.on) shadeWords(rt.barrier.gc, t, dst, 0, t->size / 8);
  copyWords(dst, src, t->size);
}

void typedClear(Runtime& rt, const Type* t, void* dst) {
  if (t->ptrBytes == 0) {
    memset(dst, 0, t->size);
    return;
  }
  if (rt.barrier.on) shadeWords(rt.barrier.gc, t, dst, 0, t->size / 8);
  clearWords(dst, t->size);
}

void typedClearPartial(Runtime& rt, const Type* t, void* p, size_t off, size_t size) {
  if (rt.barrier.on && t->ptrBytes != 0) {
    const void* start = static_cast<const char*>(p) - off;
    shadeWords(rt.barrier.gc, t, start, (off + 7) / 8, (off + size) / 8);
  }
  memset(p, 0, size);
}

void typedMovePart(Runtime& rt, const Type* elem, void* dst, const void* src, size_t from, size_t end) {
  VO_DCHECK(elem->ptrBytes == 0 || (from | end) % 8 == 0, "words of pointers are moved whole");
  char* to = static_cast<char*>(dst) + from;
  const char* at = static_cast<const char*>(src) + from;
  if (elem->ptrBytes == 0) {
    if (end != from) memmove(to, at, end - from);
    return;
  }
  if (dst == src || from == end) return;
  if (rt.barrier.on) shadeWords(rt.barrier.gc, elem, dst, from / 8, end / 8);
  copyWords(to, at, end - from);
}

void typedClearPart(Runtime& rt, const Type* elem, void* dst, size_t from, size_t end) {
  VO_DCHECK(elem->ptrBytes == 0 || (from | end) % 8 == 0, "words of pointers are cleared whole");
  if (from == end) return;
  char* at = static_cast<char*>(dst) + from;
  if (elem->ptrBytes == 0) {
    memset(at, 0, end - from);
    return;
  }
  if (rt.barrier.on) shadeWords(rt.barrier.gc, elem, dst, from / 8, end / 8);
  clearWords(at, end - from);
}

void typedInitPart(const Type* elem, void* dst, const void* src, size_t bytes) {
  if (bytes == 0) return;
  if (elem->ptrBytes == 0) {
    memcpy(dst, src, bytes);
  } else {
    copyWords(dst, src, bytes);
  }
}

void typedMoveArray(Runtime& rt, const Type* elem, void* dst, const void* src, size_t count) {
  typedMovePart(rt, elem, dst, src, 0, elem->size * count);
}

void typedClearArray(Runtime& rt, const Type* elem, void* dst, size_t count) {
  typedClearPart(rt, elem, dst, 0, elem->size * count);
}

void typedInitArray(const Type* elem, void* dst, const void* src, size_t count) {
  typedInitPart(elem, dst, src, elem->size * count);
}

}  // namespace vo::runtime
