// Many programs in one process: two threads compile, link, run and drop them, all behind one image and with the machine
// code of one baseline compiler, and each prints what its first line says. Afterwards nobody has a piece of the metadata region, and the process is no larger
// than after its first programs.
//
//   many_programs_test [--count=N] [--image=FILE] PROGRAM.go...
//
// The image is made first: an image belongs to the executable that writes it.
#include <malloc.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "driver/compile.h"
#include "stdlib/natives.h"
#include "vm/baseline/baseline.h"
#include "vm/machine.h"

namespace {

using namespace vo;

constexpr int kThreads = 2;
/// What may come and go between two looks at a process of this kind: a chunk of malloc's, a stack.
constexpr size_t kSlack = size_t{2} << 20;

struct Source {
  std::string path;
  std::string output;  ///< what the program prints
};

struct Settings {
  size_t count = 300;
  std::string image = "many_programs.voa";
  std::vector<Source> sources;
};

bool parse(int argc, char** argv, Settings& s) {
  constexpr std::string_view kHead = "// Output: ";
  for (int i = 1; i < argc; i++) {
    std::string a = argv[i];
    if (a.starts_with("--count=")) {
      s.count = strtoull(argv[i] + 8, nullptr, 10);
    } else if (a.starts_with("--image=")) {
      s.image = a.substr(8);
    } else {
      std::ifstream in(a);
      std::string line;
      if (!std::getline(in, line) || !line.starts_with(kHead)) return false;
      s.sources.push_back({a, line.substr(kHead.size()) + "\n"});
    }
  }
  return !s.sources.empty();
}

/// An image of what the programs import, which is made in a fraction of the time that all takes.
bool makeImage(const std::string& path) {
  driver::MetadataSpace space{std::string()};
  driver::Compilation compilation(space, driver::Makes::Image);
  driver::CompileOptions options;
  options.library = {"bytes", "cmp", "context", "encoding/json", "errors", "fmt", "io", "io/fs", "maps", "os", "os/signal", "reflect",
                     "regexp", "runtime", "slices", "sort", "strconv", "strings", "sync", "sync/atomic", "syscall", "time"};
  std::string error;
  return compilation.compile(options) && compilation.writeImage(path, &error);
}

/// The program, or null and messages; the compilation is gone.
std::unique_ptr<driver::Program> compile(driver::MetadataSpace& space, const std::string& path) {
  driver::Compilation compilation(space);
  driver::CompileOptions options;
  options.paths = {path};
  if (compilation.compile(options)) return compilation.takeProgram();
  fputs(diag::render(compilation.sink(), compilation.sources(), {}).c_str(), stderr);
  return nullptr;
}

std::string run(vm::baseline::Baseline* baseline, const driver::Program& program, size_t seed) {
  vm::Options options;
  std::string output;
  options.args = {"program"};
  options.env = {"HOME=/nowhere"};
  options.natives = stdlib::nativeFunctions();
  options.runtime.seed = seed;
  options.runtime.heap.reserve = size_t{1} << 30;
  options.write = [](void* out, int, std::string_view text) { static_cast<std::string*>(out)->append(text); };
  options.writeContext = &output;
  options.baseline = baseline;
  // One program in four is compiled at once, one finds what is hot soon, one late, and one is interpreted.
  if (seed % 4 == 0) options.baseline = nullptr;
  options.compileAll = seed % 4 == 1;
  if (seed % 4 == 2) options.slice = 200;
  vm::Machine machine(*program.linked(), options);
  int code = machine.run();
  return code == 0 ? output : output + "exit status " + std::to_string(code) + "\n";
}

/// Whether the variables of the library's package `path` are copied and scanned for the program.
bool hasVariablesOf(const driver::MetadataSpace& space, const driver::Program& program, std::string_view path) {
  for (const link::PackageInit& p : space.image()->program->packages)
    for (const link::GlobalsPart& part : program.linked()->globals)
      if (p.path == path && p.globals.size != 0 && part.offset == p.globals.offset) return true;
  return false;
}

struct Shared {
  const Settings& settings;
  driver::MetadataSpace& space;
  vm::baseline::Baseline* baseline;  ///< null: everything is interpreted
  std::atomic<size_t> next = 0;
  std::atomic<size_t> end = 0;
  std::atomic<bool> failed = false;
};

void work(Shared& s) {
  for (size_t n; !s.failed && (n = s.next++) < s.end;) {
    const Source& source = s.settings.sources[n % s.settings.sources.size()];
    std::unique_ptr<driver::Program> program = compile(s.space, source.path);
    std::string output = program == nullptr ? "(no program)" : run(s.baseline, *program, n);
    if (output == source.output) continue;
    fprintf(stderr, "program %zu, %s printed\n%swanted\n%s", n, source.path.c_str(), output.c_str(), source.output.c_str());
    s.failed = true;
  }
}

/// All programs up to number `end`.
bool runTo(Shared& s, size_t end) {
  s.next = s.end.load();
  s.end = end;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; i++) threads.emplace_back(work, std::ref(s));
  for (std::thread& t : threads) t.join();
  return !s.failed;
}

/// A machine that does not own the process' signals has changed none.
bool signalsAreUntouched() {
  struct sigaction action = {};
  return sigaction(SIGUSR1, nullptr, &action) == 0 && action.sa_handler == SIG_DFL;
}

/// Resident bytes of the process, after malloc has given back what it can.
size_t resident() {
  malloc_trim(0);
  size_t pages = 0, all = 0;
  if (FILE* f = fopen("/proc/self/statm", "re")) {
    if (fscanf(f, "%zu %zu", &all, &pages) != 2) pages = 0;
    fclose(f);
  }
  return pages * static_cast<size_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace

int main(int argc, char** argv) {
  Settings settings;
  if (!parse(argc, argv, settings)) {
    fputs("usage: many_programs_test [--count=N] [--image=FILE] PROGRAM.go...\n", stderr);
    return 2;
  }
  if (!makeImage(settings.image)) {
    fputs("the library does not compile\n", stderr);
    return 1;
  }
  driver::MetadataSpace space(settings.image);
  if (space.image() == nullptr) {
    fputs("the image cannot be mapped\n", stderr);
    return 1;
  }
  vm::baseline::Baseline baseline(space.region());
#if __has_feature(thread_sanitizer)  // it sees neither what machine code does nor that words of code are read whole
  Shared shared{settings, space, nullptr};
#else
  Shared shared{settings, space, &baseline};
#endif
  size_t warm = std::max(settings.count / 4, settings.sources.size());
  if (!runTo(shared, warm)) return 1;
  size_t before = resident(), usedBefore = space.region().used();
  uint64_t takenBefore = baseline.stats().taken;
  if (!runTo(shared, settings.count)) return 1;
  size_t after = resident(), used = space.region().used();
  printf("%zu programs: resident %zu KiB after %zu of them, %zu KiB at the end; region used %zu KiB, then %zu KiB\n",
         settings.count, before / 1024, warm, after / 1024, usedBefore / 1024, used / 1024);
  int bad = 0;
  auto expect = [&](bool ok, const char* what) {
    if (!ok) fprintf(stderr, "failed: %s\n", what), bad = 1;
  };
  for (const Source& source : settings.sources) {
    std::unique_ptr<driver::Program> program = compile(space, source.path);
    expect(program != nullptr && hasVariablesOf(space, *program, "os"), "fmt's programs reach os");
    expect(program != nullptr && hasVariablesOf(space, *program, "regexp") == source.path.ends_with("texts.go"),
           "the variables of reached packages only");
  }
  expect(signalsAreUntouched(), "programs leave the process' signals alone");
  expect(space.region().taken() == 0, "every program has given its piece back");
  // (The library's code stays, and programs find more of it hot.)
  expect(baseline.stats().taken <= takenBefore + kSlack / 4, "machine code ends with its program");
#if !__has_feature(thread_sanitizer)
  expect(baseline.stats().functions > settings.count, "programs have machine code");
#endif
  expect(used <= usedBefore + kSlack, "pieces are used again");
#ifndef VO_SANITIZE  // sanitizers keep what was freed
  expect(after <= before + kSlack, "resident memory is flat");
#endif
  return bad;
}
