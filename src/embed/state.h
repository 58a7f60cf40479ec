// What stands behind the handles of include/vo/vo.hpp.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "driver/compile.h"
#include "sandbox/gate.h"
#include "sched/blocking.h"
#include "vm/machine.h"
#include "vo/vo.hpp"

namespace vo::detail {

struct EngineState {
  explicit EngineState(const std::string& image) : space(image) {}
  driver::MetadataSpace space;
};

/// A function of a script.
struct Callee {
  Signature signature;
  std::string text;  ///< its type, for people
  const link::Function* function = nullptr;
};

struct ProgramState {
  std::shared_ptr<EngineState> engine;
  std::unique_ptr<driver::Program> program;
  std::string package;  ///< its path
  std::unordered_map<std::string, Callee> functions;
  std::vector<HostFunction> host;
  std::vector<abi::HelperFn> natives;  ///< the library's (those for sandboxes, if it is one), and one for each of the host's
  bool isTrusted = false;
};

struct VmState : std::enable_shared_from_this<VmState> {
  VmState(std::shared_ptr<ProgramState> p, VmOptions o);
  /// Why it runs nothing any more, or if it does (Error::text is empty) that it does.
  Error howEnded() const;
  /// The Vm is no more; its handles refer to nothing.
  void end();
  std::shared_ptr<VmState> doomed;  ///< itself, from when the Vm is no more until its call is over

  std::shared_ptr<ProgramState> program;
  VmOptions options;
  std::atomic<bool> interrupted = false;
  std::string written;  ///< to stderr, of the call under way: a fatal error's text
  std::string report;   ///< of the panic that has ended a call
  bool hasBegun = false, isStarted = false;
  int depth = 0;  ///< calls under way, start and run included, each out of a host function of the
                  ///< one before
  /// The host function that runs, if no call out of it is under way.
  struct Running {
    const HostFunction* function;
    const Slot* params;
  };
  const Running* running = nullptr;
  bool hasEnded =
      false;  ///< what a host function has called has ended the program, or the outermost call
  bool isForeign = false;   ///< see refuseForeign
  uint64_t errorTable = 0;  ///< of the library's own errors; 0: not looked for yet
  std::unordered_map<uint64_t, PutResults>
      retries;  ///< results that no memory was there for, by number
  uint64_t lastRetry = 0;
  std::unordered_set<std::shared_ptr<PromiseState>> promises;  ///< that goroutines wait for
  std::unordered_set<Root*> roots;
  std::unique_ptr<sandbox::Gate> gate;  ///< null: the script is trusted
  std::string problem;                  ///< why there is no machine, or empty
  std::unique_ptr<vm::Machine> machine;
};

/// What a Promise stands for. Its lock orders who settles it and the Vm that waits, which may be of
/// different threads.
struct PromiseState : std::enable_shared_from_this<PromiseState> {
  PromiseState(VmState* v, const HostFunction* f) : vm(v), function(f) {}
  std::mutex mutex;
  bool isSettled = false;
  PutResults put;            ///< once it is
  sched::BlockingCall call;  ///< while the goroutine is parked
  sched::Elsewhere waiter;   ///< likewise: who to tell
  VmState* vm;               ///< its thread only
  const HostFunction* function;
};

std::string textOf(const Signature& signature);

/// The natives that call host functions, one for each number; as many as there may be.
std::span<const abi::HelperFn> hostThunks();

}  // namespace vo::detail
