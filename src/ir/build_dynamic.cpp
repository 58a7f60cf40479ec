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
#include "ir/build.h"

namespace vo::ir {

using namespace syntax;

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
Node* FuncBuilder::dynamicCall(std::string_view name, NodeVec args, Pos pos) {
  Func* f = libraryFunc("dyn", name);
  if (f == nullptr) {
    b.cx.sink.error(diag::Kind::ImportError, {pos, pos.plus(1)}, "~> needs package dyn");
    return nullptr;
  }
  Node* c = makeList(Op::CallStatic, pos, b.resultType(types::cast<Signature>(f->object->type)), args);
  c->func = f;
  return c;
}

// The base as an interface value. A concrete one has the step's method, perhaps by its address.
Node* FuncBuilder::dynamicOperand(const Expr* base, const Expr* step) {
  Type* t = typeOf(base);
  if (types::isInterface(t)) return exprTo(base, b.anyType());
  base::Symbol name = b.cx.symbols.intern(methodFor(step));
  if (types::lookupFieldOrMethod(b.tc, t, false, b.package, name).object != nullptr) return exprTo(base, b.anyType());
  return convert(addr(place(base), base->pos), b.anyType(), base->pos);
}

// What a step starts from: a value, and the error of the pair that the base is (null if it is none). Both can
// be assigned to then.
FuncBuilder::DynamicBase FuncBuilder::dynamicBaseOf(const Expr* step) {
  const Expr* base = unparen(syntax::dynamicBase(step));
  if (isDynamic(base)) {
    NodeVec pair = dynamicValues(base, 2);
    return {pair[0], pair[1]};
  }
  if (types::isa<Tuple>(b.info.type(base))) {
    NodeVec pair = multi(base);
    for (Node*& n : pair) n = spill(n, n->pos);
    return {pair[0], pair[1]};
  }
  const DynCallExpr* d = dynCast<DynCallExpr>(step);
  const Expr* argument = argumentOf(step);
  Later l(*this, d != nullptr ? anyEffect(d->call->args) : argument != nullptr && hasEffect(argument));
  return {dynamicOperand(base, step), nullptr};
}

// The arguments of a call, as one slice.
Node* FuncBuilder::dynamicArgs(const DynCallExpr* e) {
  types::Var* v = b.tc.newParam(e->pos, nullptr, {}, b.tc.newSlice(b.anyType()));
  Signature* s = b.tc.newSignature(b.tc.newTuple(b.tc.arena().copy(std::span<types::Var* const>(&v, 1))), b.tc.emptyTuple(), true);
  return callArgs(s, e->call)[0];
}

Node* FuncBuilder::dynamicStep(const Expr* step, Node* value, size_t results) {
  Pos pos = positionOf(step);
  if (const DynAttrExpr* a = dynCast<DynAttrExpr>(step)) return dynamicCall("Attr", {value, strConst(a->sel->name.str(), pos)}, pos);
  if (const DynIndexExpr* i = dynCast<DynIndexExpr>(step)) return dynamicCall("Index", {value, exprTo(i->key, b.anyType())}, pos);
  Node* args = dynamicArgs(cast<DynCallExpr>(step));
  if (results == 2) return dynamicCall("Call", {value, args}, pos);
  return dynamicCall("CallN", {value, intConst(static_cast<int64_t>(results) - 1, b.intType(), pos), args}, pos);
}

// Temporaries with `n` - 1 values of type any and the error; n is 2 unless `e` is a call.
NodeVec FuncBuilder::dynamicValues(const Expr* e, size_t n) {
  e = unparen(e);
  Pos pos = positionOf(e);
  if (tooDeep(e)) {
    NodeVec none;
    for (size_t i = 0; i < n; i++) none.push_back(spill(zero(i + 1 < n ? b.anyType() : b.tc.universe().errorType, pos), pos));
    return none;
  }
  Type* first = n == 2 ? b.anyType() : b.tc.newSlice(b.anyType());
  DynamicBase base = dynamicBaseOf(e);
  Local *value = nullptr, *err = nullptr;
  auto take = [&](Local** l, Type* t, Node* from) {
    bool reuse = from != nullptr && identical(from->type, t);
    *l = reuse ? from->local : newTemp(t, pos);
    if (!reuse) decl(*l, nullptr, pos);
    (*l)->reassigned = true;
  };
  take(&value, first, base.err != nullptr ? base.value : nullptr);
  take(&err, b.tc.universe().errorType, base.err);
  auto run = [&] {
    Node* call = dynamicStep(e, base.value, n);
    if (call == nullptr) return;
    Node* places[2] = {local(value, pos), local(err, pos)};
    Node* assign = makeList(Op::AssignMulti, pos, nullptr, places);
    assign->b = call;
    updateDepth(assign);
    emit(assign);
  };
  if (base.err == nullptr) {
    run();
  } else {
    NoLater none(*this);
    NodeVec then = collect(run), otherwise;
    emitIf(isNil(local(err, pos), pos), then, otherwise, pos);
  }
  if (n == 2) return {local(value, pos), local(err, pos)};
  return dynamicParts(value, err, n, pos);
}

// The elements of the slice that dyn.CallN gives; nil after an error.
NodeVec FuncBuilder::dynamicParts(Local* list, Local* err, size_t n, Pos pos) {
  NodeVec values;
  for (size_t i = 0; i + 1 < n; i++) {
    Local* l = newTemp(b.anyType(), pos);
    decl(l, nullptr, pos);
    l->reassigned = true;
    values.push_back(local(l, pos));
  }
  NodeVec then = collect([&] {
    for (size_t i = 0; i + 1 < n; i++)
      assign(local(values[i]->local, pos), index(local(list, pos), intConst(static_cast<int64_t>(i), b.intType(), pos), pos), pos);
  });
  NodeVec none;
  emitIf(isNil(local(err, pos), pos), then, none, pos);
  values.push_back(local(err, pos));
  return values;
}

// The same, with values of the targets' types; a null type stands for any. The last one is the error's.
NodeVec FuncBuilder::dynamicResults(const Expr* e, std::span<Type* const> wanted) {
  NodeVec values = dynamicValues(e, std::max<size_t>(wanted.size(), 2));
  for (size_t i = 0; i + 1 < wanted.size(); i++)
    if (wanted[i] != nullptr && !isEmptyInterface(wanted[i])) values[i] = dynamicResult(values[i], values.back()->local, wanted[i]);
  return values;
}

Node* FuncBuilder::dynamicResult(Node* value, Local* err, Type* t) {
  Pos pos = value->pos;
  Local *x = newTemp(t, pos), *ok = newTemp(b.boolType(), pos);
  decl(x, nullptr, pos);
  decl(ok, nullptr, pos);
  x->reassigned = ok->reassigned = true;
  Node* places[2] = {local(x, pos), local(ok, pos)};
  Node* both = makeList(Op::AssignMulti, pos, nullptr, places);
  both->b = make(Op::TypeAssertOk, pos, t, local(value->local, pos));
  both->b->typeArg = t;
  types::Var* pair[2] = {b.tc.newVar(pos, nullptr, {}, t), b.tc.newVar(pos, nullptr, {}, b.boolType())};
  both->b->type = b.tc.newTuple(b.tc.arena().copy(std::span<types::Var* const>(pair)));
  updateDepth(both);
  emit(both);
  NodeVec none;
  NodeVec slow = collect([&] {
    Node* p = spill(make(Op::New, pos, b.pointerTo(t), zero(t, pos)), pos);
    Node* call = dynamicCall("Assign", {convert(local(p->local, pos), b.anyType(), pos), local(value->local, pos)}, pos);
    if (call == nullptr) return;
    assign(local(err, pos), spill(call, pos), pos);
    assign(local(x, pos), deref(local(p->local, pos), pos), pos);
  });
  NodeVec failed = collect([&] { emitIf(isNil(local(err, pos), pos), slow, none, pos); });
  emitIf(not_(local(ok, pos)), failed, none, pos);
  return local(x, pos);
}

// `defer x~>(args)` and `go x~>(args)`: the func value without parameters that makes the call.
Node* FuncBuilder::dynamicThunk(const DynCallExpr* e) {
  Pos pos = e->call->lparen;
  DynamicBase base = dynamicBaseOf(e);
  Node* err = zero(b.tc.universe().errorType, pos);
  Node* args = nullptr;
  if (base.err == nullptr) {
    args = dynamicArgs(e);
  } else {
    Local* list = newTemp(b.tc.newSlice(b.anyType()), pos);
    decl(list, nullptr, pos);
    NoLater none(*this);
    NodeVec otherwise, then = collect([&] { assign(local(list, pos), dynamicArgs(e), pos); });
    emitIf(isNil(local(base.err->local, pos), pos), then, otherwise, pos);
    err = local(base.err->local, pos);
    args = local(list, pos);
  }
  Node* call = dynamicCall("Bind", {base.value, err, args}, pos);
  return call == nullptr ? zero(b.voidSignature(), pos) : spill(call, pos);
}

}  // namespace vo::ir
