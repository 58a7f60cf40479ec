// This file carries out allocating instructions whose fast path does not apply.
#include "runtime/pieces.h"
#include "runtime/slice.h"
#include "runtime/type_ops.h"
#include "vm/copy_plan.h"
#include "vm/operands.h"

namespace vo::vm {

using abi::HelperStatus;
using abi::slotInt;
using abi::slotPtr;

bool Vm::outOfMemory() {
  if (collectAndRetry()) return goesOn;
  return raiseKind(abi::PanicKind::OutOfMemory);
}

bool Vm::newLarge(const Operands& o, const abi::Type* t) {
  void* p = nullptr;
  HelperStatus status = runtime::newObject(cx, t, &p);
  if (status == HelperStatus::Panic) return finishSlow(status);
  o.ra() = abi::ptrSlot(p);
  return finishAlloc(status);
}

bool Vm::opNew(Word w) {
  Operands o{w, fp};
  const abi::Type* t = typeAt(static_cast<uint32_t>(o.imm32()));
  if (t->size > runtime::kPieceBytes) return newLarge(o, t);
  void* p = heap->allocObject(t);
  if (p == nullptr) return outOfMemory();
  o.ra() = abi::ptrSlot(p);
  return afterAlloc();
}

bool Vm::opMakeSlice(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  int64_t len = slotInt(o.rb()), cap = slotInt(o.rc());
  void* p = nullptr;
  HelperStatus status = runtime::makeSlice(cx, t.type, len, cap, &p);
  if (status == HelperStatus::Panic) return finishSlow(status);
  abi::putSlice(&o.ra(), {p, len, cap});
  return finishAlloc(status);
}

namespace {
void fillClosure(const Vm& vm, Slot* p, Word x, const Slot* captures, uint32_t n) {
  p[0] = abi::ptrSlot(vm.meta + (x & 0xffffffff) * 8);
  for (uint32_t i = 0; i < n; i++) p[1 + i] = captures[i];
}
}  // namespace

bool Vm::opMkClosure(Word w) {
  Operands o{w, fp};
  Word x = *pc++;
  void* p = heap->allocObject(typeAt(static_cast<uint32_t>(x >> 32)));
  if (p == nullptr) return outOfMemory();
  fillClosure(*this, static_cast<Slot*>(p), x, &o.rb(), o.flags());
  o.ra() = abi::ptrSlot(p);
  return afterAlloc();
}

bool Vm::opMkClosureAt(Word w) {
  Operands o{w, fp};
  fillClosure(*this, slotPtr<Slot>(o.ra()), *pc++, &o.rb(), o.flags());
  return true;
}

bool Vm::opBox(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  uint64_t cell = 0;
  storeKind(reinterpret_cast<uint64_t>(&cell), static_cast<bytecode::MemKind>(t.extra), o.rb());
  bool oom = false;
  void* p = runtime::boxValue(rt, t.type, &cell, oom);
  if (oom) return outOfMemory();
  o.ra() = abi::ptrSlot(p);
  return afterAlloc();
}

bool Vm::opBoxStr(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  bool oom = false;
  void* p = runtime::boxValue(rt, t.type, &o.rb(), oom);
  if (oom) return outOfMemory();
  o.ra() = abi::ptrSlot(p);
  return afterAlloc();
}

bool Vm::opBoxMem(Word w) {
  Operands o{w, fp};
  if (isNilAddress(o.rb())) return trapNil(w);
  TypeOperand t(*this, *pc++);
  if (t.type->size > runtime::kPieceBytes) {
    void* box = nullptr;
    HelperStatus status = runtime::newFilled(
        cx, {.elem = t.type, .bytes = t.type->size, .a = slotPtr(o.rb()), .aBytes = t.type->size}, &box);
    if (status == HelperStatus::Panic) return finishSlow(status);
    o.ra() = abi::ptrSlot(box);
    return finishAlloc(status);
  }
  bool oom = false;
  void* p = runtime::boxValue(rt, t.type, slotPtr(o.rb()), oom);
  if (oom) return outOfMemory();
  o.ra() = abi::ptrSlot(p);
  return afterAlloc();
}

}  // namespace vo::vm
