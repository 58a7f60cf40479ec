// Files in the format of Go's internal/types/testdata: expected errors are comments behind the
// token they are reported at.
#pragma once

#include <string>
#include <vector>

#include "support/check_world.h"

namespace vo::check::test {

struct Expectation {
  uint32_t line;
  bool isRegexp;  ///< ERRORx "regexp", else ERROR "substring"
  std::string pattern;
  bool matched = false;
};

/// The `/* ERROR "…" */`, `// ERRORx "…"` and (with `voStyle`) `// error: regexp` comments.
std::vector<Expectation> readExpectations(const std::string& text, bool voStyle);

struct FileSet {
  std::string name;
  std::vector<std::string> paths;
};

/// Every file of `folder`, and every subfolder as one package.
std::vector<FileSet> fileSets(const std::string& folder);

/// Checks the files as one package of `world` and compares with their expectations. The result is
/// empty or says what differs; `skipped` gets a reason if the flags are not supported.
std::string compareErrors(World& world, const FileSet& set, bool voStyle, std::string* skipped);

}  // namespace vo::check::test
