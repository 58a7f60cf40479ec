// This file finds shifts by as many bits as a number has, where they are not dead by a constant
// condition.
#include <set>

#include "types/sizes.h"
#include "vet/pass.h"

namespace vo::vet {

using namespace syntax;

namespace {

class Shifts {
 public:
  explicit Shifts(Pass& pass) : pass_(pass) {}

  void run() {
    pass_.tree.each<IfStmt>([&](const IfStmt* s, uint32_t) {
      const types::ConstValue* v = pass_.info.constant(s->cond);
      if (v != nullptr && !isDead(s)) kill(types::boolValue(v) ? s->otherwise : s->then);
    });
    pass_.tree.each<SwitchStmt>([&](const SwitchStmt* s, uint32_t) {
      if (!isDead(s)) killCases(s);
    });
    pass_.tree.each<BinaryExpr>([&](const BinaryExpr* e, uint32_t) {
      if (e->op == Token::Shl || e->op == Token::Shr) check(e, e->x, e->y);
    });
    pass_.tree.each<AssignStmt>([&](const AssignStmt* s, uint32_t) {
      if (s->lhs.size() == 1 && s->rhs.size() == 1 && (s->op == Token::Shl || s->op == Token::Shr))
        check(s, s->lhs[0], s->rhs[0]);
    });
  }

 private:
  bool isDead(const Node* n) const { return dead_.contains(n); }
  void kill(const Node* n) {
    auto visit = [&](const Node* x) { return dead_.insert(x), true; };
    walk(n, pass_.info, visit);
  }

  /// No value of the clause is the tag's, or true.
  bool neverTaken(const CaseClause* c, const uint64_t* tag) const {
    for (const Expr* e : c->list) {
      const types::ConstValue* v = pass_.info.constant(e);
      if (v == nullptr) return false;
      uint64_t n = 0;
      if (tag == nullptr ? types::constKind(v) != types::ConstKind::Bool || types::boolValue(v)
                         : !types::uint64Value(v, &n) || n == *tag)
        return false;
    }
    return !c->isDefault;
  }

  void killCases(const SwitchStmt* s) {
    uint64_t tag = 0;
    const types::ConstValue* v = s->tag == nullptr ? nullptr : pass_.info.constant(s->tag);
    if (s->tag != nullptr && (v == nullptr || types::constKind(v) != types::ConstKind::Int ||
                              !types::uint64Value(v, &tag)))
      return;
    for (const CaseClause* c : s->clauses)
      if (neverTaken(c, s->tag == nullptr ? nullptr : &tag)) kill(c);
  }

  void check(const Node* n, const Expr* x, const Expr* y) {
    types::ConstValue* v = pass_.info.constant(y);
    if (isDead(n) || v == nullptr || pass_.info.constant(x) != nullptr) return;
    int64_t amount = 0;
    types::Type* t = pass_.typeOf(x);
    if (t == nullptr || !types::int64Value(types::toInt(pass_.types.transient(), v), &amount))
      return;
    std::vector<types::Term> terms;
    if (!pass_.terms(t, &terms)) return;
    std::set<int64_t> sizes;
    for (const types::Term& term : terms)
      if (!types::hasVaryingSize(term.type)) sizes.insert(8 * types::sizeOf(term.type));
    if (sizes.empty() || amount < *sizes.begin()) return;
    pass_.report(n, pass_.text(x) + " (" + (sizes.size() > 1 ? "may be " : "") +
                        std::to_string(*sizes.begin()) + " bits) too small for shift of " +
                        std::to_string(amount));
  }

  Pass& pass_;
  std::set<const Node*> dead_;
};

}  // namespace

void shift(Pass& pass) { Shifts(pass).run(); }

}  // namespace vo::vet
