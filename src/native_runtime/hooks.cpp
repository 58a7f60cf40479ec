// This file is the engine's part of the library's natives: goroutines, coroutines, call stacks.
//
// A hook is a helper: it cannot switch goroutines or enter functions itself. It notes in Machine::request what is
// wanted and answers Park, Panic or Call; Machine::finish then acts on the note.
#include <algorithm>
#include <cstring>

#include "native_runtime/machine.h"
#include "native_runtime/process.h"
#include "sched/coroutine.h"

namespace vo::native_runtime {

using abi::HelperContext;
using abi::HelperStatus;
using runtime::GStatus;

namespace {

HelperStatus gosched(HelperContext& cx, Slot*) {
  cx.g->status = GStatus::Runnable;
  machineOf(cx).runQueue.putGlobal(cx.g);
  return HelperStatus::Park;
}

HelperStatus letNextRun(HelperContext& cx, Slot*) {
  Machine& m = machineOf(cx);
  if (m.current->pins > 0) return HelperStatus::Done;
  cx.g->status = GStatus::Runnable;
  m.runQueue.putLocal(cx.g);
  return HelperStatus::Park;
}

HelperStatus askGoexit(HelperContext& cx, Slot*) {
  machineOf(cx).request = Request::Goexit;
  cx.panic = {};
  return HelperStatus::Panic;
}

HelperStatus askExit(HelperContext& cx, Slot* frame) { machineOf(cx).exitProgram(static_cast<int>(frame[0])); }

HelperStatus askReflectCall(HelperContext& cx, Slot*) {
  machineOf(cx).request = Request::ReflectCall;
  return HelperStatus::Call;
}

/// Functions that reflect makes are entered by stubs of their own.
HelperStatus neverCalled(HelperContext&, Slot*) { VO_UNREACHABLE("reflect's stubs are code of the run time"); }

// --- Coroutines -------------------------------------------------------------------------------------

// newcoro(func(*coro)) *coro
HelperStatus newCoro(HelperContext& cx, Slot* frame) {
  Machine& m = machineOf(cx);
  sched::Coroutine* c = sched::newCoroutine(cx.runtime);
  if (c == nullptr) return abi::outOfMemory(cx);
  Goroutine* f = m.newGoroutine(abi::slotPtr<const abi::Closure>(frame[1]));
  f->startArgs[0] = abi::ptrSlot(c);
  f->startArgCount = 1;
  m.rememberCreator(f);
  m.inheritBubble(f, false);
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
  VO_CHECK(next != cx.g && machineOf(cx).switchTo == nullptr, "a switch leads to another goroutine, at once");
  machineOf(cx).switchTo = goroutineOf(next);
  return HelperStatus::Park;
}

// --- Call stacks --------------------------------------------------------------------------------------

int64_t callers(HelperContext& cx, int64_t skip, uint64_t* pcs, int64_t n) {
  Machine& m = machineOf(cx);
  return static_cast<int64_t>(m.stackPcs(m.current, static_cast<size_t>(skip), {pcs, static_cast<size_t>(n)}));
}

bool pcInfo(runtime::Runtime& rt, uint64_t pc, int64_t depth, stdlib::PcInfo* out) {
  Machine& m = machineOf(rt);
  if (const Function* f = m.functionAtAddress(pc); f != nullptr) {
    if (depth != 0) return false;
    *out = {f->name, m.fileName(f->startFile), f->startLine, f->startLine, pc, false};
    return true;
  }
  int64_t i = 0;
  m.framesAt(pc, [&](const runtime::PcFrame& f) {
    if (i == depth) *out = {f.name, f.file, f.line, f.startLine, f.entry, false};
    if (i > depth) out->more = true;
    i++;
  });
  return i > depth;
}

size_t stackTrace(HelperContext& cx, bool all, std::span<char> out) {
  Machine& m = machineOf(cx);
  if (all) m.stopWorld();
  base::Text text(cx.runtime.memory);
  size_t done = 0;
  auto take = [&](std::string_view more) {
    size_t n = std::min(more.size(), out.size() - done);
    if (n != 0) memcpy(out.data() + done, more.data(), n);
    done += n;
    text.clear();
  };
  m.appendTrace(text, m.current, FrameCursor(*m.current), "running");
  std::string_view own = text.view();
  own.remove_prefix(1);
  take(own);
  for (runtime::G* g = all ? cx.runtime.firstG() : nullptr; g != nullptr && done != out.size(); g = g->allNext) {
    if (g == cx.g || g->isSystem) continue;
    m.appendOther(text, goroutineOf(g));
    take(text.view());
  }
  return done;
}

// --- Others -------------------------------------------------------------------------------------------

void spawn(runtime::Runtime& rt, const abi::Closure* fn) {
  Machine& m = machineOf(rt);
  Goroutine* f = m.newGoroutine(fn);
  rt.addG(&f->g);
  f->g.status = GStatus::Runnable;
  m.runQueue.putNext(&f->g);
}

int64_t changeProcs(runtime::Runtime& rt, int64_t n) {
  constexpr int64_t kMost = 1 << 20;
  Machine& m = machineOf(rt);
  if (!m.procsKnown) m.setProcs(processors());
  auto old = static_cast<int64_t>(m.procs);
  // A pinned goroutine's thread counts until it is left: sync.Pool makes a table of so many and looks for its own place in it.
  if (n == 0 && m.current->pins > 0) return std::max(old, int64_t{vo_thread->index} + 1);
  if (n != 0 && n != old) m.setProcs(n < 0 ? processors() : static_cast<uint32_t>(std::min(n, kMost)));
  return old;
}

int64_t changeMaxStack(runtime::Runtime& rt, int64_t bytes) {
  Machine& m = machineOf(rt);
  auto old = static_cast<int64_t>(m.maxStack);
  m.setMaxStack(static_cast<size_t>(std::max<int64_t>(bytes, 0)));
  return old;
}

}  // namespace

void Machine::installHooks(stdlib::EngineHooks& h) {
  h.gosched = gosched;
  h.letNextRun = letNextRun;
  h.goexit = askGoexit;
  h.exit = askExit;
  h.newcoro = newCoro;
  h.coroswitch = coroSwitch;
  h.reflectCall = askReflectCall;
  h.makeFuncStub = h.methodValueCall = neverCalled;
  h.requestCollect = [](HelperContext& cx, bool leaks) {
    machineOf(cx).attention = true;
    machineOf(cx).findLeaks |= leaks;
  };
  h.callers = callers;
  h.pcInfo = pcInfo;
  h.stackTrace = stackTrace;
  h.spawn = spawn;
  h.pin = [](HelperContext& cx) { machineOf(cx).current->pins++; };
  h.unpin = [](HelperContext& cx) {
    VO_DCHECK(machineOf(cx).current->pins > 0, "what is unpinned was pinned");
    machineOf(cx).current->pins--;
  };
  h.stackBytes = [](runtime::Runtime& rt) { return machineOf(rt).stackBytes(); };
  h.setMaxStack = changeMaxStack;
  h.othersReady = [](runtime::Runtime& rt) { return machineOf(rt).hasReady() || machineOf(rt).othersRun(); };
  h.stopWorld = [](HelperContext& cx) {
    machineOf(cx).stopWorld();
    machineOf(cx).alone = machineOf(cx).current;
  };
  h.startWorld = [](HelperContext& cx) { machineOf(cx).alone = nullptr; };
  h.runAlone = [](runtime::Runtime& rt, bool on) {
    Machine& m = machineOf(rt);
    m.isSerial = on;
    if (on) m.stopWorld();
    return !on || !m.othersRun();
  };
  h.processor = [](runtime::Runtime&) { return vo_thread->index; };
  h.procs = changeProcs;
  // The metadata object has those of all units, sorted.
  h.typelinks = [](runtime::Runtime& rt) { return machineOf(rt).program.typeLinks; };
}

}  // namespace vo::native_runtime
