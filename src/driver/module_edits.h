// Changes of bytecode modules before they are linked or written.
//
// A module belongs to the caller's thread.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "bytecode/module.h"
#include "package/loader.h"

namespace vo::driver {

/// Where programs say that Go's library lies, whatever folder it was compiled from: in runtime.GOROOT() of the overlay.
inline constexpr const char* kLibraryFolder = "/usr/share/go-1.27/src";

/// What folders of source files are called in programs.
class FileNames {
 public:
  /// `trim`: packages of the program are called by their paths, the library's files by theirs alone.
  FileNames(const package::LoadResult& loaded, const std::string& library, const std::string& overlay, bool trim);
  void apply(bytecode::Module& module) const;

 private:
  std::string nameOf(const std::string& path) const;
  std::vector<std::pair<std::string, std::string>> library_;  ///< the start of a path, with a slash, and what stands for it
  std::map<std::string, std::string> folders_;
};

/// Gives package variables of type string other initial values, as -X of go's linker: a variable that no module has
/// counts for nothing, unless `isLibrary` knows it. What is wrong, or empty.
[[nodiscard]] std::string setVariables(std::span<const std::unique_ptr<bytecode::Module>> modules,
                                       std::span<const std::pair<std::string, std::string>> variables,
                                       const std::function<bool(std::string_view symbol)>& isLibrary);

}  // namespace vo::driver
