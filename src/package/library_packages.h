// Which packages Go's library offers to programs.
//
// Reads the folders of the library; gives import paths, sorted. No state.
#pragma once

#include <string>
#include <vector>

namespace vo::package {

/// The import paths of all packages below `root` (Go's src folder) and `overlay` (ours) that a program may
/// import and that have files for our build: not internal, vendored or the tool chain's own. Sorted.
std::vector<std::string> publicLibraryPackages(const std::string& root, const std::string& overlay);

}  // namespace vo::package
