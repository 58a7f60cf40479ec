// This file sets the process up as Go's programs are: for the command `vo`, never for a host.
#include <signal.h>

#include "stdlib/signals.h"
#include "vm/machine.h"

namespace vo::vm {

namespace {
std::atomic<bool> quitArrived;
}

void installSignals(Options& options) {
  stdlib::takeQuietSignals();
  struct sigaction action = {};
  action.sa_handler = [](int) { quitArrived.store(true, std::memory_order_relaxed); };
  sigemptyset(&action.sa_mask);
  sigaction(SIGQUIT, &action, nullptr);
  options.quit = &quitArrived;
}

}  // namespace vo::vm
