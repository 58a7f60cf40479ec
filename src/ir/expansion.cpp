// This file copies a callee's body into a caller.
#include "ir/expansion.h"

#include "ir/build_func.h"
#include "ir/nodes.h"

namespace vo::ir {

namespace {

bool hasReturn(const Node* n) {
  if (n == nullptr) return false;
  OpClass c = opInfo(n->op).cls;
  if (c != OpClass::Stmt && c != OpClass::Part) return false;
  if (n->op == Op::Return) return true;
  return anyChild(n, [](const Node* x) { return hasReturn(x); });
}

}  // namespace

bool isFixed(const Node* captured) {
  if (captured->op == Op::Const || captured->op == Op::FuncRef) return true;
  if (captured->op == Op::Addr) return captured->a->op == Op::Local;
  return captured->op == Op::Local && !captured->local->reassigned && !captured->local->addressTaken;
}

Expansion::Expansion(base::Arena& arena, FuncBuilder& caller, Func& callee, const Node* closure, const Node* call, uint16_t depth)
    : arena_(arena), caller_(caller), callee_(callee), closure_(closure), at_(call->pos), begin_(callee.has(kFuncWrapper) ? call->pos : callee.pos), depth_(depth), isWrapper_(callee.has(kFuncWrapper)) {
  site_ = call->inlined;
  if (!isWrapper_) {
    base::ArenaVec<InlineSite>& sites = caller.fn->inlineSites;
    sites.push(arena, {call->inlined, call->pos, &callee});
    site_ = static_cast<uint32_t>(sites.size());
  }
  siteOf_.resize(callee.inlineSites.size(), 0);
}

void Expansion::run(const Node* call, NodeVec* out, NodeVec* results, Local* into) {
  out_ = out;
  if (into != nullptr) locals_[callee_.results[0]] = into;
  for (size_t i = 0; i < callee_.captures.size(); i++) bind(callee_.captures[i], closure_->items[i]);
  for (size_t i = 0; i < callee_.params.size(); i++) bind(callee_.params[i], call->items[i]);
  std::span<Node*> body = callee_.body->list();
  bool simple = !body.empty() && body.back()->op == Op::Return;
  for (const Node* s : body.subspan(0, simple ? body.size() - 1 : body.size())) simple = simple && !hasReturn(s);
  // A closure that is left behind may look at the result variable.
  for (const Local* r : callee_.results) simple = simple && !r->addressTaken;
  const Node* last = simple ? body.back() : nullptr;
  if (simple && (last->count != 0 || callee_.results.empty())) {
    if (callee_.has(kFuncNamedResults)) declareResults(out);
    for (const Node* s : body.subspan(0, body.size() - 1)) out->push_back(clone(s));
    for (const Node* v : last->list()) results->push_back(clone(v));
    return;
  }
  declareResults(out);
  end_ = newLabel(caller_);
  NodeVec list;
  for (const Node* s : body) list.push_back(clone(s));
  Node* block = node(Op::Block, begin_);
  set(block, list);
  block->label = end_;
  out->push_back(block);
  for (Local* r : callee_.results) results->push_back(local(locals_[r], begin_));
  inVariables = true;
}

Node* Expansion::node(Op op, Pos pos) {
  Node* n = static_cast<Node*>(arena_.alloc(sizeof(Node), alignof(Node)));
  n->op = op;
  n->pos = pos;
  n->depth = 1;
  n->inlined = site_;
  return n;
}

void Expansion::set(Node* n, const NodeVec& list) {
  n->items = arena_.copy(std::span<Node* const>(list)).data();
  n->count = static_cast<uint32_t>(list.size());
}

Node* Expansion::local(Local* l, Pos pos) {
  Node* n = node(Op::Local, pos);
  n->local = l;
  n->type = l->type;
  return n;
}

Local* Expansion::newLocal(const Local* from) {
  LocalKind kind = from->kind == LocalKind::Temp || from->kind == LocalKind::MapIter ? from->kind : LocalKind::Var;
  Local* l = ir::newLocal(caller_, kind, from->name, from->type, from->pos);
  // What escape analysis found out about the callee says nothing about the caller's loops.
  l->storage = from->kind == LocalKind::MapIter ? Storage::Frame
               : from->addressTaken              ? Storage::Heap
                                                 : Storage::Slot;
  l->addressTaken = from->addressTaken;
  l->reassigned = from->reassigned;
  l->indexed = from->indexed;
  l->shared = from->shared;
  l->loopDepth = static_cast<uint16_t>(from->loopDepth + depth_);
  return l;
}

void Expansion::declare(NodeVec* out, Local* l, Node* value, Pos pos) {
  Node* d = node(Op::Decl, pos);
  d->local = l;
  d->a = value;
  d->depth = static_cast<uint16_t>(value != nullptr ? value->depth + 1 : 1);
  out->push_back(d);
}

void Expansion::declareResults(NodeVec* out) {
  for (Local* r : callee_.results) {
    Local*& l = locals_[r];
    if (l == nullptr) l = newLocal(r);
    l->reassigned = true;
    l->indexed |= r->indexed;
    declare(out, l, nullptr, begin_);
    if (!callee_.has(kFuncNamedResults)) out->back()->flags |= kUninit;
  }
}

// The argument's own nodes belong to the caller.
void Expansion::bind(Local* p, Node* arg) {
  bool fixed = !p->reassigned && !p->addressTaken;
  if (fixed && arg->op == Op::Local && !arg->local->addressTaken) {
    arg->local->indexed |= p->indexed;
    replaced_[p] = arg;
    return;
  }
  bool isAddress = p->byRef && arg->op == Op::Addr && arg->a->op == Op::Local;
  if (fixed && !p->indexed && (arg->op == Op::Const || arg->op == Op::FuncRef || isAddress)) {
    replaced_[p] = arg;
    return;
  }
  Local* l = newLocal(p);
  locals_[p] = l;
  declare(out_, l, arg, arg->pos);
}

Local* Expansion::mapped(Local* l) {
  Local*& m = locals_[l];
  if (m == nullptr) m = newLocal(l);
  return m;
}

Label* Expansion::mapped(Label* l) {
  if (l == nullptr) return nullptr;
  Label*& m = labels_[l];
  if (m == nullptr) m = newLabel(caller_, l->name);
  return m;
}

uint32_t Expansion::mappedSite(uint32_t k) {
  if (k == 0) return site_;
  uint32_t& m = siteOf_[k - 1];
  if (m == 0) {
    VO_DCHECK(k <= callee_.inlineSites.size(), "the node comes from a call that was inlined into the callee");
    InlineSite s = callee_.inlineSites[k - 1];
    if (isWrapper_ && s.parent == 0) s.call = at_;
    s.parent = mappedSite(s.parent);
    caller_.fn->inlineSites.push(arena_, s);
    m = static_cast<uint32_t>(caller_.fn->inlineSites.size());
  }
  return m;
}

// What stands for a variable of the callee, as an operand at `at`; null: a variable of its own.
Node* Expansion::replacement(const Local* l, const Node* at) {
  auto r = replaced_.find(l);
  if (r == replaced_.end()) return nullptr;
  const Node* value = r->second;
  Node* c = node(value->op, at->pos);
  *c = *value;
  c->pos = place(at);
  c->inlined = mappedSite(at->inlined);
  if (value->op == Op::Const || value->op == Op::FuncRef) c->type = at->type;
  if (value->op == Op::Addr) {
    c->a = local(value->a->local, c->pos);
    c->a->inlined = c->inlined;
  }
  return c;
}

Node* Expansion::clone(const Node* n) {
  if (n == nullptr) return nullptr;
  if (n->op == Op::Return) return leave(n);
  if (n->op == Op::Local) {
    if (Node* r = replacement(n->local, n)) return r;
  }
  // A variable that the closure shares with its maker is that variable.
  if (n->op == Op::Deref && n->a->op == Op::Local) {
    Node* r = replacement(n->a->local, n->a);
    if (r != nullptr && r->op == Op::Addr) return r->a;
  }
  Node* c = node(n->op, n->pos);
  *c = *n;
  c->pos = place(n);
  c->flags &= static_cast<uint8_t>(~kOnFrame);
  c->inlined = mappedSite(n->inlined);
  switch (opInfo(n->op).payload) {
    case Payload::Local: c->local = mapped(n->local); break;
    case Payload::Label: c->label = mapped(n->label); break;
    default: break;
  }
  c->a = operand(n, n->a);
  c->b = operand(n, n->b);
  c->c = operand(n, n->c);
  if (n->count != 0) {
    NodeVec list;
    list.reserve(n->count);
    for (const Node* x : n->list()) list.push_back(operand(n, x));
    set(c, list);
  }
  if (c->op == Op::Index && c->b->op != Op::Const && types::isa<types::Array>(types::under(c->a->type)))
    if (Local* root = rootLocal(c->a)) root->indexed = true;
  return c;
}

// Where a constant of the source could not stand, an argument that is one goes through a variable: no pass
// expects `a[5]` of a [4]int, or a division by the constant zero.
Node* Expansion::operand(const Node* parent, const Node* x) {
  Node* c = clone(x);
  if (x == nullptr || x->op != Op::Local || c->op != Op::Const || !types::isInteger(c->type)) return c;
  int64_t v = 0;
  bool fits = types::int64Value(c->constant, &v);
  Op op = parent->op == Op::AssignOp || parent->op == Op::MapAssignOp ? parent->opcode : parent->op;
  bool fine = true;
  switch (op) {
    case Op::Index: {
      types::Array* a = underAs<types::Array>(parent->a->type);
      fine = a == nullptr || (fits && v >= 0 && v < a->length);
      break;
    }
    case Op::Div:
    case Op::Rem: fine = !fits || v != 0; break;
    case Op::Shl:
    case Op::Shr: fine = fits && v >= 0; break;
    case Op::SliceOp:
    case Op::MakeSlice:
    case Op::MakeMap:
    case Op::MakeChan: fine = false; break;
    default: break;
  }
  if (fine) return c;
  Local* l = ir::newLocal(caller_, LocalKind::Temp, {}, c->type, c->pos);
  l->reassigned = true;
  declare(out_, l, c, c->pos);
  return local(l, c->pos);
}

// return: results are stored, the block is left.
Node* Expansion::leave(const Node* n) {
  NodeVec list;
  Pos at = place(n);
  uint32_t site = mappedSite(n->inlined);
  NodeVec values;
  for (const Node* v : n->list()) values.push_back(clone(v));
  VO_DCHECK(values.empty() || values.size() == callee_.results.size(), "a return gives all results or none");
  if (values.size() > 1 && callee_.has(kFuncNamedResults)) {
    for (Node*& v : values) {
      if (v->op == Op::Const || v->op == Op::Zero) continue;
      Local* t = ir::newLocal(caller_, LocalKind::Temp, {}, v->type, at);
      declare(&list, t, v, at);
      v = local(t, at);
    }
  }
  for (size_t i = 0; i < values.size(); i++) {
    Node* s = node(Op::Assign, at);
    s->a = local(locals_[callee_.results[i]], at);
    s->b = values[i];
    s->depth = static_cast<uint16_t>(values[i]->depth + 1);
    s->inlined = site;
    list.push_back(s);
  }
  Node* j = node(Op::Break, at);
  j->label = end_;
  j->inlined = site;
  list.push_back(j);
  Node* block = node(Op::Block, at);
  block->label = nullptr;
  set(block, list);
  return block;
}

}  // namespace vo::ir
