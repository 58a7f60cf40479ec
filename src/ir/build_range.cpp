// This file builds range loops over integers, arrays, slices, strings, maps and channels. Each becomes
// a Loop with a hidden counter; what is ranged over is evaluated once, before.
#include "ir/build.h"

namespace vo::ir {

using namespace syntax;

void FuncBuilder::rangeStmt(const RangeStmt* s) {
  Type* t = typeOf(s->x);
  Type* u = under(t);
  if (types::isa<Signature>(u)) return rangeFunc(s);
  rangeShared(s);
  if (types::Pointer* p = types::dynCast<types::Pointer>(u)) u = under(p->elem);
  switch (u->kind) {
    case types::TypeKind::Slice:
    case types::TypeKind::Array: return rangeArray(s);
    case types::TypeKind::Map: return rangeMap(s);
    case types::TypeKind::Chan: return rangeChan(s);
    default: break;
  }
  if (types::isString(u)) return rangeString(s);
  rangeInt(s);
}

void FuncBuilder::rangeShared(const RangeStmt* s) {
  if (b.perIterationVars(s->pos) || s->op != Token::Define) return;
  for (const Expr* e : {s->key, s->value}) {
    const Ident* id = dynCast<Ident>(e);
    if (id == nullptr || isBlank(id)) continue;
    types::Var* v = types::dynCast<types::Var>(b.info.object(id));
    if (v == nullptr) continue;
    Local* l = declareVar(v);
    l->reassigned = l->shared = true;
    decl(l, nullptr, id->pos);
  }
}

FuncBuilder::Target FuncBuilder::rangeTarget(const RangeStmt* s, const Expr* e) {
  if (e == nullptr) return {};
  const Ident* id = dynCast<Ident>(e);
  if (s->op == Token::Define && !b.perIterationVars(s->pos) && id != nullptr && !isBlank(id)) {
    Target t;
    t.kind = Target::Kind::Place;
    t.place = variable(types::cast<types::Var>(b.info.object(id)), e->pos);
    t.type = t.place->type;
    t.pos = e->pos;
    return t;
  }
  return target(e, s->op == Token::Define);
}

void FuncBuilder::rangeVars(const RangeStmt* s, Node* key, Node* value) {
  std::vector<Target> list;
  NodeVec values;
  auto add = [&](const Expr* e, Node* v) {
    if (e == nullptr || v == nullptr || isBlank(e)) return;
    list.push_back(rangeTarget(s, e));
    values.push_back(v);
  };
  {
    Later l(*this, s->value != nullptr && hasEffect(s->value));
    add(s->key, key);
  }
  add(s->value, value);
  if (list.empty()) return;
  if (s->op == Token::Define || list.size() == 1) {
    for (size_t i = 0; i < list.size(); i++)
      store(list[i], list[i].type != nullptr ? convert(values[i], list[i].type, list[i].pos) : values[i]);
    return;
  }
  for (Node*& v : values) v = spill(v, s->pos);
  assignValues(list, values);
}

// The counter itself is the variable if the body cannot change it or take its address: then it does
// not matter that there is only one.
Local* FuncBuilder::rangeCounter(const RangeStmt* s, Type* t) {
  const Ident* id = dynCast<Ident>(s->key);
  if (id != nullptr && s->op == Token::Define && b.perIterationVars(s->pos) && !isBlank(id)) {
    types::Var* v = types::dynCast<types::Var>(b.info.object(id));
    if (v != nullptr && !v->reassigned && !v->addressTaken && identical(map(v->type), t)) {
      Local* l = declareVar(v);
      l->reassigned = true;
      return l;
    }
  }
  Local* l = newTemp(t, s->pos);
  l->reassigned = true;
  return l;
}

template <class Head, class Post>
void FuncBuilder::rangeLoopOver(const RangeStmt* s, Node* cond, Head head, Post post) {
  Label* label = newLabel();
  targets.push_back({s, label, label});
  loopDepth++;
  NodeVec bodyList = collect([&] {
    head(label);
    blockStmt(s->body);
  });
  NodeVec postList = collect(post);
  loopDepth--;
  targets.pop_back();
  loop(cond, bodyList, postList, label, s->pos);
}

void FuncBuilder::rangeInt(const RangeStmt* s) {
  Type* t = typeOf(s->x);  // an untyped constant has the type of the variable
  Node* n = stable(convert(expr(s->x), t, s->x->pos));
  Local* i = rangeCounter(s, t);
  bool isVar = i->kind == LocalKind::Var;
  decl(i, intConst(0, t, s->pos), s->pos);
  rangeLoopOver(
      s, make(Op::Lt, s->pos, b.boolType(), local(i, s->pos), n),
      [&](Label*) {
        if (!isVar) rangeVars(s, local(i, s->pos), nullptr);
      },
      [&] {
        Node* inc = make(Op::AssignOp, s->pos, nullptr, local(i, s->pos), intConst(1, t, s->pos));
        inc->opcode = Op::Add;
        emit(inc);
      });
}

void FuncBuilder::rangeArray(const RangeStmt* s) {
  bool wantsValue = s->value != nullptr && !isBlank(s->value);
  Type* t = typeOf(s->x);
  Type* u = under(t);
  bool isPointer = types::isa<types::Pointer>(u);
  types::Array* a = types::dynCast<types::Array>(isPointer ? under(types::cast<types::Pointer>(u)->elem) : u);
  Node* x = nullptr;
  Node* n;
  if (a != nullptr) {
    // Without a value only the length counts.
    if (wantsValue || hasEffect(s->x)) x = expr(s->x);
    if (x != nullptr && !wantsValue) discard(x, s->pos);
    if (wantsValue) x = isPointer ? stable(x) : spill(x, s->x->pos);
    n = intConst(a->length, b.intType(), s->pos);
  } else {
    x = stable(expr(s->x));
    n = spill(make(Op::Len, s->pos, b.intType(), copy(x)), s->pos);
  }
  Local* i = rangeCounter(s, b.intType());
  bool isVar = i->kind == LocalKind::Var;
  decl(i, intConst(0, b.intType(), s->pos), s->pos);
  rangeLoopOver(
      s, make(Op::Lt, s->pos, b.boolType(), local(i, s->pos), n),
      [&](Label*) {
        Node* value = nullptr;
        if (wantsValue) {
          Node* base = copy(x);
          if (isPointer) base = deref(base, s->pos);
          value = index(base, local(i, s->pos), s->pos);
          value->flags |= kNoCheck;
        }
        rangeVars(s, isVar ? nullptr : local(i, s->pos), value);
      },
      [&] {
        Node* inc = make(Op::AssignOp, s->pos, nullptr, local(i, s->pos), intConst(1, b.intType(), s->pos));
        inc->opcode = Op::Add;
        emit(inc);
      });
}

void FuncBuilder::rangeString(const RangeStmt* s) {
  Pos pos = s->pos;
  Node* x = stable(expr(s->x));
  Node* n = spill(make(Op::Len, pos, b.intType(), copy(x)), pos);
  Local* i = newTemp(b.intType(), pos);
  Local* next = newTemp(b.intType(), pos);
  Local* r = newTemp(b.tc.universe().runeType, pos);
  i->reassigned = next->reassigned = r->reassigned = true;
  decl(i, intConst(0, b.intType(), pos), pos);
  rangeLoopOver(
      s, make(Op::Lt, pos, b.boolType(), local(i, pos), n),
      [&](Label*) {
        // r = rune(x[i]); next = i + 1; if r >= 0x80 { r, next = decode(x, i) }
        decl(next, make(Op::Add, pos, b.intType(), local(i, pos), intConst(1, b.intType(), pos)), pos);
        Node* byte = make(Op::StrIndex, pos, b.tc.universe().byteType, copy(x), local(i, pos));
        byte->flags |= kNoCheck;
        decl(r, make(Op::ConvNum, pos, r->type, byte), pos);
        NodeVec none;
        NodeVec wide = collect([&] {
          types::Var* vars2[2] = {b.tc.newVar(pos, nullptr, {}, r->type), b.tc.newVar(pos, nullptr, {}, b.intType())};
          Node* d = make(Op::DecodeRune, pos, b.tc.newTuple(b.tc.arena().copy(std::span<types::Var* const>(vars2))),
                         copy(x), local(i, pos));
          Node* places[2] = {local(r, pos), local(next, pos)};
          Node* m = makeList(Op::AssignMulti, pos, nullptr, places);
          m->b = d;
          updateDepth(m);
          emit(m);
        });
        emitIf(make(Op::Ge, pos, b.boolType(), local(r, pos), intConst(0x80, r->type, pos)), wide, none, pos);
        rangeVars(s, local(i, pos), local(r, pos));
      },
      [&] { assign(local(i, pos), local(next, pos), pos); });
}

void FuncBuilder::rangeMap(const RangeStmt* s) {
  Pos pos = s->pos;
  Node* x = stable(expr(s->x));
  types::Map* m = underAs<types::Map>(x->type);
  Local* it = newLocal(LocalKind::MapIter, {}, b.mapIterType(), pos);
  it->addressTaken = true;
  it->storage = Storage::Frame;
  emit(make(Op::MapIterInit, pos, nullptr, local(it, pos), x));
  bool wantsKey = s->key != nullptr && !isBlank(s->key);
  bool wantsValue = s->value != nullptr && !isBlank(s->value);
  rangeLoopOver(
      s, nullptr,
      [&](Label* label) {
        Local* more = newTemp(b.boolType(), pos);
        Local* k = wantsKey ? rangeResult(s, s->key, m->key) : nullptr;
        Local* v = wantsValue ? rangeResult(s, s->value, m->elem) : nullptr;
        for (Local* l : {more, k, v})
          if (l != nullptr) decl(l, nullptr, pos)->flags |= kUninit;
        Node* places[3] = {local(more, pos), k != nullptr ? local(k, pos) : nullptr,
                           v != nullptr ? local(v, pos) : nullptr};
        Node* n = makeList(Op::AssignMulti, pos, nullptr, places);
        n->b = make(Op::MapIterNext, pos, nullptr, local(it, pos));
        updateDepth(n);
        emit(n);
        NodeVec none;
        NodeVec leave = collect([&] { jump(Op::Break, label, pos); });
        emitIf(not_(local(more, pos)), leave, none, pos);
        auto rest = [&](Local* l) { return l != nullptr && l->kind == LocalKind::Temp ? local(l, pos) : nullptr; };
        rangeVars(s, rest(k), rest(v));
      },
      [] {});
}

// The variable that an iteration fills directly, or a temporary for it.
Local* FuncBuilder::rangeResult(const RangeStmt* s, const Expr* e, Type* t) {
  const Ident* id = dynCast<Ident>(e);
  if (id != nullptr && s->op == Token::Define && b.perIterationVars(s->pos)) {
    types::Var* v = types::dynCast<types::Var>(b.info.object(id));
    if (v != nullptr && identical(map(v->type), t)) return declareVar(v);
  }
  return newTemp(t, s->pos);
}

void FuncBuilder::rangeChan(const RangeStmt* s) {
  Pos pos = s->pos;
  Node* x = stable(expr(s->x));
  Type* elem = underAs<types::Chan>(x->type)->elem;
  rangeLoopOver(
      s, nullptr,
      [&](Label* label) {
        types::Var* vars2[2] = {b.tc.newVar(pos, nullptr, {}, elem), b.tc.newVar(pos, nullptr, {}, b.boolType())};
        Node* r = make(Op::RecvOk, pos, b.tc.newTuple(b.tc.arena().copy(std::span<types::Var* const>(vars2))), copy(x));
        NodeVec values = multiOf(r, pos);
        NodeVec none;
        NodeVec leave = collect([&] { jump(Op::Break, label, pos); });
        emitIf(not_(values[1]), leave, none, pos);
        rangeVars(s, values[0], nullptr);
      },
      [] {});
}

}  // namespace vo::ir
