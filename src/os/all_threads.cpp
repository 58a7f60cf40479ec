// This file has each thread make a call when a signal comes, one thread after the other. The signal is the one that the C library has for the
// same purpose: no thread blocks it. Its handler is there only meanwhile.
#include "os/all_threads.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/syscall.h>

#include <atomic>

#include "os/thread.h"

namespace vo::os {

namespace {

constexpr int kSignal = 33;  // one of the two that kAllSignals leaves out

/// What the threads are to do.
struct Order {
  uint64_t number;
  const uint64_t* arguments;
  CallResult result;
  std::atomic<uint32_t> isDone;
};
std::atomic<Order*> order;

void obey(int) {
  Order* o = order.load(std::memory_order_acquire);
  o->result = call6(o->number, o->arguments);
  o->isDone.store(1, std::memory_order_release);
  wakeSleepers(o->isDone, 1);
}

/// The kernel's struct sigaction.
struct KernelAction {
  void (*handler)(int);
  uint64_t flags;
  void (*restorer)();
  uint64_t mask;
};

#ifdef __x86_64__
extern "C" void vo_signalReturn();
asm(".text\n.type vo_signalReturn, @function\nvo_signalReturn:\n  movl $15, %eax\n  syscall\n.size vo_signalReturn, . - vo_signalReturn\n");
constexpr uint64_t kFlags = SA_ONSTACK | SA_RESTART | 0x04000000;  // with a restorer
KernelAction actionOf(void (*handler)(int)) { return {handler, kFlags, vo_signalReturn, ~uint64_t{0}}; }
#else
KernelAction actionOf(void (*handler)(int)) { return {handler, SA_ONSTACK | SA_RESTART, nullptr, ~uint64_t{0}}; }
#endif

}  // namespace

CallResult callOnAllThreads(uint64_t number, const uint64_t* arguments, bool* areEqual) {
  *areEqual = true;
  CallResult first = call6(number, arguments);
  if (!first.ok()) return first;
  auto tasks = call(SYS_openat, AT_FDCWD, "/proc/self/task", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (!tasks.ok()) return first;
  KernelAction action = actionOf(obey), before = {};
  call(SYS_rt_sigaction, kSignal, &action, &before, sizeof action.mask);
  uint64_t process = call(SYS_getpid).r1, own = call(SYS_gettid).r1;
  alignas(dirent64) char buffer[4096];
  for (;;) {
    CallResult read = call(SYS_getdents64, tasks.r1, buffer, sizeof buffer);
    if (!read.ok() || read.r1 == 0) break;
    for (uint64_t at = 0; at < read.r1;) {
      const auto* entry = reinterpret_cast<const dirent64*>(buffer + at);
      at += entry->d_reclen;
      uint64_t thread = 0;
      for (const char* c = entry->d_name; *c >= '0' && *c <= '9'; c++) thread = thread * 10 + static_cast<uint64_t>(*c - '0');
      if (thread == 0 || thread == own) continue;
      Order o = {number, arguments, {}, 0};
      order.store(&o, std::memory_order_release);
      if (!call(SYS_tgkill, process, thread, kSignal).ok()) continue;
      constexpr int64_t kLook = 10'000'000;  // whether it has ended instead
      while (o.isDone.load(std::memory_order_acquire) == 0) {
        if (!sleepWhile(o.isDone, 0, kLook) && !call(SYS_tgkill, process, thread, 0).ok()) break;
      }
      bool ended = o.isDone.load(std::memory_order_acquire) == 0;
      if (!ended && (o.result.r1 != first.r1 || o.result.r2 != first.r2 || o.result.error != first.error)) *areEqual = false;
    }
  }
  call(SYS_rt_sigaction, kSignal, &before, nullptr, sizeof action.mask);
  call(SYS_close, tasks.r1);
  return first;
}

}  // namespace vo::os
