// This file knows what others can notice of a program.
#include "stdlib/unnoticed.h"

#include <asm/ioctls.h>
#include <asm/termbits.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include <algorithm>
#include <cerrno>

#include "base/check.h"
#include "stdlib/signals.h"

namespace vo::stdlib {

namespace {

/// A file or folder that can be read as often as one likes.
bool isPlainFile(int folder, const char* path) {
  struct stat st = {};
  return os::call(SYS_newfstatat, folder, path, &st, 0).ok() && (S_ISREG(st.st_mode) || S_ISDIR(st.st_mode));
}

bool opensToRead(uint64_t flags) {
  constexpr uint64_t kKnown = O_CLOEXEC | O_LARGEFILE | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK;
  return (flags & O_CLOEXEC) != 0 && (flags & ~kKnown) == O_RDONLY;
}

/// Files whose writes hardly fail: who writes there does not learn of it.
bool isPatient(int fd) {
  struct stat st = {};
  if (!os::call(SYS_fstat, fd, &st).ok()) return false;
  termios settings = {};
  return S_ISREG(st.st_mode) || S_ISFIFO(st.st_mode) || (S_ISCHR(st.st_mode) && os::call(SYS_ioctl, fd, TCGETS, &settings).ok());
}

void writeAll(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    os::CallResult r = os::call(SYS_write, fd, bytes.data(), bytes.size());
    if (r.ok()) {
      bytes.remove_prefix(r.r1);
    } else if (r.error == EAGAIN) {
      pollfd p = {.fd = fd, .events = POLLOUT, .revents = 0};
      os::call(SYS_ppoll, &p, 1, nullptr, nullptr, 0);
    } else if (r.error == EPIPE) {
      brokenPipe();
      return;
    } else if (r.error != EINTR) {
      return;
    }
  }
}

}  // namespace

bool Unnoticed::isOwn(uint64_t fd) const { return std::find(files_.begin(), files_.end(), static_cast<int>(fd)) != files_.end(); }

/// Whether nobody can tell that a program has made the call, and another run of it can make it again. (Limits of files are the host's
/// to put back: package os raises them.) A call that is not here is noticed.
bool Unnoticed::staysUnnoticed(uint64_t number, const uint64_t* a) const {
  switch (number) {
    case SYS_getpid: case SYS_gettid: case SYS_getppid: case SYS_getuid: case SYS_geteuid: case SYS_getgid: case SYS_getegid:
    case SYS_getgroups: case SYS_uname: case SYS_sysinfo: case SYS_getcwd: case SYS_getrusage: case SYS_times:
    case SYS_clock_gettime: case SYS_clock_getres: case SYS_gettimeofday: case SYS_getrandom: case SYS_sched_getaffinity:
    case SYS_sched_yield: case SYS_fstat: case SYS_newfstatat: case SYS_statx: case SYS_faccessat: case SYS_faccessat2:
    case SYS_readlinkat: case SYS_munmap: case SYS_mprotect: case SYS_madvise: case SYS_epoll_create1: case SYS_eventfd2: return true;
#ifdef SYS_open  // newer kernels' architectures lack those
    case SYS_getrlimit: case SYS_stat: case SYS_lstat: case SYS_access: case SYS_readlink: return true;
    case SYS_setrlimit: return a[0] == RLIMIT_NOFILE;
    case SYS_open: return opensToRead(a[1]) && isPlainFile(AT_FDCWD, reinterpret_cast<const char*>(a[0]));
#endif
    case SYS_openat: return opensToRead(a[2]) && isPlainFile(static_cast<int>(a[0]), reinterpret_cast<const char*>(a[1]));
    case SYS_fcntl: return a[1] == F_GETFL || a[1] == F_GETFD || (a[1] == F_SETFL && isOwn(a[0]));
    case SYS_prlimit64: return a[2] == 0 || (a[0] == 0 && a[1] == RLIMIT_NOFILE);
    case SYS_read: case SYS_pread64: case SYS_lseek: case SYS_getdents64: case SYS_close: return isOwn(a[0]);
    default: return false;
  }
}

/// What was opened is the program's own, until it is closed.
void Unnoticed::noteFile(uint64_t number, const uint64_t* a, const os::CallResult& r) {
  bool opens = number == SYS_openat;
#ifdef SYS_open
  opens |= number == SYS_open;
#endif
  if (opens && r.ok()) files_.push(static_cast<int>(r.r1));
  auto it = std::find(files_.begin(), files_.end(), static_cast<int>(a[0]));
  if (number != SYS_close || it == files_.end()) return;
  *it = files_.back();
  files_.pop();
}

bool Unnoticed::hold(int fd, std::string_view bytes) {
  constexpr size_t kMost = size_t{64} << 10;
  bool isHeld = isOn_ && (fd == 1 || fd == 2) && held_.size() + bytes.size() <= kMost && isPatient(fd);
  if (!isHeld) {
    end();
    return false;
  }
  for (char c : bytes) held_.push(c);
  if (!pieces_.empty() && pieces_.back().fd == fd) {
    pieces_.back().bytes += bytes.size();
  } else {
    pieces_.push({fd, bytes.size()});
  }
  return true;
}

void Unnoticed::end() {
  if (!isOn_) return;
  isOn_ = false;
  size_t at = 0;
  for (const Piece& p : pieces_) {
    VO_DCHECK(at + p.bytes <= held_.size(), "each piece is of what is held");
    writeAll(p.fd, {held_.data() + at, p.bytes});
    at += p.bytes;
  }
  pieces_.clear();
  held_.clear();
}

}  // namespace vo::stdlib
