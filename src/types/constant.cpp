// This file implements constant values.
//
// A value is stored in one of these representations, from small to large: a 64-bit integer, a big
// integer, a fraction, a float with 512 bits of mantissa, a pair of such numbers. Which one an
// operation yields follows go/constant exactly, because messages and rounding show it: integers
// shrink to 64 bits when they fit; fractions turn into floats when numerator or denominator reach
// 4096 bits; floats never turn back (their error would be hidden).
//
// Floats are (sign, integer mantissa, binary exponent). Each operation computes an exact result
// (plus a sticky bit for quotients) and rounds it once to nearest even, so results equal those of
// Go's math/big with precision 512. The big integers are Boost.Multiprecision's, which is used in
// this file only: it costs seconds of compile time per file.
#include "types/constant.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "base/check.h"
#include "types/type_string.h"

#ifdef BOOST_NO_EXCEPTIONS
namespace boost {
// Boost reports misuse through these; every use in this file is within bounds.
void throw_exception(const std::exception&) {
  VO_UNREACHABLE("big numbers are used within their bounds");
}
void throw_exception(const std::exception&, const boost::source_location&) {
  VO_UNREACHABLE("big numbers are used within their bounds");
}
}  // namespace boost
#endif

namespace vo::types {

using boost::multiprecision::cpp_int;
using syntax::Token;

namespace {

/// Bits of a float's mantissa.
constexpr uint32_t kPrecision = 512;
/// Numerators and denominators (and exponents of floats) from this size on make a float.
constexpr int64_t kMaxFractionBits = 4096;
constexpr int64_t kMaxExponent = INT32_MAX;
/// A literal with more digits is refused (the language's implementations stop far below).
constexpr size_t kMaxLiteralLength = 100'000;

enum class Rep : uint8_t { Unknown, Bool, String, Small, Big, Fraction, Float, Complex };

/// Where strings grow: `a + b` appends to the buffer that ends with a, if there is room, so that a
/// chain of concatenations copies each byte a constant number of times.
struct StringBuffer {
  char* data;
  size_t used;
  size_t capacity;
};

struct Limbs {
  uint64_t* data;
  uint32_t count;
};

}  // namespace

struct ConstValue {
  ConstKind kind;
  Rep rep;
  bool negative;     ///< Big, Fraction, Float
  uint32_t denomCount;
  int64_t exponent;  ///< Float: value = mantissa * 2^exponent
  union {
    bool boolean;
    int64_t small;
    struct {
      const char* data;
      size_t length;
      StringBuffer* buffer;
    } text;
    struct {
      Limbs num;       ///< magnitude; Float: the mantissa
      uint64_t* denom; ///< Fraction: denomCount limbs
    } big;
    struct {
      ConstValue* re;
      ConstValue* im;
    } pair;
  };
};

namespace {

/// A binary float; mantissa 0 is zero. Not normalised but for roundFloat's results.
struct Float {
  bool negative = false;
  cpp_int mantissa;
  int64_t exponent = 0;
  bool isZero() const { return mantissa.is_zero(); }
};

struct Fraction {
  cpp_int num;
  cpp_int den;  // > 0
};

uint32_t bitLength(const cpp_int& x) {
  if (x.is_zero()) return 0;
  if (x.sign() < 0) return static_cast<uint32_t>(boost::multiprecision::msb(cpp_int(-x))) + 1;
  return static_cast<uint32_t>(boost::multiprecision::msb(x)) + 1;
}

bool fitsInt64(const cpp_int& x) {
  return bitLength(x) <= 63 || x == cpp_int(INT64_MIN);
}

Limbs storeLimbs(base::Arena& arena, const cpp_int& magnitude) {
  std::vector<uint64_t> limbs;
  boost::multiprecision::export_bits(magnitude, std::back_inserter(limbs), 64, false);
  std::span<uint64_t> kept = arena.copy(std::span<const uint64_t>(limbs));
  return {kept.data(), static_cast<uint32_t>(kept.size())};
}

cpp_int loadLimbs(const uint64_t* data, uint32_t count) {
  cpp_int x;
  if (count != 0) boost::multiprecision::import_bits(x, data, data + count, 64, false);
  return x;
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

/// Rounds to `precision` bits, to nearest even; `sticky` says that the exact value is a little
/// larger in magnitude. An even mantissa loses its zero bits in front only by rounding.
void roundFloat(Float& x, uint32_t precision = kPrecision, bool sticky = false) {
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

/// The binary exponent e with 0.5 <= |x| / 2^e < 1.
int64_t magnitude(const Float& x) {
  return x.isZero() ? 0 : x.exponent + static_cast<int64_t>(bitLength(x.mantissa));
}

bool isSmallFloat(const Float& x) {
  int64_t e = magnitude(x);
  return -kMaxFractionBits < e && e < kMaxFractionBits;
}

Float multiply(const Float& x, const Float& y, uint32_t precision = kPrecision) {
  Float z{x.negative != y.negative, x.mantissa * y.mantissa, x.exponent + y.exponent};
  roundFloat(z, precision);
  return z;
}

/// REQUIRES: y is not zero.
Float divide(const Float& x, const Float& y, uint32_t precision = kPrecision) {
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

/// REQUIRES: den is not zero.
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

bool isReal(const ConstValue* v) {
  return v->rep == Rep::Small || v->rep == Rep::Big || v->rep == Rep::Fraction ||
         v->rep == Rep::Float;
}

/// The exact float as a fraction. REQUIRES: isSmallFloat(x).
Fraction exactFraction(const Float& x) {
  Fraction r{x.negative ? cpp_int(-x.mantissa) : x.mantissa, 1};
  if (x.exponent >= 0)
    r.num <<= static_cast<uint64_t>(x.exponent);
  else
    r.den <<= static_cast<uint64_t>(-x.exponent);
  return r;
}

/// Whether the float is an integer; REQUIRES: isSmallFloat(x).
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

/// Nearest-even rounding to a format with `precision` bits and least exponent `minExponent` (of
/// the last bit of a subnormal).
double toMachine(Float x, bool sticky, uint32_t precision, int64_t minExponent) {
  if (x.isZero()) return 0;
  int64_t lowest = magnitude(x) - precision;  // exponent of the last bit kept
  if (lowest < minExponent) lowest = minExponent;
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

struct MachineFormat {
  uint32_t precision;
  int64_t minExponent;
};
constexpr MachineFormat kDouble{53, -1074};
constexpr MachineFormat kSingle{24, -149};

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
    return toMachine({negative, quotient, -shift}, !rest.is_zero(), f.precision, f.minExponent);
  }
  if (v->rep == Rep::Big) {
    cpp_int x = toBig(v);
    return toMachine({x.sign() < 0, x.sign() < 0 ? cpp_int(-x) : x, 0}, false, f.precision,
                     f.minExponent);
  }
  return toMachine(loadFloat(v), false, f.precision, f.minExponent);
}

// ---- Literals ----------------------------------------------------------------------------------

int digitValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  char l = static_cast<char>(c | 0x20);
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : 99;
}

/// Base of a literal and its digits without prefix.
struct Prefixed {
  int base = 10;
  std::string_view digits;
};
Prefixed splitPrefix(std::string_view text, bool octalByZero) {
  if (text.size() >= 2 && text[0] == '0') {
    switch (text[1] | 0x20) {
      case 'x': return {16, text.substr(2)};
      case 'o': return {8, text.substr(2)};
      case 'b': return {2, text.substr(2)};
      default: break;
    }
    if (octalByZero) return {8, text.substr(1)};
  }
  return {10, text};
}

/// Appends digits to a big integer in chunks of 15 or so.
class DigitSink {
 public:
  explicit DigitSink(int base) : base_(static_cast<uint64_t>(base)) {}
  void push(int digit) {
    chunk_ = chunk_ * base_ + static_cast<uint64_t>(digit);
    scale_ *= base_;
    if (scale_ > UINT64_MAX / 256) flush();
  }
  cpp_int take() {
    flush();
    return value_;
  }

 private:
  void flush() {
    value_ = value_ * scale_ + chunk_;
    scale_ = 1;
    chunk_ = 0;
  }
  uint64_t base_;
  uint64_t chunk_ = 0, scale_ = 1;
  cpp_int value_;
};

ConstValue* parseInt(base::Arena& arena, std::string_view text) {
  Prefixed p = splitPrefix(text, true);
  DigitSink sink(p.base);
  bool any = p.base == 8 && text.size() >= 2;
  for (char c : p.digits) {
    if (c == '_') continue;
    int d = digitValue(c);
    if (d >= p.base) return makeUnknown(arena);
    sink.push(d);
    any = true;
  }
  if (!any) return makeUnknown(arena);
  return makeInt(arena, sink.take());
}

/// 5^n with `precision` bits, in the order of operations of Go's math/big (the last bits show).
Float powerOfFive(uint64_t n, uint32_t precision) {
  uint64_t small = std::min<uint64_t>(n, 27);
  Float z;
  z.mantissa = 1;
  for (uint64_t i = 0; i < small; i++) z.mantissa *= 5;
  n -= small;
  Float f{false, 5, 0};
  while (n > 0) {
    if ((n & 1) != 0) z = multiply(z, f, precision);
    f = multiply(f, f, precision + 64);
    n >>= 1;
  }
  return z;
}

/// A number literal taken apart: mantissa * 10^decimal * 2^binary.
struct ScannedFloat {
  cpp_int mantissa;
  int64_t decimal = 0;
  int64_t binary = 0;
};

bool scanFloat(std::string_view text, ScannedFloat* out) {
  Prefixed p = splitPrefix(text, false);
  DigitSink sink(p.base);
  bool any = false, point = false;
  int64_t fraction = 0;
  size_t i = 0;
  for (; i < p.digits.size(); i++) {
    char c = p.digits[i];
    if (c == '_') continue;
    if (c == '.') {
      if (point) return false;
      point = true;
      continue;
    }
    int d = digitValue(c);
    if (d >= p.base) break;
    sink.push(d);
    any = true;
    if (point) fraction++;
  }
  if (!any) return false;
  int64_t exponent = 0;
  bool binaryExponent = false;
  if (i < p.digits.size()) {
    char e = static_cast<char>(p.digits[i] | 0x20);
    if (e != 'p' && e != 'e') return false;
    binaryExponent = e == 'p';
    i++;
    bool negative = false;
    if (i < p.digits.size() && (p.digits[i] == '+' || p.digits[i] == '-'))
      negative = p.digits[i++] == '-';
    if (i == p.digits.size()) return false;
    for (; i < p.digits.size(); i++) {
      if (p.digits[i] == '_') continue;
      int d = digitValue(p.digits[i]);
      if (d > 9) return false;
      if (exponent < int64_t{1} << 40) exponent = exponent * 10 + d;
    }
    if (negative) exponent = -exponent;
  }
  out->mantissa = sink.take();
  switch (p.base) {
    case 16: out->binary -= 4 * fraction; break;
    case 8: out->binary -= 3 * fraction; break;
    case 2: out->binary -= fraction; break;
    default: out->decimal -= fraction; break;
  }
  (binaryExponent ? out->binary : out->decimal) += exponent;
  return true;
}

cpp_int powerOfTen(uint64_t n) { return boost::multiprecision::pow(cpp_int(10), static_cast<unsigned>(n)); }

ConstValue* parseFloat(base::Arena& arena, std::string_view text) {
  ScannedFloat s;
  if (!scanFloat(text, &s)) return makeUnknown(arena);
  if (s.mantissa.is_zero()) return makeFraction(arena, {0, 1});
  constexpr int64_t kOutOfReach = int64_t{1} << 36;
  if (s.decimal > kOutOfReach || s.binary > kOutOfReach) return makeUnknown(arena);
  if (s.decimal < -kOutOfReach || s.binary < -kOutOfReach) return makeFraction(arena, {0, 1});
  // 10^d = 5^d * 2^d.
  Float f{false, s.mantissa, s.binary + s.decimal};
  if (magnitude(f) > kMaxExponent) return makeUnknown(arena);
  if (s.decimal < 0)
    f = divide(f, powerOfFive(static_cast<uint64_t>(-s.decimal), kPrecision + 64));
  else
    f = multiply(f, powerOfFive(static_cast<uint64_t>(s.decimal), kPrecision + 64));
  int64_t e = magnitude(f);
  if (e > kMaxExponent) return makeUnknown(arena);
  if (e < -kMaxExponent) return makeFraction(arena, {0, 1});
  if (!isSmallFloat(f)) return makeFloat(arena, f);
  Fraction exact{s.mantissa, 1};
  if (s.decimal >= 0)
    exact.num *= powerOfTen(static_cast<uint64_t>(s.decimal));
  else
    exact.den *= powerOfTen(static_cast<uint64_t>(-s.decimal));
  if (s.binary >= 0)
    exact.num <<= static_cast<uint64_t>(s.binary);
  else
    exact.den <<= static_cast<uint64_t>(-s.binary);
  // As Go's: a fraction however large its parts, since the value is moderate.
  cpp_int g = boost::multiprecision::gcd(exact.num, exact.den);
  if (bitLength(exact.num) >= kMaxFractionBits * 8 || bitLength(exact.den) >= kMaxFractionBits * 8)
    return makeFloat(arena, f);
  ConstValue* v = newValue(arena, ConstKind::Float, Rep::Fraction);
  v->big.num = storeLimbs(arena, exact.num / g);
  Limbs den = storeLimbs(arena, exact.den / g);
  v->big.denom = den.data;
  v->denomCount = den.count;
  return v;
}

}  // namespace

// ---- Accessors ---------------------------------------------------------------------------------

ConstKind constKind(const ConstValue* v) { return v->kind; }

bool boolValue(const ConstValue* v) {
  VO_DCHECK(v->kind == ConstKind::Bool || v->kind == ConstKind::Unknown, "a boolean constant");
  return v->rep == Rep::Bool && v->boolean;
}

std::string_view stringValue(const ConstValue* v) {
  VO_DCHECK(v->kind == ConstKind::String || v->kind == ConstKind::Unknown, "a string constant");
  if (v->rep != Rep::String) return {};
  return {v->text.data, v->text.length};
}

bool int64Value(const ConstValue* v, int64_t* out) {
  if (v->rep != Rep::Small) return false;
  *out = v->small;
  return true;
}

bool uint64Value(const ConstValue* v, uint64_t* out) {
  if (v->rep == Rep::Small) {
    *out = static_cast<uint64_t>(v->small);
    return v->small >= 0;
  }
  if (v->rep != Rep::Big || v->negative || v->big.num.count > 1) return false;
  *out = v->big.num.data[0];
  return true;
}

double float64Value(const ConstValue* v) { return machineValue(v, kDouble); }
float float32Value(const ConstValue* v) {
  return static_cast<float>(machineValue(v, kSingle));
}

int constSign(const ConstValue* v) {
  switch (v->rep) {
    case Rep::Small: return v->small < 0 ? -1 : v->small > 0 ? 1 : 0;
    case Rep::Big:
    case Rep::Fraction:
    case Rep::Float: return v->big.num.count == 0 || (v->big.num.count == 1 && v->big.num.data[0] == 0)
                                ? 0
                                : v->negative ? -1 : 1;
    case Rep::Complex: return constSign(v->pair.re) != 0 || constSign(v->pair.im) != 0 ? 1 : 0;
    default: return 1;
  }
}

uint32_t constBitLen(const ConstValue* v) {
  if (v->rep == Rep::Small) {
    uint64_t u = static_cast<uint64_t>(v->small);
    if (v->small < 0) u = 0 - u;
    return u == 0 ? 0 : 64 - static_cast<uint32_t>(__builtin_clzll(u));
  }
  if (v->rep != Rep::Big) return 0;
  uint64_t top = v->big.num.data[v->big.num.count - 1];
  return v->big.num.count * 64 - static_cast<uint32_t>(__builtin_clzll(top));
}

uint64_t lowBits(const ConstValue* v) {
  if (v->rep == Rep::Small) return static_cast<uint64_t>(v->small);
  if (v->rep != Rep::Big) return 0;
  return v->negative ? 0 - v->big.num.data[0] : v->big.num.data[0];
}

// ---- Makers ------------------------------------------------------------------------------------

ConstValue* makeUnknown(base::Arena& arena) {
  return newValue(arena, ConstKind::Unknown, Rep::Unknown);
}

ConstValue* makeBool(base::Arena& arena, bool value) {
  ConstValue* v = newValue(arena, ConstKind::Bool, Rep::Bool);
  v->boolean = value;
  return v;
}

ConstValue* makeString(base::Arena& arena, std::string_view value) {
  ConstValue* v = newValue(arena, ConstKind::String, Rep::String);
  std::string_view kept = value.empty() ? std::string_view() : arena.copy(value);
  v->text = {kept.data(), kept.size(), nullptr};
  return v;
}

ConstValue* makeInt64(base::Arena& arena, int64_t value) {
  ConstValue* v = newValue(arena, ConstKind::Int, Rep::Small);
  v->small = value;
  return v;
}

ConstValue* makeUint64(base::Arena& arena, uint64_t value) {
  if (value <= INT64_MAX) return makeInt64(arena, static_cast<int64_t>(value));
  return makeInt(arena, cpp_int(value));
}

ConstValue* makeFloat64(base::Arena& arena, double value) {
  if (!std::isfinite(value)) return makeUnknown(arena);
  if (value == 0) return makeFraction(arena, {0, 1});
  int exponent;
  double m = std::frexp(std::fabs(value), &exponent);
  Float f{value < 0, cpp_int(static_cast<uint64_t>(std::ldexp(m, 53))), int64_t{exponent} - 53};
  return makeFraction(arena, exactFraction(f));
}

ConstValue* makeFromLiteral(base::Arena& arena, Token kind, std::string_view text) {
  if (text.size() > kMaxLiteralLength) return makeUnknown(arena);
  if (kind == Token::Int) return parseInt(arena, text);
  if (kind == Token::Float) return parseFloat(arena, text);
  if (kind != Token::Imag || text.empty() || text.back() != 'i') return makeUnknown(arena);
  text.remove_suffix(1);
  // `012i` is decimal for historical reasons.
  return makeComplex(arena, makeInt64(arena, 0), parseFloat(arena, text));
}

ConstValue* makeComplex(base::Arena& arena, ConstValue* x, ConstValue* y) {
  if (x->rep == Rep::Unknown || y->rep == Rep::Unknown) return makeUnknown(arena);
  ConstValue* v = newValue(arena, ConstKind::Complex, Rep::Complex);
  v->pair = {x, y};
  return v;
}

ConstValue* constReal(base::Arena&, ConstValue* v) {
  return v->rep == Rep::Complex ? v->pair.re : v;
}

ConstValue* constImag(base::Arena& arena, ConstValue* v) {
  if (v->rep == Rep::Complex) return v->pair.im;
  return v->rep == Rep::Unknown ? v : makeInt64(arena, 0);
}

// ---- Conversions -------------------------------------------------------------------------------

ConstValue* toInt(base::Arena& arena, ConstValue* v) {
  switch (v->rep) {
    case Rep::Small:
    case Rep::Big: return v;
    case Rep::Fraction: {
      if (v->denomCount == 1 && v->big.denom[0] == 1) return makeInt(arena, loadFraction(v).num);
      return makeUnknown(arena);
    }
    case Rep::Float: {
      Float f = loadFloat(v);
      if (!isSmallFloat(f)) return makeUnknown(arena);
      cpp_int i;
      if (exactInteger(f, &i)) return makeInt(arena, i);
      // An integer but for the last bits: assume rounding errors of earlier operations.
      constexpr uint32_t kSlack = 4;
      uint32_t bits = bitLength(f.mantissa);
      if (bits <= kPrecision - kSlack) return makeUnknown(arena);
      uint32_t drop = bits - (kPrecision - kSlack);
      Float down = f;
      down.mantissa = f.mantissa >> drop;
      down.exponent += drop;
      if (exactInteger(down, &i)) return makeInt(arena, i);
      Float up = down;
      ++up.mantissa;
      if (exactInteger(up, &i)) return makeInt(arena, i);
      return makeUnknown(arena);
    }
    case Rep::Complex: {
      ConstValue* re = toFloat(arena, v);
      return re->kind == ConstKind::Float ? toInt(arena, re) : makeUnknown(arena);
    }
    default: return makeUnknown(arena);
  }
}

ConstValue* toFloat(base::Arena& arena, ConstValue* v) {
  switch (v->rep) {
    case Rep::Small: return makeFraction(arena, {cpp_int(v->small), 1});
    case Rep::Big: return makeFraction(arena, {toBig(v), 1});
    case Rep::Fraction:
    case Rep::Float: return v;
    case Rep::Complex:
      return constSign(v->pair.im) == 0 ? toFloat(arena, v->pair.re) : makeUnknown(arena);
    default: return makeUnknown(arena);
  }
}

ConstValue* toComplex(base::Arena& arena, ConstValue* v) {
  if (isReal(v)) return makeComplex(arena, v, makeInt64(arena, 0));
  return v->rep == Rep::Complex ? v : makeUnknown(arena);
}

// ---- Operations --------------------------------------------------------------------------------

namespace {

ConstValue* negate(base::Arena& arena, ConstValue* v) {
  switch (v->rep) {
    case Rep::Small:
      if (v->small != INT64_MIN) return makeInt64(arena, -v->small);
      return makeInt(arena, -cpp_int(v->small));
    case Rep::Big: return makeInt(arena, -toBig(v));
    case Rep::Fraction: {
      Fraction f = loadFraction(v);
      f.num = -f.num;
      return makeFraction(arena, f);
    }
    case Rep::Float: {
      Float f = loadFloat(v);
      f.negative = !f.negative;
      return makeFloat(arena, f);
    }
    case Rep::Complex:
      return makeComplex(arena, negate(arena, v->pair.re), negate(arena, v->pair.im));
    default: return makeUnknown(arena);
  }
}

/// Bitwise operations on the infinite two's complement representation: as many limbs as both need,
/// plus one for the sign.
cpp_int bitwise(Token op, const cpp_int& x, const cpp_int& y) {
  uint32_t bits = (std::max(bitLength(x), bitLength(y)) / 64 + 2) * 64;
  cpp_int modulus = cpp_int(1) << bits;
  cpp_int a = x.sign() < 0 ? cpp_int(x + modulus) : x;
  cpp_int b = y.sign() < 0 ? cpp_int(y + modulus) : y;
  cpp_int r;
  switch (op) {
    case Token::And: r = a & b; break;
    case Token::Or: r = a | b; break;
    case Token::Xor: r = a ^ b; break;
    case Token::AndNot: r = a & (b ^ (modulus - 1)); break;
    default: VO_UNREACHABLE("a bitwise operator");
  }
  return bit_test(r, bits - 1) ? cpp_int(r - modulus) : r;
}

ConstValue* smallBinary(base::Arena& arena, Token op, int64_t a, int64_t b, bool integerDivision) {
  int64_t c;
  switch (op) {
    case Token::Add:
      if (__builtin_add_overflow(a, b, &c)) return makeInt(arena, cpp_int(a) + cpp_int(b));
      break;
    case Token::Sub:
      if (__builtin_sub_overflow(a, b, &c)) return makeInt(arena, cpp_int(a) - cpp_int(b));
      break;
    case Token::Mul:
      if (__builtin_mul_overflow(a, b, &c)) return makeInt(arena, cpp_int(a) * cpp_int(b));
      break;
    case Token::Div:
      if (b == 0) return makeUnknown(arena);
      if (!integerDivision) return makeFraction(arena, {cpp_int(a), cpp_int(b)});
      if (b == -1) return makeInt(arena, -cpp_int(a));
      c = a / b;
      break;
    case Token::Rem:
      if (b == 0) return makeUnknown(arena);
      c = b == -1 ? 0 : a % b;
      break;
    case Token::And: c = a & b; break;
    case Token::Or: c = a | b; break;
    case Token::Xor: c = a ^ b; break;
    case Token::AndNot: c = a & ~b; break;
    default: return makeUnknown(arena);
  }
  return makeInt64(arena, c);
}

ConstValue* bigBinary(base::Arena& arena, Token op, const cpp_int& a, const cpp_int& b,
                      bool integerDivision) {
  switch (op) {
    case Token::Add: return makeInt(arena, a + b);
    case Token::Sub: return makeInt(arena, a - b);
    case Token::Mul: return makeInt(arena, a * b);
    case Token::Div:
      if (b.is_zero()) return makeUnknown(arena);
      return integerDivision ? makeInt(arena, a / b) : makeFraction(arena, {a, b});
    case Token::Rem: return b.is_zero() ? makeUnknown(arena) : makeInt(arena, a % b);
    case Token::And:
    case Token::Or:
    case Token::Xor:
    case Token::AndNot: return makeInt(arena, bitwise(op, a, b));
    default: return makeUnknown(arena);
  }
}

ConstValue* fractionBinary(base::Arena& arena, Token op, const Fraction& a, const Fraction& b) {
  switch (op) {
    case Token::Add: return makeFraction(arena, {a.num * b.den + b.num * a.den, a.den * b.den});
    case Token::Sub: return makeFraction(arena, {a.num * b.den - b.num * a.den, a.den * b.den});
    case Token::Mul: return makeFraction(arena, {a.num * b.num, a.den * b.den});
    case Token::Div:
      if (b.num.is_zero()) return makeUnknown(arena);
      return makeFraction(arena, {a.num * b.den, a.den * b.num});
    default: return makeUnknown(arena);
  }
}

ConstValue* floatBinary(base::Arena& arena, Token op, const Float& a, Float b) {
  switch (op) {
    case Token::Sub: b.negative = !b.negative; [[fallthrough]];
    case Token::Add: return makeFloat(arena, add(a, b));
    case Token::Mul: return makeFloat(arena, multiply(a, b));
    case Token::Div: return b.isZero() ? makeUnknown(arena) : makeFloat(arena, divide(a, b));
    default: return makeUnknown(arena);
  }
}

ConstValue* complexBinary(base::Arena& arena, Token op, ConstValue* x, ConstValue* y) {
  auto run = [&](Token o, ConstValue* p, ConstValue* q) {
    return constBinary(arena, o, p, q, false);
  };
  ConstValue *a = x->pair.re, *b = x->pair.im, *c = y->pair.re, *d = y->pair.im;
  if (op == Token::Add || op == Token::Sub)
    return makeComplex(arena, run(op, a, c), run(op, b, d));
  if (op != Token::Mul && op != Token::Div) return makeUnknown(arena);
  ConstValue *ac = run(Token::Mul, a, c), *bd = run(Token::Mul, b, d);
  ConstValue *bc = run(Token::Mul, b, c), *ad = run(Token::Mul, a, d);
  if (op == Token::Mul)
    return makeComplex(arena, run(Token::Sub, ac, bd), run(Token::Add, bc, ad));
  ConstValue* s = run(Token::Add, run(Token::Mul, c, c), run(Token::Mul, d, d));
  return makeComplex(arena, run(Token::Div, run(Token::Add, ac, bd), s),
                     run(Token::Div, run(Token::Sub, bc, ad), s));
}

ConstValue* concatenate(base::Arena& arena, ConstValue* x, ConstValue* y) {
  size_t length = x->text.length + y->text.length;
  StringBuffer* buffer = x->text.buffer;
  bool extends = buffer != nullptr && x->text.data + x->text.length == buffer->data + buffer->used &&
                 buffer->capacity - buffer->used >= y->text.length;
  if (!extends) {
    buffer = arena.make<StringBuffer>();
    // Room to grow only for what has grown before: most concatenations are of two pieces.
    buffer->capacity = x->text.buffer != nullptr ? length * 2 : length + length / 4;
    buffer->data = static_cast<char*>(arena.alloc(buffer->capacity + 1, 1));
    memcpy(buffer->data, x->text.data, x->text.length);
    buffer->used = x->text.length;
  }
  const char* start = buffer->data + buffer->used - x->text.length;
  memcpy(buffer->data + buffer->used, y->text.data, y->text.length);
  buffer->used = static_cast<size_t>(start - buffer->data) + length;
  ConstValue* v = newValue(arena, ConstKind::String, Rep::String);
  v->text = {start, length, buffer};
  return v;
}

/// Negative, zero, positive. REQUIRES: both real.
int compareReal(const ConstValue* x, const ConstValue* y) {
  Rep rep = std::max(x->rep, y->rep);
  if (rep == Rep::Small) return x->small < y->small ? -1 : x->small > y->small ? 1 : 0;
  if (rep == Rep::Big) return toBig(x).compare(toBig(y));
  if (rep == Rep::Fraction) {
    Fraction a = loadFraction(x), b = loadFraction(y);
    return cpp_int(a.num * b.den).compare(cpp_int(b.num * a.den));
  }
  Float a = loadFloat(x), b = loadFloat(y);
  int sa = a.isZero() ? 0 : a.negative ? -1 : 1, sb = b.isZero() ? 0 : b.negative ? -1 : 1;
  if (sa != sb) return sa < sb ? -1 : 1;
  if (sa == 0) return 0;
  if (int64_t ma = magnitude(a), mb = magnitude(b); ma != mb) return (ma < mb) == (sa > 0) ? -1 : 1;
  int64_t exponent = std::min(a.exponent, b.exponent);
  cpp_int p = a.mantissa << static_cast<uint64_t>(a.exponent - exponent);
  cpp_int q = b.mantissa << static_cast<uint64_t>(b.exponent - exponent);
  return p.compare(q) * sa;
}

bool decide(Token op, int order) {
  switch (op) {
    case Token::Equal: return order == 0;
    case Token::NotEqual: return order != 0;
    case Token::Less: return order < 0;
    case Token::LessEqual: return order <= 0;
    case Token::Greater: return order > 0;
    case Token::GreaterEqual: return order >= 0;
    default: return false;
  }
}

}  // namespace

ConstValue* constUnary(base::Arena& arena, Token op, ConstValue* v, uint32_t unsignedBits) {
  if (v->rep == Rep::Unknown) return v;
  switch (op) {
    case Token::Add: return v;
    case Token::Sub: return negate(arena, v);
    case Token::Not: return v->rep == Rep::Bool ? makeBool(arena, !v->boolean) : makeUnknown(arena);
    case Token::Xor: {
      if (v->rep != Rep::Small && v->rep != Rep::Big) return makeUnknown(arena);
      if (unsignedBits == 0 && v->rep == Rep::Small) return makeInt64(arena, ~v->small);
      cpp_int z = -toBig(v) - 1;
      if (unsignedBits > 0) {
        cpp_int mask = (cpp_int(1) << unsignedBits) - 1;
        z = bitwise(Token::And, z, mask);
      }
      return makeInt(arena, z);
    }
    default: return makeUnknown(arena);
  }
}

ConstValue* constBinary(base::Arena& arena, Token op, ConstValue* x, ConstValue* y,
                        bool integerDivision) {
  if (x->rep == Rep::Unknown || y->rep == Rep::Unknown) return makeUnknown(arena);
  if (x->rep == Rep::Bool || y->rep == Rep::Bool) {
    if (x->rep != y->rep) return makeUnknown(arena);
    if (op == Token::AndAnd) return makeBool(arena, x->boolean && y->boolean);
    if (op == Token::OrOr) return makeBool(arena, x->boolean || y->boolean);
    return makeUnknown(arena);
  }
  if (x->rep == Rep::String || y->rep == Rep::String) {
    if (x->rep != y->rep || op != Token::Add) return makeUnknown(arena);
    return concatenate(arena, x, y);
  }
  switch (std::max(x->rep, y->rep)) {
    case Rep::Small: return smallBinary(arena, op, x->small, y->small, integerDivision);
    case Rep::Big: return bigBinary(arena, op, toBig(x), toBig(y), integerDivision);
    case Rep::Fraction: return fractionBinary(arena, op, loadFraction(x), loadFraction(y));
    case Rep::Float: return floatBinary(arena, op, loadFloat(x), loadFloat(y));
    default: return complexBinary(arena, op, toComplex(arena, x), toComplex(arena, y));
  }
}

ConstValue* constShift(base::Arena& arena, Token op, ConstValue* v, uint32_t n) {
  if (v->rep == Rep::Unknown || n == 0) return v;
  VO_DCHECK(v->kind == ConstKind::Int, "only integers are shifted");
  if (op == Token::Shr) {
    if (v->rep == Rep::Small) return makeInt64(arena, n > 63 ? (v->small < 0 ? -1 : 0) : v->small >> n);
    cpp_int x = toBig(v);
    // Rounds towards minus infinity, as a shift of two's complement does.
    if (x.sign() < 0) return makeInt(arena, -(((-x) - 1) >> n) - 1);
    return makeInt(arena, x >> n);
  }
  return makeInt(arena, toBig(v) << n);
}

bool constCompare(Token op, const ConstValue* x, const ConstValue* y) {
  if (x->rep == Rep::Unknown || y->rep == Rep::Unknown) return false;
  if (x->rep == Rep::Bool && y->rep == Rep::Bool)
    return decide(op, x->boolean == y->boolean ? 0 : 1);
  if (x->rep == Rep::String && y->rep == Rep::String)
    return decide(op, stringValue(x).compare(stringValue(y)));
  if (x->rep == Rep::Complex || y->rep == Rep::Complex) {
    ConstValue zero{};
    zero.kind = ConstKind::Int;
    zero.rep = Rep::Small;
    auto part = [&](const ConstValue* v, bool im) -> const ConstValue* {
      if (v->rep == Rep::Complex) return im ? v->pair.im : v->pair.re;
      return im ? &zero : v;
    };
    bool equal = compareReal(part(x, false), part(y, false)) == 0 &&
                 compareReal(part(x, true), part(y, true)) == 0;
    return decide(op, equal ? 0 : 1) && (op == Token::Equal || op == Token::NotEqual);
  }
  if (!isReal(x) || !isReal(y)) return false;
  return decide(op, compareReal(x, y));
}

ConstValue* roundFloat32(base::Arena& arena, ConstValue* v) {
  float f = float32Value(v);
  return std::isinf(f) ? nullptr : makeFloat64(arena, static_cast<double>(f));
}

ConstValue* roundFloat64(base::Arena& arena, ConstValue* v) {
  double d = float64Value(v);
  return std::isinf(d) ? nullptr : makeFloat64(arena, d);
}

// ---- Texts -------------------------------------------------------------------------------------

namespace {

std::string formatDouble(const char* format, double x) {
  char text[64];
  snprintf(text, sizeof text, format, x);
  return text;
}

/// Go's %g: the shortest digits that read back, with an exponent from 1e-05 down and 1e+06 up.
std::string shortestDouble(double x) {
  char digits[64];
  auto end = std::to_chars(digits, digits + sizeof digits, x, std::chars_format::scientific).ptr;
  std::string text(digits, end);
  int exponent = atoi(text.c_str() + text.find('e') + 1);
  if (exponent < -4 || exponent >= 6) return text;
  end = std::to_chars(digits, digits + sizeof digits, x, std::chars_format::fixed).ptr;
  return std::string(digits, end);
}

std::string floatString(const Float& f) {
  double x = toMachine(f, false, kDouble.precision, kDouble.minExponent);
  if (f.isZero() == (x == 0) && !std::isinf(x)) {
    std::string s = formatDouble("%.6g", x);
    if (f.exponent < 0 && !f.isZero() && static_cast<int64_t>(lsb(f.mantissa)) < -f.exponent &&
        s.find('.') == std::string::npos)
      s = shortestDouble(x);
    return s;
  }
  constexpr double kLog10Of2 = 0.30102999566398119521373889472449302676818988;
  // Out of a double's range: f = m * 2^e, and log10 splits it into decimal mantissa and exponent.
  int64_t e2 = magnitude(f);
  Float mantissa = f;
  mantissa.exponent -= e2;
  double m = toMachine(mantissa, false, kDouble.precision, kDouble.minExponent);
  double d = static_cast<double>(e2) * kLog10Of2;
  int64_t e = static_cast<int64_t>(d);
  m *= std::pow(10, d - static_cast<double>(e));
  double am = std::fabs(m);
  if (am < 1 - 0.5e-6) {
    m *= 10;
    e--;
  } else if (am >= 10) {
    m /= 10;
    e++;
  }
  std::string text = formatDouble("%.6g", m) + "e";
  if (e >= 0) text += '+';
  return text + std::to_string(e);
}

/// Go's %p format of a big float: 0x.<hex mantissa>p<exponent>.
std::string hexFloat(const Float& f) {
  if (f.isZero()) return "0";
  uint32_t bits = bitLength(f.mantissa);
  cpp_int m = f.mantissa << ((4 - bits % 4) % 4);
  int64_t e = magnitude(f);
  std::string digits = m.str(0, std::ios_base::hex);
  // The first digit must have its top bit set for 0.5 <= m < 1.
  if (uint32_t rest = bits % 4; rest != 0) {
    digits = cpp_int(f.mantissa << (4 - rest)).str(0, std::ios_base::hex);
  }
  while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
  std::string text = std::string(f.negative ? "-" : "") + "0x." + digits + "p";
  return text + (e >= 0 ? "+" : "") + std::to_string(e);
}

std::string shortenedString(std::string_view value) {
  constexpr size_t kMaxLength = 72;
  std::string s = quoteGo(value.size() > 4 * kMaxLength ? value.substr(0, 4 * kMaxLength) : value);
  size_t runes = 0, cut = 0;
  for (size_t i = 0; i < s.size(); i++) {
    if ((static_cast<unsigned char>(s[i]) & 0xC0) == 0x80) continue;
    if (runes == kMaxLength - 3) cut = i;
    runes++;
  }
  return runes > kMaxLength ? s.substr(0, cut) + "..." : s;
}

uint64_t mix(uint64_t h, uint64_t v) {
  h ^= v + 0x9E3779B97F4A7C15ull + (h << 6) + (h >> 2);
  return h * 0xFF51AFD7ED558CCDull;
}

}  // namespace

std::string constString(const ConstValue* v) {
  switch (v->rep) {
    case Rep::Unknown: return "unknown";
    case Rep::Bool: return v->boolean ? "true" : "false";
    case Rep::String: return shortenedString(stringValue(v));
    case Rep::Small: return std::to_string(v->small);
    case Rep::Big: return toBig(v).str();
    case Rep::Fraction:
    case Rep::Float: return floatString(loadFloat(v));
    case Rep::Complex:
      return "(" + constString(v->pair.re) + " + " + constString(v->pair.im) + "i)";
  }
  return {};
}

std::string constExactString(const ConstValue* v) {
  switch (v->rep) {
    case Rep::String: return quoteGo(stringValue(v));
    case Rep::Fraction: {
      Fraction f = loadFraction(v);
      return f.den == 1 ? f.num.str() : f.num.str() + "/" + f.den.str();
    }
    case Rep::Float: return hexFloat(loadFloat(v));
    case Rep::Complex:
      return "(" + constExactString(v->pair.re) + " + " + constExactString(v->pair.im) + "i)";
    default: return constString(v);
  }
}

uint64_t constHash(const ConstValue* v) {
  uint64_t h = static_cast<uint64_t>(v->kind) * 0x9E3779B97F4A7C15ull;
  switch (v->rep) {
    case Rep::Unknown: return h;
    case Rep::Bool: return mix(h, v->boolean ? 1 : 2);
    case Rep::String:
      for (char c : stringValue(v)) h = mix(h, static_cast<unsigned char>(c));
      return h;
    case Rep::Small: return mix(h, static_cast<uint64_t>(v->small));
    case Rep::Big: return mix(h, v->negative ? 0 - v->big.num.data[0] : v->big.num.data[0]);
    case Rep::Fraction:
    case Rep::Float: return mix(h, std::bit_cast<uint64_t>(float64Value(v)));
    case Rep::Complex: return mix(mix(h, constHash(v->pair.re)), constHash(v->pair.im));
  }
  return h;
}

}  // namespace vo::types
