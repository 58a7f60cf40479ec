// What the go command finds wrong with the head of a file, before any compiler sees it.
//
// Takes a text, gives a message and a place in it. No state: any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vo::package {

struct HeaderError {
  uint32_t offset = 0;
  std::string text;        ///< empty: nothing is wrong
  bool isImportPath = false;  ///< the head is right, but what an import names cannot be a path
};

/// The first error of package clause and import declarations in the words of go/parser. As in
/// go/build, what follows them counts only if they break off in the middle.
HeaderError headerError(std::string_view text);

}  // namespace vo::package
