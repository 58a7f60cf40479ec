// This file writes numbers in the formats of gc's print built-in and of fmt.Println.
#include "vm/text.h"

#include <charconv>
#include <cmath>
#include <cstdio>

namespace vo::vm {

void appendInt(std::string& out, int64_t v) { out += std::to_string(v); }
void appendUint(std::string& out, uint64_t v) { out += std::to_string(v); }

void appendHex(std::string& out, uint64_t v) {
  char buffer[24];
  snprintf(buffer, sizeof buffer, "0x%llx", static_cast<unsigned long long>(v));
  out += buffer;
}

namespace {

/// Shortest digits that read back. The exponent form is used below 1e-4 and from `limit` on.
void appendShortest(std::string& out, double v, int bits, double limit) {
  if (std::isnan(v)) {
    out += "NaN";
    return;
  }
  if (std::isinf(v)) {
    out += v > 0 ? "+Inf" : "-Inf";
    return;
  }
  char buffer[400];
  auto write = [&](std::chars_format format) {
    return bits == 32 ? std::to_chars(buffer, buffer + sizeof buffer, static_cast<float>(v), format)
                      : std::to_chars(buffer, buffer + sizeof buffer, v, format);
  };
  double magnitude = std::fabs(v);
  bool scientific = magnitude != 0 && (magnitude < 1e-4 || magnitude >= limit);
  auto end = write(scientific ? std::chars_format::scientific : std::chars_format::fixed);
  out.append(buffer, static_cast<size_t>(end.ptr - buffer));
}

void appendPair(std::string& out, double re, double im, int bits, double limit) {
  out += '(';
  appendShortest(out, re, bits, limit);
  size_t at = out.size();
  appendShortest(out, im, bits, limit);
  if (out[at] != '+' && out[at] != '-') out.insert(at, 1, '+');
  out += "i)";
}

// Where strconv's shortest 'g' switches to exponents: for print (since Go 1.26) and for fmt's %v.
constexpr double kPrintLimit = 1e6;
constexpr double kVerbLimit = 1e6;

}  // namespace

void appendFloat(std::string& out, double v, int bits) { appendShortest(out, v, bits, kPrintLimit); }
void appendComplex(std::string& out, double re, double im, int bits) {
  appendPair(out, re, im, bits, kPrintLimit);
}
void appendShortFloat(std::string& out, double v, int bits) {
  appendShortest(out, v, bits, kVerbLimit);
}
void appendShortComplex(std::string& out, double re, double im, int bits) {
  appendPair(out, re, im, bits, kVerbLimit);
}

void appendIndented(std::string& out, std::string_view text) {
  for (char c : text) {
    out += c;
    if (c == '\n') out += '\t';
  }
}

}  // namespace vo::vm
