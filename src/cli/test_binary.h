// The program that runs a package's tests: a file that `vo testbinary` compiles and runs, as long as there is no executable.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/command.h"
#include "package/loader.h"
#include "testrun/test_program.h"

namespace vo::cli {

/// What the file says, and the tests themselves when they start their program again.
struct TestBinary {
  package::TestedPackage tested;      ///< but for the program's text
  std::string module;                 ///< path of the package's module
  std::vector<std::string> tags;
  std::string mod;
  std::vector<std::string> settings;  ///< flags of `vo run`: engine and the like
  bool hasTests = true;               ///< else it is compiled, and that is all

  struct Covered {
    std::string importPath, dir;
    bool isLinked;                    ///< the program has it
  };
  std::string coverMode, coverText;   ///< as testrun::TestProgram's
  std::vector<Covered> covered;       ///< by import path
};

/// The text of the file; `vo`: this executable.
std::string writtenTestBinary(const TestBinary& binary, const std::string& vo);

/// What is compiled for a test.
struct PreparedTests {
  package::TestedPackage tested;                ///< with the program's text
  std::map<std::string, std::string> replaced;  ///< texts with counters, by path
};

/// Finds the functions of the tests, and with them the program's text. What is wrong, or empty.
[[nodiscard]] std::string prepareTests(const TestBinary& binary, PreparedTests* out);

/// The files of a package whose blocks are counted, in the order of profiles. `texts`: those with counters, by path.
std::vector<testrun::TestProgram::Covered> coveredFiles(const TestBinary& binary, const TestBinary::Covered& package,
                                                        std::map<std::string, std::string>* texts);

/// What a test binary says to `vo test`, on a socket, before it runs: kFailed and messages, each package's below a line "# " and what go calls
/// it; or kReady, a key of all that the program is, and a newline. Then it waits for a byte.
inline constexpr char kFailed = 'B', kReady = 'R';
inline constexpr const char* kControlFlag = "-control=";
inline constexpr const char* kOutputFlag = "-output=";

/// `vo testbinary [-control=DESCRIPTOR [-output=EXECUTABLE]] FILE ARGUMENT...`: runs the tests, or makes an executable of them.
int testBinary(int argc, char** argv);

}  // namespace vo::cli
