// Which signals a thread takes. The C library's own two are always taken.
#pragma once

#include <signal.h>
#include <sys/syscall.h>

#include <cstdint>

#include "os/call.h"

namespace vo::os {

/// Bit s-1: signal s.
using SignalMask = uint64_t;
inline constexpr SignalMask kAllSignals = ~(uint64_t{3} << 31);
constexpr SignalMask maskOf(int signal) { return uint64_t{1} << (signal - 1); }

/// Of this thread: blocks exactly those; gives what it was before.
inline SignalMask setBlocked(SignalMask mask) {
  SignalMask old = 0;
  call(SYS_rt_sigprocmask, SIG_SETMASK, &mask, &old, sizeof mask);
  return old;
}
inline void unblock(SignalMask mask) { call(SYS_rt_sigprocmask, SIG_UNBLOCK, &mask, nullptr, sizeof mask); }

}  // namespace vo::os
