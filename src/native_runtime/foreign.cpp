// This file calls functions of C.
//
// C runs on the thread's system stack, the goroutine's registers put away, outside the engine: the world may be stopped and the
// goroutine scanned meanwhile. What its frame holds for C (parameters) stays alive; the thread that comes back enters the
// engine before the goroutine goes on. That is all as long as calls are short.
//
// A call may wait. So a watch looks at the threads that are in C: every 50 microseconds at first, up to 10 milliseconds apart
// when there is nothing to see, not at all when C is not called. Of one that has been in the same call for a while it takes the
// Thread away (a processor, as gc would say), and a spare thread of the system's goes on with that. Each call has a number, which
// stands in Thread::inForeign: the caller and the watch both try to replace it by 0, so one of them succeeds.
// A caller that finds its Thread gone makes its goroutine ready and becomes a spare.
#include <signal.h>
#include <sys/syscall.h>
#include <time.h>

#include <algorithm>

#include "native_runtime/machine.h"
#include "native_runtime/process.h"
#include "os/call.h"
#include "os/clock.h"
#include "os/thread.h"
#include "runtime/print.h"
#include "runtime/report.h"

extern "C" [[noreturn]] void vo_run();
extern "C" vo::native_runtime::Action vo_goOn();

namespace vo::native_runtime {

namespace {

constexpr int64_t kShortest = 50'000, kLongest = 10'000'000;  ///< between two looks, in nanoseconds
constexpr int64_t kPatience = 10'000'000;  ///< with a thread in C while nobody else has anything to do

/// A thread of the system's without a Thread. Lies on its stack.
struct Spare {
  std::atomic<uint32_t> wake = 0;
  Thread* thread = nullptr;  ///< what it is to go on with
  Spare* next = nullptr;
};

}  // namespace

struct ForeignWatch {
  enum State : uint32_t { kAwake, kAsleep };
  static constexpr uint32_t kMost = 256;
  std::atomic<uint32_t> state = kAwake;
  std::atomic<uint32_t> count = 0;
  Thread* threads[kMost] = {};     ///< that have called C
  Spare* spares = nullptr;         ///< guarded by the engine's lock
  bool isStarting = false;         ///< a spare, likewise
};

namespace {

void waitAsSpare(Spare& s) {
  while (s.wake.load(std::memory_order_acquire) == 0) os::sleepWhile(s.wake, 0, -1);
  vo_thread = s.thread;
  placeFlags(*s.thread);
  if (machine->rt.stress.preemptEveryEdge) vo_poll_flag = 1;
}

void addSpare(Spare& s) {
  s.next = machine->foreign->spares;
  machine->foreign->spares = &s;
}

void* spareMain(void*) {
  installThread();
  Spare s;
  machine->engineLock.lock();
  machine->foreign->isStarting = false;
  addSpare(s);
  machine->engineLock.unlock();
  waitAsSpare(s);
  startTicks();
  vo_run();
}

/// Another thread goes on with t, whose own one is in C. False: it has returned, or nobody could.
bool takeAway(Thread& t, uint64_t call) {
  Machine& m = *machine;
  ForeignWatch& w = *m.foreign;
  // (as long as there is one Thread, who is in C does not hold the lock, and who is not in C is not looked at)
  m.engineLock.lock();
  bool can = w.spares != nullptr && m.rt.tracing == nullptr;
  if (w.spares == nullptr && !w.isStarting) w.isStarting = os::startThread(spareMain, nullptr);
  if (!can || !t.inForeign.compare_exchange_strong(call, 0)) {
    m.engineLock.unlock();
    return false;
  }
  m.library->services.poller.start();
  vo_threaded.store(1, std::memory_order_relaxed);
  t.isOutside.store(false, std::memory_order_relaxed);
  t.current->g.status = runtime::GStatus::Syscall;
  t.current = nullptr;
  m.library->services.blocking.beginElsewhere();
  Spare* s = w.spares;
  w.spares = s->next;
  s->thread = &t;
  m.engineLock.unlock();
  s->wake.store(1, std::memory_order_release);
  os::wakeSleepers(s->wake, 1);
  return true;
}

void* watchMain(void*) {
  constexpr int kLooks = 50;      // before they become rarer
  constexpr int kIdleLooks = 100;  // the rarest ones
  ForeignWatch& w = *machine->foreign;
  uint64_t seen[ForeignWatch::kMost] = {};
  int64_t since[ForeignWatch::kMost] = {}, delay = kShortest;
  int idle = 0, still = 0;
  uint64_t callsBefore = 0;
  for (;;) {
    timespec some = {.tv_sec = 0, .tv_nsec = delay};
    os::call(SYS_nanosleep, &some, nullptr);
    int64_t now = os::nanotime();
    bool took = false, inC = false;
    uint64_t calls = 0;
    for (uint32_t i = 0, n = w.count.load(std::memory_order_acquire); i < n; i++) {
      Thread& t = *w.threads[i];
      uint64_t call = t.inForeign.load();
      calls += __atomic_load_n(&t.foreignCalls, __ATOMIC_RELAXED);
      inC = inC || call != 0;
      if (call != seen[i]) {
        seen[i] = call;
        since[i] = now;
      } else if (call != 0 && now - since[i] >= (t.hasOtherWork ? kShortest : kPatience)) {
        took = takeAway(t, call) || took;
      }
    }
    idle = took ? 0 : idle + 1;
    delay = took ? kShortest : idle > kLooks ? std::min(delay * 2, kLongest) : delay;
    still = inC || calls != callsBefore || delay < kLongest ? 0 : still + 1;
    callsBefore = calls;
    if (still < kIdleLooks) continue;
    still = idle = 0;
    delay = kShortest;
    w.state.store(ForeignWatch::kAsleep);
    // Who calls C stores the call's number and then looks at the state.
    bool isCalled = false;
    for (uint32_t i = 0, n = w.count.load(); i < n; i++) isCalled = isCalled || w.threads[i]->inForeign.load() != 0;
    if (isCalled) w.state.store(ForeignWatch::kAwake);
    while (w.state.load() == ForeignWatch::kAsleep) os::sleepWhile(w.state, ForeignWatch::kAsleep, -1);
  }
}

}  // namespace

extern "C" Action vo_enteredForeign(ForeignCall call, Slot* frame) { return machine->callForeign(call, frame); }

/// t calls C for the first time.
void Machine::watchForeign(Thread& t) {
  bool isThreaded = vo_threaded.load(std::memory_order_relaxed);
  if (isThreaded) engineLock.lock();
  if (foreign == nullptr) {
    foreign = rt.memory.make<ForeignWatch>();
    // Without a watch a call that waits stops the others.
    [[maybe_unused]] bool started = os::startThread(watchMain, nullptr);
  }
  uint32_t n = foreign->count.load(std::memory_order_relaxed);
  if (n < ForeignWatch::kMost) {
    foreign->threads[n] = &t;
    foreign->count.store(n + 1, std::memory_order_release);
  }
  t.isWatched = true;
  if (isThreaded) engineLock.unlock();
}

Action Machine::callForeign(ForeignCall call, Slot* frame) {
  Thread& t = *vo_thread;
  Goroutine* f = t.current;
  if (t.keepsEngine) {
    call(frame);
    return Action::Return;
  }
  // Before anything waits for the lock: who stops the world has it, and waits for those outside.
  t.isOutside.store(false, std::memory_order_release);
  if (!t.isWatched) watchForeign(t);
  uint64_t number = t.foreignCalls += 2;
  // (with several threads a guess)
  t.hasOtherWork = hasReady() || library->services.busy();
  vo_foreignCaller = f;
  t.inForeign.store(number);
  if (foreign->state.load() == ForeignWatch::kAsleep) {
    foreign->state.store(ForeignWatch::kAwake);
    os::wakeSleepers(foreign->state, 1);
  }
  call(frame);
  vo_foreignCaller = nullptr;
  if (!t.inForeign.compare_exchange_strong(number, 0)) return foreignReturned(f);
  // (with several threads entering and leaving sees to it)
  if (!vo_threaded.load(std::memory_order_relaxed)) t.isOutside.store(true, std::memory_order_relaxed);
  return inEngine([frame](Machine& m) { return m.isWanted() ? m.finish(abi::HelperStatus::Done, nullptr, frame) : Action::Return; });
}

/// The caller's Thread is another thread's.
Action Machine::foreignReturned(Goroutine* f) {
  vo_thread = nullptr;
  Spare s;
  engineLock.lock();
  library->services.blocking.endElsewhere();
  ready(&f->g, runtime::ReadyPlace::Tail);
  wakeThread();
  // Who waits for events may have nothing left to wait for: then it must not be thought to.
  if (isPolled && polledUntil != 0 && !library->services.busy()) {
    polledUntil = 0;
    library->services.poller.wakeup();
  }
  addSpare(s);
  engineLock.unlock();
  waitAsSpare(s);
  return vo_goOn();
}

void Machine::foreignFault(Goroutine* f, int signal, int64_t code, uint64_t address, uint64_t pc) {
  // Nobody else changes goroutines; if the engine is not to be had, it may be what has been hit.
  constexpr int kTries = 2000;
  for (int i = 0; i < kTries && !engineLock.tryLock(); i++) {
    timespec some = {.tv_sec = 0, .tv_nsec = 50'000};
    os::call(SYS_nanosleep, &some, nullptr);
  }
  current = f;
  base::Text out(rt.memory, runtime::endingSignalText(signal));
  out += "\nPC=";
  runtime::addAddress(out, pc);
  out += " m=0 sigcode=";
  out.addUint(static_cast<uint64_t>(code));
  if (signal == SIGSEGV || signal == SIGBUS) {
    out += " addr=";
    runtime::addAddress(out, address);
  }
  out += "\nsignal arrived during cgo execution\n";
  if (library->tracesWanted()) {
    if (f != nullptr) appendTrace(out, f, FrameCursor(*f), "syscall");
    appendOthers(out, f);
  }
  write(2, out);
  exitAfterReport();
}

}  // namespace vo::native_runtime
