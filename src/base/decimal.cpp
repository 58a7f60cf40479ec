// This file finds shortest decimal numbers by exact arithmetic (Steele and White; Dragon4).
//
// A floating-point number v = f × 2^e owns the interval between the middles to its two neighbours. With
// integers R/S = v, and M+/S, M-/S the halves of the interval above and below, digits are generated from R
// until the rest lies in the interval: 10 R = d S + R', and so on. The interval's ends belong to it if f is even,
// as reading rounds a tie to even. Long arithmetic makes this slower than tables of powers of ten would (some
// microseconds for 1e300), and so short that it is plainly right; it serves print and the texts of panics.
#include "base/decimal.h"

#include <bit>
#include <cstdint>
#include <initializer_list>

#include "base/check.h"

namespace vo::base {

namespace {

/// A natural number below 2^1248: the largest that occurs is 10 × 2^1077 or so.
class Big {
 public:
  explicit Big(uint64_t n) {
    for (; n != 0; n >>= 32) limbs_[count_++] = static_cast<uint32_t>(n);
  }
  void multiply(uint32_t by) {
    uint64_t carry = 0;
    for (unsigned i = 0; i < count_; i++) {
      carry += uint64_t{limbs_[i]} * by;
      limbs_[i] = static_cast<uint32_t>(carry);
      carry >>= 32;
    }
    if (carry != 0) push(static_cast<uint32_t>(carry));
  }
  void multiplyByPowerOfTen(unsigned n) {
    for (; n >= 9; n -= 9) multiply(1'000'000'000);
    for (; n > 0; n--) multiply(10);
  }
  void shiftLeft(unsigned bits) {
    if (count_ == 0) return;
    unsigned whole = bits / 32;
    if (whole != 0) {
      VO_CHECK(count_ + whole <= kLimbs, "a long number has room");
      for (unsigned i = count_; i-- > 0;) limbs_[i + whole] = limbs_[i];
      for (unsigned i = 0; i < whole; i++) limbs_[i] = 0;
      count_ += whole;
    }
    if (bits % 32 != 0) multiply(uint32_t{1} << bits % 32);
  }
  void add(const Big& other) {
    uint64_t carry = 0;
    for (unsigned i = 0; i < count_ || i < other.count_ || carry != 0; i++) {
      if (i == count_) push(0);
      carry += uint64_t{limbs_[i]} + (i < other.count_ ? other.limbs_[i] : 0);
      limbs_[i] = static_cast<uint32_t>(carry);
      carry >>= 32;
    }
  }
  /// REQUIRES: other is not larger.
  void subtract(const Big& other) {
    uint64_t borrow = 0;
    for (unsigned i = 0; i < count_; i++) {
      uint64_t taken = borrow + (i < other.count_ ? other.limbs_[i] : 0);
      borrow = limbs_[i] < taken ? 1 : 0;
      limbs_[i] -= static_cast<uint32_t>(taken);
    }
    while (count_ != 0 && limbs_[count_ - 1] == 0) count_--;
  }
  /// Below zero, zero, above zero, as the number is less than, equal to, greater than `other`.
  int compare(const Big& other) const {
    if (count_ != other.count_) return count_ < other.count_ ? -1 : 1;
    for (unsigned i = count_; i-- > 0;)
      if (limbs_[i] != other.limbs_[i]) return limbs_[i] < other.limbs_[i] ? -1 : 1;
    return 0;
  }

 private:
  static constexpr unsigned kLimbs = 39;
  void push(uint32_t limb) {
    VO_CHECK(count_ < kLimbs, "a long number has room");
    limbs_[count_++] = limb;
  }
  uint32_t limbs_[kLimbs];
  unsigned count_ = 0;
};

int compareSum(Big a, const Big& b, const Big& c) {
  a.add(b);
  return a.compare(c);
}

/// v = f × 2^e; `narrow`: the neighbour below is nearer than the one above.
Decimal shortest(uint64_t f, int e, bool narrow) {
  bool even = (f & 1) == 0;
  unsigned twice = narrow ? 2 : 1;
  Big r(f), s(1), above(1), below(1);
  r.shiftLeft(twice);
  s.shiftLeft(twice);
  if (narrow) above.shiftLeft(1);
  if (e >= 0) {
    r.shiftLeft(static_cast<unsigned>(e));
    above.shiftLeft(static_cast<unsigned>(e));
    below.shiftLeft(static_cast<unsigned>(e));
  } else {
    s.shiftLeft(static_cast<unsigned>(-e));
  }
  // The estimate is right or one too small.
  int log2 = e + 63 - std::countl_zero(f);
  int exponent = (log2 * 1233) >> 12;
  if (exponent >= 0) {
    s.multiplyByPowerOfTen(static_cast<unsigned>(exponent));
  } else {
    for (Big* n : {&r, &above, &below}) n->multiplyByPowerOfTen(static_cast<unsigned>(-exponent));
  }
  auto reachesOne = [&] {
    int order = compareSum(r, above, s);
    return even ? order >= 0 : order > 0;
  };
  while (reachesOne()) {
    s.multiply(10);
    exponent++;
  }
  Decimal out;
  out.exponent = exponent;
  for (;;) {
    for (Big* n : {&r, &above, &below}) n->multiply(10);
    char digit = '0';
    for (; r.compare(s) >= 0; digit++) r.subtract(s);
    int low = r.compare(below);
    bool lowEnough = even ? low <= 0 : low < 0, highEnough = reachesOne();
    if (!lowEnough && !highEnough) {
      out.digits[out.count++] = digit;
      continue;
    }
    if (lowEnough && highEnough) {
      int half = compareSum(r, r, s);
      if (half > 0 || (half == 0 && ((digit - '0') & 1) != 0)) digit++;
    } else if (highEnough) {
      digit++;
    }
    out.digits[out.count++] = digit;
    return out;
  }
}

}  // namespace

Decimal shortestDecimal(double v) {
  auto bits = std::bit_cast<uint64_t>(v);
  uint64_t fraction = bits & ((uint64_t{1} << 52) - 1);
  auto biased = static_cast<int>(bits >> 52);
  VO_DCHECK(biased < 0x7ff && bits != 0, "a finite number above zero");
  if (biased == 0) return shortest(fraction, -1074, false);
  return shortest(fraction | uint64_t{1} << 52, biased - 1075, fraction == 0 && biased > 1);
}

Decimal shortestDecimal(float v) {
  auto bits = std::bit_cast<uint32_t>(v);
  uint32_t fraction = bits & ((uint32_t{1} << 23) - 1);
  auto biased = static_cast<int>(bits >> 23);
  VO_DCHECK(biased < 0xff && bits != 0, "a finite number above zero");
  if (biased == 0) return shortest(fraction, -149, false);
  return shortest(fraction | uint32_t{1} << 23, biased - 150, fraction == 0 && biased > 1);
}

}  // namespace vo::base
