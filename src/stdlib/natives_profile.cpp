// This file has the natives of profiles: what runtime, runtime/pprof and runtime/metrics read.
//
// Profiles go to Go as a flat list: for each record a header of four words (number of program counters,
// then three numbers), and the program counters.
#include <cstring>
#include <utility>

#include "os/clock.h"
#include "runtime/exec_trace.h"
#include "stdlib/native_util.h"

namespace vo::stdlib {

using runtime::G;
using runtime::ProfileBucket;
using runtime::ProfileKind;

namespace {

/// What is written to a []uint64 and a []unsafe.Pointer (which may be nil), as far as there is room.
struct Records {
  GoSlice toWords, toLabels;
  size_t words = 0, labels = 0;  ///< that are needed

  void add(std::span<const uint64_t> stack, uint64_t a, uint64_t b, uint64_t c, void* label) {
    VO_DCHECK(stack.size() <= runtime::Profiler::kDepth && labels <= words, "a record is a header and a stack that was cut");
    if (words + 4 + stack.size() <= static_cast<size_t>(toWords.len)) {
      uint64_t* w = static_cast<uint64_t*>(toWords.data) + words;
      for (uint64_t n : {uint64_t{stack.size()}, a, b, c}) *w++ = n;
      std::copy(stack.begin(), stack.end(), w);
    }
    if (labels < static_cast<size_t>(toLabels.len)) static_cast<void**>(toLabels.data)[labels] = label;
    words += 4 + stack.size();
    labels++;
  }
};

void addGoroutine(runtime::Runtime& rt, G* g, Records& out) {
  constexpr uint64_t kUnits = 16;
  uint64_t pcs[runtime::Profiler::kDepth];
  out.add({pcs, rt.engine->stackOf(*g, 0, true, pcs, runtime::Profiler::kDepth)}, 0, 0, 0, g->labels);
  rt.engine->charge(kUnits);
}

void addGoroutines(HelperContext& cx, bool leaked, Records& out) {
  constexpr uint32_t kAsk = 32;
  if (!leaked) addGoroutine(cx.runtime, cx.g, out);
  uint32_t seen = 0;
  for (G* g = cx.runtime.firstG(); g != nullptr; g = g->allNext) {
    if (g->isSystem || g == cx.g || g->status == runtime::GStatus::Dead || (leaked && !g->leaked)) continue;
    addGoroutine(cx.runtime, g, out);
    if (++seen % kAsk == 0 && cx.runtime.engine->endsNow()) return;
  }
}

void addBuckets(runtime::Runtime& rt, ProfileKind kind, Records& out) {
  constexpr uint32_t kAsk = 1024;
  uint32_t seen = 0;
  for (const ProfileBucket* b : rt.profiler.buckets()) {
    if (++seen % kAsk == 0 && rt.engine->endsNow()) return;
    if (b->kind != kind) continue;
    if (kind == ProfileKind::Memory) {
      out.add(b->stack.span(), b->size, static_cast<uint64_t>(b->allocs), static_cast<uint64_t>(b->frees), nullptr);
    } else {
      out.add(b->stack.span(), static_cast<uint64_t>(b->count), static_cast<uint64_t>(b->time), 0, nullptr);
    }
  }
}

}  // namespace

// profileRecords(kind int, words []uint64, labels []unsafe.Pointer) (records, needed int): fills the two if they
// are large enough, or in part
HelperStatus runtimeProfileRecords(HelperContext& cx, Slot* frame) {
  auto kind = static_cast<ProfileKind>(frame[2]);
  Records r = {slotSlice(frame + 3), slotSlice(frame + 6)};
  if (kind == ProfileKind::Goroutine || kind == ProfileKind::Leak) {
    addGoroutines(cx, kind == ProfileKind::Leak, r);
  } else {
    addBuckets(cx.runtime, kind, r);
  }
  frame[0] = intSlot(static_cast<int64_t>(r.labels));
  frame[1] = intSlot(static_cast<int64_t>(r.words));
  return doneUnlessOver(cx);
}

// startMemProfile(rate *int)
HelperStatus runtimeStartMemProfile(HelperContext& cx, Slot* frame) {
  cx.runtime.heap.startSampling(cx.runtime.profiler, slotPtr<const int64_t>(frame[0]), false);
  return kDone;
}
// setBlockRate(ns int64)
HelperStatus runtimeSetBlockRate(HelperContext& cx, Slot* frame) {
  cx.runtime.profiler.blockRate = std::max<int64_t>(slotInt(frame[0]), 0);
  return kDone;
}
// blockevent(ns int64, skip int): counts one, called by skip's caller. Only tests of the library do it
HelperStatus runtimeBlockevent(HelperContext& cx, Slot* frame) {
  runtime::Profiler& profiler = cx.runtime.profiler;
  int64_t waited = slotInt(frame[0]);
  if (!profiler.samplesBlock(waited)) return kDone;
  uint64_t pcs[runtime::Profiler::kDepth];
  auto skip = static_cast<size_t>(std::max<int64_t>(slotInt(frame[1]) - 1, 0));
  profiler.addBlock(waited, {pcs, cx.runtime.engine->stackOf(*cx.g, skip, false, pcs, runtime::Profiler::kDepth)});
  return kDone;
}
// setMutexRate(rate int) int: negative only asks
HelperStatus runtimeSetMutexRate(HelperContext& cx, Slot* frame) {
  int64_t& rate = cx.runtime.profiler.mutexRate;
  int64_t old = rate;
  if (slotInt(frame[1]) >= 0) rate = slotInt(frame[1]);
  frame[0] = intSlot(old);
  return kDone;
}
// collectLeaks()
HelperStatus runtimeCollectLeaks(HelperContext& cx, Slot*) {
  State::of(cx).hooks.requestCollect(cx, true);
  return kDone;
}

// getLabels() unsafe.Pointer
HelperStatus runtimeGetLabels(HelperContext& cx, Slot* frame) {
  frame[0] = ptrSlot(cx.g->labels);
  return kDone;
}
// setLabels(labels unsafe.Pointer)
HelperStatus runtimeSetLabels(HelperContext& cx, Slot* frame) {
  cx.g->labels = slotPtr(frame[0]);
  return kDone;
}

// --- Execution traces ------------------------------------------------------------------------------------

// traceStart() bool, traceEnd(stop bool): ends a generation, or the trace
HelperStatus runtimeTraceStart(HelperContext& cx, Slot* frame) {
  runtime::Runtime& rt = cx.runtime;
  bool busy = rt.tracing != nullptr || (rt.tracer && !rt.tracer->readerDone);
  if (!busy) {
    rt.tracer = base::Box<runtime::Tracer>::make(rt.memory, rt, cx.g);
    rt.tracing = rt.tracer.get();
  }
  frame[0] = !busy;
  return doneUnlessOver(cx);
}
HelperStatus runtimeTraceEnd(HelperContext& cx, Slot* frame) {
  runtime::Runtime& rt = cx.runtime;
  if (rt.tracing == nullptr) return kDone;
  bool stop = frame[0] != 0;
  VO_DCHECK(rt.tracing == rt.tracer.get(), "what is traced to is the latest tracer");
  rt.tracing->endGeneration(stop);
  if (stop) rt.tracing = nullptr;
  if (rt.tracer->reader != nullptr) rt.wake(std::exchange(rt.tracer->reader, nullptr), runtime::WakeCause::Done);
  return doneUnlessOver(cx);
}
// traceNext() (size int, more bool): of the next piece, 0 if there is none yet; traceTake(p *byte) takes it
HelperStatus runtimeTraceNext(HelperContext& cx, Slot* frame) {
  runtime::Tracer* t = cx.runtime.tracer.get();
  bool some = t != nullptr && !t->chunks.empty(), more = some || (t != nullptr && t->on);
  if (t != nullptr && !more) t->readerDone = true;
  frame[0] = some ? t->chunks.front().size() : 0;
  frame[1] = more;
  return kDone;
}
HelperStatus runtimeTraceTake(HelperContext& cx, Slot* frame) {
  runtime::Tracer* t = cx.runtime.tracer.get();
  VO_CHECK(t != nullptr && !t->chunks.empty(), "who takes a piece has asked for its size");
  if (t == nullptr || t->chunks.empty()) return kDone;
  base::Text piece = t->chunks.pop();
  memcpy(slotPtr(frame[0]), piece.data(), piece.size());
  return kDone;
}
// traceWait(): for a piece; traceDrained() bool: all have been taken and dealt with
HelperStatus runtimeTraceWait(HelperContext& cx, Slot*) {
  runtime::Tracer* t = cx.runtime.tracer.get();
  if (t == nullptr || !t->on || !t->chunks.empty() || t->reader != nullptr) return kDone;
  t->reader = cx.g;
  cx.runtime.prepareWait(cx.g, nullptr, runtime::WaitReason::TraceReader);
  return HelperStatus::Park;
}
HelperStatus runtimeTraceDrained(HelperContext& cx, Slot* frame) {
  const runtime::Tracer* t = cx.runtime.tracer.get();
  frame[0] = t == nullptr || t->readerDone || (t->on && t->chunks.empty() && t->reader != nullptr);
  return kDone;
}
// traceUser(what int, task, parent uint64, a, b string)
HelperStatus runtimeTraceUser(HelperContext& cx, Slot* frame) {
  using User = runtime::Tracer::User;
  if (runtime::Tracer* t = cx.runtime.tracing; t != nullptr && frame[0] <= static_cast<Slot>(User::Log))
    t->user(static_cast<User>(frame[0]), frame[1], frame[2], slotString(frame + 3).view(), slotString(frame + 5).view());
  return kDone;
}

// --- Processor time -------------------------------------------------------------------------------------

// setCPUPeriod(ns int64) bool: 0 ends the profile; false: one is being taken or read
HelperStatus runtimeSetCpuPeriod(HelperContext& cx, Slot* frame) {
  runtime::CpuSamples& cpu = cx.runtime.profiler.cpu;
  int64_t period = std::max<int64_t>(slotInt(frame[1]), 0);
  frame[0] = period == 0 || (cpu.period == 0 && !cpu.ended);
  if (frame[0] == 0 || period == cpu.period) return kDone;
  cpu.ended = period == 0;
  cpu.period = period;
  if (!cpu.ended) {
    // As runtime/pprof wants it, the first record tells the rate.
    cpu.words.clear();
    for (uint64_t n : {uint64_t{3}, uint64_t{0}, static_cast<uint64_t>(1'000'000'000 / period)}) cpu.words.push(n);
    cpu.labels.clear();
    cpu.labels.push(nullptr);
  } else if (cpu.reader != nullptr) {
    cx.runtime.wake(std::exchange(cpu.reader, nullptr), runtime::WakeCause::Done);
  }
  return kDone;
}
// waitCPUSamples(): until there are many samples, or the profile has ended
HelperStatus runtimeWaitCpuSamples(HelperContext& cx, Slot*) {
  runtime::CpuSamples& cpu = cx.runtime.profiler.cpu;
  if (cpu.period == 0 || cpu.reader != nullptr) return kDone;
  cpu.reader = cx.g;
  cx.runtime.prepareWait(cx.g, nullptr, runtime::WaitReason::Sleep);
  return HelperStatus::Park;
}
// takeCPUSamples(words []uint64, labels []unsafe.Pointer) (nwords, nlabels int, eof bool): takes them if they fit.
// eof is true when that was all and the profile has ended
HelperStatus runtimeTakeCpuSamples(HelperContext& cx, Slot* frame) {
  runtime::CpuSamples& cpu = cx.runtime.profiler.cpu;
  GoSlice words = slotSlice(frame + 3), labels = slotSlice(frame + 6);
  frame[0] = intSlot(static_cast<int64_t>(cpu.words.size()));
  frame[1] = intSlot(static_cast<int64_t>(cpu.labels.size()));
  frame[2] = 0;
  if (slotInt(frame[0]) > words.len || slotInt(frame[1]) > labels.len) return kDone;
  if (!cpu.words.empty()) memcpy(words.data, cpu.words.data(), cpu.words.size() * 8);
  if (!cpu.labels.empty()) memcpy(labels.data, cpu.labels.data(), cpu.labels.size() * sizeof(void*));
  cpu.words.clear();
  cpu.labels.clear();
  frame[2] = cpu.period == 0;
  if (cpu.period == 0) cpu.ended = false;
  return kDone;
}

}  // namespace vo::stdlib
