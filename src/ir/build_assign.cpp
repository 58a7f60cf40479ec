// This file builds assignments and definitions.
//
// `a, b = x, y`: the operands of indexing and dereferences on the left and the values on the right
// are taken first, then the assignments happen from left to right.
#include <algorithm>

#include "ir/build_assign.h"
#include "ir/build_call.h"
#include "ir/build_convert.h"
#include "ir/build_dynamic.h"
#include "ir/build_expr.h"
#include "ir/build_func.h"
#include "ir/build_stmt.h"
#include "ir/func_builder.h"
#include "ir/nodes.h"
#include "ir/order.h"

namespace vo::ir {

using namespace syntax;

bool isBlank(const Expr* e) {
  const Ident* id = dynCast<Ident>(unparen(e));
  return id != nullptr && id->name.str() == "_";
}

Target target(FuncBuilder& fb, const Expr* e, bool define) {
  Target t;
  e = unparen(e);
  t.pos = e->pos;
  if (isBlank(e)) {
    // `var _ T = x` converts to T; the checker then has an object.
    if (define)
      if (types::Var* v = types::dynCast<types::Var>(fb.b.info.object(cast<Ident>(e)))) t.type = fb.map(v->type);
    return t;
  }
  if (const Ident* id = dynCast<Ident>(e); id != nullptr && define && fb.b.info.isDefinition(id)) {
    types::Var* v = types::cast<types::Var>(fb.b.info.object(id));
    t.kind = Target::Kind::Place;
    t.fresh = declareVar(fb, v);
    t.place = local(fb, t.fresh, e->pos);
    t.type = t.fresh->type;
    return t;
  }
  if (const IndexExpr* x = dynCast<IndexExpr>(e)) {
    Type* mt = fb.b.info.type(x->x) != nullptr ? typeOf(fb, x->x) : nullptr;
    if (types::Map* m = underAs<types::Map>(mt)) {
      t.kind = Target::Kind::MapElem;
      {
        Later l(fb, hasEffect(fb, x->indices[0]));
        t.place = expr(fb, x->x);
      }
      t.key = earlyKey(fb, exprTo(fb, x->indices[0], m->key), mt);
      t.type = m->elem;
      t.pos = x->lbrack;
      return t;
    }
  }
  t.kind = Target::Kind::Place;
  t.place = place(fb, e);
  t.type = t.place->type;
  return t;
}

// A value that the assignments to `assigned` (and to memory) do not change.
static Node* freezeValue(FuncBuilder& fb, Node* n, std::span<Local* const> assigned) {
  if (isSimple(n)) return n;
  if (n->op == Op::Local && !fb.exposed.contains(n->local) &&
      std::find(assigned.begin(), assigned.end(), n->local) == assigned.end())
    return n;
  return spill(fb, n, n->pos);
}

static Node* freezePlace(FuncBuilder& fb, Node* n, std::span<Local* const> assigned) {
  switch (n->op) {
    case Op::Field: n->a = freezePlace(fb, n->a, assigned); break;
    case Op::Index:
      n->a = types::isa<types::Slice>(under(n->a->type)) ? freezeValue(fb, n->a, assigned)
                                                          : freezePlace(fb, n->a, assigned);
      n->b = freezeValue(fb, n->b, assigned);
      break;
    case Op::Deref: n->a = freezeValue(fb, n->a, assigned); break;
    default: break;
  }
  return n;
}

static void freeze(FuncBuilder& fb, Target& t, std::span<Local* const> assigned) {
  if (t.kind == Target::Kind::Place && t.fresh == nullptr) t.place = freezePlace(fb, t.place, assigned);
  if (t.kind == Target::Kind::MapElem) {
    t.place = freezeValue(fb, t.place, assigned);
    t.key = freezeValue(fb, t.key, assigned);
  }
}

// REQUIRES: the value has the target's type.
void store(FuncBuilder& fb, const Target& t, Node* value) {
  VO_DCHECK(value->type == nullptr || t.kind == Target::Kind::Blank || identical(value->type, t.type), "what is stored has been converted to the target's type");
  switch (t.kind) {
    case Target::Kind::Blank: discard(fb, value, t.pos); return;
    case Target::Kind::MapElem:
      if (opInfo(value->op).cls == OpClass::Effect) value = spill(fb, value, value->pos);
      emit(fb, make(fb, Op::MapAssign, t.pos, nullptr, t.place, t.key, value));
      return;
    case Target::Kind::Place:
      if (t.fresh != nullptr)
        decl(fb, t.fresh, value, t.pos);
      else
        assign(fb, t.place, value, t.pos);
      return;
  }
}

static void assignOne(FuncBuilder& fb, const Target& t, const Expr* rhs) {
  if (t.type != nullptr) {
    store(fb, t, producerTo(fb, rhs, t.type));
  } else if (fb.b.info.mode(rhs) != Mode::NilValue) {
    store(fb, t, producer(fb, rhs));
  }
}

static void assignParallel(FuncBuilder& fb, std::vector<Target>& lhs, std::span<Expr* const> rhs) {
  VO_DCHECK(lhs.size() == rhs.size() && !lhs.empty(), "there is a value for every target");
  if (lhs.size() == 1) return assignOne(fb, lhs[0], rhs[0]);
  size_t n = lhs.size();
  std::vector<bool> effects(n + 1);
  for (size_t i = n; i-- > 0;) effects[i] = effects[i + 1] || hasEffect(fb, rhs[i]);
  NodeVec values;
  std::vector<Local*> assigned;
  bool allFresh = true, allLocals = true;
  for (size_t i = 0; i < n; i++) {
    const Target& t = lhs[i];
    Later l(fb, effects[i + 1]);
    if (t.type != nullptr)
      values.push_back(exprTo(fb, rhs[i], t.type));
    else
      values.push_back(fb.b.info.mode(rhs[i]) == Mode::NilValue ? zero(fb, fb.b.anyType(), t.pos) : expr(fb, rhs[i]));
    bool isLocal = t.kind == Target::Kind::Place && t.place->op == Op::Local;
    if (t.kind != Target::Kind::Blank && t.fresh == nullptr) allFresh = false;
    if (isLocal && std::find(assigned.begin(), assigned.end(), t.place->local) != assigned.end())
      allLocals = false;
    if (isLocal) assigned.push_back(t.place->local);
    allLocals = allLocals && isLocal;
  }
  // New variables are not visible on the right.
  if (allFresh) {
    for (size_t i = 0; i < n; i++) store(fb, lhs[i], values[i]);
    return;
  }
  for (Target& t : lhs) freeze(fb, t, assigned);
  for (size_t i = 0; i < n; i++) {
    // The order of assignments to different local variables cannot be seen: the last comes first.
    if (allLocals && i + 1 == n) break;
    if (lhs[i].kind == Target::Kind::Blank ? mayTrap(values[i]) : !isSimple(values[i]))
      values[i] = spill(fb, values[i], values[i]->pos);
  }
  if (allLocals) store(fb, lhs[n - 1], values[n - 1]);
  for (size_t i = 0; i + (allLocals ? 1 : 0) < n; i++) store(fb, lhs[i], values[i]);
}

// One producer of several values. Variables take them directly; other targets after they were frozen,
// as in `x, x = f()` the last one counts.
void assignMulti(FuncBuilder& fb, std::vector<Target>& lhs, Node* p, Pos pos) {
  Tuple* tuple = types::cast<Tuple>(p->type);
  bool direct = true;
  VO_DCHECK(lhs.size() <= tuple->vars.size(), "there is a value for every target");
  for (size_t i = 0; i < lhs.size(); i++) {
    const Target& t = lhs[i];
    if (t.kind == Target::Kind::Blank) continue;
    direct = direct && t.kind == Target::Kind::Place && t.place->op == Op::Local &&
             identical(t.type, tuple->vars[i]->type);
  }
  if (direct) {
    NodeVec places;
    for (Target& t : lhs) {
      if (t.fresh != nullptr) decl(fb, t.fresh, nullptr, t.pos)->flags |= kUninit;
      places.push_back(t.kind == Target::Kind::Blank ? nullptr : t.place);
    }
    Node* n = makeList(fb, Op::AssignMulti, pos, nullptr, places);
    n->b = p;
    updateDepth(n);
    emit(fb, n);
    return;
  }
  NodeVec values = multiOf(fb, p, pos);
  assignValues(fb, lhs, values);
}

void assignValues(FuncBuilder& fb, std::vector<Target>& lhs, NodeVec& values) {
  VO_DCHECK(lhs.size() == values.size(), "there is a value for every target");
  std::vector<Local*> assigned;
  for (const Target& t : lhs)
    if (t.kind == Target::Kind::Place && t.place->op == Op::Local) assigned.push_back(t.place->local);
  for (Target& t : lhs) freeze(fb, t, assigned);
  for (size_t i = 0; i < lhs.size(); i++) {
    Node* v = values[i];
    if (lhs[i].type != nullptr) v = convert(fb, v, lhs[i].type, lhs[i].pos);
    store(fb, lhs[i], v);
  }
}

Node* commaOk(FuncBuilder& fb, const Expr* e) {
  e = unparen(e);
  auto pair = [&](Type* t) {
    types::Var* vars2[2] = {fb.b.tc.newVar(e->pos, nullptr, {}, t),
                            fb.b.tc.newVar(e->pos, nullptr, {}, fb.b.boolType())};
    return fb.b.tc.newTuple(fb.b.tc.arena().copy(std::span<types::Var* const>(vars2)));
  };
  if (const TypeAssertExpr* t = dynCast<TypeAssertExpr>(e)) return typeAssert(fb, t, true);
  if (const IndexExpr* x = dynCast<IndexExpr>(e)) {
    Node* m;
    {
      Later l(fb, hasEffect(fb, x->indices[0]));
      m = expr(fb, x->x);
    }
    types::Map* mt = underAs<types::Map>(m->type);
    Node* key = exprTo(fb, x->indices[0], mt->key);
    return make(fb, Op::MapIndexOk, x->lbrack, pair(mt->elem), m, key);
  }
  const UnaryExpr* u = cast<UnaryExpr>(e);
  Node* c = expr(fb, u->x);
  return make(fb, Op::RecvOk, e->pos, pair(underAs<types::Chan>(c->type)->elem), c);
}

void define(FuncBuilder& fb, std::span<Expr* const> lhs, std::span<Expr* const> rhs, bool isDefine, Pos pos) {
  bool effects = anyEffect(fb, rhs);
  std::vector<Target> list;
  for (size_t i = 0; i < lhs.size(); i++) {
    Later l(fb, effects || anyEffect(fb, lhs.subspan(i + 1)));
    list.push_back(target(fb, lhs[i], isDefine));
  }
  if (rhs.size() == lhs.size()) return assignParallel(fb, list, rhs);
  const Expr* e = unparen(rhs[0]);
  if (const TryExpr* t = dynCast<TryExpr>(e)) {
    NodeVec values = tryValues(fb, t);
    return assignValues(fb, list, values);
  }
  if (isDynamic(e)) {
    NodeVec values = dynamicResults(fb, e, typesOf(list));
    return assignValues(fb, list, values);
  }
  assignMulti(fb, list, isa<CallExpr>(e) ? producer(fb, e) : commaOk(fb, e), pos);
}

void assignStmt(FuncBuilder& fb, const AssignStmt* s) {
  if (s->op != Token::Assign && s->op != Token::Define) return assignOp(fb, s->lhs[0], s->op, s->rhs[0], s->opPos);
  define(fb, s->lhs, s->rhs, s->op == Token::Define, s->pos);
}

void assignOp(FuncBuilder& fb, const Expr* lhs, Token op, const Expr* rhs, Pos pos) {
  Target t;
  {
    Later l(fb, rhs != nullptr && hasEffect(fb, rhs));
    t = target(fb, lhs, false);
  }
  VO_CHECK(t.type != nullptr, "the blank identifier has no value to change");
  bool isString = types::isString(under(t.type));
  Node* v;
  if (rhs == nullptr)
    v = constant(fb, types::makeInt64(fb.b.cx.bodies, 1), t.type, pos);
  else if (op == Token::Shl || op == Token::Shr)
    v = shiftCount(fb, expr(fb, rhs));
  else
    v = exprTo(fb, rhs, t.type);
  if (t.kind == Target::Kind::MapElem) {
    if (op == Token::Div || op == Token::Rem) {
      // Division by zero must leave the map alone.
      freeze(fb, t, {});
      Node* old = make(fb, Op::MapIndex, pos, t.type, copy(fb, t.place), copy(fb, t.key));
      store(fb, t, binaryOp(fb, op, old, v, t.type, pos));
      return;
    }
    Node* n = make(fb, Op::MapAssignOp, pos, nullptr, t.place, t.key, v);
    n->opcode = isString ? Op::Concat : binaryOpOf(op);
    emit(fb, n);
    return;
  }
  if (isString) {
    t.place = freezePlace(fb, t.place, {});
    NodeVec list{copy(fb, t.place)};
    if (v->op == Op::Concat)
      for (Node* x : v->list()) list.push_back(x);
    else
      list.push_back(v);
    assign(fb, t.place, makeList(fb, Op::Concat, pos, t.type, list), pos);
    return;
  }
  if (Local* root = rootLocal(t.place)) root->reassigned = true;
  Node* n = make(fb, Op::AssignOp, pos, nullptr, t.place, v);
  n->opcode = binaryOpOf(op);
  if ((op == Token::Shl || op == Token::Shr) && (v->op == Op::Const || types::isUnsigned(v->type)))
    n->flags |= kNoCheck;
  if ((op == Token::Div || op == Token::Rem) && v->op == Op::Const && types::constSign(v->constant) != 0)
    n->flags |= kNoCheck;
  emit(fb, n);
}

}  // namespace vo::ir
