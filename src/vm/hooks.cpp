// This file is the engine's part of the library's natives: goroutines, coroutines, call stacks.
//
// A hook is a helper: it cannot switch fibers or enter functions itself. It notes in Vm::request what is
// wanted and answers Park, Panic or Call; the interpreter's loop then acts on the note.
#include "stdlib/engine.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "os/clock.h"
#include "sched/coroutine.h"
#include "vm/operands.h"

namespace vo::vm {

using abi::HelperContext;
using abi::HelperStatus;
using runtime::GStatus;

namespace {

Vm& vmOf(runtime::Runtime& rt) { return *static_cast<Vm*>(rt.engine); }
Vm& vmOf(HelperContext& cx) { return vmOf(cx.runtime); }

HelperStatus gosched(HelperContext& cx, Slot*) {
  cx.g->status = GStatus::Runnable;
  vmOf(cx).runQueue.putGlobal(cx.g);
  return HelperStatus::Park;
}

HelperStatus letNextRun(HelperContext& cx, Slot*) {
  Vm& vm = vmOf(cx);
  if (vm.fiber->pins > 0) return HelperStatus::Done;
  cx.g->status = GStatus::Runnable;
  vm.runQueue.putLocal(cx.g);
  return HelperStatus::Park;
}

HelperStatus askGoexit(HelperContext& cx, Slot*) {
  vmOf(cx).request = Request::Goexit;
  cx.panic = {};
  return HelperStatus::Panic;
}

HelperStatus askExit(HelperContext& cx, Slot* frame) {
  vmOf(cx).exitProgram(static_cast<int>(frame[0]));
  return HelperStatus::Park;
}

// --- Coroutines -------------------------------------------------------------------------------------

// newcoro(func(*coro)) *coro
HelperStatus newCoro(HelperContext& cx, Slot* frame) {
  Vm& vm = vmOf(cx);
  sched::Coroutine* c = sched::newCoroutine(cx.runtime);
  if (c == nullptr) return abi::outOfMemory(cx);
  Fiber* f = vm.newFiber(abi::slotPtr<const abi::Closure>(frame[1]));
  f->startArgs[0] = abi::ptrSlot(c);
  f->startArgCount = 1;
  vm.rememberCreator(f);
  vm.inheritBubble(f, false);
  cx.runtime.addG(&f->g);
  sched::beginCoroutine(c, &f->g);
  frame[0] = abi::ptrSlot(c);
  return HelperStatus::Done;
}

// coroswitch(*coro)
HelperStatus coroSwitch(HelperContext& cx, Slot* frame) {
  runtime::G* next = sched::switchCoroutine(cx.runtime, abi::slotPtr(frame[0]), cx.g);
  if (next == nullptr) {
    abi::RuntimePanic p = {.kind = abi::PanicKind::Message};
    p.text = abi::goString("coroswitch on exited coro");
    return abi::raise(cx, p);
  }
  VO_CHECK(next != cx.g && vmOf(cx).switchTo == nullptr, "a switch leads to another goroutine, at once");
  vmOf(cx).switchTo = fiberOf(next);
  return HelperStatus::Park;
}

// --- Call stacks --------------------------------------------------------------------------------------

int64_t callers(HelperContext& cx, int64_t skip, uint64_t* pcs, int64_t n) {
  Vm& vm = vmOf(cx);
  return static_cast<int64_t>(vm.stackPcs(vm.fiber, static_cast<size_t>(skip),
                                          {pcs, static_cast<size_t>(n)}));
}

bool pcInfo(runtime::Runtime& rt, uint64_t pc, int64_t depth, stdlib::PcInfo* out) {
  Vm& vm = vmOf(rt);
  if (const Function* f = vm.functionAtAddress(pc); f != nullptr) {
    if (depth != 0) return false;
    *out = {f->name, vm.fileName(f->startFile), f->startLine, f->startLine, pc, false};
    return true;
  }
  int64_t i = 0;
  vm.framesAt(pc, [&](const runtime::PcFrame& f) {
    if (i == depth) *out = {f.name, f.file, f.line, f.startLine, f.entry, false};
    if (i > depth) out->more = true;
    i++;
  });
  return i > depth;
}

size_t stackTrace(HelperContext& cx, bool all, std::span<char> out) {
  constexpr uint64_t kUnitsOfTrace = 64;
  Vm& vm = vmOf(cx);
  base::Text text(cx.runtime.memory);
  size_t done = 0;
  auto take = [&](std::string_view more) {
    size_t n = std::min(more.size(), out.size() - done);
    if (n != 0) memcpy(out.data() + done, more.data(), n);
    done += n;
    text.clear();
    vm.charge(kUnitsOfTrace);
  };
  vm.appendTrace(text, vm.fiber, FrameCursor(vm.fiber->stack, vm.fp, vm.pc), "running", true);
  if (vm.isOver()) return 0;
  take(text.view().substr(1));
  runtime::G* g = all ? cx.runtime.firstG() : nullptr;
  for (uint32_t seen = 1; g != nullptr && done != out.size(); g = g->allNext, seen++) {
    if (g == cx.g || g->isSystem) continue;
    vm.appendOther(text, fiberOf(g), true);
    take(text.view());
    if (seen % 16 == 0 && vm.endsNow()) break;
  }
  return done;
}

}  // namespace

const Function* Vm::functionAtAddress(uint64_t address) const {
  for (const link::Program* p = &program; p != nullptr; p = p->base) {
    auto it = std::lower_bound(p->functions.begin(), p->functions.end(),
                               reinterpret_cast<const Function*>(address));
    if (it != p->functions.end() && reinterpret_cast<uint64_t>(*it) == address) return *it;
  }
  return nullptr;
}

/// The function whose code the word before `at` belongs to.
const Function* Vm::functionOfPc(const Word* at) {
  if (byCode.empty()) {
    for (const link::Program* p = &program; p != nullptr; p = p->base)
      for (const Function* f : p->functions)
        if (f->codeWords != 0) byCode.push_back(f);
    std::sort(byCode.begin(), byCode.end(),
              [](const Function* a, const Function* b) { return a->code < b->code; });
  }
  VO_DCHECK(!byCode.empty(), "a program has code");
  // (programs ask runtime.FuncForPC about any number)
  uintptr_t before = reinterpret_cast<uintptr_t>(at) - sizeof(Word);
  auto it = std::upper_bound(byCode.begin(), byCode.end(), before,
                             [](uintptr_t pcAt, const Function* f) { return pcAt < reinterpret_cast<uintptr_t>(f->code); });
  if (it == byCode.begin()) return nullptr;
  const Function* f = *--it;
  return before < reinterpret_cast<uintptr_t>(f->code + f->codeWords) ? f : nullptr;
}

void Vm::installHooks() {
  stdlib::EngineHooks h;
  h.gosched = gosched;
  h.letNextRun = letNextRun;
  h.goexit = askGoexit;
  h.exit = askExit;
  h.newcoro = newCoro;
  h.coroswitch = coroSwitch;
  h.reflectCall = [](HelperContext& cx, Slot*) {
    vmOf(cx).request = Request::ReflectCall;
    return HelperStatus::Call;
  };
  h.makeFuncStub = h.methodValueCall = [](HelperContext& cx, Slot*) {
    vmOf(cx).request = Request::MakeFunc;
    return HelperStatus::Call;
  };
  h.requestCollect = [](HelperContext& cx, bool findLeaks) {
    vmOf(cx).attention = true;
    vmOf(cx).findLeaks |= findLeaks;
  };
  h.callers = callers;
  h.pcInfo = pcInfo;
  h.stackTrace = stackTrace;
  h.spawn = [](runtime::Runtime& rt, const abi::Closure* fn) {
    Vm& vm = vmOf(rt);
    Fiber* f = vm.newFiber(fn);
    rt.addG(&f->g);
    f->g.status = GStatus::Runnable;
    vm.runQueue.putNext(&f->g);
  };
  h.pin = [](HelperContext& cx) { vmOf(cx).fiber->pins++; };
  h.unpin = [](HelperContext& cx) {
    VO_DCHECK(vmOf(cx).fiber->pins > 0, "what is unpinned was pinned");
    vmOf(cx).fiber->pins--;
  };
  h.workTime = [](HelperContext& cx) {
    constexpr uint64_t kUnit = 20;  // a call or back-edge, interpreted
    return static_cast<int64_t>(vmOf(cx).spent() * kUnit);
  };
  h.stackBytes = [](runtime::Runtime& rt) {
    uint64_t sum = 0;
    for (runtime::G* g = rt.firstG(); g != nullptr; g = g->allNext) sum += fiberOf(g)->stack.bytes();
    return sum;
  };
  h.setMaxStack = [](runtime::Runtime& rt, int64_t bytes) {
    Vm& vm = vmOf(rt);
    auto old = static_cast<int64_t>(vm.maxStack);
    vm.maxStack = static_cast<size_t>(std::max<int64_t>(bytes, 0));
    return old;
  };
  h.typelinks = [](runtime::Runtime& rt) { return vmOf(rt).sortedTypeLinks(); };
  h.othersReady = [](runtime::Runtime& rt) { return vmOf(rt).hasReady(); };
  library = std::make_unique<stdlib::State>(rt, h);
  for (const std::string& arg : options.args) library->args.push(arg);
  library->script = options.script;
  if (options.replace != nullptr) library->unnoticed.begin();
  library->ownsSignals = options.ownsSignals;
  library->gate = options.gate;
  for (const std::string& e : options.env) library->envs.push(e);
  library->godebugDefault = program.godebugDefault;
  library->moduleInfo = program.moduleInfo;
  library->setGodebug(stdlib::environmentValue(library->envs.span(), "GODEBUG"));
  // The last one counts.
  for (std::string_view e : library->envs)
    if (e.starts_with("GOTRACEBACK=")) library->traceback = e.substr(12);
}

/// Of all units together. Made when reflect first asks.
std::span<const abi::Type* const> Vm::sortedTypeLinks() {
  if (!typeLinks.empty()) return typeLinks;
  for (const link::Program* p = &program; p != nullptr; p = p->base)
    typeLinks.insert(typeLinks.end(), p->typeLinks.begin(), p->typeLinks.end());
  if (program.base != nullptr) {
    std::sort(typeLinks.begin(), typeLinks.end(), [this](const abi::Type* a, const abi::Type* b) {
      return rt.metadata.typeString(a) < rt.metadata.typeString(b);
    });
  }
  return typeLinks;
}

// --- System goroutines ----------------------------------------------------------------------------------

/// A goroutine of the run time's own that calls fn with `n` argument slots.
Fiber* Vm::spawnSystem(const abi::Closure* fn, const Slot* args, uint32_t n) {
  Fiber* f = newFiber(fn);
  VO_CHECK(n <= std::size(f->startArgs), "the run time's own goroutines have few arguments");
  std::copy_n(args, n, f->startArgs);
  f->startArgCount = n;
  // They come out of the timers or the collector's queue, perhaps after marking began.
  if (rt.gc.marking()) {
    rt.gc.shade(fn);
    for (uint32_t i = 0; i < n; i++) rt.gc.shade(abi::slotPtr(args[i]));
  }
  rt.addG(&f->g);
  rt.setSystem(&f->g);
  f->g.status = GStatus::Runnable;
  runQueue.putNext(&f->g);
  return f;
}

void Vm::finalizersReady() {
  if (finalizerFiber != nullptr) return;
  if (runFinalizers == nullptr) runFinalizers = findFunction("runtime.vo_runFinalizers");
  if (runFinalizers == nullptr) return;
  VO_CHECK((runFinalizers->flags & link::kIsClosure) == 0 && runFinalizers->paramSlots == 0, "it is called without anything");
  finalizerFiber = spawnSystem(reinterpret_cast<const abi::Closure*>(runFinalizers), nullptr, 0);
}

void Vm::runTimers() {
  // Whatever is due then has its turn when the scheduler looks the next time.
  int left = 500;
  sched::TimerJob job;
  while (library->services.timers.runDue(os::nanotime(), &job, &left)) {
    Slot args[4] = {abi::ptrSlot(job.arg.type), abi::ptrSlot(job.arg.data), job.seq,
                    abi::intSlot(job.delay)};
    spawnSystem(job.f, args, 4);
  }
}

}  // namespace vo::vm
