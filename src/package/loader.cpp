// This file finds the packages of a program.
//
// Loading goes depth first from the packages that were asked for: a package's files are chosen by
// its build context, scanned for imports, and each import is resolved to a folder. What is on the
// path from the start is the cycle check. At the end packages are put into initialisation order.
#include "package/loader.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "package/build_constraint.h"
#include "package/files.h"
#include "package/header_errors.h"
#include "package/module_file.h"
#include "package/overlay.h"
#include "package/scan.h"

namespace vo::package {

using diag::Pos;
using diag::Range;

std::string defaultLibraryRoot() {
  const char* env = getenv("VO_GOROOT_SRC");
  return env != nullptr && *env != 0 ? env : VO_LIBRARY_DIR;
}

std::string defaultOverlayRoot() {
  const char* env = getenv("VO_OVERLAY");
  return env != nullptr && *env != 0 ? env : VO_OVERLAY_DIR;
}

namespace {

/// A chain of imports longer than this is refused, so that the depth-first walk is bounded.
constexpr size_t kMaxImportDepth = 2000;

std::string newestUserVersion() { return "go1." + std::to_string(kUserGoMinor); }

bool hasPathPrefix(std::string_view path, std::string_view prefix) {
  return path == prefix || (path.starts_with(prefix) && path[prefix.size()] == '/');
}

/// For a path with an element "internal": the path before it. Null-like npos if there is none.
size_t internalParent(std::string_view path) {
  size_t best = std::string_view::npos;
  for (size_t at = path.find("internal"); at != std::string_view::npos; at = path.find("internal", at + 1)) {
    bool begins = at == 0 || path[at - 1] == '/';
    bool ends = at + 8 == path.size() || path[at + 8] == '/';
    if (begins && ends) best = at;
  }
  return best;
}

bool isRelative(std::string_view path) {
  return path.starts_with("./") || path.starts_with("../") || path == "." || path == "..";
}

/// What the go command does not take as an import path, in its words, or empty.
std::string malformedPath(std::string_view path) {
  std::string start = "malformed import path \"" + std::string(path) + "\": ";
  if (path.starts_with('-')) return start + "leading dash";
  if (path.find("//") != std::string_view::npos) return start + "double slash";
  if (path.ends_with('/')) return start + "trailing slash";
  while (!path.empty()) {
    std::string_view element = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(path.size(), element.size() + 1));
    if (element.find_first_not_of('.') == std::string_view::npos)
      return start + "invalid path element \"" + std::string(element) + "\"";
    if (element.ends_with('.')) return start + "trailing dot in path element";
  }
  return {};
}

/// Whether a package may import `path` if its own path is `importer`.
bool mayImportInternal(std::string_view importer, std::string_view path) {
  size_t at = internalParent(path);
  if (at == std::string_view::npos) return true;
  std::string_view parent = path.substr(0, at == 0 ? 0 : at - 1);
  return parent.empty() || hasPathPrefix(importer, parent);
}

int minorOf(std::string_view goVersion) {
  if (!goVersion.starts_with("1.")) return goVersion.starts_with("1") && goVersion.size() == 1 ? 0 : -1;
  int n = 0;
  size_t i = 2;
  for (; i < goVersion.size() && i < 6 && goVersion[i] >= '0' && goVersion[i] <= '9'; i++) n = n * 10 + (goVersion[i] - '0');
  return i == 2 ? -1 : n;
}

}  // namespace

struct Loader::Impl {
  struct Found {
    std::string importPath;
    std::string dir;
    bool library = false;
    std::string goVersion;
    std::string error;  ///< not empty: there is no such package
  };
  /// An import of a package's files, where it is written first.
  struct Import {
    std::string path;
    Range at;
    std::string file;
  };
  /// Where a package is on the current chain of imports, for the text of a cycle.
  struct Step {
    uint32_t package;
    std::string file;  ///< whose import led to the next step
  };
  /// A source file before it is in the source map.
  struct Candidate {
    std::string path;
    bool isOverlay;
    const DeclNames* picks;
    bool named = false;  ///< on the command line
  };

  base::Arena& arena;
  diag::SourceMap& map;
  diag::Sink& sink;
  LoadOptions options;
  OverlayManifest manifest;
  LoadResult result;
  std::map<std::string, uint32_t, std::less<>> byPath;
  std::map<std::string, uint32_t, std::less<>> rundirPackages;
  std::set<std::string> missing;  ///< paths that have been complained about
  std::vector<Step> chain;
  std::set<uint32_t> onChain;
  ModuleFile module;
  bool hasModule = false;

  Impl(base::Arena& a, diag::SourceMap& m, diag::Sink& s, LoadOptions o)
      : arena(a), map(m), sink(s), options(std::move(o)) {
    if (options.libraryRoot.empty()) options.libraryRoot = defaultLibraryRoot();
    if (options.overlayRoot.empty()) options.overlayRoot = defaultOverlayRoot();
    std::string text, error;
    if (readFile(options.overlayRoot + "/manifest.txt", &text).empty()) manifest = parseManifest(text, &error);
    if (!error.empty()) fail(diag::Kind::ImportError, {}, error);
  }

  void fail(diag::Kind kind, Range at, std::string text) {
    if (at.begin.valid()) indexLines(at.begin);
    sink.error(kind, at, std::move(text));
  }

  /// Nothing has been parsed yet, so the file that an error is in has no line table.
  void indexLines(Pos pos) {
    for (const LoadedPackage& p : result.packages) {
      for (const LoadedFile& f : p.files) {
        diag::SourceFile* s = f.source;
        if (pos.value < s->base || pos.value > s->base + s->size || s->lineStarts.size() > 1) continue;
        s->lineStarts.clear();
        s->lineStarts.push(map.arena(), 0);
        for (uint32_t i = 0; i + 1 < s->size; i++)  // as in go/token, no line begins at the end
          if (s->text[i] == '\n') s->lineStarts.push(map.arena(), i + 1);
      }
    }
  }

  // --- The main module ----------------------------------------------------------------------------

  void findModule(std::string dir) {
    for (;;) {
      for (const char* name : {"/vo.mod", "/go.mod"}) {
        if (isFile(dir + name)) return readModule(dir, dir + name);
      }
      if (dir == "/" || dir.empty()) return;
      dir = parentOf(dir);
    }
  }

  void readModule(const std::string& dir, const std::string& path) {
    std::string text, error;
    if (std::string why = readFile(path, &text); !why.empty()) return fail(diag::Kind::FileError, {}, why);
    module = parseModuleFile(text, &error);
    if (!error.empty()) return fail(diag::Kind::ImportError, {}, path + ":" + error);
    hasModule = true;
    result.moduleRoot = dir;
    result.goVersionLine = module.goVersion;
    bool vo = path.ends_with("vo.mod");
    if (module.goVersion.empty()) module.goVersion = vo ? "1." + std::to_string(kUserGoMinor) : "1.16";
    if (minorOf(module.goVersion) < 0) {
      fail(diag::Kind::ImportError, {}, path + ": invalid go version '" + module.goVersion + "': must match format 1.23");
    } else if (minorOf(module.goVersion) > kUserGoMinor) {
      fail(diag::Kind::ImportError, {}, path + " requires go >= " + module.goVersion + " (this is go 1." + std::to_string(kUserGoMinor) + ")");
    }
  }

  static std::string versionTag(const std::string& goVersion) {
    int minor = minorOf(goVersion);
    return minor < 0 ? newestUserVersion() : "go1." + std::to_string(std::min(minor, kUserGoMinor));
  }

  /// The import path of a folder of the main module, or "command-line-arguments".
  std::string listPathOf(const std::string& dir) const {
    if (!hasModule || !hasPathPrefix(dir, result.moduleRoot)) return "command-line-arguments";
    return module.path + dir.substr(result.moduleRoot == "/" ? 0 : result.moduleRoot.size());
  }

  // --- Resolution of an import path ----------------------------------------------------------------

  bool libraryHas(const std::string& path) const {
    return isExternalTest(path) || isDir(options.libraryRoot + "/" + path) || isDir(options.overlayRoot + "/" + path);
  }
  bool isExternalTest(std::string_view path) const {
    return !options.testPackage.empty() && path.ends_with("_test") && path.substr(0, path.size() - 5) == options.testPackage;
  }
  Found library(const std::string& path) const {
    return {path, options.libraryRoot + "/" + (isExternalTest(path) ? options.testPackage : path), true, "go1." + std::to_string(kLibraryGoMinor), {}};
  }

  Found resolve(const LoadedPackage& importer, std::string path) const {
    bool std = path.starts_with("std/");
    if (std) path.erase(0, 4);
    if (importer.isLibrary) {
      if (libraryHas(path)) return library(path);
      if (std::string vendored = "vendor/" + path; libraryHas(vendored)) return library(vendored);
      return {.error = "package " + path + " is not in std (" + options.libraryRoot + "/" + path + ")"};
    }
    if (isRelative(path))
      return {.error = hasModule ? "\"" + path + "\" is relative, but relative import paths are not supported in module mode"
                                 : "local import \"" + path + "\" in non-local package"};
    if (path.starts_with("/")) return {.error = "\"" + path + "\" is not a package path; see 'go help packages'"};
    if (std::string why = malformedPath(path); !why.empty()) return {.error = why};
    if (path == "C") return {.error = "import \"C\": cgo is not supported"};
    if (hasModule && !std) {
      if (Found f = inModules(path); !f.importPath.empty() || !f.error.empty()) return f;
    }
    std::string first = path.substr(0, path.find('/'));
    bool vendored = path == "vendor" || path.starts_with("vendor/") || path == "cmd" || path.starts_with("cmd/");
    if (first.find('.') == std::string::npos) {
      if (!vendored && libraryHas(path)) return library(path);
      return {.error = "package " + path + " is not in std (" + options.libraryRoot + "/" + path + ")"};
    }
    std::string text = "no required module provides package " + path;
    if (!hasModule) return {.error = text + ": go.mod file not found in current directory or any parent directory; see 'go help modules'"};
    return {.error = text + "; to add it:\n\tgo get " + path};
  }

  /// The main module, its replacements, its vendor folder. Empty if none of them has the path.
  Found inModules(const std::string& path) const {
    std::string version = versionTag(module.goVersion);
    if (hasPathPrefix(path, module.path)) {
      std::string dir = result.moduleRoot + path.substr(module.path.size());
      if (hasSources(dir)) return {path, dir, false, version, {}};
    }
    const Replacement* best = nullptr;
    for (const Replacement& r : module.replaced) {
      if (r.isLocal() && hasPathPrefix(path, r.path) && (best == nullptr || r.path.size() > best->path.size())) best = &r;
    }
    if (best != nullptr) {
      std::string root = cleanPath(best->target[0] == '/' ? best->target : result.moduleRoot + "/" + best->target);
      std::string dir = root + path.substr(best->path.size());
      if (isDir(dir)) return {path, dir, false, versionOfFolder(root), {}};
    }
    if (std::string dir = result.moduleRoot + "/vendor/" + path; isDir(dir)) return {path, dir, false, version, {}};
    return {};
  }

  static bool hasSources(const std::string& dir) {
    for (const std::string& name : listDir(dir))
      if (name.ends_with(".go") || name.ends_with(".vo")) return true;
    return false;
  }

  std::string versionOfFolder(const std::string& root) const {
    std::string text, error;
    for (const char* name : {"/vo.mod", "/go.mod"}) {
      if (!isFile(root + name) || !readFile(root + name, &text).empty()) continue;
      std::string v = parseModuleFile(text, &error).goVersion;
      return v.empty() ? "go1.16" : versionTag(v);
    }
    return versionTag(module.goVersion);
  }

  // --- Files of a package --------------------------------------------------------------------------

  static bool isSourceName(std::string_view name) {
    if (name.starts_with(".") || name.starts_with("_")) return false;
    return name.ends_with(".go") || name.ends_with(".vo");
  }
  static bool isTestName(std::string_view name) { return name.ends_with("_test.go") || name.ends_with("_test.vo"); }

  /// Whether a library package takes the file: its tests only if it is the one under test.
  bool belongs(const std::string& importPath, const std::string& dir, const std::string& name) const {
    bool external = isExternalTest(importPath);
    if (!external && importPath != options.testPackage) return !isTestName(name);
    if (!isTestName(name)) return !external;
    std::string text;
    return readFile(dir + "/" + name, &text).empty() && scanHeader(text).package.ends_with("_test") == external;
  }

  /// Go's files of a library package and ours.
  std::vector<Candidate> libraryFiles(const std::string& importPath, const std::string& dir) {
    auto rule = manifest.find(importPath);
    OverlayRule none;
    const OverlayRule& r = rule == manifest.end() ? none : rule->second;
    BuildContext context = r.amd64 ? BuildContext::LibraryAmd64 : BuildContext::Library;
    std::vector<Candidate> out;
    for (const std::string& name : listDir(dir)) {
      if (!isSourceName(name) || !belongs(importPath, dir, name) || r.dropped.contains(name)) continue;
      auto pick = r.picks.find(name);
      bool named = r.taken.contains(name) || pick != r.picks.end();
      if (!named && (r.none || !matchFileName(context, name) || !headerMatches(context, dir + "/" + name))) continue;
      out.push_back({dir + "/" + name, false, pick == r.picks.end() ? nullptr : &pick->second});
    }
    std::string ours = options.overlayRoot + "/" + (isExternalTest(importPath) ? options.testPackage : importPath);
    for (const std::string& name : listDir(ours))
      if (isSourceName(name) && belongs(importPath, ours, name)) out.push_back({ours + "/" + name, true, nullptr});
    return out;
  }

  /// Reads the file to see its constraints; the text is read again when the file is taken.
  static bool headerMatches(BuildContext context, const std::string& path) {
    std::string text;
    return readFile(path, &text).empty() && matchFileHeader(context, text);
  }

  std::vector<Candidate> userFiles(const std::string& dir, bool* sawAny) {
    std::vector<Candidate> out;
    for (const std::string& name : listDir(dir)) {
      if (!isSourceName(name) || isTestName(name)) continue;
      *sawAny = true;
      if (matchFileName(BuildContext::User, name) && headerMatches(BuildContext::User, dir + "/" + name))
        out.push_back({dir + "/" + name, false, nullptr});
    }
    return out;
  }

  diag::SourceFile* addText(const std::string& path, std::string_view text) {
    diag::SourceFile* file = map.add(arena.copy(std::string_view(path)), arena.copy(text));
    if (file == nullptr) fail(diag::Kind::FileError, {}, path + ": the program's sources are too large");
    return file;
  }

  void readFiles(LoadedPackage& p, const std::vector<Candidate>& candidates) {
    std::vector<std::string> texts(candidates.size());
    DeclNames replaced;
    for (size_t i = 0; i < candidates.size(); i++) {
      if (std::string why = readFile(candidates[i].path, &texts[i]); !why.empty()) {
        fail(diag::Kind::FileError, {}, why);
      } else if (candidates[i].isOverlay) {
        replaced.merge(declaredNames(texts[i]));
      }
    }
    for (size_t i = 0; i < candidates.size(); i++) {
      const Candidate& c = candidates[i];
      bool merge = !c.isOverlay && (!replaced.empty() || c.picks != nullptr);
      std::string text = merge ? withoutDecls(texts[i], replaced, c.picks) : std::move(texts[i]);
      diag::SourceFile* file = addText(c.path, text);
      if (file == nullptr) continue;
      // A script may have any name; if that is not Go's, it is Vo.
      file->isScript = c.named && file->text.starts_with("#!");
      bool isVo = c.path.ends_with(".vo") || (file->isScript && !c.path.ends_with(".go"));
      p.files.push_back({file, isVo, c.isOverlay});
    }
  }

  /// Sets the package's name from its files; complains if they disagree.
  void namePackage(LoadedPackage& p, Range at) {
    const LoadedFile* first = nullptr;
    for (const LoadedFile& f : p.files) {
      std::string_view name = clauseOf(f);
      if (name.empty() || !headerOf(f).text.empty()) continue;
      if (first == nullptr) {
        first = &f;
        p.name = name;
      } else if (name != p.name) {
        fail(diag::Kind::ImportError, at,
             "found packages " + p.name + " (" + baseName(first->source->path) + ") and " + std::string(name) +
                 " (" + baseName(f.source->path) + ") in " + p.dir);
        return;
      }
    }
  }

  /// What is wrong with the file's package clause or imports. .vo files and the library are left to the parser.
  HeaderError headerOf(const LoadedFile& f) const {
    if (options.compilerErrors || f.isVo || f.isOverlay || f.source->path.starts_with(options.libraryRoot + "/")) return {};
    std::string_view text = f.source->text;
    auto skipped = f.source->isScript ? static_cast<uint32_t>(std::min(text.find('\n'), text.size())) : 0u;
    HeaderError e = headerError(text.substr(skipped));
    e.offset += skipped;
    return e;
  }

  /// Of a package, the first one counts; its imports have been loaded by then.
  void reportHeader(const LoadedPackage& p) {
    for (const LoadedFile& f : p.files) {
      HeaderError e = headerOf(f);
      if (e.text.empty()) continue;
      Pos pos{f.source->base + e.offset};
      if (!e.isImportPath) return fail(diag::Kind::ImportError, {pos, pos.plus(1)}, e.text);
      // The go command shows this one's file as it is.
      indexLines(pos);
      return fail(diag::Kind::ImportError, {}, diag::locationText(map.locate(pos)) + ": " + e.text);
    }
  }

  static std::string_view clauseOf(const LoadedFile& f) {
    std::string_view name = scanHeader(f.source->text).package;
    return name.empty() && f.isVo ? "main" : name;
  }

  // --- Walking imports -----------------------------------------------------------------------------

  /// Follows the imports of package `index`, whose files are read.
  void loadImports(uint32_t index) {
    if (chain.size() >= kMaxImportDepth) {
      fail(diag::Kind::ImportError, {}, "the chain of imports is too long");
      return;
    }
    chain.push_back({index, {}});
    onChain.insert(index);
    for (Import& import : importsOf(result.packages[index])) {
      chain.back().file = import.file;
      addImport(index, std::move(import.path), import.at);
    }
    if (!result.packages[index].isLibrary) reportHeader(result.packages[index]);
    onChain.erase(index);
    chain.pop_back();
  }

  /// By path, as the go command takes them.
  std::vector<Import> importsOf(const LoadedPackage& p) const {
    std::vector<Import> out;
    for (const LoadedFile& file : p.files) {
      if (!p.isLibrary && !headerOf(file).text.empty()) continue;
      std::string name = baseName(file.source->path);
      for (const ScannedImport& import : scanHeader(file.source->text).imports) {
        Range at = {Pos{file.source->base + import.specBegin}, Pos{file.source->base + import.end}};
        out.push_back({std::string(import.path), at, name});
      }
      // In a .vo file print, println and assert need fmt for what is not a basic type.
      if (file.isVo && (file.source->text.find("print") != std::string_view::npos ||
                        file.source->text.find("assert") != std::string_view::npos))
        out.push_back({"std/fmt", {}, name});
      if (file.isVo && file.source->text.find("~>") != std::string_view::npos) out.push_back({"std/dyn", {}, name});
    }
    std::stable_sort(out.begin(), out.end(), [](const Import& a, const Import& b) { return a.path < b.path; });
    return out;
  }

  /// "package m", "\n\timports m/a", …: the chain of imports that led to what is being loaded.
  std::string chainText() const {
    std::string text = "package ";
    for (size_t i = 0; i < chain.size(); i++) {
      if (i > 0) text += "\n\timports ";
      text += result.packages[chain[i].package].listPath;
    }
    return text;
  }

  void addImport(uint32_t index, std::string path, Range at) {
    for (const LoadedImport& i : result.packages[index].imports)
      if (i.path == path) return;
    if (path.empty() || path.find_first_of("\\ \t<>\"'`{}|^*?!#$%&()[]:;,=") != std::string::npos) return;  // the checker's error
    if (options.compilerErrors && !isRelative(path) && (path.starts_with('/') || cleanPath(path) != path)) return;  // as well
    uint32_t target = path == "unsafe" || path == "std/unsafe" ? LoadedImport::kUnsafe : importPackage(index, path, at);
    if (target == LoadResult::kNone && path != "unsafe" && path != "std/unsafe") return;
    result.packages[index].imports.push_back({std::move(path), target});
  }

  /// The index of the package, loaded if it was not; kNone if there was an error.
  uint32_t importPackage(uint32_t importer, const std::string& path, Range at) {
    if (auto it = rundirPackages.find(path); it != rundirPackages.end()) {
      if (result.packages[it->second].imports.empty() && !onChain.contains(it->second)) loadImports(it->second);
      return checkCycle(it->second);
    }
    Found found = resolve(result.packages[importer], path);
    if (!found.error.empty()) {
      if (!missing.insert(path).second) return LoadResult::kNone;
      fail(diag::Kind::ImportError, at, found.error);
      // The go command asks twice.
      if (hasModule && isRelative(path))
        fail(diag::Kind::ImportError, at, "local import \"" + path + "\" in non-local package");
      return LoadResult::kNone;
    }
    std::string_view from = result.packages[importer].listPath;
    bool fromLibrary = result.packages[importer].isLibrary;
    if (!fromLibrary && (found.library ? internalParent(found.importPath) != std::string_view::npos
                                       : !mayImportInternal(from, found.importPath))) {
      indexLines(at.begin);
      sink.error(diag::Kind::ImportError, {}, chainText())
          .notes.push_back({at, "use of internal package " + found.importPath + " not allowed"});
      return LoadResult::kNone;
    }
    uint32_t target = loadPackage(found, at);
    if (target == LoadResult::kNone) return target;
    if (!found.library && result.packages[target].name == "main") {
      fail(diag::Kind::ImportError, at, "import \"" + path + "\" is a program, not an importable package");
      return LoadResult::kNone;
    }
    return checkCycle(target);
  }

  uint32_t checkCycle(uint32_t target) {
    if (!onChain.contains(target)) return target;
    std::string text = "package " + result.packages[chain.front().package].listPath;
    for (size_t i = 0; i < chain.size(); i++) {
      uint32_t next = i + 1 < chain.size() ? chain[i + 1].package : target;
      text += "\n\timports " + result.packages[next].listPath + " from " + chain[i].file;
    }
    fail(diag::Kind::ImportError, {}, text + ": import cycle not allowed");
    return LoadResult::kNone;
  }

  uint32_t newPackage(LoadedPackage p) {
    result.packages.push_back(std::move(p));
    return static_cast<uint32_t>(result.packages.size() - 1);
  }

  /// A folder without files for this package: none are there, or only tests, or constraints exclude them.
  void noFiles(const std::string& path, const std::string& trail, const std::string& dir, bool sawAny) {
    if (sawAny) {
      fail(diag::Kind::ImportError, {}, trail + ": build constraints exclude all Go files in " + dir);
    } else if (hasSources(dir)) {
      fail(diag::Kind::ImportError, {}, path + ": no non-test Go files in " + dir);
    } else {
      fail(diag::Kind::ImportError, {}, "no Go files in " + dir);
    }
  }

  uint32_t loadPackage(const Found& found, Range at) {
    if (auto it = byPath.find(found.importPath); it != byPath.end()) return it->second;
    LoadedPackage p = {.importPath = found.importPath, .listPath = found.importPath, .dir = found.dir,
                       .goVersion = found.goVersion, .isLibrary = found.library};
    if (found.library && options.provided && options.provided(found.importPath)) {
      p.isProvided = true;
      return byPath[found.importPath] = newPackage(std::move(p));
    }
    bool sawAny = false;
    std::vector<Candidate> files = found.library ? libraryFiles(found.importPath, found.dir) : userFiles(found.dir, &sawAny);
    if (files.empty()) {
      if (found.library) {
        fail(diag::Kind::ImportError, at, "package " + found.importPath + ": no Go files in " + found.dir);
      } else {
        noFiles(found.importPath, chainText() + "\n\timports " + found.importPath, found.dir, sawAny);
      }
      return byPath[found.importPath] = LoadResult::kNone;
    }
    readFiles(p, files);
    namePackage(p, at);
    uint32_t index = newPackage(std::move(p));
    byPath[found.importPath] = index;
    loadImports(index);
    return index;
  }

  // --- Order ---------------------------------------------------------------------------------------

  void markClosure(uint32_t from, std::vector<char>& mark) const {
    std::vector<uint32_t> work = {from};
    while (!work.empty()) {
      uint32_t at = work.back();
      work.pop_back();
      if (mark[at]) continue;
      mark[at] = 1;
      for (const LoadedImport& i : result.packages[at].imports)
        if (i.package != LoadedImport::kUnsafe) work.push_back(i.package);
    }
  }

  /// Kahn's algorithm with the smallest path first; package runtime's closure precedes all (in the image fmt's, too).
  void sortPackages() {
    size_t n = result.packages.size();
    std::vector<char> early(n, 0);
    auto precede = [&](const char* path) {
      if (auto it = byPath.find(path); it != byPath.end() && it->second != LoadResult::kNone) markClosure(it->second, early);
    };
    precede("runtime");
    // What nearly every program needs lies together in the library image.
    if (result.main == LoadResult::kNone) precede("fmt");
    std::vector<std::vector<uint32_t>> users(n);
    std::vector<uint32_t> waiting(n, 0);
    for (uint32_t i = 0; i < n; i++) {
      for (const LoadedImport& import : result.packages[i].imports) {
        if (import.package == LoadedImport::kUnsafe) continue;
        users[import.package].push_back(i);
        waiting[i]++;
      }
    }
    std::set<std::tuple<bool, std::string, uint32_t>> ready;
    auto add = [&](uint32_t i) { ready.emplace(!early[i], result.packages[i].importPath, i); };
    for (uint32_t i = 0; i < n; i++)
      if (waiting[i] == 0) add(i);
    std::vector<uint32_t> place(n, 0);
    std::vector<LoadedPackage> sorted;
    while (!ready.empty()) {
      uint32_t i = std::get<2>(*ready.begin());
      ready.erase(ready.begin());
      place[i] = static_cast<uint32_t>(sorted.size());
      sorted.push_back(std::move(result.packages[i]));
      for (uint32_t u : users[i])
        if (--waiting[u] == 0) add(u);
    }
    VO_CHECK(sorted.size() == n, "cycles were cut when they were reported");
    for (LoadedPackage& p : sorted)
      for (LoadedImport& i : p.imports)
        if (i.package != LoadedImport::kUnsafe) i.package = place[i.package];
    if (result.main != LoadResult::kNone) result.main = place[result.main];
    result.packages = std::move(sorted);
  }

  LoadResult finish() {
    if (options.implicitRuntime) loadPackage(library("runtime"), {});
    sortPackages();
    return std::move(result);
  }

  // --- Entry points --------------------------------------------------------------------------------

  /// The folder and the files that the user named; false after an error.
  bool namedFiles(const std::vector<std::string>& paths, std::string* dir, std::vector<Candidate>* files) {
    for (const std::string& given : paths) {
      std::string path = absolutePath(given);
      if (isDir(path)) {
        if (paths.size() == 1) return *dir = path, true;
        return fail(diag::Kind::FileError, {}, given + " is a folder; name one folder or files of one folder"), false;
      }
      if (!exists(path)) return fail(diag::Kind::FileError, {}, "stat " + given + ": no such file or directory"), false;
      if (!dir->empty() && *dir != parentOf(path))
        return fail(diag::Kind::FileError, {}, "named files must all be in one directory; have " + *dir + " and " + parentOf(path)), false;
      *dir = parentOf(path);
      files->push_back({path, false, nullptr, true});
    }
    return true;
  }

  LoadResult loadProgram(const std::vector<std::string>& paths) {
    std::string dir;
    std::vector<Candidate> files;
    if (!namedFiles(paths, &dir, &files)) return std::move(result);
    bool byFolder = files.empty();
    findModule(dir);
    bool sawAny = false;
    if (byFolder) files = userFiles(dir, &sawAny);
    std::string list = byFolder ? listPathOf(dir) : "command-line-arguments";
    if (files.empty()) {
      noFiles(list, "package " + list, dir, sawAny);
      return std::move(result);
    }
    LoadedPackage p = {.importPath = "main", .listPath = listPathOf(dir), .dir = dir,
                       .goVersion = hasModule ? versionTag(module.goVersion) : newestUserVersion(),
                       .isLibrary = !options.testPackage.empty()};
    readFiles(p, files);
    namePackage(p, {});
    if (p.name != "main" && !p.name.empty()) p.importPath = p.listPath;
    result.main = newPackage(std::move(p));
    // A module may be named as a library package.
    if (byFolder && !libraryHas(result.packages[result.main].listPath)) byPath[result.packages[result.main].listPath] = result.main;
    loadImports(result.main);
    return finish();
  }

  LoadResult loadRundir(const std::string& given, bool oneFileEach) {
    std::string dir = absolutePath(given);
    std::map<std::string, uint32_t> byClause;
    for (const std::string& name : listDir(dir)) {
      if (!isSourceName(name)) continue;
      LoadedPackage p = {.dir = dir, .goVersion = newestUserVersion()};
      readFiles(p, {{dir + "/" + name, false, nullptr}});
      if (p.files.empty()) continue;
      p.name = clauseOf(p.files[0]);
      std::string stem = name.substr(0, name.rfind('.'));
      auto known = byClause.find(p.name);
      if (known != byClause.end() && !oneFileEach) {
        result.packages[known->second].files.push_back(p.files[0]);
        continue;
      }
      bool main = p.name == "main";
      p.importPath = p.listPath = main ? "main" : "test/" + stem;
      std::string clause = p.name;
      uint32_t index = newPackage(std::move(p));
      byClause[clause] = index;
      if (main) result.main = index;
      rundirPackages["./" + stem] = rundirPackages["test/" + stem] = index;
    }
    if (result.main == LoadResult::kNone) {
      fail(diag::Kind::ImportError, {}, "no package main in " + dir);
      return std::move(result);
    }
    loadImports(result.main);
    return finish();
  }

  LoadResult loadLibrary(const std::vector<std::string>& importPaths) {
    for (const std::string& path : importPaths) {
      if (path == "unsafe") continue;
      if (libraryHas(path)) {
        loadPackage(library(path), {});
      } else {
        fail(diag::Kind::ImportError, {}, "package " + path + " is not in std (" + options.libraryRoot + "/" + path + ")");
      }
    }
    return finish();
  }
};

Loader::Loader(base::Arena& arena, diag::SourceMap& map, diag::Sink& sink, LoadOptions options)
    : impl_(new Impl(arena, map, sink, std::move(options))) {}
Loader::~Loader() { delete impl_; }
LoadResult Loader::loadProgram(const std::vector<std::string>& paths) { return impl_->loadProgram(paths); }
LoadResult Loader::loadRundir(const std::string& dir, bool oneFileEach) { return impl_->loadRundir(dir, oneFileEach); }
LoadResult Loader::loadLibrary(const std::vector<std::string>& importPaths) { return impl_->loadLibrary(importPaths); }

}  // namespace vo::package
