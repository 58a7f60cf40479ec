// go.mod and vo.mod: what a module file says, as far as packages are found by it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vo::package {

struct Replacement {
  std::string path;    ///< the module that is replaced
  std::string target;  ///< a folder ("./x", "../x", "/x") or another module's path
  bool isLocal() const { return target.starts_with("./") || target.starts_with("../") || target.starts_with("/") || target == "." || target == ".."; }
};

struct ModuleFile {
  std::string path;             ///< of the module
  std::string goVersion;        ///< "1.21", or empty
  std::vector<std::string> required;
  std::vector<Replacement> replaced;
};

/// Lines of other directives (toolchain, exclude, retract, tool, godebug …) are skipped. *error is
/// set to "line: text" for a line that cannot be read.
ModuleFile parseModuleFile(std::string_view text, std::string* error);

}  // namespace vo::package
