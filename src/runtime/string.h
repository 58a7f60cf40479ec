// Strings: concatenation, comparison, conversion, UTF-8. Functions that return a bool have run out of memory if it
// is false, and take short texts only (but for stringFromBytes); those that return a status may answer Again.
#pragma once

#include <cstdint>
#include <cstring>

#include "abi/helper.h"
#include "abi/value.h"

namespace vo::runtime {

class Runtime;

inline constexpr int32_t kRuneError = 0xfffd;

inline bool stringEqual(abi::GoString a, abi::GoString b) {
  return a.len == b.len &&
         (a.len == 0 || a.data == b.data || memcmp(a.data, b.data, static_cast<size_t>(a.len)) == 0);
}
/// -1, 0 or 1.
int stringCompare(abi::GoString a, abi::GoString b);

/// The concatenation of n strings; if at most one is not empty, that one itself. *out is set when it says Again.
/// Panics: out of memory.
abi::HelperStatus stringConcat(abi::HelperContext& cx, const abi::GoString* parts, size_t n, abi::GoString* out);
/// A heap copy of n bytes, for texts of the run time's.
[[nodiscard]] bool stringFromBytes(Runtime& rt, const void* bytes, int64_t n, abi::GoString* out);
/// string(b []byte). *out is set when it says Again, as for bytesFromString.
abi::HelperStatus stringOfBytes(abi::HelperContext& cx, const void* bytes, int64_t n, abi::GoString* out);
/// []byte(s): a fresh array, capacity rounded up to its size class.
/// `least`: the capacity if there are not more elements (those of gc's buffers in frames), else what is allocated.
abi::HelperStatus bytesFromString(abi::HelperContext& cx, abi::GoString s, abi::GoSlice* out, int64_t least = 0);
/// The same for []rune; its three slots and those of stringFromRunes' string are set when it is done.
abi::HelperStatus runesFromString(abi::HelperContext& cx, abi::GoString s, abi::Slot* result, int64_t least = 0);
abi::HelperStatus stringFromRunes(abi::HelperContext& cx, const int32_t* runes, int64_t n, abi::Slot* result);
[[nodiscard]] bool stringFromRune(Runtime& rt, int64_t rune, abi::GoString* out);

struct DecodedRune {
  int32_t rune;   ///< kRuneError for a malformed sequence
  int32_t width;  ///< 1 then; 0 only at the end
};
/// The rune at s[at].
DecodedRune decodeRune(abi::GoString s, int64_t at);
/// Writes at most 4 bytes, returns how many. Invalid runes become kRuneError.
int encodeRune(int32_t rune, uint8_t* out);
int64_t runeCount(abi::GoString s);

}  // namespace vo::runtime
