// This file writes constants for messages, and hashes them.
#include <charconv>
#include <cmath>
#include <cstdio>

#include "types/constant_impl.h"
#include "types/type_string.h"

namespace vo::types {

using namespace big;

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
  double x = toMachine(f, false, kDouble);
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
  double m = toMachine(mantissa, false, kDouble);
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
