// This file holds the pieces: the tables that extract.py makes, and their order, that of pieces.def.
#include "vm/baseline/piece_table.h"

#include <array>

namespace vo::vm::baseline {

namespace {

constexpr unsigned countOf(unsigned from, unsigned to, Place a, Place b, Place c) {
  return (to - from) * placesOf(a) * placesOf(b) * placesOf(c);
}

constexpr auto kRows = [] {
  std::array<Row, bytecode::kOpCount> rows = {};
  unsigned next = 0;
  using enum Place;
#define VO_PIECE(name, from, to, a, b, c)                                                          \
  rows[static_cast<unsigned>(Op::name)] = {static_cast<uint16_t>(next), from, to, {a, b, c}}; \
  next += countOf(from, to, a, b, c);
#include "vm/baseline/pieces.def"
#undef VO_PIECE
  return rows;
}();

constexpr unsigned piecesOf(Op op) {
  const Row& r = kRows[static_cast<unsigned>(op)];
  return countOf(r.from, r.to, r.places[0], r.places[1], r.places[2]);
}

#include "vm_pieces.inc"

}  // namespace

const Row& rowOf(Op op) { return kRows[static_cast<unsigned>(op)]; }

const Piece* findPiece(Op op, unsigned flags, const uint8_t (&registers)[3]) {
  const Row& r = rowOf(op);
  if (flags < r.from || flags >= r.to) return nullptr;
  unsigned at = flags - r.from;
  for (unsigned i = 0; i < 3; i++) {
    Place p = r.places[i];
    if (!isIn(p, registers[i])) return nullptr;
    unsigned reg = registers[i];
    at = at * placesOf(p) + (p == Place::D && reg != 0 ? reg - 3 : reg);
  }
  return &kPieces[r.first + at];
}

const uint8_t* bytesOf(const Piece& p) { return kCode + p.code; }

std::span<const Relocation> relocationsOf(const Piece& p) {
  return {kRelocations + p.firstRelocation, p.relocations};
}

}  // namespace vo::vm::baseline
