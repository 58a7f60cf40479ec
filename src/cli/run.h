// Running programs.
#pragma once

#include <memory>
#include <string>

#include "cli/command.h"
#include "driver/compile.h"
#include "driver/library.h"

namespace vo::cli {

/// The library image's path: VO_IMAGE names another one; "none", an empty path, compiles the library from its sources.
std::string imagePath(std::string_view goarch = "amd64");

struct Compiled {
  driver::MetadataSpace& space;
  std::string image;
  std::unique_ptr<driver::Compilation> compilation;
  std::unique_ptr<driver::Program> program;
  std::string script;  ///< as vm::Options::script
};

/// Runs the program, whose os.Args are `c.args`, on the engine that `c` asks for; REQUIRES: once in a process. Gives its exit status.
int runProgram(Command& c, Compiled compiled);

/// Compiles or loads the program of a command line that has been parsed, and runs it, as runProgram.
int runCommand(Command& c);

}  // namespace vo::cli
