// This file makes constants and computes with them; constant_impl.h says how they are represented.
#include "types/constant.h"

#include <cmath>

#include "types/constant_impl.h"

namespace vo::types {

using namespace big;
using syntax::Token;

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

ConstValue* copyConst(base::Arena& arena, const ConstValue* v) {
  if (v->rep == Rep::String) return makeString(arena, stringValue(v));
  ConstValue* c = newValue(arena, v->kind, v->rep);
  *c = *v;
  switch (v->rep) {
    case Rep::Big:
    case Rep::Fraction:
    case Rep::Float: {
      c->big.num.data = arena.copy(std::span<const uint64_t>(v->big.num.data, v->big.num.count)).data();
      c->big.denom = arena.copy(std::span<const uint64_t>(v->big.denom, v->denomCount)).data();
      break;
    }
    case Rep::Complex:
      c->pair.re = copyConst(arena, v->pair.re);
      c->pair.im = copyConst(arena, v->pair.im);
      break;
    default: break;
  }
  return c;
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
  VO_CHECK(v->big.num.count != 0, "zero is a small number");
  uint64_t top = v->big.num.data[v->big.num.count - 1];
  VO_CHECK(top != 0, "numbers have no limbs that they do not need");
  return v->big.num.count * 64 - static_cast<uint32_t>(__builtin_clzll(top));
}

uint64_t lowBits(const ConstValue* v) {
  if (v->rep == Rep::Small) return static_cast<uint64_t>(v->small);
  if (v->rep != Rep::Big) return 0;
  VO_CHECK(v->big.num.count != 0, "zero is a small number");
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
  VO_DCHECK(a.sign() >= 0 && b.sign() >= 0, "the modulus is larger than both");
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
  VO_DCHECK(x->rep == Rep::Complex && y->rep == Rep::Complex, "both have been made complex");
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
  VO_DCHECK(x->rep == Rep::String && y->rep == Rep::String, "only strings are concatenated");
  size_t length = x->text.length + y->text.length;
  StringBuffer* buffer = x->text.buffer;
  bool extends = buffer != nullptr && x->text.data + x->text.length == buffer->data + buffer->used &&
                 buffer->capacity - buffer->used >= y->text.length;
  if (!extends) {
    buffer = arena.make<StringBuffer>();
    // Room to grow only for what has grown before: most concatenations are of two pieces.
    buffer->capacity = x->text.buffer != nullptr ? length * 2 : length + length / 4;
    buffer->data = static_cast<char*>(arena.alloc(buffer->capacity + 1, 1));
    if (x->text.length != 0) memcpy(buffer->data, x->text.data, x->text.length);
    buffer->used = x->text.length;
  }
  const char* start = buffer->data + buffer->used - x->text.length;
  VO_DCHECK(buffer->used + y->text.length <= buffer->capacity, "the buffer has room for what is added");
  if (y->text.length != 0) memcpy(buffer->data + buffer->used, y->text.data, y->text.length);
  buffer->used = static_cast<size_t>(start - buffer->data) + length;
  ConstValue* v = newValue(arena, ConstKind::String, Rep::String);
  v->text = {start, length, buffer};
  return v;
}

/// Negative, zero, positive. REQUIRES: both real.
int compareReal(const ConstValue* x, const ConstValue* y) {
  VO_DCHECK(isReal(x) && isReal(y), "only real numbers have an order");
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
    if (x->text.length + y->text.length > kMaxConstString) return makeUnknown(arena);
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

}  // namespace vo::types
