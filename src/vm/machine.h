// Runs a linked program on the bytecode interpreter.
//
// A Machine belongs to one thread. It changes no process state: no signal handlers, no environment,
// no file descriptors. Several machines may exist at once.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "abi/helper.h"
#include "link/program.h"
#include "runtime/runtime.h"

namespace vo::stdlib {
class Gate;
}

namespace vo::vm {

struct Vm;
class Debugger;
namespace baseline {
class Baseline;
}

/// How a run ended.
enum class Outcome : uint8_t {
  Exited,       ///< main returned, os.Exit, a panic or a fatal error: see the exit code
  Interrupted,  ///< Options::interrupt was set
  BudgetUsed,   ///< Options::instructionBudget
  OutOfMemory,  ///< the memory limit
  StackOverflow,  ///< a goroutine's stack is larger than it may be, during a call of the host; else that is a fatal error
  Aborted,      ///< as Exited, and GOTRACEBACK=crash wants the process to end by SIGABRT
  Replaced,     ///< Options::replace has said so: nothing of what the program did is to be seen anywhere
};

/// What becomes of a program that nobody can have noticed yet (stdlib/unnoticed.h).
enum class Replace : uint8_t {
  GoOn,
  Show,  ///< what is held back is written
  End,   ///< it ends with Outcome::Replaced
};

struct Options {
  runtime::RuntimeOptions runtime;
  std::vector<std::string> args;  ///< os.Args
  std::string script;             ///< what os.Executable answers; empty: this process's executable
  std::vector<std::string> env;   ///< "K=V"
  /// Native functions by number (operands of CallExt and NativeBody).
  std::span<const abi::HelperFn> natives;
  /// Calls and back-edges that the program may make; 0: no limit.
  uint64_t instructionBudget = 0;
  /// When it becomes true (on any thread), the program ends soon. May be null.
  const std::atomic<bool>* interrupt = nullptr;
  /// When it becomes a signal's number, that signal and all goroutines' traces are printed and the program
  /// ends with code 2, as by SIGQUIT. May be null.
  const std::atomic<int>* quit = nullptr;
  /// The process' signals are this program's: os/signal changes handlers, and a broken pipe on standard output
  /// ends the process. At most one machine at a time has that; for the others no signal ever comes.
  bool ownsSignals = false;
  /// Asked some thousand times a second while nobody can have noticed the program; who answers End may start it once more, in whatever way.
  /// `holdsOutput`: it has written to standard output or error, which is held back. Null: nothing is.
  Replace (*replace)(void* context, bool holdsOutput) = nullptr;
  void* replaceContext = nullptr;
  /// Output of print, println and of traces. Null: file descriptors 1 and 2.
  void (*write)(void* context, int fd, std::string_view text) = nullptr;
  void* writeContext = nullptr;
  /// Decides what the program may ask of the system; outlives the machine. Null: everything. `natives` then are those that
  /// sandbox::confinedNatives gives.
  stdlib::Gate* gate = nullptr;
  /// For natives of the host's own: hostOf.
  void* host = nullptr;
  /// Compiles what is hot, and has its machine code; outlives the machine. Null: everything is interpreted.
  baseline::Baseline* baseline = nullptr;
  /// Everything is compiled before the program starts.
  bool compileAll = false;
  /// For a session (Machine::extend): bytes that package variables may have in all; 0: what the program has.
  size_t globalsRoom = 0;
  /// Where all goroutines wait for good, a call of the host is given up, as if Options::interrupt were set.
  bool outlivesDeadlock = false;
  /// Looks at each instruction (vm/debug.h); outlives the machine, and goes without `baseline`. Null: nobody does.
  Debugger* debugger = nullptr;
  /// Calls and back-edges of a time slice.
  int64_t slice = 20000;
};

/// For command-line tools: a broken pipe is an error of the write (os.File then dies by SIGPIPE on
/// standard output and error), SIGQUIT, and SIGABRT, SIGSEGV and the like from outside, print all
/// goroutines and exit. SIGINT and SIGTERM keep their default. Changes the process; `options.quit` and
/// `options.ownsSignals` are set.
void installSignals(Options& options);
/// Options::host of the machine that a native runs on.
void* hostOf(abi::HelperContext& cx);
/// Ends the process by SIGABRT.
[[noreturn]] void abortBySignal();

/// Nanoseconds of the thread's own time and of the clock.
struct Deaf {
  int64_t thread = 0, wall = 0;
};

/// How a call of the host ended.
enum class CallOutcome : uint8_t {
  Returned,
  Panicked,  ///< and nobody recovered; the program goes on
  Goexited,  ///< runtime.Goexit; the program goes on
  Stopped,   ///< by the host's flag, deadline, budget or memory limit, or for want of stack: see Machine::outcome. Deferred calls were not made; the
             ///< program goes on
  Ended,     ///< the program has: see Machine::outcome
};

class Machine {
 public:
  /// `program` must outlive the machine.
  Machine(const link::Program& program, const Options& options);
  ~Machine();
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  /// Runs initialisers and main until the program ends. Returns the exit code. Once only.
  int run();
  Outcome outcome() const;
  int exitCode() const;

  // --- For hosts that call functions, instead of run ---

  /// Runs the initialisers, not main. False: the program has ended. Once only.
  bool initialise();
  /// Calls a func value on the main goroutine; others run while it waits, and as slices end. `args`
  /// are its parameter slots, `results` room for its result slots: what they refer to is the
  /// collector's from the next call on. *report: what a panic that nobody has recovered would have
  /// printed. Out of a native it is called on a goroutine of its own, and the one that the native
  /// runs on stands still, with the words of `native` (null: out of none) as roots; Stopped then
  /// says that the host's outermost call ends: the native has to return at once, with Again.
  /// REQUIRES: initialise() and all calls before have left the program alive; if a call is under
  /// way, a native of the host's runs.
  CallOutcome call(const abi::Closure& callee, std::span<const abi::Slot> args,
                   std::span<abi::Slot> results, std::string* report,
                   const std::span<const abi::Slot>* native = nullptr);
  /// The program becomes `next`, which is linked behind it (link::LinkOptions::isSession) and outlives the machine. No
  /// initialiser is run. False: no room for its variables. REQUIRES: no call is under way.
  bool extend(const link::Program& next);
  /// What method Error of an error value that is not nil says: the two slots that a call has just
  /// had as its result. As a call otherwise.
  CallOutcome errorText(const abi::Slot* error, std::string* text,
                        const std::span<const abi::Slot>* native = nullptr);
  /// A function by its full name, of the program or the library; null: there is none.
  const link::Function* find(std::string_view name) const;
  /// Runs goroutines that are ready, until none is or the clock (os::nanotime) is that far.
  /// Returned, Stopped or Ended. REQUIRES: no call is under way.
  CallOutcome runOthers(int64_t until);
  /// What goroutines wait for.
  struct Waiting {
    bool isReady;       ///< for their turn
    bool isBusy;        ///< for timers, files, or what others carry out
    int64_t nextTimer;  ///< of os::nanotime; INT64_MAX: there is none
  };
  Waiting waiting() const;
  /// Readable when some of those events have come. The machine's own.
  int eventDescriptor();
  /// Ends a wait for events, so that the host's flag is looked at soon. Any thread, and signal handlers.
  void wake();
  /// The program is interrupted when the monotonic clock (os::nanotime) is that far; 0: never.
  void setDeadline(int64_t at);
  /// Calls and back-edges that have been made.
  uint64_t spent() const;
  /// It may make so many more; 0: no limit. REQUIRES: no call is under way.
  void setBudget(uint64_t more);
  /// Where the program was when the host's flag, the deadline or the budget ended it: the running goroutine's trace; empty if none ran.
  std::string traceAtEnd() const;
  runtime::Runtime& runtime();
  /// Units of work (abi::kBytesPerUnit) that a helper has done at most between two safepoints.
  uint64_t mostWork() const;
  /// With RuntimeOptions::timeSteps: the longest times in which a running program did not look whether the host
  /// wants it to end.
  Deaf longestDeaf() const;
  Vm& vm() { return *vm_; }

 private:
  std::unique_ptr<Vm> vm_;
};

}  // namespace vo::vm
