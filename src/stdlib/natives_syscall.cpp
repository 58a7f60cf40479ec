// This file makes system calls for Go code.
//
// A call that may wait (abi/syscalls.def) goes to a helper thread if something else could run
// meanwhile: another goroutine, a timer, a file that is polled. Everything else is done in place.
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <algorithm>

#include "os/all_threads.h"
#include "os/file.h"
#include "sched/services.h"
#include "stdlib/native_util.h"
#include "stdlib/signals.h"

namespace vo::stdlib {
namespace {

enum class SyscallClass : uint8_t { Quick, Readable, Writable, Blocking };

SyscallClass classOf(uint64_t number) {
  switch (number) {
#define VO_SYSCALL(name, cls, fd) \
  case SYS_##name:                \
    return SyscallClass::cls;
#include "abi/syscalls.def"
    default:
      return SyscallClass::Quick;
  }
}

bool isNonBlocking(int fd) {
  int64_t flags = os::resultOf(os::call(SYS_fcntl, fd, F_GETFL));
  return flags < 0 || (flags & O_NONBLOCK) != 0;
}

/// A call on a file: it waits if the file is not ready and not in non-blocking mode.
bool fileWaits(int fd, short events) {
  pollfd p = {.fd = fd, .events = events, .revents = 0};
  timespec none = {};
  return os::resultOf(os::call(SYS_ppoll, &p, 1, &none, nullptr, 0)) == 0 && !isNonBlocking(fd);
}

bool isFifo(int dir, const char* path) {
  struct stat st = {};
  return os::call(SYS_newfstatat, dir, path, &st, 0).ok() && S_ISFIFO(st.st_mode);
}

/// Whether the call may take long, as far as can be told without making it.
bool mayWait(uint64_t number, const uint64_t* a) {
  switch (classOf(number)) {
    case SyscallClass::Quick:
      return false;
    case SyscallClass::Readable:
      return fileWaits(static_cast<int>(a[0]), POLLIN);
    case SyscallClass::Writable:
      return fileWaits(static_cast<int>(a[0]), POLLOUT);
    case SyscallClass::Blocking:
      break;
  }
  switch (number) {
    case SYS_connect:
      return !isNonBlocking(static_cast<int>(a[0]));
    case SYS_wait4:
      return (a[2] & WNOHANG) == 0;
    case SYS_waitid:
      return (a[3] & WNOHANG) == 0;
    case SYS_fcntl:
      return a[1] == F_SETLKW || a[1] == F_OFD_SETLKW;
    case SYS_flock:
      return (a[1] & 4) == 0;  // LOCK_NB
#ifdef SYS_open
    case SYS_open:
      return (a[1] & O_NONBLOCK) == 0 && isFifo(AT_FDCWD, reinterpret_cast<const char*>(a[0]));
#endif
    case SYS_openat:
      return (a[2] & O_NONBLOCK) == 0 && isFifo(static_cast<int>(a[0]), reinterpret_cast<const char*>(a[1]));
    default:
      return true;
  }
}

void putResult(Slot* frame, const os::CallResult& r) {
  frame[0] = r.r1;
  frame[1] = r.r2;
  frame[2] = r.error;
}

void runCall(sched::BlockingCall& call) {
  os::CallResult r = os::call6(call.args[0], call.args + 1);
  call.results[0] = r.r1;
  call.results[1] = r.r2;
  call.results[2] = r.error;
}
void callDone(sched::BlockingCall& call) {
  VO_DCHECK(call.frame != nullptr && call.memory != nullptr, "makeCall has said where results go");
  putResult(call.frame, {call.results[0], call.results[1], call.results[2]});
  call.memory->destroy(&call);
}

// --- Transfers in pieces: {bytes done} ------------------------------------------------------------------

/// Where a call's byte count is among its arguments, if it may be done with less at a time; else -1.
int countArgument(uint64_t number) {
  switch (number) {
    case SYS_read:
    case SYS_write:
    case SYS_pread64:
    case SYS_pwrite64: return 2;
    case SYS_getrandom: return 1;
    case SYS_sendfile: return 3;
    case SYS_copy_file_range:
    case SYS_splice: return 4;
    default: return -1;
  }
}

constexpr uint64_t kTransfer = 256 << 10, kRandom = 16 << 10;

bool isRegular(int fd) {
  struct stat st = {};
  return os::call(SYS_fstat, fd, &st).error == 0 && (S_ISREG(st.st_mode) || S_ISBLK(st.st_mode));
}

/// The next part of a read, write or getrandom with the arguments in the frame.
HelperStatus continueTransfer(HelperContext& cx, Slot* frame) {
  uint64_t a[6];
  std::copy_n(frame + 4, 6, a);
  VO_DCHECK(countArgument(frame[3]) == 1 || countArgument(frame[3]) == 2, "the call's buffer stands before its count");
  bool random = frame[3] == SYS_getrandom;
  uint64_t &buffer = a[random ? 0 : 1], &count = a[random ? 1 : 2], total = count, done = cx.state[0];
  buffer += done;
  VO_DCHECK(done < total, "something is left to transfer");
  count = std::min(total - done, random ? kRandom : kTransfer);
  if (frame[3] == SYS_pread64 || frame[3] == SYS_pwrite64) a[3] += done;
  os::CallResult r = os::call6(frame[3], a);
  bool rest = r.error == 0 && r.r1 == count && done + count < total;
  if (r.error == 0) done += r.r1;
  cx.state[0] = done;
  if (rest) return again(cx, abi::kMaxWork, continueTransfer);
  putResult(frame, done != 0 ? os::CallResult{done, r.r2, 0} : r);
  return kDone;
}

/// A call that is not to wait. The kernel would not stop before it has moved gigabytes; from files that have all of
/// it the caller gets all, as from one call, from others what one call with a smaller count may give.
HelperStatus callInPlace(HelperContext& cx, Slot* frame) {
  int at = countArgument(frame[3]);
  if (at >= 0 && frame[4 + at] > kTransfer) {
    if (at > 2) {
      frame[4 + at] = kTransfer;
    } else if (at == 1 || isRegular(static_cast<int>(frame[4]))) {
      cx.state[0] = 0;
      return continueTransfer(cx, frame);
    }
  }
  bool execs = frame[3] == SYS_execve || frame[3] == SYS_execveat;
  if (execs) {
    blockSignals();
    unblockAsAtStart();
  }
  os::CallResult r = os::call6(frame[3], frame + 4);
  State::of(cx).unnoticed.afterCall(frame[3], frame + 4, r);
  putResult(frame, r);
  if (execs) unblockSignals();
  return kDone;
}

bool isRefused(HelperContext& cx, uint64_t number, const uint64_t* args, os::CallResult* result) {
  Gate* gate = State::of(cx).gate;
  return gate != nullptr && gate->answers(number, args, result);
}

/// Results in frame[0..2], number and arguments behind.
HelperStatus makeCall(HelperContext& cx, Slot* frame) {
  constexpr size_t kLikeBytes = 4096;    // in time
  constexpr int64_t kLikeNanos = 100'000;  // one that may wait
  cx.runtime.charge(kLikeBytes);
  State& state = State::of(cx);
  const Slot* a = frame + 4;
  if (os::CallResult r; isRefused(cx, frame[3], a, &r)) [[unlikely]] {
    putResult(frame, r);
    return kDone;
  }
  if (state.unnoticed.isOn() && frame[3] == SYS_write &&
      state.unnoticed.hold(static_cast<int>(a[0]), {reinterpret_cast<const char*>(a[1]), a[2]})) {
    putResult(frame, {a[2], 0, 0});
    return kDone;
  }
  state.unnoticed.beforeCall(frame[3], a);
  bool others = state.services.busy() || state.hooks.othersReady(cx.runtime);
  bool waits = mayWait(frame[3], a);
  if (waits) state.services.waited += kLikeNanos;
  if (!others || cx.g == nullptr || !waits) return callInPlace(cx, frame);
  auto* call = cx.runtime.memory.make<sched::BlockingCall>();
  call->memory = &cx.runtime.memory;
  call->run = runCall;
  call->done = callDone;
  call->g = cx.g;
  call->frame = frame;
  for (int i = 0; i < 7; i++) call->args[i] = frame[3 + i];
  state.services.blocking.submit(call);
  return HelperStatus::Park;
}

}  // namespace

// Syscall6(num, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2, errno uintptr)
HelperStatus syscall6(HelperContext& cx, Slot* frame) { return makeCall(cx, frame); }

// rawSyscallNoError(trap, a1, a2, a3 uintptr) (r1, r2 uintptr)
HelperStatus rawSyscallNoError(HelperContext& cx, Slot* frame) {
  uint64_t a[6] = {frame[3], frame[4], frame[5], 0, 0, 0};
  State::of(cx).unnoticed.beforeCall(frame[2], a);
  os::CallResult r;
  if (!isRefused(cx, frame[2], a, &r)) r = os::call6(frame[2], a);
  frame[0] = r.error != 0 ? -r.error : r.r1;
  frame[1] = r.r2;
  return kDone;
}

// rawVforkSyscall(trap, a1, a2, a3 uintptr) (r1 uintptr, err Errno)
//
// The child goes on in Go code until it execs. It must not share memory with the parent, whose
// interpreter it would change: so it is a fork, not a vfork.
HelperStatus rawVforkSyscall(HelperContext& cx, Slot* frame) {
  if (State::of(cx).gate != nullptr) {
    frame[0] = ~uint64_t{0};
    frame[1] = static_cast<Slot>(Refusal::Run);
    return kDone;
  }
  State::of(cx).unnoticed.end();
  constexpr uint64_t kShared = CLONE_VM | CLONE_VFORK;
  uint64_t a[6] = {frame[3], frame[4], frame[5], 0, 0, 0};
  if (frame[2] == SYS_clone3) {
    *slotPtr<uint64_t>(a[0]) &= ~kShared;
  } else {
    a[0] &= ~kShared;
  }
  os::CallResult r = os::call6(frame[2], a);
  frame[0] = r.r1;
  frame[1] = r.error;
  return kDone;
}

// runtime_doAllThreadsSyscall(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2, err uintptr)
HelperStatus syscallAllThreads(HelperContext& cx, Slot* frame) {
  State::of(cx).unnoticed.end();
  bool areEqual;
  putResult(frame, os::callOnAllThreads(frame[3], frame + 4, &areEqual));
  VO_CHECK(areEqual, "AllThreadsSyscall6's results are the same in all threads");
  return kDone;
}

// gettimeofday(tv *Timeval) (err Errno)
HelperStatus syscallGettimeofday(HelperContext& cx, Slot* frame) {
  int64_t seconds;
  int32_t nanos;
  wallTime(cx.runtime, &seconds, &nanos);
  *slotPtr<timeval>(frame[1]) = {.tv_sec = seconds, .tv_usec = nanos / 1000};
  frame[0] = 0;
  return kDone;
}

// runtime_BeforeFork(): no signal may be handled, no other goroutine run between fork and exec
HelperStatus syscallBeforeFork(HelperContext& cx, Slot*) {
  State::of(cx).hooks.pin(cx);
  blockSignals();
  return kDone;
}
// runtime_AfterFork(): in the parent
HelperStatus syscallAfterFork(HelperContext& cx, Slot*) {
  unblockSignals();
  State::of(cx).hooks.unpin(cx);
  return kDone;
}
// runtime_AfterForkInChild()
HelperStatus syscallAfterForkInChild(HelperContext&, Slot*) {
  resetSignalHandlers();
  unblockAsAtStart();
  return kDone;
}

}  // namespace vo::stdlib
