// This file builds range loops over integers, arrays, slices, strings, maps and channels. Each becomes
// a Loop with a hidden counter; what is ranged over is evaluated once, before.
#include "ir/build_assign.h"
#include "ir/build_call.h"
#include "ir/build_convert.h"
#include "ir/build_expr.h"
#include "ir/build_func.h"
#include "ir/build_range.h"
#include "ir/build_stmt.h"
#include "ir/func_builder.h"
#include "ir/nodes.h"
#include "ir/order.h"

namespace vo::ir {

using namespace syntax;

static void rangeInt(FuncBuilder& fb, const syntax::RangeStmt* s);
static void rangeArray(FuncBuilder& fb, const syntax::RangeStmt* s);
static void rangeString(FuncBuilder& fb, const syntax::RangeStmt* s);
static void rangeMap(FuncBuilder& fb, const syntax::RangeStmt* s);
static void rangeChan(FuncBuilder& fb, const syntax::RangeStmt* s);
static void rangeShared(FuncBuilder& fb, const syntax::RangeStmt* s);
static Local* rangeResult(FuncBuilder& fb, const syntax::RangeStmt* s, const syntax::Expr* e, Type* t);

void rangeStmt(FuncBuilder& fb, const RangeStmt* s) {
  Type* t = typeOf(fb, s->x);
  Type* u = under(t);
  if (types::isa<Signature>(u)) return rangeFunc(fb, s);
  rangeShared(fb, s);
  if (types::Pointer* p = types::dynCast<types::Pointer>(u)) u = under(p->elem);
  switch (u->kind) {
    case types::TypeKind::Slice:
    case types::TypeKind::Array: return rangeArray(fb, s);
    case types::TypeKind::Map: return rangeMap(fb, s);
    case types::TypeKind::Chan: return rangeChan(fb, s);
    default: break;
  }
  if (types::isString(u)) return rangeString(fb, s);
  rangeInt(fb, s);
}

// Variables that all iterations share (before Go 1.22).
static void rangeShared(FuncBuilder& fb, const RangeStmt* s) {
  if (fb.b.perIterationVars(s->pos) || s->op != Token::Define) return;
  for (const Expr* e : {s->key, s->value}) {
    const Ident* id = dynCast<Ident>(e);
    if (id == nullptr || isBlank(id)) continue;
    types::Var* v = types::dynCast<types::Var>(fb.b.info.object(id));
    if (v == nullptr) continue;
    Local* l = declareVar(fb, v);
    l->reassigned = l->shared = true;
    decl(fb, l, nullptr, id->pos);
  }
}

static Target rangeTarget(FuncBuilder& fb, const RangeStmt* s, const Expr* e) {
  if (e == nullptr) return {};
  const Ident* id = dynCast<Ident>(e);
  if (s->op == Token::Define && !fb.b.perIterationVars(s->pos) && id != nullptr && !isBlank(id)) {
    Target t;
    t.kind = Target::Kind::Place;
    t.place = variable(fb, types::cast<types::Var>(fb.b.info.object(id)), e->pos);
    t.type = t.place->type;
    t.pos = e->pos;
    return t;
  }
  return target(fb, e, s->op == Token::Define);
}

void rangeVars(FuncBuilder& fb, const RangeStmt* s, Node* key, Node* value) {
  std::vector<Target> list;
  NodeVec values;
  auto add = [&](const Expr* e, Node* v) {
    if (e == nullptr || v == nullptr || isBlank(e)) return;
    list.push_back(rangeTarget(fb, s, e));
    values.push_back(v);
  };
  {
    Later l(fb, s->value != nullptr && hasEffect(fb, s->value));
    add(s->key, key);
  }
  add(s->value, value);
  VO_DCHECK(list.size() == values.size() && list.size() <= 2, "an iteration gives two values at most");
  if (list.empty()) return;
  if (s->op == Token::Define || list.size() == 1) {
    for (size_t i = 0; i < list.size(); i++)
      store(fb, list[i], list[i].type != nullptr ? convert(fb, values[i], list[i].type, list[i].pos) : values[i]);
    return;
  }
  for (Node*& v : values) v = spill(fb, v, s->pos);
  assignValues(fb, list, values);
}

// The variable of `for v := range` if the loop's own counter can be it, else a temporary.
// The counter itself is the variable if the body cannot change it or take its address: then it does
// not matter that there is only one.
static Local* rangeCounter(FuncBuilder& fb, const RangeStmt* s, Type* t) {
  const Ident* id = dynCast<Ident>(s->key);
  if (id != nullptr && s->op == Token::Define && fb.b.perIterationVars(s->pos) && !isBlank(id)) {
    types::Var* v = types::dynCast<types::Var>(fb.b.info.object(id));
    if (v != nullptr && !v->reassigned && !v->addressTaken && identical(fb.map(v->type), t)) {
      Local* l = declareVar(fb, v);
      l->reassigned = true;
      return l;
    }
  }
  Local* l = newTemp(fb, t, s->pos);
  l->reassigned = true;
  return l;
}

template <class Head, class Post>
static void rangeLoopOver(FuncBuilder& fb, const RangeStmt* s, Node* cond, Head head, Post post) {
  Label* label = newLabel(fb);
  fb.targets.push_back({s, label, label});
  fb.loopDepth++;
  NodeVec bodyList = fb.collect([&] {
    head(label);
    blockStmt(fb, s->body);
  });
  NodeVec postList = fb.collect(post);
  fb.loopDepth--;
  fb.targets.pop_back();
  loop(fb, cond, bodyList, postList, label, s->pos);
}

static void rangeInt(FuncBuilder& fb, const RangeStmt* s) {
  Type* t = typeOf(fb, s->x);  // an untyped constant has the type of the variable
  VO_DCHECK(types::isInteger(under(t)), "what is ranged over and is nothing else is an integer");
  Node* n = stable(fb, convert(fb, expr(fb, s->x), t, s->x->pos));
  Local* i = rangeCounter(fb, s, t);
  bool isVar = i->kind == LocalKind::Var;
  decl(fb, i, intConst(fb, 0, t, s->pos), s->pos);
  rangeLoopOver(fb, 
      s, make(fb, Op::Lt, s->pos, fb.b.boolType(), local(fb, i, s->pos), n),
      [&](Label*) {
        if (!isVar) rangeVars(fb, s, local(fb, i, s->pos), nullptr);
      },
      [&] {
        Node* inc = make(fb, Op::AssignOp, s->pos, nullptr, local(fb, i, s->pos), intConst(fb, 1, t, s->pos));
        inc->opcode = Op::Add;
        emit(fb, inc);
      });
}

static void rangeArray(FuncBuilder& fb, const RangeStmt* s) {
  bool wantsValue = s->value != nullptr && !isBlank(s->value);
  Type* t = typeOf(fb, s->x);
  Type* u = under(t);
  bool isPointer = types::isa<types::Pointer>(u);
  types::Array* a = types::dynCast<types::Array>(isPointer ? under(types::cast<types::Pointer>(u)->elem) : u);
  Node* x = nullptr;
  Node* n;
  if (a != nullptr) {
    // Without a value only the length counts.
    if (wantsValue || hasEffect(fb, s->x)) x = expr(fb, s->x);
    if (x != nullptr && !wantsValue) discard(fb, x, s->pos);
    if (wantsValue) x = isPointer ? stable(fb, x) : spill(fb, x, s->x->pos);
    n = intConst(fb, a->length, fb.b.intType(), s->pos);
  } else {
    x = stable(fb, expr(fb, s->x));
    n = spill(fb, make(fb, Op::Len, s->pos, fb.b.intType(), copy(fb, x)), s->pos);
  }
  Local* i = rangeCounter(fb, s, fb.b.intType());
  bool isVar = i->kind == LocalKind::Var;
  decl(fb, i, intConst(fb, 0, fb.b.intType(), s->pos), s->pos);
  rangeLoopOver(
      fb, s, make(fb, Op::Lt, s->pos, fb.b.boolType(), local(fb, i, s->pos), n),
      [&](Label*) {
        Node* value = nullptr;
        if (wantsValue) {
          Node* base = copy(fb, x);
          if (isPointer) base = deref(fb, base, s->pos);
          value = index(fb, base, local(fb, i, s->pos), s->pos);
          value->flags |= kNoCheck;
        }
        rangeVars(fb, s, isVar ? nullptr : local(fb, i, s->pos), value);
      },
      [&] {
        Node* inc =
            make(fb, Op::AssignOp, s->pos, nullptr, local(fb, i, s->pos), intConst(fb, 1, fb.b.intType(), s->pos));
        inc->opcode = Op::Add;
        emit(fb, inc);
      });
}

static void rangeString(FuncBuilder& fb, const RangeStmt* s) {
  Pos pos = s->pos;
  Node* x = stable(fb, expr(fb, s->x));
  Node* n = spill(fb, make(fb, Op::Len, pos, fb.b.intType(), copy(fb, x)), pos);
  Local* i = newTemp(fb, fb.b.intType(), pos);
  Local* next = newTemp(fb, fb.b.intType(), pos);
  Local* r = newTemp(fb, fb.b.tc.universe().runeType, pos);
  i->reassigned = next->reassigned = r->reassigned = true;
  decl(fb, i, intConst(fb, 0, fb.b.intType(), pos), pos);
  rangeLoopOver(fb, 
      s, make(fb, Op::Lt, pos, fb.b.boolType(), local(fb, i, pos), n),
      [&](Label*) {
        // r = rune(x[i]); next = i + 1; if r >= 0x80 { r, next = decode(x, i) }
        decl(fb, next, make(fb, Op::Add, pos, fb.b.intType(), local(fb, i, pos), intConst(fb, 1, fb.b.intType(), pos)),
             pos);
        Node* byte = make(fb, Op::StrIndex, pos, fb.b.tc.universe().byteType, copy(fb, x), local(fb, i, pos));
        byte->flags |= kNoCheck;
        decl(fb, r, make(fb, Op::ConvNum, pos, r->type, byte), pos);
        NodeVec none;
        NodeVec wide = fb.collect([&] {
          types::Var* vars2[2] = {fb.b.tc.newVar(pos, nullptr, {}, r->type),
                                  fb.b.tc.newVar(pos, nullptr, {}, fb.b.intType())};
          Node* d =
              make(fb, Op::DecodeRune, pos, fb.b.tc.newTuple(fb.b.tc.arena().copy(std::span<types::Var* const>(vars2))),
                   copy(fb, x), local(fb, i, pos));
          Node* places[2] = {local(fb, r, pos), local(fb, next, pos)};
          Node* m = makeList(fb, Op::AssignMulti, pos, nullptr, places);
          m->b = d;
          updateDepth(m);
          emit(fb, m);
        });
        emitIf(fb, make(fb, Op::Ge, pos, fb.b.boolType(), local(fb, r, pos), intConst(fb, 0x80, r->type, pos)), wide,
               none, pos);
        rangeVars(fb, s, local(fb, i, pos), local(fb, r, pos));
      },
      [&] { assign(fb, local(fb, i, pos), local(fb, next, pos), pos); });
}

static void rangeMap(FuncBuilder& fb, const RangeStmt* s) {
  Pos pos = s->pos;
  Node* x = stable(fb, expr(fb, s->x));
  types::Map* m = underAs<types::Map>(x->type);
  Local* it = newLocal(fb, LocalKind::MapIter, {}, fb.b.mapIterType(), pos);
  it->addressTaken = true;
  it->storage = Storage::Frame;
  emit(fb, make(fb, Op::MapIterInit, pos, nullptr, local(fb, it, pos), x));
  bool wantsKey = s->key != nullptr && !isBlank(s->key);
  bool wantsValue = s->value != nullptr && !isBlank(s->value);
  rangeLoopOver(fb, 
      s, nullptr,
      [&](Label* label) {
        Local* more = newTemp(fb, fb.b.boolType(), pos);
        Local* k = wantsKey ? rangeResult(fb, s, s->key, m->key) : nullptr;
        Local* v = wantsValue ? rangeResult(fb, s, s->value, m->elem) : nullptr;
        for (Local* l : {more, k, v})
          if (l != nullptr) decl(fb, l, nullptr, pos)->flags |= kUninit;
        Node* places[3] = {local(fb, more, pos), k != nullptr ? local(fb, k, pos) : nullptr,
                           v != nullptr ? local(fb, v, pos) : nullptr};
        Node* n = makeList(fb, Op::AssignMulti, pos, nullptr, places);
        n->b = make(fb, Op::MapIterNext, pos, nullptr, local(fb, it, pos));
        updateDepth(n);
        emit(fb, n);
        NodeVec none;
        NodeVec leave = fb.collect([&] { jump(fb, Op::Break, label, pos); });
        emitIf(fb, not_(fb, local(fb, more, pos)), leave, none, pos);
        auto rest = [&](Local* l) { return l != nullptr && l->kind == LocalKind::Temp ? local(fb, l, pos) : nullptr; };
        rangeVars(fb, s, rest(k), rest(v));
      },
      [] {});
}

// The variable that an iteration fills directly, or a temporary for it.
static Local* rangeResult(FuncBuilder& fb, const RangeStmt* s, const Expr* e, Type* t) {
  const Ident* id = dynCast<Ident>(e);
  if (id != nullptr && s->op == Token::Define && fb.b.perIterationVars(s->pos)) {
    types::Var* v = types::dynCast<types::Var>(fb.b.info.object(id));
    if (v != nullptr && identical(fb.map(v->type), t)) return declareVar(fb, v);
  }
  return newTemp(fb, t, s->pos);
}

static void rangeChan(FuncBuilder& fb, const RangeStmt* s) {
  Pos pos = s->pos;
  Node* x = stable(fb, expr(fb, s->x));
  Type* elem = underAs<types::Chan>(x->type)->elem;
  rangeLoopOver(
      fb, s, nullptr,
      [&](Label* label) {
        types::Var* vars2[2] = {fb.b.tc.newVar(pos, nullptr, {}, elem),
                                fb.b.tc.newVar(pos, nullptr, {}, fb.b.boolType())};
        Node* r = make(fb, Op::RecvOk, pos, fb.b.tc.newTuple(fb.b.tc.arena().copy(std::span<types::Var* const>(vars2))),
                       copy(fb, x));
        NodeVec values = multiOf(fb, r, pos);
        NodeVec none;
        NodeVec leave = fb.collect([&] { jump(fb, Op::Break, label, pos); });
        emitIf(fb, not_(fb, values[1]), leave, none, pos);
        rangeVars(fb, s, values[0], nullptr);
      },
      [] {});
}

}  // namespace vo::ir
