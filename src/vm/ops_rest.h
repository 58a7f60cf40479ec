// Handlers: interfaces, maps, channels and the rest. Part of interpreter.cpp.

VO_HANDLER(TypeOfItab) {
  Slot itab = VO_RB;
  VO_RA = itab == 0 ? 0
                    : reinterpret_cast<Slot>(reinterpret_cast<const abi::ITab*>(itab)->type);
  VO_NEXT;
}
VO_HANDLER(AssertI) { VO_SLOW(opAssertI); }
VO_HANDLER(AssertFail) { VO_SLOW(opAssertFail); }
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
VO_HANDLER(Unreachable) { VO_SLOW(opUnreachable); }
VO_HANDLER(Print) { VO_SLOW(opPrint); }
