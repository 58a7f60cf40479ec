// This file checks statements and function bodies.
//
// Labels and branches are the parser's: it reports misplaced ones and finds their targets.
#include "check/assign.h"
#include "check/call.h"
#include "check/decl.h"
#include "check/delayed.h"
#include "check/dynamic.h"
#include "check/expr.h"
#include "check/report.h"
#include "check/scope.h"
#include "check/state.h"
#include "check/stmt.h"
#include "check/vo_additions.h"

namespace vo::check {

using namespace syntax;

static void usage(Checker& ck, Scope* scope);
static void stmtInner(Checker& ck, syntax::Stmt* s);
static void exprStmt(Checker& ck, syntax::ExprStmt* s);
static void sendStmt(Checker& ck, syntax::SendStmt* s);
static void incDecStmt(Checker& ck, syntax::IncDecStmt* s);
static void assignStmt(Checker& ck, syntax::AssignStmt* s);
static void returnStmt(Checker& ck, syntax::ReturnStmt* s);
static void ifStmt(Checker& ck, syntax::IfStmt* s);
static void forStmt(Checker& ck, syntax::ForStmt* s);

void funcBody(Checker& ck, DeclInfo* decl, Signature* sig, BlockStmt* body, ConstValue* iota) {
  Environment saved = ck.env;
  ck.env = Environment{};
  ck.env.decl = decl;
  ck.env.scope = sig->scope;
  ck.env.file = saved.file;
  ck.env.iota = iota;
  ck.env.signature = sig;
  ck.env.keep = saved.keep;
  if (ck.env.scope == nullptr) ck.env.scope = ck.newScope(ck.pkg->scope, body->pos, body->end, true);
  Scope* scope = ck.env.scope;
  stmtList(ck, body->stmts);
  if (!sig->results->vars.empty() && !isTerminating(ck, body))
    error(ck, body->rbrace, Kind::MissingReturn, "missing return");
  usage(ck, scope);
  ck.env = saved;
}

// Variables that are declared but never used, in this scope and the blocks in it. Function literals
// have had their turn.
static void usage(Checker& ck, Scope* scope) {
  SmallVec<Var*, 8> unused;
  for (const auto& entry : scope->elems.entries()) {
    Var* v = dynCast<Var>(entry.value);
    if (v != nullptr && !v->isParam && !v->used) unused.push(v);
  }
  for (Var* v : unused) {
    std::string message = text(ck, "declared and not used: ", v->name);
    if (ck.isVo()) {
      reportWarning(ck, rangeOf(v), Kind::UnusedVarWarning, std::move(message));
    } else {
      report(ck, rangeOf(v), Kind::UnusedVar, std::move(message));
    }
  }
  SmallVec<Scope*, 8> children;  // the last one is in front
  for (Scope* s = scope->firstChild; s != nullptr; s = s->nextSibling)
    if (!s->isFunc) children.push(s);
  for (size_t i = children.size(); i > 0; i--) usage(ck, children[i - 1]);
}

void stmtList(Checker& ck, std::span<Stmt*> list) {
  for (Stmt* s : list) stmt(ck, s);
}

void stmt(Checker& ck, Stmt* s) {
  VO_DCHECK(ck.env.scope != nullptr, "a statement is in a scope");
  if (stackExhausted(ck, s)) return;
  size_t top = ck.delayed.size();
  Scope* scope = ck.env.scope;
  stmtInner(ck, s);
  // Function literals see the scope as it is at the end of the statement, with what was declared
  // before. (A block has closed its own scopes.)
  processDelayed(ck, top);
  VO_DCHECK(scope == ck.env.scope, "a statement leaves the scope as it was");
  (void)scope;
}

static void stmtInner(Checker& ck, Stmt* s) {
  switch (s->kind) {
    case NodeKind::BadStmt:
    case NodeKind::EmptyStmt: return;
    case NodeKind::DeclStmt: declStmt(ck, cast<DeclStmt>(s)->decls); return;
    case NodeKind::LabeledStmt: stmt(ck, cast<LabeledStmt>(s)->stmt); return;
    case NodeKind::ExprStmt: exprStmt(ck, cast<ExprStmt>(s)); return;
    case NodeKind::SendStmt: sendStmt(ck, cast<SendStmt>(s)); return;
    case NodeKind::IncDecStmt: incDecStmt(ck, cast<IncDecStmt>(s)); return;
    case NodeKind::AssignStmt: assignStmt(ck, cast<AssignStmt>(s)); return;
    case NodeKind::GoStmt: suspendedCall(ck, "go", cast<GoStmt>(s)->call, Kind::InvalidGo); return;
    case NodeKind::DeferStmt:
      if (cast<DeferStmt>(s)->onError) {
        errDefer(ck, cast<DeferStmt>(s));
      } else {
        suspendedCall(ck, "defer", cast<DeferStmt>(s)->call, Kind::InvalidDefer);
      }
      return;
    case NodeKind::FailStmt: failStmt(ck, cast<FailStmt>(s)); return;
    case NodeKind::ReturnStmt: returnStmt(ck, cast<ReturnStmt>(s)); return;
    case NodeKind::BranchStmt: return;
    case NodeKind::BlockStmt:
      ck.openScope(s);
      stmtList(ck, cast<BlockStmt>(s)->stmts);
      ck.closeScope();
      return;
    case NodeKind::IfStmt: ifStmt(ck, cast<IfStmt>(s)); return;
    case NodeKind::SwitchStmt: switchStmt(ck, cast<SwitchStmt>(s)); return;
    case NodeKind::TypeSwitchStmt: typeSwitchStmt(ck, cast<TypeSwitchStmt>(s)); return;
    case NodeKind::SelectStmt: selectStmt(ck, cast<SelectStmt>(s)); return;
    case NodeKind::ForStmt: forStmt(ck, cast<ForStmt>(s)); return;
    case NodeKind::RangeStmt: rangeStmt(ck, cast<RangeStmt>(s)); return;
    default: error(ck, s, Kind::InvalidSyntaxTree, "invalid statement"); return;
  }
}

static void exprStmt(Checker& ck, ExprStmt* s) {
  Operand x;
  ExprKind kind = rawExpr(ck, nullptr, x, s->x, nullptr, false);
  switch (x.mode) {
    case Mode::Builtin: error(ck, x, Kind::UncalledBuiltin, x, " must be called"); return;
    case Mode::Type: error(ck, x, Kind::NotAnExpr, x, " is not an expression"); return;
    default: break;
  }
  if (kind == ExprKind::Statement || x.isInvalid()) return;
  error(ck, x, Kind::UnusedExpr, x, " is not used");
}

static void sendStmt(Checker& ck, SendStmt* s) {
  Operand ch, value;
  expr(ck, nullptr, ch, s->chan);
  genericExpr(ck, value, s->value);
  if (ch.isInvalid() || value.isInvalid()) return;
  if (Type* elem = chanElem(ck, rangeOf(s), ch, false)) assignment(ck, value, elem, "send");
}

static void incDecStmt(Checker& ck, IncDecStmt* s) {
  if (dynamicTarget(ck, s->x)) return;
  Operand x;
  expr(ck, nullptr, x, s->x);
  if (x.isInvalid()) return;
  if (!types::allNumeric(x.type)) {
    std::string_view op = s->increment ? "++" : "--";
    error(ck, s->x, Kind::NonNumericIncDec, "invalid operation: ", s->x, op, " (non-numeric type ", x.type, ")");
    return;
  }
  assignVar(ck, s->x, nullptr, &x, "assignment");
}

static void assignStmt(Checker& ck, AssignStmt* s) {
  switch (s->op) {
    case Token::Assign: assignVars(ck, s->lhs, s->rhs); return;
    case Token::Define: shortVarDecl(ck, s); return;
    default: break;
  }
  if (s->lhs.size() != 1 || s->rhs.size() != 1) {
    error(ck, s, Kind::MultiValAssignOp, "assignment operation ", s->op, "= requires single-valued expressions");
    return;
  }
  if (dynamicTarget(ck, s->lhs[0])) {
    use(ck, s->rhs);
    return;
  }
  Operand x;
  binary(ck, x, nullptr, s->lhs[0], s->rhs[0], s->op);
  assignVar(ck, s->lhs[0], nullptr, &x, "assignment");
}

void suspendedCall(Checker& ck, std::string_view keyword, Expr* call, Kind kind) {
  Operand x;
  if (!isa<CallExpr>(call) && !isa<DynCallExpr>(call)) {
    if (!isa<BadExpr>(call)) error(ck, call, kind, "expression in ", keyword, " must be function call");
    use(ck, call);
    return;
  }
  switch (rawExpr(ck, nullptr, x, call, nullptr, false)) {
    case ExprKind::Conversion:
      if (!x.isInvalid()) error(ck, x, kind, keyword, " requires function call, not conversion ", x);
      return;
    case ExprKind::Expression:
      if (!x.isInvalid()) error(ck, x, Kind::UnusedResults, keyword, " discards result of ", x);
      return;
    case ExprKind::Statement: return;
  }
}

static void returnStmt(Checker& ck, ReturnStmt* s) {
  std::span<Var*> results = ck.env.signature->results->vars;
  if (s->results.empty() && !results.empty() && !results[0]->name.empty()) {
    // A named result that is shadowed here would be returned silently.
    for (Var* v : results) {
      Object* o = lookup(ck, v->name);
      if (o == nullptr || o == v || v->name == ck.blank) continue;
      diag::Diagnostic* d =
          error(ck, s, Kind::OutOfScopeResult, "result parameter ", v->name, " not in scope at return");
      note(ck, d, rangeOf(o), "inner declaration of ", static_cast<const Object*>(v));
    }
    return;
  }
  if (results.empty() && s->results.empty()) return;
  if (!s->results.empty())
    for (Var* v : results) v->reassigned = true;
  initVars(ck, results, s->results, s);
}

static void condition(Checker& ck, Expr* cond, std::string_view where) {
  Operand x;
  expr(ck, nullptr, x, cond);
  if (!x.isInvalid() && !types::allBoolean(x.type))
    error(ck, cond, Kind::InvalidCond, "non-boolean condition in ", where, " statement");
}

// A chain of else-ifs nests in the tree: it is walked with a loop.
static void ifStmt(Checker& ck, IfStmt* s) {
  Scope* outer = ck.env.scope;
  for (;;) {
    ck.openScope(s);
    simpleStmt(ck, s->init);
    condition(ck, s->cond, "if");
    stmt(ck, s->then);
    IfStmt* next = dynCast<IfStmt>(s->otherwise);
    if (next == nullptr) break;
    s = next;
  }
  if (s->otherwise != nullptr) stmt(ck, s->otherwise);
  ck.env.scope = outer;
}

static void forStmt(Checker& ck, ForStmt* s) {
  ck.openScope(s);
  simpleStmt(ck, s->init);
  if (s->cond != nullptr) condition(ck, s->cond, "for");
  simpleStmt(ck, s->post);
  // A declaration there is an error that the parser has reported.
  if (AssignStmt* a = dynCast<AssignStmt>(s->post); a != nullptr && a->op == Token::Define) use(ck, a->lhs);
  stmt(ck, s->body);
  ck.closeScope();
}

}  // namespace vo::check
