// This file holds the tables of pieces that extract.py makes.
#include "vm/baseline/piece_table.h"

namespace vo::vm::baseline {

namespace {
constexpr unsigned piecesOf(Op op) { return piecesIn(rowOf(op)); }
}  // namespace

#include "vm_pieces.inc"

}  // namespace vo::vm::baseline
