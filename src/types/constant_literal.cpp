// This file reads number literals, every form of them.
//
// A float literal is taken apart into an integer mantissa and powers of two and ten. If its value
// is of moderate size it becomes an exact fraction, else a float whose power of ten is computed in
// the order of operations of Go's math/big, since the last bits show.
#include "types/constant_impl.h"

namespace vo::types {

using namespace big;
using syntax::Token;

namespace {

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

ConstValue* makeFromLiteral(base::Arena& arena, Token kind, std::string_view text) {
  if (text.size() > kMaxLiteralLength) return makeUnknown(arena);
  if (kind == Token::Int) return parseInt(arena, text);
  if (kind == Token::Float) return parseFloat(arena, text);
  if (kind != Token::Imag || text.empty() || text.back() != 'i') return makeUnknown(arena);
  text.remove_suffix(1);
  // `012i` is decimal for historical reasons.
  return makeComplex(arena, makeInt64(arena, 0), parseFloat(arena, text));
}

}  // namespace vo::types
