// Handlers: elements of slices, arrays and strings, slicing, append. Part of interpreter.cpp.

#define VO_INDEX(name, T, widen)                                       \
  VO_HANDLER(name) {                                                   \
    const Slot* s = VO_PB;                                         \
    uint64_t i = VO_RC;                                                \
    if (i >= s[1]) [[unlikely]] VO_TRAP(trapIndex);                    \
    VO_RA = static_cast<Slot>(static_cast<widen>(reinterpret_cast<const T*>(s[0])[i])); \
    VO_NEXT;                                                           \
  }
VO_INDEX(IdxI8, int8_t, int64_t)
VO_INDEX(IdxU8, uint8_t, uint64_t)
VO_INDEX(IdxI16, int16_t, int64_t)
VO_INDEX(IdxU16, uint16_t, uint64_t)
VO_INDEX(IdxI32, int32_t, int64_t)
VO_INDEX(IdxU32, uint32_t, uint64_t)
VO_INDEX(Idx64, uint64_t, uint64_t)
VO_HANDLER(IdxW2) {
  const Slot* s = VO_PB;
  uint64_t i = VO_RC;
  if (i >= s[1]) [[unlikely]] VO_TRAP(trapIndex);
  const Slot* e = reinterpret_cast<const Slot*>(s[0]) + i * 2;
  Slot* d = VO_PA;
  Slot v0 = e[0], v1 = e[1];
  d[0] = v0;
  d[1] = v1;
  VO_NEXT;
}
VO_HANDLER(IdxW3) {
  const Slot* s = VO_PB;
  uint64_t i = VO_RC;
  if (i >= s[1]) [[unlikely]] VO_TRAP(trapIndex);
  const Slot* e = reinterpret_cast<const Slot*>(s[0]) + i * 3;
  Slot* d = VO_PA;
  Slot v0 = e[0], v1 = e[1], v2 = e[2];
  d[0] = v0;
  d[1] = v1;
  d[2] = v2;
  VO_NEXT;
}
#define VO_SET_INDEX(name, T)                              \
  VO_HANDLER(name) {                                       \
    const Slot* s = VO_PA;                             \
    uint64_t i = VO_RB;                                    \
    if (i >= s[1]) [[unlikely]] VO_TRAP(trapSetIndex);     \
    reinterpret_cast<T*>(s[0])[i] = static_cast<T>(VO_RC); \
    VO_NEXT;                                               \
  }
VO_SET_INDEX(SetIdx8, uint8_t)
VO_SET_INDEX(SetIdx16, uint16_t)
VO_SET_INDEX(SetIdx32, uint32_t)
VO_SET_INDEX(SetIdx64, uint64_t)
VO_HANDLER(SetIdxRef) {
  const Slot* s = VO_PA;
  uint64_t i = VO_RB;
  if (i >= s[1]) [[unlikely]] VO_TRAP(trapSetIndex);
  if (vm->barrier->on) [[unlikely]] VO_SLOW(opSetIdxRefMarking);
  reinterpret_cast<Slot*>(s[0])[i] = VO_RC;
  VO_NEXT;
}
VO_HANDLER(SetIdxW2) {
  const Slot* s = VO_PA;
  uint64_t i = VO_RB;
  if (i >= s[1]) [[unlikely]] VO_TRAP(trapSetIndex);
  if (vm->barrier->on && VO_FLAGS != 0) [[unlikely]] VO_SLOW(opSetIdxWordsMarking);
  const Slot* v = VO_PC;
  Slot* e = reinterpret_cast<Slot*>(s[0]) + i * 2;
  e[0] = v[0];
  e[1] = v[1];
  VO_NEXT;
}
VO_HANDLER(SetIdxW3) {
  const Slot* s = VO_PA;
  uint64_t i = VO_RB;
  if (i >= s[1]) [[unlikely]] VO_TRAP(trapSetIndex);
  if (vm->barrier->on && VO_FLAGS != 0) [[unlikely]] VO_SLOW(opSetIdxWordsMarking);
  const Slot* v = VO_PC;
  Slot* e = reinterpret_cast<Slot*>(s[0]) + i * 3;
  e[0] = v[0];
  e[1] = v[1];
  e[2] = v[2];
  VO_NEXT;
}
VO_HANDLER(IdxAddr) {
  const Slot* s = VO_PB;
  uint64_t i = VO_RC;
  if (i >= s[1]) [[unlikely]] VO_TRAP(trapIndex);
  VO_RA = s[0] + i * VO_XLO;
  VO_NEXT_X;
}
VO_HANDLER(BoundsCheck) {
  if (VO_RA >= VO_RB) [[unlikely]] VO_TRAP(trapBounds);
  VO_NEXT;
}
VO_HANDLER(SliceOf) {
  const Slot* s = VO_PB;
  const Slot* bound = VO_PC;
  uint64_t given = VO_FLAGS;
  uint64_t max = (given & 4) != 0 ? bound[2] : s[2];
  uint64_t high = (given & 2) != 0 ? bound[1] : s[1];
  uint64_t low = (given & 1) != 0 ? bound[0] : 0;
  if (max > s[2] || high > max || low > high) [[unlikely]] VO_TRAP(opSliceTrap);
  // Slicing at the capacity must not lead behind the object.
  uint64_t data = s[0] + (low == max ? 0 : low * VO_XLO);
  Slot* d = VO_PA;
  d[0] = data;
  d[1] = high - low;
  d[2] = max - low;
  VO_NEXT_X;
}
VO_HANDLER(SliceStr) {
  const Slot* s = VO_PB;
  const Slot* bound = VO_PC;
  uint64_t given = VO_FLAGS;
  uint64_t high = (given & 2) != 0 ? bound[1] : s[1];
  uint64_t low = (given & 1) != 0 ? bound[0] : 0;
  if (high > s[1] || low > high) [[unlikely]] VO_TRAP(opSliceStrTrap);
  uint64_t data = s[0] + (low == high ? 0 : low);
  Slot* d = VO_PA;
  d[0] = data;
  d[1] = high - low;
  VO_NEXT;
}
VO_HANDLER(SliceToArr) {
  const Slot* s = VO_PB;
  if (s[1] < VO_XWORD) [[unlikely]] VO_TRAP(opSliceToArrTrap);
  VO_RA = s[0];
  VO_NEXT_X;
}
VO_HANDLER(Grow) {
  const Slot* s = VO_PB;
  uint64_t length = s[1] + VO_RC;
  if (length > s[2] || length < s[1]) [[unlikely]] VO_SLOW(opGrow);
  Slot* d = VO_PA;
  Slot data = s[0], cap = s[2];
  d[0] = data;
  d[1] = length;
  d[2] = cap;
  VO_NEXT_X;
}
VO_HANDLER(Append1) {
  const Slot* s = VO_PB;
  Slot length = s[1];
  if (length >= s[2] || vm->barrier->on) [[unlikely]] VO_SLOW(opAppend1);
  MemKind kind = VO_X_KIND;
  Slot data = s[0], cap = s[2];
  Slot value = VO_RC;
  if (kind >= MemKind::Word) {
    reinterpret_cast<Slot*>(data)[length] = value;
  } else {
    storeKind(data + length * bytecode::memSize(kind), kind, value);
  }
  Slot* d = VO_PA;
  d[0] = data;
  d[1] = length + 1;
  d[2] = cap;
  VO_NEXT_X;
}
VO_HANDLER(AppendSlice) { VO_SLOW(opAppendSlice); }
VO_HANDLER(AppendStr) { VO_SLOW(opAppendStr); }
VO_HANDLER(ClearSlice) { VO_SLOW(opClearSlice); }
VO_HANDLER(CopySlice) { VO_SLOW(opCopySlice); }
VO_HANDLER(CopyStr) { VO_SLOW(opCopyStr); }
VO_HANDLER(Concat) { VO_SLOW(opConcat); }
VO_HANDLER(StrTemp) { VO_SLOW(opStrTemp); }
VO_HANDLER(DecodeRune) {
  const Slot* s = VO_PB;
  uint64_t at = VO_RC;
  if (at >= s[1]) [[unlikely]] VO_SLOW(opDecodeRune);
  uint8_t first = reinterpret_cast<const uint8_t*>(s[0])[at];
  if (first >= 0x80) VO_SLOW(opDecodeRune);
  Slot* d = VO_PA;
  d[0] = first;
  d[1] = at + 1;
  VO_NEXT;
}
VO_HANDLER(ArrView) {
  uint64_t p = VO_RB;
  if (isNil(p)) [[unlikely]] VO_TRAP(trapNil);
  uint64_t n = reinterpret_cast<const abi::ArrayType*>(VO_META_XLO)->len;
  Slot* d = VO_PA;
  d[0] = p;
  d[1] = n;
  d[2] = n;
  VO_NEXT_X;
}
