// This file is `vo tool`.
#include "cli/tool.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/modules_tool.h"
#include "cli/run.h"
#include "package/lookup.h"
#include "types/type_string.h"

namespace vo::cli {
namespace {

/// Tools that come with go, and what vo has for them.
struct Replaced {
  std::string_view name, instead;
};
constexpr Replaced kGoTools[] = {
    {"addr2line", ""},
    {"asm", ""},
    {"buildid", ""},
    {"cgo", ""},
    {"compile", "vo build, and vo check for errors alone"},
    {"covdata", ""},
    {"cover", "vo cover, for profiles of vo test -coverprofile"},
    {"dist", ""},
    {"distpack", ""},
    {"doc", "vo doc"},
    {"fix", ""},
    {"link", "vo build"},
    {"nm", ""},
    {"objdump", "vo dump -stage=asm"},
    {"pack", ""},
    {"pprof", "vo prof"},
    {"preprofile", ""},
    {"test2json", "vo test -json"},
    {"trace", ""},
    {"vet", "vo vet"},
};

int refuseGoTool(const Replaced& t) {
  std::string instead =
      t.instead.empty() ? "vo has nothing in its place" : "use " + std::string(t.instead);
  fprintf(stderr, "vo: tool %.*s is a part of go: %s\n", static_cast<int>(t.name.size()),
          t.name.data(), instead.c_str());
  return 2;
}

/// Names that several tools have stand for none of them.
void list(const std::vector<std::string>& tools) {
  std::map<std::string, int> bearers;
  for (const Replaced& t : kGoTools) bearers[std::string(t.name)]++;
  for (const std::string& path : tools) bearers[programName(path)]++;
  for (const std::string& path : tools) {
    std::string name = programName(path);
    puts((bearers[name] == 1 ? name + " (" + path + ")" : path).c_str());
  }
}

}  // namespace

int tool(Command& c) {
  package::Lookup lookup;
  if (std::string why = lookup.open(c.compile.mod); !why.empty())
    return fprintf(stderr, "vo: %s\n", why.c_str()), 1;
  std::vector<std::string> tools = lookup.modules().tools(), meant;
  std::sort(tools.begin(), tools.end());
  tools.erase(std::unique(tools.begin(), tools.end()), tools.end());
  if (c.args.empty()) return list(tools), 0;

  std::string name = c.args[0];
  for (const Replaced& t : kGoTools)
    if (t.name == name) return refuseGoTool(t);
  for (const std::string& path : tools)
    if (path == name || programName(path) == name) meant.push_back(path);
  if (meant.empty())
    return fprintf(stderr, "vo: no such tool %s\n", types::quoteGo(name).c_str()), 2;
  if (meant.size() > 1) {
    std::string text = "vo: tool " + types::quoteGo(name) + " is ambiguous; choose one of:\n\t";
    for (const std::string& path : meant) text += path + "\n\t";
    return fprintf(stderr, "%s\n", text.c_str()), 1;
  }
  c.word = Word::Run;
  c.compile.programPath = meant[0];
  c.compile.paths = {meant[0]};
  c.args[0] = programName(meant[0]);
  return runCommand(c);
}

}  // namespace vo::cli
