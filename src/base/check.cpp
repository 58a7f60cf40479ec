// This file implements the crash messages: what failed, in which pass, on what.
#include "base/check.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <new>

namespace vo::base {
namespace {

thread_local const char* currentPass = "start-up";
thread_local char passSubject[128] = "";

void crashHandler(int sig) {
  char buf[512];
  int n = snprintf(buf, sizeof buf,
                   "vo: internal error: signal %d (%s) in pass %s%s%s\n"
                   "This is a bug in vo, not in your program.\n",
                   sig, sigabbrev_np(sig), currentPass, passSubject[0] ? ", working on " : "",
                   passSubject);
  if (n > 0) (void)!write(2, buf, static_cast<size_t>(n) < sizeof buf ? n : sizeof buf - 1);
  _exit(70);
}

}  // namespace

void checkFailed(const char* condition, const char* sentence, const char* file, int line,
                 const char* function) {
  fprintf(stderr,
          "vo: internal error: %s [%s] in %s (%s:%d), pass %s%s%s\n"
          "This is a bug in vo, not in your program.\n",
          sentence, condition, function, file, line, currentPass,
          passSubject[0] ? ", working on " : "", passSubject);
  abort();
}

void outOfHostMemory() {
  constexpr char kText[] = "fatal error: runtime: out of memory\n";
  fflush(stdout);
  (void)!write(2, kText, sizeof kText - 1);
  _exit(2);
}

void installMemoryHandler() { std::set_new_handler(outOfHostMemory); }

unsigned long addressSpaceLeft() {
  rlimit limit{};
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return SIZE_MAX;
  unsigned long pages = 0;
  if (FILE* f = fopen("/proc/self/statm", "re")) {
    if (fscanf(f, "%lu", &pages) != 1) pages = 0;
    fclose(f);
  }
  unsigned long used = pages * static_cast<unsigned long>(sysconf(_SC_PAGESIZE));
  return used < limit.rlim_cur ? limit.rlim_cur - used : 0;
}

PassScope::PassScope(const char* name) : previous_(currentPass) { currentPass = name; }
PassScope::~PassScope() {
  currentPass = previous_;
  passSubject[0] = 0;
}
const char* PassScope::current() { return currentPass; }

void setPassSubject(const char* name, unsigned long length) {
  size_t n = length < sizeof passSubject - 1 ? length : sizeof passSubject - 1;
  memcpy(passSubject, name, n);
  passSubject[n] = 0;
}

void installCrashHandler() {
  // A separate stack, so that an overflow of the C++ stack can still say where it happened.
  static char stack[64 * 1024];
  stack_t ss{};
  ss.ss_sp = stack;
  ss.ss_size = sizeof stack;
  sigaltstack(&ss, nullptr);
  for (int sig : {SIGSEGV, SIGBUS, SIGILL, SIGFPE}) {
    struct sigaction sa {};
    sa.sa_handler = crashHandler;
    sa.sa_flags = SA_ONSTACK | static_cast<int>(SA_RESETHAND);
    sigaction(sig, &sa, nullptr);
  }
}

}  // namespace vo::base
