// The tests, benchmarks, fuzz targets and examples in a package's test files.
//
// Reads and parses the files; what is wrong with one is a text in go's words. No state.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "package/loader.h"

namespace vo::testrun {

struct TestFunction {
  bool isExternal;         ///< of the external test package
  std::string name;
  std::string output;      ///< of an example: what it is to print
  bool unordered = false;  ///< of an example: in whatever order
};

struct TestFunctions {
  std::vector<TestFunction> tests, benchmarks, fuzzTargets, examples;
  std::optional<TestFunction> main;  ///< TestMain
};

/// The functions in the order of the files and, within a file, of the text. What is wrong, or empty.
[[nodiscard]] std::string findTestFunctions(const package::TestFiles& files, TestFunctions* out);

}  // namespace vo::testrun
