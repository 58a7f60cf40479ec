// The pieces of machine code that the build makes of the handlers (pieces.cpp, extract.py), and how one is found.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "bytecode/opcodes.h"

namespace vo::vm::baseline {

using bytecode::Op;

/// What a relocation refers to: see symbols.def.
enum class Symbol : uint8_t {
#define VO_HOLE(name) hole_##name,
#define VO_TARGET(name)
#define VO_CALLEE(name)
#include "vm/baseline/symbols.def"
#undef VO_HOLE
#undef VO_TARGET
#define VO_HOLE(name)
#define VO_TARGET(name) to_##name,
#include "vm/baseline/symbols.def"
#undef VO_TARGET
#undef VO_CALLEE
#define VO_TARGET(name)
#define VO_CALLEE(name) call_##name,
#include "vm/baseline/symbols.def"
#undef VO_HOLE
#undef VO_TARGET
#undef VO_CALLEE
#define VO_SLOW_OP(name) slow_##name,
#include "vm/baseline/slow_methods.def"
#undef VO_SLOW_OP
  Count,
};
inline constexpr auto kFirstTarget = Symbol::to_next;
inline constexpr auto kFirstCallee = Symbol::call_bcmp;
inline constexpr auto kFirstSlow = Symbol::slow_opLoadT;
inline constexpr unsigned kCallees = static_cast<unsigned>(kFirstSlow) - static_cast<unsigned>(kFirstCallee);
inline constexpr unsigned kSlowMethods = static_cast<unsigned>(Symbol::Count) - static_cast<unsigned>(kFirstSlow);

/// How a relocation's field holds its value.
enum class Fill : uint8_t { Unsigned32, Signed32, Abs64, Rel32 };

struct Relocation {
  uint8_t at;      ///< offset of the field in the piece
  Symbol symbol;
  Fill fill;
  int32_t addend;
};

/// Where the number of an operand's register stands in a piece: three bits, and a fourth in the instruction's REX prefix.
/// (Registers of floats have numbers below 8.)
struct RegisterField {
  uint8_t at, shift;
  uint8_t rexAt, rexShift;
  uint8_t operand;
  bool isGeneral;
};

struct Piece {
  uint32_t code;   ///< offset of its bytes
  uint16_t size;
  uint16_t firstRelocation, firstField;
  uint8_t relocations, fields;
  uint8_t exits;   ///< relocations that are targets, callees or slow methods
  /// It calls C++: registers of slots hold nothing behind it.
  bool calls;
  /// It is only a jump to a slow method: that is called in its place.
  bool isOnlyMethod;
  /// It has fields that an operand's number may be too large for.
  bool mayNotFit;
};

/// Registers that slots may have: 0 is none; 1 to 5 are general ones, 6 to 13 those of floats.
inline constexpr unsigned kGenerals = 5, kFloats = 8, kRegisters = 1 + kGenerals + kFloats;
constexpr bool isFloat(unsigned reg) { return reg > kGenerals; }
/// Their numbers for the processor: rdi, rsi, r8, r9, r11; xmm0 to xmm7.
inline constexpr uint8_t kNumbers[kRegisters] = {0, 7, 6, 8, 9, 11, 0, 1, 2, 3, 4, 5, 6, 7};

/// Where an operand may be, see pieces.def.
enum class Place : uint8_t { N, G, D, W };
constexpr bool allows(Place p, bool isFloat) { return p == Place::W || p == (isFloat ? Place::D : Place::G); }

// There is a piece for each combination of states of its operands: in the slot; also in a general register; also in one of
// floats; the same slot as the first operand, in its register. In a piece the registers are the operand's own ones
// (pieces.cpp); which they are is filled in.
constexpr unsigned statesOf(Place p, unsigned operand) {
  return p == Place::N ? 1u : (p == Place::W ? 3u : 2u) + (operand != 0 ? 1u : 0u);
}
/// In `registers` one of a piece: 0, 1 to 3 the operands' general ones, 4 to 6 those of floats. `first` is that of operand a.
constexpr int ownRegister(Place p, unsigned operand, unsigned state, int first) {
  int general = 1 + static_cast<int>(operand), floating = 4 + static_cast<int>(operand);
  if (state == 0) return 0;
  bool isSame = operand != 0 && state + 1 == statesOf(p, operand);
  if (isSame && first != 0 && allows(p, first > 3)) return first;
  return p == Place::D || (p == Place::W && state == 2) ? floating : general;
}
/// The state of an operand that is in register `reg` (0: in none).
constexpr unsigned stateOf(Place p, unsigned operand, unsigned reg, unsigned first) {
  if (reg == 0) return 0;
  if (operand != 0 && reg == first) return statesOf(p, operand) - 1;
  return p == Place::W && isFloat(reg) ? 2 : 1;
}

/// A row of pieces.def.
struct Row {
  uint16_t first;      ///< number of its first piece
  uint8_t from, to;    ///< flags; none: there is no row
  Place places[3];
};
constexpr unsigned piecesIn(const Row& r) {
  unsigned n = r.to - r.from;
  for (unsigned i = 0; i < 3; i++) n *= statesOf(r.places[i], i);
  return n;
}
inline constexpr auto kRows = [] {
  std::array<Row, bytecode::kOpCount> rows = {};
  unsigned next = 0;
  using enum Place;
#define VO_PIECE(name, from, to, a, b, c)                     \
  rows[static_cast<unsigned>(Op::name)] = {static_cast<uint16_t>(next), from, to, {a, b, c}}; \
  next += piecesIn(rows[static_cast<unsigned>(Op::name)]);
#include "vm/baseline/pieces.def"
#undef VO_PIECE
  return rows;
}();
constexpr const Row& rowOf(Op op) { return kRows[static_cast<unsigned>(op)]; }

// What the build makes of pieces.cpp, in the order of pieces.def.
extern const uint8_t kCode[];
extern const Relocation kRelocations[];
extern const RegisterField kFields[];
extern const Piece kPieces[];

/// Null if flags or registers are none of the row's.
inline const Piece* findPiece(Op op, unsigned flags, const uint8_t (&registers)[3]) {
  const Row& r = rowOf(op);
  if (flags < r.from || flags >= r.to) return nullptr;
  unsigned at = flags - r.from;
  for (unsigned i = 0; i < 3; i++) {
    Place p = r.places[i];
    if (registers[i] != 0 && !allows(p, isFloat(registers[i]))) return nullptr;
    at = at * statesOf(p, i) + stateOf(p, i, registers[i], registers[0]);
  }
  const Piece* p = &kPieces[r.first + at];
  // What calls may use any register meanwhile.
  return p->calls && (registers[0] | registers[1] | registers[2]) != 0 ? nullptr : p;
}
inline std::span<const Relocation> relocationsOf(const Piece& p) {
  return {kRelocations + p.firstRelocation, p.relocations};
}
inline std::span<const RegisterField> fieldsOf(const Piece& p) { return {kFields + p.firstField, p.fields}; }

}  // namespace vo::vm::baseline
