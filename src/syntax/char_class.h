// Classes of source bytes.
#pragma once

#include <array>
#include <cstdint>

namespace vo::syntax {

constexpr char lowerAscii(char c) { return static_cast<char>(c | 0x20); }
constexpr bool isDecimal(char c) { return c >= '0' && c <= '9'; }
constexpr bool isHex(char c) {
  return isDecimal(c) || (lowerAscii(c) >= 'a' && lowerAscii(c) <= 'f');
}

/// A byte that may stand in a name: letter, digit, underscore, or part of a rune above ASCII.
inline constexpr std::array<bool, 256> kNameBytes = [] {
  std::array<bool, 256> t{};
  for (int c = 0; c < 256; c++)
    t[static_cast<size_t>(c)] = c >= 0x80 || c == '_' || (c >= '0' && c <= '9') ||
                                (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return t;
}();
constexpr bool isNameByte(char c) { return kNameBytes[static_cast<uint8_t>(c)]; }

}  // namespace vo::syntax
