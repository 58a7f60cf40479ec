// This file builds function literals, method values and method expressions, and closures in general.
#include "ir/build_call.h"
#include "ir/build_expr.h"
#include "ir/build_func.h"
#include "ir/build_literal.h"
#include "ir/build_stmt.h"
#include "ir/func_builder.h"
#include "ir/nodes.h"
#include "ir/order.h"
#include "ir/wrappers.h"

namespace vo::ir {

using namespace syntax;

static bool isDerivedMethod(FuncBuilder& fb, const types::Selection* s);
using types::Selection;

// gc's names: main.f.func1, inside of that main.f.func1.1; main.f-range1, main.f.deferwrap1.
Func* newChild(FuncBuilder& fb, const char* kind, Signature* s) {
  std::string suffix;
  std::string_view k = kind;
  if (k == "-range")
    suffix = "-range" + std::to_string(++fb.rangeBodies);
  else if (k == "func")
    suffix = (fb.parent != nullptr ? "." : ".func") + std::to_string(++fb.closures);
  else
    suffix = "." + std::string(k) + std::to_string(++fb.wrappers);
  Func* f = fb.b.newFunc(std::string(fb.fn->linkName) + suffix, std::string(fb.fn->name) + suffix, fb.fn->package);
  f->outer = fb.fn;
  f->variadic = s->variadic;
  f->flags |= fb.fn->flags & (kFuncGeneric | kFuncDupOk);
  fb.b.enroll(f);
  return f;
}

// The func value of the function that `child` has built; its captures come from here.
Node* closureOf(FuncBuilder& fb, FuncBuilder& child, Type* t, Pos pos) {
  VO_DCHECK(child.parent == &fb, "a closure is made by the function around it");
  if (child.captureList.empty()) return funcRef(fb, child.fn, t, pos);
  child.fn->flags |= kFuncIsClosure;
  NodeVec list;
  for (const FuncBuilder::Capture& c : child.captureList) {
    if (c.owner == &fb)
      list.push_back(c.local->byRef ? addr(fb, local(fb, c.outer, pos), pos) : local(fb, c.outer, pos));
    else
      list.push_back(captured(fb, c.owner, c.outer, pos));
  }
  Node* n = makeList(fb, Op::Closure, pos, t, list);
  n->func = child.fn;
  return n;
}

Node* funcLit(FuncBuilder& fb, const FuncLit* e) {
  // An attempt to make static data may have built it.
  auto known = fb.staticLits.find(e);
  if (known != fb.staticLits.end()) return known->second;
  Type* t = typeOf(fb, e);
  Signature* declaredSig = underAs<Signature>(fb.b.info.type(e));
  Signature* s = underAs<Signature>(t);
  VO_DCHECK(s != nullptr && declaredSig != nullptr && s->params->vars.size() == declaredSig->params->vars.size(), "an instance has the parameters of its source");
  Func* f = newChild(fb, "func", s);
  f->pos = e->pos;
  FuncBuilder child(fb.b, f, fb.env, &fb);
  setSignature(child, s, nullptr, declaredSig);
  body(child, e->body->rbrace, [&] { stmts(child, e->body->stmts); });
  Node* n = closureOf(fb, child, t, e->pos);
  if (fb.fn->has(kFuncIsInit)) fb.staticLits[e] = n;
  return n;
}

// ---- Functions as values ---------------------------------------------------------------------------
//
// Where the call of a function or method would take a dictionary that is not known before the
// surrounding function runs, or the method is generic, gc makes a function literal that makes the
// call, and numbers it with those of the source. Only the name of the value shows it.

// Whether types depend on the type parameters of the function being built.
bool isDerived(FuncBuilder& fb, std::span<Type* const> types) {
  for (Type* t : types)
    if (fb.map(t) != t) return true;
  return false;
}

// A literal with signature `s` that calls what `target(literal, bound)` says with its parameters from
// number `first` on; `bound` is evaluated now (or null).
template <class F>
static Node* adapter(FuncBuilder& fb, Signature* s, size_t first, Node* bound, Pos pos, F target) {
  Func* f = newChild(fb, "func", s);
  f->flags |= kFuncWrapper | kFuncAdapter;
  f->pos = f->end = pos;
  FuncBuilder child(fb.b, f, fb.env, &fb);
  setSynthetic(child, nullptr, s);
  Local* capture = nullptr;
  if (bound != nullptr) {
    capture = newLocal(child, LocalKind::Capture, child.b.cx.arena.copy("recv"), bound->type, pos);
    child.captureList.push_back({capture, nullptr, nullptr});
  }
  body(child, pos, [&] {
    Callee c = target(child, capture != nullptr ? local(child, capture, pos) : nullptr);
    forward(child, c, first, pos);
  });
  if (bound == nullptr) return funcRef(fb, f, s, pos);
  f->flags |= kFuncIsClosure;
  Node* n = makeList(fb, Op::Closure, pos, s, std::span<Node* const>(&bound, 1));
  n->func = f;
  return n;
}

Node* forwarder(FuncBuilder& fb, Node* func, Pos pos) {
  Callee c;
  c.kind = Callee::Kind::Static;
  c.func = func->func;
  c.sig = types::cast<Signature>(func->type);
  return adapter(fb, c.sig, 0, nullptr, pos, [&](FuncBuilder&, Node*) { return c; });
}

// x.M as a value: the receiver is evaluated now.
Node* methodValue(FuncBuilder& fb, const SelectorExpr* e, const Selection* s) {
  Pos pos = e->sel->pos;
  Callee c = methodCallee(fb, e, s, false);
  VO_DCHECK(c.kind != Callee::Kind::Closure, "a method is called directly or through an interface");
  Node* r = c.kind == Callee::Kind::Iface ? make(fb, Op::NonNil, pos, c.value->type, c.value) : c.recv;
  if (types::isGenericMethod(types::cast<types::Func>(s->object)) || isDerivedMethod(fb, s)) {
    return adapter(fb, c.sig, 0, early(fb, r), pos, [&](FuncBuilder&, Node* bound) {
      Callee inner = c;
      (c.kind == Callee::Kind::Iface ? inner.value : inner.recv) = bound;
      return inner;
    });
  }
  const types::Func* m = c.method;
  if (c.kind != Callee::Kind::Iface) m = types::cast<types::Func>(lookupMethod(fb, r->type, s->object).object);
  Func* f = fb.b.boundMethod(r->type, m);
  Node* n = makeList(fb, Op::Closure, pos, typeOf(fb, e), std::span<Node* const>(&r, 1));
  n->func = f;
  return n;
}

// Whether x.M in a generic body calls a method of a type parameter, or of a type that depends on one.
static bool isDerivedMethod(FuncBuilder& fb, const Selection* s) {
  if (fb.env == nullptr) return false;
  Type* t = types::deref(s->recv).type;
  for (int32_t i : s->path.first(s->path.size() - 1))
    t = types::deref(underAs<types::Struct>(t)->fields[static_cast<size_t>(i)]->type).type;
  if (types::isTypeParam(t)) return true;
  return !types::isInterface(t) && isDerived(fb, std::span<Type* const>(&t, 1));
}

Node* methodExpr(FuncBuilder& fb, const SelectorExpr* e, const Selection* s) {
  Pos pos = e->sel->pos;
  VO_DCHECK(s->kind == types::SelectionKind::MethodExpr, "T.M is a function of the receiver");
  Type* recv = fb.map(s->recv);
  types::Lookup found = lookupMethod(fb, recv, s->object);
  const types::Func* m = types::cast<types::Func>(found.object);
  const types::Instance* own = fb.b.info.instance(e->sel);
  bool isFixed =
      types::isTypeParam(s->recv) || types::isInterface(recv) || !isDerived(fb, std::span<Type* const>(&s->recv, 1));
  if (own == nullptr && isFixed) {
    Func* f = types::isInterface(recv) ? fb.b.interfaceMethodFunc(recv, m) : fb.b.methodFunc(recv, m);
    return funcRef(fb, f, typeOf(fb, e), pos);
  }
  std::vector<Type*> args = typeArgs(fb, e->sel);
  Callee c;
  c.sig = types::cast<Signature>(own != nullptr ? fb.map(own->type) : typeOf(fb, e));
  c.method = m;
  return adapter(fb, c.sig, 1, nullptr, pos, [&](FuncBuilder& child, Node*) {
    Node* r = methodRecv(child, local(child, child.fn->params[0], pos), found, args, &c.func, pos);
    c.kind = c.func != nullptr ? Callee::Kind::Static : Callee::Kind::Iface;
    (c.func != nullptr ? c.recv : c.value) = r;
    return c;
  });
}

}  // namespace vo::ir
