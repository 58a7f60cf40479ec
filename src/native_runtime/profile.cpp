// This file takes the stacks of profiles: of allocations, of waiting goroutines, and of the running one a hundred times
// per second of processor time.
//
// A pc is a return address. It stands for all calls that are inlined there; when the inner ones of them are left out,
// its highest bits say how many. One less than a pc, which is what Go programs make of return addresses, is as good: calls
// are at least two bytes long.
//
// The processor's time is looked at by safepoints: when a period or more has passed the stack is recorded with that
// weight. So time in a native function counts for the Go function that goes on after it, as does a step of the collector.
// Generated code may run long before it comes to a safepoint, which may be in another function: ticks note what they have
// interrupted, and the callers that still have their frames at the safepoint have the rest of the stack.
#include <algorithm>
#include <cstring>
#include <utility>

#include "native_runtime/machine.h"
#include "os/clock.h"
#include "runtime/bubble.h"

namespace vo::native_runtime {

namespace {

constexpr unsigned kSkipShift = 56;
constexpr uint64_t kMaxSkippedInlines = 127;

#if defined(__x86_64__)
/// Whether the function has its frame when the processor is at pc. Prologues end with "push rbp; mov rbp, rsp".
bool hasFrame(const uint8_t* entry, const uint8_t* pc) {
  constexpr uint8_t kFrame[] = {0x55, 0x48, 0x89, 0xe5}, kReturn = 0xc3;
  constexpr ptrdiff_t kLongest = 64;
  if (*pc == kReturn) return false;
  for (const uint8_t* p = entry; p - entry < kLongest && pc - p >= static_cast<ptrdiff_t>(sizeof kFrame); p++)
    if (memcmp(p, kFrame, sizeof kFrame) == 0) return true;
  return false;
}

/// Whether what stands before the return address may have called the function.
bool mayCall(uint64_t returnPc, uint64_t entry) {
  const auto* at = reinterpret_cast<const uint8_t*>(returnPc);
  int32_t distance;
  memcpy(&distance, at - 4, sizeof distance);
  if (at[-5] == 0xe8 && returnPc + static_cast<uint64_t>(int64_t{distance}) == entry) return true;
  constexpr uint8_t kCallIndirect = 0xff, kOperation = 0x38, kCall = 0x10;
  return (at[-2] == kCallIndirect && (at[-1] & kOperation) == kCall) || (at[-3] == kCallIndirect && (at[-2] & kOperation) == kCall);
}
#endif

/// A function that no trace shows; what is inlined into it is shown.
bool isHiddenWrapper(const Function* f) { return (f->flags & link::kWrapper) != 0; }

}  // namespace

size_t Machine::libraryFrames(const Goroutine* f, const Record* r, LibraryFn (&out)[4]) const {
  size_t n = 0;
  switch (r->kind) {
    case RecordKind::Unwind: {
      const runtime::Panic* p = f->panics;
      while (p != nullptr && reinterpret_cast<const void*>(p->stub) != r) p = p->link;
      out[n++] = p != nullptr && p->goexit ? LibraryFn::Goexit : LibraryFn::Gopanic;
      break;
    }
    case RecordKind::Main:
      if (nextInit <= program.inits.size()) {
        out[n++] = LibraryFn::DoInit1;
        out[n++] = LibraryFn::DoInit;
        out[n++] = LibraryFn::MainInit;
      } else {
        out[n++] = LibraryFn::Main;
      }
      [[fallthrough]];
    case RecordKind::Bottom: out[n++] = LibraryFn::Bottom; break;
    default: break;
  }
  return n;
}

size_t Machine::stackPcs(const Goroutine* g, size_t skip, std::span<uint64_t> out) { return stackPcs(FrameCursor(*g), g, skip, out); }

size_t Machine::stackPcs(FrameCursor c, const Goroutine* g, size_t skip, std::span<uint64_t> out) {
  size_t n = 0;
  base::Vec<LogicalFrame> logical(rt.memory);
  for (; !c.done() && n < out.size(); c.next()) {
    if (c.record != nullptr) {
      LibraryFn here[4];
      for (size_t i = 0, count = libraryFrames(g, c.record, here); i < count; i++) {
        if (skip == 0 && n < out.size()) out[n++] = runtime::libraryPc(here[i]);
        if (skip != 0) skip--;
      }
      continue;
    }
    const Function* f = functionOfPc(c.pc);
    if (f == nullptr) continue;
    uint64_t pc = c.atEntry ? reinterpret_cast<uint64_t>(f->code) + 1 : c.pc;
    bool hidden = isHiddenWrapper(f);
    if (skip != 0 || hidden) {
      logical.clear();
      logicalFrames(f, pc, logical);
      if (hidden) logical.pop();
      if (logical.empty()) continue;
    }
    uint64_t at = pc;
    if (skip != 0) {
      if (skip >= logical.size()) {
        skip -= logical.size();
        continue;
      }
      at += std::min<uint64_t>(skip, kMaxSkippedInlines) << kSkipShift;
      skip = 0;
    }
    out[n++] = at;
  }
  return n;
}

size_t Machine::stackOf(runtime::G& g, size_t skip, bool parked, uint64_t* pcs, size_t size) {
  if (g.status == runtime::GStatus::Running) stopWorld();
  std::span<uint64_t> out(pcs, size);
  size_t n = runtime::waitingPcs(g, parked, out);
  const Goroutine* of = goroutineOf(&g);
  if (of != current && of->start != nullptr)
    if (uint64_t start = startPc(g); start != 0 && n < size) out[n++] = start;
  size_t more = stackPcs(of, skip, out.subspan(n));
  unifyCopies(out.subspan(n, more));
  return n + more;
}

void Machine::unifyCopies(std::span<uint64_t> pcs) {
  for (uint64_t& place : pcs) {
    uint64_t pc = place & ((uint64_t{1} << kSkipShift) - 1);
    if (const Function* f = functionOfPc(pc); f != nullptr) place = place - pc + firstCopy(f, pc);
  }
}

size_t Machine::pcsOf(const runtime::G& g, size_t skip, std::span<uint64_t> pcs) {
  if (g.status == runtime::GStatus::Running) stopWorld();
  return stackPcs(goroutineOf(&g), skip, pcs);
}

uint64_t Machine::startPc(const runtime::G& g) {
  const Function* f = goroutineOf(&g)->startFunction;
  return f != nullptr ? reinterpret_cast<uint64_t>(f->code) + 1 : 0;
}

void Machine::framesAt(uint64_t place, base::FunctionRef<void(const runtime::PcFrame&)> take) {
  if (const runtime::LibraryFrame* f = runtime::libraryFrameAt(place); f != nullptr) {
    take({place, f->name, f->file, f->line, f->line, reinterpret_cast<uint64_t>(f)});
    return;
  }
  uint64_t pc = place & ((uint64_t{1} << kSkipShift) - 1);
  const Function* f = functionOfPc(pc);
  if (f == nullptr) return;
  base::Vec<LogicalFrame> logical(rt.memory);
  logicalFrames(f, pc, logical);
  // Not asked for by stackPcs, which gives pcs of wrappers only where something is inlined.
  if (isHiddenWrapper(f) && logical.size() > 1) logical.pop();
  for (size_t i = place >> kSkipShift; i < logical.size(); i++, place += uint64_t{1} << kSkipShift) {
    const LogicalFrame& l = logical[i];
    take({place, l.name, fileName(l.file), l.line, l.inlined ? l.line : f->startLine, reinterpret_cast<uint64_t>(f)});
  }
}

// --- Memory -------------------------------------------------------------------------------------------

/// The instruction or native that has made the allocations is the current goroutine's.
void Machine::recordSamples() {
  uint64_t pcs[runtime::Profiler::kDepth];
  size_t n = stackPcs(current, 0, pcs);
  unifyCopies({pcs, n});
  for (const runtime::Heap::Sample& s : rt.heap.takeSamples())
    rt.gc.profile(s.p, rt.profiler.memory(s.bytes, {pcs, n}));
}

// --- Processor time -----------------------------------------------------------------------------------

void Machine::noteInterrupted(uint64_t pc, uint64_t sp, uint64_t bp) {
#if defined(__x86_64__)
  Thread& t = *vo_thread;
  Interrupted& note = t.interrupted;
  note.count = 0;
  if (t.samplePeriod == 0 || t.current == nullptr) return;
  const Function* f = functionOfPc(pc + 1);
  const Segment* s = t.current->top;
  if (f == nullptr || s == nullptr || !s->contains(reinterpret_cast<const void*>(sp))) return;
  const auto* low = reinterpret_cast<const uint64_t*>(sp);
  const auto* high = reinterpret_cast<const uint64_t*>(s->high);
  auto frameAt = [&](uint64_t at) {
    const auto* frame = reinterpret_cast<const uint64_t*>(at);
    return at % 8 == 0 && frame >= low && frame + 2 <= high ? frame : nullptr;
  };
  auto add = [&](uint64_t p, const uint64_t* frame) {
    note.pcs[note.count] = p;
    note.frames[note.count++] = frame;
  };
  note.of = t.current;
  bool isFramed = hasFrame(reinterpret_cast<const uint8_t*>(f->code), reinterpret_cast<const uint8_t*>(pc));
  add(pc + 1, isFramed ? frameAt(bp) : nullptr);
  if (!isFramed) {
    // Its caller is behind what it has pushed.
    constexpr int kMostWords = 64;
    for (const uint64_t* w = low; w < high && w - low < kMostWords; w++) {
      if (functionOfPc(*w) == nullptr || !mayCall(*w, reinterpret_cast<uint64_t>(f->code))) continue;
      uint64_t caller = *w;
      low = w;
      add(caller, frameAt(bp));
      break;
    }
  }
  while (note.count < Interrupted::kMost && note.frames[note.count - 1] != nullptr) {
    const uint64_t* frame = note.frames[note.count - 1];
    if (functionOfPc(frame[1]) == nullptr) break;
    low = frame + 1;
    add(frame[1], frameAt(frame[0]));
  }
#endif
}

/// The stack as it was then, or nothing if none of what was noted is there any more.
size_t Machine::interruptedPcs(const Interrupted& at, std::span<uint64_t> out) {
  if (at.count == 0 || at.of != current) return 0;
  for (FrameCursor c(*current); !c.done(); c.next()) {
    if (c.record != nullptr || c.atEntry) continue;
    const Function* f = functionOfPc(c.pc);
    for (uint32_t i = 0; i < at.count; i++) {
      if (at.frames[i] == nullptr || at.frames[i] != c.bp() || functionOfPc(at.pcs[i]) != f) continue;
      size_t n = 0;
      for (uint32_t k = 0; k <= i && n < out.size(); k++)
        if (!isHiddenWrapper(functionOfPc(at.pcs[k]))) out[n++] = at.pcs[k];
      c.next();
      return n + stackPcs(c, current, 0, out.subspan(n));
    }
  }
  return 0;
}

/// Records the running goroutine's stack if a period has passed.
void Machine::sampleTime() {
  constexpr int64_t kLook = 500'000;  // asking for processor time is a system call
  runtime::CpuSamples& cpu = rt.profiler.cpu;
  Thread& t = *vo_thread;
  int64_t now = os::nanotime();
  if (now - t.sampleLooked < kLook) return;
  t.sampleLooked = now;
  int64_t used = os::threadTime();
  if (t.samplePeriod != cpu.period) {  // it has just been switched on
    functionOfPc(0);  // makes the table, which the ticks' handler reads
    t.samplePeriod = cpu.period;
    t.sampleTaken = used;
    t.interrupted.count = 0;
  }
  VO_CHECK(cpu.period > 0 && used >= t.sampleTaken, "a profile is being taken, and time goes on");
  int64_t periods = (used - t.sampleTaken) / cpu.period;
  if (periods <= 0) return;
  t.sampleTaken += periods * cpu.period;
  uint64_t pcs[runtime::Profiler::kDepth];
  size_t n = interruptedPcs(t.interrupted, pcs);
  if (n == 0) n = stackPcs(current, 0, pcs);
  t.interrupted.count = 0;
  unifyCopies({pcs, n});
  cpu.add(now, periods, {pcs, n}, current->g.labels);
  if (cpu.isFull() && cpu.reader != nullptr)
    rt.wake(std::exchange(cpu.reader, nullptr), runtime::WakeCause::Done);
}

}  // namespace vo::native_runtime
