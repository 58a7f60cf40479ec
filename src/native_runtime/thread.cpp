// This file says whose the engine is, and makes and stops threads.
#include "native_runtime/thread.h"

#include <sys/syscall.h>
#include <time.h>

#include <algorithm>

#include "native_runtime/machine.h"
#include "native_runtime/process.h"
#include "os/call.h"
#include "os/clock.h"
#include "os/processor.h"

extern "C" [[noreturn]] void vo_run();

namespace vo::native_runtime {

extern "C" {
__thread Thread* vo_thread;
std::atomic<uint8_t> vo_threaded;
__thread Goroutine* vo_foreignCaller;
}

// --- Waiting ---------------------------------------------------------------------------------------------

void EngineLock::lockSlow() {
  constexpr int kSpins = 200;
  VO_CHECK(vo_thread == nullptr || !vo_thread->isOutside.load(std::memory_order_relaxed), "who stops the world has the lock and waits for those outside");
  for (int i = 0; i < kSpins; i++) {
    os::pause();
    uint32_t free = kFree;
    if (word_.load(std::memory_order_relaxed) == kFree && word_.compare_exchange_weak(free, kHeld, std::memory_order_acquire)) return;
  }
  int64_t start = os::nanotime();
  for (;;) {
    // (kHandedOver becomes kWanted here and in takeHandedOver only, so nobody else takes what was handed over)
    uint32_t was = word_.exchange(kWanted, std::memory_order_acquire);
    if (was == kFree || was == kHandedOver) break;
    os::sleepWhile(word_, kWanted, kLong);
    if (os::nanotime() - start > kLong) isStarving_.store(true, std::memory_order_relaxed);
  }
  isStarving_.store(false, std::memory_order_relaxed);
}

bool EngineLock::takeHandedOver() {
  isStarving_.store(true, std::memory_order_relaxed);
  uint32_t was = kHandedOver;
  if (word_.load(std::memory_order_relaxed) != kHandedOver || !word_.compare_exchange_strong(was, kWanted, std::memory_order_acquire)) return false;
  isStarving_.store(false, std::memory_order_relaxed);
  return true;
}

void EngineLock::wakeOne() { os::wakeSleepers(word_, 1); }

// --- Entering and leaving ----------------------------------------------------------------------------------

void Machine::enter() {
  Thread& t = *vo_thread;
  if (t.keepsEngine) return;
  t.isOutside.store(false, std::memory_order_release);
  if (!engineLock.tryLock()) waitForEngine(t);
  takeEngine(t);
}

/// Who has to wait marks meanwhile, if the engine's thread does.
void Machine::waitForEngine(Thread& t) {
  constexpr int kSpins = 200, kSpinsWhileMarking = 2000;
  t.contended++;
  runtime::Gc& gc = rt.gc;
  gc.beginHelp();
  bool locked = false, starves = false;
  int64_t start = 0;
  for (int i = 0; !(locked = engineLock.tryLock()) && i < (gc.isTogether() ? kSpinsWhileMarking : kSpins); i++) {
    if (!gc.help(t.marker)) {
      os::pause();
      continue;
    }
    i = 0;
    if (start == 0) start = os::nanotime();
    starves = os::nanotime() - start > EngineLock::kLong;
    if (starves && (locked = engineLock.takeHandedOver())) break;
  }
  gc.endHelp();
  if (!locked) engineLock.lock();
  if (starves) engineLock.stopStarving();
  gc.takeOver(t.marker);
}

/// The engine is this thread's: it goes on with the thread's goroutine.
void Machine::takeEngine(Thread& t) {
  current = t.current;
  cx.g = current != nullptr ? &current->g : nullptr;
  rt.heap.useCache(*t.cells);
  // What the goroutine refers to is what it referred to when the world was stopped.
  if (current != nullptr) rt.gc.beforeRun(&current->g);
}

void Machine::leave() {
  Thread& t = *vo_thread;
  t.keepsEngine = current != nullptr && current == alone;
  if (t.keepsEngine) return;
  offerWork();
  t.isOutside.store(true, std::memory_order_relaxed);
  engineLock.unlock();
}

/// At a safepoint, in the midst of long work: who waits for the engine may have it first.
void Machine::giveWay() {
  if (!vo_threaded.load(std::memory_order_relaxed) || current == alone) return;
  Thread& t = *vo_thread;
  engineLock.unlock();
  if (!engineLock.tryLock()) waitForEngine(t);
  takeEngine(t);
}

void Machine::stopWorld() {
  if (!vo_threaded.load(std::memory_order_relaxed)) return;
  for (Thread* t : threads) {
    if (t == vo_thread) continue;
    for (int i = 0; t->isOutside.load(std::memory_order_acquire); i++) {
      constexpr int kSpins = 2000;
      wantSafepoint(*t);
      if (i < kSpins) {
        os::pause();
      } else {
        timespec some = {.tv_sec = 0, .tv_nsec = 20'000};
        os::call(SYS_nanosleep, &some, nullptr);
      }
    }
  }
}

/// As stopWorld, for the last words of a program: threads that do not stop soon are left as they are.
void Machine::stopWorldSoon() {
  if (!vo_threaded.load(std::memory_order_relaxed)) return;
  constexpr int64_t kLongest = 100'000'000;
  int64_t start = os::nanotime();
  for (Thread* t : threads) {
    while (t != vo_thread && t->isOutside.load(std::memory_order_acquire) && os::nanotime() - start < kLongest) {
      wantSafepoint(*t);
      timespec some = {.tv_sec = 0, .tv_nsec = 20'000};
      os::call(SYS_nanosleep, &some, nullptr);
    }
  }
}

bool Machine::othersGoOn() {
  if (!vo_threaded.load(std::memory_order_relaxed)) return false;
  for (const Thread* t : threads)
    if (t != vo_thread && t->isOutside.load(std::memory_order_relaxed)) return true;
  return false;
}

bool Machine::othersRun() const {
  if (!vo_threaded.load(std::memory_order_relaxed)) return false;
  for (const Thread* t : threads)
    if (t != vo_thread && t->current != nullptr) return true;
  return false;
}

// --- Threads -------------------------------------------------------------------------------------------------

void placeFlags(Thread& t) {
  t.pollFlag = &vo_poll_flag;
  t.limit = stackLimit();
}

void Machine::addThread(Thread& t) {
  t.index = static_cast<uint32_t>(threads.size());
  threads.push(&t);
}

namespace {
void* threadMain(void* argument) {
  auto* t = static_cast<Thread*>(argument);
  vo_thread = t;
  placeFlags(*t);
  if (machine->rt.stress.preemptEveryEdge) vo_poll_flag = 1;
  installThread();
  startTicks();
  vo_run();
}
}  // namespace

/// False: the system has no more threads.
bool Machine::startThread() {
  VO_CHECK(threads.size() < procs, "there are as many threads as processors");
  // Events are waited for by one thread while others run, and they end that wait.
  library->services.poller.start();
  if (!vo_threaded.load(std::memory_order_relaxed)) {
    engineLock.lock();
    vo_threaded.store(1, std::memory_order_relaxed);
  }
  auto* t = rt.memory.make<Thread>(rt.memory, rt.heap);
  rt.heap.addCache(t->allocations);
  t->cells = &t->allocations;
  t->isOutside.store(false, std::memory_order_relaxed);
  addThread(*t);
  static volatile uint8_t noFlag;
  static volatile uint64_t noLimit;
  t->pollFlag = &noFlag;
  t->limit = &noLimit;
  if (os::startThread(threadMain, t)) return true;
  // Its cache stays in the heap's list.
  threads.pop();
  procs = static_cast<uint32_t>(threads.size());
  return false;
}

}  // namespace vo::native_runtime
