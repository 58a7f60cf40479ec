// This file carries out memory instructions that move values by type, comparisons of values, and functions of float64.
#include <bit>

#include "native_runtime/op_frame.h"
#include "native_runtime/ops.h"
#include "runtime/barrier.h"
#include "runtime/pieces.h"
#include "runtime/runtime.h"
#include "runtime/values.h"

using namespace vo;
using namespace vo::native_runtime;
using abi::HelperStatus;
using abi::slotPtr;
using bytecode::MemKind;

VO_DEFINE_OP(LoadT) {
  OpFrame<Op::LoadT> o(frame);
  Slot p = *o.b;
  if (isNilAddress(p)) return raiseNil(cx, p, o.insn().c());
  const link::CopyPlan* plan = link::planOf(o.type());
  for (uint32_t i = 0; i < plan->steps; i++)
    o.a[i] = abi::loadKind(p + o.insn().c() + plan->step[i].offset, static_cast<MemKind>(plan->step[i].kind));
  return HelperStatus::Done;
}

VO_DEFINE_OP(StoreT) {
  OpFrame<Op::StoreT> o(frame);
  Slot p = *o.a;
  if (isNilAddress(p)) return raiseNil(cx, p, o.insn().c());
  const link::CopyPlan* plan = link::planOf(o.type());
  for (uint32_t i = 0; i < plan->steps; i++) {
    uint64_t at = p + o.insn().c() + plan->step[i].offset;
    auto kind = static_cast<MemKind>(plan->step[i].kind);
    if (kind == MemKind::Ref) {
      runtime::storePointer(cx.runtime.barrier, slotPtr(at), slotPtr(o.b[i]));
    } else {
      abi::storeKind(at, kind, o.b[i]);
    }
  }
  return HelperStatus::Done;
}

VO_DEFINE_OP(CopyT) {
  OpFrame<Op::CopyT> o(frame);
  if (isNilAddress(*o.a) || isNilAddress(*o.b)) return raiseNil(cx);
  return runtime::moveArray(cx, o.type(), slotPtr(*o.a), slotPtr(*o.b), o.extra());
}

VO_DEFINE_OP(ClearT) {
  OpFrame<Op::ClearT> o(frame);
  if (isNilAddress(*o.a)) return raiseNil(cx);
  return runtime::clearArray(cx, o.type(), slotPtr(*o.a), o.extra());
}

// --- Comparisons --------------------------------------------------------------------------------------

VO_DEFINE_OP(EqStr) {
  OpFrame<Op::EqStr> o(frame);
  abi::GoString x = stringAt(o.b), y = stringAt(o.c);
  if (x.len == y.len)
    return runtime::compareBytes(cx, x.data, y.data, static_cast<size_t>(x.len), runtime::kEquality, o.a);
  *o.a = 0;
  return HelperStatus::Done;
}

VO_DEFINE_OP(CmpStr) {
  OpFrame<Op::CmpStr> o(frame);
  return runtime::compareStrings(cx, stringAt(o.b), stringAt(o.c), o.a);
}

VO_DEFINE_OP(EqIface) {
  OpFrame<Op::EqIface> o(frame);
  if (o.flags() != 0) return runtime::compareIfaces(cx, abi::slotIface(o.b), abi::slotIface(o.c), o.a);
  return runtime::compareEfaces(cx, abi::slotEface(o.b), abi::slotEface(o.c), o.a);
}

VO_DEFINE_OP(EqMem) {
  OpFrame<Op::EqMem> o(frame);
  if (isNilAddress(*o.b) || isNilAddress(*o.c)) return raiseNil(cx);
  return runtime::compareValues(cx, o.type(), slotPtr(*o.b), slotPtr(*o.c), o.a);
}

// --- Floats -------------------------------------------------------------------------------------------

VO_DEFINE_OP(MathF) {
  OpFrame<Op::MathF> o(frame);
  double x = abi::slotF64(*o.b);
  switch (static_cast<bytecode::MathFn>(o.flags())) {
    case bytecode::MathFn::Sqrt: x = __builtin_sqrt(x); break;
    case bytecode::MathFn::Floor: x = __builtin_floor(x); break;
    case bytecode::MathFn::Ceil: x = __builtin_ceil(x); break;
    case bytecode::MathFn::Trunc: x = __builtin_trunc(x); break;
    case bytecode::MathFn::RoundToEven: x = __builtin_rint(x); break;
    case bytecode::MathFn::Abs: x = __builtin_fabs(x); break;
  }
  *o.a = abi::f64Slot(x);
  return HelperStatus::Done;
}

VO_DEFINE_OP(Fma) {
  OpFrame<Op::Fma> o(frame);
  *o.a = abi::f64Slot(__builtin_fma(abi::slotF64(*o.b), abi::slotF64(o.c[0]), abi::slotF64(o.c[1])));
  return HelperStatus::Done;
}

namespace {
/// Which of two is a NaN, or for two zeros the one that `zero` makes of their bits; else null.
bool special(Slot x, Slot y, Slot zero, Slot* result) {
  double dx = abi::slotF64(x), dy = abi::slotF64(y);
  if (dx != dx) return *result = x, true;
  if (dy != dy) return *result = y, true;
  return dx == 0 && dy == 0 && (*result = zero, true);
}
}  // namespace

VO_DEFINE_OP(MinF) {
  OpFrame<Op::MinF> o(frame);
  Slot x = *o.b, y = *o.c;
  if (!special(x, y, x | y, o.a)) *o.a = abi::slotF64(x) < abi::slotF64(y) ? x : y;
  return HelperStatus::Done;
}

VO_DEFINE_OP(MaxF) {
  OpFrame<Op::MaxF> o(frame);
  Slot x = *o.b, y = *o.c;
  if (!special(x, y, x & y, o.a)) *o.a = abi::slotF64(x) > abi::slotF64(y) ? x : y;
  return HelperStatus::Done;
}
