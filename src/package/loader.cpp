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
#include "package/godebug.h"
#include "package/header_errors.h"
#include "package/import_path.h"
#include "package/modules.h"
#include "package/package_files.h"
#include "package/scan.h"

namespace vo::package {

using diag::Pos;
using diag::Range;

namespace {

/// What the environment says, or what is installed beside vo, or what the build was configured with.
std::string folderOf(const char* variable, const char* installed, const char* configured) {
  const char* env = getenv(variable);
  if (env != nullptr && *env != 0) return env;
  std::string beside = installationRoot() + installed;
  return isDir(beside) ? beside : configured;
}

}  // namespace

std::string defaultLibraryRoot() { return folderOf("VO_GOROOT_SRC", "/lib/vo/go/src", VO_LIBRARY_DIR); }
std::string defaultOverlayRoot() { return folderOf("VO_OVERLAY", "/lib/vo/overlay", VO_OVERLAY_DIR); }

namespace {

/// A chain of imports longer than this is refused, so that the depth-first walk is bounded.
constexpr size_t kMaxImportDepth = 2000;

std::string newestUserVersion() { return "go1." + std::to_string(kUserGoMinor); }

}  // namespace

struct Loader::Impl {
  struct Found {
    std::string importPath;
    std::string dir;
    bool library = false;
    std::string goVersion;
    std::string error;  ///< not empty: there is no such package
    const Module* module = nullptr;  ///< not of the library
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
  Modules modules;
  const TestedPackage* tested = nullptr;  ///< outside of the library
  Found testedFound;

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

  /// False after an error.
  bool findModule(const std::string& dir) {
    std::string why = modules.open(dir, options.mod);
    if (!why.empty()) return fail(diag::Kind::ImportError, {}, why), false;
    if (const Module* m = modules.mainOf(dir)) {
      result.moduleRoot = m->dir;
      result.goVersionLine = m->goVersion;
    }
    return true;
  }

  static std::string versionTag(const std::string& goVersion) {
    int minor = minorOf(goVersion);
    return minor < 0 ? newestUserVersion() : "go1." + std::to_string(std::min(minor, kUserGoMinor));
  }

  /// The import path of a folder of the main module, or "command-line-arguments".
  std::string listPathOf(const std::string& dir) const {
    const Module* m = modules.mainOf(dir);
    if (m == nullptr) return "command-line-arguments";
    return m->id.path + dir.substr(m->dir == "/" ? 0 : m->dir.size());
  }

  // --- Resolution of an import path ----------------------------------------------------------------

  bool libraryHas(const std::string& path) const {
    if (options.provided && options.provided(path)) return true;  // no sources are needed
    return isExternalTest(path) || isDir(options.libraryRoot + "/" + path) || isDir(options.overlayRoot + "/" + path);
  }
  bool isExternalTest(std::string_view path) const {
    return !options.testPackage.empty() && path.ends_with("_test") && path.substr(0, path.size() - 5) == options.testPackage;
  }
  Found library(const std::string& path) const {
    return {path, options.libraryRoot + "/" + (isExternalTest(path) ? options.testPackage : path), true, "go1." + std::to_string(kLibraryGoMinor), {}};
  }

  bool isTested(std::string_view path) const { return tested != nullptr && path == tested->importPath; }
  bool isTestedExternally(std::string_view path) const {
    return tested != nullptr && path.ends_with("_test") && path.substr(0, path.size() - 5) == tested->importPath;
  }

  Found resolve(const LoadedPackage& importer, std::string path) {
    if (isTested(path) || (isTestedExternally(path) && importer.isLibrary)) {
      Found out = testedFound;
      out.importPath = path;
      return out;
    }
    bool std = path.starts_with("std/");
    if (std) path.erase(0, 4);
    if (importer.isLibrary) {
      if (libraryHas(path)) return library(path);
      if (std::string vendored = "vendor/" + path; libraryHas(vendored)) return library(vendored);
      return {.error = "package " + path + " is not in std (" + options.libraryRoot + "/" + path + ")"};
    }
    if (isRelative(path))
      return {.error = modules.enabled() ? "\"" + path + "\" is relative, but relative import paths are not supported in module mode"
                                         : "local import \"" + path + "\" in non-local package"};
    if (path.starts_with("/")) return {.error = "\"" + path + "\" is not a package path; see 'go help packages'"};
    if (std::string why = malformedPath(path); !why.empty()) return {.error = why};
    std::string first = path.substr(0, path.find('/'));
    bool vendored = path == "vendor" || path.starts_with("vendor/") || path == "cmd" || path.starts_with("cmd/");
    if (first.find('.') == std::string::npos && !vendored && libraryHas(path)) return library(path);
    VO_CHECK(!path.empty(), "the checker complains of empty paths, nobody looks for them");
    if (modules.enabled()) {
      Modules::Found f = modules.find(path, {importer.listPath, importer.module == nullptr ? "" : importer.module->id.version});
      if (!f.error.empty()) return {.error = f.error};
      if (f.module != nullptr) return {path, f.dir, false, versionTag(f.module->goVersion), {}, f.module};
    }
    if (first.find('.') == std::string::npos) return {.error = "package " + path + " is not in std (" + options.libraryRoot + "/" + path + ")"};
    return {.error = "no required module provides package " + path + ": go.mod file not found in current directory or any parent directory; see 'go help modules'"};
  }

  // --- Files of a package --------------------------------------------------------------------------

  /// Whether a library package takes the file: its tests only if it is the one under test.
  bool belongs(const std::string& importPath, const std::string& dir, const std::string& name) const {
    bool external = isExternalTest(importPath);
    if (!external && importPath != options.testPackage) return !isTestName(name);
    if (!isTestName(name)) return !external;
    std::string text;
    return readFile(dir + "/" + name, &text).empty() && scanHeader(text).package.ends_with("_test") == external;
  }

  /// Go's files of a library package and ours.
  std::vector<ChosenFile> libraryFiles(const std::string& importPath, const std::string& dir) {
    const OverlayRule* rule = ruleOf(importPath);
    std::string ours = options.overlayRoot + "/" + (isExternalTest(importPath) ? options.testPackage : importPath);
    std::vector<ChosenFile> out = overlaidFiles(dir, ours, rule, {.library = true, .arch = arch()});
    std::erase_if(out, [&](const ChosenFile& f) { return !belongs(importPath, parentOf(f.path), baseName(f.path)); });
    return out;
  }
  Arch arch() const { return options.settings.goarch == "arm64" ? Arch::Arm64 : Arch::Amd64; }
  const OverlayRule* ruleOf(const std::string& key) const {
    auto rule = manifest.find(key);
    return rule == manifest.end() ? nullptr : &rule->second;
  }

  /// The files of a package outside of the library; a few that gc implements in assembly have an overlay.
  FolderFiles filesOf(const std::string& importPath, const std::string& dir) const {
    BuildContext context = kUserContext;
    context.arch = arch();
    context.tags = options.tags;
    std::string overlay = "module/" + importPath;
    const OverlayRule* rule = ruleOf(overlay);
    FolderFiles out = userFiles(dir, context);
    if (rule == nullptr) return out;
    out.files = overlaidFiles(dir, options.overlayRoot + "/" + overlay, rule, context);
    std::erase_if(out.files, [](const ChosenFile& f) { return isTestName(baseName(f.path)); });
    return out;
  }

  static bool isExternal(const ChosenFile& test) {
    std::string text;
    return readFile(test.path, &text).empty() && scanHeader(text).package.ends_with("_test");
  }

  /// Files and tests of a package outside of the library: the folder's, or those that the user named.
  FolderFiles filesAndTests(const TestedPackage& t) const {
    if (t.named.empty()) return filesOf(t.importPath, t.dir);
    FolderFiles out;
    for (const std::string& path : t.named) (isTestName(path) ? out.tests : out.files).push_back({path, false, nullptr, true});
    return out;
  }

  /// Those of the package under test with its tests inside, or of its external test package.
  FolderFiles testedFiles(bool external) const {
    FolderFiles out = filesAndTests(*tested);
    if (external) out.files.clear();
    for (const ChosenFile& f : out.tests)
      if (isExternal(f) == external) out.files.push_back(f);
    return out;
  }

  diag::SourceFile* addText(const std::string& path, std::string_view text) {
    diag::SourceFile* file = map.add(map.arena().copy(std::string_view(path)), arena.copy(text));
    if (file == nullptr) fail(diag::Kind::FileError, {}, path + ": the program's sources are too large");
    return file;
  }

  void readFiles(LoadedPackage& p, const std::vector<ChosenFile>& candidates) {
    VO_CHECK(p.files.empty() && !p.isProvided, "a package's files are read once, and not if the image has it");
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
      const ChosenFile& c = candidates[i];
      bool merge = !c.isOverlay && (!replaced.empty() || c.picks != nullptr);
      std::string text = merge ? withoutDecls(texts[i], replaced, c.picks) : std::move(texts[i]);
      if (const std::string* other = merge || !options.replaced ? nullptr : options.replaced(c.path)) text = *other;
      diag::SourceFile* file = addText(c.path, text);
      if (file == nullptr) continue;
      // A script may have any name; if that is not Go's, it is Vo.
      file->isScript = c.named && file->text.starts_with("#!");
      bool isVo = c.path.ends_with(".vo") || (file->isScript && !c.path.ends_with(".go"));
      p.files.push_back({file, isVo, c.isOverlay});
    }
  }

  /// The file that is in no folder.
  void takeSource(LoadedPackage& p) {
    diag::SourceFile* file = addText(options.source->name, options.source->text);
    if (file == nullptr) return;
    file->isScript = file->text.starts_with("#!");
    p.files.push_back({file, true, false});
  }

  /// Sets the package's name from its files; complains if they disagree.
  void namePackage(LoadedPackage& p, Range at) {
    VO_CHECK(p.name.empty(), "a package is named once");
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

  /// Finds the files of the package's `//go:embed` lines. As go, in the order of the patterns, until the
  /// first that has none.
  void loadEmbeds(LoadedPackage& p) {
    std::map<std::string, Range> patterns;
    for (const LoadedFile& f : p.files) {
      for (const EmbedPattern& e : scanEmbeds(f.source->text)) {
        Pos at{f.source->base + e.offset};
        patterns.try_emplace(e.text, Range{at, Pos{at.value + static_cast<uint32_t>(e.text.size())}});
      }
    }
    for (const auto& [pattern, at] : patterns) {
      std::string why = resolveEmbed(p.dir, pattern, &p.embeds[pattern]);
      if (!why.empty()) return fail(diag::Kind::InvalidEmbed, at, "pattern " + pattern + ": " + why);
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
    VO_CHECK(!p.isLibrary, "the library's headers are the parser's to judge");
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

  // --- What a program says of itself ----------------------------------------------------------------

  /// By the go line, then the module file, then `//go:debug` lines. Without a module and such lines there are none.
  void setGodebugs(const LoadedPackage& p) {
    std::vector<std::pair<const LoadedFile*, DebugDirective>> lines;
    for (const LoadedFile& f : p.files)
      for (DebugDirective& d : scanDebugDirectives(f.source->text)) lines.emplace_back(&f, std::move(d));
    if (!modules.enabled() && lines.empty()) return;
    GodebugTable table(options.libraryRoot);
    std::map<std::string, std::string> set;
    for (const GodebugLine& g : modules.godebugs()) {
      if (std::string why = table.check("godebug", g.key, g.value); !why.empty())
        fail(diag::Kind::ImportError, {}, modules.godebugFile(g.line) + why);
      set[g.key] = g.value;
    }
    for (const auto& [file, d] : lines) {
      Pos at{file->source->base + d.offset};
      std::string why, text = d.text;
      text.erase(0, text.find_first_not_of(" \t") == std::string::npos ? text.size() : text.find_first_not_of(" \t"));
      text.erase(text.find_last_not_of(" \t\r") + 1);
      size_t equals = text.find('=');
      if (equals == std::string::npos) {
        why = "missing key=value";
      } else {
        why = table.check("//go:debug setting", text.substr(0, equals), text.substr(equals + 1));
        set[text.substr(0, equals)] = text.substr(equals + 1);
      }
      if (!why.empty()) return fail(diag::Kind::MisplacedDirective, Range{at, at}, "invalid //go:debug: " + why);
    }
    std::string version = modules.enabled() ? modules.goVersion() : std::string();
    if (auto it = set.find("default"); it != set.end()) {
      version = it->second.substr(2);
      set.erase(it);
    }
    if (!version.empty()) set.merge(table.defaultsOf(version));
    for (const auto& [key, value] : set) result.godebugDefault += (result.godebugDefault.empty() ? "" : ",") + key + "=" + value;
  }

  /// As strconv.Quote, where a line of build information needs it.
  static std::string quotedSetting(const std::string& s) {
    if (s.find_first_of(" \t\r\n\"`") == std::string::npos) return s;
    std::string out = "\"";
    for (char c : s) {
      static constexpr std::string_view kEscaped = "\a\b\f\n\r\t\v\"\\", kLetters = "abfnrtv\"\\";
      auto u = static_cast<unsigned char>(c);
      if (size_t at = kEscaped.find(c); at != std::string_view::npos) {
        out += {'\\', kLetters[at]};
      } else if (u < ' ' || u == 127) {
        out += {'\\', 'x', "0123456789abcdef"[u >> 4], "0123456789abcdef"[u & 15]};
      } else {
        out += c;
      }
    }
    return out + "\"";
  }

  /// Lines as debug.BuildInfo's, in the order of go build.
  std::string moduleInfo(const LoadedPackage& main) {
    // Of named files go says the same whatever module they are in.
    bool isModules = main.module != nullptr && !result.byFiles;
    std::string out = "path\t" + (isModules ? main.listPath : "command-line-arguments") + "\n";
    if (isModules) out += modules.describeForInfo("mod", *main.module);
    std::map<ModuleVersion, const Module*> deps;
    for (const LoadedPackage& p : result.packages)
      if (p.module != nullptr && &p != &main && (!isModules || p.module != main.module)) deps[p.module->id] = p.module;
    for (const auto& [id, m] : deps) out += modules.describeForInfo("dep", *m);
    const BuildSettings& settings = options.settings;
    out += "build\t-buildmode=exe\nbuild\t-compiler=gc\n";
    auto add = [&](const char* key, const std::string& value) { out += "build\t" + std::string(key) + "=" + quotedSetting(value) + "\n"; };
    if (!settings.gcflags.empty()) add("-gcflags", settings.gcflags);
    if (!settings.ldflags.empty() && !settings.trimpath) add("-ldflags", settings.ldflags);
    if (!options.tags.empty()) {
      out += "build\t-tags=";
      for (size_t i = 0; i < options.tags.size(); i++) out += (i == 0 ? "" : ",") + options.tags[i];
      out += "\n";
    }
    if (settings.trimpath) add("-trimpath", "true");
    if (!result.godebugDefault.empty()) out += "build\tDefaultGODEBUG=" + result.godebugDefault + "\n";
    out += "build\tCGO_ENABLED=0\nbuild\tGOARCH=" + settings.goarch + "\nbuild\tGOOS=linux\nbuild\t";
    return out + (arch() == Arch::Arm64 ? "GOARM64=v8.0" : "GOAMD64=" + settings.goamd64) + "\n";
  }

  // --- Walking imports -----------------------------------------------------------------------------

  /// Follows the imports of package `index`, whose files are read.
  void loadImports(uint32_t index) {
    VO_DCHECK(index < result.packages.size() && !onChain.contains(index), "a package's imports are followed once at a time");
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
    VO_DCHECK(!chain.empty() && chain.back().package == index, "packages leave the chain in the order they came");
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
    VO_CHECK(!chain.empty(), "something is being loaded");
    std::string text = "package ";
    size_t first = tested != nullptr && chain.size() > 1 ? 1 : 0;  // nobody knows of the tests' package main
    for (size_t i = first; i < chain.size(); i++) {
      if (i > first) text += "\n\timports ";
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
      if (modules.enabled() && isRelative(path))
        fail(diag::Kind::ImportError, at, "local import \"" + path + "\" in non-local package");
      return LoadResult::kNone;
    }
    std::string_view from = result.packages[importer].listPath;
    if (isTestedExternally(from)) from.remove_suffix(5);
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
    bool fromTests = result.main == importer || isTestedExternally(result.packages[importer].importPath);
    if (!found.library && result.packages[target].name == "main" && !(isTested(found.importPath) && fromTests)) {
      fail(diag::Kind::ImportError, at, "import \"" + path + "\" is a program, not an importable package");
      return LoadResult::kNone;
    }
    return checkCycle(target);
  }

  uint32_t checkCycle(uint32_t target) {
    VO_CHECK(target < result.packages.size(), "an import leads to a package that is known");
    if (!onChain.contains(target)) return target;
    VO_CHECK(!chain.empty(), "who is on the chain has led to this import");
    size_t first = 0;
    if (tested != nullptr)
      while (chain[first].package != target) first++;
    std::string text = "package " + result.packages[chain[first].package].listPath;
    for (size_t i = first; i < chain.size(); i++) {
      uint32_t next = i + 1 < chain.size() ? chain[i + 1].package : target;
      text += "\n\timports " + result.packages[next].listPath + " from " + chain[i].file;
    }
    fail(diag::Kind::ImportError, {}, text + ": import cycle not allowed" + (isTestName(chain[first].file) ? " in test" : ""));
    return LoadResult::kNone;
  }

  uint32_t newPackage(LoadedPackage p) {
    result.packages.push_back(std::move(p));
    return static_cast<uint32_t>(result.packages.size() - 1);
  }

  /// A folder without files for this package: none are there, or only tests, or constraints exclude them.
  void noFiles(const std::string& path, const std::string& trail, const std::string& dir, const FolderFiles& found) {
    std::string why = whyNoFiles(found, dir);
    fail(diag::Kind::ImportError, {}, found.sawIgnored ? trail + ": " + why : !found.tests.empty() ? path + ": " + why : why);
  }

  uint32_t loadPackage(const Found& found, Range at) {
    if (auto it = byPath.find(found.importPath); it != byPath.end()) return it->second;
    LoadedPackage p = {.importPath = found.importPath, .listPath = found.importPath, .dir = found.dir,
                       .goVersion = found.goVersion, .isLibrary = found.library};
    p.module = found.module;
    if (found.library && options.provided && options.provided(found.importPath)) {
      p.isProvided = true;
      return byPath[found.importPath] = newPackage(std::move(p));
    }
    FolderFiles chosen;
    if (found.library) {
      chosen.files = libraryFiles(found.importPath, found.dir);
    } else if (isTested(found.importPath) || isTestedExternally(found.importPath)) {
      chosen = testedFiles(isTestedExternally(found.importPath));
    } else {
      chosen = filesOf(found.importPath, found.dir);
    }
    if (chosen.files.empty()) {
      if (found.library) {
        fail(diag::Kind::ImportError, at, "package " + found.importPath + ": no Go files in " + found.dir);
      } else {
        noFiles(found.importPath, chainText() + "\n\timports " + found.importPath, found.dir, chosen);
      }
      return byPath[found.importPath] = LoadResult::kNone;
    }
    VO_CHECK(!byPath.contains(found.importPath), "a path is one package");
    p.hasAssembly = chosen.hasAssembly;
    readFiles(p, chosen.files);
    namePackage(p, isTested(found.importPath) ? Range{} : at);
    uint32_t index = newPackage(std::move(p));
    byPath[found.importPath] = index;
    loadEmbeds(result.packages[index]);
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
    VO_CHECK(chain.empty() && onChain.empty(), "all imports have been followed");
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
    VO_CHECK(result.main == LoadResult::kNone || result.main < n, "the main package is one of them");
    for (LoadedPackage& p : sorted)
      for (LoadedImport& i : p.imports)
        if (i.package != LoadedImport::kUnsafe) i.package = place[i.package];
    if (result.main != LoadResult::kNone) result.main = place[result.main];
    result.packages = std::move(sorted);
  }

  LoadResult finish() {
    if (options.implicitRuntime) loadPackage(library("runtime"), {});
    if (!options.alsoLibrary.empty()) loadPackage(library(options.alsoLibrary), {});
    sortPackages();
    return std::move(result);
  }

  // --- Entry points --------------------------------------------------------------------------------

  /// The folder and the files that the user named; false after an error.
  bool namedFiles(const std::vector<std::string>& paths, std::string* dir, std::vector<ChosenFile>* files) {
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

  /// The folder and the module of LoadOptions::programPath; false after an error.
  bool findByPath(std::string* dir, const Module** module) {
    const std::string& path = options.programPath;
    if (!findModule(absolutePath("."))) return false;
    Modules::Found f = modules.find(path, {});
    if (f.error.empty() && f.module == nullptr) f.error = "no required module provides package " + path + "; to add it:\n\tgo get " + path;
    if (!f.error.empty()) return fail(diag::Kind::ImportError, {}, f.error), false;
    *dir = f.dir;
    *module = f.module;
    return true;
  }

  LoadResult loadProgram(const std::vector<std::string>& paths) {
    std::string dir;
    std::vector<ChosenFile> files;
    const Module* module = nullptr;
    bool isByPath = !options.programPath.empty();
    if (isByPath) {
      if (!findByPath(&dir, &module)) return std::move(result);
    } else if (options.source) {
      dir = absolutePath(".");
    } else if (!namedFiles(paths, &dir, &files)) {
      return std::move(result);
    }
    bool byFolder = files.empty() && !options.source;
    result.byFiles = !byFolder;
    if (!isByPath && !findModule(dir)) return std::move(result);
    std::string listPath = isByPath ? options.programPath : listPathOf(dir);
    FolderFiles found;
    if (byFolder) {
      found = filesOf(listPath, dir);
      files = std::move(found.files);
    } else if (!options.source) {
      // As go, files with import "C" are not there, but all others are whatever their constraints.
      std::erase_if(files, [](const ChosenFile& f) {
        std::string text;
        return readFile(f.path, &text).empty() && importsC(text);
      });
      if (files.empty()) return fail(diag::Kind::ImportError, {}, "no Go source files"), std::move(result);
    }
    if (files.empty() && !options.source) {
      noFiles(listPath, "package " + listPath, dir, found);
      return std::move(result);
    }
    if (!isByPath) module = modules.mainOf(dir);
    std::string goVersion = isByPath ? module->goVersion : result.goVersionLine;
    LoadedPackage p = {.importPath = "main", .listPath = listPath, .dir = dir,
                       .goVersion = goVersion.empty() ? newestUserVersion() : versionTag(goVersion),
                       .isLibrary = !options.testPackage.empty(),
                       .hasAssembly = found.hasAssembly};
    p.module = module;
    if (options.source) {
      takeSource(p);
    } else {
      readFiles(p, files);
    }
    namePackage(p, {});
    if (p.name != "main" && !p.name.empty()) {
      p.importPath = p.listPath;
      // (a text has a path of its own, which no package of the library may have)
      if (options.source) p.importPath = (libraryHas(p.name) ? "script/" : "") + p.name;
    }
    result.main = newPackage(std::move(p));
    // A module may be named as a library package.
    if (byFolder && !libraryHas(result.packages[result.main].listPath)) byPath[result.packages[result.main].listPath] = result.main;
    loadEmbeds(result.packages[result.main]);
    if (result.packages[result.main].name == "main") setGodebugs(result.packages[result.main]);
    loadImports(result.main);
    result.moduleInfo = moduleInfo(result.packages[result.main]);
    return finish();
  }

  TestFiles testFiles(const TestedPackage& t) {
    TestFiles out;
    FolderFiles found;
    if (t.isLibrary) {
      options.testPackage = t.importPath;
      found.files = libraryFiles(t.importPath, t.dir);
      for (const ChosenFile& f : libraryFiles(t.importPath + "_test", t.dir)) found.tests.push_back(f);
      auto isTest = [](const ChosenFile& f) { return isTestName(f.path); };
      std::copy_if(found.files.begin(), found.files.end(), std::back_inserter(found.tests), isTest);
      std::erase_if(found.files, isTest);
    } else {
      found = filesAndTests(t);
    }
    for (const ChosenFile& f : found.files) out.files.push_back(f.path);
    for (const ChosenFile& f : found.tests) (isExternal(f) ? out.externalTests : out.tests).push_back(f.path);
    out.hasIgnored = found.sawIgnored;
    return out;
  }

  LoadResult loadTests(const TestedPackage& t) {
    if (t.isLibrary) {
      options.testPackage = t.importPath;
    } else {
      if (!findModule(t.dir)) return std::move(result);
      std::string version = result.goVersionLine.empty() ? newestUserVersion() : versionTag(result.goVersionLine);
      testedFound = {t.importPath, t.dir, false, version, {}, modules.mainOf(t.dir)};
      tested = &t;
    }
    LoadedPackage p = {.importPath = "main", .listPath = t.importPath + ".test", .name = "main", .dir = t.dir,
                       .goVersion = "go1." + std::to_string(kLibraryGoMinor), .isLibrary = true};
    if (diag::SourceFile* file = addText("_testmain.go", t.program)) p.files.push_back({file, false, false});
    if (!t.isLibrary) setGodebugs(p);
    result.main = newPackage(std::move(p));
    loadImports(result.main);
    result.packages[result.main].module = modules.mainOf(t.dir);
    result.moduleInfo = moduleInfo(result.packages[result.main]);
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
TestFiles Loader::testFiles(const TestedPackage& tested) { return impl_->testFiles(tested); }
LoadResult Loader::loadTests(const TestedPackage& tested) { return impl_->loadTests(tested); }
LoadResult Loader::loadRundir(const std::string& dir, bool oneFileEach) { return impl_->loadRundir(dir, oneFileEach); }
LoadResult Loader::loadLibrary(const std::vector<std::string>& importPaths) { return impl_->loadLibrary(importPaths); }

}  // namespace vo::package
