// Which files belong to a build, by file name and `//go:build` line, and a quick look at a file's
// package clause and imports. By the rules of Go's go/build.
//
// Takes texts and gives values; never touches the file system. No state: any thread may ask.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vo::syntax {

/// Says whether a build tag such as "linux" or "go1.22" holds.
using TagPredicate = std::function<bool(std::string_view)>;

struct Constraint {
  bool present = false;   ///< the header has a //go:build line (or, without one, // +build lines)
  bool satisfied = true;
  std::string error;      ///< of a malformed line; then not satisfied
};

/// Evaluates the constraint in the header of `text`: before the package clause, comments and
/// blank lines only.
Constraint evaluateConstraint(std::string_view text, const TagPredicate& tags);

/// Whether the name's suffix (`_linux`, `_amd64`, `_linux_amd64`, each also before `_test`)
/// allows the file. `name` has no folders. Names without a known suffix are allowed.
bool fileNameMatches(std::string_view name, const TagPredicate& tags);

bool isKnownOs(std::string_view name);
bool isKnownArch(std::string_view name);
/// An OS of which the tag "unix" holds.
bool isUnixOs(std::string_view name);

/// The lowest Go version ("go1.21") that the `//go:build` line of the header implies; empty if none.
std::string headerGoVersion(std::string_view text);

struct ImportSpec {
  std::string path;
  std::string name;     ///< as written: empty, ".", "_" or a name
  uint32_t offset = 0;  ///< of the path literal
};

struct FileOutline {
  std::string package;  ///< empty if there is no package clause (or the file is broken there)
  std::vector<ImportSpec> imports;
  bool importsC = false;
};

/// Package clause and imports, without parsing the rest. Errors are not reported: a full parse
/// will; the outline then ends where the text stops making sense.
FileOutline scanOutline(std::string_view text, bool isVo);

}  // namespace vo::syntax
