// This file builds calls: what is called, how the receiver is passed, and the arguments.
#include "ir/build.h"

namespace vo::ir {

using namespace syntax;
using types::Selection;
using types::SelectionKind;

namespace {

Signature* signatureOf(Type* t) { return underAs<Signature>(t); }

}  // namespace

Node* FuncBuilder::call(const CallExpr* e) {
  Mode m = b.info.mode(e->fun);
  if (m == Mode::Type) return conversion(e);
  if (m == Mode::Builtin) {
    const Expr* f = unparen(e->fun);
    const Ident* id = dynCast<Ident>(f);
    if (const SelectorExpr* s = dynCast<SelectorExpr>(f)) id = s->sel;
    return builtin(e, types::cast<types::Builtin>(b.info.object(id))->id);
  }
  Callee c;
  {
    Later l(*this, anyEffect(e->args));
    c = callee(e->fun, true);
  }
  NodeVec args = callArgs(c.sig, e);
  return makeCall(c, std::move(args), e->lparen);
}

FuncBuilder::Callee FuncBuilder::callee(const Expr* fun, bool direct) {
  if (const SelectorExpr* s = methodSelector(fun)) {
    const Selection* sel = b.info.selection(s);
    if (sel->kind == SelectionKind::MethodVal) return methodCallee(s, sel, direct);
  }
  Callee c;
  const Ident* name = functionName(fun);
  Node* v = name != nullptr ? functionRef(name, name->pos) : expr(fun);
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

const SelectorExpr* FuncBuilder::methodSelector(const Expr* e) const {
  e = unparen(e);
  if (const IndexExpr* i = dynCast<IndexExpr>(e)) e = unparen(i->x);
  const SelectorExpr* s = dynCast<SelectorExpr>(e);
  const Selection* sel = s != nullptr ? b.info.selection(s) : nullptr;
  bool method = sel != nullptr && (sel->kind == SelectionKind::MethodVal || sel->kind == SelectionKind::MethodExpr);
  return method ? s : nullptr;
}

// In a generic body the type parameter's methods become those of the type argument.
types::Lookup FuncBuilder::lookupMethod(Type* recv, const types::Object* method) {
  types::Lookup found = types::lookupFieldOrMethod(b.tc, recv, true, method->package, method->name);
  VO_CHECK(types::isa<types::Func>(found.object), "the type argument has the method");
  return found;
}

// The receiver as the method wants it, or the interface (then *func is null).
Node* FuncBuilder::methodRecv(Node* x, const types::Lookup& found, std::span<Type* const> own, Func** func, Pos pos) {
  Node* r = fieldPath(x, found.path.subspan(0, found.path.size() - 1), pos);
  types::Func* m = types::cast<types::Func>(found.object);
  *func = nullptr;
  if (types::isInterface(r->type)) return r;
  bool isPointer = types::isa<types::Pointer>(under(r->type));
  *func = b.funcOf(m, own);
  if (types::hasPtrRecv(m)) return isPointer ? r : addr(addressable(r, pos), pos);
  return isPointer ? deref(r, pos) : r;
}

// The dynamic type of an interface, null if it is not known, as gc's devirtualize finds it; but gc also looks
// through variables and calls that it has inlined.
Type* FuncBuilder::dynamicType(const Expr* e) {
  for (;;) {
    e = unparen(e);
    Type* t = b.info.type(e);
    if (b.info.mode(e) == Mode::NilValue || types::isTypeParam(t)) return nullptr;
    if (!types::isInterface(t)) return identical(map(t), t) ? t : nullptr;
    if (const TypeAssertExpr* a = dynCast<TypeAssertExpr>(e)) {
      e = a->x;
    } else if (const CallExpr* c = dynCast<CallExpr>(e); c != nullptr && b.info.mode(c->fun) == Mode::Type) {
      e = c->args[0];
    } else {
      const Ident* id = dynCast<Ident>(e);
      const types::Var* v = id != nullptr ? types::dynCast<types::Var>(b.info.object(id)) : nullptr;
      bool tracked = v != nullptr && !v->isParam && !v->addressTaken && !v->severalTypes && v->onlyType != nullptr &&
                     v->parent != v->package->scope;
      return tracked && identical(map(v->onlyType), v->onlyType) ? v->onlyType : nullptr;
    }
  }
}

// The value in the interface x, if a call of the method on it differs from one through the interface: a value
// is copied before the arguments are evaluated, and a nil pointer to one is dereferenced here.
Node* FuncBuilder::directReceiver(const Expr* e, Node* x, const types::Object* method) {
  if (!types::isInterface(x->type)) return nullptr;
  Type* t = dynamicType(e);
  if (t == nullptr) return nullptr;
  types::Lookup found = types::lookupFieldOrMethod(b.tc, t, false, method->package, method->name);
  types::Func* m = types::dynCast<types::Func>(found.object);
  if (m == nullptr) return nullptr;
  bool shaped = types::isDirectIface(t);
  if (shaped && found.path.size() == 1 && types::hasPtrRecv(m)) return nullptr;
  Node* r = make(Op::Unbox, x->pos, t, make(Op::NonNil, x->pos, x->type, x));
  return shaped ? r : early(r);
}

FuncBuilder::Callee FuncBuilder::methodCallee(const SelectorExpr* e, const Selection* s, bool direct) {
  Node* x = expr(e->x);
  types::Lookup found{s->object, s->path, s->indirect};
  Node* known = direct ? directReceiver(e->x, x, s->object) : nullptr;
  if (known != nullptr) x = known;
  if (env != nullptr || known != nullptr) found = lookupMethod(x->type, s->object);
  Callee c;
  types::Func* m = types::cast<types::Func>(found.object);
  const types::Instance* inst = b.info.instance(e->sel);
  Node* r = methodRecv(x, found, typeArgs(e->sel), &c.func, e->sel->pos);
  c.sig = b.plainSignature(types::cast<Signature>(inst != nullptr ? map(inst->type) : m->type));
  // gc calls methods of a type parameter through a dictionary of the type argument's method set.
  if (direct && env != nullptr && known == nullptr && types::isTypeParam(b.info.type(e->x)) && r->op == Op::Deref && r->a == x) {
    c.func = b.methodFunc(x->type, m);
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

Node* FuncBuilder::makeCall(const Callee& c, NodeVec args, Pos pos) {
  Type* t = b.resultType(c.sig);
  switch (c.kind) {
    case Callee::Kind::Static: {
      if (c.recv != nullptr) args.insert(args.begin(), c.recv);
      Node* n = makeList(Op::CallStatic, pos, t, args);
      n->func = c.func;
      return n;
    }
    case Callee::Kind::Closure: return makeList(Op::CallClosure, pos, t, args, c.value);
    case Callee::Kind::Iface: {
      Node* n = makeList(Op::CallIface, pos, t, args, c.value);
      n->method = c.method;
      return n;
    }
  }
  VO_UNREACHABLE("all kinds of callees are above");
}

Node* FuncBuilder::variadicSlice(NodeVec& values, Type* sliceType, Pos pos) {
  if (values.empty()) return zero(sliceType, pos);
  Node* n = makeList(Op::SliceLit, pos, sliceType, values);
  n->flags |= kVariadic;
  return n;
}

NodeVec FuncBuilder::callArgs(Signature* s, const CallExpr* e) {
  size_t params = s->params->vars.size();
  auto paramType = [&](size_t i) -> Type* {
    if (s->variadic && i + 1 >= params && !e->ellipsis.valid())
      return underAs<types::Slice>(s->params->vars[params - 1]->type)->elem;
    return s->params->vars[i]->type;
  };
  NodeVec values;
  Type* only = e->args.size() == 1 ? b.info.type(e->args[0]) : nullptr;
  if (only != nullptr && types::isa<Tuple>(only)) {
    values = multi(e->args[0]);
    for (size_t i = 0; i < values.size(); i++) values[i] = convert(values[i], paramType(i), e->lparen);
  } else {
    std::vector<bool> effects(e->args.size() + 1);
    for (size_t i = e->args.size(); i-- > 0;) effects[i] = effects[i + 1] || hasEffect(e->args[i]);
    for (size_t i = 0; i < e->args.size(); i++) {
      Later l(*this, effects[i + 1]);
      values.push_back(exprTo(e->args[i], paramType(i)));
    }
  }
  if (!s->variadic || e->ellipsis.valid()) return values;
  NodeVec rest(values.begin() + static_cast<ptrdiff_t>(params - 1), values.end());
  values.resize(params - 1);
  values.push_back(variadicSlice(rest, s->params->vars[params - 1]->type, e->lparen));
  return values;
}

// ---- Several results ------------------------------------------------------------------------------

NodeVec FuncBuilder::multi(const Expr* e) {
  e = unparen(e);
  if (const TryExpr* t = dynCast<TryExpr>(e)) return tryValues(t);
  if (isDynamic(e)) return dynamicValues(e, 2);
  return multiOf(producer(e), e->pos);
}

NodeVec FuncBuilder::multiOf(Node* p, Pos pos) {
  Tuple* tuple = types::cast<Tuple>(p->type);
  NodeVec places;
  for (types::Var* v : tuple->vars) {
    Local* t = newTemp(v->type, pos);
    decl(t, nullptr, pos)->flags |= kUninit;
    places.push_back(local(t, pos));
  }
  Node* n = makeList(Op::AssignMulti, pos, nullptr, places);
  n->b = p;
  updateDepth(n);
  emit(n);
  NodeVec values;
  for (Node* x : places) values.push_back(local(x->local, pos));
  return values;
}

}  // namespace vo::ir
