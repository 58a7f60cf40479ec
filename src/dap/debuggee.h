// The process of a program that is debugged: compiles it, runs it on the VM and answers what is
// asked of it.
#pragma once

#include <string>

#include "lsp/json.h"

namespace vo::dap {

/// What it is told between processes, beside messages of the protocol: events of these names are
/// the adapter's own.
inline constexpr const char* kLaunched =
    "vo/launched";  ///< body: {"message": what is wrong, or absent}

/// In a process of its own, whose standard files are the program's. Compiles what `arguments` (of
/// the launch request) says, then speaks on `socket`, and ends with the program: the exit status.
int runDebuggee(int socket, lsp::Value arguments, const std::string& image);

}  // namespace vo::dap
