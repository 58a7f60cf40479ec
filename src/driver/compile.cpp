// This file is the compiler's table of contents: which passes run, in which order, on what.
#include "driver/compile.h"

#include <chrono>
#include <cstdio>
#include <unordered_map>

#include "escape/escape.h"
#include "ir/printer.h"
#include "lower/lower.h"
#include "stdlib/natives.h"
#include "syntax/parser.h"
#include "syntax/printer.h"
#include "types/canonical.h"

namespace vo::driver {

namespace {

// Natives by the library's table.
class Natives final : public link::NativeResolver {
 public:
  int32_t find(std::string_view name) const override { return stdlib::findNative(name); }
};

// Answers the checker with what the loader has resolved.
class LoadedImporter final : public types::Importer {
 public:
  types::Package* import(std::string_view path, const types::Package* from,
                         std::string* error) override {
    auto it = bySource.find(from);
    if (it != bySource.end()) {
      for (const package::LoadedImport& i : it->second->imports)
        if (i.path == path && i.package != package::LoadedImport::kUnsafe)
          if (types::Package* p = checked[i.package]) return p;
    }
    if (current != nullptr) {
      for (const package::LoadedImport& i : current->imports)
        if (i.path == path && i.package != package::LoadedImport::kUnsafe)
          if (types::Package* p = checked[i.package]) return p;
    }
    *error = "could not import " + std::string(path);
    return nullptr;
  }
  std::vector<types::Package*> checked;  ///< by index of the load
  std::unordered_map<const types::Package*, const package::LoadedPackage*> bySource;
  const package::LoadedPackage* current = nullptr;
};

}  // namespace

struct Compilation::State {
  base::Region region{kRegionBase, kRegionSize};
  base::Arena kept{region};
  base::Arena transient;
  base::Interner symbols{kept};
  diag::SourceMap sources{kept};
  diag::Sink sink;
  types::TypeContext types{kept, transient, symbols};
  types::Info info{kept, transient};
  types::CanonicalTypes canonical{types};
  ir::Program irProgram;
  package::LoadResult loaded;
  LoadedImporter importer;
  std::vector<std::unique_ptr<bytecode::Module>> modules;
  const link::Program* program = nullptr;
  std::string dumped;
  size_t lines = 0;
  double seconds[8] = {};
};

namespace {

enum Pass { kLoad, kParse, kCheck, kBuild, kEscape, kLower, kLink, kPasses };
constexpr const char* kPassNames[] = {"load", "parse", "check", "ir", "escape", "lower", "link"};

// Adds the time until its end to a counter.
class Timer {
 public:
  explicit Timer(double& total) : total_(total), start_(std::chrono::steady_clock::now()) {}
  ~Timer() {
    total_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  double& total_;
  std::chrono::steady_clock::time_point start_;
};

}  // namespace

Compilation::Compilation() : state_(std::make_unique<State>()) {}
Compilation::~Compilation() = default;
diag::Sink& Compilation::sink() { return state_->sink; }
diag::SourceMap& Compilation::sources() { return state_->sources; }
const link::Program* Compilation::program() const { return state_->program; }
const package::LoadResult& Compilation::loaded() const { return state_->loaded; }
const std::string& Compilation::dumped() const { return state_->dumped; }
const std::vector<std::unique_ptr<bytecode::Module>>& Compilation::modules() const {
  return state_->modules;
}
size_t Compilation::sourceLines() const { return state_->lines; }

bool Compilation::compile(const CompileOptions& options) {
  State& s = *state_;
  syntax::ParseContext parse{s.kept, s.transient, s.symbols, s.sink};
  ir::BuildContext build{s.transient, s.types, s.info, s.sources, s.sink, s.symbols, s.irProgram};
  lower::LowerContext lower{build, s.canonical};

  // 1. Load: which packages, in which files, imported ones first.
  {
    base::PassScope pass("load");
    Timer t(s.seconds[kLoad]);
    package::Loader loader(s.kept, s.sources, s.sink, {});
    s.loaded = options.library.empty() ? loader.loadProgram(options.paths)
                                       : loader.loadLibrary(options.library);
  }
  if (s.sink.hasErrors()) return false;
  s.importer.checked.resize(s.loaded.packages.size());

  for (size_t i = 0; i < s.loaded.packages.size(); i++) {
    package::LoadedPackage& p = s.loaded.packages[i];
    bool isMain = i == s.loaded.main;
    std::string_view dump = isMain ? std::string_view(options.dump) : std::string_view();

    // 2. Parse.
    std::vector<syntax::File*> files;
    {
      base::PassScope pass("parse");
      Timer t(s.seconds[kParse]);
      for (package::LoadedFile& f : p.files) {
        base::setPassSubject(f.source->path.data(), f.source->path.size());
        files.push_back(syntax::parseFile(parse, *f.source, f.isVo));
        s.lines += f.source->lineStarts.size();
        if (dump == "ast") s.dumped += syntax::dumpFile(*files.back());
      }
    }
    if (dump == "ast") return !s.sink.hasErrors();
    if (s.sink.hasErrors()) {
      if (isMain || i + 1 == s.loaded.packages.size()) return false;
      continue;
    }

    // 3. Check: types, constants, names.
    check::CheckedPackage checked;
    {
      base::PassScope pass("check");
      Timer t(s.seconds[kCheck]);
      base::setPassSubject(p.importPath.data(), p.importPath.size());
      s.importer.current = &p;
      check::CheckContext cx{s.types, s.info, s.sources, s.sink, s.importer, {}};
      cx.options.isLibrary = p.isLibrary;
      cx.options.goVersion = s.kept.copy(p.goVersion);
      checked = check::checkPackage(cx, p.importPath, files);
      s.importer.checked[i] = checked.package;
      s.importer.bySource[checked.package] = &p;
    }
    if (s.sink.hasErrors()) {
      if (isMain || i + 1 == s.loaded.packages.size()) return false;
      continue;
    }
    if (options.checkOnly) continue;

    // 4. IR: order of evaluation, closures, instances.
    ir::Module* module;
    {
      base::PassScope pass("ir");
      Timer t(s.seconds[kBuild]);
      base::setPassSubject(p.importPath.data(), p.importPath.size());
      module = ir::buildPackage(build, checked);
      if (dump == "ir") s.dumped += ir::print(*module);
    }
    if (dump == "ir" || s.sink.hasErrors()) return !s.sink.hasErrors();

    // 5. Escape: which variables and allocations live in frames.
    {
      Timer t(s.seconds[kEscape]);
      base::setPassSubject(p.importPath.data(), p.importPath.size());
      escape::analyse(s.transient, *module);
    }

    // 6. Lower to bytecode.
    {
      Timer t(s.seconds[kLower]);
      s.modules.push_back(
          std::make_unique<bytecode::Module>(lower::lowerModule(lower, *module)));
      // What the package needs, whether or not it says so (.vo files may need fmt).
      std::vector<std::string>& imports = s.modules.back()->importPaths;
      imports.clear();
      for (const package::LoadedImport& import : p.imports)
        if (import.package != package::LoadedImport::kUnsafe)
          imports.push_back(s.loaded.packages[import.package].importPath);
    }
  }
  if (s.sink.hasErrors()) return false;
  if (!options.checkOnly) {
    // 7. Link.
    Timer t(s.seconds[kLink]);
    std::vector<const bytecode::Module*> list;
    for (auto& m : s.modules) list.push_back(m.get());
    Natives natives;
    link::LinkOptions lo;
    lo.missingNative = stdlib::findNative("vo.missing");
    link::LinkResult r =
        link::link(s.kept, s.region.base(), s.symbols, natives, nullptr, list, lo);
    for (const std::string& e : r.errors) s.sink.error(diag::Kind::LinkError, {}, e);
    s.program = r.program;
  }
  if (options.timings)
    for (int i = 0; i < kPasses; i++) fprintf(stderr, "%-6s %8.2f ms\n", kPassNames[i], s.seconds[i] * 1e3);
  return !s.sink.hasErrors();
}

}  // namespace vo::driver
