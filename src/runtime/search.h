// Searching bytes, in pieces (see pieces.h). Empty texts may have any data pointer.
//
// They write *result when they are done, allocate nothing and raise nothing.
#pragma once

#include <cstdint>

#include "abi/helper.h"

namespace vo::runtime {

/// *result = the index of the first c in the n bytes at p, or -1.
abi::HelperStatus findByte(abi::HelperContext& cx, const uint8_t* p, int64_t n, uint8_t c, abi::Slot* result);
abi::HelperStatus findLastByte(abi::HelperContext& cx, const uint8_t* p, int64_t n, uint8_t c, abi::Slot* result);
abi::HelperStatus countByte(abi::HelperContext& cx, const uint8_t* p, int64_t n, uint8_t c, abi::Slot* result);
/// *result = the index of the first of the m bytes at q in the n bytes at p, or -1. Time is linear in n + m.
abi::HelperStatus findBytes(abi::HelperContext& cx, const uint8_t* p, int64_t n, const uint8_t* q, int64_t m,
                            abi::Slot* result);

/// The same at once, on any stack (1 KiB), in any thread.
int64_t indexByte(const uint8_t* p, int64_t n, uint8_t c);
int64_t countShort(const uint8_t* p, int64_t n, uint8_t c);
/// REQUIRES 2 <= m <= n. Time is as n * m at worst.
int64_t indexShort(const uint8_t* p, int64_t n, const uint8_t* q, int64_t m);

}  // namespace vo::runtime
