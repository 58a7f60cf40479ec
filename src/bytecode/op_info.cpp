// This file makes the table of operand kinds and effects from opcodes.def and ext_opcodes.def.
#include "bytecode/op_info.h"

namespace vo::bytecode {
namespace {

// The names of opcodes.def's columns, so that a row can be expanded as it stands.
namespace row {
using enum Operand;
constexpr OpEffect Traps = kTraps, Allocs = kAllocs, Safepoint = kSafepoint, Parks = kParks,
                   Calls = kCalls, Ends = kEnds, Branches = kBranches, Unsafe = kUnsafe, Numbers = kNumbers,
                   Results = kResults, Params = kParams, Captures = kCaptures, Late = kLate;

struct Effects {
  uint16_t bits;
  constexpr Effects(Operand) : bits(kNoEffect) {}  // the word None
  constexpr Effects(int b) : bits(static_cast<uint16_t>(b)) {}
};
struct Extra {
  ExtraWord kind;
  constexpr Extra(Operand) : kind(ExtraWord::None) {}  // the word None
  constexpr Extra(ExtraWord k) : kind(k) {}
};
[[maybe_unused]] constexpr ExtraWord Word = ExtraWord::Word, TypeX = ExtraWord::TypeX, FuncX = ExtraWord::FuncX,
                    Size = ExtraWord::Size, JumpX = ExtraWord::JumpX, Table = ExtraWord::Table;

}  // namespace row

}  // namespace

using namespace row;
const OpInfo kOpInfos[] = {
#define VO_OP(name, text, a, b, c, x, effects, meaning) \
  {#name, text, a, b, c, Extra(x).kind, Effects(effects).bits, meaning},
#include "bytecode/opcodes.def"
#include "bytecode/ext_opcodes.def"
#undef VO_OP
};

// Rare rows have no flags that could count slots or name a kind.
#define VO_OP(name, text, a, b, c, x, effects, meaning)                                             \
  static_assert(a != Operand::DN && a != Operand::UN && b != Operand::UN && c != Operand::UN, \
                "flags of " #name " are its number");
#include "bytecode/ext_opcodes.def"
#undef VO_OP

std::string_view opName(Op op) { return opInfo(op).text; }

}  // namespace vo::bytecode
