// This file is the scheduler.
//
// A goroutine runs until it parks, ends, or a tick finds others ready; ticks come each 10 ms of a thread's processor time
// (signals.cpp) and are seen at polls and at the end of helpers. Which one follows is sched::RunQueue's, one queue for all
// threads.
//
// More threads. Goroutines that hand over to each other gain nothing from a second thread: whom one has made ready it will run
// itself in a moment, and a thread that sleeps takes 50 times as long to wake. So a thread is added, or woken, when a
// tick finds goroutines that nobody takes; and when a thread goes back to generated code while others are ready, more
// rarely each time that this has woken one for nothing (offerWork). One that was woken looks a few microseconds whether
// somebody else takes them. While goroutines run for a microsecond or two at a time (areBrief) only the first thread runs any.
//
// One thread at a time waits for events (isPolled), those that have nothing to do sleep.
#include "native_runtime/machine.h"

#include <signal.h>
#include <sys/syscall.h>

#include <algorithm>
#include <utility>

#include "native_runtime/process.h"
#include "os/call.h"
#include "os/clock.h"
#include "os/file.h"
#include "runtime/bubble.h"
#include "runtime/stats_report.h"
#include "sched/coroutine.h"

extern "C" [[noreturn]] void vo_run();

namespace vo::native_runtime {

using runtime::G;
using runtime::GStatus;

namespace {
constexpr uint32_t kMostThreads = 256;
}

// --- Goroutines ------------------------------------------------------------------------------------------

Goroutine* Machine::newGoroutine(const abi::Closure* start) {
  Goroutine* f = goroutines.get();
  f->g = G{};
  f->g.engine = f;
  f->start = start;
  f->startFunction = start != nullptr ? reinterpret_cast<const Function*>(start->code) : nullptr;
  auto* r = reinterpret_cast<Record*>(f->first->high - sizeof(Record));
  *r = {};
  r->kind = RecordKind::Bottom;
  f->records = r;
  f->context = {reinterpret_cast<uint64_t*>(r), nullptr, f->first->limit};
  return f;
}

void Machine::rememberCreator(Goroutine* f) {
  VO_DCHECK(f != current && f->createdBy == nullptr, "a new goroutine has its creator from here");
  FrameCursor c(*current);
  while (!c.done() && c.record != nullptr) c.next();
  if (!c.done()) {
    f->createdBy = functionOfPc(c.pc);
    f->createdAt = c.pc;
  }
  f->parentId = current->g.isSystem || current->g.runsTimer ? 0 : current->g.id;
  f->g.labels = current->g.labels;
}

/// f is a new goroutine of the running one's bubble, if that is in one.
void Machine::inheritBubble(Goroutine* f, bool running) const {
  if (current->g.bubble != nullptr) [[unlikely]] runtime::enterBubble(&f->g, current->g.bubble, running);
}

Goroutine* Machine::startGoroutine(const abi::Closure* start) {
  Goroutine* f = newGoroutine(start);
  rememberCreator(f);
  inheritBubble(f, true);
  if (f->g.bubble != nullptr && f->g.bubble->main == &f->g) [[unlikely]] {
    FrameCursor c(*current);  // to gc, the caller of synctest.Run has started it
    c.next();
    f->createdBy = functionOfPc(c.pc);
    f->createdAt = c.pc;
  }
  rt.addG(&f->g);
  f->g.status = GStatus::Runnable;
  if (rt.tracing != nullptr) [[unlikely]] rt.tracing->created(&f->g);
  runQueue.putNext(&f->g);
  return f;
}

/// A goroutine of the run time's own that calls fn with `n` argument slots.
Goroutine* Machine::spawnSystem(const abi::Closure* fn, const Slot* args, uint32_t n) {
  Goroutine* f = newGoroutine(fn);
  VO_CHECK(n <= std::size(f->startArgs), "the run time's own goroutines have few arguments");
  std::copy_n(args, n, f->startArgs);
  f->startArgCount = n;
  // They come out of the timers or the collector's queue, perhaps after marking began.
  if (rt.gc.marking()) {
    rt.gc.shade(fn);
    for (uint32_t i = 0; i < n; i++) rt.gc.shade(abi::slotPtr(args[i]));
  }
  rt.addG(&f->g);
  rt.setSystem(&f->g);
  f->g.status = GStatus::Runnable;
  runQueue.putNext(&f->g);
  return f;
}

Action Machine::goroutineEnds() {
  Goroutine* f = current;
  unwinder.dropAll(*f, f->place >= 0);
  if (rt.tracing != nullptr) rt.tracing->ended();
  f->g.status = GStatus::Dead;
  runtime::Bubble* bubble = f->g.bubble;
  if (bubble != nullptr) [[unlikely]] runtime::endInBubble(&f->g);
  if (trimNext == &f->g) trimNext = f->g.allNext;
  rt.removeG(&f->g);
  makeCurrent(nullptr);
  if (f == mainGoroutine) {
    mainGoroutine = nullptr;
    mainGone = true;
  }
  if (f == finalizerGoroutine) {
    finalizerGoroutine = nullptr;
    rt.gc.finalizerDone();  // of a finalizer that has called runtime.Goexit
    if (rt.gc.finalizersPending()) finalizersReady();
  }
  G* next = sched::endCoroutine(&f->g);
  if (bubble != nullptr) [[unlikely]] settle(bubble);
  f->start = nullptr;
  f->createdBy = nullptr;
  f->records = nullptr;
  f->pins = 0;
  f->sawSignal = false;
  f->startArgCount = 0;
  goroutines.put(f);
  return next != nullptr ? resume(goroutineOf(next)) : schedule();
}

// --- Switching ----------------------------------------------------------------------------------------------

Goroutine* Machine::dequeue() {
  for (;;) {
    bool inherits = false;
    G* g = rt.stress.shuffleRunq ? runQueue.takeAny(rt.rng) : runQueue.take(&inherits);
    if (g == nullptr) return nullptr;
    taken.fetch_add(1, std::memory_order_relaxed);
    if (library->services.semaphores.mayGoOn(g)) return goroutineOf(g);
    if (g->bubble != nullptr) [[unlikely]] settle(g->bubble);
  }
}

void Machine::ready(G* g, runtime::ReadyPlace place) {
  g->status = GStatus::Runnable;
  if (rt.tracing != nullptr) [[unlikely]] rt.tracing->woken(g);
  if (place == runtime::ReadyPlace::Next) {
    runQueue.putNext(g);
  } else {
    runQueue.putGlobal(g);
  }
}

Action Machine::resume(Goroutine* f) {
  VO_DCHECK(f != nullptr && f->g.engine == f, "a goroutine knows its own");
  if (rt.tracing != nullptr) [[unlikely]] rt.tracing->started(&f->g);
  rt.gc.beforeRun(&f->g);
  makeCurrent(f);
  f->g.status = GStatus::Running;
  bool continues = f->g.wakePanic.kind != abi::PanicKind::None || f->isAtRecord();
  return continues ? Action::Continue : Action::Return;
}

Action Machine::schedule() {
  makeCurrent(nullptr);
  // Goroutines that only wake each other never look around themselves.
  if (vo_thread->hasTicked.exchange(false, std::memory_order_relaxed) || vo_poll_flag != 0) tick();
  const sched::Timers& timers = library->services.timers;
  for (;;) {
    if (!timers.empty() && timers.next() <= os::nanotime()) runTimers();
    if (mayRun()) {
      if (Goroutine* f = dequeue()) return resume(f);
    }
    waitForWork();
    tick();
  }
}

/// Nothing is ready for this thread.
void Machine::waitForWork() {
  const sched::Services& services = library->services;
  bool isOnly = !vo_threaded.load(std::memory_order_relaxed);
  if (isOnly || (mayRun() && !isPolled && (services.busy() || services.signalsActive))) {
    if (!waitForEvents()) deadlock();
    return;
  }
  if (!othersRun() && !isPolled) {
    if (mayRun()) deadlock();
    wakeThread();  // it shall wait for events, or report that there are none
  } else if (hasReady() && !mayRun()) {
    wakeThread();
  }
  waitIdle();
}

// --- Threads ------------------------------------------------------------------------------------------------

/// Sleeps until there may be something to do.
void Machine::waitIdle() {
  constexpr int64_t kUntilPolling = 500'000, kLook = 10'000;
  constexpr uint32_t kMany = 4, kMostPatience = 4096;
  Thread& t = *vo_thread;
  const sched::Services& services = library->services;
  for (;;) {
    hurryPoller();
    // Whoever has waited for events may be busy with them for long.
    int64_t longest = mayRun() && services.busy() && !isPolled ? kUntilPolling : -1;
    t.wake.store(0, std::memory_order_relaxed);
    t.isIdle = true;
    idleThreads++;
    engineLock.unlock();
    os::sleepWhile(t.wake, 0, longest);
    bool areTaken = false;
    if (t.wake.load(std::memory_order_relaxed) != 0 && !rt.stress.manyThreads) {
      uint64_t before = taken.load(std::memory_order_relaxed);
      for (int64_t start = os::nanotime(); !areTaken && os::nanotime() - start < kLook;)
        areTaken = taken.load(std::memory_order_relaxed) != before;
    }
    engineLock.lock();
    takeEngine(t);
    if (t.isIdle) {
      t.isIdle = false;
      idleThreads--;
      return;
    }
    if (hasReady() && !(areTaken && runQueue.count() < kMany)) {
      patience = 1;
      return;
    }
    patience = std::min(patience * 2, kMostPatience);
    if (!areTaken || !othersRun()) return;
  }
}

/// Wakes a thread that may run goroutines; false: none sleeps.
bool Machine::wakeThread() {
  if (idleThreads != 0) {
    for (Thread* t : threads) {
      if (!t->isIdle || !mayRun(*t)) continue;
      t->isIdle = false;
      idleThreads--;
      t->wake.store(1, std::memory_order_relaxed);
      os::wakeSleepers(t->wake, 1);
      return true;
    }
  }
  if (!isPolled || polledUntil == 0) return false;
  polledUntil = 0;
  library->services.poller.wakeup();
  return true;
}

/// A timer may have been set for an earlier time than the one at which the thread that waits for events wakes.
void Machine::hurryPoller() {
  const sched::Timers& timers = library->services.timers;
  if (!isPolled || timers.empty() || timers.next() >= polledUntil) return;
  polledUntil = 0;
  library->services.poller.wakeup();
}

/// This thread goes back to generated code.
void Machine::offerWork() {
  hurryPoller();
  if (!hasReady() || (idleThreads == 0 && !isPolled)) return;
  if (++passedOver < patience && !rt.stress.manyThreads) return;
  passedOver = 0;
  wakeThread();
}

/// At a tick: whether another thread would be of use.
void Machine::moreThreads() {
  constexpr uint64_t kFew = 200;   // goroutines that were taken off the queue since the last tick
  constexpr uint32_t kMany = 16;  // in the queue
  constexpr uint64_t kBrief = 4000;
  uint64_t now = taken.load(std::memory_order_relaxed);
  uint64_t since = now - std::exchange(takenAtTick, now);
  // Some two microseconds each: threads would mostly wait for the engine.
  areBrief = since > kBrief && !rt.stress.manyThreads;
  if (areBrief) return;
  bool areWaiting = since < kFew || runQueue.count() >= kMany;
  bool isAsleep = idleThreads != 0 && !isPolled && library->services.busy();
  if (isAsleep || (hasReady() && areWaiting && (idleThreads != 0 || isPolled))) {
    wakeThread();
  } else if (areWaiting && !isSerial && runQueue.hasOrdinary()) {
    if (!procsKnown) setProcs(processors());
    if (threads.size() < std::min(procs, kMostThreads)) startThread();
  }
}

/// GOMAXPROCS. Goroutines leave the threads that are too many when they come to the engine.
void Machine::setProcs(uint32_t n) {
  procsKnown = true;
  stopWorld();
  procs = n;
}

void Machine::beginWait() {
  if (!vo_threaded.load(std::memory_order_relaxed)) return;
  const sched::Timers& timers = library->services.timers;
  isPolled = true;
  polledUntil = timers.empty() ? INT64_MAX : timers.next();
  engineLock.unlock();
}

void Machine::endWait() {
  if (!vo_threaded.load(std::memory_order_relaxed)) return;
  engineLock.lock();
  takeEngine(*vo_thread);
  isPolled = false;
}

// --- Ends of slices -------------------------------------------------------------------------------------------

Action Machine::park() {
  if (rt.profiler.cpu.period != 0) sampleTime();
  if (rt.heap.haveSamples()) recordSamples();
  if (rt.tracing != nullptr) rt.tracing->stopped(&current->g, false);
  if (current->g.bubble != nullptr) [[unlikely]] settle(current->g.bubble);
  if (switchTo != nullptr) return resume(std::exchange(switchTo, nullptr));
  return schedule();
}

Action Machine::yield() {
  current->g.status = GStatus::Runnable;
  if (rt.tracing != nullptr) rt.tracing->stopped(&current->g, true);
  runQueue.putGlobal(&current->g);
  return schedule();
}

/// It would wait for who has the engine, most of the time to collect; who has it looks around itself at its own ticks.
bool Machine::leavesTickOut(Thread& t) const {
  constexpr uint32_t kMostInARow = 10;
  bool isUrgent = rt.stress.preemptEveryEdge || rt.profiler.cpu.period != 0 || quitSignal() != 0;
  bool leavesOut = !isUrgent && t.isOutside.load(std::memory_order_relaxed) && engineLock.isHeld() && t.ticksLeftOut < kMostInARow;
  t.ticksLeftOut = leavesOut ? t.ticksLeftOut + 1 : 0;
  return leavesOut;
}

/// Some time has passed.
void Machine::tick() {
  constexpr uint32_t kTrimEvery = 256;
  if (!rt.stress.preemptEveryEdge) vo_poll_flag = 0;
  if (int signal = quitSignal(); signal != 0) quit(signal);
  vo_thread->hasTicked.store(false, std::memory_order_relaxed);
  if (current != nullptr && rt.profiler.cpu.period != 0) sampleTime();
  // With many goroutines not at every tick: it looks at all of them.
  constexpr uint32_t kCounted = 1024;
  ticks++;
  if (rt.gc.memoryLimit() != INT64_MAX && ticks % (1 + rt.goroutineCount() / kCounted) == 0) rt.gc.countStacks(stackBytes());
  if (ticks % kTrimEvery == 0) {
    goroutines.trimSome();
    if (trimNext == nullptr) trimNext = rt.firstG();
  }
  trimStacks();
  pollEvents();
  moreThreads();
}

/// Some goroutines give back what their stacks have left.
void Machine::trimStacks() {
  constexpr int kAtOnce = 256;
  for (int i = 0; i < kAtOnce && trimNext != nullptr; i++) {
    runtime::G* g = std::exchange(trimNext, trimNext->allNext);
    Goroutine* f = goroutineOf(g);
    if (g->status == GStatus::Running && f != current) continue;  // on another thread
    if (f->top->above != nullptr || f->top->bytes() > GoroutinePool::kFirstBytes) goroutines.trim(*f);
  }
}

uint64_t Machine::stackBytes() const {
  uint64_t sum = 0;
  for (runtime::G* g = rt.firstG(); g != nullptr; g = g->allNext) sum += goroutineOf(g)->stackBytes();
  return sum;
}

// --- Events -----------------------------------------------------------------------------------------------

/// Makes goroutines ready whose timer or file is; does not wait.
void Machine::pollEvents() {
  sched::Services& services = library->services;
  if (!services.busy() && !services.signalsActive) return;
  constexpr int64_t kEvery = 1000000;
  int64_t now = os::nanotime();
  if (services.timers.next() <= now) runTimers();
  if (now - lastPoll < kEvery) return;
  lastPoll = now;
  services.check();
}

/// Waits until a goroutine may be ready. False: nothing could ever make one ready.
bool Machine::waitForEvents() {
  // A signal that ends the program may come just before the wait begins: it can only wake a poller that has begun.
  constexpr int64_t kShort = 50'000'000;
  sched::Services& services = library->services;
  if (services.busy() && (services.timers.empty() || services.timers.next() - os::nanotime() > kShort))
    services.poller.start();
  if (quitSignal() != 0) return true;
  if (rt.tracing != nullptr) rt.tracing->idle(true);
  bool some = services.waitForWork();
  if (rt.tracing != nullptr) rt.tracing->idle(false);
  if (some) runTimers();
  return some;
}

void Machine::runTimers() {
  // Whatever is due then has its turn when the scheduler looks the next time.
  int left = 500;
  sched::TimerJob job;
  while (library->services.timers.runDue(os::nanotime(), &job, &left)) {
    Slot args[4] = {abi::ptrSlot(job.arg.type), abi::ptrSlot(job.arg.data), job.seq, abi::intSlot(job.delay)};
    spawnSystem(job.f, args, 4);
  }
}

void Machine::deadlock() {
  throwRecord({.kind = mainGone && rt.goroutineCount() == 0 ? abi::PanicKind::NoGoroutines : abi::PanicKind::Deadlock});
}

// --- Main -------------------------------------------------------------------------------------------------

void Machine::run() {
  while (rt.stress.manyThreads && threads.size() < std::min(procs, kMostThreads) && startThread()) {
  }
  mainGoroutine = newGoroutine(nullptr);
  rt.addG(&mainGoroutine->g);
  makeCurrent(mainGoroutine);
  // Most programs that compute run on this stack only: it is one piece.
  Record* r = mainGoroutine->records;
  if (Segment* s = goroutines.takeLarge(GoroutinePool::kFirstBytes); s != nullptr) {
    mainGoroutine->first = mainGoroutine->top = s;
    s->limit = s->high - std::min(static_cast<size_t>(s->high - s->low) - GoroutinePool::kSlack, maxStack);
    r = reinterpret_cast<Record*>(s->high - sizeof(Record));
    *r = {};
    mainGoroutine->records = r;
    mainGoroutine->context = {reinterpret_cast<uint64_t*>(r), nullptr, s->limit};
  }
  r->kind = RecordKind::Main;
  mainGoroutine->g.status = GStatus::Running;
  rt.gc.beforeRun(&mainGoroutine->g);
  if (vo_threaded.load(std::memory_order_relaxed)) leave();
  vo_run();
}

/// Runs the next initialiser, then main.main, then what is to be done at the end, then ends the program.
Action Machine::mainReturned() {
  VO_CHECK(current == mainGoroutine && nextInit <= program.inits.size() + 1, "the main goroutine goes from initialiser to initialiser");
  size_t at = nextInit++;
  const Function* f;
  if (at < program.inits.size()) {
    f = program.inits[at];
    if (f->name.starts_with("os.init")) runQueue.addRuntimeGoroutines();
  } else if (at == program.inits.size()) {
    f = program.main;
  } else if (library->atEnd != nullptr) {
    nextInit = at;
    return call(std::exchange(library->atEnd, nullptr), nullptr, 0);
  } else {
    exitProgram(0);
  }
  return call(reinterpret_cast<const abi::Closure*>(f), nullptr, 0);
}

void Machine::exitProgram(int code) {
  if (statsSince != 0) {
    base::Text out(rt.memory);
    runtime::addStats(out, rt.gc.stats(), os::nanotime() - statsSince, os::processTime() - statsSinceCpu);
    write(2, out);
  }
  if (countsStacks) stacks.report();
  if (rt.gc.timesSteps()) printSteps(rt.gc.stats(), rt.memory);
  os::call(SYS_exit_group, code);
  __builtin_unreachable();
}

/// Ends the program after a panic, a fatal error or a signal has been reported.
void Machine::exitAfterReport() {
  if (library->crashWanted()) abortBySignal();
  exitProgram(2);
}

void Machine::write(int fd, std::string_view text) const {
  while (!text.empty()) {
    int64_t n = os::write(fd, text.data(), text.size());
    if (n <= 0) return;
    text.remove_prefix(static_cast<size_t>(n));
  }
}

}  // namespace vo::native_runtime
