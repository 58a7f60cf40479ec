// Which files belong to a build: tags, file names, `//go:build` lines.
//
// Takes names and texts, gives answers; never touches the file system. No state: any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace vo::package {

/// What GOARCH is.
enum class Arch : uint8_t { Unknown, Amd64, Arm64 };

/// What build tags are true. GOOS is linux, cgo is off in all of them.
struct BuildContext {
  bool library = false;  ///< Go's library: gc, purego, math_big_pure_go and the experiments that are on by default
  Arch arch = Arch::Unknown;
  bool gc = false;       ///< in user code: what gc takes, to see whether a package has assembly
  std::span<const std::string> tags = {};  ///< of -tags, in user code
  bool any = false;      ///< every tag but "ignore" counts as true and as false: what some build would take
};

/// User's code and third-party modules: linux, unix, amd64 (or arm64), vo, go1.1 … go1.27.
inline constexpr BuildContext kUserContext = {.arch = Arch::Amd64};
/// Go's library: portable code instead of assembly.
inline constexpr BuildContext kLibraryContext = {.library = true};
/// The few library packages that are read as linux/amd64.
inline constexpr BuildContext kLibraryAmd64Context = {.library = true, .arch = Arch::Amd64};

/// The newest Go language whose release tag is true in user code, and in the library's.
inline constexpr int kUserGoMinor = 27;
inline constexpr int kLibraryGoMinor = 27;

bool matchTag(const BuildContext& context, std::string_view tag);

/// Whether the name's `_GOOS_GOARCH` suffix fits. `name` ends in .go, .vo or .s.
bool matchFileName(const BuildContext& context, std::string_view name);

/// Whether the `//go:build` line of a file (or its `// +build` lines if it has none) holds.
/// A malformed line is false.
bool matchFileHeader(const BuildContext& context, std::string_view text);

/// Evaluates the expression of a `//go:build` line; false in *ok if it is malformed.
bool evaluateConstraint(const BuildContext& context, std::string_view expression, bool* ok);

}  // namespace vo::package
