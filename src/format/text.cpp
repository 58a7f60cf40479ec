// This file implements the trimming of white space.
#include "format/text.h"

#include <algorithm>
#include <cstdint>

namespace vo::format {

namespace {

bool isAsciiSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// The white space above ASCII, in UTF-8. (The row of U+2000 to U+200A is checked by its last byte.)
constexpr std::string_view kWideSpaces[] = {"\xc2\x85",     "\xc2\xa0",     "\xe1\x9a\x80",
                                            "\xe2\x80\xa8", "\xe2\x80\xa9", "\xe2\x80\xaf",
                                            "\xe2\x81\x9f", "\xe3\x80\x80"};

bool isSpaceRow(std::string_view s) {
  auto last = static_cast<uint8_t>(s.back());
  return s.starts_with("\xe2\x80") && last >= 0x80 && last <= 0x8a;
}

}  // namespace

std::string_view trimRight(std::string_view s) {
  for (;;) {
    while (!s.empty() && isAsciiSpace(s.back())) s.remove_suffix(1);
    if (s.empty() || static_cast<uint8_t>(s.back()) < 0x80) return s;
    const auto* wide = std::find_if(std::begin(kWideSpaces), std::end(kWideSpaces),
                                    [s](std::string_view w) { return s.ends_with(w); });
    if (wide != std::end(kWideSpaces)) {
      s.remove_suffix(wide->size());
    } else if (s.size() >= 3 && isSpaceRow(s.substr(s.size() - 3))) {
      s.remove_suffix(3);
    } else {
      return s;
    }
  }
}

std::string_view trimSpace(std::string_view s) {
  s = trimRight(s);
  for (;;) {
    while (!s.empty() && isAsciiSpace(s.front())) s.remove_prefix(1);
    if (s.empty() || static_cast<uint8_t>(s.front()) < 0x80) return s;
    const auto* wide = std::find_if(std::begin(kWideSpaces), std::end(kWideSpaces),
                                    [s](std::string_view w) { return s.starts_with(w); });
    if (wide != std::end(kWideSpaces)) {
      s.remove_prefix(wide->size());
    } else if (s.size() >= 3 && isSpaceRow(s.substr(0, 3))) {
      s.remove_prefix(3);
    } else {
      return s;
    }
  }
}

}  // namespace vo::format
