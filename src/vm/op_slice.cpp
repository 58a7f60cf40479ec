// This file carries out the instructions on slices and strings that may allocate or copy.
#include "runtime/slice.h"

#include "runtime/barrier.h"
#include "runtime/pieces.h"
#include "runtime/string.h"
#include "runtime/values.h"
#include "vm/copy_plan.h"
#include "vm/operands.h"

namespace vo::vm {

using abi::GoSlice;
using abi::GoString;
using abi::HelperContext;
using abi::HelperStatus;
using abi::slotInt;
using abi::slotPtr;

bool Vm::opGrow(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  GoSlice grown;
  HelperStatus status =
      runtime::growSlice(cx, t.type, abi::slotSlice(&o.rb()), slotInt(o.rc()), &grown);
  if (status == HelperStatus::Panic) return finishSlow(status);
  abi::putSlice(&o.ra(), grown);
  return finishAlloc(status);
}

bool Vm::opAppend1(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  auto kind = static_cast<bytecode::MemKind>(t.extra);
  GoSlice s = abi::slotSlice(&o.rb());
  Slot value = o.rc();
  if (s.len >= s.cap) {
    // Copied behind the old elements, when it is their turn: so it waits in the state.
    Slot* cell = &cx.state[HelperContext::kMaxState - 1];
    *cell = value;
    return appended(o, runtime::appendSlice(cx, t.type, s, cell, 1, &s), s);
  }
  uint64_t at = abi::ptrSlot(s.data) + static_cast<uint64_t>(s.len++) * bytecode::memSize(kind);
  if (kind == bytecode::MemKind::Ref) {
    runtime::storePointer(*barrier, slotPtr(at), slotPtr(value));
  } else {
    storeKind(at, kind, value);
  }
  abi::putSlice(&o.ra(), s);
  return true;
}

/// The end of an append, whose result is `s` unless it failed.
bool Vm::appended(const Operands& o, HelperStatus status, const GoSlice& s) {
  if (status == HelperStatus::Panic) return finishSlow(status);
  abi::putSlice(&o.ra(), s);
  return finishAlloc(status);
}

bool Vm::opAppendSlice(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  GoSlice more = abi::slotSlice(&o.rc()), result = {};
  return appended(o, runtime::appendSlice(cx, t.type, abi::slotSlice(&o.rb()), more.data, more.len, &result), result);
}

bool Vm::opAppendStr(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  GoString more = abi::slotString(&o.rc());
  GoSlice result = {};
  return appended(o, runtime::appendSlice(cx, t.type, abi::slotSlice(&o.rb()), more.data, more.len, &result), result);
}

bool Vm::opClearSlice(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  GoSlice s = abi::slotSlice(&o.ra());
  return s.len <= 0 || finish(runtime::clearArray(cx, t.type, s.data, static_cast<uint64_t>(s.len)));
}

bool Vm::opCopySlice(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  return finish(runtime::copySlice(cx, t.type, abi::slotSlice(&o.rb()), abi::slotSlice(&o.rc()), &o.ra()));
}

bool Vm::opCopyStr(Word w) {
  Operands o{w, fp};
  GoString from = abi::slotString(&o.rc());
  GoSlice bytes = {const_cast<uint8_t*>(from.data), from.len, from.len};
  return finish(runtime::copySlice(cx, &runtime::kByteType, abi::slotSlice(&o.rb()), bytes, &o.ra()));
}

/// The end of an instruction whose result is the new string `s` unless it failed.
bool Vm::stringMade(const Operands& o, HelperStatus status, const GoString& s) {
  if (status == HelperStatus::Panic) return finishSlow(status);
  abi::putString(&o.ra(), s);
  return finishAlloc(status);
}

bool Vm::opConcat(Word w) {
  Operands o{w, fp};
  // Slots of a string have the layout of its header.
  const auto* parts = reinterpret_cast<const GoString*>(&o.rb());
  GoString result = {};
  HelperStatus status = runtime::stringConcat(cx, parts, o.c(), &result);
  // A single operand that is not empty is the result, unless its bytes are in a frame: the compiler
  // takes the result for a new string. (A deep stack has thousands of segments: only what is nowhere else is looked for.)
  bool elsewhere = status != HelperStatus::Done || result.len == 0 || rt.heap.inRange(result.data) ||
                   reinterpret_cast<uint64_t>(result.data) - reinterpret_cast<uint64_t>(meta) < rt.metadata.size;
  if (!elsewhere && fiber->stack.segmentOf(abi::slotPtr<const Slot>(abi::ptrSlot(result.data))) != nullptr)
    status = runtime::stringOfBytes(cx, result.data, result.len, &result);
  return stringMade(o, status, result);
}

bool Vm::opStrTemp(Word w) {
  Operands o{w, fp};
  GoSlice from = abi::slotSlice(&o.rb());
  auto* room = slotPtr<uint8_t>(o.rc());
  if (isNilAddress(o.rc())) return trapNil(w);
  GoString result = {};
  if (from.len > bytecode::kTempBytes)
    return stringMade(o, runtime::stringOfBytes(cx, from.data, from.len, &result), result);
  if (from.len > 0) {
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
  return finish(runtime::compareStrings(cx, abi::slotString(&o.rb()), abi::slotString(&o.rc()), &o.ra()));
}

/// Strings of one length, too long for the handler.
bool Vm::opEqStrLong(Word w) {
  Operands o{w, fp};
  GoString x = abi::slotString(&o.rb()), y = abi::slotString(&o.rc());
  return finish(runtime::compareBytes(cx, x.data, y.data, static_cast<size_t>(x.len), runtime::kEquality, &o.ra()));
}

bool Vm::opEqMem(Word w) {
  Operands o{w, fp};
  if (isNilAddress(o.rb()) || isNilAddress(o.rc())) return trapNil(w);
  TypeOperand t(*this, *pc++);
  return finish(runtime::compareValues(cx, t.type, slotPtr(o.rb()), slotPtr(o.rc()), &o.ra()));
}

bool Vm::opEqIface(Word w) {
  Operands o{w, fp};
  if (o.flags() != 0)
    return finish(runtime::compareIfaces(cx, abi::slotIface(&o.rb()), abi::slotIface(&o.rc()), &o.ra()));
  return finish(runtime::compareEfaces(cx, abi::slotEface(&o.rb()), abi::slotEface(&o.rc()), &o.ra()));
}

}  // namespace vo::vm
