// This file lowers interfaces (boxing, assertions, type tests) and map accesses.
#include "lower/function_lowerer.h"
#include "types/predicates.h"
#include "types/typeset.h"

namespace vo::lower {

using types::Type;

bool FunctionLowerer::hasMethods(Type* iface) {
  auto* i = types::cast<types::Interface>(types::under(iface));
  return !types::typeSet(i)->methods.empty();
}

// The data word of an interface that holds the value.
void FunctionLowerer::dataWord(ir::Node* value, Reg dst, bool onFrame) {
  Type* t = value->type;
  const Shape& s = shape(t);
  if (isDirectIface(types_, t)) {
    genTo(value, dst);
    return;
  }
  const ir::Node* root = value;
  while (root->op == ir::Op::ConvNop) root = root->a;
  if (root->op == ir::Op::Const) {
    code_.emitWide(Op::GlobalAddr, dst, module_.constantCell(t, root->constant));
    return;
  }
  if (onFrame && s.size <= 256 && code_.frameBytes() < 64 * 1024) {
    Place cell{Place::Kind::Frame, t};
    Reg v = s.memory ? gen(value) : kNoReg;
    if (!s.memory) v = gen(value);
    cell.offset = code_.newFrame(t);
    store(cell, v);
    code_.emitWide(Op::FrameAddr, dst, static_cast<uint32_t>(cell.offset));
    return;
  }
  if (numClass(t) == NumClass::String) {
    Reg v = gen(value);
    emit(Op::BoxStr, dst, v);
    code_.emitExtra(typeX(t));
  } else if (!s.memory && s.slots == 1 && s.steps[0].offset == 0 &&
             s.size == bytecode::memSize(s.steps[0].kind)) {
    Reg v = gen(value);
    emit(Op::Box, dst, v);
    code_.emitExtra(typeX(t, static_cast<uint32_t>(s.steps[0].kind)));
  } else {
    Reg v = spilled(value);
    emit(Op::BoxMem, dst, v);
    code_.emitExtra(typeX(t));
  }
}

void FunctionLowerer::toIface(ir::Node* n, Reg dst) {
  Type* t = n->a->type;
  // The data word first: it may read what dst holds.
  Reg r = temp(n->type);
  dataWord(n->a, r + 1, n->has(ir::kOnFrame));
  if (hasMethods(n->type)) {
    code_.emitWide(Op::LoadItab, r, module_.itabId(n->type, t));
  } else {
    code_.emitWide(Op::LoadType, r, types_.idOf(t));
  }
  emit(Op::Mov2, dst, r);
}

void FunctionLowerer::ifaceToIface(ir::Node* n, Reg dst) {
  Reg x = gen(n->a);
  bool from = hasMethods(n->a->type), to = hasMethods(n->type);
  if ((!from && !to) || types::identical(n->a->type, n->type)) {
    movSlots(2, dst, x);
    return;
  }
  Reg r = temp(n->type);
  emit(Op::Mov, r + 1, x + 1);
  if (!to) {
    emit(Op::TypeOfItab, r, x);
  } else {
    at(n);
    emit(Op::ConvI, r, x);
    code_.emitExtra(typeX(n->type, from ? 1 : 0));
  }
  emit(Op::Mov2, dst, r);
}

// The dynamic type of an interface; 0 for nil.
Reg FunctionLowerer::typeWord(Reg iface, Type* ifaceType) {
  if (!hasMethods(ifaceType)) return iface;
  Reg r = temp(types_.pointerType());
  emit(Op::TypeOfItab, r, iface);
  return r;
}

void FunctionLowerer::typeIs(ir::Node* n, Reg dst) {
  Reg x = gen(n->a);
  if (types::isInterface(n->typeArg)) {
    Reg r = consecutive({n->typeArg, types_.boolType()});
    emit(Op::AssertI, r, x, 0, 1);
    code_.emitExtra(typeX(n->typeArg, hasMethods(n->a->type) ? 1 : 0));
    emit(Op::Mov, dst, r + 2);
    return;
  }
  Reg type = temp(types_.pointerType());
  Reg word = typeWord(x, n->a->type);
  code_.emitWide(Op::LoadType, type, types_.idOf(n->typeArg));
  emit(Op::Eq, dst, word, type);
}

// The value in an interface that is known to hold a t.
void FunctionLowerer::unbox(Type* t, Reg iface, const Place& dst) {
  if (isDirectIface(types_, t)) {
    store(dst, iface + 1);
    return;
  }
  if (shape(t).slots == 0) return;
  Place cell = pointerPlace(iface + 1, t);
  if (dst.kind == Place::Kind::Slots) {
    load(cell, dst.reg);
  } else if (shape(t).memory) {
    copyMemory(dst, iface + 1);
  } else {
    store(dst, loadTemp(cell));
  }
}

void FunctionLowerer::typeAssertInto(ir::Node* n, const Place& dst) {
  Type* t = n->type;
  Reg x = gen(n->a);
  at(n);
  bool itab = hasMethods(n->a->type);
  if (types::isInterface(t)) {
    Reg r = temp(t);
    emit(Op::AssertI, r, x);
    code_.emitExtra(typeX(t, (itab ? 1u : 0u) | (types_.idOf(n->a->type) + 1) << 8));
    store(dst, r);
    return;
  }
  Label good = code_.newLabel();
  Reg type = temp(types_.pointerType());
  Reg word = typeWord(x, n->a->type);
  code_.emitWide(Op::LoadType, type, types_.idOf(t));
  code_.branch(Op::JEq, word, type, good, Op::JNe, false, false);
  emit(Op::AssertFail, x);
  code_.emitExtra(typeX(t, (itab ? 1u : 0u) | (types_.idOf(n->a->type) + 1) << 8));
  code_.bind(good);
  unbox(t, x, dst);
}

void FunctionLowerer::typeAssertOk(ir::Node* n, const Place& dst, Reg ok) {
  Type* t = n->typeArg;
  Reg x = gen(n->a);
  bool itab = hasMethods(n->a->type);
  if (types::isInterface(t)) {
    Reg r = consecutive({t, types_.boolType()});
    emit(Op::AssertI, r, x, 0, 1);
    code_.emitExtra(typeX(t, itab ? 1 : 0));
    store(dst, r);
    emit(Op::Mov, ok, r + 2);
    return;
  }
  Label good = code_.newLabel(), end = code_.newLabel();
  Reg type = temp(types_.pointerType());
  Reg word = typeWord(x, n->a->type);
  code_.emitWide(Op::LoadType, type, types_.idOf(t));
  code_.branch(Op::JEq, word, type, good, Op::JNe, false, false);
  clear(dst);
  emit(Op::Zero, ok);
  code_.jump(Op::Jmp, 0, end);
  code_.bind(good);
  unbox(t, x, dst);
  code_.emitWide(Op::LoadI, ok, 1);
  code_.bind(end);
}

// ---- Maps --------------------------------------------------------------------------------------

FunctionLowerer::Key FunctionLowerer::mapKey(Type* mapType, ir::Node* key) {
  Type* k = types::cast<types::Map>(types::under(mapType))->key;
  NumClass c = numClass(k);
  switch (c) {
    case NumClass::String: return {bytecode::MapKind::String, gen(key)};
    case NumClass::I64: case NumClass::U64: return {bytecode::MapKind::K64, gen(key)};
    case NumClass::I32: case NumClass::U32: return {bytecode::MapKind::K32, gen(key)};
    default: break;
  }
  Type* u = types::under(k);
  if (types::isa<types::Pointer>(u) || types::isa<types::Chan>(u) || types::isUnsafePointer(k))
    return {bytecode::MapKind::K64, gen(key)};
  return {bytecode::MapKind::Any, spilled(key)};
}

// Address of the element and whether it is there, in two slots.
Reg FunctionLowerer::mapGet(ir::Node* n) {
  Reg m = gen(n->a);
  Key k = mapKey(n->a->type, n->b);
  Reg r = consecutive({types_.pointerType(), types_.boolType()});
  at(n);
  emit(Op::MapGet, r, m, k.reg, static_cast<unsigned>(k.kind));
  code_.emitExtra(typeX(n->a->type));
  return r;
}

void FunctionLowerer::mapAssign(ir::Node* n) {
  Type* elem = types::cast<types::Map>(types::under(n->a->type))->elem;
  Reg m = gen(n->a);
  Key k = mapKey(n->a->type, n->b);
  Reg v = shape(elem).slots == 0 ? 0 : gen(n->c);
  Reg p = temp(types_.pointerTo(elem));
  at(n);
  emit(Op::MapSet, p, m, k.reg, static_cast<unsigned>(k.kind));
  code_.emitExtra(typeX(n->a->type));
  if (shape(elem).slots != 0) store(pointerPlace(p, elem), v);
}

void FunctionLowerer::mapAssignOp(ir::Node* n) {
  Type* elem = types::cast<types::Map>(types::under(n->a->type))->elem;
  Reg m = gen(n->a);
  Key k = mapKey(n->a->type, n->b);
  // The operand comes first, so that nothing happens between the look-up and the store.
  Reg operand = temp(n->c->type);
  genTo(n->c, operand);
  ir::Local held{};
  held.id = static_cast<uint32_t>(homes_.size());
  held.type = n->c->type;
  homes_.push_back({Home::Kind::Slots, operand});
  ir::Node y = *n->c;
  y.op = ir::Op::Local;
  y.local = &held;
  y.a = y.b = y.c = nullptr;
  y.count = 0;
  Reg value = temp(elem);
  at(n);
  // Division and joining strings may panic or allocate: they must come before the key is added.
  bool simple = isInt(numClass(elem)) && n->opcode != ir::Op::Div && n->opcode != ir::Op::Rem &&
                n->opcode != ir::Op::Shl && n->opcode != ir::Op::Shr;
  Reg p = temp(types_.pointerTo(elem));
  if (!simple) {
    Reg old = consecutive({types_.pointerType(), types_.boolType()});
    emit(Op::MapGet, old, m, k.reg, static_cast<unsigned>(k.kind));
    code_.emitExtra(typeX(n->a->type));
    load(pointerPlace(old, elem), value);
    arith(n->opcode, elem, value, value, &y, n->flags);
  }
  emit(Op::MapSet, p, m, k.reg, static_cast<unsigned>(k.kind));
  code_.emitExtra(typeX(n->a->type));
  if (simple) {
    load(pointerPlace(p, elem), value);
    arith(n->opcode, elem, value, value, &y, n->flags);
  }
  store(pointerPlace(p, elem), value);
  homes_.pop_back();
}

}  // namespace vo::lower
