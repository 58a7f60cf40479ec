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

bool readUint(std::string_view& rest, unsigned base, uint64_t& out) {
  uint64_t value = 0;
  size_t n = 0;
  for (; n < rest.size(); n++) {
    char c = rest[n];
    unsigned digit = c >= '0' && c <= '9' ? static_cast<unsigned>(c - '0')
                     : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? static_cast<unsigned>((c | 0x20) - 'a') + 10
                                                              : base;
    if (digit >= base) break;
    if (__builtin_mul_overflow(value, base, &value) || __builtin_add_overflow(value, digit, &value)) return false;
  }
  if (n == 0) return false;
  rest.remove_prefix(n);
  out = value;
  return true;
}

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
