// This file carries out the allocating instructions.
#include <algorithm>

#include "native_runtime/op_frame.h"
#include "native_runtime/ops.h"
#include "runtime/pieces.h"
#include "runtime/runtime.h"
#include "runtime/slice.h"
#include "runtime/type_ops.h"

using namespace vo;
using namespace vo::native_runtime;
using abi::HelperContext;
using abi::HelperStatus;
using abi::slotInt;
using abi::slotPtr;

namespace {

/// The end of an instruction whose result is the object p, or which has had no memory.
HelperStatus allocated(HelperContext& cx, Slot* result, const void* p) {
  if (p == nullptr) return abi::outOfMemory(cx);
  *result = abi::ptrSlot(p);
  return HelperStatus::Done;
}

/// The same of one that answers with a status.
HelperStatus allocated(HelperStatus status, Slot* result, const void* p) {
  if (status != HelperStatus::Panic) *result = abi::ptrSlot(p);
  return status;
}

HelperStatus boxed(HelperContext& cx, const abi::Type* t, const void* value, Slot* result) {
  bool oom = false;
  void* p = runtime::boxValue(cx.runtime, t, value, oom);
  if (oom) return abi::outOfMemory(cx);
  *result = abi::ptrSlot(p);  // of a pointer in form: itself, which may be nil
  return HelperStatus::Done;
}

}  // namespace

VO_DEFINE_OP(New) {
  OpFrame<Op::New> o(frame);
  if (o.type()->size <= runtime::kPieceBytes) return allocated(cx, o.a, cx.runtime.heap.allocObject(o.type()));
  void* p = nullptr;
  HelperStatus status = runtime::newObject(cx, o.type(), &p);
  return allocated(status, o.a, p);
}

VO_DEFINE_OP(MakeSlice) {
  OpFrame<Op::MakeSlice> o(frame);
  int64_t len = slotInt(*o.b), cap = slotInt(*o.c);
  void* p = nullptr;
  HelperStatus status = runtime::makeSlice(cx, o.type(), len, cap, &p);
  if (status != HelperStatus::Panic) abi::putSlice(o.a, {p, len, cap});
  return status;
}

VO_DEFINE_OP(MkClosure) {
  OpFrame<Op::MkClosure> o(frame);
  auto* p = static_cast<Slot*>(cx.runtime.heap.allocObject(slotPtr<const abi::Type>(o.extra())));
  if (p != nullptr) {
    p[0] = o.word();
    std::copy_n(o.b, o.flags(), p + 1);
  }
  return allocated(cx, o.a, p);
}

VO_DEFINE_OP(MkClosureAt) {
  OpFrame<Op::MkClosureAt> o(frame);
  auto* p = slotPtr<Slot>(*o.a);
  p[0] = o.word();
  std::copy_n(o.b, o.flags(), p + 1);
  return HelperStatus::Done;
}

VO_DEFINE_OP(Box) {
  OpFrame<Op::Box> o(frame);
  uint64_t cell = 0;
  abi::storeKind(reinterpret_cast<uint64_t>(&cell), static_cast<bytecode::MemKind>(o.extra()), *o.b);
  return boxed(cx, o.type(), &cell, o.a);
}

VO_DEFINE_OP(BoxStr) {
  OpFrame<Op::BoxStr> o(frame);
  return boxed(cx, o.type(), o.b, o.a);
}

VO_DEFINE_OP(BoxMem) {
  OpFrame<Op::BoxMem> o(frame);
  if (isNilAddress(*o.b)) return raiseNil(cx);
  size_t size = o.type()->size;
  if (size <= runtime::kPieceBytes) return boxed(cx, o.type(), slotPtr(*o.b), o.a);
  void* p = nullptr;
  HelperStatus status =
      runtime::newFilled(cx, {.elem = o.type(), .bytes = size, .a = slotPtr(*o.b), .aBytes = size}, &p);
  return allocated(status, o.a, p);
}
