// Handlers: calls, returns, defer. Part of interpreter.cpp.

/// Clears what the function's pointer maps cover and arguments do not set.
inline void zeroFrame(Slot* base, const Function* f) {
  for (uint64_t i = f->zeroFrom, end = f->zeroTo; i < end; i++) {
    base[i] = 0;
    asm volatile("");  // keeps the loop from becoming a call
  }
}
#define VO_ENTER(base, f)                                          \
  do {                                                             \
    (base)[-1] = reinterpret_cast<Slot>(pc);                       \
    (base)[-2] = reinterpret_cast<Slot>(fp);                       \
    (base)[-3] = reinterpret_cast<Slot>(f);                        \
    zeroFrame(base, f);                                            \
    fp = base;                                                     \
    pc = (f)->code;                                                \
    VO_NEXT;                                                       \
  } while (0)
#define VO_FITS(base, f) \
  ((base) + (f)->totalWords <= vm->stackLimit && --vm->budget >= 0)

VO_HANDLER(Call) {
  const Function* f = link::functionAt(vm->meta, static_cast<uint32_t>(VO_UIMM32));
  Slot* base = fp + VO_A;
  if (!VO_FITS(base, f)) [[unlikely]] VO_SLOW(callSlow);
  VO_ENTER(base, f);
}
VO_HANDLER(CallClosure) {
  Slot closure = VO_RB;
  if (isNil(closure)) [[unlikely]] VO_SLOW(trapNil);
  const Function* f = *reinterpret_cast<const Function* const*>(closure);
  Slot* base = fp + VO_A;
  if (!VO_FITS(base, f)) [[unlikely]] VO_SLOW(callClosureSlow);
  base[-4] = closure;
  VO_ENTER(base, f);
}
VO_HANDLER(CallIface) {
  const Slot* iface = fp + VO_B;
  if (isNil(iface[0])) [[unlikely]] VO_SLOW(trapNil);
  const auto* f = reinterpret_cast<const Function*>(
      reinterpret_cast<const abi::ITab*>(iface[0])->fun[VO_C]);
  Slot* base = fp + VO_A;
  if (!VO_FITS(base, f)) [[unlikely]] VO_SLOW(callIfaceSlow);
  base[f->resultSlots] = iface[1];
  VO_ENTER(base, f);
}
VO_HANDLER(TailIface) {
  const Slot* iface = fp + VO_A;
  if (isNil(iface[0])) [[unlikely]] VO_SLOW(trapNil);
  const auto* f = reinterpret_cast<const Function*>(
      reinterpret_cast<const abi::ITab*>(iface[0])->fun[VO_B]);
  if (!VO_FITS(fp, f)) [[unlikely]] VO_SLOW(tailIfaceSlow);
  fp[f->resultSlots] = iface[1];
  fp[-3] = reinterpret_cast<Slot>(f);
  zeroFrame(fp, f);
  pc = f->code;
  VO_NEXT;
}
VO_HANDLER(Return) {
  pc = returnPc(fp);
  fp = callerOf(fp);
  VO_NEXT;
}
VO_HANDLER(CallExt) {
  vm->pc = pc;
  vm->fp = fp;
  abi::HelperStatus status = vm->natives[VO_UIMM32](vm->cx, fp + VO_A);
  if (status != abi::HelperStatus::Done || vm->heap->gcWanted() || vm->attention) [[unlikely]] {
    w = static_cast<Word>(status);
    VO_SLOW(callExternal);
  }
  VO_NEXT;
}
VO_HANDLER(NativeBody) { VO_SLOW(nativeBody); }
VO_HANDLER(ReturnDefer) {
  const Defer* d = vm->fiber->defers;
  if (d == nullptr || d->frame != fp) VO_NEXT;
  VO_SLOW(returnDefer);
}
VO_HANDLER(Go) { VO_SLOW(go); }
VO_HANDLER(Defer) { VO_SLOW(pushDefer); }
VO_HANDLER(DeferOuter) { VO_SLOW(pushDeferOuter); }
VO_HANDLER(DeferToken) {
  VO_RA = reinterpret_cast<Slot>(fp);
  VO_NEXT;
}
VO_HANDLER(Recover) { VO_SLOW(recover); }
VO_HANDLER(Panic) { VO_SLOW(opPanic); }
VO_HANDLER(Trap) { VO_SLOW(opTrap); }
