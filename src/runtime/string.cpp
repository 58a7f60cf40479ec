// This file has the operations on strings: they copy bytes into fresh objects without pointers.
#include "runtime/string.h"

#include <algorithm>

#include "runtime/runtime.h"
#include "runtime/type_ops.h"

namespace vo::runtime {

using abi::GoSlice;
using abi::GoString;

namespace {

constexpr int32_t kMaxRune = 0x10ffff;

bool validRune(int64_t r) { return r >= 0 && r <= kMaxRune && !(r >= 0xd800 && r < 0xe000); }

int runeLength(int32_t r) {
  if (!validRune(r)) return 3;
  return r < 0x80 ? 1 : r < 0x800 ? 2 : r < 0x10000 ? 3 : 4;
}

/// An array of at least `bytes` bytes, clear from `used` on; *capacity gets the size of its class.
void* byteArray(Runtime& rt, size_t bytes, size_t used, size_t* capacity) {
  size_t rounded = roundUpSize(bytes, true);
  void* p = rt.heap.allocNoScanDirty(rounded);
  if (p != nullptr && rounded > used) memset(static_cast<char*>(p) + used, 0, rounded - used);
  *capacity = rounded;
  return p;
}

}  // namespace

int stringCompare(GoString a, GoString b) {
  auto n = static_cast<size_t>(std::min(a.len, b.len));
  int order = n == 0 || a.data == b.data ? 0 : memcmp(a.data, b.data, n);
  if (order != 0) return order < 0 ? -1 : 1;
  return a.len < b.len ? -1 : a.len > b.len ? 1 : 0;
}

bool stringConcat(Runtime& rt, const GoString* parts, size_t n, GoString* out) {
  int64_t total = 0;
  size_t last = 0, used = 0;
  for (size_t i = 0; i < n; i++) {
    if (parts[i].len == 0) continue;
    used++;
    last = i;
    if (__builtin_add_overflow(total, parts[i].len, &total)) return false;
  }
  if (used <= 1) {
    *out = used == 0 ? GoString{nullptr, 0} : parts[last];
    return true;
  }
  auto* p = static_cast<uint8_t*>(rt.heap.allocNoScanDirty(static_cast<size_t>(total)));
  if (p == nullptr) return false;
  uint8_t* at = p;
  for (size_t i = 0; i < n; i++) {
    if (parts[i].len == 0) continue;
    memcpy(at, parts[i].data, static_cast<size_t>(parts[i].len));
    at += parts[i].len;
  }
  *out = {p, total};
  return true;
}

bool stringFromBytes(Runtime& rt, const void* bytes, int64_t n, GoString* out) {
  if (n == 0) {
    *out = {nullptr, 0};
    return true;
  }
  if (n == 1) {
    *out = {reinterpret_cast<const uint8_t*>(&kSmallInts[*static_cast<const uint8_t*>(bytes)]), 1};
    return true;
  }
  void* p = rt.heap.allocNoScanDirty(static_cast<size_t>(n));
  if (p == nullptr) return false;
  memcpy(p, bytes, static_cast<size_t>(n));
  *out = {static_cast<const uint8_t*>(p), n};
  return true;
}

bool bytesFromString(Runtime& rt, GoString s, GoSlice* out, int64_t least) {
  size_t capacity;
  void* p = byteArray(rt, static_cast<size_t>(std::max(s.len, least)), static_cast<size_t>(s.len), &capacity);
  if (p == nullptr) return false;
  if (s.len != 0) memcpy(p, s.data, static_cast<size_t>(s.len));
  *out = {p, s.len, static_cast<int64_t>(capacity)};
  return true;
}

bool runesFromString(Runtime& rt, GoString s, GoSlice* out, int64_t least) {
  int64_t n = runeCount(s);
  size_t capacity;
  auto* p = static_cast<int32_t*>(
      byteArray(rt, static_cast<size_t>(std::max(n, least)) * 4, static_cast<size_t>(n) * 4, &capacity));
  if (p == nullptr) return false;
  int64_t i = 0;
  for (int64_t at = 0; at < s.len;) {
    DecodedRune d = decodeRune(s, at);
    p[i++] = d.rune;
    at += d.width;
  }
  *out = {p, n, static_cast<int64_t>(capacity / 4)};
  return true;
}

bool stringFromRunes(Runtime& rt, const int32_t* runes, int64_t n, GoString* out) {
  int64_t bytes = 0;
  for (int64_t i = 0; i < n; i++) bytes += runeLength(runes[i]);
  if (bytes == 0) {
    *out = {nullptr, 0};
    return true;
  }
  auto* p = static_cast<uint8_t*>(rt.heap.allocNoScanDirty(static_cast<size_t>(bytes)));
  if (p == nullptr) return false;
  uint8_t* at = p;
  for (int64_t i = 0; i < n; i++) at += encodeRune(runes[i], at);
  *out = {p, bytes};
  return true;
}

bool stringFromRune(Runtime& rt, int64_t rune, GoString* out) {
  uint8_t buffer[4];
  int n = encodeRune(validRune(rune) ? static_cast<int32_t>(rune) : kRuneError, buffer);
  return stringFromBytes(rt, buffer, n, out);
}

DecodedRune decodeRune(GoString s, int64_t at) {
  int64_t left = s.len - at;
  if (left <= 0) return {kRuneError, 0};
  const uint8_t* p = s.data + at;
  uint8_t c = p[0];
  if (c < 0x80) return {c, 1};
  constexpr DecodedRune kBad = {kRuneError, 1};
  auto cont = [&](int i) { return (p[i] & 0xc0) == 0x80; };
  if (c < 0xc2 || left < 2 || !cont(1)) return kBad;
  if (c < 0xe0) return {((c & 0x1f) << 6) | (p[1] & 0x3f), 2};
  if (c < 0xf0) {
    if (left < 3 || !cont(2)) return kBad;
    int32_t r = ((c & 0x0f) << 12) | ((p[1] & 0x3f) << 6) | (p[2] & 0x3f);
    return r < 0x800 || (r >= 0xd800 && r < 0xe000) ? kBad : DecodedRune{r, 3};
  }
  if (c > 0xf4 || left < 4 || !cont(2) || !cont(3)) return kBad;
  int32_t r = ((c & 0x07) << 18) | ((p[1] & 0x3f) << 12) | ((p[2] & 0x3f) << 6) | (p[3] & 0x3f);
  return r < 0x10000 || r > kMaxRune ? kBad : DecodedRune{r, 4};
}

int encodeRune(int32_t rune, uint8_t* out) {
  if (!validRune(rune)) rune = kRuneError;
  auto r = static_cast<uint32_t>(rune);
  if (r < 0x80) {
    out[0] = static_cast<uint8_t>(r);
    return 1;
  }
  if (r < 0x800) {
    out[0] = static_cast<uint8_t>(0xc0 | (r >> 6));
    out[1] = static_cast<uint8_t>(0x80 | (r & 0x3f));
    return 2;
  }
  if (r < 0x10000) {
    out[0] = static_cast<uint8_t>(0xe0 | (r >> 12));
    out[1] = static_cast<uint8_t>(0x80 | ((r >> 6) & 0x3f));
    out[2] = static_cast<uint8_t>(0x80 | (r & 0x3f));
    return 3;
  }
  out[0] = static_cast<uint8_t>(0xf0 | (r >> 18));
  out[1] = static_cast<uint8_t>(0x80 | ((r >> 12) & 0x3f));
  out[2] = static_cast<uint8_t>(0x80 | ((r >> 6) & 0x3f));
  out[3] = static_cast<uint8_t>(0x80 | (r & 0x3f));
  return 4;
}

int64_t runeCount(GoString s) {
  int64_t n = 0;
  for (int64_t at = 0; at < s.len; n++) {
    at += s.data[at] < 0x80 ? 1 : decodeRune(s, at).width;
  }
  return n;
}

}  // namespace vo::runtime
