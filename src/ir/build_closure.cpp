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

// x.M as a value: the receiver is evaluated now.
Node* FuncBuilder::methodValue(const SelectorExpr* e, const Selection* s) {
  Pos pos = e->sel->pos;
  Callee c = methodCallee(e, s, false);
  Type* t = typeOf(e);
  const types::Func* m = c.method;
  Node* r = c.recv;
  if (c.kind == Callee::Kind::Iface) {
    r = make(Op::NonNil, pos, c.value->type, c.value);
  } else {
    m = types::cast<types::Func>(lookupMethod(r->type, s->object).object);
  }
  Func* f = b.boundMethod(r->type, m);
  Node* n = makeList(Op::Closure, pos, t, std::span<Node* const>(&r, 1));
  n->func = f;
  return n;
}

Node* FuncBuilder::methodExpr(const SelectorExpr* e, const Selection* s) {
  Type* recv = map(s->recv);
  types::Lookup found = lookupMethod(recv, s->object);
  const types::Func* m = types::cast<types::Func>(found.object);
  Func* f = types::isInterface(recv) ? b.interfaceMethodFunc(recv, m) : b.methodFunc(recv, m);
  return funcRef(f, typeOf(e), e->sel->pos);
}

}  // namespace vo::ir
