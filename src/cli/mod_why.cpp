// This file is `vo mod why`. As go does, it follows imports of all files that some build would
// take, from the main module's packages and their tests, and from its tools; of packages that
// these need tests are followed, too, but not those of packages that only such tests need.
#include <algorithm>
#include <cstdio>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/mod.h"
#include "package/files.h"
#include "package/loader.h"
#include "package/modules.h"
#include "package/package_files.h"
#include "package/patterns.h"
#include "package/scan.h"

namespace vo::cli {
namespace {

/// A package, or the tests of one.
struct Node {
  std::string path;
  std::string dir;                          ///< empty: it is not there
  const package::Module* module = nullptr;  ///< null: the library's, or no one's
  bool isLibrary = false;
  bool isTest = false;
  std::optional<std::vector<Node*>> imports;  ///< by path; when they have been asked for
  Node* tests = nullptr;                      ///< when they are followed
  const Node* from = nullptr;                 ///< what leads here
  bool isNeeded = false;                      ///< of "all"
  bool isReached = false;
};

class ImportGraph {
 public:
  ImportGraph(package::Modules& modules, bool withTests)
      : modules_(modules), withTests_(withTests), library_(package::defaultLibraryRoot()) {
    constexpr int kWithoutTestsOfOthers =
        16;  // (from this Go on "all" has no tests of other modules)
    closesOverTests_ = withTests && package::minorOf(modules_.goVersion()) < kWithoutTestsOfOthers;
    for (const package::Module* m : modules_.all())
      if (m->isMain) addRoots(*m, m->dir, m->id.path);
    std::sort(roots_.begin(), roots_.end(),
              [](const Node* a, const Node* b) { return a->path < b->path; });
    for (const std::string& path : modules_.tools())
      if (Node* n = find(path, Node{}); std::find(roots_.begin(), roots_.end(), n) == roots_.end())
        roots_.push_back(n);
    markNeeded();
    walk();
  }

  /// From the main module's package to this one; empty if it is not needed.
  std::vector<const Node*> wayTo(const std::string& path) const {
    std::vector<const Node*> way;
    auto it = byPath_.find(path);
    if (it == byPath_.end() || !it->second->isReached) return way;
    for (const Node* n = it->second; n != nullptr; n = n->from) way.insert(way.begin(), n);
    return way;
  }

  /// All that are reached, by path.
  std::vector<const Node*> reached(bool onlyNeeded) const {
    std::vector<const Node*> out;
    for (const auto& [path, n] : byPath_)
      if (n->isReached && (n->isNeeded || !onlyNeeded)) out.push_back(n);
    return out;
  }

 private:
  static bool isMain(const Node& n) { return n.module != nullptr && n.module->isMain; }

  Node* add(Node n) {
    Node* to = &nodes_.emplace_back(std::move(n));
    if (!to->isTest) byPath_[to->path] = to;
    return to;
  }

  /// Import paths of the files that some build takes, sorted; none if there is no such file.
  static std::optional<std::set<std::string>> importsOf(const std::string& dir, bool ofTests) {
    std::optional<std::set<std::string>> out;
    for (const std::string& name : package::listDir(dir)) {
      std::string file = dir + "/" + name, text;
      if (!package::isSourceName(name) || !package::isFile(file) ||
          !package::readFile(file, &text).empty())
        continue;
      if (!package::matchFileHeader({.any = true}, text)) continue;
      if (!out) out.emplace();
      if (package::isTestName(name) != ofTests) continue;
      for (const package::ScannedImport& i : package::scanHeader(text).imports)
        if (i.path != "C") out->emplace(i.path);
    }
    return out;
  }

  void addRoots(const package::Module& m, const std::string& dir, const std::string& path) {
    if (importsOf(dir, false)) roots_.push_back(add({.path = path, .dir = dir, .module = &m}));
    for (const std::string& name : package::listDir(dir)) {
      std::string below = dir + "/" + name;
      if (name.starts_with(".") || name.starts_with("_") || name == "testdata" ||
          !package::isDir(below))
        continue;
      if (package::exists(below + "/go.mod") || package::exists(below + "/vo.mod") ||
          (name == "vendor" && dir == m.dir))
        continue;
      addRoots(m, below, path + "/" + name);
    }
  }

  bool libraryHas(const std::string& path) const {
    return path.substr(0, path.find('/')).find('.') == std::string::npos &&
           importsOf(library_ + "/" + path, false);
  }

  Node* find(std::string path, const Node& importer) {
    if (importer.isLibrary && package::isDir(library_ + "/vendor/" + path)) path = "vendor/" + path;
    if (auto it = byPath_.find(path); it != byPath_.end()) return it->second;
    if (libraryHas(path))
      return add({.path = path, .dir = library_ + "/" + path, .isLibrary = true});
    package::Modules::Found found = modules_.find(
        path, {importer.path, importer.module == nullptr ? "" : importer.module->id.version});
    if (!found.error.empty() || found.module == nullptr) return add({.path = path});
    return add({.path = path, .dir = found.dir, .module = found.module});
  }

  const std::vector<Node*>& importsOf(Node& n) {
    if (n.imports) return *n.imports;
    n.imports.emplace();
    if (!n.dir.empty())
      if (auto paths = importsOf(n.dir, n.isTest))
        for (const std::string& path : *paths) n.imports->push_back(find(path, n));
    return *n.imports;
  }

  Node* testsOf(Node& n) {
    if (n.tests == nullptr)
      n.tests = add({.path = n.path,
                     .dir = n.dir,
                     .module = n.module,
                     .isLibrary = n.isLibrary,
                     .isTest = true});
    return n.tests;
  }

  void markNeeded() {
    std::vector<Node*> work;
    auto need = [&](Node* n) {
      if (!n->isNeeded) work.push_back(n);
      n->isNeeded = true;
    };
    for (Node* n : roots_) need(n);
    for (size_t i = 0; i < work.size(); i++) {
      Node* n = work[i];
      for (Node* next : importsOf(*n)) need(next);
      if (n->isTest) continue;
      bool followed = isMain(*n) || closesOverTests_;
      if (followed || withTests_) testsOf(*n);
      if (followed) need(n->tests);
    }
  }

  void walk() {
    std::vector<Node*> work;
    auto reach = [&](Node* n, const Node* from) {
      if (n->isReached) return;
      n->isReached = true;
      n->from = from;
      work.push_back(n);
    };
    for (Node* n : roots_) reach(n, nullptr);
    for (size_t i = 0; i < work.size(); i++) {
      Node* n = work[i];
      for (Node* next : importsOf(*n)) reach(next, n);
      if (n->tests != nullptr) reach(n->tests, n);
    }
  }

  package::Modules& modules_;
  bool withTests_, closesOverTests_ = false;
  std::string library_;
  std::deque<Node> nodes_;
  std::map<std::string, Node*> byPath_;
  std::vector<Node*> roots_;
};

/// Paragraphs, one for each that was asked about.
class Answers {
 public:
  explicit Answers(const Command& c) : c_(c) {}

  void add(const std::string& name, const std::vector<const Node*>& way) {
    if (!out_.empty()) out_ += "\n";
    out_ += "# " + name + "\n";
    for (const Node* n : way) out_ += n->path + (n->isTest ? ".test\n" : "\n");
    if (way.empty())
      out_ += "(main module does not need" + std::string(c_.withoutTests ? " to vendor" : "") +
              (c_.modules ? " module " : " package ") + name + ")\n";
  }
  int print() const { return fwrite(out_.data(), 1, out_.size(), stdout) != out_.size(); }

 private:
  const Command& c_;
  std::string out_;
};

int explainEachModule(const Command& c, const std::vector<std::string>& names,
                      package::Modules& modules) {
  std::vector<const package::Module*> all = modules.all();
  for (const std::string& name : names)
    if (name.find('@') != std::string::npos)
      return failMod(name + ": 'vo mod why' requires a module path, not a version query");
  ImportGraph graph(modules, !c.withoutTests);
  std::map<std::string, std::vector<const Node*>> ways;  // shortest ones
  for (const Node* n : graph.reached(false)) {
    if (n->module == nullptr) continue;
    std::vector<const Node*> way = graph.wayTo(n->path);
    std::vector<const Node*>& best = ways[n->module->id.path];
    if (best.empty() || way.size() < best.size()) best = std::move(way);
  }
  Answers answers(c);
  for (const std::string& name : names) {
    if (name != "all" && name.find("...") == std::string::npos) {
      answers.add(name, ways[name]);
      continue;
    }
    bool any = false;
    for (const package::Module* m : all) {
      if (name != "all" && !package::matchesPattern(name, m->id.path)) continue;
      any = true;
      answers.add(m->id.path, ways[m->id.path]);
    }
    if (!any)
      fprintf(stderr, "warning: pattern \"%s\" matched no module dependencies\n", name.c_str());
  }
  return answers.print();
}

int explainEachPackage(const Command& c, const std::vector<std::string>& names,
                       package::Modules& modules) {
  std::vector<std::string> paths;
  ImportGraph graph(modules, !c.withoutTests);
  for (const std::string& name : names) {
    if (!package::isFolderPath(name) && name.find("...") != std::string::npos)
      return failMod(
          "vo mod why: patterns of import paths are not there yet; use those of folders, as "
          "./...: " +
          name);
    if (name == "all") {
      for (const Node* n : graph.reached(true)) paths.push_back(n->path);
      continue;
    }
    package::LoadOptions options;
    options.mod = c.compile.mod;
    package::NamedPackages found = package::findPackages({name}, options);
    for (const std::string& w : found.warnings) fprintf(stderr, "vo: warning: %s\n", w.c_str());
    for (const package::NamedPackage& p : found.packages) {
      // (a folder without a package is no package, which is all that go finds here)
      if (p.error.empty() || !package::isFolderPath(name)) paths.push_back(p.importPath);
    }
  }
  Answers answers(c);
  for (const std::string& path : paths) answers.add(path, graph.wayTo(path));
  return answers.print();
}

}  // namespace

int explainModules(const Command& c, const std::vector<std::string>& names) {
  package::Modules modules;
  std::vector<package::Modules::Requirements> graph;
  if (std::string why = openModule(c, modules, &graph); !why.empty()) return failMod(why);
  if (!names.empty())
    return c.modules ? explainEachModule(c, names, modules) : explainEachPackage(c, names, modules);
  for (const package::Module* m : modules.all())
    if (c.modules && m->isMain) return explainEachModule(c, {m->id.path}, modules);
  return explainEachPackage(c, {"."}, modules);
}

}  // namespace vo::cli
