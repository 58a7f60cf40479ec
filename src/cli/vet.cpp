// This file is `vo vet`: it compiles packages with their tests as far as the checker, and shows
// what analyzers find.
#include "cli/vet.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/run.h"
#include "driver/compile.h"
#include "driver/library.h"
#include "package/files.h"
#include "package/patterns.h"
#include "syntax/json_string.h"
#include "vet/vet.h"

namespace vo::cli {
namespace {

constexpr int kFailed = 1, kWrongFlags = 2;  ///< go's

struct VetCommand {
  vet::Selection chosen;
  bool isChosen = false;  ///< by flags
  bool json = false;
  int context = -1;  ///< lines around each finding; -1: none
  std::vector<std::string> tags;
  std::string mod;
  std::vector<std::string> packages;
};

int usage() {
  fputs(
      "usage: vo vet [-json] [-c=N] [-tags LIST] [-mod MODE] [-ANALYZER[=false]...] [packages]\n"
      "Run 'vo vet help' for the analyzers.\n",
      stderr);
  return kWrongFlags;
}

void help() {
  fputs("vo vet reports probable mistakes in packages. Its analyzers:\n\n", stdout);
  for (size_t i = 0; i < vet::kAnalyzers; i++) {
    auto a = static_cast<vet::Analyzer>(i);
    printf("    %-16s %s\n", std::string(vet::analyzerName(a)).c_str(),
           std::string(vet::analyzerMeaning(a)).c_str());
  }
  fputs("\nAll of them run, or those that flags name (-printf), or all but some (-printf=false).\n",
        stdout);
}

// ---- Flags -------------------------------------------------------------------------------------

/// go's words for true and false.
bool readTruth(std::string_view s, bool* value) {
  for (const char* word : {"1", "t", "T", "true", "TRUE", "True"})
    if (s == word) return *value = true;
  for (const char* word : {"0", "f", "F", "false", "FALSE", "False"})
    if (s == word) return *value = false, true;
  return false;
}

/// Names that go vet has for older scripts.
std::string_view withoutAlias(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> kAliases[] = {
      {"bool", "bools"},
      {"buildtags", "buildtag"},
      {"methods", "stdmethods"},
      {"rangeloops", "loopclosure"}};
  for (auto [alias, real] : kAliases)
    if (alias == name) return real;
  return name;
}

class FlagReader {
 public:
  FlagReader(int argc, char** argv, VetCommand& out) : argc_(argc), argv_(argv), out_(out) {}

  bool run() {
    for (; at_ < argc_; at_++) {
      std::string_view a = argv_[at_];
      if (a == "--") {
        at_++;
        break;
      }
      if (a.size() < 2 || a[0] != '-') break;
      if (!flag(a.substr(a.starts_with("--") ? 2 : 1))) return false;
    }
    for (; at_ < argc_; at_++) out_.packages.emplace_back(argv_[at_]);
    // Analyzers that are named are the only ones; else all but those that are refused.
    out_.chosen = on_.any() ? on_ : ~off_;
    out_.isChosen = on_.any() || off_.any();
    return true;
  }

 private:
  bool complain(const std::string& text) {
    fprintf(stderr, "%s\n", text.c_str());
    return false;
  }

  bool truth(std::string_view name, std::string_view value, bool* to) {
    return readTruth(value, to) || complain("invalid boolean value \"" + std::string(value) +
                                            "\" for -" + std::string(name) + ": parse error");
  }

  bool flag(std::string_view flag) {
    size_t equals = flag.find('=');
    std::string name(flag.substr(0, equals));
    std::string_view value = equals == std::string_view::npos ? "true" : flag.substr(equals + 1);
    if (auto a = vet::findAnalyzer(withoutAlias(name))) {
      bool isOn = true;
      if (!truth(name, value, &isOn)) return false;
      on_[static_cast<size_t>(*a)] = isOn;
      off_[static_cast<size_t>(*a)] = !isOn;
      return true;
    }
    if (name == "json") return truth(name, value, &out_.json);
    bool ignored = true;
    if (name == "all" || name == "v" || name == "x" || name == "n")
      return truth(name, value, &ignored);
    if (name != "c" && name != "tags" && name != "mod" && name != "C")
      return complain("flag provided but not defined: -" + name);
    if (equals == std::string_view::npos) {
      if (++at_ >= argc_) return complain("flag needs an argument: -" + name);
      value = argv_[at_];
    }
    return valued(name, value);
  }

  bool valued(const std::string& name, std::string_view value) {
    if (name == "mod") {
      out_.mod = value;
    } else if (name == "tags") {
      for (size_t at = 0; at < value.size();) {
        size_t end = std::min(value.find_first_of(", ", at), value.size());
        if (end > at) out_.tags.emplace_back(value.substr(at, end - at));
        at = end + 1;
      }
    } else if (name == "C") {
      std::string folder(value);
      if (chdir(folder.c_str()) != 0)
        return complain("vo: chdir " + folder + ": " + strerror(errno));
    } else {
      auto [end, wrong] = std::from_chars(value.data(), value.data() + value.size(), out_.context);
      if (wrong != std::errc() || end != value.data() + value.size())
        return complain("invalid value \"" + std::string(value) + "\" for flag -c: parse error");
    }
    return true;
  }

  int argc_;
  char** argv_;
  VetCommand& out_;
  int at_ = 2;
  vet::Selection on_, off_;
};

// ---- Output ------------------------------------------------------------------------------------

/// Relative to the working directory where that is shorter.
std::string shown(std::string_view file, const std::string& folder) {
  if (folder.size() > 1 && file.starts_with(folder + "/")) file.remove_prefix(folder.size() + 1);
  return std::string(file);
}

class Printer {
 public:
  Printer(const VetCommand& c, std::string folder) : c_(c), folder_(std::move(folder)) {}
  bool hasFound = false;

  void show(const std::string& path, const std::vector<vet::Finding>& findings,
            const diag::SourceMap& sources) {
    if (findings.empty()) return;
    hasFound = true;
    if (c_.json) return showJson(path, findings, sources);
    for (const vet::Finding& f : findings) {
      diag::Location at = sources.locate(f.pos);
      fprintf(stderr, "%s:%u:%u: %s\n", shown(at.file, folder_).c_str(), at.line, at.column,
              f.message.c_str());
      if (c_.context >= 0) showContext(f, sources);
    }
  }

 private:
  static std::string place(const diag::SourceMap& sources, diag::Pos pos) {
    diag::Location at = sources.locate(pos);
    return syntax::jsonString(std::string(at.file) + ":" + std::to_string(at.line) + ":" +
                      std::to_string(at.column));
  }

  void showJson(const std::string& path, const std::vector<vet::Finding>& findings,
                const diag::SourceMap& sources) {
    std::map<std::string_view, std::string> byAnalyzer;
    for (const vet::Finding& f : findings) {
      std::string& list = byAnalyzer[vet::analyzerName(f.analyzer)];
      list += list.empty() ? "\t\t\t{\n" : ",\n\t\t\t{\n";
      list += "\t\t\t\t\"posn\": " + place(sources, f.pos) + ",\n";
      list += "\t\t\t\t\"end\": " + place(sources, f.end.valid() ? f.end : f.pos) + ",\n";
      list += "\t\t\t\t\"message\": " + syntax::jsonString(f.message) + "\n\t\t\t}";
    }
    std::string out = "{\n\t" + syntax::jsonString(path) + ": {\n";
    for (const auto& [name, list] : byAnalyzer)
      out += std::string(name == byAnalyzer.begin()->first ? "" : ",\n") + "\t\t\"" +
             std::string(name) + "\": [\n" + list + "\n\t\t]";
    out += "\n\t}\n}\n";
    fwrite(out.data(), 1, out.size(), stdout);
  }

  /// The lines of a finding and some around them.
  void showContext(const vet::Finding& f, const diag::SourceMap& sources) {
    const diag::SourceFile* file = sources.fileOf(f.pos);
    int64_t first = sources.locate(f.pos, false).line,
            last = f.end.valid() ? sources.locate(f.end, false).line : first;
    int64_t count = static_cast<int64_t>(file->lineStarts.size());
    for (int64_t line = std::max<int64_t>(1, first - c_.context);
         line <= std::min(count, last + c_.context); line++) {
      std::string_view text = sources.lineText(
          diag::Pos{file->base}.plus(file->lineStarts[static_cast<size_t>(line) - 1]));
      fprintf(stderr, "%lld\t%.*s\n", static_cast<long long>(line), static_cast<int>(text.size()),
              text.data());
    }
  }

  const VetCommand& c_;
  std::string folder_;
};

// ---- Packages ----------------------------------------------------------------------------------

/// The program that imports a package and its external tests.
std::string programText(const package::TestedPackage& p, const package::TestFiles& files) {
  std::string out = "package main\n\n";
  if (!files.files.empty() || !files.tests.empty()) out += "import _ \"" + p.importPath + "\"\n";
  if (!files.externalTests.empty()) out += "import _ \"" + p.importPath + "_test\"\n";
  return out + "\nfunc main() {}\n";
}

class Vetter {
 public:
  explicit Vetter(const VetCommand& c)
      : c_(c), folder_(package::absolutePath(".")), printer_(c, folder_) {}

  int run() {
    package::LoadOptions options;
    options.tags = c_.tags;
    options.mod = c_.mod;
    package::NamedPackages found = package::findPackages(c_.packages, options);
    if (!found.error.empty()) return fprintf(stderr, "%s\n", found.error.c_str()), kFailed;
    for (const std::string& w : found.warnings) fprintf(stderr, "vo: warning: %s\n", w.c_str());
    if (found.packages.empty()) return fputs("no packages to vet\n", stderr), kFailed;
    // As go: names that are wrong end it before anything is looked at.
    for (const package::NamedPackage& p : found.packages) {
      if (p.error.empty()) continue;
      fprintf(stderr, "%s\n", p.error.c_str());
      hasFailed_ = true;
    }
    if (hasFailed_) return kFailed;
    for (const package::NamedPackage& p : found.packages) vetPackage(p);
    showOwnErrors();
    return hasFailed_ || (printer_.hasFound && !c_.json) ? kFailed : 0;
  }

 private:
  void vetPackage(const package::NamedPackage& p) {
    package::TestedPackage tested = {p.importPath, p.dir, p.isLibrary, p.files, {}};
    package::TestFiles files;
    {
      base::Arena texts;
      diag::SourceMap sources(texts);
      diag::Sink sink;
      package::LoadOptions options;
      options.tags = c_.tags;
      files = package::Loader(texts, sources, sink, options).testFiles(tested);
    }
    if (files.files.empty() && files.tests.empty() && files.externalTests.empty()) {
      // (a folder whose files are all for other systems is no mistake of a pattern that found it)
      if (c_.packages.empty() ||
          std::any_of(c_.packages.begin(), c_.packages.end(),
                      [](const std::string& s) { return s.find("...") == std::string::npos; })) {
        fprintf(stderr,
                files.hasIgnored ? "package %s: build constraints exclude all Go files in %s\n"
                                 : "no Go files in %.0s%s\n",
                p.importPath.c_str(), p.dir.c_str());
        hasFailed_ = true;
      }
      return;
    }
    tested.program = programText(tested, files);
    compile(tested, p.files.empty() ? otherFiles(p.dir, files) : std::vector<std::string>());
  }

  /// Of the folder, what is no part of the package but may have directives.
  static std::vector<std::string> otherFiles(const std::string& dir,
                                             const package::TestFiles& files) {
    std::set<std::string> own(files.files.begin(), files.files.end());
    own.insert(files.tests.begin(), files.tests.end());
    own.insert(files.externalTests.begin(), files.externalTests.end());
    std::vector<std::string> out;
    for (const std::string& name : package::listDir(dir)) {
      std::string path = dir + "/" + name;
      bool isMeant =
          name[0] != '_' && name[0] != '.' && (name.ends_with(".go") || name.ends_with(".s"));
      if (isMeant && !own.contains(path)) out.push_back(path);
    }
    return out;
  }

  /// Reads them; `texts` owns what they say.
  static std::vector<vet::OtherFile> readOthers(const std::vector<std::string>& paths,
                                                diag::SourceMap& sources,
                                                std::deque<std::string>& texts) {
    std::vector<vet::OtherFile> out;
    for (const std::string& path : paths) {
      std::string& text = texts.emplace_back();
      if (!package::readFile(path, &text).empty()) continue;
      diag::SourceFile* file = sources.add(path, text);
      if (file == nullptr) continue;
      for (uint32_t i = 0; i < text.size(); i++)
        if (text[i] == '\n') file->lineStarts.push(sources.arena(), i + 1);
      out.push_back({file, path.ends_with(".go")});
    }
    return out;
  }

  void compile(const package::TestedPackage& tested, const std::vector<std::string>& otherPaths) {
    driver::CompileOptions options;
    options.checkOnly = options.isLenient = true;
    options.tags = c_.tags;
    options.mod = c_.mod;
    options.tests = &tested;
    vet::Knowledge knowledge;
    std::string external = tested.importPath + "_test";
    vet::Selection chosen = c_.chosen;
    // As go: the library may do what it must.
    if (tested.isLibrary && !c_.isChosen) chosen.reset(static_cast<size_t>(vet::Analyzer::unsafeptr));
    options.onChecked = [&](const driver::CheckedUnit& u) {
      if (u.loaded.importPath == "main" && u.loaded.listPath == tested.importPath + ".test") return;
      bool isMeant = u.loaded.importPath == tested.importPath || u.loaded.importPath == external;
      std::deque<std::string> texts;
      std::vector<vet::OtherFile> others;
      if (u.loaded.importPath == tested.importPath)
        others = readOthers(otherPaths, u.sources, texts);
      vet::Unit unit{u.checked.package, u.files, u.info, u.types, u.sources, others};
      std::vector<vet::Finding> findings =
          vet::analyse(unit, knowledge, isMeant ? chosen : vet::Selection());
      if (isMeant) printer_.show(u.loaded.importPath, findings, u.sources);
    };
    // What of the library is vetted is not what the image has.
    driver::MetadataSpace space(tested.isLibrary ? std::string() : imagePath());
    driver::Compilation compilation(space);
    if (!compilation.compile(options)) reportErrors(compilation, tested);
  }

  /// As go: of the package itself the first error, of what it imports all.
  void reportErrors(driver::Compilation& compilation, const package::TestedPackage& tested) {
    std::map<std::string_view, const package::LoadedPackage*> packageOf;
    for (const package::LoadedPackage& p : compilation.loaded().packages)
      for (const package::LoadedFile& f : p.files) packageOf[f.source->path] = &p;
    diag::RenderOptions plain;
    plain.carets = false;
    plain.folder = folder_;
    std::map<std::string, std::string> texts;  // by package
    for (const diag::Diagnostic& d : compilation.sink().all()) {
      if (d.kind == diag::Kind::MisplacedDirective) continue;  // the compiler's, and the analyzers'
      hasFailed_ = true;
      const diag::SourceFile* file = compilation.sources().fileOf(d.range.begin);
      auto it = packageOf.find(file == nullptr ? std::string_view() : file->path);
      std::string path = it == packageOf.end() ? std::string() : it->second->importPath;
      bool isOwn = path == tested.importPath || path == tested.importPath + "_test";
      std::string& text = texts[path];
      if (isOwn && !text.empty()) continue;
      diag::Sink one;
      one.error(d.kind, d.range, d.text).notes = d.notes;
      std::string line = diag::render(one, compilation.sources(), plain);
      size_t slash = line.starts_with("./") ? line.find('/', 2) : std::string::npos;
      if (slash < line.find(':')) line.erase(0, 2);
      text += (isOwn ? "vet: " : "") + line;
    }
    for (auto& [path, text] : texts) {
      bool isOwn = text.starts_with("vet: ");
      if (!path.empty()) text.insert(0, "# " + path + "\n");
      if (isOwn) {
        ownErrors_[path] = text;
      } else if (importErrors_.insert(path + text).second) {
        failedImports_.insert(path);
        fputs(text.c_str(), stderr);
      }
    }
  }

  /// Of packages that others import, too, it has been said already.
  void showOwnErrors() const {
    for (const auto& [path, text] : ownErrors_)
      if (!failedImports_.contains(path)) fputs(text.c_str(), stderr);
  }

  const VetCommand& c_;
  std::string folder_;
  Printer printer_;
  bool hasFailed_ = false;
  std::map<std::string, std::string> ownErrors_;  ///< of vetted packages, by path
  std::set<std::string> failedImports_, importErrors_;
};

}  // namespace

int vet(int argc, char** argv) {
  if (argc == 3 && std::string_view(argv[2]) == "help") return help(), 0;
  VetCommand c;
  if (!FlagReader(argc, argv, c).run()) return usage();
  return Vetter(c).run();
}

}  // namespace vo::cli
