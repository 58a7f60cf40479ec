// The file system as package loading sees it.
//
// Errors are texts, in the words of Go's os package; nothing is cached, nothing is written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/path.h"

namespace vo::package {

/// Larger source files are refused.
inline constexpr size_t kMaxSourceBytes = size_t{256} << 20;

/// Reads a regular file; the result is empty, or what went wrong as Go would say it.
[[nodiscard]] std::string readFile(const std::string& path, std::string* text);
bool exists(const std::string& path);
bool isFile(const std::string& path);
bool isDir(const std::string& path);
/// Names in a folder, sorted; empty if it cannot be read.
std::vector<std::string> listDir(const std::string& path);

/// Where vo is installed: the folder of bin/vo and lib/vo. VO_ROOT, or else by where this executable lies; empty if the
/// system does not say.
std::string installationRoot();

using base::cleanPath;
/// cleanPath, put behind the working directory if it is relative.
std::string absolutePath(const std::string& path);
std::string parentOf(const std::string& path);
std::string baseName(std::string_view path);

}  // namespace vo::package
