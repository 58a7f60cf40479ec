// This file says what failed, in which pass, on what. It needs no more of the system than write and exit.
#include "base/check.h"

#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <string_view>

#include "os/file.h"

namespace vo::base {
namespace {

[[gnu::tls_model("initial-exec")]] thread_local const char* currentPass = "start-up";
[[gnu::tls_model("initial-exec")]] thread_local char passSubject[128] = "";

void say(std::initializer_list<std::string_view> parts) {
  for (std::string_view part : parts) writeError(part);
}

}  // namespace

void writeError(std::string_view text) {
  while (!text.empty()) {
    int64_t n = os::write(2, text.data(), text.size());
    if (n <= 0) return;
    text.remove_prefix(static_cast<size_t>(n));
  }
}

void checkFailed(const char* condition, const char* sentence, const char* file, int line,
                 const char* function) {
  char digits[12];
  char* at = digits + sizeof digits;
  for (int n = line; n > 0; n /= 10) *--at = static_cast<char>('0' + n % 10);
  std::string_view number(at, static_cast<size_t>(digits + sizeof digits - at));
  say({"vo: internal error: ", sentence, " [", condition, "] in ", function, " (", file, ":", number, "), pass ", currentPass,
       passSubject[0] != 0 ? ", working on " : "", passSubject, "\nThis is a bug in vo, not in your program.\n"});
  abort();
}

void outOfHostMemory() {
  writeError("fatal error: runtime: out of memory\n");
  os::call(SYS_exit_group, 2);
  __builtin_unreachable();
}

PassScope::PassScope(const char* name) : previous_(currentPass) { currentPass = name; }
PassScope::~PassScope() {
  currentPass = previous_;
  passSubject[0] = 0;
}
const char* PassScope::current() { return currentPass; }
const char* passSubjectNow() { return passSubject; }

void setPassSubject(const char* name, unsigned long length) {
  size_t n = length < sizeof passSubject - 1 ? length : sizeof passSubject - 1;
  memcpy(passSubject, name, n);
  passSubject[n] = 0;
}

}  // namespace vo::base
