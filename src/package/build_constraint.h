// Which files belong to a build: tags, file names, `//go:build` lines.
#pragma once

#include <string_view>

namespace vo::package {

/// What build tags are true. GOOS is linux, cgo is off in all of them.
enum class BuildContext {
  User,          ///< user's code and third-party modules: vo, linux, unix, go1.1 … go1.27
  Library,       ///< Go's library: the same as an unknown architecture, plus gc, purego, math_big_pure_go and the
                 ///< experiments that are on by default
  LibraryAmd64,  ///< the few library packages that are read as linux/amd64
};

/// The newest Go language whose release tag is true in user code, and in the library's.
inline constexpr int kUserGoMinor = 27;
inline constexpr int kLibraryGoMinor = 27;

bool matchTag(BuildContext context, std::string_view tag);

/// Whether the name's `_GOOS_GOARCH` suffix fits. `name` ends in .go or .vo.
bool matchFileName(BuildContext context, std::string_view name);

/// Whether the `//go:build` line of a file (or its `// +build` lines if it has none) holds.
/// A malformed line is false.
bool matchFileHeader(BuildContext context, std::string_view text);

/// Evaluates the expression of a `//go:build` line; false in *ok if it is malformed.
bool evaluateConstraint(BuildContext context, std::string_view expression, bool* ok);

}  // namespace vo::package
