// What tests printed when they passed, by all that they depended on.
//
// A test is its program with its arguments, and what it read: package testing logs the names of the environment variables and files that
// it asked for. What was found under the program's key says which those are; only if they are still the same the result is. What
// goes wrong is the same as if there were nothing. One thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/file_cache.h"

namespace vo::testrun {

struct CachedTest {
  std::string id;    ///< of the program, its arguments and its folder; empty: its results are not kept
  std::string dir;   ///< where it runs
  std::string root;  ///< files outside of this folder do not count
};

/// Whether results of programs with these arguments are kept at all: not if they ask for more than the usual.
bool keepsResults(const std::vector<std::string>& args);

class ResultCache {
 public:
  explicit ResultCache(std::string folder) : files_(std::move(folder)) {}

  /// The output, in which the last line says "(cached)" in place of a time. `profile`: where the coverage profile is put; null: there is none.
  std::optional<std::string> find(const CachedTest& test, std::string* profile) const;
  /// `log`: what package testing has written about what the test asked for.
  void add(const CachedTest& test, const std::string& log, const std::string& output, const std::string* profile);

 private:
  storage::FileCache files_;
};

}  // namespace vo::testrun
