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

/// gc prints seven digits, computed by repeated division and rounding: this follows it step by step,
/// as a correctly rounded conversion may differ in the last digit.
void appendFloat(std::string& out, double v) {
  if (std::isnan(v)) {
    out += "NaN";
    return;
  }
  if (std::isinf(v)) {
    out += v > 0 ? "+Inf" : "-Inf";
    return;
  }
  constexpr int kDigits = 7;
  char buffer[kDigits + 7];
  buffer[0] = '+';
  int exponent = 0;
  if (v == 0) {
    if (std::signbit(v)) buffer[0] = '-';
  } else {
    if (v < 0) {
      v = -v;
      buffer[0] = '-';
    }
    while (v >= 10) {
      exponent++;
      v /= 10;
    }
    while (v < 1) {
      exponent--;
      v *= 10;
    }
    double h = 5;
    for (int i = 0; i < kDigits; i++) h /= 10;
    v += h;
    if (v >= 10) {
      exponent++;
      v /= 10;
    }
  }
  for (int i = 0; i < kDigits; i++) {
    int digit = static_cast<int>(v);
    buffer[i + 2] = static_cast<char>('0' + digit);
    v -= digit;
    v *= 10;
  }
  buffer[1] = buffer[2];
  buffer[2] = '.';
  buffer[kDigits + 2] = 'e';
  buffer[kDigits + 3] = '+';
  if (exponent < 0) {
    exponent = -exponent;
    buffer[kDigits + 3] = '-';
  }
  buffer[kDigits + 4] = static_cast<char>('0' + exponent / 100);
  buffer[kDigits + 5] = static_cast<char>('0' + exponent / 10 % 10);
  buffer[kDigits + 6] = static_cast<char>('0' + exponent % 10);
  out.append(buffer, sizeof buffer);
}

void appendComplex(std::string& out, double re, double im) {
  out += '(';
  appendFloat(out, re);
  appendFloat(out, im);
  out += "i)";
}

void appendShortFloat(std::string& out, double v, int bits) {
  if (std::isnan(v)) {
    out += "NaN";
    return;
  }
  if (std::isinf(v)) {
    out += v > 0 ? "+Inf" : "-Inf";
    return;
  }
  // %v: the shortest digits that read back, exponent form from 1e21 on and below 1e-4.
  char buffer[400];
  auto write = [&](std::chars_format format) {
    return bits == 32 ? std::to_chars(buffer, buffer + sizeof buffer, static_cast<float>(v), format)
                      : std::to_chars(buffer, buffer + sizeof buffer, v, format);
  };
  double magnitude = std::fabs(v);
  bool scientific = magnitude != 0 && (magnitude < 1e-4 || magnitude >= 1e21);
  auto end = write(scientific ? std::chars_format::scientific : std::chars_format::fixed);
  out.append(buffer, static_cast<size_t>(end.ptr - buffer));
}

void appendIndented(std::string& out, std::string_view text) {
  for (char c : text) {
    out += c;
    if (c == '\n') out += '\t';
  }
}

}  // namespace vo::vm
