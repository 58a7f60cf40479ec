// This file carries out type assertions and conversions between interfaces.
#include "native_runtime/known_tables.h"
#include "native_runtime/op_frame.h"
#include "native_runtime/ops.h"
#include "runtime/runtime.h"
#include "runtime/type_ops.h"

using namespace vo;
using namespace vo::native_runtime;
using abi::HelperStatus;
using abi::slotPtr;
using abi::Type;

namespace {
const Type* dynamicType(Slot word, bool isItab) {
  if (word == 0) return nullptr;
  return isItab ? slotPtr<const abi::ITab>(word)->type : slotPtr<const Type>(word);
}

/// The first word of an interface of that type with a value of type `have`, or null.
const void* wordOf(abi::HelperContext& cx, const Type* inter, const Type* have, const Type* from, abi::RuntimePanic& panic) {
  const void* word = runtime::assertWord(cx.runtime, abi::asInterface(inter), have, from, panic);
  if (have != nullptr && abi::asInterface(inter)->methodCount != 0) noteTable(inter, have, word);
  return word;
}
}  // namespace

VO_DEFINE_OP(AssertI) {
  OpFrame<Op::AssertI> o(frame);
  abi::RuntimePanic panic;
  const Type* have = dynamicType(o.b[0], o.extra() != 0);
  bool commaOk = o.flags() != 0;
  const void* word = nullptr;
  if (have != nullptr || !commaOk)
    word = wordOf(cx, o.type(), have, o.staticType(), panic);
  if (word == nullptr && !commaOk) return abi::raise(cx, panic);
  o.a[0] = abi::ptrSlot(word);
  o.a[1] = word != nullptr ? o.b[1] : 0;
  if (commaOk) o.a[2] = word != nullptr;
  return HelperStatus::Done;
}

VO_DEFINE_OP(UnboxFail) {
  OpFrame<Op::Unbox> o(frame);
  return abi::raise(cx, runtime::assertionPanic(o.staticType(), dynamicType(o.b[0], o.extra() != 0), o.type()));
}

VO_DEFINE_OP(ConvI) {
  OpFrame<Op::ConvI> o(frame);
  const Type* have = dynamicType(o.b[0], o.extra() != 0);
  const void* word = nullptr;
  if (have != nullptr) {
    abi::RuntimePanic panic;
    word = wordOf(cx, o.type(), have, o.staticType(), panic);
    if (word == nullptr) return abi::raise(cx, panic);
  }
  o.a[0] = abi::ptrSlot(word);
  o.a[1] = o.b[1];
  return HelperStatus::Done;
}
