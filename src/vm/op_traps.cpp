// This file turns failed checks of instructions into run-time panics: it decodes the instruction
// again to say what was wrong.
#include <cstddef>

#include "runtime/panic.h"
#include "vm/operands.h"

namespace vo::vm {

using abi::PanicKind;

namespace {

/// Where gc's code would fault: it relies on the first page for offsets below its size, checks the
/// pointer itself before larger ones and before it takes an address, and of a string or slice it reads and
/// writes the length first.
uint64_t faultAddress(const Operands& o, const Function* f) {
  constexpr uint64_t kPage = 4096;
  auto at = [&](Slot pointer, uint64_t offset) { return offset < kPage ? pointer + offset : pointer; };
  using bytecode::Op;
  switch (o.op()) {
    case Op::LoadI8: case Op::LoadU8: case Op::LoadI16: case Op::LoadU16: case Op::LoadI32: case Op::LoadU32:
    case Op::Load64: case Op::LoadT:
      return at(o.rb(), o.c());
    case Op::LoadW2: {
      unsigned second = o.a() + 1u;
      bool isString = f->refs == nullptr || (f->refs[second / 64] >> second % 64 & 1) == 0;
      return at(o.rb(), o.c() + (isString ? 8 : 0));
    }
    case Op::LoadW3: return at(o.rb(), o.c() + 8);
    case Op::Store8: case Op::Store16: case Op::Store32: case Op::Store64: case Op::StoreRef: case Op::StoreT:
      return at(o.ra(), o.c());
    case Op::StoreW2: return at(o.ra(), o.c() + (o.flags() == 1 ? 8 : 0));
    case Op::StoreW3: return at(o.ra(), o.c() + 8);
    case Op::CallIface: return offsetof(abi::ITab, fun) + 8 * uint64_t{o.c()};
    default: return 0;
  }
}

}  // namespace

bool Vm::trapNil(Word w) {
  auto address = static_cast<int64_t>(faultAddress(Operands{w, fp}, functionOf(fp)));
  return raiseRecord({.kind = PanicKind::NilDeref, .x = address});
}
bool Vm::trapDivide(Word) { return raiseKind(PanicKind::Divide); }
bool Vm::trapShift(Word) { return raiseKind(PanicKind::Shift); }

namespace {
/// Flag of Idx*, SetIdx* and IdxAddr: the index is of an unsigned type.
abi::RuntimePanic indexPanic(unsigned flags, Slot index, Slot length) {
  auto p = runtime::boundsPanic(PanicKind::Index, abi::slotInt(index), abi::slotInt(length));
  p.isSigned = (flags & bytecode::kUnsignedIndex) == 0;
  return p;
}
}  // namespace

bool Vm::trapIndex(Word w) {
  Operands o{w, fp};
  return raiseRecord(indexPanic(o.flags(), o.rc(), fp[o.b() + 1]));
}
bool Vm::trapSetIndex(Word w) {
  Operands o{w, fp};
  return raiseRecord(indexPanic(o.flags(), o.rb(), fp[o.a() + 1]));
}
bool Vm::trapBounds(Word w) {
  Operands o{w, fp};
  return raiseRecord(
      runtime::boundsPanic(PanicKind::Index, abi::slotInt(o.ra()), abi::slotInt(o.rb())));
}

/// The checks in Go's order: the upper bounds against the capacity first.
bool Vm::opSliceTrap(Word w) {
  Operands o{w, fp};
  bool isArray = (*pc >> 32 & 1) != 0;
  const Slot* s = &o.rb();
  const Slot* bound = &o.rc();
  bool threeIndex = (o.flags() & 4) != 0;
  uint64_t max = threeIndex ? bound[2] : s[2];
  uint64_t high = (o.flags() & 2) != 0 ? bound[1] : s[1];
  uint64_t low = (o.flags() & 1) != 0 ? bound[0] : 0;
  // Which of lo, hi and max are unsigned: bits 1 to 3 of the extra word's upper half.
  auto unsignedBounds = static_cast<uint32_t>(*pc >> 33 & 7);
  auto report = [&](PanicKind kind, uint64_t x, uint64_t y, uint32_t which) {
    return raiseRecord(runtime::boundsPanic(kind, static_cast<int64_t>(x), static_cast<int64_t>(y),
                                            (unsignedBounds >> which & 1) == 0));
  };
  if (threeIndex) {
    if (max > s[2]) return report(isArray ? PanicKind::Slice3Alen : PanicKind::Slice3Acap, max, s[2], 2);
    if (high > max) return report(PanicKind::Slice3B, high, max, 1);
    return report(PanicKind::Slice3C, low, high, 0);
  }
  if (high > max) return report(isArray ? PanicKind::SliceAlen : PanicKind::SliceAcap, high, s[2], 1);
  return report(PanicKind::SliceB, low, high, 0);
}

bool Vm::opSliceStrTrap(Word w) {
  Operands o{w, fp};
  const Slot* s = &o.rb();
  const Slot* bound = &o.rc();
  uint64_t high = (o.flags() & 2) != 0 ? bound[1] : s[1];
  uint64_t low = (o.flags() & 1) != 0 ? bound[0] : 0;
  unsigned unsignedBounds = o.flags() >> bytecode::kUnsignedBoundsShift;
  if (high > s[1])
    return raiseRecord(runtime::boundsPanic(PanicKind::SliceAlen, abi::slotInt(high), abi::slotInt(s[1]),
                                            (unsignedBounds & 2) == 0));
  return raiseRecord(runtime::boundsPanic(PanicKind::SliceB, abi::slotInt(low), abi::slotInt(high),
                                          (unsignedBounds & 1) == 0));
}

bool Vm::opSliceToArrTrap(Word w) {
  Operands o{w, fp};
  return raiseRecord(runtime::boundsPanic(PanicKind::SliceConvert, abi::slotInt(*pc),
                                          abi::slotInt(fp[o.b() + 1])));
}

bool Vm::opTrap(Word w) {
  Operands o{w, fp};
  abi::RuntimePanic record = {.kind = static_cast<PanicKind>(o.b())};
  if ((o.flags() & 1) != 0) record.text = abi::slotString(&o.ra());
  return raiseRecord(record);
}

bool Vm::opIllegal(Word) { VO_UNREACHABLE("an instruction that no compiler makes"); }

bool Vm::opPanic(Word w) { return raise(abi::slotEface(&Operands{w, fp}.ra())); }

}  // namespace vo::vm
