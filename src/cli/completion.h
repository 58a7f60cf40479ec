// Completion of words and flags for shells.
#pragma once

#include <string>
#include <string_view>

namespace vo::cli {

/// The script for bash, zsh or fish; empty for other shells.
std::string completionFor(std::string_view shell);

}  // namespace vo::cli
