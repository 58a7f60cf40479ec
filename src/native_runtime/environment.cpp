// This file reads what an executable's environment says to the run time, and ends the process as Go's do where it cannot
// be followed.
#include <sys/syscall.h>

#include <algorithm>
#include <string_view>

#include "base/check.h"
#include "native_runtime/process.h"
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

std::string_view environmentOf(const char* name) {
  std::string_view wanted(name);
  for (char** e = environ; *e != nullptr; e++) {
    std::string_view one(*e);
    if (one.size() > wanted.size() && one.starts_with(wanted) && one[wanted.size()] == '=')
      return {one.data() + wanted.size() + 1, one.size() - wanted.size() - 1};
  }
  return {};
}

[[noreturn]] void leave(std::initializer_list<std::string_view> texts) {
  for (std::string_view t : texts) base::writeError(t);
  os::call(SYS_exit_group, 2);
  __builtin_unreachable();
}

/// From the end: the last setting of a name counts.
void checkGodebug(std::string_view settings) {
  bool seen[std::size(kRemoved)] = {};
  while (!settings.empty()) {
    size_t comma = settings.rfind(',');
    std::string_view item = comma == std::string_view::npos ? settings : settings.substr(comma + 1);
    settings = comma == std::string_view::npos ? std::string_view() : settings.substr(0, comma);
    size_t equals = item.find('=');
    if (equals == std::string_view::npos) continue;
    std::string_view name = item.substr(0, equals), value = item.substr(equals + 1);
    const Removed* r = std::find_if(std::begin(kRemoved), std::end(kRemoved), [&](const Removed& row) { return row.name == name; });
    if (r == std::end(kRemoved) || seen[r - kRemoved]) continue;
    seen[r - kRemoved] = true;
    if (value != r->old && (r->alsoOld.empty() || value != r->alsoOld)) continue;
    char version[] = {static_cast<char>('0' + r->version / 10), static_cast<char>('0' + r->version % 10)};
    leave({"fatal error: removed GODEBUG \"", name, "\" set to old value \"", value, "\" in environment (https://go.dev/doc/godebug#go-1",
           {version, 2}, ")\n\ngoroutine 1 [running, locked to thread]:\n"});
  }
}

}  // namespace

void readEnvironment(runtime::RuntimeOptions& options) {
  checkGodebug(environmentOf("GODEBUG"));
  std::string_view error;
  if (runtime::RuntimeOptions::fromEnvironment(options, error, environmentOf)) return;
  if (std::string_view limit = environmentOf("GOMEMLIMIT"); error.find("GOMEMLIMIT") != std::string_view::npos)
    leave({"GOMEMLIMIT=", limit, "\nfatal error: ", error, "\n\nruntime stack:\n"});
  leave({"vo: ", error, "\n"});
}

}  // namespace vo::native_runtime
