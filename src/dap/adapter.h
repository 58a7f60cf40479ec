// The debug adapter: a client (an editor) on one side, the process that runs the program
// (dap/debuggee.h) on the other.
//
// The process is forked for each launch and ends with the adapter. What the client says of
// breakpoints is kept for restarts; what only a program can answer is handed on. The program's
// standard output and error become events.
#pragma once

#include <string>

namespace vo::dap {

/// Serves one client until it disconnects or is gone. An exit status: 1 if its bytes are no
/// messages. REQUIRES: one thread, SIGPIPE ignored.
int serve(int in, int out, const std::string& image);

}  // namespace vo::dap
