// This file has the natives of package runtime, internal/weak and unique that concern the collector.
#include <algorithm>
#include <cstring>

#include "runtime/type_ops.h"
#include "os/clock.h"
#include "stdlib/native_util.h"

namespace vo::stdlib {
namespace {

/// runtime.MemStats.
struct MemStats {
  uint64_t alloc, totalAlloc, sys, lookups, mallocs, frees;
  uint64_t heapAlloc, heapSys, heapIdle, heapInuse, heapReleased, heapObjects;
  uint64_t stackInuse, stackSys, mspanInuse, mspanSys, mcacheInuse, mcacheSys;
  uint64_t buckHashSys, gcSys, otherSys, nextGc, lastGc, pauseTotalNs;
  uint64_t pauseNs[256];
  uint64_t pauseEnd[256];
  uint32_t numGc, numForcedGc;
  double gcCpuFraction;
  bool enableGc, debugGc;
  struct BySize {
    uint32_t size;
    uint64_t mallocs, frees;
  } bySize[61];
};
static_assert(sizeof(MemStats) == 24 * 8 + 512 * 8 + 8 + 8 + 8 + 61 * 24);

/// Slots that a value of type t takes; more than 16 means it is passed by address.
uint32_t slotCount(const Type* t, int depth = 0) {
  constexpr uint32_t kMany = 17;
  switch (t->kind()) {
    case abi::Kind::String:
    case abi::Kind::Interface:
    case abi::Kind::Complex64:
    case abi::Kind::Complex128:
      return 2;
    case abi::Kind::Slice:
      return 3;
    case abi::Kind::Array: {
      uint64_t n = abi::asArray(t)->len;
      if (n > 16 || depth > 100) return kMany;
      return std::min(kMany, static_cast<uint32_t>(n) * slotCount(abi::asArray(t)->elem, depth + 1));
    }
    case abi::Kind::Struct: {
      const abi::StructType* s = abi::asStruct(t);
      uint32_t sum = 0;
      for (int64_t i = 0; i < s->fieldCount && sum < kMany; i++) sum += depth > 100 ? kMany : slotCount(s->fields[i].typ, depth + 1);
      return std::min(kMany, sum);
    }
    default:
      return 1;
  }
}

/// Slots of all results; false if one is passed by address.
bool resultSlots(const abi::FuncType* t, uint32_t* count) {
  *count = 0;
  for (size_t i = 0; i < t->numOut(); i++) {
    uint32_t n = slotCount(t->out(i));
    if (n > 16) return false;
    *count += n;
  }
  return true;
}

enum FinalizerFault : int { kFine = 0, kNotAtStart = 1, kAlreadySet = 2, kBigResults = 3 };

HelperStatus finalizerReturned(HelperContext& cx, Slot* frame) {
  VO_DCHECK(cx.runtime.gc.finalizersPending(), "the job is a root until it is over");
  cx.runtime.gc.finalizerDone();
  frame[0] = 1;
  return kDone;
}

}  // namespace

// collect(): after the hooks of the cycle
HelperStatus runtimeGc(HelperContext& cx, Slot*) {
  cx.runtime.gc.hooksRan();
  State::of(cx).hooks.requestCollect(cx, false);
  return kDone;
}
// setGCPercent(percent int32) int32
HelperStatus runtimeSetGcPercent(HelperContext& cx, Slot* frame) {
  frame[0] = intSlot(cx.runtime.gc.setPercent(static_cast<int32_t>(frame[1])));
  return kDone;
}
// setMemoryLimit(limit int64) int64
HelperStatus runtimeSetMemoryLimit(HelperContext& cx, Slot* frame) {
  frame[0] = intSlot(cx.runtime.gc.setMemoryLimit(slotInt(frame[1])));
  return kDone;
}

// releaseFreePages()
HelperStatus runtimeReleaseFreePages(HelperContext& cx, Slot*) {
  constexpr size_t kPiece = size_t{2} << 20;
  return cx.runtime.heap.releaseFreePages(kPiece, 0) ? again(cx, abi::kMaxWork, runtimeReleaseFreePages) : kDone;
}

// ReadMemStats(m *MemStats)
HelperStatus runtimeReadMemStats(HelperContext& cx, Slot* frame) {
  auto* m = slotPtr<MemStats>(frame[0]);
  if (isNilAddress(m)) return raise(cx, PanicKind::NilDeref);
  runtime::Heap& heap = cx.runtime.heap;
  const runtime::HeapStats& s = heap.stats();
  const runtime::GcStats& g = cx.runtime.gc.stats();
  *m = {};
  m->mallocs = s.mallocs + s.tinyAllocs;
  m->frees = s.frees + s.tinyAllocs;
  m->totalAlloc = s.totalAlloc;
  m->alloc = m->heapAlloc = s.totalAlloc - s.totalFreed;
  m->heapObjects = s.mallocs - s.frees;
  m->heapSys = heap.bytesMapped() + heap.bytesReleased();
  m->heapInuse = heap.bytesInUse();
  m->heapIdle = m->heapSys - m->heapInuse;
  m->heapReleased = heap.bytesReleased();
  // Memory that is no heap: stacks of goroutines, headers of blocks, the table of pages, profiles.
  m->stackInuse = m->stackSys = State::of(cx).hooks.stackBytes(cx.runtime);
  m->mspanInuse = m->mspanSys = heap.bytesOfHeaders();
  m->gcSys = (heap.bytesMapped() + heap.bytesReleased()) / runtime::kPageSize * sizeof(void*);
  m->buckHashSys = cx.runtime.profiler.bytes();
  m->sys = m->heapSys + m->stackSys + m->mspanSys + m->gcSys + m->buckHashSys;
  auto used = static_cast<double>(os::threadTime() - State::of(cx).startCpu);
  m->gcCpuFraction = std::min(static_cast<double>(g.pauseTotal) / std::max(used, 1.0), 1.0);
  m->nextGc = g.goal;
  m->lastGc = static_cast<uint64_t>(g.lastGcWall);
  m->pauseTotalNs = g.pauseTotal;
  memcpy(m->pauseNs, g.pauses, sizeof m->pauseNs);
  memcpy(m->pauseEnd, g.pauseEnds, sizeof m->pauseEnd);
  m->numGc = g.cycles;
  m->numForcedGc = g.forcedCycles;
  cx.runtime.engine->charge(64 + heap.bytesInUse() / (size_t{64} << 10));  // a microsecond, and some blocks each
  m->enableGc = true;
  for (size_t i = 0; i < std::size(m->bySize); i++)
    m->bySize[i] = {runtime::kClassSize[i], s.mallocsBySize[i], s.freesBySize[i]};
  return kDone;
}

namespace {

/// runtime.schedStats.
struct SchedStats {
  uint64_t running, runnable, waiting, blocked, created, threads, cpuNanos, gcNanos, wallNanos, mutexWaitNanos;
  uint64_t liveBytes, stackBytes, globalBytes;
  uint64_t finalizersQueued, finalizersRun, cleanupsQueued, cleanupsRun;
  uint64_t tinyAllocs, gogc, memoryLimit;
};

void countGoroutines(runtime::Runtime& rt, SchedStats& s) {
  for (runtime::G* g = rt.firstG(); g != nullptr; g = g->allNext) {
    if (g->isSystem) continue;
    switch (g->status) {
      case runtime::GStatus::Running: s.running++; break;
      case runtime::GStatus::Waiting: s.waiting++; break;
      case runtime::GStatus::Syscall: s.blocked++; break;
      case runtime::GStatus::New:
      case runtime::GStatus::Runnable: s.runnable++; break;
      case runtime::GStatus::Dead: break;
    }
  }
}

}  // namespace

// readSchedStats(s *schedStats)
HelperStatus runtimeReadSchedStats(HelperContext& cx, Slot* frame) {
  auto* s = slotPtr<SchedStats>(frame[0]);
  State& state = State::of(cx);
  const runtime::GcStats& g = cx.runtime.gc.stats();
  *s = {};
  countGoroutines(cx.runtime, *s);
  s->created = cx.runtime.goroutinesCreated();
  s->threads = static_cast<uint64_t>(1 + state.services.blocking.threads());
  s->wallNanos = static_cast<uint64_t>(os::nanotime() - state.startWall);
  s->cpuNanos = std::min(static_cast<uint64_t>(os::threadTime() - state.startCpu), s->wallNanos);
  s->gcNanos = std::min(g.pauseTotal, s->cpuNanos);
  s->mutexWaitNanos = cx.runtime.profiler.mutexWait;
  s->liveBytes = g.lastMarkedBytes;
  s->stackBytes = state.hooks.stackBytes(cx.runtime);
  s->globalBytes = cx.runtime.gc.globalBytes();
  constexpr auto kFinalizer = static_cast<unsigned>(runtime::FinalizerJob::Kind::Finalizer),
                 kCleanup = static_cast<unsigned>(runtime::FinalizerJob::Kind::Cleanup);
  s->finalizersQueued = g.queued[kFinalizer];
  s->finalizersRun = g.executed[kFinalizer];
  s->cleanupsQueued = g.queued[kCleanup];
  s->cleanupsRun = g.executed[kCleanup];
  s->tinyAllocs = cx.runtime.heap.stats().tinyAllocs;
  s->gogc = static_cast<uint64_t>(static_cast<int64_t>(cx.runtime.gc.percent()));
  s->memoryLimit = static_cast<uint64_t>(cx.runtime.gc.memoryLimit());
  return kDone;
}
// pauseCounts(counts []uint64): the first is for negative times
HelperStatus runtimePauseCounts(HelperContext& cx, Slot* frame) {
  GoSlice counts = slotSlice(frame);
  const runtime::GcStats& g = cx.runtime.gc.stats();
  if (counts.len != int64_t{runtime::GcStats::kPauseClasses} + 1) return throwError(cx, "histogram of another form");
  memcpy(static_cast<uint64_t*>(counts.data) + 1, g.pauseClasses, sizeof g.pauseClasses);
  return kDone;
}

// readGCStats(pauses *[]uint64): the slice has room for 2·256+3 numbers. Pauses, latest first; their
// ends; then the last collection, the number of collections, the total pause.
HelperStatus runtimeReadGcStats(HelperContext& cx, Slot* frame) {
  auto* list = slotPtr<GoSlice>(frame[0]);
  if (isNilAddress(list)) return raise(cx, PanicKind::NilDeref);
  const runtime::GcStats& g = cx.runtime.gc.stats();
  constexpr uint32_t kKept = 256;
  if (list->cap < int64_t{2 * kKept + 3}) return throwError(cx, "short slice passed to readGCStats");
  auto* p = static_cast<uint64_t*>(list->data);
  uint32_t n = std::min(g.cycles, kKept);
  static_assert(sizeof runtime::GcStats::pauses == kKept * sizeof(uint64_t));
  for (uint32_t i = 0; i < n; i++) {
    uint32_t at = (g.cycles - 1 - i) % kKept;
    p[i] = g.pauses[at];
    p[n + i] = g.pauseEnds[at];
  }
  p[2 * n] = static_cast<uint64_t>(g.lastGcWall);
  p[2 * n + 1] = g.cycles;
  p[2 * n + 2] = g.pauseTotal;
  list->len = 2 * n + 3;
  return kDone;
}

// --- Finalizers, cleanups, pins -----------------------------------------------------------------------

// setFinalizer(obj unsafe.Pointer, objType *abi.Type, fn unsafe.Pointer, fnType *abi.Type) int
HelperStatus runtimeSetFinalizer(HelperContext& cx, Slot* frame) {
  void* obj = slotPtr(frame[1]);
  const Type* t = slotType(frame[2]);
  auto* fn = slotPtr<const Closure>(frame[3]);
  runtime::ObjectRef object = cx.runtime.heap.find(obj);
  frame[0] = intSlot(kFine);
  // A variable of a package or frame lives for ever, as far as Go cares, and what has no size, too.
  if (!object || obj == cx.runtime.heap.zeroBase()) return kDone;
  VO_DCHECK(t->kind() == abi::Kind::Pointer, "the overlay has looked at the type");
  const Type* elem = abi::asPtr(t)->elem;
  bool tiny = !elem->hasPointers() && elem->size < 16;
  if (reinterpret_cast<uintptr_t>(obj) != object.address() && !tiny) {
    frame[0] = intSlot(kNotAtStart);
    return kDone;
  }
  const abi::FuncType* ft = fn == nullptr ? nullptr : abi::asFunc(slotType(frame[4]));
  uint32_t results = 0;
  if (ft != nullptr && !resultSlots(ft, &results)) {
    frame[0] = intSlot(kBigResults);
  } else if (!cx.runtime.gc.setFinalizer(obj, t, fn, ft)) {
    frame[0] = intSlot(kAlreadySet);
  }
  return kDone;
}
// addCleanup(ptr unsafe.Pointer, fn func(any), arg any) uint64
HelperStatus runtimeAddCleanup(HelperContext& cx, Slot* frame) {
  Eface arg = slotEface(frame + 3);
  frame[0] = cx.runtime.gc.addCleanup(slotPtr(frame[1]), slotPtr<const Closure>(frame[2]), nullptr, arg.type, arg.data);
  return kDone;
}
// removeCleanup(ptr uintptr, id uint64)
HelperStatus runtimeRemoveCleanup(HelperContext& cx, Slot* frame) {
  cx.runtime.gc.removeCleanup(slotPtr(frame[0]), frame[1]);
  return kDone;
}

// finalizersPending() bool: jobs are waiting, or one is running
HelperStatus runtimeFinalizersPending(HelperContext& cx, Slot* frame) {
  frame[0] = cx.runtime.gc.finalizersPending();
  return kDone;
}
// runFinalizer() bool: calls the next one that is due
HelperStatus runtimeRunFinalizer(HelperContext& cx, Slot* frame) {
  runtime::FinalizerJob job;
  frame[0] = 0;
  if (!cx.runtime.gc.takeFinalizerJob(job)) return kDone;
  cx.callee = job.fn;
  cx.argCount = 0;
  cx.resultCount = 0;
  cx.continuation = finalizerReturned;
  switch (job.kind) {
    case runtime::FinalizerJob::Kind::Hook:
      break;
    case runtime::FinalizerJob::Kind::Cleanup:
      abi::putEface(cx.args, {job.argType, job.arg});
      cx.argCount = 2;
      break;
    case runtime::FinalizerJob::Kind::Finalizer: {
      resultSlots(job.fnType, &cx.resultCount);
      VO_DCHECK(job.fnType != nullptr && job.fnType->numIn() == 1, "SetFinalizer has looked at the function's type");
      const Type* in = job.fnType->in(0);
      if (in->kind() != abi::Kind::Interface) {
        cx.args[0] = ptrSlot(job.object);
        cx.argCount = 1;
        break;
      }
      abi::RuntimePanic panic;
      cx.args[0] = ptrSlot(runtime::assertWord(cx.runtime, abi::asInterface(in), job.objectType, nullptr, panic));
      cx.args[1] = ptrSlot(job.object);
      cx.argCount = 2;
      break;
    }
  }
  return HelperStatus::Call;
}

// pinObject(p unsafe.Pointer), unpinObject(p unsafe.Pointer)
HelperStatus runtimePinObject(HelperContext& cx, Slot* frame) {
  cx.runtime.gc.pin(slotPtr(frame[0]));
  return kDone;
}
HelperStatus runtimeUnpinObject(HelperContext& cx, Slot* frame) {
  cx.runtime.gc.unpin(slotPtr(frame[0]));
  return kDone;
}

// --- Weak pointers, hooks ---------------------------------------------------------------------------------

// runtime_registerWeakPointer(unsafe.Pointer) unsafe.Pointer
HelperStatus registerWeakPointer(HelperContext& cx, Slot* frame) {
  void* handle = cx.runtime.gc.weakHandle(slotPtr(frame[1]));
  if (handle == nullptr) return outOfMemory(cx);
  frame[0] = ptrSlot(handle);
  return kDone;
}
// runtime_makeStrongFromWeak(unsafe.Pointer) unsafe.Pointer
HelperStatus makeStrongFromWeak(HelperContext& cx, Slot* frame) {
  void* handle = slotPtr(frame[1]);
  frame[0] = ptrSlot(handle == nullptr ? nullptr : cx.runtime.gc.strongFromWeak(handle));
  return kDone;
}
// registerCycleHook(hook func())
HelperStatus registerCycleHook(HelperContext& cx, Slot* frame) {
  cx.runtime.gc.addCycleHook(slotPtr<const Closure>(frame[0]));
  return kDone;
}

}  // namespace vo::stdlib
