// This file has what all calls go through, and those on files that are open.
#include "sandbox/gate.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <termios.h>

#include <algorithm>
#include <climits>

#include "os/call.h"
#include "os/file.h"
#include "stdlib/native_util.h"

namespace vo::sandbox {

using os::CallResult;
using stdlib::Refusal;

namespace {

constexpr uint64_t kStandardFiles = 3;

abi::HelperStatus refuseNative(abi::HelperContext& cx, abi::Slot*) {
  return stdlib::throwError(cx, "sandbox: this function of the run time is not permitted");
}

}  // namespace

std::vector<abi::HelperFn> confinedNatives() {
  std::vector<abi::HelperFn> natives;
  for (const stdlib::NativeRow& row : stdlib::nativeRows())
    natives.push_back((row.flags & abi::kConfined) != 0 ? row.function : refuseNative);
  return natives;
}

Gate::Gate(Permissions permissions, std::string folder, uint64_t seed)
    : permissions_(std::move(permissions)),
      folder_(std::move(folder)),
      hasSeed_(seed != 0),
      rng_(seed) {
  clockStep = std::max<int64_t>(permissions_.clockStep, 1);
  for (const std::string& path : permissions_.read) addRoot(path, read_);
  for (const std::string& path : permissions_.write) addRoot(path, write_);
}

Gate::~Gate() {
  for (size_t fd = kStandardFiles; fd < files_.size(); fd++)
    if (files_[fd].isOpen) os::close(static_cast<int>(fd));
  for (const std::vector<Root>* roots : {&read_, &write_})
    for (const Root& root : *roots) os::close(root.folder);
}

bool Gate::answers(uint64_t number, const uint64_t* a, CallResult* r) {
  switch (number) {
#define VO_CALL(name, method) \
  case SYS_##name:            \
    return method(number, a, r);
#include "sandbox/calls.def"
    case SYS_execve:
    case SYS_execveat:
      *r = refusal(Refusal::Run);
      return true;
    default:
      *r = refusal(Refusal::System);
      return true;
  }
}

bool Gate::owns(int fd) const {
  auto n = static_cast<size_t>(fd);
  return fd >= 0 && (n < kStandardFiles || (n < files_.size() && files_[n].isOpen));
}

/// A descriptor that is new is the program's.
CallResult Gate::note(const CallResult& opened, bool mayWrite) {
  if (!opened.ok()) return opened;
  if (opened.r1 >= files_.size()) files_.resize(opened.r1 + 1);
  files_[opened.r1] = {.isOpen = true, .mayWrite = mayWrite};
  count_++;
  return opened;
}

// --- Calls that name a file by its descriptor ----------------------------------------------------

bool Gate::free(uint64_t, const uint64_t*, CallResult*) { return false; }

bool Gate::file(uint64_t, const uint64_t* a, CallResult* r) {
  if (owns(static_cast<int>(a[0]))) return false;
  *r = failure(EBADF);
  return true;
}

/// Not the standard ones: if those are sockets, they are shared with others, and what goes through them is counted.
bool Gate::own(uint64_t number, const uint64_t* a, CallResult* r) {
  if (file(number, a, r)) return true;
  if (a[0] >= kStandardFiles) return false;
  *r = failure(ENOTSOCK);
  return true;
}

/// Both are the program's, and none is standard input, which may be closed to it, or output, whose bytes are counted.
bool Gate::twoFiles(uint64_t number, const uint64_t* a, CallResult* r) {
  auto in = static_cast<int>(number == SYS_sendfile ? a[1] : a[0]),
       out = static_cast<int>(number == SYS_sendfile ? a[0] : a[2]);
  if (!owns(in) || !owns(out)) return *r = failure(EBADF), true;
  if (std::min(in, out) >= static_cast<int>(kStandardFiles)) return false;
  *r = failure(EINVAL);
  return true;
}

/// What lies on disk changes, not by writing.
bool Gate::changed(uint64_t number, const uint64_t* a, CallResult* r) {
  if (file(number, a, r)) return true;
  if (a[0] >= kStandardFiles && files_[a[0]].mayWrite) return false;
  *r = refusal(Refusal::Write);
  return true;
}

/// Reads of what may be standard input.
bool Gate::input(uint64_t number, const uint64_t* a, CallResult* r) {
  if (file(number, a, r)) return true;
  if (hasInput || a[0] != 0) return false;
  *r = {};
  return true;
}

bool Gate::write(uint64_t number, const uint64_t* a, CallResult* r) {
  if (file(number, a, r)) return true;
  return a[0] < kStandardFiles && writeOut(number, a, r);
}

/// To standard output and error, which are counted, and may be the host's.
bool Gate::writeOut(uint64_t number, const uint64_t* a, CallResult* r) {
  if (a[0] == 0) return *r = failure(EBADF), true;
  if (number != SYS_write && number != SYS_writev) return *r = failure(ESPIPE), true;
  const iovec one = {reinterpret_cast<void*>(a[1]), a[2]};
  std::span<const iovec> pieces(&one, 1);
  if (number == SYS_writev) pieces = {reinterpret_cast<const iovec*>(a[1]), std::min<uint64_t>(a[2], IOV_MAX)};
  uint64_t bytes = 0;
  for (const iovec& p : pieces) bytes += p.iov_len;
  if (permissions_.outputBytes != 0) {
    if (bytes > permissions_.outputBytes - written_) {
      outputExceeded_ = true;
      if (interrupt != nullptr) interrupt->store(true);
      *r = failure(EFBIG);
      return true;
    }
    written_ += bytes;
  }
  if (output == nullptr) return false;
  for (const iovec& p : pieces) output(static_cast<int>(a[0]), {static_cast<const char*>(p.iov_base), p.iov_len});
  *r = {bytes, 0, 0};
  return true;
}

bool Gate::close(uint64_t number, const uint64_t* a, CallResult* r) {
  if (file(number, a, r)) return true;
  *r = {};
  if (a[0] < kStandardFiles) return true;  // they are the process'
  files_[a[0]] = {};
  count_--;
  return false;
}

bool Gate::copied(uint64_t number, const uint64_t* a, CallResult* r) {
  if (file(number, a, r)) return true;
  if (a[0] < kStandardFiles) return *r = failure(EINVAL), true;  // a copy would not be counted
  if (isFull()) return *r = failure(EMFILE), true;
  *r = note(os::call(SYS_fcntl, a[0], F_DUPFD_CLOEXEC, 0), files_[a[0]].mayWrite);
  return true;
}

/// fcntl and ioctl: what asks, modes of the program's own files, locks.
bool Gate::control(uint64_t number, const uint64_t* a, CallResult* r) {
  if (file(number, a, r)) return true;
  if (number == SYS_ioctl) {
    if (a[1] == TCGETS || a[1] == FIONREAD || a[1] == TIOCGWINSZ) return false;
    *r = refusal(Refusal::System);
    return true;
  }
  switch (a[1]) {
    case F_DUPFD:
    case F_DUPFD_CLOEXEC:
      return copied(number, a, r);
    case F_GETFL:
    case F_GETFD:
    case F_GETLK:
    case F_OFD_GETLK:
      return false;
    case F_SETLK:
    case F_SETLKW:
    case F_OFD_SETLK:
    case F_OFD_SETLKW:
      return changed(number, a, r);
    case F_SETFL:
    case F_SETFD:
      if (a[0] >= kStandardFiles) return false;
      *r = {};  // what the process shares with others stays as it is
      return true;
    default:
      *r = refusal(Refusal::System);
      return true;
  }
}

bool Gate::pipe(uint64_t, const uint64_t* a, CallResult* r) {
  if (count_ + 2 > permissions_.openFiles) return *r = failure(EMFILE), true;
  auto* ends = reinterpret_cast<int*>(a[0]);
  *r = os::call(SYS_pipe2, ends, a[1]);
  if (r->ok())
    for (int i = 0; i < 2; i++) note({static_cast<uint64_t>(ends[i]), 0, 0}, true);
  return true;
}

bool Gate::random(uint64_t, const uint64_t* a, CallResult* r) {
  if (!hasSeed_) {
    if (permissions_.entropy) return false;
    *r = refusal(Refusal::Entropy);
    return true;
  }
  constexpr uint64_t kMost = 64 << 10;
  uint64_t n = std::min(a[1], kMost);
  for (uint64_t i = 0; i < n; i++)
    reinterpret_cast<uint8_t*>(a[0])[i] = static_cast<uint8_t>(rng_());
  *r = {n, 0, 0};
  return true;
}

}  // namespace vo::sandbox
