// The frame of an instruction that a run-time function carries out (docs/native.md): the instruction word, its extra
// words, the slots that it sets, those that it uses in the order of operands.
//
// The frame is memory of the generated code that has called; it stays in place until the instruction is done.
#pragma once

#include <cstddef>
#include <cstdint>

#include "abi/type.h"
#include "abi/value.h"
#include "base/check.h"
#include "bytecode/op_info.h"
#include "link/program.h"

namespace vo::native_runtime {

using abi::Slot;
using bytecode::Op;

/// What of a row says where things are in its frame.
struct RowShape {
  bytecode::Operand a, b, c;
  bytecode::ExtraWord x;
};

namespace rows {
using enum bytecode::Operand;
struct Extra {
  bytecode::ExtraWord kind;
  constexpr Extra(bytecode::Operand) : kind(bytecode::ExtraWord::None) {}  // the word None
  constexpr Extra(bytecode::ExtraWord k) : kind(k) {}
};
[[maybe_unused]] constexpr auto Word = bytecode::ExtraWord::Word, TypeX = bytecode::ExtraWord::TypeX,
                                FuncX = bytecode::ExtraWord::FuncX, Size = bytecode::ExtraWord::Size,
                                JumpX = bytecode::ExtraWord::JumpX, Table = bytecode::ExtraWord::Table;
inline constexpr RowShape kShapes[] = {
#define VO_OP(name, text, a, b, c, x, effects, meaning) {a, b, c, Extra(x).kind},
#include "bytecode/opcodes.def"
#include "bytecode/ext_opcodes.def"
#undef VO_OP
};
}  // namespace rows

constexpr RowShape rowShape(Op op) { return rows::kShapes[static_cast<size_t>(op)]; }

/// Words of the frame between the instruction word and the slots.
constexpr uint32_t extraWords(Op op) {
  using bytecode::ExtraWord;
  switch (rowShape(op).x) {
    case ExtraWord::TypeX: return op == Op::AssertI || op == Op::ConvI || op == Op::Unbox ? 3 : 2;
    case ExtraWord::FuncX: return 2;
    case ExtraWord::Word:
    case ExtraWord::Size: return 1;
    default: return rowShape(op).b == bytecode::Operand::Type32 ? 1 : 0;
  }
}

/// The operands of a frame of a row.
template <Op kOp>
class OpFrame {
  static constexpr RowShape kRow = rowShape(kOp);
  static constexpr uint32_t kFirst = 1 + extraWords(kOp);
  static_assert(kRow.a != bytecode::Operand::M1 && kRow.a != bytecode::Operand::T, "this row has no run-time function");

 public:
  explicit OpFrame(Slot* frame) : words_(frame) {
    VO_DCHECK(insn().op() == kOp, "the frame is this instruction's");
    Slot* at = frame + kFirst;
    for (bool sets : {true, false}) {
      place(at, kRow.a, insn().a(), sets, a);
      place(at, kRow.b, insn().b(), sets, b);
      place(at, kRow.c, insn().c(), sets, c);
    }
  }

  /// First slot of each operand; null if it has none.
  Slot *a = nullptr, *b = nullptr, *c = nullptr;

  bytecode::Insn insn() const { return {words_[0]}; }
  unsigned flags() const { return insn().flags(); }
  /// The extra word, of TypeX and FuncX the first.
  Slot word() const {
    static_assert(kFirst > 1, "the row has an extra word");
    return words_[1];
  }
  const abi::Type* type() const { return abi::slotPtr<const abi::Type>(word()); }
  /// The second: the upper half of TypeX.
  Slot extra() const {
    static_assert(kFirst > 2, "the row has two extra words");
    return words_[2];
  }
  /// Of rows that look at an interface: its static type, or null.
  const abi::Type* staticType() const {
    static_assert(kFirst > 3, "the row has a static type");
    return abi::slotPtr<const abi::Type>(words_[3]);
  }

 private:
  void place(Slot*& at, bytecode::Operand k, uint16_t value, bool sets, Slot*& operand) {
    if (!bytecode::isSlot(k) || bytecode::isDefined(k) != sets) return;
    uint32_t typeSlots = 0;
    if (k == bytecode::Operand::DT || k == bytecode::Operand::UT) typeSlots = link::planOf(abi::slotPtr<const abi::Type>(words_[1]))->steps;
    uint64_t n = bytecode::exactSlots(k, insn(), value, kFirst > 1 ? words_[1] : 0, typeSlots);
    if (n != 0) operand = at;
    at += n;
  }
  Slot* words_;
};

inline bool isNilAddress(Slot p) { return p < 4096; }

}  // namespace vo::native_runtime
