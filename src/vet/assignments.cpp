// This file checks assignments, conditions and comparisons.
#include <map>
#include <set>

#include "vet/pass.h"

namespace vo::vet {

using namespace syntax;

static bool isMapElement(Pass& pass, const Expr* e) {
  const auto* index = dynCast<IndexExpr>(unparen(e));
  return index != nullptr && types::underAs<types::Map>(pass.typeOf(index->x)) != nullptr;
}

void assign(Pass& pass) {
  pass.tree.each<AssignStmt>([&](const AssignStmt* s, uint32_t) {
    if (s->op != Token::Assign || s->lhs.size() != s->rhs.size()) return;
    std::string same;
    for (size_t i = 0; i < s->lhs.size(); i++) {
      const Expr *l = s->lhs[i], *r = s->rhs[i];
      if (l->kind != r->kind || isMapElement(pass, l) || !pass.hasNoEffects(l) ||
          !pass.hasNoEffects(r))
        continue;
      if (std::string text = pass.text(l); text == pass.text(r))
        same += (same.empty() ? "" : ", ") + text;
    }
    if (!same.empty()) pass.reportAt(s->pos, "self-assignment of " + same);
  });
}

void atomic(Pass& pass) {
  if (!pass.imports("sync/atomic")) return;
  pass.tree.each<AssignStmt>([&](const AssignStmt* s, uint32_t) {
    if (s->lhs.size() != s->rhs.size() || (s->lhs.size() == 1 && s->op == Token::Define)) return;
    for (size_t i = 0; i < s->rhs.size(); i++) {
      const auto* call = dynCast<CallExpr>(s->rhs[i]);
      if (call == nullptr || call->args.size() != 2) continue;
      if (!isFunctionNamed(pass.callee(call), "sync/atomic",
                           {"AddInt32", "AddInt64", "AddUint32", "AddUint64", "AddUintptr"}))
        continue;
      const Expr *left = s->lhs[i], *arg = call->args[0];
      const auto* address = dynCast<UnaryExpr>(arg);
      const auto* star = dynCast<StarExpr>(left);
      bool isBroken = address != nullptr && address->op == Token::And
                          ? pass.text(left) == pass.text(address->x)
                          : star != nullptr && pass.text(star->x) == pass.text(arg);
      if (isBroken) pass.report(left, "direct assignment to atomic value");
    }
  });
}

// ---- Conditions --------------------------------------------------------------------------------

namespace {

/// A chain of && or ||.
class Condition {
 public:
  Condition(Pass& pass, const BinaryExpr* e, std::set<const Node*>* seen)
      : pass_(pass), isOr_(e->op == Token::OrOr), op_(e->op), seen_(seen) {
    split(e);
  }

  /// Among operands without effects between them.
  void check() {
    std::vector<const Expr*> set;
    for (const Expr* e : operands_) {
      if (pass_.hasNoEffects(e)) {
        set.push_back(e);
        continue;
      }
      checkSet(set);
      set.clear();
    }
    checkSet(set);
  }

 private:
  /// From the last operand to the first.
  void split(const Expr* e) {
    for (;;) {
      e = unparen(e);
      const auto* b = dynCast<BinaryExpr>(e);
      if (b == nullptr || b->op != op_) break;
      seen_->insert(b);
      split(b->y);
      e = b->x;
    }
    operands_.push_back(e);
  }

  void checkSet(const std::vector<const Expr*>& set) {
    std::string name = isOr_ ? "or" : "and", op(tokenText(op_));
    std::set<std::string> texts;
    for (const Expr* e : set) {
      std::string text = pass_.text(e);
      if (!texts.insert(text).second)
        pass_.report(e, "redundant " + name + ": " + text + " " + op + " " + text);
    }
    // x != 1 || x != 2 is always true, x == 1 && x == 2 never.
    std::map<std::string, std::string> compared;
    for (const Expr* e : set) {
      const auto* b = dynCast<BinaryExpr>(e);
      if (b == nullptr || b->op != (isOr_ ? Token::NotEqual : Token::Equal)) continue;
      const Expr* x = pass_.info.constant(b->y) != nullptr   ? b->x
                      : pass_.info.constant(b->x) != nullptr ? b->y
                                                             : nullptr;
      if (x == nullptr) continue;
      std::string text = pass_.text(e);
      auto [before, isNew] = compared.emplace(pass_.text(x), text);
      if (!isNew && before->second != text)
        pass_.report(e, "suspect " + name + ": " + text + " " + op + " " + before->second);
    }
  }

  Pass& pass_;
  bool isOr_;
  Token op_;
  std::set<const Node*>* seen_;
  std::vector<const Expr*> operands_;
};

}  // namespace

void bools(Pass& pass) {
  std::set<const Node*> seen;
  pass.tree.each<BinaryExpr>([&](const BinaryExpr* e, uint32_t) {
    if ((e->op == Token::OrOr || e->op == Token::AndAnd) && !seen.contains(e))
      Condition(pass, e, &seen).check();
  });
}

void nilfunc(Pass& pass) {
  pass.tree.each<BinaryExpr>([&](const BinaryExpr* e, uint32_t) {
    if (e->op != Token::Equal && e->op != Token::NotEqual) return;
    const Expr* other = pass.isNil(e->x) ? e->y : pass.isNil(e->y) ? e->x : nullptr;
    const types::Object* o = other == nullptr ? nullptr : pass.use(pass.usedIdent(other));
    if (!types::isa<types::Func>(o)) return;
    bool differs = e->op == Token::NotEqual;
    pass.report(e, "comparison of function " + std::string(o->name.str()) + " " +
                       std::string(tokenText(e->op)) + " nil is always " +
                       (differs ? "true" : "false"));
  });
}

}  // namespace vo::vet
