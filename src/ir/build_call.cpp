// This file builds calls: what is called, how the receiver is passed, and the arguments.
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
using types::Selection;
using types::SelectionKind;

namespace {

Signature* signatureOf(Type* t) { return underAs<Signature>(t); }

}  // namespace

Node* call(FuncBuilder& fb, const CallExpr* e) {
  Mode m = fb.b.info.mode(e->fun);
  VO_DCHECK(m != Mode::Invalid, "the checker has looked at what is called");
  if (m == Mode::Type) return conversion(fb, e);
  if (m == Mode::Builtin) {
    const Expr* f = unparen(e->fun);
    const Ident* id = dynCast<Ident>(f);
    if (const SelectorExpr* s = dynCast<SelectorExpr>(f)) id = s->sel;
    return builtin(fb, e, types::cast<types::Builtin>(fb.b.info.object(id))->id);
  }
  Callee c;
  {
    Later l(fb, anyEffect(fb, e->args));
    c = callee(fb, e->fun, true);
  }
  NodeVec args = callArgs(fb, c.sig, e);
  return makeCall(fb, c, std::move(args), e->lparen);
}

Callee callee(FuncBuilder& fb, const Expr* fun, bool direct) {
  if (const SelectorExpr* s = methodSelector(fb, fun)) {
    const Selection* sel = fb.b.info.selection(s);
    if (sel->kind == SelectionKind::MethodVal) return methodCallee(fb, s, sel, direct);
  }
  Callee c;
  const Ident* name = functionName(fb, fun);
  Node* v = name != nullptr ? functionRef(fb, name, name->pos) : expr(fb, fun);
  c.sig = signatureOf(v->type);
  VO_CHECK(c.sig != nullptr, "what is called has a function type");
  if (v->op == Op::FuncRef) {
    c.kind = Callee::Kind::Static;
    c.func = v->func;
  } else {
    c.kind = Callee::Kind::Closure;
    c.value = v;
  }
  return c;
}

const SelectorExpr* methodSelector(FuncBuilder& fb, const Expr* e) {
  e = unparen(e);
  if (const IndexExpr* i = dynCast<IndexExpr>(e)) e = unparen(i->x);
  const SelectorExpr* s = dynCast<SelectorExpr>(e);
  const Selection* sel = s != nullptr ? fb.b.info.selection(s) : nullptr;
  bool method = sel != nullptr && (sel->kind == SelectionKind::MethodVal || sel->kind == SelectionKind::MethodExpr);
  return method ? s : nullptr;
}

// In a generic body the type parameter's methods become those of the type argument.
types::Lookup lookupMethod(FuncBuilder& fb, Type* recv, const types::Object* method) {
  types::Lookup found = types::lookupFieldOrMethod(fb.b.tc, recv, true, method->package, method->name);
  VO_CHECK(types::isa<types::Func>(found.object), "the type argument has the method");
  return found;
}

// The receiver as the method wants it, or the interface (then *func is null).
Node* methodRecv(FuncBuilder& fb, Node* x, const types::Lookup& found, std::span<Type* const> own, Func** func,
                 Pos pos) {
  VO_DCHECK(!found.path.empty(), "a path ends at the method");
  Node* r = fieldPath(fb, x, found.path.subspan(0, found.path.size() - 1), pos);
  types::Func* m = types::cast<types::Func>(found.object);
  *func = nullptr;
  if (types::isInterface(r->type)) return r;
  bool isPointer = types::isa<types::Pointer>(under(r->type));
  *func = fb.b.funcOf(m, own);
  if (types::hasPtrRecv(m)) return isPointer ? r : addr(fb, addressable(fb, r, pos), pos);
  return isPointer ? deref(fb, r, pos) : r;
}

// The dynamic type of an interface, null if it is not known, as gc's devirtualize finds it; but gc also looks
// through variables and calls that it has inlined.
static Type* dynamicType(FuncBuilder& fb, const Expr* e) {
  for (;;) {
    e = unparen(e);
    Type* t = fb.b.info.type(e);
    if (fb.b.info.mode(e) == Mode::NilValue || types::isTypeParam(t)) return nullptr;
    if (!types::isInterface(t)) return identical(fb.map(t), t) ? t : nullptr;
    if (const TypeAssertExpr* a = dynCast<TypeAssertExpr>(e)) {
      e = a->x;
    } else if (const CallExpr* c = dynCast<CallExpr>(e); c != nullptr && fb.b.info.mode(c->fun) == Mode::Type) {
      e = c->args[0];
    } else {
      const Ident* id = dynCast<Ident>(e);
      const types::Var* v = id != nullptr ? types::dynCast<types::Var>(fb.b.info.object(id)) : nullptr;
      bool tracked = v != nullptr && !v->isParam && !v->addressTaken && !v->severalTypes && v->onlyType != nullptr &&
                     v->parent != v->package->scope;
      return tracked && identical(fb.map(v->onlyType), v->onlyType) ? v->onlyType : nullptr;
    }
  }
}

// The value in the interface x, if a call of the method on it differs from one through the interface: a value
// is copied before the arguments are evaluated, and a nil pointer to one is dereferenced here.
static Node* directReceiver(FuncBuilder& fb, const Expr* e, Node* x, const types::Object* method) {
  if (!types::isInterface(x->type)) return nullptr;
  Type* t = dynamicType(fb, e);
  if (t == nullptr) return nullptr;
  types::Lookup found = types::lookupFieldOrMethod(fb.b.tc, t, false, method->package, method->name);
  types::Func* m = types::dynCast<types::Func>(found.object);
  if (m == nullptr) return nullptr;
  bool shaped = types::isDirectIface(t);
  if (shaped && found.path.size() == 1 && types::hasPtrRecv(m)) return nullptr;
  Node* r = make(fb, Op::Unbox, x->pos, t, make(fb, Op::NonNil, x->pos, x->type, x));
  return shaped ? r : early(fb, r);
}

// Whether the path of a method goes through a field without export of another package (as to methods of testing.T).
static bool leadsThroughHidden(FuncBuilder& fb, Type* recv, std::span<const int32_t> path) {
  Type* t = recv;
  for (int32_t index : path.subspan(0, path.size() - 1)) {
    if (auto* p = types::dynCast<types::Pointer>(under(t))) t = p->elem;
    auto* s = types::dynCast<types::Struct>(under(t));
    if (s == nullptr) return false;
    const types::Var* f = s->fields[static_cast<size_t>(index)];
    if (!f->isExported() && f->package != fb.b.package) return true;
    t = f->type;
  }
  return false;
}

Callee methodCallee(FuncBuilder& fb, const SelectorExpr* e, const Selection* s, bool direct) {
  Node* x = expr(fb, e->x);
  types::Lookup found{s->object, s->path, s->indirect};
  Node* known = direct ? directReceiver(fb, e->x, x, s->object) : nullptr;
  if (known != nullptr) x = known;
  if (fb.env != nullptr || known != nullptr) found = lookupMethod(fb, x->type, s->object);
  Callee c;
  types::Func* m = types::cast<types::Func>(found.object);
  const types::Instance* inst = fb.b.info.instance(e->sel);
  Node* r = methodRecv(fb, x, found, typeArgs(fb, e->sel), &c.func, e->sel->pos);
  c.sig = fb.b.plainSignature(types::cast<Signature>(inst != nullptr ? fb.map(inst->type) : m->type));
  // gc calls methods of a type parameter through a dictionary of the type argument's method set.
  if (direct && fb.env != nullptr && known == nullptr && types::isTypeParam(fb.b.info.type(e->x)) &&
      r->op == Op::Deref && r->a == x) {
    c.func = fb.b.methodFunc(x->type, m);
    r = x;
  }
  // The library's own wrapper may reach it.
  if (fb.b.cx.portable && types::isa<types::Pointer>(under(x->type)) && leadsThroughHidden(fb, x->type, found.path)) {
    c.func = fb.b.methodFunc(x->type, m);
    r = x;
  }
  if (c.func != nullptr) {
    c.kind = Callee::Kind::Static;
    c.recv = r;
  } else {
    c.kind = Callee::Kind::Iface;
    c.value = r;
    c.method = m;
  }
  return c;
}

Node* makeCall(FuncBuilder& fb, const Callee& c, NodeVec args, Pos pos) {
  VO_DCHECK(c.kind != Callee::Kind::Static || c.func != nullptr, "a static call names its function");
  VO_DCHECK(c.kind == Callee::Kind::Static || c.value != nullptr, "other calls have a value that leads to the function");
  Type* t = fb.b.resultType(c.sig);
  switch (c.kind) {
    case Callee::Kind::Static: {
      if (c.recv != nullptr) args.insert(args.begin(), c.recv);
      Node* n = makeList(fb, Op::CallStatic, pos, t, args);
      n->func = c.func;
      return n;
    }
    case Callee::Kind::Closure: return makeList(fb, Op::CallClosure, pos, t, args, c.value);
    case Callee::Kind::Iface: {
      Node* n = makeList(fb, Op::CallIface, pos, t, args, c.value);
      n->method = c.method;
      return n;
    }
  }
  VO_UNREACHABLE("all kinds of callees are above");
}

Node* variadicSlice(FuncBuilder& fb, NodeVec& values, Type* sliceType, Pos pos) {
  if (values.empty()) return zero(fb, sliceType, pos);
  Node* n = makeList(fb, Op::SliceLit, pos, sliceType, values);
  n->flags |= kVariadic;
  return n;
}

NodeVec callArgs(FuncBuilder& fb, Signature* s, const CallExpr* e) {
  size_t params = s->params->vars.size();
  VO_DCHECK(!s->variadic || params != 0, "the last parameter takes the rest");
  auto paramType = [&](size_t i) -> Type* {
    if (s->variadic && i + 1 >= params && !e->ellipsis.valid())
      return underAs<types::Slice>(s->params->vars[params - 1]->type)->elem;
    return s->params->vars[i]->type;
  };
  NodeVec values;
  Type* only = e->args.size() == 1 ? fb.b.info.type(e->args[0]) : nullptr;
  if (only != nullptr && types::isa<Tuple>(only)) {
    values = multi(fb, e->args[0]);
    for (size_t i = 0; i < values.size(); i++) values[i] = convert(fb, values[i], paramType(i), e->lparen);
  } else {
    std::vector<bool> effects(e->args.size() + 1);
    for (size_t i = e->args.size(); i-- > 0;) effects[i] = effects[i + 1] || hasEffect(fb, e->args[i]);
    for (size_t i = 0; i < e->args.size(); i++) {
      Later l(fb, effects[i + 1]);
      values.push_back(exprTo(fb, e->args[i], paramType(i)));
    }
  }
  VO_DCHECK(values.size() + (s->variadic ? 1 : 0) >= params, "the checker has counted the arguments");
  if (!s->variadic || e->ellipsis.valid()) return values;
  NodeVec rest(values.begin() + static_cast<ptrdiff_t>(params - 1), values.end());
  values.resize(params - 1);
  values.push_back(variadicSlice(fb, rest, s->params->vars[params - 1]->type, e->lparen));
  return values;
}

// ---- Several results ------------------------------------------------------------------------------

NodeVec multi(FuncBuilder& fb, const Expr* e) {
  e = unparen(e);
  if (const TryExpr* t = dynCast<TryExpr>(e)) return tryValues(fb, t);
  if (isDynamic(e)) return dynamicValues(fb, e, 2);
  return multiOf(fb, producer(fb, e), e->pos);
}

NodeVec multiOf(FuncBuilder& fb, Node* p, Pos pos) {
  Tuple* tuple = types::cast<Tuple>(p->type);
  VO_DCHECK(opInfo(p->op).cls == OpClass::Effect || p->op == Op::MapIterNext, "a producer is the root of its statement");
  NodeVec places;
  for (types::Var* v : tuple->vars) {
    Local* t = newTemp(fb, v->type, pos);
    decl(fb, t, nullptr, pos)->flags |= kUninit;
    places.push_back(local(fb, t, pos));
  }
  Node* n = makeList(fb, Op::AssignMulti, pos, nullptr, places);
  n->b = p;
  updateDepth(n);
  emit(fb, n);
  NodeVec values;
  for (Node* x : places) values.push_back(local(fb, x->local, pos));
  return values;
}

}  // namespace vo::ir
