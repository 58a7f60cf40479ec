// `vo dap`.
#pragma once

#include <string>

#include "cli/command.h"

namespace vo::cli {

/// Serves a debugger's client on standard input and output, or one that connects to where -listen
/// says. An exit status.
int runDebugAdapter(const Command& c, const std::string& image);

}  // namespace vo::cli
