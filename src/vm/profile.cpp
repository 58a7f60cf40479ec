// This file takes the stacks of profiles: of allocations, of waiting goroutines, and of the running one
// a hundred times per second of processor time.
//
// There is no signal and no thread. While a processor profile is taken, the clock is looked at after each part of
// a time slice, and when a period or more has passed the stack is recorded with that weight. So time in a native
// function counts for the Go function that goes on after it, as does a step of the collector.
#include <algorithm>
#include <iterator>

#include "runtime/bubble.h"
#include "os/clock.h"
#include "vm/vm.h"

namespace vo::vm {

size_t Vm::libraryFrames(const FrameCursor& c, const Panic** panics, LibraryFn (&out)[4]) const {
  size_t n = 0;
  switch (stubKind(functionOf(c.fp))) {
    case Stub::Unwind: {
      const Panic* p = *panics;
      while (p != nullptr && p->stub != c.fp) p = p->link;
      if (p != nullptr) *panics = p->link;
      out[n++] = p != nullptr && p->goexit ? LibraryFn::Goexit : LibraryFn::Gopanic;
      break;
    }
    case Stub::Main:
      if (nextInit <= program.inits.size()) {
        out[n++] = LibraryFn::DoInit1;
        out[n++] = LibraryFn::DoInit;
        out[n++] = LibraryFn::MainInit;
      } else {
        out[n++] = LibraryFn::Main;
      }
      [[fallthrough]];
    case Stub::Bottom: out[n++] = LibraryFn::Bottom; break;
    default: break;
  }
  return n;
}

/// The program counters of a goroutine's frames. A pc stands for all calls that are inlined there; when the
/// inner ones of them are skipped, its low bits say how many.
size_t Vm::stackPcs(const Fiber* fiberOfStack, size_t skip, std::span<uint64_t> out) {
  constexpr uint32_t kAsk = 1024;
  size_t n = 0;
  uint32_t seen = 0;
  const Panic* panics = fiberOfStack->panics;
  std::vector<LogicalFrame> logical;
  for (FrameCursor c = framesOf(fiberOfStack); !c.done() && n < out.size(); c.next()) {
    if (++seen % kAsk == 0 && endsNow()) break;
    const Function* f = functionOf(c.fp);
    if (isStub(f)) {
      LibraryFn here[4];
      for (size_t i = 0, count = libraryFrames(c, &panics, here); i < count; i++) {
        if (skip == 0 && n < out.size()) out[n++] = runtime::libraryPc(here[i]);
        if (skip != 0) skip--;
      }
      continue;
    }
    bool hidden = isHiddenWrapper(f);
    if (skip != 0 || hidden) {
      logical.clear();
      logicalFrames(f, c.pc, logical);
      if (hidden) logical.pop_back();
      if (logical.empty()) continue;
    }
    // At its entry a function's pc is not yet behind an instruction of it.
    auto at = reinterpret_cast<uint64_t>(c.pc == f->code ? c.pc + 1 : c.pc);
    if (skip != 0) {
      if (skip >= logical.size()) {
        skip -= logical.size();
        continue;
      }
      at += 2 * std::min(static_cast<uint64_t>(skip), kMaxSkippedInlines);
      skip = 0;
    }
    out[n++] = at;
  }
  return n;
}

FrameCursor Vm::framesOf(const Fiber* f) const {
  return f == fiber ? FrameCursor(f->stack, fp, pc) : FrameCursor(f->stack, f->fp, f->pc);
}

size_t Vm::stackOf(runtime::G& g, size_t skip, bool parked, uint64_t* pcs, size_t size) {
  std::span<uint64_t> out(pcs, size);
  size_t n = runtime::waitingPcs(g, parked, out);
  if (fiberOf(&g) != fiber && fiberOf(&g)->pc == specialPc(Special::FiberStart))
    if (uint64_t start = startPc(g); start != 0 && n < size) out[n++] = start;
  return n + stackPcs(fiberOf(&g), skip, out.subspan(n));
}

size_t Vm::pcsOf(const runtime::G& g, size_t skip, std::span<uint64_t> pcs) { return stackPcs(fiberOf(&g), skip, pcs); }

uint64_t Vm::startPc(const runtime::G& g) {
  const Fiber* f = fiberOf(&g);
  return f->startFunction != nullptr ? reinterpret_cast<uint64_t>(f->startFunction->code + 1) : 0;
}

void Vm::framesAt(uint64_t place, base::FunctionRef<void(const runtime::PcFrame&)> take) {
  if (const runtime::LibraryFrame* f = runtime::libraryFrameAt(place); f != nullptr) {
    take({place, f->name, f->file, f->line, f->line, reinterpret_cast<uint64_t>(f)});
    return;
  }
  place += place & 1;
  const auto* at = reinterpret_cast<const Word*>(place & ~uint64_t{7});
  const Function* f = functionOfPc(at);
  if (f == nullptr) return;
  std::vector<LogicalFrame> logical;
  logicalFrames(f, at, logical);
  // Not asked for by stackPcs, which gives pcs of wrappers only where something is inlined.
  if (isHiddenWrapper(f) && logical.size() > 1) logical.pop_back();
  for (size_t i = (place & 7) >> 1; i < logical.size(); i++, place += 2) {
    const LogicalFrame& l = logical[i];
    take({place, l.name, fileName(l.file), l.line, l.inlined ? l.line : f->startLine, reinterpret_cast<uint64_t>(f)});
  }
}

// --- Memory -------------------------------------------------------------------------------------------

/// The instruction or native that has made the allocations is the one at pc.
void Vm::recordSamples() {
  uint64_t pcs[runtime::Profiler::kDepth];
  size_t n = stackPcs(fiber, 0, pcs);
  for (const runtime::Heap::Sample& s : heap->takeSamples())
    rt.gc.profile(s.p, rt.profiler.memory(s.bytes, {pcs, n}));
}

// --- Processor time -----------------------------------------------------------------------------------

/// Records the running goroutine's stack if a period has passed.
void Vm::sampleTime() {
  constexpr int64_t kLook = 500'000;  // asking for processor time is a system call
  runtime::CpuSamples& cpu = rt.profiler.cpu;
  int64_t now = os::nanotime();
  if (now - sampleLooked < kLook) return;
  sampleLooked = now;
  int64_t used = os::threadTime();
  if (samplePeriod != cpu.period) {  // it has just been switched on
    samplePeriod = cpu.period;
    sampleTaken = used;
  }
  VO_CHECK(cpu.period > 0 && used >= sampleTaken, "a profile is being taken, and time goes on");
  int64_t periods = (used - sampleTaken) / cpu.period;
  if (periods <= 0) return;
  sampleTaken += periods * cpu.period;
  uint64_t pcs[runtime::Profiler::kDepth];
  size_t n = stackPcs(fiber, 0, pcs);
  cpu.add(now, periods, {pcs, n}, fiber->g.labels);
  if (cpu.isFull() && cpu.reader != nullptr) rt.wake(std::exchange(cpu.reader, nullptr), runtime::WakeCause::Done);
}

}  // namespace vo::vm
