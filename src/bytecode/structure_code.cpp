// This file checks code: one pass that finds the instructions, one that looks at each of them by its
// row of opcodes.def.
#include "abi/panic.h"
#include "abi/type.h"
#include "bytecode/structure_impl.h"

namespace vo::bytecode {

using abi::Kind;

namespace {

constexpr unsigned kPanicKinds = 1
#define VO_PANIC(kind, cls, text) +1
#include "abi/panics.def"
    ;

/// What the flags of an instruction may be, for rows whose flags do not count slots.
struct FlagRule {
  uint8_t last;      ///< largest value
  uint8_t also = 0;  ///< a bit that may be set besides
};
FlagRule flagRule(Op op) {
  switch (op) {
    case Op::FrameLoad: case Op::FrameStore: case Op::GlobalLoad: case Op::GlobalStore:
      return {static_cast<uint8_t>(MemKind::Ref)};
    case Op::Cut: return {static_cast<uint8_t>(MemKind::U32)};
    case Op::MathF: return {static_cast<uint8_t>(MathFn::Abs)};
    case Op::Cvt: return {static_cast<uint8_t>(CvtKind::F32ToU8)};
    case Op::MapGet: case Op::MapSet: case Op::MapDelete: return {static_cast<uint8_t>(MapKind::String)};
    case Op::StoreW2: return {3};
    case Op::StoreW3: return {7};
    case Op::SetIdxW2: return {3, kUnsignedIndex};
    case Op::SetIdxW3: return {7, kUnsignedIndex};
    case Op::SliceStr: return {3, 3 << kUnsignedBoundsShift};
    case Op::SliceOf: return {7};
    case Op::IdxI8: case Op::IdxU8: case Op::IdxI16: case Op::IdxU16: case Op::IdxI32: case Op::IdxU32:
    case Op::Idx64: case Op::IdxW2: case Op::IdxW3: case Op::SetIdx8: case Op::SetIdx16:
    case Op::SetIdx32: case Op::SetIdx64: case Op::SetIdxRef: case Op::IdxAddr: case Op::BoundsCheck:
      return {0, kUnsignedIndex};
    case Op::CallClosure: case Op::CallIface: return {0xff};
    case Op::EqIface: case Op::AssertI: case Op::ReturnDefer: case Op::Trap: case Op::Defer: return {1};
    default: return {0};
  }
}

bool countsByFlags(const OpInfo& info) {
  auto n = [](Operand k) { return k == Operand::DN || k == Operand::UN; };
  return n(info.a) || n(info.b) || n(info.c);
}

}  // namespace

bool StructureChecker::failAt(uint32_t pc, const std::string& what) {
  VO_DCHECK(pc < f_->code.size(), "errors are at words of the function");
  Op op = Insn{f_->code[pc]}.op();
  std::string name = static_cast<unsigned>(op) < kOpCount ? std::string(opName(op)) : "?";
  return fail("function " + f_->symbol + ": word " + std::to_string(pc) + " (" + name + "): " + what);
}

bool StructureChecker::code(const FunctionRow& f) {
  f_ = &f;
  VO_DCHECK(frameWords_ == f.slots + f.frameBytes / 8, "the frame has been looked at before the code");
  if (!findInstructions(f)) return false;
  for (uint32_t pc = 0; pc < f.code.size(); pc++)
    if (starts_[pc] && !instruction(pc)) return false;
  bool hasDefer = (f.flags & kHasDefer) != 0;
  if (hasDefer ? f.epilogue >= f.code.size() || !starts_[f.epilogue] : f.epilogue != 0)
    return fail("the epilogue is no instruction");
  return true;
}

bool StructureChecker::findInstructions(const FunctionRow& f) {
  starts_.assign(f.code.size(), false);
  uint32_t last = 0;
  if (f.code.size() > 0x3fffffff) return fail("the function is too long");
  for (uint64_t pc = 0; pc < f.code.size();) {
    auto at = static_cast<uint32_t>(pc);
    Op op = Insn{f.code[pc]}.op();
    if (static_cast<unsigned>(op) >= kOpCount)
      return failAt(at, "no such instruction: " + std::to_string(Insn{f.code[pc]}.byte()));
    const OpInfo& info = opInfo(op);
    starts_[pc] = true;
    last = at;
    pc++;
    if (info.x == ExtraWord::None) continue;
    if (pc == f.code.size()) return failAt(at, "the code ends before the word behind the instruction");
    if (info.x == ExtraWord::Table) pc += static_cast<uint32_t>(f.code[pc]);
    if (++pc > f.code.size()) return failAt(at, "the code ends inside the jump table");
  }
  VO_CHECK(starts_[last], "code is not empty, and its last instruction begins somewhere");
  if ((opInfo(Insn{f.code[last]}.op()).effects & kEnds) == 0)
    return failAt(last, "control runs over the end of the function");
  return true;
}

bool StructureChecker::slots(uint32_t first, uint64_t count) {
  if (count == 0) return true;
  VO_DCHECK(frameWords_ >= f_->slots && f_->totalWords >= frameWords_ + kFrameHeaderWords, "the frame has been looked at");
  if (first < f_->slots) return first + count <= f_->slots;
  return first >= frameWords_ + kFrameHeaderWords && first + count <= f_->totalWords;
}

// Only the forms that are safepoints may jump backwards: others would run without end.
bool StructureChecker::jump(uint32_t pc, int64_t from, int64_t distance) {
  VO_DCHECK(pc < starts_.size() && starts_[pc], "a jump is an instruction");
  int64_t to = from + distance;
  if (to <= pc && (opInfo(Insn{f_->code[pc]}.op()).effects & kSafepoint) == 0) return false;
  return to >= 0 && to < static_cast<int64_t>(starts_.size()) && starts_[static_cast<size_t>(to)];
}

bool StructureChecker::table(uint32_t pc) {
  VO_DCHECK(starts_[pc] && pc + 1 < f_->code.size(), "findInstructions has seen the count word and all entries");
  uint64_t x = f_->code[pc + 1];
  int64_t from = int64_t{pc} + 2;
  if (!jump(pc, from, static_cast<int32_t>(x >> 32))) return false;
  for (uint32_t i = 0; i < static_cast<uint32_t>(x); i++) {
    uint64_t entry = f_->code[pc + 2 + i];
    if (entry >> 32 != 0 || !jump(pc, from, static_cast<int32_t>(entry))) return false;
  }
  return true;
}

bool StructureChecker::global(Insn in, const OpInfo& info) {
  if (in.imm32() >= m_.globalRefs.size()) return false;
  const GlobalRef& r = m_.globalRefs[in.imm32()];
  VO_DCHECK(r.global < m_.globals.size(), "references to variables have been checked");
  unsigned bytes = 8 * slotCount(info.a, in.flags());
  if (in.op() == Op::GlobalAddr) bytes = 0;
  if (in.op() == Op::GlobalLoad || in.op() == Op::GlobalStore) bytes = memSize(static_cast<MemKind>(in.flags()));
  uint64_t size = type(m_.globals[r.global].type).size;
  return bytes <= size && r.offset <= size - bytes;
}

bool StructureChecker::operand(Operand kind, unsigned field, Insn in, uint32_t pc) {
  uint16_t v = field == 0 ? in.a() : field == 1 ? in.b() : in.c();
  VO_DCHECK(field < 3, "an instruction has three operands");
  uint32_t wide = in.imm32();
  const OpInfo& info = opInfo(in.op());
  switch (kind) {
    case Operand::None: return v == 0 || failAt(pc, "an unused operand is not zero");
    case Operand::Imm: case Operand::UImm: case Operand::Imm32: return true;
    case Operand::T:
      return (v >= frameWords_ + kFrameHeaderWords && v <= f_->totalWords) ||
             failAt(pc, "the tail is not in the outgoing area");
    case Operand::Off32: {
      if (!isFrameAccess(in.op())) return global(in, info) || failAt(pc, "the variable does not exist, or is smaller");
      uint64_t bytes = 8 * slotCount(info.a, in.flags());
      if (in.op() == Op::FrameAddr) bytes = 0;
      if (in.op() == Op::FrameZero) bytes = 8 * uint64_t{in.a()};
      if (in.op() == Op::FrameLoad || in.op() == Op::FrameStore) bytes = memSize(static_cast<MemKind>(in.flags()));
      return (bytes <= f_->frameBytes && wide <= f_->frameBytes - bytes) ||
             failAt(pc, "outside of the frame's memory");
    }
    case Operand::Func32: return isFunction(wide) || failAt(pc, "no such function");
    case Operand::Type32: return isType(wide) || failAt(pc, "no such type");
    case Operand::Str32: return wide < m_.strings.size() || failAt(pc, "no such string");
    case Operand::Ext32: return failAt(pc, "modules name natives as imports");
    case Operand::Jump:
      return jump(pc, int64_t{pc} + 1, static_cast<int16_t>(v)) || failAt(pc, "the jump leads to no instruction, or backwards without being a loop");
    case Operand::Jump32:
      return jump(pc, int64_t{pc} + 1, static_cast<int32_t>(wide)) || failAt(pc, "the jump leads to no instruction, or backwards without being a loop");
    default:
      return slots(v, slotCount(kind, in.flags())) || failAt(pc, "slot " + std::to_string(v) + " is outside of the frame");
  }
}

bool StructureChecker::extraWord(uint32_t pc) {
  const OpInfo& info = opInfo(Insn{f_->code[pc]}.op());
  if (info.x == ExtraWord::None) return true;
  VO_DCHECK(pc + 1 < f_->code.size(), "findInstructions has seen the word behind");
  uint64_t x = f_->code[pc + 1];
  auto low = static_cast<uint32_t>(x), high = static_cast<uint32_t>(x >> 32);
  switch (info.x) {
    case ExtraWord::TypeX: return isType(low) || failAt(pc, "no such type");
    case ExtraWord::FuncX:
      return (isFunction(low) && isType(high)) || failAt(pc, "no such function or type");
    case ExtraWord::JumpX:
      return jump(pc, int64_t{pc} + 2, static_cast<int32_t>(low)) || failAt(pc, "the jump leads to no instruction, or backwards without being a loop");
    case ExtraWord::Table: return table(pc) || failAt(pc, "an entry of the table leads to no instruction");
    default: return true;
  }
}

bool StructureChecker::flagsOf(uint32_t pc) {
  Insn in{f_->code[pc]};
  const OpInfo& info = opInfo(in.op());
  FlagRule rule = flagRule(in.op());
  bool good = (in.flags() & ~rule.also) <= rule.last;
  // Closures may capture values without slots only.
  bool mayBeNone = in.op() == Op::MkClosure || in.op() == Op::MkClosureAt;
  if (rule.last == 0 && countsByFlags(info)) good = in.flags() != 0 || mayBeNone;
  return good || failAt(pc, "flags " + std::to_string(in.flags()) + " mean nothing");
}

// What rows say in words: more slots than their kinds, meanings of extra words.
bool StructureChecker::special(uint32_t pc) {
  Insn in{f_->code[pc]};
  uint64_t x = pc + 1 < f_->code.size() ? f_->code[pc + 1] : 0;
  auto low = static_cast<uint32_t>(x), high = static_cast<uint32_t>(x >> 32);
  auto need = [&](uint32_t first, uint64_t count) {
    return slots(first, count) || failAt(pc, "slot " + std::to_string(first) + " is outside of the frame");
  };
  auto kindIs = [&](Kind k) {
    return type(low).kind == static_cast<uint8_t>(k) || failAt(pc, "a type of the wrong kind");
  };
  switch (in.op()) {
    case Op::LoadT: case Op::StoreT:
      if (shapes_[low].memory) return failAt(pc, "the type's values do not live in slots");
      return need(in.op() == Op::LoadT ? in.a() : in.b(), shapes_[low].slots);
    case Op::Append1: case Op::Box:
      return high <= static_cast<uint32_t>(MemKind::Ref) || failAt(pc, "no such kind of memory");
    case Op::ArrView: return kindIs(Kind::Array);
    case Op::AssertI: case Op::Unbox: {
      if ((high & 0xff) > 1 || (high >> 8 != 0 && !isType((high >> 8) - 1)))
        return failAt(pc, "no such static type");
      if (in.op() == Op::Unbox) return true;
      return kindIs(Kind::Interface) && need(in.a(), in.flags() == 1 ? 3 : 2);
    }
    case Op::Iface:
      return high == 0 || (high <= m_.itabs.size() && m_.itabs[high - 1].concrete == low) ||
             failAt(pc, "no such interface table");
    case Op::IfaceIs: case Op::JmpIs: case Op::JmpIsNot:
      return high <= 1 || failAt(pc, "no such form");
    case Op::ConvI: return kindIs(Kind::Interface) && (high <= 1 || failAt(pc, "no such form"));
    case Op::MakeMap: case Op::MapClear: case Op::MapIterInit: return kindIs(Kind::Map);
    case Op::MapGet: case Op::MapSet: case Op::MapDelete:
      return kindIs(Kind::Map) && need(in.c(), in.flags() == static_cast<uint8_t>(MapKind::String) ? 2 : 1);
    case Op::MakeChan: return kindIs(Kind::Chan);
    case Op::Concat: return need(in.b(), 2 * uint64_t{in.c()});
    case Op::SliceOf: return need(in.c(), (in.flags() & 4) != 0 ? 3 : (in.flags() & 2) != 0 ? 2 : in.flags());
    case Op::SliceStr: return need(in.c(), (in.flags() & 2) != 0 ? 2 : in.flags() & 1);
    case Op::Select:
      if (in.c() > 63 || (x & ~(uint64_t{1} << 63)) >> in.c() != 0) return failAt(pc, "too many cases");
      return need(in.b(), 2 * uint64_t{in.c()});
    case Op::SelectBig:
      if (x > 0xffff) return failAt(pc, "too many cases");
      return need(in.b(), 2 * x);
    case Op::Print: {
      unsigned kind = in.b() & ~kPrintVo;
      if (kind > static_cast<unsigned>(PrintKind::Newline)) return failAt(pc, "no such kind of value");
      return need(in.a(), printSlots(static_cast<PrintKind>(kind)));
    }
    case Op::DeferOuter: return in.c() <= 1 || failAt(pc, "no such form");
    case Op::Trap: return (in.b() > 0 && in.b() < kPanicKinds) || failAt(pc, "no such panic");
    case Op::DivSI: case Op::RemSI: case Op::DivUI: case Op::RemUI:
      return in.c() != 0 || failAt(pc, "division by zero");
    case Op::ShlI: case Op::ShrUI: case Op::ShrSI: return in.c() < 64 || failAt(pc, "a shift by more than 63");
    case Op::Shl32UI: return in.c() < 32 || failAt(pc, "a shift by more than 31");
    case Op::Call: {
      uint32_t n = in.imm32();
      uint64_t words = n < m_.functions.size()
                           ? uint64_t{m_.functions[n].resultSlots} + m_.functions[n].paramSlots
                           : uint64_t{m_.imports[n - m_.functions.size()].resultSlots} +
                                 m_.imports[n - m_.functions.size()].paramSlots;
      return in.a() + words <= f_->totalWords || failAt(pc, "the outgoing area is too small for the call");
    }
    default: return true;
  }
}

bool StructureChecker::instruction(uint32_t pc) {
  VO_DCHECK(starts_[pc], "a word behind an instruction is none");
  Insn in{f_->code[pc]};
  const OpInfo& info = opInfo(in.op());
  // Operands that some flags leave unused, and those that count their slots themselves.
  bool noA = (in.op() == Op::ReturnDefer || in.op() == Op::Trap) && in.flags() == 0;
  bool noB = in.op() == Op::StoreT || in.op() == Op::Concat || in.op() == Op::Select || in.op() == Op::SelectBig;
  bool noC = (in.op() == Op::Recv && in.c() == 0xffff) || in.op() == Op::SliceOf || in.op() == Op::SliceStr;
  if (in.op() == Op::Print || in.op() == Op::LoadT) noA = true;
  return flagsOf(pc) && (noA || operand(info.a, 0, in, pc)) && (noB || operand(info.b, 1, in, pc)) &&
         (isWide(info.b) || noC || operand(info.c, 2, in, pc)) && extraWord(pc) && special(pc);
}

}  // namespace vo::bytecode
