// The engine of a native executable: one per process, at `machine`. Internal to src/native_runtime.
//
// It is one thread's at a time (thread.h). Its C++ runs on the thread's stack, entered through the stubs of entry_*.S with the running goroutine's registers
// put away (goroutine.h). An entry ends by saying what to do on the stack of the goroutine that is current then (Action);
// nothing of C++ is left meanwhile. So it may change `current`, collect, and push records at will, and nothing nests.
//
// What ends the program ends the process, at once: those functions do not return.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "abi/helper.h"
#include "base/system_allocator.h"
#include "base/text.h"
#include "base/vec.h"
#include "link/program.h"
#include "native_runtime/frames.h"
#include "native_runtime/goroutine.h"
#include "native_runtime/goroutine_pool.h"
#include "native_runtime/marking_threads.h"
#include "native_runtime/stack_scan.h"
#include "native_runtime/thread.h"
#include "runtime/call_layout.h"
#include "runtime/exec_trace.h"
#include "runtime/gc.h"
#include "runtime/library_frames.h"
#include "runtime/report.h"
#include "runtime/runtime.h"
#include "runtime/unwind.h"
#include "sched/run_queue.h"
#include "stdlib/engine.h"

namespace vo::native_runtime {

/// What an entry answers to its stub. entry_*.S knows the numbers.
enum class Action : uint64_t {
  Return = 0,  ///< the current goroutine's stub goes back to generated code
  Call = 1,    ///< vo_pending is called from its newest record; then Machine::called
  Jump = 2,    ///< vo_target: vo_mark returns 1 there
  Continue = 3 ///< Machine::goOn decides: for what is not done on this stack of C++ (never comes to a stub)
};

/// What a hook of the library wants when it answers Panic or Call.
enum class Request : uint8_t { None, Goexit, ReflectCall, MakeFunc };

/// Calls a function of C with what is in the frame; generated, for the system stack.
using ForeignCall = void (*)(Slot* frame);

/// A call to be made on a goroutine's stack. entry_*.S knows its layout.
struct PendingCall {
  const void* code;
  const abi::Closure* closure;
  const Slot* arguments;  ///< the hidden address of results is one of them
  uint64_t count;
  uint64_t stubPc;  ///< of the stub that the record stands on; 0: of none
};

/// One call of a trace.
struct LogicalFrame {
  std::string_view name;
  uint32_t file;
  uint32_t line;
  const Function* function;
  bool inlined;
};

struct Machine final : runtime::Engine {
  Machine(const link::Program& program, const runtime::RuntimeOptions& options, std::span<char* const> args,
          std::span<char* const> environment);

  base::SystemAllocator allocator;  ///< of what the program makes the run time keep
  runtime::Runtime rt;
  abi::HelperContext cx;
  const link::Program& program;
  Goroutine* current = nullptr;
  runtime::Unwinder unwinder;
  sched::RunQueue runQueue;
  GoroutinePool goroutines;
  MarkingThreads markingThreads{rt};
  stdlib::State* library = nullptr;
  runtime::CallLayout callLayout;
  Request request = Request::None;
  bool attention = false;         ///< a native wants a full collection
  bool findLeaks = false;         ///< that also looks for leaked goroutines
  Goroutine* switchTo = nullptr;  ///< where a coroutine switch leads
  size_t maxStack = 1000000000;

  // --- Calls from records (machine.cpp) -------------------------------------------------------------
  /// On top of the current goroutine's stack, with zeroed payload and room for results. May be in a new segment.
  Record* pushRecord(RecordKind kind, uint32_t payload, uint32_t results);
  /// The goroutine stands where it stood before its newest record.
  void popRecord();
  /// Calls `closure` from the newest record with `n` argument words (its results not counted), which are copied.
  /// Results go to the record's resultWords(), which has room for all of them. A nil closure is a panic.
  Action call(const abi::Closure* closure, const Slot* args, uint32_t n);
  /// The same for a function whose link::Function does not say how it gives its results. `buffer`: through the hidden
  /// first argument, which is the record's resultWords().
  Action call(const abi::Closure* closure, const Slot* args, uint32_t n, uint32_t results, bool buffer);
  /// A call of the newest record has returned.
  Action called();
  /// Acts on what a helper has answered. `fn` may be called again on `frame` when it had no memory; null: it may not.
  Action finish(abi::HelperStatus status, abi::HelperFn fn, Slot* frame);
  Action helperReturned();
  /// What the current goroutine does that has just become it, or was at a safepoint.
  Action goOn();
  /// The current goroutine is at a safepoint.
  Action safepoint(bool isPoll);
  /// Whether somebody wants a safepoint.
  bool isWanted() const;
  /// The running goroutine neither gives way nor lets the collector look here.
  bool mustNotStop();
  void collectStep();
  void collectInSteps();
  bool collectionHelps(const void* at);
  /// The current goroutine goes on in a segment with room for so many bytes. Returns its top.
  uint8_t* enterSegment(size_t bytes);
  static void leaveSegment(Goroutine& g);
  void setMaxStack(size_t bytes);
  /// Of all goroutines.
  uint64_t stackBytes() const;
  void makeCurrent(Goroutine* g);

  // --- Threads (thread.cpp) ------------------------------------------------------------------------------
  /// The calling thread has put its goroutine's registers away. Only if vo_threaded.
  void enter();
  void waitForEngine(Thread& t);
  void giveWay();
  void leave();
  void takeEngine(Thread& t);
  /// Waits until no other thread is in generated code. None goes there before this thread leaves.
  void stopWorld() override;
  bool othersGoOn() override;
  bool helpsMarking() override;
  void stopWorldSoon();
  /// Some other thread runs a goroutine.
  bool othersRun() const;
  void addThread(Thread& t);
  bool startThread();

  // --- Calls of C (foreign.cpp) ----------------------------------------------------------------------------
  Action callForeign(ForeignCall call, Slot* frame);
  Action foreignReturned(Goroutine* f);
  void watchForeign(Thread& t);
  /// A signal has arrived in C, at pc. `f` is null in a thread of C's own.
  [[noreturn]] void foreignFault(Goroutine* f, int signal, int64_t code, uint64_t address, uint64_t pc);

  // --- Scheduling (scheduler.cpp) -----------------------------------------------------------------------
  Goroutine* newGoroutine(const abi::Closure* start);
  /// As newGoroutine, for a `go` statement of the running one: knows its creator, is registered, is in the same bubble.
  Goroutine* startGoroutine(const abi::Closure* start);
  void rememberCreator(Goroutine* f);
  void inheritBubble(Goroutine* f, bool running) const;
  Goroutine* spawnSystem(const abi::Closure* fn, const Slot* args, uint32_t n);
  Action goroutineEnds();
  /// The current goroutine waits: another one goes on.
  Action park();
  Action yield();
  Action resume(Goroutine* f);
  Action schedule();
  Goroutine* dequeue();
  void tick();  ///< a slice is over
  /// In a signal handler: whether thread t, which is in generated code, need not come to the engine now that its slice is over.
  bool leavesTickOut(Thread& t) const;
  void trimStacks();
  bool hasReady() const { return !runQueue.empty(); }
  /// Whether this thread may run goroutines.
  bool mayRun() const { return mayRun(*vo_thread); }
  bool mayRun(const Thread& t) const { return t.index < (isSerial || areBrief ? 1 : procs); }
  void setProcs(uint32_t n);
  void moreThreads();
  void offerWork();
  void hurryPoller();
  bool wakeThread();
  void waitIdle();
  void waitForWork();
  void beginWait() override;
  void endWait() override;
  void pollEvents();
  bool waitForEvents();
  void runTimers();
  void settle(runtime::Bubble* bubble) { library->services.bubbles.settle(*bubble); }
  [[noreturn]] void deadlock();
  /// Begins the program on the stack that this is called on.
  [[noreturn]] void run();
  Action mainReturned();
  [[noreturn]] void exitProgram(int code);
  [[noreturn]] void exitAfterReport();

  // --- Panics (panic.cpp) ---------------------------------------------------------------------------------
  Action raise(abi::Eface value);
  Action raiseRecord(const abi::RuntimePanic& record);
  Action raiseKind(abi::PanicKind kind) { return raiseRecord({.kind = kind}); }
  Action raiseFromContext();
  Action startUnwinding(abi::Eface value, bool isGoexit);
  Action unwindNext();
  Action deferReturned();
  Action panicMade();
  Action goexit() { return startUnwinding({}, true); }
  Action fatalPanic();
  Action makeNextText();
  Action panicPrinted();
  /// The answer of recover(); stands in a helper that generated code has called.
  abi::Eface recover();
  void dropAbove(const void* frame);
  [[noreturn]] void reportPanics();
  [[noreturn]] void fatal(std::string_view text, bool othersToo);
  [[noreturn]] void throwRecord(const abi::RuntimePanic& record);
  [[noreturn]] void throwRuntime(base::Text& out, const FrameCursor& c);
  [[noreturn]] void stackOverflow();
  [[noreturn]] void quit(int signal);
  /// The processor has found a fault in generated code, whose registers these are.
  [[noreturn]] void fault(int signal, uint64_t code, uint64_t address, uint64_t pc, uint64_t bp);

  // --- Functions and traces (traceback.cpp) -----------------------------------------------------------------
  /// The function whose code `pc - 1` lies in, or null.
  const Function* functionOfPc(uint64_t pc);
  const Function* functionAtAddress(uint64_t address) const;
  /// The function's StackMap. Null: it has none.
  const void* stackMapOf(const Function* f) const;
  /// The calls at a return address in f, inlined ones first.
  void logicalFrames(const Function* f, uint64_t pc, base::Vec<LogicalFrame>& out) const;
  bool isInlinedAt(const Function* f, uint64_t pc) const;
  /// The first return address in f that the line table tells the same of.
  uint64_t firstCopy(const Function* f, uint64_t pc) const;
  std::string_view fileName(uint32_t file) const;
  runtime::TraceFrame traceFrame(const LogicalFrame& f) const;
  void appendTrace(base::Text& out, const Goroutine* f, FrameCursor c, std::string_view state);
  void appendOther(base::Text& out, const Goroutine* f);
  void appendOthers(base::Text& out, const Goroutine* except, uint32_t bubble = 0);

  // --- Profiles (profile.cpp) -----------------------------------------------------------------------------------
  using LibraryFn = runtime::LibraryFn;
  /// Those that a record stands for, innermost first; how many there are.
  size_t libraryFrames(const Goroutine* f, const Record* r, LibraryFn (&out)[4]) const;
  size_t stackPcs(const Goroutine* f, size_t skip, std::span<uint64_t> out);
  size_t stackOf(runtime::G& g, size_t skip, bool parked, uint64_t* pcs, size_t n) override;
  size_t pcsOf(const runtime::G& g, size_t skip, std::span<uint64_t> pcs) override;
  uint64_t startPc(const runtime::G& g) override;
  void framesAt(uint64_t pc, base::FunctionRef<void(const runtime::PcFrame&)> take) override;
  void recordSamples();
  void sampleTime();
  /// Called by the signal's handler: generated code of this thread's was interrupted with these registers.
  void noteInterrupted(uint64_t pc, uint64_t sp, uint64_t bp);
  size_t interruptedPcs(const Interrupted& at, std::span<uint64_t> out);
  size_t stackPcs(FrameCursor c, const Goroutine* f, size_t skip, std::span<uint64_t> out);
  /// Optimised code has a call several times: in a profile it is one.
  void unifyCopies(std::span<uint64_t> pcs);

  // --- Hooks of the library (hooks.cpp), reflect's calls (reflect_call.cpp) ---------------------------------------
  void installHooks(stdlib::EngineHooks& hooks);
  /// Native reflect.call stands in its stub; `frame` is its.
  Action startReflectCall(Slot* frame);
  Action reflectReturned();
  /// `frame` is what vo_makeFuncStub or vo_methodValueCall has pushed.
  Action startMakeFunc(MakeFuncFrame* frame, bool isMethodValue);
  Action makeFuncReturned();

  // --- Roots (roots.cpp) --------------------------------------------------------------------------------------------
  void visitRoots(runtime::RootVisitor& visitor) override;
  void visitGoroutine(runtime::G& g, runtime::RootVisitor& visitor) override;
  void ready(runtime::G* g, runtime::ReadyPlace place) override;
  void finalizersReady() override;

  void write(int fd, std::string_view text) const;

  // State of the above
  EngineLock engineLock;
  struct ForeignWatch* foreign = nullptr;  ///< null: C has not been called yet
  base::Vec<Thread*> threads;
  uint32_t procs = 1;             ///< threads that may run goroutines: GOMAXPROCS
  bool procsKnown = false;        ///< else it is to be found out when somebody wants to know
  Goroutine* alone = nullptr;     ///< runs generated code while the world is stopped
  bool isSerial = false;          ///< only the first thread may: for traces
  bool areBrief = false;          ///< likewise: goroutines hand over too often
  bool isPolled = false;          ///< a thread waits for events
  int64_t polledUntil = 0;        ///< when it wakes by itself
  uint32_t idleThreads = 0;
  std::atomic<uint64_t> taken = 0;  ///< goroutines taken off the queue
  uint64_t takenAtTick = 0;
  uint32_t passedOver = 0;        ///< offers since a thread was woken last
  uint32_t patience = 1;          ///< so many offers before one is woken
  Goroutine* mainGoroutine = nullptr;
  Goroutine* finalizerGoroutine = nullptr;
  StackScanner stacks;
  int64_t statsSince = 0;             ///< `vo run -stats` is to say at the end what the program took; since when. 0: no
  int64_t statsSinceCpu = 0;
  bool countsStacks = false;          ///< VO_GCSTEPS: what was scanned is reported at the end
  bool scansAllWords = false;         ///< VO_GCROOTS=conservative: stack maps are not looked at
  base::Vec<const Function*> byCode;  ///< sorted by code; made when first needed
  size_t nextInit = 0;
  bool mainGone = false;              ///< main has left by Goexit
  bool growing = false;               ///< the current goroutine stands in __morestack
  bool throwing = false;              ///< the run time's own fault is being reported
  runtime::Panic* texting = nullptr;  ///< whose text is being made
  runtime::Panic* printing = nullptr; ///< next of the panics that end the program, while texts are made
  Goroutine* dying = nullptr;         ///< whose panics these are
  const void* shortAtPlace = nullptr; ///< helper that was short of memory the last time
  uint64_t shortAt = 0;               ///< bytes allocated until then
  int64_t lastPoll = 0;
  uint32_t ticks = 0;
  runtime::G* trimNext = nullptr;     ///< its stack is looked at next by trimStacks; null: none until it is time again
  uint64_t scannedStacks = 0;         ///< bytes, by the marking under way
  uint32_t scannedCycle = 0;          ///< cycles that were over then
};

/// The process' engine, made by main.
extern Machine* machine;

extern "C" {
extern __thread PendingCall vo_pending;
extern __thread const MarkRecord* vo_target;
extern __thread Context* vo_context;        ///< of the thread's goroutine
extern __thread uint64_t* vo_systemStack;   ///< where the engine's C++ begins
extern __thread volatile uint8_t vo_poll_flag;
extern const char vo_callReturned[], vo_segmentReturned[];
}

/// What a stub has this thread do in the engine.
template <class F>
inline Action inEngine(F f) {
  Machine& m = *machine;
  if (vo_threaded.load(std::memory_order_relaxed)) m.enter();
  Action a = f(m);
  for (;;) {
    while (a == Action::Continue) a = m.goOn();
    // GOMAXPROCS may have become smaller.
    if (a != Action::Return || m.mayRun() || m.mustNotStop()) break;
    a = m.yield();
  }
  if (vo_threaded.load(std::memory_order_relaxed)) m.leave();
  return a;
}

inline Machine& machineOf(runtime::Runtime& rt) { return *static_cast<Machine*>(rt.engine); }
inline Machine& machineOf(abi::HelperContext& cx) { return machineOf(cx.runtime); }

/// Functions that the engine calls itself, in the order of the metadata object's table `vo_named`. Null: not in the
/// executable.
enum class Named : uint8_t {
#define VO_NAMED(name, symbol) name,
#include "native_runtime/named_functions.def"
  Count
};
extern "C" const Function* const vo_named[];
inline const Function* named(Named n) { return vo_named[static_cast<unsigned>(n)]; }

}  // namespace vo::native_runtime
