// This file lowers places: finding a variable or part of one, reading it, writing it.
#include <bit>

#include "lower/function_lowerer.h"
#include "types/predicates.h"

namespace vo::lower {

using types::Type;

namespace {

constexpr uint64_t kMaxOffset = 0xffff;
/// Temporaries larger than this are on the heap.
constexpr uint64_t kMaxTempBytes = 32 * 1024;
constexpr uint64_t kMaxFrameBytes = 256 * 1024;
/// Values in frame memory with more scalars, strings and so on are moved by one instruction that
/// knows the type.
constexpr size_t kMaxFrameParts = 4;

Op loadOp(MemKind k) {
  switch (k) {
    case MemKind::I8: return Op::LoadI8;
    case MemKind::U8: return Op::LoadU8;
    case MemKind::I16: return Op::LoadI16;
    case MemKind::U16: return Op::LoadU16;
    case MemKind::I32: return Op::LoadI32;
    case MemKind::U32: return Op::LoadU32;
    case MemKind::Word: case MemKind::Ref: return Op::Load64;
  }
  return Op::Load64;
}

Op storeOp(MemKind k) {
  switch (bytecode::memSize(k)) {
    case 1: return Op::Store8;
    case 2: return Op::Store16;
    case 4: return Op::Store32;
    default: return k == MemKind::Ref ? Op::StoreRef : Op::Store64;
  }
}

Op elemLoadOp(MemKind k) {
  switch (k) {
    case MemKind::I8: return Op::IdxI8;
    case MemKind::U8: return Op::IdxU8;
    case MemKind::I16: return Op::IdxI16;
    case MemKind::U16: return Op::IdxU16;
    case MemKind::I32: return Op::IdxI32;
    case MemKind::U32: return Op::IdxU32;
    case MemKind::Word: case MemKind::Ref: return Op::Idx64;
  }
  return Op::Idx64;
}

Op elemStoreOp(MemKind k) {
  switch (bytecode::memSize(k)) {
    case 1: return Op::SetIdx8;
    case 2: return Op::SetIdx16;
    case 4: return Op::SetIdx32;
    default: return k == MemKind::Ref ? Op::SetIdxRef : Op::SetIdx64;
  }
}

/// Of an address inside of what a pointer leads to.
Access throughAccess(Access a) { return a == Access::Cell ? Access::ReadOnly : a; }

/// Values that one instruction moves: one slot of any width, or two or three whole words.
bool isSimple(const Shape& s) {
  return !s.memory && (s.slots == 1 ? s.steps[0].offset == 0
                                    : s.words && s.slots >= 1 && s.slots <= 3);
}

}  // namespace

Place FunctionLowerer::localPlace(const ir::Local* l) {
  VO_DCHECK(l->id < homes_.size(), "the variable is one of this function");
  const Home& h = homes_[l->id];
  Place p{Place::Kind::Slots, l->type};
  switch (h.kind) {
    case Home::Kind::Slots: p.reg = h.reg; break;
    case Home::Kind::Frame:
      p.kind = Place::Kind::Frame;
      p.offset = h.offset;
      break;
    case Home::Kind::Pointer:
      p.kind = Place::Kind::Ptr;
      p.reg = h.reg;
      p.base = l->type;
      break;
    case Home::Kind::None: VO_UNREACHABLE("every local has a home");
  }
  return p;
}

Place FunctionLowerer::field(const Place& p, Type* t, size_t index, Type* structType) {
  const Shape& s = shape(structType);
  Place r = p;
  VO_DCHECK(index < s.fieldOffsets.size(), "the struct has the field");
  VO_DCHECK((p.kind != Place::Kind::Slots) || !s.memory, "memory values are not in slots");
  r.type = t;
  switch (p.kind) {
    case Place::Kind::Slots: r.reg = p.reg + s.fieldSlots[index]; break;
    case Place::Kind::Elem: {
      r = pointerPlace(address(p), p.type);
      r.type = t;
      r.offset = s.fieldOffsets[index];
      break;
    }
    default: r.offset += s.fieldOffsets[index]; break;
  }
  return r;
}

Place FunctionLowerer::place(ir::Node* n) {
  switch (n->op) {
    case ir::Op::Local: return localPlace(n->local);
    case ir::Op::Global: {
      Place p{Place::Kind::Global, n->type};
      p.global = n->global;
      return p;
    }
    case ir::Op::Field:
      return field(place(n->a), n->type, static_cast<size_t>(n->index), n->a->type);
    case ir::Op::Deref: {
      at(n);
      return pointerPlace(gen(n->a), n->type);
    }
    case ir::Op::Index: {
      Type* base = types::under(n->a->type);
      if (!types::isa<types::Array>(base)) {
        Place p{Place::Kind::Elem, n->type, gen(n->a)};
        p.index = gen(n->b);
        if (numClass(n->b->type) == NumClass::U64) p.indexFlags = bytecode::kUnsignedIndex;
        at(n);
        return p;
      }
      int64_t i = 0;
      if (n->b->op == ir::Op::Const && types::int64Value(n->b->constant, &i)) {
        Place p = place(n->a);
        const Shape& e = shape(n->type);
        if (p.kind == Place::Kind::Slots) {
          p.reg += static_cast<uint32_t>(i) * e.slots;
        } else {
          if (p.kind == Place::Kind::Elem) p = pointerPlace(address(p), p.type);
          p.offset += static_cast<uint64_t>(i) * e.size;
        }
        p.type = n->type;
        return p;
      }
      Place p{Place::Kind::Elem, n->type};
      if (n->a->op == ir::Op::Local) p.reg = homes_[n->a->local->id].view;
      if (p.reg == kNoReg) {
        // An array reached otherwise: a slice of it serves for this access.
        Type* elem = types::cast<types::Array>(base)->elem;
        Place whole = place(n->a);
        Reg a = whole.kind == Place::Kind::Slots
                    ? spill(n->a->type, whole.reg)
                    : address(whole);
        p.reg = temp(types_.sliceOf(elem), throughAccess(code_.accessOf(a)));
        emit(Op::ArrView, p.reg, a);
        code_.emitExtra(typeX(n->a->type));
      }
      p.index = gen(n->b);
      if (numClass(n->b->type) == NumClass::U64) p.indexFlags = bytecode::kUnsignedIndex;
      at(n);
      return p;
    }
    default: {
      // A value that is no variable: its slots, or the memory that holds it.
      if (shape(n->type).memory) return pointerPlace(gen(n), n->type);
      return Place{Place::Kind::Slots, n->type, gen(n)};
    }
  }
}

// The place with an offset that instructions have room for.
Place FunctionLowerer::reach(const Place& p, uint64_t limit) {
  if (p.kind != Place::Kind::Ptr || p.offset <= limit) return p;
  return pointerPlace(address(p), p.type);
}

// Whether the pointer of the place points to a value of just its type.
bool FunctionLowerer::isWholePointee(const Place& p) {
  VO_DCHECK(p.base != nullptr, "a pointer's place says what it points to");
  return p.offset == 0 && (p.type == p.base || types_.idOf(p.type) == types_.idOf(p.base));
}

Reg FunctionLowerer::address(const Place& p) {
  if (p.kind == Place::Kind::Ptr && isWholePointee(p)) return p.reg;
  Reg r = temp(types_.pointerTo(p.type), accessOf(p));
  addressTo(p, r);
  return r;
}

// What may be done with the place's address.
Access FunctionLowerer::accessOf(const Place& p) const {
  switch (p.kind) {
    case Place::Kind::Frame: return types_.shape(p.type).size == 0 ? Access::Plain : Access::Borrowed;
    case Place::Kind::Ptr: case Place::Kind::Elem: return throughAccess(code_.accessOf(p.reg));
    default: return Access::Plain;
  }
}

void FunctionLowerer::addressTo(const Place& p, Reg dst) {
  VO_DCHECK(dst != kNoReg, "an address goes somewhere");
  switch (p.kind) {
    case Place::Kind::Frame:
      code_.emitWide(Op::FrameAddr, dst, static_cast<uint32_t>(p.offset));
      return;
    case Place::Kind::Global:
      code_.emitWide(Op::GlobalAddr, dst, module_.globalRef(p.global, p.offset));
      return;
    case Place::Kind::Ptr:
      // (the first field of a struct has another type than the struct: its address is no copy)
      if (isWholePointee(p)) {
        movSlots(1, dst, p.reg);
      } else if (p.offset <= kMaxOffset) {
        emit(Op::PtrAdd, dst, p.reg, static_cast<Reg>(p.offset));
      } else {
        emit(Op::PtrAddK, dst, p.reg);
        code_.emitExtra(p.offset);
      }
      return;
    case Place::Kind::Elem:
      emit(Op::IdxAddr, dst, p.reg, p.index, p.indexFlags);
      VO_CHECK(shape(p.type).size <= UINT32_MAX, "elements are smaller than 4 GiB");
      code_.emitExtra(static_cast<uint32_t>(shape(p.type).size), 0);
      return;
    case Place::Kind::Slots: VO_UNREACHABLE("a variable in slots has no address");
  }
}

// Reads or writes a value of few parts in frame memory; strings, interfaces and slices in one piece.
bool FunctionLowerer::accessFrame(const Place& p, Reg slots, bool isStore) {
  const Shape& s = shape(p.type);
  auto offset = static_cast<uint32_t>(p.offset);
  VO_DCHECK(p.kind == Place::Kind::Frame && !s.memory, "a value in frame memory that slots hold");
  auto words = [&](uint32_t n, Reg at, uint32_t from) {
    Op two = isStore ? Op::FrameStore2 : Op::FrameLoad2;
    Op three = isStore ? Op::FrameStore3 : Op::FrameLoad3;
    code_.emitWide(n == 2 ? two : three, at, from);
  };
  if (s.words && (s.slots == 2 || s.slots == 3)) {
    words(s.slots, slots, offset);
    return true;
  }
  if (s.leaves.size() > kMaxFrameParts) return false;
  uint32_t i = 0;
  for (uint8_t n : s.leaves) {
    bool isWords = s.steps[i].kind >= MemKind::Word;
    if (n > 1 && isWords) words(n, slots + i, offset + s.steps[i].offset);
    for (uint32_t k = i; k < i + n && !(n > 1 && isWords); k++)
      code_.emitWide(isStore ? Op::FrameStore : Op::FrameLoad, slots + k,
                     offset + s.steps[k].offset, static_cast<unsigned>(s.steps[k].kind));
    i += n;
  }
  return true;
}

void FunctionLowerer::load(const Place& p0, Reg dst) {
  const Shape& s = shape(p0.type);
  if (s.slots == 0) {
    if (p0.kind == Place::Kind::Ptr) emit(Op::NilCheck, p0.reg);
    if (p0.kind == Place::Kind::Elem) emit(Op::BoundsCheck, p0.index, p0.reg + 1);
    return;
  }
  VO_DCHECK(!s.memory, "memory values are not loaded");
  VO_DCHECK(dst != kNoReg, "a value goes somewhere");
  Place p = p0;
  if (p.kind == Place::Kind::Slots) {
    movSlots(s.slots, dst, p.reg);
    return;
  }
  if (p.kind == Place::Kind::Elem) {
    if (isSimple(s)) {
      Op op = s.slots == 1 ? elemLoadOp(s.steps[0].kind) : s.slots == 2 ? Op::IdxW2 : Op::IdxW3;
      emit(op, dst, p.reg, p.index, p.indexFlags);
      return;
    }
    p = pointerPlace(address(p), p.type);
  }
  if (p.kind == Place::Kind::Global) {
    if (isSimple(s)) {
      uint32_t ref = module_.globalRef(p.global, p.offset);
      if (s.slots == 1) {
        code_.emitWide(Op::GlobalLoad, dst, ref, static_cast<unsigned>(s.steps[0].kind));
      } else {
        code_.emitWide(s.slots == 2 ? Op::GlobalLoad2 : Op::GlobalLoad3, dst, ref);
      }
      return;
    }
    p = pointerPlace(address(p), p.type);
  }
  if (p.kind == Place::Kind::Frame) {
    if (accessFrame(p, dst, false)) return;
    p = pointerPlace(address(p), p.type);
  }
  p = reach(p, kMaxOffset);
  if (isSimple(s)) {
    Op op = s.slots == 1 ? loadOp(s.steps[0].kind) : s.slots == 2 ? Op::LoadW2 : Op::LoadW3;
    emit(op, dst, p.reg, static_cast<Reg>(p.offset));
    return;
  }
  emit(Op::LoadT, dst, p.reg, static_cast<Reg>(p.offset));
  code_.emitExtra(typeX(p.type));
}

Reg FunctionLowerer::loadTemp(const Place& p) {
  if (shape(p.type).memory) return address(p);
  if (p.kind == Place::Kind::Slots) return p.reg;
  Reg r = temp(p.type);
  load(p, r);
  return r;
}

void FunctionLowerer::store(const Place& p0, Reg src) {
  const Shape& s = shape(p0.type);
  if (s.memory) {
    copyMemory(p0, src);
    return;
  }
  if (s.slots == 0) {
    if (p0.kind == Place::Kind::Ptr) emit(Op::NilCheck, p0.reg);
    if (p0.kind == Place::Kind::Elem) emit(Op::BoundsCheck, p0.index, p0.reg + 1);
    return;
  }
  Place p = p0;
  if (p.kind == Place::Kind::Slots) {
    movSlots(s.slots, p.reg, src);
    return;
  }
  if (p.kind == Place::Kind::Elem) {
    if (isSimple(s)) {
      if (s.slots == 1) {
        emit(elemStoreOp(s.steps[0].kind), p.reg, p.index, src, p.indexFlags);
      } else {
        emit(s.slots == 2 ? Op::SetIdxW2 : Op::SetIdxW3, p.reg, p.index, src,
             unsigned{s.refMask} | p.indexFlags);
      }
      return;
    }
    p = pointerPlace(address(p), p.type);
  }
  if (p.kind == Place::Kind::Global) {
    if (s.slots == 1 && s.steps[0].offset == 0) {
      code_.emitWide(Op::GlobalStore, src, module_.globalRef(p.global, p.offset),
                     static_cast<unsigned>(s.steps[0].kind));
      return;
    }
    p = pointerPlace(address(p), p.type);
  }
  if (p.kind == Place::Kind::Frame) {
    if (accessFrame(p, src, true)) return;
    p = pointerPlace(address(p), p.type);
  }
  p = reach(p, kMaxOffset);
  VO_DCHECK(p.kind == Place::Kind::Ptr && p.offset <= kMaxOffset, "all other places have been stored to");
  if (isSimple(s)) {
    if (s.slots == 1) {
      emit(storeOp(s.steps[0].kind), p.reg, src, static_cast<Reg>(p.offset));
    } else {
      emit(s.slots == 2 ? Op::StoreW2 : Op::StoreW3, p.reg, src, static_cast<Reg>(p.offset),
           s.refMask);
    }
    return;
  }
  emit(Op::StoreT, p.reg, src, static_cast<Reg>(p.offset));
  code_.emitExtra(typeX(p.type));
}

void FunctionLowerer::clear(const Place& p) {
  const Shape& s = shape(p.type);
  if (p.kind == Place::Kind::Slots) {
    if (s.slots == 1) emit(Op::Zero, p.reg);
    if (s.slots > 1) emit(Op::ZeroN, p.reg, 0, 0, s.slots);
    return;
  }
  if (p.kind == Place::Kind::Frame && s.size != 0 && (s.size + 7) / 8 <= 0xffff) {
    // Small parts of a variable must not clear what is beside them.
    if (s.size % 8 == 0 && p.offset % 8 == 0) {
      code_.emitWide(Op::FrameZero, static_cast<Reg>(s.size / 8), static_cast<uint32_t>(p.offset));
      return;
    }
  }
  if (s.size == 0) return;
  emit(Op::ClearT, address(p));
  code_.emitExtra(typeX(p.type, 1));
}

void FunctionLowerer::copyMemory(const Place& dst, Reg srcAddress) {
  VO_DCHECK(dst.kind != Place::Kind::Slots && srcAddress != kNoReg, "both sides are memory");
  Reg d = address(dst);
  if (d == srcAddress) return;
  emit(Op::CopyT, d, srcAddress);
  code_.emitExtra(typeX(dst.type, 1));
}

Place FunctionLowerer::memoryTemp(Type* t) {
  VO_DCHECK(t != nullptr && t->kind != types::TypeKind::Tuple, "values of several types have memory each");
  const Shape& s = shape(t);
  if (s.size <= kMaxTempBytes && code_.frameBytes() + s.size <= kMaxFrameBytes) {
    Place p{Place::Kind::Frame, t};
    p.offset = code_.tempFrame(t);
    return p;
  }
  Reg r = temp(types_.pointerTo(t));
  code_.emitWide(Op::New, r, types_.idOf(t));
  return pointerPlace(r, t);
}

Place FunctionLowerer::receiveTemp(Type* t) {
  Place p = memoryTemp(t);
  if (p.kind == Place::Kind::Frame && shape(t).hasPointers) clear(p);
  return p;
}

Reg FunctionLowerer::spill(Type* t, Reg value) {
  Place p = memoryTemp(t);
  store(p, value);
  return address(p);
}

Reg FunctionLowerer::spilled(ir::Node* n) {
  if (shape(n->type).memory) return gen(n);
  // A variable that is in memory already need not be copied: nothing changes it in between.
  if (ir::opInfo(n->op).cls == ir::OpClass::Place) {
    Place p = place(n);
    if (p.kind != Place::Kind::Slots) return address(p);
    return spill(n->type, p.reg);
  }
  return spill(n->type, gen(n));
}

}  // namespace vo::lower
