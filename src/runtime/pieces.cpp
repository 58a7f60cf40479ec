// This file has the operations that are done in pieces. Each begins with a test for what is short, which is
// nearly everything; else its operands go to the state, and a continuation does one piece after the other.
#include "runtime/pieces.h"

#include <algorithm>
#include <cstring>
#include <span>

#include "runtime/barrier.h"
#include "runtime/runtime.h"
#include "runtime/string.h"
#include "runtime/type_ops.h"

namespace vo::runtime {

using abi::GoString;
using abi::HelperContext;
using abi::HelperFn;
using abi::HelperStatus;
using abi::ptrSlot;
using abi::Slot;
using abi::slotInt;
using abi::slotPtr;
using abi::Type;

namespace {

constexpr uint8_t kFirstWord = 1;

/// Status after a piece of n bytes.
HelperStatus afterPiece(HelperContext& cx, size_t n, bool rest, abi::HelperFn next) {
  VO_DCHECK(n / abi::kBytesPerUnit <= abi::kMaxWork, "a piece is bounded");
  return again(cx, n / abi::kBytesPerUnit, rest ? next : nullptr);
}

/// The last place at or before byte `at` of an array of elem's that is inside of no string, slice or interface. A
/// piece ends there: what writes to an array while it is copied may find values old and new, but none that is half of
/// either, whose length is not that of its memory.
size_t betweenValues(const Type* elem, size_t at) {
  size_t start = 0;  // of the value of type elem around `at`
  while (elem->ptrBytes != 0) {
    size_t in = (at - start) % elem->size;
    start = at - in;
    if (in == 0) return at;
    switch (elem->kind()) {
      case abi::Kind::Array: elem = abi::asArray(elem)->elem; break;
      case abi::Kind::Struct: {
        std::span fields(abi::asStruct(elem)->fields, static_cast<size_t>(abi::asStruct(elem)->fieldCount));
        if (fields.empty()) return at;
        auto next = std::upper_bound(fields.begin(), fields.end(), in, [](size_t x, const abi::StructField& f) { return x < f.offset; });
        const abi::StructField& f = *(next - 1);  // of several at one place the last, the only one with a size
        if (in - f.offset >= f.typ->size) return at;
        start += f.offset;
        elem = f.typ;
        break;
      }
      case abi::Kind::String: case abi::Kind::Slice: case abi::Kind::Interface: return start;
      default: return at;
    }
  }
  return at;
}

// --- Moving and clearing: {elem, dst, src, from, end} ------------------------------------------------

HelperStatus continueMove(HelperContext& cx, Slot*) {
  Slot* s = cx.state;
  auto* elem = slotPtr<const Type>(s[0]);
  bool down = s[1] > s[2], last = s[4] - s[3] <= kPieceBytes;
  size_t from = s[3], to = s[4];
  if (!last && down) from = betweenValues(elem, to - kPieceBytes);
  if (!last && !down) to = betweenValues(elem, from + kPieceBytes);
  typedMovePart(cx.runtime, elem, slotPtr(s[1]), slotPtr(s[2]), from, to);
  if (down) {
    s[4] = from;
  } else {
    s[3] = to;
  }
  return afterPiece(cx, to - from, s[3] != s[4], continueMove);
}

HelperStatus continueClear(HelperContext& cx, Slot*) {
  Slot* s = cx.state;
  auto* elem = slotPtr<const Type>(s[0]);
  size_t from = s[3], to = s[4];
  if (to - from > kPieceBytes) to = betweenValues(elem, from + kPieceBytes);
  typedClearPart(cx.runtime, elem, slotPtr(s[1]), from, to);
  s[3] = to;
  return afterPiece(cx, to - from, to != s[4], continueClear);
}

// --- Filling: {array, a, aBytes, b, bBytes, end of what is to be set, bytes, elem, from, pages entered} ---

/// Sets bytes [at, at + n), which are of one of the three parts; returns how many it were.
size_t fillPart(const Slot* s, size_t at, size_t n) {
  VO_DCHECK(at + n <= s[6], "what is filled lies in the array");
  auto* to = slotPtr<char>(s[0]) + at;
  auto* elem = slotPtr<const Type>(s[7]);
  if (at < s[2]) {
    n = std::min<size_t>(n, s[2] - at);
    typedInitPart(elem, to, slotPtr<char>(s[1]) + at, n);
  } else if (at < s[2] + s[4]) {
    at -= s[2];
    n = std::min<size_t>(n, s[4] - at);
    typedInitPart(elem, to, slotPtr<char>(s[3]) + at, n);
  } else {
    memset(to, 0, n);
  }
  return n;
}

HelperStatus continueFill(HelperContext& cx, Slot*) {
  Slot* s = cx.state;
  size_t left = s[5] - s[8];
  if (left > kPieceBytes) left = betweenValues(slotPtr<const Type>(s[7]), s[8] + kPieceBytes) - s[8];
  size_t done = left;
  while (left != 0) {
    size_t n = fillPart(s, s[8], left);
    s[8] += n;
    left -= n;
  }
  bool rest = s[8] != s[5];
  cx.runtime.heap.filled(slotPtr(s[0]), rest ? s[8] : s[6]);
  return afterPiece(cx, done, rest, continueFill);
}

HelperStatus continueEntering(HelperContext& cx, Slot*) {
  Slot* s = cx.state;
  bool more = cx.runtime.heap.enterMore(slotPtr(s[0]), &s[9]);
  HelperFn next = s[5] == 0 ? nullptr : continueFill;
  return again(cx, abi::kMaxWork / 4, more ? continueEntering : next);
}

// --- Joining: {array, list of strings, number of the next, its next byte, bytes so far} ---------------

HelperStatus continueJoin(HelperContext& cx, Slot*) {
  Slot* s = cx.state;
  auto* parts = slotPtr<const GoString>(s[1]);
  constexpr size_t kPartCost = 64;  // of many short strings
  size_t count = s[5], left = kPieceBytes;
  while (s[2] != count && left != 0) {
    const GoString& part = parts[s[2]];
    VO_DCHECK(part.len >= 0 && s[3] <= static_cast<size_t>(part.len), "the list of strings is the operation's own");
    size_t n = std::min<size_t>(static_cast<size_t>(part.len) - s[3], left);
    if (n != 0) memcpy(slotPtr<char>(s[0]) + s[4], part.data + s[3], n);
    s[3] += n;
    s[4] += n;
    if (s[3] != static_cast<size_t>(part.len)) break;
    s[2]++;
    s[3] = 0;
    left -= std::min(left, n + kPartCost);
  }
  return afterPiece(cx, kPieceBytes, s[2] != count, continueJoin);
}

// --- Comparing: {a, b, n, less, greater, same, result} --------------------------------------------------

HelperStatus continueCompare(HelperContext& cx, Slot*) {
  Slot* s = cx.state;
  size_t n = std::min<size_t>(s[2], kReadPieceBytes);
  int order = memcmp(slotPtr(s[0]), slotPtr(s[1]), n);
  s[0] += n;
  s[1] += n;
  s[2] -= n;
  bool rest = order == 0 && s[2] != 0;
  if (!rest) *slotPtr<Slot>(s[6]) = order < 0 ? s[3] : order > 0 ? s[4] : s[5];
  return afterPiece(cx, n, rest, continueCompare);
}

// --- Hashing: {p, n, at, hash so far, result} ---------------------------------------------------------

HelperStatus continueHash(HelperContext& cx, Slot*) {
  Slot* s = cx.state;
  auto* p = slotPtr<const char>(s[0]);
  VO_DCHECK(s[1] > 16 && s[2] % 16 == 0, "runs of few bytes are hashed at once");
  size_t body = (s[1] - 1) / 16 * 16, n = std::min<size_t>(body - s[2], kPieceBytes);
  s[3] = HashStream::more(s[3], p + s[2], n);
  s[2] += n;
  bool rest = s[2] != body;
  if (!rest) *slotPtr<Slot>(s[4]) = HashStream::end(s[3], p + s[1], s[1]);
  return afterPiece(cx, n, rest, continueHash);
}

}  // namespace

const Type kByteType = {.size = 1, .align = 1, .fieldAlign = 1, .kind_ = abi::Kind::Uint8};
const Type kPointerType = {.size = 8, .ptrBytes = 8, .align = 8, .fieldAlign = 8,
                           .kind_ = abi::Kind::UnsafePointer, .gcData = &kFirstWord};
const Type kStringType = {.size = 16, .ptrBytes = 8, .align = 8, .fieldAlign = 8,
                          .kind_ = abi::Kind::String, .gcData = &kFirstWord};

HelperStatus moveMany(HelperContext& cx, const Type* elem, void* dst, const void* src, size_t bytes) {
  if (dst == src) return HelperStatus::Done;
  if (bytes <= kPieceBytes) {
    typedMovePart(cx.runtime, elem, dst, src, 0, bytes);
    return doneWith(cx, bytes);
  }
  Slot* s = cx.state;
  s[0] = ptrSlot(elem);
  s[1] = ptrSlot(dst);
  s[2] = ptrSlot(src);
  s[3] = 0;
  s[4] = bytes;
  return continueMove(cx, nullptr);
}

HelperStatus clearMany(HelperContext& cx, const Type* elem, void* dst, size_t bytes) {
  if (bytes <= kPieceBytes) {
    typedClearPart(cx.runtime, elem, dst, 0, bytes);
    return doneWith(cx, bytes);
  }
  Slot* s = cx.state;
  s[0] = ptrSlot(elem);
  s[1] = ptrSlot(dst);
  s[2] = 0;
  s[3] = 0;
  s[4] = bytes;
  return continueClear(cx, nullptr);
}

HelperStatus clearPartial(HelperContext& cx, const Type* t, void* p, size_t off, size_t size) {
  if (size <= kPieceBytes || (t->ptrBytes != 0 && (off | size) % 8 != 0)) {
    typedClearPartial(cx.runtime, t, p, off, size);
    return doneWith(cx, std::min(size, kPieceBytes));
  }
  Slot* s = cx.state;
  s[0] = ptrSlot(t);
  s[1] = ptrSlot(static_cast<char*>(p) - off);
  s[2] = 0;
  s[3] = off;
  s[4] = off + size;
  return continueClear(cx, nullptr);
}

HelperStatus newFilled(HelperContext& cx, const Filling& f, void** out) {
  Heap& heap = cx.runtime.heap;
  size_t set = f.aBytes + f.bBytes;
  VO_DCHECK(set <= f.bytes, "what is copied fits the array");
  if (f.bytes <= kPieceBytes) {
    void* p;
    if (f.elem->ptrBytes == 0) {
      p = heap.allocNoScanDirty(f.bytes);
      if (p != nullptr) memset(static_cast<char*>(p) + set, 0, f.bytes - set);
    } else {
      p = heap.allocScan(f.bytes, f.elem);
    }
    if (p == nullptr) return outOfMemory(cx);
    typedInitPart(f.elem, p, f.a, f.aBytes);
    typedInitPart(f.elem, static_cast<char*>(p) + f.aBytes, f.b, f.bBytes);
    *out = p;
    return doneWith(cx, f.bytes);
  }
  bool dirty;
  void* p = heap.allocUnfilled(f.bytes, f.elem, &dirty);
  if (p == nullptr) return outOfMemory(cx);
  *out = p;
  size_t end = dirty ? f.bytes : set;
  bool entered = f.bytes + kRedZone <= Heap::kEnteredAtOnce * kPageSize;
  if (end == 0 && entered) return again(cx, abi::kMaxWork / 16, nullptr);
  Slot* s = cx.state;
  s[0] = ptrSlot(p);
  s[1] = ptrSlot(f.a);
  s[2] = f.aBytes;
  s[3] = ptrSlot(f.b);
  s[4] = f.bBytes;
  s[5] = end;
  s[6] = f.bytes;
  s[7] = ptrSlot(f.elem);
  s[8] = 0;
  s[9] = Heap::kEnteredAtOnce;
  if (!entered) return again(cx, abi::kMaxWork / 4, continueEntering);
  return continueFill(cx, nullptr);
}

HelperStatus newObject(HelperContext& cx, const Type* t, void** out) {
  if (t->size > kPieceBytes) return newFilled(cx, {.elem = t, .bytes = t->size}, out);
  *out = cx.runtime.heap.allocObject(t);
  return *out == nullptr ? outOfMemory(cx) : HelperStatus::Done;
}

HelperStatus joinStrings(HelperContext& cx, const GoString* parts, size_t count, size_t total, GoString* out) {
  Heap& heap = cx.runtime.heap;
  void* p = heap.allocNoScanDirty(total);
  // The operands may be dead when the next piece is copied.
  auto* list = static_cast<GoString*>(p == nullptr ? nullptr : heap.allocArray(&kStringType, count));
  if (list == nullptr) return outOfMemory(cx);
  VO_DCHECK(total > kPieceBytes, "few bytes are joined at once");
  typedInitArray(&kStringType, list, parts, count);
  *out = {static_cast<const uint8_t*>(p), static_cast<int64_t>(total)};
  Slot* s = cx.state;
  s[0] = ptrSlot(p);
  s[1] = ptrSlot(list);
  s[2] = s[3] = s[4] = 0;
  s[5] = count;
  return continueJoin(cx, nullptr);
}

HelperStatus hashRun(HelperContext& cx, const void* p, size_t n, uint64_t seed, Slot* result) {
  if (n <= kPieceBytes) {
    *result = hashBytes(p, n, seed);
    return doneWith(cx, n);
  }
  Slot* s = cx.state;
  s[0] = ptrSlot(p);
  s[1] = n;
  s[2] = 0;
  s[3] = HashStream::begin(seed);
  s[4] = ptrSlot(result);
  return continueHash(cx, nullptr);
}

HelperStatus compareBytes(HelperContext& cx, const void* a, const void* b, size_t n, const Ordering& answers,
                          Slot* result) {
  if (n <= kReadPieceBytes || a == b) {
    int order = n == 0 || a == b ? 0 : memcmp(a, b, n);
    *result = abi::intSlot(order < 0 ? answers.less : order > 0 ? answers.greater : answers.same);
    return a == b ? HelperStatus::Done : doneWith(cx, n);
  }
  Slot* s = cx.state;
  s[0] = ptrSlot(a);
  s[1] = ptrSlot(b);
  s[2] = n;
  s[3] = abi::intSlot(answers.less);
  s[4] = abi::intSlot(answers.greater);
  s[5] = abi::intSlot(answers.same);
  s[6] = ptrSlot(result);
  return continueCompare(cx, nullptr);
}

HelperStatus compareTexts(HelperContext& cx, GoString a, GoString b, Slot* result) {
  auto n = static_cast<size_t>(std::min(a.len, b.len));
  return compareBytes(cx, a.data, b.data, n, {-1, 1, a.len < b.len ? -1 : a.len > b.len ? 1 : 0}, result);
}

}  // namespace vo::runtime
