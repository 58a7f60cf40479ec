// This file writes numbers in the formats of gc's print built-in and of fmt.Println.
#include "runtime/print.h"

#include <cmath>

#include "base/decimal.h"

namespace vo::runtime {

namespace {

void addZeros(base::Text& out, int n) {
  for (; n > 0; n--) out += '0';
}

std::string_view digitsOf(const base::Decimal& d, int from, int to) {
  return {d.digits + from, static_cast<size_t>(to - from)};
}

/// d.ddde±xx, with two digits of exponent at least.
void addScientific(base::Text& out, const base::Decimal& d) {
  out += d.digits[0];
  if (d.count > 1) (out += '.') += digitsOf(d, 1, d.count);
  int exponent = d.exponent - 1;
  out += exponent < 0 ? "e-" : "e+";
  exponent = std::abs(exponent);
  if (exponent < 10) out += '0';
  out.addInt(exponent);
}

void addFixed(base::Text& out, const base::Decimal& d) {
  if (d.exponent <= 0) {
    out += "0.";
    addZeros(out, -d.exponent);
    out += digitsOf(d, 0, d.count);
  } else if (d.count <= d.exponent) {
    out += digitsOf(d, 0, d.count);
    addZeros(out, d.exponent - d.count);
  } else {
    ((out += digitsOf(d, 0, d.exponent)) += '.') += digitsOf(d, d.exponent, d.count);
  }
}

}  // namespace

void addFloat(base::Text& out, double v, int bits) {
  // Where strconv's shortest 'g' switches to exponents, for fmt's %v and, since Go 1.26, for print.
  constexpr int kLeast = -3, kMost = 6;
  if (std::isnan(v)) {
    out += "NaN";
  } else if (std::isinf(v)) {
    out += v > 0 ? "+Inf" : "-Inf";
  } else {
    if (std::signbit(v)) out += '-';
    double magnitude = std::fabs(v);
    if (magnitude == 0) {
      out += '0';
      return;
    }
    base::Decimal d = bits == 32 ? base::shortestDecimal(static_cast<float>(magnitude)) : base::shortestDecimal(magnitude);
    if (d.exponent < kLeast || d.exponent > kMost) return addScientific(out, d);
    addFixed(out, d);
  }
}

void addComplex(base::Text& out, double re, double im, int bits) {
  out += '(';
  addFloat(out, re, bits);
  bool hasSign = std::isinf(im) || (std::signbit(im) && !std::isnan(im));
  if (!hasSign) out += '+';
  addFloat(out, im, bits);
  out += "i)";
}

void addAddress(base::Text& out, uint64_t v) { (out += "0x").addHex(v); }

void addIndented(base::Text& out, std::string_view text) {
  for (char c : text) {
    out += c;
    if (c == '\n') out += '\t';
  }
}

}  // namespace vo::runtime
