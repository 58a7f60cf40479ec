// Handlers: loads and stores through pointers. Part of interpreter.cpp.

#define VO_LOAD(name, T, widen)                  \
  VO_HANDLER(name) {                             \
    uint64_t p = VO_RB;                          \
    if (isNil(p)) [[unlikely]] VO_TRAP(trapNil); \
    VO_RA = static_cast<Slot>(static_cast<widen>(loadAt<T>(p + VO_C))); \
    VO_NEXT;                                     \
  }
VO_LOAD(LoadI8, int8_t, int64_t)
VO_LOAD(LoadU8, uint8_t, uint64_t)
VO_LOAD(LoadI16, int16_t, int64_t)
VO_LOAD(LoadU16, uint16_t, uint64_t)
VO_LOAD(LoadI32, int32_t, int64_t)
VO_LOAD(LoadU32, uint32_t, uint64_t)
VO_LOAD(Load64, uint64_t, uint64_t)
#undef VO_LOAD
VO_HANDLER(LoadW2) {
  uint64_t p = VO_RB;
  if (isNil(p)) [[unlikely]] VO_TRAP(trapNil);
  p += VO_C;
  Slot* d = VO_PA;
  Slot v0 = loadAt<Slot>(p), v1 = loadAt<Slot>(p + 8);
  d[0] = v0;
  d[1] = v1;
  VO_NEXT;
}
VO_HANDLER(LoadW3) {
  uint64_t p = VO_RB;
  if (isNil(p)) [[unlikely]] VO_TRAP(trapNil);
  p += VO_C;
  Slot* d = VO_PA;
  Slot v0 = loadAt<Slot>(p), v1 = loadAt<Slot>(p + 8), v2 = loadAt<Slot>(p + 16);
  d[0] = v0;
  d[1] = v1;
  d[2] = v2;
  VO_NEXT;
}

#define VO_STORE(name, T)                        \
  VO_HANDLER(name) {                             \
    uint64_t p = VO_RA;                          \
    if (isNil(p)) [[unlikely]] VO_TRAP(trapNil); \
    storeAt(p + VO_C, static_cast<T>(VO_RB));    \
    VO_NEXT;                                     \
  }
VO_STORE(Store8, uint8_t)
VO_STORE(Store16, uint16_t)
VO_STORE(Store32, uint32_t)
VO_STORE(Store64, uint64_t)
#undef VO_STORE
VO_HANDLER(StoreRef) {
  uint64_t p = VO_RA;
  if (isNil(p)) [[unlikely]] VO_TRAP(trapNil);
  if (vm->barrier->on) [[unlikely]] VO_SLOW(opStoreRefMarking);
  storeAt(p + VO_C, VO_RB);
  VO_NEXT;
}
VO_HANDLER(StoreW2) {
  uint64_t p = VO_RA;
  if (isNil(p)) [[unlikely]] VO_TRAP(trapNil);
  if (vm->barrier->on && VO_FLAGS != 0) [[unlikely]] VO_SLOW(opStoreWordsMarking);
  const Slot* s = VO_PB;
  p += VO_C;
  storeAt(p, s[0]);
  storeAt(p + 8, s[1]);
  VO_NEXT;
}
VO_HANDLER(StoreW3) {
  uint64_t p = VO_RA;
  if (isNil(p)) [[unlikely]] VO_TRAP(trapNil);
  if (vm->barrier->on && VO_FLAGS != 0) [[unlikely]] VO_SLOW(opStoreWordsMarking);
  const Slot* s = VO_PB;
  p += VO_C;
  storeAt(p, s[0]);
  storeAt(p + 8, s[1]);
  storeAt(p + 16, s[2]);
  VO_NEXT;
}
VO_HANDLER(LoadT) { VO_SLOW(opLoadT); }
VO_HANDLER(StoreT) { VO_SLOW(opStoreT); }
VO_HANDLER(CopyT) { VO_SLOW(opCopyT); }
VO_HANDLER(ClearT) { VO_SLOW(opClearT); }
VO_HANDLER(PtrAdd) {
  uint64_t p = VO_RB;
  if (isNil(p)) [[unlikely]] VO_TRAP(trapNil);
  VO_RA = p + VO_C;
  VO_NEXT;
}
VO_HANDLER(PtrAddK) {
  uint64_t p = VO_RB;
  if (isNil(p)) [[unlikely]] VO_TRAP(trapNil);
  VO_RA = p + VO_XWORD;
  VO_NEXT_X;
}
VO_HANDLER(NilCheck) {
  if (isNil(VO_RA)) [[unlikely]] VO_TRAP(trapNil);
  VO_NEXT;
}
VO_HANDLER(PtrAddRaw) {
  VO_RA = VO_RB + VO_RC;
  VO_NEXT;
}
