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

struct Piece {
  uint32_t code;   ///< offset of its bytes
  uint16_t size;
  uint16_t firstRelocation;
  uint8_t relocations;
  uint8_t exits;   ///< those of them that are targets, callees or slow methods
  /// It calls C++: registers of slots hold nothing behind it.
  bool calls;
  /// It is only a jump to a slow method: that is called in its place.
  bool isOnlyMethod;
  /// It has fields that an operand's number may be too large for.
  bool mayNotFit;
};

/// Where an operand may be, see pieces.def.
enum class Place : uint8_t { N, G, D, W };
constexpr unsigned placesOf(Place p) { return p == Place::N ? 1 : p == Place::W ? 7 : 4; }
/// Registers: 0 is the slot; 1 to 3 are general ones, 4 to 6 those of floats.
inline constexpr unsigned kRegisters = 7;
constexpr bool isIn(Place p, unsigned reg) {
  return reg == 0 || p == Place::W || (p == Place::G && reg <= 3) || (p == Place::D && reg >= 4);
}

/// A row of pieces.def.
struct Row {
  uint16_t first;      ///< number of its first piece
  uint8_t from, to;    ///< flags; none: there is no row
  Place places[3];
};
constexpr unsigned piecesIn(const Row& r) {
  unsigned n = r.to - r.from;
  for (Place p : r.places) n *= placesOf(p);
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
extern const Piece kPieces[];

/// Null if flags or registers are none of the row's.
inline const Piece* findPiece(Op op, unsigned flags, const uint8_t (&registers)[3]) {
  const Row& r = rowOf(op);
  if (flags < r.from || flags >= r.to) return nullptr;
  unsigned at = flags - r.from;
  for (unsigned i = 0; i < 3; i++) {
    Place p = r.places[i];
    unsigned reg = registers[i];
    if (!isIn(p, reg)) return nullptr;
    at = at * placesOf(p) + (p == Place::D && reg != 0 ? reg - 3 : reg);
  }
  return &kPieces[r.first + at];
}
inline std::span<const Relocation> relocationsOf(const Piece& p) {
  return {kRelocations + p.firstRelocation, p.relocations};
}

}  // namespace vo::vm::baseline
