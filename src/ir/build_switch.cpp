// This file builds switch and type switch.
//
// A switch is a block that its break leaves. Constant cases of integers and strings become a Switch
// node; other cases a sequence of ifs in that block: `Block L { if c1 { body; break L } … default }`.
// With fallthrough the tests jump to bodies that stand one behind the other.
#include "ir/build.h"

namespace vo::ir {

using namespace syntax;

namespace {

bool fallsThrough(const CaseClause* c) {
  for (size_t i = c->body.size(); i-- > 0;) {
    if (c->body[i]->kind == NodeKind::EmptyStmt) continue;
    const Stmt* s = c->body[i];
    while (const LabeledStmt* l = dynCast<LabeledStmt>(s)) s = l->stmt;
    const BranchStmt* br = dynCast<BranchStmt>(s);
    return br != nullptr && br->token == Token::Fallthrough;
  }
  return false;
}

constexpr size_t kMinTableCases = 4;

}  // namespace

void FuncBuilder::switchStmt(const SwitchStmt* s) {
  if (s->init != nullptr) stmt(s->init);
  Node* tag = nullptr;
  if (s->tag != nullptr) {
    tag = expr(s->tag);
    if (tag->op != Op::Const) tag = spill(tag, s->tag->pos);
  }
  Label* end = newLabel();
  targets.push_back({s, end, nullptr});
  bool falls = false;
  for (const CaseClause* c : s->clauses) falls = falls || fallsThrough(c);
  if (tag != nullptr && constantCases(s, tag)) {
    if (falls)
      jumpSwitch(s, tag, end);
    else
      constantSwitch(s, tag, end);
  } else if (falls) {
    jumpSwitch(s, tag, end);
  } else {
    chainSwitch(s, tag, end);
  }
  targets.pop_back();
}

bool FuncBuilder::constantCases(const SwitchStmt* s, Node* tag) {
  Type* u = under(tag->type);
  if (!types::isInteger(u) && !types::isString(u)) return false;
  size_t count = 0;
  for (const CaseClause* c : s->clauses) {
    for (const Expr* e : c->list) {
      if (b.info.constant(e) == nullptr || !identical(typeOf(e), tag->type)) return false;
      count++;
    }
  }
  return count >= kMinTableCases;
}

Node* FuncBuilder::caseCond(const Expr* e, Node* tag) {
  if (tag == nullptr) return expr(e);
  if (b.info.mode(e) == Mode::NilValue) return isNil(copy(tag), e->pos);
  Node* v = expr(e);
  return compareNodes(Token::Equal, copy(tag), v, b.boolType(), e->pos);
}

void FuncBuilder::constantSwitch(const SwitchStmt* s, Node* tag, Label* end) {
  NodeVec cases;
  Node* otherwise = nullptr;
  for (const CaseClause* c : s->clauses) {
    NodeVec bodyList = collect([&] { stmts(c->body); });
    Node* body = block(bodyList, c->pos);
    if (c->isDefault) {
      otherwise = body;
      continue;
    }
    NodeVec consts;
    for (const Expr* e : c->list) consts.push_back(expr(e));
    Node* n = makeList(Op::Case, c->pos, nullptr, consts);
    n->a = body;
    cases.push_back(n);
  }
  Node* n = makeList(Op::Switch, s->pos, nullptr, cases, tag);
  n->b = otherwise;
  n->label = end;
  emit(n);
}

void FuncBuilder::chainSwitch(const SwitchStmt* s, Node* tag, Label* end) {
  const CaseClause* otherwise = nullptr;
  NodeVec list = collect([&] {
    for (const CaseClause* c : s->clauses) {
      if (c->isDefault) {
        otherwise = c;
        continue;
      }
      // Conditions without effects are one test; an effect may only happen if no earlier one holds.
      Node* cond = nullptr;
      Label* bodyLabel = nullptr;
      for (size_t i = 0; i < c->list.size(); i++) {
        Node* one = nullptr;
        NodeVec before = collect([&] { one = caseCond(c->list[i], tag); });
        if (!before.empty() && cond != nullptr) {
          if (bodyLabel == nullptr) bodyLabel = newLabel();
          NodeVec none;
          NodeVec go = collect([&] { jump(Op::Goto, bodyLabel, c->pos); });
          emitIf(cond, go, none, c->list[i]->pos);
          cond = nullptr;
        }
        out->insert(out->end(), before.begin(), before.end());
        if (cond != nullptr && cond->depth > kMaxDepth / 2) cond = spill(cond, c->pos);
        cond = cond == nullptr ? one : make(Op::OrOr, c->list[i]->pos, b.boolType(), cond, one);
      }
      NodeVec none;
      if (bodyLabel == nullptr) {
        NodeVec then = collect([&] {
          stmts(c->body);
          jump(Op::Break, end, c->end);
        });
        emitIf(cond, then, none, c->pos);
        continue;
      }
      Label* next = newLabel();
      NodeVec skip = collect([&] { jump(Op::Goto, next, c->pos); });
      emitIf(not_(cond), skip, none, c->pos);
      jump(Op::LabelMark, bodyLabel, c->pos);
      stmts(c->body);
      jump(Op::Break, end, c->end);
      jump(Op::LabelMark, next, c->end);
    }
    if (otherwise != nullptr) stmts(otherwise->body);
  });
  emit(block(list, s->pos, end));
}

void FuncBuilder::jumpSwitch(const SwitchStmt* s, Node* tag, Label* end) {
  NodeVec list = collect([&] {
    std::vector<Label*> labels;
    for (size_t i = 0; i < s->clauses.size(); i++) labels.push_back(newLabel());
    Label* otherwise = nullptr;
    bool table = tag != nullptr && constantCases(s, tag);
    NodeVec cases;
    for (size_t i = 0; i < s->clauses.size(); i++) {
      const CaseClause* c = s->clauses[i];
      if (c->isDefault) otherwise = labels[i];
      NodeVec consts;
      for (const Expr* e : c->list) {
        if (table) {
          consts.push_back(expr(e));
          continue;
        }
        Node* cond = caseCond(e, tag);
        NodeVec none;
        NodeVec go = collect([&] { jump(Op::Goto, labels[i], e->pos); });
        emitIf(cond, go, none, e->pos);
      }
      if (table && !c->isDefault) {
        NodeVec go = collect([&] { jump(Op::Goto, labels[i], c->pos); });
        Node* n = makeList(Op::Case, c->pos, nullptr, consts);
        n->a = block(go, c->pos);
        cases.push_back(n);
      }
    }
    if (table) emit(makeList(Op::Switch, s->pos, nullptr, cases, tag));
    if (otherwise != nullptr)
      jump(Op::Goto, otherwise, s->pos);
    else
      jump(Op::Break, end, s->pos);
    for (size_t i = 0; i < s->clauses.size(); i++) {
      jump(Op::LabelMark, labels[i], s->clauses[i]->pos);
      stmts(s->clauses[i]->body);
      if (!fallsThrough(s->clauses[i])) jump(Op::Break, end, s->clauses[i]->end);
    }
  });
  emit(block(list, s->pos, end));
}

// ---- Type switches -----------------------------------------------------------------------------------

void FuncBuilder::typeSwitch(const TypeSwitchStmt* s) {
  if (s->init != nullptr) stmt(s->init);
  Node* x = spill(expr(s->assertion->x), s->assertion->pos);
  Label* end = newLabel();
  targets.push_back({s, end, nullptr});
  NodeVec list = collect([&] {
    const CaseClause* otherwise = nullptr;
    for (const CaseClause* c : s->clauses) {
      if (c->isDefault)
        otherwise = c;
      else
        typeCase(c, x, end);
    }
    if (otherwise != nullptr) {
      if (types::Var* v = b.info.implicitObject(otherwise)) decl(declareVar(v), copy(x), otherwise->pos);
      stmts(otherwise->body);
    }
  });
  targets.pop_back();
  emit(block(list, s->pos, end));
}

void FuncBuilder::typeCase(const CaseClause* c, Node* x, Label* end) {
  auto test = [&](const Expr* e) -> Node* {
    if (b.info.mode(e) == Mode::NilValue) return isNil(copy(x), e->pos);
    Node* n = make(Op::TypeIs, e->pos, b.boolType(), copy(x));
    n->typeArg = map(b.info.type(e));
    return n;
  };
  types::Var* v = b.info.implicitObject(c);
  bool single = c->list.size() == 1 && b.info.mode(c->list[0]) != Mode::NilValue;
  Type* t = single ? map(b.info.type(c->list[0])) : nullptr;
  NodeVec none;
  auto finishBody = [&] {
    stmts(c->body);
    jump(Op::Break, end, c->end);
  };
  if (single && v != nullptr && types::isInterface(t)) {
    // One lookup answers whether and gives the value.
    Node* n = make(Op::TypeAssertOk, c->list[0]->pos, nullptr, copy(x));
    n->typeArg = t;
    types::Var* vars2[2] = {b.tc.newVar(c->pos, nullptr, {}, t),
                            b.tc.newVar(c->pos, nullptr, {}, b.boolType())};
    n->type = b.tc.newTuple(b.tc.arena().copy(std::span<types::Var* const>(vars2)));
    NodeVec values = multiOf(n, c->list[0]->pos);
    NodeVec then = collect([&] {
      decl(declareVar(v), values[0], c->pos);
      finishBody();
    });
    emitIf(values[1], then, none, c->pos);
    return;
  }
  Node* cond = test(c->list[0]);
  for (size_t i = 1; i < c->list.size(); i++) {
    if (cond->depth > kMaxDepth / 2) cond = spill(cond, c->pos);
    cond = make(Op::OrOr, c->list[i]->pos, b.boolType(), cond, test(c->list[i]));
  }
  NodeVec then = collect([&] {
    if (v != nullptr) {
      Node* value = single ? make(Op::Unbox, c->pos, t, copy(x)) : copy(x);
      decl(declareVar(v), value, c->pos);
    }
    finishBody();
  });
  emitIf(cond, then, none, c->pos);
}

}  // namespace vo::ir
