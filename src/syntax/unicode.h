// Unicode properties and UTF-8, as far as source text needs them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vo::syntax {

/// Category L, above ASCII.
bool isUnicodeLetter(char32_t c);
/// Category Nd, above ASCII.
bool isUnicodeDigit(char32_t c);
/// What Go's strconv.IsPrint says.
bool isPrintable(char32_t c);

/// One character for all that differ only in case.
char32_t foldCase(char32_t c);
/// Go's strings.EqualFold.
bool equalFold(std::string_view a, std::string_view b);

struct DecodedRune {
  char32_t value = 0xfffd;
  uint32_t width = 1;  ///< bytes; an invalid byte counts as one
  bool valid = false;
};
/// The first rune of `text`, which is not empty.
DecodedRune decodeRune(std::string_view text);
/// Whether the text is a name without the characters that the lexer complained about.
bool isValidName(std::string_view text);
void appendUtf8(std::string& out, char32_t c);

/// Go's %q of a rune: `'x'`, `'\n'`, `'\u00a0'`.
std::string quoteRune(char32_t c);
/// Go's %#U of a rune: `U+0023 '#'`, `U+0007`.
std::string describeRune(char32_t c);

}  // namespace vo::syntax
