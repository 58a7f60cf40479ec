// This file knows which letters are upper case: names that begin with one are exported.
#include "base/upper_case.h"

#include "base/unicode_tables.h"

namespace vo::base {

bool isUpperCase(char32_t c) { return contains(kUpper, c); }

bool isExportedName(std::string_view name) {
  if (name.empty()) return false;
  auto byte = [&](size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(name[i])); };
  char32_t c = byte(0);
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  size_t more = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : 1;
  if (name.size() <= more) return false;
  c &= 0x3fu >> more;
  for (size_t i = 1; i <= more; i++) c = c << 6 | (byte(i) & 0x3f);
  return isUpperCase(c);
}

}  // namespace vo::base
