// This file raises panics, makes the deferred calls of the unwinder, and ends the program.
//
// Whose turn it is says runtime::Unwinder; here is what that means for frames. Raising pushes a record on top of the
// stack (RecordKind::Unwind), which then calls the goroutine's deferred functions one after another:
//
//     raise -> unwindNext -> (deferred function runs) -> deferReturned -> unwindNext -> …
//                                                                     -> Action::Jump to a frame's MarkRecord
//                         -> no deferred function left: texts are made, the program ends
//
// recover() answers if its function was called by the record of the newest panic, wrappers looked through. When that
// function has returned, the frames above the one whose deferred call it was are dropped, and this frame continues at
// its epilogue, where it runs what is left of its deferred calls.
#include "runtime/panic.h"

#include <signal.h>

#include <utility>

#include "native_runtime/machine.h"
#include "runtime/print.h"
#include "runtime/report.h"
#include "runtime/string.h"

namespace vo::native_runtime {

using abi::PanicKind;
using runtime::Panic;

// --- Raising ----------------------------------------------------------------------------------------

Action Machine::raiseRecord(const abi::RuntimePanic& record) {
  if (runtime::isFatal(record.kind)) throwRecord(record);
  if (record.kind == PanicKind::NilDeref) {
    current->sawSignal = true;
    current->signalAddress = static_cast<uint64_t>(record.x);
  }
  const Function* makeError = named(Named::RuntimeError);
  if (makeError == nullptr) return raise(runtime::plainError(rt, record));
  runtime::ErrorCall errorCall;
  if (!runtime::makeErrorCall(rt, record, errorCall)) return raiseKind(PanicKind::OutOfMemory);
  pushRecord(RecordKind::MakePanic, 0, 2);
  return call(reinterpret_cast<const abi::Closure*>(makeError), errorCall.args, errorCall.kSlots);
}

Action Machine::panicMade() {
  abi::Eface value = abi::slotEface(current->records->resultWords());
  popRecord();
  return startUnwinding(value, false);
}

Action Machine::raise(abi::Eface value) {
  if (value.type == nullptr && !library->panicNil) return raiseKind(PanicKind::NilPanic);
  return startUnwinding(value, false);
}

Action Machine::raiseFromContext() {
  if (std::exchange(request, Request::None) == Request::Goexit) return goexit();
  if (cx.panic.kind == PanicKind::None) return raise(std::exchange(cx.panicValue, {}));
  return raiseRecord(std::exchange(cx.panic, {}));
}

Action Machine::startUnwinding(abi::Eface value, bool isGoexit) {
  Record* r = pushRecord(RecordKind::Unwind, 0, 0);
  unwinder.start(*current, value, isGoexit, reinterpret_cast<Slot*>(r));
  return unwindNext();
}

// --- Deferred calls -----------------------------------------------------------------------------------

Action Machine::unwindNext() {
  using Next = runtime::Unwinder::Next;
  VO_CHECK(current->panics != nullptr, "somebody has begun to unwind");
  if (current->panics->goexit && dying == current) reportPanics();  // a value's text method called Goexit
  const abi::Closure* closure;
  switch (unwinder.next(*current, &closure)) {
    case Next::Call: return call(closure, nullptr, 0);
    case Next::Ends: return goroutineEnds();
    case Next::Unrecovered: return fatalPanic();
  }
  VO_UNREACHABLE("a panic goes on, or is over");
}

Action Machine::deferReturned() {
  using Returned = runtime::Unwinder::Returned;
  Goroutine& g = *current;
  VO_CHECK(g.panics != nullptr && reinterpret_cast<const void*>(g.panics->stub) == g.records,
           "a deferred call returns to the newest panic's record");
  Slot* frame;
  auto isInner = [&g](const Slot* a, const Slot* b) { return g.isInner(a, b); };
  switch (unwinder.returned(g, isInner, &frame)) {
    case Returned::Unwinds: return unwindNext();
    case Returned::Resumes:
      dropAbove(frame);
      vo_target = reinterpret_cast<const MarkRecord*>(frame);
      return Action::Jump;
    case Returned::Goexits: {
      dropAbove(frame);
      Record* r = g.records;
      VO_CHECK(reinterpret_cast<const void*>(frame) == r, "a Goexit goes on at its record");
      r->isCalling = 0;
      g.context.sp = reinterpret_cast<uint64_t*>(r);
      g.context.bp = r->from.bp;
      return unwindNext();
    }
  }
  VO_UNREACHABLE("a deferred call has recovered, or has not");
}

/// What stands above `frame`, a MarkRecord or a record, is gone.
void Machine::dropAbove(const void* frame) {
  Goroutine& g = *current;
  while (g.records != nullptr && g.isInner(g.records, frame)) g.records = g.records->below;
  while (!g.top->contains(frame)) leaveSegment(g);
}

/// Exactly one function that is not a wrapper stands between recover and the unwinder.
abi::Eface Machine::recover() {
  Panic* p = current->recoverable();
  if (p == nullptr) return {};
  int functions = 0;
  for (FrameCursor c(*current); !c.done(); c.next()) {
    if (c.record != nullptr) {
      // A function that reflect made is a wrapper as the compiler's are.
      if (c.record->kind == RecordKind::Reflect || c.record->kind == RecordKind::MakeFunc) continue;
      if (reinterpret_cast<const void*>(p->stub) != c.record || functions != 1) return {};
      p->recovered = true;
      return p->value;
    }
    const Function* f = functionOfPc(c.pc);
    if (f == nullptr) continue;  // a stub of reflect's
    bool isInlined = isInlinedAt(f, c.pc);
    bool reflects = f == named(Named::CallReflect) || f == named(Named::CallMethod);
    // A call that was inlined into a wrapper is a function for itself.
    if (((f->flags & link::kWrapper) != 0 && !isInlined) || reflects) continue;
    if (++functions > 1 || isInlined) return {};
  }
  return {};
}

// --- The end ------------------------------------------------------------------------------------------

/// Nobody has recovered: first what is to be done at the end of the program, then every value's Error or String method says its
/// text, both of which run Go code; then all is printed at once.
Action Machine::fatalPanic() {
  if (dying != nullptr) {
    // Another goroutine is at it, or this one panicked in such a method beyond its recover.
    if (dying != current) return park();
    reportPanics();
  }
  VO_CHECK(current->panics != nullptr && printing == nullptr, "a panic ends the program once");
  dying = current;
  printing = current->panics;
  return makeNextText();
}

Action Machine::makeNextText() {
  if (library->atEnd != nullptr) {
    pushRecord(RecordKind::PrintPanic, 0, 2);
    return call(std::exchange(library->atEnd, nullptr), nullptr, 0);
  }
  const Function* panicText = named(Named::PanicText);
  while ((texting = runtime::nextWithText(printing)) != nullptr) {
    printing = texting->link;
    if (panicText == nullptr) continue;
    pushRecord(RecordKind::PrintPanic, 0, 2);
    Slot args[2];
    abi::putEface(args, texting->value);
    return call(reinterpret_cast<const abi::Closure*>(panicText), args, 2);
  }
  reportPanics();
}

Action Machine::panicPrinted() {
  if (texting != nullptr) texting->value = abi::slotEface(current->records->resultWords());
  popRecord();
  return makeNextText();
}

void Machine::reportPanics() {
  base::Text out(rt.memory);
  const Panic* p = dying->panics;
  runtime::addPanics(out, rt.metadata, p);
  FrameCursor c(*dying);
  // The trace begins where the newest panic was raised.
  while (!c.done() && reinterpret_cast<const void*>(p->stub) != c.record) c.next();
  c.next();
  runtime::addSignal(out, *dying, c.pc);
  if (library->tracesWanted()) {
    appendTrace(out, dying, c, "running");
    uint32_t bubble = runtime::deadlockedBubble(rt.metadata, p);
    bool all = library->allTracesWanted();
    if (bubble != 0 || all) appendOthers(out, dying, all ? 0 : bubble);
  }
  write(2, out);
  exitAfterReport();
}

/// A fault of the run time, as gc sees it: the trace shows the run time's frames, too, whatever
/// GOTRACEBACK says.
void Machine::throwRuntime(base::Text& out, const FrameCursor& c) {
  throwing = true;
  runtime::addSignal(out, *current, c.pc);
  appendTrace(out, current, c, "running");
  appendOthers(out, current);
  write(2, out);
  exitAfterReport();
}

void Machine::throwRecord(const abi::RuntimePanic& record) {
  if (record.kind == PanicKind::StackOverflow) stackOverflow();
  base::Text text(rt.memory);
  if (record.kind == PanicKind::OutOfMemory) {
    text += "fatal error: runtime: out of memory\n";
    throwRuntime(text, FrameCursor(*current));
  }
  bool othersToo = record.kind != PanicKind::UserMessage && record.kind != PanicKind::MapWrites &&
                   record.kind != PanicKind::MapReadWrite && record.kind != PanicKind::MapIterationWrite;
  if (record.text.len != 0) {
    text += record.text.view();
  } else {
    runtime::addPanicText(text, record, rt.metadata);
  }
  fatal(text, othersToo);
}

void Machine::fatal(std::string_view text, bool othersToo) {
  base::Text out(rt.memory);
  Panic* p = current != nullptr && dying == nullptr ? current->panics : nullptr;
  if (p != nullptr) {
    for (Panic* x = p; (x = runtime::nextWithText(x)) != nullptr;) x = x->link;
    runtime::addPanics(out, rt.metadata, p);
    out += '\t';
  }
  out += "fatal error: ";
  runtime::addIndented(out, text);
  out += '\n';
  // If the report of a panic is under way its values are not printed.
  if (dying != nullptr && current != nullptr) throwRuntime(out, FrameCursor(*current));
  if (library->tracesWanted()) {
    if (current != nullptr) appendTrace(out, current, FrameCursor(*current), "running");
    if (othersToo || library->allTracesWanted()) appendOthers(out, current);
  }
  write(2, out);
  exitAfterReport();
}

/// The current goroutine stands in __morestack, or at a record that did not fit.
void Machine::stackOverflow() {
  base::Text out(rt.memory, "runtime: goroutine stack exceeds ");
  out.addUint(maxStack);
  out += "-byte limit\nruntime: sp=";
  const Segment* s = current->top;
  runtime::addAddress(out, reinterpret_cast<uint64_t>(current->context.sp));
  out += " stack=[";
  runtime::addAddress(out, reinterpret_cast<uint64_t>(s->low));
  out += ", ";
  runtime::addAddress(out, reinterpret_cast<uint64_t>(s->high));
  out += "]\nfatal error: stack overflow\n";
  current->sawSignal = false;  // gc throws on its own stack, which has met no signal
  throwRuntime(out, FrameCursor(*current));
}

void Machine::fault(int signal, uint64_t code, uint64_t address, uint64_t pc, uint64_t bp) {
  base::Text out(rt.memory, "unexpected fault address ");
  runtime::addAddress(out, address);
  out += "\nfatal error: fault\n[signal ";
  out += signal == SIGSEGV ? "SIGSEGV: segmentation violation" : signal == SIGBUS ? "SIGBUS: bus error" : "";
  if (signal != SIGSEGV && signal != SIGBUS) out.addInt(signal);
  out += " code=";
  runtime::addAddress(out, code);
  out += " addr=";
  runtime::addAddress(out, address);
  out += " pc=";
  runtime::addAddress(out, pc);
  out += "]\n";
  throwing = true;
  appendTrace(out, current, FrameCursor::ofRunning(*current, pc, bp), "running");
  appendOthers(out, current);
  write(2, out);
  exitAfterReport();
}

/// A signal from outside ends the program.
void Machine::quit(int signal) {
  base::Text out(rt.memory, runtime::endingSignalText(signal));
  out += "\nPC=0x0 m=0 sigcode=0";
  if (signal == SIGSEGV || signal == SIGBUS) out += " addr=0x0";
  out += '\n';
  if (library->tracesWanted()) {
    if (current != nullptr) appendTrace(out, current, FrameCursor(*current), "running");
    appendOthers(out, current);
  }
  write(2, out);
  exitAfterReport();
}

}  // namespace vo::native_runtime
