// This file checks instructions that move values, read and write memory, elements and strings, and allocate.
#include "bytecode/verify_checker.h"

namespace vo::bytecode::verifier {

using abi::Kind;

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
      Signature* s = cx_.facts.functions[in_.imm32()];
      if (s == nullptr) return fail(cx_.facts.refusals[in_.imm32()]);
      s->named = true;
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
    case Op::JEq: case Op::JNe: case Op::LoopEq: case Op::LoopNe:
      return comparable(a_) && comparable(b_);
    default: return notMine();
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
    if (!fits(from[i], l[i]))
      return misfit(src + i, from[i], l[i], slotName(src + i) + " has another type than the field");
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
  if (v->iterator) return fail("frame memory of an iterator");
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
  if (f.kind != Kind::Struct || f.fields.empty()) return false;
  size_t i = types_.fieldAt(f, offset);
  return !f.hidden[i] && isPartOfSize(f.fields[i], offset - f.row->fields[i].offset, size, depth + 1);
}

bool Checker::frameZero() {
  FrameSlot* v = cx_.frameAt(in_.imm32());
  if (v == nullptr) return fail("no frame variable at byte " + std::to_string(in_.imm32()));
  if (v->iterator) return fail("frame memory of an iterator");
  return isPartOfSize(v->type, in_.imm32() - v->offset, uint64_t{8} * a_) ||
         fail("clears part of a value");
}

bool Checker::frameAddress() {
  FrameSlot* v = cx_.frameAt(in_.imm32());
  if (v == nullptr) return fail("no frame variable at byte " + std::to_string(in_.imm32()));
  // Nothing is read or written where a variable without size stands.
  Access access = types_.size(v->type) == 0 ? Access::Plain : Access::Borrowed;
  if (!v->iterator) return defineAddress(a_, v->type, in_.imm32() - v->offset, access);
  // The next instruction is the only one that uses this address: see prepare().
  Leaf l = leafAt(a_);
  if (a_ >= cx_.slots.size() || l.kind != LeafKind::Iterator || !admits(Access::Borrowed, l.access) ||
      !noteDefined(a_, 1))
    return fail(slotName(a_) + " cannot hold this address");
  uint32_t next = pc_ + 1;
  Op op = next < row_.code.size() ? Insn{row_.code[next]}.op() : Op::Nop;
  return ((op == Op::MapIterInit || op == Op::MapIterNext) && !cx_.labels[next] && in_.imm32() == v->offset) ||
         fail("frame memory of an iterator");
}

bool Checker::checkMemory() {
  GlobalType t = kNoType, u = kNoType;
  uint64_t offset = 0;
  auto load = [&](int mem, unsigned n) { return pointer(b_, &t) && loadMemory(t, c_, n, mem, a_); };
  auto store = [&](int bytes, unsigned n, int mask) {
    return pointer(a_, &t, true) && storeMemory(t, c_, n, bytes, b_, mask);
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
    case Op::GlobalAddr: return globalRef(&t, &offset) && defineAddress(a_, t, offset, Access::Plain);
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
      if (!plainType(xType_) || !pointer(a_, &t, true) || !part(t, c_, xType_)) return false;
      if (types_.inMemory(xType_)) return fail(types_.name(xType_) + " is not held in slots");
      types_.slots(xType_, leaves);
      if (!read(b_, static_cast<unsigned>(leaves.size()), from)) return false;
      for (size_t i = 0; i < leaves.size(); i++)
        if (!fits(from[i], leaves[i])) return misfit(b_, from[i], leaves[i], slotName(b_) + " is no " + types_.name(xType_));
      return true;
    }
    case Op::CopyT:
      return plainType(xType_) && pointer(a_, &t, true) && pointer(b_, &u) && part(t, 0, xType_) &&
             part(u, 0, xType_) && (xHigh_ == 1 || fail("copies more than one value"));
    case Op::ClearT:
      return plainType(xType_) && pointer(a_, &t, true) && part(t, 0, xType_) &&
             (xHigh_ == 1 || fail("clears more than one value"));
    case Op::PtrAdd: return pointer(b_, &t) && defineAddress(a_, t, c_, through(b_));
    case Op::PtrAddK: return pointer(b_, &t) && defineAddress(a_, t, x_, through(b_));
    case Op::NilCheck: return comparable(a_);
    case Op::EqMem:
      return pointer(b_, &t) && pointer(c_, &u) && part(t, 0, xType_) && part(u, 0, xType_) &&
             (types_.row(xType_).comparable || fail(types_.name(xType_) + " is not comparable")) &&
             defineValue(a_);
    default: return notMine();
  }
}

bool Checker::elementAccess(unsigned n, int mem, bool store) {
  GlobalType elem;
  uint32_t s = store ? a_ : b_;
  if (!store && in_.op() == Op::IdxU8 && leafAt(s).kind == LeafKind::String)
    return string(s) && value(c_) && defineValue(a_);
  if (!slice(s, 2, &elem, store) || !value(store ? b_ : c_)) return false;
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
             defineAddress(a_, e, 0, through(b_));
    case Op::ArrView:
      if (!pointer(b_, &t) || !part(t, 0, xType_)) return false;
      if (types_.kind(xType_) != Kind::Array) return fail(types_.name(xType_) + " is no array");
      if (!plainType(xType_)) return false;
      sliceLeaves(types_.at(xType_).elem, l, through(b_));
      return define(a_, l);
    case Op::SliceOf:
      if (!slice(b_, 3, &e)) return false;
      for (unsigned i = 0; i < 3; i++)
        if ((flags_ >> i & 1) != 0 && !value(c_ + i)) return false;
      if (static_cast<uint32_t>(x_) != types_.size(e)) return fail("elements have another size");
      sliceLeaves(e, l, through(b_));
      return define(a_, l);
    case Op::SliceStr:
      if (!plainString(b_)) return false;
      for (unsigned i = 0; i < 2; i++)
        if ((flags_ >> i & 1) != 0 && !value(c_ + i)) return false;
      stringLeaves(l);
      return define(a_, {l, 2});
    case Op::SliceToArr: {
      if (!slice(b_, 3, &e)) return false;
      Leaf d = leafAt(a_);
      if (d.kind != LeafKind::Pointer || d.type == UINT32_MAX) return fail(slotName(a_) + " is no pointer to an array");
      t = types_.ofRepr(d.type);
      if (types_.kind(t) != Kind::Array || types_.row(t).length != x_ ||
          types_.repr(types_.at(t).elem) != types_.repr(e))
        return fail(slotName(a_) + " is no pointer to such an array");
      return defineAddress(a_, t, 0, through(b_));
    }
    case Op::ClearSlice:
      return slice(a_, 3, &e, true) && plainType(xType_) &&
             (types_.repr(e) == types_.repr(xType_) || fail("elements have another type"));
    case Op::Grow: case Op::Append1: case Op::AppendSlice: case Op::AppendStr: {
      if (!plainType(xType_) || !plainSlice(b_, &e)) return false;
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
      return plainType(xType_) && slice(b_, 3, &e, true) && slice(c_, 3, &t) &&
             ((types_.repr(e) == types_.repr(xType_) && types_.repr(t) == types_.repr(xType_)) ||
              fail("elements have another type")) &&
             defineValue(a_);
    case Op::CopyStr:
      return slice(b_, 3, &e, true) && string(c_) &&
             (types_.kind(e) == Kind::Uint8 || fail("only bytes are copied from a string")) &&
             defineValue(a_);
    case Op::EqStr: case Op::CmpStr: return string(b_) && string(c_) && defineValue(a_);
    case Op::DecodeRune: return string(b_) && value(c_) && defineValue(a_, 2);
    case Op::Concat:
      for (uint32_t i = 0; i < c_; i++)
        if (!plainString(b_ + 2 * i)) return false;
      stringLeaves(l);
      return define(a_, {l, 2});
    default: return notMine();
  }
}

bool Checker::makeClosure() {
  Signature* s = cx_.facts.functions[static_cast<uint32_t>(x_)];
  if (s == nullptr) return fail(cx_.facts.refusals[static_cast<uint32_t>(x_)]);
  s->named = true;
  if (!s->own || !s->closure) return fail("the function captures nothing");
  if (s->captureLeaves.size() != flags_) return fail("the closure captures another number of words");
  std::vector<Leaf> from;
  if (!read(b_, flags_, from) || !wholeValue(from)) return false;
  for (unsigned i = 0; i < flags_; i++)
    if (!fits(from[i], s->captureLeaves[i]))
      return misfit(b_ + i, from[i], s->captureLeaves[i], slotName(b_ + i) + " has another type than the captured value");
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
    case Op::MkClosure: return makeClosure();
    case Op::Box: {
      const std::vector<Leaf>* f = types_.flat(xType_);
      if (f == nullptr || f->size() != 1 || (*f)[0].mem != xHigh_ || (*f)[0].offset != 0 ||
          types_.size(xType_) != memSize(static_cast<MemKind>(xHigh_)))
        return fail(types_.name(xType_) + " has another width");
      if (!storeMemory(xType_, 0, 1, static_cast<int>(types_.size(xType_)), b_, -1)) return false;
      l[0] = pointerLeaf(xType_, Access::Cell);
      return define(a_, {l, 1});
    }
    case Op::BoxStr:
      if (types_.kind(xType_) != Kind::String) return fail(types_.name(xType_) + " is no string type");
      if (!plainString(b_)) return false;
      l[0] = pointerLeaf(xType_, Access::Cell);
      return define(a_, {l, 1});
    case Op::BoxMem:
      if (!plainType(xType_) || !pointer(b_, &t) || !part(t, 0, xType_)) return false;
      l[0] = pointerLeaf(xType_, Access::Cell);
      return define(a_, {l, 1});
    default: return notMine();
  }
}

}  // namespace vo::bytecode::verifier
