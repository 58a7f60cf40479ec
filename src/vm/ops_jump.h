// Handlers: jumps, and back-edges with their safepoints. Part of interpreter.cpp.

/// A back-edge has been taken: pc is at the target.
#define VO_EDGE                                                   \
  do {                                                            \
    if (--vm->budget < 0) [[unlikely]] VO_COLD(lookAround);       \
    VO_NEXT;                                                      \
  } while (0)
/// Two dispatches, kept apart: a conditional move would make the next instruction wait for the
/// operands, a branch is predicted.
#define VO_JUMP_IF(name, condition, distance) \
  VO_HANDLER(name) {                          \
    if (condition) {                          \
      pc += distance;                         \
      asm volatile("");                       \
      VO_NEXT;                                \
    }                                         \
    VO_NEXT;                                  \
  }
#define VO_LOOP_IF(name, condition, distance) \
  VO_HANDLER(name) {                          \
    if (condition) [[likely]] {               \
      pc += distance;                         \
      VO_EDGE;                                \
    }                                         \
    VO_NEXT;                                  \
  }
VO_COLD_HANDLER(lookAround) {
  vm->pc = pc;
  vm->fp = fp;
  if (!vm->safepoint()) return;
  pc = vm->pc;
  fp = vm->fp;
  VO_NEXT;
}

VO_HANDLER(Jmp) {
  pc += VO_IMM32;
  VO_NEXT;
}
VO_HANDLER(Loop) {
  pc += VO_IMM32;
  VO_EDGE;
}
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
VO_JUMP_IF(JEqI, VO_SA == VO_SIMM_B, VO_SIMM_C)
VO_JUMP_IF(JNeI, VO_SA != VO_SIMM_B, VO_SIMM_C)
VO_JUMP_IF(JLtSI, VO_SA < VO_SIMM_B, VO_SIMM_C)
VO_JUMP_IF(JLeSI, VO_SA <= VO_SIMM_B, VO_SIMM_C)
VO_JUMP_IF(JGtSI, VO_SA > VO_SIMM_B, VO_SIMM_C)
VO_JUMP_IF(JGeSI, VO_SA >= VO_SIMM_B, VO_SIMM_C)
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
VO_LOOP_IF(LoopNeI, VO_SA != VO_SIMM_B, VO_SIMM_C)
VO_LOOP_IF(LoopLtSI, VO_SA < VO_SIMM_B, VO_SIMM_C)
VO_LOOP_IF(LoopGtSI, VO_SA > VO_SIMM_B, VO_SIMM_C)
VO_LOOP_IF(LoopGeSI, VO_SA >= VO_SIMM_B, VO_SIMM_C)
#define VO_COUNT_LOOP(name, relation, bound)        \
  VO_HANDLER(name) {                                \
    Slot next = VO_RA + 1;                          \
    VO_RA = next;                                   \
    if (static_cast<int64_t>(next) relation bound) [[likely]] { \
      pc += VO_SIMM_C;                              \
      VO_EDGE;                                      \
    }                                               \
    VO_NEXT;                                        \
  }
VO_COUNT_LOOP(LoopIncLtS, <, VO_SB)
VO_COUNT_LOOP(LoopIncLeS, <=, VO_SB)
VO_COUNT_LOOP(LoopIncLtSI, <, VO_SIMM_B)
VO_HANDLER(JmpTable) {
  Word head = *pc++;
  uint64_t i = VO_RA;
  int64_t distance = i < static_cast<uint32_t>(head) ? int64_t{static_cast<int32_t>(pc[i])}
                                                     : static_cast<int64_t>(head) >> 32;
  pc += distance;
  VO_NEXT;
}
