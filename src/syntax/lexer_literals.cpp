// This file implements the literals: numbers, runes, strings, and their values.
#include <algorithm>
#include <cstring>

#include "syntax/char_class.h"
#include "syntax/lexer.h"
#include "syntax/unicode.h"

namespace vo::syntax {
namespace {

enum : unsigned { kDigit = 1, kSeparator = 2 };
constexpr uint32_t kNone = UINT32_MAX;

std::string baseName(int base) {
  switch (base) {
    case 2: return "binary";
    case 8: return "octal";
    case 10: return "decimal";
    default: return "hexadecimal";
  }
}

// The index of the first `_` of a number that does not stand between digits (a base prefix counts
// as a digit), or kNone.
uint32_t misplacedSeparator(std::string_view x) {
  char prefix = ' ';
  char previous = '.';  // '_', '0' for any digit, '.' for anything else
  size_t i = 0;
  if (x.size() >= 2 && x[0] == '0') {
    prefix = lowerAscii(x[1]);
    if (prefix == 'x' || prefix == 'o' || prefix == 'b') {
      previous = '0';
      i = 2;
    }
  }
  for (; i < x.size(); i++) {
    char c = x[i];
    if (c == '_') {
      if (previous != '0') return static_cast<uint32_t>(i);
      previous = '_';
    } else if (isDecimal(c) || (prefix == 'x' && isHex(c))) {
      previous = '0';
    } else {
      if (previous == '_') return static_cast<uint32_t>(i - 1);
      previous = '.';
    }
  }
  return previous == '_' ? static_cast<uint32_t>(x.size() - 1) : kNone;
}

}  // namespace

void Lexer::literal(Token kind, bool ok) {
  cursor_ = std::min(cursor_, size_);
  semiDue_ = true;
  token = kind;
  bad = !ok;
  end = cursor_;
  text = text_.substr(offset, cursor_ - offset);
}

// Takes digits and separators. Below base 11 every decimal digit is taken; the first one that is
// too big goes to `invalid`.
unsigned Lexer::digits(int base, Offset* invalid) {
  unsigned seen = 0;
  for (;; cursor_++) {
    char c = here();
    if (c == '_') {
      seen |= kSeparator;
    } else if (base <= 10 ? isDecimal(c) : isHex(c)) {
      seen |= kDigit;
      if (base <= 10 && c >= '0' + base && invalid != nullptr && *invalid == kNone)
        *invalid = cursor_;
    } else {
      return seen;
    }
  }
}

// At the first digit, or (seenPoint) behind the point that begins the number.
void Lexer::number(bool seenPoint) {
  // The plain decimal integer is nearly every number.
  if (!seenPoint && here() != '0') {
    while (isDecimal(here())) cursor_++;
    char c = here();
    if (c != '.' && !isNameByte(c)) return literal(Token::Int, true);
    cursor_ = offset;
  }
  bool ok = true;
  auto fail = [&](Offset where, std::string message) {
    if (ok || asGoScanner) lexError(where, std::move(message));
    ok = false;
  };
  Token kind = Token::Int;
  int base = 10;
  char prefix = '\0';  // '\0' (decimal), '0' (old octal), 'x', 'o' or 'b'
  unsigned seen = 0;
  Offset invalid = kNone;
  if (!seenPoint) {
    if (here() == '0') {
      cursor_++;
      prefix = lowerAscii(here());
      if (prefix == 'x' || prefix == 'o' || prefix == 'b') {
        cursor_++;
        base = prefix == 'x' ? 16 : prefix == 'o' ? 8 : 2;
      } else {
        base = 8;
        prefix = '0';
        seen = kDigit;
      }
    }
    seen |= digits(base, &invalid);
    if (here() == '.') {
      if (prefix == 'o' || prefix == 'b')
        fail(cursor_, "invalid radix point in " + baseName(base) + " literal");
      cursor_++;
      seenPoint = true;
    }
  }
  if (seenPoint) {
    kind = Token::Float;
    seen |= digits(base, &invalid);
  }
  if ((seen & kDigit) == 0) fail(cursor_, baseName(base) + " literal has no digits");
  char e = lowerAscii(here());
  if (e == 'e' || e == 'p') {
    std::string shown = quoteRune(static_cast<uint8_t>(here()));
    if (e == 'e' && prefix != '\0' && prefix != '0')
      fail(cursor_, shown + " exponent requires decimal mantissa");
    if (e == 'p' && prefix != 'x')
      fail(cursor_, shown + " exponent requires hexadecimal mantissa");
    cursor_++;
    kind = Token::Float;
    if (here() == '+' || here() == '-') cursor_++;
    seen = digits(10, nullptr) | (seen & kSeparator);
    if ((seen & kDigit) == 0) fail(cursor_, "exponent has no digits");
  } else if (prefix == 'x' && kind == Token::Float) {
    fail(cursor_, "hexadecimal mantissa requires a 'p' exponent");
  }
  if (here() == 'i') {
    kind = Token::Imag;
    cursor_++;
  }
  literal(kind, ok);
  if (kind == Token::Int && invalid != kNone && invalid < size_)
    fail(invalid, "invalid digit " + quoteRune(static_cast<uint8_t>(data_[invalid])) + " in " +
                      baseName(base) + " literal");
  if ((seen & kSeparator) != 0 && (ok || asGoScanner))
    if (uint32_t i = misplacedSeparator(text); i != kNone)
      fail(offset + i, "'_' must separate successive digits");
  bad = !ok;
}

void Lexer::runeLiteral() {
  cursor_++;
  bool ok = true;
  auto fail = [&](Offset where, const char* message) {
    if (ok) lexError(where, message);
    ok = false;
  };
  for (int n = 0;; n++) {
    char c = here();
    if (c == '\'') {
      if (n == 0) {
        fail(cursor_, "empty rune literal or unescaped '");
      } else if (n != 1) {
        fail(offset, "more than one character in rune literal");
      }
      cursor_++;
      break;
    }
    if (c == '\\') {
      cursor_++;
      if (!escape('\'')) ok = false;
      continue;
    }
    if (c == '\n') {
      fail(cursor_, "newline in rune literal");
      break;
    }
    if (c == '\0') {
      fail(offset, "rune literal not terminated");
      break;
    }
    do cursor_++;
    while ((static_cast<uint8_t>(here()) & 0xc0) == 0x80);
  }
  literal(Token::Char, ok);
}

void Lexer::stringLiteral() {
  cursor_++;
  bool ok = true;
  for (;;) {
    char c = here();
    if (c == '"') {
      cursor_++;
      break;
    }
    if (c == '\\') {
      cursor_++;
      if (!escape('"')) ok = false;
    } else if (c == '\n') {
      lexError(cursor_, "newline in string");
      ok = false;
      break;
    } else if (c == '\0') {
      lexError(offset, "string not terminated");
      ok = false;
      break;
    } else {
      cursor_++;
    }
  }
  literal(Token::String, ok);
}

void Lexer::rawString() {
  size_t close = text_.find('`', cursor_ + 1);
  bool ok = close != std::string_view::npos;
  cursor_ = ok ? static_cast<Offset>(close) + 1 : size_;
  if (!ok) lexError(offset, "string not terminated");
  literal(Token::String, ok);
}

// Behind a backslash. True also at the end of the file, of which the caller complains.
bool Lexer::escape(char quote) {
  int count = 0;
  int base = 16;
  uint32_t max = 0x10ffff;
  char c = here();
  switch (c) {
    case 'a': case 'b': case 'f': case 'n': case 'r': case 't': case 'v': case '\\':
      cursor_++;
      return true;
    case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7':
      count = 3;
      base = 8;
      max = 255;
      break;
    case 'x':
      count = 2;
      max = 255;
      break;
    case 'u': count = 4; break;
    case 'U': count = 8; break;
    default:
      if (c == quote) {
        cursor_++;
        return true;
      }
      if (c == '\0') return true;
      lexError(cursor_, "unknown escape");
      return false;
  }
  if (base == 16) cursor_++;
  uint64_t value = 0;
  for (; count > 0; count--) {
    c = here();
    if (c == '\0') return true;
    int digit = base;
    if (isDecimal(c)) {
      digit = c - '0';
    } else if (isHex(c)) {
      digit = lowerAscii(c) - 'a' + 10;
    }
    if (digit >= base) {
      lexError(cursor_, "invalid character " + quoteRune(decodeRune(text_.substr(cursor_)).value) +
                            " in " + baseName(base) + " escape");
      return false;
    }
    value = value * static_cast<uint64_t>(base) + static_cast<uint64_t>(digit);
    cursor_++;
  }
  if (value > max && base == 8) {
    lexError(cursor_, "octal escape value " + std::to_string(value) + " > 255");
    return false;
  }
  if (value > max || (value >= 0xd800 && value < 0xe000)) {
    lexError(cursor_, "escape is invalid Unicode code point " +
                          describeRune(static_cast<char32_t>(value)));
    return false;
  }
  return true;
}

namespace {

// Appends what the escape at x[i] (behind the backslash) stands for; returns the index behind it.
size_t appendEscape(std::string& out, std::string_view x, size_t i) {
  size_t count = 2;
  unsigned base = 16;
  char kind = x[i];
  switch (kind) {
    case 'a': out += '\a'; return i + 1;
    case 'b': out += '\b'; return i + 1;
    case 'f': out += '\f'; return i + 1;
    case 'n': out += '\n'; return i + 1;
    case 'r': out += '\r'; return i + 1;
    case 't': out += '\t'; return i + 1;
    case 'v': out += '\v'; return i + 1;
    case 'x': i++; break;
    case 'u': i++; count = 4; break;
    case 'U': i++; count = 8; break;
    default:
      if (!isDecimal(kind)) {
        out += kind;
        return i + 1;
      }
      count = 3;
      base = 8;
  }
  uint32_t value = 0;
  for (size_t stop = i + count; i < stop; i++) {
    char c = x[i];
    value = value * base + static_cast<uint32_t>(isDecimal(c) ? c - '0' : lowerAscii(c) - 'a' + 10);
  }
  if (kind == 'u' || kind == 'U') {
    appendUtf8(out, value);
  } else {
    out += static_cast<char>(value);
  }
  return i;
}

}  // namespace

std::string_view literalValue(std::string_view literal, base::Arena& arena) {
  VO_CHECK(literal.size() >= 2, "a literal without errors has its quotes");
  std::string_view body = literal.substr(1, literal.size() - 2);
  bool raw = literal[0] == '`';
  if (memchr(body.data(), raw ? '\r' : '\\', body.size()) == nullptr) return body;
  std::string out;
  out.reserve(body.size());
  for (size_t i = 0; i < body.size();) {
    if (raw) {
      if (body[i] != '\r') out += body[i];
      i++;
    } else if (body[i] == '\\') {
      i = appendEscape(out, body, i + 1);
    } else {
      out += body[i++];
    }
  }
  return arena.copy(out);
}

}  // namespace vo::syntax
