// This file carries out the channel instructions. Values travel through memory that stays in place: frame variables, or
// slots of the instruction's frame for results.
#include <iterator>

#include "base/vec.h"
#include "native_runtime/op_frame.h"
#include "native_runtime/ops.h"
#include "runtime/chan.h"
#include "runtime/runtime.h"

using namespace vo;
using namespace vo::native_runtime;
using abi::HelperStatus;
using abi::slotPtr;
using runtime::Chan;

VO_DEFINE_OP(MakeChan) {
  OpFrame<Op::MakeChan> o(frame);
  Chan* c = nullptr;
  HelperStatus status = runtime::makeChan(cx, abi::asChan(o.type())->elem, abi::slotInt(*o.b), &c);
  if (status != HelperStatus::Panic) *o.a = abi::ptrSlot(c);
  return status;
}

VO_DEFINE_OP(Send) {
  OpFrame<Op::Send> o(frame);
  if (isNilAddress(*o.b)) return raiseNil(cx);
  return runtime::chanSend(cx, slotPtr<Chan>(*o.a), slotPtr(*o.b));
}

VO_DEFINE_OP(Recv) {
  OpFrame<Op::Recv> o(frame);
  return runtime::chanRecv(cx, slotPtr<Chan>(*o.b), o.c != nullptr ? slotPtr(*o.c) : nullptr, o.a);
}

VO_DEFINE_OP(CloseChan) { return runtime::chanClose(cx, slotPtr<Chan>(*OpFrame<Op::CloseChan>(frame).a)); }

VO_DEFINE_OP(ChanLen) {
  OpFrame<Op::ChanLen> o(frame);
  *o.a = abi::intSlot(runtime::chanLen(slotPtr<Chan>(*o.b)));
  return HelperStatus::Done;
}

VO_DEFINE_OP(ChanCap) {
  OpFrame<Op::ChanCap> o(frame);
  *o.a = abi::intSlot(runtime::chanCap(slotPtr<Chan>(*o.b)));
  return HelperStatus::Done;
}

VO_DEFINE_OP(Select) {
  OpFrame<Op::Select> o(frame);
  runtime::SelectCase cases[64];
  uint32_t n = o.insn().c();
  VO_DCHECK(n < std::size(cases), "larger ones are select.big");
  bool hasDefault = o.word() >> 63 != 0;
  for (uint32_t i = 0; i < n; i++) {
    if (isNilAddress(o.b[2 * i + 1])) return raiseNil(cx);
    cases[i] = {slotPtr<Chan>(o.b[2 * i]), slotPtr(o.b[2 * i + 1]), (o.word() >> i & 1) != 0};
  }
  // gc's compiler makes a plain operation of a select with one case, as traces of deadlocks show.
  if (n == 1 && !hasDefault) {
    o.a[0] = 0;
    return cases->isSend ? runtime::chanSend(cx, cases->chan, cases->elem)
                         : runtime::chanRecv(cx, cases->chan, cases->elem, o.a + 1);
  }
  return runtime::chanSelect(cx, cases, static_cast<int32_t>(n), hasDefault, o.a, o.a + 1);
}

VO_DEFINE_OP(SelectBig) {
  OpFrame<Op::SelectBig> o(frame);
  size_t n = o.word();
  if (isNilAddress(*o.c)) return raiseNil(cx);
  const auto* sends = slotPtr<const uint8_t>(*o.c);
  base::Vec<runtime::SelectCase> cases(cx.runtime.memory);
  for (size_t i = 0; i < n; i++) {
    if (isNilAddress(o.b[2 * i + 1])) return raiseNil(cx);
    cases.push({slotPtr<Chan>(o.b[2 * i]), slotPtr(o.b[2 * i + 1]), sends[i] != 0});
  }
  return runtime::chanSelect(cx, cases.data(), static_cast<int32_t>(n), sends[n] != 0, o.a, o.a + 1);
}
