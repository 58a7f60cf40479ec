// This file lowers statements: declarations, assignments, control flow, return. Switch and select: lower_switch.cpp,
// lower_select.cpp.
//
// Loops are turned around: the condition is tested once before, and again at the end of each
// iteration by the jump back, which is also the safepoint.
#include <algorithm>

#include "base/seeded_bug.h"
#include "lower/function_lowerer.h"
#include "types/predicates.h"

namespace vo::lower {

using types::Type;

FunctionLowerer::LabelSet& FunctionLowerer::labels(ir::Label* l) {
  VO_DCHECK(l != nullptr, "jumps name the statement that they leave or repeat");
  if (l->id >= labels_.size()) labels_.resize(l->id + 1);
  LabelSet& s = labels_[l->id];
  if (s.brk.id == UINT32_MAX) {
    s.brk = code_.newLabel();
    s.cont = code_.newLabel();
    s.go = code_.newLabel();
  }
  return s;
}

void FunctionLowerer::stmts(std::span<ir::Node*> list) {
  for (ir::Node* n : list) stmt(n);
}

void FunctionLowerer::stmt(ir::Node* n) {
  if (n == nullptr) return;
  CodeBuffer::Mark m = code_.mark();
  at(n);
  switch (n->op) {
    case ir::Op::Decl:
      decl(n);
      tellLocal(n->local);
      break;
    case ir::Op::Assign: assign(n); break;
    case ir::Op::AssignOp: assignOp(n); break;
    case ir::Op::AssignMulti: assignMulti(n); break;
    case ir::Op::Eval: eval(n); break;
    case ir::Op::MapAssign: mapAssign(n); break;
    case ir::Op::MapAssignOp: mapAssignOp(n); break;
    case ir::Op::MapDelete: {
      Reg map = gen(n->a);
      Key k = mapKey(n->a->type, n->b);
      at(n);
      emit(Op::MapDelete, 0, map, k.reg, static_cast<unsigned>(k.kind));
      code_.emitExtra(typeX(n->a->type));
      break;
    }
    case ir::Op::MapClear: {
      emit(Op::MapClear, 0, gen(n->a));
      code_.emitExtra(typeX(n->a->type));
      break;
    }
    case ir::Op::SliceClear: {
      Type* elem = types::cast<types::Slice>(types::under(n->a->type))->elem;
      emit(Op::ClearSlice, gen(n->a));
      code_.emitExtra(typeX(elem));
      break;
    }
    case ir::Op::MapIterInit: {
      Reg map = gen(n->b);
      homes_[n->a->local->id].iterated = n->b->type;
      emit(Op::MapIterInit, address(place(n->a)), map);
      code_.emitExtra(typeX(n->b->type));
      break;
    }
    case ir::Op::Send: {
      Reg ch = gen(n->a), v = spilled(n->b);
      at(n);
      emit(Op::Send, ch, v);
      break;
    }
    case ir::Op::Close: {
      Reg ch = gen(n->a);
      at(n);
      emit(Op::CloseChan, ch);
      break;
    }
    case ir::Op::NilCheck: {
      Reg r = gen(n->a);
      at(n);
      emit(Op::NilCheck, r);
      break;
    }
    case ir::Op::Print: print(n); break;
    case ir::Op::Panic: {
      Reg r = gen(n->a);
      at(n);
      emit(Op::Panic, r);
      break;
    }
    case ir::Op::RunPanic: {
      Reg text = n->a != nullptr ? gen(n->a) : 0;
      at(n);
      emit(Op::Trap, text, static_cast<Reg>(n->index), 0, n->a != nullptr ? 1 : 0);
      break;
    }
    case ir::Op::Go: {
      Reg r = gen(n->a);
      at(n);
      emit(Op::Go, r);
      break;
    }
    case ir::Op::Defer: {
      Reg r = gen(n->a);
      unsigned onError = n->has(ir::kOnError) ? 1 : 0;
      if (n->b != nullptr) {
        Reg token = gen(n->b);
        emit(Op::DeferOuter, r, token, onError);
      } else {
        emit(Op::Defer, r, 0, 0, onError);
      }
      break;
    }
    case ir::Op::Return: returnStmt(n); break;
    case ir::Op::Block: {
      size_t outer = row_.locals.size();
      stmts(n->list());
      for (size_t i = outer; i < row_.locals.size(); i++)
        if (row_.locals[i].toPc == 0) row_.locals[i].toPc = code_.here();
      if (n->label != nullptr) code_.bind(labels(n->label).brk);
      break;
    }
    case ir::Op::If: ifStmt(n); break;
    case ir::Op::Loop: loop(n); break;
    case ir::Op::Switch: switchStmt(n); break;
    case ir::Op::Break: code_.jump(Op::Jmp, 0, labels(n->label).brk); break;
    case ir::Op::Continue: code_.jump(Op::Jmp, 0, labels(n->label).cont); break;
    // Backwards or forwards: a safepoint either way.
    case ir::Op::Goto: code_.jump(Op::Loop, 0, labels(n->label).go); break;
    case ir::Op::LabelMark: code_.bind(labels(n->label).go); break;
    default: VO_UNREACHABLE("every statement has a lowering");
  }
  code_.releaseTemps(m);
}

void FunctionLowerer::decl(ir::Node* n) {
  ir::Local* l = n->local;
  Home& h = homes_[l->id];
  VO_DCHECK(h.kind != Home::Kind::None, "the prologue gives each variable its home");
  if (h.kind == Home::Kind::Pointer) {
    // The value first: it may refer to the variable of the iteration before.
    const Shape& s = shape(l->type);
    bool composite = n->a != nullptr &&
                     (n->a->op == ir::Op::StructLit || n->a->op == ir::Op::ArrayLit) &&
                     !mentions(n->a, l) && (s.memory || s.slots > 4);
    Reg v = kNoReg;
    if (n->a != nullptr && n->a->op != ir::Op::Zero && !composite && s.slots != 0) {
      if (s.memory) {
        v = gen(n->a);
      } else {
        v = temp(l->type);
        genTo(n->a, v);
      }
    }
    code_.emitWide(Op::New, h.reg, types_.idOf(l->type));
    if (h.view != kNoReg) {
      emit(Op::ArrView, h.view, h.reg);
      code_.emitExtra(typeX(l->type));
    }
    if (v != kNoReg) store(localPlace(l), v);
    if (composite) genInto(n->a, localPlace(l), true);
    return;
  }
  Place p = localPlace(l);
  if (n->a == nullptr) {
    if (!n->has(ir::kUninit)) clear(p);
    return;
  }
  genInto(n->a, p, !mentions(n->a, l));
}

void FunctionLowerer::assign(ir::Node* n) {
  ir::Node* value = n->b;
  if (n->a->op == ir::Op::Local && homes_[n->a->local->id].kind == Home::Kind::Slots) {
    Place p = localPlace(n->a->local);
    genInto(value, p, !mentions(value, n->a->local));
    return;
  }
  const Shape& s = shape(n->a->type);
  bool composite = value->op == ir::Op::StructLit || value->op == ir::Op::ArrayLit;
  if (s.memory || (composite && s.slots > 4)) {
    // A memory value: its address is taken before the place is found.
    if (composite || value->op == ir::Op::Zero) {
      Place p = place(n->a);
      bool fresh = false;
      genInto(value, p, fresh);
      return;
    }
    bool isCall = ir::opInfo(value->op).cls == ir::OpClass::Effect;
    if (isCall) {
      Place t = memoryTemp(value->type);
      genInto(value, t, true);
      Reg a = address(t);
      copyMemory(place(n->a), a);
      return;
    }
    Reg a = gen(value);
    at(n);
    copyMemory(place(n->a), a);
    return;
  }
  Reg v = s.slots == 0 && ir::opInfo(value->op).cls != ir::OpClass::Effect ? 0 : gen(value);
  at(n);
  Place p = place(n->a);
  if (p.kind != Place::Kind::Elem) at(n);  // an index that is wrong is reported where it is
  store(p, v);
}

void FunctionLowerer::assignOp(ir::Node* n) {
  Type* t = n->a->type;
  if (n->a->op == ir::Op::Local && homes_[n->a->local->id].kind == Home::Kind::Slots) {
    Reg r = homes_[n->a->local->id].reg;
    arith(n->opcode, t, r, r, n->b, n->flags);
    return;
  }
  Place p = place(n->a);
  if (p.kind == Place::Kind::Slots) {
    arith(n->opcode, t, p.reg, p.reg, n->b, n->flags);
    return;
  }
  // b may allocate: registers of the place stay valid, heap objects do not move.
  Reg v = temp(t);
  load(p, v);
  arith(n->opcode, t, v, v, n->b, n->flags);
  store(p, v);
}

// `v, ok = x.(T)` of variables in slots that x does not read: false if it is something else.
bool FunctionLowerer::assertIntoVariables(ir::Node* n, std::span<ir::Node*> places) {
  VO_DCHECK(places.size() <= 2, "an assertion gives a value and whether it holds");
  Reg regs[2] = {kNoReg, kNoReg};
  for (size_t i = 0; i < places.size(); i++) {
    const ir::Node* p = places[i];
    if (p == nullptr) continue;
    if (p->op != ir::Op::Local || shape(p->type).memory || mentions(n->a, p->local)) return false;
    const Home& h = homes_[p->local->id];
    if (h.kind != Home::Kind::Slots) return false;
    regs[i] = h.reg;
  }
  if (regs[0] == regs[1] && regs[0] != kNoReg) return false;
  if (regs[0] == kNoReg) {
    if (shape(n->typeArg).memory) return false;
    regs[0] = temp(n->typeArg);
  }
  if (regs[1] == kNoReg) regs[1] = temp(types_.boolType());
  at(n);
  typeAssertOk(n, Place{Place::Kind::Slots, n->typeArg, regs[0]}, regs[1]);
  return true;
}

void FunctionLowerer::assignMulti(ir::Node* n) {
  ir::Node* src = n->b;
  std::span<ir::Node*> places = n->list();
  auto isSlots = [&](ir::Node* p) {
    return p->op == ir::Op::Local && homes_[p->local->id].kind == Home::Kind::Slots;
  };
  if (src->op == ir::Op::Select) {
    select(src, places);
    return;
  }
  if (src->op == ir::Op::MapIterNext) {
    Reg iter = address(place(src->a));
    VO_DCHECK(homes_[src->a->local->id].iterated != nullptr, "MapIterInit of the same iterator comes before");
    VO_DCHECK(places.size() <= 3, "more, key, element");
    auto* map = types::cast<types::Map>(types::under(homes_[src->a->local->id].iterated));
    Reg r = consecutive({types_.pointerTo(map->key), types_.pointerTo(map->elem)}, Access::ReadOnly);
    emit(Op::MapIterNext, r, iter);
    Label end = code_.newLabel();
    if (places[0] != nullptr) {
      Reg more = temp(types_.boolType());
      emit(Op::NeI, more, r, 0);
      store(place(places[0]), more);
    }
    code_.jump(Op::JmpF, r, end);
    for (uint32_t i = 1; i < places.size(); i++) {
      if (places[i] == nullptr) continue;
      Place from = pointerPlace(r + i - 1, places[i]->type);
      if (shape(places[i]->type).slots == 0) continue;
      if (isSlots(places[i])) {
        load(from, homes_[places[i]->local->id].reg);
      } else {
        Reg v = loadTemp(from);
        store(place(places[i]), v);
      }
    }
    code_.bind(end);
    return;
  }
  bool isCall = src->op == ir::Op::CallStatic || src->op == ir::Op::CallClosure ||
                src->op == ir::Op::CallIface;
  bool allSlots = isCall && !(src->op == ir::Op::CallStatic &&
                              src->func->linkName == "math/bits.Mul64");
  for (ir::Node* p : places)
    if (p != nullptr && (!isSlots(p) || shape(p->type).memory)) allSlots = false;
  if (allSlots) {
    // Straight from the outgoing area into the variables.
    call(src);
    std::vector<Type*> types = resultTypes(src->type);
    VO_DCHECK(places.size() <= types.size(), "no more places than results");
    uint32_t w = 0;
    for (size_t i = 0; i < types.size(); i++) {
      uint32_t k = shape(types[i]).slots;
      if (i < places.size() && places[i] != nullptr && k != 0)
        movSlots(k, homes_[places[i]->local->id].reg, tail(w));
      w += k;
    }
    return;
  }
  if (src->op == ir::Op::TypeAssertOk && assertIntoVariables(src, places)) return;
  std::vector<Reg> values = producer(src, places);
  VO_DCHECK(values.size() >= places.size(), "each place gets a value");
  for (size_t i = 0; i < places.size(); i++) {
    if (places[i] == nullptr) continue;
    Place p = place(places[i]);
    if (shape(p.type).slots != 0) store(p, values[i]);
  }
}

void FunctionLowerer::eval(ir::Node* n) {
  ir::Node* x = n->a;
  switch (x->op) {
    case ir::Op::CallStatic: case ir::Op::CallClosure: case ir::Op::CallIface: call(x); return;
    case ir::Op::Recv: recv(x, nullptr, kNoReg); return;
    case ir::Op::RecvOk: recv(x, nullptr, kNoReg); return;
    case ir::Op::Select: select(x, {}); return;
    case ir::Op::TypeAssertOk: case ir::Op::MapIndexOk: case ir::Op::DecodeRune:
      producer(x, {});
      return;
    default: break;
  }
  if (shape(x->type).memory) {
    Reg a = gen(x);
    at(n);
    emit(Op::NilCheck, a);
    return;
  }
  // Nothing is loaded of a type without size, but the pointer is looked at.
  if (shape(x->type).slots == 0 && x->op == ir::Op::Deref) {
    Reg a = gen(x->a);
    at(n);
    if (x->a->op != ir::Op::SliceToArrayPtr) emit(Op::NilCheck, a);
    return;
  }
  Reg r = temp(x->type);
  genTo(x, r);
}

void FunctionLowerer::ifStmt(ir::Node* n) {
  Label otherwise = code_.newLabel();
  CodeBuffer::Mark m = code_.mark();
  cond(n->a, otherwise, false);
  code_.releaseTemps(m);
  stmt(n->b);
  if (n->c == nullptr) {
    code_.bind(otherwise);
    return;
  }
  Label end = code_.newLabel();
  code_.jump(Op::Jmp, 0, end);
  code_.bind(otherwise);
  stmt(n->c);
  code_.bind(end);
}

// `i++` as post statement and `i < n` as condition, both of an int in a slot: one instruction.
bool FunctionLowerer::fusedLoopEnd(ir::Node* test, ir::Node* post, Label top) {
  while (post != nullptr && post->op == ir::Op::Block && post->label == nullptr &&
         post->count == 1)
    post = post->items[0];
  if (post == nullptr || test == nullptr || post->op != ir::Op::AssignOp ||
      post->opcode != ir::Op::Add || post->a->op != ir::Op::Local)
    return false;
  int64_t step;
  if (!smallConst(post->b, &step) || step != 1) return false;
  if (test->op != ir::Op::Lt && test->op != ir::Op::Le) return false;
  const ir::Local* i = post->a->local;
  if (test->a->op != ir::Op::Local || test->a->local != i || mentions(test->b, i)) return false;
  if (homes_[i->id].kind != Home::Kind::Slots || numClass(i->type) != NumClass::I64) return false;
  if (code_.longJumps()) return false;
  // The bound is read by the jump itself: it must be in a slot, or small.
  int64_t bound;
  Reg r = homes_[i->id].reg;
  if (smallConst(test->b, &bound) && test->op == ir::Op::Lt) {
    at(post);
    Reg imm = static_cast<Reg>(static_cast<uint16_t>(bound));
    code_.branch(Op::LoopIncLtSI, r, imm, top, Op::Nop, false, true);
    return true;
  }
  at(post);
  Reg b = gen(test->b);
  code_.branch(test->op == ir::Op::Lt ? Op::LoopIncLtS : Op::LoopIncLeS, r, b, top, Op::Nop, false,
               true);
  return true;
}

void FunctionLowerer::loop(ir::Node* n) {
  LabelSet set;
  if (n->label != nullptr) {
    set = labels(n->label);
  } else {
    set = {code_.newLabel(), code_.newLabel(), code_.newLabel()};
  }
  Label top = code_.newLabel();
  CodeBuffer::Mark m = code_.mark();
  if (n->a != nullptr) {
    cond(n->a, set.brk, false);
    code_.releaseTemps(m);
  }
  code_.bind(top);
  stmt(n->b);
  code_.bind(set.cont);
  if (!fusedLoopEnd(n->a, n->c, top)) {
    stmt(n->c);
    at(n);
    if (n->a != nullptr) {
      cond(n->a, top, true, true);
    } else {
      code_.jump(Op::Loop, 0, top);
    }
  }
  code_.releaseTemps(m);
  code_.bind(set.brk);
}

// ---- Return, print ------------------------------------------------------------------------------

void FunctionLowerer::returnStmt(ir::Node* n) {
  bool hasDefer = func_.has(ir::kFuncHasDefer);
  VO_DCHECK(n->count == 0 || n->count == func_.results.size(), "a return gives all results or none");
  if (n->count != 0) {
    bool hazard = false;
    for (uint32_t i = 0; i < n->count; i++)
      for (uint32_t k = 0; k < i; k++)
        if ((mentions(n->items[i], func_.results[k]) && !base::isSeeded(base::Bug::ReturnOrder)) ||
            (readsMemory(n->items[i]) &&
             homes_[func_.results[k]->id].kind != Home::Kind::Slots))
          hazard = true;
    std::vector<Reg> values(n->count, kNoReg);
    for (uint32_t i = 0; i < n->count; i++) {
      Type* t = func_.results[i]->type;
      Place p = localPlace(func_.results[i]);
      if (!hazard) {
        // An effect-free tree whose result no later value reads.
        genInto(n->items[i], p, !mentions(n->items[i], func_.results[i]));
        continue;
      }
      if (shape(t).memory) {
        Place copy = memoryTemp(t);
        genInto(n->items[i], copy, true);
        values[i] = address(copy);
      } else {
        values[i] = temp(t);
        if (shape(t).slots != 0) genTo(n->items[i], values[i]);
      }
    }
    for (uint32_t i = 0; hazard && i < n->count; i++)
      store(localPlace(func_.results[i]), values[i]);
  }
  at(n);
  if (hasDefer) {
    code_.jump(Op::Jmp, 0, epilogue_);
    return;
  }
  storeResults();
  emit(Op::Return);
}

void FunctionLowerer::print(ir::Node* n) {
  using bytecode::PrintKind;
  Reg form = n->has(ir::kStdout) ? bytecode::kPrintVo : 0;
  bool first = true;
  auto put = [&](Reg r, PrintKind k) { emit(Op::Print, r, static_cast<Reg>(k) | form); };
  for (ir::Node* i : n->list()) {
    if (!first && n->has(ir::kNewline)) put(0, PrintKind::Space);
    first = false;
    CodeBuffer::Mark m = code_.mark();
    Type* u = types::under(i->type);
    Reg r = gen(i);
    NumClass c = numClass(i->type);
    PrintKind k = PrintKind::Pointer;
    if (isInt(c)) {
      k = isSigned(c) ? PrintKind::Int : PrintKind::Uint;
    } else if (c == NumClass::Bool) {
      k = PrintKind::Bool;
    } else if (c == NumClass::F64) {
      k = PrintKind::Float64;
    } else if (c == NumClass::F32) {
      k = PrintKind::Float32;
    } else if (c == NumClass::C128) {
      k = PrintKind::Complex128;
    } else if (c == NumClass::C64) {
      k = PrintKind::Complex64;
    } else if (c == NumClass::String) {
      k = PrintKind::String;
    } else if (types::isa<types::Slice>(u)) {
      k = PrintKind::Slice;
    } else if (types::isa<types::Interface>(u)) {
      k = hasMethods(i->type) ? PrintKind::Iface : PrintKind::Eface;
    }
    put(r, k);
    code_.releaseTemps(m);
  }
  if (n->has(ir::kNewline)) put(0, PrintKind::Newline);
}

}  // namespace vo::lower
