// This file ties the parts of a Runtime together: options, goroutine list, waking.
#include "runtime/runtime.h"

#include <sys/syscall.h>
#include <time.h>


#include "base/text.h"
#include "os/call.h"
#include "runtime/bubble.h"
#include "runtime/chan.h"
#include "runtime/exec_trace.h"
#include "runtime/map.h"
#include "runtime/type_ops.h"

namespace vo::runtime {

namespace {

constexpr const char* kWaitReasonTexts[] = {
#define VO_WAIT_REASON(name, text) text,
#include "runtime/wait_reasons.def"
};

uint64_t chooseSeed(uint64_t wanted) {
  if (wanted != 0) return wanted;
  uint64_t seed = 0;
  if (os::call(SYS_getrandom, &seed, sizeof seed, 0).r1 != sizeof seed) {
    timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    seed = static_cast<uint64_t>(t.tv_nsec) * 0x9e3779b97f4a7c15ull;
  }
  return seed | 1;
}

}  // namespace

Handles::Handles() {
  for (uint64_t& s : secret_) s = chooseSeed(0);
}

namespace {

uintptr_t textIsIndex(Runtime& rt, abi::TextOff off) {
  if (off >= 0) return static_cast<uintptr_t>(off);
  return reinterpret_cast<uintptr_t>(rt.metadata.resolve(off));
}

/// GOMEMLIMIT: digits and an optional unit B, KiB, MiB, GiB, TiB, or "off".
bool parseMemoryLimit(std::string_view s, int64_t& out) {
  if (s == "off") {
    out = INT64_MAX;
    return true;
  }
  uint64_t value;
  if (!base::readUint(s, 10, value) || value > INT64_MAX) return false;
  int shift = s.empty() || s == "B" ? 0
              : s == "KiB"          ? 10
              : s == "MiB"          ? 20
              : s == "GiB"          ? 30
              : s == "TiB"          ? 40
                                    : -1;
  return shift >= 0 && !__builtin_mul_overflow(static_cast<int64_t>(value), int64_t{1} << shift, &out);
}

}  // namespace

const char* waitReasonText(WaitReason reason) {
  VO_DCHECK(static_cast<size_t>(reason) < sizeof kWaitReasonTexts / sizeof *kWaitReasonTexts, "each reason has its text");
  return kWaitReasonTexts[static_cast<size_t>(reason)];
}

bool isDurable(WaitReason reason) {
  switch (reason) {
    case WaitReason::ChanReceiveNil:
    case WaitReason::ChanSendNil:
    case WaitReason::SelectNoCases:
    case WaitReason::Sleep:
    case WaitReason::CondWait:
    case WaitReason::Coroutine:
    case WaitReason::SynctestRun:
    case WaitReason::SynctestWait:
    case WaitReason::SynctestChanReceive:
    case WaitReason::SynctestChanSend:
    case WaitReason::SynctestSelect:
    case WaitReason::SynctestWaitGroupWait:
      return true;
    default:
      return false;
  }
}

WaitReason plainReason(WaitReason reason) {
  switch (reason) {
    case WaitReason::SynctestChanReceive: return WaitReason::ChanReceive;
    case WaitReason::SynctestChanSend: return WaitReason::ChanSend;
    case WaitReason::SynctestSelect: return WaitReason::Select;
    case WaitReason::SynctestWaitGroupWait: return WaitReason::WaitGroupWait;
    default: return reason;
  }
}

bool parseStress(std::string_view list, StressSwitches& out, std::string_view& unknown) {
  while (!list.empty()) {
    std::string_view name = base::takeUntil(list, ',');
    if (name.empty()) continue;
    bool found = false;
#define VO_STRESS(field, text, what) \
  if (name == text) out.field = found = true;
#include "runtime/stress.def"
    if (!found) {
      unknown = name;
      return false;
    }
  }
  return true;
}

bool RuntimeOptions::fromEnvironment(RuntimeOptions& out, std::string_view& error,
                                     base::FunctionRef<std::string_view(const char* name)> lookup) {
  uint64_t number;
  std::string_view percent = lookup("GOGC");
  bool isNegative = percent.starts_with("-");  // off, as Go
  if (isNegative) percent.remove_prefix(1);
  if (percent == "off") {
    out.gcPercent = isNegative ? out.gcPercent : -1;
  } else if (base::readUint(percent, 10, number) && percent.empty() && number <= INT32_MAX) {
    out.gcPercent = isNegative && number != 0 ? -1 : static_cast<int32_t>(number);
  }
  std::string_view limit = lookup("GOMEMLIMIT");
  if (!limit.empty() && !parseMemoryLimit(limit, out.softMemoryLimit)) {
    error = "malformed GOMEMLIMIT; see `go doc runtime/debug.SetMemoryLimit`";
    return false;
  }
  if (std::string_view seed = lookup("VO_SEED"); !seed.empty()) {
    bool hex = seed.starts_with("0x");
    if (hex) seed.remove_prefix(2);
    if (!base::readUint(seed, hex ? 16 : 10, out.seed) || !seed.empty()) {
      error = "VO_SEED is not a number";
      return false;
    }
    out.seed = out.seed * 2 + 1;  // seed 0 is a seed like the others
  }
  out.timeSteps = !lookup("VO_GCSTEPS").empty();
  std::string_view unknown;
  if (!parseStress(lookup("VO_STRESS"), out.stress, unknown)) {
    error = "VO_STRESS names an unknown switch";
    return false;
  }
  return true;
}

Runtime::Runtime(const RuntimeOptions& options, base::Allocator& allocator)
    : memory(allocator),
      stress(options.stress),
      heap(options.heap, stress, memory),
      gc(*this, heap),
      metadata(memory),
      rng(chooseSeed(options.seed)),
      profiler(memory),
      resolveText(textIsIndex),
      itabs_(base::Box<ItabTable>::make(memory, *this)),
      mapLayouts_(base::Box<MapLayouts>::make(memory, memory)),
      waiters_(base::Box<WaiterPool>::make(memory, memory)) {
  if (options.heap.memoryLimit != 0) memory.setLimit(options.heap.memoryLimit);
  barrier.gc = &gc;
  gc.setPercent(options.gcPercent);
  if (options.timeSteps) gc.timeSteps();
  if (stress.smallSteps) gc.setStepWork(64);
  gc.setMemoryLimit(options.softMemoryLimit);
}

Runtime::~Runtime() = default;

void Runtime::addG(G* g) {
  Locked held(lock_);
  VO_DCHECK(g->id == 0 && g->allNext == nullptr && g->allPrev == nullptr && firstG_ != g, "a goroutine is registered once");
  g->id = nextGoid_++;
  g->gcEpoch = gc.epoch();
  g->allNext = nullptr;
  g->allPrev = lastG_;
  if (lastG_ != nullptr) {
    lastG_->allNext = g;
  } else {
    firstG_ = g;
  }
  lastG_ = g;
  if (!g->isSystem) goroutines_++;
}

void Runtime::removeG(G* g) {
  Locked held(lock_);
  gc.goroutineEnds(g);
  VO_DCHECK(g->waiters == nullptr, "a goroutine that ends waits for nothing");
  VO_DCHECK((g->allPrev != nullptr || firstG_ == g) && (g->allNext != nullptr || lastG_ == g), "the goroutine is in the list");
  if (g->allNext != nullptr) {
    g->allNext->allPrev = g->allPrev;
  } else {
    lastG_ = g->allPrev;
  }
  if (g->allPrev != nullptr) {
    g->allPrev->allNext = g->allNext;
  } else {
    firstG_ = g->allNext;
  }
  g->allNext = g->allPrev = nullptr;
  g->status = GStatus::Dead;
  if (!g->isSystem) goroutines_--;
  VO_DCHECK(goroutines_ >= 0, "each is counted once");
}

void Runtime::setSystem(G* g) {
  if (g->isSystem) return;
  g->isSystem = true;
  goroutines_--;
}

void Runtime::prepareWait(G* g, Waiter* w, WaitReason reason) {
  VO_DCHECK(g->status != GStatus::Waiting && g->status != GStatus::Dead, "only one that runs begins to wait");
  parkInBubble(g, reason);
  g->status = GStatus::Waiting;
  g->waitReason = reason;
  g->wakeCause = WakeCause::None;
  g->waitSince = nanotime != nullptr ? nanotime() : 0;
  g->waiters = w;
  g->param = nullptr;
  if (w != nullptr) {
    w->g = g;
    w->generation = g->generation;
  }
}

void Runtime::wake(G* g, WakeCause cause, ReadyPlace place) {
  VO_DCHECK(g->status == GStatus::Waiting || g->status == GStatus::Syscall,
            "only a waiting goroutine is woken");
  VO_DCHECK(engine != nullptr, "somebody runs goroutines");
  if (profiler.blockRate != 0) [[unlikely]] countBlocking(g);
  wakeInBubble(g);
  g->generation++;
  g->waiters = nullptr;
  g->wakeCause = cause;
  g->waitReason = WaitReason::None;
  g->leaked = false;
  g->hiddenFrames = 0;
  g->status = GStatus::Runnable;
  engine->ready(g, place);
}

/// g, which has waited for another goroutine, is about to be woken.
void Runtime::countBlocking(G* g) {
  switch (plainReason(g->waitReason)) {
    case WaitReason::ChanReceive:
    case WaitReason::ChanSend:
    case WaitReason::Select:
    case WaitReason::Semacquire:
    case WaitReason::MutexLock:
    case WaitReason::RWMutexRLock:
    case WaitReason::RWMutexLock:
    case WaitReason::CondWait:
    case WaitReason::WaitGroupWait:
      break;
    default:
      return;
  }
  int64_t waited = nanotime != nullptr ? nanotime() - g->waitSince : 0;
  if (!profiler.samplesBlock(waited)) return;
  uint64_t pcs[Profiler::kDepth];
  profiler.addBlock(waited, {pcs, engine->stackOf(*g, g->hiddenFrames, false, pcs, Profiler::kDepth)});
}

void Runtime::countContention(G* g, int64_t waited, size_t skip) {
  if (!profiler.samplesMutex()) return;
  uint64_t pcs[Profiler::kDepth];
  profiler.addMutex(waited, {pcs, engine->stackOf(*g, skip, false, pcs, Profiler::kDepth)});
}

// --- Queues -----------------------------------------------------------------------------------------

void WaitQueue::push(Waiter* w) {
  VO_DCHECK(!w->queued, "a waiter is in one queue at a time");
  w->next = nullptr;
  w->prev = last;
  if (last != nullptr) {
    last->next = w;
  } else {
    first = w;
  }
  last = w;
  w->queued = true;
}

void WaitQueue::pushFront(Waiter* w) {
  VO_DCHECK(!w->queued, "a waiter is in one queue at a time");
  w->prev = nullptr;
  w->next = first;
  if (first != nullptr) {
    first->prev = w;
  } else {
    last = w;
  }
  first = w;
  w->queued = true;
}

void WaitQueue::remove(Waiter* w) {
  if (!w->queued) return;
  VO_DCHECK((w->prev != nullptr || first == w) && (w->next != nullptr || last == w), "the waiter is in this queue");
  if (w->next != nullptr) {
    w->next->prev = w->prev;
  } else {
    last = w->prev;
  }
  if (w->prev != nullptr) {
    w->prev->next = w->next;
  } else {
    first = w->next;
  }
  w->next = w->prev = nullptr;
  w->queued = false;
}

Waiter* WaitQueue::pop() {
  Waiter* w = first;
  if (w != nullptr) remove(w);
  return w;
}

}  // namespace vo::runtime
