// `vo version FILE`: what executables made by vo and go say of how they were built.
#pragma once

#include "cli/command.h"

namespace vo::cli {

/// Prints it of the files and of what is in the folders that c.args name; with -m the modules and settings, too. An exit status.
int showBuildInfo(const Command& c);

}  // namespace vo::cli
