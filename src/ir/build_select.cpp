// This file builds select: channels and values are evaluated in order, the Select node waits and says
// which case it is, a switch runs that case's body.
#include "base/seeded_bug.h"
#include "ir/build_assign.h"
#include "ir/build_expr.h"
#include "ir/build_func.h"
#include "ir/build_stmt.h"
#include "ir/build_switch.h"
#include "ir/func_builder.h"
#include "ir/nodes.h"
#include "ir/order.h"

namespace vo::ir {

using namespace syntax;

namespace {

const UnaryExpr* receiveOf(const Stmt* s) {
  const Expr* e = nullptr;
  if (const ExprStmt* x = dynCast<ExprStmt>(s)) e = x->x;
  if (const AssignStmt* a = dynCast<AssignStmt>(s)) e = a->rhs[0];
  return cast<UnaryExpr>(unparen(e));
}

}  // namespace

// `case v, ok = <-c:` assigns in the body, when the case has been chosen.
static void selectBody(FuncBuilder& fb, const CommClause* c, Local* value, Local* ok) {
  if (const AssignStmt* a = dynCast<AssignStmt>(c->comm)) {
    std::vector<Target> list;
    for (size_t i = 0; i < a->lhs.size(); i++) {
      Later l(fb, anyEffect(fb, a->lhs.subspan(i + 1)));
      list.push_back(target(fb, a->lhs[i], a->op == Token::Define));
    }
    NodeVec values{local(fb, value, c->pos)};
    if (a->lhs.size() > 1) values.push_back(local(fb, ok, c->pos));
    assignValues(fb, list, values);
  }
  stmts(fb, c->body);
}

void selectStmt(FuncBuilder& fb, const SelectStmt* s) {
  NodeVec parts;
  NodeVec places;
  Local* which = newTemp(fb, fb.b.intType(), s->pos);
  Local* ok = newTemp(fb, fb.b.boolType(), s->pos);
  std::vector<Local*> received(s->clauses.size());
  std::vector<int64_t> number(s->clauses.size(), -1);
  bool hasDefault = false, wantsOk = false;
  for (size_t i = 0; i < s->clauses.size(); i++) {
    const CommClause* c = s->clauses[i];
    if (c->comm == nullptr) {
      hasDefault = true;
      continue;
    }
    number[i] = static_cast<int64_t>(parts.size()) + (hasDefault && base::isSeeded(base::Bug::SelectIndex) ? 1 : 0);
    if (const SendStmt* send = dynCast<SendStmt>(c->comm)) {
      Node* ch;
      {
        Later l(fb, hasEffect(fb, send->value));
        ch = stable(fb, expr(fb, send->chan));
      }
      Node* v = exprTo(fb, send->value, underAs<types::Chan>(ch->type)->elem);
      if (!isSimple(v)) v = spill(fb, v, v->pos);
      parts.push_back(make(fb, Op::SelectSend, send->arrow, nullptr, ch, v));
      continue;
    }
    const UnaryExpr* u = receiveOf(c->comm);
    Node* ch = expr(fb, u->x);
    if (!isSimple(ch)) ch = spill(fb, ch, u->pos);
    parts.push_back(make(fb, Op::SelectRecv, u->pos, nullptr, ch));
    const AssignStmt* a = dynCast<AssignStmt>(c->comm);
    wantsOk = wantsOk || (a != nullptr && a->lhs.size() > 1);
    if (a != nullptr) received[i] = newTemp(fb, underAs<types::Chan>(ch->type)->elem, u->pos);
    places.push_back(received[i] == nullptr ? nullptr : local(fb, received[i], u->pos));
  }
  for (Local* l : received)
    if (l != nullptr) decl(fb, l, nullptr, s->pos);
  decl(fb, which, nullptr, s->pos)->flags |= kUninit;
  if (wantsOk) decl(fb, ok, nullptr, s->pos)->flags |= kUninit;
  // With one case gc makes it an operation of its own, at that case.
  Pos pos = parts.size() == 1 ? parts[0]->pos : s->pos;
  Node* sel = makeList(fb, Op::Select, pos, nullptr, parts);
  if (hasDefault) sel->flags |= kHasDefault;
  places.insert(places.begin(), wantsOk ? local(fb, ok, s->pos) : nullptr);
  places.insert(places.begin(), local(fb, which, s->pos));
  Node* n = makeList(fb, Op::AssignMulti, pos, nullptr, places);
  n->b = sel;
  updateDepth(n);
  emit(fb, n);

  Label* end = newLabel(fb);
  fb.targets.push_back({s, end, nullptr});
  NodeVec cases;
  for (size_t i = 0; i < s->clauses.size(); i++) {
    const CommClause* c = s->clauses[i];
    NodeVec list = fb.collect([&] { selectBody(fb, c, received[i], ok); });
    Node* value = intConst(fb, number[i], fb.b.intType(), c->pos);
    Node* k = makeList(fb, Op::Case, c->pos, nullptr, std::span<Node* const>(&value, 1));
    k->a = block(fb, list, c->pos);
    cases.push_back(k);
  }
  fb.targets.pop_back();
  Node* sw = makeList(fb, Op::Switch, s->pos, nullptr, cases, local(fb, which, s->pos));
  sw->label = end;
  emit(fb, sw);
}

}  // namespace vo::ir
