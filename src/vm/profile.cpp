// This file takes the stacks of profiles: of allocations, of waiting goroutines, and of the running one
// a hundred times per second of processor time.
//
// There is no signal and no thread. While a processor profile is taken, the time slice is handed out in
// small parts; at the end of each, the clock is looked at, and when a period or more has passed the stack is
// recorded with that weight. So time in a native function counts for the Go function that goes on after it, as
// does a step of the collector.
#include <algorithm>
#include <iterator>

#include "runtime/bubble.h"
#include "os/clock.h"
#include "vm/vm.h"

namespace vo::vm {

const Vm::LibraryFrame Vm::kLibraryFrames[] = {
    {"runtime.gopanic", "/usr/local/go/src/runtime/panic.go", 859},
    {"runtime.gopark", "/usr/local/go/src/runtime/proc.go", 474},
    {"runtime.chanrecv", "/usr/local/go/src/runtime/chan.go", 667},
    {"runtime.chanrecv1", "/usr/local/go/src/runtime/chan.go", 509},
    {"runtime.chansend", "/usr/local/go/src/runtime/chan.go", 283},
    {"runtime.chansend1", "/usr/local/go/src/runtime/chan.go", 161},
    {"runtime.selectgo", "/usr/local/go/src/runtime/select.go", 351},
    {"runtime.block", "/usr/local/go/src/runtime/select.go", 104},
    {"runtime.semacquire1", "/usr/local/go/src/runtime/sema.go", 192},
    {"internal/sync.runtime_SemacquireMutex", "/usr/local/go/src/runtime/sema.go", 95},
    {"sync.runtime_SemacquireWaitGroup", "/usr/local/go/src/runtime/sema.go", 114},
    {"sync.runtime_notifyListWait", "/usr/local/go/src/runtime/sema.go", 617},
    {"time.Sleep", "/usr/local/go/src/runtime/time.go", 368},
    {"runtime.netpollblock", "/usr/local/go/src/runtime/netpoll.go", 580},
    {"internal/poll.runtime_pollWait", "/usr/local/go/src/runtime/netpoll.go", 351},
    {"runtime.Goexit", "/usr/local/go/src/runtime/panic.go", 694},
    {"runtime.doInit1", "/usr/local/go/src/runtime/proc.go", 8154},
    {"runtime.doInit", "/usr/local/go/src/runtime/proc.go", 8121},
    {"runtime.main", "/usr/local/go/src/runtime/proc.go", 269},
    {"runtime.main", "/usr/local/go/src/runtime/proc.go", 302},
    {"runtime.goexit", "/usr/local/go/src/runtime/asm_amd64.s", 1264},
};
static_assert(std::size(Vm::kLibraryFrames) == static_cast<unsigned>(Vm::LibraryFn::Count));

const Vm::LibraryFrame* Vm::libraryFrameAt(uint64_t pc) {
  pc -= reinterpret_cast<uint64_t>(kLibraryFrames);
  return pc < sizeof kLibraryFrames ? &kLibraryFrames[pc / sizeof kLibraryFrames[0]] : nullptr;
}

size_t Vm::libraryFrames(const Fiber* f, const FrameCursor& c, LibraryFn (&out)[4]) const {
  size_t n = 0;
  switch (stubKind(functionOf(c.fp))) {
    case Stub::Unwind: {
      const Panic* p = f->panics;
      while (p != nullptr && p->stub != c.fp) p = p->link;
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
size_t Vm::stackPcs(const Fiber* fiberOfStack, size_t skip, std::span<uint64_t> out) const {
  size_t n = 0;
  std::vector<LogicalFrame> logical;
  for (FrameCursor c = framesOf(fiberOfStack); !c.done() && n < out.size(); c.next()) {
    const Function* f = functionOf(c.fp);
    if (isStub(f)) {
      LibraryFn here[4];
      for (size_t i = 0, count = libraryFrames(fiberOfStack, c, here); i < count; i++) {
        if (skip == 0 && n < out.size()) out[n++] = libraryPc(here[i]);
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

namespace {

/// The run time's functions that a goroutine waits in. The last ones are those that the block profile has.
std::span<const Vm::LibraryFn> parkedIn(runtime::WaitReason reason) {
  using Fn = Vm::LibraryFn;
  using Reason = runtime::WaitReason;
  static constexpr Fn kRecv[] = {Fn::Gopark, Fn::Chanrecv, Fn::Chanrecv1}, kSend[] = {Fn::Gopark, Fn::Chansend, Fn::Chansend1},
                      kSelect[] = {Fn::Gopark, Fn::Selectgo}, kBlock[] = {Fn::Gopark, Fn::Block},
                      kMutex[] = {Fn::Gopark, Fn::Semacquire1, Fn::SemacquireMutex},
                      kGroup[] = {Fn::Gopark, Fn::Semacquire1, Fn::SemacquireWaitGroup},
                      kCond[] = {Fn::Gopark, Fn::NotifyListWait}, kSleep[] = {Fn::Gopark, Fn::Sleep},
                      kIo[] = {Fn::Gopark, Fn::Netpollblock, Fn::PollWait}, kOther[] = {Fn::Gopark};
  switch (reason) {
    case Reason::None: return {};
    case Reason::ChanReceive:
    case Reason::ChanReceiveNil: return kRecv;
    case Reason::ChanSend:
    case Reason::ChanSendNil: return kSend;
    case Reason::Select: return kSelect;
    case Reason::SelectNoCases: return kBlock;
    case Reason::MutexLock:
    case Reason::RWMutexLock:
    case Reason::RWMutexRLock: return kMutex;
    case Reason::WaitGroupWait: return kGroup;
    case Reason::CondWait: return kCond;
    case Reason::Sleep: return kSleep;
    case Reason::IoWait: return kIo;
    default: return kOther;
  }
}

bool isChannelWait(runtime::WaitReason reason) {
  return reason == runtime::WaitReason::ChanReceive || reason == runtime::WaitReason::ChanSend ||
         reason == runtime::WaitReason::Select;
}

}  // namespace

size_t Vm::stackOf(runtime::G& g, size_t skip, bool parked, uint64_t* pcs, size_t size) {
  const Fiber* f = fiberOf(&g);
  std::span<uint64_t> out(pcs, size);
  size_t n = 0;
  if (g.status == runtime::GStatus::Waiting && (parked || isChannelWait(runtime::plainReason(g.waitReason)))) {
    std::span<const LibraryFn> list = parkedIn(runtime::plainReason(g.waitReason));
    for (LibraryFn fn : parked ? list : list.last(1)) out[n++] = libraryPc(fn);
  }
  bool isNew = f != fiber && f->pc == specialPc(Special::FiberStart);
  if (isNew && f->start != nullptr)
    out[n++] = reinterpret_cast<uint64_t>(reinterpret_cast<const Function*>(f->start->code)->code + 1);
  return n + stackPcs(f, skip, out.subspan(n));
}

void Vm::framesAt(uint64_t place, std::vector<PcFrame>& out) {
  if (const LibraryFrame* f = libraryFrameAt(place); f != nullptr) {
    out.push_back({place, f->name, f->file, f->line, f->line, reinterpret_cast<uint64_t>(f)});
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
    out.push_back({place, l.name, fileName(l.file), l.line, l.inlined ? l.line : f->startLine, reinterpret_cast<uint64_t>(f)});
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
  int64_t periods = (used - sampleTaken) / cpu.period;
  if (periods <= 0) return;
  sampleTaken += periods * cpu.period;
  uint64_t pcs[runtime::Profiler::kDepth];
  size_t n = stackPcs(fiber, 0, pcs);
  for (uint64_t word : {3 + uint64_t{n}, static_cast<uint64_t>(now), static_cast<uint64_t>(periods)}) cpu.words.push(word);
  cpu.words.append({pcs, n});
  cpu.labels.push(fiber->g.labels);
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
