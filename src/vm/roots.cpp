// This file shows the collector what the VM refers to.
#include "runtime/gc.h"

#include "vm/vm.h"

namespace vo::vm {

using runtime::RootVisitor;

void Vm::visitRoots(RootVisitor& visitor) {
  visitor.visit(cx.panicValue.data);
  visitor.visit(cx.panicValue.type);
  for (const abi::Slot& s : cx.args) visitor.visit(abi::slotPtr(s));
  for (void* labels : rt.profiler.cpu.labels) visitor.visit(labels);
}

/// What g refers to besides frames and deferred calls.
void Vm::visitOutsideFrames(const Fiber* f, RootVisitor& visitor) {
  visitor.visit(f->start);
  for (uint32_t i = 0; i < f->startArgCount; i++) visitor.visit(abi::slotPtr(f->startArgs[i]));
  for (const Panic* p = f->panics; p != nullptr; p = p->link) {
    visitor.visit(p->value.type);
    visitor.visit(p->value.data);
  }
  if (f->tail != nullptr) visitor.visitConservative(f->tail, f->tailWords);
}

void Vm::visitGoroutine(runtime::G& g, RootVisitor& visitor) {
  const Fiber* f = fiberOf(&g);
  if (f == nullptr) return;
  visitOutsideFrames(f, visitor);
  for (const Defer* d = f->defers; d != nullptr; d = d->next) visitor.visit(d->closure);
  for (FrameCursor c(f->stack, f->fp, f->pc); !c.done(); c.next()) visitFrame(c, visitor);
}

void Vm::visitFrame(const FrameCursor& c, RootVisitor& visitor) {
  const Function* function = functionOf(c.fp);
  if (isStub(function)) {
    visitor.visitConservative(c.fp, c.fp[0]);
    if (stubKind(function) == Stub::HelperCall) visitHelperFrame(c.fp, visitor);
    return;
  }
  if ((function->flags & link::kNative) != 0) {
    visitor.visitConservative(c.fp, argumentWords(function, closureOf(c.fp)));
  } else if (function->refs != nullptr && c.pc == function->code) {
    // At entry: the function clears its results first thing, until then they are whatever the caller's
    // outgoing area held before. (Where memory for a large result is, the caller has in a slot of its own.)
    for (uint32_t i = function->resultSlots; i < function->frameWords; i++)
      if ((function->refs[i / 64] >> i % 64 & 1) != 0) visitor.visit(abi::slotPtr(c.fp[i]));
  } else if (function->refs != nullptr) {
    visitor.visitBitmap(c.fp, reinterpret_cast<const uint8_t*>(function->refs),
                        function->frameWords);
  }
  if ((function->flags & (link::kIsClosure | link::kNative)) != 0) visitor.visit(closureOf(c.fp));
}

// --- Piece by piece -----------------------------------------------------------------------------------
//
// A piece is the frames of one segment, or some hundred deferred calls. Frames of a segment that is not
// visited yet do not run, and what they hold changes only by stores through pointers, which have the
// barrier. There is one exception: memory of the frame that called into the next segment, which the
// callee uses as its own (large parameters and results). So that frame is visited with its callee.
// The fiber comes back to a segment by a return or by unwinding: stackShrinks.

/// Visits the frames from c on that lie in its segment and the one below. True: that was all.
bool Vm::visitSegment(Fiber* f, FrameCursor c, RootVisitor& visitor) {
  const Segment* segment = c.segment;
  for (; !c.done() && c.segment == segment; c.next()) visitFrame(c, visitor);
  f->scanFp = c.fp;
  f->scanPc = c.pc;
  f->scanSegment = c.segment;
  if (c.done()) return true;
  visitFrame(c, visitor);
  return false;
}

bool Vm::visitFirstPiece(runtime::G& g, RootVisitor& visitor) {
  Fiber* f = fiberOf(&g);
  if (f == nullptr) return true;
  visitOutsideFrames(f, visitor);
  f->scanDefer = f->defers;
  return visitSegment(f, FrameCursor(f->stack, f->fp, f->pc), visitor) && f->scanDefer == nullptr;
}

bool Vm::visitNextPiece(runtime::G& g, RootVisitor& visitor) {
  constexpr int kDefers = 512;
  Fiber* f = fiberOf(&g);
  visitor.addWork(kDefers / 4);
  if (f->scanFp != nullptr) {
    visitSegment(f, FrameCursor(f->scanFp, f->scanPc, f->scanSegment), visitor);
  } else {
    for (int i = 0; i < kDefers && f->scanDefer != nullptr; i++) {
      visitor.visit(f->scanDefer->closure);
      f->scanDefer = f->scanDefer->next;
    }
  }
  return f->scanFp == nullptr && f->scanDefer == nullptr;
}

void Vm::stackShrinks(bool ends) {
  if (!rt.gc.marking()) return;
  runtime::G& g = fiber->g;
  while (g.gcUnfinished &&
         (ends || (fiber->scanFp != nullptr &&
                   fiber->scanSegment->index >= fiber->stack.top()->index))) {
    rt.gc.visitNextPiece(g);
  }
}

}  // namespace vo::vm
