// This file sets the process up as Go's programs are: for the command `vo`, never for a host.
#include <signal.h>
#include <unistd.h>

#include "stdlib/signals.h"
#include "vm/machine.h"

namespace vo::vm {

namespace {

std::atomic<int> quitArrived;
struct sigaction faultHandlers[NSIG];  ///< what answers faults of our own

/// Sent by kill it is a request. From the processor or abort it is our own fault: its handler is put
/// back, and the instruction or abort raises it again.
void onThrowingSignal(int signal, siginfo_t* info, void*) {
  bool byAbort = info->si_code == SI_TKILL && info->si_pid == getpid();
  if ((info->si_code <= 0 && !byAbort) || signal == SIGQUIT) {
    quitArrived.store(signal, std::memory_order_relaxed);
    return;
  }
  sigaction(signal, &faultHandlers[signal], nullptr);
  if (byAbort) raise(signal);
}

}  // namespace

void installSignals(Options& options) {
  stdlib::takeQuietSignals();
  struct sigaction action = {};
  action.sa_sigaction = onThrowingSignal;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (int signal : {SIGQUIT, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS, SIGSTKFLT})
    sigaction(signal, &action, &faultHandlers[signal]);
  options.quit = &quitArrived;
  options.ownsSignals = true;
}

void abortBySignal() {
  signal(SIGABRT, SIG_DFL);
  raise(SIGABRT);
  _exit(2);
}

}  // namespace vo::vm
