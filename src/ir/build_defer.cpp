// This file builds defer, errdefer and go. What is called and its arguments are evaluated now; a
// wrapper closure without parameters makes the call later. Wrappers do not appear in traces, and
// recover() in what they call works as if the deferred call were that call itself.
#include "ir/build_call.h"
#include "ir/build_convert.h"
#include "ir/build_defer.h"
#include "ir/build_dynamic.h"
#include "ir/build_expr.h"
#include "ir/build_func.h"
#include "ir/build_literal.h"
#include "ir/build_range.h"
#include "ir/build_stmt.h"
#include "ir/func_builder.h"
#include "ir/nodes.h"
#include "ir/order.h"
#include "types/predicates.h"

namespace vo::ir {

using namespace syntax;

// A value for later: constants and functions as they are, else a temporary.
static Node* keep(FuncBuilder& fb, Node* v) { return isSimple(v) ? v : spill(fb, v, v->pos); }

// The same for an argument. Of uintptr(unsafe.Pointer(p)) the pointer is kept and becomes a number in the wrapper, as
// it is to live until the call is over (lower_call.cpp: hiddenPointer).
static Node* keepArgument(FuncBuilder& fb, Node* v) {
  Node* pointer = v;
  while (pointer->op == Op::ConvNop && types::isInteger(pointer->type)) pointer = pointer->a;
  if (pointer == v || !types::isUnsafePointer(pointer->type)) return keep(fb, v);
  return make(fb, Op::ConvNop, v->pos, v->type, spill(fb, pointer, v->pos));
}

static Node* inChild(FuncBuilder& fb, FuncBuilder& child, Node* v) {
  if (v == nullptr) return nullptr;
  if (v->op == Op::Local) return localRef(child, &fb, v->local, v->pos);
  if (v->op == Op::ConvNop) return make(child, Op::ConvNop, v->pos, v->type, inChild(fb, child, v->a));
  return copy(child, v);
}

// The func value without parameters that makes the call.
static Node* thunk(FuncBuilder& fb, const CallExpr* e, bool isGo) {
  const char* kind = isGo ? "gowrap" : "deferwrap";
  Pos pos = e->lparen;
  auto wrap = [&](auto fill) {
    Func* f = newChild(fb, kind, fb.b.voidSignature());
    f->flags |= kFuncWrapper;
    f->pos = f->end = e->pos;
    FuncBuilder child(fb.b, f, fb.env, &fb);
    setSynthetic(child, nullptr, fb.b.voidSignature());
    body(child, e->pos, [&] { fill(child); });
    return closureOf(fb, child, fb.b.voidSignature(), e->pos);
  };
  Mode mode = fb.b.info.mode(e->fun);
  if (mode == Mode::Builtin) {
    const Expr* f = unparen(e->fun);
    const Ident* id = dynCast<Ident>(f);
    if (const SelectorExpr* s = dynCast<SelectorExpr>(f)) id = s->sel;
    BuiltinId which = types::cast<types::Builtin>(fb.b.info.object(id))->id;
    NodeVec args = builtinArgs(fb, e, which);
    for (Node*& a : args) a = keep(fb, a);
    return wrap([&](FuncBuilder& child) {
      // A deferred recover() is called by the function that defers it, as this is a wrapper: it
      // recovers if that is itself deferred and returns.
      if (which == BuiltinId::Recover && isGo) return;
      NodeVec inner;
      for (Node* a : args) inner.push_back(inChild(fb, child, a));
      if (Node* n = builtinWith(child, which, e, std::move(inner))) discard(child, n, pos);
    });
  }
  if (mode == Mode::Type) {
    Node* v = keep(fb, conversion(fb, e));
    return wrap([&](FuncBuilder&) { (void)v; });
  }
  Callee c;
  {
    Later l(fb, anyEffect(fb, e->args));
    c = callee(fb, e->fun, false);
  }
  NodeVec args = callArgs(fb, c.sig, e);
  bool plain = c.sig->params->vars.empty() && c.sig->results->vars.empty();
  if (c.kind == Callee::Kind::Closure && plain) return c.value;
  if (c.kind == Callee::Kind::Static && plain && c.recv == nullptr &&
      (c.func->object == nullptr || c.func->object->hasBody))
    return funcRef(fb, c.func, fb.b.voidSignature(), pos);
  if (c.recv != nullptr) c.recv = keep(fb, c.recv);
  if (c.value != nullptr) {
    c.value = keep(fb, c.value);
    if (c.kind == Callee::Kind::Iface) emit(fb, make(fb, Op::NilCheck, pos, nullptr, copy(fb, c.value)));
  }
  for (Node*& a : args) a = keepArgument(fb, a);
  return wrap([&](FuncBuilder& child) {
    Callee inner = c;
    inner.recv = inChild(fb, child, c.recv);
    inner.value = inChild(fb, child, c.value);
    NodeVec innerArgs;
    for (Node* a : args) innerArgs.push_back(inChild(fb, child, a));
    Node* n = makeCall(child, inner, std::move(innerArgs), pos);
    emit(child, make(child, Op::Eval, pos, nullptr, n));
  });
}

void deferOrGo(FuncBuilder& fb, const Expr* e, bool isGo, bool onError, Pos pos) {
  const Expr* call = unparen(e);
  const DynCallExpr* d = dynCast<DynCallExpr>(call);
  Node* f = d != nullptr ? dynamicThunk(fb, d) : thunk(fb, cast<CallExpr>(call), isGo);
  if (isGo) {
    emit(fb, make(fb, Op::Go, pos, nullptr, f));
    return;
  }
  FuncBuilder& outer = fb.outermost();
  outer.fn->flags |= kFuncHasDefer | (onError ? kFuncHasErrDefer : 0u);
  Node* n = make(fb, Op::Defer, pos, nullptr, f, fb.rangeLoop != nullptr ? frameTokenRef(fb, pos) : nullptr);
  if (onError) n->flags |= kOnError;
  emit(fb, n);
}

}  // namespace vo::ir
