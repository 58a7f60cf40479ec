// `vo list`: packages and modules by pattern.
#pragma once

#include "cli/command.h"

namespace vo::cli {

/// Prints what c.args mean, or the package of the working directory. An exit status.
int listPackages(const Command& c);

}  // namespace vo::cli
