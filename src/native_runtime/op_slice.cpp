// This file carries out the instructions on slices and strings that may allocate or copy.
#include <cstring>

#include "native_runtime/engine.h"
#include "native_runtime/op_frame.h"
#include "native_runtime/ops.h"
#include "runtime/barrier.h"
#include "runtime/panic.h"
#include "runtime/pieces.h"
#include "runtime/runtime.h"
#include "runtime/slice.h"
#include "runtime/string.h"

using namespace vo;
using namespace vo::native_runtime;
using abi::GoSlice;
using abi::GoString;
using abi::HelperContext;
using abi::HelperStatus;
using abi::slotInt;
using abi::slotPtr;

namespace {

/// The end of an instruction whose result is `s` unless it has failed.
HelperStatus sliceMade(HelperStatus status, Slot* result, const GoSlice& s) {
  if (status != HelperStatus::Panic) abi::putSlice(result, s);
  return status;
}
HelperStatus stringMade(HelperStatus status, Slot* result, const GoString& s) {
  if (status != HelperStatus::Panic) abi::putString(result, s);
  return status;
}

}  // namespace

VO_DEFINE_OP(Grow) {
  OpFrame<Op::Grow> o(frame);
  GoSlice s = sliceAt(o.b);
  int64_t add = slotInt(*o.c);
  // As open code does it: there may be room.
  uint64_t length = static_cast<uint64_t>(s.len) + static_cast<uint64_t>(add);
  if (length <= static_cast<uint64_t>(s.cap) && length >= static_cast<uint64_t>(s.len))
    return sliceMade(HelperStatus::Done, o.a, {s.data, static_cast<int64_t>(length), s.cap});
  GoSlice grown = {};
  HelperStatus status = runtime::growSlice(cx, o.type(), s, add, &grown);
  return sliceMade(status, o.a, grown);
}

VO_DEFINE_OP(Append1) {
  OpFrame<Op::Append1> o(frame);
  auto kind = static_cast<bytecode::MemKind>(o.extra());
  GoSlice s = sliceAt(o.b);
  if (s.len >= s.cap) {
    // The operand's slot stays where it is until the old elements are copied.
    HelperStatus status = runtime::appendSlice(cx, o.type(), s, o.c, 1, &s);
    return sliceMade(status, o.a, s);
  }
  uint64_t at = abi::ptrSlot(s.data) + static_cast<uint64_t>(s.len++) * bytecode::memSize(kind);
  if (kind == bytecode::MemKind::Ref) {
    runtime::storePointer(cx.runtime.barrier, slotPtr(at), slotPtr(*o.c));
  } else {
    abi::storeKind(at, kind, *o.c);
  }
  return sliceMade(HelperStatus::Done, o.a, s);
}

VO_DEFINE_OP(AppendSlice) {
  OpFrame<Op::AppendSlice> o(frame);
  GoSlice more = sliceAt(o.c), s = {};
  HelperStatus status = runtime::appendSlice(cx, o.type(), sliceAt(o.b), more.data, more.len, &s);
  return sliceMade(status, o.a, s);
}

VO_DEFINE_OP(AppendStr) {
  OpFrame<Op::AppendStr> o(frame);
  GoString more = stringAt(o.c);
  GoSlice s = {};
  HelperStatus status = runtime::appendSlice(cx, o.type(), sliceAt(o.b), more.data, more.len, &s);
  return sliceMade(status, o.a, s);
}

VO_DEFINE_OP(ClearSlice) {
  OpFrame<Op::ClearSlice> o(frame);
  GoSlice s = sliceAt(o.a);
  if (s.len <= 0) return HelperStatus::Done;
  return runtime::clearArray(cx, o.type(), s.data, static_cast<uint64_t>(s.len));
}

VO_DEFINE_OP(CopySlice) {
  OpFrame<Op::CopySlice> o(frame);
  return runtime::copySlice(cx, o.type(), sliceAt(o.b), sliceAt(o.c), o.a);
}

VO_DEFINE_OP(CopyStr) {
  OpFrame<Op::CopyStr> o(frame);
  GoString from = stringAt(o.c);
  GoSlice bytes = {const_cast<uint8_t*>(from.data), from.len, from.len};
  return runtime::copySlice(cx, &runtime::kByteType, sliceAt(o.b), bytes, o.a);
}

VO_DEFINE_OP(Concat) {
  OpFrame<Op::Concat> o(frame);
  // Slots of a string have the layout of its header.
  const auto* parts = reinterpret_cast<const GoString*>(o.b);
  GoString s = {};
  HelperStatus status = runtime::stringConcat(cx, parts, o.insn().c(), &s);
  // A single operand that is not empty is the result, unless its bytes are in a frame: the compiler takes the result
  // for a new string.
  if (status == HelperStatus::Done && s.len != 0 && !cx.runtime.heap.inRange(s.data) && isOnStack(cx, s.data))
    status = runtime::stringOfBytes(cx, s.data, s.len, &s);
  return stringMade(status, o.a, s);
}

VO_DEFINE_OP(StrTemp) {
  OpFrame<Op::StrTemp> o(frame);
  GoSlice from = sliceAt(o.b);
  if (isNilAddress(*o.c)) return raiseNil(cx);
  GoString s = {};
  if (from.len > bytecode::kTempBytes) {
    HelperStatus status = runtime::stringOfBytes(cx, from.data, from.len, &s);
    return stringMade(status, o.a, s);
  }
  if (from.len > 0) {
    auto* room = slotPtr<uint8_t>(*o.c);
    memmove(room, from.data, static_cast<size_t>(from.len));
    s = {room, from.len};
  }
  return stringMade(HelperStatus::Done, o.a, s);
}

VO_DEFINE_OP(DecodeRune) {
  OpFrame<Op::DecodeRune> o(frame);
  GoString s = stringAt(o.b);
  int64_t at = slotInt(*o.c);
  if (static_cast<uint64_t>(at) >= static_cast<uint64_t>(s.len))
    return abi::raise(cx, runtime::boundsPanic(abi::PanicKind::Index, at, s.len));
  runtime::DecodedRune r = runtime::decodeRune(s, at);
  o.a[0] = abi::intSlot(r.rune);
  o.a[1] = abi::intSlot(at + r.width);
  return HelperStatus::Done;
}
