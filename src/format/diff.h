// The difference of two texts.
#pragma once

#include <string>
#include <string_view>

namespace vo::format {

/// In the unified form, with the head and the choice of lines of Go's tools; empty if the texts are
/// equal.
std::string diff(std::string_view oldName, std::string_view before, std::string_view newName,
                 std::string_view after);

}  // namespace vo::format
