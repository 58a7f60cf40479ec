// This file carries out the channel instructions. Values travel through memory that stays in place:
// frame variables, or slots of the frame for results.
#include <vector>

#include "runtime/chan.h"
#include "vm/operands.h"

namespace vo::vm {

using abi::HelperStatus;
using abi::slotPtr;
using runtime::Chan;

bool Vm::opMakeChan(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  Chan* c = nullptr;
  HelperStatus status =
      runtime::makeChan(cx, abi::asChan(t.type)->elem, abi::slotInt(o.rb()), &c);
  if (status == HelperStatus::Panic) return finishSlow(status);
  o.ra() = abi::ptrSlot(c);
  return finishAlloc(status);
}

bool Vm::opSend(Word w) {
  Operands o{w, fp};
  if (isNilAddress(o.rb())) return trapNil(w);
  return finish(runtime::chanSend(cx, slotPtr<Chan>(o.ra()), slotPtr(o.rb())));
}

bool Vm::opRecv(Word w) {
  Operands o{w, fp};
  void* to = o.c() == 0xffff ? nullptr : slotPtr(o.rc());
  return finish(runtime::chanRecv(cx, slotPtr<Chan>(o.rb()), to, &o.ra()));
}

bool Vm::opCloseChan(Word w) {
  return finish(runtime::chanClose(cx, slotPtr<Chan>(Operands{w, fp}.ra())));
}

bool Vm::opChanLen(Word w) {
  Operands o{w, fp};
  o.ra() = abi::intSlot(runtime::chanLen(slotPtr<Chan>(o.rb())));
  return true;
}

bool Vm::opChanCap(Word w) {
  Operands o{w, fp};
  o.ra() = static_cast<Slot>(runtime::chanCap(slotPtr<runtime::Chan>(o.rb())));
  return true;
}

bool Vm::opSelect(Word w) {
  Operands o{w, fp};
  Word bits = *pc++;
  runtime::SelectCase cases[64];
  VO_DCHECK(o.c() < std::size(cases), "larger ones are select.big");
  const Slot* pairs = &o.rb();
  for (uint32_t i = 0; i < o.c(); i++) {
    if (isNilAddress(pairs[2 * i + 1])) return trapNil(w);
    cases[i] = {slotPtr<Chan>(pairs[2 * i]), slotPtr(pairs[2 * i + 1]), (bits >> i & 1) != 0};
  }
  Slot* d = &o.ra();
  // gc's compiler makes a plain operation of a select with one case, as traces of deadlocks show.
  if (o.c() == 1 && bits >> 63 == 0) {
    d[0] = 0;
    return finish(cases->isSend ? runtime::chanSend(cx, cases->chan, cases->elem)
                                : runtime::chanRecv(cx, cases->chan, cases->elem, d + 1));
  }
  return finish(runtime::chanSelect(cx, cases, static_cast<int32_t>(o.c()), bits >> 63 != 0, d,
                                    d + 1));
}

bool Vm::opSelectBig(Word w) {
  Operands o{w, fp};
  Word n = *pc++;
  std::vector<runtime::SelectCase> cases(n);
  const Slot* pairs = &o.rb();
  if (isNilAddress(o.rc())) return trapNil(w);
  const auto* sends = slotPtr<const uint8_t>(o.rc());
  for (size_t i = 0; i < n; i++) {
    if (isNilAddress(pairs[2 * i + 1])) return trapNil(w);
    cases[i] = {slotPtr<Chan>(pairs[2 * i]), slotPtr(pairs[2 * i + 1]), sends[i] != 0};
  }
  Slot* d = &o.ra();
  return finish(
      runtime::chanSelect(cx, cases.data(), static_cast<int32_t>(n), sends[n] != 0, d, d + 1));
}

}  // namespace vo::vm
