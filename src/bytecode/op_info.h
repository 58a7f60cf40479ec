// The columns of opcodes.def and ext_opcodes.def as data: operand kinds and effects of each instruction.
//
// Tables of constants, for any thread. Who asks has an opcode below kOpCount: code from files has been through
// checkStructure.
#pragma once

#include <cstdint>
#include <string_view>

#include "bytecode/opcodes.h"

namespace vo::bytecode {

/// What an operand field holds; see opcodes.def.
enum class Operand : uint8_t {
  None, D1, D2, D3, U1, U2, U3, DN, UN, M1, DT, UT, DA, UK, UB, UP, UX, UV, O1, O2, T, Imm, UImm,
  Imm32, Off32, Func32, Type32, Str32, Ext32, Jump, Jump32,
};
/// What the word behind an instruction holds.
enum class ExtraWord : uint8_t { None, Word, TypeX, FuncX, Size, JumpX, Table };

enum OpEffect : uint16_t {
  kNoEffect = 0, kTraps = 1, kAllocs = 2, kSafepoint = 4, kParks = 8, kCalls = 16, kEnds = 32,
  kBranches = 64, kUnsafe = 128, kNumbers = 256, kResults = 512, kParams = 1024, kCaptures = 2048,
  kLate = 4096,
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
inline const OpInfo& opInfo(Op op) {
  VO_DCHECK(static_cast<unsigned>(op) < kOpCount, "the opcode has a row");
  return kOpInfos[static_cast<size_t>(op)];
}

/// True for the kinds that name slots.
constexpr bool isSlot(Operand k) { return k >= Operand::D1 && k <= Operand::T; }
/// Whether the operand Off32 of the instruction counts in the frame's memory area (else it is a
/// number of Module::globalRefs).
constexpr bool isFrameAccess(Op op) { return op >= Op::FrameAddr && op <= Op::FrameZero; }
/// True for the kinds that name slots which the instruction sets and does not read.
constexpr bool isDefined(Operand k) {
  return k == Operand::D1 || k == Operand::D2 || k == Operand::D3 || k == Operand::DN || k == Operand::DT ||
         k == Operand::DA;
}
/// True for the kinds that take the fields b and c together.
constexpr bool isWide(Operand k) {
  return (k >= Operand::Imm32 && k <= Operand::Ext32) || k == Operand::Jump32;
}
/// How many slots an operand covers at least (`flags` of the instruction for DN and UN).
constexpr unsigned slotCount(Operand k, unsigned flags) {
  switch (k) {
    case Operand::D1: case Operand::U1: case Operand::M1: case Operand::T:
    case Operand::DT: case Operand::UT: case Operand::UK: case Operand::UP: case Operand::UX: case Operand::UV:
    case Operand::O1: return 1;
    case Operand::D2: case Operand::U2: case Operand::DA: case Operand::O2: return 2;
    case Operand::D3: case Operand::U3: return 3;
    case Operand::DN: case Operand::UN: case Operand::UB: return flags;
    default: return 0;
  }
}
/// Slots of a value that Print takes.
constexpr unsigned printSlots(PrintKind k) {
  switch (k) {
    case PrintKind::Complex128: case PrintKind::Complex64: case PrintKind::String: case PrintKind::Eface:
    case PrintKind::Iface: return 2;
    case PrintKind::Slice: return 3;
    case PrintKind::Space: case PrintKind::Newline: return 0;
    default: return 1;
  }
}
/// How many slots the operand of kind k in field `value` of instruction `in` covers, exactly. `x` is the word behind
/// the instruction, `typeSlots` the slots of a value of the type that it names.
constexpr uint64_t exactSlots(Operand k, Insn in, uint16_t value, uint64_t x, uint32_t typeSlots) {
  switch (k) {
    case Operand::T: return 0;
    case Operand::DT: case Operand::UT: return typeSlots;
    case Operand::DA: return in.flags() == 1 ? 3 : 2;
    case Operand::UK: return in.flags() == static_cast<uint8_t>(MapKind::String) ? 2 : 1;
    case Operand::UB: return (in.flags() & 4) != 0 ? 3 : (in.flags() & 2) != 0 ? 2 : in.flags() & 1;
    case Operand::UP: return 2 * uint64_t{in.c()};
    case Operand::UX: return 2 * x;
    case Operand::UV: return printSlots(static_cast<PrintKind>(in.b() & ~kPrintVo));
    case Operand::O1: return value == 0xffff ? 0 : 1;
    case Operand::O2: return (in.flags() & 1) != 0 ? 2 : 0;
    default: return slotCount(k, in.flags());
  }
}

}  // namespace vo::bytecode
