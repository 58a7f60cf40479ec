// This file implements UTF-8 by Go's rules (no surrogates, no overlong forms) and how Go prints a
// rune in an error message.
#include <cstdio>

#include "base/check.h"
#include "syntax/unicode.h"

namespace vo::syntax {

DecodedRune decodeRune(std::string_view text) {
  auto byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  auto continues = [&](size_t i) { return i < text.size() && (byte(i) & 0xc0) == 0x80; };
  auto low = [&](size_t i) { return static_cast<char32_t>(byte(i) & 0x3f); };
  VO_DCHECK(!text.empty(), "there is a byte to decode");
  uint8_t b = byte(0);
  if (b < 0x80) return {b, 1, true};
  if (b >= 0xc2 && b < 0xe0 && continues(1))
    return {(static_cast<char32_t>(b & 0x1f) << 6) | low(1), 2, true};
  if (b >= 0xe0 && b < 0xf0 && continues(1) && continues(2)) {
    char32_t c = (static_cast<char32_t>(b & 0xf) << 12) | (low(1) << 6) | low(2);
    if (c >= 0x800 && (c < 0xd800 || c > 0xdfff)) return {c, 3, true};
  }
  if (b >= 0xf0 && b < 0xf5 && continues(1) && continues(2) && continues(3)) {
    char32_t c = (static_cast<char32_t>(b & 0x7) << 18) | (low(1) << 12) | (low(2) << 6) | low(3);
    if (c >= 0x10000 && c <= 0x10ffff) return {c, 4, true};
  }
  return {};
}

bool isValidName(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      bool digit = c >= '0' && c <= '9';
      if (c != '_' && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(digit && i > 0)) return false;
      i++;
      continue;
    }
    DecodedRune r = decodeRune(text.substr(i));
    if (!isUnicodeLetter(r.value) && !(i > 0 && isUnicodeDigit(r.value))) return false;
    i += r.width;
  }
  return true;
}

void appendUtf8(std::string& out, char32_t c) {
  auto put = [&](char32_t v) { out += static_cast<char>(static_cast<uint8_t>(v)); };
  if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff)) c = 0xfffd;
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xc0 | (c >> 6));
    put(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    put(0xe0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3f));
    put(0x80 | (c & 0x3f));
  } else {
    put(0xf0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3f));
    put(0x80 | ((c >> 6) & 0x3f));
    put(0x80 | (c & 0x3f));
  }
}

namespace {
std::string hex(const char* format, char32_t c) {
  char buffer[16];
  snprintf(buffer, sizeof buffer, format, static_cast<unsigned>(c));
  return buffer;
}
}  // namespace

std::string quoteRune(char32_t c) {
  switch (c) {
    case '\a': return "'\\a'";
    case '\b': return "'\\b'";
    case '\f': return "'\\f'";
    case '\n': return "'\\n'";
    case '\r': return "'\\r'";
    case '\t': return "'\\t'";
    case '\v': return "'\\v'";
    case '\\': return "'\\\\'";
    case '\'': return "'\\''";
    default: break;
  }
  if (isPrintable(c)) {
    std::string out = "'";
    appendUtf8(out, c);
    return out + "'";
  }
  if (c < 0x80) return "'" + hex("\\x%02x", c) + "'";
  return "'" + hex(c < 0x10000 ? "\\u%04x" : "\\U%08x", c) + "'";
}

std::string describeRune(char32_t c) {
  std::string out = hex("U+%04X", c);
  if (isPrintable(c)) {
    out += " '";
    appendUtf8(out, c);
    out += "'";
  }
  return out;
}

}  // namespace vo::syntax
