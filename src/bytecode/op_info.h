// The columns of opcodes.def and ext_opcodes.def as data: operand kinds and effects of each instruction.
#pragma once

#include <cstdint>
#include <string_view>

#include "bytecode/opcodes.h"

namespace vo::bytecode {

/// What an operand field holds; see opcodes.def.
enum class Operand : uint8_t {
  None, D1, D2, D3, U1, U2, U3, DN, UN, M1, T, Imm, UImm,
  Imm32, Off32, Func32, Type32, Str32, Ext32, Jump, Jump32,
};
/// What the word behind an instruction holds.
enum class ExtraWord : uint8_t { None, Word, TypeX, FuncX, Size, JumpX, Table };

enum OpEffect : uint16_t {
  kNoEffect = 0, kTraps = 1, kAllocs = 2, kSafepoint = 4, kParks = 8, kCalls = 16, kEnds = 32,
  kBranches = 64, kUnsafe = 128, kNumbers = 256,
};

struct OpInfo {
  std::string_view name;  ///< "AddI"
  std::string_view text;  ///< "add.i"
  Operand a, b, c;
  ExtraWord x;
  uint16_t effects;       ///< OpEffect
  std::string_view meaning;
};
extern const OpInfo kOpInfos[];
/// REQUIRES: op is below kOpCount.
inline const OpInfo& opInfo(Op op) { return kOpInfos[static_cast<size_t>(op)]; }

/// True for the kinds that name slots.
constexpr bool isSlot(Operand k) { return k >= Operand::D1 && k <= Operand::T; }
/// Whether the operand Off32 of the instruction counts in the frame's memory area (else it is a
/// number of Module::globalRefs).
constexpr bool isFrameAccess(Op op) { return op >= Op::FrameAddr && op <= Op::FrameZero; }
/// True for the kinds that name slots which the instruction sets and does not read.
constexpr bool isDefined(Operand k) {
  return k == Operand::D1 || k == Operand::D2 || k == Operand::D3 || k == Operand::DN;
}
/// True for the kinds that take the fields b and c together.
constexpr bool isWide(Operand k) {
  return (k >= Operand::Imm32 && k <= Operand::Ext32) || k == Operand::Jump32;
}
/// How many slots an operand covers (`flags` of the instruction for DN and UN).
constexpr unsigned slotCount(Operand k, unsigned flags) {
  switch (k) {
    case Operand::D1: case Operand::U1: case Operand::M1: case Operand::T: return 1;
    case Operand::D2: case Operand::U2: return 2;
    case Operand::D3: case Operand::U3: return 3;
    case Operand::DN: case Operand::UN: return flags;
    default: return 0;
  }
}

}  // namespace vo::bytecode
