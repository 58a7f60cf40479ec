// The values of -ldflags and -gcflags, in go's syntax.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vo::cli {

/// Words, which may stand in quotes as wholes. What is wrong, in go's words, or empty.
[[nodiscard]] std::string splitQuoted(std::string_view s, std::vector<std::string>& words);

struct LinkFlags {
  std::vector<std::pair<std::string, std::string>> variables;  ///< -X: symbol and value; each symbol once
  bool strip = false;    ///< -s
  bool noDebug = false;  ///< -w
  std::vector<std::string> external;  ///< words of -extldflags
};
/// What is wrong, or empty. Flags that go's linker has and that mean nothing here are let through.
[[nodiscard]] std::string parseLinkFlags(std::string_view value, LinkFlags& flags);

struct CompilerFlags {
  bool noOptimisation = false;  ///< -N
  bool noInline = false;        ///< -l
  bool allErrors = false;       ///< -e
};
[[nodiscard]] std::string parseCompilerFlags(std::string_view value, CompilerFlags& flags);

}  // namespace vo::cli
