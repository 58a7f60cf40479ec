// This file carries out the instructions on slices and strings that may allocate or copy.
#include "runtime/slice.h"

#include <algorithm>

#include "runtime/barrier.h"
#include "runtime/string.h"
#include "runtime/type_ops.h"
#include "vm/copy_plan.h"
#include "vm/operands.h"

namespace vo::vm {

using abi::GoSlice;
using abi::GoString;
using abi::HelperStatus;
using abi::slotInt;
using abi::slotPtr;

bool Vm::opGrow(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  GoSlice grown;
  HelperStatus status =
      runtime::growSlice(cx, t.type, abi::slotSlice(&o.rb()), slotInt(o.rc()), &grown);
  if (status != HelperStatus::Done) return finishSlow(status);
  abi::putSlice(&o.ra(), grown);
  return afterAlloc();
}

bool Vm::opAppend1(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  auto kind = static_cast<bytecode::MemKind>(t.extra);
  GoSlice s = abi::slotSlice(&o.rb());
  Slot value = o.rc();
  if (s.len < s.cap) {
    s.len++;
  } else {
    GoSlice grown;
    HelperStatus status = runtime::growSlice(cx, t.type, s, 1, &grown);
    if (status != HelperStatus::Done) return finishSlow(status);
    s = grown;
  }
  uint64_t at = abi::ptrSlot(s.data) + static_cast<uint64_t>(s.len - 1) * bytecode::memSize(kind);
  if (kind == bytecode::MemKind::Ref) {
    runtime::storePointer(*barrier, slotPtr(at), slotPtr(value));
  } else {
    storeKind(at, kind, value);
  }
  abi::putSlice(&o.ra(), s);
  return afterAlloc();
}

bool Vm::opAppendSlice(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  GoSlice more = abi::slotSlice(&o.rc()), result;
  HelperStatus status = runtime::appendSlice(cx, t.type, abi::slotSlice(&o.rb()), more.data,
                                             more.len, &result);
  if (status != HelperStatus::Done) return finishSlow(status);
  abi::putSlice(&o.ra(), result);
  return afterAlloc();
}

bool Vm::opAppendStr(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  GoString more = abi::slotString(&o.rc());
  GoSlice result;
  HelperStatus status = runtime::appendSlice(cx, t.type, abi::slotSlice(&o.rb()), more.data,
                                             more.len, &result);
  if (status != HelperStatus::Done) return finishSlow(status);
  abi::putSlice(&o.ra(), result);
  return afterAlloc();
}

bool Vm::opClearSlice(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  GoSlice s = abi::slotSlice(&o.ra());
  if (s.len > 0) runtime::typedClearArray(rt, t.type, s.data, static_cast<uint64_t>(s.len));
  return true;
}

bool Vm::opCopySlice(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  o.ra() = abi::intSlot(
      runtime::copySlice(rt, t.type, abi::slotSlice(&o.rb()), abi::slotSlice(&o.rc())));
  return true;
}

bool Vm::opCopyStr(Word w) {
  Operands o{w, fp};
  GoSlice to = abi::slotSlice(&o.rb());
  GoString from = abi::slotString(&o.rc());
  int64_t n = std::min(to.len, from.len);
  if (n > 0) memmove(to.data, from.data, static_cast<size_t>(n));
  o.ra() = abi::intSlot(n);
  return true;
}

bool Vm::opConcat(Word w) {
  Operands o{w, fp};
  // Slots of a string have the layout of its header.
  const auto* parts = reinterpret_cast<const GoString*>(&o.rb());
  GoString result;
  unsigned __int128 total = 0;
  for (uint32_t i = 0; i < o.c(); i++) total += static_cast<uint64_t>(parts[i].len);
  if (total > INT64_MAX) return raiseKind(abi::PanicKind::ConcatTooLong);
  if (!runtime::stringConcat(rt, parts, o.c(), &result)) return outOfMemory();
  // A single operand that is not empty is the result, unless its bytes are in a frame: the compiler
  // takes the result for a new string. (A deep stack has thousands of segments: only what is nowhere else is looked for.)
  bool elsewhere = result.len == 0 || rt.heap.inRange(result.data) ||
                   reinterpret_cast<uint64_t>(result.data) - reinterpret_cast<uint64_t>(meta) < rt.metadata.size;
  if (!elsewhere && fiber->stack.segmentOf(abi::slotPtr<const Slot>(abi::ptrSlot(result.data))) != nullptr && !runtime::stringFromBytes(rt, result.data, result.len, &result)) return outOfMemory();
  abi::putString(&o.ra(), result);
  return afterAlloc();
}

bool Vm::opStrTemp(Word w) {
  Operands o{w, fp};
  GoSlice from = abi::slotSlice(&o.rb());
  auto* room = slotPtr<uint8_t>(o.rc());
  if (isNilAddress(o.rc())) return trapNil(w);
  GoString result = {};
  if (from.len > bytecode::kTempBytes) {
    if (!runtime::stringFromBytes(rt, from.data, from.len, &result)) return outOfMemory();
  } else if (from.len > 0) {
    memmove(room, from.data, static_cast<size_t>(from.len));
    result = {room, from.len};
  }
  abi::putString(&o.ra(), result);
  return afterAlloc();
}

bool Vm::opDecodeRune(Word w) {
  Operands o{w, fp};
  int64_t at = slotInt(o.rc());
  // Compiled loops stay inside; modules from files may say anything.
  if (static_cast<uint64_t>(at) >= static_cast<uint64_t>(abi::slotString(&o.rb()).len))
    return trapIndex(w);
  runtime::DecodedRune r = runtime::decodeRune(abi::slotString(&o.rb()), at);
  Slot* d = &o.ra();
  d[0] = abi::intSlot(r.rune);
  d[1] = abi::intSlot(at + r.width);
  return true;
}

bool Vm::opCmpStr(Word w) {
  Operands o{w, fp};
  o.ra() = abi::intSlot(
      runtime::stringCompare(abi::slotString(&o.rb()), abi::slotString(&o.rc())));
  return true;
}

bool Vm::opEqMem(Word w) {
  Operands o{w, fp};
  if (isNilAddress(o.rb()) || isNilAddress(o.rc())) return trapNil(w);
  TypeOperand t(*this, *pc++);
  abi::RuntimePanic panic;
  bool equal = runtime::valuesEqual(t.type, slotPtr(o.rb()), slotPtr(o.rc()), panic);
  if (panic.kind != abi::PanicKind::None) return raiseRecord(panic);
  o.ra() = equal;
  return true;
}

bool Vm::opEqIface(Word w) {
  Operands o{w, fp};
  abi::RuntimePanic panic;
  bool equal = o.flags() != 0 ? runtime::ifaceEqual(abi::slotIface(&o.rb()),
                                                    abi::slotIface(&o.rc()), panic)
                              : runtime::efaceEqual(abi::slotEface(&o.rb()),
                                                    abi::slotEface(&o.rc()), panic);
  if (panic.kind != abi::PanicKind::None) return raiseRecord(panic);
  o.ra() = equal;
  return true;
}

}  // namespace vo::vm
