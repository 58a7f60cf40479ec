// This file builds dynamic access: x~>f, x~>[k], x~>(args).
//
// A step is a call of a function of package dyn, whose two results, value and error, go to temporaries. A
// further step takes these and puts its own results there, if the error is nil:
//
//     v, err = dyn.Attr(x, "f")
//     if err == nil { v, err = dyn.Index(v, k()) }
//
// Values for targets of types other than any are asserted; what fails the assertion may still be assignable
// (nil, or a type of the same structure), which dyn.Assign decides.
#include "ir/build_call.h"
#include "ir/build_convert.h"
#include "ir/build_dynamic.h"
#include "ir/build_expr.h"
#include "ir/build_func.h"
#include "ir/func_builder.h"
#include "ir/nodes.h"
#include "ir/order.h"

namespace vo::ir {

using namespace syntax;

static NodeVec dynamicParts(FuncBuilder& fb, Local* list, Local* err, size_t n, Pos pos);
static Node* dynamicResult(FuncBuilder& fb, Node* value, Local* err, Type* t);

namespace {

Expr* argumentOf(const Expr* step) {
  const DynIndexExpr* i = dynCast<DynIndexExpr>(step);
  return i != nullptr ? i->key : nullptr;
}

std::string_view methodFor(const Expr* step) {
  if (isa<DynAttrExpr>(step)) return "DynAttr";
  return isa<DynIndexExpr>(step) ? "DynIndex" : "DynCall";
}

Pos positionOf(const Expr* step) {
  if (const DynAttrExpr* a = dynCast<DynAttrExpr>(step)) return a->sel->pos;
  if (const DynIndexExpr* i = dynCast<DynIndexExpr>(step)) return i->lbrack;
  return cast<DynCallExpr>(step)->call->lparen;
}

bool isEmptyInterface(Type* t) {
  return types::isInterface(t) && types::typeSet(types::cast<types::Interface>(under(t)))->methods.empty();
}

}  // namespace

// A call of a function of package dyn, or null (after an error) if there is no such package.
static Node* dynamicCall(FuncBuilder& fb, std::string_view name, NodeVec args, Pos pos) {
  Func* f = libraryFunc(fb, "dyn", name);
  if (f == nullptr) {
    fb.b.cx.sink.error(diag::Kind::ImportError, {pos, pos.plus(1)}, "~> needs package dyn");
    return nullptr;
  }
  Node* c = makeList(fb, Op::CallStatic, pos, fb.b.resultType(types::cast<Signature>(f->object->type)), args);
  c->func = f;
  return c;
}

// The base as an interface value. A concrete one has the step's method, perhaps by its address.
static Node* dynamicOperand(FuncBuilder& fb, const Expr* base, const Expr* step) {
  Type* t = typeOf(fb, base);
  if (types::isInterface(t)) return exprTo(fb, base, fb.b.anyType());
  base::Symbol name = fb.b.cx.symbols.intern(methodFor(step));
  if (types::lookupFieldOrMethod(fb.b.tc, t, false, fb.b.package, name).object != nullptr)
    return exprTo(fb, base, fb.b.anyType());
  return convert(fb, addr(fb, place(fb, base), base->pos), fb.b.anyType(), base->pos);
}

// What a step starts from: a value, and the error of the pair that the base is (null if it is none). Both can
// be assigned to then.
static DynamicBase dynamicBaseOf(FuncBuilder& fb, const Expr* step) {
  const Expr* base = unparen(syntax::dynamicBase(step));
  if (isDynamic(base)) {
    NodeVec pair = dynamicValues(fb, base, 2);
    return {pair[0], pair[1]};
  }
  if (types::isa<Tuple>(fb.b.info.type(base))) {
    NodeVec pair = multi(fb, base);
    for (Node*& n : pair) n = spill(fb, n, n->pos);
    return {pair[0], pair[1]};
  }
  const DynCallExpr* d = dynCast<DynCallExpr>(step);
  const Expr* argument = argumentOf(step);
  Later l(fb, d != nullptr ? anyEffect(fb, d->call->args) : argument != nullptr && hasEffect(fb, argument));
  return {dynamicOperand(fb, base, step), nullptr};
}

// The arguments of a call, as one slice.
static Node* dynamicArgs(FuncBuilder& fb, const DynCallExpr* e) {
  types::Var* v = fb.b.tc.newParam(e->pos, nullptr, {}, fb.b.tc.newSlice(fb.b.anyType()));
  Signature* s = fb.b.tc.newSignature(fb.b.tc.newTuple(fb.b.tc.arena().copy(std::span<types::Var* const>(&v, 1))),
                                      fb.b.tc.emptyTuple(), true);
  return callArgs(fb, s, e->call)[0];
}

static Node* dynamicStep(FuncBuilder& fb, const Expr* step, Node* value, size_t results) {
  Pos pos = positionOf(step);
  if (const DynAttrExpr* a = dynCast<DynAttrExpr>(step))
    return dynamicCall(fb, "Attr", {value, strConst(fb, a->sel->name.str(), pos)}, pos);
  if (const DynIndexExpr* i = dynCast<DynIndexExpr>(step))
    return dynamicCall(fb, "Index", {value, exprTo(fb, i->key, fb.b.anyType())}, pos);
  Node* args = dynamicArgs(fb, cast<DynCallExpr>(step));
  if (results == 2) return dynamicCall(fb, "Call", {value, args}, pos);
  return dynamicCall(fb, "CallN", {value, intConst(fb, static_cast<int64_t>(results) - 1, fb.b.intType(), pos), args},
                     pos);
}

// Temporaries with `n` - 1 values of type any and the error; n is 2 unless `e` is a call.
NodeVec dynamicValues(FuncBuilder& fb, const Expr* e, size_t n) {
  e = unparen(e);
  Pos pos = positionOf(e);
  if (tooDeep(fb, e)) {
    NodeVec none;
    for (size_t i = 0; i < n; i++)
      none.push_back(spill(fb, zero(fb, i + 1 < n ? fb.b.anyType() : fb.b.tc.universe().errorType, pos), pos));
    return none;
  }
  Type* first = n == 2 ? fb.b.anyType() : fb.b.tc.newSlice(fb.b.anyType());
  DynamicBase base = dynamicBaseOf(fb, e);
  Local *value = nullptr, *err = nullptr;
  auto take = [&](Local** l, Type* t, Node* from) {
    bool reuse = from != nullptr && identical(from->type, t);
    *l = reuse ? from->local : newTemp(fb, t, pos);
    if (!reuse) decl(fb, *l, nullptr, pos);
    (*l)->reassigned = true;
  };
  take(&value, first, base.err != nullptr ? base.value : nullptr);
  take(&err, fb.b.tc.universe().errorType, base.err);
  auto run = [&] {
    Node* call = dynamicStep(fb, e, base.value, n);
    if (call == nullptr) return;
    Node* places[2] = {local(fb, value, pos), local(fb, err, pos)};
    Node* assign = makeList(fb, Op::AssignMulti, pos, nullptr, places);
    assign->b = call;
    updateDepth(assign);
    emit(fb, assign);
  };
  if (base.err == nullptr) {
    run();
  } else {
    NoLater none(fb);
    NodeVec then = fb.collect(run), otherwise;
    emitIf(fb, isNil(fb, local(fb, err, pos), pos), then, otherwise, pos);
  }
  if (n == 2) return {local(fb, value, pos), local(fb, err, pos)};
  return dynamicParts(fb, value, err, n, pos);
}

// The elements of the slice that dyn.CallN gives; nil after an error.
static NodeVec dynamicParts(FuncBuilder& fb, Local* list, Local* err, size_t n, Pos pos) {
  NodeVec values;
  for (size_t i = 0; i + 1 < n; i++) {
    Local* l = newTemp(fb, fb.b.anyType(), pos);
    decl(fb, l, nullptr, pos);
    l->reassigned = true;
    values.push_back(local(fb, l, pos));
  }
  NodeVec then = fb.collect([&] {
    for (size_t i = 0; i + 1 < n; i++)
      assign(fb, local(fb, values[i]->local, pos),
             index(fb, local(fb, list, pos), intConst(fb, static_cast<int64_t>(i), fb.b.intType(), pos), pos), pos);
  });
  NodeVec none;
  emitIf(fb, isNil(fb, local(fb, err, pos), pos), then, none, pos);
  values.push_back(local(fb, err, pos));
  return values;
}

// The same, with values of the targets' types; a null type stands for any. The last one is the error's.
NodeVec dynamicResults(FuncBuilder& fb, const Expr* e, std::span<Type* const> wanted) {
  NodeVec values = dynamicValues(fb, e, std::max<size_t>(wanted.size(), 2));
  for (size_t i = 0; i + 1 < wanted.size(); i++)
    if (wanted[i] != nullptr && !isEmptyInterface(wanted[i]))
      values[i] = dynamicResult(fb, values[i], values.back()->local, wanted[i]);
  return values;
}

static Node* dynamicResult(FuncBuilder& fb, Node* value, Local* err, Type* t) {
  Pos pos = value->pos;
  Local *x = newTemp(fb, t, pos), *ok = newTemp(fb, fb.b.boolType(), pos);
  decl(fb, x, nullptr, pos);
  decl(fb, ok, nullptr, pos);
  x->reassigned = ok->reassigned = true;
  Node* places[2] = {local(fb, x, pos), local(fb, ok, pos)};
  Node* both = makeList(fb, Op::AssignMulti, pos, nullptr, places);
  both->b = make(fb, Op::TypeAssertOk, pos, t, local(fb, value->local, pos));
  both->b->typeArg = t;
  types::Var* pair[2] = {fb.b.tc.newVar(pos, nullptr, {}, t), fb.b.tc.newVar(pos, nullptr, {}, fb.b.boolType())};
  both->b->type = fb.b.tc.newTuple(fb.b.tc.arena().copy(std::span<types::Var* const>(pair)));
  updateDepth(both);
  emit(fb, both);
  NodeVec none;
  NodeVec slow = fb.collect([&] {
    Node* p = spill(fb, make(fb, Op::New, pos, fb.b.pointerTo(t), zero(fb, t, pos)), pos);
    Node* call = dynamicCall(
        fb, "Assign", {convert(fb, local(fb, p->local, pos), fb.b.anyType(), pos), local(fb, value->local, pos)}, pos);
    if (call == nullptr) return;
    assign(fb, local(fb, err, pos), spill(fb, call, pos), pos);
    assign(fb, local(fb, x, pos), deref(fb, local(fb, p->local, pos), pos), pos);
  });
  NodeVec failed = fb.collect([&] { emitIf(fb, isNil(fb, local(fb, err, pos), pos), slow, none, pos); });
  emitIf(fb, not_(fb, local(fb, ok, pos)), failed, none, pos);
  return local(fb, x, pos);
}

// `defer x~>(args)` and `go x~>(args)`: the func value without parameters that makes the call.
Node* dynamicThunk(FuncBuilder& fb, const DynCallExpr* e) {
  Pos pos = e->call->lparen;
  DynamicBase base = dynamicBaseOf(fb, e);
  Node* err = zero(fb, fb.b.tc.universe().errorType, pos);
  Node* args = nullptr;
  if (base.err == nullptr) {
    args = dynamicArgs(fb, e);
  } else {
    Local* list = newTemp(fb, fb.b.tc.newSlice(fb.b.anyType()), pos);
    decl(fb, list, nullptr, pos);
    NoLater none(fb);
    NodeVec otherwise, then = fb.collect([&] { assign(fb, local(fb, list, pos), dynamicArgs(fb, e), pos); });
    emitIf(fb, isNil(fb, local(fb, base.err->local, pos), pos), then, otherwise, pos);
    err = local(fb, base.err->local, pos);
    args = local(fb, list, pos);
  }
  Node* call = dynamicCall(fb, "Bind", {base.value, err, args}, pos);
  return call == nullptr ? zero(fb, fb.b.voidSignature(), pos) : spill(fb, call, pos);
}

}  // namespace vo::ir
