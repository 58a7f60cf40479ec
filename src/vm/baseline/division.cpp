// This file finds multipliers. 2^(w + s) / d, rounded up, serves for all numbers of w bits as soon as what was added by
// rounding, in units of 1 / d, is at most 2^s.
#include "vm/baseline/division.h"

#include <bit>

#include "base/check.h"

namespace vo::vm::baseline {

namespace {

using Wide = unsigned __int128;

struct Multiplier {
  Wide value;
  unsigned shift;
};

/// For numbers of `width` bits; with a shift of at least `least`.
Multiplier multiplierOf(unsigned width, uint64_t d, unsigned least) {
  for (unsigned s = least;; s++) {
    VO_CHECK(s <= 16, "the divisor's width is enough");
    Wide power = Wide{1} << (width + s), value = power / d + 1;
    if (value * d - power <= Wide{1} << s) return {value, s};
  }
}

}  // namespace

Division signedDivision(int16_t d) {
  if (d < 1) return {DivisionForm::Divide, 0, 0};
  auto by = static_cast<uint64_t>(d);
  if (std::has_single_bit(by)) return {DivisionForm::Shift, static_cast<uint8_t>(std::countr_zero(by)), 0};
  // (2^63 is the largest magnitude: as for 63 bits.) The product's upper half is that of 64 more bits: one less to shift.
  auto [value, s] = multiplierOf(63, by, 1);
  VO_CHECK(value < Wide{1} << 64, "a signed multiplier has 64 bits");
  auto low = static_cast<uint64_t>(value);
  return {low >> 63 != 0 ? DivisionForm::MultiplyAdd : DivisionForm::Multiply, static_cast<uint8_t>(s - 1), low};
}

Division unsignedDivision(uint16_t d) {
  if (d == 0) return {DivisionForm::Divide, 0, 0};
  uint64_t by = d;
  if (std::has_single_bit(by)) return {DivisionForm::Shift, static_cast<uint8_t>(std::countr_zero(by)), 0};
  auto [value, s] = multiplierOf(64, by, 0);
  auto low = static_cast<uint64_t>(value);
  if (value < Wide{1} << 64) return {DivisionForm::Multiply, static_cast<uint8_t>(s), low};
  VO_CHECK(s >= 1, "a multiplier of 65 bits comes with a shift");
  return {DivisionForm::MultiplyAdd, static_cast<uint8_t>(s - 1), low};
}

}  // namespace vo::vm::baseline
