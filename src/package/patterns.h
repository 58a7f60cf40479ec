// Packages as a user names them: folders, import paths, patterns with "...", files.
//
// Reads folders and module files; fetches nothing. What does not exist is a package with an error in go's words. No state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "package/loader.h"

namespace vo::package {

/// A package that was named, or what is wrong with the name.
struct NamedPackage {
  std::string importPath;           ///< or, with an error, what the user wrote
  std::string dir;
  std::string root;                 ///< the folder of its module or of the library; empty: it is in none
  std::string module;               ///< path of its module, or empty
  bool isLibrary = false;
  std::vector<std::string> files;   ///< absolute paths, if files were named
  std::string error;
};

struct NamedPackages {
  std::vector<NamedPackage> packages;  ///< each once, in the order of the patterns, by path within one
  std::vector<std::string> warnings;   ///< of patterns that nothing matches
  std::string error;                   ///< of all of them: files of two folders
  std::string moduleError;             ///< the module cannot be read
};

/// No patterns: the working directory. The names of files are one package, "command-line-arguments".
NamedPackages findPackages(const std::vector<std::string>& patterns, const LoadOptions& options);

/// Whether it names a folder: `.`, `..`, what begins with one of them and a slash, or with a slash.
bool isFolderPath(std::string_view path);
/// Whether `text` is an instance of the pattern, in which "..." is any text; "x/..." also stands for "x".
bool matchesPattern(std::string_view pattern, std::string_view text);
/// Whether a pattern, of folders (relative to the working directory) or of import paths, stands for the package.
bool isMeant(const std::string& pattern, const std::string& importPath, const std::string& dir, bool isLibrary);

}  // namespace vo::package
