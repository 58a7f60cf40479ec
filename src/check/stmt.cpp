// This file checks statements and function bodies.
//
// Labels and branches are the parser's: it reports misplaced ones and finds their targets.
#include "check/impl.h"

namespace vo::check {

using namespace syntax;

void Checker::funcBody(DeclInfo* decl, Signature* sig, BlockStmt* body, ConstValue* iota) {
  Environment saved = env;
  env = Environment{};
  env.decl = decl;
  env.scope = sig->scope;
  env.file = saved.file;
  env.iota = iota;
  env.signature = sig;
  env.keep = saved.keep;
  if (env.scope == nullptr) env.scope = newScope(pkg->scope, body->pos, body->end, true);
  Scope* scope = env.scope;
  stmtList(body->stmts);
  if (!sig->results->vars.empty() && !isTerminating(body))
    error(body->rbrace, Kind::MissingReturn, "missing return");
  usage(scope);
  env = saved;
}

// Variables that are declared but never used, in this scope and the blocks in it. Function literals
// have had their turn.
void Checker::usage(Scope* scope) {
  SmallVec<Var*, 8> unused;
  for (const auto& entry : scope->elems.entries()) {
    Var* v = dynCast<Var>(entry.value);
    if (v != nullptr && !v->isParam && !v->used) unused.push(v);
  }
  for (Var* v : unused) {
    std::string message = text("declared and not used: ", v->name);
    if (isVo()) {
      reportWarning(rangeOf(v), Kind::UnusedVarWarning, std::move(message));
    } else {
      report(rangeOf(v), Kind::UnusedVar, std::move(message));
    }
  }
  SmallVec<Scope*, 8> children;  // the last one is in front
  for (Scope* s = scope->firstChild; s != nullptr; s = s->nextSibling)
    if (!s->isFunc) children.push(s);
  for (size_t i = children.size(); i > 0; i--) usage(children[i - 1]);
}

void Checker::stmtList(std::span<Stmt*> list) {
  for (Stmt* s : list) stmt(s);
}

void Checker::stmt(Stmt* s) {
  if (stackExhausted(s)) return;
  size_t top = delayed.size();
  Scope* scope = env.scope;
  stmtInner(s);
  // Function literals see the scope as it is at the end of the statement, with what was declared
  // before. (A block has closed its own scopes.)
  processDelayed(top);
  VO_DCHECK(scope == env.scope, "a statement leaves the scope as it was");
  (void)scope;
}

void Checker::stmtInner(Stmt* s) {
  switch (s->kind) {
    case NodeKind::BadStmt:
    case NodeKind::EmptyStmt: return;
    case NodeKind::DeclStmt: declStmt(cast<DeclStmt>(s)->decls); return;
    case NodeKind::LabeledStmt: stmt(cast<LabeledStmt>(s)->stmt); return;
    case NodeKind::ExprStmt: exprStmt(cast<ExprStmt>(s)); return;
    case NodeKind::SendStmt: sendStmt(cast<SendStmt>(s)); return;
    case NodeKind::IncDecStmt: incDecStmt(cast<IncDecStmt>(s)); return;
    case NodeKind::AssignStmt: assignStmt(cast<AssignStmt>(s)); return;
    case NodeKind::GoStmt: suspendedCall("go", cast<GoStmt>(s)->call, Kind::InvalidGo); return;
    case NodeKind::DeferStmt:
      if (cast<DeferStmt>(s)->onError) {
        errDefer(cast<DeferStmt>(s));
      } else {
        suspendedCall("defer", cast<DeferStmt>(s)->call, Kind::InvalidDefer);
      }
      return;
    case NodeKind::FailStmt: failStmt(cast<FailStmt>(s)); return;
    case NodeKind::ReturnStmt: returnStmt(cast<ReturnStmt>(s)); return;
    case NodeKind::BranchStmt: return;
    case NodeKind::BlockStmt:
      openScope(s);
      stmtList(cast<BlockStmt>(s)->stmts);
      closeScope();
      return;
    case NodeKind::IfStmt: ifStmt(cast<IfStmt>(s)); return;
    case NodeKind::SwitchStmt: switchStmt(cast<SwitchStmt>(s)); return;
    case NodeKind::TypeSwitchStmt: typeSwitchStmt(cast<TypeSwitchStmt>(s)); return;
    case NodeKind::SelectStmt: selectStmt(cast<SelectStmt>(s)); return;
    case NodeKind::ForStmt: forStmt(cast<ForStmt>(s)); return;
    case NodeKind::RangeStmt: rangeStmt(cast<RangeStmt>(s)); return;
    default: error(s, Kind::InvalidSyntaxTree, "invalid statement"); return;
  }
}

void Checker::exprStmt(ExprStmt* s) {
  Operand x;
  ExprKind kind = rawExpr(nullptr, x, s->x, nullptr, false);
  switch (x.mode) {
    case Mode::Builtin: error(x, Kind::UncalledBuiltin, x, " must be called"); return;
    case Mode::Type: error(x, Kind::NotAnExpr, x, " is not an expression"); return;
    default: break;
  }
  if (kind == ExprKind::Statement || x.isInvalid()) return;
  error(x, Kind::UnusedExpr, x, " is not used");
}

void Checker::sendStmt(SendStmt* s) {
  Operand ch, value;
  expr(nullptr, ch, s->chan);
  genericExpr(value, s->value);
  if (ch.isInvalid() || value.isInvalid()) return;
  if (Type* elem = chanElem(rangeOf(s), ch, false)) assignment(value, elem, "send");
}

void Checker::incDecStmt(IncDecStmt* s) {
  if (dynamicTarget(s->x)) return;
  Operand x;
  expr(nullptr, x, s->x);
  if (x.isInvalid()) return;
  if (!types::allNumeric(x.type)) {
    std::string_view op = s->increment ? "++" : "--";
    error(s->x, Kind::NonNumericIncDec, "invalid operation: ", s->x, op, " (non-numeric type ", x.type, ")");
    return;
  }
  assignVar(s->x, nullptr, &x, "assignment");
}

void Checker::assignStmt(AssignStmt* s) {
  switch (s->op) {
    case Token::Assign: assignVars(s->lhs, s->rhs); return;
    case Token::Define: shortVarDecl(s); return;
    default: break;
  }
  if (s->lhs.size() != 1 || s->rhs.size() != 1) {
    error(s, Kind::MultiValAssignOp, "assignment operation ", s->op, "= requires single-valued expressions");
    return;
  }
  if (dynamicTarget(s->lhs[0])) {
    use(s->rhs);
    return;
  }
  Operand x;
  binary(x, nullptr, s->lhs[0], s->rhs[0], s->op);
  assignVar(s->lhs[0], nullptr, &x, "assignment");
}

void Checker::suspendedCall(std::string_view keyword, Expr* call, Kind kind) {
  Operand x;
  if (!isa<CallExpr>(call) && !isa<DynCallExpr>(call)) {
    if (!isa<BadExpr>(call)) error(call, kind, "expression in ", keyword, " must be function call");
    use(call);
    return;
  }
  switch (rawExpr(nullptr, x, call, nullptr, false)) {
    case ExprKind::Conversion:
      if (!x.isInvalid()) error(x, kind, keyword, " requires function call, not conversion ", x);
      return;
    case ExprKind::Expression:
      if (!x.isInvalid()) error(x, Kind::UnusedResults, keyword, " discards result of ", x);
      return;
    case ExprKind::Statement: return;
  }
}

void Checker::returnStmt(ReturnStmt* s) {
  std::span<Var*> results = env.signature->results->vars;
  if (s->results.empty() && !results.empty() && !results[0]->name.empty()) {
    // A named result that is shadowed here would be returned silently.
    for (Var* v : results) {
      Object* o = lookup(v->name);
      if (o == nullptr || o == v || v->name == blank) continue;
      diag::Diagnostic* d = error(s, Kind::OutOfScopeResult, "result parameter ", v->name, " not in scope at return");
      note(d, rangeOf(o), "inner declaration of ", static_cast<const Object*>(v));
    }
    return;
  }
  if (results.empty() && s->results.empty()) return;
  if (!s->results.empty())
    for (Var* v : results) v->reassigned = true;
  initVars(results, s->results, s);
}

void Checker::condition(Expr* cond, std::string_view where) {
  Operand x;
  expr(nullptr, x, cond);
  if (!x.isInvalid() && !types::allBoolean(x.type))
    error(cond, Kind::InvalidCond, "non-boolean condition in ", where, " statement");
}

// A chain of else-ifs nests in the tree: it is walked with a loop.
void Checker::ifStmt(IfStmt* s) {
  Scope* outer = env.scope;
  for (;;) {
    openScope(s);
    simpleStmt(s->init);
    condition(s->cond, "if");
    stmt(s->then);
    IfStmt* next = dynCast<IfStmt>(s->otherwise);
    if (next == nullptr) break;
    s = next;
  }
  if (s->otherwise != nullptr) stmt(s->otherwise);
  env.scope = outer;
}

void Checker::forStmt(ForStmt* s) {
  openScope(s);
  simpleStmt(s->init);
  if (s->cond != nullptr) condition(s->cond, "for");
  simpleStmt(s->post);
  // A declaration there is an error that the parser has reported.
  if (AssignStmt* a = dynCast<AssignStmt>(s->post); a != nullptr && a->op == Token::Define) use(a->lhs);
  stmt(s->body);
  closeScope();
}

}  // namespace vo::check
