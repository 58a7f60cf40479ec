// Number conversions as gc makes them on amd64, out of range included: there the hardware's
// "indefinite" value (only the top bit set) of the 64- or 32-bit conversion appears.
#pragma once

#include <bit>
#include <cstdint>

#include "bytecode/opcodes.h"

namespace vo::bytecode {

inline int64_t truncate64(double d) {
  return d >= -0x1p63 && d < 0x1p63 ? static_cast<int64_t>(d) : INT64_MIN;
}
inline int32_t truncate32(double d) {
  return d > -2147483649.0 && d < 2147483648.0 ? static_cast<int32_t>(d) : INT32_MIN;
}
inline uint64_t truncateU64(double d) {
  if (d < 0x1p63) return static_cast<uint64_t>(truncate64(d));
  // Out of range (and NaN) is 0x8000…, as Go 1.26 has it.
  int64_t high = truncate64(d - 0x1p63);
  return high < 0 ? 0x8000000000000000u : static_cast<uint64_t>(high) ^ 0x8000000000000000u;
}

/// The slot that conversion `kind` makes of slot `v`.
inline uint64_t convertNumber(CvtKind kind, uint64_t v) {
  using enum CvtKind;
  auto sext = [](auto x) { return static_cast<uint64_t>(int64_t{x}); };
  auto ofF64 = [](double d) { return std::bit_cast<uint64_t>(d); };
  auto ofF32 = [](float f) { return uint64_t{std::bit_cast<uint32_t>(f)}; };
  // float32 operands are exact as float64.
  double d = kind >= F32ToI64 || kind == F32ToF64
                 ? double{std::bit_cast<float>(static_cast<uint32_t>(v))}
                 : std::bit_cast<double>(v);
  switch (kind) {
    case I64ToF64: return ofF64(static_cast<double>(static_cast<int64_t>(v)));
    case U64ToF64: return ofF64(static_cast<double>(v));
    case I64ToF32: return ofF32(static_cast<float>(static_cast<int64_t>(v)));
    case U64ToF32: return ofF32(static_cast<float>(v));
    case F64ToF32: return ofF32(static_cast<float>(d));
    case F32ToF64: return ofF64(d);
    case F64ToI64: case F32ToI64: return static_cast<uint64_t>(truncate64(d));
    case F64ToU64: case F32ToU64: return truncateU64(d);
    case F64ToI32: case F32ToI32: return sext(truncate32(d));
    case F64ToU32: case F32ToU32: return static_cast<uint32_t>(truncate64(d));
    case F64ToI16: case F32ToI16: return sext(static_cast<int16_t>(truncate32(d)));
    case F64ToU16: case F32ToU16: return static_cast<uint16_t>(truncate32(d));
    case F64ToI8: case F32ToI8: return sext(static_cast<int8_t>(truncate32(d)));
    case F64ToU8: case F32ToU8: return static_cast<uint8_t>(truncate32(d));
  }
  return 0;
}

}  // namespace vo::bytecode
