// The table of functions that `go tool pprof -top` prints, to the byte, and the other texts of a
// profile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "profile/profile.h"

namespace vo::profile {

struct TableOptions {
  size_t sample = 0;                  ///< which of the sample types
  bool byCum = false;                 ///< sorted by what functions and those that they call took
  size_t count = 0;                   ///< rows; 0: all that are not too small
  std::string_view unit = "minimum";  ///< of values
};

/// What a frame without a known function is called.
std::string unknownName(const Profile& profile, const Location& location);

/// Of all samples; of those of the base if there are any, so that percentages say by how much it
/// has changed.
int64_t totalOf(const Profile& profile, size_t type);

/// Head and rows. Functions that take less than 0.5 % are left out, as pprof does.
std::string topTable(const Profile& profile, const TableOptions& options);

/// As -tags: of each label the values and what they stand for.
std::string labelTable(const Profile& profile, const TableOptions& options);

}  // namespace vo::profile
