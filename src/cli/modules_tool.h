// What fetches modules and edits go.mod, go.sum and go.work. It is a Go program of ours
// (src/modtool), which the build has compiled to lib/vo/modules.vob and which runs on the VM of
// this process.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vo::cli {

/// Whether that program has what a command line, from the word on, asks for.
bool isForModulesTool(std::span<char* const> words);
/// Runs it; REQUIRES: once in a process, and nothing has been compiled. `words`: mod, get or work,
/// and what follows. Its exit status.
int runModulesTool(std::span<char* const> words);

/// What a program is called: the last element of its package's path that is no major version.
std::string programName(std::string path);

/// Whether an operand of `vo run` is PACKAGE@VERSION.
bool namesVersion(const std::string& operand);
/// Has another process bring PACKAGE@VERSION, and what it needs, to the module cache. The package's
/// folder; nothing, and messages, if it failed.
std::optional<std::string> fetchPackage(const std::string& packageAtVersion);
/// `vo install`: builds programs into GOBIN. An exit status.
int installPrograms(std::span<char* const> args);

/// The word by which fetchPackage asks; no one else does.
inline constexpr const char* kFetchWord = "fetch";

}  // namespace vo::cli
