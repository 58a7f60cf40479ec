// This file finds statements behind ones that do not end: the first of each row.
#include <set>

#include "vet/pass.h"

namespace vo::vet {

using namespace syntax;

namespace {

class DeadCode {
 public:
  explicit DeadCode(Pass& pass) : pass_(pass) {}

  void run(const BlockStmt* body) {
    auto visit = [&](const Node* n) {
      const auto* b = dynCast<BranchStmt>(n);
      if (b != nullptr && b->token == Token::Goto) hasGoto_.insert(b->target);
      if (b != nullptr && b->token == Token::Break) hasBreak_.insert(b->target);
      return !isa<FuncLit>(n);
    };
    walk(body, pass_.info, visit);
    stmt(body);
  }

 private:
  void stmts(std::span<Stmt* const> list) {
    for (const Stmt* s : list) stmt(s);
  }

  void stmt(const Stmt* s) {
    if (hasGoto_.contains(s)) isReached_ = true;
    if (!isReached_ && !isa<EmptyStmt>(s)) {
      pass_.report(s, "unreachable code");
      isReached_ = true;
    }
    switch (s->kind) {
      case NodeKind::BlockStmt:
        return stmts(cast<BlockStmt>(s)->stmts);
      case NodeKind::LabeledStmt:
        return stmt(cast<LabeledStmt>(s)->stmt);
      case NodeKind::BranchStmt:
      case NodeKind::ReturnStmt:
        isReached_ = false;
        return;
      case NodeKind::FailStmt:
        isReached_ = pass_.info.failIsCall(cast<FailStmt>(s));
        return;
      case NodeKind::ExprStmt: {
        const auto* call = dynCast<CallExpr>(cast<ExprStmt>(s)->x);
        const auto* name = call == nullptr ? nullptr : dynCast<Ident>(call->fun);
        const auto* b =
            name == nullptr ? nullptr : types::dynCast<types::Builtin>(pass_.info.object(name));
        if (b != nullptr && b->id == types::BuiltinId::Panic) isReached_ = false;
        return;
      }
      case NodeKind::ForStmt:
        stmt(cast<ForStmt>(s)->body);
        isReached_ = cast<ForStmt>(s)->cond != nullptr || hasBreak_.contains(s);
        return;
      case NodeKind::RangeStmt:
        stmt(cast<RangeStmt>(s)->body);
        isReached_ = true;
        return;
      case NodeKind::IfStmt:
        return ifStmt(cast<IfStmt>(s));
      case NodeKind::SwitchStmt:
        return clauses(s, cast<SwitchStmt>(s)->clauses);
      case NodeKind::TypeSwitchStmt:
        return clauses(s, cast<TypeSwitchStmt>(s)->clauses);
      case NodeKind::SelectStmt: {
        bool any = hasBreak_.contains(s);
        for (const CommClause* c : cast<SelectStmt>(s)->clauses) any |= clause(c->body);
        isReached_ = any;
        return;
      }
      default:
        return;
    }
  }

  void ifStmt(const IfStmt* s) {
    stmt(s->then);
    bool behindThen = isReached_;
    isReached_ = true;
    if (s->otherwise != nullptr) {
      stmt(s->otherwise);
      isReached_ |= behindThen;
    }
  }

  /// Whether its end is reached.
  bool clause(std::span<Stmt* const> body) {
    isReached_ = true;
    stmts(body);
    return isReached_;
  }

  void clauses(const Stmt* s, std::span<CaseClause* const> list) {
    bool any = hasBreak_.contains(s), hasDefault = false;
    for (const CaseClause* c : list) {
      hasDefault |= c->isDefault;
      any |= clause(c->body);
    }
    isReached_ = any || !hasDefault;
  }

  Pass& pass_;
  std::set<const Node*> hasGoto_;  ///< labelled statements
  std::set<const Node*> hasBreak_;
  bool isReached_ = true;
};

}  // namespace

void unreachable(Pass& pass) {
  pass.tree.each<FuncDecl>([&](const FuncDecl* d, uint32_t) {
    if (d->body != nullptr) DeadCode(pass).run(d->body);
  });
  pass.tree.each<FuncLit>([&](const FuncLit* lit, uint32_t) { DeadCode(pass).run(lit->body); });
}

}  // namespace vo::vet
