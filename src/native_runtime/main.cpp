// This file is where an executable begins.
#include <sys/resource.h>
#include <sys/syscall.h>

#include <cstddef>
#include <new>

#include "native_runtime/machine.h"
#include "native_runtime/process.h"
#include "os/call.h"
#include "os/clock.h"

extern "C" {
extern const vo::link::Program vo_program;
extern char** environ;
alignas(vo::native_runtime::Machine) unsigned char vo_machine[sizeof(vo::native_runtime::Machine)];
}

namespace vo::native_runtime {

namespace {

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Winvalid-offsetof"
constexpr size_t kRuntime = offsetof(Machine, rt), kContext = offsetof(Machine, cx);
constexpr size_t kBarrier = kRuntime + offsetof(runtime::Runtime, barrier) + offsetof(runtime::Barrier, on);
constexpr size_t kGcWanted = kRuntime + offsetof(runtime::Runtime, heap) + runtime::Heap::gcWantedAt();
constexpr size_t kAttention = offsetof(Machine, attention);
constexpr size_t kClosure = kContext + offsetof(abi::HelperContext, closure);
#pragma clang diagnostic pop

/// The names by which generated code and stubs know places in the machine.
[[gnu::used]] void namePlaces() {
#define VO_PLACE(name, at) asm(".globl " name "\n\t.set " name ", vo_machine + %c0" : : "i"(at))
  VO_PLACE("vo_barrier_flag", kBarrier);
  VO_PLACE("vo_helperContext", kContext);
  VO_PLACE("vo_helperContext_closure", kClosure);
  VO_PLACE("vo_gcWanted", kGcWanted);
  VO_PLACE("vo_attention", kAttention);
#undef VO_PLACE
}

/// Of little address space most is the heap's.
void stayWithinLimits(runtime::RuntimeOptions& o) {
  rlimit limit = {};
  if (!os::call(SYS_getrlimit, RLIMIT_AS, &limit).ok() || limit.rlim_cur == RLIM_INFINITY) return;
  size_t most = limit.rlim_cur / 4 * 3;
  if (o.heap.reserve > most) o.heap.reserve = most;
}

}  // namespace

int start(int argc, char** argv) {
  requireCpu();
  openStandardFiles();
  runtime::RuntimeOptions options;
  readEnvironment(options);
  stayWithinLimits(options);
  size_t variables = 0;
  while (environ[variables] != nullptr) variables++;
  installSignals();
  // `vo run` says by the last one what os.Executable answers.
  constexpr std::string_view kExecutable = "VO_EXECUTABLE=";
  std::string_view script;
  if (std::string_view last = variables != 0 ? environ[variables - 1] : ""; last.starts_with(kExecutable)) {
    script = {last.data() + kExecutable.size(), last.size() - kExecutable.size()};
    environ[--variables] = nullptr;
  }
  // (and before it that it wants to know what the program took)
  bool wantsStats = !script.empty() && variables != 0 && std::string_view(environ[variables - 1]) == "VO_STATS=1";
  if (wantsStats) environ[--variables] = nullptr;
  machine = new (vo_machine) Machine(vo_program, options, {argv, static_cast<size_t>(argc)}, {environ, variables});
  machine->library->script = script;
  if (wantsStats) {
    machine->statsSince = os::nanotime();
    machine->statsSinceCpu = os::processTime();
  }
  machine->countsStacks = options.timeSteps;
  machine->scansAllWords = environmentOf("VO_GCROOTS") == "conservative";
  if (options.stress.preemptEveryEdge) vo_poll_flag = 1;
  int64_t procs = 0;
  for (char c : environmentOf("GOMAXPROCS")) procs = c >= '0' && c <= '9' && procs < 1000000 ? procs * 10 + (c - '0') : -1000000;
  constexpr uint32_t kStressThreads = 8;
  if (procs > 0 || options.stress.manyThreads) machine->setProcs(procs > 0 ? static_cast<uint32_t>(procs) : kStressThreads);
  startTicks();
  machine->run();
}

}  // namespace vo::native_runtime

int main(int argc, char** argv) { return vo::native_runtime::start(argc, argv); }
