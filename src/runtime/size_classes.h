// The allocator's size classes (Go's 67, so that append capacities agree), and the look-ups.
//
// Constants and functions of them, for any thread. The numbers are Go's: programs see them as capacities.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "base/check.h"

namespace vo::runtime {

inline constexpr size_t kPageSize = 8192;
inline constexpr unsigned kSizeClassCount = 68;  ///< class 0 is "large"
inline constexpr size_t kMaxSmallSize = 32768;
/// Objects with pointers up to this size have their pointer bitmap in the block.
inline constexpr size_t kMaxBitmapSize = 512;

inline constexpr std::array<uint16_t, kSizeClassCount> kClassSize = {
    0,    8,    16,   24,   32,   48,   64,    80,    96,    112,   128,   144,   160,   176,
    192,  208,  224,  240,  256,  288,  320,   352,   384,   416,   448,   480,   512,   576,
    640,  704,  768,  896,  1024, 1152, 1280,  1408,  1536,  1792,  2048,  2304,  2688,  3072,
    3200, 3456, 4096, 4864, 5376, 6144, 6528,  6784,  6912,  8192,  9472,  9728,  10240, 10880,
    12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768};
inline constexpr std::array<uint8_t, kSizeClassCount> kClassPages = {
    0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 2, 1, 2, 1, 2, 1, 3, 2, 3, 1, 3, 2, 3, 4, 5, 6, 1, 7, 6, 5, 4, 3, 5, 7, 2, 9, 7, 5, 8, 3, 10, 7, 4};

/// kSmallClass[(size+7)/8] for sizes up to 1024, kMediumClass[(size-1024+127)/128] above.
inline constexpr auto kSmallClass = [] {
  std::array<uint8_t, 129> table{};
  unsigned c = 1;
  for (size_t i = 1; i < table.size(); i++) {
    while (kClassSize[c] < i * 8) c++;
    table[i] = static_cast<uint8_t>(c);
  }
  return table;
}();
inline constexpr auto kMediumClass = [] {
  std::array<uint8_t, 249> table{};
  unsigned c = kSmallClass[128];
  for (size_t i = 0; i < table.size(); i++) {
    while (kClassSize[c] < 1024 + i * 128) c++;
    table[i] = static_cast<uint8_t>(c);
  }
  return table;
}();

/// REQUIRES 1 <= size <= kMaxSmallSize.
inline unsigned sizeClassOf(size_t size) {
  VO_DCHECK(size - 1 < kMaxSmallSize, "larger objects have blocks of their own");
  return size <= 1024 ? kSmallClass[(size + 7) / 8] : kMediumClass[(size - 1024 + 127) / 128];
}

/// What an allocation of `size` bytes could use, as Go's append computes it: the class's size, less
/// the 8-byte header that Go gives objects with pointers above 512 bytes.
size_t roundUpSize(size_t size, bool noScan);

}  // namespace vo::runtime
