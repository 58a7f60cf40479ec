// This file prints the environment.
#include "cli/environment.h"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

#include "cli/json_object.h"
#include "package/build_constraint.h"
#include "package/files.h"
#include "package/lookup.h"
#include "storage/file_cache.h"

namespace vo::cli {
namespace {

std::string variable(const char* name, const std::string& otherwise = {}) {
  const char* value = getenv(name);
  return value == nullptr || *value == 0 ? otherwise : value;
}

std::map<std::string, std::string> environment(package::Lookup& lookup) {
  package::Modules& modules = lookup.modules();
  const package::Module* main = modules.enabled() ? modules.mainOf(lookup.workingDirectory()) : nullptr;
  std::string moduleFile = main == nullptr ? "/dev/null" : main->dir + (package::isFile(main->dir + "/vo.mod") ? "/vo.mod" : "/go.mod");
  std::string path = variable("GOPATH", variable("HOME") + "/go");
  return {
      {"CGO_ENABLED", "0"},
      {"GO111MODULE", variable("GO111MODULE")},
      {"GOAMD64", variable("GOAMD64", "v1")},
      {"GOARCH", variable("GOARCH", "amd64")},
      {"GODEBUG", variable("GODEBUG")},
      {"GOEXE", ""},
      {"GOFLAGS", variable("GOFLAGS")},
      {"GOHOSTARCH", "amd64"},
      {"GOHOSTOS", "linux"},
      {"GOMOD", moduleFile},
      {"GOMODCACHE", variable("GOMODCACHE", path.substr(0, path.find(':')) + "/pkg/mod")},
      {"GOOS", variable("GOOS", "linux")},
      {"GOPATH", path},
      {"GOROOT", package::parentOf(lookup.library())},
      {"GOVERSION", "go1." + std::to_string(package::kLibraryGoMinor)},
      {"GOWORK", variable("GOWORK") == "off" ? "off" : modules.workFile()},
      {"VO_CACHE", variable("VO_CACHE", storage::cacheFolder())},
      {"VO_ENGINE", variable("VO_ENGINE", "auto")},
      {"VO_ROOT", package::installationRoot()},
  };
}

/// For a shell.
std::string quoted(const std::string& s) {
  std::string out = "'";
  for (char c : s) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

}  // namespace

int showEnvironment(const Command& c) {
  package::Lookup lookup;
  // (a go.mod that cannot be read is no reason not to say what is set)
  if (std::string why = lookup.open({}); !why.empty()) fprintf(stderr, "vo: %s\n", why.c_str());
  std::map<std::string, std::string> all = environment(lookup), chosen;
  for (const std::string& name : c.args) chosen[name] = all[name];
  if (c.json) {
    JsonObject object;
    for (const auto& [name, value] : c.args.empty() ? all : chosen) object.add(name, value);
    return puts(object.text().c_str()) < 0;
  }
  for (const std::string& name : c.args) puts(chosen[name].c_str());
  if (c.args.empty())
    for (const auto& [name, value] : all) printf("%s=%s\n", name.c_str(), quoted(value).c_str());
  return 0;
}

}  // namespace vo::cli
