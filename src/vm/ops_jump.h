// Handlers: jumps, and back-edges with their safepoints. Part of interpreter.cpp.

#define VO_JUMP_IF(name, condition, distance) \
  VO_HANDLER(name) {                          \
    if (condition) VO_TAKE(distance);         \
    VO_NEXT;                                  \
  }
#define VO_LOOP_IF(name, condition, distance)             \
  VO_HANDLER(name) {                                      \
    if (condition) [[likely]] VO_TAKE_EDGE(distance);     \
    VO_NEXT;                                              \
  }

VO_HANDLER(Jmp) { VO_TAKE(VO_IMM32); }
VO_HANDLER(Loop) { VO_TAKE_EDGE(VO_IMM32); }
VO_JUMP_IF(JmpT, VO_RA != 0, VO_IMM32)
VO_JUMP_IF(JmpF, VO_RA == 0, VO_IMM32)
VO_LOOP_IF(LoopT, VO_RA != 0, VO_IMM32)
VO_LOOP_IF(LoopF, VO_RA == 0, VO_IMM32)
VO_JUMP_IF(JEq, VO_RA == VO_RB, VO_SIMM_C)
VO_JUMP_IF(JNe, VO_RA != VO_RB, VO_SIMM_C)
VO_JUMP_IF(JLtS, VO_SA < VO_SB, VO_SIMM_C)
VO_JUMP_IF(JLeS, VO_SA <= VO_SB, VO_SIMM_C)
VO_JUMP_IF(JLtU, VO_RA < VO_RB, VO_SIMM_C)
VO_JUMP_IF(JLeU, VO_RA <= VO_RB, VO_SIMM_C)
VO_JUMP_IF(JEqI, VO_EQ_SIMM(VO_SA, B), VO_SIMM_C)
VO_JUMP_IF(JNeI, VO_NE_SIMM(VO_SA, B), VO_SIMM_C)
VO_JUMP_IF(JLtSI, VO_LT_SIMM(VO_SA, B), VO_SIMM_C)
VO_JUMP_IF(JLeSI, VO_LE_SIMM(VO_SA, B), VO_SIMM_C)
VO_JUMP_IF(JGtSI, VO_GT_SIMM(VO_SA, B), VO_SIMM_C)
VO_JUMP_IF(JGeSI, VO_GE_SIMM(VO_SA, B), VO_SIMM_C)
VO_JUMP_IF(JLtF, f64(VO_RA) < f64(VO_RB), VO_SIMM_C)
VO_JUMP_IF(JLeF, f64(VO_RA) <= f64(VO_RB), VO_SIMM_C)
VO_JUMP_IF(JNltF, !(f64(VO_RA) < f64(VO_RB)), VO_SIMM_C)
VO_JUMP_IF(JNleF, !(f64(VO_RA) <= f64(VO_RB)), VO_SIMM_C)
VO_JUMP_IF(JEqF, f64(VO_RA) == f64(VO_RB), VO_SIMM_C)
VO_JUMP_IF(JNeF, f64(VO_RA) != f64(VO_RB), VO_SIMM_C)
VO_LOOP_IF(LoopEq, VO_RA == VO_RB, VO_SIMM_C)
VO_LOOP_IF(LoopNe, VO_RA != VO_RB, VO_SIMM_C)
VO_LOOP_IF(LoopLtS, VO_SA < VO_SB, VO_SIMM_C)
VO_LOOP_IF(LoopLeS, VO_SA <= VO_SB, VO_SIMM_C)
VO_LOOP_IF(LoopLtU, VO_RA < VO_RB, VO_SIMM_C)
VO_LOOP_IF(LoopNeI, VO_NE_SIMM(VO_SA, B), VO_SIMM_C)
VO_LOOP_IF(LoopLtSI, VO_LT_SIMM(VO_SA, B), VO_SIMM_C)
VO_LOOP_IF(LoopGtSI, VO_GT_SIMM(VO_SA, B), VO_SIMM_C)
VO_LOOP_IF(LoopGeSI, VO_GE_SIMM(VO_SA, B), VO_SIMM_C)
#define VO_COUNT_LOOP(name, condition)                           \
  VO_HANDLER(name) {                                             \
    int64_t next = static_cast<int64_t>(VO_RA + 1);              \
    VO_RA = static_cast<Slot>(next);                             \
    if (condition) [[likely]] VO_TAKE_EDGE(VO_SIMM_C);           \
    VO_NEXT;                                                     \
  }
VO_COUNT_LOOP(LoopIncLtS, next < VO_SB)
VO_COUNT_LOOP(LoopIncLeS, next <= VO_SB)
VO_COUNT_LOOP(LoopIncLtSI, VO_LT_SIMM(next, B))
VO_HANDLER(JmpTable) {
  // Distances count from the word behind X.
  const Word* behind = VO_BEHIND_X;
  uint64_t i = VO_RA;
  VO_GO(behind + (i < VO_XLO ? int64_t{static_cast<int32_t>(behind[i])} : VO_SXHI));
}
