// This file takes the stacks of profiles: of allocations, of waiting goroutines, and of the running one a hundred times
// per second of processor time.
//
// A pc is a return address. It stands for all calls that are inlined there; when the inner ones of them are left out,
// its highest bits say how many. One less than a pc, which is what Go programs make of return addresses, is as good: calls
// are at least two bytes long.
//
// The processor's time is looked at by safepoints: when a period or more has passed the stack is recorded with that
// weight. So time in a native function counts for the Go function that goes on after it, as does a step of the collector.
#include <algorithm>
#include <utility>

#include "native_runtime/machine.h"
#include "os/clock.h"
#include "runtime/bubble.h"

namespace vo::native_runtime {

namespace {

constexpr unsigned kSkipShift = 56;
constexpr uint64_t kMaxSkippedInlines = 127;

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

size_t Machine::stackPcs(const Goroutine* g, size_t skip, std::span<uint64_t> out) {
  size_t n = 0;
  base::Vec<LogicalFrame> logical(rt.memory);
  for (FrameCursor c(*g); !c.done() && n < out.size(); c.next()) {
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
    bool hidden = isHiddenWrapper(f);
    if (skip != 0 || hidden) {
      logical.clear();
      logicalFrames(f, c.pc, logical);
      if (hidden) logical.pop();
      if (logical.empty()) continue;
    }
    uint64_t at = c.pc;
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
  return n + stackPcs(of, skip, out.subspan(n));
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
  for (const runtime::Heap::Sample& s : rt.heap.takeSamples())
    rt.gc.profile(s.p, rt.profiler.memory(s.bytes, {pcs, n}));
}

// --- Processor time -----------------------------------------------------------------------------------

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
    t.samplePeriod = cpu.period;
    t.sampleTaken = used;
  }
  VO_CHECK(cpu.period > 0 && used >= t.sampleTaken, "a profile is being taken, and time goes on");
  int64_t periods = (used - t.sampleTaken) / cpu.period;
  if (periods <= 0) return;
  t.sampleTaken += periods * cpu.period;
  uint64_t pcs[runtime::Profiler::kDepth];
  size_t n = stackPcs(current, 0, pcs);
  cpu.add(now, periods, {pcs, n}, current->g.labels);
  if (cpu.isFull() && cpu.reader != nullptr)
    rt.wake(std::exchange(cpu.reader, nullptr), runtime::WakeCause::Done);
}

}  // namespace vo::native_runtime
