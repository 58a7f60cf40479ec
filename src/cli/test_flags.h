// The command line of `vo test`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vo::cli {

struct TestCommand {
  std::vector<std::string> packages;  ///< patterns
  std::vector<std::string> args;      ///< of the test programs
  std::vector<std::string> tags, settings;
  std::string mod;
  bool json = false;
  bool compilesOnly = false; ///< -c
  std::string output;        ///< -o
  bool showsPasses = false;  ///< -v, -list or -help
  bool failfast = false;
  bool benchmarks = false;
  bool fuzzes = false;
  std::string profile;       ///< the flag that asks for a profile of one package, or empty
  std::string coverMode;     ///< empty: nothing is counted
  std::vector<std::string> coverPackages;  ///< patterns; empty: the tested package
  std::string coverProfile;  ///< absolute path, or empty
  int64_t timeout = 0;       ///< nanoseconds; 0: none
  int processes = 1;
};

/// Reads flags, packages and the programs' arguments as go does; -C changes the working directory. Else a message and usage on stderr,
/// and an exit status that is not 0.
[[nodiscard]] int parseTestArguments(int argc, char** argv, TestCommand* out);

/// As time.Duration's String.
std::string durationText(int64_t nanoseconds);

}  // namespace vo::cli
