// The VM's state. Internal to src/vm; hosts use vm/machine.h.
//
// Handlers of the interpreter keep pc and fp in registers; every call into a method of Vm has them
// stored in `pc` and `fp` first and loads them back after. Methods that return bool tell whether
// the interpreter goes on (at pc, fp) or leaves because the program has ended.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "abi/helper.h"
#include "base/system_allocator.h"
#include "bytecode/opcodes.h"
#include "link/liveness.h"
#include "link/program.h"
#include "runtime/gc.h"
#include "runtime/call_layout.h"
#include "runtime/exec_trace.h"
#include "runtime/library_frames.h"
#include "runtime/report.h"
#include "runtime/runtime.h"
#include "runtime/unwind.h"
#include "sched/run_queue.h"
#include "stdlib/engine.h"
#include "vm/fiber_pool.h"
#include "vm/machine.h"

namespace vo::runtime {
struct Map;
}

namespace vo::vm {

/// What a hook of the library wants from the interpreter's loop.
enum class Request : uint8_t { None, Goexit, ReflectCall, MakeFunc };

struct Operands;
struct HostCall;

struct Vm final : runtime::Engine {
  Vm(const link::Program& program, const Options& options);
  ~Vm();
  Vm(const Vm&) = delete;
  Vm& operator=(const Vm&) = delete;

  // --- What handlers read -------------------------------------------------------------------------
  int64_t budget = 0;        ///< calls and back-edges until the next look around
  Slot* stackLimit = nullptr;
  const std::byte* meta = nullptr;
  std::byte* globals = nullptr;
  const runtime::Barrier* barrier = nullptr;
  runtime::Heap* heap = nullptr;
  const Word* pc = nullptr;
  Slot* fp = nullptr;
  /// Behind the first word of the instruction that a method carries out, so that it can be tried again
  /// when memory was short; null: it must not be.
  const Word* slowPc = nullptr;
  Fiber* fiber = nullptr;
  bool attention = false;    ///< a native wants a full collection
  bool findLeaks = false;    ///< that also looks for leaked goroutines
  uint64_t* smallValues = nullptr;  ///< 256 immutable cells holding their index, for boxing
  base::SystemAllocator allocator;  ///< of what the program makes the run time keep
  runtime::Runtime rt;
  abi::HelperContext cx;
  const abi::HelperFn* natives = nullptr;
  size_t nativeCount = 0;

  // --- Program ------------------------------------------------------------------------------------
  link::Program program;  ///< of a session: the latest
  Options options;
  Function stubs[static_cast<unsigned>(Stub::Count)] = {};
  bool isStub(const Function* f) const {
    return f >= stubs && f < stubs + static_cast<unsigned>(Stub::Count);
  }
  /// A function that no trace shows; what is inlined into it is shown.
  static bool isHiddenWrapper(const Function* f) { return (f->flags & link::kWrapper) != 0; }
  Stub stubKind(const Function* f) const { return static_cast<Stub>(f - stubs); }
  /// The first word behind the frame at fp and its outgoing area.
  Slot* frameEnd(Slot* frame);
  const Function* findFunction(std::string_view name) const;
  void findErrorFunctions();
  std::span<const abi::Type* const> sortedTypeLinks();
  const Function* functionAtAddress(uint64_t address) const;
  const Function* functionOfPc(const Word* at);
  const abi::Type* typeAt(uint32_t offset) const {
    return reinterpret_cast<const abi::Type*>(meta + uint64_t{offset} * 8);
  }
  size_t globalsBytes = 0;
  std::unordered_set<uint64_t> reached;  ///< of a session: offsets of parts of the block that are in use
  void setUpGlobals();
  void fillGlobals(const link::GlobalsPart& part);

  // --- Calls (calls.cpp) --------------------------------------------------------------------------
  /// A callee at `base` that did not fit or must look around: the slow end of all calls. Header words
  /// other than the closure are not written yet; pc is where it returns to, fp the caller.
  bool enterSlow(Slot* base, const Function* f);
  /// Stub frame on top of the current one; becomes fp. Null: stack overflow (already reported).
  /// `room`: result words of what it will call.
  Slot* pushStub(Stub kind, uint32_t words, uint32_t room);
  void popStub();
  /// Calls `closure` from the stub frame fp with `n` argument slots, to return to `ret`.
  bool callFromStub(Special ret, const abi::Closure* closure, const Slot* args, uint32_t n);
  /// As callFromStub, but `image` holds the first `n` words of the callee's frame, `results` of them
  /// result slots.
  bool callImage(Special ret, const abi::Closure* closure, const Slot* image, uint32_t results,
                 uint32_t n);
  /// Where the results of that call are.
  const Slot* stubResults() const { return fp + fp[0] + kHeaderWords; }
  bool special(Word w);
  bool segmentReturn();
  bool returnDefer(Word w);
  bool pushDefer(Word w);
  bool pushDeferOuter(Word w);
  bool recover(Word w);
  bool go(Word w);
  bool callExternal(Word w);
  bool nativeBody(Word w);
  bool callSlow(Word w);
  bool callClosureSlow(Word w);
  bool callIfaceSlow(Word w);
  bool tailIfaceSlow(Word w);

  // --- Helpers (natives.cpp) ----------------------------------------------------------------------
  /// Where a native's results and, behind them, parameters are. If it is not known which are which, all are results.
  struct HelperArea {
    Slot* frame;
    uint32_t results;
    uint32_t words;  ///< of both
    Slot* params() const { return results == words ? frame : frame + results; }
  };
  /// Acts on the status of a helper.
  bool finishHelper(abi::HelperStatus status, HelperArea area);
  /// Acts on the status of a run-time function called by an instruction: Done, Panic or Park.
  bool finish(abi::HelperStatus status) {
    if (status == abi::HelperStatus::Done) [[likely]] return true;
    return finishSlow(status);
  }
  bool finishSlow(abi::HelperStatus status);
  /// The same for an instruction that allocated.
  bool finishAlloc(abi::HelperStatus status) {
    return status == abi::HelperStatus::Done ? afterAlloc() : finishSlow(status);
  }
  bool appended(const Operands& o, abi::HelperStatus status, const abi::GoSlice& s);
  bool findInMap(Word w, Word x);
  const void* zeroElement(Word x);
  bool deleteInMap(Word x, runtime::Map* m, const void* key);
  bool assignInMap(Word w, const abi::Type* type);
  bool newLarge(const Operands& o, const abi::Type* t);
  bool printLong(int fd, abi::GoString s);
  bool stringMade(const Operands& o, abi::HelperStatus status, const abi::GoString& s);
  Slot* pushHelperStub(HelperArea area, uint32_t room);
  bool goOnLater(HelperArea area);
  bool betweenPieces();
  bool collectForHelper(HelperArea area);
  bool helperReturned();
  /// Tail of an instruction that allocated.
  bool afterAlloc() {
    if (heap->gcWanted()) [[unlikely]] return collectStep();
    return true;
  }
  bool collectStep();
  bool outOfMemory();
  bool collectAndRetry();
  bool collectAndRetry(HelperArea area);
  bool collectInSteps(HelperArea area);
  bool collectionHelps(const void* at);

  // --- Safepoints and scheduling (scheduler.cpp) ---------------------------------------------------
  bool withinMemory();
  bool safepoint();            ///< the budget is used up
  bool sliceEnds();
  void refillBudget();
  bool nextPart();
  bool mustNotStop() const;
  bool budgetUsed();
  void noteLook();
  /// For what counts little or nothing: looks at the host each 64th time. False: the program has ended.
  bool soonHeard() { return ++unheard % kUnheard != 0 || !hostWantsEnd(); }
  bool endsNow() override { return ended || (hostWantsEnd() && (endedInside = true)); }
  bool isOver() const override { return ended; }
  bool hostWantsEnd();         ///< an interrupt or quit request has come; the program has ended
  bool park();                 ///< the current fiber waits; runs another one
  bool yield();                ///< the current fiber goes to the end of the global queue
  void pollEvents();
  bool waitForEvents();
  void runTimers();
  Fiber* spawnSystem(const abi::Closure* fn, const Slot* args, uint32_t n);
  void rememberCreator(Fiber* f);
  void inheritBubble(Fiber* f, bool running) const;
  void settle(runtime::Bubble* bubble);
  void installHooks();

  // --- reflect's calls (reflect_call.cpp) ------------------------------------------------------------
  runtime::CallShape callShape(const abi::Closure* closure);
  bool isMakeFunc(const Function* f);
  uint32_t argumentWords(const Function* f, const abi::Closure* closure);
  bool startReflectCall(Slot* frame);
  bool reflectReturned();
  bool startMakeFunc();
  bool makeFuncReturned();
  bool schedule();             ///< runs the next ready fiber; false: the program has ended
  void saveFiber();
  bool resume(Fiber* f);
  Fiber* newFiber(const abi::Closure* start, size_t stackBytes = Stack::kFirstBytes);
  void freeFiber(Fiber* f);
  runtime::G* bury();
  bool fiberEnds();
  /// The next ready fiber that need not park at once. Null: none.
  Fiber* dequeue();
  bool deadlock();
  bool hasReady() const { return !runQueue.empty(); }
  bool startMain();
  void makeMain();
  bool mainReturned();

  // --- Calls of the host (host_call.cpp)
  // -------------------------------------------------------------
  bool takeUpAgain(Slot* stub, bool mainStands = false);
  void giveUp(Slot* frame);
  void trimHostStack();
  Fiber* leaveForCall(std::span<const Slot> native);
  void comeBack(Fiber* f);
  void startHostFiber();
  void runHostCall(HostCall& call, const abi::Closure& callee, std::span<const Slot> args);
  void abandon(HostCall& call);
  HostCall* hostCallOf(const Fiber* f) const;
  HostCall* leaveHostCall();
  bool initialised();
  /// Machine::runOthers has no more to do, or no more time. `isIdle`: nobody is ready.
  bool hostsTurn(bool isIdle) const { return hostCall != nullptr && runsOut(isIdle); }
  bool runsOut(bool isIdle) const;
  bool giveHostItsTurn();
  bool hostReturned();
  bool hostDone(HostCall& call);
  bool hostPanicked(HostCall& call, std::string_view report);
  bool hostGoexited(HostCall& call, bool isMain);

  // --- Panics (panic.cpp, panic_text.cpp) -----------------------------------------------------------
  bool raise(abi::Eface value);
  bool startUnwinding(abi::Eface value, bool isGoexit);
  bool raiseRecord(const abi::RuntimePanic& record);
  bool raiseKind(abi::PanicKind kind) { return raiseRecord({.kind = kind}); }
  bool raiseFromContext();

  bool panicMade();
  bool goexit();
  bool unwindNext();
  bool deferReturned();
  bool resumeAt(Slot* frame);
  void dropFramesAbove(Slot* frame);
  bool fatalPanic();
  bool makeNextText();
  bool panicPrinted();
  /// "fatal error: …", trace, exit 2.
  bool fatal(std::string_view text, bool othersToo);
  bool throwRecord(const abi::RuntimePanic& record);
  bool throwRuntime(base::Text& out, Outcome how);
  bool exitProgram(int code);
  bool exitAfterReport();
  bool stackOverflow();
  bool reportPanics();
  void endWith(Outcome how, int code);

  // --- Traces (traceback.cpp) ------------------------------------------------------------------------
  struct LogicalFrame {
    std::string_view name;
    uint32_t file;
    uint32_t line;
    const Function* function;
    bool inlined;
  };
  /// The frames at pc of f, inlined calls first.
  void logicalFrames(const Function* f, const Word* pc, std::vector<LogicalFrame>& out) const;
  runtime::TraceFrame traceFrame(const LogicalFrame& frame) const;
  /// `asks`: while the program goes on, so the host must be heard.
  void appendTrace(base::Text& out, const Fiber* f, FrameCursor c, std::string_view state, bool asks = false);
  void appendOthers(base::Text& out, const Fiber* except, uint32_t bubble = 0);
  void appendOther(base::Text& out, const Fiber* f, bool asks = false);
  std::string_view fileName(uint32_t file) const;

  // --- Profiles (profile.cpp) ------------------------------------------------------------------------
  using LibraryFn = runtime::LibraryFn;
  /// A pc for Vo code is the address of a code word, twice the number of inlined frames to leave out in its
  /// low bits. An odd one is such a pc minus 1, which is what Go programs make of return addresses.
  static constexpr uint64_t kMaxSkippedInlines = 3;
  void framesAt(uint64_t pc, base::FunctionRef<void(const runtime::PcFrame&)> take) override;
  /// Those that the stub frame at c stands for, innermost first; how many there are. *panics: the goroutine's, of
  /// which a walk outwards meets one after the other.
  size_t libraryFrames(const FrameCursor& c, const Panic** panics, LibraryFn (&out)[4]) const;
  size_t stackPcs(const Fiber* f, size_t skip, std::span<uint64_t> out);
  FrameCursor framesOf(const Fiber* f) const;
  size_t stackOf(runtime::G& g, size_t skip, bool parked, uint64_t* pcs, size_t n) override;
  size_t pcsOf(const runtime::G& g, size_t skip, std::span<uint64_t> pcs) override;
  uint64_t startPc(const runtime::G& g) override;
  void recordSamples();
  // --- Hot functions (hot_functions.cpp) ---------------------------------------------------------------
  void noteHot(bool isSlice);
  static bool isCompiled(const Function* f);
  void sampleTime();

  // --- Roots (roots.cpp) -------------------------------------------------------------------------------
  void visitRoots(runtime::RootVisitor& visitor) override;
  void charge(uint64_t units) override { budget -= static_cast<int64_t>(units); }
  void visitGoroutine(runtime::G& g, runtime::RootVisitor& visitor) override;
  void ready(runtime::G* g, runtime::ReadyPlace place) override;
  void finalizersReady() override;
  void overwritten(const void* p) override;
  /// Where the helper's arguments and results are that has called something by this stub frame.
  static std::pair<const Slot*, size_t> helperFrame(const Slot* stub);
  /// Null: everything in f's frames counts as live.
  const link::Liveness* livenessOf(const Function* f);
  void poisonDead();
  /// Units of link::Liveness::kMaxWork.
  static constexpr uint64_t kLivenessPerStep = 10'000;
  bool visitFirstPiece(runtime::G& g, runtime::RootVisitor& visitor) override;
  bool visitNextPiece(runtime::G& g, runtime::RootVisitor& visitor) override;
  void visitOutsideFrames(const Fiber* f, runtime::RootVisitor& visitor);
  bool visitSegment(Fiber* f, FrameCursor c, runtime::RootVisitor& visitor, bool isFirst);
  /// The current fiber goes on in its top segment, or ends: no marking may have left it out.
  void stackShrinks(bool ends);

  // --- Instructions without a fast path (op_*.cpp) ---------------------------------------------------
#define VO_SLOW_OP(name) bool name(Word w);
#include "vm/slow_ops.def"
#undef VO_SLOW_OP

  // --- Output ---------------------------------------------------------------------------------------
  void write(int fd, std::string_view text) const;
  const void* zeroValue(size_t bytes);

  // State
  std::unique_ptr<stdlib::State> library;
  std::vector<const abi::Type*> typeLinks;
  std::vector<const Function*> byCode;  ///< sorted by code; made when first needed
  runtime::CallLayout callLayout;
  std::unordered_map<const Function*, std::unique_ptr<const link::Liveness>> liveness;
  uint64_t livenessWork = 0;      ///< what this step may spend on functions that it meets for the first time
  std::unordered_map<const Function*, uint8_t> heat;  ///< how often functions were found running, see noteHot
  const Function* makeFuncFunction = nullptr;
  const Function* methodValueFunction = nullptr;
  const Function* callReflectFunction = nullptr;
  const Function* callMethodFunction = nullptr;
  const Function* runFinalizers = nullptr;
  Fiber* finalizerFiber = nullptr;
  Fiber* switchTo = nullptr;      ///< where a coroutine switch leads
  Request request = Request::None;
  int64_t lastPoll = 0;
  Fiber* mainFiber = nullptr;
  sched::RunQueue runQueue;
  FiberPool fibers;
  runtime::Unwinder unwinder;
  int64_t slice = 0;              ///< budget of a full time slice
  int64_t granted = 0;            ///< what this one began with
  int64_t sliceLeft = 0;          ///< what of that is not in `budget` yet
  /// A slice is handed out in parts; between them the host is heard. Where it ends does not depend on them.
  static constexpr int64_t kSlicePart = 1000;
  uint64_t spent() const { return consumed + static_cast<uint64_t>(granted - sliceLeft - budget); }
  int64_t samplePeriod = 0, sampleLooked = 0, sampleTaken = 0;  ///< see sampleTime
  uint64_t consumed = 0;          ///< calls and back-edges of finished slices
  size_t nextInit = 0;
  bool errorFunctionsFound = false;
  const Function* makeError = nullptr;  ///< runtime.vo_runtimeError
  const Function* panicText = nullptr;  ///< runtime.vo_panicText
  bool ended = false;
  bool endedInside = false;       ///< in the middle of a helper or a collection, which are not done
  static constexpr uint32_t kUnheard = 64;
  uint32_t unheard = 0;           ///< see soonHeard
  bool throwing = false;          ///< the run time's own fault is being reported
  int exitCode = 0;
  Outcome outcome = Outcome::Exited;
  const void* shortAtPlace = nullptr;  ///< instruction or continuation that was short of memory the last time
  bool goesOn = false;            ///< whether the interpreter does after a retry
  uint64_t shortAt = 0;           ///< bytes allocated until then
  uint64_t mostWork = 0;          ///< units that a helper has done between two returns
  Deaf lookedAt;                  ///< when the host was last heard, if steps are timed
  Deaf longestDeaf;               ///< the longest times between two such looks
  size_t maxStack = 1000000000;
  Panic* texting = nullptr;      ///< whose text is being made
  Panic* printing = nullptr;     ///< next of the panics that end the program, while texts are made
  Fiber* dying = nullptr;        ///< the fiber whose panics these are
  bool mainGone = false;         ///< main has left by Goexit
  bool isHosted = false;         ///< the host calls functions: main is never called
  HostCall* hostCall = nullptr;  ///< under way, the innermost
  bool endIsKnown = false;  ///< abandon has seen to the goroutine that ran when the program ended
  int64_t deadline = 0;     ///< of the monotonic clock; 0: none
  base::Text printBuffer;   ///< of the print instructions in a row
  struct Free {
    void operator()(void* p) const { free(p); }
  };
  std::vector<std::unique_ptr<void, Free>> zeroBlocks;
  size_t zeroBytes = 0;
  std::unique_ptr<uint64_t[]> smallValueStore;
};

}  // namespace vo::vm
