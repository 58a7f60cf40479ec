// The collector: incremental tri-colour mark and sweep, snapshot at the beginning (see gc.cpp).
//
// Everything here is called by the engine at a safepoint of the running goroutine: when all live
// references are in memory that the Engine's visit functions see. Helpers never call it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "abi/type.h"
#include "abi/value.h"
#include "base/function_ref.h"
#include "base/hash_map.h"
#include "base/queue.h"
#include "base/vec.h"
#include "runtime/heap.h"
#include "runtime/lock.h"
#include "runtime/marker.h"
#include "runtime/shared_grey.h"

namespace vo::runtime {

class Runtime;
struct G;
struct PcFrame;
struct ProfileBucket;
enum class ReadyPlace : uint8_t;

/// Receives roots. Any address is allowed; what lies outside the heap is ignored.
class RootVisitor {
 public:
  void visit(const void* p);
  /// Word i of `base` is a reference if bit i of `bits` is set.
  void visitBitmap(const void* base, const uint8_t* bits, size_t words);
  /// All words of a value of type t.
  void visitTyped(const Type* t, const void* base);
  /// Counts work that leads to no object.
  void addWork(uint64_t units);
  /// Any word may be a reference.
  void visitConservative(const void* base, size_t words);

 private:
  friend class Gc;
  explicit RootVisitor(Gc& gc) : gc_(gc) {}
  Gc& gc_;
};

/// A finaliser or cleanup that is due. The engine calls
/// fn(obj) (finaliser: obj converted to the parameter's type) or fn(arg) (cleanup).
struct FinalizerJob {
  enum class Kind : uint8_t { Finalizer, Cleanup, Hook };
  Kind kind = Kind::Finalizer;
  const abi::Closure* fn = nullptr;
  void* object = nullptr;               ///< Finalizer: the pointer that SetFinalizer got
  const Type* objectType = nullptr;     ///< Finalizer: its pointer type
  const abi::FuncType* fnType = nullptr;
  const Type* argType = nullptr;        ///< Cleanup: type of the argument at `arg`
  void* arg = nullptr;                  ///< Cleanup: boxed argument
};

/// What the collector and the run-time core need from whoever runs the program.
struct Engine {
  /// Engine-wide roots: handles, registered closures, current panics. Small: visited at once.
  virtual void visitRoots(RootVisitor& visitor) = 0;
  /// So many units of work (abi/helper.h) were done by a function that cannot say so itself.
  virtual void charge(uint64_t /*units*/) {}
  /// What cannot stop in the middle, since nobody else may run meanwhile, asks after each 100 microseconds of work.
  /// True: the host wants the program to end, and nothing that it sees matters any more: helpers answer Park at once.
  virtual bool endsNow() { return false; }
  /// That has been answered.
  virtual bool isOver() const { return false; }
  /// Everything that goroutine g refers to: frames, defer chain, panic state, its start closure.
  virtual void visitGoroutine(G& g, RootVisitor& visitor) = 0;
  /// The same in pieces, as stacks may be large. First what g may touch without the engine's notice
  /// when it runs. True if that is all.
  virtual bool visitFirstPiece(G& g, RootVisitor& visitor) {
    visitGoroutine(g, visitor);
    return true;
  }
  /// One more piece; true if it was the last. Before g goes on in what is not yet visited, the engine
  /// calls Gc::visitNextPiece.
  virtual bool visitNextPiece(G&, RootVisitor&) { return true; }
  /// While marking: a reference to p, which is not in the heap, is about to be overwritten. The memory may be in the
  /// part of the running goroutine's stack that is not visited yet.
  virtual void overwritten(const void* p) { (void)p; }
  /// An engine of several threads stops the others at safepoints, with their goroutines' references where visitGoroutine sees
  /// them, until the caller leaves the run time.
  virtual void stopWorld() {}
  /// Whether other threads run the program now, so that a step of the caller's stops nobody else.
  virtual bool othersGoOn() { return false; }
  /// Marking begins. Whether other threads will call Gc::help.
  virtual bool helpsMarking() { return false; }
  /// Around a wait for events, while which other threads may be in the run time.
  virtual void beginWait() {}
  virtual void endWait() {}
  /// Makes g, which was parked, ready to run.
  virtual void ready(G* g, ReadyPlace place) = 0;
  /// gc.takeFinalizerJob() has jobs: have a goroutine run them.
  virtual void finalizersReady() = 0;
  /// The call stack of g from its `skip`-th caller on, as runtime.Callers: how many of n were stored. For a
  /// goroutine that waits, functions of Go's run time stand before it: the one that its channel operation
  /// calls, or all of them if `parked`.
  virtual size_t stackOf(G&, size_t skip, bool parked, uint64_t* pcs, size_t n) {
    (void)skip, (void)parked, (void)pcs, (void)n;
    return 0;
  }
  /// The program counters of g's own frames, those of the `skip` innermost calls left out: how many were stored.
  virtual size_t pcsOf(const G& g, size_t skip, std::span<uint64_t> pcs) {
    (void)g, (void)skip, (void)pcs;
    return 0;
  }
  /// Where a new goroutine begins; 0: not known.
  virtual uint64_t startPc(const G& g) {
    (void)g;
    return 0;
  }
  /// The calls at a program counter, the innermost first.
  virtual void framesAt(uint64_t pc, base::FunctionRef<void(const PcFrame&)> take) { (void)pc, (void)take; }

 protected:
  ~Engine() = default;
};

/// Roots that a part of the run time keeps outside the heap (timers in the timer heap).
struct RootSource {
  /// Visits roots from number `from` on, some hundred at most. The number to go on with; 0: that was
  /// all. While marking, the source shades what leaves it or moves to a smaller number.
  virtual size_t visitRoots(RootVisitor& visitor, size_t from) = 0;

 protected:
  ~RootSource() = default;
};

enum class GcPhase : uint8_t { Off, Mark, Sweep };

/// Numbers for MemStats, debug.ReadGCStats and the step-bound test.
struct GcStats {
  uint32_t cycles = 0;         ///< finished cycles
  uint32_t forcedCycles = 0;   ///< of these by collect()
  uint64_t steps = 0;
  uint64_t longestStepWork = 0;  ///< work units, see Gc::kStepWork
  uint64_t lastMarkedBytes = 0;
  uint64_t goal = 0;           ///< MemStats.NextGC
  int64_t lastGcWall = 0;      ///< unix nanoseconds
  uint64_t pauseTotal = 0;     ///< nanoseconds in steps
  uint64_t longestPause = 0;   ///< nanoseconds of the longest incremental step
  /// With RuntimeOptions::timeSteps: steps by nanoseconds of the thread's own time, in classes of a
  /// quarter of a power of two.
  static constexpr unsigned kClasses = 160;
  uint64_t stepClasses[kClasses] = {};
  uint64_t longestCpu = 0;
  /// The shortest time that `share` of all steps do not exceed, in nanoseconds; 0 if none was timed.
  uint64_t stepQuantile(double share) const;
  uint64_t pauses[256] = {};
  uint64_t pauseEnds[256] = {};
  /// Steps and whole collections by their time, in the classes of runtime/metrics' histograms of times: for
  /// each power of two from 2^8 ns on four of equal width, one for what is above 2^47.
  static constexpr unsigned kFirstBit = 9, kLastBit = 48, kPauseClasses = (kLastBit - kFirstBit + 1) * 4 + 1;
  uint64_t pauseClasses[kPauseClasses] = {};
  uint64_t queued[3] = {}, executed[3] = {};  ///< jobs by FinalizerJob::Kind
};

class Gc {
 public:
  Gc(Runtime& runtime, Heap& heap);
  ~Gc();

  /// One bounded piece of collection, if one is due. Call when heap.gcWanted(). `current` is the
  /// running goroutine (may be null).
  void step(G* current);
  /// A full collection in steps: `target = fullCycle()`, then steps with `forced` until isOver(target).
  uint32_t fullCycle() const { return stats_.cycles + (phase_ == GcPhase::Mark ? 2 : 1); }
  bool isOver(uint32_t target) const {
    auto ahead = static_cast<int32_t>(stats_.cycles - target);
    return ahead > 0 || (ahead == 0 && phase_ == GcPhase::Off);
  }
  void forcedStep(G* current) { doStep(current, true); }
  /// A whole collection, as runtime.GC(): finishes a running one, then marks and sweeps everything.
  void collect(G* current);
  /// The same, and finds the goroutines that wait for what no goroutine that can run refers to: sets
  /// G::leaked.
  void collectLeaks(G* current);
  /// Begins a cycle now if none is running.
  void startCycle(G* current);
  /// REQUIRED before a goroutine continues that has not run since marking began; cheap otherwise.
  /// Engine's dispatch loop: `if (gc.marking()) gc.beforeRun(g)`.
  void beforeRun(G* g) {
    if (phase_ == GcPhase::Mark) beforeRunSlow(g);
  }
  bool marking() const { return phase_ == GcPhase::Mark; }
  GcPhase phase() const { return phase_; }
  /// Number of the latest marking; G::gcEpoch of the goroutines it has scanned.
  uint32_t epoch() const { return epoch_; }
  /// For the engine: visits one more piece of g, whose first piece was visited in this marking.
  void visitNextPiece(G& g);
  /// g leaves Runtime's list.
  void goroutineEnds(G* g);
  const GcStats& stats() const { return stats_; }

  /// GOGC; -1 switches collection off (but for the memory limit). Returns the old value.
  int32_t setPercent(int32_t percent);
  /// GOMEMLIMIT in bytes (INT64_MAX: none; negative: only asks). Returns the old value.
  int64_t setMemoryLimit(int64_t bytes);
  int32_t percent() const { return percent_; }
  int64_t memoryLimit() const { return softLimit_; }
  /// What the engine's stacks take, which counts against the memory limit.
  void countStacks(uint64_t bytes);
  /// How many bytes of stacks the last marking has looked at, if that is a matter of its time: then it is not done for
  /// less than so many new ones. As in gc.
  void countStackWork(uint64_t bytes);

  // --- Other threads ------------------------------------------------------------------------------

  /// A thread that waits for the engine marks for some microseconds with a marker of its own, one whose marks are shared.
  /// False: there is nothing to do. While the marker is not empty its thread does nothing else, until it is in the engine.
  bool help(Marker& marker);
  void beginHelp() { grey_.beginWait(); }
  void endHelp() { grey_.endWait(); }
  /// Between the two: sleeps until help may have something to do, or marking is over.
  void waitForHelp() { grey_.sleep(together_); }
  /// Threads mark together now. Any thread may ask.
  bool isTogether() const { return together_.load(std::memory_order_relaxed); }
  /// The engine is the thread's now.
  void takeOver(Marker& marker);

  // --- Barrier (called through runtime/barrier.h) -------------------------------------------------

  /// Marks what p points to.
  void shade(const void* p);
  /// While marking: shade(p) would do nothing. Any thread may ask; false may be the answer to one that is late.
  bool isShaded(const void* p) const {
    const Block* b = heap_.blockOf(p);
    if (b == nullptr) return true;
    uint32_t i = b->cellIndex(reinterpret_cast<uintptr_t>(p));
    return i >= b->cellCount || b->marked(i);
  }
  /// The barrier: p is about to be overwritten.
  void shadeOverwritten(const void* p) {
    if (heap_.inRange(p)) {
      shade(p);
    } else if (p != nullptr) {
      engineOverwritten(p);
    }
  }

  // --- Roots ----------------------------------------------------------------------------------------

  /// Package variables: `words` words at `base`, bit i of `bits` set if word i is a reference. Both
  /// stay until the Runtime ends.
  void addGlobals(void* base, const uint8_t* bits, size_t words);
  /// A root cell of C++ code: `*slot` is a reference until it is removed.
  void addRoot(void** slot);
  void removeRoot(void** slot);

  /// Never removed.
  void addRootSource(RootSource* source) { sources_.push(source); }

  // --- Specials -------------------------------------------------------------------------------------

  /// runtime.SetFinalizer for a heap object; obj must be the start of one (or a tiny object).
  /// fn == null removes. False if there is one already.
  bool setFinalizer(void* obj, const Type* objType, const abi::Closure* fn,
                    const abi::FuncType* fnType);
  /// runtime.AddCleanup. Returns an id for removeCleanup; 0 if ptr is not in the heap.
  uint64_t addCleanup(void* ptr, const abi::Closure* fn, const abi::FuncType* fnType,
                      const Type* argType, void* arg);
  void removeCleanup(void* ptr, uint64_t id);
  /// internal/weak: the handle of the object that p points into, the same one each time while it
  /// lives; null without memory. For pointers outside the heap the handle never clears.
  void* weakHandle(void* p);
  /// The pointer that the handle was made from if its object still lives, else null.
  void* strongFromWeak(void* handle);
  void pin(void* p);
  void unpin(void* p);
  bool pinned(void* p);
  /// The bubble that p, the address of a variable, is associated with; 0: none.
  uint64_t bubbleOf(void* p);
  /// False: p is not in the heap.
  bool associate(void* p, uint64_t bubble);
  void disassociate(void* p);
  /// Counts p in the bucket, and its death later.
  void profile(void* p, ProfileBucket* bucket);

  /// The next job, false if there is none. The job is a root until finalizerDone().
  bool takeFinalizerJob(FinalizerJob& job);
  void finalizerDone();
  /// Bytes of package variables.
  uint64_t globalBytes() const {
    uint64_t words = 0;
    for (const Globals& g : globals_) words += g.words;
    return words * 8;
  }
  bool finalizersPending() const { return jobRunning_ || !jobs_.empty(); }
  /// A closure to queue as a Hook job after each cycle's marking: unique's cleanup, sync.Pool's (which
  /// the engine must run without preemption).
  void addCycleHook(const abi::Closure* fn) { cycleHooks_.push(fn); }
  /// They have run just now: the next collect() need not queue them.
  void hooksRan() { hooksRan_ = true; }
  /// The stress switch verify-heap, callable at any safepoint with no marking under way. Aborts
  /// with a sentence if the heap is inconsistent.
  void verify();

  /// Work units per step: an object scanned or shaded is 1, each 8 words read 1.
  static constexpr uint64_t kStepWork = 2048;
  /// For tests: other steps than kStepWork.
  void setStepWork(uint64_t units) { stepWork_ = units; }
  /// Makes step() count its time in GcStats::stepClasses.
  void timeSteps() { timeSteps_ = true; }
  bool timesSteps() const { return timeSteps_; }

 private:
  friend class RootVisitor;
  friend class Heap;
  struct Globals {
    void* base;
    const uint8_t* bits;
    size_t words;
  };

  void beforeRunSlow(G* g);
  void doStep(G* current, bool forced);
  void engineOverwritten(const void* p);
  void stopOthers();
  void startMark(G* current);
  void finishMark();
  bool markSome(uint64_t budget);
  bool markGrey(uint64_t budget);
  bool takeBack();
  bool scanRootsSome(uint64_t budget);
  bool scanListsSome(uint64_t budget);
  void scanG(G* g);
  void scanSpecialsOf(Block* b);
  bool sweepSome();
  bool finishSweep();
  size_t surplusToKeep(uint64_t size) const;
  void sweepSpecials(Block* b);
  void markSpecial(Special* s, Block* b);
  void learnPace();
  void pace();
  void setNextStep();
  void countStep(uint64_t cpu);
  void countPause(int64_t start);
  void queueJob(const FinalizerJob& job);
  void visitJob(const FinalizerJob& job);
  static Special* bubbleSpecial(const ObjectRef& o, const void* p);
  Special* findSpecial(Block* b, uint32_t index, uint8_t kind);
  void insertSpecial(Block* b, Special* s);
  void dropSpecial(Block* b, Special* s);
  void visitFixedRoots(G* current);
  bool markAll(G* current);
  void scanWholeG(G* g);
  bool isReachable(const void* p) const;
  bool mayRun(const G& g) const;
  bool scanWoken();
  uint64_t stepBytes() const;
  void verifyPointer(const void* p, bool precise);
  void verifyReachable();

  Runtime& runtime_;
  Heap& heap_;
  GcPhase phase_ = GcPhase::Off;
  bool forced_ = false;
  bool hooksRan_ = false;
  Marker own_;        ///< of the thread that is in the engine
  std::atomic<bool> together_ = false;  ///< this marking: with other threads
  SharedGrey grey_;
  base::Vec<Globals> globals_;
  base::Vec<void**> roots_;
  base::HashMap<void**, size_t> rootIndex_;
  base::Vec<RootSource*> sources_;
  size_t globalsCursor_ = 0;
  size_t globalsWord_ = 0;
  G* goroutineCursor_ = nullptr;
  size_t specialsCursor_ = 0;
  size_t sourceCursor_ = 0;
  size_t sourceAt_ = 0;
  uint64_t jobCursor_ = 0;   ///< number of the next job to visit, counted from jobsTaken_ = 0
  uint64_t jobsTaken_ = 0;
  bool rootsDone_ = false;
  bool holdWaiting_ = false;  ///< goroutines that may never run again are no roots yet
  [[no_unique_address]] RankedLock<LockRank::Specials> specialsLock_;
  base::Vec<Block*> specialBlocks_;  ///< blocks with specials
  base::Queue<FinalizerJob> jobs_;
  FinalizerJob running_;
  bool jobRunning_ = false;
  base::Vec<const abi::Closure*> cycleHooks_;
  base::HashMap<const void*, void*> outsideHandles_;
  uint64_t nextCleanup_ = 1;
  uint64_t markWork_ = 0;  ///< work units of this marking
  uint64_t trigger_ = 0;
  uint64_t lastMarked_ = 0;
  int32_t percent_ = 100;
  int64_t softLimit_ = INT64_MAX;
  uint64_t stackBytes_ = 0;
  uint64_t stackWork_ = 0;
  uint64_t stressCount_ = 0;
  uint64_t stressWork_ = 0;
  bool verifying_ = false;
  bool verifyMarks_ = false;
  const void* verifyAt_ = nullptr;  ///< the word that is being looked at, for the message
  base::HashMap<uintptr_t, bool> verified_;  ///< a set
  base::Vec<GreyObject> verifyStack_;
  uint64_t stepWork_ = kStepWork;
  bool timeSteps_ = false;
  uint32_t epoch_ = 0;
  uint64_t goal_ = 0;
  /// The most bytes of blocks of late, by a sixteenth less with each cycle: pages that the next cycle needs are not given back, which
  /// costs page faults, and other threads an interrupt each.
  uint64_t usedOfLate_ = 0;
  uint64_t lastWork_ = 0;  ///< work units of the last marking
  /// In parts of kShares: how early marking begins, of what the heap may grow by; and what other threads did of the last one.
  static constexpr uint64_t kShares = 64, kMostLead = 16, kLeastLead = 3;
  uint64_t lead_ = kMostLead;
  uint64_t helpedShare_ = 0;
  uint64_t helpedWork_ = 0;   ///< of markWork_
  uint64_t startLive_ = 0;    ///< when this marking began
  uint64_t pacedFrom_ = 0;    ///< live bytes that goal_ comes of
  bool releasing_ = false;
  GcStats stats_;
};

}  // namespace vo::runtime
