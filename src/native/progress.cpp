// This file shows that something happens.
#include "native/progress.h"

#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>

namespace vo::native {
namespace {

std::atomic<const char*> current = nullptr;
std::atomic<unsigned> seconds = 0;

void say(const char* text) {
  if (write(STDERR_FILENO, text, strlen(text)) < 0) return;  // nobody looks
}

void tick(int) {
  int before = errno;
  unsigned n = ++seconds;
  char digits[8];
  char* at = digits + sizeof digits;
  *--at = 0;
  do *--at = static_cast<char>('0' + n % 10);
  while ((n /= 10) != 0 && at > digits);
  say("\r\x1b[Kvo: ");
  say(current);
  say(", ");
  say(at);
  say(" s");
  errno = before;
}

void setTimer(time_t period) {
  itimerval each = {{period, 0}, {period, 0}};
  setitimer(ITIMER_REAL, &each, nullptr);
}

}  // namespace

Progress::Progress() {
  current = "reading the program";
  if (!isatty(STDERR_FILENO)) return;
  struct sigaction action = {};
  action.sa_handler = tick;
  action.sa_flags = SA_RESTART;
  sigaction(SIGALRM, &action, nullptr);
  setTimer(1);
}

Progress::~Progress() {
  setTimer(0);
  if (seconds > 0) say("\r\x1b[K");
}

void Progress::stage(const char* name) { current = name; }

}  // namespace vo::native
