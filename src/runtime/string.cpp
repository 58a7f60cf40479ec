// This file has the operations on strings: they copy bytes into fresh objects without pointers.
#include "runtime/string.h"

#include <algorithm>

#include "runtime/pieces.h"
#include "runtime/runtime.h"
#include "runtime/type_ops.h"

namespace vo::runtime {

using abi::GoSlice;
using abi::GoString;
using abi::HelperContext;
using abi::HelperStatus;
using abi::Slot;
using abi::slotInt;
using abi::slotPtr;

namespace {

constexpr int32_t kMaxRune = 0x10ffff;

bool validRune(int64_t r) { return r >= 0 && r <= kMaxRune && !(r >= 0xd800 && r < 0xe000); }

int runeLength(int32_t r) {
  if (!validRune(r)) return 3;
  return r < 0x80 ? 1 : r < 0x800 ? 2 : r < 0x10000 ? 3 : 4;
}

}  // namespace

int stringCompare(GoString a, GoString b) {
  auto n = static_cast<size_t>(std::min(a.len, b.len));
  int order = n == 0 || a.data == b.data ? 0 : memcmp(a.data, b.data, n);
  if (order != 0) return order < 0 ? -1 : 1;
  return a.len < b.len ? -1 : a.len > b.len ? 1 : 0;
}

HelperStatus stringConcat(HelperContext& cx, const GoString* parts, size_t n, GoString* out) {
  uint64_t total = 0;
  size_t last = 0, used = 0;
  for (size_t i = 0; i < n; i++) {
    if (parts[i].len == 0) continue;
    used++;
    last = i;
    total += static_cast<uint64_t>(parts[i].len);
    if (total > INT64_MAX) return raise(cx, abi::PanicKind::ConcatTooLong);
  }
  if (used <= 1) {
    *out = used == 0 ? GoString{nullptr, 0} : parts[last];
    return HelperStatus::Done;
  }
  if (total > kPieceBytes) return joinStrings(cx, parts, n, total, out);
  auto* p = static_cast<uint8_t*>(cx.runtime.heap.allocNoScanDirty(total));
  if (p == nullptr) return outOfMemory(cx);
  uint8_t* at = p;
  for (size_t i = 0; i < n; i++) {
    if (parts[i].len == 0) continue;
    memcpy(at, parts[i].data, static_cast<size_t>(parts[i].len));
    at += parts[i].len;
  }
  VO_DCHECK(at == p + total, "the parts fill the string");
  *out = {p, static_cast<int64_t>(total)};
  return doneWith(cx, total);
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

HelperStatus stringOfBytes(HelperContext& cx, const void* bytes, int64_t n, GoString* out) {
  if (n <= static_cast<int64_t>(kPieceBytes)) {
    if (!stringFromBytes(cx.runtime, bytes, n, out)) return outOfMemory(cx);
    return doneWith(cx, static_cast<size_t>(n));
  }
  void* p = nullptr;
  auto size = static_cast<size_t>(n);
  HelperStatus status = newFilled(cx, {.elem = &kByteType, .bytes = size, .a = bytes, .aBytes = size}, &p);
  *out = {static_cast<const uint8_t*>(p), n};
  return status;
}

HelperStatus bytesFromString(HelperContext& cx, GoString s, GoSlice* out, int64_t least) {
  size_t capacity = roundUpSize(static_cast<size_t>(std::max(s.len, least)), true);
  void* p = nullptr;
  HelperStatus status = newFilled(cx, {.elem = &kByteType, .bytes = capacity, .a = s.data,
                                       .aBytes = static_cast<size_t>(s.len)}, &p);
  *out = {p, s.len, static_cast<int64_t>(capacity)};
  return status;
}

// --- Runes ------------------------------------------------------------------------------------------
//
// Two passes, each in pieces: the first counts what the result takes, then it is allocated and filled.

namespace {

/// Runes, or bytes that hold runes, of a piece: they take longer than bytes that are copied.
constexpr int64_t kRunePiece = 16 << 10;
constexpr uint64_t kRunesPerUnit = 64;

HelperStatus afterRunes(HelperContext& cx, int64_t n, abi::HelperFn rest) {
  VO_DCHECK(static_cast<uint64_t>(n) / kRunesPerUnit <= abi::kMaxWork, "a piece is bounded");
  return again(cx, static_cast<uint64_t>(n) / kRunesPerUnit, rest);
}

/// State of the first passes: {result, data, length, at, count, least}, of the second ones also the array and
/// its capacity at 6 and 7.
HelperStatus continueDecoding(HelperContext& cx, Slot*) {
  Slot* state = cx.state;
  GoString s = {slotPtr<const uint8_t>(state[1]), slotInt(state[2])};
  auto* out = slotPtr<int32_t>(state[6]);
  int64_t at = slotInt(state[3]), i = slotInt(state[4]), from = at;
  // Bytes that were made a string without a copy may change meanwhile: then runes are cut off or zero.
  while (at < s.len && at - from < kRunePiece && i < slotInt(state[7])) {
    DecodedRune d = decodeRune(s, at);
    out[i++] = d.rune;
    at += d.width;
  }
  state[3] = abi::intSlot(at);
  state[4] = abi::intSlot(i);
  if (at < s.len && i < slotInt(state[7])) return afterRunes(cx, kRunePiece, continueDecoding);
  memset(out + i, 0, static_cast<size_t>(slotInt(state[7]) - i) * 4);
  abi::putSlice(slotPtr<Slot>(state[0]), {out, i, slotInt(state[7])});
  return s.len < kRunePiece / 4 ? HelperStatus::Done : afterRunes(cx, at - from, nullptr);
}

HelperStatus continueCounting(HelperContext& cx, Slot*) {
  Slot* state = cx.state;
  GoString s = {slotPtr<const uint8_t>(state[1]), slotInt(state[2])};
  int64_t at = slotInt(state[3]), n = slotInt(state[4]), from = at;
  for (; at < s.len && at - from < kRunePiece; n++) at += s.data[at] < 0x80 ? 1 : decodeRune(s, at).width;
  state[3] = abi::intSlot(at);
  state[4] = abi::intSlot(n);
  if (at < s.len) return afterRunes(cx, kRunePiece, continueCounting);
  size_t bytes = roundUpSize(static_cast<size_t>(std::max(n, slotInt(state[5]))) * 4, true);
  void* p = cx.runtime.heap.allocNoScanDirty(bytes);
  if (p == nullptr) return outOfMemory(cx);
  state[3] = state[4] = 0;
  state[6] = abi::ptrSlot(p);
  state[7] = bytes / 4;
  return s.len < kRunePiece ? continueDecoding(cx, nullptr) : afterRunes(cx, at - from, continueDecoding);
}

HelperStatus continueEncoding(HelperContext& cx, Slot*) {
  Slot* state = cx.state;
  auto* runes = slotPtr<const int32_t>(state[1]);
  auto* out = slotPtr<uint8_t>(state[6]);
  int64_t i = slotInt(state[3]), n = slotInt(state[2]), at = slotInt(state[4]);
  int64_t from = i, end = std::min(n, i + kRunePiece);
  // The array may be written meanwhile, by a goroutine that races: then the text is cut off or padded.
  int64_t room = slotInt(state[7]);
  for (; i < end && room - at >= 4; i++) at += encodeRune(runes[i], out + at);
  for (uint8_t last[4]; i < end; i++) {
    int length = encodeRune(runes[i], last);
    if (length > room - at) break;
    memcpy(out + at, last, static_cast<size_t>(length));
    at += length;
  }
  state[3] = abi::intSlot(i);
  state[4] = abi::intSlot(at);
  if (i < n && i == end) return afterRunes(cx, kRunePiece, continueEncoding);
  abi::putString(slotPtr<Slot>(state[0]), {out, at});
  return n < kRunePiece / 4 ? HelperStatus::Done : afterRunes(cx, i - from, nullptr);
}

HelperStatus continueMeasuring(HelperContext& cx, Slot*) {
  Slot* state = cx.state;
  auto* runes = slotPtr<const int32_t>(state[1]);
  int64_t i = slotInt(state[3]), n = slotInt(state[2]), bytes = slotInt(state[4]);
  int64_t from = i, end = std::min(n, i + kRunePiece);
  for (; i < end; i++) bytes += runeLength(runes[i]);
  state[3] = abi::intSlot(i);
  state[4] = abi::intSlot(bytes);
  if (i < n) return afterRunes(cx, kRunePiece, continueMeasuring);
  if (bytes == 0) {
    abi::putString(slotPtr<Slot>(state[0]), {nullptr, 0});
    return HelperStatus::Done;
  }
  void* p = cx.runtime.heap.allocNoScanDirty(static_cast<size_t>(bytes));
  if (p == nullptr) return outOfMemory(cx);
  state[3] = state[4] = 0;
  state[6] = abi::ptrSlot(p);
  state[7] = abi::intSlot(bytes);
  return n < kRunePiece ? continueEncoding(cx, nullptr) : afterRunes(cx, i - from, continueEncoding);
}

}  // namespace

HelperStatus runesFromString(HelperContext& cx, GoString s, Slot* result, int64_t least) {
  Slot* state = cx.state;
  state[0] = abi::ptrSlot(result);
  state[1] = abi::ptrSlot(s.data);
  state[2] = abi::intSlot(s.len);
  state[3] = state[4] = 0;
  state[5] = abi::intSlot(least);
  return continueCounting(cx, nullptr);
}

HelperStatus stringFromRunes(HelperContext& cx, const int32_t* runes, int64_t n, Slot* result) {
  Slot* state = cx.state;
  state[0] = abi::ptrSlot(result);
  state[1] = abi::ptrSlot(runes);
  state[2] = abi::intSlot(n);
  state[3] = state[4] = 0;
  return continueMeasuring(cx, nullptr);
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
