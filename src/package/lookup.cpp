// This file finds packages by name.
#include "package/lookup.h"

#include <algorithm>
#include <set>

#include "package/build_constraint.h"
#include "package/files.h"
#include "package/loader.h"
#include "package/package_files.h"
#include "package/patterns.h"
#include "package/scan.h"

namespace vo::package {
namespace {

std::vector<std::string> sorted(const std::set<std::string>& s) { return {s.begin(), s.end()}; }

}  // namespace

FolderSources sourcesOf(const std::string& dir) {
  // (go's experiments that are on by default)
  const std::vector<std::string> tags = {"goexperiment.regabiwrappers", "goexperiment.regabiargs", "goexperiment.dwarf5", "goexperiment.randomizedheapbase64",
                                         "goexperiment.greenteagc",     "goexperiment.jsonv2",     "goexperiment.sizespecializedmalloc"};
  BuildContext context{.arch = Arch::Amd64, .gc = true, .tags = tags};
  FolderSources out;
  std::set<std::string> imports, testImports, externalImports;
  for (const std::string& name : listDir(dir)) {
    std::string text;
    if (!name.ends_with(".go") && !name.ends_with(".vo")) continue;
    bool fits = isSourceName(name) && matchFileName(context, name);
    bool taken = fits && readFile(dir + "/" + name, &text).empty() && matchFileHeader(context, text) && !importsC(text);
    if (!taken) {
      out.ignored.push_back(name);
      continue;
    }
    ScannedHeader header = scanHeader(text);
    std::string clause(header.package.empty() ? "main" : header.package);
    bool isTest = isTestName(name), isExternal = isTest && clause.ends_with("_test");
    if (out.name.empty() || !isTest) out.name = isExternal ? clause.substr(0, clause.size() - 5) : clause;
    (isExternal ? out.externalTests : isTest ? out.tests : out.files).push_back(name);
    for (const ScannedImport& i : header.imports) (isExternal ? externalImports : isTest ? testImports : imports).emplace(i.path);
  }
  out.imports = sorted(imports);
  out.testImports = sorted(testImports);
  out.externalTestImports = sorted(externalImports);
  return out;
}

Lookup::Lookup() : library_(defaultLibraryRoot()), absolutePath_(absolutePath(".")) {}

const FolderSources& Lookup::sources(const std::string& dir) {
  auto it = sources_.find(dir);
  return it != sources_.end() ? it->second : sources_.emplace(dir, sourcesOf(dir)).first->second;
}

PackageAt Lookup::at(const std::string& dir) const {
  if (hasPathPrefix(dir, library_) && dir != library_) return {dir, dir.substr(library_.size() + 1), nullptr, true};
  const Module* m = modules_.mainOf(dir);
  return {dir, m == nullptr ? "command-line-arguments" : m->id.path + dir.substr(m->dir.size()), m};
}

std::optional<PackageAt> Lookup::find(const std::string& path, const PackageAt* importer, std::string* why) {
  PackageAt p;
  if (isFolderPath(path)) {
    p = at(absolutePath(path));
    if (!isDir(p.dir)) return *why = "stat " + p.dir + ": directory not found", std::nullopt;
    for (std::string above = p.dir; p.module != nullptr && above.size() > p.module->dir.size(); above = parentOf(above))
      if (isFile(above + "/go.mod")) return *why = "main module (" + p.module->id.path + ") does not contain package " + p.importPath, std::nullopt;
  } else {
    bool inLibrary = importer == nullptr || importer->isLibrary || path.substr(0, path.find('/')).find('.') == std::string::npos;
    // What the library's packages import from elsewhere is in its vendor folder.
    for (const std::string& candidate : {path, importer != nullptr && importer->isLibrary ? "vendor/" + path : std::string()})
      if (p.dir.empty() && inLibrary && !candidate.empty() && isDir(library_ + "/" + candidate)) p = {library_ + "/" + candidate, candidate, nullptr, true};
    if (p.dir.empty() && modules_.enabled()) {
      Modules::Importer by;
      if (importer != nullptr) by.path = importer->importPath;
      if (importer != nullptr && importer->module != nullptr) by.version = importer->module->id.version;
      Modules::Found found = modules_.find(path, by);
      if (!found.error.empty()) return *why = found.error, std::nullopt;
      p = {found.dir, path, found.module};
    }
    if (p.dir.empty() && path.substr(0, path.find('/')).find('.') == std::string::npos)
      return *why = "package " + path + " is not in std (" + library_ + "/" + path + ")", std::nullopt;
    if (p.dir.empty()) return *why = "no required module provides package " + path + "; to add it:\n\tgo get " + path, std::nullopt;
  }
  const FolderSources& found = sources(p.dir);
  if (!found.isEmpty()) return p;
  *why = (found.ignored.empty() ? "no Go files in " : "build constraints exclude all Go files in ") + p.dir;
  if (!isFolderPath(path)) why->insert(0, "package " + path + ": ");
  return std::nullopt;
}

std::vector<PackageAt> Lookup::match(const std::string& pattern, std::string* why) {
  std::vector<PackageAt> out;
  if (pattern != "std" && pattern.find("...") == std::string::npos) {
    if (std::optional<PackageAt> p = find(pattern, nullptr, why)) out.push_back(*p);
    return out;
  }
  auto add = [&](const PackageAt& p) {
    if (!sources(p.dir).isEmpty()) out.push_back(p);
  };
  if (isFolderPath(pattern)) {
    std::string fixed = pattern.substr(0, pattern.find("..."));
    fixed.resize(fixed.rfind('/') + 1);
    std::string root = absolutePath(fixed), whole = root + "/" + pattern.substr(fixed.size());
    if (!isDir(root)) return *why = "pattern " + pattern + ": lstat " + fixed + ": no such file or directory", out;
    walk(root, "", [&](const std::string& dir, const std::string&) {
      if (matchesPattern(whole, dir)) add(at(dir));
    });
    return out;
  }
  walk(library_, "", [&](const std::string& dir, const std::string& path) {
    // (builtin is documentation; runtime/cgo has no use without cgo)
    bool isStd = path != "cmd" && !path.starts_with("cmd/") && path != "builtin" && path != "runtime/cgo";
    if (pattern == "std" ? isStd : matchesPattern(pattern, path) && !path.starts_with("vendor/")) add({dir, path, nullptr, true});
  });
  if (pattern != "std" && modules_.enabled()) {
    for (const Module* m : modules_.all()) {
      walk(m->dir, m->id.path, [&](const std::string& dir, const std::string& path) {
        if (!m->dir.empty() && matchesPattern(pattern, path)) add({dir, path, m});
      });
    }
  }
  std::sort(out.begin(), out.end(), [](const PackageAt& a, const PackageAt& b) { return a.importPath < b.importPath; });
  return out;
}

void Lookup::walk(const std::string& root, const std::string& rootPath, const std::function<void(const std::string&, const std::string&)>& visit) {
  visit(root, rootPath);
  for (const std::string& name : listDir(root)) {
    bool isLibraryVendor = name == "vendor" && rootPath.empty() && isDir(root + "/runtime");
    if (name.empty() || name[0] == '.' || name[0] == '_' || name == "testdata" || (name == "vendor" && !isLibraryVendor)) continue;
    // (no folders, most of them)
    if (isSourceName(name) || name.ends_with(".s")) continue;
    std::string dir = root + "/" + name;
    if (isDir(dir) && !isFile(dir + "/go.mod") && !isFile(dir + "/vo.mod")) walk(dir, rootPath.empty() ? name : rootPath + "/" + name, visit);
  }
}

}  // namespace vo::package
