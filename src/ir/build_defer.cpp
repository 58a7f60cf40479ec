// This file builds defer, errdefer and go. What is called and its arguments are evaluated now; a
// wrapper closure without parameters makes the call later. Wrappers do not appear in traces, and
// recover() in what they call works as if the deferred call were that call itself.
#include "ir/build.h"

namespace vo::ir {

using namespace syntax;

// A value for later: constants and functions as they are, else a temporary.
Node* FuncBuilder::keep(Node* v) { return isSimple(v) ? v : spill(v, v->pos); }

Node* FuncBuilder::inChild(FuncBuilder& child, Node* v) {
  if (v == nullptr) return nullptr;
  if (v->op == Op::Local) return child.localRef(this, v->local, v->pos);
  if (v->op == Op::ConvNop) return child.make(Op::ConvNop, v->pos, v->type, inChild(child, v->a));
  return child.copy(v);
}

// The func value without parameters that makes the call.
Node* FuncBuilder::thunk(const CallExpr* e, bool isGo) {
  const char* kind = isGo ? "gowrap" : "deferwrap";
  Pos pos = e->lparen;
  auto wrap = [&](auto fill) {
    Func* f = newChild(kind, b.voidSignature());
    f->flags |= kFuncWrapper;
    f->pos = f->end = e->pos;
    FuncBuilder child(b, f, env, this);
    child.setSynthetic(nullptr, b.voidSignature());
    child.body(e->pos, [&] { fill(child); });
    return closureOf(child, b.voidSignature(), e->pos);
  };
  Mode mode = b.info.mode(e->fun);
  if (mode == Mode::Builtin) {
    const Expr* f = unparen(e->fun);
    const Ident* id = dynCast<Ident>(f);
    if (const SelectorExpr* s = dynCast<SelectorExpr>(f)) id = s->sel;
    BuiltinId which = types::cast<types::Builtin>(b.info.object(id))->id;
    NodeVec args = builtinArgs(e, which);
    for (Node*& a : args) a = keep(a);
    return wrap([&](FuncBuilder& child) {
      // A deferred recover() is called by the function that defers it, as this is a wrapper: it
      // recovers if that is itself deferred and returns.
      if (which == BuiltinId::Recover && isGo) return;
      NodeVec inner;
      for (Node* a : args) inner.push_back(inChild(child, a));
      if (Node* n = child.builtinWith(which, e, std::move(inner))) child.discard(n, pos);
    });
  }
  if (mode == Mode::Type) {
    Node* v = keep(conversion(e));
    return wrap([&](FuncBuilder&) { (void)v; });
  }
  Callee c;
  {
    Later l(*this, anyEffect(e->args));
    c = callee(e->fun, false);
  }
  NodeVec args = callArgs(c.sig, e);
  bool plain = c.sig->params->vars.empty() && c.sig->results->vars.empty();
  if (c.kind == Callee::Kind::Closure && plain) return c.value;
  if (c.kind == Callee::Kind::Static && plain && c.recv == nullptr &&
      (c.func->object == nullptr || c.func->object->hasBody))
    return funcRef(c.func, b.voidSignature(), pos);
  if (c.recv != nullptr) c.recv = keep(c.recv);
  if (c.value != nullptr) {
    c.value = keep(c.value);
    if (c.kind == Callee::Kind::Iface) emit(make(Op::NilCheck, pos, nullptr, copy(c.value)));
  }
  for (Node*& a : args) a = keep(a);
  return wrap([&](FuncBuilder& child) {
    Callee inner = c;
    inner.recv = inChild(child, c.recv);
    inner.value = inChild(child, c.value);
    NodeVec innerArgs;
    for (Node* a : args) innerArgs.push_back(inChild(child, a));
    Node* n = child.makeCall(inner, std::move(innerArgs), pos);
    child.emit(child.make(Op::Eval, pos, nullptr, n));
  });
}

void FuncBuilder::deferOrGo(const Expr* e, bool isGo, bool onError, Pos pos) {
  const Expr* call = unparen(e);
  const DynCallExpr* d = dynCast<DynCallExpr>(call);
  Node* f = d != nullptr ? dynamicThunk(d) : thunk(cast<CallExpr>(call), isGo);
  if (isGo) {
    emit(make(Op::Go, pos, nullptr, f));
    return;
  }
  FuncBuilder& outer = outermost();
  outer.fn->flags |= kFuncHasDefer | (onError ? kFuncHasErrDefer : 0u);
  Node* n = make(Op::Defer, pos, nullptr, f, rangeLoop != nullptr ? frameTokenRef(pos) : nullptr);
  if (onError) n->flags |= kOnError;
  emit(n);
}

}  // namespace vo::ir
