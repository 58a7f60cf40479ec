// `vo doc`: documentation of packages of the library, of the modules of the build, and of folders.
#pragma once

#include "cli/command.h"

namespace vo::cli {

/// Prints what c.args ask for. An exit status.
int showDoc(const Command& c);

}  // namespace vo::cli
