// Handlers: interfaces, maps, channels and the rest. Part of interpreter.cpp.

/// The dynamic type of an interface whose first word is `word`, a type or (extra of x: bit 0) an
/// itab. The type's half of x is its metadata offset.
static inline bool hasType(const Vm* vm, Slot word, Word x) {
  if ((x >> 32 & 1) != 0) {
    if (isNil(word)) return false;
    word = reinterpret_cast<Slot>(reinterpret_cast<const abi::ITab*>(word)->type);
  }
  return word == reinterpret_cast<Slot>(vm->meta + (x & 0xffffffff) * 8);
}
VO_HANDLER(Iface) {
  Slot data = VO_RB;
  // Link asks for this where only a verifier vouches for the code.
  if ((VO_FLAGS & 1) != 0 && isNil(data)) [[unlikely]] VO_SLOW(trapNil);
  Word x = *pc++;
  Slot* d = fp + VO_A;
  d[0] = reinterpret_cast<Slot>(vm->meta + (x >> 32) * 8);
  d[1] = data;
  VO_NEXT;
}
VO_HANDLER(IfaceIs) {
  Word x = *pc++;
  VO_RA = hasType(vm, VO_RB, x);
  VO_NEXT;
}
VO_HANDLER(JmpIs) {
  if (hasType(vm, VO_RA, *pc)) {
    pc += VO_IMM32;
    VO_NEXT;
  }
  pc++;
  VO_NEXT;
}
VO_HANDLER(JmpIsNot) {
  if (!hasType(vm, VO_RA, *pc)) {
    pc += VO_IMM32;
    VO_NEXT;
  }
  pc++;
  VO_NEXT;
}
VO_HANDLER(Unbox) {
  const Slot* s = fp + VO_B;
  if (!hasType(vm, s[0], *pc)) [[unlikely]] VO_SLOW(opUnboxFail);
  pc++;
  VO_RA = s[1];
  VO_NEXT;
}
VO_HANDLER(IfaceAny) {
  const Slot* s = fp + VO_B;
  Slot itab = s[0], data = s[1];
  Slot* d = fp + VO_A;
  d[0] = itab == 0 ? 0
                   : reinterpret_cast<Slot>(reinterpret_cast<const abi::ITab*>(itab)->type);
  d[1] = data;
  VO_NEXT;
}
VO_HANDLER(AssertI) { VO_SLOW(opAssertI); }
VO_HANDLER(ConvI) { VO_SLOW(opConvI); }
VO_HANDLER(MakeMap) { VO_SLOW(opMakeMap); }
VO_HANDLER(MapGet) { VO_SLOW(opMapGet); }
VO_HANDLER(MapSet) { VO_SLOW(opMapSet); }
VO_HANDLER(MapDelete) { VO_SLOW(opMapDelete); }
VO_HANDLER(MapClear) { VO_SLOW(opMapClear); }
VO_HANDLER(MapIterInit) { VO_SLOW(opMapIterInit); }
VO_HANDLER(MapIterNext) { VO_SLOW(opMapIterNext); }
VO_HANDLER(MapLen) {
  Slot m = VO_RB;
  VO_RA = m == 0 ? 0 : loadAt<Slot>(m);
  VO_NEXT;
}
VO_HANDLER(MakeChan) { VO_SLOW(opMakeChan); }
VO_HANDLER(Send) { VO_SLOW(opSend); }
VO_HANDLER(Recv) { VO_SLOW(opRecv); }
VO_HANDLER(CloseChan) { VO_SLOW(opCloseChan); }
VO_HANDLER(ChanLen) { VO_SLOW(opChanLen); }
VO_HANDLER(ChanCap) {
  VO_RA = static_cast<Slot>(runtime::chanCap(reinterpret_cast<runtime::Chan*>(VO_RB)));
  VO_NEXT;
}
VO_HANDLER(Select) { VO_SLOW(opSelect); }
VO_HANDLER(SelectBig) { VO_SLOW(opSelectBig); }
VO_HANDLER(Print) { VO_SLOW(opPrint); }
