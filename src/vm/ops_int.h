// Handlers: integers and comparisons to bool. Part of interpreter.cpp.

#define VO_VALUE(name, expression) \
  VO_HANDLER(name) {               \
    VO_RA = static_cast<Slot>(expression); \
    VO_NEXT;                       \
  }
inline Slot sext32(uint64_t v) { return static_cast<Slot>(int64_t{static_cast<int32_t>(v)}); }
inline Slot low32(uint64_t v) { return static_cast<uint32_t>(v); }

VO_VALUE(Add, VO_RB + VO_RC)
VO_VALUE(Sub, VO_RB - VO_RC)
VO_VALUE(Mul, VO_RB* VO_RC)
VO_VALUE(AddI, VO_ADD_SIMM(VO_RB))
VO_VALUE(RsubI, static_cast<uint64_t>(VO_SIMM_C_REGISTER) - VO_RB)
VO_VALUE(MulI, VO_MUL_SIMM(VO_RB))
VO_VALUE(Neg, uint64_t{0} - VO_RB)
VO_VALUE(And, VO_RB& VO_RC)
VO_VALUE(Or, VO_RB | VO_RC)
VO_VALUE(Xor, VO_RB ^ VO_RC)
VO_VALUE(AndNot, VO_RB & ~VO_RC)
VO_VALUE(Com, ~VO_RB)
VO_VALUE(AndI, VO_AND_SIMM(VO_RB))
VO_VALUE(OrI, VO_OR_SIMM(VO_RB))
VO_VALUE(XorI, VO_XOR_SIMM(VO_RB))

/// Signed division wraps for the smallest number by -1, as Go's.
inline int64_t divide(int64_t x, int64_t y) {
  return y == -1 ? static_cast<int64_t>(-static_cast<uint64_t>(x)) : x / y;
}
inline int64_t remainder(int64_t x, int64_t y) { return y == -1 ? 0 : x % y; }
VO_HANDLER(DivS) {
  int64_t y = VO_SC;
  if (y == 0) [[unlikely]] VO_TRAP(trapDivide);
  VO_RA = static_cast<Slot>(divide(VO_SB, y));
  VO_NEXT;
}
VO_HANDLER(DivU) {
  uint64_t y = VO_RC;
  if (y == 0) [[unlikely]] VO_TRAP(trapDivide);
  VO_RA = VO_RB / y;
  VO_NEXT;
}
VO_HANDLER(RemS) {
  int64_t y = VO_SC;
  if (y == 0) [[unlikely]] VO_TRAP(trapDivide);
  VO_RA = static_cast<Slot>(remainder(VO_SB, y));
  VO_NEXT;
}
VO_HANDLER(RemU) {
  uint64_t y = VO_RC;
  if (y == 0) [[unlikely]] VO_TRAP(trapDivide);
  VO_RA = VO_RB % y;
  VO_NEXT;
}
VO_VALUE(DivSI, VO_DIV_S_SIMM(VO_SB))
VO_VALUE(DivUI, VO_DIV_U_IMM(VO_RB))
VO_VALUE(RemSI, VO_REM_S_SIMM(VO_SB))
VO_VALUE(RemUI, VO_REM_U_IMM(VO_RB))

VO_VALUE(Shl, VO_RC < 64 ? VO_RB << VO_RC : 0)
VO_VALUE(ShrU, VO_RC < 64 ? VO_RB >> VO_RC : 0)
VO_VALUE(ShrS, VO_SB >> (VO_RC < 64 ? VO_RC : 63))
VO_VALUE(ShlI, VO_RB << VO_C)
VO_VALUE(ShrUI, VO_RB >> VO_C)
VO_VALUE(ShrSI, VO_SB >> VO_C)
VO_HANDLER(ShiftCheck) {
  if (VO_SA < 0) [[unlikely]] VO_TRAP(trapShift);
  VO_NEXT;
}
VO_VALUE(Add32S, sext32(VO_RB + VO_RC))
VO_VALUE(Sub32S, sext32(VO_RB - VO_RC))
VO_VALUE(Mul32S, sext32(VO_RB * VO_RC))
VO_VALUE(Add32U, low32(VO_RB + VO_RC))
VO_VALUE(Sub32U, low32(VO_RB - VO_RC))
VO_VALUE(Mul32U, low32(VO_RB * VO_RC))
VO_VALUE(Shl32UI, low32(VO_RB << VO_C))
VO_VALUE(Rotl32, std::rotl(static_cast<uint32_t>(VO_RB), static_cast<int>(VO_RC & 31)))
VO_VALUE(Rotl64, std::rotl(VO_RB, static_cast<int>(VO_RC & 63)))
VO_HANDLER(Cut) {
  // Kinds come in pairs of one width, the signed one first.
  uint64_t kind = VO_FLAGS;
  uint64_t shift = 64 - (uint64_t{8} << (kind >> 1));
  uint64_t up = VO_RB << shift;
  uint64_t s = static_cast<uint64_t>(static_cast<int64_t>(up) >> shift);
  uint64_t u = up >> shift;
  VO_RA = (kind & 1) != 0 ? u : s;
  VO_NEXT;
}
VO_VALUE(Clz, VO_RB == 0 ? 64 : __builtin_clzll(VO_RB))
VO_VALUE(Ctz, VO_RB == 0 ? 64 : __builtin_ctzll(VO_RB))
VO_VALUE(Popcnt, __builtin_popcountll(VO_RB))
VO_VALUE(Bswap, __builtin_bswap64(VO_RB))
VO_VALUE(MulHiU, (static_cast<unsigned __int128>(VO_RB) * VO_RC) >> 64)
VO_VALUE(MinS, VO_SB < VO_SC ? VO_SB : VO_SC)
VO_VALUE(MaxS, VO_SB > VO_SC ? VO_SB : VO_SC)
VO_VALUE(MinU, VO_RB < VO_RC ? VO_RB : VO_RC)
VO_VALUE(MaxU, VO_RB > VO_RC ? VO_RB : VO_RC)

VO_VALUE(Eq, VO_RB == VO_RC)
VO_VALUE(Ne, VO_RB != VO_RC)
VO_VALUE(LtS, VO_SB < VO_SC)
VO_VALUE(LeS, VO_SB <= VO_SC)
VO_VALUE(LtU, VO_RB < VO_RC)
VO_VALUE(LeU, VO_RB <= VO_RC)
VO_VALUE(EqI, VO_EQ_SIMM(VO_SB, C))
VO_VALUE(NeI, VO_NE_SIMM(VO_SB, C))
VO_VALUE(LtSI, VO_LT_SIMM(VO_SB, C))
VO_VALUE(Not, VO_RB ^ 1)
VO_HANDLER(EqStr) {
  const Slot* x = VO_PB;
  const Slot* y = VO_PC;
  Slot* d = VO_PA;
  uint64_t n = x[1];
  if (n != y[1]) {
    *d = 0;
    VO_NEXT;
  }
  if (n > runtime::kPieceBytes) [[unlikely]] VO_SLOW(opEqStrLong);
  *d = n == 0 || x[0] == y[0] ||
       VO_SAME_BYTES(reinterpret_cast<void*>(x[0]), reinterpret_cast<void*>(y[0]), n);
  VO_NEXT;
}
VO_HANDLER(CmpStr) { VO_SLOW(opCmpStr); }
VO_HANDLER(EqIface) {
  // Different type words are different types; equal words of nil mean both are nil.
  const Slot* x = VO_PB;
  const Slot* y = VO_PC;
  if (x[0] != y[0] || x[0] == 0) {
    VO_RA = x[0] == y[0];
    VO_NEXT;
  }
  VO_SLOW(opEqIface);
}
VO_HANDLER(EqMem) { VO_SLOW(opEqMem); }
