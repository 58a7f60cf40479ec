// Files and events of the system. Results below zero are negated errno values.
#pragma once

#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>

#include <cstddef>
#include <cstdint>

#include "os/call.h"

namespace vo::os {

inline int64_t resultOf(const CallResult& r) { return r.ok() ? static_cast<int64_t>(r.r1) : -static_cast<int64_t>(r.error); }

inline int64_t read(int fd, void* to, size_t bytes) { return resultOf(call(SYS_read, fd, to, bytes)); }
inline int64_t write(int fd, const void* from, size_t bytes) { return resultOf(call(SYS_write, fd, from, bytes)); }
inline int open(const char* path, int flags) { return static_cast<int>(resultOf(call(SYS_openat, AT_FDCWD, path, flags, 0))); }
inline void close(int fd) { call(SYS_close, fd); }

/// A descriptor that becomes readable when somebody posts it; not inherited, not blocking.
inline int makeEvent() { return static_cast<int>(resultOf(call(SYS_eventfd2, 0, EFD_CLOEXEC | EFD_NONBLOCK))); }
/// From any thread, and from signal handlers.
inline void postEvent(int fd) {
  uint64_t one = 1;
  (void)write(fd, &one, sizeof one);
}
/// Whether it had been posted.
inline bool takeEvent(int fd) {
  uint64_t count;
  return read(fd, &count, sizeof count) > 0;
}

}  // namespace vo::os
