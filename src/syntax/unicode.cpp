// This file knows the characters above ASCII that matter to the lexer: letters and digits of
// identifiers, and what Go's %q and %#U print as themselves.
#include "syntax/unicode.h"

#include <algorithm>
#include <iterator>

#include "base/unicode_tables.h"

namespace vo::syntax {

bool isUnicodeLetter(char32_t c) { return base::contains(base::kLetters, c); }
bool isUnicodeDigit(char32_t c) { return base::contains(base::kDigits, c); }
bool isPrintable(char32_t c) {
  return c < 0x80 ? c >= 0x20 && c < 0x7f : base::contains(base::kPrintable, c);
}

char32_t foldCase(char32_t c) {
  auto it = std::lower_bound(std::begin(base::kFolds), std::end(base::kFolds), c,
                             [](const base::FoldRange& f, char32_t x) { return f.range.last < x; });
  if (it == std::end(base::kFolds) || it->range.first > c || (c - it->range.first) % it->range.stride != 0) return c;
  return static_cast<char32_t>(static_cast<int32_t>(c) + it->delta);
}

bool equalFold(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    DecodedRune x = decodeRune(a), y = decodeRune(b);
    if (foldCase(x.value) != foldCase(y.value)) return false;
    a.remove_prefix(x.width);
    b.remove_prefix(y.width);
  }
  return a.empty() && b.empty();
}

}  // namespace vo::syntax
