// This file carries out type assertions and conversions between interfaces.
#include "runtime/type_ops.h"
#include "vm/operands.h"

namespace vo::vm {

using abi::Type;
using abi::slotPtr;

namespace {

/// `extra` of AssertI, Unbox and ConvI: bit 0: the first word is an itab, bits 1..: metadata offset
/// of the static interface type, or 0.
const Type* dynamicType(Slot word, uint32_t extra) {
  if (word == 0) return nullptr;
  return (extra & 1) != 0 ? slotPtr<const abi::ITab>(word)->type : slotPtr<const Type>(word);
}
const Type* staticType(const Vm& vm, uint32_t extra) {
  return extra >> 1 == 0 ? nullptr : vm.typeAt(extra >> 1);
}

}  // namespace

bool Vm::opAssertI(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  Slot word = o.rb(), data = fp[o.b() + 1];
  abi::RuntimePanic panic;
  const Type* have = dynamicType(word, t.extra);
  bool commaOk = (o.flags() & 1) != 0;
  const void* result = nullptr;
  if (have != nullptr || !commaOk) {
    result = runtime::assertWord(rt, abi::asInterface(t.type), have, staticType(*this, t.extra),
                                 panic);
  }
  if (result == nullptr && !commaOk) return raiseRecord(panic);
  Slot* d = &o.ra();
  d[0] = abi::ptrSlot(result);
  d[1] = result != nullptr ? data : 0;
  if (commaOk) d[2] = result != nullptr;
  return true;
}

bool Vm::opUnboxFail(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  return raiseRecord(runtime::assertionPanic(staticType(*this, t.extra),
                                             dynamicType(o.rb(), t.extra), t.type));
}

bool Vm::opConvI(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  const Type* have = dynamicType(o.rb(), t.extra);
  Slot data = fp[o.b() + 1];
  const void* result = nullptr;
  if (have != nullptr) {
    abi::RuntimePanic panic;
    result = runtime::assertWord(rt, abi::asInterface(t.type), have, staticType(*this, t.extra),
                                 panic);
    if (result == nullptr) return raiseRecord(panic);
  }
  Slot* d = &o.ra();
  d[0] = abi::ptrSlot(result);
  d[1] = data;
  return true;
}

}  // namespace vo::vm
