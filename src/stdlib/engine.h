// What the library's natives need from the engine that runs them, and their state per Runtime.
//
// The engine fills EngineHooks in once, before the first native runs, and outlives the Runtime. Natives call them on the
// engine's thread, inside of a helper: a hook that would park, collect or unwind asks the engine to do that when the helper
// has returned.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "abi/helper.h"
#include "base/text.h"
#include "base/vec.h"
#include "runtime/runtime.h"
#include "sched/services.h"
#include "stdlib/gate.h"
#include "stdlib/unnoticed.h"

namespace vo::stdlib {

/// What runtime.pcInfo answers. The texts live as long as the program.
struct PcInfo {
  std::string_view name;  ///< in Go's form: "main.F.func1", "pkg.(*T).M"; empty: no function of ours
  std::string_view file;
  int64_t line = 0;
  int64_t startLine = 0;  ///< line of the function's declaration
  uint64_t entry = 0;
  bool more = false;      ///< this frame is inlined into another one at the same pc
};

/// The engine's part. All are REQUIRED unless a default is named. Entries of type HelperFn are
/// natives that only the engine can do; frames are those of the Go functions named behind.
struct EngineHooks {
  abi::HelperFn gosched = nullptr;          ///< runtime.Gosched()
  /// The goroutine just woken runs at once, in the slice of the running one, which stays ready.
  abi::HelperFn letNextRun = nullptr;
  abi::HelperFn goexit = nullptr;           ///< runtime.Goexit()
  abi::HelperFn exit = nullptr;             ///< runtime.exit(code int): ends the program
  abi::HelperFn newcoro = nullptr;          ///< runtime.newcoro(func(*coro)) *coro
  abi::HelperFn coroswitch = nullptr;       ///< runtime.coroswitch(*coro)
  /// reflect.call(stackArgsType *abi.Type, f, stackArgs unsafe.Pointer, stackArgsSize,
  /// stackRetOffset, frameSize uint32, regArgs *abi.RegArgs)
  abi::HelperFn reflectCall = nullptr;
  abi::HelperFn makeFuncStub = nullptr;     ///< reflect.makeFuncStub(), entered through a closure
  abi::HelperFn methodValueCall = nullptr;  ///< reflect.methodValueCall(), likewise

  /// A full collection at the next safepoint, which follows the helper at once.
  /// One that looks for leaked goroutines, too, if asked.
  void (*requestCollect)(abi::HelperContext& cx, bool findLeaks) = nullptr;
  /// Stores the logical frames of the running goroutine (inlined ones belong to one pc); frame 0 is
  /// the Go function that called the native. Returns how many were stored.
  int64_t (*callers)(abi::HelperContext& cx, int64_t skip, uint64_t* pcs, int64_t n) = nullptr;
  /// `pc` is from callers, or the first word of a func value. False: not known.
  bool (*pcInfo)(runtime::Runtime& rt, uint64_t pc, int64_t depth, PcInfo* out) = nullptr;
  /// The text of runtime.Stack, as much as there is room for. Returns its size.
  size_t (*stackTrace)(abi::HelperContext& cx, bool all, std::span<char> out) = nullptr;
  /// Starts a goroutine that calls fn, which has no parameters.
  void (*spawn)(runtime::Runtime& rt, const abi::Closure* fn) = nullptr;
  /// Between the two the running goroutine is not preempted and no collection begins.
  void (*pin)(abi::HelperContext& cx) = nullptr;
  void (*unpin)(abi::HelperContext& cx) = nullptr;
  /// Between the two the running goroutine, which does not park, is the only one that runs. Null: pin and unpin are enough.
  void (*stopWorld)(abi::HelperContext& cx) = nullptr;
  void (*startWorld)(abi::HelperContext& cx) = nullptr;
  /// Goroutines run on one thread, or again on as many as there are. Whether that is so now: others leave theirs at the
  /// next safepoint. Null: it always is.
  bool (*runAlone)(runtime::Runtime& rt, bool on) = nullptr;
  /// The number of the processor that the running goroutine has while it is pinned. Null: there is one, 0.
  uint32_t (*processor)(runtime::Runtime& rt) = nullptr;
  /// GOMAXPROCS: how many processors run goroutines; n > 0 sets that (n < 0: to what the engine chooses) and gives what it
  /// was. Null: State::maxProcs.
  int64_t (*procs)(runtime::Runtime& rt, int64_t n) = nullptr;
  /// Nanoseconds that the program's work takes by the engine's reckoning, without times when it waits: the same in each run.
  /// Null: the clock is asked.
  int64_t (*workTime)(abi::HelperContext& cx) = nullptr;
  /// Bytes of all goroutines' stacks.
  uint64_t (*stackBytes)(runtime::Runtime& rt) = nullptr;
  /// runtime/debug.SetMaxStack: returns the old limit.
  int64_t (*setMaxStack)(runtime::Runtime& rt, int64_t bytes) = nullptr;
  /// True if another goroutine is ready or runs, so that a blocking system call must not be done in place.
  bool (*othersReady)(runtime::Runtime& rt) = nullptr;
  /// All unnamed pointer, array, chan, func, map, slice and struct
  /// types of the program, sorted by their string: reflect looks up types there before it makes one.
  std::span<const abi::Type* const> (*typelinks)(runtime::Runtime& rt) = nullptr;
};

/// The value of `name` in a list of "K=V", or empty.
std::string_view environmentValue(std::span<const std::string_view> list, std::string_view name);

/// The natives' state. One per Runtime, reached through Runtime::stdlib.
struct State {
  State(runtime::Runtime& rt, const EngineHooks& hooks);
  ~State();
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  static State& of(runtime::Runtime& rt) { return *static_cast<State*>(rt.stdlib); }
  static State& of(abi::HelperContext& cx) { return of(cx.runtime); }

  /// Whether a GODEBUG setting has that value, `otherwise` if it is not set.
  bool settingIs(std::string_view name, std::string_view value, bool otherwise) const;

  EngineHooks hooks;
  // The engine owns these texts.
  base::Vec<std::string_view> args;       ///< os.Args
  std::string_view script;                ///< path for os.Executable; empty: this executable
  base::Vec<std::string_view> envs;       ///< "KEY=value"
  std::string_view godebugDefault;        ///< by the main module's go line
  std::string_view moduleInfo;            ///< what debug.ReadBuildInfo reads, without its frame

  base::Text godebugEnvironment;          ///< GODEBUG of the environment
  bool panicNil = false;                  ///< GODEBUG=panicnil=1: panic(nil) is no error
  base::Text traceback;                   ///< GOTRACEBACK; debug.SetTraceback changes it
  /// A function without parameters, which is no object of the heap: called once when main has returned, or before a panic that ends
  /// the program is reported. Null: there is nothing to do.
  const abi::Closure* atEnd = nullptr;
  int maxProcs = 1;                       ///< what GOMAXPROCS answers

  /// By GOTRACEBACK: none (0), single or all (1), system or crash (2), or a number; 0 if it is neither.
  int tracebackLevel() const;
  bool tracesWanted() const { return tracebackLevel() > 0; }
  bool allTracesWanted() const { return traceback.view() != "single" && !traceback.empty(); }
  bool runtimeFramesWanted() const { return tracebackLevel() > 1; }
  bool crashWanted() const { return traceback.view() == "crash"; }

  /// What is in the environment changes; settings that engines obey follow.
  void setGodebug(std::string_view environment);

  sched::Services services;  ///< timers, semaphores, poller, blocking calls

  // What natives keep for themselves.
  void** timeLocal = nullptr;              ///< where the variable time.Local is
  int64_t timeStart = 0;                   ///< time.startNano
  int64_t startWall, startCpu;             ///< when the program began: monotonic clock, time of the thread
  Unnoticed unnoticed;                     ///< on only for engines that want to know
  Gate* gate = nullptr;                    ///< what asks before system calls are made, the engine's; null: nobody
  bool ownsSignals = false;                ///< this program is the one that the process' signals are for
  sched::PollHandle signalFile{};          ///< wakes the goroutine of os/signal

 private:
  runtime::Runtime& runtime_;
};

}  // namespace vo::stdlib
