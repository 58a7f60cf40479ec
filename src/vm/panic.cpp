// This file raises panics, makes the deferred calls of the unwinder, and ends the program.
//
// Whose turn it is says runtime::Unwinder; here is what that means for frames. Raising pushes a stub frame on top of
// the stack (Stub::Unwind); the stub then calls the fiber's deferred functions one after another, on top of the
// stack. Each step is a return to the interpreter, never recursion in C++:
//
//     raise -> unwindNext -> (deferred function runs) -> deferReturned -> unwindNext -> …
//                                                                     -> resumeAt
//                         -> no deferred function left: texts are made, the program ends
//
// recover() answers if its function was called by the stub of the newest panic, wrappers looked
// through. When that function has returned, the frames above the one whose deferred call it was are
// dropped, and this frame continues at its epilogue, where it runs what is left of its deferred
// calls.
#include "runtime/panic.h"

#include <utility>

#include "runtime/print.h"
#include "runtime/report.h"
#include "runtime/string.h"
#include "vm/debug.h"
#include "vm/operands.h"

namespace vo::vm {

using abi::PanicKind;

// --- Raising ----------------------------------------------------------------------------------------

bool Vm::raiseRecord(const abi::RuntimePanic& record) {
  if (runtime::isFatal(record.kind)) return throwRecord(record);
  findErrorFunctions();
  if (options.debugger != nullptr) {
    base::Text text(rt.memory);
    runtime::addPanicText(text, record, rt.metadata);
    options.debugger->failing(text);
  }
  if (record.kind == PanicKind::NilDeref) {
    fiber->sawSignal = true;
    fiber->signalAddress = static_cast<uint64_t>(record.x);
  }
  if (makeError == nullptr) return raise(runtime::plainError(rt, record));
  runtime::ErrorCall call;
  if (!runtime::makeErrorCall(rt, record, call)) return raiseKind(PanicKind::OutOfMemory);
  if (pushStub(Stub::MakePanic, 2, 12) == nullptr) return false;
  return callFromStub(Special::PanicMade, reinterpret_cast<const abi::Closure*>(makeError), call.args, call.kSlots);
}

bool Vm::panicMade() {
  VO_CHECK(stubKind(functionOf(fp)) == Stub::MakePanic, "the call for the error's value returns to its stub");
  abi::Eface value = abi::slotEface(stubResults());
  popStub();
  return startUnwinding(value, false);
}

bool Vm::raise(abi::Eface value) {
  if (value.type == nullptr && !library->panicNil) return raiseKind(PanicKind::NilPanic);
  return startUnwinding(value, false);
}

bool Vm::goexit() { return startUnwinding({}, true); }

bool Vm::startUnwinding(abi::Eface value, bool isGoexit) {
  if (options.debugger != nullptr && !isGoexit && !options.debugger->panics(*this, value)) return false;
  Slot* stub = pushStub(Stub::Unwind, 2, 0);
  if (stub == nullptr) return false;
  unwinder.start(*fiber, value, isGoexit, stub);
  return unwindNext();
}

// --- Deferred calls -----------------------------------------------------------------------------------

bool Vm::unwindNext() {
  using Next = runtime::Unwinder::Next;
  VO_CHECK(fiber->panics != nullptr, "somebody has begun to unwind");
  if (fiber->panics->goexit && dying == fiber) return reportPanics();  // a value's text method called Goexit
  const abi::Closure* closure;
  switch (unwinder.next(*fiber, &closure)) {
    case Next::Call: return callFromStub(Special::DeferReturned, closure, nullptr, 0);
    case Next::Ends: return fiberEnds();
    case Next::Unrecovered: return fatalPanic();
  }
  VO_UNREACHABLE("a panic goes on, or is over");
}

bool Vm::deferReturned() {
  using Returned = runtime::Unwinder::Returned;
  VO_CHECK(fiber->panics != nullptr && fiber->panics->stub == fp, "a deferred call returns to the newest panic's stub");
  Slot* frame;
  auto isInner = [this](const Slot* a, const Slot* b) { return fiber->stack.isInner(a, b); };
  switch (unwinder.returned(*fiber, isInner, &frame)) {
    case Returned::Unwinds: return unwindNext();
    case Returned::Resumes: return resumeAt(frame);
    case Returned::Goexits: dropFramesAbove(frame); return unwindNext();
  }
  VO_UNREACHABLE("a deferred call has recovered, or has not");
}

/// `frame` becomes the innermost one.
void Vm::dropFramesAbove(Slot* frame) {
  fiber->stack.unwindTo(frame);
  stackLimit = fiber->stack.limit();
  stackShrinks(false);
  fp = frame;
}

/// The panic that was raised above `frame` has been recovered: its function returns.
bool Vm::resumeAt(Slot* frame) {
  dropFramesAbove(frame);
  const Function* f = functionOf(frame);
  VO_CHECK((f->flags & link::kHasDefer) != 0, "a function with deferred calls has an epilogue");
  pc = f->code + f->epilogue;
  return true;
}

namespace {

/// Frames that were inlined at pc count as calls of their own.
bool isInlinedAt(const Function* f, const Word* pc) {
  auto at = static_cast<uint32_t>(pc - f->code - 1);
  uint16_t inlined = 0;
  for (const link::LineStep& s : f->lines) {
    if (s.pc > at) break;
    inlined = s.inlined;
  }
  return inlined != 0;
}

}  // namespace

/// Exactly one function that is not a wrapper stands between recover and the unwinder.
bool Vm::recover(Word w) {
  Operands o{w, fp};
  Slot* result = &o.ra();
  abi::putEface(result, {});
  Panic* p = fiber->recoverable();
  if (p == nullptr) return true;
  FrameCursor c(fiber->stack, fp, pc);
  int functions = 0;
  for (; !c.done(); c.next()) {
    const Function* f = functionOf(c.fp);
    if (isStub(f)) {
      // A function that reflect made is a wrapper as the compiler's are.
      if (Stub kind = stubKind(f); kind == Stub::Reflect || kind == Stub::MakeFunc) continue;
      if (c.fp != p->stub || functions != 1) return true;
      p->recovered = true;
      abi::putEface(result, p->value);
      return true;
    }
    bool reflects = f == makeFuncFunction || f == callReflectFunction || f == methodValueFunction || f == callMethodFunction;
    // A call that was inlined into a wrapper is a function for itself.
    bool isWrapper = (f->flags & link::kWrapper) != 0 && !isInlinedAt(f, c.pc);
    if (isWrapper || reflects) continue;
    if (++functions > 1 || isInlinedAt(f, c.pc)) return true;
  }
  return true;
}

// --- The end ------------------------------------------------------------------------------------------

/// Nobody has recovered: first what is to be done at the end of the program, then every value's Error or String method says its
/// text, both of which run Go code; then all is printed at once.
bool Vm::fatalPanic() {
  if (dying != nullptr) {
    // Another fiber is at it, or this one panicked in such a method beyond its recover.
    if (dying != fiber) return park();
    return reportPanics();
  }
  VO_CHECK(fiber->panics != nullptr && printing == nullptr, "a panic ends the program once");
  if (options.debugger != nullptr && !options.debugger->unrecovered(*this)) return false;
  dying = fiber;
  printing = fiber->panics;
  return makeNextText();
}

bool Vm::makeNextText() {
  if (library->atEnd != nullptr) {
    if (pushStub(Stub::PrintPanic, 2, 4) == nullptr) return false;
    return callFromStub(Special::PanicPrinted, std::exchange(library->atEnd, nullptr), nullptr, 0);
  }
  findErrorFunctions();
  while ((texting = runtime::nextWithText(printing)) != nullptr) {
    printing = texting->link;
    if (panicText == nullptr) continue;
    if (pushStub(Stub::PrintPanic, 2, 4) == nullptr) return false;
    Slot args[2];
    abi::putEface(args, texting->value);
    return callFromStub(Special::PanicPrinted, reinterpret_cast<const abi::Closure*>(panicText), args, 2);
  }
  return reportPanics();
}

bool Vm::panicPrinted() {
  if (texting != nullptr) texting->value = abi::slotEface(stubResults());
  popStub();
  return makeNextText();
}

bool Vm::reportPanics() {
  base::Text out(rt.memory);
  const Panic* p = dying->panics;
  runtime::addPanics(out, rt.metadata, p);
  runtime::addSignal(out, *dying, reinterpret_cast<uint64_t>(pc));
  // The trace begins where the newest panic was raised.
  FrameCursor c(dying->stack, fp, pc);
  while (!c.done() && c.fp != p->stub) c.next();
  c.next();
  if (library->tracesWanted()) {
    appendTrace(out, dying, c, "running");
    uint32_t bubble = runtime::deadlockedBubble(rt.metadata, p);
    bool all = library->allTracesWanted();
    if (bubble != 0 || all) appendOthers(out, dying, all ? 0 : bubble);
  }
  if (HostCall* call = hostCallOf(dying); call != nullptr) return hostPanicked(*call, out);
  write(2, out);
  return exitAfterReport();
}

/// A fault of the run time, as gc sees it: the trace shows the run time's frames, too, whatever
/// GOTRACEBACK says.
bool Vm::throwRuntime(base::Text& out, Outcome how) {
  throwing = true;
  runtime::addSignal(out, *fiber, reinterpret_cast<uint64_t>(pc));
  appendTrace(out, fiber, FrameCursor(fiber->stack, fp, pc), "running");
  appendOthers(out, fiber);
  write(2, out);
  if (how == Outcome::Exited) return exitAfterReport();
  endWith(how, 2);
  return false;
}

bool Vm::throwRecord(const abi::RuntimePanic& record) {
  if (record.kind == PanicKind::StackOverflow) return stackOverflow();
  base::Text text(rt.memory);
  if (record.kind == PanicKind::OutOfMemory) {
    text += "fatal error: runtime: out of memory\n";
    return throwRuntime(text, Outcome::OutOfMemory);
  }
  bool othersToo = record.kind != PanicKind::UserMessage && record.kind != PanicKind::MapWrites &&
                   record.kind != PanicKind::MapReadWrite && record.kind != PanicKind::MapIterationWrite;
  if (record.text.len != 0) {
    text += record.text.view();
  } else {
    runtime::addPanicText(text, record, rt.metadata);
  }
  return fatal(text, othersToo);
}

bool Vm::fatal(std::string_view text, bool othersToo) {
  if (options.debugger != nullptr && !options.debugger->fatal(*this, text)) return false;
  base::Text out(rt.memory);
  Panic* p = fiber != nullptr && dying == nullptr ? fiber->panics : nullptr;
  if (p != nullptr) {
    for (Panic* x = p; (x = runtime::nextWithText(x)) != nullptr;) x = x->link;
    runtime::addPanics(out, rt.metadata, p);
    out += '\t';
  }
  out += "fatal error: ";
  runtime::addIndented(out, text);
  out += '\n';
  // If the report of a panic is under way its values are not printed.
  if (dying != nullptr) return throwRuntime(out, Outcome::Exited);
  if (library->tracesWanted()) {
    if (fiber != nullptr) appendTrace(out, fiber, FrameCursor(fiber->stack, fp, pc), "running");
    if (othersToo || library->allTracesWanted()) appendOthers(out, fiber);
  }
  write(2, out);
  return exitAfterReport();
}

bool Vm::stackOverflow() {
  if (options.debugger != nullptr && !options.debugger->fatal(*this, "stack overflow")) return false;
  base::Text out(rt.memory, "runtime: goroutine stack exceeds ");
  out.addUint(maxStack);
  out += "-byte limit\nruntime: sp=";
  auto [low, high] = fiber->stack.topBounds();
  runtime::addAddress(out, reinterpret_cast<uint64_t>(fp));
  out += " stack=[";
  runtime::addAddress(out, low);
  out += ", ";
  runtime::addAddress(out, high);
  out += "]\nfatal error: stack overflow\n";
  fiber->sawSignal = false;  // gc throws on its own stack, which has met no signal
  return throwRuntime(out, hostCall != nullptr ? Outcome::StackOverflow : Outcome::Exited);
}

}  // namespace vo::vm
