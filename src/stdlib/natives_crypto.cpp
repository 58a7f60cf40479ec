// This file has the natives of hashes and ciphers for which gc has assembly: blocks of SHA-1, SHA-2, MD5, AES, GHASH, and
// checksums. The Go half (overlay) calls those that need instructions of newer processors only where the processor has
// them (internal/cpu), and never with more than some ten KB at once.
//
// They are leaves (kHelperLeaf): executables call them on the goroutine's stack, several threads at a time. Constant time where Go's is.
#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

#include <bit>
#include <cstring>

#include "stdlib/native_util.h"

namespace vo::stdlib {
namespace {

const uint8_t* bytes(Slot s) { return slotPtr<const uint8_t>(s); }

template <class T>
T load(const uint8_t* p) {
  T v;
  memcpy(&v, p, sizeof v);
  return v;
}
uint32_t bigEndian32(const uint8_t* p) { return __builtin_bswap32(load<uint32_t>(p)); }
uint64_t bigEndian64(const uint8_t* p) { return __builtin_bswap64(load<uint64_t>(p)); }

#if defined(__x86_64__)
__m128i load128(const void* p) { return _mm_loadu_si128(static_cast<const __m128i*>(p)); }
void store128(void* p, __m128i v) { _mm_storeu_si128(static_cast<__m128i*>(p), v); }

alignas(64) constexpr uint32_t kSha256[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};
#endif

constexpr uint64_t kSha512[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc, 0x3956c25bf348b538, 0x59f111f1b605d019,
    0x923f82a4af194f9b, 0xab1c5ed5da6d8118, 0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3,
    0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65, 0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4, 0xc6e00bf33da88fc2, 0xd5a79147930aa725,
    0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b, 0xa2bfe8a14cf10364, 0xa81a664bbc423001,
    0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb,
    0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3, 0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b, 0xca273eceea26619c, 0xd186b8c721c0c207,
    0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c, 0x4cc5d4becb3e42b6, 0x597f299cfc657e2a,
    0x5fcb6fab3ad6faec, 0x6c44198c4a475817};

#if defined(__x86_64__)
// --- SHA-1, SHA-256 with the processor's instructions -----------------------------------------------------

__attribute__((target("sha,sse4.1"))) void sha256Blocks(uint32_t* state, const uint8_t* p, int64_t n) {
  const __m128i flip = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  // The instructions want {a, b, e, f} and {c, d, g, h}, the last in the lowest word.
  __m128i badc = _mm_shuffle_epi32(load128(state), 0xb1), hgfe = _mm_shuffle_epi32(load128(state + 4), 0x1b);
  __m128i abef = _mm_alignr_epi8(badc, hgfe, 8), cdgh = _mm_blend_epi16(hgfe, badc, 0xf0);
  for (; n >= 64; n -= 64, p += 64) {
    __m128i abefBefore = abef, cdghBefore = cdgh, w[4];
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i++) {
      __m128i& now = w[i & 3];
      if (i < 4) {
        now = _mm_shuffle_epi8(load128(p + 16 * i), flip);
      } else {
        __m128i last = w[(i + 3) & 3];
        now = _mm_sha256msg1_epu32(now, w[(i + 1) & 3]);
        now = _mm_add_epi32(now, _mm_alignr_epi8(last, w[(i + 2) & 3], 4));
        now = _mm_sha256msg2_epu32(now, last);
      }
      __m128i k = _mm_add_epi32(now, load128(kSha256 + 4 * i));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, k);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(k, 0x0e));
    }
    abef = _mm_add_epi32(abef, abefBefore);
    cdgh = _mm_add_epi32(cdgh, cdghBefore);
  }
  __m128i feba = _mm_shuffle_epi32(abef, 0x1b), dchg = _mm_shuffle_epi32(cdgh, 0xb1);
  store128(state, _mm_blend_epi16(feba, dchg, 0xf0));
  store128(state + 4, _mm_alignr_epi8(dchg, feba, 8));
}

__attribute__((target("sha,sse4.1"))) void sha1Blocks(uint32_t* state, const uint8_t* p, int64_t n) {
  const __m128i flip = _mm_set_epi64x(0x0001020304050607, 0x08090a0b0c0d0e0f);
  __m128i abcd = _mm_shuffle_epi32(load128(state), 0x1b), e = _mm_set_epi32(static_cast<int>(state[4]), 0, 0, 0);
  for (; n >= 64; n -= 64, p += 64) {
    __m128i abcdBefore = abcd, eBefore = e, w[4], before = abcd;
#pragma clang loop unroll(full)
    for (int i = 0; i < 20; i++) {
      __m128i& now = w[i & 3];
      if (i < 4) {
        now = _mm_shuffle_epi8(load128(p + 16 * i), flip);
      } else {
        now = _mm_sha1msg1_epu32(now, w[(i + 1) & 3]);
        now = _mm_xor_si128(now, w[(i + 2) & 3]);
        now = _mm_sha1msg2_epu32(now, w[(i + 3) & 3]);
      }
      __m128i in = i == 0 ? _mm_add_epi32(e, now) : _mm_sha1nexte_epu32(before, now);
      before = abcd;
      if (i < 5) abcd = _mm_sha1rnds4_epu32(abcd, in, 0);
      else if (i < 10) abcd = _mm_sha1rnds4_epu32(abcd, in, 1);
      else if (i < 15) abcd = _mm_sha1rnds4_epu32(abcd, in, 2);
      else abcd = _mm_sha1rnds4_epu32(abcd, in, 3);
    }
    e = _mm_sha1nexte_epu32(before, eBefore);
    abcd = _mm_add_epi32(abcd, abcdBefore);
  }
  store128(state, _mm_shuffle_epi32(abcd, 0x1b));
  state[4] = static_cast<uint32_t>(_mm_extract_epi32(e, 3));
}
#endif

// --- SHA-512, MD5 ---------------------------------------------------------------------------------------------

__attribute__((always_inline)) inline void sha512(uint64_t* state, const uint8_t* p, int64_t n) {
  auto turn = [](uint64_t x, int k) { return std::rotr(x, k); };
  for (; n >= 128; n -= 128, p += 128) {
    uint64_t w[16], s[8];
    memcpy(s, state, sizeof s);
    auto step = [&](int i, uint64_t k) {
      // Names move, values stay.
      uint64_t &a = s[(0 - i) & 7], &b = s[(1 - i) & 7], &c = s[(2 - i) & 7], &d = s[(3 - i) & 7], &e = s[(4 - i) & 7],
               &f = s[(5 - i) & 7], &g = s[(6 - i) & 7], &h = s[(7 - i) & 7];
      uint64_t t = h + k + w[i & 15] + (turn(e, 14) ^ turn(e, 18) ^ turn(e, 41)) + (((f ^ g) & e) ^ g);
      d += t;
      h = t + (turn(a, 28) ^ turn(a, 34) ^ turn(a, 39)) + ((a & b) | (c & (a | b)));
    };
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i++) {
      w[i] = bigEndian64(p + 8 * i);
      step(i, kSha512[i]);
    }
#pragma clang loop unroll(disable)
    for (int round = 16; round < 80; round += 16) {
#pragma clang loop unroll(full)
      for (int i = 0; i < 16; i++) {
        uint64_t x = w[(i + 1) & 15], y = w[(i + 14) & 15];
        w[i] += (turn(x, 1) ^ turn(x, 8) ^ (x >> 7)) + w[(i + 9) & 15] + (turn(y, 19) ^ turn(y, 61) ^ (y >> 6));
        step(i, kSha512[round + i]);
      }
    }
    for (int i = 0; i < 8; i++) state[i] += s[i];
  }
}
#if defined(__x86_64__)
__attribute__((target("bmi2")))
#endif
void sha512Bmi2(uint64_t* state, const uint8_t* p, int64_t n) { sha512(state, p, n); }

constexpr uint32_t kMd5[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501, 0x698098d8, 0x8b44f7af, 0xffff5bb1,
    0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821, 0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453,
    0xd8a1e681, 0xe7d3fbc8, 0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, 0xfffa3942,
    0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70, 0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05,
    0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665, 0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d,
    0x85845dd1, 0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};
constexpr int kMd5Turns[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};

void md5(uint32_t* state, const uint8_t* p, int64_t n) {
  uint32_t s[4];
  memcpy(s, state, sizeof s);
  for (; n >= 64; n -= 64, p += 64) {
    uint32_t before[4];
    memcpy(before, s, sizeof s);
#pragma clang loop unroll(full)
    for (int i = 0; i < 64; i++) {
      uint32_t &a = s[(0 - i) & 3], b = s[(1 - i) & 3], c = s[(2 - i) & 3], d = s[(3 - i) & 3];
      a += load<uint32_t>(p + 4 * (i < 16 ? i : i < 32 ? (5 * i + 1) & 15 : i < 48 ? (3 * i + 5) & 15 : 7 * i & 15)) + kMd5[i];
      // What depends on b comes last, also for the compiler: b is known last.
      asm("" : "+r"(a));
      if (i < 16) a += ((c ^ d) & b) ^ d;
      else if (i < 32) a += c & ~d, a += d & b;
      else if (i < 48) a += (c ^ d) ^ b;
      else a += c ^ (b | ~d);
      a = std::rotl(a, kMd5Turns[i / 16][i & 3]) + b;
    }
    for (int i = 0; i < 4; i++) s[i] += before[i];
  }
  memcpy(state, s, sizeof s);
}

#if defined(__x86_64__)
// --- CRC-32 ------------------------------------------------------------------------------------------------------

constexpr uint32_t kIeee = 0xedb88320, kCastagnoli = 0x82f63b78;

/// x to the power n, modulo a polynomial, all bits reflected (bit 31 is x^0).
constexpr uint32_t powerOfX(uint64_t n, uint32_t polynomial) {
  uint32_t r = 0x80000000;
  for (; n != 0; n--) r = r >> 1 ^ (r & 1 ? polynomial : 0);
  return r;
}
/// Multiplying 64 reflected bits by this carries them over n bits.
constexpr int64_t fold(uint64_t n, uint32_t polynomial) { return int64_t{powerOfX(n, polynomial)} << 1; }

#define VO_CLMUL __attribute__((target("pclmul,sse4.2")))

VO_CLMUL inline __m128i foldInto(__m128i x, __m128i k, __m128i next) {
  return _mm_xor_si128(_mm_xor_si128(_mm_clmulepi64_si128(x, k, 0x00), _mm_clmulepi64_si128(x, k, 0x11)), next);
}

struct FoldBy {
  int64_t low, high;
};
/// 128 bits over n bits: the low half, which stands for the higher powers, goes 64 bits farther.
constexpr FoldBy foldBy(uint64_t n, uint32_t polynomial) { return {fold(n + 32, polynomial), fold(n - 32, polynomial)}; }

template <uint32_t kPolynomial, uint64_t kBits>
VO_CLMUL inline __m128i foldConstants() {
  constexpr FoldBy k = foldBy(kBits, kPolynomial);
  return _mm_set_epi64x(k.high, k.low);
}

/// The checksum of 128 bits, which begin with what went before.
template <uint32_t kPolynomial>
VO_CLMUL inline uint32_t remainder(__m128i x) {
  if constexpr (kPolynomial == kCastagnoli) {
    uint64_t r = _mm_crc32_u64(0, static_cast<uint64_t>(_mm_extract_epi64(x, 0)));
    return static_cast<uint32_t>(_mm_crc32_u64(r, static_cast<uint64_t>(_mm_extract_epi64(x, 1))));
  } else {
    // Over 64, over 32 bits, then Barrett's reduction: the quotient by the polynomial's inverse.
    const __m128i low = _mm_set_epi32(0, 0, 0, -1), over = foldConstants<kPolynomial, 128>();
    const __m128i over64 = _mm_set_epi64x(0, fold(64, kPolynomial));
    const __m128i barrett = _mm_set_epi64x(0x1f7011641, 0x1db710641);
    x = _mm_xor_si128(_mm_srli_si128(x, 8), _mm_clmulepi64_si128(x, over, 0x10));
    x = _mm_xor_si128(_mm_srli_si128(x, 4), _mm_clmulepi64_si128(_mm_and_si128(x, low), over64, 0x00));
    __m128i q = _mm_and_si128(_mm_clmulepi64_si128(_mm_and_si128(x, low), barrett, 0x10), low);
    x = _mm_xor_si128(x, _mm_clmulepi64_si128(q, barrett, 0x00));
    return static_cast<uint32_t>(_mm_extract_epi32(x, 1));
  }
}

/// REQUIRES n >= 64 and a multiple of 16. No complements at beginning and end.
template <uint32_t kPolynomial>
VO_CLMUL uint32_t crc(uint32_t before, const uint8_t* p, int64_t n) {
  __m128i x[4];
  for (int i = 0; i < 4; i++) x[i] = load128(p + 16 * i);
  x[0] = _mm_xor_si128(x[0], _mm_cvtsi32_si128(static_cast<int>(before)));
  const __m128i far = foldConstants<kPolynomial, 512>(), next = foldConstants<kPolynomial, 128>();
  for (p += 64, n -= 64; n >= 64; p += 64, n -= 64)
    for (int i = 0; i < 4; i++) x[i] = foldInto(x[i], far, load128(p + 16 * i));
  __m128i sum = x[0];
  for (int i = 1; i < 4; i++) sum = foldInto(sum, next, x[i]);
  for (; n >= 16; p += 16, n -= 16) sum = foldInto(sum, next, load128(p));
  return remainder<kPolynomial>(sum);
}

#define VO_WIDE_CLMUL __attribute__((target("pclmul,sse4.2,avx512f,avx512vl,avx512dq,vpclmulqdq")))

VO_WIDE_CLMUL inline __m512i foldWide(__m512i x, __m512i k, __m512i next) {
  return _mm512_ternarylogic_epi64(_mm512_clmulepi64_epi128(x, k, 0x00), _mm512_clmulepi64_epi128(x, k, 0x11), next, 0x96);
}

/// The same with vectors of 512 bits. REQUIRES n >= 256 and a multiple of 16.
template <uint32_t kPolynomial>
VO_WIDE_CLMUL uint32_t crcWide(uint32_t before, const uint8_t* p, int64_t n) {
  __m512i x[4];
  for (int i = 0; i < 4; i++) x[i] = _mm512_loadu_si512(p + 64 * i);
  x[0] = _mm512_xor_si512(x[0], _mm512_zextsi128_si512(_mm_cvtsi32_si128(static_cast<int>(before))));
  const __m512i far = _mm512_broadcast_i64x2(foldConstants<kPolynomial, 2048>());
  const __m512i next = _mm512_broadcast_i64x2(foldConstants<kPolynomial, 512>());
  for (p += 256, n -= 256; n >= 256; p += 256, n -= 256)
    for (int i = 0; i < 4; i++) x[i] = foldWide(x[i], far, _mm512_loadu_si512(p + 64 * i));
  __m512i all = x[0];
  for (int i = 1; i < 4; i++) all = foldWide(all, next, x[i]);
  for (; n >= 64; p += 64, n -= 64) all = foldWide(all, next, _mm512_loadu_si512(p));
  const __m128i by128 = foldConstants<kPolynomial, 128>();
  __m128i sum = _mm512_extracti64x2_epi64(all, 0);
  sum = foldInto(sum, by128, _mm512_extracti64x2_epi64(all, 1));
  sum = foldInto(sum, by128, _mm512_extracti64x2_epi64(all, 2));
  sum = foldInto(sum, by128, _mm512_extracti64x2_epi64(all, 3));
  for (; n >= 16; p += 16, n -= 16) sum = foldInto(sum, by128, load128(p));
  return remainder<kPolynomial>(sum);
}

// --- AES -----------------------------------------------------------------------------------------------------------

#define VO_AES __attribute__((target("aes,ssse3,sse4.1")))

/// Round keys, which Go's portable code keeps as numbers read from big-endian words.
struct AesKeys {
  __m128i round[15];
  int64_t last;

  VO_AES AesKeys(int64_t rounds, const uint32_t* words) : last(rounds) {
    const __m128i flip = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    for (int64_t i = 0; i <= rounds; i++) round[i] = _mm_shuffle_epi8(load128(words + 4 * i), flip);
  }
};

template <int kBlocks>
VO_AES __attribute__((always_inline)) inline void encrypt(const AesKeys& k, __m128i (&x)[kBlocks]) {
  for (int i = 0; i < kBlocks; i++) x[i] = _mm_xor_si128(x[i], k.round[0]);
  for (int64_t r = 1; r < k.last; r++)
    for (int i = 0; i < kBlocks; i++) x[i] = _mm_aesenc_si128(x[i], k.round[r]);
  for (int i = 0; i < kBlocks; i++) x[i] = _mm_aesenclast_si128(x[i], k.round[k.last]);
}

/// dst = src ^ what `next` yields, encrypted.
template <class Next>
VO_AES __attribute__((always_inline)) inline void counterMode(const AesKeys& k, uint8_t* dst, const uint8_t* src, int64_t blocks, Next next) {
  constexpr int kMany = 8;
  for (; blocks >= kMany; blocks -= kMany, dst += 16 * kMany, src += 16 * kMany) {
    __m128i x[kMany];
    for (__m128i& b : x) b = next();
    encrypt(k, x);
    // Loaded as a whole: they may overlap.
    for (int i = 0; i < kMany; i++) x[i] = _mm_xor_si128(x[i], load128(src + 16 * i));
    for (int i = 0; i < kMany; i++) store128(dst + 16 * i, x[i]);
  }
  for (; blocks > 0; blocks--, dst += 16, src += 16) {
    __m128i x[1] = {next()};
    encrypt(k, x);
    store128(dst, _mm_xor_si128(x[0], load128(src)));
  }
}

VO_AES void ctrBlocks(const AesKeys& k, uint8_t* dst, const uint8_t* src, int64_t blocks, uint64_t low, uint64_t high) {
  counterMode(k, dst, src, blocks, [&]() VO_AES __attribute__((always_inline)) {
    __m128i x = _mm_set_epi64x(static_cast<int64_t>(__builtin_bswap64(low)), static_cast<int64_t>(__builtin_bswap64(high)));
    high += ++low == 0;
    return x;
  });
}

VO_AES void gcmCounter(const AesKeys& k, uint8_t* dst, const uint8_t* src, int64_t blocks, uint8_t* counter) {
  __m128i base = load128(counter);
  uint32_t n = bigEndian32(counter + 12);
  counterMode(k, dst, src, blocks, [&]() VO_AES __attribute__((always_inline)) {
    return _mm_insert_epi32(base, static_cast<int>(__builtin_bswap32(n++)), 3);
  });
  n = __builtin_bswap32(n);
  memcpy(counter + 12, &n, sizeof n);
}

VO_AES void encryptOne(const AesKeys& k, uint8_t* dst, const uint8_t* src) {
  __m128i x[1] = {load128(src)};
  encrypt(k, x);
  store128(dst, x[0]);
}
VO_AES void decryptOne(const AesKeys& k, uint8_t* dst, const uint8_t* src) {
  __m128i x = _mm_xor_si128(load128(src), k.round[0]);
  for (int64_t r = 1; r < k.last; r++) x = _mm_aesdec_si128(x, k.round[r]);
  store128(dst, _mm_aesdeclast_si128(x, k.round[k.last]));
}

// --- GHASH: products modulo x^128 + x^7 + x^2 + x + 1, bits reflected ------------------------------------------

#define VO_GHASH __attribute__((target("pclmul,ssse3")))

VO_GHASH inline __m128i ghashPolynomial() { return _mm_set_epi64x(static_cast<int64_t>(0xc200000000000000), 1); }

/// A sum of products of 128 bits.
struct Products {
  __m128i low = {}, middle = {}, high = {};

  VO_GHASH void add(__m128i x, __m128i h) {
    low = _mm_xor_si128(low, _mm_clmulepi64_si128(x, h, 0x00));
    high = _mm_xor_si128(high, _mm_clmulepi64_si128(x, h, 0x11));
    middle = _mm_xor_si128(middle, _mm_clmulepi64_si128(x, h, 0x01));
    middle = _mm_xor_si128(middle, _mm_clmulepi64_si128(x, h, 0x10));
  }
  VO_GHASH __m128i reduced() const {
    __m128i a = _mm_xor_si128(low, _mm_slli_si128(middle, 8)), b = _mm_xor_si128(high, _mm_srli_si128(middle, 8));
    for (int i = 0; i < 2; i++)
      a = _mm_xor_si128(_mm_shuffle_epi32(a, 0x4e), _mm_clmulepi64_si128(a, ghashPolynomial(), 0x10));
    return _mm_xor_si128(a, b);
  }
};

VO_GHASH inline __m128i ghashProduct(__m128i x, __m128i h) {
  Products p;
  p.add(x, h);
  return p.reduced();
}

/// y = the hash of y and the whole blocks at p.
VO_GHASH void ghash(uint8_t* y, const uint8_t* key, const uint8_t* p, int64_t n) {
  const __m128i flip = _mm_set_epi64x(0x0001020304050607, 0x08090a0b0c0d0e0f);
  __m128i sum = _mm_shuffle_epi8(load128(y), flip), h[4];
  // The key times x: so products need not be shifted by the bit that reflected ones lack.
  __m128i k = _mm_shuffle_epi8(load128(key), flip);
  __m128i carry = _mm_and_si128(_mm_srai_epi32(_mm_shuffle_epi32(k, 0xff), 31), ghashPolynomial());
  h[0] = _mm_xor_si128(_mm_xor_si128(_mm_slli_epi32(k, 1), _mm_slli_si128(_mm_srli_epi32(k, 31), 4)), carry);
  if (n >= 64) {
    for (int i = 1; i < 4; i++) h[i] = ghashProduct(h[i - 1], h[0]);
    for (; n >= 64; n -= 64, p += 64) {
      Products s;
      s.add(_mm_xor_si128(sum, _mm_shuffle_epi8(load128(p), flip)), h[3]);
      for (int i = 1; i < 4; i++) s.add(_mm_shuffle_epi8(load128(p + 16 * i), flip), h[3 - i]);
      sum = s.reduced();
    }
  }
  for (; n >= 16; n -= 16, p += 16) sum = ghashProduct(_mm_xor_si128(sum, _mm_shuffle_epi8(load128(p), flip)), h[0]);
  store128(y, _mm_shuffle_epi8(sum, flip));
}
#endif

}  // namespace

// --- internal/cpu --------------------------------------------------------------------------------------------------

#if defined(__x86_64__)
// cpuid(eaxArg, ecxArg uint32) (eax, ebx, ecx, edx uint32)
HelperStatus cpuId(HelperContext&, Slot* frame) {
  uint32_t a = 0, b = 0, c = 0, d = 0;
  __cpuid_count(static_cast<uint32_t>(frame[4]), static_cast<uint32_t>(frame[5]), a, b, c, d);
  frame[0] = a;
  frame[1] = b;
  frame[2] = c;
  frame[3] = d;
  return kDone;
}
// xgetbv() (eax, edx uint32)
HelperStatus cpuXgetbv(HelperContext&, Slot* frame) {
  uint32_t a = 0, d = 0;
  asm volatile("xgetbv" : "=a"(a), "=d"(d) : "c"(0));
  frame[0] = a;
  frame[1] = d;
  return kDone;
}
#endif

// --- Blocks: state, bytes ------------------------------------------------------------------------------------------

// blockBMI2(dig *Digest, p []byte)
HelperStatus cryptoSha512(HelperContext&, Slot* frame) {
  sha512Bmi2(slotPtr<uint64_t>(frame[0]), bytes(frame[1]), slotInt(frame[2]));
  return kDone;
}
// blockNative(dig *digest, p []byte)
HelperStatus cryptoMd5(HelperContext&, Slot* frame) {
  md5(slotPtr<uint32_t>(frame[0]), bytes(frame[1]), slotInt(frame[2]));
  return kDone;
}

#if defined(__x86_64__)
// blockSHANI(dig *Digest, p []byte), which begins with its eight words
HelperStatus cryptoSha256(HelperContext&, Slot* frame) {
  sha256Blocks(slotPtr<uint32_t>(frame[0]), bytes(frame[1]), slotInt(frame[2]));
  return kDone;
}
// blockSHANI(dig *digest, p []byte)
HelperStatus cryptoSha1(HelperContext&, Slot* frame) {
  sha1Blocks(slotPtr<uint32_t>(frame[0]), bytes(frame[1]), slotInt(frame[2]));
  return kDone;
}
// ieeeCLMUL(crc uint32, p []byte) uint32: at least 64 bytes, a multiple of 16
HelperStatus crcIeee(HelperContext&, Slot* frame) {
  frame[0] = crc<kIeee>(static_cast<uint32_t>(frame[1]), bytes(frame[2]), slotInt(frame[3]));
  return kDone;
}
// ieeeWide(crc uint32, p []byte) uint32: at least 256 bytes, a multiple of 16
HelperStatus crcIeeeWide(HelperContext&, Slot* frame) {
  frame[0] = crcWide<kIeee>(static_cast<uint32_t>(frame[1]), bytes(frame[2]), slotInt(frame[3]));
  return kDone;
}
HelperStatus crcCastagnoli(HelperContext&, Slot* frame) {
  frame[0] = crc<kCastagnoli>(static_cast<uint32_t>(frame[1]), bytes(frame[2]), slotInt(frame[3]));
  return kDone;
}
HelperStatus crcCastagnoliWide(HelperContext&, Slot* frame) {
  frame[0] = crcWide<kCastagnoli>(static_cast<uint32_t>(frame[1]), bytes(frame[2]), slotInt(frame[3]));
  return kDone;
}

// encryptBlockAsm(nr int, xk *uint32, dst, src *byte)
HelperStatus aesEncrypt(HelperContext&, Slot* frame) {
  encryptOne({slotInt(frame[0]), slotPtr<const uint32_t>(frame[1])}, slotPtr<uint8_t>(frame[2]), bytes(frame[3]));
  return kDone;
}
// decryptBlockAsm(nr int, xk *uint32, dst, src *byte)
HelperStatus aesDecrypt(HelperContext&, Slot* frame) {
  decryptOne({slotInt(frame[0]), slotPtr<const uint32_t>(frame[1])}, slotPtr<uint8_t>(frame[2]), bytes(frame[3]));
  return kDone;
}
// ctrBlocksAsm(nr int, xk *uint32, dst, src *byte, blocks int, ivlo, ivhi uint64)
HelperStatus aesCtr(HelperContext&, Slot* frame) {
  ctrBlocks({slotInt(frame[0]), slotPtr<const uint32_t>(frame[1])}, slotPtr<uint8_t>(frame[2]), bytes(frame[3]), slotInt(frame[4]), frame[5],
            frame[6]);
  return kDone;
}
// counterCryptAsm(nr int, xk *uint32, dst, src *byte, blocks int, counter *[16]byte)
HelperStatus aesGcmCounter(HelperContext&, Slot* frame) {
  gcmCounter({slotInt(frame[0]), slotPtr<const uint32_t>(frame[1])}, slotPtr<uint8_t>(frame[2]), bytes(frame[3]), slotInt(frame[4]),
             slotPtr<uint8_t>(frame[5]));
  return kDone;
}
// ghashBlocks(y, h *[16]byte, p []byte)
HelperStatus gcmGhash(HelperContext&, Slot* frame) {
  ghash(slotPtr<uint8_t>(frame[0]), bytes(frame[1]), bytes(frame[2]), slotInt(frame[3]));
  return kDone;
}
#else
// internal/cpu finds none of these.
#define VO_NOT_HERE(name) \
  HelperStatus name(HelperContext&, Slot*) { VO_UNREACHABLE("nobody calls what the processor lacks"); }
VO_NOT_HERE(cpuId)
VO_NOT_HERE(cpuXgetbv)
VO_NOT_HERE(cryptoSha256)
VO_NOT_HERE(cryptoSha1)
VO_NOT_HERE(crcIeee)
VO_NOT_HERE(crcIeeeWide)
VO_NOT_HERE(crcCastagnoli)
VO_NOT_HERE(crcCastagnoliWide)
VO_NOT_HERE(aesEncrypt)
VO_NOT_HERE(aesDecrypt)
VO_NOT_HERE(aesCtr)
VO_NOT_HERE(aesGcmCounter)
VO_NOT_HERE(gcmGhash)
#undef VO_NOT_HERE
#endif

}  // namespace vo::stdlib
