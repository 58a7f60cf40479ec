// This file knows the characters above ASCII that matter to the lexer: letters and digits of
// identifiers, and what Go's %q and %#U print as themselves.
#include "syntax/unicode.h"

#include "base/unicode_tables.h"

namespace vo::syntax {

bool isUnicodeLetter(char32_t c) { return base::contains(base::kLetters, c); }
bool isUnicodeDigit(char32_t c) { return base::contains(base::kDigits, c); }
bool isPrintable(char32_t c) {
  return c < 0x80 ? c >= 0x20 && c < 0x7f : base::contains(base::kPrintable, c);
}

}  // namespace vo::syntax
