// This file translates a function: pieces are chosen and laid out, then written with their holes filled; stubs, where
// machine code leaves for elsewhere, stand behind them.
#include "vm/baseline/function_compiler.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <utility>

#include "bytecode/op_info.h"
#include "link/native_code.h"
#include "vm/baseline/division.h"
#include "vm/baseline/entry.h"

namespace vo::vm::baseline {

using bytecode::ExtraWord;
using bytecode::Operand;
using bytecode::opInfo;

namespace {

constexpr uint32_t kJump = 5, kCall = 5, kMoveNumber = 5;
constexpr uint32_t kMethodSize = 2 * kMoveNumber + kCall;
/// Calls with more zeroed words have one piece.
constexpr uint32_t kMostZeros = 16;

uint32_t operandA(Word w) { return static_cast<uint16_t>(w >> 16); }
uint32_t operandB(Word w) { return static_cast<uint16_t>(w >> 32); }
uint32_t operandC(Word w) { return static_cast<uint16_t>(w >> 48); }
uint32_t imm32(Word w) { return static_cast<uint32_t>(w >> 32); }

bool isJump(Op op) { return op >= Op::Jmp && op <= Op::JmpIsNot; }
bool isEdge(Op op) { return (opInfo(op).effects & bytecode::kSafepoint) != 0 && isJump(op); }
bool isCall(Op op) {
  return op == Op::Call || op == Op::CallClosure || op == Op::CallIface || op == Op::CallExt;
}
int32_t distanceOf(const bytecode::OpInfo& info, Word w) {
  return info.b == Operand::Jump32 ? static_cast<int32_t>(imm32(w)) : static_cast<int16_t>(operandC(w));
}
const uint8_t* entryOf(const Word* code) {
  return *reinterpret_cast<const uint8_t* const*>(reinterpret_cast<uintptr_t>(code) - link::kNativeEntryDistance);
}
Division divisionOf(Op op, Word w) {
  bool isSigned = op == Op::DivSI || op == Op::RemSI;
  auto by = static_cast<uint16_t>(operandC(w));
  return isSigned ? signedDivision(static_cast<int16_t>(by)) : unsignedDivision(by);
}
uint32_t loadSize(unsigned reg) { return isFloat(reg) ? 9 : 7; }

}  // namespace

bool FunctionCompiler::hasX(const Instruction& in) { return opInfo(in.op).x != ExtraWord::None; }

uint32_t FunctionCompiler::wordNumber(uint32_t at) const {
  return static_cast<uint32_t>((reinterpret_cast<uintptr_t>(f_->code + at) - base::Region::kAddress) / sizeof(Word));
}

const Function* FunctionCompiler::calleeOf(Word w) const {
  return link::functionAt(owner_.region_.base(), imm32(w));
}

// --- Reading -----------------------------------------------------------------------------------------

void FunctionCompiler::decode() {
  code_.clear();
  at_.assign(f_->codeWords + 1, -1);
  for (uint32_t i = 0; i < f_->codeWords;) {
    Instruction in = {};
    in.at = i;
    in.w = link::codeWord(f_->code + i);
    in.op = bytecode::Insn{in.w}.op();
    VO_CHECK(static_cast<unsigned>(in.op) < bytecode::kOpCount, "linked code consists of instructions");
    const bytecode::OpInfo& info = opInfo(in.op);
    in.target = -1;
    in.loop = -1;
    if (info.x != ExtraWord::None) in.x = f_->code[i + 1];
    at_[i] = static_cast<int32_t>(code_.size());
    i += info.x == ExtraWord::None ? 1 : 2;
    if (info.x == ExtraWord::Table) i += static_cast<uint32_t>(in.x);
    if (in.op == Op::Call) in.callee = calleeOf(in.w);
    code_.push_back(in);
  }
  for (Instruction& in : code_)
    if (isJump(in.op) && in.op != Op::JmpTable) {
      auto to = static_cast<int64_t>(in.at) + 1 + distanceOf(opInfo(in.op), in.w);
      VO_CHECK(to >= 0 && to < f_->codeWords && at_[static_cast<size_t>(to)] >= 0, "jumps lead to instructions");
      in.target = at_[static_cast<size_t>(to)];
    }
}

// --- Loops and their registers -------------------------------------------------------------------------

void FunctionCompiler::findLoops() {
  loops_.clear();
  for (int32_t i = 0; i < static_cast<int32_t>(code_.size()); i++) {
    const Instruction& in = code_[static_cast<size_t>(i)];
    if (!isEdge(in.op) || in.target > i) continue;
    auto same = std::find_if(loops_.begin(), loops_.end(), [&](const Loop& l) { return l.from == in.target; });
    if (same != loops_.end()) {
      same->to = std::max(same->to, i);
    } else {
      Loop loop = {in.target, i, {}, 0};
      std::fill(std::begin(loop.slots), std::end(loop.slots), -1);
      loops_.push_back(loop);
    }
  }
  std::sort(loops_.begin(), loops_.end(), [](const Loop& x, const Loop& y) {
    return std::pair(x.to - x.from, x.from) < std::pair(y.to - y.from, y.from);
  });
  // Innermost ones first: one around another gets none.
  int16_t number = 0;
  constexpr int16_t kMostLoops = INT16_MAX;
  for (Loop& loop : loops_) {
    if (number == kMostLoops) break;
    takeRegisters(loop, number++);
  }
}

bool FunctionCompiler::takeRegisters(Loop& loop, int16_t number) {
  uses_.clear();
  for (int32_t i = loop.from; i <= loop.to; i++) {
    const Instruction& in = code_[static_cast<size_t>(i)];
    // A callee has registers of its own: loading them again costs what they win.
    if (in.loop >= 0 || isCall(in.op)) return false;
    const Row& row = rowOf(in.op);
    const bytecode::OpInfo& info = opInfo(in.op);
    const uint32_t operands[3] = {operandA(in.w), operandB(in.w), operandC(in.w)};
    const Operand kinds[3] = {info.a, info.b, info.c};
    for (unsigned j = 0; j < 3; j++) {
      if (row.places[j] == Place::N || operands[j] >= f_->slots) continue;
      if (kinds[j] != Operand::U1 && kinds[j] != Operand::D1 && kinds[j] != Operand::M1) continue;
      auto use = std::find_if(uses_.begin(), uses_.end(), [&](const Use& u) { return u.slot == operands[j]; });
      // In a very large loop the slots that come first are as good as any.
      constexpr size_t kMostUses = 256;
      if (use == uses_.end() && uses_.size() == kMostUses) continue;
      if (use == uses_.end()) use = uses_.insert(uses_.end(), {operands[j], 0, false, false});
      use->isSet |= kinds[j] != Operand::U1;
      use->reads += kinds[j] != Operand::D1;
      use->isFloat |= row.places[j] == Place::D;
    }
  }
  auto worth = [](const Use& u) { return u.reads + (u.isSet && u.reads != 0 ? 2 : 0); };
  std::sort(uses_.begin(), uses_.end(), [&](const Use& x, const Use& y) {
    return worth(x) != worth(y) ? worth(x) > worth(y) : x.slot < y.slot;
  });
  constexpr unsigned kFirstFloat = 1 + kGenerals;
  unsigned general = 1, floats = kFirstFloat;
  for (const Use& u : uses_) {
    if (u.reads == 0) continue;
    unsigned& reg = u.isFloat ? floats : general;
    if (reg < (u.isFloat ? kRegisters : kFirstFloat)) loop.slots[reg++] = static_cast<int32_t>(u.slot);
  }
  if (general == 1 && floats == kFirstFloat) return false;
  for (int32_t i = loop.from; i <= loop.to; i++) code_[static_cast<size_t>(i)].loop = number;
  code_[static_cast<size_t>(loop.from)].beginsLoop = true;
  return true;
}

unsigned FunctionCompiler::registerOf(const Instruction& in, uint32_t slot) const {
  if (in.loop < 0) return 0;
  const Loop& loop = loops_[static_cast<size_t>(in.loop)];
  for (unsigned r = 1; r < kRegisters; r++)
    if (loop.slots[r] == static_cast<int32_t>(slot)) return r;
  return 0;
}

/// Slots that the instruction sets.
FunctionCompiler::Range FunctionCompiler::setBy(const Instruction& in) const {
  uint32_t flags = bytecode::Insn{in.w}.flags();
  switch (opInfo(in.op).a) {
    case Operand::D1: case Operand::M1: return {operandA(in.w), 1};
    case Operand::D2: return {operandA(in.w), 2};
    case Operand::D3: return {operandA(in.w), 3};
    case Operand::DN: return {operandA(in.w), flags};
    case Operand::DA: return {operandA(in.w), 2 + flags};
    case Operand::DT: {
      const auto* type = reinterpret_cast<const abi::Type*>(owner_.region_.base() + (in.x & 0xffffffff) * 8);
      return {operandA(in.w), link::planOf(type)->steps};
    }
    default: return {0, 0};
  }
}

/// Whether register `reg` must be loaded again behind the instruction.
bool FunctionCompiler::isStale(const Instruction& in, unsigned reg) const {
  const Loop& loop = loops_[static_cast<size_t>(in.loop)];
  if (loop.slots[reg] < 0) return false;
  if (in.piece != nullptr && in.piece->calls) return true;
  if (in.isMethod) return true;
  Range set = setBy(in);
  auto slot = static_cast<uint32_t>(loop.slots[reg]);
  return slot - set.first < set.count && in.registers[0] != reg;
}

uint32_t FunctionCompiler::reloadSize(const Instruction& in) const {
  if (in.loop < 0 || in.piece == nullptr) return 0;
  uint32_t size = 0;
  for (unsigned r = 1; r < kRegisters; r++)
    if (isStale(in, r)) size += loadSize(r);
  return size;
}

void FunctionCompiler::emitReloads(const Instruction& in) {
  if (in.loop < 0 || in.piece == nullptr) return;
  for (unsigned r = 1; r < kRegisters; r++)
    if (isStale(in, r)) load(r, loops_[static_cast<size_t>(in.loop)].slots[r]);
}

void FunctionCompiler::emitLoads(const Loop& loop) {
  for (unsigned r = 1; r < kRegisters; r++)
    if (loop.slots[r] >= 0) load(r, loop.slots[r]);
}

// --- Pieces -----------------------------------------------------------------------------------------------

/// What an instruction's flags, and what else is constant of it, come down to: see pieces.def.
unsigned FunctionCompiler::flagsOf(const Instruction& in) const {
  unsigned flags = bytecode::Insn{in.w}.flags();
  switch (in.op) {
    case Op::MovN: case Op::LoadCap: case Op::MkClosure: case Op::FrameLoad: case Op::FrameStore:
    case Op::GlobalLoad: case Op::GlobalStore: case Op::Cut: case Op::Cvt: case Op::ZeroN:
      return flags;
    case Op::StoreW2: case Op::StoreW3: case Op::SetIdxW2: case Op::SetIdxW3: return flags != 0;
    case Op::MathF: return flags != static_cast<unsigned>(bytecode::MathFn::Sqrt);
    case Op::SliceOf: return flags & 7;
    case Op::SliceStr: return flags & 3;
    case Op::Iface: return flags & 1;
    case Op::Append1: return static_cast<uint8_t>(in.x >> 32);
    case Op::IfaceIs: case Op::JmpIs: case Op::JmpIsNot: case Op::Unbox: return in.x >> 32 & 1;
    case Op::DivSI: case Op::RemSI: case Op::DivUI: case Op::RemUI: return static_cast<unsigned>(divisionOf(in.op, in.w).form);
    case Op::Call: {
      uint32_t zeros = in.callee->zeroTo > in.callee->zeroFrom ? in.callee->zeroTo - in.callee->zeroFrom : 0;
      return std::min(zeros, kMostZeros + 1);
    }
    default: return 0;
  }
}

int64_t FunctionCompiler::hole(const Instruction& in, Symbol s) const {
  Word w = in.w, x = in.x;
  switch (s) {
    case Symbol::hole_a8: return operandA(w) * 8;
    case Symbol::hole_b8: return operandB(w) * 8;
    case Symbol::hole_c8: return operandC(w) * 8;
    case Symbol::hole_ua: return operandA(w);
    case Symbol::hole_uc: return operandC(w);
    case Symbol::hole_sb: return static_cast<int16_t>(operandB(w));
    case Symbol::hole_sc: return static_cast<int16_t>(operandC(w));
    case Symbol::hole_s32: return static_cast<int32_t>(imm32(w));
    case Symbol::hole_u32: return imm32(w);
    case Symbol::hole_u32x8: return int64_t{imm32(w)} * 8;
    case Symbol::hole_multiplier: return static_cast<int64_t>(divisionOf(in.op, w).multiplier);
    case Symbol::hole_shift: return divisionOf(in.op, w).shift;
    case Symbol::hole_mask: return int64_t{operandC(w)} - 1;
    case Symbol::hole_x: return static_cast<int64_t>(x);
    case Symbol::hole_xlo: return static_cast<uint32_t>(x);
    case Symbol::hole_sxhi: return static_cast<int32_t>(x >> 32);
    case Symbol::hole_xlo8: return int64_t{static_cast<uint32_t>(x)} * 8;
    case Symbol::hole_xhi8: return static_cast<int64_t>(x >> 32) * 8;
    case Symbol::hole_behind8: return int64_t{wordNumber(in.at + 1)} * 8;
    case Symbol::hole_callee8: return int64_t{imm32(w)} * 8;
    case Symbol::hole_end8: return int64_t{operandA(w) + in.callee->totalWords} * 8;
    case Symbol::hole_zero8: return int64_t{operandA(w) + in.callee->zeroFrom} * 8;
    case Symbol::hole_zeros: return in.callee->zeroTo - in.callee->zeroFrom;
    default: VO_UNREACHABLE("a hole of a piece has a value");
  }
}

/// Whether the operands' numbers fit into the piece's fields.
bool FunctionCompiler::fits(const Instruction& in, const Piece& p) const {
  if (!p.mayNotFit) return true;
  for (const Relocation& r : relocationsOf(p)) {
    if (r.symbol >= kFirstTarget || r.fill == Fill::Abs64) continue;
    int64_t v = hole(in, r.symbol) + r.addend;
    if (r.fill == Fill::Signed32 ? v != static_cast<int32_t>(v) : v != static_cast<uint32_t>(v)) return false;
  }
  return true;
}

void FunctionCompiler::choosePiece(Instruction& in) {
  const Row& row = rowOf(in.op);
  unsigned flags = flagsOf(in);
  const uint32_t operands[3] = {operandA(in.w), operandB(in.w), operandC(in.w)};
  uint8_t all[3];
  bool any = false;
  for (unsigned j = 0; j < 3; j++) {
    unsigned r = row.places[j] == Place::N ? 0 : registerOf(in, operands[j]);
    all[j] = static_cast<uint8_t>(r != 0 && allows(row.places[j], isFloat(r)) ? r : 0);
    any |= all[j] != 0;
  }
  if (!any) {
    in.piece = findPiece(in.op, flags, in.registers);
    if (in.piece != nullptr && !fits(in, *in.piece)) in.piece = nullptr;
    in.isMethod = in.piece != nullptr && in.piece->isOnlyMethod;
    return;
  }
  // With as many operands in registers as there is a piece for.
  static constexpr uint8_t kTries[][3] = {{1, 1, 1}, {0, 1, 1}, {1, 1, 0}, {1, 0, 1}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0, 0, 0}};
  for (const auto& t : kTries) {
    const uint8_t registers[3] = {static_cast<uint8_t>(all[0] * t[0]), static_cast<uint8_t>(all[1] * t[1]),
                                  static_cast<uint8_t>(all[2] * t[2])};
    const Piece* p = findPiece(in.op, flags, registers);
    if (p == nullptr || !fits(in, *p)) continue;
    in.piece = p;
    in.isMethod = p->isOnlyMethod;
    std::copy(registers, registers + 3, in.registers);
    return;
  }
}

/// Bytes in the row of pieces.
uint32_t FunctionCompiler::hotSize(const Instruction& in) const {
  uint32_t size = 0;
  if (in.beginsLoop) {
    const Loop& loop = loops_[static_cast<size_t>(in.loop)];
    for (unsigned r = 1; r < kRegisters; r++)
      if (loop.slots[r] >= 0) size += loadSize(r);
  }
  if (in.piece == nullptr) return size + kMoveNumber + kJump;
  if (in.isMethod) return size + kMethodSize + reloadSize(in);
  return size + in.piece->size + (in.op == Op::Call ? kJump : 0) + reloadSize(in);
}

/// At most that many bytes of stubs.
uint32_t FunctionCompiler::coldSize() const {
  uint32_t size = 0;
  for (const Instruction& in : code_) {
    constexpr uint32_t kEntry = kCall + kJump, kStaticCall = 25;
    if (in.loop >= 0) size += kEntry;
    if (in.op == Op::Call) size += kStaticCall;
    if (in.piece == nullptr) continue;
    size += in.piece->exits * (kMethodSize + kJump);
  }
  constexpr uint32_t kLoads = kGenerals * 7 + kFloats * 9 + 1;
  return size + kLoads * static_cast<uint32_t>(loops_.size());
}

// --- Writing ----------------------------------------------------------------------------------------------

void FunctionCompiler::word32(int64_t v) {
  auto x = static_cast<int32_t>(v);
  memcpy(base_ + next_, &x, sizeof x);
  next_ += sizeof x;
}

/// A distance to an offset from the function's begin.
void FunctionCompiler::rel32(int64_t target) { word32(target - (int64_t{next_} + 4)); }

/// Loads a register from its slot.
void FunctionCompiler::load(unsigned reg, int32_t slot) {
  uint8_t number = kNumbers[reg];
  auto at13 = static_cast<uint8_t>(0x85 | (number & 7) << 3);  // ModRM: [r13 + disp32]
  if (isFloat(reg)) {
    bytes({0xf2, 0x41, 0x0f, 0x10, at13});  // movsd
  } else {
    bytes({static_cast<uint8_t>(number < 8 ? 0x49 : 0x4d), 0x8b, at13});  // mov
  }
  word32(slot * 8);
}

/// Where a jump from `in` to another instruction leads.
uint32_t FunctionCompiler::enterFrom(const Instruction& in, int32_t target) const {
  const Instruction& to = code_[static_cast<size_t>(target)];
  return to.loop < 0 || to.loop == in.loop ? to.code : to.entry;
}

/// Offset of the code that leaves `in` for a target.
uint32_t FunctionCompiler::stub(const Instruction& in, Symbol target) {
  for (const Stub& s : stubs_)
    if (s.target == target) return s.at;
  if (target == Symbol::to_dispatch || (target >= kFirstCallee && target < kFirstSlow))
    return static_cast<uint32_t>(static_cast<int64_t>(owner_.veneer(target)) - place_);
  uint32_t back = std::exchange(next_, cold_), at = cold_;
  auto moveNumber = [&](uint32_t wordAt) {
    byte(0xb8);  // mov eax, number
    word32(wordNumber(wordAt));
  };
  auto leaveFor = [&](Symbol s) {
    byte(0xe9);  // jmp
    rel32(static_cast<int64_t>(owner_.veneer(s)) - place_);
  };
  switch (target) {
    case Symbol::to_exit_uncount:
      bytes({0x49, 0xff, 0x46, kBudgetOffset});  // inc qword [r14 + budget]
      [[fallthrough]];
    case Symbol::to_exit:
      moveNumber(in.at);
      leaveFor(Symbol::to_exit);
      break;
    case Symbol::to_edge:
      moveNumber(code_[static_cast<size_t>(in.target)].at);
      leaveFor(target);
      break;
    case Symbol::to_collect: case Symbol::to_called:
      moveNumber(behind(in));
      leaveFor(target);
      break;
    default: {
      VO_CHECK(target >= kFirstSlow && target < Symbol::Count, "a piece leaves for a target or a slow method");
      emitMethodCall(in, target);
      // Back to the instruction behind, as if from outside: registers hold nothing.
      VO_CHECK(at_[behind(in)] >= 0, "what calls a method goes on behind it");
      auto next = static_cast<size_t>(at_[behind(in)]);
      byte(0xe9);
      rel32(code_[next].loop < 0 ? code_[next].code : code_[next].entry);
      break;
    }
  }
  cold_ = std::exchange(next_, back);
  stubs_.push_back({target, at});
  return at;
}

void FunctionCompiler::emitMethodCall(const Instruction& in, Symbol method) {
  byte(0xb8);  // mov eax, number
  word32(wordNumber(in.at));
  byte(0xb9);  // mov ecx, method
  word32((static_cast<int64_t>(method) - static_cast<int64_t>(kFirstSlow)) | (hasX(in) ? 256 : 0));
  byte(0xe8);  // call
  rel32(static_cast<int64_t>(owner_.methodVeneer_) - place_);
}

void FunctionCompiler::emitPiece(const Instruction& in) {
  const Piece& p = *in.piece;
  uint32_t start = next_;
  memcpy(base_ + start, kCode + p.code, p.size);
  for (const RegisterField& field : fieldsOf(p)) {
    unsigned number = kNumbers[in.registers[field.operand]];
    uint8_t& low = base_[start + field.at];
    low = static_cast<uint8_t>((low & ~(7u << field.shift)) | (number & 7) << field.shift);
    if (!field.isGeneral) continue;
    uint8_t& rex = base_[start + field.rexAt];
    rex = static_cast<uint8_t>((rex & ~(1u << field.rexShift)) | (number >> 3) << field.rexShift);
  }
  for (const Relocation& r : relocationsOf(p)) {
    uint8_t* field = base_ + start + r.at;
    if (r.symbol < kFirstTarget) {
      int64_t v = hole(in, r.symbol) + r.addend;
      memcpy(field, &v, r.fill == Fill::Abs64 ? 8 : 4);
      continue;
    }
    uint32_t to;
    if (r.symbol == Symbol::to_jump) {
      to = enterFrom(in, in.target);
    } else {
      to = stub(in, r.symbol);
    }
    auto distance = static_cast<int32_t>(int64_t{static_cast<int32_t>(to)} + r.addend - int64_t{start + r.at});
    memcpy(field, &distance, sizeof distance);
  }
  next_ = start + p.size;
}

/// Behind the piece of Call: the jump to the callee.
void FunctionCompiler::emitCallee(const Instruction& in) {
  byte(0xe9);
  if (in.callee == f_) return rel32(code_[0].loop < 0 ? code_[0].code : code_[0].entry);
  const Word* code = in.callee->code;
  // (Null if it is outside of the region, or being compiled.)
  const uint8_t* entry = owner_.codes_.contains(code) ? entryOf(code) : nullptr;
  if (entry != nullptr) return rel32(static_cast<int64_t>(owner_.memory_->offsetOf(entry)) - place_);
  rel32(cold_);
  uint32_t back = std::exchange(next_, cold_);
  int64_t code8 = reinterpret_cast<const std::byte*>(code) - owner_.region_.base();
  bytes({0x49, 0x8d, 0xbc, 0x24});  // lea rdi, [r12 + code]
  word32(code8);
  bytes({0x48, 0x8b, 0x87});  // mov rax, [rdi - distance]
  word32(-static_cast<int64_t>(link::kNativeEntryDistance));
  bytes({0x48, 0x85, 0xc0, 0x0f, 0x84});  // test rax, rax; jz dispatch
  rel32(static_cast<int64_t>(owner_.veneer(Symbol::to_dispatch)) - place_);
  bytes({0xff, 0xe0});  // jmp rax
  cold_ = std::exchange(next_, back);
}

/// Where the instructions of loops are entered from outside: their registers are loaded first.
void FunctionCompiler::emitEntries() {
  uint32_t back = std::exchange(next_, cold_);
  for (Loop& loop : loops_) {
    if (code_[static_cast<size_t>(loop.from)].loop != static_cast<int16_t>(&loop - loops_.data())) continue;
    loop.load = next_;
    emitLoads(loop);
    byte(0xc3);  // ret
  }
  for (Instruction& in : code_) {
    in.entry = in.code;
    if (in.loop < 0) continue;
    in.entry = next_;
    byte(0xe8);
    rel32(loops_[static_cast<size_t>(in.loop)].load);
    byte(0xe9);
    rel32(in.code);
  }
  cold_ = std::exchange(next_, back);
}

void FunctionCompiler::emit() {
  for (Instruction& in : code_) {
    stubs_.clear();
    if (in.beginsLoop) emitLoads(loops_[static_cast<size_t>(in.loop)]);
    VO_CHECK(next_ == in.code, "the layout of a function's machine code");
    if (in.piece == nullptr) {
      byte(0xb8);
      word32(wordNumber(in.at));
      byte(0xe9);
      rel32(static_cast<int64_t>(owner_.veneer(Symbol::to_exit)) - place_);
      continue;
    }
    if (in.isMethod) {
      emitMethodCall(in, relocationsOf(*in.piece)[0].symbol);
    } else {
      emitPiece(in);
      if (in.op == Op::Call) emitCallee(in);
    }
    emitReloads(in);
  }
}

// --- The whole ----------------------------------------------------------------------------------------------

/// Leads the function's code words to the machine code. Other threads may run them meanwhile.
void FunctionCompiler::publish() {
  const uint8_t* run = owner_.memory_->runAt(static_cast<size_t>(place_));
  for (const Instruction& in : code_) {
    auto* word = const_cast<Word*>(f_->code + in.at);
    auto at = reinterpret_cast<uintptr_t>(word);
    reinterpret_cast<uint8_t*>(link::kOpcodeTable)[(at - base::Region::kAddress) / sizeof(Word)] = static_cast<uint8_t>(in.w);
    std::atomic_ref(*reinterpret_cast<const uint8_t**>(at - link::kNativeEntryDistance))
        .store(run + in.entry, std::memory_order_release);
    std::atomic_ref(*word).store((in.w & ~Word{0xff}) | link::kNativeByte, std::memory_order_release);
  }
}

bool FunctionCompiler::compile(const Function& f, Baseline::Code& code) {
  f_ = &f;
  decode();
  findLoops();
  next_ = 0;
  unsigned n = static_cast<unsigned>(owner_.stats_.functions);
  for (Instruction& in : code_) {
    if (!owner_.isHalf_ || n++ % 2 == 0) choosePiece(in);
    uint32_t size = hotSize(in);
    in.code = next_;
    if (in.beginsLoop)
      for (unsigned r = 1; r < kRegisters; r++)
        if (loops_[static_cast<size_t>(in.loop)].slots[r] >= 0) in.code += loadSize(r);
    next_ += size;
  }
  uint32_t hot = next_;
  size_t most = hot + coldSize();
  size_t at = owner_.memory_->take(most);
  if (at == CodeMemory::kNone) return false;
  place_ = static_cast<int64_t>(at);
  base_ = owner_.memory_->writeAt(at);
  cold_ = hot;
  next_ = 0;
  emitEntries();
  emit();
  VO_CHECK(next_ == hot && cold_ <= most, "machine code has the size that was counted");
  constexpr size_t kAlign = CodeMemory::kAlign;
  size_t used = (cold_ + kAlign - 1) & ~(kAlign - 1), taken = (most + kAlign - 1) & ~(kAlign - 1);
  if (used < taken) owner_.memory_->give(at + used, taken - used);
  code = {&f, at, used, hot};
  publish();
  Stats& stats = owner_.stats_;
  stats.functions++;
  stats.instructions += code_.size();
  for (const Instruction& in : code_) stats.leaving += in.piece == nullptr;
  stats.hotBytes += hot;
  stats.bytes += cold_;
  return true;
}

}  // namespace vo::vm::baseline
