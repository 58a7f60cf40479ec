// This file makes the calls that the interpreter's fast paths do not: into a new stack segment, at
// the end of a time slice, out of stub frames, of deferred functions, of natives as func values.
#include <algorithm>
#include <utility>

#include "runtime/bubble.h"
#include "vm/handler_support.h"
#include "vm/operands.h"

namespace vo::vm {

namespace {

/// A frame needs at least what a stub pushed on it relies on.
uint64_t neededWords(const Function* f, uint32_t arguments) {
  return std::max(f->totalWords, arguments) + kHeaderWords;
}

}  // namespace

Slot* Vm::frameEnd(Slot* frame) {
  const Function* f = functionOf(frame);
  if (isStub(f)) return frame + frame[0];
  if ((f->flags & link::kNative) == 0) return frame + f->totalWords;
  return frame + std::max(f->totalWords, argumentWords(f, closureOf(frame)));
}

bool Vm::enterSlow(Slot* base, const Function* f) {
  VO_DCHECK(!isStub(f), "stubs are pushed, nobody calls them");
  const Word* ret = pc;
  Slot closure = base[-4];
  uint32_t arguments = f->resultSlots + f->paramSlots, results = f->resultSlots;
  if (isMakeFunc(f)) {
    runtime::CallShape c = callShape(abi::slotPtr<const abi::Closure>(closure));
    arguments = c.results + c.params;
    results = c.results;
  }
  Slot* at = fiber->stack.place(base, neededWords(f, arguments), arguments, results, ret, maxStack);
  if (at == nullptr) return stackOverflow();
  setHeader(at, ret, fp, f, abi::slotPtr(closure));
  zeroFrame(at, f);
  stackLimit = fiber->stack.limit();
  fp = at;
  pc = f->code;
  return (--budget >= 0 && !rt.memory.overLimit()) || safepoint();
}

bool Vm::callSlow(Word w) {
  Operands o{w, fp};
  return enterSlow(&o.ra(), link::functionAt(meta, static_cast<uint32_t>(o.imm32())));
}

bool Vm::callClosureSlow(Word w) {
  Operands o{w, fp};
  Slot* base = &o.ra();
  base[-4] = o.rb();
  return enterSlow(base, *abi::slotPtr<const Function* const>(o.rb()));
}

bool Vm::callIfaceSlow(Word w) {
  Operands o{w, fp};
  const auto* f = reinterpret_cast<const Function*>(
      abi::slotPtr<const abi::ITab>(o.rb())->fun[o.c()]);
  (&o.ra())[f->resultSlots] = fp[o.b() + 1];
  return enterSlow(&o.ra(), f);
}

bool Vm::tailIfaceSlow(Word w) {
  Operands o{w, fp};
  const auto* f = reinterpret_cast<const Function*>(
      abi::slotPtr<const abi::ITab>(o.ra())->fun[o.b()]);
  fp[f->resultSlots] = fp[o.a() + 1];
  uint32_t arguments = f->resultSlots + f->paramSlots;
  const Word* ret = returnPc(fp);
  Slot* at = fiber->stack.place(fp, neededWords(f, arguments), arguments, f->resultSlots, ret, maxStack);
  if (at == nullptr) return stackOverflow();
  setHeader(at, ret, callerOf(fp), f, nullptr);
  zeroFrame(at, f);
  stackLimit = fiber->stack.limit();
  fp = at;
  pc = f->code;
  return (--budget >= 0 && !rt.memory.overLimit()) || safepoint();
}

bool Vm::segmentReturn() {
  pc = fiber->stack.leaveSegment();
  stackLimit = fiber->stack.limit();
  stackShrinks(false);
  return true;
}

// --- Stub frames ----------------------------------------------------------------------------------

Slot* Vm::pushStub(Stub kind, uint32_t words, uint32_t room) {
  VO_CHECK(words >= 1, "a stub's first word says its size");
  Slot* base = frameEnd(fp) + kHeaderWords;
  const Word* ret = pc;
  Slot* at = fiber->stack.place(base, words + 2 * kHeaderWords + room, 0, 0, ret, maxStack);
  if (at == nullptr) {
    stackOverflow();
    return nullptr;
  }
  stackLimit = fiber->stack.limit();
  setHeader(at, ret, fp, &stubs[static_cast<unsigned>(kind)], nullptr);
  std::fill_n(at, words, Slot{0});
  at[0] = words;
  fp = at;
  return at;
}

void Vm::popStub() {
  VO_CHECK(isStub(functionOf(fp)), "a stub is on top");
  pc = returnPc(fp);
  if (pc == specialPc(Special::SegmentReturn)) segmentReturn();
  fp = callerOf(fp);
}

bool Vm::callFromStub(Special ret, const abi::Closure* closure, const Slot* args, uint32_t n) {
  VO_CHECK(isStub(functionOf(fp)), "a stub is on top, and calls");
  pc = specialPc(ret);
  if (closure == nullptr) return raiseKind(abi::PanicKind::NilDeref);
  const auto* f = reinterpret_cast<const Function*>(closure->code);
  const Word* back = pc;
  Slot* at = fiber->stack.place(fp + fp[0] + kHeaderWords, neededWords(f, f->resultSlots + n), 0,
                                f->resultSlots, back, maxStack);
  if (at == nullptr) return stackOverflow();
  stackLimit = fiber->stack.limit();
  setHeader(at, back, fp, f, closure);
  zeroFrame(at, f);
  copyWords(args, n, at + f->resultSlots);
  fp = at;
  pc = f->code;
  return (--budget >= 0 && !rt.memory.overLimit()) || safepoint();
}

bool Vm::callImage(Special ret, const abi::Closure* closure, const Slot* image, uint32_t results,
                   uint32_t n) {
  VO_CHECK(isStub(functionOf(fp)) && results <= n, "a stub is on top, and the image begins with the results");
  const auto* f = reinterpret_cast<const Function*>(closure->code);
  const Word* back = pc = specialPc(ret);
  Slot* at = fiber->stack.place(fp + fp[0] + kHeaderWords, neededWords(f, n), 0, results, back,
                                maxStack);
  if (at == nullptr) return stackOverflow();
  stackLimit = fiber->stack.limit();
  setHeader(at, back, fp, f, closure);
  zeroFrame(at, f);
  std::copy_n(image, n, at);
  fp = at;
  pc = f->code;
  return (--budget >= 0 && !rt.memory.overLimit()) || safepoint();
}

bool Vm::special(Word w) {
  slowPc = nullptr;
  switch (static_cast<Special>(static_cast<uint8_t>(w >> 8))) {
    case Special::SegmentReturn: return segmentReturn() && !hostWantsEnd();  // returns count nothing
    case Special::FiberStart: {
      // From here on the frame says whether it still uses them.
      VO_CHECK(fiber->start != nullptr, "a goroutine starts once");
      uint32_t n = std::exchange(fiber->startArgCount, 0);
      return callFromStub(Special::FiberReturned, std::exchange(fiber->start, nullptr), fiber->startArgs, n);
    }
    case Special::FiberReturned: return fiberEnds();
    case Special::MainReturned: return mainReturned();
    case Special::DeferReturned: return deferReturned();
    case Special::PanicMade: return panicMade();
    case Special::PanicPrinted: return panicPrinted();
    case Special::HelperReturned: return helperReturned();
    case Special::ReflectReturned: return reflectReturned();
    case Special::MakeFuncReturned: return makeFuncReturned();
    case Special::HostReturned: return hostReturned();
    case Special::Count: break;
  }
  VO_UNREACHABLE("a special code word has a meaning");
}

// --- Deferred calls on the normal way out ---------------------------------------------------------

bool Vm::pushDefer(Word w) {
  Operands o{w, fp};
  unwinder.defer(*fiber, &fiber->defers, fp, abi::slotPtr<const abi::Closure>(o.ra()), (o.flags() & 1) != 0);
  return true;
}

/// The record goes behind those of the frames that stand above the frame it is for.
bool Vm::pushDeferOuter(Word w) {
  Operands o{w, fp};
  auto* frame = abi::slotPtr<Slot>(o.rb());
  Defer** at = &fiber->defers;
  FrameCursor c(fiber->stack, fp, pc);
  for (; !c.done() && c.fp != frame; c.next())
    while (*at != nullptr && (*at)->frame == c.fp) at = &(*at)->next;
  // A token is a number, and modules from files may say anything.
  constexpr uint32_t kGivesOne = link::kHasDefer | link::kGivesToken;
  if (c.done() || (functionOf(c.fp)->flags & kGivesOne) != kGivesOne)
    return raiseKind(abi::PanicKind::NilDeref);
  unwinder.defer(*fiber, at, frame, abi::slotPtr<const abi::Closure>(o.ra()), o.c() != 0);
  return true;
}

/// Makes one deferred call, which returns to this same instruction. Whether errdefers run is decided
/// the first time, by the error as it is then.
bool Vm::returnDefer(Word w) {
  Operands o{w, fp};
  unwinder.decideErrors(*fiber, fp, (o.flags() & 1) != 0 && o.ra() != 0);
  if (fiber->defers == nullptr || fiber->defers->frame != fp) return true;
  const abi::Closure* closure = unwinder.take(*fiber);
  if (closure == nullptr) return raiseKind(abi::PanicKind::NilDeref);
  pc--;
  Slot* base = frameEnd(fp) + kHeaderWords;
  const auto* f = reinterpret_cast<const Function*>(closure->code);
  const Word* back = pc;
  // Nothing is passed, so the header may lie behind what the frame has asked for.
  Slot* at = fiber->stack.place(base, neededWords(f, 0), 0, 0, back, maxStack);
  if (at == nullptr) return stackOverflow();
  stackLimit = fiber->stack.limit();
  setHeader(at, back, fp, f, closure);
  zeroFrame(at, f);
  fp = at;
  pc = f->code;
  return (--budget >= 0 && !rt.memory.overLimit()) || safepoint();
}

void Vm::rememberCreator(Fiber* f) {
  VO_DCHECK(f != fiber && f->createdBy == nullptr, "a new goroutine has its creator from here");
  f->createdBy = functionOf(fp);
  f->createdAt = pc;
  f->parentId = fiber->g.isSystem || fiber->g.runsTimer ? 0 : fiber->g.id;
  f->g.labels = fiber->g.labels;
}

/// f is a new goroutine of the running one's bubble, if that is in one.
void Vm::inheritBubble(Fiber* f, bool running) const {
  if (fiber->g.bubble != nullptr) [[unlikely]] runtime::enterBubble(&f->g, fiber->g.bubble, running);
}

bool Vm::go(Word w) {
  Operands o{w, fp};
  const auto* closure = abi::slotPtr<const abi::Closure>(o.ra());
  if (closure == nullptr) return raiseKind(abi::PanicKind::GoNilFunc);
  Fiber* f = newFiber(closure);
  rememberCreator(f);
  inheritBubble(f, true);
  if (f->g.bubble != nullptr && f->g.bubble->main == &f->g) [[unlikely]] {
    FrameCursor c(fiber->stack, fp, pc);  // to gc, the caller of synctest.Run has started it
    c.next();
    f->createdBy = functionOf(c.fp);
    f->createdAt = c.pc;
  }
  rt.addG(&f->g);
  f->g.status = runtime::GStatus::Runnable;
  if (rt.tracing != nullptr) [[unlikely]] rt.tracing->created(&f->g);
  runQueue.putNext(&f->g);
  if (!soonHeard()) return false;
  return rt.memory.overLimit() ? safepoint() : afterAlloc();
}

}  // namespace vo::vm
