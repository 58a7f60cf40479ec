// This file builds assignments and definitions.
//
// `a, b = x, y`: the operands of indexing and dereferences on the left and the values on the right
// are taken first, then the assignments happen from left to right.
#include <algorithm>

#include "ir/build.h"

namespace vo::ir {

using namespace syntax;

bool FuncBuilder::isBlank(const Expr* e) {
  const Ident* id = dynCast<Ident>(unparen(e));
  return id != nullptr && id->name.str() == "_";
}

FuncBuilder::Target FuncBuilder::target(const Expr* e, bool define) {
  Target t;
  e = unparen(e);
  t.pos = e->pos;
  if (isBlank(e)) {
    // `var _ T = x` converts to T; the checker then has an object.
    if (define)
      if (types::Var* v = types::dynCast<types::Var>(b.info.object(cast<Ident>(e)))) t.type = map(v->type);
    return t;
  }
  if (const Ident* id = dynCast<Ident>(e); id != nullptr && define && b.info.isDefinition(id)) {
    types::Var* v = types::cast<types::Var>(b.info.object(id));
    t.kind = Target::Kind::Place;
    t.fresh = declareVar(v);
    t.place = local(t.fresh, e->pos);
    t.type = t.fresh->type;
    return t;
  }
  if (const IndexExpr* x = dynCast<IndexExpr>(e)) {
    Type* mt = b.info.type(x->x) != nullptr ? typeOf(x->x) : nullptr;
    if (types::Map* m = underAs<types::Map>(mt)) {
      t.kind = Target::Kind::MapElem;
      {
        Later l(*this, hasEffect(x->indices[0]));
        t.place = expr(x->x);
      }
      t.key = earlyKey(exprTo(x->indices[0], m->key), mt);
      t.type = m->elem;
      t.pos = x->lbrack;
      return t;
    }
  }
  t.kind = Target::Kind::Place;
  t.place = place(e);
  t.type = t.place->type;
  return t;
}

// A value that the assignments to `assigned` (and to memory) do not change.
Node* FuncBuilder::freezeValue(Node* n, std::span<Local* const> assigned) {
  if (isSimple(n)) return n;
  if (n->op == Op::Local && !exposed.contains(n->local) &&
      std::find(assigned.begin(), assigned.end(), n->local) == assigned.end())
    return n;
  return spill(n, n->pos);
}

Node* FuncBuilder::freezePlace(Node* n, std::span<Local* const> assigned) {
  switch (n->op) {
    case Op::Field: n->a = freezePlace(n->a, assigned); break;
    case Op::Index:
      n->a = types::isa<types::Slice>(under(n->a->type)) ? freezeValue(n->a, assigned)
                                                          : freezePlace(n->a, assigned);
      n->b = freezeValue(n->b, assigned);
      break;
    case Op::Deref: n->a = freezeValue(n->a, assigned); break;
    default: break;
  }
  return n;
}

void FuncBuilder::freeze(Target& t, std::span<Local* const> assigned) {
  if (t.kind == Target::Kind::Place && t.fresh == nullptr) t.place = freezePlace(t.place, assigned);
  if (t.kind == Target::Kind::MapElem) {
    t.place = freezeValue(t.place, assigned);
    t.key = freezeValue(t.key, assigned);
  }
}

// REQUIRES: the value has the target's type.
void FuncBuilder::store(const Target& t, Node* value) {
  switch (t.kind) {
    case Target::Kind::Blank: discard(value, t.pos); return;
    case Target::Kind::MapElem:
      if (opInfo(value->op).cls == OpClass::Effect) value = spill(value, value->pos);
      emit(make(Op::MapAssign, t.pos, nullptr, t.place, t.key, value));
      return;
    case Target::Kind::Place:
      if (t.fresh != nullptr)
        decl(t.fresh, value, t.pos);
      else
        assign(t.place, value, t.pos);
      return;
  }
}

void FuncBuilder::assignOne(const Target& t, const Expr* rhs) {
  if (t.type != nullptr) {
    store(t, producerTo(rhs, t.type));
  } else if (b.info.mode(rhs) != Mode::NilValue) {
    store(t, producer(rhs));
  }
}

void FuncBuilder::assignParallel(std::vector<Target>& lhs, std::span<Expr* const> rhs) {
  if (lhs.size() == 1) return assignOne(lhs[0], rhs[0]);
  size_t n = lhs.size();
  std::vector<bool> effects(n + 1);
  for (size_t i = n; i-- > 0;) effects[i] = effects[i + 1] || hasEffect(rhs[i]);
  NodeVec values;
  std::vector<Local*> assigned;
  bool allFresh = true, allLocals = true;
  for (size_t i = 0; i < n; i++) {
    const Target& t = lhs[i];
    Later l(*this, effects[i + 1]);
    if (t.type != nullptr)
      values.push_back(exprTo(rhs[i], t.type));
    else
      values.push_back(b.info.mode(rhs[i]) == Mode::NilValue ? zero(b.anyType(), t.pos) : expr(rhs[i]));
    bool isLocal = t.kind == Target::Kind::Place && t.place->op == Op::Local;
    if (t.kind != Target::Kind::Blank && t.fresh == nullptr) allFresh = false;
    if (isLocal && std::find(assigned.begin(), assigned.end(), t.place->local) != assigned.end())
      allLocals = false;
    if (isLocal) assigned.push_back(t.place->local);
    allLocals = allLocals && isLocal;
  }
  // New variables are not visible on the right.
  if (allFresh) {
    for (size_t i = 0; i < n; i++) store(lhs[i], values[i]);
    return;
  }
  for (Target& t : lhs) freeze(t, assigned);
  for (size_t i = 0; i < n; i++) {
    // The order of assignments to different local variables cannot be seen: the last comes first.
    if (allLocals && i + 1 == n) break;
    if (lhs[i].kind == Target::Kind::Blank ? mayTrap(values[i]) : !isSimple(values[i]))
      values[i] = spill(values[i], values[i]->pos);
  }
  if (allLocals) store(lhs[n - 1], values[n - 1]);
  for (size_t i = 0; i + (allLocals ? 1 : 0) < n; i++) store(lhs[i], values[i]);
}

// One producer of several values. Variables take them directly; other targets after they were frozen,
// as in `x, x = f()` the last one counts.
void FuncBuilder::assignMulti(std::vector<Target>& lhs, Node* p, Pos pos) {
  Tuple* tuple = types::cast<Tuple>(p->type);
  bool direct = true;
  for (size_t i = 0; i < lhs.size(); i++) {
    const Target& t = lhs[i];
    if (t.kind == Target::Kind::Blank) continue;
    direct = direct && t.kind == Target::Kind::Place && t.place->op == Op::Local &&
             identical(t.type, tuple->vars[i]->type);
  }
  if (direct) {
    NodeVec places;
    for (Target& t : lhs) {
      if (t.fresh != nullptr) decl(t.fresh, nullptr, t.pos)->flags |= kUninit;
      places.push_back(t.kind == Target::Kind::Blank ? nullptr : t.place);
    }
    Node* n = makeList(Op::AssignMulti, pos, nullptr, places);
    n->b = p;
    updateDepth(n);
    emit(n);
    return;
  }
  NodeVec values = multiOf(p, pos);
  assignValues(lhs, values);
}

void FuncBuilder::assignValues(std::vector<Target>& lhs, NodeVec& values) {
  std::vector<Local*> assigned;
  for (const Target& t : lhs)
    if (t.kind == Target::Kind::Place && t.place->op == Op::Local) assigned.push_back(t.place->local);
  for (Target& t : lhs) freeze(t, assigned);
  for (size_t i = 0; i < lhs.size(); i++) {
    Node* v = values[i];
    if (lhs[i].type != nullptr) v = convert(v, lhs[i].type, lhs[i].pos);
    store(lhs[i], v);
  }
}

Node* FuncBuilder::commaOk(const Expr* e) {
  e = unparen(e);
  auto pair = [&](Type* t) {
    types::Var* vars2[2] = {b.tc.newVar(e->pos, nullptr, {}, t),
                            b.tc.newVar(e->pos, nullptr, {}, b.boolType())};
    return b.tc.newTuple(b.tc.arena().copy(std::span<types::Var* const>(vars2)));
  };
  if (const TypeAssertExpr* t = dynCast<TypeAssertExpr>(e)) return typeAssert(t, true);
  if (const IndexExpr* x = dynCast<IndexExpr>(e)) {
    Node* m;
    {
      Later l(*this, hasEffect(x->indices[0]));
      m = expr(x->x);
    }
    types::Map* mt = underAs<types::Map>(m->type);
    Node* key = exprTo(x->indices[0], mt->key);
    return make(Op::MapIndexOk, x->lbrack, pair(mt->elem), m, key);
  }
  const UnaryExpr* u = cast<UnaryExpr>(e);
  Node* c = expr(u->x);
  return make(Op::RecvOk, e->pos, pair(underAs<types::Chan>(c->type)->elem), c);
}

void FuncBuilder::define(std::span<Expr* const> lhs, std::span<Expr* const> rhs, bool isDefine, Pos pos) {
  bool effects = anyEffect(rhs);
  std::vector<Target> list;
  for (size_t i = 0; i < lhs.size(); i++) {
    Later l(*this, effects || anyEffect(lhs.subspan(i + 1)));
    list.push_back(target(lhs[i], isDefine));
  }
  if (rhs.size() == lhs.size()) return assignParallel(list, rhs);
  const Expr* e = unparen(rhs[0]);
  if (const TryExpr* t = dynCast<TryExpr>(e)) {
    NodeVec values = tryValues(t);
    return assignValues(list, values);
  }
  if (isDynamic(e)) {
    NodeVec values = dynamicResults(e, typesOf(list));
    return assignValues(list, values);
  }
  assignMulti(list, isa<CallExpr>(e) ? producer(e) : commaOk(e), pos);
}

void FuncBuilder::assignStmt(const AssignStmt* s) {
  if (s->op != Token::Assign && s->op != Token::Define) return assignOp(s->lhs[0], s->op, s->rhs[0], s->opPos);
  define(s->lhs, s->rhs, s->op == Token::Define, s->pos);
}

void FuncBuilder::assignOp(const Expr* lhs, Token op, const Expr* rhs, Pos pos) {
  Target t;
  {
    Later l(*this, rhs != nullptr && hasEffect(rhs));
    t = target(lhs, false);
  }
  VO_CHECK(t.type != nullptr, "the blank identifier has no value to change");
  bool isString = types::isString(under(t.type));
  Node* v;
  if (rhs == nullptr)
    v = constant(types::makeInt64(b.cx.arena, 1), t.type, pos);
  else if (op == Token::Shl || op == Token::Shr)
    v = shiftCount(expr(rhs));
  else
    v = exprTo(rhs, t.type);
  if (t.kind == Target::Kind::MapElem) {
    if (op == Token::Div || op == Token::Rem) {
      // Division by zero must leave the map alone.
      freeze(t, {});
      Node* old = make(Op::MapIndex, pos, t.type, copy(t.place), copy(t.key));
      store(t, binaryOp(op, old, v, t.type, pos));
      return;
    }
    Node* n = make(Op::MapAssignOp, pos, nullptr, t.place, t.key, v);
    n->opcode = isString ? Op::Concat : binaryOpOf(op);
    emit(n);
    return;
  }
  if (isString) {
    t.place = freezePlace(t.place, {});
    NodeVec list{copy(t.place)};
    if (v->op == Op::Concat)
      for (Node* x : v->list()) list.push_back(x);
    else
      list.push_back(v);
    assign(t.place, makeList(Op::Concat, pos, t.type, list), pos);
    return;
  }
  if (Local* root = rootLocal(t.place)) root->reassigned = true;
  Node* n = make(Op::AssignOp, pos, nullptr, t.place, v);
  n->opcode = binaryOpOf(op);
  if ((op == Token::Shl || op == Token::Shr) && (v->op == Op::Const || types::isUnsigned(v->type)))
    n->flags |= kNoCheck;
  if ((op == Token::Div || op == Token::Rem) && v->op == Op::Const && types::constSign(v->constant) != 0)
    n->flags |= kNoCheck;
  emit(n);
}

}  // namespace vo::ir
