// This file is the compiler's table of contents: which passes run, in which order, on what.
#include "driver/compile.h"

#include <time.h>

#include <algorithm>
#include <cstdio>
#include <unordered_map>
#include <utility>

#include "base/path.h"
#include "bytecode/encode.h"
#include "bytecode/verify.h"
#include "driver/library.h"
#include "driver/module_edits.h"
#include "driver/module_file.h"
#include "escape/escape.h"
#include "image/image.h"
#include "ir/inline.h"
#include "ir/printer.h"
#include "link/library_facts.h"
#include "package/files.h"
#include "lower/lower.h"
#include "stdlib/natives.h"
#include "syntax/parser.h"
#include "syntax/printer.h"
#include "types/canonical.h"
#include "types/instantiate.h"
#include "types/scope.h"

namespace vo::driver {

namespace {

// Natives by the library's table.
class Natives final : public link::NativeResolver {
 public:
  /// `host`: names of functions of `package`.
  Natives(std::string_view package, const std::vector<std::string>& host) : package_(package), host_(host) {}
  int32_t find(std::string_view name) const override {
    auto it = findHost(name);
    return it == host_.end() ? stdlib::findNative(name) : static_cast<int32_t>(count()) + static_cast<int32_t>(it - host_.begin());
  }
  bool isHost(std::string_view name) const { return findHost(name) != host_.end(); }
  bool mayBeNamed(int32_t number) const override { return static_cast<size_t>(number) < count() && stdlib::nativeMayBeNamed(number); }

 private:
  static size_t count() { return stdlib::nativeFunctions().size(); }
  std::vector<std::string>::const_iterator findHost(std::string_view name) const {
    bool isOwn = name.starts_with(package_) && name.substr(package_.size()).starts_with('.');
    return isOwn ? std::find(host_.begin(), host_.end(), name.substr(package_.size() + 1)) : host_.end();
  }
  std::string_view package_;
  const std::vector<std::string>& host_;
};

/// The library, and the functions of the host.
class HostedFacts final : public link::ProgramFacts {
 public:
  HostedFacts(const link::Program* program, const base::Interner& symbols, const Natives& natives) : ProgramFacts(program, symbols), natives_(natives) {}
  bool isHostFunction(std::string_view symbol) const override { return natives_.isHost(symbol); }

 private:
  const Natives& natives_;
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
    // What gc says of paths that the go command would have refused.
    if (std::string clean = base::cleanPath(path); path.starts_with('/')) {
      *error = "import path cannot be absolute path";
    } else if (clean != path) {
      *error = "non-canonical import path \"" + std::string(path) + "\" (should be \"" + clean + "\")";
    } else {
      *error = "could not import " + std::string(path);
    }
    return nullptr;
  }
  std::vector<types::Package*> checked;  ///< by index of the load
  std::unordered_map<const types::Package*, const package::LoadedPackage*> bySource;
  const package::LoadedPackage* current = nullptr;
};

}  // namespace

/// What the passes before linking share. A program needs nothing of it when it is linked.
struct FrontEnd {
  FrontEnd(const ImageRoot* image, base::Arena& keptArena, base::ChunkPool& pool)
      : kept(keptArena), package(pool), symbols(kept, image == nullptr ? nullptr : image->symbols),
        types(kept, package, symbols, image == nullptr ? nullptr : image->universe),
        nextKept(image == nullptr ? 1 : image->nextKept),
        info(kept, package, image == nullptr ? nullptr : image->facts, nextKept), canonical(types),
        irProgram(kept.make<ir::Program>(image == nullptr ? nullptr : image->ir)) {}

  /// What later packages may need: types, objects, syntax of generic functions, IR of inlinable ones.
  base::Arena& kept;
  /// What dies with the package at hand: the rest of its syntax, facts and IR.
  base::Arena package;
  base::Interner symbols;
  types::TypeContext types;
  uint32_t nextKept;
  types::Info info;
  types::CanonicalTypes canonical;
  ir::Program* irProgram;
  LoadedImporter importer;
  bool used = false;  ///< by a package

  /// Nothing of the package before is needed any more.
  void startPackage() {
    if (!std::exchange(used, true)) return;
    package.reset();
    info.forgetTransient();
  }
};

struct Compilation::State {
  State(MetadataSpace& metadata, Makes what)
      : space(metadata), makes(what), image(metadata.image()), program(what == Makes::Image ? std::make_unique<Program>(space) : nullptr),
        pool(what == Makes::Image ? base::ChunkPool::Reuse::Never : base::ChunkPool::Reuse::Yes),
        kept(arena()), sourceTables(arena()) {
    if (makes == Makes::Image)
      for (base::Arena* a : {&program->arena_, &kept, &sourceTables, &texts}) a->logTo(log);
    front = std::make_unique<FrontEnd>(image, kept, pool);
    if (makes == Makes::Image) front->package.logTo(log);
  }

  MetadataSpace& space;
  const Makes makes;
  const ImageRoot* image;
  std::unique_ptr<Program> program;  ///< null before linking and after takeProgram
  base::AllocationLog log;  ///< of an image's allocations
  base::ChunkPool pool;
  base::Arena kept;
  base::Arena sourceTables;
  base::Arena texts{pool};  ///< of the source files
  diag::SourceMap sources{sourceTables, image == nullptr ? nullptr : image->sources};
  diag::Sink sink;
  std::unique_ptr<FrontEnd> front;
  package::LoadResult loaded;
  std::vector<std::unique_ptr<bytecode::Module>> modules;
  bool keepModules = false;      ///< when they are linked
  std::vector<bool> ownModules;  ///< by module: not the library's
  bool linksC = false;           ///< CompileOptions::linksC
  std::vector<std::string> libraries;  ///< of //vo:link
  std::string mainPath;                ///< of the main package
  std::vector<std::string> hostFunctions;
  Program* session = nullptr;
  std::vector<std::pair<std::string, uint32_t>> generations;
  uint32_t input = 0;
  std::string dumped;
  std::string explained;
  size_t lines = 0;
  double seconds[8] = {};

  /// Only modules are needed from now on; of an image's library all.
  void endFrontEnd() {
    pool.stopClearing();
    if (makes == Makes::Image) return;
    front.reset();
    kept.reset();
  }

 private:
  /// An image is made of the region: what it is to contain is there.
  base::Arena arena() { return makes == Makes::Image ? base::Arena(program->piece_) : base::Arena(pool); }
};

namespace {

enum Pass { kLoad, kParse, kCheck, kBuild, kInline, kEscape, kLower, kLink, kPasses };
constexpr const char* kPassNames[] = {"load", "parse", "check", "ir", "inline", "escape", "lower", "link"};

// As the go command: what imports a package with errors is not compiled.
bool importsFailed(const package::LoadedPackage& p, const std::vector<bool>& failed) {
  return std::any_of(p.imports.begin(), p.imports.end(), [&](const package::LoadedImport& i) {
    return i.package != package::LoadedImport::kUnsafe && failed[i.package];
  });
}

// Whether what was added behind the first `before` says more than that directives stand where they mean nothing.
bool hasTypeErrors(const diag::Sink& sink, size_t before) {
  return std::any_of(sink.all().begin() + static_cast<ptrdiff_t>(before), sink.all().end(), [](const diag::Diagnostic& d) {
    return d.severity == diag::Severity::Error && d.kind != diag::Kind::MisplacedDirective;
  });
}

// Reads the files of `//go:embed` variables into `texts`.
bool readEmbeds(diag::Sink& sink, const std::string& dir, check::CheckedPackage& checked, std::vector<std::string>& texts) {
  size_t count = 0;
  for (const check::EmbedVar& e : checked.embeds) count += e.files.size();
  texts.reserve(count);  // the contents refer to them
  for (check::EmbedVar& e : checked.embeds) {
    for (const std::string& file : e.files) {
      std::string& text = texts.emplace_back();
      if (!file.ends_with("/")) {
        if (std::string why = package::readFile(dir + "/" + file, &text); !why.empty()) {
          sink.error(diag::Kind::InvalidEmbed, {}, "embed " + file + ": " + why);
          return false;
        }
      }
      e.contents.push_back(text);
    }
  }
  return true;
}

// Adds the thread's processor time until its end to a counter: what others do on the machine does not
// count.
class Timer {
 public:
  explicit Timer(double& total) : total_(total), start_(now()) {}
  ~Timer() { total_ += now() - start_; }

 private:
  static double now() {
    timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
  }
  double& total_;
  double start_;
};

void printTimings(const double* seconds, size_t lines) {
  double all = 0;
  for (int i = 0; i < kPasses; i++) {
    all += seconds[i];
    fprintf(stderr, "%-6s %8.2f ms\n", kPassNames[i], seconds[i] * 1e3);
  }
  fprintf(stderr, "%-6s %8.2f ms, %zu lines, %.0f lines per second\n", "all", all * 1e3, lines,
          static_cast<double>(lines) / all);
}

}  // namespace

Compilation::Compilation(MetadataSpace& space, Makes makes)
    : state_(std::make_unique<State>(space, makes)) {}
Compilation::~Compilation() = default;
diag::Sink& Compilation::sink() { return state_->sink; }
diag::SourceMap& Compilation::sources() { return state_->sources; }
const link::Program* Compilation::program() const {
  return state_->program == nullptr ? nullptr : state_->program->linked();
}
std::unique_ptr<Program> Compilation::takeProgram() { return std::move(state_->program); }
const package::LoadResult& Compilation::loaded() const { return state_->loaded; }
const std::string& Compilation::dumped() const { return state_->dumped; }
const std::string& Compilation::explained() const { return state_->explained; }
const std::vector<std::unique_ptr<bytecode::Module>>& Compilation::modules() const {
  return state_->modules;
}
size_t Compilation::sourceLines() const { return state_->lines; }

bool Compilation::compile(const CompileOptions& options) {
  State& s = *state_;
  if (!s.space.valid()) {
    s.sink.error(diag::Kind::FileError, {}, "the address range of the library image is taken");
    return false;
  }
  if (!s.space.damage().empty()) {
    s.sink.error(diag::Kind::FileError, {}, s.space.damage());
    return false;
  }
  FrontEnd& front = *s.front;
  s.pool.clearAhead();
  struct StopClearing {
    base::ChunkPool& pool;
    ~StopClearing() { pool.stopClearing(); }
  } stopClearing{s.pool};
  syntax::ParseContext parse{front.kept, front.package, front.symbols, s.sink, front.nextKept};
  parse.fileTables = &s.sourceTables;
  ir::BuildContext build{front.kept, front.package, front.types, front.info, s.sources, s.sink, front.symbols, *front.irProgram};
  build.keepsScopes = options.debug;
  lower::LowerContext lower{build, front.canonical};

  // 1. Load: which packages, in which files, imported ones first.
  {
    base::PassScope pass("load");
    Timer t(s.seconds[kLoad]);
    package::LoadOptions lo;
    lo.testPackage = options.testPackage;
    lo.source = options.source;
    lo.programPath = options.programPath;
    lo.alsoLibrary = options.first;
    lo.tags = options.tags;
    lo.mod = options.mod;
    lo.settings = options.settings;
    lo.replaced = options.replaced;
    lo.compilerErrors = options.compilerErrors;
    if (s.image != nullptr) {
      lo.provided = [&s, &front](std::string_view path) {
        return s.image->packages.find(front.symbols.find(path)) != nullptr;
      };
    }
    package::Loader loader(s.texts, s.sources, s.sink, lo);
    s.loaded = !options.library.empty() ? loader.loadLibrary(options.library)
               : options.tests != nullptr ? loader.loadTests(*options.tests)
               : options.rundir         ? loader.loadRundir(options.paths[0], false)
                                        : loader.loadProgram(options.paths);
  }
  if (s.sink.hasErrors()) return false;
  build.godebugDefault = s.loaded.godebugDefault;
  build.moduleInfo = s.loaded.moduleInfo;
  front.importer.checked.resize(s.loaded.packages.size());
  VO_CHECK(s.modules.empty(), "a compilation compiles once");
  std::vector<bool> failed(s.loaded.packages.size());
  FileNames fileNames(s.loaded, package::defaultLibraryRoot(), package::defaultOverlayRoot(), options.settings.trimpath);

  for (size_t i = 0; i < s.loaded.packages.size(); i++) {
    package::LoadedPackage& p = s.loaded.packages[i];
    bool isMain = i == s.loaded.main;
    if (options.verbose && !p.isProvided) fprintf(stderr, "%s\n", isMain && s.loaded.byFiles ? "command-line-arguments" : p.listPath.c_str());
    if (p.isProvided) {
      front.importer.checked[i] = s.image->packages.get(front.symbols.find(p.importPath));
      continue;
    }
    if (importsFailed(p, failed)) {
      failed[i] = true;
      continue;
    }
    VO_DCHECK(std::all_of(p.imports.begin(), p.imports.end(), [&](const package::LoadedImport& import) {
                return import.package == package::LoadedImport::kUnsafe || import.package < i;
              }), "imported packages come first");
    front.startPackage();
    parse.nextTransient = 1;
    std::string_view dump = isMain ? std::string_view(options.dump) : std::string_view();

    s.sink.beginUnit();
    size_t errorsBefore = s.sink.all().size();

    // 2. Parse.
    std::vector<syntax::File*> files;
    {
      base::PassScope pass("parse");
      Timer t(s.seconds[kParse]);
      for (package::LoadedFile& f : p.files) {
        base::setPassSubject(f.source->path.data(), f.source->path.size());
        parse.isLibrary = p.isLibrary;
        files.push_back(syntax::parseFile(parse, *f.source, f.isVo));
        if (!files.back()->hasClause && s.sink.unitHasErrors()) break;  // as gc
        s.lines += f.source->lineStarts.size();
        for (std::string_view l : files.back()->voLinks)
          if (!p.isLibrary && std::find(s.libraries.begin(), s.libraries.end(), l) == s.libraries.end()) s.libraries.emplace_back(l);
        if (dump == "ast") s.dumped += syntax::dumpFile(*files.back());
      }
    }
    if (dump == "ast") return !s.sink.hasErrors();
    if (s.sink.stopsChecking()) {
      failed[i] = true;
      continue;
    }

    // 3. Check: types, constants, names.
    check::CheckedPackage checked;
    {
      base::PassScope pass("check");
      Timer t(s.seconds[kCheck]);
      base::setPassSubject(p.importPath.data(), p.importPath.size());
      front.importer.current = &p;
      check::CheckContext cx{front.types, front.info, s.sources, s.sink, front.importer, {}};
      cx.options.isLibrary = p.isLibrary || options.explain;  // functions without bodies, as gc -m
      cx.options.hasAssembly = p.hasAssembly || options.isLenient;
      cx.options.goVersion = front.package.copy(p.goVersion);
      cx.options.embeds = &p.embeds;
      checked = check::checkPackage(cx, p.importPath, files);
      front.importer.checked[i] = checked.package;
      front.importer.bySource[checked.package] = &p;
    }
    failed[i] = s.sink.unitHasErrors() && (!options.isLenient || hasTypeErrors(s.sink, errorsBefore));
    if (options.onChecked && !failed[i]) options.onChecked({p, checked, files, front.info, front.types, s.sources});
    if (isMain) s.mainPath = p.importPath;
    if (options.checkOnly || s.sink.hasErrors()) continue;

    std::vector<std::string> embedded;
    if (!readEmbeds(s.sink, p.dir, checked, embedded)) return false;

    // 4. IR: order of evaluation, closures, instances.
    ir::Module* module;
    {
      base::PassScope pass("ir");
      Timer t(s.seconds[kBuild]);
      base::setPassSubject(p.importPath.data(), p.importPath.size());
      build.portable = options.portable && !p.isLibrary;
      module = ir::buildPackage(build, checked);
      if (dump == "ir") s.dumped += ir::print(*module);
    }
    if (dump == "ir" || s.sink.hasErrors()) return !s.sink.hasErrors();

    // 5. Inline: bodies of small functions for calls, direct calls of methods of known types.
    if (!options.noInline) {
      Timer t(s.seconds[kInline]);
      ir::inlineCalls(build, *module, options.portable && !p.isLibrary);
    }

    // 6. Escape: which variables and allocations live in frames.
    {
      Timer t(s.seconds[kEscape]);
      base::setPassSubject(p.importPath.data(), p.importPath.size());
      escape::Decisions decisions{front.types.qualifier(), {}};
      bool explain = options.explain && !p.isLibrary;
      escape::analyse(front.kept, front.package, *module, explain ? &decisions : nullptr);
      if (explain) {
        if (!options.noInline) escape::reportInlining(*module, decisions);
        s.explained += escape::explain(s.sources, decisions);
      }
    }

    // 7. Lower to bytecode.
    {
      Timer t(s.seconds[kLower]);
      lower.portable = options.portable && !p.isLibrary;
      lower.debug = options.debug;
      if (!p.isLibrary) lower.own.insert(checked.package);
      s.modules.push_back(
          std::make_unique<bytecode::Module>(lower::lowerModule(lower, *module)));
      s.modules.back()->imageHash = s.space.imageHash();
      fileNames.apply(*s.modules.back());
      s.ownModules.push_back(!p.isLibrary);
      // What the package needs, whether or not it says so (.vo files may need fmt).
      std::vector<std::string>& imports = s.modules.back()->importPaths;
      imports.clear();
      for (const package::LoadedImport& import : p.imports)
        if (import.package != package::LoadedImport::kUnsafe)
          imports.push_back(s.loaded.packages[import.package].importPath);
      if (!p.isLibrary && !options.first.empty()) imports.push_back(options.first);
    }
    if (!isMain) {
      ir::endModule(build, *module);
      types::detachLocals(checked.package);
    }
  }
  if (s.sink.hasErrors()) return false;
  front.nextKept = parse.nextKept;
  std::string refused = setVariables(s.modules, options.variables, [&](std::string_view symbol) {
    return s.image != nullptr && s.image->program->globalsByName.find(front.symbols.find(symbol)) != nullptr;
  });
  if (!refused.empty()) {
    s.sink.error(diag::Kind::LinkError, {}, refused);
    return false;
  }
  s.endFrontEnd();
  if (!options.checkOnly) {
    // 8. Link.
    Timer t(s.seconds[kLink]);
    s.keepModules = options.keepModules;
    s.linksC = options.linksC;
    s.hostFunctions = options.hostFunctions;
    s.session = options.session;
    s.generations = options.generations;
    s.input = options.input;
    link();
  }
  if (options.timings) printTimings(s.seconds, s.lines);
  return !s.sink.hasErrors();
}

std::string Compilation::verify() const {
  const State& s = *state_;
  std::vector<const bytecode::Module*> list;
  for (auto& m : s.modules) list.push_back(m.get());
  Natives natives(s.mainPath, s.hostFunctions);
  HostedFacts library(s.image == nullptr ? nullptr : s.image->program, s.program->names_, natives);
  return bytecode::verify(list, library);
}

void Compilation::link(bool untrusted) {
  State& s = *state_;
  std::vector<const bytecode::Module*> list;
  for (auto& m : s.modules) list.push_back(m.get());
  Natives natives(s.mainPath, s.hostFunctions);
  link::LinkOptions lo;
  lo.missingNative = stdlib::findNative("vo.missing");
  lo.untrusted = untrusted;
  lo.ownModules = s.ownModules;
  lo.linksC = s.linksC;
  lo.libraries = s.libraries;
  lo.isSession = s.session != nullptr;
  lo.generations = s.generations;
  lo.input = s.input;
  if (s.session != nullptr) {
    Program& p = *s.session;
    const link::Program* base = p.linked_ != nullptr || s.image == nullptr ? p.linked_ : s.image->program;
    link::LinkResult r = link::link(p.arena_, p.piece_, p.names_, natives, base, list, lo);
    for (const std::string& e : r.errors) s.sink.error(diag::Kind::LinkError, {}, e);
    if (r.program != nullptr) p.linked_ = r.program;
    return;
  }
  if (s.program == nullptr) s.program = std::make_unique<Program>(s.space);
  base::Interner& names = s.makes == Makes::Image ? s.front->symbols : s.program->names_;
  link::LinkResult r = link::link(s.program->arena_, s.program->piece_, names, natives,
                                  s.image == nullptr ? nullptr : s.image->program, list, lo);
  for (const std::string& e : r.errors) s.sink.error(diag::Kind::LinkError, {}, e);
  // (those of a small program are not worth the time that freeing them takes)
  constexpr size_t kSmall = size_t{1} << 20;
  if (!s.keepModules && s.program->arena_.bytesUsed() > kSmall) s.modules.clear();
  VO_CHECK(s.program->linked_ == nullptr, "a piece holds one program");
  VO_CHECK(r.program == nullptr || r.errors.empty(), "a program with errors is none");
  VO_CHECK(r.program == nullptr || s.program->piece_.contains(r.program), "a program lies in its piece");
  s.program->linked_ = r.program;
}

bool Compilation::load(const std::string& path, bool allowUnsafe) {
  State& s = *state_;
  auto fail = [&](const std::string& text) {
    s.sink.error(diag::Kind::FileError, {}, path + ": " + text);
    return false;
  };
  ModuleFile file = readModuleFile(path);
  if (!file.error.empty()) return fail(file.error);
  if (s.image == nullptr)
    return fail("a compiled module runs with the library image only, and there is none");
  for (const bytecode::Module& m : file.modules) {
    if (m.imageHash != s.space.imageHash())
      return fail("package " + m.path + " was compiled against another library image: build it again");
  }
  std::string reason = adopt(std::move(file.modules), allowUnsafe);
  if (!reason.empty())
    return fail("not safe: " + reason + "\nrun it with --allow-unsafe if you trust the file");
  return !s.sink.hasErrors();
}

std::string Compilation::adopt(std::vector<bytecode::Module> modules, bool allowUnsafe) {
  State& s = *state_;
  s.modules.clear();
  for (bytecode::Module& m : modules)
    s.modules.push_back(std::make_unique<bytecode::Module>(std::move(m)));
  s.program = std::make_unique<Program>(s.space, Program::From::File);  // the one before ends here
  if (!allowUnsafe) {
    std::string reason = verify();
    if (!reason.empty()) return reason;
  }
  link(!allowUnsafe);
  return {};
}

bool Compilation::confine() {
  State& s = *state_;
  std::vector<uint8_t> bytes;
  if (!emitModules(&bytes)) return false;
  ModuleFile file = modulesOf(bytes);
  VO_CHECK(file.error.empty(), "what is emitted has the structure of modules");
  std::string reason = adopt(std::move(file.modules), false);
  if (!reason.empty())
    s.sink.error(diag::Kind::FileError, {}, "cannot be shown to be safe, as a sandbox wants: " + reason + "\n(packages unsafe and syscall are for trusted programs; vo run without -sandbox runs it)");
  return !s.sink.hasErrors();
}

bool Compilation::emitModules(std::vector<uint8_t>* bytes) {
  State& s = *state_;
  if (s.image == nullptr) {
    s.sink.error(diag::Kind::FileError, {},
                 "compiled modules belong to a library image, and there is none");
    return false;
  }
  std::vector<const bytecode::Module*> list;
  for (auto& m : s.modules) list.push_back(m.get());
  *bytes = bytecode::encode(list);
  return true;
}

bool Compilation::writeImage(const std::string& path, std::string* error) {
  State& s = *state_;
  VO_CHECK(s.program->linked() != nullptr && s.image == nullptr, "an image is made of a compiled library");
  VO_CHECK(s.makes == Makes::Image, "what an image refers to is in the region");
  if (s.program->piece_.isFull()) {
    *error = "the library is too large for an image";
    return false;
  }
  FrontEnd& front = *s.front;
  if (!types::completeTypes(front.types)) {
    *error = "the library's generic types have no end of instances";
    return false;
  }
  s.sources.forgetTexts();
  auto* root = s.kept.make<ImageRoot>();
  root->symbols = &front.symbols.table();
  root->sources = &s.sources.table();
  root->universe = &front.types.universe();
  root->facts = front.info.keptTables();
  root->ir = front.irProgram;
  root->nextKept = front.nextKept;
  root->program = s.program->linked_;
  VO_CHECK(s.loaded.packages.size() == front.importer.checked.size(), "each package was checked");
  for (size_t i = 0; i < s.loaded.packages.size(); i++)
    root->packages.insert(s.kept, front.symbols.intern(s.loaded.packages[i].importPath),
                          front.importer.checked[i]);
  types::Universe& universe = front.types.universe();
  universe.context = nullptr;
  universe.imageBegin = s.space.region().base();
  universe.imageEnd = s.space.region().base() + s.space.region().used();
  *error = image::findDangling(s.space.region(), s.pool, s.log);
  VO_CHECK(error->empty(), error->c_str());
  return image::writeImage(path, s.space.region(), root, error);
}

}  // namespace vo::driver
