// This file is the arithmetic behind constants: floats of 512 bits, fractions, and their storage.
// See constant_impl.h for the representations.
#include <cmath>

#include "types/constant_impl.h"

#ifdef BOOST_NO_EXCEPTIONS
namespace boost {
// Boost reports misuse through these; every use is within bounds.
void throw_exception(const std::exception&) {
  VO_UNREACHABLE("big numbers are used within their bounds");
}
void throw_exception(const std::exception&, const boost::source_location&) {
  VO_UNREACHABLE("big numbers are used within their bounds");
}
}  // namespace boost
#endif

namespace vo::types::big {

namespace {

bool fitsInt64(const cpp_int& x) {
  return bitLength(x) <= 63 || x == cpp_int(INT64_MIN);
}

cpp_int loadLimbs(const uint64_t* data, uint32_t count) {
  cpp_int x;
  if (count != 0) boost::multiprecision::import_bits(x, data, data + count, 64, false);
  return x;
}

}  // namespace

uint32_t bitLength(const cpp_int& x) {
  if (x.is_zero()) return 0;
  if (x.sign() < 0) return static_cast<uint32_t>(boost::multiprecision::msb(cpp_int(-x))) + 1;
  return static_cast<uint32_t>(boost::multiprecision::msb(x)) + 1;
}

Limbs storeLimbs(base::Arena& arena, const cpp_int& magnitude) {
  std::vector<uint64_t> limbs;
  boost::multiprecision::export_bits(magnitude, std::back_inserter(limbs), 64, false);
  std::span<uint64_t> kept = arena.copy(std::span<const uint64_t>(limbs));
  return {kept.data(), static_cast<uint32_t>(kept.size())};
}

ConstValue* newValue(base::Arena& arena, ConstKind kind, Rep rep) {
  ConstValue* v = static_cast<ConstValue*>(arena.alloc(sizeof(ConstValue), alignof(ConstValue)));
  v->kind = kind;
  v->rep = rep;
  return v;
}

cpp_int toBig(const ConstValue* v) {
  if (v->rep == Rep::Small) return cpp_int(v->small);
  cpp_int x = loadLimbs(v->big.num.data, v->big.num.count);
  return v->negative ? cpp_int(-x) : x;
}

ConstValue* makeInt(base::Arena& arena, const cpp_int& x) {
  if (fitsInt64(x)) return makeInt64(arena, static_cast<int64_t>(x));
  ConstValue* v = newValue(arena, ConstKind::Int, Rep::Big);
  v->negative = x.sign() < 0;
  v->big.num = storeLimbs(arena, v->negative ? cpp_int(-x) : x);
  return v;
}

void roundFloat(Float& x, uint32_t precision, bool sticky) {
  uint32_t bits = bitLength(x.mantissa);
  if (bits <= precision) return;
  uint32_t drop = bits - precision;
  bool half = bit_test(x.mantissa, drop - 1);
  bool below = sticky || (drop > 1 && lsb(x.mantissa) < drop - 1);
  x.mantissa >>= drop;
  x.exponent += drop;
  if (half && (below || bit_test(x.mantissa, 0))) {
    ++x.mantissa;
    if (bitLength(x.mantissa) > precision) {
      x.mantissa >>= 1;
      x.exponent++;
    }
  }
}

int64_t magnitude(const Float& x) {
  return x.isZero() ? 0 : x.exponent + static_cast<int64_t>(bitLength(x.mantissa));
}

bool isSmallFloat(const Float& x) {
  int64_t e = magnitude(x);
  return -kMaxFractionBits < e && e < kMaxFractionBits;
}

Float multiply(const Float& x, const Float& y, uint32_t precision) {
  Float z{x.negative != y.negative, x.mantissa * y.mantissa, x.exponent + y.exponent};
  roundFloat(z, precision);
  return z;
}

Float divide(const Float& x, const Float& y, uint32_t precision) {
  if (x.isZero()) return {};
  int64_t shift = static_cast<int64_t>(precision) + 2 + bitLength(y.mantissa) -
                  static_cast<int64_t>(bitLength(x.mantissa));
  if (shift < 0) shift = 0;
  cpp_int numerator = x.mantissa << static_cast<uint64_t>(shift);
  cpp_int quotient, rest;
  boost::multiprecision::divide_qr(numerator, y.mantissa, quotient, rest);
  Float z{x.negative != y.negative, quotient, x.exponent - y.exponent - shift};
  roundFloat(z, precision, !rest.is_zero());
  return z;
}

Float add(const Float& x, const Float& y) {
  if (x.isZero()) return y;
  if (y.isZero()) return x;
  // Beyond this distance the smaller operand is far below half a unit of the larger one.
  int64_t distance = magnitude(x) - magnitude(y);
  if (distance > 2 * kPrecision + 8) return x;
  if (distance < -2 * static_cast<int64_t>(kPrecision) - 8) return y;
  int64_t exponent = std::min(x.exponent, y.exponent);
  cpp_int a = x.mantissa << static_cast<uint64_t>(x.exponent - exponent);
  cpp_int b = y.mantissa << static_cast<uint64_t>(y.exponent - exponent);
  if (x.negative) a = -a;
  if (y.negative) b = -b;
  cpp_int sum = a + b;
  Float z{sum.sign() < 0, sum.sign() < 0 ? cpp_int(-sum) : sum, exponent};
  roundFloat(z);
  return z;
}

ConstValue* makeFloat(base::Arena& arena, Float x) {
  if (x.isZero()) {
    x.exponent = 0;
    x.negative = false;
  } else {
    int64_t e = magnitude(x);
    if (e > kMaxExponent) return makeUnknown(arena);
    if (e < -kMaxExponent) return makeFloat(arena, Float{});
    // Trailing zero bits cost memory and nothing else.
    if (uint64_t zeros = lsb(x.mantissa); zeros != 0) {
      x.mantissa >>= zeros;
      x.exponent += static_cast<int64_t>(zeros);
    }
  }
  ConstValue* v = newValue(arena, ConstKind::Float, Rep::Float);
  v->negative = x.negative;
  v->exponent = x.exponent;
  v->big.num = storeLimbs(arena, x.mantissa);
  return v;
}

Float fromBig(const cpp_int& x) {
  Float f{x.sign() < 0, x.sign() < 0 ? cpp_int(-x) : x, 0};
  roundFloat(f);
  return f;
}

Float fromFraction(const Fraction& x) {
  Float n{x.num.sign() < 0, x.num.sign() < 0 ? cpp_int(-x.num) : x.num, 0};
  Float d{false, x.den, 0};
  return divide(n, d);
}

Fraction loadFraction(const ConstValue* v) {
  if (v->rep != Rep::Fraction) return {toBig(v), 1};
  cpp_int n = loadLimbs(v->big.num.data, v->big.num.count);
  return {v->negative ? cpp_int(-n) : n, loadLimbs(v->big.denom, v->denomCount)};
}

Float loadFloat(const ConstValue* v) {
  switch (v->rep) {
    case Rep::Small:
    case Rep::Big: return fromBig(toBig(v));
    case Rep::Fraction: return fromFraction(loadFraction(v));
    default: break;
  }
  return {v->negative, loadLimbs(v->big.num.data, v->big.num.count), v->exponent};
}

ConstValue* makeFraction(base::Arena& arena, Fraction x) {
  if (x.den.sign() < 0) {
    x.num = -x.num;
    x.den = -x.den;
  }
  cpp_int g = boost::multiprecision::gcd(x.num, x.den);
  if (g > 1) {
    x.num /= g;
    x.den /= g;
  }
  if (bitLength(x.num) >= kMaxFractionBits || bitLength(x.den) >= kMaxFractionBits)
    return makeFloat(arena, fromFraction(x));
  ConstValue* v = newValue(arena, ConstKind::Float, Rep::Fraction);
  v->negative = x.num.sign() < 0;
  v->big.num = storeLimbs(arena, v->negative ? cpp_int(-x.num) : x.num);
  Limbs den = storeLimbs(arena, x.den);
  v->big.denom = den.data;
  v->denomCount = den.count;
  return v;
}

Fraction exactFraction(const Float& x) {
  Fraction r{x.negative ? cpp_int(-x.mantissa) : x.mantissa, 1};
  if (x.exponent >= 0)
    r.num <<= static_cast<uint64_t>(x.exponent);
  else
    r.den <<= static_cast<uint64_t>(-x.exponent);
  return r;
}

bool exactInteger(const Float& x, cpp_int* out) {
  cpp_int m = x.mantissa;
  if (x.exponent < 0) {
    if (!m.is_zero() && static_cast<int64_t>(lsb(m)) < -x.exponent) return false;
    m >>= static_cast<uint64_t>(-x.exponent);
  } else {
    m <<= static_cast<uint64_t>(x.exponent);
  }
  *out = x.negative ? cpp_int(-m) : m;
  return true;
}

// ---- Rounding to machine floats ----------------------------------------------------------------

double toMachine(Float x, bool sticky, MachineFormat format) {
  if (x.isZero()) return 0;
  int64_t lowest = magnitude(x) - format.precision;  // exponent of the last bit kept
  if (lowest < format.minExponent) lowest = format.minExponent;
  int64_t drop = lowest - x.exponent;
  if (drop > static_cast<int64_t>(bitLength(x.mantissa)) + 1) return x.negative ? -0.0 : 0.0;
  if (drop > 0) {
    bool half = bit_test(x.mantissa, static_cast<unsigned>(drop - 1));
    bool below = sticky || static_cast<int64_t>(lsb(x.mantissa)) < drop - 1;
    x.mantissa >>= static_cast<uint64_t>(drop);
    x.exponent = lowest;
    if (half && (below || (!x.mantissa.is_zero() && bit_test(x.mantissa, 0)))) ++x.mantissa;
  }
  int64_t exponent = std::clamp<int64_t>(x.exponent, -100'000, 100'000);
  double r = std::ldexp(static_cast<double>(x.mantissa), static_cast<int>(exponent));
  return x.negative ? -r : r;
}

double machineValue(const ConstValue* v, MachineFormat f) {
  if (v->rep == Rep::Small) {
    if (f.precision == 24) return static_cast<double>(static_cast<float>(v->small));
    return static_cast<double>(v->small);
  }
  if (!isReal(v)) return 0;
  if (v->rep == Rep::Fraction) {
    Fraction q = loadFraction(v);
    bool negative = q.num.sign() < 0;
    if (negative) q.num = -q.num;
    if (q.num.is_zero()) return 0;
    int64_t shift = 66 + static_cast<int64_t>(bitLength(q.den)) - static_cast<int64_t>(bitLength(q.num));
    if (shift < 0) shift = 0;
    cpp_int quotient, rest;
    boost::multiprecision::divide_qr(cpp_int(q.num << static_cast<uint64_t>(shift)), q.den, quotient,
                                     rest);
    return toMachine({negative, quotient, -shift}, !rest.is_zero(), f);
  }
  if (v->rep == Rep::Big) {
    cpp_int x = toBig(v);
    return toMachine({x.sign() < 0, x.sign() < 0 ? cpp_int(-x) : x, 0}, false, f);
  }
  return toMachine(loadFloat(v), false, f);
}

}  // namespace vo::types::big
