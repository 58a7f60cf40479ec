// Handlers: calls, returns, defer. Part of interpreter.cpp.

VO_HANDLER(Call) {
  VO_STATIC_CALLEE(f);
  Slot* base = VO_PA;
  VO_ADMIT(base, f, callSlow);
  VO_ENTER(base, f);
}
VO_HANDLER(CallClosure) {
  Slot closure = VO_RB;
  if (isNil(closure)) [[unlikely]] VO_TRAP(trapNil);
  const Function* f = *reinterpret_cast<const Function* const*>(closure);
  Slot* base = VO_PA;
  VO_ADMIT(base, f, callClosureSlow);
  base[-4] = closure;
  VO_ENTER(base, f);
}
VO_HANDLER(CallIface) {
  const Slot* iface = VO_PB;
  if (isNil(iface[0])) [[unlikely]] VO_TRAP(trapNil);
  const auto* f = reinterpret_cast<const Function*>(
      loadAt<Slot>(iface[0] + offsetof(abi::ITab, fun) + VO_C8));
  Slot* base = VO_PA;
  VO_ADMIT(base, f, callIfaceSlow);
  base[f->resultSlots] = iface[1];
  VO_ENTER(base, f);
}
VO_HANDLER(TailIface) {
  const Slot* iface = VO_PA;
  if (isNil(iface[0])) [[unlikely]] VO_TRAP(trapNil);
  const auto* f = reinterpret_cast<const Function*>(
      loadAt<Slot>(iface[0] + offsetof(abi::ITab, fun) + VO_B8));
  VO_ADMIT(fp, f, tailIfaceSlow);
  fp[f->resultSlots] = iface[1];
  fp[-3] = reinterpret_cast<Slot>(f);
  zeroFrame(fp, f);
  VO_GO(f->code);
}
VO_HANDLER(Return) {
  const Word* to = returnPc(fp);
  fp = callerOf(fp);
  VO_GO(to);
}
VO_HANDLER(CallExt) {
  vm->pc = VO_BEHIND;
  vm->fp = fp;
  abi::HelperStatus status = VO_NATIVE(vm->cx, VO_PA);
  if (status != abi::HelperStatus::Done || vm->heap->gcWanted() || vm->attention) [[unlikely]] VO_CALLED(status);
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
VO_HANDLER(CallShape) { VO_NEXT; }
VO_HANDLER(DeferToken) {
  VO_RA = reinterpret_cast<Slot>(fp);
  VO_NEXT;
}
VO_HANDLER(Recover) { VO_SLOW(recover); }
VO_HANDLER(Panic) { VO_TRAP(opPanic); }
VO_HANDLER(Trap) { VO_TRAP(opTrap); }
