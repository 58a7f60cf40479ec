// Paths as texts: nothing here looks at the file system.
//
// No state: any thread.
#pragma once

#include <string>
#include <string_view>

namespace vo::base {

/// Without ".", ".." and double slashes, as path.Clean.
std::string cleanPath(std::string_view path);
/// The folder of a path; "." if it names none.
std::string_view folderOf(std::string_view path);
/// `path` as seen from `folder`; both absolute and clean.
std::string relativePath(std::string_view folder, std::string_view path);

}  // namespace vo::base
