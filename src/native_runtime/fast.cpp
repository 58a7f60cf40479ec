// This file is what generated code calls without leaving the goroutine's stack.
#include "native_runtime/fast.h"

#include <sys/mman.h>

#include <atomic>
#include <cstring>
#include <new>

#include "base/check.h"
#include "runtime/map.h"
#include "runtime/search.h"

using namespace vo;

namespace {

/// Zeros for elements that are larger than those of nearly all maps.
constexpr size_t kZeroBytes = 1024;
alignas(64) constexpr uint8_t kZeros[kZeroBytes] = {};

/// The head of a larger block of zeros. Blocks that were replaced stay: elements may still be read there.
struct alignas(64) ZeroBlock {
  size_t size;
};

/// Fresh memory of the system: nobody touches it to make it zero.
const ZeroBlock* newZeroBlock(size_t size) {
  void* p = mmap(nullptr, sizeof(ZeroBlock) + size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (p == MAP_FAILED) base::outOfHostMemory();
  return new (p) ZeroBlock{size};
}

}  // namespace

extern "C" {

int64_t vo_count_byte(const uint8_t* p, int64_t n, uint64_t byte) { return runtime::countShort(p, n, static_cast<uint8_t>(byte)); }
int64_t vo_index(const uint8_t* p, int64_t n, const uint8_t* q, int64_t m) {
  if (m <= 1 || m > n) return m > n ? -1 : m <= 0 ? 0 : runtime::indexByte(p, n, q[0]);
  return runtime::indexShort(p, n, q, m);
}
int64_t vo_compare(const uint8_t* p, int64_t n, const uint8_t* q, int64_t m) {
  int order = memcmp(p, q, static_cast<size_t>(n < m ? n : m));
  return order != 0 ? (order > 0 ? 1 : -1) : (n > m) - (n < m);
}

VoQuotient vo_divide128(uint64_t high, uint64_t low, uint64_t by) {
#if defined(__x86_64__)
  VoQuotient q;
  asm("divq %4" : "=a"(q.quotient), "=d"(q.remainder) : "a"(low), "d"(high), "r"(by) : "cc");
  return q;
#else
  using Wide = unsigned __int128;
  Wide x = Wide{high} << 64 | low;
  auto quotient = static_cast<uint64_t>(x / by);
  return {quotient, low - quotient * by};
#endif
}

const void* vo_zero_value(size_t size) {
  if (size <= kZeroBytes) return kZeros;
  static std::atomic<const ZeroBlock*> largest = nullptr;
  const ZeroBlock* block = largest.load(std::memory_order_acquire);
  while (block == nullptr || block->size < size) {
    const ZeroBlock* more = newZeroBlock(2 * size);
    if (largest.compare_exchange_strong(block, more, std::memory_order_acq_rel)) block = more;
  }
  return block + 1;
}

constinit const uint64_t vo_small_values[256] = {
#define VO_SIXTEEN(n) n, n + 1, n + 2, n + 3, n + 4, n + 5, n + 6, n + 7, n + 8, n + 9, n + 10, n + 11, n + 12, n + 13, n + 14, n + 15
    VO_SIXTEEN(0),   VO_SIXTEEN(16),  VO_SIXTEEN(32),  VO_SIXTEEN(48),  VO_SIXTEEN(64),  VO_SIXTEEN(80),
    VO_SIXTEEN(96),  VO_SIXTEEN(112), VO_SIXTEEN(128), VO_SIXTEEN(144), VO_SIXTEEN(160), VO_SIXTEEN(176),
    VO_SIXTEEN(192), VO_SIXTEEN(208), VO_SIXTEEN(224), VO_SIXTEEN(240),
#undef VO_SIXTEEN
};
}
