// This file takes the stacks of profiles: of allocations, of waiting goroutines, and of the running one
// a hundred times per second of processor time.
//
// There is no signal and no thread. While a processor profile is taken, the time slice is handed out in
// small parts; at the end of each, the clock is looked at, and when a period or more has passed the stack is
// recorded with that weight. So time in a native function counts for the Go function that goes on after it, as
// does a step of the collector.
#include "sched/clock.h"
#include "vm/vm.h"

namespace vo::vm {

const Vm::LibraryFrame Vm::kLibraryFrames[] = {
    {"runtime.gopanic", kPanicFile, kPanicLine},
    {"runtime.chanrecv1", "/usr/local/go/src/runtime/chan.go", 509},
    {"runtime.chansend1", "/usr/local/go/src/runtime/chan.go", 161},
    {"runtime.selectgo", "/usr/local/go/src/runtime/select.go", 351},
};

const Vm::LibraryFrame* Vm::libraryFrameAt(uint64_t pc) {
  pc -= reinterpret_cast<uint64_t>(kLibraryFrames);
  return pc < sizeof kLibraryFrames ? &kLibraryFrames[pc / sizeof kLibraryFrames[0]] : nullptr;
}

/// The program counters of the frames from c on. A pc stands for all calls that are inlined there; when the
/// inner ones of them are skipped, its low bits say how many.
size_t Vm::stackPcs(FrameCursor c, size_t skip, std::span<uint64_t> out) const {
  size_t n = 0;
  std::vector<LogicalFrame> logical;
  for (; !c.done() && n < out.size(); c.next()) {
    const Function* f = functionOf(c.fp);
    if (isStub(f) && stubKind(f) == Stub::Unwind) {
      if (skip == 0) {
        out[n++] = libraryPc(LibraryFn::Gopanic);
      } else {
        skip--;
      }
      continue;
    }
    if (isStub(f)) continue;
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

size_t Vm::stackOf(runtime::G& g, size_t skip, uint64_t* pcs, size_t size) {
  const Fiber* f = fiberOf(&g);
  std::span<uint64_t> out(pcs, size);
  size_t n = 0;
  switch (g.status == runtime::GStatus::Waiting && size != 0 ? g.waitReason : runtime::WaitReason::None) {
    case runtime::WaitReason::ChanReceive:
    case runtime::WaitReason::ChanReceiveNil: out[n++] = libraryPc(LibraryFn::ChanRecv); break;
    case runtime::WaitReason::ChanSend:
    case runtime::WaitReason::ChanSendNil: out[n++] = libraryPc(LibraryFn::ChanSend); break;
    case runtime::WaitReason::Select: out[n++] = libraryPc(LibraryFn::Selectgo); break;
    default: break;
  }
  n += stackPcs(framesOf(f), skip, out.subspan(n));
  bool isNew = f != fiber && f->pc == specialPc(Special::FiberStart);
  if (isNew && f->start != nullptr && n < size)
    out[n++] = reinterpret_cast<uint64_t>(reinterpret_cast<const Function*>(f->start->code)->code + 1);
  return n;
}

// --- Memory -------------------------------------------------------------------------------------------

/// The instruction or native that has made the allocations is the one at pc.
void Vm::recordSamples() {
  uint64_t pcs[runtime::Profiler::kDepth];
  size_t n = stackPcs(framesOf(fiber), 0, pcs);
  for (const runtime::Heap::Sample& s : heap->takeSamples())
    rt.gc.profile(s.p, rt.profiler.memory(s.bytes, {pcs, n}));
}

// --- Processor time -----------------------------------------------------------------------------------

/// Records the running goroutine's stack if a period has passed.
void Vm::sampleTime() {
  constexpr int64_t kLook = 500'000;  // asking for processor time is a system call
  runtime::CpuSamples& cpu = rt.profiler.cpu;
  int64_t now = sched::nanotime();
  if (now - sampleLooked < kLook) return;
  sampleLooked = now;
  int64_t used = sched::threadTime();
  if (samplePeriod != cpu.period) {  // it has just been switched on
    samplePeriod = cpu.period;
    sampleTaken = used;
  }
  int64_t periods = (used - sampleTaken) / cpu.period;
  if (periods <= 0) return;
  sampleTaken += periods * cpu.period;
  uint64_t pcs[runtime::Profiler::kDepth];
  size_t n = stackPcs(framesOf(fiber), 0, pcs);
  cpu.words.push_back(3 + n);
  cpu.words.push_back(static_cast<uint64_t>(now));
  cpu.words.push_back(static_cast<uint64_t>(periods));
  cpu.words.insert(cpu.words.end(), pcs, pcs + n);
  cpu.labels.push_back(fiber->g.labels);
  constexpr size_t kWake = 1 << 14;
  if (cpu.words.size() >= kWake && cpu.reader != nullptr)
    rt.wake(std::exchange(cpu.reader, nullptr), runtime::WakeCause::Done);
}

/// A part of the slice is used up. True: there are others.
bool Vm::sliceGoesOn() {
  sampleTime();
  if (sliceParts == 0) {
    sliceParts = kSliceParts;
    return false;
  }
  sliceParts--;
  return true;
}

}  // namespace vo::vm
