// This file writes execution traces.
#include "runtime/exec_trace.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "os/clock.h"
#include "runtime/bubble.h"
#include "runtime/library_frames.h"
#include "runtime/runtime.h"

namespace vo::runtime {

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

void putNumber(base::Text& out, uint64_t n) {
  for (; n >= 0x80; n >>= 7) out += static_cast<char>(n | 0x80);
  out += static_cast<char>(n);
}

/// Why it waits, in the words of Go's traces.
std::string_view blockReason(WaitReason reason) {
  switch (plainReason(reason)) {
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

// --- Numbering ------------------------------------------------------------------------------------------

uint64_t Numbering::of(std::string_view bytes) {
  uint64_t hash = bytes.size();
  for (char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  uint64_t& first = first_[hash];
  for (uint64_t id = first; id != 0; id = entries_[id - 1].next)
    if ((*this)[id] == bytes) return id;
  entries_.push({bytes_.size(), bytes.size(), first});
  bytes_ += bytes;
  return first = entries_.size();
}

void Numbering::clear() {
  bytes_.clear();
  entries_.clear();
  first_.clear();
}

Tracer::Tracer(Runtime& rt, const G* running)
    : chunks(rt.memory), rt_(rt), batch_(rt.memory), running_(running), goroutines_(rt.memory), strings_(rt.memory), stacks_(rt.memory) {
  chunks.push(base::Text(rt.memory, {"go 1.26 trace\0\0\0", 16}));
  for (G* g = rt.firstG(); g != nullptr; g = g->allNext) {
    bool waits = g->status == GStatus::Waiting || g->status == GStatus::Syscall;
    goroutines_[g->id] = {g == running ? kRunning : waits ? kWaiting : kRunnable, 0};
    if (!goesOn()) return;
  }
  beginGeneration();
}

// --- Events ---------------------------------------------------------------------------------------------

void Tracer::event(uint8_t type, std::initializer_list<uint64_t> args) {
  VO_DCHECK(type < kEndOfGeneration, "an event that stands in batches");
  if (batch_.size() >= kBatchBytes) flush();
  int64_t now = os::nanotime();
  VO_DCHECK(batch_.empty() || now >= last_, "events of a batch are in order of time");
  if (batch_.empty()) batchStart_ = last_ = now;
  batch_ += static_cast<char>(type);
  putNumber(batch_, static_cast<uint64_t>(now - std::exchange(last_, now)));
  for (uint64_t a : args) putNumber(batch_, a);
}

void Tracer::created(const G* g) {
  event(kGoCreate, {g->id, startOf(g), stack(running_)});
  goroutines_[g->id] = {kRunnable, 0};
}

void Tracer::started(const G* g) {
  wakeReader();
  if (running_ == g) return;
  if (os::nanotime() - generationStart_ > kGenerationTime) endGeneration(false);
  if (!goroutines_.contains(g->id)) {
    event(kGoCreate, {g->id, startOf(g), 0});
    goroutines_[g->id] = {kRunnable, 0};
  }
  State& s = *goroutines_.find(g->id);
  VO_DCHECK(s.status != kRunning && running_ == nullptr, "one goroutine runs at a time");
  if (s.status == kWaiting) event(kGoUnblock, {g->id, ++s.seq, 0});
  event(kGoStart, {g->id, ++s.seq});
  s.status = kRunning;
  running_ = g;
}

void Tracer::stopped(const G* g, bool preempted) {
  if (running_ != g) return;
  bool waits = g->status == GStatus::Waiting || g->status == GStatus::Syscall;
  if (waits) {
    event(kGoBlock, {string(blockReason(g->waitReason)), stack(g)});
  } else {
    event(kGoStop, {string(preempted ? "preempted" : "runtime.Gosched"), stack(g)});
  }
  goroutines_[g->id].status = waits ? kWaiting : kRunnable;
  running_ = nullptr;
}

void Tracer::ended() {
  if (running_ == nullptr) return;
  event(kGoDestroy, {});
  goroutines_.erase(running_->id);
  running_ = nullptr;
}

void Tracer::woken(const G* g) {
  State* s = goroutines_.find(g->id);
  if (s == nullptr || s->status != kWaiting) return;
  event(kGoUnblock, {g->id, ++s->seq, stack(running_)});
  s->status = kRunnable;
}

void Tracer::idle(bool begins) {
  if (begins == idle_ || running_ != nullptr) return;
  idle_ = begins;
  if (begins) {
    event(kProcStop, {});
  } else {
    event(kProcStart, {kProcessor, ++processorSeq_});
  }
}

void Tracer::marking(bool begins) {
  if (begins == marking_ || running_ == nullptr) return;
  marking_ = begins;
  if (begins) {
    event(kGcBegin, {++markingSeq_, 0});
  } else {
    event(kGcEnd, {++markingSeq_});
  }
  event(kHeapAlloc, {rt_.heap.live()});
  if (!begins) event(kHeapGoal, {rt_.gc.stats().goal});
}

void Tracer::user(User what, uint64_t task, uint64_t parent, std::string_view a, std::string_view b) {
  if (running_ == nullptr) return;
  uint64_t at = stack(running_);
  switch (what) {
    case User::TaskBegin: event(kUserTaskBegin, {task, parent, string(a), at}); break;
    case User::TaskEnd: event(kUserTaskEnd, {task, at}); break;
    case User::RegionBegin: event(kUserRegionBegin, {task, string(a), at}); break;
    case User::RegionEnd: event(kUserRegionEnd, {task, string(a), at}); break;
    case User::Log: event(kUserLog, {task, string(a), string(b), at}); break;
  }
}

/// One of many has been done. False: the program is over.
bool Tracer::goesOn() {
  constexpr uint32_t kAsk = 128;
  constexpr uint64_t kUnits = 8;
  rt_.engine->charge(kUnits);
  return ++done_ % kAsk != 0 || !rt_.engine->endsNow();
}

// --- Generations ----------------------------------------------------------------------------------------

void Tracer::beginGeneration() {
  generation_++;
  VO_DCHECK(batch_.empty(), "batches belong to one generation");
  generationStart_ = os::nanotime();
  strings_.clear();
  stacks_.clear();
  processorSeq_ = 0;
  event(kProcStatus, {kProcessor, idle_ ? kProcessorIdle : kProcessorRunning});
  for (auto& [id, s] : goroutines_) {
    s.seq = 0;
    event(kGoStatus, {id, s.status == kRunning ? kThread : kNoThread, s.status});
    if (!goesOn()) return;
  }
}

void Tracer::endGeneration(bool traceEnds) {
  flush();
  addTables();
  base::Text sync(rt_.memory);
  (sync += static_cast<char>(kSync)) += static_cast<char>(kFrequency);
  putNumber(sync, 1'000'000'000);
  sync += static_cast<char>(kClockSnapshot);
  int64_t now = os::nanotime(), seconds;
  int32_t nanos;
  os::walltime(&seconds, &nanos);
  for (int64_t n : {now - generationStart_, now, seconds, int64_t{nanos}}) putNumber(sync, static_cast<uint64_t>(n));
  addBatch(kNoThread, generationStart_, sync);
  constexpr char kEnd = kEndOfGeneration;
  chunks.push(base::Text(rt_.memory, {&kEnd, 1}));
  if (traceEnds) {
    on = false;
  } else {
    beginGeneration();
  }
}

/// Events so far become a batch.
void Tracer::flush() {
  if (batch_.empty()) return;
  addBatch(kThread, batchStart_, batch_);
  batch_.clear();
}

void Tracer::addBatch(uint64_t thread, int64_t start, std::string_view data) {
  VO_DCHECK(data.size() <= (size_t{64} << 10), "readers take batches of 64 KB");
  constexpr char kType = kEventBatch;
  base::Text out(rt_.memory, {&kType, 1});
  for (uint64_t n : {generation_, thread, static_cast<uint64_t>(start), uint64_t{data.size()}}) putNumber(out, n);
  out += data;
  chunks.push(std::move(out));
}

namespace {

/// Entries of one type, cut into batches that readers take.
class Table {
 public:
  Table(base::Allocator& memory, Event type) : data_(memory), type_(type) {}
  void add(std::string_view entry, auto addBatch) {
    if (data_.size() + entry.size() > kBatchBytes) finish(addBatch);
    if (data_.empty()) data_ += static_cast<char>(type_);
    data_ += entry;
  }
  void finish(auto addBatch) {
    if (!data_.empty()) addBatch(data_.view());
    data_.clear();
  }

 private:
  base::Text data_;
  Event type_;
};

}  // namespace

/// Stacks, then strings, some of which only the stacks have asked for.
void Tracer::addTables() {
  auto addOne = [this](std::string_view data) { addBatch(kNoThread, generationStart_, data); };
  base::Text entry(rt_.memory), frames(rt_.memory);
  Table stacks(rt_.memory, kStacks);
  for (uint64_t id = 1; id <= stacks_.size() && goesOn(); id++) {
    uint64_t count = 0;
    frames.clear();
    std::string_view pcs = stacks_[id];
    for (size_t at = 0; at < pcs.size(); at += 8) {
      uint64_t pc;
      memcpy(&pc, pcs.data() + at, sizeof pc);
      rt_.engine->framesAt(pc, [&](const PcFrame& f) {
        if (count == Profiler::kDepth) return;
        count++;
        for (uint64_t n : {f.pc, string(f.name), string(f.file), uint64_t{f.line}}) putNumber(frames, n);
      });
    }
    entry.clear();
    entry += static_cast<char>(kStack);
    putNumber(entry, id);
    putNumber(entry, count);
    entry += frames;
    stacks.add(entry, addOne);
  }
  stacks.finish(addOne);
  Table strings(rt_.memory, kStrings);
  for (uint64_t id = 1; id <= strings_.size() && goesOn(); id++) {
    std::string_view text = strings_[id];
    entry.clear();
    entry += static_cast<char>(kString);
    putNumber(entry, id);
    putNumber(entry, text.size());
    entry += text;
    strings.add(entry, addOne);
  }
  strings.finish(addOne);
}

void Tracer::wakeReader() {
  if (!chunks.empty() && reader != nullptr) rt_.wake(std::exchange(reader, nullptr), WakeCause::Done);
}

// --- Tables of a generation -----------------------------------------------------------------------------

uint64_t Tracer::string(std::string_view text) {
  if (text.size() > kTextBytes) text = {text.data(), kTextBytes};
  return strings_.of(text);
}

uint64_t Tracer::stackId(std::span<const uint64_t> pcs) {
  if (pcs.empty()) return 0;
  return stacks_.of({reinterpret_cast<const char*>(pcs.data()), pcs.size_bytes()});
}

uint64_t Tracer::stack(const G* g) {
  if (g == nullptr) return 0;
  uint64_t pcs[Profiler::kDepth];
  size_t n = rt_.engine->pcsOf(*g, 0, pcs);
  // As in gc's traces the ends that all have are left out.
  if (n != 0 && pcs[n - 1] == libraryPc(LibraryFn::Bottom)) n--;
  if (n != 0 && pcs[n - 1] == libraryPc(LibraryFn::Main)) n--;
  return stackId({pcs, n});
}

/// The stack that a new goroutine begins with: its function.
uint64_t Tracer::startOf(const G* g) {
  uint64_t pc = rt_.engine->startPc(*g);
  if (pc == 0) return 0;
  return stackId({&pc, 1});
}

}  // namespace vo::runtime
