// go.mod, vo.mod and go.work: what such a file says.
//
// Takes a text, gives values that own theirs, or an error in go's words. No state: any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vo::package {

struct ModuleVersion {
  std::string path;
  std::string version;  ///< "v1.2.3"; empty: any, or a main module
  bool operator==(const ModuleVersion&) const = default;
  auto operator<=>(const ModuleVersion&) const = default;
};

struct Replacement {
  ModuleVersion old;
  ModuleVersion target;  ///< without version: a folder ("./x", "../x", "/x")
  bool isLocal() const { return target.version.empty(); }
};

struct GodebugLine {
  std::string key, value;
  int line;
};

struct ModuleFile {
  std::string path;             ///< of the module
  std::string goVersion;        ///< "1.21", or empty
  std::string toolchain;        ///< "go1.21.3", or empty
  std::vector<ModuleVersion> required;
  std::vector<Replacement> replaced;
  std::vector<ModuleVersion> excluded;
  std::vector<GodebugLine> godebugs;
  std::vector<std::string> tools; ///< packages
  std::vector<std::string> uses;  ///< folders of a go.work
};

/// *error is set to "line: text" for a line that cannot be read. With `work`, the directives are go.work's. Unknown
/// directives are errors if `strict`, which holds for the main module only.
ModuleFile parseModuleFile(std::string_view text, std::string* error, bool strict = false, bool work = false);

/// Semantic versions by precedence: below, at or above 0. Build metadata does not count, an invalid version is lowest.
int compareVersions(std::string_view a, std::string_view b);
bool isVersion(std::string_view s);

}  // namespace vo::package
