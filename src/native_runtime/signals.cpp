// This file sets the process up as Go's programs are.
//
// Ticks are a timer of the thread's processor time: a program that waits is not woken, and calls that wait are not
// interrupted. Its signal is the one that gc uses to preempt, which does nothing to programs by default.
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <ucontext.h>

#include <atomic>

#include "native_runtime/machine.h"
#include "native_runtime/process.h"
#include "os/call.h"
#include "os/file.h"
#include "os/signal_mask.h"
#include "stdlib/signals.h"

namespace vo::native_runtime {

namespace {

std::atomic<int> quitArrived;

void handle(int signal, void (*handler)(int), void (*info)(int, siginfo_t*, void*)) {
  struct sigaction action = {};
  if (info != nullptr) {
    action.sa_sigaction = info;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | (signal == SIGURG ? SA_RESTART : 0);
  } else {
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART | SA_ONSTACK;
  }
  sigaction(signal, &action, nullptr);
}

void onTick(int, siginfo_t*, void* context) {
  if (vo_thread == nullptr) return;  // has returned from C and waits for something to do
#if defined(__x86_64__)
  const auto& registers = static_cast<const ucontext_t*>(context)->uc_mcontext.gregs;
  auto at = [&](int r) { return static_cast<uint64_t>(registers[r]); };
  if (machine != nullptr && machine->rt.profiler.cpu.period != 0 && vo_thread->isOutside.load(std::memory_order_relaxed))
    machine->noteInterrupted(at(REG_RIP), at(REG_RSP), at(REG_RBP));
#else
  (void)context;
#endif
  if (machine != nullptr && machine->leavesTickOut(*vo_thread)) return;
  vo_thread->hasTicked.store(true, std::memory_order_relaxed);
  wantSafepoint(*vo_thread);
}

/// Sent by kill it is a request. From the processor it is generated code's fault, by package unsafe. Else it is our own:
/// the default action is put back, and the instruction or abort raises it again.
void onThrowingSignal(int signal, siginfo_t* info, void* context) {
  bool byAbort = info->si_code == SI_TKILL && info->si_pid == static_cast<pid_t>(os::call(SYS_getpid).r1);
  if ((info->si_code <= 0 && !byAbort) || signal == SIGQUIT) {
    quitArrived.store(signal, std::memory_order_relaxed);
    if (machine != nullptr && machine->library != nullptr) machine->library->services.poller.wakeup();
    return;
  }
  const auto& registers = static_cast<const ucontext_t*>(context)->uc_mcontext;
#if defined(__x86_64__)
  auto pc = static_cast<uint64_t>(registers.gregs[REG_RIP]), bp = static_cast<uint64_t>(registers.gregs[REG_RBP]);
#elif defined(__aarch64__)
  uint64_t pc = registers.pc, bp = registers.regs[29];
#endif
  if (vo_foreignCaller != nullptr || (vo_thread == nullptr && machine != nullptr && machine->foreign != nullptr))
    machine->foreignFault(vo_foreignCaller, signal, info->si_code, reinterpret_cast<uint64_t>(info->si_addr), pc);
  if (!byAbort && machine != nullptr && vo_thread != nullptr && vo_thread->current != nullptr &&
      vo_thread->isOutside.load(std::memory_order_relaxed)) {
    // Another thread's fault waits here for the end of the first one's report.
    if (vo_threaded.load(std::memory_order_relaxed)) machine->enter();
    if (machine->functionOfPc(pc + 1) != nullptr)
      machine->fault(signal, static_cast<uint64_t>(info->si_code), reinterpret_cast<uint64_t>(info->si_addr), pc, bp);
  }
  handle(signal, SIG_DFL, nullptr);
  if (byAbort) os::call(SYS_tgkill, os::call(SYS_getpid).r1, os::call(SYS_gettid).r1, signal);
}

}  // namespace

void openStandardFiles() {
  for (int fd : {0, 1, 2}) {
    if (os::call(SYS_fcntl, fd, F_GETFD, 0).ok()) continue;
    if (os::open("/dev/null", O_RDWR) != fd) os::call(SYS_exit_group, 2);
  }
}

void installThread() {
  constexpr size_t kStack = 64 << 10;
  stack_t stack = {};
  stack.ss_sp = mmap(nullptr, kStack, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  stack.ss_size = kStack;
  if (stack.ss_sp == MAP_FAILED) base::outOfHostMemory();
  os::call(SYS_sigaltstack, &stack, nullptr);
  os::SignalMask taken = 0;
  for (int signal : {SIGURG, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS, SIGSTKFLT}) taken |= os::maskOf(signal);
  os::unblock(taken);
}

void installSignals() {
  stdlib::takeQuietSignals();
  installThread();
  handle(SIGURG, nullptr, onTick);
  for (int signal : {SIGQUIT, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS, SIGSTKFLT})
    handle(signal, nullptr, onThrowingSignal);
}

void startTicks() {
  constexpr int64_t kEvery = 10'000'000;
  sigevent event = {};
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = SIGURG;
  event._sigev_un._tid = static_cast<pid_t>(os::call(SYS_gettid).r1);
  int timer = 0;
  if (!os::call(SYS_timer_create, CLOCK_THREAD_CPUTIME_ID, &event, &timer).ok()) return;
  itimerspec spec = {};
  spec.it_interval.tv_nsec = spec.it_value.tv_nsec = kEvery;
  os::call(SYS_timer_settime, timer, 0, &spec, nullptr);
}

int quitSignal() { return quitArrived.load(std::memory_order_relaxed); }

void abortBySignal() {
  handle(SIGABRT, SIG_DFL, nullptr);
  os::unblock(os::maskOf(SIGABRT));
  os::call(SYS_tgkill, os::call(SYS_getpid).r1, os::call(SYS_gettid).r1, SIGABRT);
  machine->exitProgram(2);
}

}  // namespace vo::native_runtime
