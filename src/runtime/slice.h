// Slices: make, append's growth, copy. All may answer Again; their results are there then, as when they are
// done.
#pragma once

#include <cstdint>

#include "abi/helper.h"
#include "abi/type.h"

namespace vo::runtime {

class Runtime;

/// make([]T, len, cap). *out gets the array. Panics as Go: len or cap out of range.
abi::HelperStatus makeSlice(abi::HelperContext& cx, const abi::Type* elem, int64_t len,
                            int64_t cap, void** out);
/// Go's growth rule: the capacity (before rounding to a size class) for newLen elements.
int64_t nextSliceCap(int64_t newLen, int64_t oldCap);
/// append's slow path: an array for old.len + add elements, the old ones copied; old.cap is too
/// small for them. *out = {array, old.len + add, new cap}; elements from old.len on are zero.
abi::HelperStatus growSlice(abi::HelperContext& cx, const abi::Type* elem, abi::GoSlice old,
                            int64_t add, abi::GoSlice* out);
/// append(s, src[0:n]...): grows if needed, copies. src may be part of s.
abi::HelperStatus appendSlice(abi::HelperContext& cx, const abi::Type* elem, abi::GoSlice s,
                              const void* src, int64_t n, abi::GoSlice* out);
/// *result = copy(dst, src), the number of elements.
abi::HelperStatus copySlice(abi::HelperContext& cx, const abi::Type* elem, abi::GoSlice dst, abi::GoSlice src,
                            abi::Slot* result);

}  // namespace vo::runtime
