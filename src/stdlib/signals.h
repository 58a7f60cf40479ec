// Signals of the process, for os/signal. A process has one set of handlers, so this is the one part
// of the library's natives that is not per Runtime: it serves the one that State::ownsSignals is set in.
#pragma once

#include <cstdint>

namespace vo::stdlib {

/// For `vo` and for executables, at the start: the signals that do nothing to a Go program unless it
/// asks for them. SIGPIPE is one of them, so that a write to a broken pipe fails with EPIPE; os.File
/// then raises it for standard output and error.
void takeQuietSignals();

/// A write of this process to standard output or error has met a broken pipe: it ends by SIGPIPE, unless the program has asked for that.
void brokenPipe();

/// Blocks all signals of this thread, and back.
void blockSignals();
void unblockSignals();
/// What is blocked is what was when takeQuietSignals was called, which the process' other threads need not have: for another program.
void unblockAsAtStart();
/// In a child before exec: signals that a handler of ours catches get their default action.
void resetSignalHandlers();

}  // namespace vo::stdlib
