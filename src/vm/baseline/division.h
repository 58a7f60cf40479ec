// How numbers are divided by a constant without a division (Granlund and Montgomery, "Division by Invariant Integers
// using Multiplication", 1994).
#pragma once

#include <cstdint>

namespace vo::vm::baseline {

enum class DivisionForm : uint8_t {
  Divide,       ///< by the processor
  Shift,        ///< by a power of two
  Multiply,     ///< by `multiplier`; `shift` of the product's upper half
  MultiplyAdd,  ///< by 2^64 + the unsigned `multiplier`
};

struct Division {
  DivisionForm form;
  uint8_t shift;
  uint64_t multiplier;
};

/// Of any int64 by d; by d < 1 the processor divides. x / d is, for a power of two, (x + (x < 0 ? d - 1 : 0)) >> shift, else
/// (high(x * multiplier) [+ x]) >> shift, plus 1 for x < 0: high() of the signed product.
Division signedDivision(int16_t d);

/// Of any uint64 by d. x / d is x >> shift, or high(x * multiplier) >> shift, or with h = high(x * multiplier)
/// (((x - h) >> 1) + h) >> shift.
Division unsignedDivision(uint16_t d);

}  // namespace vo::vm::baseline
