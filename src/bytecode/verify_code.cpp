// This file checks the operands of a function's instructions against the types of its slots.
//
// Every slot has one type for the whole function, so one pass in code order is enough: an instruction
// is right or wrong whatever ran before it. Only the outgoing area has no types of its own. What it
// holds is followed from the first store to the call and from the call to the last copy out, in
// straight-line code; at jumps, labels and safepoints its content counts as unknown.
//
// Rows with the effect Numbers need no rule of their own. Every other instruction belongs to the family
// that has a case for it; one that none has is refused.
#include "bytecode/verify_checker.h"

namespace vo::bytecode::verifier {

bool Checker::numbers() {
  auto uses = [&](Operand kind, uint32_t r) {
    return !isSlot(kind) || isDefined(kind) || values(r, slotCount(kind, flags_));
  };
  auto defines = [&](Operand kind, uint32_t r) {
    if (kind == Operand::M1 && !value(r)) return false;
    return !(isDefined(kind) || kind == Operand::M1) || defineValue(r, slotCount(kind, flags_));
  };
  return uses(info_->a, a_) && uses(info_->b, b_) && uses(info_->c, c_) && defines(info_->a, a_) &&
         defines(info_->b, b_) && defines(info_->c, c_);
}

bool Checker::check() {
  if ((info_->effects & kUnsafe) != 0) return fail("an unsafe instruction");
  if ((info_->effects & kNumbers) != 0) return numbers();
  if (info_->x == ExtraWord::TypeX) xType_ = cx_.global(static_cast<uint32_t>(x_));
  xHigh_ = static_cast<uint32_t>(x_ >> 32);
  constexpr bool (Checker::*kFamilies[])() = {
      &Checker::checkMoves,      &Checker::checkMemory, &Checker::checkElements,
      &Checker::checkAllocation, &Checker::checkCalls,  &Checker::checkInterfaces,
      &Checker::checkMaps,       &Checker::checkChannels};
  for (auto family : kFamilies) {
    unknown_ = false;
    bool good = (this->*family)();
    if (!unknown_) return good;
  }
  return fail("the verifier does not know this instruction");
}

std::string Checker::run() {
  size_t tail = row_.totalWords > cx_.tailBase ? row_.totalWords - cx_.tailBase : 0;
  if (!types_.spend(tail)) return located(cx_, 0, "the file takes too much work");
  tail_.resize(tail);
  tailTypes_.resize(tail_.size(), kNoType);
  tailOffsets_.resize(tail_.size(), 0);
  const Signature& s = cx_.signature;
  undefined_.assign(s.resultLeaves.size(), false);
  for (size_t i = 0; i < s.resultLeaves.size(); i++) {
    if (s.resultLeaves[i].kind == LeafKind::Value || s.resultLeaves[i].access == Access::Borrowed) continue;
    undefined_[i] = true;
    undefinedCount_++;
  }
  constexpr unsigned kLeavesPrefix = kTraps | kAllocs | kSafepoint | kParks | kCalls | kBranches;
  for (pc_ = 0; pc_ < row_.code.size();) {
    in_ = Insn{row_.code[pc_]};
    info_ = &opInfo(in_.op());
    a_ = in_.a();
    b_ = in_.b();
    c_ = in_.c();
    flags_ = in_.flags();
    uint32_t next = pc_ + 1;
    if (info_->x != ExtraWord::None) {
      x_ = row_.code[next++];
      if (info_->x == ExtraWord::Table) next += static_cast<uint32_t>(x_);
    }
    bool outside = (info_->effects & kLeavesPrefix) != 0 || (pc_ != 0 && cx_.labels[pc_]);
    if (outside && undefinedCount_ != 0) return located(cx_, pc_, "results are not cleared at entry");
    if (cx_.labels[pc_]) {
      forgetTail();
      if (sawEpilogue_) return located(cx_, pc_, "a jump into the end of an epilogue");
    }
    bool call = in_.op() == Op::Call || in_.op() == Op::CallClosure || in_.op() == Op::CallIface;
    // Arguments and results do not survive a safepoint: the collector does not see them.
    if (!call && (info_->effects & (kAllocs | kSafepoint | kParks | kCalls)) != 0) {
      bool ok = check();
      forgetTail();
      if (!ok) return located(cx_, pc_, error_);
    } else if (!check()) {
      return located(cx_, pc_, error_);
    }
    if (types_.exhausted()) return located(cx_, pc_, "the file takes too much work");
    if ((info_->effects & kBranches) != 0) forgetTail();
    // Nothing that could defer a call, by itself or in a callee with this frame's token, stands between
    // `ret.defer` and `ret`.
    constexpr unsigned kDefers = kAllocs | kSafepoint | kParks | kCalls | kEnds;
    if ((info_->effects & kDefers) != 0 && in_.op() != Op::ReturnDefer) sawEpilogue_ = false;
    pc_ = next;
  }
  return {};
}

std::string checkCode(FunctionContext& cx) { return Checker(cx).run(); }

std::string located(const FunctionContext& cx, uint32_t pc, const std::string& text) {
  uint32_t line = 0;
  for (const LineRow& l : cx.row.lines)
    if (l.pc <= pc) line = l.line;
  std::string out = "function " + cx.row.symbol;
  if (line != 0) out += ", line " + std::to_string(line);
  out += ", word " + std::to_string(pc) + " (";
  out += opInfo(Insn{cx.row.code[pc]}.op()).text;
  return out + "): " + text;
}

}  // namespace vo::bytecode::verifier