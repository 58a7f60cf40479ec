// The shortest decimal number that reads back as a given floating-point number.
#pragma once

namespace vo::base {

/// 0.d1d2d3… × 10^exponent, d1 not zero.
struct Decimal {
  char digits[17];  ///< '0' to '9', not terminated
  int count = 0;
  int exponent = 0;
};

/// Of all that read back as v the shortest, and of these the nearest. REQUIRES: v is finite and above zero.
Decimal shortestDecimal(double v);
Decimal shortestDecimal(float v);

}  // namespace vo::base
