// This file is `vo generate`: it finds the files. What looks for directives in them and runs
// generators is a Go program of ours (src/gentool), for regular expressions, quoted strings,
// variables and messages of the system are then Go's own.
#include "cli/generate.h"

#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "cli/own_program.h"
#include "package/build_constraint.h"
#include "package/files.h"
#include "package/lookup.h"
#include "package/package_files.h"
#include "package/patterns.h"
#include "package/scan.h"

namespace vo::cli {
namespace {

/// What src/gentool takes for the beginning of a list, and for an error.
constexpr const char* kFiles = "+";
constexpr const char* kWrong = "!";

/// Files of a package, sorted by name as go's; those of its external tests apart.
struct Files {
  std::set<std::string> own, external;
};

Files filesOf(const package::NamedPackage& p, const std::vector<std::string>& tags) {
  package::BuildContext context = package::kUserContext;
  context.tags = tags;
  std::vector<std::string> paths = p.files;
  if (paths.empty())
    for (const std::string& name : package::listDir(p.dir))
      if (package::isSourceName(name) && package::matchFileName(context, name))
        paths.push_back(p.dir + "/" + name);
  Files out;
  for (const std::string& path : paths) {
    std::string text;
    // (what cannot be read is for the program to complain of)
    bool isRead = package::readFile(path, &text).empty();
    if (isRead && p.files.empty() && !package::matchFileHeader(context, text)) continue;
    bool isExternal = package::isTestName(package::baseName(path)) &&
                      package::scanHeader(text).package.ends_with("_test");
    (isExternal ? out.external : out.own).insert(path);
  }
  return out;
}

}  // namespace

int generate(const Command& c) {
  package::LoadOptions options;
  options.mod = c.compile.mod;
  options.tags = c.compile.tags;
  options.tags.emplace_back("generate");
  package::NamedPackages found = package::findPackages(c.args, options);
  if (!found.error.empty()) return fprintf(stderr, "%s\n", found.error.c_str()), 1;
  for (const std::string& w : found.warnings) fprintf(stderr, "vo: warning: %s\n", w.c_str());
  package::Lookup lookup;
  if (std::string why = lookup.open(options.mod); !why.empty())
    return fprintf(stderr, "vo: %s\n", why.c_str()), 1;

  const char* arch = getenv("GOARCH");
  std::vector<std::string> args = {"-run",    c.generate.run,
                                   "-skip",   c.generate.skip,
                                   "-vo",     executablePath(),
                                   "-goroot", package::parentOf(lookup.library()),
                                   "-goarch", arch == nullptr || *arch == 0 ? "amd64" : arch};
  if (c.generate.dryRun) args.emplace_back("-n");
  if (c.generate.verbose) args.emplace_back("-v");
  if (c.generate.trace) args.emplace_back("-x");
  args.emplace_back("--");
  bool saysDependency = false;
  for (const package::NamedPackage& p : found.packages) {
    if (!p.error.empty()) {
      args.push_back(kWrong + p.error);
      continue;
    }
    if (!p.module.empty() && !p.isLibrary && lookup.modules().mainOf(p.dir) == nullptr) {
      if (!saysDependency) fputs("vo: not generating in packages in dependency modules\n", stderr);
      saysDependency = true;
      continue;
    }
    Files files = filesOf(p, options.tags);
    for (const std::set<std::string>& list : {files.own, files.external}) {
      args.emplace_back(kFiles);
      args.insert(args.end(), list.begin(), list.end());
    }
  }
  return runOwnProgram("generate", args);
}

}  // namespace vo::cli
