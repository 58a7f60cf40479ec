// `vo env`: what vo takes from the environment and finds, under the go command's names where it has them.
#pragma once

#include "cli/command.h"

namespace vo::cli {

/// Prints what c.args name, or all. An exit status.
int showEnvironment(const Command& c);

}  // namespace vo::cli
