// Handlers: interfaces, maps, channels and the rest. Part of interpreter.cpp.

/// Whether `word` is the type at `type`; or the first word of an itab (isItab) whose type that is.
static inline bool hasType(Slot word, const void* type, bool isItab) {
  if (isItab) {
    if (isNil(word)) return false;
    word = reinterpret_cast<Slot>(reinterpret_cast<const abi::ITab*>(word)->type);
  }
  return word == reinterpret_cast<Slot>(type);
}
VO_HANDLER(Iface) {
  Slot data = VO_RB;
  // Link asks for this where only a verifier vouches for the code.
  if ((VO_FLAGS & 1) != 0 && isNil(data)) [[unlikely]] VO_TRAP(trapNil);
  Slot* d = VO_PA;
  d[0] = reinterpret_cast<Slot>(VO_META_XHI);
  d[1] = data;
  VO_NEXT_X;
}
VO_HANDLER(IfaceIs) {
  VO_RA = static_cast<Slot>(hasType(VO_RB, VO_META_XLO, VO_X_ITAB));
  VO_NEXT_X;
}
VO_HANDLER(JmpIs) {
  if (hasType(VO_RA, VO_META_XLO, VO_X_ITAB)) VO_TAKE(VO_IMM32);
  VO_NEXT_X;
}
VO_HANDLER(JmpIsNot) {
  if (!hasType(VO_RA, VO_META_XLO, VO_X_ITAB)) VO_TAKE(VO_IMM32);
  VO_NEXT_X;
}
VO_HANDLER(Unbox) {
  const Slot* s = VO_PB;
  if (!hasType(s[0], VO_META_XLO, VO_X_ITAB)) [[unlikely]] VO_TRAP(opUnboxFail);
  VO_RA = s[1];
  VO_NEXT_X;
}
VO_HANDLER(IfaceAny) {
  const Slot* s = VO_PB;
  Slot itab = s[0], data = s[1];
  Slot* d = VO_PA;
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
VO_HANDLER(ChanCap) { VO_SLOW(opChanCap); }
VO_HANDLER(Select) { VO_SLOW(opSelect); }
VO_HANDLER(SelectBig) { VO_SLOW(opSelectBig); }
VO_HANDLER(Print) { VO_SLOW(opPrint); }
