// This file writes what is found out about expressions into the side tables.
//
// Expressions of untyped type are recorded as such first; updateExprType (const.cpp) replaces the
// type when the context has decided it. What is still untyped at the end stays so.
#include "check/record.h"
#include "check/state.h"

namespace vo::check {

using namespace syntax;

void record(Checker& ck, const Operand& x) {
  VO_DCHECK(x.isInvalid() || x.expr != nullptr, "only operands of the program's text are recorded");
  VO_DCHECK(x.mode != Mode::Constant || x.value != nullptr, "a constant has a value");
  VO_DCHECK(x.isInvalid() || x.mode == Mode::NoValue || x.type != nullptr, "a valid operand has a type");
  switch (x.mode) {
    case Mode::Invalid: return;
    case Mode::NoValue: ck.info.setFacts(x.expr, Mode::NoValue, ck.tc.emptyTuple(), nullptr); return;
    case Mode::Constant: ck.info.setFacts(x.expr, Mode::Constant, x.type, x.value); return;
    default: ck.info.setFacts(x.expr, x.mode, x.type, nullptr); return;
  }
}

void recordTypeAndValue(Checker& ck, Expr* e, Mode mode, Type* t, ConstValue* v) {
  if (mode == Mode::Invalid) return;
  VO_DCHECK(t != nullptr, "a valid expression has a type");
  ck.info.setFacts(e, mode, t, v);
}

void recordBuiltin(Checker& ck, Expr* fun, Signature* sig) {
  VO_DCHECK(sig != nullptr, "every call of a built-in function has the signature of that call");
  for (;;) {
    ck.info.setFacts(fun, Mode::Builtin, sig, nullptr);
    ParenExpr* p = dynCast<ParenExpr>(fun);
    if (p == nullptr) return;
    fun = p->x;
  }
}

// The expression is used in a comma-ok form: its type becomes the pair.
void recordCommaOk(Checker& ck, Expr* e, Type* t0, Type* t1) {
  base::Arena& a = e->id.kept() ? ck.arena : ck.tc.transient();
  std::span<Var*> vars = a.array<Var*>(2);
  for (int i = 0; i < 2; i++) {
    Var* v = a.make<Var>();
    v->kind = ObjectKind::Var;
    v->pos = e->pos;
    v->package = ck.pkg;
    v->type = i == 0 ? t0 : t1;
    vars[i] = v;
  }
  Tuple* pair = a.make<Tuple>();
  pair->kind = TypeKind::Tuple;
  pair->vars = vars;
  for (;;) {
    ck.info.setFacts(e, ck.info.mode(e), pair, nullptr);
    ParenExpr* p = dynCast<ParenExpr>(e);
    if (p == nullptr) return;
    e = p->x;
  }
}

void recordInstance(Checker& ck, Expr* e, std::span<Type* const> typeArgs, Type* type) {
  VO_DCHECK(!typeArgs.empty(), "an instance has type arguments");
  if (IndexExpr* index = dynCast<IndexExpr>(e)) e = index->x;
  while (ParenExpr* p = dynCast<ParenExpr>(e)) e = p->x;
  Ident* id = dynCast<Ident>(e);
  if (SelectorExpr* s = dynCast<SelectorExpr>(e)) id = s->sel;
  if (id == nullptr) return;
  ck.info.setInstance(id, {ck.arena.copy(typeArgs), type});
}

void recordSelection(Checker& ck, SelectorExpr* e, types::SelectionKind kind, Type* recv, Object* object,
                     std::span<const int32_t> path, bool indirect) {
  VO_DCHECK(object != nullptr && (!path.empty() || kind == types::SelectionKind::MethodVal || kind == types::SelectionKind::MethodExpr), "a field is reached by a path");
  ck.recordUse(e->sel, object);
  types::Selection s;
  s.kind = kind;
  s.recv = recv;
  s.object = object;
  s.path = (e->id.kept() ? ck.arena : ck.tc.transient()).copy(path);
  s.indirect = indirect;
  ck.info.setSelection(e, s);
}

}  // namespace vo::check
