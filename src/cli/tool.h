// `vo tool`: the tools that a module's go.mod names.
#pragma once

#include "cli/command.h"

namespace vo::cli {

/// Without c.args lists them; else compiles and runs the one that c.args[0] names, by the last
/// element of its path or all of it, as runCommand does, with the arguments that follow. Exit
/// status: the tool's; 2 for a name that is none. REQUIRES: as runCommand.
int tool(Command& c);

}  // namespace vo::cli
