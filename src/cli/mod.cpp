// This file is `vo mod`, what it can do, and the graph of requirements.
#include "cli/mod.h"

#include <cstdio>

#include "package/files.h"
#include "package/modules.h"

namespace vo::cli {
namespace {

constexpr int kWrongUse = 2;

int printGraph(const Command& c, const std::vector<std::string>& args) {
  if (!args.empty()) return failMod("'vo mod graph' accepts no arguments");
  package::Modules modules;
  std::vector<package::Modules::Requirements> graph;
  if (std::string why = openModule(c, modules, &graph); !why.empty()) return failMod(why);
  auto nameOf = [](const package::ModuleVersion& m) {
    return m.version.empty() ? m.path : m.path + "@" + m.version;
  };
  std::string out;
  for (const package::Modules::Requirements& m : graph)
    for (const package::ModuleVersion& r : m.required)
      out += nameOf(m.module) + " " + nameOf(r) + "\n";
  return fwrite(out.data(), 1, out.size(), stdout) != out.size();
}

}  // namespace

std::string openModule(const Command& c, package::Modules& modules,
                       std::vector<package::Modules::Requirements>* graph) {
  std::string why = modules.open(package::absolutePath("."), c.compile.mod);
  if (!why.empty()) return why;
  if (!modules.enabled())
    return "go.mod file not found in current directory or any parent directory; see 'vo help mod'";
  if (!modules.workFile().empty())
    return "vo mod " + c.args[0] + " is for one module: go.work is in use; set GOWORK=off";
  if (!modules.vendorDir().empty())
    return "vo mod " + c.args[0] +
           " reads go.mod files, which vendor folders do not have; use -mod=mod";
  *graph = modules.requirementGraph(&why);
  return why;
}

int failMod(const std::string& text) { return fprintf(stderr, "vo: %s\n", text.c_str()), 1; }

int mod(const Command& c) {
  std::string what = c.args.empty() ? std::string() : c.args[0];
  std::vector<std::string> args(c.args.begin() + (c.args.empty() ? 0 : 1), c.args.end());
  if (what != "why" && (c.modules || c.withoutTests))
    return fputs("vo: -m and -vendor are vo mod why's; see 'vo help mod'\n", stderr), kWrongUse;
  if (what == "init") return initModule(args);
  if (what == "graph") return printGraph(c, args);
  if (what == "why") return explainModules(c, args);
  std::string text =
      what.empty() ? "vo mod needs to know what to do" : "vo mod " + what + ": unknown command";
  return fprintf(stderr, "vo: %s; see 'vo help mod'\n", text.c_str()), kWrongUse;
}

}  // namespace vo::cli
