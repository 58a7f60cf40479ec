// Sorted ranges of characters. The tables themselves, base/unicode_tables.h, are made at build time
// from the library's package unicode (tools/unicode_tables.py), so that both know one version.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace vo::base {

/// first, first + stride, …, last.
struct UnicodeRange {
  char32_t first, last;
  uint32_t stride;
};

/// Adding `delta` gives another character of the same letter.
struct FoldRange {
  UnicodeRange range;
  int32_t delta;
};

template <size_t N>
bool contains(const UnicodeRange (&table)[N], char32_t c) {
  auto it = std::lower_bound(std::begin(table), std::end(table), c,
                             [](const UnicodeRange& r, char32_t x) { return r.last < x; });
  return it != std::end(table) && it->first <= c && (c - it->first) % it->stride == 0;
}

}  // namespace vo::base
