// This file shows the collector what the engine and goroutines refer to.
#include "native_runtime/machine.h"
#include "runtime/gc.h"

namespace vo::native_runtime {

using runtime::RootVisitor;

void Machine::visitRoots(RootVisitor& visitor) {
  visitor.visit(cx.panicValue.data);
  visitor.visit(cx.panicValue.type);
  for (const Slot& s : cx.args) visitor.visit(abi::slotPtr(s));
  for (void* labels : rt.profiler.cpu.labels) visitor.visit(labels);
}

void Machine::visitGoroutine(runtime::G& g, RootVisitor& visitor) {
  const Goroutine* f = goroutineOf(&g);
  visitor.visit(f->start);
  for (uint32_t i = 0; i < f->startArgCount; i++) visitor.visit(abi::slotPtr(f->startArgs[i]));
  for (const runtime::Panic* p = f->panics; p != nullptr; p = p->link) {
    visitor.visit(p->value.type);
    visitor.visit(p->value.data);
  }
  for (const runtime::Defer* d = f->defers; d != nullptr; d = d->next) visitor.visit(d->closure);
  if (!scansAllWords) {
    scannedStacks += stacks.scan(*this, *f, visitor);
    return;
  }
  // Every word from where the goroutine stands to the stack's end.
  const uint64_t* from = f->context.sp;
  for (const Segment* s = f->top; s != nullptr; s = s->below) {
    VO_CHECK(s->contains(from), "a goroutine stands in its top segment");
    auto words = static_cast<size_t>(reinterpret_cast<const uint64_t*>(s->high) - from);
    visitor.visitConservative(from, words);
    scannedStacks += words * 8;
    from = s->leftAt;
  }
}

void Machine::finalizersReady() {
  if (finalizerGoroutine != nullptr) return;
  const Function* f = named(Named::RunFinalizers);
  if (f == nullptr) return;
  VO_CHECK((f->flags & link::kIsClosure) == 0 && f->paramSlots == 0, "it is called without anything");
  finalizerGoroutine = spawnSystem(reinterpret_cast<const abi::Closure*>(f), nullptr, 0);
}

}  // namespace vo::native_runtime
