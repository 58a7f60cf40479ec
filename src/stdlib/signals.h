// Signals of the process, for os/signal. A process has one set of handlers, so this is the one part
// of the library's natives that is not per Runtime.
#pragma once

#include <cstdint>

namespace vo::stdlib {

/// For `vo` and for executables, at the start: SIGPIPE is ignored, so that a write to a broken pipe
/// fails with EPIPE; os.File then raises it for standard output and error.
void ignoreBrokenPipes();

/// Blocks all signals of this thread, and back.
void blockSignals();
void unblockSignals();
/// In a child before exec: signals that a handler of ours catches get their default action.
void resetSignalHandlers();

}  // namespace vo::stdlib
