// This file builds select: channels and values are evaluated in order, the Select node waits and says
// which case it is, a switch runs that case's body.
#include "ir/build.h"

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
void FuncBuilder::selectBody(const CommClause* c, Local* value, Local* ok) {
  if (const AssignStmt* a = dynCast<AssignStmt>(c->comm)) {
    std::vector<Target> list;
    for (size_t i = 0; i < a->lhs.size(); i++) {
      Later l(*this, anyEffect(a->lhs.subspan(i + 1)));
      list.push_back(target(a->lhs[i], a->op == Token::Define));
    }
    NodeVec values{local(value, c->pos)};
    if (a->lhs.size() > 1) values.push_back(local(ok, c->pos));
    assignValues(list, values);
  }
  stmts(c->body);
}

void FuncBuilder::selectStmt(const SelectStmt* s) {
  NodeVec parts;
  NodeVec places;
  Local* which = newTemp(b.intType(), s->pos);
  Local* ok = newTemp(b.boolType(), s->pos);
  std::vector<Local*> received(s->clauses.size());
  std::vector<int64_t> number(s->clauses.size(), -1);
  bool hasDefault = false, wantsOk = false;
  for (size_t i = 0; i < s->clauses.size(); i++) {
    const CommClause* c = s->clauses[i];
    if (c->comm == nullptr) {
      hasDefault = true;
      continue;
    }
    number[i] = static_cast<int64_t>(parts.size());
    if (const SendStmt* send = dynCast<SendStmt>(c->comm)) {
      Node* ch;
      {
        Later l(*this, hasEffect(send->value));
        ch = stable(expr(send->chan));
      }
      Node* v = exprTo(send->value, underAs<types::Chan>(ch->type)->elem);
      if (!isSimple(v)) v = spill(v, v->pos);
      parts.push_back(make(Op::SelectSend, send->arrow, nullptr, ch, v));
      continue;
    }
    const UnaryExpr* u = receiveOf(c->comm);
    Node* ch = expr(u->x);
    if (!isSimple(ch)) ch = spill(ch, u->pos);
    parts.push_back(make(Op::SelectRecv, u->pos, nullptr, ch));
    const AssignStmt* a = dynCast<AssignStmt>(c->comm);
    wantsOk = wantsOk || (a != nullptr && a->lhs.size() > 1);
    if (a != nullptr) received[i] = newTemp(underAs<types::Chan>(ch->type)->elem, u->pos);
    places.push_back(received[i] == nullptr ? nullptr : local(received[i], u->pos));
  }
  for (Local* l : received)
    if (l != nullptr) decl(l, nullptr, s->pos);
  decl(which, nullptr, s->pos)->flags |= kUninit;
  if (wantsOk) decl(ok, nullptr, s->pos)->flags |= kUninit;
  // With one case gc makes it an operation of its own, at that case.
  Pos pos = parts.size() == 1 ? parts[0]->pos : s->pos;
  Node* sel = makeList(Op::Select, pos, nullptr, parts);
  if (hasDefault) sel->flags |= kHasDefault;
  places.insert(places.begin(), wantsOk ? local(ok, s->pos) : nullptr);
  places.insert(places.begin(), local(which, s->pos));
  Node* n = makeList(Op::AssignMulti, pos, nullptr, places);
  n->b = sel;
  updateDepth(n);
  emit(n);

  Label* end = newLabel();
  targets.push_back({s, end, nullptr});
  NodeVec cases;
  for (size_t i = 0; i < s->clauses.size(); i++) {
    const CommClause* c = s->clauses[i];
    NodeVec list = collect([&] { selectBody(c, received[i], ok); });
    Node* value = intConst(number[i], b.intType(), c->pos);
    Node* k = makeList(Op::Case, c->pos, nullptr, std::span<Node* const>(&value, 1));
    k->a = block(list, c->pos);
    cases.push_back(k);
  }
  targets.pop_back();
  Node* sw = makeList(Op::Switch, s->pos, nullptr, cases, local(which, s->pos));
  sw->label = end;
  emit(sw);
}

}  // namespace vo::ir
