// This file lowers interfaces (boxing, assertions, type tests) and map accesses.
#include "lower/function_lowerer.h"
#include "types/predicates.h"
#include "types/sizes.h"
#include "types/typeset.h"

namespace vo::lower {

using types::Type;

bool FunctionLowerer::hasMethods(Type* iface) {
  VO_DCHECK(types::isInterface(iface), "only interfaces say whether they have methods");
  auto* i = types::cast<types::Interface>(types::under(iface));
  return !types::typeSet(i)->methods.empty();
}

// The data word of an interface that holds the value: the value itself, or the address of a cell.
Reg FunctionLowerer::dataWord(ir::Node* value, bool onFrame) {
  Type* t = value->type;
  const Shape& s = shape(t);
  VO_DCHECK(!types::isInterface(t), "an interface holds no interface");
  if (types::isDirectIface(t)) return gen(value);
  const ir::Node* root = value;
  while (root->op == ir::Op::ConvNop) root = root->a;
  Reg p = temp(types_.pointerTo(t), Access::Cell);
  if (root->op == ir::Op::Const) {
    code_.emitWide(Op::GlobalAddr, p, module_.constantCell(t, root->constant));
    return p;
  }
  if (onFrame && s.size <= 256 && code_.frameBytes() < 64 * 1024) {
    Place cell{Place::Kind::Frame, t};
    Reg v = gen(value);
    cell.offset = code_.newFrame(t);
    store(cell, v);
    addressTo(cell, p);
    return p;
  }
  if (numClass(t) == NumClass::String) {
    Reg v = gen(value);
    emit(Op::BoxStr, p, v);
    code_.emitExtra(typeX(t));
  } else if (!s.memory && s.slots == 1 && s.steps[0].offset == 0 &&
             s.size == bytecode::memSize(s.steps[0].kind)) {
    Reg v = gen(value);
    emit(Op::Box, p, v);
    code_.emitExtra(typeX(t, static_cast<uint32_t>(s.steps[0].kind)));
  } else {
    Reg v = spilled(value);
    emit(Op::BoxMem, p, v);
    code_.emitExtra(typeX(t));
  }
  return p;
}

void FunctionLowerer::toIface(ir::Node* n, Reg dst) {
  Type* t = n->a->type;
  Reg data = dataWord(n->a, isOnFrame(n));
  emit(Op::Iface, dst, data);
  code_.emitExtra(typeX(t, hasMethods(n->type) ? module_.itabId(n->type, t) + 1 : 0));
}

void FunctionLowerer::ifaceToIface(ir::Node* n, Reg dst) {
  Reg x = gen(n->a);
  bool from = hasMethods(n->a->type), to = hasMethods(n->type);
  if ((!from && !to) || types::identical(n->a->type, n->type)) {
    movSlots(2, dst, x);
    return;
  }
  if (!to) {
    emit(Op::IfaceAny, dst, x);
  } else {
    at(n);
    emit(Op::ConvI, dst, x);
    code_.emitExtra(typeX(n->type, from ? 1 : 0));
  }
}

// dst = whether the dynamic type of the interface is the concrete type t.
void FunctionLowerer::isExactly(Type* t, Type* ifaceType, Reg iface, Reg dst) {
  VO_DCHECK(!types::isInterface(t), "dynamic types are concrete");
  emit(Op::IfaceIs, dst, iface);
  code_.emitExtra(typeX(t, hasMethods(ifaceType) ? 1 : 0));
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
  isExactly(n->typeArg, n->a->type, x, dst);
}

// What the second half of an assertion's extra word says about the interface it looks at.
uint32_t FunctionLowerer::assertionExtra(Type* ifaceType) {
  return (hasMethods(ifaceType) ? 1u : 0u) | (types_.idOf(ifaceType) + 1) << 8;
}

// The value of type t in an interface, which panics if it holds something else.
void FunctionLowerer::unbox(Type* t, Type* ifaceType, Reg iface, const Place& dst) {
  VO_DCHECK(!types::isInterface(t) && types::isInterface(ifaceType), "a concrete value comes out of an interface");
  VO_DCHECK(dst.kind != Place::Kind::Slots || !shape(t).memory, "memory values go into memory");
  auto word = [&](Reg r) {
    emit(Op::Unbox, r, iface);
    code_.emitExtra(typeX(t, assertionExtra(ifaceType)));
  };
  if (types::isDirectIface(t)) {
    Reg r = dst.kind == Place::Kind::Slots ? dst.reg : temp(t);
    word(r);
    if (r != dst.reg) store(dst, r);
    return;
  }
  Reg p = temp(types_.pointerTo(t), Access::ReadOnly);
  word(p);
  if (shape(t).slots == 0) return;
  Place cell = pointerPlace(p, t);
  if (dst.kind == Place::Kind::Slots) {
    load(cell, dst.reg);
  } else if (shape(t).memory) {
    copyMemory(dst, p);
  } else {
    store(dst, loadTemp(cell));
  }
}

void FunctionLowerer::typeAssertInto(ir::Node* n, const Place& dst) {
  Type* t = n->type;
  Reg x = gen(n->a);
  at(n);
  if (types::isInterface(t)) {
    Reg r = temp(t);
    emit(Op::AssertI, r, x);
    code_.emitExtra(typeX(t, assertionExtra(n->a->type)));
    store(dst, r);
    return;
  }
  unbox(t, n->a->type, x, dst);
}

void FunctionLowerer::typeAssertOk(ir::Node* n, const Place& dst, Reg ok) {
  Type* t = n->typeArg;
  Reg x = gen(n->a);
  if (types::isInterface(t)) {
    Reg r = consecutive({t, types_.boolType()});
    emit(Op::AssertI, r, x, 0, 1);
    code_.emitExtra(typeX(t, hasMethods(n->a->type) ? 1 : 0));
    store(dst, r);
    emit(Op::Mov, ok, r + 2);
    return;
  }
  Label end = code_.newLabel();
  isExactly(t, n->a->type, x, ok);
  clear(dst);
  code_.jump(Op::JmpF, ok, end);
  if (shape(t).slots != 0) unbox(t, n->a->type, x, dst);
  code_.bind(end);
}

// ---- Maps --------------------------------------------------------------------------------------

FunctionLowerer::Key FunctionLowerer::mapKey(Type* mapType, ir::Node* key) {
  Type* k = types::cast<types::Map>(types::under(mapType))->key;
  VO_DCHECK(key != nullptr || numClass(k) == NumClass::String, "keys that are only looked at are strings");
  NumClass c = numClass(k);
  switch (c) {
    case NumClass::String: return {bytecode::MapKind::String, key == nullptr ? Reg{} : gen(key)};
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
  // A map that is only read does not keep the key.
  Key k = mapKey(n->a->type, n->b->op == ir::Op::BytesToStr ? nullptr : n->b);
  if (n->b->op == ir::Op::BytesToStr) k.reg = genLooked(n->b);
  Type* elem = types::cast<types::Map>(types::under(n->a->type))->elem;
  Reg r = consecutive({types_.pointerTo(elem), types_.boolType()}, Access::ReadOnly);
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
  Reg p = temp(types_.pointerTo(elem), Access::Borrowed);
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
  Reg p = temp(types_.pointerTo(elem), Access::Borrowed);
  if (!simple) {
    Reg old = consecutive({types_.pointerTo(elem), types_.boolType()}, Access::ReadOnly);
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
  VO_DCHECK(homes_.size() == held.id + 1, "the operand's home is the last: statements do not nest here");
  homes_.pop_back();
}

}  // namespace vo::lower
