#include "vm/baseline/division.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <vector>

namespace vo::vm::baseline {
namespace {

/// The largest and smallest numbers, and those around multiples of the divisor.
template <class T>
std::vector<T> numbersFor(T d) {
  constexpr T kMin = std::numeric_limits<T>::min(), kMax = std::numeric_limits<T>::max();
  std::vector<T> out = {kMin, static_cast<T>(kMin + 1), T{0}, T{1}, static_cast<T>(kMax - 1), kMax};
  T last = static_cast<T>(kMax / d * d), first = static_cast<T>(kMin / d * d), middle = static_cast<T>(kMax / 2 / d * d);
  for (T x : {last, first, middle, d}) {
    if (x != kMin) out.push_back(static_cast<T>(x - 1));
    out.push_back(x);
    if (x != kMax) out.push_back(static_cast<T>(x + 1));
  }
  return out;
}

TEST(Division, SignedByAllDivisors) {
  for (int64_t d = 1; d <= INT16_MAX; d++) {
    Division by = signedDivision(static_cast<int16_t>(d));
    for (int64_t x : numbersFor<int64_t>(d)) {
      int64_t q = 0;
      if (by.form == DivisionForm::Shift) {
        q = static_cast<int64_t>(static_cast<uint64_t>(x) + static_cast<uint64_t>(x < 0 ? d - 1 : 0)) >> by.shift;
      } else {
        auto high = static_cast<uint64_t>((static_cast<__int128>(x) * static_cast<int64_t>(by.multiplier)) >> 64);
        if (by.form == DivisionForm::MultiplyAdd) high += static_cast<uint64_t>(x);
        q = (static_cast<int64_t>(high) >> by.shift) + (x < 0 ? 1 : 0);
      }
      ASSERT_EQ(q, x / d) << x << " by " << d;
    }
  }
}

TEST(Division, UnsignedByAllDivisors) {
  for (uint64_t d = 1; d <= UINT16_MAX; d++) {
    Division by = unsignedDivision(static_cast<uint16_t>(d));
    for (uint64_t x : numbersFor<uint64_t>(d)) {
      uint64_t q = x;
      if (by.form != DivisionForm::Shift) {
        q = static_cast<uint64_t>((static_cast<unsigned __int128>(x) * by.multiplier) >> 64);
        if (by.form == DivisionForm::MultiplyAdd) q += (x - q) >> 1;
      }
      ASSERT_EQ(q >> by.shift, x / d) << x << " by " << d;
    }
  }
}

TEST(Division, ByNoneOrLessTheProcessorDivides) {
  for (int d : {INT16_MIN, -2, -1, 0}) EXPECT_EQ(signedDivision(static_cast<int16_t>(d)).form, DivisionForm::Divide);
  EXPECT_EQ(unsignedDivision(0).form, DivisionForm::Divide);
}

}  // namespace
}  // namespace vo::vm::baseline
