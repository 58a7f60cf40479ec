// System calls that change a thread where the program means the process: credentials, mostly.
#pragma once

#include <cstdint>

#include "os/call.h"

namespace vo::os {

/// Makes the system call in the calling thread and, if it succeeds there, in all others of the process; gives the first result.
/// False in *areEqual: another thread's differs. REQUIRES: one caller at a time, and nobody starts a thread meanwhile. Other threads may be
/// anywhere: calls that they wait in are interrupted and made again.
CallResult callOnAllThreads(uint64_t number, const uint64_t* arguments, bool* areEqual);

}  // namespace vo::os
