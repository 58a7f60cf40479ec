// This file builds expressions: names, selectors, operators, indexing. A tree is a value, or a place
// where the expression is addressable.
#include "ir/build_call.h"
#include "ir/build_convert.h"
#include "ir/build_expr.h"
#include "ir/build_func.h"
#include "ir/build_literal.h"
#include "ir/build_stmt.h"
#include "ir/func_builder.h"
#include "ir/nodes.h"
#include "ir/order.h"
#include "types/convert.h"

namespace vo::ir {

using namespace syntax;

static Node* ident(FuncBuilder& fb, const syntax::Ident* e);
static Node* selector(FuncBuilder& fb, const syntax::SelectorExpr* e);
static Node* indexExpr(FuncBuilder& fb, const syntax::IndexExpr* e);
static Node* sliceExpr(FuncBuilder& fb, const syntax::SliceExpr* e);
static Node* unary(FuncBuilder& fb, const syntax::UnaryExpr* e);
static Node* addressOf(FuncBuilder& fb, const syntax::Expr* e, Pos pos, Type* t);
static Node* binary(FuncBuilder& fb, const syntax::BinaryExpr* e);
static Node* compare(FuncBuilder& fb, Token op, const syntax::BinaryExpr* e);
static Node* logical(FuncBuilder& fb, const syntax::BinaryExpr* e);
static Node* tryExpr(FuncBuilder& fb, const syntax::TryExpr* e, bool wantValue);
using types::Selection;
using types::SelectionKind;

namespace {

// The recursion follows the source, which may nest deeply. Left of it on the stack there may be
// the driver, behind it the arena and type libraries.
constexpr ptrdiff_t kMaxStack = 5 << 20;

}  // namespace

bool tooDeep(FuncBuilder& fb, const syntax::Node* n) {
  const char* here = static_cast<const char*>(__builtin_frame_address(0));
  if (__builtin_expect(fb.stackBase - here < kMaxStack, 1)) return false;
  fb.b.cx.sink.error(diag::Kind::NestingTooDeep, n->range(), "expression or statement nested too deeply");
  return true;
}

Type* typeOf(FuncBuilder& fb, const Expr* e) {
  Type* t = fb.b.info.type(e);
  VO_CHECK(t != nullptr, "the checker recorded a type for every expression");
  if (types::isUntyped(t)) return types::defaultType(fb.b.tc, t);
  return fb.map(t);
}

Node* expr(FuncBuilder& fb, const Expr* e) {
  Node* n = producer(fb, e);
  if (n != nullptr && opInfo(n->op).cls == OpClass::Effect) return spill(fb, n, n->pos);
  return n;
}

Node* exprTo(FuncBuilder& fb, const Expr* e, Type* target) {
  Node* n = producerTo(fb, e, target);
  if (opInfo(n->op).cls == OpClass::Effect) return spill(fb, n, n->pos);
  return n;
}

Node* producerTo(FuncBuilder& fb, const Expr* e, Type* target) {
  if (fb.b.info.mode(e) == Mode::NilValue) return zero(fb, target, e->pos);
  Node* n = producer(fb, e);
  if (identical(n->type, target)) return n;
  if (opInfo(n->op).cls == OpClass::Effect) n = spill(fb, n, n->pos);
  return convert(fb, n, target, e->pos);
}

Node* producer(FuncBuilder& fb, const Expr* e) {
  if (tooDeep(fb, e)) return zero(fb, typeOf(fb, e), e->pos);
  if (const ConstValue* v = fb.b.info.constant(e)) return constant(fb, v, typeOf(fb, e), e->pos);
  switch (e->kind) {
    case NodeKind::ParenExpr: return producer(fb, cast<ParenExpr>(e)->x);
    case NodeKind::Ident: return ident(fb, cast<Ident>(e));
    case NodeKind::FuncLit: return funcLit(fb, cast<FuncLit>(e));
    case NodeKind::CompositeLit: return compositeLit(fb, cast<CompositeLit>(e), typeOf(fb, e));
    case NodeKind::SelectorExpr: return selector(fb, cast<SelectorExpr>(e));
    case NodeKind::IndexExpr: return indexExpr(fb, cast<IndexExpr>(e));
    case NodeKind::SliceExpr: return sliceExpr(fb, cast<SliceExpr>(e));
    case NodeKind::TypeAssertExpr: return typeAssert(fb, cast<TypeAssertExpr>(e), false);
    case NodeKind::CallExpr: return call(fb, cast<CallExpr>(e));
    case NodeKind::StarExpr: return deref(fb, expr(fb, cast<StarExpr>(e)->x), e->pos);
    case NodeKind::UnaryExpr: return unary(fb, cast<UnaryExpr>(e));
    case NodeKind::BinaryExpr: return binary(fb, cast<BinaryExpr>(e));
    case NodeKind::TryExpr: return tryExpr(fb, cast<TryExpr>(e), true);
    default: VO_UNREACHABLE("no other expression has a value");
  }
}

Node* place(FuncBuilder& fb, const Expr* e) {
  e = unparen(e);
  return addressable(fb, expr(fb, e), e->pos);
}

// ---- Names -----------------------------------------------------------------------------------------

static Node* ident(FuncBuilder& fb, const Ident* e) {
  types::Object* o = fb.b.info.object(e);
  VO_CHECK(o != nullptr, "the checker resolved every name");
  switch (o->kind) {
    case types::ObjectKind::Var: return variable(fb, types::cast<types::Var>(o), e->pos);
    case types::ObjectKind::Func: return functionValue(fb, e, e->pos);
    case types::ObjectKind::Nil: return zero(fb, typeOf(fb, e), e->pos);
    default: VO_UNREACHABLE("other names are no values");
  }
}

Node* variable(FuncBuilder& fb, const types::Var* v, Pos pos) {
  for (FuncBuilder* f = &fb; f != nullptr; f = f->parent) {
    auto found = f->vars.find(v);
    if (found != f->vars.end()) return localRef(fb, f, found->second, pos);
  }
  VO_CHECK(v->package != nullptr && !v->isField, "local variables are declared before their use");
  VO_DCHECK(v->parent == nullptr || v->parent == v->package->scope, "what is no local variable is a package's");
  Node* n = make(fb, Op::Global, pos, v->type);
  n->global = fb.b.global(v);
  return n;
}

// The variable as this function sees it: itself, or what its closure holds.
Node* localRef(FuncBuilder& fb, FuncBuilder* owner, Local* l, Pos pos) {
  if (owner == &fb) return local(fb, l, pos);
  Node* c = captured(fb, owner, l, pos);
  if (!c->local->byRef) return c;
  Node* d = deref(fb, c, pos);
  d->flags |= kNoCheck;
  return d;
}

Node* captured(FuncBuilder& fb, FuncBuilder* owner, Local* l, Pos pos) {
  VO_DCHECK(owner != &fb, "a function captures what others own");
  Local*& c = fb.captureOf[l];
  if (c == nullptr) {
    Type* t = l->shared ? static_cast<Type*>(fb.b.pointerTo(l->type)) : l->type;
    Local* made = newLocal(fb, LocalKind::Capture, l->name, t, l->pos);
    made->byRef = l->shared;
    c = made;
    fb.captureList.push_back({made, l, owner});
  }
  return local(fb, c, pos);
}

const Ident* functionName(FuncBuilder& fb, const Expr* e) {
  e = unparen(e);
  if (const IndexExpr* i = dynCast<IndexExpr>(e)) e = unparen(i->x);
  const Ident* id = dynCast<Ident>(e);
  if (const SelectorExpr* s = dynCast<SelectorExpr>(e)) {
    const Selection* sel = fb.b.info.selection(s);
    if (sel == nullptr || sel->kind == SelectionKind::Qualified) id = s->sel;
  }
  return id != nullptr && types::isa<types::Func>(fb.b.info.object(id)) ? id : nullptr;
}

std::vector<Type*> typeArgs(FuncBuilder& fb, const Ident* id) {
  std::vector<Type*> args;
  if (const types::Instance* inst = fb.b.info.instance(id))
    for (Type* a : inst->typeArgs) args.push_back(fb.map(a));
  return args;
}

Node* functionRef(FuncBuilder& fb, const Ident* id, Pos pos) {
  const types::Func* f = types::cast<types::Func>(fb.b.info.object(id));
  const types::Instance* inst = fb.b.info.instance(id);
  Type* t = inst != nullptr ? fb.map(inst->type) : f->type;
  return funcRef(fb, fb.b.funcOf(f, typeArgs(fb, id)), fb.b.plainSignature(types::cast<Signature>(t)), pos);
}

Node* functionValue(FuncBuilder& fb, const Ident* id, Pos pos) {
  Node* f = functionRef(fb, id, pos);
  const types::Instance* inst = fb.b.info.instance(id);
  if (inst == nullptr || !isDerived(fb, inst->typeArgs)) return f;
  return forwarder(fb, f, pos);
}

// ---- Selectors -------------------------------------------------------------------------------------

static Node* selector(FuncBuilder& fb, const SelectorExpr* e) {
  const Selection* s = fb.b.info.selection(e);
  if (s == nullptr || s->kind == SelectionKind::Qualified) {
    types::Object* o = s != nullptr ? s->object : fb.b.info.object(e->sel);
    if (types::Var* v = types::dynCast<types::Var>(o)) return variable(fb, v, e->sel->pos);
    return functionValue(fb, e->sel, e->sel->pos);
  }
  switch (s->kind) {
    case SelectionKind::FieldVal: return fieldPath(fb, expr(fb, e->x), s->path, e->sel->pos);
    case SelectionKind::MethodVal: return methodValue(fb, e, s);
    default: return methodExpr(fb, e, s);
  }
}

Node* fieldPath(FuncBuilder& fb, Node* x, std::span<const int32_t> path, Pos pos) {
  VO_DCHECK(x->type != nullptr, "fields are those of a value");
  for (int32_t i : path) {
    if (types::isa<types::Pointer>(under(x->type))) x = deref(fb, x, pos);
    x = field(fb, x, i, pos);
  }
  return x;
}

// ---- Index and slice ---------------------------------------------------------------------------------

static Node* indexExpr(FuncBuilder& fb, const IndexExpr* e) {
  // An instantiation of a generic function or method.
  if (const Ident* id = functionName(fb, e)) return functionValue(fb, id, e->pos);
  if (const SelectorExpr* s = methodSelector(fb, e)) return selector(fb, s);

  const Expr* i = e->indices[0];
  Node* x;
  {
    Later l(fb, hasEffect(fb, i));
    x = expr(fb, e->x);
  }
  Type* t = under(x->type);
  if (types::Map* m = types::dynCast<types::Map>(t)) {
    Node* key = exprTo(fb, i, m->key);
    bool now = sharesBytes(key);
    Node* n = make(fb, Op::MapIndex, e->lbrack, m->elem, x, earlyKey(fb, key, x->type));
    return now ? early(fb, n) : n;
  }
  Node* at = expr(fb, i);
  if (types::isString(t)) return make(fb, Op::StrIndex, e->lbrack, fb.b.tc.universe().byteType, x, at);
  if (types::isa<types::Pointer>(t)) x = deref(fb, x, e->lbrack);
  // (a literal before a call is made after it, as gc does it)
  if (types::isa<types::Array>(under(x->type)) && at->op != Op::Const && fb.later == 0 && !hasEffect(fb, i))
    x = addressable(fb, x, e->lbrack);
  Node* n = index(fb, x, at, e->lbrack);
  if (types::isa<types::Array>(under(x->type)) && at->op == Op::Const) n->flags |= kNoCheck;
  return n;
}

static Node* sliceExpr(FuncBuilder& fb, const SliceExpr* e) {
  const Expr* parts[3] = {e->lo, e->hi, e->max};
  VO_DCHECK(e->max == nullptr || e->hi != nullptr, "the parser asks for the middle bound of three");
  bool effects[4] = {};
  for (int i = 2; i >= 0; i--)
    effects[i] = effects[i + 1] || (parts[i] != nullptr && hasEffect(fb, parts[i]));
  Node* x;
  {
    Later l(fb, effects[0]);
    x = expr(fb, e->x);
    if (types::isa<types::Array>(under(x->type))) x = addr(fb, addressable(fb, x, e->pos), e->pos);
  }
  Node* v[3] = {};
  for (int i = 0; i < 3; i++) {
    if (parts[i] == nullptr) continue;
    Later l(fb, effects[i + 1]);
    v[i] = expr(fb, parts[i]);
    if (!isVariable(v[i])) v[i] = early(fb, v[i]);
  }
  Node* n = make(fb, Op::SliceOp, e->lbrack, typeOf(fb, e), x, v[0], v[1]);
  if (v[2] != nullptr) setList(fb, n, std::span<Node* const>(&v[2], 1));
  updateDepth(n);
  return early(fb, n);
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

static Node* unary(FuncBuilder& fb, const UnaryExpr* e) {
  switch (e->op) {
    case Token::And: return addressOf(fb, unparen(e->x), e->pos, typeOf(fb, e));
    case Token::Arrow: {
      Node* c = expr(fb, e->x);
      return make(fb, Op::Recv, e->pos, underAs<types::Chan>(c->type)->elem, c);
    }
    case Token::Add: return expr(fb, e->x);
    case Token::Sub: return make(fb, Op::Neg, e->pos, typeOf(fb, e), expr(fb, e->x));
    case Token::Xor: return make(fb, Op::BitNot, e->pos, typeOf(fb, e), expr(fb, e->x));
    case Token::Not: return not_(fb, expr(fb, e->x));
    default: VO_UNREACHABLE("no other token is a unary operator");
  }
}

static Node* addressOf(FuncBuilder& fb, const Expr* e, Pos pos, Type* t) {
  if (const CompositeLit* lit = dynCast<CompositeLit>(e)) {
    Type* elem = underAs<types::Pointer>(t)->elem;
    return make(fb, Op::New, pos, t, compositeLit(fb, lit, elem));
  }
  Node* n = addr(fb, place(fb, e), pos);
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
static Node* binary(FuncBuilder& fb, const BinaryExpr* e) {
  if (isComparison(e->op)) return compare(fb, e->op, e);
  if (e->op == Token::AndAnd || e->op == Token::OrOr) return logical(fb, e);
  std::vector<const BinaryExpr*> spine;
  const Expr* left = e;
  while (const BinaryExpr* x = dynCast<BinaryExpr>(unparen(left))) {
    if (x->op == Token::AndAnd || x->op == Token::OrOr || isComparison(x->op)) break;
    if (fb.b.info.constant(x) != nullptr) break;
    spine.push_back(x);
    left = x->x;
  }
  std::vector<bool> effects(spine.size() + 1);
  for (size_t i = 0; i < spine.size(); i++)
    effects[i + 1] = effects[i] || hasEffect(fb, spine[i]->y);
  Type* t = typeOf(fb, e);
  Node* acc;
  {
    Later l(fb, effects[spine.size()]);
    acc = expr(fb, left);
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
      Later l(fb, effects[i]);
      add(expr(fb, spine[i]->y));
    }
    return makeList(fb, Op::Concat, e->opPos, t, list);
  }
  for (size_t i = spine.size(); i-- > 0;) {
    const BinaryExpr* x = spine[i];
    Later l(fb, effects[i]);
    Type* xt = typeOf(fb, x);
    if (acc->op == Op::Const && !identical(acc->type, xt)) acc = convert(fb, acc, xt, acc->pos);
    acc = binaryOp(fb, x->op, acc, expr(fb, x->y), xt, x->opPos);
  }
  return acc;
}

// `x << 1.`: the count is an integer all the same.
Node* shiftCount(FuncBuilder& fb, Node* n) {
  if (n->op != Op::Const || types::isInteger(n->type)) return n;
  return constant(fb, n->constant, fb.b.basic(BasicKind::Uint), n->pos);
}

Node* binaryOp(FuncBuilder& fb, Token op, Node* x, Node* y, Type* t, Pos pos) {
  if (op == Token::Add && types::isString(under(t))) {
    Node* list[2] = {x, y};
    return makeList(fb, Op::Concat, pos, t, list);
  }
  if (op == Token::Shl || op == Token::Shr) y = shiftCount(fb, y);
  VO_DCHECK(x->type != nullptr && y->type != nullptr, "operands are values");
  Node* n = make(fb, binaryOpOf(op), pos, t, x, y);
  if ((op == Token::Shl || op == Token::Shr) && (y->op == Op::Const || types::isUnsigned(y->type)))
    n->flags |= kNoCheck;
  if ((op == Token::Div || op == Token::Rem) && y->op == Op::Const &&
      types::constSign(y->constant) != 0)
    n->flags |= kNoCheck;
  return n;
}

static Node* compare(FuncBuilder& fb, Token op, const BinaryExpr* e) {
  Type* t = typeOf(fb, e);
  bool xNil = fb.b.info.mode(e->x) == Mode::NilValue;
  bool yNil = fb.b.info.mode(e->y) == Mode::NilValue;
  if (xNil || yNil) {
    Node* n = isNil(fb, expr(fb, xNil ? e->y : e->x), e->opPos);
    n->type = t;
    return op == Token::NotEqual ? not_(fb, n) : n;
  }
  Node* x;
  {
    Later l(fb, hasEffect(fb, e->y));
    x = expr(fb, e->x);
  }
  Node* y = expr(fb, e->y);
  Type* u = under(x->type);
  if (types::isa<types::Struct>(u) || types::isa<types::Array>(u)) {
    x = earlyAddress(fb, x);
    y = earlyAddress(fb, y);
  }
  return compareNodes(fb, op, x, y, t, e->opPos);
}

Node* compareNodes(FuncBuilder& fb, Token op, Node* x, Node* y, Type* t, Pos pos) {
  VO_DCHECK(types::isBoolean(t), "a comparison is a boolean");
  if (!identical(x->type, y->type)) {
    bool xi = types::isInterface(x->type), yi = types::isInterface(y->type);
    if (xi && !yi) {
      y = convert(fb, y, x->type, pos);
    } else if (yi && !xi) {
      x = convert(fb, x, y->type, pos);
    } else if (xi && yi) {
      // Two interfaces: the one with more methods converts to the other.
      if (types::assignableType(fb.b.tc, y->type, x->type, nullptr))
        y = convert(fb, y, x->type, pos);
      else
        x = convert(fb, x, y->type, pos);
    } else if (x->op == Op::Const) {
      x = convert(fb, x, y->type, pos);
    } else {
      y = convert(fb, y, x->type, pos);
    }
  }
  // gc takes variables for different, although those without size have one address.
  auto isVariable = [](const Node* n) { return n->op == Op::Addr && n->a->op == Op::Global; };
  if (isVariable(x) && isVariable(y) && x->a->global != y->a->global) {
    Node* n = boolConst(fb, op == Token::NotEqual, pos);
    n->type = t;
    return n;
  }
  return make(fb, binaryOpOf(op), pos, t, x, y);
}

// With effects on the right, && and || become an if.
static Node* logical(FuncBuilder& fb, const BinaryExpr* e) {
  Type* t = typeOf(fb, e);
  bool isAnd = e->op == Token::AndAnd;
  Node* x;
  {
    Later l(fb, hasEffect(fb, e->y));
    x = expr(fb, e->x);
  }
  Node* y = nullptr;
  NodeVec right;
  {
    NoLater n(fb);
    right = fb.collect([&] { y = expr(fb, e->y); });
  }
  if (right.empty() && y->depth < kMaxDepth - 10)
    return early(fb, make(fb, isAnd ? Op::AndAnd : Op::OrOr, e->opPos, t, x, y));
  Node* r = spill(fb, x, e->opPos);
  r->type = t;
  Local* temp = r->local;
  temp->reassigned = true;
  right.push_back(make(fb, Op::Assign, e->opPos, nullptr, local(fb, temp, e->opPos), y));
  NodeVec none;
  Node* cond = local(fb, temp, e->opPos);
  emitIf(fb, isAnd ? cond : not_(fb, cond), right, none, e->opPos);
  return local(fb, temp, e->opPos);
}

// ---- Assertions, ? -----------------------------------------------------------------------------------

Node* typeAssert(FuncBuilder& fb, const TypeAssertExpr* e, bool ok) {
  Node* x = expr(fb, e->x);
  Type* t = fb.map(fb.b.info.type(e->type));
  Node* n = make(fb, ok ? Op::TypeAssertOk : Op::TypeAssert, e->type->pos, t, x);
  n->typeArg = t;
  if (ok) {
    types::Var* pair[2] = {fb.b.tc.newVar(e->pos, nullptr, {}, t),
                           fb.b.tc.newVar(e->pos, nullptr, {}, fb.b.boolType())};
    n->type = fb.b.tc.newTuple(fb.b.tc.arena().copy(std::span<types::Var* const>(pair)));
  }
  return n;
}

NodeVec tryValues(FuncBuilder& fb, const TryExpr* e) {
  NodeVec values;
  if (types::isa<Tuple>(fb.b.info.type(e->x)))
    values = multi(fb, e->x);
  else
    values.push_back(spill(fb, producer(fb, e->x), e->question));
  Node* err = values.back();
  values.pop_back();
  NodeVec none;
  NodeVec fails = fb.collect([&] { failWith(fb, err, e->question); });
  emitIf(fb, not_(fb, isNil(fb, err, e->question)), fails, none, e->question);
  return values;
}

static Node* tryExpr(FuncBuilder& fb, const TryExpr* e, bool wantValue) {
  NodeVec values = tryValues(fb, e);
  if (!wantValue || values.empty()) return nullptr;
  VO_CHECK(values.size() == 1, "several values of a ? expression are taken by multi()");
  return values[0];
}

void failWith(FuncBuilder& fb, Node* err, Pos pos) {
  FuncBuilder& f = fb.outermost();
  size_t n = f.fn->results.size();
  VO_CHECK(n > 0, "the function returns an error");
  Local* last = f.fn->results[n - 1];
  err = convert(fb, err, last->type, pos);
  if (f.fn->has(kFuncNamedResults)) {
    assign(fb, localRef(fb, &f, last, pos), err, pos);
    doReturn(fb, {}, pos);
    return;
  }
  NodeVec values;
  for (size_t i = 0; i + 1 < n; i++) values.push_back(zero(fb, f.fn->results[i]->type, pos));
  values.push_back(err);
  doReturn(fb, std::move(values), pos);
}

}  // namespace vo::ir
