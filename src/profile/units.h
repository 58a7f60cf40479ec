// Numbers with units, as pprof shows them: 1.50s, 64MB, 37.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vo::profile {

struct Scaled {
  double value = 0;
  std::string_view unit;  ///< empty: it says nothing (counts)
};

/// `value` of `from` in the unit `to`; "minimum" and "auto" mean the largest unit in which it is at
/// least 1.
Scaled scale(int64_t value, std::string_view from, std::string_view to);

/// The same as text: at most two digits behind the point.
std::string scaledText(int64_t value, std::string_view from, std::string_view to);

/// Six characters: " 5.31%", "  100%".
std::string percentage(int64_t value, int64_t total);

}  // namespace vo::profile
