// This file writes numbers.
#include "base/text.h"

namespace vo::base {

namespace {

/// The digits of n, which end at `end`; their first place.
char* digitsBefore(char* end, uint64_t n, unsigned base) {
  do {
    *--end = "0123456789abcdef"[n % base];
    n /= base;
  } while (n != 0);
  return end;
}

}  // namespace

Text& Text::addUint(uint64_t n) {
  char buffer[20];
  char* end = buffer + sizeof buffer;
  char* at = digitsBefore(end, n, 10);
  return *this += std::string_view(at, static_cast<size_t>(end - at));
}

Text& Text::addInt(int64_t n) {
  if (n >= 0) return addUint(static_cast<uint64_t>(n));
  *this += '-';
  return addUint(-static_cast<uint64_t>(n));
}

Text& Text::addHex(uint64_t n, unsigned digits) {
  char buffer[16];
  char* end = buffer + sizeof buffer;
  char* at = digitsBefore(end, n, 16);
  while (static_cast<size_t>(end - at) < digits && at != buffer) *--at = '0';
  return *this += std::string_view(at, static_cast<size_t>(end - at));
}

}  // namespace vo::base
