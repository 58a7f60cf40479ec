// This file reads what an executable's environment says to the run time, and ends the process as Go's do where it cannot
// be followed.
#include <sys/syscall.h>

#include <algorithm>
#include <string_view>

#include "base/check.h"
#include "native_runtime/process.h"
#include "base/text.h"
#include "os/call.h"
#include "runtime/runtime.h"

extern "C" char** environ;

namespace vo::native_runtime {
namespace {

struct Removed {
  std::string_view name;
  int version;
  std::string_view old, alsoOld;
};
constexpr Removed kRemoved[] = {
#define VO_REMOVED(name, version, old, alsoOld) {name, version, old, alsoOld},
#include "native_runtime/removed_godebugs.def"
};

[[noreturn]] void leave(std::initializer_list<std::string_view> texts) {
  for (std::string_view t : texts) base::writeError(t);
  os::call(SYS_exit_group, 2);
  __builtin_unreachable();
}

/// The first one counts, also of a name that is set again behind it.
void checkGodebug(std::string_view settings) {
  while (!settings.empty()) {
    std::string_view item = base::takeUntil(settings, ',');
    if (item.find('=') == std::string_view::npos) continue;
    std::string_view value = item, name = base::takeUntil(value, '=');
    const Removed* r = std::find_if(std::begin(kRemoved), std::end(kRemoved), [&](const Removed& row) { return row.name == name; });
    if (r == std::end(kRemoved)) continue;
    if (value != r->old && (r->alsoOld.empty() || value != r->alsoOld)) continue;
    char version[] = {static_cast<char>('0' + r->version / 10), static_cast<char>('0' + r->version % 10)};
    leave({"fatal error: removed GODEBUG \"", name, "\" set to old value \"", value, "\" in environment (https://go.dev/doc/godebug#go-1",
           {version, 2}, ")\n\ngoroutine 1 [running, locked to thread]:\n"});
  }
}

}  // namespace

std::string_view environmentOf(const char* name) {
  std::string_view wanted(name);
  for (char** e = environ; *e != nullptr; e++) {
    std::string_view one(*e);
    if (one.size() > wanted.size() && one.starts_with(wanted) && one[wanted.size()] == '=')
      return {one.data() + wanted.size() + 1, one.size() - wanted.size() - 1};
  }
  return {};
}

void readEnvironment(runtime::RuntimeOptions& options) {
  checkGodebug(environmentOf("GODEBUG"));
  std::string_view error;
  if (runtime::RuntimeOptions::fromEnvironment(options, error, environmentOf)) return;
  if (std::string_view limit = environmentOf("GOMEMLIMIT"); error.find("GOMEMLIMIT") != std::string_view::npos)
    leave({"GOMEMLIMIT=", limit, "\nfatal error: ", error, "\n\nruntime stack:\n"});
  leave({"vo: ", error, "\n"});
}

}  // namespace vo::native_runtime
