// Handlers: moves, constants, frame memory, package variables. Part of interpreter.cpp.

VO_HANDLER(Nop) { VO_NEXT; }
VO_HANDLER(Mov) {
  VO_RA = VO_RB;
  VO_NEXT;
}
VO_HANDLER(Mov2) {
  Slot* d = VO_PA;
  const Slot* s = VO_PB;
  Slot s0 = s[0], s1 = s[1];
  d[0] = s0;
  d[1] = s1;
  VO_NEXT;
}
VO_HANDLER(Mov3) {
  Slot* d = VO_PA;
  const Slot* s = VO_PB;
  Slot s0 = s[0], s1 = s[1], s2 = s[2];
  d[0] = s0;
  d[1] = s1;
  d[2] = s2;
  VO_NEXT;
}
VO_HANDLER(MovN) {
  Slot* d = VO_PA;
  const Slot* s = VO_PB;
  VO_COPY_OVERLAPPING(d, s, VO_FLAGS);
  VO_NEXT;
}
VO_HANDLER(LoadI) {
  VO_RA = static_cast<Slot>(VO_IMM32);
  VO_NEXT;
}
VO_HANDLER(LoadK) {
  VO_RA = VO_XWORD;
  VO_NEXT_X;
}
VO_HANDLER(LoadStr) {
  // The constant is a string header in the metadata region.
  const auto* s = reinterpret_cast<const Slot*>(VO_META_IMM);
  Slot* d = VO_PA;
  d[0] = s[0];
  d[1] = s[1];
  VO_NEXT;
}
VO_HANDLER(Zero) {
  VO_RA = 0;
  VO_NEXT;
}
VO_HANDLER(ZeroN) {
  Slot* d = VO_PA;
  for (uint64_t n = VO_FLAGS; n != 0; n--) *d++ = 0;
  VO_NEXT;
}
VO_HANDLER(LoadFunc) {
  VO_RA = reinterpret_cast<Slot>(VO_META_IMM);
  VO_NEXT;
}
VO_HANDLER(LoadType) {
  VO_RA = reinterpret_cast<Slot>(VO_META_IMM);
  VO_NEXT;
}
VO_HANDLER(LoadCap) {
  const Slot* s = reinterpret_cast<const Slot*>(fp[-4] + VO_B8) + 1;
  Slot* d = VO_PA;
  uint64_t n = VO_FLAGS;
  do {
    *d++ = *s++;
  } while (--n != 0);
  VO_NEXT;
}

// --- Frame memory and package variables ---------------------------------------------------------

VO_HANDLER(FrameAddr) {
  VO_RA = reinterpret_cast<Slot>(fp) + VO_UIMM32;
  VO_NEXT;
}
VO_HANDLER(FrameLoad) {
  VO_RA = loadKind(reinterpret_cast<uint64_t>(fp) + VO_UIMM32, static_cast<MemKind>(VO_FLAGS));
  VO_NEXT;
}
VO_HANDLER(FrameStore) {
  storeKind(reinterpret_cast<uint64_t>(fp) + VO_UIMM32, static_cast<MemKind>(VO_FLAGS), VO_RA);
  VO_NEXT;
}
VO_HANDLER(FrameLoad2) {
  const auto* s = reinterpret_cast<const Slot*>(reinterpret_cast<uint64_t>(fp) + VO_UIMM32);
  Slot* d = VO_PA;
  d[0] = s[0];
  d[1] = s[1];
  VO_NEXT;
}
VO_HANDLER(FrameLoad3) {
  const auto* s = reinterpret_cast<const Slot*>(reinterpret_cast<uint64_t>(fp) + VO_UIMM32);
  Slot* d = VO_PA;
  d[0] = s[0];
  d[1] = s[1];
  d[2] = s[2];
  VO_NEXT;
}
VO_HANDLER(FrameStore2) {
  auto* d = reinterpret_cast<Slot*>(reinterpret_cast<uint64_t>(fp) + VO_UIMM32);
  const Slot* s = VO_PA;
  d[0] = s[0];
  d[1] = s[1];
  VO_NEXT;
}
VO_HANDLER(FrameStore3) {
  auto* d = reinterpret_cast<Slot*>(reinterpret_cast<uint64_t>(fp) + VO_UIMM32);
  const Slot* s = VO_PA;
  d[0] = s[0];
  d[1] = s[1];
  d[2] = s[2];
  VO_NEXT;
}
VO_HANDLER(FrameZero) {
  auto* d = reinterpret_cast<Slot*>(reinterpret_cast<uint64_t>(fp) + VO_UIMM32);
  for (uint64_t n = VO_A; n != 0; n--) *d++ = 0;
  VO_NEXT;
}
VO_HANDLER(GlobalAddr) {
  VO_RA = reinterpret_cast<Slot>(vm->globals) + VO_UIMM32;
  VO_NEXT;
}
VO_HANDLER(GlobalLoad) {
  VO_RA =
      loadKind(reinterpret_cast<uint64_t>(vm->globals) + VO_UIMM32, static_cast<MemKind>(VO_FLAGS));
  VO_NEXT;
}
VO_HANDLER(GlobalStore) {
  auto kind = static_cast<MemKind>(VO_FLAGS);
  if (kind == MemKind::Ref && vm->barrier->on) [[unlikely]] VO_SLOW(opGlobalStoreRef);
  storeKind(reinterpret_cast<uint64_t>(vm->globals) + VO_UIMM32, kind, VO_RA);
  VO_NEXT;
}
VO_HANDLER(GlobalLoad2) {
  const auto* s = reinterpret_cast<const Slot*>(vm->globals + VO_UIMM32);
  Slot* d = VO_PA;
  d[0] = s[0];
  d[1] = s[1];
  VO_NEXT;
}
VO_HANDLER(GlobalLoad3) {
  const auto* s = reinterpret_cast<const Slot*>(vm->globals + VO_UIMM32);
  Slot* d = VO_PA;
  d[0] = s[0];
  d[1] = s[1];
  d[2] = s[2];
  VO_NEXT;
}
