// This file decides whether a statement list ends in a terminating statement, so that a function
// with results needs no return after it.
#include "check/state.h"
#include "check/stmt.h"

namespace vo::check {

using namespace syntax;

static bool isTerminatingSwitch(Checker& ck, std::span<syntax::CaseClause*> clauses, const syntax::Stmt* s);

namespace {

bool hasBreakList(std::span<Stmt*> list, const Stmt* target);

/// Whether a break in `s` leaves `target`. The parser has resolved all breaks.
bool hasBreak(Stmt* s, const Stmt* target) {
  for (;;) {
    if (s == nullptr) return false;
    switch (s->kind) {
      case NodeKind::LabeledStmt: s = cast<LabeledStmt>(s)->stmt; continue;
      case NodeKind::BranchStmt:
        return cast<BranchStmt>(s)->token == Token::Break && cast<BranchStmt>(s)->target == target;
      case NodeKind::BlockStmt: return hasBreakList(cast<BlockStmt>(s)->stmts, target);
      case NodeKind::IfStmt:
        if (hasBreak(cast<IfStmt>(s)->then, target)) return true;
        s = cast<IfStmt>(s)->otherwise;
        continue;
      case NodeKind::SwitchStmt:
        for (CaseClause* c : cast<SwitchStmt>(s)->clauses)
          if (hasBreakList(c->body, target)) return true;
        return false;
      case NodeKind::TypeSwitchStmt:
        for (CaseClause* c : cast<TypeSwitchStmt>(s)->clauses)
          if (hasBreakList(c->body, target)) return true;
        return false;
      case NodeKind::SelectStmt:
        for (CommClause* c : cast<SelectStmt>(s)->clauses)
          if (hasBreakList(c->body, target)) return true;
        return false;
      case NodeKind::ForStmt: s = cast<ForStmt>(s)->body; continue;
      case NodeKind::RangeStmt: s = cast<RangeStmt>(s)->body; continue;
      default: return false;
    }
  }
}

bool hasBreakList(std::span<Stmt*> list, const Stmt* target) {
  for (Stmt* s : list)
    if (hasBreak(s, target)) return true;
  return false;
}

}  // namespace

static bool isTerminatingList(Checker& ck, std::span<Stmt*> list) {
  for (size_t i = list.size(); i-- > 0;)
    if (!isa<EmptyStmt>(list[i])) return isTerminating(ck, list[i]);
  return false;
}

bool isTerminating(Checker& ck, Stmt* s) {
  for (;;) {
    if (s == nullptr) return false;
    switch (s->kind) {
      case NodeKind::LabeledStmt: s = cast<LabeledStmt>(s)->stmt; continue;
      case NodeKind::ExprStmt: {
        Expr* e = cast<ExprStmt>(s)->x;
        while (ParenExpr* p = dynCast<ParenExpr>(e)) e = p->x;
        return isa<CallExpr>(e) && ck.panicCalls.contains(e);
      }
      case NodeKind::FailStmt: return !ck.info.failIsCall(cast<FailStmt>(s));
      case NodeKind::ReturnStmt: return true;
      case NodeKind::BranchStmt:
        return cast<BranchStmt>(s)->token == Token::Goto || cast<BranchStmt>(s)->token == Token::Fallthrough;
      case NodeKind::BlockStmt: return isTerminatingList(ck, cast<BlockStmt>(s)->stmts);
      case NodeKind::IfStmt: {
        IfStmt* i = cast<IfStmt>(s);
        if (i->otherwise == nullptr || !isTerminating(ck, i->then)) return false;
        s = i->otherwise;
        continue;
      }
      case NodeKind::SwitchStmt: return isTerminatingSwitch(ck, cast<SwitchStmt>(s)->clauses, s);
      case NodeKind::TypeSwitchStmt: return isTerminatingSwitch(ck, cast<TypeSwitchStmt>(s)->clauses, s);
      case NodeKind::SelectStmt:
        for (CommClause* c : cast<SelectStmt>(s)->clauses)
          if (!isTerminatingList(ck, c->body) || hasBreakList(c->body, s)) return false;
        return true;
      case NodeKind::ForStmt:
        return cast<ForStmt>(s)->cond == nullptr && !hasBreak(cast<ForStmt>(s)->body, s);
      default: return false;  // range loops end
    }
  }
}

static bool isTerminatingSwitch(Checker& ck, std::span<CaseClause*> clauses, const Stmt* s) {
  bool hasDefault = false;
  for (CaseClause* c : clauses) {
    hasDefault |= c->isDefault;
    if (!isTerminatingList(ck, c->body) || hasBreakList(c->body, s)) return false;
  }
  return hasDefault;
}

}  // namespace vo::check
