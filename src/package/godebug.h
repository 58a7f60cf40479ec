// GODEBUG settings of a program: what its go line, its module file and `//go:debug` lines give. Which settings there
// are, and since when, is read from the library's own table (internal/godebugs).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vo::package {

class GodebugTable {
 public:
  explicit GodebugTable(const std::string& libraryRoot);

  /// What is wrong with a setting, in go's words, or empty. `what` says where it stands: "godebug".
  std::string check(std::string_view what, const std::string& key, const std::string& value) const;
  /// For "1.N": the settings that restore what that version did.
  std::map<std::string, std::string> defaultsOf(std::string_view goVersion) const;
  /// What is wrong with a GODEBUG in the environment: the first removed setting with an old value.
  std::string checkEnvironment(std::string_view godebug) const;

 private:
  struct Row {
    int changed = 0;
    std::string old;
  };
  struct RemovedRow {
    int removed = 0;
    std::vector<std::string> old;
  };
  std::string removedText(const std::string& key, const std::string& value) const;
  std::map<std::string, Row> all_;
  std::map<std::string, RemovedRow> removed_;
};

/// A `//go:debug` line before a package clause.
struct DebugDirective {
  std::string text;  ///< behind "//go:debug"
  uint32_t offset;
};
std::vector<DebugDirective> scanDebugDirectives(std::string_view text);

}  // namespace vo::package
