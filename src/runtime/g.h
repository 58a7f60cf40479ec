// Goroutines and waiters, as far as the run-time core must know them. The engine owns the memory of
// a G and everything behind G::engine.
//
// The engine's thread alone reads and writes them. A G is known from Runtime::addG to removeG; who wants to name one longer
// keeps its id.
#pragma once

#include <cstdint>

#include "abi/panic.h"
#include "abi/value.h"

namespace vo::runtime {

struct G;
struct Bubble;
struct Chan;

enum class GStatus : uint8_t { New, Runnable, Running, Waiting, Syscall, Dead };

enum class WaitReason : uint8_t {
#define VO_WAIT_REASON(name, text) name,
#include "runtime/wait_reasons.def"
};
/// The text of a trace: "goroutine 7 [chan receive]:".
const char* waitReasonText(WaitReason reason);

enum class WakeCause : uint8_t {
  None,
  Done,     ///< the operation took place
  Closed,   ///< the channel was closed (receivers: ok = false; senders: wakePanic is set)
  Timeout,
  Canceled,
};

/// Where a woken goroutine waits for its turn: before all others, as gc has it for what a goroutine or a
/// timer wakes, or behind them, for what comes from outside.
enum class ReadyPlace : uint8_t { Next, Tail };

/// One goroutine waiting for one thing. Lives in its G, or in the pool for select; linked into the
/// queue of a channel, semaphore or notify list. Never garbage-collected memory: what elem points to
/// is kept alive by the parked goroutine's frames.
struct Waiter {
  G* g = nullptr;
  Waiter* next = nullptr;
  Waiter* prev = nullptr;
  void* elem = nullptr;       ///< Go layout; null: the value is not wanted. Semaphore, list: its address
  abi::Slot* ok = nullptr;    ///< receives 1 or 0 ("received"), may be null
  abi::Slot* chosen = nullptr;  ///< select: receives caseIndex
  Chan* chan = nullptr;
  Waiter* selectNext = nullptr;  ///< the other waiters of the same select
  int32_t caseIndex = -1;
  bool isSend = false;
  bool isSelect = false;
  bool queued = false;
  uint64_t generation = 0;  ///< G::generation when it was enqueued; another one: stale
  uint64_t key = 0;         ///< notify ticket
  int64_t since = 0;        ///< mutex profile: until then its waiting is accounted for
};

struct WaitQueue {
  Waiter* first = nullptr;
  Waiter* last = nullptr;
  bool empty() const { return first == nullptr; }
  void push(Waiter* w);
  void pushFront(Waiter* w);
  void remove(Waiter* w);
  Waiter* pop();
};

struct G {
  uint64_t id = 0;
  GStatus status = GStatus::New;
  WaitReason waitReason = WaitReason::None;
  WakeCause wakeCause = WakeCause::None;
  bool gcUnfinished = false;  ///< part of its stack is still to be visited in this marking
  uint8_t fipsIndicator = 0;  ///< crypto/internal/fips140's, of this goroutine
  bool fipsBypass = false;
  bool leaked = false;        ///< Gc::collectLeaks found that nothing can wake it
  uint8_t hiddenFrames = 0;   ///< of the library above the caller that the block profile names
  bool runsTimer = false;     ///< it runs a timer's function on behalf of the run time
  bool isSystem = false;      ///< run-time goroutine: not counted, not in traces, no deadlock
  bool semaphoreFront = false;  ///< it waits at the front of the semaphore's queue
  uint32_t gcEpoch = 0;       ///< the marking that has scanned it
  WaitReason semaphoreReason = WaitReason::None;
  uint64_t generation = 0;    ///< counts wake-ups
  int64_t waitSince = 0;      ///< nanotime when it parked, for traces; 0: unknown
  abi::RuntimePanic wakePanic;  ///< kind != None: raise this at the call when it continues
  uint32_t* semaphore = nullptr;  ///< of which it must take a unit before it goes on
  Waiter waiter;              ///< for everything but select
  Waiter* waiters = nullptr;  ///< what it waits on now (the list of a select)
  void* param = nullptr;      ///< of whoever woke it
  void* labels = nullptr;     ///< of profiles and traces: a *label.Set, inherited by new goroutines; a root
  void* coroutine = nullptr;  ///< the heap object of the coroutine whose function it runs; a root
  Bubble* bubble = nullptr;   ///< of testing/synctest, inherited by new goroutines
  void* engine = nullptr;     ///< the engine's fiber
  G* wakeNext = nullptr;      ///< the next one that a close wakes
  G* allNext = nullptr;       ///< Runtime::firstG
  G* allPrev = nullptr;
};

}  // namespace vo::runtime
