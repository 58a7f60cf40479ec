// This file is the collector's cycle: phases, marking, pacing.
//
// Phases. Off: nothing happens until the heap has grown by enough (pace). Mark: greys are taken from
// a stack in bounded steps. Sweep: blocks are swept one by one, by steps and by allocation; then free
// pages go back to the system. The engine calls step() at safepoints when the heap says so.
//
// Colours. White: mark bit clear. Grey: marked and on stack_. Black: marked and scanned. Objects
// without pointers are black at once.
//
// Invariant (snapshot at the beginning). Every object that was reachable when marking began is
// marked in the end: a pointer that is about to be overwritten in the heap or a package variable is
// shaded first, and new objects are born black. So a pointer that running code holds was either in the
// snapshot or is black, and stacks need no second scan. The running goroutine is scanned when marking
// begins; every other one is scanned before it first runs again (beforeRun) or by a step: until
// then its frames are what they were, but for words that a waker writes, and what those replace
// nobody can have read.
//
// Work is counted in units (an object 1, eight words 1); a step does kStepWork of them, whatever the
// heap's size. Arrays are scanned in chunks of 2 KB, stacks a segment at a time: the running segment
// first, an older one by a step or when the goroutine returns into it (Engine::visitNextPiece). Until
// then what its frames hold changes only through pointers, and such stores have the barrier.
//
// A thread marks through a Marker, the engine's through own_. While marking with several threads, those that wait for the engine
// mark as well (help): the engine's thread puts grey objects where they find them (SharedGrey).
//
// Awkward cases:
// - An object with a finaliser keeps what it refers to alive, but not itself: its contents are
//   scanned as a root without marking it. The sweep of its block finds it unmarked, marks it, and
//   queues the job; weak handles are cleared first, cleanups wait for its real death.
// - Between the end of marking and the sweep of its block a dead object still has a weak handle:
//   strongFromWeak looks at the mark bit.
// - Specials added while marking are treated at once, the others are visited as roots.
#include "runtime/gc.h"

#include <time.h>

#include <algorithm>
#include <bit>
#include <utility>

#include "os/processor.h"
#include "os/thread.h"
#include "runtime/barrier.h"
#include "runtime/exec_trace.h"
#include "runtime/g.h"
#include "runtime/runtime.h"
#include "runtime/special.h"

namespace vo::runtime {

namespace {

constexpr uint64_t kMinHeap = uint64_t{4} << 20;
constexpr size_t kReleasePerStep = size_t{2} << 20;
constexpr unsigned kSweepCost = 256;  ///< in units of Heap::sweepNext
constexpr uint64_t kStressEach = 20000;
constexpr uint64_t kStressThen = 100;
/// Work units after which stress collects at every 10,000th allocation only: some seconds.
constexpr uint64_t kStressWork = 100'000'000;
constexpr uint64_t kStressLast = 10'000;

int64_t now(clockid_t clock) {
  timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec * 1000000000 + t.tv_nsec;
}

}  // namespace

void barrierShade(Gc* gc, void* old) { gc->shadeOverwritten(old); }

/// Where an engine has several threads: until this step is over only the caller's one runs.
void Gc::stopOthers() {
  if (runtime_.engine != nullptr) runtime_.engine->stopWorld();
}

void Gc::engineOverwritten(const void* p) {
  if (runtime_.engine != nullptr) runtime_.engine->overwritten(p);
}

void RootVisitor::visit(const void* p) {
  if (gc_.verifying_) {
    gc_.verifyPointer(p, true);
  } else {
    gc_.shade(p);
  }
}

void RootVisitor::visitBitmap(const void* base, const uint8_t* bits, size_t words) {
  auto* w = static_cast<void* const*>(base);
  for (size_t i = 0; i < words; i++) {
    if (i % 8 == 0 && bits[i / 8] == 0) {
      i += 7;
      continue;
    }
    if (((bits[i / 8] >> (i % 8)) & 1) == 0) continue;
    gc_.verifyAt_ = w + i;
    visit(w[i]);
  }
  gc_.own_.work += 1 + words / 8;
}

void RootVisitor::addWork(uint64_t units) { gc_.own_.work += units; }

void RootVisitor::visitTyped(const Type* t, const void* base) {
  if (t->ptrBytes != 0) visitBitmap(base, t->gcData, t->ptrBytes / 8);
}

void RootVisitor::visitConservative(const void* base, size_t words) {
  auto* w = static_cast<void* const*>(base);
  for (size_t i = 0; i < words; i++) {
    if (gc_.verifying_) {
      gc_.verifyPointer(w[i], false);
    } else {
      gc_.shade(w[i]);
    }
  }
  gc_.own_.work += words / 8;
}

Gc::Gc(Runtime& runtime, Heap& heap)
    : runtime_(runtime),
      heap_(heap),
      own_(heap, runtime.memory),
      globals_(runtime.memory),
      roots_(runtime.memory),
      rootIndex_(runtime.memory),
      sources_(runtime.memory),
      specialBlocks_(runtime.memory),
      jobs_(runtime.memory),
      cycleHooks_(runtime.memory),
      outsideHandles_(runtime.memory),
      verified_(runtime.memory),
      verifyStack_(runtime.memory) {
  VO_DCHECK(heap.gc_ == nullptr, "a heap has one collector");
  heap.gc_ = this;
  pace();
  setNextStep();
}

Gc::~Gc() {
  for (Block* b : specialBlocks_) {
    for (Special* s = b->specials; s != nullptr;) {
      Special* next = s->next;
      runtime_.memory.destroy(s);
      s = next;
    }
    b->specials = nullptr;
  }
}

// --- Marking ----------------------------------------------------------------------------------------

void Gc::shade(const void* p) {
  VO_DCHECK(!verifying_, "verifying changes nothing");
  own_.shade(p);
}

void Gc::scanG(G* g) {
  VO_DCHECK(phase_ == GcPhase::Mark && runtime_.engine != nullptr, "goroutines are scanned while marking, and somebody runs them");
  g->gcEpoch = epoch_;
  RootVisitor visitor(*this);
  g->gcUnfinished = !runtime_.engine->visitFirstPiece(*g, visitor);
  visitor.visit(g->wakePanic.text.data);
  visitor.visit(g->param);
  visitor.visit(g->labels);
  visitor.visit(g->coroutine);
}

void Gc::visitNextPiece(G& g) {
  VO_DCHECK(g.gcEpoch == epoch_ && g.gcUnfinished, "the first piece was visited in this marking, and not all is");
  RootVisitor visitor(*this);
  g.gcUnfinished = !runtime_.engine->visitNextPiece(g, visitor);
}

void Gc::beforeRunSlow(G* g) {
  if (g->gcEpoch != epoch_) scanG(g);
}

void Gc::goroutineEnds(G* g) {
  if (goroutineCursor_ == g) goroutineCursor_ = g->allNext;
}

void Gc::visitJob(const FinalizerJob& job) {
  RootVisitor visitor(*this);
  visitor.visit(job.fn);
  visitor.visit(job.object);
  visitor.visit(job.arg);
}

/// The roots that have no barrier and are few.
void Gc::visitFixedRoots(G* current) {
  RootVisitor visitor(*this);
  if (runtime_.engine != nullptr) runtime_.engine->visitRoots(visitor);
  if (current != nullptr) scanG(current);
  for (void** slot : roots_) visitor.visit(*slot);
  for (void* p : runtime_.metadata.reflectOffs) visitor.visit(p);
  for (const abi::Closure* fn : cycleHooks_) visitor.visit(fn);
  for (auto& [p, handle] : outsideHandles_) visitor.visit(handle);
  if (jobRunning_) visitJob(running_);
}

void Gc::startMark(G* current) {
  if (!finishSweep()) return;
  VO_DCHECK(phase_ == GcPhase::Off && own_.empty(), "a cycle begins when the last one is over");
  stopOthers();
  heap_.flushCurrent();
  epoch_++;
  phase_ = GcPhase::Mark;
  heap_.marking_ = true;
  heap_.takeMarkedNew();
  runtime_.barrier.on = true;
  together_.store(true);  // for threads that are woken there
  heap_.markedTogether_ = runtime_.engine != nullptr && runtime_.engine->helpsMarking();
  own_.setShared(heap_.markedTogether_);
  together_.store(heap_.markedTogether_);
  own_.markedBytes = 0;
  markWork_ = helpedWork_ = 0;
  startLive_ = heap_.live();
  globalsCursor_ = globalsWord_ = 0;
  specialsCursor_ = 0;
  sourceCursor_ = sourceAt_ = 0;
  jobCursor_ = jobsTaken_;
  rootsDone_ = false;
  goroutineCursor_ = runtime_.firstG();
  if (runtime_.tracing != nullptr) runtime_.tracing->marking(true);
  uint64_t before = own_.work;
  visitFixedRoots(current);
  markWork_ = own_.work - before;
}

/// Sources and jobs that are due. True when all are done.
bool Gc::scanListsSome(uint64_t budget) {
  RootVisitor visitor(*this);
  while (sourceCursor_ < sources_.size()) {
    if (own_.work >= budget) return false;
    size_t from = sourceAt_;
    sourceAt_ = sources_[sourceCursor_]->visitRoots(visitor, from);
    own_.work += 1 + (sourceAt_ - std::min(from, sourceAt_)) / 4;
    if (sourceAt_ == 0) sourceCursor_++;
  }
  for (; jobCursor_ < jobsTaken_ + jobs_.size(); jobCursor_++) {
    if (own_.work++ >= budget) return false;
    visitJob(jobs_[jobCursor_ - jobsTaken_]);
  }
  return true;
}

/// Package variables, goroutines and specials, piece by piece. True when all are done.
bool Gc::scanRootsSome(uint64_t budget) {
  while (globalsCursor_ < globals_.size()) {
    if (own_.work >= budget) return false;
    const Globals& g = globals_[globalsCursor_];
    size_t end = std::min(globalsWord_ + Marker::kChunkWords, g.words);
    own_.scanBits(reinterpret_cast<uintptr_t>(g.base), g.bits, globalsWord_, end);
    own_.work += 1 + (end - globalsWord_) / 8;
    globalsWord_ = end;
    if (end == g.words) {
      globalsCursor_++;
      globalsWord_ = 0;
    }
  }
  while (goroutineCursor_ != nullptr) {
    if (own_.work >= budget) return false;
    G* g = goroutineCursor_;
    own_.work++;
    if (holdWaiting_ && g->gcEpoch != epoch_ && !mayRun(*g)) {
      goroutineCursor_ = g->allNext;
      continue;
    }
    if (g->gcEpoch != epoch_) {
      scanG(g);
    } else if (g->gcUnfinished) {
      visitNextPiece(*g);
    }
    if (!g->gcUnfinished) goroutineCursor_ = g->allNext;
  }
  for (; specialsCursor_ < specialBlocks_.size(); specialsCursor_++) {
    if (own_.work >= budget) return false;
    scanSpecialsOf(specialBlocks_[specialsCursor_]);
  }
  return scanListsSome(budget);
}

/// Scans what is grey. True: there is nothing.
bool Gc::markGrey(uint64_t budget) {
  constexpr uint64_t kBetweenOffers = 128;
  if (!isTogether()) return own_.run(budget);
  while (own_.work < budget) {
    grey_.offer(own_);
    own_.setShared(!grey_.isUnused());
    if (own_.run(std::min(budget, own_.work + kBetweenOffers))) return true;
  }
  return false;
}

/// Nothing is grey here, but other threads may mark. True: they have nothing either.
bool Gc::takeBack() {
  constexpr int kSpins = 100;
  bool over = false;
  grey_.beginWait();
  for (int i = 0; i < kSpins && !over; i++) {
    if (grey_.take(own_)) {
      grey_.done();
      break;
    }
    over = grey_.nobodyMarks();
    os::pause();
  }
  grey_.endWait();
  return over;
}

bool Gc::help(Marker& marker) {
  constexpr uint64_t kAtOnce = 256;
  if (marker.empty() && (!grey_.mayHave() || !grey_.take(marker))) return false;
  marker.run(marker.work + kAtOnce);
  marker.flush();
  if (marker.empty()) {
    grey_.count(marker);
    grey_.done();
  } else {
    grey_.offer(marker);
  }
  return true;
}

void Gc::takeOver(Marker& marker) {
  if (marker.empty()) return;
  while (!marker.empty()) own_.push(marker.pop());
  grey_.count(marker);
  grey_.done();
}

/// True when marking is complete.
bool Gc::markSome(uint64_t budget) {
  VO_DCHECK(phase_ == GcPhase::Mark, "there is a marking under way");
  own_.work = 0;
  bool done = false;
  while (own_.work < budget) {
    if (!markGrey(budget)) break;
    if (rootsDone_) {
      done = !isTogether() || takeBack();
      if (done || own_.empty()) break;
      continue;
    }
    rootsDone_ = scanRootsSome(budget);
  }
  own_.flush();
  uint64_t helped = grey_.takeWork();
  markWork_ += own_.work + helped;
  helpedWork_ += helped;
  own_.markedBytes += grey_.takeMarkedBytes();
  return done;
}

void Gc::finishMark() {
  VO_DCHECK(rootsDone_ && goroutineCursor_ == nullptr, "all roots have been visited");
  VO_DCHECK(own_.ringsAreEmpty() && own_.empty(), "steps end with empty rings, and nothing is grey when marking ends");
  stopOthers();
  if (runtime_.stress.verifyHeap) {
    verifyMarks_ = true;
    verify();
    verifyMarks_ = false;
  }
  phase_ = GcPhase::Sweep;
  if (together_.exchange(false)) grey_.wakeAll();
  heap_.marking_ = heap_.markedTogether_ = false;
  runtime_.barrier.on = false;
  lastMarked_ = own_.markedBytes + heap_.takeMarkedNew();
  lastWork_ = std::max<uint64_t>(markWork_, 1);
  learnPace();
  releasing_ = false;
  stats_.cycles++;
  stats_.pauses[(stats_.cycles + 255) % 256] = 0;
  bool isForced = std::exchange(forced_, false);
  if (isForced) stats_.forcedCycles++;
  stats_.lastMarkedBytes = lastMarked_;
  stats_.lastGcWall = now(CLOCK_REALTIME);
  heap_.startSweep();
  pace();
  if (runtime_.tracing != nullptr) runtime_.tracing->marking(false);
  if (isForced && std::exchange(hooksRan_, false)) return;
  for (const abi::Closure* fn : cycleHooks_) {
    bool queued = false;
    for (size_t i = 0; i < jobs_.size(); i++) {
      queued |= jobs_[i].kind == FinalizerJob::Kind::Hook && jobs_[i].fn == fn;
    }
    if (!queued) queueJob({.kind = FinalizerJob::Kind::Hook, .fn = fn});
  }
}

// --- Sweeping ---------------------------------------------------------------------------------------

/// True when everything is swept and surplus pages are released.
bool Gc::sweepSome() {
  VO_DCHECK(phase_ == GcPhase::Sweep, "there is a sweep under way");
  if (!releasing_) {
    for (unsigned cost = 0; cost < kSweepCost;) {
      unsigned one = heap_.sweepNext();
      if (one == 0) {
        releasing_ = true;
        return false;
      }
      cost += one;
    }
    return false;
  }
  if (heap_.releaseFreePages(kReleasePerStep, surplusToKeep(std::max(goal_, usedOfLate_)))) return false;
  phase_ = GcPhase::Off;
  return true;
}

/// How many bytes of free pages stay with the heap when it may become that large.
size_t Gc::surplusToKeep(uint64_t size) const {
  uint64_t wantMapped = size + size / 10;
  return wantMapped > heap_.bytesInUse() ? wantMapped - heap_.bytesInUse() : 0;
}

/// False: the program is over.
bool Gc::finishSweep() {
  constexpr unsigned kAtOnce = 256;
  if (phase_ != GcPhase::Sweep) return true;
  unsigned done = 0;
  while (unsigned cost = heap_.sweepNext()) {
    done += cost;
    if (done < kAtOnce) continue;
    if (runtime_.engine->endsNow()) return false;
    done = 0;
  }
  phase_ = GcPhase::Off;
  return true;
}

// --- Pacing -----------------------------------------------------------------------------------------

/// After a marking, before pace(): how much of the growth that is allowed it needs, and what other threads do of it. Alone a marking
/// takes what it is given, as its steps are spread over that.
void Gc::learnPace() {
  helpedShare_ = std::min(helpedWork_ * kShares / lastWork_, kShares * 7 / 8);
  uint64_t grown = heap_.live() - std::min(startLive_, heap_.live());
  uint64_t room = std::max<uint64_t>(goal_ - std::min(pacedFrom_, goal_), 1);
  uint64_t needed = std::min((grown + grown / 2) * kShares / room, kMostLead);
  lead_ = helpedWork_ == 0 ? kMostLead : std::max((lead_ + needed) / 2, kLeastLead);
}

/// Chooses how large the heap may become (goal_) and where the next marking starts (trigger_).
void Gc::pace() {
  constexpr uint64_t kNever = uint64_t{1} << 62;
  uint64_t marked = lastMarked_;
  uint64_t goal = kNever;
  if (percent_ >= 0) {
    uint64_t percent = static_cast<uint64_t>(percent_);
    goal = marked + static_cast<uint64_t>(static_cast<unsigned __int128>(marked + stackWork_) * percent / 100);
    goal = std::max(goal, kMinHeap * percent / 100);
  }
  uint64_t limit = kNever;
  if (softLimit_ != INT64_MAX) {
    auto soft = static_cast<uint64_t>(softLimit_);
    limit = soft - std::min(soft, stackBytes_);
  }
  limit = std::min<uint64_t>(limit, heap_.bytesReserved() / 8 * 7);
  limit = std::min<uint64_t>(limit, runtime_.memory.limit() / 8 * 7);
  // A heap that is nearly all live near the limit must not collect all the time: always leave room
  // for a sixteenth of it.
  goal = std::min(goal, std::max(limit, marked + marked / 16 + (uint64_t{256} << 10)));
  goal_ = goal;
  pacedFrom_ = marked;
  trigger_ = marked + (goal - std::min(goal, marked)) / kShares * (kShares - lead_);
  VO_DCHECK(trigger_ <= std::max(goal_, marked), "marking begins before the goal is reached");
  if (runtime_.stress.smallSteps) trigger_ = 0;
  stats_.goal = goal;
  // (a limit that was set is kept at once)
  usedOfLate_ = softLimit_ != INT64_MAX ? 0 : std::max(uint64_t{heap_.bytesInUse()}, usedOfLate_ - usedOfLate_ / 16);
}

/// How many bytes may be allocated between two steps of the current phase.
uint64_t Gc::stepBytes() const {
  constexpr uint64_t kLeast = 4 << 10, kMost = 1 << 20, kTiny = 512;
  if (runtime_.stress.smallSteps) return kTiny;
  if (phase_ == GcPhase::Mark) {
    uint64_t live = heap_.live();
    uint64_t work = std::max(live / 32, kStepWork);
    if (lastMarked_ != 0 && lastWork_ > 1) {
      work = std::max(work, lastWork_ / (lastMarked_ / 4096 + 1) * (live / 4096 + 1));
    }
    uint64_t left = work > markWork_ ? (work - markWork_) / kShares * (kShares - helpedShare_) : kStepWork;
    uint64_t runway = goal_ > live ? goal_ - live : 0;
    return std::clamp(runway / (left / kStepWork + 1), kLeast, kMost);
  }
  uint64_t blocks = heap_.blocks_.size() + 1;
  uint64_t runway = trigger_ > heap_.live() ? trigger_ - heap_.live() : 0;
  return std::clamp(runway / 2 / (blocks * 2 / kSweepCost + 1), kLeast, kMost);
}

/// Arms Heap::gcWanted for the next step.
void Gc::setNextStep() {
  uint64_t allocated = heap_.stats_.totalAlloc;
  if (phase_ == GcPhase::Off) {
    uint64_t live = heap_.live();
    heap_.nextStep_ = allocated + (trigger_ > live ? trigger_ - live : 0);
  } else {
    // Steps that are owed are done one per safepoint, not all at once.
    uint64_t owed = std::max(heap_.nextStep_, allocated > (1 << 22) ? allocated - (1 << 22) : 0);
    heap_.nextStep_ = owed + stepBytes();
  }
  heap_.gcWanted_ = allocated >= heap_.nextStep_;
}

void Gc::step(G* current) {
  if (runtime_.stress.gcEveryAlloc) {
    heap_.gcWanted_ = false;
    stressCount_++;
    uint64_t every = stressWork_ > kStressWork ? kStressLast
                     : stressCount_ > kStressEach ? kStressThen : 1;
    if (stressCount_ % every == 0) {
      collect(current);
      stressWork_ += markWork_ + heap_.blocks_.size();
    }
    heap_.gcWanted_ = false;
    return;
  }
  // A large object owes more: a program that allocates nothing else would have each cycle take several of them. (Not where others
  // mark: the steps are theirs, too.)
  constexpr uint64_t kBytesPerStep = 1 << 20, kMost = 16;
  uint64_t steps = std::clamp(heap_.takeLargeBytes() / kBytesPerStep, uint64_t{1}, kMost);
  do doStep(current, false);
  while (--steps > 0 && !heap_.markedTogether_ && (heap_.gcWanted_ || phase_ != GcPhase::Off));
}

/// `forced`: marking begins if nothing is under way.
void Gc::doStep(G* current, bool forced) {
  VO_DCHECK(HeldLocks::none(), "no lock is held while a collection steps");
  int64_t start = now(CLOCK_MONOTONIC);
  int64_t cpuStart = timeSteps_ ? now(CLOCK_THREAD_CPUTIME_ID) : 0;
  own_.work = 0;
  switch (phase_) {
    case GcPhase::Off:
      // A step may have been armed by an estimate that turned out too early.
      if (forced || heap_.live() >= trigger_) {
        startMark(current);
        forced_ = forced;
        heap_.nextStep_ = heap_.stats_.totalAlloc;
      }
      break;
    case GcPhase::Mark:
      if (current != nullptr) beforeRun(current);
      if (markSome(stepWork_)) {
        finishMark();
        heap_.nextStep_ = heap_.stats_.totalAlloc;
      }
      break;
    case GcPhase::Sweep:
      sweepSome();
      break;
  }
  setNextStep();
  stats_.steps++;
  stats_.longestStepWork = std::max(stats_.longestStepWork, own_.work);
  uint64_t before = stats_.pauseTotal;
  countPause(start);
  stats_.longestPause = std::max(stats_.longestPause, stats_.pauseTotal - before);
  if (timeSteps_) countStep(static_cast<uint64_t>(now(CLOCK_THREAD_CPUTIME_ID) - cpuStart));
}

/// Enters the time since `start` into the statistics, if the program stood still. The pause of a cycle is the longest of its steps.
void Gc::countPause(int64_t start) {
  if (runtime_.engine != nullptr && runtime_.engine->othersGoOn()) return;
  auto took = static_cast<uint64_t>(now(CLOCK_MONOTONIC) - start);
  stats_.pauseTotal += took;
  auto bits = std::max(static_cast<unsigned>(std::bit_width(took)), GcStats::kFirstBit - 1);
  auto part = static_cast<unsigned>(took >> (std::max(bits, GcStats::kFirstBit) - 3)) % 4;
  unsigned index = (bits - (GcStats::kFirstBit - 1)) * 4 + part;
  stats_.pauseClasses[std::min(index, GcStats::kPauseClasses - 1)]++;
  unsigned slot = (stats_.cycles + 255) % 256;
  stats_.pauses[slot] = std::max(stats_.pauses[slot], took);
  stats_.pauseEnds[slot] = static_cast<uint64_t>(stats_.lastGcWall);
}

void Gc::countStep(uint64_t cpu) {
  unsigned log = 63 - static_cast<unsigned>(__builtin_clzll(cpu | 4));
  unsigned quarter = (cpu >> (log - 2)) & 3;
  stats_.stepClasses[std::min(log * 4 + quarter, GcStats::kClasses - 1)]++;
  stats_.longestCpu = std::max(stats_.longestCpu, cpu);
}

uint64_t GcStats::stepQuantile(double share) const {
  uint64_t all = 0, seen = 0;
  for (uint64_t n : stepClasses) all += n;
  for (unsigned i = 0; i < kClasses && all != 0; i++) {
    seen += stepClasses[i];
    if (static_cast<double>(seen) >= share * static_cast<double>(all)) {
      return uint64_t{5 + i % 4} << (i / 4 - 2);
    }
  }
  return 0;
}

void Gc::startCycle(G* current) {
  if (phase_ != GcPhase::Off) return;
  startMark(current);
  setNextStep();
}

/// False: the program is over.
bool Gc::markAll(G* current) {
  if (runtime_.engine->isOver()) return false;
  if (current != nullptr) beforeRun(current);
  while (!markSome(kStepWork))
    if (runtime_.engine->endsNow()) return false;
  finishMark();
  return true;
}

void Gc::collect(G* current) {
  int64_t start = now(CLOCK_MONOTONIC);
  if (phase_ == GcPhase::Mark) markAll(current);
  startMark(current);
  forced_ = true;
  bool done = markAll(current);
  forced_ = false;
  if (!done || !finishSweep()) return;
  while (heap_.releaseFreePages(size_t{2} << 20, surplusToKeep(goal_)))
    if (runtime_.engine->endsNow()) return;
  setNextStep();
  countPause(start);
}

// --- Settings ---------------------------------------------------------------------------------------

int32_t Gc::setPercent(int32_t percent) {
  int32_t old = percent_;
  percent_ = percent < 0 ? -1 : percent;
  pace();
  if (phase_ == GcPhase::Off) setNextStep();
  return old;
}

int64_t Gc::setMemoryLimit(int64_t bytes) {
  int64_t old = softLimit_;
  if (bytes >= 0) {
    softLimit_ = bytes;
    pace();
    if (phase_ == GcPhase::Off) setNextStep();
  }
  return old;
}

void Gc::countStacks(uint64_t bytes) {
  constexpr uint64_t kWorthwhile = 1 << 20;
  uint64_t change = bytes > stackBytes_ ? bytes - stackBytes_ : stackBytes_ - bytes;
  if (change < kWorthwhile) return;
  stackBytes_ = bytes;
  pace();
  if (phase_ == GcPhase::Off) setNextStep();
}

void Gc::countStackWork(uint64_t bytes) {
  constexpr uint64_t kWorthwhile = 1 << 20;
  uint64_t change = bytes > stackWork_ ? bytes - stackWork_ : stackWork_ - bytes;
  if (change < kWorthwhile) return;
  stackWork_ = bytes;
  pace();
  if (phase_ == GcPhase::Off) setNextStep();
}

// --- Roots ------------------------------------------------------------------------------------------

void Gc::addGlobals(void* base, const uint8_t* bits, size_t words) {
  VO_CHECK(reinterpret_cast<uintptr_t>(base) % 8 == 0 && !heap_.inRange(base), "package variables are aligned and lie outside the heap");
  VO_DCHECK(!marking(), "this marking has counted them already");
  globals_.push({base, bits, words});
}

void Gc::addRoot(void** slot) {
  VO_DCHECK(rootIndex_.find(slot) == nullptr, "a cell is added once");
  rootIndex_[slot] = roots_.size();
  roots_.push(slot);
}

void Gc::removeRoot(void** slot) {
  const size_t* index = rootIndex_.find(slot);
  VO_CHECK(index != nullptr, "the root was added");
  size_t i = *index;
  VO_DCHECK(i < roots_.size() && roots_[i] == slot, "the index of root cells agrees with their list");
  rootIndex_.erase(slot);
  // The value may have been read from the cell since marking began.
  if (marking()) shade(*slot);
  if (i + 1 != roots_.size()) {
    roots_[i] = roots_.back();
    rootIndex_[roots_[i]] = i;
  }
  roots_.pop();
}

}  // namespace vo::runtime
