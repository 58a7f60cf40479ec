// This file writes execution traces.
#include "vm/trace.h"

#include <time.h>

#include <utility>

#include "runtime/bubble.h"
#include "os/clock.h"
#include "vm/vm.h"

namespace vo::vm {

using runtime::GStatus;
using runtime::WaitReason;

namespace {

/// Go's event types (internal/trace/tracev2), those that are written here.
enum Event : uint8_t {
  kEventBatch = 1, kStacks, kStack, kStrings, kString, kCpuSamples, kCpuSample, kFrequency,
  kProcsChange, kProcStart, kProcStop, kProcSteal, kProcStatus,
  kGoCreate, kGoCreateSyscall, kGoStart, kGoDestroy, kGoDestroySyscall, kGoStop, kGoBlock, kGoUnblock,
  kGoSyscallBegin, kGoSyscallEnd, kGoSyscallEndBlocked, kGoStatus, kStwBegin, kStwEnd,
  kGcActive, kGcBegin, kGcEnd, kGcSweepActive, kGcSweepBegin, kGcSweepEnd, kGcMarkAssistActive,
  kGcMarkAssistBegin, kGcMarkAssistEnd, kHeapAlloc, kHeapGoal,
  kGoLabel, kUserTaskBegin, kUserTaskEnd, kUserRegionBegin, kUserRegionEnd, kUserLog,
  kGoSwitch, kGoSwitchDestroy, kGoCreateBlocked, kGoStatusStack, kExperimentalBatch,
  kSync, kClockSnapshot, kEndOfGeneration,
};
static_assert(kEndOfGeneration == 52);

enum Status : uint8_t { kRunnable = 1, kRunning = 2, kWaiting = 4 };
enum ProcessorStatus : uint8_t { kProcessorRunning = 1, kProcessorIdle = 2 };

constexpr uint64_t kThread = 0, kProcessor = 0, kNoThread = ~uint64_t{0};
constexpr size_t kBatchBytes = 60 << 10;  // readers take 64 KB
constexpr size_t kTextBytes = 1 << 10;
constexpr int64_t kGenerationTime = 1'000'000'000;

void putNumber(std::string& out, uint64_t n) {
  for (; n >= 0x80; n >>= 7) out += static_cast<char>(n | 0x80);
  out += static_cast<char>(n);
}

/// Why it waits, in the words of Go's traces.
std::string_view blockReason(WaitReason reason) {
  switch (runtime::plainReason(reason)) {
    case WaitReason::ChanReceiveNil:
    case WaitReason::ChanSendNil:
    case WaitReason::SelectNoCases: return "forever";
    case WaitReason::IoWait: return "network";
    case WaitReason::CondWait: return "sync.(*Cond).Wait";
    case WaitReason::Semacquire:
    case WaitReason::MutexLock:
    case WaitReason::RWMutexRLock:
    case WaitReason::RWMutexLock:
    case WaitReason::WaitGroupWait: return "sync";
    case WaitReason::SynctestRun:
    case WaitReason::SynctestWait: return "synctest";
    default: return waitReasonText(reason);
  }
}

}  // namespace

Tracer::Tracer(Vm& vm) : vm_(vm) {
  chunks.emplace_back("go 1.26 trace\0\0\0", 16);
  if (vm.fiber != nullptr) current_ = vm.fiber->g.id;
  for (runtime::G* g = vm.rt.firstG(); g != nullptr; g = g->allNext) {
    bool waits = g->status == GStatus::Waiting || g->status == GStatus::Syscall;
    goroutines_[g->id] = {g->id == current_ ? kRunning : waits ? kWaiting : kRunnable, 0};
  }
  beginGeneration();
}

// --- Events ---------------------------------------------------------------------------------------------

void Tracer::event(uint8_t type, std::initializer_list<uint64_t> args) {
  if (batch_.size() >= kBatchBytes) flush();
  int64_t now = os::nanotime();
  if (batch_.empty()) batchStart_ = last_ = now;
  batch_ += static_cast<char>(type);
  putNumber(batch_, static_cast<uint64_t>(now - std::exchange(last_, now)));
  for (uint64_t a : args) putNumber(batch_, a);
}

void Tracer::created(const Fiber* f) {
  event(kGoCreate, {f->g.id, startOf(f), stack(vm_.fiber)});
  goroutines_[f->g.id] = {kRunnable, 0};
}

void Tracer::started(const Fiber* f) {
  wakeReader();
  if (current_ == f->g.id) return;
  if (os::nanotime() - generationStart_ > kGenerationTime) endGeneration(false);
  if (!goroutines_.contains(f->g.id)) {
    event(kGoCreate, {f->g.id, startOf(f), 0});
    goroutines_[f->g.id] = {kRunnable, 0};
  }
  State& s = goroutines_[f->g.id];
  if (s.status == kWaiting) event(kGoUnblock, {f->g.id, ++s.seq, 0});
  event(kGoStart, {f->g.id, ++s.seq});
  s.status = kRunning;
  current_ = f->g.id;
}

void Tracer::stopped(const Fiber* f, bool preempted) {
  if (current_ != f->g.id) return;
  bool waits = f->g.status == GStatus::Waiting || f->g.status == GStatus::Syscall;
  if (waits) {
    event(kGoBlock, {string(blockReason(f->g.waitReason)), stack(f)});
  } else {
    event(kGoStop, {string(preempted ? "preempted" : "runtime.Gosched"), stack(f)});
  }
  goroutines_[current_].status = waits ? kWaiting : kRunnable;
  current_ = 0;
}

void Tracer::ended() {
  if (current_ == 0) return;
  event(kGoDestroy, {});
  goroutines_.erase(current_);
  current_ = 0;
}

void Tracer::woken(const runtime::G* g) {
  auto it = goroutines_.find(g->id);
  if (it == goroutines_.end() || it->second.status != kWaiting) return;
  event(kGoUnblock, {g->id, ++it->second.seq, current_ != 0 ? stack(vm_.fiber) : 0});
  it->second.status = kRunnable;
}

void Tracer::idle(bool begins) {
  if (begins == idle_ || current_ != 0) return;
  idle_ = begins;
  if (begins) {
    event(kProcStop, {});
  } else {
    event(kProcStart, {kProcessor, ++processorSeq_});
  }
}

void Tracer::marking(bool begins) {
  if (begins == marking_ || current_ == 0) return;
  marking_ = begins;
  if (begins) {
    event(kGcBegin, {++markingSeq_, 0});
  } else {
    event(kGcEnd, {++markingSeq_});
  }
  event(kHeapAlloc, {vm_.heap->live()});
  if (!begins) event(kHeapGoal, {vm_.rt.gc.stats().goal});
}

void Tracer::user(User what, uint64_t task, uint64_t parent, std::string_view a, std::string_view b) {
  if (current_ == 0) return;
  uint64_t at = stack(vm_.fiber);
  switch (what) {
    case User::TaskBegin: event(kUserTaskBegin, {task, parent, string(a), at}); break;
    case User::TaskEnd: event(kUserTaskEnd, {task, at}); break;
    case User::RegionBegin: event(kUserRegionBegin, {task, string(a), at}); break;
    case User::RegionEnd: event(kUserRegionEnd, {task, string(a), at}); break;
    case User::Log: event(kUserLog, {task, string(a), string(b), at}); break;
  }
}

// --- Generations ----------------------------------------------------------------------------------------

void Tracer::beginGeneration() {
  generation_++;
  generationStart_ = os::nanotime();
  strings_.clear();
  stacks_.clear();
  processorSeq_ = 0;
  event(kProcStatus, {kProcessor, idle_ ? kProcessorIdle : kProcessorRunning});
  for (auto& [id, s] : goroutines_) {
    s.seq = 0;
    event(kGoStatus, {id, s.status == kRunning ? kThread : kNoThread, s.status});
  }
}

void Tracer::endGeneration(bool traceEnds) {
  flush();
  addTables();
  std::string sync;
  sync += static_cast<char>(kSync);
  sync += static_cast<char>(kFrequency);
  putNumber(sync, 1'000'000'000);
  sync += static_cast<char>(kClockSnapshot);
  int64_t now = os::nanotime(), seconds;
  int32_t nanos;
  os::walltime(&seconds, &nanos);
  putNumber(sync, static_cast<uint64_t>(now - generationStart_));
  putNumber(sync, static_cast<uint64_t>(now));
  putNumber(sync, static_cast<uint64_t>(seconds));
  putNumber(sync, static_cast<uint64_t>(nanos));
  addBatch(kNoThread, sync);
  chunks.emplace_back(1, static_cast<char>(kEndOfGeneration));
  if (traceEnds) {
    on = false;
  } else {
    beginGeneration();
  }
}

/// Events so far become a batch.
void Tracer::flush() {
  if (batch_.empty()) return;
  std::string out(1, static_cast<char>(kEventBatch));
  for (uint64_t n : {generation_, kThread, static_cast<uint64_t>(batchStart_), uint64_t{batch_.size()}}) putNumber(out, n);
  chunks.push_back(out + batch_);
  batch_.clear();
}

/// A batch of something else than events.
void Tracer::addBatch(uint64_t thread, const std::string& data) {
  std::string out(1, static_cast<char>(kEventBatch));
  for (uint64_t n : {generation_, thread, static_cast<uint64_t>(generationStart_), uint64_t{data.size()}}) putNumber(out, n);
  chunks.push_back(out + data);
}

/// Stacks, then strings, some of which only the stacks have asked for.
void Tracer::addTables() {
  std::string data(1, static_cast<char>(kStacks));
  std::vector<Vm::PcFrame> frames;
  for (const auto& [pcs, id] : stacks_) {
    frames.clear();
    for (uint64_t pc : pcs) vm_.framesAt(pc, frames);
    frames.resize(std::min<size_t>(frames.size(), runtime::Profiler::kDepth));
    std::string one(1, static_cast<char>(kStack));
    putNumber(one, id);
    putNumber(one, frames.size());
    for (const Vm::PcFrame& f : frames)
      for (uint64_t n : {f.pc, string(f.name), string(f.file), uint64_t{f.line}}) putNumber(one, n);
    if (data.size() + one.size() > kBatchBytes) {
      addBatch(kNoThread, data);
      data.assign(1, static_cast<char>(kStacks));
    }
    data += one;
  }
  if (data.size() > 1) addBatch(kNoThread, data);
  data.assign(1, static_cast<char>(kStrings));
  for (const auto& [text, id] : strings_) {
    if (data.size() + text.size() + 30 > kBatchBytes) {
      addBatch(kNoThread, data);
      data.assign(1, static_cast<char>(kStrings));
    }
    data += static_cast<char>(kString);
    putNumber(data, id);
    putNumber(data, text.size());
    data += text;
  }
  if (data.size() > 1) addBatch(kNoThread, data);
}

void Tracer::wakeReader() {
  if (!chunks.empty() && reader != nullptr) vm_.rt.wake(std::exchange(reader, nullptr), runtime::WakeCause::Done);
}

// --- Tables of a generation -----------------------------------------------------------------------------

uint64_t Tracer::string(std::string_view text) {
  return strings_.try_emplace(std::string(text.substr(0, kTextBytes)), strings_.size() + 1).first->second;
}

uint64_t Tracer::stackId(std::vector<uint64_t> pcs) {
  if (pcs.empty()) return 0;
  return stacks_.try_emplace(std::move(pcs), stacks_.size() + 1).first->second;
}

uint64_t Tracer::stack(const Fiber* f) {
  if (f == nullptr) return 0;
  uint64_t pcs[runtime::Profiler::kDepth];
  size_t n = vm_.stackPcs(f, 0, pcs);
  // As in gc's traces the ends that all have are left out.
  if (n != 0 && pcs[n - 1] == Vm::libraryPc(Vm::LibraryFn::Bottom)) n--;
  if (n != 0 && pcs[n - 1] == Vm::libraryPc(Vm::LibraryFn::Main)) n--;
  return stackId({pcs, pcs + n});
}

/// The stack that a new goroutine begins with: its function.
uint64_t Tracer::startOf(const Fiber* f) {
  if (f->start == nullptr) return 0;
  const auto* function = reinterpret_cast<const Function*>(f->start->code);
  return stackId({reinterpret_cast<uint64_t>(function->code + 1)});
}

}  // namespace vo::vm
