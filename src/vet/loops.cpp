// This file finds loop variables of Go before 1.22 that goroutines and the like share.
#include "vet/pass.h"

namespace vo::vet {

using namespace syntax;

namespace {

class LoopCheck {
 public:
  explicit LoopCheck(Pass& pass) : pass_(pass) {}

  void range(const RangeStmt* s) {
    variable(s->key);
    variable(s->value);
    check(s->body);
  }
  void loop(const ForStmt* s) {
    if (const auto* a = dynCast<AssignStmt>(s->post))
      for (const Expr* e : a->lhs) variable(e);
    if (const auto* step = dynCast<IncDecStmt>(s->post)) variable(step->x);
    check(s->body);
  }

 private:
  void variable(const Expr* e) {
    const auto* id = dynCast<Ident>(e);
    if (const types::Object* o = id == nullptr ? nullptr : pass_.info.object(id))
      variables_.push_back(o);
  }

  void check(const BlockStmt* body) {
    if (variables_.empty()) return;
    last(body->stmts);
    for (const Stmt* s : body->stmts)
      if (const CallExpr* call = callOf(s)) parallel(call);
  }

  static const CallExpr* callOf(const Stmt* s) {
    const auto* e = dynCast<ExprStmt>(s);
    return e == nullptr ? nullptr : dynCast<CallExpr>(e->x);
  }

  /// What runs last in a round: only there it is sure that the next round changes the variable.
  void last(std::span<Stmt* const> list) {
    if (list.empty()) return;
    const Stmt* s = list.back();
    switch (s->kind) {
      case NodeKind::IfStmt: {
        const auto* i = cast<IfStmt>(s);
        for (; i != nullptr; i = dynCast<IfStmt>(i->otherwise)) {
          last(i->then->stmts);
          if (const auto* b = dynCast<BlockStmt>(i->otherwise)) last(b->stmts);
        }
        return;
      }
      case NodeKind::ForStmt:
        return last(cast<ForStmt>(s)->body->stmts);
      case NodeKind::RangeStmt:
        return last(cast<RangeStmt>(s)->body->stmts);
      case NodeKind::SwitchStmt:
        for (const CaseClause* c : cast<SwitchStmt>(s)->clauses) last(c->body);
        return;
      case NodeKind::TypeSwitchStmt:
        for (const CaseClause* c : cast<TypeSwitchStmt>(s)->clauses) last(c->body);
        return;
      case NodeKind::SelectStmt:
        for (const CommClause* c : cast<SelectStmt>(s)->clauses) last(c->body);
        return;
      default:
        return started(s);
    }
  }

  void started(const Stmt* s) {
    const CallExpr* call = nullptr;
    if (const auto* g = dynCast<GoStmt>(s)) call = dynCast<CallExpr>(g->call);
    if (const auto* d = dynCast<DeferStmt>(s)) call = dynCast<CallExpr>(d->call);
    const Expr* fun = call == nullptr ? nullptr : call->fun;
    if (const CallExpr* group = callOf(s);
        group != nullptr &&
        isMethodNamed(pass_.callee(group), "golang.org/x/sync/errgroup", "Group", "Go"))
      fun = group->args[0];
    if (const auto* lit = dynCast<FuncLit>(fun))
      for (const Stmt* inner : lit->body->stmts) report(inner);
  }

  /// `t.Run(name, func(t *testing.T) { ...; t.Parallel(); ... })`: what is behind t.Parallel.
  void parallel(const CallExpr* call) {
    const auto* lit =
        call->args.size() == 2 && isMethodNamed(pass_.callee(call), "testing", "T", "Run")
            ? dynCast<FuncLit>(call->args[1])
            : nullptr;
    const types::Object* t =
        lit == nullptr || lit->type->params.empty() || lit->type->params[0].name == nullptr
            ? nullptr
            : pass_.definition(lit->type->params[0].name);
    if (t == nullptr) return;
    std::vector<const Stmt*> behind;
    bool isBehind = false;
    for (const Stmt* s : lit->body->stmts) {
      for (; isa<LabeledStmt>(s); s = cast<LabeledStmt>(s)->stmt) {
        behind.clear();
        isBehind = false;
      }
      if (isBehind) {
        behind.push_back(s);
        continue;
      }
      const CallExpr* inner = callOf(s);
      const auto* x =
          inner == nullptr || !isMethodNamed(pass_.callee(inner), "testing", "T", "Parallel")
              ? nullptr
              : dynCast<SelectorExpr>(inner->fun);
      const auto* id = x == nullptr ? nullptr : dynCast<Ident>(x->x);
      isBehind = id != nullptr && pass_.use(id) == t;
    }
    for (const Stmt* s : behind) report(s);
  }

  void report(const Node* n) {
    auto visit = [&](const Node* x) {
      const auto* id = dynCast<Ident>(x);
      const types::Object* o = id == nullptr ? nullptr : pass_.use(id);
      for (const types::Object* v : variables_)
        if (v == o)
          pass_.report(
              id, "loop variable " + std::string(id->name.str()) + " captured by func literal");
      return true;
    };
    walk(n, pass_.info, visit);
  }

  Pass& pass_;
  std::vector<const types::Object*> variables_;
};

}  // namespace

void loopclosure(Pass& pass) {
  pass.tree.each<RangeStmt>([&](const RangeStmt* s, uint32_t i) {
    if (pass.minorVersionOf(i) < 22) LoopCheck(pass).range(s);
  });
  pass.tree.each<ForStmt>([&](const ForStmt* s, uint32_t i) {
    if (pass.minorVersionOf(i) < 22) LoopCheck(pass).loop(s);
  });
}

}  // namespace vo::vet
