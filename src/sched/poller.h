// The network poller (epoll), behind internal/poll's runtime_poll* functions.
//
// The engine's thread alone, but for wakeup(). PollDescs are the poller's and are used again; the file is its opener's, who
// closes it. Only poll() waits.
#pragma once

#include <atomic>
#include <cstdint>

#include "abi/helper.h"
#include "base/vec.h"
#include "runtime/g.h"
#include "runtime/lock.h"
#include "sched/timers.h"

namespace vo::sched {

enum PollResult : int64_t { kPollOk = 0, kPollClosing = 1, kPollTimeout = 2, kPollNotPollable = 3 };

/// One open file, as Go code knows it (`ctx`): a number, since Go code may copy a poll.FD, use what is closed, and wait with
/// both copies. Where a file has no such number any more, it counts as closing.
enum class PollHandle : uint64_t { None = 0 };

/// One open file; reused after close.
struct PollDesc {
  struct Direction {
    bool ready = false;
    runtime::G* waiting = nullptr;
    abi::Slot* result = nullptr;  ///< receives a PollResult when `waiting` is woken
    TimerNode deadline;
    int64_t expires = 0;          ///< 0: none; < 0: has expired
    PollDesc* owner = nullptr;
  };
  int fd = -1;
  bool closing = false;
  bool eventError = false;
  uint32_t generation = 0;  ///< tells stale events and handles of a closed file
  uint32_t index = 0;       ///< in the poller's table
  Direction read, write;
  PollDesc* nextFree = nullptr;
};

class Poller {
 public:
  Poller(runtime::Runtime& rt, Timers& timers);
  ~Poller();
  Poller(const Poller&) = delete;
  Poller& operator=(const Poller&) = delete;

  /// Starts watching fd. *errorNumber is 0 or errno (EPERM: a regular file, not pollable), with None.
  PollHandle open(int fd, int* errorNumber);
  void close(PollHandle file);
  int64_t reset(PollHandle file, int64_t mode);
  /// Done with the result in *result, or Park (the waker writes *result). One goroutine waits per file and direction: for
  /// a second one the file is not pollable.
  abi::HelperStatus wait(runtime::G* g, PollHandle file, int64_t mode, abi::Slot* result);
  /// As wait, but neither closing nor a deadline ends it. Where nobody may wait it is done at once.
  abi::HelperStatus waitCanceled(runtime::G* g, PollHandle file, int64_t mode);
  /// d: nanoseconds from now; 0: no deadline; < 0: already over. mode 'r', 'w' or 'r'+'w'.
  void setDeadline(PollHandle file, int64_t d, int64_t mode);
  /// Wakes all waiters: the file is being closed.
  void unblock(PollHandle file);
  /// The epoll descriptor, for whoever waits for this poller and others; it must not be read.
  int descriptor() {
    start();
    return epoll_;
  }
  bool isDescriptor(int fd) const { return fd >= 0 && (fd == epoll_ || fd == wakeFd_); }

  /// Goroutines that wait in wait().
  int64_t waiters() const { return waiters_; }
  /// Handles events, waiting at most `ns` nanoseconds for the first (< 0: without limit). While it waits (Engine::beginWait,
  /// endWait) other threads may use the poller; only one may wait.
  void poll(int64_t ns);
  /// Ends a poll() that is going on; callable from other threads and signal handlers once start()
  /// has been called.
  void wakeup();
  /// The same at any time: who has not begun to wait will see what it was called for.
  void wakeIfStarted() {
    if (wakeFd_.load(std::memory_order_acquire) >= 0) wakeup();
  }
  void start();

 private:
  static void onDeadline(void* self, TimerNode* node, int64_t now);
  PollDesc* find(PollHandle file) const;  ///< null: closed, or never opened
  PollDesc::Direction& side(PollDesc* pd, int64_t mode) { return mode == 'r' ? pd->read : pd->write; }
  int64_t check(PollDesc* pd, int64_t mode);
  void finish(PollDesc::Direction& d, int64_t result, runtime::WakeCause cause,
              runtime::ReadyPlace place = runtime::ReadyPlace::Next);
  void arm(PollDesc::Direction& d, int64_t when);

  runtime::Runtime& rt_;
  Timers& timers_;
  int epoll_ = -1;
  std::atomic<int> wakeFd_ = -1;
  [[no_unique_address]] runtime::RankedLock<runtime::LockRank::Files> lock_;
  int64_t waiters_ = 0;
  bool isWaiting_ = false;  ///< a thread is in poll() and not in the run time
  base::Vec<PollDesc*> all_;
  PollDesc* free_ = nullptr;
};

}  // namespace vo::sched
