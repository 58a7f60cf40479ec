// The text of a test program's package main. No state.
#pragma once

#include <string>
#include <vector>

#include "package/loader.h"
#include "testrun/cover.h"
#include "testrun/test_functions.h"

namespace vo::testrun {

/// What the program says of the tests beside their functions.
struct TestProgram {
  std::string importPath;
  std::string modulePath;
  bool hasPackage = false;   ///< there is a package beside the external test package
  bool hasExternal = false;

  /// A file whose blocks are counted, of whatever package.
  struct Covered {
    std::string package;                    ///< its import path
    std::string name;                       ///< in profiles
    std::string variable;                   ///< the counters; empty: the program does not have the package
    std::vector<CoverBlock> blocks;
  };
  std::string coverMode;                    ///< empty: nothing is counted; "fuzz": for package internal/fuzz
  std::string coverText;                    ///< behind "of statements"
  std::vector<Covered> covered;             ///< in the order of profiles
};

/// The blocks of a file as lines of a profile, with counts 0.
std::string emptyProfile(const std::string& name, const std::vector<CoverBlock>& blocks);

std::string programText(const TestFunctions& functions, const TestProgram& program);

/// As strconv.Quote, of ASCII; other bytes as they are, if they are UTF-8, else escaped.
std::string quoted(std::string_view text);

}  // namespace vo::testrun
