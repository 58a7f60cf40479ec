// Operations on memory of any size, done in pieces: helpers that answer Again until all is done.
//
// A piece is some ten microseconds of work, counted in bytes, so that a program's schedule does not depend on
// the machine. What a later piece needs is in HelperContext::state: memory there stays alive, operands need
// not. Between two pieces other goroutines run and the collector marks: overwritten pointers are shaded piece
// by piece, and new arrays are looked at as far as they are filled (Heap::filled).
//
// Results in slots (`Slot* result`) stand in a frame, which never moves.
#pragma once

#include <cstddef>
#include <cstdint>

#include "abi/helper.h"
#include "abi/type.h"
#include "runtime/barrier.h"
#include "runtime/string.h"

namespace vo::runtime {

/// Bytes written, and bytes only read, between two safepoints.
inline constexpr size_t kPieceBytes = size_t{64} << 10;
inline constexpr size_t kReadPieceBytes = 4 * kPieceBytes;
static_assert(kReadPieceBytes / abi::kBytesPerUnit <= abi::kMaxWork);

/// Descriptors of a byte, a pointer and a string as far as the allocator reads them.
extern const abi::Type kByteType;
extern const abi::Type kPointerType;
extern const abi::Type kStringType;

/// Bytes that are not worth more than a test.
inline constexpr size_t kFewBytes = 1024;

abi::HelperStatus moveMany(abi::HelperContext& cx, const abi::Type* elem, void* dst, const void* src, size_t bytes);
abi::HelperStatus clearMany(abi::HelperContext& cx, const abi::Type* elem, void* dst, size_t bytes);

/// `count` values from src to dst, which may overlap; with barriers.
inline abi::HelperStatus moveArray(abi::HelperContext& cx, const abi::Type* elem, void* dst, const void* src,
                                   size_t count) {
  size_t bytes = elem->size * count;
  if (bytes > kFewBytes) return moveMany(cx, elem, dst, src, bytes);
  typedMovePart(cx.runtime, elem, dst, src, 0, bytes);
  return abi::HelperStatus::Done;
}
/// `count` zero values to dst, with barriers.
inline abi::HelperStatus clearArray(abi::HelperContext& cx, const abi::Type* elem, void* dst, size_t count) {
  size_t bytes = elem->size * count;
  if (bytes > kFewBytes) return clearMany(cx, elem, dst, bytes);
  typedClearPart(cx.runtime, elem, dst, 0, bytes);
  return abi::HelperStatus::Done;
}

/// typedClearPartial of any size.
abi::HelperStatus clearPartial(abi::HelperContext& cx, const abi::Type* t, void* p, size_t off, size_t size);

/// A new array `to` of `bytes`: first aBytes from a, then bBytes from b, then zeros.
struct Filling {
  const abi::Type* elem;
  size_t bytes;
  const void* a = nullptr;
  size_t aBytes = 0;
  const void* b = nullptr;
  size_t bBytes = 0;
};
/// *out = that array. Panics: out of memory.
abi::HelperStatus newFilled(abi::HelperContext& cx, const Filling& filling, void** out);

/// *out = a new zero value. Panics: out of memory.
abi::HelperStatus newObject(abi::HelperContext& cx, const abi::Type* t, void** out);

/// A new array of all the strings' bytes, `total` of them: more than a piece.
abi::HelperStatus joinStrings(abi::HelperContext& cx, const abi::GoString* parts, size_t count, size_t total,
                              abi::GoString* out);

/// *result = hashBytes of n bytes.
abi::HelperStatus hashRun(abi::HelperContext& cx, const void* p, size_t n, uint64_t seed, abi::Slot* result);

/// What a comparison of bytes answers.
struct Ordering {
  int64_t less, greater, same;
};
inline constexpr Ordering kEquality = {0, 0, 1};
/// *result = by the first byte of a and b that differs, of n.
abi::HelperStatus compareBytes(abi::HelperContext& cx, const void* a, const void* b, size_t n, const Ordering& answers,
                               abi::Slot* result);
abi::HelperStatus compareTexts(abi::HelperContext& cx, abi::GoString a, abi::GoString b, abi::Slot* result);
/// *result = a <=> b as -1, 0, 1.
inline abi::HelperStatus compareStrings(abi::HelperContext& cx, abi::GoString a, abi::GoString b, abi::Slot* result) {
  if (a.len > static_cast<int64_t>(kFewBytes)) return compareTexts(cx, a, b, result);
  *result = abi::intSlot(stringCompare(a, b));
  return abi::HelperStatus::Done;
}

}  // namespace vo::runtime
