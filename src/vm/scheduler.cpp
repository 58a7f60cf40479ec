// This file is the scheduler: deterministic, cooperative, on one thread.
//
// A fiber runs until it parks, ends, or has used up its time slice (a number of calls and back-edges, not of
// nanoseconds, so that runs repeat) while others are ready. Which one follows is RunQueue's.
#include <signal.h>

#include <algorithm>
#include <utility>

#include "runtime/bubble.h"
#include "runtime/chan.h"
#include "os/clock.h"
#include "sched/coroutine.h"
#include "vm/debug.h"
#include "vm/interpreter.h"
#include "vm/vm.h"

namespace vo::vm {

using runtime::G;
using runtime::GStatus;

// --- Fibers ---------------------------------------------------------------------------------------

Fiber* Vm::newFiber(const abi::Closure* start, size_t stackBytes) {
  Fiber* f = fibers.get();
  f->g = G{};
  f->g.engine = f;
  f->start = start;
  f->startFunction = start != nullptr ? reinterpret_cast<const Function*>(start->code) : nullptr;
  Slot* base = f->stack.reset(stackBytes);
  setHeader(base, nullptr, nullptr, &stubs[static_cast<unsigned>(Stub::Bottom)], nullptr);
  base[0] = 1;
  f->fp = base;
  f->pc = specialPc(Special::FiberStart);
  return f;
}

void Vm::freeFiber(Fiber* f) {
  f->start = nullptr;
  f->createdBy = nullptr;
  f->tail = nullptr;
  f->pins = 0;
  f->sawSignal = f->isGivenUp = false;
  f->startArgCount = 0;
  fibers.put(f);
}

/// The running goroutine is no more. The coroutine that goes on in its place, or null.
G* Vm::bury() {
  Fiber* f = fiber;
  stackShrinks(true);
  unwinder.dropAll(*f);
  if (rt.tracing != nullptr) rt.tracing->ended();
  f->g.status = GStatus::Dead;
  runtime::Bubble* bubble = f->g.bubble;
  if (bubble != nullptr) [[unlikely]] runtime::endInBubble(&f->g);
  rt.removeG(&f->g);
  fiber = nullptr;
  cx.g = nullptr;
  if (f == mainFiber) {
    mainFiber = nullptr;
    mainGone = true;
  }
  if (f == finalizerFiber) {
    finalizerFiber = nullptr;
    rt.gc.finalizerDone();  // of a finalizer that has called runtime.Goexit
    if (rt.gc.finalizersPending()) finalizersReady();
  }
  G* next = sched::endCoroutine(&f->g);
  if (bubble != nullptr) [[unlikely]] settle(bubble);
  constexpr size_t kAtOnce = 16;
  while (!f->stack.trim(kAtOnce) && !endsNow()) {
  }
  freeFiber(f);
  return next;
}

bool Vm::fiberEnds() {
  bool isMain = fiber == mainFiber;
  HostCall* call = leaveHostCall();
  G* next = bury();
  if (ended) return false;
  if (call != nullptr) return hostGoexited(*call, isMain);
  return next != nullptr ? resume(fiberOf(next)) : schedule();
}

/// A goroutine of the bubble has parked or ended.
void Vm::settle(runtime::Bubble* bubble) { library->services.bubbles.settle(*bubble); }

// --- The ready queue --------------------------------------------------------------------------------

Fiber* Vm::dequeue() {
  for (;;) {
    bool inherits = false;
    G* g = rt.stress.shuffleRunq ? runQueue.takeAny(rt.rng) : runQueue.take(&inherits);
    if (g == nullptr) return nullptr;
    if (!inherits) refillBudget();
    if (Fiber* f = fiberOf(g); f->isGivenUp) [[unlikely]] {
      rt.gc.beforeRun(g);
      fiber = f;
      cx.g = g;
      if (G* next = bury(); next != nullptr) ready(next, runtime::ReadyPlace::Tail);
      continue;
    }
    if (library->services.semaphores.mayGoOn(g)) return fiberOf(g);
    if (g->bubble != nullptr) [[unlikely]] settle(g->bubble);
  }
}

void Vm::ready(G* g, runtime::ReadyPlace place) {
  g->status = GStatus::Runnable;
  if (rt.tracing != nullptr) [[unlikely]] rt.tracing->woken(g);
  if (place == runtime::ReadyPlace::Next) {
    runQueue.putNext(g);
  } else {
    runQueue.putGlobal(g);
  }
}

// --- Switching --------------------------------------------------------------------------------------

void Vm::saveFiber() {
  fiber->pc = pc;
  fiber->fp = fp;
}

bool Vm::resume(Fiber* f) {
  VO_DCHECK(f != nullptr && f->g.engine == f, "a goroutine knows its fiber");
  if (rt.tracing != nullptr) [[unlikely]] rt.tracing->started(&f->g);
  rt.gc.beforeRun(&f->g);
  fiber = f;
  cx.g = &f->g;
  f->g.status = GStatus::Running;
  f->tail = nullptr;
  pc = f->pc;
  fp = f->fp;
  stackLimit = f->stack.limit();
  if (f->isGivenUp) [[unlikely]] return fiberEnds();
  if (budgetUsed()) return false;
  if (f->g.wakePanic.kind != abi::PanicKind::None) {
    abi::RuntimePanic record = f->g.wakePanic;
    f->g.wakePanic = {};
    return raiseRecord(record);
  }
  return true;
}

bool Vm::schedule() {
  fiber = nullptr;
  cx.g = nullptr;
  // Goroutines that only wake each other never use up a slice of their own: what they use together
  // counts, or timers, files and the host would wait for good.
  if (auto whole = static_cast<uint64_t>(slice); whole != 0 && spent() / whole != consumed / whole) {
    if (hostWantsEnd()) return false;
    pollEvents();
  } else if (!soonHeard()) {
    return false;
  }
  const sched::Timers& timers = library->services.timers;
  while (!ended) {
    if (!timers.empty() && timers.next() <= os::nanotime()) runTimers();
    if (hostsTurn(false)) return giveHostItsTurn();
    if (Fiber* f = dequeue()) return resume(f);
    if (hostsTurn(true)) return giveHostItsTurn();
    if (!waitForEvents()) return deadlock();
    if (options.debugger != nullptr && !options.debugger->idle(*this)) return false;
    if (hostWantsEnd()) return false;
  }
  return false;
}

bool Vm::park() {
  saveFiber();
  if (rt.stress.poisonDead) poisonDead();
  if (rt.profiler.cpu.period != 0) sampleTime();
  if (heap->haveSamples()) recordSamples();
  if (rt.tracing != nullptr) rt.tracing->stopped(&fiber->g, false);
  if (fiber->g.bubble != nullptr) [[unlikely]] settle(fiber->g.bubble);
  if (switchTo != nullptr && !ended) {
    Fiber* next = switchTo;
    switchTo = nullptr;
    return resume(next);
  }
  return schedule();
}

bool Vm::yield() {
  saveFiber();
  fiber->g.status = GStatus::Runnable;
  if (rt.tracing != nullptr) rt.tracing->stopped(&fiber->g, true);
  runQueue.putGlobal(&fiber->g);
  return schedule();
}

/// Begins a slice. Counts what has been used, also of one that ended early: goroutines that only wait for each
/// other pay for their loops as well.
void Vm::refillBudget() {
  consumed = spent();
  sliceLeft = granted = rt.stress.preemptEveryEdge ? 1 : slice;
  // (the last slice ends where the budget does)
  if (uint64_t all = options.instructionBudget; all > consumed) granted = sliceLeft = std::min(sliceLeft, static_cast<int64_t>(std::min<uint64_t>(all - consumed, INT64_MAX)));
  budget = 0;
  nextPart();
}

/// More of the slice for the budget; false: the slice is used up.
bool Vm::nextPart() {
  VO_DCHECK(sliceLeft >= 0 && sliceLeft <= granted, "parts are taken of what was granted");
  int64_t part = rt.stress.poisonDead ? 1 : kSlicePart;
  int64_t more = std::min(sliceLeft, std::max(part, -budget));
  sliceLeft -= more;
  budget += more;
  return budget >= 0;
}

bool Vm::budgetUsed() {
  if (options.instructionBudget == 0 || consumed < options.instructionBudget) return false;
  endWith(Outcome::BudgetUsed, 2);
  return true;
}

/// For VO_GCSTEPS.
void Vm::noteLook() {
  Deaf now = {os::threadTime(), os::nanotime()};
  if (lookedAt.wall != 0) {
    longestDeaf.thread = std::max(longestDeaf.thread, now.thread - lookedAt.thread);
    longestDeaf.wall = std::max(longestDeaf.wall, now.wall - lookedAt.wall);
  }
  lookedAt = now;
}

bool Vm::hostWantsEnd() {
  if (ended) return true;
  if (options.runtime.timeSteps) [[unlikely]] noteLook();
  auto isSet = [](const std::atomic<bool>* flag) {
    return flag != nullptr && flag->load(std::memory_order_relaxed);
  };
  if (isSet(options.interrupt) || (deadline != 0 && os::nanotime() >= deadline)) {
    endWith(Outcome::Interrupted, 2);
    return true;
  }
  if (stdlib::Unnoticed& u = library->unnoticed; u.isOn()) [[unlikely]] {
    switch (options.replace(options.replaceContext, u.holdsOutput())) {
      case Replace::GoOn: break;
      case Replace::Show: u.end(); break;
      case Replace::End: endWith(Outcome::Replaced, 0); return true;
    }
  }
  int signal = options.quit != nullptr ? options.quit->load(std::memory_order_relaxed) : 0;
  if (signal == 0) return false;
  base::Text out(rt.memory, runtime::endingSignalText(signal));
  out += "\nPC=0x0 m=0 sigcode=0";
  if (signal == SIGSEGV || signal == SIGBUS) out += " addr=0x0";
  out += '\n';
  if (library->tracesWanted()) {
    if (fiber != nullptr) appendTrace(out, fiber, FrameCursor(fiber->stack, fp, pc), "running");
    appendOthers(out, fiber);
  }
  write(2, out);
  exitAfterReport();
  return true;
}

/// The budget is used up, or memory is short. What a program can see happens at the end of its slice only.
bool Vm::safepoint() {
  if (rt.memory.overLimit() || !nextPart()) return sliceEnds();
  if (options.baseline != nullptr) noteHot(false);
  if (hostWantsEnd()) return false;
  if ((rt.profiler.cpu.period == 0 && !rt.stress.poisonDead) || mustNotStop()) return true;
  saveFiber();
  if (rt.profiler.cpu.period != 0) sampleTime();
  if (rt.stress.poisonDead) poisonDead();
  return true;
}

bool Vm::sliceEnds() {
  if (options.baseline != nullptr) noteHot(true);
  refillBudget();
  if (hostWantsEnd() || budgetUsed() || !withinMemory()) return false;
  if (rt.gc.memoryLimit() != INT64_MAX) rt.gc.countStacks(fibers.stackBytes());
  if (mustNotStop()) return true;
  saveFiber();
  if (rt.profiler.cpu.period != 0) sampleTime();
  if (rt.stress.poisonDead) poisonDead();
  if (heap->haveSamples()) recordSamples();
  livenessWork = kLivenessPerStep;
  // With both switches every call and back-edge collects: what vm_random_test runs.
  if (heap->gcWanted() || (rt.stress.gcEveryAlloc && rt.stress.preemptEveryEdge)) rt.gc.step(&fiber->g);
  pollEvents();
  if (hasReady() || hostsTurn(false)) return yield();
  return true;
}

/// The running goroutine neither gives way nor lets the collector look here.
bool Vm::mustNotStop() const {
  const Slot* running = isStub(functionOf(fp)) && callerOf(fp) != nullptr ? callerOf(fp) : fp;
  return (functionOf(running)->flags & link::kSafepointFree) != 0 || fiber->pins > 0;
}

/// What the run time keeps for the program (stacks, goroutines, timers) may have taken it over the host's limit. If
/// no collection helps, that is the end: false.
bool Vm::withinMemory() {
  if (!rt.memory.overLimit()) [[likely]] return true;
  if (fiber->pins == 0) {
    saveFiber();
    rt.gc.collect(&fiber->g);
    if (ended) return false;
    if (!rt.memory.overLimit()) return true;
  }
  raiseKind(abi::PanicKind::OutOfMemory);
  return false;
}

bool Vm::collectStep() {
  if (heap->haveSamples()) [[unlikely]] {
    recordSamples();
    if (!heap->gcWanted() && !attention) return true;
  }
  if (fiber->pins > 0) return true;
  saveFiber();
  if (rt.stress.poisonDead) poisonDead();
  livenessWork = attention || rt.stress.gcEveryAlloc ? UINT64_MAX : kLivenessPerStep;
  if (attention) {
    attention = false;
    if (std::exchange(findLeaks, false)) {
      rt.gc.collectLeaks(&fiber->g);
    } else {
      rt.gc.collect(&fiber->g);
    }
    return !ended;
  }
  rt.gc.step(&fiber->g);
  // Steps may follow each other with few edges between them: after a large allocation each call takes one.
  return !hostWantsEnd();
}

// --- Events ------------------------------------------------------------------------------------------

/// Makes fibers ready whose timer or file is; does not wait.
void Vm::pollEvents() {
  sched::Services& services = library->services;
  if (!services.busy() && !services.signalsActive) return;
  constexpr int64_t kEvery = 1000000;
  int64_t now = os::nanotime();
  if (services.timers.next() <= now) runTimers();
  if (now - lastPoll < kEvery) return;
  lastPoll = now;
  services.check();
}

/// Waits until a fiber may be ready. False: nothing could ever make one ready.
bool Vm::waitForEvents() {
  // A host's request is only a flag and may be set just before the wait begins: look again soon.
  constexpr int64_t kLookAgain = 50'000'000;
  bool hostMayAsk = options.interrupt != nullptr || options.quit != nullptr || deadline != 0 || options.debugger != nullptr;
  if (isHosted) library->services.poller.start();  // for Machine::wake
  if (rt.tracing != nullptr) rt.tracing->idle(true);
  // (who starts again would wait again)
  library->unnoticed.end();
  int64_t longest = hostMayAsk ? kLookAgain : -1;
  if (deadline != 0) longest = std::max<int64_t>(0, std::min(longest, deadline - os::nanotime()));
  bool some = library->services.waitForWork(longest);
  if (rt.tracing != nullptr) rt.tracing->idle(false);
  lookedAt = {};
  if (!some) return false;
  runTimers();
  return true;
}

bool Vm::deadlock() {
  if (options.outlivesDeadlock && hostCall != nullptr) {
    write(2, "fatal error: all goroutines are asleep - deadlock!\n");
    endWith(Outcome::Interrupted, 2);
    return false;
  }
  return throwRecord({.kind = mainGone && rt.goroutineCount() == 0 ? abi::PanicKind::NoGoroutines
                                                              : abi::PanicKind::Deadlock});
}

// --- Main --------------------------------------------------------------------------------------------

void Vm::makeMain() {
  // Most programs that compute run on this stack only, at some depth: that the border of a segment is there, crossed
  // by every call, should be rare. What is not used of it is never touched.
  constexpr size_t kMainStackBytes = size_t{32} << 10;
  mainFiber = newFiber(nullptr, kMainStackBytes);
  rt.addG(&mainFiber->g);
  refillBudget();
  Slot* base = mainFiber->fp;
  setHeader(base, nullptr, nullptr, &stubs[static_cast<unsigned>(Stub::Main)], nullptr);
  mainFiber->pc = specialPc(Special::MainReturned);
}

bool Vm::startMain() {
  makeMain();
  return resume(mainFiber);
}

/// Runs the next initialiser, then main.main, then what is to be done at the end, then ends the program.
bool Vm::mainReturned() {
  VO_CHECK(fiber == mainFiber && nextInit <= program.inits.size() + 1, "the main goroutine goes from initialiser to initialiser");
  size_t at = nextInit++;
  const Function* f;
  if (at < program.inits.size()) {
    f = program.inits[at];
    if (f->name.starts_with("os.init")) runQueue.addRuntimeGoroutines();
  } else if (isHosted) {
    return initialised();
  } else if (at == program.inits.size()) {
    f = program.main;
  } else if (library->atEnd != nullptr) {
    nextInit = at;
    return callFromStub(Special::MainReturned, std::exchange(library->atEnd, nullptr), nullptr, 0);
  } else {
    return exitProgram(0);
  }
  return callFromStub(Special::MainReturned, reinterpret_cast<const abi::Closure*>(f), nullptr, 0);
}

void Vm::endWith(Outcome how, int code) {
  if (how != Outcome::Replaced) library->unnoticed.end();
  ended = true;
  outcome = how;
  exitCode = code;
}

/// Ends the program after a panic, a fatal error or a signal has been reported.
bool Vm::exitAfterReport() {
  endWith(library->crashWanted() ? Outcome::Aborted : Outcome::Exited, 2);
  return false;
}

bool Vm::exitProgram(int code) {
  endWith(Outcome::Exited, code);
  return false;
}

}  // namespace vo::vm
