// `vo repl`: a session at a terminal, or a script on standard input.
#pragma once

#include <string>

#include "cli/command.h"

namespace vo::cli {

/// Runs until the input ends, :quit, or the program exits. The exit status. `image` is the library
/// image's path. REQUIRES: the process has one thread yet, and no metadata space.
int repl(const Command& c, const std::string& image);

}  // namespace vo::cli
