// Sizes, alignments and field offsets in memory on amd64, as gc lays values out.
//
// Answers are stored in the structs asked about, once they are complete, unless they lie in a library image
// (which has its answers). Never fails: what does not fit is negative.
#pragma once

#include <vector>

#include "types/context.h"

namespace vo::types {

inline constexpr int64_t kWordSize = 8;
/// The largest size of a type gc accepts.
inline constexpr int64_t kMaxTypeSize = int64_t{1} << 50;

/// In bytes; negative if it exceeds the int64 range. REQUIRES: no type parameters inside
/// (hasVaryingSize) and a finite type.
int64_t sizeOf(Type* t);
/// 1, 2, 4 or 8; the alignment of a field of the type is the same.
int64_t alignOf(Type* t);
/// Offsets of the fields; the sums may be negative on overflow.
std::vector<int64_t> offsetsOf(const Struct* s);
/// Offset of the field at the end of `path` (fields of t, then of the embedded structs).
int64_t offsetOfPath(Type* t, std::span<const int32_t> path);
/// Whether the size depends on type parameters (so unsafe.Sizeof is no constant), or is infinite
/// because the type contains itself.
bool hasVaryingSize(Type* t);
/// Whether an interface holds the value itself (abi::kTFlagDirectIface): a pointer, map, chan, func, or
/// a struct or array of 8 bytes that has one such part and else nothing.
bool isDirectIface(Type* t);
/// Larger than kMaxTypeSize: "type %s too large".
bool tooLarge(Type* t);

}  // namespace vo::types
