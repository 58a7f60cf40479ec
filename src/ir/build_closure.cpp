// This file builds function literals, method values and method expressions, and closures in general.
#include "ir/build.h"

namespace vo::ir {

using namespace syntax;
using types::Selection;

// gc's names: main.f.func1, inside of that main.f.func1.1; main.f-range1, main.f.deferwrap1.
Func* FuncBuilder::newChild(const char* kind, Signature* s) {
  std::string suffix;
  std::string_view k = kind;
  if (k == "-range")
    suffix = "-range" + std::to_string(++rangeBodies);
  else if (k == "func")
    suffix = (parent != nullptr ? "." : ".func") + std::to_string(++closures);
  else
    suffix = "." + std::string(k) + std::to_string(++wrappers);
  Func* f = b.newFunc(std::string(fn->linkName) + suffix, std::string(fn->name) + suffix, fn->package);
  f->outer = fn;
  f->variadic = s->variadic;
  f->flags |= fn->flags & (kFuncGeneric | kFuncDupOk);
  b.enroll(f);
  return f;
}

// The func value of the function that `child` has built; its captures come from here.
Node* FuncBuilder::closureOf(FuncBuilder& child, Type* t, Pos pos) {
  if (child.captureList.empty()) return funcRef(child.fn, t, pos);
  child.fn->flags |= kFuncIsClosure;
  NodeVec list;
  for (const Capture& c : child.captureList) {
    if (c.owner == this)
      list.push_back(c.local->byRef ? addr(local(c.outer, pos), pos) : local(c.outer, pos));
    else
      list.push_back(captured(c.owner, c.outer, pos));
  }
  Node* n = makeList(Op::Closure, pos, t, list);
  n->func = child.fn;
  return n;
}

Node* FuncBuilder::funcLit(const FuncLit* e) {
  // An attempt to make static data may have built it.
  auto known = staticLits.find(e);
  if (known != staticLits.end()) return known->second;
  Type* t = typeOf(e);
  Signature* declaredSig = underAs<Signature>(b.info.type(e));
  Signature* s = underAs<Signature>(t);
  Func* f = newChild("func", s);
  f->pos = e->pos;
  FuncBuilder child(b, f, env, this);
  child.setSignature(s, nullptr, declaredSig);
  child.body(e->body->rbrace, [&] { child.stmts(e->body->stmts); });
  Node* n = closureOf(child, t, e->pos);
  if (fn->has(kFuncIsInit)) staticLits[e] = n;
  return n;
}

// ---- Functions as values ---------------------------------------------------------------------------
//
// Where the call of a function or method would take a dictionary that is not known before the
// surrounding function runs, or the method is generic, gc makes a function literal that makes the
// call, and numbers it with those of the source. Only the name of the value shows it.

// Whether types depend on the type parameters of the function being built.
bool FuncBuilder::isDerived(std::span<Type* const> types) {
  for (Type* t : types)
    if (map(t) != t) return true;
  return false;
}

// A literal with signature `s` that calls what `target(literal, bound)` says with its parameters from
// number `first` on; `bound` is evaluated now (or null).
template <class F>
Node* FuncBuilder::adapter(Signature* s, size_t first, Node* bound, Pos pos, F target) {
  Func* f = newChild("func", s);
  f->flags |= kFuncWrapper | kFuncAdapter;
  f->pos = f->end = pos;
  FuncBuilder child(b, f, env, this);
  child.setSynthetic(nullptr, s);
  Local* capture = nullptr;
  if (bound != nullptr) {
    capture = child.newLocal(LocalKind::Capture, "recv", bound->type, pos);
    child.captureList.push_back({capture, nullptr, nullptr});
  }
  child.body(pos, [&] {
    Callee c = target(child, capture != nullptr ? child.local(capture, pos) : nullptr);
    child.forward(c, first, pos);
  });
  if (bound == nullptr) return funcRef(f, s, pos);
  f->flags |= kFuncIsClosure;
  Node* n = makeList(Op::Closure, pos, s, std::span<Node* const>(&bound, 1));
  n->func = f;
  return n;
}

Node* FuncBuilder::forwarder(Node* func, Pos pos) {
  Callee c;
  c.kind = Callee::Kind::Static;
  c.func = func->func;
  c.sig = types::cast<Signature>(func->type);
  return adapter(c.sig, 0, nullptr, pos, [&](FuncBuilder&, Node*) { return c; });
}

// x.M as a value: the receiver is evaluated now.
Node* FuncBuilder::methodValue(const SelectorExpr* e, const Selection* s) {
  Pos pos = e->sel->pos;
  Callee c = methodCallee(e, s, false);
  Node* r = c.kind == Callee::Kind::Iface ? make(Op::NonNil, pos, c.value->type, c.value) : c.recv;
  if (types::isGenericMethod(types::cast<types::Func>(s->object)) || isDerivedMethod(s)) {
    return adapter(c.sig, 0, early(r), pos, [&](FuncBuilder&, Node* bound) {
      Callee inner = c;
      (c.kind == Callee::Kind::Iface ? inner.value : inner.recv) = bound;
      return inner;
    });
  }
  const types::Func* m = c.method;
  if (c.kind != Callee::Kind::Iface) m = types::cast<types::Func>(lookupMethod(r->type, s->object).object);
  Func* f = b.boundMethod(r->type, m);
  Node* n = makeList(Op::Closure, pos, typeOf(e), std::span<Node* const>(&r, 1));
  n->func = f;
  return n;
}

// Whether x.M in a generic body calls a method of a type parameter, or of a type that depends on one.
bool FuncBuilder::isDerivedMethod(const Selection* s) {
  if (env == nullptr) return false;
  Type* t = types::deref(s->recv).type;
  for (int32_t i : s->path.first(s->path.size() - 1))
    t = types::deref(underAs<types::Struct>(t)->fields[static_cast<size_t>(i)]->type).type;
  if (types::isTypeParam(t)) return true;
  return !types::isInterface(t) && isDerived(std::span<Type* const>(&t, 1));
}

Node* FuncBuilder::methodExpr(const SelectorExpr* e, const Selection* s) {
  Pos pos = e->sel->pos;
  Type* recv = map(s->recv);
  types::Lookup found = lookupMethod(recv, s->object);
  const types::Func* m = types::cast<types::Func>(found.object);
  const types::Instance* own = b.info.instance(e->sel);
  bool isFixed = types::isTypeParam(s->recv) || types::isInterface(recv) || !isDerived(std::span<Type* const>(&s->recv, 1));
  if (own == nullptr && isFixed) {
    Func* f = types::isInterface(recv) ? b.interfaceMethodFunc(recv, m) : b.methodFunc(recv, m);
    return funcRef(f, typeOf(e), pos);
  }
  std::vector<Type*> args = typeArgs(e->sel);
  Callee c;
  c.sig = types::cast<Signature>(own != nullptr ? map(own->type) : typeOf(e));
  c.method = m;
  return adapter(c.sig, 1, nullptr, pos, [&](FuncBuilder& child, Node*) {
    Node* r = child.methodRecv(child.local(child.fn->params[0], pos), found, args, &c.func, pos);
    c.kind = c.func != nullptr ? Callee::Kind::Static : Callee::Kind::Iface;
    (c.func != nullptr ? c.recv : c.value) = r;
    return c;
  });
}

}  // namespace vo::ir
