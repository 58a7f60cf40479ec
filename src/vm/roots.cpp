// This file shows the collector what the VM refers to.
#include "runtime/gc.h"

#include "vm/vm.h"

namespace vo::vm {

using runtime::RootVisitor;

void Vm::visitRoots(RootVisitor& visitor) {
  visitor.visit(cx.panicValue.data);
  visitor.visit(cx.panicValue.type);
  for (const abi::Slot& s : cx.args) visitor.visit(abi::slotPtr(s));
}

void Vm::visitGoroutine(runtime::G& g, RootVisitor& visitor) {
  const Fiber* f = fiberOf(&g);
  if (f == nullptr) return;
  visitor.visit(f->start);
  visitor.visit(f->coroutine);
  for (uint32_t i = 0; i < f->startArgCount; i++) visitor.visit(abi::slotPtr(f->startArgs[i]));
  for (const Defer* d = f->defers; d != nullptr; d = d->next) visitor.visit(d->closure);
  for (const Panic* p = f->panics; p != nullptr; p = p->link) {
    visitor.visit(p->value.type);
    visitor.visit(p->value.data);
  }
  if (f->tail != nullptr) visitor.visitConservative(f->tail, f->tailWords);
  visitFrames(f, f->fp, visitor);
}

void Vm::visitFrames(const Fiber* f, Slot* frame, RootVisitor& visitor) {
  for (FrameCursor c(f->stack, frame, f->pc); !c.done(); c.next()) {
    const Function* function = functionOf(c.fp);
    if (isStub(function)) {
      visitor.visitConservative(c.fp, c.fp[0]);
      if (stubKind(function) == Stub::HelperCall) visitHelperFrame(c.fp, visitor);
      continue;
    }
    if ((function->flags & link::kNative) != 0) {
      visitor.visitConservative(c.fp, argumentWords(function, closureOf(c.fp)));
    } else if (function->refs != nullptr) {
      visitor.visitBitmap(c.fp, reinterpret_cast<const uint8_t*>(function->refs),
                          function->frameWords);
    }
    if ((function->flags & (link::kIsClosure | link::kNative)) != 0) visitor.visit(closureOf(c.fp));
  }
}

}  // namespace vo::vm
