// Source text in the one form that gofmt gives it, to the byte.
//
// Takes a text and gives a text; never touches files, keeps nothing. Any number of threads may
// format at the same time. Deep nesting needs a deep stack: 100,000 levels are parsed and printed
// by recursion (kStackSize is enough for them).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vo::format {

inline constexpr size_t kStackSize = size_t{512} << 20;

struct Options {
  bool isVo =
      false;  ///< Vo's additions are read; a first line `#!…` and a missing package clause are fine
  bool simplifies = false;  ///< gofmt's -s
  bool takesFragments =
      false;  ///< a list of declarations or statements is fine, too, and keeps its indentation
};

struct Result {
  std::string text;
  std::string errors;  ///< lines `name:line:column: text`, as gofmt's; then there is no text
};

/// `name` is that of the file, for errors.
Result format(std::string_view name, std::string_view text, const Options& options);

}  // namespace vo::format
