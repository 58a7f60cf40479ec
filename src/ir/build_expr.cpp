// This file builds expressions: names, selectors, operators, indexing. A tree is a value, or a place
// where the expression is addressable.
#include "ir/build.h"
#include "types/convert.h"

namespace vo::ir {

using namespace syntax;
using types::Selection;
using types::SelectionKind;

namespace {

// The recursion follows the source, which may nest deeply. Left of it on the stack there may be
// the driver, behind it the arena and type libraries.
constexpr ptrdiff_t kMaxStack = 5 << 20;

}  // namespace

bool FuncBuilder::tooDeep(const syntax::Node* n) {
  const char* here = static_cast<const char*>(__builtin_frame_address(0));
  if (__builtin_expect(stackBase_ - here < kMaxStack, 1)) return false;
  b.cx.sink.error(diag::Kind::NestingTooDeep, n->range(), "expression or statement nested too deeply");
  return true;
}

Type* FuncBuilder::typeOf(const Expr* e) {
  Type* t = b.info.type(e);
  VO_CHECK(t != nullptr, "the checker recorded a type for every expression");
  if (types::isUntyped(t)) return types::defaultType(b.tc, t);
  return map(t);
}

Node* FuncBuilder::expr(const Expr* e) {
  Node* n = producer(e);
  if (n != nullptr && opInfo(n->op).cls == OpClass::Effect) return spill(n, n->pos);
  return n;
}

Node* FuncBuilder::exprTo(const Expr* e, Type* target) {
  Node* n = producerTo(e, target);
  if (opInfo(n->op).cls == OpClass::Effect) return spill(n, n->pos);
  return n;
}

Node* FuncBuilder::producerTo(const Expr* e, Type* target) {
  if (b.info.mode(e) == Mode::NilValue) return zero(target, e->pos);
  Node* n = producer(e);
  if (identical(n->type, target)) return n;
  if (opInfo(n->op).cls == OpClass::Effect) n = spill(n, n->pos);
  return convert(n, target, e->pos);
}

Node* FuncBuilder::producer(const Expr* e) {
  if (tooDeep(e)) return zero(typeOf(e), e->pos);
  if (const ConstValue* v = b.info.constant(e)) return constant(v, typeOf(e), e->pos);
  switch (e->kind) {
    case NodeKind::ParenExpr: return producer(cast<ParenExpr>(e)->x);
    case NodeKind::Ident: return ident(cast<Ident>(e));
    case NodeKind::FuncLit: return funcLit(cast<FuncLit>(e));
    case NodeKind::CompositeLit: return compositeLit(cast<CompositeLit>(e), typeOf(e));
    case NodeKind::SelectorExpr: return selector(cast<SelectorExpr>(e));
    case NodeKind::IndexExpr: return indexExpr(cast<IndexExpr>(e));
    case NodeKind::SliceExpr: return sliceExpr(cast<SliceExpr>(e));
    case NodeKind::TypeAssertExpr: return typeAssert(cast<TypeAssertExpr>(e), false);
    case NodeKind::CallExpr: return call(cast<CallExpr>(e));
    case NodeKind::StarExpr: return deref(expr(cast<StarExpr>(e)->x), e->pos);
    case NodeKind::UnaryExpr: return unary(cast<UnaryExpr>(e));
    case NodeKind::BinaryExpr: return binary(cast<BinaryExpr>(e));
    case NodeKind::TryExpr: return tryExpr(cast<TryExpr>(e), true);
    default: VO_UNREACHABLE("no other expression has a value");
  }
}

Node* FuncBuilder::place(const Expr* e) {
  e = unparen(e);
  return addressable(expr(e), e->pos);
}

// ---- Names -----------------------------------------------------------------------------------------

Node* FuncBuilder::ident(const Ident* e) {
  types::Object* o = b.info.object(e);
  VO_CHECK(o != nullptr, "the checker resolved every name");
  switch (o->kind) {
    case types::ObjectKind::Var: return variable(types::cast<types::Var>(o), e->pos);
    case types::ObjectKind::Func: return functionValue(e, e->pos);
    case types::ObjectKind::Nil: return zero(typeOf(e), e->pos);
    default: VO_UNREACHABLE("other names are no values");
  }
}

Node* FuncBuilder::variable(const types::Var* v, Pos pos) {
  for (FuncBuilder* f = this; f != nullptr; f = f->parent) {
    auto found = f->vars.find(v);
    if (found != f->vars.end()) return localRef(f, found->second, pos);
  }
  VO_CHECK(v->package != nullptr && !v->isField, "local variables are declared before their use");
  Node* n = make(Op::Global, pos, v->type);
  n->global = b.global(v);
  return n;
}

// The variable as this function sees it: itself, or what its closure holds.
Node* FuncBuilder::localRef(FuncBuilder* owner, Local* l, Pos pos) {
  if (owner == this) return local(l, pos);
  Node* c = captured(owner, l, pos);
  if (!c->local->byRef) return c;
  Node* d = deref(c, pos);
  d->flags |= kNoCheck;
  return d;
}

Node* FuncBuilder::captured(FuncBuilder* owner, Local* l, Pos pos) {
  Local*& c = captureOf[l];
  if (c == nullptr) {
    Type* t = l->shared ? static_cast<Type*>(b.pointerTo(l->type)) : l->type;
    Local* made = newLocal(LocalKind::Capture, l->name, t, l->pos);
    made->byRef = l->shared;
    c = made;
    captureList.push_back({made, l, owner});
  }
  return local(c, pos);
}

const Ident* FuncBuilder::functionName(const Expr* e) const {
  e = unparen(e);
  if (const IndexExpr* i = dynCast<IndexExpr>(e)) e = unparen(i->x);
  const Ident* id = dynCast<Ident>(e);
  if (const SelectorExpr* s = dynCast<SelectorExpr>(e)) {
    const Selection* sel = b.info.selection(s);
    if (sel == nullptr || sel->kind == SelectionKind::Qualified) id = s->sel;
  }
  return id != nullptr && types::isa<types::Func>(b.info.object(id)) ? id : nullptr;
}

std::vector<Type*> FuncBuilder::typeArgs(const Ident* id) {
  std::vector<Type*> args;
  if (const types::Instance* inst = b.info.instance(id))
    for (Type* a : inst->typeArgs) args.push_back(map(a));
  return args;
}

Node* FuncBuilder::functionRef(const Ident* id, Pos pos) {
  const types::Func* f = types::cast<types::Func>(b.info.object(id));
  const types::Instance* inst = b.info.instance(id);
  Type* t = inst != nullptr ? map(inst->type) : f->type;
  return funcRef(b.funcOf(f, typeArgs(id)), b.plainSignature(types::cast<Signature>(t)), pos);
}

Node* FuncBuilder::functionValue(const Ident* id, Pos pos) {
  Node* f = functionRef(id, pos);
  const types::Instance* inst = b.info.instance(id);
  if (inst == nullptr || !isDerived(inst->typeArgs)) return f;
  return forwarder(f, pos);
}

// ---- Selectors -------------------------------------------------------------------------------------

Node* FuncBuilder::selector(const SelectorExpr* e) {
  const Selection* s = b.info.selection(e);
  if (s == nullptr || s->kind == SelectionKind::Qualified) {
    types::Object* o = s != nullptr ? s->object : b.info.object(e->sel);
    if (types::Var* v = types::dynCast<types::Var>(o)) return variable(v, e->sel->pos);
    return functionValue(e->sel, e->sel->pos);
  }
  switch (s->kind) {
    case SelectionKind::FieldVal: return fieldPath(expr(e->x), s->path, e->sel->pos);
    case SelectionKind::MethodVal: return methodValue(e, s);
    default: return methodExpr(e, s);
  }
}

Node* FuncBuilder::fieldPath(Node* x, std::span<const int32_t> path, Pos pos) {
  for (int32_t i : path) {
    if (types::isa<types::Pointer>(under(x->type))) x = deref(x, pos);
    x = field(x, i, pos);
  }
  return x;
}

// ---- Index and slice ---------------------------------------------------------------------------------

Node* FuncBuilder::indexExpr(const IndexExpr* e) {
  // An instantiation of a generic function or method.
  if (const Ident* id = functionName(e)) return functionValue(id, e->pos);
  if (const SelectorExpr* s = methodSelector(e)) return selector(s);

  const Expr* i = e->indices[0];
  Node* x;
  {
    Later l(*this, hasEffect(i));
    x = expr(e->x);
  }
  Type* t = under(x->type);
  if (types::Map* m = types::dynCast<types::Map>(t)) {
    Node* key = exprTo(i, m->key);
    bool now = sharesBytes(key);
    Node* n = make(Op::MapIndex, e->lbrack, m->elem, x, earlyKey(key, x->type));
    return now ? early(n) : n;
  }
  Node* at = expr(i);
  if (types::isString(t)) return make(Op::StrIndex, e->lbrack, b.tc.universe().byteType, x, at);
  if (types::isa<types::Pointer>(t)) x = deref(x, e->lbrack);
  // (a literal before a call is made after it, as gc does it)
  if (types::isa<types::Array>(under(x->type)) && at->op != Op::Const && later == 0 && !hasEffect(i)) x = addressable(x, e->lbrack);
  Node* n = index(x, at, e->lbrack);
  if (types::isa<types::Array>(under(x->type)) && at->op == Op::Const) n->flags |= kNoCheck;
  return n;
}

Node* FuncBuilder::sliceExpr(const SliceExpr* e) {
  const Expr* parts[3] = {e->lo, e->hi, e->max};
  bool effects[4] = {};
  for (int i = 2; i >= 0; i--)
    effects[i] = effects[i + 1] || (parts[i] != nullptr && hasEffect(parts[i]));
  Node* x;
  {
    Later l(*this, effects[0]);
    x = expr(e->x);
    if (types::isa<types::Array>(under(x->type))) x = addr(addressable(x, e->pos), e->pos);
  }
  Node* v[3] = {};
  for (int i = 0; i < 3; i++) {
    if (parts[i] == nullptr) continue;
    Later l(*this, effects[i + 1]);
    v[i] = expr(parts[i]);
    if (!isVariable(v[i])) v[i] = early(v[i]);
  }
  Node* n = make(Op::SliceOp, e->lbrack, typeOf(e), x, v[0], v[1]);
  if (v[2] != nullptr) setList(n, std::span<Node* const>(&v[2], 1));
  updateDepth(n);
  return early(n);
}

// ---- Operators --------------------------------------------------------------------------------------

Op binaryOpOf(Token t) {
  switch (t) {
    case Token::Add: return Op::Add;
    case Token::Sub: return Op::Sub;
    case Token::Mul: return Op::Mul;
    case Token::Div: return Op::Div;
    case Token::Rem: return Op::Rem;
    case Token::And: return Op::And;
    case Token::Or: return Op::Or;
    case Token::Xor: return Op::Xor;
    case Token::AndNot: return Op::AndNot;
    case Token::Shl: return Op::Shl;
    case Token::Shr: return Op::Shr;
    case Token::Equal: return Op::Eq;
    case Token::NotEqual: return Op::Ne;
    case Token::Less: return Op::Lt;
    case Token::LessEqual: return Op::Le;
    case Token::Greater: return Op::Gt;
    case Token::GreaterEqual: return Op::Ge;
    default: VO_UNREACHABLE("no other token is a binary operator with a node");
  }
}

Node* FuncBuilder::unary(const UnaryExpr* e) {
  switch (e->op) {
    case Token::And: return addressOf(unparen(e->x), e->pos, typeOf(e));
    case Token::Arrow: {
      Node* c = expr(e->x);
      return make(Op::Recv, e->pos, underAs<types::Chan>(c->type)->elem, c);
    }
    case Token::Add: return expr(e->x);
    case Token::Sub: return make(Op::Neg, e->pos, typeOf(e), expr(e->x));
    case Token::Xor: return make(Op::BitNot, e->pos, typeOf(e), expr(e->x));
    case Token::Not: return not_(expr(e->x));
    default: VO_UNREACHABLE("no other token is a unary operator");
  }
}

Node* FuncBuilder::addressOf(const Expr* e, Pos pos, Type* t) {
  if (const CompositeLit* lit = dynCast<CompositeLit>(e)) {
    Type* elem = underAs<types::Pointer>(t)->elem;
    return make(Op::New, pos, t, compositeLit(lit, elem));
  }
  Node* n = addr(place(e), pos);
  n->type = t;
  return n;
}

static bool isComparison(Token op) {
  switch (op) {
    case Token::Equal:
    case Token::NotEqual:
    case Token::Less:
    case Token::LessEqual:
    case Token::Greater:
    case Token::GreaterEqual: return true;
    default: return false;
  }
}

// Operators of one left spine are taken together, so that long sums neither recurse nor make the
// search for effects quadratic, and strings are joined in one go.
Node* FuncBuilder::binary(const BinaryExpr* e) {
  if (isComparison(e->op)) return compare(e->op, e);
  if (e->op == Token::AndAnd || e->op == Token::OrOr) return logical(e);
  std::vector<const BinaryExpr*> spine;
  const Expr* left = e;
  while (const BinaryExpr* x = dynCast<BinaryExpr>(unparen(left))) {
    if (x->op == Token::AndAnd || x->op == Token::OrOr || isComparison(x->op)) break;
    if (b.info.constant(x) != nullptr) break;
    spine.push_back(x);
    left = x->x;
  }
  std::vector<bool> effects(spine.size() + 1);
  for (size_t i = 0; i < spine.size(); i++)
    effects[i + 1] = effects[i] || hasEffect(spine[i]->y);
  Type* t = typeOf(e);
  Node* acc;
  {
    Later l(*this, effects[spine.size()]);
    acc = expr(left);
  }
  if (types::isString(under(t))) {
    NodeVec list;
    auto add = [&](Node* n) {
      if (n->op == Op::Concat)
        for (Node* x : n->list()) list.push_back(x);
      else
        list.push_back(n);
    };
    add(acc);
    for (size_t i = spine.size(); i-- > 0;) {
      Later l(*this, effects[i]);
      add(expr(spine[i]->y));
    }
    return makeList(Op::Concat, e->opPos, t, list);
  }
  for (size_t i = spine.size(); i-- > 0;) {
    const BinaryExpr* x = spine[i];
    Later l(*this, effects[i]);
    Type* xt = typeOf(x);
    if (acc->op == Op::Const && !identical(acc->type, xt)) acc = convert(acc, xt, acc->pos);
    acc = binaryOp(x->op, acc, expr(x->y), xt, x->opPos);
  }
  return acc;
}

// `x << 1.`: the count is an integer all the same.
Node* FuncBuilder::shiftCount(Node* n) {
  if (n->op != Op::Const || types::isInteger(n->type)) return n;
  return constant(n->constant, b.basic(BasicKind::Uint), n->pos);
}

Node* FuncBuilder::binaryOp(Token op, Node* x, Node* y, Type* t, Pos pos) {
  if (op == Token::Add && types::isString(under(t))) {
    Node* list[2] = {x, y};
    return makeList(Op::Concat, pos, t, list);
  }
  if (op == Token::Shl || op == Token::Shr) y = shiftCount(y);
  Node* n = make(binaryOpOf(op), pos, t, x, y);
  if ((op == Token::Shl || op == Token::Shr) && (y->op == Op::Const || types::isUnsigned(y->type)))
    n->flags |= kNoCheck;
  if ((op == Token::Div || op == Token::Rem) && y->op == Op::Const &&
      types::constSign(y->constant) != 0)
    n->flags |= kNoCheck;
  return n;
}

Node* FuncBuilder::compare(Token op, const BinaryExpr* e) {
  Type* t = typeOf(e);
  bool xNil = b.info.mode(e->x) == Mode::NilValue;
  bool yNil = b.info.mode(e->y) == Mode::NilValue;
  if (xNil || yNil) {
    Node* n = isNil(expr(xNil ? e->y : e->x), e->opPos);
    n->type = t;
    return op == Token::NotEqual ? not_(n) : n;
  }
  Node* x;
  {
    Later l(*this, hasEffect(e->y));
    x = expr(e->x);
  }
  Node* y = expr(e->y);
  Type* u = under(x->type);
  if (types::isa<types::Struct>(u) || types::isa<types::Array>(u)) {
    x = earlyAddress(x);
    y = earlyAddress(y);
  }
  return compareNodes(op, x, y, t, e->opPos);
}

Node* FuncBuilder::compareNodes(Token op, Node* x, Node* y, Type* t, Pos pos) {
  if (!identical(x->type, y->type)) {
    bool xi = types::isInterface(x->type), yi = types::isInterface(y->type);
    if (xi && !yi) {
      y = convert(y, x->type, pos);
    } else if (yi && !xi) {
      x = convert(x, y->type, pos);
    } else if (xi && yi) {
      // Two interfaces: the one with more methods converts to the other.
      if (types::assignableType(b.tc, y->type, x->type, nullptr))
        y = convert(y, x->type, pos);
      else
        x = convert(x, y->type, pos);
    } else if (x->op == Op::Const) {
      x = convert(x, y->type, pos);
    } else {
      y = convert(y, x->type, pos);
    }
  }
  // gc takes variables for different, although those without size have one address.
  auto isVariable = [](const Node* n) { return n->op == Op::Addr && n->a->op == Op::Global; };
  if (isVariable(x) && isVariable(y) && x->a->global != y->a->global) {
    Node* n = boolConst(op == Token::NotEqual, pos);
    n->type = t;
    return n;
  }
  return make(binaryOpOf(op), pos, t, x, y);
}

// With effects on the right, && and || become an if.
Node* FuncBuilder::logical(const BinaryExpr* e) {
  Type* t = typeOf(e);
  bool isAnd = e->op == Token::AndAnd;
  Node* x;
  {
    Later l(*this, hasEffect(e->y));
    x = expr(e->x);
  }
  Node* y = nullptr;
  NodeVec right;
  {
    NoLater n(*this);
    right = collect([&] { y = expr(e->y); });
  }
  if (right.empty() && y->depth < kMaxDepth - 10)
    return early(make(isAnd ? Op::AndAnd : Op::OrOr, e->opPos, t, x, y));
  Node* r = spill(x, e->opPos);
  r->type = t;
  Local* temp = r->local;
  temp->reassigned = true;
  right.push_back(make(Op::Assign, e->opPos, nullptr, local(temp, e->opPos), y));
  NodeVec none;
  Node* cond = local(temp, e->opPos);
  emitIf(isAnd ? cond : not_(cond), right, none, e->opPos);
  return local(temp, e->opPos);
}

// ---- Assertions, ? -----------------------------------------------------------------------------------

Node* FuncBuilder::typeAssert(const TypeAssertExpr* e, bool ok) {
  Node* x = expr(e->x);
  Type* t = map(b.info.type(e->type));
  Node* n = make(ok ? Op::TypeAssertOk : Op::TypeAssert, e->type->pos, t, x);
  n->typeArg = t;
  if (ok) {
    types::Var* pair[2] = {b.tc.newVar(e->pos, nullptr, {}, t), b.tc.newVar(e->pos, nullptr, {}, b.boolType())};
    n->type = b.tc.newTuple(b.tc.arena().copy(std::span<types::Var* const>(pair)));
  }
  return n;
}

NodeVec FuncBuilder::tryValues(const TryExpr* e) {
  NodeVec values;
  if (types::isa<Tuple>(b.info.type(e->x)))
    values = multi(e->x);
  else
    values.push_back(spill(producer(e->x), e->question));
  Node* err = values.back();
  values.pop_back();
  NodeVec none;
  NodeVec fails = collect([&] { failWith(err, e->question); });
  emitIf(not_(isNil(err, e->question)), fails, none, e->question);
  return values;
}

Node* FuncBuilder::tryExpr(const TryExpr* e, bool wantValue) {
  NodeVec values = tryValues(e);
  if (!wantValue || values.empty()) return nullptr;
  VO_CHECK(values.size() == 1, "several values of a ? expression are taken by multi()");
  return values[0];
}

void FuncBuilder::failWith(Node* err, Pos pos) {
  FuncBuilder& f = outermost();
  size_t n = f.fn->results.size();
  VO_CHECK(n > 0, "the function returns an error");
  Local* last = f.fn->results[n - 1];
  err = convert(err, last->type, pos);
  if (f.fn->has(kFuncNamedResults)) {
    assign(localRef(&f, last, pos), err, pos);
    doReturn({}, pos);
    return;
  }
  NodeVec values;
  for (size_t i = 0; i + 1 < n; i++) values.push_back(zero(f.fn->results[i]->type, pos));
  values.push_back(err);
  doReturn(std::move(values), pos);
}

}  // namespace vo::ir
