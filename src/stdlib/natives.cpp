// This file makes the table of natives out of natives.def.
#include "stdlib/natives.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/check.h"

namespace vo::stdlib {
namespace {

using namespace abi;  // the flags of the rows

constexpr NativeRow kRows[] = {
#define VO_HELPER(cppName, linkName, flags) {linkName, cppName, flags},
#include "stdlib/natives.def"
};
constexpr size_t kCount = std::size(kRows);

constexpr auto kFunctions = [] {
  std::array<HelperFn, kCount> out{};
  for (size_t i = 0; i < kCount; i++) out[i] = kRows[i].function;
  return out;
}();

/// Row numbers in the order of their link names.
constexpr auto kSorted = [] {
  std::array<uint16_t, kCount> out{};
  std::iota(out.begin(), out.end(), uint16_t{0});
  std::sort(out.begin(), out.end(), [](uint16_t a, uint16_t b) { return kRows[a].linkName < kRows[b].linkName; });
  return out;
}();

constexpr bool namesAreUnique() {
  for (size_t i = 1; i < kCount; i++)
    if (kRows[kSorted[i]].linkName == kRows[kSorted[i - 1]].linkName) return false;
  return true;
}
static_assert(namesAreUnique(), "a link name leads to one native");

}  // namespace

std::span<const NativeRow> nativeRows() { return kRows; }

std::span<const abi::HelperFn> nativeFunctions() { return kFunctions; }

bool nativeMayBeNamed(int32_t number) {
  constexpr uint32_t kBeliefs = kTakesNumbers | kTakesTyped | kTakesHandle | kTakesLent | kTakesKept;
  VO_DCHECK(number < static_cast<int32_t>(kCount), "a native's number is that of its row");
  return number >= 0 && (kRows[static_cast<size_t>(number)].flags & kBeliefs) != 0;
}

int32_t findNative(std::string_view linkName) {
  auto it = std::lower_bound(kSorted.begin(), kSorted.end(), linkName,
                             [](uint16_t row, std::string_view name) { return kRows[row].linkName < name; });
  return it != kSorted.end() && kRows[*it].linkName == linkName ? *it : -1;
}

}  // namespace vo::stdlib
