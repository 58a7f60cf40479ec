// Source lines with what they took, as `go tool pprof -list` shows them.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "profile/profile.h"

namespace vo::profile {

struct ListingOptions {
  size_t sample = 0;
  std::string_view unit = "minimum";
  /// Whether a function is shown.
  std::function<bool(std::string_view name)> shows;
  /// Reads a file that the profile names, without ends of lines. Why that cannot be, or empty.
  std::function<std::string(const std::string& file, std::vector<std::string>* lines)> read;
};

/// The functions that are shown, by name, each with its lines. Empty: none is.
std::string listing(const Profile& profile, const ListingOptions& options);

}  // namespace vo::profile
