// This file searches bytes.
//
// A needle of at most 64 bytes is looked for by its first and last byte, one of at most kShortNeedle by memmem, in pieces
// that overlap by its length. A longer
// one has a hash (of its bytes as digits, modulo the prime 2^61 - 1) that rolls along the text; where
// hashes agree, the bytes are compared. The base of the digits is made per search of the text's place in memory
// and the clock of the processor, so that nobody can write a text whose every place has the needle's hash.
#include "runtime/search.h"

#if defined(__x86_64__)
#include <emmintrin.h>
#endif

#include <algorithm>
#include <bit>
#include <cstring>

#include "os/processor.h"
#include "runtime/pieces.h"
#include "runtime/type_ops.h"

namespace vo::runtime {

using abi::HelperContext;
using abi::HelperStatus;
using abi::intSlot;
using abi::ptrSlot;
using abi::Slot;
using abi::slotInt;
using abi::slotPtr;

namespace {

constexpr int64_t kPiece = kReadPieceBytes;
constexpr int64_t kSearchPiece = kPiece / 16;  ///< each place may cost a comparison

HelperStatus answer(HelperContext& cx, Slot* result, int64_t value, int64_t bytes) {
  *result = intSlot(value);
  return abi::doneWith(cx, static_cast<uint64_t>(bytes));
}
HelperStatus goOn(HelperContext& cx, int64_t bytes, abi::HelperFn rest) {
  VO_DCHECK(static_cast<uint64_t>(bytes) / abi::kBytesPerUnit <= abi::kMaxWork, "a piece is bounded");
  return abi::again(cx, static_cast<uint64_t>(bytes) / abi::kBytesPerUnit, rest);
}

// --- One byte: {result, p, n, c, at, count} ------------------------------------------------------------

HelperStatus continueFindByte(HelperContext& cx, Slot*) {
  Slot* s = cx.state;
  auto* p = slotPtr<const uint8_t>(s[1]);
  int64_t at = slotInt(s[4]), n = std::min(slotInt(s[2]) - at, kPiece);
  if (n > 0)
    if (const void* found = memchr(p + at, static_cast<int>(s[3]), static_cast<size_t>(n)))
      return answer(cx, slotPtr<Slot>(s[0]), static_cast<const uint8_t*>(found) - p, n);
  s[4] = intSlot(at += n);
  return at < slotInt(s[2]) ? goOn(cx, n, continueFindByte) : answer(cx, slotPtr<Slot>(s[0]), -1, n);
}

HelperStatus continueFindLast(HelperContext& cx, Slot*) {
  Slot* s = cx.state;
  auto* p = slotPtr<const uint8_t>(s[1]);
  int64_t end = slotInt(s[4]), n = std::min(end, kPiece);
  if (n > 0)
    if (const void* found = memrchr(p + end - n, static_cast<int>(s[3]), static_cast<size_t>(n)))
      return answer(cx, slotPtr<Slot>(s[0]), static_cast<const uint8_t*>(found) - p, n);
  s[4] = intSlot(end -= n);
  return end > 0 ? goOn(cx, n, continueFindLast) : answer(cx, slotPtr<Slot>(s[0]), -1, n);
}

HelperStatus continueCount(HelperContext& cx, Slot*) {
  Slot* s = cx.state;
  auto* p = slotPtr<const uint8_t>(s[1]);
  auto c = static_cast<uint8_t>(s[3]);
  int64_t at = slotInt(s[4]), n = std::min(slotInt(s[2]) - at, kPiece);
  int64_t count = countShort(p + at, n, c);
  s[4] = intSlot(at += n);
  s[5] += static_cast<uint64_t>(count);
  return at < slotInt(s[2]) ? goOn(cx, n, continueCount) : answer(cx, slotPtr<Slot>(s[0]), slotInt(s[5]), n);
}

void begin(HelperContext& cx, Slot* result, const uint8_t* p, int64_t n, uint64_t third, int64_t at) {
  Slot* s = cx.state;
  s[0] = ptrSlot(result);
  s[1] = ptrSlot(p);
  s[2] = intSlot(std::max<int64_t>(n, 0));
  s[3] = third;
  s[4] = intSlot(at);
  s[5] = 0;
}

// --- Needles: {result, p, n, q, at, m}, long ones also {base, hash wanted, hash here, base^m, compared} --

constexpr int64_t kShortNeedle = 4096;

/// Needles of a few bytes cost little at any place; Go's bytealg asks for no others, but where both are short.
constexpr int64_t kFewBytesNeedle = 64;

int64_t find(const uint8_t* p, int64_t n, const uint8_t* q, int64_t m) {
  if (m <= kFewBytesNeedle) return indexShort(p, n, q, m);
  const void* at = memmem(p, static_cast<size_t>(n), q, static_cast<size_t>(m));
  return at == nullptr ? -1 : static_cast<const uint8_t*>(at) - p;
}

HelperStatus continueFindShort(HelperContext& cx, Slot*) {
  Slot* s = cx.state;
  auto* p = slotPtr<const uint8_t>(s[1]);
  int64_t at = slotInt(s[4]), m = slotInt(s[5]);
  int64_t n = std::min(slotInt(s[2]) - at, std::max(kSearchPiece, 4 * m));
  if (n >= m)
    if (int64_t found = find(p + at, n, slotPtr<const uint8_t>(s[3]), m); found >= 0)
      return answer(cx, slotPtr<Slot>(s[0]), at + found, n);
  if (at + n >= slotInt(s[2])) return answer(cx, slotPtr<Slot>(s[0]), -1, n);
  s[4] = intSlot(at + n - m + 1);
  return goOn(cx, n, continueFindShort);
}

constexpr uint64_t kPrime = (uint64_t{1} << 61) - 1;
constexpr int64_t kHashPiece = 16 << 10;

uint64_t reduce(uint64_t x) {
  x = (x & kPrime) + (x >> 61);
  return x >= kPrime ? x - kPrime : x;
}
uint64_t times(uint64_t a, uint64_t b) {
  VO_DCHECK(a <= kPrime && b <= kPrime, "hashes are remainders");
  unsigned __int128 m = static_cast<unsigned __int128>(a) * b;
  return reduce((static_cast<uint64_t>(m) & kPrime) + static_cast<uint64_t>(m >> 61));
}

/// The hash at `at` agrees: compares the rest from what has been compared. Rolls on if bytes differ.
HelperStatus continueRolling(HelperContext& cx, Slot*) {
  Slot* s = cx.state;
  auto *p = slotPtr<const uint8_t>(s[1]), *q = slotPtr<const uint8_t>(s[3]);
  int64_t n = slotInt(s[2]), at = slotInt(s[4]), m = slotInt(s[5]), left = kHashPiece;
  uint64_t base = s[6], wanted = s[7], hash = s[8], power = s[9];
  for (; left > 0; left--) {
    VO_DCHECK(at + m <= n, "the needle's place is in the text");
    if (hash == wanted) {
      int64_t done = slotInt(s[10]), part = std::min(m - done, kPiece / 4);
      bool same = memcmp(p + at + done, q + done, static_cast<size_t>(part)) == 0;
      if (same && done + part == m) return answer(cx, slotPtr<Slot>(s[0]), at, kHashPiece);
      s[10] = same ? intSlot(done + part) : 0;
      if (same) break;
      left -= kHashPiece / 4;
    }
    if (at + m >= n) return answer(cx, slotPtr<Slot>(s[0]), -1, kHashPiece);
    hash = reduce(times(hash, base) + kPrime - times(power, p[at]) + p[at + m]);
    at++;
  }
  s[4] = intSlot(at);
  s[8] = hash;
  return goOn(cx, kPiece / 4, continueRolling);
}

/// Hashes the needle and the first bytes of the text; `at` counts through them.
HelperStatus continueHashing(HelperContext& cx, Slot*) {
  Slot* s = cx.state;
  auto *p = slotPtr<const uint8_t>(s[1]), *q = slotPtr<const uint8_t>(s[3]);
  int64_t i = slotInt(s[4]), m = slotInt(s[5]), end = std::min(m, i + kHashPiece);
  uint64_t base = s[6], wanted = s[7], hash = s[8], power = s[9];
  for (; i < end; i++) {
    wanted = reduce(times(wanted, base) + q[i]);
    hash = reduce(times(hash, base) + p[i]);
    power = times(power, base);
  }
  s[4] = intSlot(i == m ? 0 : i);
  s[7] = wanted;
  s[8] = hash;
  s[9] = power;
  return goOn(cx, kPiece / 4, i == m ? continueRolling : continueHashing);
}

}  // namespace

int64_t indexByte(const uint8_t* p, int64_t n, uint8_t c) {
  const void* at = n <= 0 ? nullptr : memchr(p, c, static_cast<size_t>(n));
  return at == nullptr ? -1 : static_cast<const uint8_t*>(at) - p;
}

#if defined(__x86_64__)
int64_t countShort(const uint8_t* p, int64_t n, uint8_t c) {
  int64_t count = 0;
  const __m128i wanted = _mm_set1_epi8(static_cast<char>(c)), zero = _mm_setzero_si128();
  while (n >= 64) {
    // Sums of bytes stay below 256 for so many steps.
    __m128i sum[4] = {zero, zero, zero, zero};
    int64_t steps = std::min<int64_t>(n / 64, 255);
    for (int64_t i = 0; i < steps; i++, p += 64)
      for (int k = 0; k < 4; k++) sum[k] = _mm_sub_epi8(sum[k], _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p) + k), wanted));
    n -= 64 * steps;
    for (__m128i s : sum) {
      s = _mm_sad_epu8(s, zero);
      count += _mm_cvtsi128_si64(s) + _mm_cvtsi128_si64(_mm_unpackhi_epi64(s, s));
    }
  }
  for (; n >= 16; n -= 16, p += 16)
    count += std::popcount(static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p)), wanted))));
  for (; n > 0; n--) count += *p++ == c;
  return count;
}

/// Places where first and last byte of the needle are right are looked at, 16 at a time.
int64_t indexShort(const uint8_t* p, int64_t n, const uint8_t* q, int64_t m) {
  const __m128i first = _mm_set1_epi8(static_cast<char>(q[0])), last = _mm_set1_epi8(static_cast<char>(q[m - 1]));
  int64_t places = n - m + 1, i = 0;
  auto fits = [&](int64_t at) { return memcmp(p + at + 1, q + 1, static_cast<size_t>(m - 1)) == 0; };
  for (; i + 16 <= places; i += 16) {
    __m128i a = _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p + i)), first);
    __m128i b = _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p + i + m - 1)), last);
    for (auto found = static_cast<unsigned>(_mm_movemask_epi8(_mm_and_si128(a, b))); found != 0; found &= found - 1) {
      int64_t at = i + std::countr_zero(found);
      if (fits(at)) return at;
    }
  }
  for (; i < places; i++)
    if (p[i] == q[0] && fits(i)) return i;
  return -1;
}
#else
int64_t countShort(const uint8_t* p, int64_t n, uint8_t c) {
  int64_t count = 0;
  for (; n > 0; n--) count += *p++ == c;
  return count;
}

/// Places where first and last byte of the needle are right are looked at.
int64_t indexShort(const uint8_t* p, int64_t n, const uint8_t* q, int64_t m) {
  for (int64_t i = 0, places = n - m + 1; i < places; i++) {
    int64_t next = indexByte(p + i, places - i, q[0]);
    if (next < 0) return -1;
    i += next;
    if (p[i + m - 1] == q[m - 1] && memcmp(p + i + 1, q + 1, static_cast<size_t>(m - 1)) == 0) return i;
  }
  return -1;
}
#endif

HelperStatus findByte(HelperContext& cx, const uint8_t* p, int64_t n, uint8_t c, Slot* result) {
  if (n <= kPiece) {
    const void* at = n <= 0 ? nullptr : memchr(p, c, static_cast<size_t>(n));
    return answer(cx, result, at == nullptr ? -1 : static_cast<const uint8_t*>(at) - p, n);
  }
  begin(cx, result, p, n, c, 0);
  return continueFindByte(cx, nullptr);
}

HelperStatus findLastByte(HelperContext& cx, const uint8_t* p, int64_t n, uint8_t c, Slot* result) {
  begin(cx, result, p, n, c, std::max<int64_t>(n, 0));
  return continueFindLast(cx, nullptr);
}

HelperStatus countByte(HelperContext& cx, const uint8_t* p, int64_t n, uint8_t c, Slot* result) {
  begin(cx, result, p, n, c, 0);
  return continueCount(cx, nullptr);
}

HelperStatus findBytes(HelperContext& cx, const uint8_t* p, int64_t n, const uint8_t* q, int64_t m, Slot* result) {
  if (m <= 0 || m > n) return answer(cx, result, m > n ? -1 : 0, 0);
  if (m == 1) return findByte(cx, p, n, q[0], result);
  if (n <= kSearchPiece) {
    return answer(cx, result, find(p, n, q, m), n);
  }
  begin(cx, result, p, n, ptrSlot(q), 0);
  Slot* s = cx.state;
  s[5] = intSlot(m);
  if (m <= kShortNeedle) return continueFindShort(cx, nullptr);
  s[6] = reduce(hash64(os::cycles(), ptrSlot(p))) | 256;
  s[7] = s[8] = s[10] = 0;
  s[9] = 1;
  return continueHashing(cx, nullptr);
}

}  // namespace vo::runtime
