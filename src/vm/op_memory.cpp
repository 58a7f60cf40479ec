// This file carries out memory instructions that move values by type, and stores that need the
// write barrier.
#include "runtime/barrier.h"
#include "runtime/pieces.h"
#include "vm/copy_plan.h"
#include "vm/operands.h"

namespace vo::vm {

using runtime::storePointer;

bool Vm::opLoadT(Word w) {
  Operands o{w, fp};
  Slot p = o.rb();
  if (isNilAddress(p)) return trapNil(w);
  TypeOperand t(*this, *pc++);
  loadByPlan(link::planOf(t.type), &o.ra(), p + o.c());
  return true;
}

bool Vm::opStoreT(Word w) {
  Operands o{w, fp};
  Slot p = o.ra();
  if (isNilAddress(p)) return trapNil(w);
  TypeOperand t(*this, *pc++);
  storeByPlan(link::planOf(t.type), p + o.c(), &o.rb(), *barrier);
  return true;
}

bool Vm::opCopyT(Word w) {
  Operands o{w, fp};
  if (isNilAddress(o.ra()) || isNilAddress(o.rb())) return trapNil(w);
  TypeOperand t(*this, *pc++);
  return finish(runtime::moveArray(cx, t.type, abi::slotPtr(o.ra()), abi::slotPtr(o.rb()), t.extra));
}

bool Vm::opClearT(Word w) {
  Operands o{w, fp};
  if (isNilAddress(o.ra())) return trapNil(w);
  TypeOperand t(*this, *pc++);
  return finish(runtime::clearArray(cx, t.type, abi::slotPtr(o.ra()), t.extra));
}

bool Vm::opGlobalStoreRef(Word w) {
  Operands o{w, fp};
  storePointer(*barrier, globals + o.imm32(), abi::slotPtr(o.ra()));
  return true;
}

bool Vm::opStoreRefMarking(Word w) {
  Operands o{w, fp};
  storePointer(*barrier, abi::slotPtr(o.ra() + o.c()), abi::slotPtr(o.rb()));
  return true;
}

namespace {
/// `flags`: bit i: word i is a pointer.
void storeWords(const runtime::Barrier& barrier, Slot* to, const Slot* from, unsigned n,
                unsigned flags) {
  for (unsigned i = 0; i < n; i++) {
    if ((flags >> i & 1) != 0) {
      storePointer(barrier, to + i, abi::slotPtr(from[i]));
    } else {
      to[i] = from[i];
    }
  }
}
}  // namespace

bool Vm::opStoreWordsMarking(Word w) {
  Operands o{w, fp};
  storeWords(*barrier, abi::slotPtr<Slot>(o.ra() + o.c()), &o.rb(),
             o.op() == bytecode::Op::StoreW2 ? 2 : 3, o.flags());
  return true;
}

bool Vm::opSetIdxRefMarking(Word w) {
  Operands o{w, fp};
  storePointer(*barrier, abi::slotPtr<Slot>(o.ra()) + o.rb(), abi::slotPtr(o.rc()));
  return true;
}

bool Vm::opSetIdxWordsMarking(Word w) {
  Operands o{w, fp};
  unsigned n = o.op() == bytecode::Op::SetIdxW2 ? 2 : 3;
  storeWords(*barrier, abi::slotPtr<Slot>(o.ra()) + o.rb() * n, &o.rc(), n, o.flags());
  return true;
}

}  // namespace vo::vm
