// This file is the unwinder: panic, recover, Goexit and fatal errors.
//
// Raising pushes a Panic record and a stub frame on top of the stack; nothing is unwound yet. The stub
// then calls the fiber's deferred functions one after another, innermost frame first, on top of the
// stack. Each step is a return to the interpreter, never recursion in C++:
//
//     raise -> unwindNext -> (deferred function runs) -> deferReturned -> unwindNext -> …
//                                                                     -> continueRecovered
//                         -> no deferred function left: texts are made, the program ends
//
// recover() answers if its function was called by the stub of the newest panic, wrappers looked
// through. When that function has returned, the frames above the one whose deferred call it was are
// dropped, and this frame continues at its epilogue, where it runs what is left of its deferred calls.
//
// A deferred function may panic itself. The older panic stays in the list below the newer one: if the
// newer one is recovered inside, the older goes on; if it unwinds past the older one's stub, the older
// one is over (it was aborted) and goes with the frames that are dropped. Goexit is a panic that recover
// does not see; when a panic above it is recovered below its stub, Goexit goes on instead of the frame.
#include "runtime/panic.h"

#include "runtime/string.h"
#include "vm/operands.h"
#include "vm/text.h"

namespace vo::vm {

using abi::PanicClass;
using abi::PanicKind;

// --- Raising ----------------------------------------------------------------------------------------

std::string Vm::runtimeText(const abi::RuntimePanic& record) {
  base::Text text(rt.memory);
  runtime::addPanicText(text, record, rt.metadata);
  return std::string(text.view());
}

bool Vm::raiseRecord(const abi::RuntimePanic& record) {
  if (runtime::isFatal(record.kind)) return throwRecord(record);
  findErrorFunctions();
  if (record.kind == PanicKind::NilDeref) {
    fiber->sawSignal = true;
    fiber->signalAddress = static_cast<uint64_t>(record.x);
  }
  PanicClass kind = runtime::panicClass(record.kind);
  std::string text;
  if (record.text.len != 0) {
    text = record.text.view();
  } else if (makeError == nullptr || kind == PanicClass::Error || kind == PanicClass::Plain) {
    text = runtimeText(record);
  }
  if (makeError == nullptr) return raise(plainErrorValue(text));
  constexpr std::string_view kPrefix = "runtime error: ";
  if (kind == PanicClass::Error && text.starts_with(kPrefix)) text.erase(0, kPrefix.size());
  if (kind == PanicClass::TypeError) {
    text = record.kind == PanicKind::Unhashable      ? "hash of unhashable type "
           : record.kind == PanicKind::UnhashableKey ? "hash of unhashable type: "
                                                     : "comparing uncomparable type ";
  }
  abi::GoString goText = {};
  if (!text.empty() && !runtime::stringFromBytes(rt, text.data(), static_cast<int64_t>(text.size()),
                                                 &goText)) {
    return raiseKind(PanicKind::OutOfMemory);
  }
  // vo_runtimeError(class, code int, x int64, signed bool, y int, iface, concrete, asserted *_type,
  //                 text string) any
  Slot args[10] = {static_cast<Slot>(kind),
                   kind == PanicClass::Bounds ? abi::intSlot(runtime::boundsCode(record.kind)) : 0,
                   abi::intSlot(record.x), record.isSigned, abi::intSlot(record.y),
                   abi::ptrSlot(record.types[0]), abi::ptrSlot(record.types[1]),
                   abi::ptrSlot(record.types[2])};
  abi::putString(args + 8, goText);
  if (pushStub(Stub::MakePanic, 2, 12) == nullptr) return false;
  return callFromStub(Special::PanicMade, reinterpret_cast<const abi::Closure*>(makeError), args, 10);
}

bool Vm::panicMade() {
  abi::Eface value = abi::slotEface(stubResults());
  popStub();
  return startUnwinding(value, false);
}

/// The value of a run-time error in a program without package runtime: a string type of our own.
abi::Eface Vm::plainErrorValue(std::string_view text) {
  auto* s = static_cast<Slot*>(heap->allocMask(16, 1));
  abi::GoString copy = {};
  if (s != nullptr &&
      runtime::stringFromBytes(rt, text.data(), static_cast<int64_t>(text.size()), &copy)) {
    abi::putString(s, copy);
  }
  return {&plainErrorType, s};
}

bool Vm::raise(abi::Eface value) {
  if (value.type == nullptr && !library->panicNil) return raiseKind(PanicKind::NilPanic);
  return startUnwinding(value, false);
}

bool Vm::goexit() { return startUnwinding({}, true); }

bool Vm::startUnwinding(abi::Eface value, bool isGoexit) {
  Slot* stub = pushStub(Stub::Unwind, 2, 0);
  if (stub == nullptr) return false;
  auto* p = new Panic{};
  p->link = fiber->panics;
  p->value = value;
  p->stub = stub;
  p->goexit = isGoexit;
  fiber->panics = p;
  return unwindNext();
}

void Vm::popPanic() {
  Panic* p = fiber->panics;
  fiber->panics = p->link;
  delete p;
}

// --- Deferred calls -----------------------------------------------------------------------------------

bool Vm::unwindNext() {
  Panic* p = fiber->panics;
  if (p->goexit && dying == fiber) return reportPanics();  // a value's text method called Goexit
  if (p->goexit && fiber->defers != nullptr) dropErrorDefers(fiber->defers->frame);
  if (fiber->defers == nullptr) return p->goexit ? fiberEnds() : fatalPanic();
  p->deferFrame = fiber->defers->frame;
  return callFromStub(Special::DeferReturned, popDefer(), nullptr, 0);
}

bool Vm::deferReturned() {
  Panic* p = fiber->panics;
  VO_CHECK(p != nullptr && p->stub == fp, "a deferred call returns to the newest panic's stub");
  return p->recovered ? continueRecovered(p) : unwindNext();
}

bool Vm::continueRecovered(Panic* p) {
  Slot* frame = p->deferFrame;
  popPanic();
  // Older panics whose stub is dropped with the frames above this one were aborted.
  while (fiber->panics != nullptr && fiber->stack.isInner(fiber->panics->stub, frame)) {
    Panic* older = fiber->panics;
    if (older->goexit) {
      fp = older->stub;
      fiber->stack.unwindTo(fp);
      stackLimit = fiber->stack.limit();
      stackShrinks(false);
      return unwindNext();
    }
    popPanic();
  }
  if (fiber->panics == nullptr) fiber->sawSignal = false;
  dropErrorDefers(frame);
  fiber->stack.unwindTo(frame);
  stackLimit = fiber->stack.limit();
  stackShrinks(false);
  fp = frame;
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
  Panic* p = fiber->panics;
  if (p == nullptr || p->goexit || p->recovered) return true;
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

/// Nobody has recovered: first every value's Error or String method says its text, which runs Go code;
/// then all is printed at once.
bool Vm::fatalPanic() {
  if (dying != nullptr) {
    // Another fiber is at it, or this one panicked in such a method beyond its recover.
    if (dying != fiber) return park();
    return reportPanics();
  }
  dying = fiber;
  printing = fiber->panics;
  return makeNextText();
}

bool Vm::makeNextText() {
  while (printing != nullptr) {
    Panic* p = printing;
    printing = p->link;
    if (p->goexit) continue;
    if (p->link != nullptr && p->link->value.type == p->value.type &&
        p->link->value.data == p->value.data) {
      p->link->repanicked = true;
      continue;
    }
    findErrorFunctions();
    if (panicText == nullptr) continue;
    texting = p;
    if (pushStub(Stub::PrintPanic, 2, 4) == nullptr) return false;
    Slot args[2];
    abi::putEface(args, p->value);
    return callFromStub(Special::PanicPrinted, reinterpret_cast<const abi::Closure*>(panicText), args,
                        2);
  }
  return reportPanics();
}

bool Vm::panicPrinted() {
  texting->value = abi::slotEface(stubResults());
  popStub();
  return makeNextText();
}

/// The bubble whose goroutines are shown with the panic because they are all blocked; 0: none. As in gc, only if the
/// panic has been recovered and raised again (package testing does it): else its value is a text by now.
uint32_t Vm::deadlockedBubble(const Panic* p) const {
  if (p->value.type == nullptr || rt.metadata.typeString(p->value.type) != "runtime.synctestDeadlockError") return 0;
  struct DeadlockError {
    abi::GoString reason;
    uint32_t bubble;
  };
  return static_cast<const DeadlockError*>(p->value.data)->bubble;
}

bool Vm::reportPanics() {
  std::string out;
  Panic* p = dying->panics;
  appendPanics(out, p);
  appendSignal(out, dying);
  // The trace begins where the newest panic was raised.
  FrameCursor c(dying->stack, fp, pc);
  while (!c.done() && c.fp != p->stub) c.next();
  c.next();
  if (tracesWanted()) {
    appendTrace(out, dying, c, "running");
    uint32_t bubble = deadlockedBubble(p);
    if (bubble != 0 || allTracesWanted()) appendOthers(out, dying, allTracesWanted() ? 0 : bubble);
  }
  write(2, out);
  return exitAfterReport();
}

void Vm::appendSignal(std::string& out, const Fiber* f) const {
  if (!f->sawSignal) return;
  out += "[signal SIGSEGV: segmentation violation code=0x1 addr=";
  appendHex(out, f->signalAddress);
  out += " pc=";
  appendHex(out, reinterpret_cast<uint64_t>(pc));
  out += "]\n";
}

/// A fault of the run time, as gc sees it: the trace shows the run time's frames, too, whatever
/// GOTRACEBACK says.
bool Vm::throwRuntime(std::string out, Outcome how) {
  throwing = true;
  appendSignal(out, fiber);
  appendTrace(out, fiber, FrameCursor(fiber->stack, fp, pc), "running");
  appendOthers(out, fiber);
  write(2, out);
  if (how == Outcome::Exited) return exitAfterReport();
  endWith(how, 2);
  return false;
}

bool Vm::throwRecord(const abi::RuntimePanic& record) {
  if (record.kind == PanicKind::StackOverflow) return stackOverflow();
  if (record.kind == PanicKind::OutOfMemory)
    return throwRuntime("fatal error: runtime: out of memory\n", Outcome::OutOfMemory);
  bool othersToo = record.kind != PanicKind::UserMessage && record.kind != PanicKind::MapWrites &&
                   record.kind != PanicKind::MapIterationWrite;
  return fatal(record.text.len != 0 ? std::string(record.text.view()) : runtimeText(record),
               othersToo);
}

bool Vm::fatal(std::string_view text, bool othersToo) {
  std::string out;
  if (dying != nullptr) {
    // The report of a panic is under way: its values are not printed.
    out = "fatal error: ";
    appendIndented(out, text);
    return throwRuntime(out + '\n', Outcome::Exited);
  }
  const Panic* p = fiber != nullptr ? fiber->panics : nullptr;
  if (p != nullptr) {
    for (Panic* x = fiber->panics; x != nullptr; x = x->link) {
      if (x->link != nullptr && x->link->value.type == x->value.type &&
          x->link->value.data == x->value.data) {
        x->link->repanicked = true;
      }
    }
    appendPanics(out, p);
    out += '\t';
  }
  out += "fatal error: ";
  appendIndented(out, text);
  out += '\n';
  if (tracesWanted()) {
    if (fiber != nullptr) appendTrace(out, fiber, FrameCursor(fiber->stack, fp, pc), "running");
    if (othersToo || allTracesWanted()) appendOthers(out, fiber);
  }
  write(2, out);
  return exitAfterReport();
}

bool Vm::stackOverflow() {
  std::string out = "runtime: goroutine stack exceeds ";
  out += std::to_string(maxStack);
  out += "-byte limit\nruntime: sp=";
  auto [low, high] = fiber->stack.topBounds();
  appendHex(out, reinterpret_cast<uint64_t>(fp));
  out += " stack=[";
  appendHex(out, low);
  out += ", ";
  appendHex(out, high);
  out += "]\nfatal error: stack overflow\n";
  fiber->sawSignal = false;  // gc throws on its own stack, which has met no signal
  return throwRuntime(std::move(out), Outcome::Exited);
}

bool Vm::tracesWanted() const { return library->traceback.view() != "none" && library->traceback.view() != "0"; }
bool Vm::allTracesWanted() const {
  return library->traceback.view() != "single" && !library->traceback.empty();
}

}  // namespace vo::vm
