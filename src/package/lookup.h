// Packages as users name them: import paths, folders, patterns with `...`; and what their folders have, for gc on linux/amd64 without cgo.
//
// Reads folders and heads of files when asked, keeps what it has read. Errors are texts in go's words. One thread.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "package/modules.h"

namespace vo::package {

struct PackageAt {
  std::string dir, importPath;
  const Module* module = nullptr;  ///< of the lookup; null for the library and outside of modules
  bool isLibrary = false;
};

/// Names of files and import paths, sorted.
struct FolderSources {
  std::string name;  ///< of the package; of the tests' if there is nothing else
  std::vector<std::string> files, ignored, tests, externalTests;
  std::vector<std::string> imports, testImports, externalTestImports;
  bool isEmpty() const { return files.empty() && tests.empty() && externalTests.empty(); }
};
FolderSources sourcesOf(const std::string& dir);

class Lookup {
 public:
  Lookup();
  /// The modules of the working directory. What is wrong, or empty.
  [[nodiscard]] std::string open(const std::string& mod) { return modules_.open(absolutePath_, mod); }

  const std::string& library() const { return library_; }
  Modules& modules() { return modules_; }
  const std::string& workingDirectory() const { return absolutePath_; }

  /// The package of a folder (`.`, `./x`, `/x`) or an import path, as `importer` means it if that is not null. *why says why there is none.
  std::optional<PackageAt> find(const std::string& path, const PackageAt* importer, std::string* why);
  /// The packages that a pattern means, sorted as folders are walked; without `...` what find() gives. "std" is all of the library.
  std::vector<PackageAt> match(const std::string& pattern, std::string* why);
  /// sourcesOf(), once for each folder.
  const FolderSources& sources(const std::string& dir);
  /// All folders below a root that may be packages, the root first, each with the import path below `rootPath`; not those of other modules.
  static void walk(const std::string& root, const std::string& rootPath, const std::function<void(const std::string& dir, const std::string& path)>& visit);

 private:
  PackageAt at(const std::string& dir) const;

  std::string library_, absolutePath_;
  std::map<std::string, FolderSources> sources_;
  Modules modules_;
};

}  // namespace vo::package
