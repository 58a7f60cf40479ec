// This file has what command-line tools do to their process: handlers for crashes and for lack of memory. And it
// asks the system for the process's limits.
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <new>

#include "base/check.h"
#include "base/crash.h"

namespace vo::base {
namespace {

unsigned long (*crashDetail)(const void*, char*, unsigned long) = nullptr;

void crashHandler(int sig, siginfo_t*, void* context) {
  char buf[1024], detail[400];
  const char* subject = passSubjectNow();
  size_t size = crashDetail != nullptr ? crashDetail(context, detail, sizeof detail) : 0;
  int n = snprintf(buf, sizeof buf,
                   "vo: internal error: signal %d (%s) in pass %s%s%s%.*s\n"
                   "This is a bug in vo, not in your program.\n",
                   sig, sigabbrev_np(sig), PassScope::current(), subject[0] != 0 ? ", working on " : "", subject,
                   static_cast<int>(size), detail);
  if (n > 0) (void)!write(2, buf, static_cast<size_t>(n) < sizeof buf ? n : sizeof buf - 1);
  _exit(70);
}

void noMemory() {
  fflush(stdout);
  outOfHostMemory();
}

}  // namespace

void setCrashDetail(unsigned long (*detail)(const void*, char*, unsigned long)) { crashDetail = detail; }

void installMemoryHandler() { std::set_new_handler(noMemory); }

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

void installCrashHandler() {
  // A separate stack, so that an overflow of the C++ stack can still say where it happened.
  static char stack[64 * 1024];
  stack_t ss{};
  ss.ss_sp = stack;
  ss.ss_size = sizeof stack;
  sigaltstack(&ss, nullptr);
  for (int sig : {SIGSEGV, SIGBUS, SIGILL, SIGFPE}) {
    struct sigaction sa {};
    sa.sa_sigaction = crashHandler;
    sa.sa_flags = SA_SIGINFO | SA_ONSTACK | static_cast<int>(SA_RESETHAND);
    sigaction(sig, &sa, nullptr);
  }
}

}  // namespace vo::base
