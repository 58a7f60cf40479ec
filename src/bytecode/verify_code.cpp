// This file checks the operands of a function's instructions against the types of its slots.
//
// Every slot has one type for the whole function, so one pass in code order is enough: an instruction
// is right or wrong whatever ran before it. Only the outgoing area has no types of its own. What it
// holds is followed from the first store to the call and from the call to the last copy out, in
// straight-line code; at jumps, labels and safepoints its content counts as unknown.
//
// Instructions that are not named in check() work on numbers: all their operands must be values.
#include "bytecode/verify_code.h"

#include <algorithm>

#include "abi/helper.h"

namespace vo::bytecode::verifier {

using abi::Kind;

namespace {

constexpr uint32_t kHeaderWords = 4;  // vm/frame.h: between a frame and its outgoing area

class Checker {
 public:
  explicit Checker(FunctionContext& cx) : cx_(cx), types_(cx.types), row_(cx.row) {}
  std::string run();

 private:
  bool fail(std::string text) {
    if (error_.empty()) error_ = std::move(text);
    return false;
  }
  std::string slotName(uint32_t r) const { return "r" + std::to_string(r); }

  // ---- Slots and the outgoing area ----
  Leaf leafAt(uint32_t r) const;
  bool read(uint32_t r, unsigned n, std::vector<Leaf>& out);
  bool value(uint32_t r);
  bool values(uint32_t r, unsigned n);
  bool cleared(uint32_t r);
  bool comparable(uint32_t r);
  bool define(uint32_t r, std::span<const Leaf> leaves);
  bool defineValue(uint32_t r, unsigned n = 1);
  bool defineAddress(uint32_t r, GlobalType t, uint64_t offset);
  bool move(uint32_t dst, uint32_t src, unsigned n);
  bool zero(uint32_t dst, unsigned n);
  void forgetTail();
  bool noteDefined(uint32_t r, unsigned n);

  // ---- What operands must be ----
  bool pointer(uint32_t r, GlobalType* to);
  bool string(uint32_t r);
  bool slice(uint32_t r, unsigned parts, GlobalType* elem);
  bool interface(uint32_t r, GlobalType* type);
  bool anyInterface(uint32_t r);
  bool emptyInterfaceAt(uint32_t r, GlobalType* t);
  bool channel(uint32_t r, uint32_t* elem);
  bool map(uint32_t r, GlobalType type);
  bool function(uint32_t r, GlobalType* type);
  bool plainFunction(uint32_t r);
  bool part(GlobalType t, uint64_t offset, GlobalType wanted);
  bool plainType(GlobalType t);
  bool wholeValue(std::span<const Leaf> leaves);
  Leaf leaf(LeafKind kind, uint32_t type = 0) const;
  void stringLeaves(Leaf out[2]) const;
  void sliceLeaves(GlobalType elem, Leaf out[3]) const;
  void interfaceLeaves(GlobalType t, Leaf out[2]) const;

  // ---- Instructions ----
  bool check();
  bool checkMoves();
  bool checkMemory();
  bool checkElements();
  bool checkAllocation();
  bool checkCalls();
  bool checkInterfaces();
  bool checkMaps();
  bool checkChannels();
  bool generic();
  bool loadMemory(GlobalType t, uint64_t offset, unsigned n, int mem, uint32_t dst);
  bool storeMemory(GlobalType t, uint64_t offset, unsigned n, int memBytes, uint32_t src, int refMask);
  bool elementAccess(unsigned n, int mem, bool store);
  bool frameAccess(unsigned n, bool store, int mem);
  bool frameZero();
  bool frameAddress();
  bool globalRef(GlobalType* t, uint64_t* offset);
  bool arguments(const Signature& s, uint32_t first);
  bool results(const Signature& s);
  bool callValue(GlobalType func, uint32_t receiverWords);
  bool makeClosure(bool inFrame);
  bool select(bool big);
  bool mapKey(GlobalType t, uint32_t r);
  bool print();
  bool isPartOfSize(GlobalType t, uint64_t offset, uint64_t size, int depth = 0);

  FunctionContext& cx_;
  Types& types_;
  const FunctionRow& row_;
  std::string error_;
  std::vector<Leaf> tail_;
  std::vector<GlobalType> tailTypes_;    ///< kind None with a type: an address inside such a value
  std::vector<uint64_t> tailOffsets_;
  std::vector<bool> undefined_;          ///< result slots that entry has not cleared yet
  uint32_t undefinedCount_ = 0;
  bool tailUsed_ = false;
  bool sawEpilogue_ = false;
  // The instruction that is checked.
  uint32_t pc_ = 0;
  Insn in_{};
  const OpInfo* info_ = nullptr;
  uint64_t x_ = 0;
  uint32_t a_ = 0, b_ = 0, c_ = 0;
  unsigned flags_ = 0;
  GlobalType xType_ = kNoType;
  uint32_t xHigh_ = 0;
};

// ---- Slots and the outgoing area ---------------------------------------------------------------

Leaf Checker::leafAt(uint32_t r) const {
  if (r < cx_.slots.size()) return cx_.slots[r];
  if (r >= cx_.tailBase && r - cx_.tailBase < tail_.size()) return tail_[r - cx_.tailBase];
  return {};
}

void Checker::forgetTail() {
  if (!tailUsed_) return;
  std::fill(tail_.begin(), tail_.end(), Leaf{});
  std::fill(tailTypes_.begin(), tailTypes_.end(), kNoType);
  tailUsed_ = false;
}

bool Checker::read(uint32_t r, unsigned n, std::vector<Leaf>& out) {
  out.clear();
  for (unsigned i = 0; i < n; i++) {
    Leaf l = leafAt(r + i);
    if (l.kind == LeafKind::None) return fail(slotName(r + i) + " holds nothing known here");
    if (!cleared(r + i)) return false;
    out.push_back(l);
  }
  return true;
}

// A number, or the length or capacity of something.
bool Checker::value(uint32_t r) {
  Leaf l = leafAt(r);
  bool ok = l.kind == LeafKind::Value ||
            ((l.kind == LeafKind::String || l.kind == LeafKind::Slice) && l.part > 0);
  if (!cleared(r)) return false;
  if (!ok) return fail(slotName(r) + " is no number");
  if (l.guard != 0) return fail(slotName(r) + " belongs to a library struct with hidden fields");
  return true;
}

bool Checker::values(uint32_t r, unsigned n) {
  for (unsigned i = 0; i < n; i++)
    if (!value(r + i)) return false;
  return true;
}

// A result slot holds what the caller has left there until the function puts something into it.
bool Checker::cleared(uint32_t r) {
  bool undefined = r < undefined_.size() && undefined_[r];
  return !undefined || fail("result " + slotName(r) + " is read before it is cleared");
}

// Anything may be compared for equality or tested for zero.
bool Checker::comparable(uint32_t r) {
  return leafAt(r).kind != LeafKind::None || fail(slotName(r) + " holds nothing known here");
}

bool Checker::noteDefined(uint32_t r, unsigned n) {
  for (unsigned i = 0; i < n; i++) {
    if (r + i < undefined_.size() && undefined_[r + i]) {
      undefined_[r + i] = false;
      undefinedCount_--;
    }
  }
  return true;
}

bool Checker::wholeValue(std::span<const Leaf> leaves) {
  if (isWhole(leaves)) return true;
  for (const Leaf& l : leaves)
    if (l.guard != 0) return fail("a library struct with hidden fields is not moved whole");
  return fail("half of a string, slice or interface");
}

bool Checker::define(uint32_t r, std::span<const Leaf> leaves) {
  if (!wholeValue(leaves)) return false;
  if (r >= cx_.tailBase) {
    if (r - cx_.tailBase + leaves.size() > tail_.size())
      return fail("a store behind the outgoing area");
    for (size_t i = 0; i < leaves.size(); i++) {
      tail_[r - cx_.tailBase + i] = leaves[i];
      tailTypes_[r - cx_.tailBase + i] = kNoType;
    }
    tailUsed_ = true;
    return true;
  }
  if (r + leaves.size() > cx_.slots.size()) return fail(slotName(r) + " is no slot of this function");
  for (size_t i = 0; i < leaves.size(); i++)
    if (!sameLeaf(cx_.slots[r + i], leaves[i]))
      return fail(slotName(r + static_cast<uint32_t>(i)) + " has another type than what is put there");
  return noteDefined(r, static_cast<unsigned>(leaves.size()));
}

bool Checker::defineValue(uint32_t r, unsigned n) {
  Leaf l = leaf(LeafKind::Value);
  for (unsigned i = 0; i < n; i++)
    if (!define(r + i, {&l, 1})) return false;
  return true;
}

// The address of byte `offset` of a t: in a slot it must be the address of such a part.
bool Checker::defineAddress(uint32_t r, GlobalType t, uint64_t offset) {
  if (r >= cx_.tailBase) {
    Leaf l;
    l.kind = LeafKind::Pointer;
    l.type = UINT32_MAX;  // decided by the parameter it is for
    if (!define(r, {&l, 1})) return false;
    tailTypes_[r - cx_.tailBase] = t;
    tailOffsets_[r - cx_.tailBase] = offset;
    return true;
  }
  Leaf l = leafAt(r);
  if (l.kind != LeafKind::Pointer || l.guard != 0) return fail(slotName(r) + " is no pointer");
  if (!types_.hasPart(t, offset, l.type))
    return fail("no " + types_.name(types_.ofRepr(l.type)) + " at byte " + std::to_string(offset) +
                " of " + types_.name(t));
  return noteDefined(r, 1);
}

bool Checker::move(uint32_t dst, uint32_t src, unsigned n) {
  std::vector<Leaf> leaves;
  if (!read(src, n, leaves)) return false;
  if (n == 1 && leaves[0].part > 0 && leaves[0].kind != LeafKind::Interface &&
      leaves[0].guard == 0) {
    leaves[0] = leaf(LeafKind::Value);  // a length
  }
  for (const Leaf& l : leaves)
    if (l.type == UINT32_MAX) return fail(slotName(src) + " holds nothing known here");
  return define(dst, leaves);
}

bool Checker::zero(uint32_t dst, unsigned n) {
  if (dst < cx_.tailBase) {
    if (dst + n > cx_.slots.size()) return fail(slotName(dst) + " is no slot of this function");
    std::span<const Leaf> leaves(cx_.slots.data() + dst, n);
    return wholeValue(leaves) && noteDefined(dst, n);
  }
  // In the outgoing area zeros are whatever the parameter is.
  std::vector<Leaf> zeros(n, leaf(LeafKind::None));
  for (Leaf& l : zeros) l.type = UINT32_MAX;
  return define(dst, zeros);
}

// ---- What operands must be ---------------------------------------------------------------------

Leaf Checker::leaf(LeafKind kind, uint32_t type) const {
  Leaf l;
  l.kind = kind;
  l.type = type;
  return l;
}

void Checker::stringLeaves(Leaf out[2]) const {
  for (uint8_t i = 0; i < 2; i++) {
    out[i] = leaf(LeafKind::String);
    out[i].part = i;
    out[i].parts = 2;
  }
}

void Checker::sliceLeaves(GlobalType elem, Leaf out[3]) const {
  for (uint8_t i = 0; i < 3; i++) {
    out[i] = leaf(LeafKind::Slice, types_.repr(elem));
    out[i].part = i;
    out[i].parts = 3;
  }
}

void Checker::interfaceLeaves(GlobalType t, Leaf out[2]) const {
  for (uint8_t i = 0; i < 2; i++) {
    out[i] = leaf(LeafKind::Interface, types_.repr(t));
    out[i].part = i;
    out[i].parts = 2;
  }
}

bool Checker::pointer(uint32_t r, GlobalType* to) {
  Leaf l = leafAt(r);
  if (l.kind != LeafKind::Pointer || l.guard != 0 || l.type == UINT32_MAX)
    return fail(slotName(r) + " is no pointer");
  if (!cleared(r)) return false;
  *to = types_.ofRepr(l.type);
  return true;
}

bool Checker::string(uint32_t r) {
  std::vector<Leaf> l;
  if (!read(r, 2, l)) return false;
  return (l[0].kind == LeafKind::String && l[0].part == 0 && l[1].part == 1 && l[0].guard == 0 &&
          l[1].kind == LeafKind::String) ||
         fail(slotName(r) + " is no string");
}

bool Checker::slice(uint32_t r, unsigned parts, GlobalType* elem) {
  std::vector<Leaf> l;
  if (!read(r, parts, l)) return false;
  for (unsigned i = 0; i < parts; i++)
    if (l[i].kind != LeafKind::Slice || l[i].part != i || l[i].guard != 0 || l[i].type != l[0].type)
      return fail(slotName(r) + " is no slice");
  *elem = types_.ofRepr(l[0].type);
  return true;
}

bool Checker::interface(uint32_t r, GlobalType* type) {
  std::vector<Leaf> l;
  if (!read(r, 2, l)) return false;
  if (l[0].kind != LeafKind::Interface || l[0].part != 0 || l[0].guard != 0 ||
      l[1].kind != LeafKind::Interface || l[1].part != 1)
    return fail(slotName(r) + " is no interface");
  *type = types_.ofRepr(l[0].type);
  return true;
}

bool Checker::anyInterface(uint32_t r) {
  GlobalType t;
  if (!interface(r, &t)) return false;
  return types_.at(t).methods.empty() || fail(slotName(r) + " is no interface without methods");
}

// The type of an interface without methods that is to be put there.
bool Checker::emptyInterfaceAt(uint32_t r, GlobalType* t) {
  if (r >= cx_.tailBase) {
    *t = types_.emptyInterface();
    return *t != kNoType || fail("the module has no empty interface type");
  }
  Leaf d = leafAt(r);
  if (d.kind != LeafKind::Interface) return fail(slotName(r) + " is no interface");
  *t = types_.ofRepr(d.type);
  return types_.at(*t).methods.empty() || fail(slotName(r) + " is no interface without methods");
}

bool Checker::channel(uint32_t r, uint32_t* elem) {
  Leaf l = leafAt(r);
  if (l.kind != LeafKind::Chan || l.guard != 0) return fail(slotName(r) + " is no channel");
  if (!cleared(r)) return false;
  *elem = l.type;
  return true;
}

bool Checker::map(uint32_t r, GlobalType type) {
  Leaf l = leafAt(r);
  if (l.kind != LeafKind::Map || l.guard != 0) return fail(slotName(r) + " is no map");
  if (!cleared(r)) return false;
  if (type != kNoType && l.type != types_.repr(type))
    return fail(slotName(r) + " is no " + types_.name(type));
  return true;
}

bool Checker::function(uint32_t r, GlobalType* type) {
  Leaf l = leafAt(r);
  if (l.kind != LeafKind::Func || l.guard != 0) return fail(slotName(r) + " is no function");
  if (!cleared(r)) return false;
  *type = types_.ofRepr(l.type);
  return true;
}

bool Checker::plainFunction(uint32_t r) {
  GlobalType t;
  if (!function(r, &t)) return false;
  return (types_.at(t).params.empty() && types_.at(t).results.empty()) ||
         fail("deferred and started functions have no parameters or results");
}

bool Checker::part(GlobalType t, uint64_t offset, GlobalType wanted) {
  return types_.hasPart(t, offset, types_.repr(wanted)) ||
         fail("no " + types_.name(wanted) + " at byte " + std::to_string(offset) + " of " +
              types_.name(t));
}

// Types whose values a safe module handles: without unsafe.Pointer of its own.
bool Checker::plainType(GlobalType t) {
  return !types_.hasUnsafePointer(t) || fail("unsafe.Pointer in " + types_.name(t));
}

// ---- Instructions by family --------------------------------------------------------------------

bool Checker::generic() {
  auto operand = [&](Operand kind, uint32_t r, bool defs) {
    unsigned n = slotCount(kind, flags_);
    if (n == 0 || !isSlot(kind)) return true;
    bool d = kind == Operand::D1 || kind == Operand::D2 || kind == Operand::D3 || kind == Operand::DN;
    if (d != defs) return true;
    return defs ? defineValue(r, n) : values(r, n);
  };
  for (bool defs : {false, true})
    if (!operand(info_->a, a_, defs) || !operand(info_->b, b_, defs) || !operand(info_->c, c_, defs))
      return false;
  return true;
}

bool Checker::checkMoves() {
  std::vector<Leaf> leaves;
  switch (in_.op()) {
    case Op::Mov: return move(a_, b_, 1);
    case Op::Mov2: return move(a_, b_, 2);
    case Op::Mov3: return move(a_, b_, 3);
    case Op::MovN: return move(a_, b_, flags_);
    case Op::Zero: return zero(a_, 1);
    case Op::ZeroN: return zero(a_, flags_);
    case Op::LoadStr: {
      Leaf s[2];
      stringLeaves(s);
      return define(a_, s);
    }
    case Op::LoadFunc: {
      const Signature* s = cx_.facts.functions[in_.imm32()];
      if (s == nullptr) return fail(cx_.facts.refusals[in_.imm32()]);
      if (s->closure) return fail("a closure is named without its captures");
      GlobalType t = s->known ? types_.funcValue(s->type, s->method ? s->params[0] : kNoType) : kNoType;
      if (t == kNoType) return fail("the function has no function type");
      Leaf l = leaf(LeafKind::Func, types_.repr(t));
      return define(a_, {&l, 1});
    }
    case Op::LoadCap: {
      const std::vector<Leaf>& c = cx_.signature.captureLeaves;
      if (b_ + flags_ > c.size()) return fail("the closure has no such captured value");
      return define(a_, std::span(c).subspan(b_, flags_));
    }
    case Op::Eq: case Op::Ne: return comparable(b_) && comparable(c_) && defineValue(a_);
    case Op::EqI: case Op::NeI: return comparable(b_) && defineValue(a_);
    case Op::JmpT: case Op::JmpF: case Op::LoopT: case Op::LoopF: return comparable(a_);
    case Op::JEqI: case Op::JNeI: case Op::LoopNeI: return comparable(a_);
    // These count their first operand: no length of anything.
    case Op::LoopIncLtS: case Op::LoopIncLeS: case Op::LoopIncLtSI: return generic() && defineValue(a_);
    case Op::JEq: case Op::JNe: case Op::LoopEq: case Op::LoopNe:
      return comparable(a_) && comparable(b_);
    default: return generic();
  }
}

bool Checker::loadMemory(GlobalType t, uint64_t offset, unsigned n, int mem, uint32_t dst) {
  Leaf l[3];
  if (!types_.leavesAt(t, offset, n, l))
    return fail("no such field at byte " + std::to_string(offset) + " of " + types_.name(t));
  if (mem >= 0) {
    bool word = mem == static_cast<int>(MemKind::Word) || mem == static_cast<int>(MemKind::Ref);
    bool isWord = l[0].mem >= static_cast<uint8_t>(MemKind::Word);
    if (word ? !isWord : l[0].mem != mem) return fail("the field has another width");
  }
  for (unsigned i = 0; i < n; i++) {
    if (n > 1 && l[i].mem < static_cast<uint8_t>(MemKind::Word)) return fail("the field has another width");
    if (l[i].kind == LeafKind::UnsafePtr && l[i].guard == 0) return fail("unsafe.Pointer in a safe module");
  }
  return define(dst, {l, n});
}

bool Checker::storeMemory(GlobalType t, uint64_t offset, unsigned n, int memBytes, uint32_t src,
                          int refMask) {
  Leaf l[3];
  if (!types_.leavesAt(t, offset, n, l))
    return fail("no such field at byte " + std::to_string(offset) + " of " + types_.name(t));
  if (!wholeValue({l, n})) return false;
  for (unsigned i = 0; i < n; i++) {
    if (memSize(static_cast<MemKind>(l[i].mem)) != static_cast<unsigned>(memBytes))
      return fail("the field has another width");
    bool ref = l[i].mem == static_cast<uint8_t>(MemKind::Ref);
    if (refMask >= 0 && ref != ((refMask >> i & 1) != 0))
      return fail("pointers and numbers are stored by different instructions");
    if (l[i].kind == LeafKind::UnsafePtr && l[i].guard == 0) return fail("unsafe.Pointer in a safe module");
  }
  if (n == 1 && l[0].kind == LeafKind::Value && l[0].guard == 0) return value(src);
  std::vector<Leaf> from;
  if (!read(src, n, from)) return false;
  for (unsigned i = 0; i < n; i++)
    if (!sameLeaf(from[i], l[i]))
      return fail(slotName(src + i) + " has another type than the field");
  return true;
}

bool Checker::globalRef(GlobalType* t, uint64_t* offset) {
  const GlobalRef& g = cx_.facts.module->globalRefs[in_.imm32()];
  const GlobalRow& row = cx_.facts.module->globals[g.global];
  *t = cx_.global(row.type);
  *offset = g.offset;
  return true;
}

bool Checker::frameAccess(unsigned n, bool store, int mem) {
  FrameSlot* v = cx_.frameAt(in_.imm32());
  if (v == nullptr) return fail("no frame variable at byte " + std::to_string(in_.imm32()));
  if (v->use != FrameUse::Plain) return fail("frame memory of a closure or iterator");
  uint64_t at = in_.imm32() - v->offset;
  if (!store) return loadMemory(v->type, at, n, mem, a_);
  int bytes = mem >= 0 ? static_cast<int>(memSize(static_cast<MemKind>(mem))) : 8;
  int mask = mem < 0 ? -1 : mem == static_cast<int>(MemKind::Ref) ? 1 : 0;
  return storeMemory(v->type, at, n, bytes, a_, mask);
}

bool Checker::isPartOfSize(GlobalType t, uint64_t offset, uint64_t size, int depth) {
  const TypeFacts& f = types_.at(t);
  if (offset == 0 && f.row->size == size) return true;
  if (depth > 100) return false;
  if (f.kind == Kind::Array) {
    uint64_t each = types_.size(f.elem);
    // Several elements are cleared at once as well.
    if (each != 0 && offset % each == 0 && size % each == 0 && offset + size <= f.row->size) return true;
    return each != 0 && offset < f.row->size && isPartOfSize(f.elem, offset % each, size, depth + 1);
  }
  if (f.kind != Kind::Struct) return false;
  for (size_t i = 0; i < f.fields.size(); i++) {
    uint64_t at = f.row->fields[i].offset;
    if (f.hidden[i] || offset < at || offset - at >= types_.size(f.fields[i])) continue;
    return isPartOfSize(f.fields[i], offset - at, size, depth + 1);
  }
  return false;
}

bool Checker::frameZero() {
  FrameSlot* v = cx_.frameAt(in_.imm32());
  if (v == nullptr) return fail("no frame variable at byte " + std::to_string(in_.imm32()));
  if (v->use != FrameUse::Plain) return fail("frame memory of a closure or iterator");
  return isPartOfSize(v->type, in_.imm32() - v->offset, uint64_t{8} * a_) ||
         fail("clears part of a value");
}

bool Checker::frameAddress() {
  FrameSlot* v = cx_.frameAt(in_.imm32());
  if (v == nullptr) return fail("no frame variable at byte " + std::to_string(in_.imm32()));
  if (v->use == FrameUse::Plain) return defineAddress(a_, v->type, in_.imm32() - v->offset);
  // The next instruction is the only one that uses this address: see prepare().
  LeafKind want = v->use == FrameUse::Closure ? LeafKind::Func : LeafKind::Iterator;
  Leaf l = leafAt(a_);
  if (a_ >= cx_.slots.size() || l.kind != want) return fail(slotName(a_) + " cannot hold this address");
  uint32_t next = static_cast<uint32_t>(pc_ + 1);
  Op op = next < row_.code.size() ? Insn{row_.code[next]}.op() : Op::Nop;
  bool used = v->use == FrameUse::Closure ? op == Op::MkClosureAt
                                          : op == Op::MapIterInit || op == Op::MapIterNext;
  return (used && !cx_.labels[next] && in_.imm32() == v->offset) ||
         fail("frame memory of a closure or iterator");
}

bool Checker::checkMemory() {
  GlobalType t = kNoType, u = kNoType;
  uint64_t offset = 0;
  auto load = [&](int mem, unsigned n) { return pointer(b_, &t) && loadMemory(t, c_, n, mem, a_); };
  auto store = [&](int bytes, unsigned n, int mask) {
    return pointer(a_, &t) && storeMemory(t, c_, n, bytes, b_, mask);
  };
  switch (in_.op()) {
    case Op::FrameAddr: return frameAddress();
    case Op::FrameLoad: return frameAccess(1, false, static_cast<int>(flags_));
    case Op::FrameLoad2: return frameAccess(2, false, -1);
    case Op::FrameLoad3: return frameAccess(3, false, -1);
    case Op::FrameStore: return frameAccess(1, true, static_cast<int>(flags_));
    case Op::FrameStore2: return frameAccess(2, true, -1);
    case Op::FrameStore3: return frameAccess(3, true, -1);
    case Op::FrameZero: return frameZero();
    case Op::GlobalAddr: return globalRef(&t, &offset) && defineAddress(a_, t, offset);
    case Op::GlobalLoad:
      return globalRef(&t, &offset) && loadMemory(t, offset, 1, static_cast<int>(flags_), a_);
    case Op::GlobalLoad2: return globalRef(&t, &offset) && loadMemory(t, offset, 2, -1, a_);
    case Op::GlobalLoad3: return globalRef(&t, &offset) && loadMemory(t, offset, 3, -1, a_);
    case Op::GlobalStore:
      return globalRef(&t, &offset) &&
             storeMemory(t, offset, 1, static_cast<int>(memSize(static_cast<MemKind>(flags_))), a_,
                         flags_ == static_cast<unsigned>(MemKind::Ref) ? 1 : 0);
    case Op::LoadI8: return load(static_cast<int>(MemKind::I8), 1);
    case Op::LoadU8: return load(static_cast<int>(MemKind::U8), 1);
    case Op::LoadI16: return load(static_cast<int>(MemKind::I16), 1);
    case Op::LoadU16: return load(static_cast<int>(MemKind::U16), 1);
    case Op::LoadI32: return load(static_cast<int>(MemKind::I32), 1);
    case Op::LoadU32: return load(static_cast<int>(MemKind::U32), 1);
    case Op::Load64: return load(static_cast<int>(MemKind::Word), 1);
    case Op::LoadW2: return load(-1, 2);
    case Op::LoadW3: return load(-1, 3);
    case Op::Store8: return store(1, 1, 0);
    case Op::Store16: return store(2, 1, 0);
    case Op::Store32: return store(4, 1, 0);
    case Op::Store64: return store(8, 1, 0);
    case Op::StoreRef: return store(8, 1, 1);
    case Op::StoreW2: return store(8, 2, static_cast<int>(flags_ & 3));
    case Op::StoreW3: return store(8, 3, static_cast<int>(flags_ & 7));
    case Op::LoadT: {
      std::vector<Leaf> leaves;
      if (!plainType(xType_) || !pointer(b_, &t) || !part(t, c_, xType_)) return false;
      if (types_.inMemory(xType_)) return fail(types_.name(xType_) + " is not held in slots");
      types_.slots(xType_, leaves);
      return define(a_, leaves);
    }
    case Op::StoreT: {
      std::vector<Leaf> leaves, from;
      if (!plainType(xType_) || !pointer(a_, &t) || !part(t, c_, xType_)) return false;
      if (types_.inMemory(xType_)) return fail(types_.name(xType_) + " is not held in slots");
      types_.slots(xType_, leaves);
      if (!read(b_, static_cast<unsigned>(leaves.size()), from)) return false;
      for (size_t i = 0; i < leaves.size(); i++)
        if (!sameLeaf(from[i], leaves[i])) return fail(slotName(b_) + " is no " + types_.name(xType_));
      return true;
    }
    case Op::CopyT:
      return plainType(xType_) && pointer(a_, &t) && pointer(b_, &u) && part(t, 0, xType_) &&
             part(u, 0, xType_) && (xHigh_ == 1 || fail("copies more than one value"));
    case Op::ClearT:
      return plainType(xType_) && pointer(a_, &t) && part(t, 0, xType_) &&
             (xHigh_ == 1 || fail("clears more than one value"));
    case Op::PtrAdd: return pointer(b_, &t) && defineAddress(a_, t, c_);
    case Op::PtrAddK: return pointer(b_, &t) && defineAddress(a_, t, x_);
    case Op::NilCheck: return comparable(a_);
    case Op::EqMem:
      return pointer(b_, &t) && pointer(c_, &u) && part(t, 0, xType_) && part(u, 0, xType_) &&
             (types_.row(xType_).comparable || fail(types_.name(xType_) + " is not comparable")) &&
             defineValue(a_);
    default: return generic();
  }
}

bool Checker::elementAccess(unsigned n, int mem, bool store) {
  GlobalType elem;
  uint32_t s = store ? a_ : b_;
  if (!store && in_.op() == Op::IdxU8 && leafAt(s).kind == LeafKind::String)
    return string(s) && value(c_) && defineValue(a_);
  if (!slice(s, 2, &elem) || !value(store ? b_ : c_)) return false;
  const std::vector<Leaf>* f = types_.flat(elem);
  uint64_t bytes = mem >= 0 ? memSize(static_cast<MemKind>(mem)) : uint64_t{8} * n;
  if (f == nullptr || f->size() != n || types_.size(elem) != bytes || (*f)[0].offset != 0)
    return fail("elements of " + types_.name(elem) + " have another width");
  if (!store) return loadMemory(elem, 0, n, mem, a_);
  int mask = n == 1 ? (mem == static_cast<int>(MemKind::Ref) ? 1 : 0)
                    : static_cast<int>(flags_ & 7);
  return storeMemory(elem, 0, n, static_cast<int>(n == 1 ? bytes : 8), c_, mask);
}

bool Checker::checkElements() {
  GlobalType e = kNoType, t = kNoType;
  Leaf l[3];
  auto load = [&](MemKind k) { return elementAccess(1, static_cast<int>(k), false); };
  auto store = [&](MemKind k) { return elementAccess(1, static_cast<int>(k), true); };
  switch (in_.op()) {
    case Op::IdxI8: return load(MemKind::I8);
    case Op::IdxU8: return load(MemKind::U8);
    case Op::IdxI16: return load(MemKind::I16);
    case Op::IdxU16: return load(MemKind::U16);
    case Op::IdxI32: return load(MemKind::I32);
    case Op::IdxU32: return load(MemKind::U32);
    case Op::Idx64: return load(MemKind::Word);
    case Op::IdxW2: return elementAccess(2, -1, false);
    case Op::IdxW3: return elementAccess(3, -1, false);
    case Op::SetIdx8: return store(MemKind::U8);
    case Op::SetIdx16: return store(MemKind::U16);
    case Op::SetIdx32: return store(MemKind::U32);
    case Op::SetIdx64: return store(MemKind::Word);
    case Op::SetIdxRef: return store(MemKind::Ref);
    case Op::SetIdxW2: return elementAccess(2, -1, true);
    case Op::SetIdxW3: return elementAccess(3, -1, true);
    case Op::IdxAddr:
      return slice(b_, 2, &e) && value(c_) &&
             (static_cast<uint32_t>(x_) == types_.size(e) || fail("elements have another size")) &&
             defineAddress(a_, e, 0);
    case Op::ArrView:
      if (!pointer(b_, &t) || !part(t, 0, xType_)) return false;
      if (types_.kind(xType_) != Kind::Array) return fail(types_.name(xType_) + " is no array");
      if (!plainType(xType_)) return false;
      sliceLeaves(types_.at(xType_).elem, l);
      return define(a_, l);
    case Op::SliceOf:
      if (!slice(b_, 3, &e)) return false;
      for (unsigned i = 0; i < 3; i++)
        if ((flags_ >> i & 1) != 0 && !value(c_ + i)) return false;
      if (static_cast<uint32_t>(x_) != types_.size(e)) return fail("elements have another size");
      sliceLeaves(e, l);
      return define(a_, l);
    case Op::SliceStr:
      if (!string(b_)) return false;
      for (unsigned i = 0; i < 2; i++)
        if ((flags_ >> i & 1) != 0 && !value(c_ + i)) return false;
      stringLeaves(l);
      return define(a_, {l, 2});
    case Op::StrTemp: {
      if (!slice(b_, 3, &e) || !pointer(c_, &t)) return false;
      auto isByte = [&](GlobalType x) { return types_.kind(x) == Kind::Uint8; };
      if (!isByte(e) || types_.kind(t) != Kind::Array || !isByte(types_.at(t).elem) ||
          types_.row(t).length < static_cast<uint64_t>(kTempBytes))
        return fail("no bytes, or no room for them");
      stringLeaves(l);
      return define(a_, {l, 2});
    }
    case Op::SliceToArr: {
      if (!slice(b_, 3, &e)) return false;
      Leaf d = leafAt(a_);
      if (d.kind != LeafKind::Pointer || d.type == UINT32_MAX) return fail(slotName(a_) + " is no pointer to an array");
      t = types_.ofRepr(d.type);
      if (types_.kind(t) != Kind::Array || types_.row(t).length != x_ ||
          types_.repr(types_.at(t).elem) != types_.repr(e))
        return fail(slotName(a_) + " is no pointer to such an array");
      return defineAddress(a_, t, 0);
    }
    case Op::ClearSlice:
      return slice(a_, 3, &e) && plainType(xType_) &&
             (types_.repr(e) == types_.repr(xType_) || fail("elements have another type"));
    case Op::Grow: case Op::Append1: case Op::AppendSlice: case Op::AppendStr: {
      if (!plainType(xType_) || !slice(b_, 3, &e)) return false;
      if (types_.repr(e) != types_.repr(xType_)) return fail("elements have another type");
      if (in_.op() == Op::Grow && !value(c_)) return false;
      if (in_.op() == Op::AppendStr &&
          (types_.kind(e) != Kind::Uint8 || !string(c_)))
        return fail("only bytes are appended from a string");
      if (in_.op() == Op::AppendSlice &&
          (!slice(c_, 3, &t) || types_.repr(t) != types_.repr(e)))
        return fail("elements have another type");
      if (in_.op() == Op::Append1) {
        const std::vector<Leaf>* f = types_.flat(e);
        if (f == nullptr || f->size() != 1 || (*f)[0].mem != xHigh_ ||
            types_.size(e) != memSize(static_cast<MemKind>(xHigh_)))
          return fail("elements have another width");
        if (!storeMemory(e, 0, 1, static_cast<int>(types_.size(e)), c_, -1)) return false;
      }
      sliceLeaves(e, l);
      return define(a_, l);
    }
    case Op::CopySlice:
      return plainType(xType_) && slice(b_, 3, &e) && slice(c_, 3, &t) &&
             ((types_.repr(e) == types_.repr(xType_) && types_.repr(t) == types_.repr(xType_)) ||
              fail("elements have another type")) &&
             defineValue(a_);
    case Op::CopyStr:
      return slice(b_, 3, &e) && string(c_) &&
             (types_.kind(e) == Kind::Uint8 || fail("only bytes are copied from a string")) &&
             defineValue(a_);
    case Op::EqStr: case Op::CmpStr: return string(b_) && string(c_) && defineValue(a_);
    case Op::DecodeRune: return string(b_) && value(c_) && defineValue(a_, 2);
    case Op::Concat:
      for (uint32_t i = 0; i < c_; i++)
        if (!string(b_ + 2 * i)) return false;
      stringLeaves(l);
      return define(a_, {l, 2});
    default: return generic();
  }
}

bool Checker::makeClosure(bool inFrame) {
  const Signature* s = cx_.facts.functions[static_cast<uint32_t>(x_)];
  if (s == nullptr) return fail(cx_.facts.refusals[static_cast<uint32_t>(x_)]);
  if (!s->own || !s->closure) return fail("the function captures nothing");
  if (s->captureLeaves.size() != flags_) return fail("the closure captures another number of words");
  std::vector<Leaf> from;
  if (!read(b_, flags_, from) || !wholeValue(from)) return false;
  for (unsigned i = 0; i < flags_; i++)
    if (!sameLeaf(from[i], s->captureLeaves[i]))
      return fail(slotName(b_ + i) + " has another type than the captured value");
  GlobalType layout = cx_.global(xHigh_);
  const TypeFacts& f = types_.at(layout);
  bool good = f.kind == Kind::Struct && f.fields.size() == flags_ + 1 && f.row->size == 8 * (flags_ + 1) &&
              types_.kind(f.fields[0]) == Kind::Uintptr;
  for (unsigned i = 0; good && i < flags_; i++)
    good = types_.kind(f.fields[i + 1]) ==
           (s->captureLeaves[i].mem == static_cast<uint8_t>(MemKind::Ref) ? Kind::UnsafePointer
                                                                          : Kind::Uintptr);
  if (!good) return fail("the closure's layout does not fit what it captures");
  Leaf l = leaf(LeafKind::Func, types_.repr(s->type));
  if (!inFrame) return define(a_, {&l, 1});
  bool address = pc_ > 0 && cx_.starts[pc_ - 1] && Insn{row_.code[pc_ - 1]}.op() == Op::FrameAddr &&
                 Insn{row_.code[pc_ - 1]}.a() == a_ && !cx_.labels[pc_];
  if (!address) return fail("no frame memory for the closure");
  FrameSlot* v = cx_.frameAt(Insn{row_.code[pc_ - 1]}.imm32());
  if (v == nullptr || v->type != layout) return fail("the closure needs frame memory of another type");
  return define(a_, {&l, 1});
}

bool Checker::checkAllocation() {
  GlobalType t = kNoType;
  Leaf l[3];
  switch (in_.op()) {
    case Op::New: {
      t = cx_.global(in_.imm32());
      if (!plainType(t)) return false;
      l[0] = types_.pointerTo(t);
      return define(a_, {l, 1});
    }
    case Op::MakeSlice:
      if (!plainType(xType_) || !value(b_) || !value(c_)) return false;
      sliceLeaves(xType_, l);
      return define(a_, l);
    case Op::MkClosure: return makeClosure(false);
    case Op::MkClosureAt: return makeClosure(true);
    case Op::Box: {
      const std::vector<Leaf>* f = types_.flat(xType_);
      if (f == nullptr || f->size() != 1 || (*f)[0].mem != xHigh_ || (*f)[0].offset != 0 ||
          types_.size(xType_) != memSize(static_cast<MemKind>(xHigh_)))
        return fail(types_.name(xType_) + " has another width");
      if (!storeMemory(xType_, 0, 1, static_cast<int>(types_.size(xType_)), b_, -1)) return false;
      l[0] = types_.pointerTo(xType_);
      return define(a_, {l, 1});
    }
    case Op::BoxStr:
      if (types_.kind(xType_) != Kind::String) return fail(types_.name(xType_) + " is no string type");
      if (!string(b_)) return false;
      l[0] = types_.pointerTo(xType_);
      return define(a_, {l, 1});
    case Op::BoxMem:
      if (!plainType(xType_) || !pointer(b_, &t) || !part(t, 0, xType_)) return false;
      l[0] = types_.pointerTo(xType_);
      return define(a_, {l, 1});
    default: return generic();
  }
}

// ---- Calls -------------------------------------------------------------------------------------

bool Checker::arguments(const Signature& s, uint32_t first) {
  size_t n = s.paramLeaves.size();
  if (first + n > tail_.size()) return fail("the outgoing area is too small for the arguments");
  for (size_t i = 0; i < n;) {
    const Leaf& want = s.paramLeaves[i];
    size_t count = std::max<size_t>(want.parts, want.guard != 0 ? want.guardCount : 1);
    count = std::min(count, n - i);
    // Zeros are a value of any type, as long as all of it is zero.
    bool zeros = true;
    for (size_t k = 0; k < count; k++) {
      const Leaf& have = tail_[first + i + k];
      zeros = zeros && have.kind == LeafKind::None && have.type == UINT32_MAX;
    }
    for (size_t k = 0; k < count && !zeros; k++) {
      const Leaf& have = tail_[first + i + k];
      size_t at = first + i + k;
      if (have.kind == LeafKind::Pointer && have.type == UINT32_MAX) {
        if (s.paramLeaves[i + k].kind == LeafKind::Pointer && s.paramLeaves[i + k].guard == 0 &&
            types_.hasPart(tailTypes_[at], tailOffsets_[at], s.paramLeaves[i + k].type))
          continue;
        return fail("argument word " + std::to_string(i + k) + " has another type than the parameter");
      }
      if (!sameLeaf(have, s.paramLeaves[i + k]))
        return fail("argument word " + std::to_string(i + k) + " has another type than the parameter");
    }
    i += count;
  }
  return true;
}

// Results that are kept in memory go where an argument says; the others replace the arguments.
bool Checker::results(const Signature& s) {
  std::vector<Leaf> in(tail_.begin(), tail_.begin() + static_cast<ptrdiff_t>(std::min(
                                                          tail_.size(), s.resultLeaves.size())));
  if (in.size() < s.resultLeaves.size()) return fail("the outgoing area is too small for the results");
  for (size_t i = 0; i < s.resultLeaves.size(); i++) {
    if (!s.known || !types_.inMemory(s.results[s.resultOf[i]])) continue;
    if (in[i].kind == LeafKind::Pointer && in[i].type == UINT32_MAX &&
        types_.hasPart(tailTypes_[i], tailOffsets_[i], s.resultLeaves[i].type))
      continue;
    if (!sameLeaf(in[i], s.resultLeaves[i])) return fail("no memory for result " + std::to_string(i));
  }
  tailUsed_ = true;
  forgetTail();
  for (size_t i = 0; i < s.resultLeaves.size(); i++) {
    if (s.known && types_.inMemory(s.results[s.resultOf[i]])) continue;
    tail_[i] = s.resultLeaves[i];
  }
  tailUsed_ = true;
  return true;
}

bool Checker::callValue(GlobalType func, uint32_t receiverWords) {
  const TypeFacts& f = types_.at(func);
  Signature s;
  s.known = true;
  s.results = f.results;
  for (size_t i = 0; i < f.results.size(); i++) {
    types_.slots(f.results[i], s.resultLeaves);
    s.resultOf.resize(s.resultLeaves.size(), static_cast<uint32_t>(i));
  }
  for (GlobalType p : f.params) types_.slots(p, s.paramLeaves);
  return arguments(s, static_cast<uint32_t>(s.resultLeaves.size()) + receiverWords) && results(s);
}

bool Checker::print() {
  GlobalType t;
  switch (static_cast<PrintKind>(b_)) {
    case PrintKind::String: return string(a_);
    case PrintKind::Slice: return slice(a_, 3, &t);
    case PrintKind::Eface: case PrintKind::Iface: return interface(a_, &t);
    case PrintKind::Space: case PrintKind::Newline: return true;
    case PrintKind::Complex64: case PrintKind::Complex128: return values(a_, 2);
    case PrintKind::Pointer: return comparable(a_);
    default: return value(a_);
  }
}

bool Checker::checkCalls() {
  GlobalType t = kNoType;
  Leaf l[2];
  switch (in_.op()) {
    case Op::Call: {
      if (a_ != cx_.tailBase) return fail("arguments stand at the start of the outgoing area");
      const Signature* s = cx_.facts.functions[in_.imm32()];
      if (s == nullptr) return fail(cx_.facts.refusals[in_.imm32()]);
      if (s->closure) return fail("a closure is called without its captures");
      return arguments(*s, static_cast<uint32_t>(s->resultLeaves.size())) && results(*s);
    }
    case Op::CallClosure:
      if (a_ != cx_.tailBase) return fail("arguments stand at the start of the outgoing area");
      return function(b_, &t) && callValue(t, 0);
    case Op::CallIface: {
      if (a_ != cx_.tailBase) return fail("arguments stand at the start of the outgoing area");
      if (!interface(b_, &t)) return false;
      const GlobalType* m = types_.method(t, c_);
      if (m == nullptr) return fail(types_.name(t) + " has no method " + std::to_string(c_));
      return callValue(*m, 1);
    }
    case Op::Return:
      if (undefinedCount_ != 0) return fail("results are not cleared at entry");
      if ((row_.flags & kHasDefer) != 0 && !sawEpilogue_)
        return fail("a function with deferred calls leaves through its epilogue");
      return true;
    case Op::ReturnDefer:
      if ((row_.flags & kHasDefer) == 0 || row_.epilogue > pc_)
        return fail("not the epilogue of a function with deferred calls");
      sawEpilogue_ = true;
      return (flags_ & 1) == 0 || interface(a_, &t);
    case Op::Go: return plainFunction(a_);
    case Op::Defer:
      return ((row_.flags & kHasDefer) != 0 || fail("defer in a function without epilogue")) &&
             plainFunction(a_);
    case Op::DeferOuter: return plainFunction(a_) && comparable(b_);
    case Op::Recover: {
      if (!emptyInterfaceAt(a_, &t)) return false;
      interfaceLeaves(t, l);
      return define(a_, l);
    }
    case Op::Panic: return anyInterface(a_);
    case Op::Trap: return (flags_ & 1) == 0 || string(a_);
    case Op::Print: return print();
    default: return generic();
  }
}

bool Checker::checkInterfaces() {
  GlobalType t = kNoType, u = kNoType;
  Leaf l[3];
  auto form = [&](GlobalType iface, bool itab) {
    return types_.at(iface).methods.empty() != itab || fail("the interface has another form");
  };
  switch (in_.op()) {
    case Op::Iface: {
      if (!plainType(xType_)) return false;
      if (xHigh_ != 0) {
        const ItabRow& row = cx_.facts.module->itabs[xHigh_ - 1];
        if (cx_.global(row.concrete) != xType_) return fail("the interface table is for another type");
        t = cx_.global(row.interface);
      } else {
        if (!emptyInterfaceAt(a_, &t)) return false;
      }
      if (types_.kind(xType_) == Kind::Interface) return fail("an interface in an interface");
      if (types_.isDirect(xType_)) {
        std::vector<Leaf> leaves;
        types_.slots(xType_, leaves);
        if (!cleared(b_)) return false;
        Leaf have = leafAt(b_);
        if (leaves.size() != 1 || !sameLeaf(have, leaves[0]) || have.guard != 0)
          return fail(slotName(b_) + " is no " + types_.name(xType_));
      } else if (!pointer(b_, &u) || !part(u, 0, xType_)) {
        return false;
      }
      interfaceLeaves(t, l);
      return define(a_, {l, 2});
    }
    case Op::IfaceIs:
      return interface(b_, &t) && form(t, (xHigh_ & 1) != 0) && defineValue(a_);
    case Op::JmpIs: case Op::JmpIsNot: return interface(a_, &t) && form(t, (xHigh_ & 1) != 0);
    case Op::Unbox: {
      if (!interface(b_, &t) || !form(t, (xHigh_ & 1) != 0)) return false;
      if (types_.kind(xType_) == Kind::Interface) return fail("an interface in an interface");
      if (!types_.isDirect(xType_)) {
        l[0] = types_.pointerTo(xType_);
        return define(a_, {l, 1});
      }
      std::vector<Leaf> leaves;
      types_.slots(xType_, leaves);
      return define(a_, leaves);
    }
    case Op::IfaceAny: {
      if (!interface(b_, &t) || !form(t, true)) return false;
      if (!emptyInterfaceAt(a_, &u)) return false;
      interfaceLeaves(u, l);
      return define(a_, {l, 2});
    }
    case Op::AssertI: case Op::ConvI:
      if (!interface(b_, &t) || !form(t, (xHigh_ & 1) != 0)) return false;
      if (types_.kind(xType_) != Kind::Interface) return fail(types_.name(xType_) + " is no interface");
      // What is "known to have the methods" is asserted all the same: a failure panics.
      interfaceLeaves(xType_, l);
      if (!define(a_, {l, 2})) return false;
      return in_.op() == Op::ConvI || (flags_ & 1) == 0 || defineValue(a_ + 2);
    case Op::EqIface:
      return interface(b_, &t) && interface(c_, &u) && form(t, (flags_ & 1) != 0) &&
             form(u, (flags_ & 1) != 0) && defineValue(a_);
    default: return generic();
  }
}

// ---- Maps and channels -------------------------------------------------------------------------

bool Checker::mapKey(GlobalType t, uint32_t r) {
  GlobalType key = types_.at(t).mapKey, to;
  MapKind want = MapKind::Any;
  switch (types_.kind(key)) {
    case Kind::String: want = MapKind::String; break;
    case Kind::Int: case Kind::Int64: case Kind::Uint: case Kind::Uint64: case Kind::Uintptr:
    case Kind::Pointer: case Kind::Chan: case Kind::UnsafePointer: want = MapKind::K64; break;
    case Kind::Int32: case Kind::Uint32: want = MapKind::K32; break;
    default: break;
  }
  if (flags_ != static_cast<unsigned>(want)) return fail("the map has keys of another class");
  if (want == MapKind::Any) return pointer(r, &to) && part(to, 0, key);
  std::vector<Leaf> leaves, have;
  types_.slots(key, leaves);
  if (want != MapKind::String && leaves[0].kind == LeafKind::Value) return value(r);
  if (!read(r, static_cast<unsigned>(leaves.size()), have)) return false;
  for (size_t i = 0; i < leaves.size(); i++)
    if (!sameLeaf(have[i], leaves[i])) return fail(slotName(r) + " is no key of " + types_.name(t));
  return true;
}

bool Checker::checkMaps() {
  Leaf l[2];
  auto isMap = [&] {
    return types_.kind(xType_) == Kind::Map || fail(types_.name(xType_) + " is no map type");
  };
  switch (in_.op()) {
    case Op::MakeMap:
      if (!isMap() || !value(b_)) return false;
      l[0] = leaf(LeafKind::Map, types_.repr(xType_));
      return define(a_, {l, 1});
    case Op::MapGet:
      if (!isMap() || !map(b_, xType_) || !mapKey(xType_, c_)) return false;
      l[0] = types_.pointerTo(types_.at(xType_).elem);
      l[1] = leaf(LeafKind::Value);
      return define(a_, {l, 2});
    case Op::MapSet:
      if (!isMap() || !map(b_, xType_) || !mapKey(xType_, c_)) return false;
      l[0] = types_.pointerTo(types_.at(xType_).elem);
      return define(a_, {l, 1});
    case Op::MapDelete: return isMap() && map(b_, xType_) && mapKey(xType_, c_);
    case Op::MapClear: return isMap() && map(b_, xType_);
    case Op::MapIterInit: case Op::MapIterNext: {
      uint32_t r = in_.op() == Op::MapIterInit ? a_ : b_;
      bool address = pc_ > 0 && cx_.starts[pc_ - 1] && !cx_.labels[pc_] &&
                     Insn{row_.code[pc_ - 1]}.op() == Op::FrameAddr && Insn{row_.code[pc_ - 1]}.a() == r;
      if (!address) return fail("no frame memory for the iterator");
      const FrameSlot* v = cx_.frameAt(Insn{row_.code[pc_ - 1]}.imm32());
      if (in_.op() == Op::MapIterInit) {
        if (!isMap() || !map(b_, xType_)) return false;
        return v->map == xType_ || fail("one iterator runs over maps of two types");
      }
      if (v->map == kNoType) return fail("the iterator is never set up");
      l[0] = types_.pointerTo(types_.at(v->map).mapKey);
      l[1] = types_.pointerTo(types_.at(v->map).elem);
      return define(a_, {l, 2});
    }
    case Op::MapLen: return map(b_, kNoType) && defineValue(a_);
    default: return generic();
  }
}

bool Checker::select(bool big) {
  uint32_t count = big ? static_cast<uint32_t>(x_) : c_;
  if (!big && count > 63) return fail("too many cases for one word");
  if (x_ > UINT32_MAX && big) return fail("too many cases");
  for (uint32_t i = 0; i < count; i++) {
    uint32_t elem;
    GlobalType to;
    if (b_ + 2 * uint64_t{i} + 1 >= cx_.slots.size()) return fail("select cases behind the slots");
    if (!channel(b_ + 2 * i, &elem) || !pointer(b_ + 2 * i + 1, &to)) return false;
    if (!types_.hasPart(to, 0, elem)) return fail("a select case has memory of another type");
  }
  if (big) {
    GlobalType marks;
    if (!pointer(c_, &marks)) return false;
    if (types_.kind(marks) != Kind::Array || types_.size(types_.at(marks).elem) != 1 ||
        types_.row(marks).length < uint64_t{count} + 1)
      return fail("no mark for each select case");
  }
  return defineValue(a_, 2);
}

bool Checker::checkChannels() {
  uint32_t elem;
  GlobalType to;
  Leaf l;
  switch (in_.op()) {
    case Op::MakeChan:
      if (types_.kind(xType_) != Kind::Chan) return fail(types_.name(xType_) + " is no channel type");
      if (!value(b_)) return false;
      l = leaf(LeafKind::Chan, types_.repr(types_.at(xType_).elem));
      return define(a_, {&l, 1});
    case Op::Send:
      return channel(a_, &elem) && pointer(b_, &to) &&
             (types_.hasPart(to, 0, elem) || fail("the value sent has another type"));
    case Op::Recv:
      if (!channel(b_, &elem)) return false;
      if (c_ != 0xffff && !(pointer(c_, &to) && types_.hasPart(to, 0, elem)))
        return fail("the value received has another type");
      return defineValue(a_);
    case Op::CloseChan: return channel(a_, &elem);
    case Op::ChanLen: case Op::ChanCap: return channel(b_, &elem) && defineValue(a_);
    case Op::Select: return select(false);
    case Op::SelectBig: return select(true);
    default: return generic();
  }
}

// ---- The walk ----------------------------------------------------------------------------------

bool Checker::check() {
  if ((info_->effects & kUnsafe) != 0) return fail("an unsafe instruction");
  Op op = in_.op();
  if (op == Op::NativeBody || op == Op::CallExt) return fail("a native function is named by number");
  if (info_->x == ExtraWord::TypeX) {
    xType_ = cx_.global(static_cast<uint32_t>(x_));
    xHigh_ = static_cast<uint32_t>(x_ >> 32);
  }
  if (info_->x == ExtraWord::FuncX) xHigh_ = static_cast<uint32_t>(x_ >> 32);
  if (op <= Op::LoadCap) return checkMoves();
  if (op <= Op::PtrAddRaw || op == Op::EqMem) return checkMemory();
  if (op == Op::EqIface || op == Op::JmpIs || op == Op::JmpIsNot) return checkInterfaces();
  if (op < Op::IdxI8) {
    return op == Op::EqStr || op == Op::CmpStr ? checkElements() : checkMoves();
  }
  if (op <= Op::DecodeRune) return checkElements();
  if (op <= Op::BoxMem) return checkAllocation();
  if (op >= Op::MakeMap && op <= Op::MapLen) return checkMaps();
  if (op >= Op::MakeChan && op <= Op::SelectBig) return checkChannels();
  if (op >= Op::Iface && op <= Op::ConvI) return checkInterfaces();
  return checkCalls();
}

std::string Checker::run() {
  tail_.resize(row_.totalWords > cx_.tailBase ? row_.totalWords - cx_.tailBase : 0);
  tailTypes_.resize(tail_.size(), kNoType);
  tailOffsets_.resize(tail_.size(), 0);
  const Signature& s = cx_.signature;
  undefined_.assign(s.resultLeaves.size(), false);
  for (size_t i = 0; i < s.resultLeaves.size(); i++) {
    if (s.resultLeaves[i].kind == LeafKind::Value || types_.inMemory(s.results[s.resultOf[i]])) continue;
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
    if ((info_->effects & kBranches) != 0) forgetTail();
    // Nothing that could defer a call, by itself or in a callee with this frame's token, stands between
    // `ret.defer` and `ret`.
    constexpr unsigned kDefers = kAllocs | kSafepoint | kParks | kCalls | kEnds;
    if ((info_->effects & kDefers) != 0 && in_.op() != Op::ReturnDefer) sawEpilogue_ = false;
    pc_ = next;
  }
  return {};
}

}  // namespace

// ---- Preparation -------------------------------------------------------------------------------

FrameSlot* FunctionContext::frameAt(uint32_t offset) {
  auto it = std::upper_bound(frame.begin(), frame.end(), offset,
                             [](uint32_t at, const FrameSlot& v) { return at < v.offset; });
  if (it == frame.begin()) return nullptr;
  --it;
  return offset - it->offset < std::max<uint64_t>(types.size(it->type), 1) ? &*it : nullptr;
}

namespace {

std::string readTables(FunctionContext& cx) {
  const FunctionRow& row = cx.row;
  for (const SlotGroup& g : row.groups) {
    if (g.first != cx.slots.size()) return "slot groups leave gaps";
    GlobalType t = cx.global(g.type);
    if (cx.types.hasUnsafePointer(t)) return "a slot of type unsafe.Pointer";
    cx.types.slots(t, cx.slots);
  }
  if (cx.slots.size() != row.slots) return "slot groups do not cover the slots";
  uint64_t end = 0;
  for (const FrameVariable& v : row.frame) {
    GlobalType t = cx.global(v.type);
    if (v.offset < end || v.offset % cx.types.row(t).align != 0) return "frame variables overlap";
    end = v.offset + cx.types.size(t);
    if (end > row.frameBytes) return "a frame variable lies outside the frame";
    if (cx.types.hasRefs(t) && v.offset % 8 != 0) return "a frame variable is not aligned";
    cx.frame.push_back({v.offset, t});
  }
  if (row.frameBytes % 8 != 0) return "frame memory has no whole words";
  cx.tailBase = row.slots + row.frameBytes / 8 + kHeaderWords;
  // Results and parameters are what the function's type says.
  const Signature& s = cx.signature;
  std::vector<Leaf> fixed = s.resultLeaves;
  fixed.insert(fixed.end(), s.paramLeaves.begin(), s.paramLeaves.end());
  if (row.resultSlots != s.resultLeaves.size() || row.paramSlots != s.paramLeaves.size() ||
      fixed.size() > cx.slots.size())
    return "results and parameters take another number of slots";
  for (size_t i = 0; i < fixed.size(); i++)
    if (!sameLeaf(fixed[i], cx.slots[i]))
      return "slot r" + std::to_string(i) + " has another type than the result or parameter";
  if (!isWhole(std::span(cx.slots).subspan(0, s.resultLeaves.size())) || !isWhole(cx.slots))
    return "slot groups cut values";
  return {};
}

std::string findLabels(FunctionContext& cx) {
  const FunctionRow& row = cx.row;
  size_t n = row.code.size();
  cx.labels.assign(n + 1, false);
  cx.starts.assign(n + 1, false);
  bool ends = false, endless = false;
  for (uint32_t pc = 0; pc < n;) {
    Insn in{row.code[pc]};
    const OpInfo& info = opInfo(in.op());
    cx.starts[pc] = true;
    uint32_t next = pc + 1;
    // Back-edges are where a budget, the collector and other goroutines come in.
    auto land = [&](int64_t at) {
      if (at <= pc && (info.effects & kSafepoint) == 0) endless = true;
      if (at >= 0 && at <= static_cast<int64_t>(n)) cx.labels[static_cast<size_t>(at)] = true;
    };
    if (info.b == Operand::Jump32) land(int64_t{pc} + 1 + static_cast<int32_t>(in.imm32()));
    if (info.c == Operand::Jump) land(int64_t{pc} + 1 + static_cast<int16_t>(in.c()));
    if (info.x != ExtraWord::None) {
      uint64_t x = row.code[next++];
      if (info.x == ExtraWord::JumpX) land(int64_t{next} + static_cast<int32_t>(x));
      if (info.x == ExtraWord::Table) {
        land(int64_t{next} + static_cast<int32_t>(x >> 32));
        for (uint32_t i = 0; i < static_cast<uint32_t>(x); i++)
          land(int64_t{next} + static_cast<int32_t>(row.code[next + i]));
        next += static_cast<uint32_t>(x);
      }
    }
    ends = (info.effects & kEnds) != 0;
    pc = next;
  }
  if (!ends) return "control runs off the end";
  if (endless) return "a jump backwards that is no loop instruction";
  if (cx.labels[n]) return "a jump behind the end";
  if ((row.flags & kHasDefer) != 0) {
    if (row.epilogue >= n || !cx.starts[row.epilogue]) return "the epilogue is no instruction";
    cx.labels[row.epilogue] = true;
  }
  if ((row.flags & ~(kWrapper | kHasDefer | kIsClosure | kErrorResult)) != 0)
    return "flags that only the library's functions have";
  return {};
}

// Closures and iterators in frame memory: which variables they take, each for one purpose.
std::string findFrameUses(FunctionContext& cx) {
  const FunctionRow& row = cx.row;
  for (uint32_t pc = 0; pc + 1 < row.code.size(); pc++) {
    if (!cx.starts[pc] || Insn{row.code[pc]}.op() != Op::FrameAddr || !cx.starts[pc + 1]) continue;
    Insn address{row.code[pc]}, user{row.code[pc + 1]};
    Op op = user.op();
    bool closure = op == Op::MkClosureAt && user.a() == address.a();
    bool iterator = (op == Op::MapIterInit && user.a() == address.a()) ||
                    (op == Op::MapIterNext && user.b() == address.a());
    if (!closure && !iterator) continue;
    FrameSlot* v = cx.frameAt(address.imm32());
    if (v == nullptr) return "no frame variable at byte " + std::to_string(address.imm32());
    bool words = cx.types.kind(v->type) == Kind::Array &&
                 cx.types.kind(cx.types.at(v->type).elem) == Kind::UnsafePointer;
    if (iterator ? !words : v->type != cx.global(static_cast<uint32_t>(row.code[pc + 2] >> 32)))
      return "closures and iterators lie in frame memory of their own";
    FrameUse use = closure ? FrameUse::Closure : FrameUse::Iterator;
    if (v->use != FrameUse::Plain && (closure || v->use != use))
      return "two closures in the same frame memory";
    v->use = use;
    v->site = pc + 1;
    if (iterator && cx.types.size(v->type) != 8 * kMapIteratorWords)
      return "a map iterator has another size";
    if (op == Op::MapIterInit) {
      GlobalType map = cx.global(static_cast<uint32_t>(row.code[pc + 2]));
      if (v->map != kNoType && v->map != map) return "one iterator runs over maps of two types";
      v->map = map;
    }
  }
  for (const FrameSlot& v : cx.frame)
    if (v.use == FrameUse::Plain && cx.types.hasUnsafePointer(v.type))
      return "a frame variable of type unsafe.Pointer";
  return {};
}

}  // namespace

std::string prepare(FunctionContext& cx) {
  for (auto* step : {readTables, findLabels, findFrameUses}) {
    std::string error = step(cx);
    if (!error.empty()) return "function " + cx.row.symbol + ": " + error;
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
