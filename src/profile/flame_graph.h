// A profile as a picture: a page of HTML that needs nothing but itself.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "profile/profile.h"

namespace vo::profile {

/// Frames that the page has at most, the largest ones; it says how many more there are.
inline constexpr size_t kMostFrames = 20'000;

/// The page: stacks as rows of bars from the root down, for each of the sample types; `sample` is
/// shown first. `title` names it. What is wrong, or empty: then `page` is complete.
[[nodiscard]] std::string flameGraph(const Profile& profile, size_t sample, std::string_view title,
                                     std::string* page);

}  // namespace vo::profile
