// The corpus with a budget that ends in the middle: with machine code a program stops at the same instruction, has
// printed the same and has used as much, to the last unit, as when it is interpreted.
//
//   budget_test [--stops=N] [--shard=K/N] [--image=FILE] PROGRAM…
//
// Each program is run to its end, then with budgets that end at `stops` places of that run, with long and with very
// short time slices: where it is preempted shows in who runs when the budget is used up. Every run is a process of its
// own, so that nothing that a program does to its process changes another run.
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "driver/compile.h"
#include "driver/library.h"
#include "stdlib/natives.h"
#include "vm/baseline/baseline.h"
#include "vm/vm.h"

namespace {

using namespace vo;

enum class Mode { Off, On, Eager };
constexpr const char* kModeNames[] = {"off", "on", "eager"};

struct Settings {
  unsigned stops = 1;
  size_t shard = 0, shards = 1;
  std::string image = "budget.voa";
  std::vector<std::string> paths;
};

/// How a run ended, and where.
struct End {
  uint64_t spent;
  uint64_t goroutines;
  int64_t code;
  uint64_t outcome;
  int64_t pc;  ///< in the function that runs; -1: none does
  char function[96];
};
struct Run {
  End end = {};
  std::string output;
  int status = 0;  ///< of the process
  bool operator==(const Run& r) const {
    return memcmp(&end, &r.end, sizeof end) == 0 && output == r.output && status == r.status;
  }
};
struct Shape {
  uint64_t budget = 0;
  int64_t slice = 20000;
};
/// A run to the end may take so many units, or the program is left out.
constexpr uint64_t kMost = 3'000'000;

bool parse(int argc, char** argv, Settings& s) {
  for (int i = 1; i < argc; i++) {
    std::string a = argv[i];
    if (a.starts_with("--stops=")) {
      s.stops = static_cast<unsigned>(atoi(argv[i] + 8));
    } else if (a.starts_with("--shard=")) {
      if (sscanf(argv[i] + 8, "%zu/%zu", &s.shard, &s.shards) != 2 || s.shards == 0) return false;
    } else if (a.starts_with("--image=")) {
      s.image = a.substr(8);
    } else {
      s.paths.push_back(a);
    }
  }
  return !s.paths.empty();
}

/// Programs that look at clocks, other processes or what threads do are not the same twice.
bool isDeterministic(const std::string& path) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  std::string source = text.str();
  for (const char* package : {"\"time\"", "\"os\"", "\"os/", "\"net", "\"syscall\"", "\"testing", "\"context\"", "\"runtime/", "\"log",
                              "\"io/ioutil\"", "\"crypto/rand\""})
    if (source.find(package) != std::string::npos) return false;
  return true;
}

bool makeImage(const std::string& path) {
  driver::MetadataSpace space{std::string()};
  driver::Compilation compilation(space, driver::Makes::Image);
  driver::CompileOptions options;
  options.library = driver::libraryPackages();
  std::string error;
  return compilation.compile(options) && compilation.writeImage(path, &error);
}

/// In the process of the run: descriptors 1 and 2 are where its output goes.
[[noreturn]] void runHere(base::Region& region, const link::Program& program, const std::string& path, Mode mode, Shape shape, End* end) {
  vm::baseline::Baseline baseline(region);
  vm::Options options;
  options.args = {path};
  options.natives = stdlib::nativeFunctions();
  options.runtime.seed = 1;
  options.runtime.heap.reserve = size_t{1} << 32;
  options.instructionBudget = shape.budget;
  options.slice = shape.slice;
  if (mode != Mode::Off) options.baseline = &baseline;
  options.compileAll = mode == Mode::Eager;
  vm::Machine machine(program, options);
  end->code = machine.run();
  end->outcome = static_cast<uint64_t>(machine.outcome());
  const vm::Vm& vm = machine.vm();
  end->spent = vm.spent();
  end->goroutines = machine.runtime().goroutineCount();
  end->pc = -1;
  if (machine.outcome() == vm::Outcome::BudgetUsed && vm.fiber != nullptr) {
    const link::Function* f = vm::functionOf(vm.fp);
    if (!vm.isStub(f)) {
      end->pc = vm.pc - f->code;
      memcpy(end->function, f->name.data(), std::min(f->name.size(), sizeof end->function));
    }
  }
  fflush(nullptr);
  _exit(0);
}

Run runIn(base::Region& region, const link::Program& program, const std::string& path, Mode mode, Shape shape) {
  void* shared = mmap(nullptr, sizeof(End), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  int output = memfd_create("output", 0);
  pid_t child = fork();
  if (child == 0) {
    signal(SIGPIPE, SIG_IGN);
    dup2(open("/dev/null", O_RDONLY), 0);
    dup2(output, 1);
    dup2(output, 2);
    runHere(region, program, path, mode, shape, static_cast<End*>(shared));
  }
  Run run;
  waitpid(child, &run.status, 0);
  memcpy(&run.end, shared, sizeof run.end);
  munmap(shared, sizeof(End));
  run.output.resize(static_cast<size_t>(lseek(output, 0, SEEK_END)));
  (void)!pread(output, run.output.data(), run.output.size(), 0);
  close(output);
  return run;
}

void print(const char* name, const Run& r) {
  fprintf(stderr, "  %s: status %d, outcome %llu, code %lld, %llu units, %llu goroutines, at %.96s+%lld, %zu bytes of output\n", name, r.status,
          static_cast<unsigned long long>(r.end.outcome), static_cast<long long>(r.end.code),
          static_cast<unsigned long long>(r.end.spent), static_cast<unsigned long long>(r.end.goroutines), r.end.function,
          static_cast<long long>(r.end.pc), r.output.size());
}

/// What a program's process answers with.
enum Answer { kSame = 0, kDiffers = 1, kLeftOut = 2 };

int compare(base::Region& region, const link::Program& program, const std::string& path, unsigned stops) {
  Run whole = runIn(region, program, path, Mode::Off, {.budget = kMost});
  if (whole.end.outcome == static_cast<uint64_t>(vm::Outcome::BudgetUsed)) return kLeftOut;
  std::vector<Shape> shapes = {{.budget = kMost}};
  for (unsigned i = 0; i < stops; i++) {
    uint64_t at = whole.end.spent * (i + 1) / (stops + 1) + i * 7;
    shapes.push_back({.budget = std::max<uint64_t>(at, 1), .slice = 300});
    shapes.push_back({.budget = std::max<uint64_t>(std::min<uint64_t>(at, 5000 + i * 1001), 1), .slice = 7});
  }
  for (const Shape& shape : shapes) {
    Run off = shape.budget == kMost ? whole : runIn(region, program, path, Mode::Off, shape);
    for (Mode mode : {Mode::Eager, Mode::On}) {
      // With short slices, what runs is compiled soon; with long ones most programs have ended before.
      if (mode == Mode::On && shape.slice != 300) continue;
      Run other = runIn(region, program, path, mode, shape);
      if (other == off) continue;
      fprintf(stderr, "%s: budget %llu, slice %lld\n", path.c_str(), static_cast<unsigned long long>(shape.budget),
              static_cast<long long>(shape.slice));
      print(kModeNames[static_cast<int>(Mode::Off)], off);
      print(kModeNames[static_cast<int>(mode)], other);
      return kDiffers;
    }
  }
  return kSame;
}

int compareFile(driver::MetadataSpace& space, const std::string& path, unsigned stops) {
  char folder[] = "/tmp/budget_XXXXXX";
  std::string absolute = std::string(realpath(path.c_str(), nullptr));
  if (mkdtemp(folder) == nullptr || chdir(folder) != 0) return kDiffers;
  driver::Compilation compilation(space);
  driver::CompileOptions options;
  options.paths = {absolute};
  int answer = kLeftOut;  // some of the corpus' programs are not to compile
  if (compilation.compile(options) && compilation.program()->main != nullptr)
    answer = compare(space.region(), *compilation.program(), absolute, stops);
  rmdir(folder);
  return answer;
}

}  // namespace

int main(int argc, char** argv) {
  Settings settings;
  if (!parse(argc, argv, settings)) {
    fputs("usage: budget_test [--stops=N] [--shard=K/N] [--image=FILE] PROGRAM...\n", stderr);
    return 2;
  }
  if (!makeImage(settings.image)) {
    fputs("the library does not compile\n", stderr);
    return 1;
  }
  driver::MetadataSpace space(settings.image);
  std::vector<pid_t> running;
  size_t counts[3] = {}, started = 0;
  auto wait = [&] {
    int status = 0;
    pid_t ended = waitpid(-1, &status, 0);
    std::erase(running, ended);
    int answer = WIFEXITED(status) ? WEXITSTATUS(status) : kDiffers;
    counts[answer > kLeftOut ? kDiffers : answer]++;
  };
  for (size_t i = settings.shard; i < settings.paths.size(); i += settings.shards) {
    if (!isDeterministic(settings.paths[i])) {
      counts[kLeftOut]++;
      continue;
    }
    while (running.size() >= 2) wait();
    pid_t child = fork();
    if (child == 0) _exit(compareFile(space, settings.paths[i], settings.stops));
    running.push_back(child);
    started++;
  }
  while (!running.empty()) wait();
  printf("%zu programs are the same, %zu differ, %zu left out\n", counts[kSame], counts[kDiffers], counts[kLeftOut]);
  // A test that leaves out most of what it started compares nothing.
  return counts[kDiffers] != 0 || counts[kSame] * 10 < started * 7;
}
