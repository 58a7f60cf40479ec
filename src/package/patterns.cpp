// This file finds the packages that a command line names.
//
// A pattern in which "..." stands for any text is matched with the import paths, or with the folders, below the last folder that its
// beginning names in full.
#include "package/patterns.h"

#include <algorithm>
#include <set>

#include "package/files.h"
#include "package/library_packages.h"
#include "package/modules.h"
#include "package/package_files.h"

namespace vo::package {
namespace {

constexpr std::string_view kAny = "...";

class Finder {
 public:
  explicit Finder(const LoadOptions& options) : options_(options) {
    if (options_.libraryRoot.empty()) options_.libraryRoot = defaultLibraryRoot();
    if (options_.overlayRoot.empty()) options_.overlayRoot = defaultOverlayRoot();
    here_ = absolutePath(".");
    moduleError_ = modules_.open(here_, options_.mod);
  }

  NamedPackages find(const std::vector<std::string>& patterns) {
    auto isFile = [](const std::string& p) { return p.ends_with(".go") || p.ends_with(".vo"); };
    if (!moduleError_.empty()) {
      out_.moduleError = moduleError_;
    } else if (!patterns.empty() && std::all_of(patterns.begin(), patterns.end(), isFile)) {
      findFiles(patterns);
    } else if (patterns.empty()) {
      findOne(".");
    }
    for (const std::string& p : patterns)
      if (out_.packages.empty() || out_.packages[0].files.empty()) findPattern(p);
    return std::move(out_);
  }

 private:
  void add(NamedPackage p) {
    if (seen_.insert(p.importPath).second) out_.packages.push_back(std::move(p));
  }

  /// As the user wrote it.
  static std::string folderOf(const std::string& file) {
    size_t slash = file.rfind('/');
    return slash == std::string::npos ? "." : file.substr(0, slash);
  }

  void findFiles(const std::vector<std::string>& files) {
    NamedPackage p = {.importPath = "command-line-arguments"};
    for (const std::string& f : files) {
      std::string path = absolutePath(f), dir = parentOf(path);
      if (!exists(path) && p.error.empty()) p.error = "no required module provides package " + f + "; to add it:\n\tgo get " + f;
      if (p.dir.empty()) p.dir = dir;
      if (p.dir != dir && out_.error.empty())
        out_.error = "named files must all be in one directory; have " + folderOf(files[0]) + " and " + folderOf(f);
      p.files.push_back(path);
    }
    add(std::move(p));
  }

  void findPattern(const std::string& pattern) {
    if (!moduleError_.empty()) return;
    if (pattern == "std") return findStd();
    if (pattern.find(kAny) == std::string::npos) return findOne(pattern);
    size_t before = out_.packages.size();
    isFolderPath(pattern) ? findFolders(pattern) : findPaths(pattern);
    if (before == out_.packages.size()) out_.warnings.push_back("\"" + pattern + "\" matched no packages");
  }

  NamedPackage libraryPackage(const std::string& path) const {
    return {.importPath = path, .dir = options_.libraryRoot + "/" + path, .root = options_.libraryRoot, .module = "std", .isLibrary = true};
  }

  /// The package of a folder of the module, of the library, or of neither.
  NamedPackage packageOf(const std::string& dir) const {
    if (dir.starts_with(options_.libraryRoot + "/")) return libraryPackage(dir.substr(options_.libraryRoot.size() + 1));
    const Module* m = modules_.mainOf(dir);
    if (m == nullptr) return {.importPath = "command-line-arguments", .dir = dir};
    return {.importPath = m->id.path + dir.substr(m->dir == "/" ? 0 : m->dir.size()), .dir = dir, .root = m->dir, .module = m->id.path};
  }

  void findOne(const std::string& name) {
    if (isFolderPath(name)) {
      std::string dir = absolutePath(name);
      NamedPackage p = packageOf(dir);
      if (!isDir(dir)) {
        p = {.importPath = name, .error = exists(dir) ? dir + " is not a directory" : "stat " + dir + ": directory not found"};
      } else if (!hasFiles(dir, true)) {
        p = {.importPath = name, .error = "no Go files in " + dir};
      }
      return add(std::move(p));
    }
    bool dotless = name.substr(0, name.find('/')).find('.') == std::string::npos;
    if (dotless && libraryHas(name)) return add(libraryPackage(name));
    if (modules_.enabled()) {
      Modules::Found f = modules_.find(name, {});
      if (f.error.empty() && f.module != nullptr)
        return add({.importPath = name, .dir = f.dir, .root = f.module->dir, .module = f.module->id.path});
      if (!f.error.empty()) return add({.importPath = name, .error = f.error});
    }
    std::string why = dotless ? "package " + name + " is not in std (" + options_.libraryRoot + "/" + name + ")"
                              : "no required module provides package " + name + "; to add it:\n\tgo get " + name;
    add({.importPath = name, .error = why});
  }

  bool libraryHas(const std::string& path) const {
    return hasFiles(options_.libraryRoot + "/" + path, true) || hasFiles(options_.overlayRoot + "/" + path, true);
  }

  /// Whether files of sources are there; of a pattern those that constraints leave out do not count.
  bool hasFiles(const std::string& dir, bool evenExcluded) const {
    std::vector<std::string> names = listDir(dir);
    if (std::none_of(names.begin(), names.end(), isSourceName)) return false;
    if (evenExcluded) return true;
    BuildContext context = kUserContext;
    context.tags = options_.tags;
    FolderFiles found = userFiles(dir, context);
    return !found.files.empty() || !found.tests.empty();
  }

  /// All folders below one that may have packages: not those of other modules, nor those that go leaves out.
  void walk(const std::string& dir, std::vector<std::string>& out) const {
    out.push_back(dir);
    for (const std::string& name : listDir(dir)) {
      std::string path = dir + "/" + name;
      if (name.starts_with(".") || name.starts_with("_") || name == "testdata" || !isDir(path)) continue;
      if (exists(path + "/go.mod") || exists(path + "/vo.mod") || (name == "vendor" && modules_.enabled())) continue;
      walk(path, out);
    }
  }

  void addMatching(const std::vector<std::string>& folders, const std::string& pattern, bool byFolder) {
    std::vector<NamedPackage> found;
    for (const std::string& dir : folders) {
      NamedPackage p = packageOf(dir);
      if (matchesPattern(pattern, byFolder ? dir : p.importPath) && hasFiles(dir, p.isLibrary)) found.push_back(std::move(p));
    }
    std::sort(found.begin(), found.end(), [](const NamedPackage& a, const NamedPackage& b) { return a.importPath < b.importPath; });
    for (NamedPackage& p : found) add(std::move(p));
  }

  void findFolders(const std::string& pattern) {
    std::string start = pattern.substr(0, pattern.find(kAny));
    start.erase(start.rfind('/') + 1);
    std::string dir = absolutePath(start);
    if (!isDir(dir))
      return add({.importPath = pattern, .error = "pattern " + pattern + ": lstat " + start + ": no such file or directory"});
    std::vector<std::string> folders;
    walk(dir, folders);
    addMatching(folders, dir + (dir == "/" ? "" : "/") + pattern.substr(start.size()), true);
  }

  void findPaths(const std::string& pattern) {
    for (const std::string& path : publicLibraryPackages(options_.libraryRoot, options_.overlayRoot))
      if (matchesPattern(pattern, path)) add(libraryPackage(path));
    std::vector<std::string> folders;
    if (const Module* m = modules_.mainOf(here_)) walk(m->dir, folders);
    addMatching(folders, pattern, false);
  }

  void findStd() {
    for (const std::string& path : publicLibraryPackages(options_.libraryRoot, options_.overlayRoot)) add(libraryPackage(path));
  }

  LoadOptions options_;
  Modules modules_;
  std::string here_, moduleError_;
  std::set<std::string> seen_;
  NamedPackages out_;
};

}  // namespace

bool isFolderPath(std::string_view p) { return p == "." || p == ".." || p.starts_with("./") || p.starts_with("../") || p.starts_with('/'); }

bool matchesPattern(std::string_view pattern, std::string_view text) {
  size_t any = pattern.find(kAny);
  if (any == std::string_view::npos) return pattern == text;
  if (pattern.ends_with("/...") && matchesPattern(pattern.substr(0, pattern.size() - 4), text)) return true;
  if (!text.starts_with(pattern.substr(0, any))) return false;
  text.remove_prefix(any);
  for (pattern.remove_prefix(any + kAny.size()); (any = pattern.find(kAny)) != std::string_view::npos; pattern.remove_prefix(any + kAny.size())) {
    // (the first place that is found leaves the most for what follows)
    size_t at = text.find(pattern.substr(0, any));
    if (at == std::string_view::npos) return false;
    text.remove_prefix(at + any);
  }
  return text.ends_with(pattern);
}

NamedPackages findPackages(const std::vector<std::string>& patterns, const LoadOptions& options) { return Finder(options).find(patterns); }

bool isMeant(const std::string& pattern, const std::string& importPath, const std::string& dir, bool isLibrary) {
  if (pattern == "all") return true;
  if (pattern == "std") return isLibrary;
  if (!isFolderPath(pattern)) return matchesPattern(pattern, importPath);
  size_t any = pattern.find(kAny);
  if (any == std::string::npos) return absolutePath(pattern) == dir;
  // (of the part before "...", what is behind the last slash is the start of a name)
  std::string start = pattern.substr(0, pattern.find_last_of('/', any)), folder = absolutePath(start);
  return matchesPattern(folder + pattern.substr(start.size()), dir);
}

}  // namespace vo::package
