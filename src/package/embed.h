// `//go:embed`: which patterns a file has, and which files a pattern means.
//
// Takes texts and a folder, which it reads; gives names, or an error in go's words. Never leaves the
// package's folder.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vo::package {

struct EmbedPattern {
  std::string text;  ///< unquoted
  uint32_t offset;   ///< in the file
};

/// Patterns of the `//go:embed` comments behind the imports; malformed lines have none (the parser reports
/// them). Empty if the file does not import "embed".
std::vector<EmbedPattern> scanEmbeds(std::string_view text);

/// Pattern to files: paths below the package's folder, sorted.
using EmbedFiles = std::map<std::string, std::vector<std::string>, std::less<>>;

/// The files that `pattern` means in a package's folder; else why there are none, in go's words.
[[nodiscard]] std::string resolveEmbed(const std::string& dir, std::string_view pattern, std::vector<std::string>* files);

/// path.Match: `*`, `?`, `[a-z]`, `[^a]` and `\x` in one element or path; false in *ok if it is malformed.
bool matchGlob(std::string_view pattern, std::string_view name, bool* ok);

}  // namespace vo::package
