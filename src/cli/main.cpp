// This file is the command `vo`: words, flags in Go's style, and what they start.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <ucontext.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "base/crash.h"
#include "bytecode/disasm.h"
#include "cli/build_info.h"
#include "cli/command.h"
#include "cli/completion.h"
#include "cli/cover.h"
#include "cli/dap.h"
#include "cli/doc.h"
#include "cli/engine.h"
#include "cli/environment.h"
#include "cli/eval.h"
#include "cli/fmt.h"
#include "cli/generate.h"
#include "cli/list.h"
#include "cli/lsp.h"
#include "cli/mod.h"
#include "cli/modules_tool.h"
#include "cli/native.h"
#include "cli/own_program.h"
#include "cli/prof.h"
#include "cli/repl.h"
#include "cli/run.h"
#include "cli/sandbox.h"
#include "cli/test.h"
#include "cli/test_binary.h"
#include "cli/tool.h"
#include "cli/vet.h"
#include "driver/compile.h"
#include "driver/library.h"
#include "driver/module_file.h"
#include "os/clock.h"
#include "package/files.h"
#include "package/godebug.h"
#include "runtime/stats_report.h"
#include "stdlib/natives.h"
#include "storage/file_cache.h"
#include "vm/baseline/baseline.h"
#include "vm/machine.h"

extern char** environ;

namespace vo::cli {
namespace {

void report(driver::Compilation& compilation, bool allErrors = false) {
  diag::RenderOptions options;
  if (allErrors) options.maxErrors = 0;
  options.library = package::defaultLibraryRoot();
  char folder[4096];
  if (getcwd(folder, sizeof folder) != nullptr) options.folder = folder;
  std::string text = diag::render(compilation.sink(), compilation.sources(), options);
  fwrite(text.data(), 1, text.size(), stderr);
}

// Compiles the library and writes its image: a step of the build.
int makeImage(int argc, char** argv) {
  driver::CompileOptions options;
  bool isForArm = false, isUnderstood = argc >= 3;
  for (int i = 2; i < argc - 1; i++) {
    bool isTimings = strcmp(argv[i], "-timings") == 0, isTarget = strcmp(argv[i], "--target=aarch64-linux") == 0;
    options.timings |= isTimings;
    isForArm |= isTarget;
    isUnderstood &= isTimings || isTarget;
  }
  if (!isUnderstood) {
    fprintf(stderr, "usage: vo image [-timings] [--target=aarch64-linux] FILE\n");
    return 1;
  }
  if (isForArm) options.settings.goarch = "arm64";
  driver::MetadataSpace space{std::string()};
  driver::Compilation compilation(space, driver::Makes::Image);
  options.library = driver::libraryPackages();
  bool ok = compilation.compile(options);
  report(compilation);
  std::string error;
  if (ok && compilation.writeImage(argv[argc - 1], &error)) return 0;
  if (ok) fprintf(stderr, "vo: %s\n", error.c_str());
  return 1;
}

// Compiles the program, or loads it if it is a module.
bool prepare(driver::Compilation& compilation, Command& c) {
  return c.isModule ? compilation.load(c.compile.paths[0], c.allowUnsafe)
                    : compilation.compile(c.compile);
}

int refuseModule(const Command& c) {
  fprintf(stderr, "vo: %s is a compiled module: vo %s takes sources\n", c.compile.paths[0].c_str(),
          c.name().c_str());
  return 1;
}

/// VO_GCSTEPS: how long the collector's steps took.
void printSteps(const runtime::GcStats& g) {
  constexpr double kMicro = 1e-3;
  fprintf(stderr,
          "gc: %u cycles, %llu steps; cpu p50 %.0f us, p99 %.0f us, p99.9 %.0f us, longest %.0f us; "
          "wall longest %.0f us\n",
          g.cycles, static_cast<unsigned long long>(g.steps),
          static_cast<double>(g.stepQuantile(0.5)) * kMicro,
          static_cast<double>(g.stepQuantile(0.99)) * kMicro,
          static_cast<double>(g.stepQuantile(0.999)) * kMicro,
          static_cast<double>(g.longestCpu) * kMicro, static_cast<double>(g.longestPause) * kMicro);
}

/// -stats.
void printStats(const vm::baseline::Stats& s) {
  if (s.isRefused) {
    fputs("baseline: the system refuses executable memory or address space; everything is interpreted\n", stderr);
    return;
  }
  auto per = [&](uint64_t n) { return s.instructions == 0 ? 0.0 : static_cast<double>(n) / static_cast<double>(s.instructions); };
  fprintf(stderr,
          "baseline: %llu functions, %llu instructions (%llu leave), %llu bytes (%.1f an instruction, %.1f in a row), "
          "%llu us (%.0f ns an instruction), %llu without room\n",
          static_cast<unsigned long long>(s.functions), static_cast<unsigned long long>(s.instructions),
          static_cast<unsigned long long>(s.leaving), static_cast<unsigned long long>(s.bytes), per(s.bytes),
          per(s.hotBytes), static_cast<unsigned long long>(s.nanoseconds / 1000), per(s.nanoseconds),
          static_cast<unsigned long long>(s.left));
}

void writePerfMap(const vm::baseline::Baseline& baseline) {
  std::string name = "/tmp/perf-" + std::to_string(getpid()) + ".map", map = baseline.perfMap();
  FILE* file = fopen(name.c_str(), "w");
  if (file == nullptr || fwrite(map.data(), 1, map.size(), file) != map.size()) {
    fprintf(stderr, "vo: cannot write %s: %s\n", name.c_str(), strerror(errno));
  }
  if (file != nullptr) fclose(file);
}

/// Whose machine code runs, for the report of a crash.
const vm::baseline::Baseline* running = nullptr;

/// Names function and code word if machine code has crashed, or C++ that it called.
size_t describeCrash(const void* context, char* to, size_t size) {
  if (running == nullptr) return 0;
  const auto& registers = static_cast<const ucontext_t*>(context)->uc_mcontext.gregs;
  vm::baseline::CodePlace place = running->placeOf(reinterpret_cast<const void*>(registers[REG_RIP]));
  const char* where = "";
  // The first return address on the stack is the caller's. (Read by the kernel: the stack may end.)
  const void* stack[512] = {};
  iovec here = {stack, sizeof stack}, there = {reinterpret_cast<void*>(registers[REG_RSP]), sizeof stack};
  if (place.function == nullptr && process_vm_readv(getpid(), &here, 1, &there, 1, 0) > 0) {
    where = "what is called by ";
    for (size_t i = 0; i < std::size(stack) && place.function == nullptr; i++) place = running->placeOf(stack[i]);
  }
  if (place.function == nullptr) return 0;
  int n = snprintf(to, size, ", in %smachine code of %.*s at word %u", where,
                   static_cast<int>(std::min<size_t>(place.function->name.size(), 300)), place.function->name.data(), place.word);
  return n < 0 ? 0 : std::min(static_cast<size_t>(n), size - 1);
}

/// The program of a compilation that has run, or null and messages.
std::unique_ptr<driver::Program> takeRunnable(driver::Compilation& compilation, const Command& c) {
  report(compilation, c.allErrors);
  if (compilation.sink().hasErrors()) return nullptr;
  if (compilation.program()->main != nullptr) return compilation.takeProgram();
  const package::LoadResult& loaded = compilation.loaded();
  if (loaded.main != package::LoadResult::kNone && loaded.packages[loaded.main].name == "main") {
    fputs("runtime.main_main·f: function main is undeclared in the main package\n", stderr);
  } else {
    fprintf(stderr, "vo: %s is not a main package\n", c.compile.paths[0].c_str());
  }
  return nullptr;
}

/// The program, or null and messages.
std::unique_ptr<driver::Program> compileToRun(driver::Compilation& compilation, Command& c) {
  prepare(compilation, c);
  return takeRunnable(compilation, c);
}

}  // namespace

std::string imagePath(std::string_view goarch) {
  const char* given = getenv("VO_IMAGE");
  if (given == nullptr) return driver::defaultImagePath(goarch);
  return strcmp(given, "none") == 0 ? std::string() : std::string(given);
}

int runProgram(Command& c, Compiled compiled) {
  std::string onlyVm = whyOnlyVm(c);
  const driver::Program& program = *compiled.program;
  vm::baseline::Baseline baseline(compiled.space.region());
  auto say = [&c](const std::string& engine) {
    if (c.stats) fprintf(stderr, "engine: %s\n", engine.c_str());
  };
  std::optional<NativeProgram> native;
  if (onlyVm.empty()) {
    native.emplace(c, compiled.image, program);
    if (native->find()) {
      say("jit, an executable that was kept");
      return native->become(c.args, compiled.script, c.stats);
    }
    if (c.engine == Command::Engine::Jit || !program.linked()->externals.empty()) {
      if (int status = native->make(); status != 0) return status;
      say("jit, an executable that was made");
      return native->become(c.args, compiled.script, c.stats);
    }
  }
  say(onlyVm.empty() ? "vm, as there is no executable yet" : "vm (" + onlyVm + ")");
  // What the compiler needed goes before the program runs. To take a small compilation apart is not worth its time.
  constexpr size_t kSmall = 5000;
  if (compiled.compilation->sourceLines() > kSmall) compiled.compilation.reset();
  vm::Options options;
  std::string_view error;
  if (!runtime::RuntimeOptions::fromEnvironment(options.runtime, error, [](const char* name) {
        const char* value = getenv(name);
        return std::string_view(value != nullptr ? value : "");
      })) {
    fprintf(stderr, "vo: %.*s\n", static_cast<int>(error.size()), error.data());
    return 1;
  }
  options.args = c.args;
  options.script = compiled.script;
  for (char** e = environ; *e != nullptr; e++) options.env.emplace_back(*e);
  options.natives = stdlib::nativeFunctions();
  std::optional<Confinement> confinement;
  if (c.confined.isLimited()) {
    confinement.emplace(c.confined, options);
    if (!confinement->problem().empty()) {
      fprintf(stderr, "vo: %s\n", confinement->problem().c_str());
      return 1;
    }
  }
  if (c.baseline != Command::Baseline::Off) options.baseline = &baseline;
  options.compileAll = c.baseline == Command::Baseline::Eager;
  if (options.runtime.stress.halfCompiled) baseline.compileHalf();
  if (c.perfMap) baseline.tellGdb();
  if (const char* godebug = getenv("GODEBUG"); godebug != nullptr && *godebug != 0) {
    std::string why = package::GodebugTable(package::defaultLibraryRoot()).checkEnvironment(godebug);
    if (!why.empty()) {
      fprintf(stderr, "fatal error: %s\n\ngoroutine 1 [running, locked to thread]:\n", why.c_str());
      return 2;
    }
  }
  base::PassScope pass("run");
  vm::installSignals(options);
  if (confinement) confinement->keepSignals(options);
  running = &baseline;
  base::setCrashDetail(describeCrash);
  std::optional<Race> race;
  if (native) race.emplace(*native, options);
  vm::Machine machine(*program.linked(), options);
  if (confinement) confinement->begin(machine);
  int64_t start = os::nanotime(), startCpu = os::processTime();
  int code = machine.run();
  if (machine.outcome() == vm::Outcome::Replaced) {
    say("jit, an executable that was made while the vm ran");
    return native->become(c.args, compiled.script, c.stats);
  }
  if (race) race->end();
  if (confinement) confinement->report(machine);
  if (options.runtime.timeSteps) {
    printSteps(machine.runtime().gc.stats());
    vm::Deaf deaf = machine.longestDeaf();
    fprintf(stderr, "helpers: most work %llu units; %lld us without a look at the host, %lld us of the clock\n",
            static_cast<unsigned long long>(machine.mostWork()), static_cast<long long>(deaf.thread / 1000),
            static_cast<long long>(deaf.wall / 1000));
  }
  if (c.stats) {
    printStats(baseline.stats());
    base::Text text(machine.runtime().memory);
    runtime::addStats(text, machine.runtime().gc.stats(), os::nanotime() - start, os::processTime() - startCpu);
    fwrite(text.data(), 1, text.size(), stderr);
  }
  if (c.perfMap) writePerfMap(baseline);
  if (machine.outcome() == vm::Outcome::Aborted) vm::abortBySignal();
#ifndef VO_SANITIZE
  // The system takes memory back faster than destructors give it.
  fflush(nullptr);
  _exit(code);
#endif
  return code;
}

int runCommand(Command& c) {
  std::string onlyVm = whyOnlyVm(c);
  if (c.engine == Command::Engine::Jit && !onlyVm.empty()) {
    fprintf(stderr, "vo: -engine=jit cannot run this: %s\n", onlyVm.c_str());
    return 1;
  }
  if (!c.profiles.empty() && c.isModule) {
    fputs("vo: a compiled module writes no profiles: run its sources\n", stderr);
    return 1;
  }
  if (c.confined.hasPermissions && !c.confined.isOn) {
    fputs("vo: permissions are for a sandbox: -sandbox is missing\n", stderr);
    return 2;
  }
  if (c.confined.isOn && (!c.profiles.empty() || c.allowUnsafe)) {
    fputs("vo: -sandbox goes neither with profiles nor with -allow-unsafe\n", stderr);
    return 2;
  }
  for (const auto& [variable, file] : c.profiles) setenv(variable.c_str(), file.c_str(), 1);
  if (!c.profiles.empty()) c.compile.first = driver::kRunProfilePackage;
  std::string image = c.compile.testPackage.empty() ? imagePath() : std::string();
  c.compile.linksC = onlyVm.empty();
  c.compile.timings |= c.stats;
  driver::MetadataSpace space(image);
  std::unique_ptr<driver::Compilation> compilation;
  if (c.word == Word::Eval) {
    compilation = compileCode(space, c);
  } else {
    compilation = std::make_unique<driver::Compilation>(space);
    if (c.confined.isOn) c.compile.portable = c.compile.keepModules = true;
    if (prepare(*compilation, c) && c.confined.isOn && !c.isModule) compilation->confine();
  }
  std::unique_ptr<driver::Program> program = takeRunnable(*compilation, c);
  if (program == nullptr) return 1;
  std::string script;
  const std::string& file = c.compile.paths[0];
  if (!c.compile.source && access(file.c_str(), X_OK) == 0 && isScript(file.c_str())) script = package::absolutePath(file);
  return runProgram(c, {space, image, std::move(compilation), std::move(program), script});
}

namespace {

/// `vo run PACKAGE@VERSION`, and all else that vo runs.
int run(Command& c) {
  if (c.word == Word::Run && !c.compile.source && namesVersion(c.compile.paths[0])) {
    std::optional<std::string> dir = fetchPackage(c.compile.paths[0]);
    if (!dir) return 1;
    c.compile.paths[0] = *dir;
    c.compile.mod = "mod";  // (its go.sum need not have what has just been fetched)
  }
  return runCommand(c);
}

int check(Command& c) {
  if (c.isModule) return refuseModule(c);
  driver::MetadataSpace space(imagePath());
  driver::Compilation compilation(space);
  c.compile.checkOnly = true;
  c.compile.compilerErrors = c.allErrors;
  bool ok = compilation.compile(c.compile);
  report(compilation, c.allErrors);
  return ok ? 0 : 1;
}

// `vo build -m`.
int explain(Command& c) {
  driver::MetadataSpace space(imagePath());
  driver::Compilation compilation(space);
  bool ok = compilation.compile(c.compile);
  report(compilation, c.allErrors);
  fputs(compilation.explained().c_str(), stderr);
  return ok ? 0 : 1;
}

// `vo build --emit=vob`.
int buildModule(Command& c) {
  c.compile.portable = c.compile.keepModules = true;
  driver::MetadataSpace space(imagePath());
  driver::Compilation compilation(space);
  bool ok = compilation.compile(c.compile);
  std::vector<uint8_t> bytes;
  if (ok) ok = compilation.emitModules(&bytes);
  report(compilation, c.allErrors);
  std::string output = ok ? outputName(c, compilation, endingOf(c.emit)) : std::string();
  if (!ok || !canWrite(c, output)) return 1;
  std::string error = driver::writeModuleFile(output, bytes);
  if (!error.empty()) fprintf(stderr, "vo: %s\n", error.c_str());
  return error.empty() ? 0 : 1;
}

int build(Command& c) {
  if (c.isModule) return refuseModule(c);
  constexpr std::string_view kForms[] = {"", "exe", "obj", "ll", "asm", "vob"};
  if (std::find(std::begin(kForms), std::end(kForms), c.emit) == std::end(kForms)) {
    fprintf(stderr, "vo: build cannot emit %s: exe, obj, ll, asm and vob are its forms\n", c.emit.c_str());
    return 1;
  }
  if (c.compile.explain) return explain(c);
  if (c.emit == "vob") return buildModule(c);
  c.compile.linksC = true;
  c.compile.debug = c.debug && !c.strip;
  // Who asks for code that is not optimised wants to see the calls.
  if (c.compile.debug && std::find(c.backend.begin(), c.backend.end(), "-O0") != c.backend.end()) c.compile.noInline = true;
  const std::string& arch = c.compile.settings.goarch;
  std::string image = c.compile.testPackage.empty() ? imagePath(arch) : std::string();
  if (!hasTarget(arch, image)) return 1;
  driver::MetadataSpace space(image);
  driver::Compilation compilation(space);
  std::unique_ptr<driver::Program> program = compileToRun(compilation, c);
  if (program == nullptr) return 1;
  std::string output = outputName(c, compilation, endingOf(c.emit));
  return canWrite(c, output) ? startBackend(c, image, *program, output) : 1;
}

int dumpModule(const Command& c) {
  driver::ModuleFile file = driver::readModuleFile(c.compile.paths[0]);
  if (!file.error.empty()) {
    fprintf(stderr, "vo: %s: %s\n", c.compile.paths[0].c_str(), file.error.c_str());
    return 1;
  }
  for (const bytecode::Module& m : file.modules) {
    std::string text = bytecode::disassemble(m);
    fwrite(text.data(), 1, text.size(), stdout);
  }
  return 0;
}

// `vo dump -stage=llvm` or asm: of the program's own functions, or of the one that is named.
int dumpNative(Command& c) {
  c.emit = c.stage == "llvm" ? "ll" : "asm";
  if (!c.function.empty()) c.backend.push_back("--func=" + c.function);
  c.compile.linksC = true;
  const std::string& arch = c.compile.settings.goarch;
  std::string image = imagePath(arch);
  if (!hasTarget(arch, image)) return 1;
  driver::MetadataSpace space(image);
  driver::Compilation compilation(space);
  std::unique_ptr<driver::Program> program = compileToRun(compilation, c);
  return program == nullptr ? 1 : startBackend(c, image, *program, {});
}

int dump(Command& c) {
  constexpr std::string_view kStages[] = {"ast", "ir", "bytecode", "llvm", "asm"};
  if (std::find(std::begin(kStages), std::end(kStages), c.stage) == std::end(kStages)) {
    fprintf(stderr, "vo: no stage %s: ast, ir, bytecode, llvm and asm there are\n", c.stage.c_str());
    return 1;
  }
  if (c.stage == "llvm" || c.stage == "asm") return c.isModule ? refuseModule(c) : dumpNative(c);
  if (!c.function.empty()) {
    fputs("vo: -func goes with the stages llvm and asm\n", stderr);
    return 1;
  }
  if (c.isModule) return dumpModule(c);
  driver::MetadataSpace space(imagePath());
  driver::Compilation compilation(space);
  c.compile.dump = c.stage;
  c.compile.keepModules = true;
  bool ok = compilation.compile(c.compile);
  report(compilation);
  if (!ok) return 1;
  std::string text = compilation.dumped();
  if (c.stage == "bytecode") text = bytecode::disassemble(*compilation.modules().back());
  fwrite(text.data(), 1, text.size(), stdout);
  return 0;
}

int refuseWord(std::string_view text) {
  std::string_view nearest = nearestWord(text);
  std::string hint = nearest.empty() ? "see 'vo help'" : "did you mean vo " + std::string(nearest) + "?";
  fprintf(stderr, "vo: unknown command %.*s; %s\n", static_cast<int>(text.size()), text.data(), hint.c_str());
  return 2;
}

int version(const Command& c) {
  if (!c.args.empty()) return showBuildInfo(c);
  if (c.modules || c.json) return fputs("vo: version takes -m and -json with a file only\n", stderr), 2;
  return puts("vo 0.1 (Go 1.27)") < 0;
}

int clean(const Command& c) {
  if (!c.args.empty()) return fprintf(stderr, "vo: clean takes no arguments: not %s\n", c.args[0].c_str()), 2;
  std::string folder = storage::cacheFolder();
  uint64_t bytes = storage::FileCache(folder).clear();
  if (isatty(1) != 0) printf("%.1f MB removed from %s\n", static_cast<double>(bytes) / 1e6, folder.c_str());
  return 0;
}

int complete(const Command& c) {
  std::string script = c.args.size() == 1 ? completionFor(c.args[0]) : std::string();
  if (script.empty()) return fputs("vo: completion is for bash, zsh or fish; see 'vo help completion'\n", stderr), 2;
  return fputs(script.c_str(), stdout) < 0;
}

int help(const Command& c) {
  if (c.manual) return fputs(manualPage().c_str(), stdout) < 0;
  if (c.args.empty()) return fputs(helpText().c_str(), stdout) < 0;
  const WordRow* row = findWord(c.args[0]);
  if (row == nullptr) return refuseWord(c.args[0]);
  return fputs(helpText(wordOf(row)).c_str(), stdout) < 0;
}

/// A standard descriptor that is closed would be the number of the next file opened, which print or a
/// trace then writes into.
void openStandardFiles() {
  for (int fd : {0, 1, 2})
    if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDWR) != fd) _exit(2);
}

int main(int argc, char** argv) {
  openStandardFiles();
  base::installCrashHandler();
  base::installMemoryHandler();
  std::string_view text = argc > 1 ? argv[1] : "help";
  if (text == "-h" || text == "--help" || text == "-help") text = "help";
  if (text == "image") return makeImage(argc, argv);
  if (text == "native-library") return makeNativeLibrary(argc, argv, imagePath());
  if (text == "testbinary") return testBinary(argc, argv);
  std::span<char* const> words(argv + std::min(argc, 1), argv + argc);
  if (text == kFetchWord) return runModulesTool(words);
  const WordRow* row = findWord(text);
  if (row == nullptr) return refuseWord(text);
  Command c;
  c.word = wordOf(row);
  // These have command lines of their own.
  if (isOneOf(c.word, kTest | kCover | kVet | kGet | kInstall | kWork | kPlay)) {
    std::string_view first = argc > 2 ? argv[2] : "";
    if (first == "-h" || first == "--h" || first == "-help" || first == "--help") return fputs(helpText(c.word).c_str(), stdout) < 0;
    if (c.word == Word::Install) return installPrograms(words.subspan(1));
    if (c.word == Word::Play) return play({argv + 2, argv + argc});
    if (isOneOf(c.word, kGet | kWork)) return runModulesTool(words);
    return c.word == Word::Test ? test(argc, argv) : c.word == Word::Vet ? vet(argc, argv) : cover(argc, argv);
  }
  if (isForModulesTool(words)) return runModulesTool(words);
  switch (parseArguments({argv + std::min(argc, 2), argv + argc}, c)) {
    case Parsed::Right: break;
    case Parsed::Wrong: return 2;
    case Parsed::Help: fputs(helpText(c.word).c_str(), stdout); return 0;
  }
  // A VO_ROOT that is wrong would be noticed late, by what is not found.
  const char* root = isOneOf(c.word, kRun | kBuild | kCheck | kDump | kEval) ? getenv("VO_ROOT") : nullptr;
  if (root != nullptr && *root != 0 && !package::isDir(std::string(root) + "/lib/vo")) {
    fprintf(stderr, "vo: VO_ROOT=%s: there is no folder lib/vo in it\n", root);
    return 1;
  }
  switch (c.word) {
    case Word::Run:
    case Word::Eval: return run(c);
    case Word::Build: return build(c);
    case Word::Check: return check(c);
    case Word::Dump: return dump(c);
    case Word::Repl: return repl(c, imagePath());
    case Word::Doc: return showDoc(c);
    case Word::Fmt: return formatSources(c);
    case Word::Test:
    case Word::Cover:
    case Word::Vet:
    case Word::Get:
    case Word::Install:
    case Word::Work:
    case Word::Play: break;
    case Word::List: return listPackages(c);
    case Word::Tool: return tool(c);
    case Word::Generate: return generate(c);
    case Word::Mod: return mod(c);
    case Word::Env: return showEnvironment(c);
    case Word::Clean: return clean(c);
    case Word::Completion: return complete(c);
    case Word::Dap: return runDebugAdapter(c, imagePath());
    case Word::Lsp: return runLanguageServer(c, imagePath());
    case Word::Prof: return prof(c);
    case Word::Version: return version(c);
    case Word::Help: return help(c);
  }
  return 2;
}

}  // namespace
}  // namespace vo::cli

int main(int argc, char** argv) { return vo::cli::main(argc, argv); }
