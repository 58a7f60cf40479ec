// What the crash report of the command-line tool (base/check.h) says besides.
#pragma once

namespace vo::base {

/// `detail` writes at most `size` bytes to `to` and answers how many. It is called in the handler, with the ucontext_t of
/// what crashed, and may do no more than a handler may. Null: nothing.
void setCrashDetail(unsigned long (*detail)(const void* context, char* to, unsigned long size));

}  // namespace vo::base
