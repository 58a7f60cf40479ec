// This file makes nodes and statements: the vocabulary of the other files of the builder. It keeps
// expression trees at most kMaxDepth deep by moving the operands of a deeper one into temporaries.
#include <algorithm>

#include "ir/build_func.h"
#include "ir/func_builder.h"
#include "ir/nodes.h"

namespace vo::ir {

Node* make(FuncBuilder& fb, Op op, Pos pos, Type* t) {
  Node* n = static_cast<Node*>(fb.b.cx.bodies.alloc(sizeof(Node), alignof(Node)));
  n->op = op;
  n->pos = pos;
  n->type = t;
  n->depth = 1;
  return n;
}

void updateDepth(Node* n) {
  uint16_t d = 0;
  for (Node* x : {n->a, n->b, n->c})
    if (x != nullptr) d = std::max(d, x->depth);
  for (uint32_t i = 0; i < n->count; i++)
    if (n->items[i] != nullptr) d = std::max(d, n->items[i]->depth);
  VO_DCHECK(d < UINT16_MAX, "trees are split long before");
  n->depth = static_cast<uint16_t>(d + 1);
}

// An operand that is too deep is evaluated before. Places stay: they are deep only by as many
// fields and array elements as their types nest.
static Node* limit(FuncBuilder& fb, Node* n) {
  if (n == nullptr || n->depth < kMaxDepth - 8) return n;
  const OpInfo& info = opInfo(n->op);
  if (info.cls == OpClass::Effect) return n;
  Type* u = under(n->type);
  if (info.cls == OpClass::Place && (types::isa<types::Struct>(u) || types::isa<types::Array>(u))) return n;
  return spill(fb, n, n->pos);
}

Node* make(FuncBuilder& fb, Op op, Pos pos, Type* t, Node* a, Node* bOperand, Node* c) {
  const OpInfo& info = opInfo(op);
  if (info.cls == OpClass::Expr || info.cls == OpClass::Place || info.cls == OpClass::Effect) {
    if (info.a != OperandKind::Place) a = limit(fb, a);
    bOperand = limit(fb, bOperand);
    c = limit(fb, c);
  }
  Node* n = make(fb, op, pos, t);
  n->a = a;
  n->b = bOperand;
  n->c = c;
  updateDepth(n);
  return n;
}

void setList(FuncBuilder& fb, Node* n, std::span<Node* const> list) {
  VO_DCHECK(opInfo(n->op).list != ListKind::No, "the operation has a list");
  if (list.empty()) return;
  std::span<Node*> copy = fb.b.cx.bodies.copy(std::span<Node* const>(list.data(), list.size()));
  n->items = copy.data();
  n->count = static_cast<uint32_t>(copy.size());
}

Node* makeList(FuncBuilder& fb, Op op, Pos pos, Type* t, std::span<Node* const> list, Node* a) {
  NodeVec limited(list.begin(), list.end());
  if (opInfo(op).list == ListKind::Vals && opInfo(op).cls != OpClass::Stmt)
    for (Node*& x : limited) x = limit(fb, x);
  Node* n = make(fb, op, pos, t);
  n->a = limit(fb, a);
  setList(fb, n, limited);
  updateDepth(n);
  return n;
}

Node* emit(FuncBuilder& fb, Node* stmt) {
  VO_DCHECK(opInfo(stmt->op).cls == OpClass::Stmt, "only statements are emitted");
  fb.out->push_back(stmt);
  return stmt;
}

Node* local(FuncBuilder& fb, Local* l, Pos pos) {
  VO_DCHECK(l->id < fb.fn->locals.size() && fb.fn->locals[l->id] == l, "a function refers to its own variables; those of others are captured");
  Node* n = make(fb, Op::Local, pos, l->type);
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

Node* constant(FuncBuilder& fb, const ConstValue* v, Type* t, Pos pos) {
  VO_DCHECK(v != nullptr && types::isa<types::Basic>(under(t)), "constants are basic values");
  Node* n = make(fb, Op::Const, pos, t);
  n->constant = inFormOf(fb.b.cx.bodies, v, t);
  return n;
}
Node* intConst(FuncBuilder& fb, int64_t v, Type* t, Pos pos) {
  return constant(fb, types::makeInt64(fb.b.cx.bodies, v), t, pos);
}
Node* boolConst(FuncBuilder& fb, bool v, Pos pos) {
  return constant(fb, types::makeBool(fb.b.cx.bodies, v), fb.b.boolType(), pos);
}
Node* strConst(FuncBuilder& fb, std::string_view v, Pos pos) {
  return constant(fb, types::makeString(fb.b.cx.bodies, v), fb.b.stringType(), pos);
}
Node* zero(FuncBuilder& fb, Type* t, Pos pos) { return make(fb, Op::Zero, pos, t); }

Node* field(FuncBuilder& fb, Node* a, int64_t i, Pos pos) {
  types::Struct* s = underAs<types::Struct>(a->type);
  VO_CHECK(s != nullptr && static_cast<size_t>(i) < s->fields.size(), "the operand has the field");
  Node* n = make(fb, Op::Field, pos, s->fields[static_cast<size_t>(i)]->type, a);
  n->index = i;
  return n;
}

Node* index(FuncBuilder& fb, Node* a, Node* i, Pos pos) {
  Type* t = under(a->type);
  Type* elem = nullptr;
  if (types::Slice* s = dynCast<types::Slice>(t)) elem = s->elem;
  if (types::Array* x = dynCast<types::Array>(t)) {
    elem = x->elem;
    if (i->op != Op::Const)
      if (Local* root = rootLocal(a)) root->indexed = true;
  }
  VO_CHECK(elem != nullptr, "only slices and arrays are indexed");
  return make(fb, Op::Index, pos, elem, a, i);
}

Node* deref(FuncBuilder& fb, Node* a, Pos pos) {
  types::Pointer* p = underAs<types::Pointer>(a->type);
  VO_CHECK(p != nullptr, "only pointers are dereferenced");
  if (a->op == Op::Addr && identical(a->a->type, p->elem)) return a->a;
  return make(fb, Op::Deref, pos, p->elem, a);
}

Node* addr(FuncBuilder& fb, Node* place, Pos pos) {
  VO_DCHECK(isPlace(place), "only places have addresses");
  Local* root = rootLocal(place);
  if (root != nullptr) {
    root->addressTaken = true;
    root->storage = Storage::Heap;
  }
  return make(fb, Op::Addr, pos, fb.b.pointerTo(place->type), place);
}

Node* not_(FuncBuilder& fb, Node* a) {
  VO_DCHECK(types::isBoolean(a->type), "only booleans are negated");
  if (a->op == Op::Not) return a->a;
  return make(fb, Op::Not, a->pos, a->type, a);
}

Node* isNil(FuncBuilder& fb, Node* a, Pos pos) { return make(fb, Op::IsNil, pos, fb.b.boolType(), a); }

Node* funcRef(FuncBuilder& fb, Func* f, Type* type, Pos pos) {
  VO_DCHECK(f != nullptr && underAs<Signature>(type) != nullptr, "a function value has a function's type");
  Node* n = make(fb, Op::FuncRef, pos, type);
  n->func = f;
  return n;
}

void assign(FuncBuilder& fb, Node* place, Node* value, Pos pos) {
  VO_DCHECK(isPlace(place) && value != nullptr && value->type != nullptr, "a value goes to a place");
  if (Local* root = rootLocal(place)) root->reassigned = true;
  emit(fb, make(fb, Op::Assign, pos, nullptr, place, value));
}

Node* decl(FuncBuilder& fb, Local* l, Node* value, Pos pos) {
  VO_DCHECK(l->kind != LocalKind::Param && l->kind != LocalKind::Capture, "parameters and captures exist from the beginning");
  Node* n = make(fb, Op::Decl, pos, nullptr, value);
  n->local = l;
  l->loopDepth = fb.loopDepth;
  return emit(fb, n);
}

Node* block(FuncBuilder& fb, NodeVec& list, Pos pos, Label* label) {
  Node* n = make(fb, Op::Block, pos, nullptr);
  setList(fb, n, list);
  n->label = label;
  return n;
}

void emitIf(FuncBuilder& fb, Node* cond, NodeVec& then, NodeVec& otherwise, Pos pos) {
  VO_DCHECK(types::isBoolean(cond->type), "a condition is a boolean");
  Node* e = otherwise.empty() ? nullptr : block(fb, otherwise, pos);
  emit(fb, make(fb, Op::If, pos, nullptr, cond, block(fb, then, pos), e));
}

void jump(FuncBuilder& fb, Op op, Label* label, Pos pos) {
  VO_DCHECK(label != nullptr, "a jump leads somewhere");
  // Behind a return or another jump nothing is reached.
  if (op != Op::LabelMark && !fb.out->empty() && (opInfo(fb.out->back()->op).effects & kEnds) != 0) return;
  Node* n = make(fb, op, pos, nullptr);
  n->label = label;
  if (op == Op::Goto) fb.gotoTargets.insert(label);
  if (op == Op::LabelMark) fb.labelMarks.push_back(n);
  emit(fb, n);
}

Node* spill(FuncBuilder& fb, Node* value, Pos pos) {
  VO_DCHECK(value->type != nullptr && !types::isa<types::Tuple>(value->type), "a temporary holds one value");
  Local* t = newTemp(fb, value->type, pos);
  decl(fb, t, value, pos);
  return local(fb, t, pos);
}

bool isSimple(const Node* n) {
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

Node* stable(FuncBuilder& fb, Node* value) {
  if (isSimple(value)) return value;
  if (value->op == Op::Local && !value->local->shared && !value->local->reassigned) return value;
  return spill(fb, value, value->pos);
}

Node* copy(FuncBuilder& fb, const Node* n) {
  if (n == nullptr) return nullptr;
  Node* r = make(fb, n->op, n->pos, n->type);
  void* items = r->items;
  *r = *n;
  r->items = static_cast<Node**>(items);
  r->a = copy(fb, n->a);
  r->b = copy(fb, n->b);
  r->c = copy(fb, n->c);
  if (n->count != 0) {
    NodeVec list;
    for (Node* x : n->list()) list.push_back(copy(fb, x));
    setList(fb, r, list);
  }
  return r;
}

bool mayTrap(const Node* n) {
  if (n == nullptr) return false;
  bool traps = (opInfo(n->op).effects & kTraps) != 0 && !n->has(kNoCheck);
  // Comparisons panic only for what interfaces may hold.
  if (n->op == Op::Eq || n->op == Op::Ne) traps = !types::isa<types::Basic>(under(n->a->type));
  if (n->op == Op::Addr) traps = false;
  if (traps) return true;
  return anyChild(n, [&](const Node* x) { return mayTrap(x); });
}

bool isPlace(const Node* n) {
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

Local* rootLocal(const Node* n) {
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

Node* addressable(FuncBuilder& fb, Node* value, Pos pos) {
  if (isPlace(value)) return value;
  return spill(fb, value, pos);
}

}  // namespace vo::ir
