// This file is the way from stubs to what they want and back: helpers and what becomes of their answers, calls from
// records, segments of stacks.
//
// Nothing here nests: what a helper wants called is called from a record, and its continuation runs when entry_*.S
// comes back with vo_called. Work in pieces loops here as long as nobody else wants anything; else it, too, waits in a
// record.
#include "native_runtime/machine.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "runtime/type_ops.h"

namespace vo::native_runtime {

using abi::HelperContext;
using abi::HelperFn;
using abi::HelperStatus;

Machine* machine = nullptr;

extern "C" {
__thread PendingCall vo_pending;
__thread const MarkRecord* vo_target;
__thread Context* vo_context;
__thread uint64_t* vo_systemStack;
__thread volatile uint8_t vo_poll_flag;
/// Where package variables of size 0 are.
extern uint8_t zeroSizedVariables[] asm("G$0");
}

// What entry_*.S counts on.
static_assert(offsetof(Context, sp) == 0 && offsetof(Context, bp) == 8 && offsetof(Context, limit) == 16 && offsetof(Context, newStack) == 24);
static_assert(offsetof(PendingCall, code) == 0 && offsetof(PendingCall, closure) == 8 && offsetof(PendingCall, arguments) == 16 &&
              offsetof(PendingCall, count) == 24 && offsetof(PendingCall, stubPc) == 32);
static_assert(offsetof(MarkRecord, sp) == 8 && offsetof(MarkRecord, bp) == 16);
#if defined(__x86_64__)
static_assert(sizeof(MarkRecord) == 64 && sizeof(MakeFuncFrame) == 16 * 8);
#elif defined(__aarch64__)
static_assert(sizeof(MarkRecord) == 21 * 8 && sizeof(MakeFuncFrame) == 32 * 8);
#endif
static_assert(sizeof(Record) % 16 == 0);

namespace {

// Payload of Helper records.
constexpr uint32_t kContinuation = 0, kFrame = 1, kState = 2, kHelperWords = kState + HelperContext::kMaxState;

uint8_t* limitOf(const Segment& s, size_t maxStack) {
  size_t left = maxStack > s.usedBelow ? maxStack - s.usedBelow : 0;
  uint8_t* lowest = s.low + GoroutinePool::kSlack;
  return left < static_cast<size_t>(s.high - lowest) ? s.high - left : lowest;
}

}  // namespace

Machine::Machine(const link::Program& p, const runtime::RuntimeOptions& options, std::span<char* const> args,
                 std::span<char* const> environment)
    : rt(options, allocator), cx(rt), program(p), unwinder(rt.memory, rt.gc), runQueue(rt.memory), goroutines(rt.memory),
      callLayout(rt.memory, rt.barrier), threads(rt.memory), stacks(rt.memory), byCode(rt.memory) {
  rt.engine = this;
  auto* first = rt.memory.make<Thread>(rt.memory, rt.heap);
  placeFlags(*first);
  first->cells = &rt.heap.ownCache();
  vo_thread = first;
  addThread(*first);
  rt.metadata.base = nullptr;
  rt.metadata.size = size_t{2} << 30;
  rt.resolveText = [](runtime::Runtime& r, abi::TextOff off) { return reinterpret_cast<uintptr_t>(r.metadata.resolve(off)); };
  rt.itabs().addUnit(p.itabs);
  rt.heap.setZeroBase(zeroSizedVariables);
  // Offsets are addresses in an executable.
  for (const link::GlobalsPart& part : p.globals) rt.gc.addGlobals(abi::slotPtr(part.offset), part.refs, part.size / 8);
  if (p.memProfileRate != 0) rt.heap.startSampling(rt.profiler, abi::slotPtr<const int64_t>(p.memProfileRate), true);
  stdlib::EngineHooks hooks;
  installHooks(hooks);
  library = rt.memory.make<stdlib::State>(rt, hooks);
  library->ownsSignals = true;
  for (char* a : args) library->args.push(a);
  for (char* e : environment) library->envs.push(e);
  library->godebugDefault = p.godebugDefault;
  library->moduleInfo = p.moduleInfo;
  library->setGodebug(stdlib::environmentValue(library->envs.span(), "GODEBUG"));
  // The last one counts.
  constexpr std::string_view kTraceback = "GOTRACEBACK=";
  for (std::string_view e : library->envs)
    if (e.starts_with(kTraceback)) library->traceback = std::string_view(e.data() + kTraceback.size(), e.size() - kTraceback.size());
}

void Machine::makeCurrent(Goroutine* g) {
  current = g;
  cx.g = g != nullptr ? &g->g : nullptr;
  vo_thread->current = g;
  if (g != nullptr) vo_context = &g->context;
}

// --- Segments -----------------------------------------------------------------------------------------

uint8_t* Machine::enterSegment(size_t bytes) {
  Goroutine& g = *current;
  size_t used = g.stackBytes(), room = bytes + GoroutinePool::kSlack + 256;
  if (used + bytes > maxStack) stackOverflow();
  if (g.top->above != nullptr && g.top->above->bytes() < room) goroutines.giveAbove(g.top);
  Segment* s = g.top->above;
  if (s == nullptr) {
    s = goroutines.takeLarge(room);
    if (s == nullptr) base::outOfHostMemory();
    s->below = g.top;
    g.top->above = s;
  }
  s->leftAt = g.context.sp;
  s->usedBelow = used;
  s->limit = limitOf(*s, maxStack);
  g.top = s;
  g.context.limit = s->limit;
  return s->high;
}

void Machine::leaveSegment(Goroutine& g) {
  VO_CHECK(g.top->below != nullptr, "nobody returns out of the first segment");
  g.top = g.top->below;
  g.context.limit = g.top->limit;
}

void Machine::setMaxStack(size_t bytes) {
  maxStack = bytes;
  for (runtime::G* g = rt.firstG(); g != nullptr; g = g->allNext) {
    Goroutine* f = goroutineOf(g);
    f->top->limit = f->context.limit = limitOf(*f->top, maxStack);
  }
}

// --- Calls from records -------------------------------------------------------------------------------

Record* Machine::pushRecord(RecordKind kind, uint32_t payload, uint32_t results) {
  constexpr size_t kForCall = 1024;  // the frame of its call, arguments, another stub and record before anything is checked
  Goroutine& g = *current;
  size_t bytes = (sizeof(Record) + (size_t{payload} + results) * 8 + 15) & ~size_t{15};
  size_t room = bytes + size_t{results} * 8 + kForCall;
  Context from = g.context;
  Segment* segment = g.top;
  auto* at = reinterpret_cast<uint8_t*>(reinterpret_cast<uintptr_t>(g.context.sp) & ~uintptr_t{15});
  if (static_cast<size_t>(at - g.top->low) < room) at = enterSegment(room);
  auto* r = reinterpret_cast<Record*>(at - bytes);
  memset(static_cast<void*>(r), 0, bytes);
  r->below = g.records;
  r->kind = kind;
  r->payload = payload;
  r->results = results;
  r->from = from;
  r->segment = segment;
  g.records = r;
  g.context.sp = reinterpret_cast<uint64_t*>(r);
  return r;
}

void Machine::popRecord() {
  Goroutine& g = *current;
  Record* r = g.records;
  VO_CHECK(r != nullptr && r->segment != nullptr, "there is a record above the goroutine's first");
  while (g.top != r->segment) leaveSegment(g);
  g.context.sp = r->from.sp;
  g.context.bp = r->from.bp;
  g.records = r->below;
}

Action Machine::call(const abi::Closure* closure, const Slot* args, uint32_t n) {
  constexpr size_t kRegisterResults = 3;
  if (closure == nullptr) return raiseKind(abi::PanicKind::NilDeref);
  const auto* f = reinterpret_cast<const Function*>(closure->code);
  return call(closure, args, n, f->resultSlots, f->resultSlots > kRegisterResults || (f->flags & link::kMemoryResults) != 0);
}

Action Machine::call(const abi::Closure* closure, const Slot* args, uint32_t n, uint32_t results, bool buffer) {
  Goroutine& g = *current;
  Record* r = g.records;
  VO_CHECK(g.isAtRecord() && !r->isCalling && results <= r->results, "a record is on top, calls, and has room for the results");
  r->isCalling = 1;
  r->calleeResults = buffer ? 0 : results;
  uint32_t hidden = buffer ? 1 : 0;
  base::Vec<Slot>& arguments = vo_thread->arguments;
  arguments.resize(std::max<size_t>(n + hidden, kArgumentRegisters));
  if (buffer) arguments[0] = abi::ptrSlot(r->resultWords());
  std::copy_n(args, n, arguments.data() + hidden);
  bool onStub = r->from.sp != nullptr && r->from.sp != reinterpret_cast<const uint64_t*>(r->below);
  const auto* f = reinterpret_cast<const Function*>(closure->code);
  vo_pending = {f->code, closure, arguments.data(), n + hidden, onStub ? r->from.sp[0] : 0};
  return Action::Call;
}

Action Machine::called() {
  Record* r = current->records;
  VO_CHECK(r != nullptr && r->isCalling && current->isAtRecord(), "what has returned was called by a record");
  r->isCalling = 0;
  switch (r->kind) {
    case RecordKind::Bottom: return goroutineEnds();
    case RecordKind::Main: return mainReturned();
    case RecordKind::Unwind: return deferReturned();
    case RecordKind::MakePanic: return panicMade();
    case RecordKind::PrintPanic: return panicPrinted();
    case RecordKind::Helper: return helperReturned();
    case RecordKind::Reflect: return reflectReturned();
    case RecordKind::MakeFunc: return makeFuncReturned();
  }
  VO_UNREACHABLE("each kind of record knows what to do");
}

/// What the callee has returned in registers.
extern "C" Action vo_called(Slot a, Slot b, Slot c) {
  // They are not yet where the collector looks, but where it will, before it may.
  Record* r = vo_thread->current->records;
  Slot* to = r->resultWords();
  switch (r->calleeResults) {
    case 3: to[2] = c; [[fallthrough]];
    case 2: to[1] = b; [[fallthrough]];
    case 1: to[0] = a; break;
    default: break;
  }
  return inEngine([](Machine& m) { return m.called(); });
}

// --- Helpers ------------------------------------------------------------------------------------------

bool Machine::isWanted() const { return rt.heap.gcWanted() || attention || vo_poll_flag != 0; }

extern "C" Action vo_finishCall(uint64_t status, HelperFn fn, Slot* frame) {
  return inEngine([=](Machine& m) { return m.finish(static_cast<HelperStatus>(status), fn, frame); });
}

/// vo_call where there are several threads.
extern "C" Action vo_enteredCall(HelperFn fn, Slot* frame, const abi::Closure* closure) {
  return inEngine([=](Machine& m) {
    m.cx.closure = closure;
    HelperStatus status = fn(m.cx, frame);
    return status == HelperStatus::Done && !m.isWanted() ? Action::Return : m.finish(status, fn, frame);
  });
}

extern "C" Action vo_enteredTrap(uint64_t kind, uint64_t x, uint64_t y) {
  abi::RuntimePanic p = {.kind = static_cast<abi::PanicKind>(kind & 0xff), .isSigned = (kind & 0x100) == 0};
  p.x = static_cast<int64_t>(x);
  p.y = static_cast<int64_t>(y);
  return inEngine([&p](Machine& m) { return m.raiseRecord(p); });
}

extern "C" Action vo_enteredPoll() {
  return inEngine([](Machine& m) { return m.safepoint(true); });
}

extern "C" Action vo_enteredShade(const void* old) {
  return inEngine([old](Machine& m) {
    // (marking may have ended since generated code has asked)
    if (m.rt.gc.marking()) m.rt.gc.shadeOverwritten(old);
    return Action::Return;
  });
}

extern "C" Action vo_enteredMakeFunc(MakeFuncFrame* frame, uint64_t isMethodValue) {
  return inEngine([=](Machine& m) { return m.startMakeFunc(frame, isMethodValue != 0); });
}

extern "C" Action vo_growStack(uint64_t frameBytes, uint64_t argumentBytes) {
  return inEngine([=](Machine& m) {
    constexpr uint64_t kCompared = 256;  // smaller frames are not subtracted, on x86-64
    auto sp = reinterpret_cast<uint64_t>(m.current->context.bp);
    if (sp - (frameBytes > kCompared ? frameBytes : 0) > reinterpret_cast<uint64_t>(m.current->context.limit)) {
      m.current->context.newStack = nullptr;
      return m.safepoint(true);
    }
    m.growing = true;
    m.current->context.newStack = m.enterSegment(std::max(frameBytes, kCompared) + argumentBytes + 64);
    m.growing = false;
    return Action::Return;
  });
}

/// On the goroutine's stack, in the slack.
extern "C" void vo_leaveSegment() {
  Goroutine& g = *vo_thread->current;
  machine->leaveSegment(g);
  *stackLimit() = reinterpret_cast<uint64_t>(g.context.limit);
}

/// A thread begins.
extern "C" Action vo_goOn() {
  return inEngine([](Machine& m) { return m.current != nullptr ? m.goOn() : m.schedule(); });
}

Action Machine::finish(HelperStatus status, HelperFn fn, Slot* frame) {
  for (;;) {
    VO_DCHECK(runtime::HeldLocks::none(), "a helper holds no lock when it returns");
    switch (status) {
      case HelperStatus::Done: return isWanted() ? safepoint(false) : goOn();
      case HelperStatus::Panic:
        if (cx.panic.kind == abi::PanicKind::OutOfMemory && fn != nullptr && collectionHelps(reinterpret_cast<const void*>(fn))) {
          rt.gc.collect(&current->g);
          status = fn(cx, frame);
          continue;
        }
        return raiseFromContext();
      case HelperStatus::Park: return park();
      case HelperStatus::Again: {
        VO_DCHECK(cx.work <= abi::kMaxWork, "work between two returns of a helper is bounded");
        cx.work = 0;
        fn = nullptr;
        HelperFn rest = cx.continuation;
        if (rest == nullptr) {
          status = HelperStatus::Done;
          continue;
        }
        if (!isWanted()) {
          status = rest(cx, frame);
          continue;
        }
        Record* r = pushRecord(RecordKind::Helper, kHelperWords, 0);
        r->words()[kContinuation] = reinterpret_cast<Slot>(rest);
        r->words()[kFrame] = abi::ptrSlot(frame);
        std::copy_n(cx.state, HelperContext::kMaxState, r->words() + kState);
        return safepoint(false);
      }
      case HelperStatus::Call: {
        Request wanted = std::exchange(request, Request::None);
        VO_CHECK(wanted != Request::MakeFunc, "reflect's stubs have code of their own");
        if (wanted == Request::ReflectCall) return startReflectCall(frame);
        uint32_t n = cx.argCount;
        VO_CHECK(n <= HelperContext::kMaxArgs, "a helper's call has few arguments");
        Record* r = pushRecord(RecordKind::Helper, kHelperWords, cx.resultCount);
        r->words()[kContinuation] = reinterpret_cast<Slot>(cx.continuation);
        r->words()[kFrame] = abi::ptrSlot(frame);
        std::copy_n(cx.state, HelperContext::kMaxState, r->words() + kState);
        Slot args[HelperContext::kMaxArgs];
        std::copy_n(cx.args, n, args);
        std::fill_n(cx.args, n, Slot{0});  // they are roots
        return call(cx.callee, args, n);
      }
    }
  }
}

/// What a helper has called has returned, or it goes on with a piece of its work.
Action Machine::helperReturned() {
  Record* r = current->records;
  VO_CHECK(r->kind == RecordKind::Helper, "the rest of the work is in a record");
  auto rest = reinterpret_cast<HelperFn>(r->words()[kContinuation]);
  auto* frame = abi::slotPtr<Slot>(r->words()[kFrame]);
  HelperStatus status = HelperStatus::Done;
  while (rest != nullptr) {
    std::copy_n(r->words() + kState, HelperContext::kMaxState, cx.state);
    cx.results = r->resultWords();
    status = rest(cx, frame);
    bool isShort = status == HelperStatus::Panic && cx.panic.kind == abi::PanicKind::OutOfMemory;
    if (!isShort || !collectionHelps(reinterpret_cast<const void*>(rest))) break;
    rt.gc.collect(&current->g);
  }
  popRecord();
  return finish(status, nullptr, frame);
}

Action Machine::goOn() {
  Goroutine& g = *current;
  if (g.g.wakePanic.kind != abi::PanicKind::None) [[unlikely]] return raiseRecord(std::exchange(g.g.wakePanic, {}));
  if (!g.isAtRecord()) return Action::Return;
  Record* r = g.records;
  VO_CHECK(!r->isCalling, "a goroutine at a record has something to do");
  switch (r->kind) {
    case RecordKind::Bottom: {
      // From here on the frame says whether it still uses them.
      VO_CHECK(g.start != nullptr, "a goroutine starts once");
      uint32_t n = std::exchange(g.startArgCount, 0);
      return call(std::exchange(g.start, nullptr), g.startArgs, n);
    }
    case RecordKind::Main: return mainReturned();
    case RecordKind::Helper: return helperReturned();
    default: VO_UNREACHABLE("only work in pieces waits at a record");
  }
}

// --- Safepoints ---------------------------------------------------------------------------------------

bool Machine::mustNotStop() {
  if (current->pins > 0 || current == alone || !vo_thread->printBuffer.empty()) return true;
  if (current->context.bp == nullptr) return false;
  const Function* f = functionOfPc(current->context.bp[1]);
  return f != nullptr && (f->flags & link::kSafepointFree) != 0;
}

Action Machine::safepoint(bool isPoll) {
  if (rt.heap.haveSamples()) [[unlikely]] recordSamples();
  if (isPoll && mustNotStop()) return goOn();
  // With both switches every back-edge that looks around collects.
  bool always = rt.stress.gcEveryAlloc && rt.stress.preemptEveryEdge;
  if ((attention || rt.heap.gcWanted() || always) && current->pins == 0) collectStep();
  // (the stress switch is about edges: there is no order that programs count on between two of them)
  if (vo_poll_flag != 0 && (isPoll || !rt.stress.preemptEveryEdge) && !mustNotStop()) {
    // It may be no tick, but somebody who has stopped the world.
    if (!rt.stress.preemptEveryEdge) vo_poll_flag = 0;
    if (vo_thread->hasTicked.exchange(false, std::memory_order_relaxed) || rt.stress.preemptEveryEdge) {
      tick();
      if (hasReady()) return yield();
    }
    if (!mayRun()) return yield();
  }
  return current->isAtRecord() ? Action::Continue : Action::Return;
}

void Machine::collectStep() {
  if (uint32_t cycles = rt.gc.stats().cycles; cycles != scannedCycle) {
    scannedCycle = cycles;
    rt.gc.countStackWork(std::exchange(scannedStacks, 0));
  }
  if (!std::exchange(attention, false)) {
    // Loops have few safepoints: what a large allocation owes is paid now, up to some milliseconds.
    constexpr int kMostSteps = 64;
    int steps = 0;
    for (;;) {
      rt.gc.step(&current->g);
      if (!rt.heap.gcWanted() || rt.stress.gcEveryAlloc || ++steps == kMostSteps) return;
      giveWay();
    }
  }
  if (std::exchange(findLeaks, false)) {
    rt.gc.collectLeaks(&current->g);
  } else {
    collectInSteps();
  }
}

/// A full collection. Between two steps other threads have the engine if they want it.
void Machine::collectInSteps() {
  uint32_t target = rt.gc.fullCycle();
  for (;;) {
    rt.gc.forcedStep(&current->g);
    if (rt.gc.isOver(target)) return;
    giveWay();
  }
}

/// Whether a collection may help what is short of memory at a place, since something was allocated after the last.
bool Machine::collectionHelps(const void* at) {
  constexpr uint64_t kSuccess = uint64_t{64} << 10;
  uint64_t allocated = rt.heap.stats().totalAlloc;
  if (current->pins > 0 || (at == shortAtPlace && allocated - shortAt < kSuccess)) return false;
  shortAtPlace = at;
  shortAt = allocated;
  cx.panic = {};
  rt.heap.takeSamples();
  return true;
}

}  // namespace vo::native_runtime
