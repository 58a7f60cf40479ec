// This file makes nodes and statements: the vocabulary of the other files of the builder. It keeps
// expression trees at most kMaxDepth deep by moving the operands of a deeper one into temporaries.
#include <algorithm>

#include "ir/build.h"

namespace vo::ir {

Node* FuncBuilder::make(Op op, Pos pos, Type* t) {
  Node* n = static_cast<Node*>(b.cx.arena.alloc(sizeof(Node), alignof(Node)));
  n->op = op;
  n->pos = pos;
  n->type = t;
  n->depth = 1;
  return n;
}

void FuncBuilder::updateDepth(Node* n) {
  uint16_t d = 0;
  for (Node* x : {n->a, n->b, n->c})
    if (x != nullptr) d = std::max(d, x->depth);
  for (uint32_t i = 0; i < n->count; i++)
    if (n->items[i] != nullptr) d = std::max(d, n->items[i]->depth);
  n->depth = static_cast<uint16_t>(d + 1);
}

// An operand that is too deep is evaluated before. Places stay: they are deep only by as many
// fields and array elements as their types nest.
Node* FuncBuilder::limit(Node* n) {
  if (n == nullptr || n->depth < kMaxDepth - 8) return n;
  const OpInfo& info = opInfo(n->op);
  if (info.cls == OpClass::Effect) return n;
  Type* u = under(n->type);
  if (info.cls == OpClass::Place && (types::isa<types::Struct>(u) || types::isa<types::Array>(u))) return n;
  return spill(n, n->pos);
}

Node* FuncBuilder::make(Op op, Pos pos, Type* t, Node* a, Node* bOperand, Node* c) {
  const OpInfo& info = opInfo(op);
  if (info.cls == OpClass::Expr || info.cls == OpClass::Place || info.cls == OpClass::Effect) {
    if (info.a != OperandKind::Place) a = limit(a);
    bOperand = limit(bOperand);
    c = limit(c);
  }
  Node* n = make(op, pos, t);
  n->a = a;
  n->b = bOperand;
  n->c = c;
  updateDepth(n);
  return n;
}

void FuncBuilder::setList(Node* n, std::span<Node* const> list) {
  if (list.empty()) return;
  std::span<Node*> copy = b.cx.arena.copy(std::span<Node* const>(list.data(), list.size()));
  n->items = copy.data();
  n->count = static_cast<uint32_t>(copy.size());
}

Node* FuncBuilder::makeList(Op op, Pos pos, Type* t, std::span<Node* const> list, Node* a) {
  NodeVec limited(list.begin(), list.end());
  if (opInfo(op).list == ListKind::Vals && opInfo(op).cls != OpClass::Stmt)
    for (Node*& x : limited) x = limit(x);
  Node* n = make(op, pos, t);
  n->a = limit(a);
  setList(n, limited);
  updateDepth(n);
  return n;
}

Node* FuncBuilder::emit(Node* stmt) {
  VO_DCHECK(opInfo(stmt->op).cls == OpClass::Stmt, "only statements are emitted");
  out->push_back(stmt);
  return stmt;
}

Node* FuncBuilder::local(Local* l, Pos pos) {
  Node* n = make(Op::Local, pos, l->type);
  n->local = l;
  return n;
}

namespace {

// An untyped constant keeps the form it was written in (2.0, 'a', 3+0i) until its type is known, in
// generic code until here.
const ConstValue* inFormOf(base::Arena& arena, const ConstValue* v, Type* t) {
  types::ConstKind k = types::constKind(v);
  auto* value = const_cast<ConstValue*>(v);
  if (k == types::ConstKind::Bool || k == types::ConstKind::String || k == types::ConstKind::Unknown) return v;
  if (types::isInteger(t)) return k == types::ConstKind::Int ? v : types::toInt(arena, value);
  if (types::isFloat(t)) return k == types::ConstKind::Complex ? types::toFloat(arena, value) : v;
  return types::isComplex(t) ? types::toComplex(arena, value) : v;
}

}  // namespace

Node* FuncBuilder::constant(const ConstValue* v, Type* t, Pos pos) {
  Node* n = make(Op::Const, pos, t);
  n->constant = inFormOf(b.cx.arena, v, t);
  return n;
}
Node* FuncBuilder::intConst(int64_t v, Type* t, Pos pos) {
  return constant(types::makeInt64(b.cx.arena, v), t, pos);
}
Node* FuncBuilder::boolConst(bool v, Pos pos) {
  return constant(types::makeBool(b.cx.arena, v), b.boolType(), pos);
}
Node* FuncBuilder::strConst(std::string_view v, Pos pos) {
  return constant(types::makeString(b.cx.arena, v), b.stringType(), pos);
}
Node* FuncBuilder::zero(Type* t, Pos pos) { return make(Op::Zero, pos, t); }

Node* FuncBuilder::field(Node* a, int64_t i, Pos pos) {
  types::Struct* s = underAs<types::Struct>(a->type);
  VO_CHECK(s != nullptr && static_cast<size_t>(i) < s->fields.size(), "the operand has the field");
  Node* n = make(Op::Field, pos, s->fields[static_cast<size_t>(i)]->type, a);
  n->index = i;
  return n;
}

Node* FuncBuilder::index(Node* a, Node* i, Pos pos) {
  Type* t = under(a->type);
  Type* elem = nullptr;
  if (types::Slice* s = dynCast<types::Slice>(t)) elem = s->elem;
  if (types::Array* x = dynCast<types::Array>(t)) {
    elem = x->elem;
    if (i->op != Op::Const)
      if (Local* root = rootLocal(a)) root->indexed = true;
  }
  VO_CHECK(elem != nullptr, "only slices and arrays are indexed");
  return make(Op::Index, pos, elem, a, i);
}

Node* FuncBuilder::deref(Node* a, Pos pos) {
  types::Pointer* p = underAs<types::Pointer>(a->type);
  VO_CHECK(p != nullptr, "only pointers are dereferenced");
  if (a->op == Op::Addr && identical(a->a->type, p->elem)) return a->a;
  return make(Op::Deref, pos, p->elem, a);
}

Node* FuncBuilder::addr(Node* place, Pos pos) {
  Local* root = rootLocal(place);
  if (root != nullptr) {
    root->addressTaken = true;
    root->storage = Storage::Heap;
  }
  return make(Op::Addr, pos, b.pointerTo(place->type), place);
}

Node* FuncBuilder::not_(Node* a) {
  if (a->op == Op::Not) return a->a;
  return make(Op::Not, a->pos, a->type, a);
}

Node* FuncBuilder::isNil(Node* a, Pos pos) { return make(Op::IsNil, pos, b.boolType(), a); }

Node* FuncBuilder::funcRef(Func* f, Type* type, Pos pos) {
  Node* n = make(Op::FuncRef, pos, type);
  n->func = f;
  return n;
}

void FuncBuilder::assign(Node* place, Node* value, Pos pos) {
  if (Local* root = rootLocal(place)) root->reassigned = true;
  emit(make(Op::Assign, pos, nullptr, place, value));
}

Node* FuncBuilder::decl(Local* l, Node* value, Pos pos) {
  Node* n = make(Op::Decl, pos, nullptr, value);
  n->local = l;
  l->loopDepth = loopDepth;
  return emit(n);
}

Node* FuncBuilder::block(NodeVec& list, Pos pos, Label* label) {
  Node* n = make(Op::Block, pos, nullptr);
  setList(n, list);
  n->label = label;
  return n;
}

void FuncBuilder::emitIf(Node* cond, NodeVec& then, NodeVec& otherwise, Pos pos) {
  Node* e = otherwise.empty() ? nullptr : block(otherwise, pos);
  emit(make(Op::If, pos, nullptr, cond, block(then, pos), e));
}

void FuncBuilder::jump(Op op, Label* label, Pos pos) {
  // Behind a return or another jump nothing is reached.
  if (op != Op::LabelMark && !out->empty() && (opInfo(out->back()->op).effects & kEnds) != 0) return;
  Node* n = make(op, pos, nullptr);
  n->label = label;
  if (op == Op::Goto) gotoTargets.insert(label);
  if (op == Op::LabelMark) labelMarks.push_back(n);
  emit(n);
}

Node* FuncBuilder::spill(Node* value, Pos pos) {
  Local* t = newTemp(value->type, pos);
  decl(t, value, pos);
  return local(t, pos);
}

bool FuncBuilder::isSimple(const Node* n) {
  switch (n->op) {
    case Op::Const:
    case Op::Zero:
    case Op::FuncRef: return true;
    // A temporary is assigned once, before it is used.
    case Op::Local: return n->local->kind == LocalKind::Temp && !n->local->reassigned;
    case Op::ConvNop: return isSimple(n->a);
    default: return false;
  }
}

Node* FuncBuilder::stable(Node* value) {
  if (isSimple(value)) return value;
  if (value->op == Op::Local && !value->local->shared && !value->local->reassigned) return value;
  return spill(value, value->pos);
}

Node* FuncBuilder::copy(const Node* n) {
  if (n == nullptr) return nullptr;
  Node* r = make(n->op, n->pos, n->type);
  void* items = r->items;
  *r = *n;
  r->items = static_cast<Node**>(items);
  r->a = copy(n->a);
  r->b = copy(n->b);
  r->c = copy(n->c);
  if (n->count != 0) {
    NodeVec list;
    for (Node* x : n->list()) list.push_back(copy(x));
    setList(r, list);
  }
  return r;
}

bool FuncBuilder::mayTrap(const Node* n) const {
  if (n == nullptr) return false;
  bool traps = (opInfo(n->op).effects & kTraps) != 0 && !n->has(kNoCheck);
  // Comparisons panic only for what interfaces may hold.
  if (n->op == Op::Eq || n->op == Op::Ne) traps = !types::isa<types::Basic>(under(n->a->type));
  if (n->op == Op::Addr) traps = false;
  if (traps) return true;
  return anyChild(n, [&](const Node* x) { return mayTrap(x); });
}

bool FuncBuilder::isPlace(const Node* n) const {
  for (;;) {
    switch (n->op) {
      case Op::Local:
      case Op::Global:
      case Op::Deref: return true;
      case Op::Field: n = n->a; break;
      case Op::Index:
        if (isa<types::Slice>(under(n->a->type))) return true;
        n = n->a;
        break;
      default: return false;
    }
  }
}

Local* FuncBuilder::rootLocal(const Node* n) const {
  for (;;) {
    switch (n->op) {
      case Op::Local: return n->local;
      case Op::Field: n = n->a; break;
      case Op::Index:
        if (isa<types::Slice>(under(n->a->type))) return nullptr;
        n = n->a;
        break;
      default: return nullptr;
    }
  }
}

Node* FuncBuilder::addressable(Node* value, Pos pos) {
  if (isPlace(value)) return value;
  return spill(value, pos);
}

}  // namespace vo::ir
