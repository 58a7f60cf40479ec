// This file builds switch and type switch.
//
// A switch is a block that its break leaves. Constant cases of integers and strings become a Switch
// node; other cases a sequence of ifs in that block: `Block L { if c1 { body; break L } … default }`.
// With fallthrough the tests jump to bodies that stand one behind the other.
#include "ir/build_call.h"
#include "ir/build_expr.h"
#include "ir/build_func.h"
#include "ir/build_stmt.h"
#include "ir/build_switch.h"
#include "ir/func_builder.h"
#include "ir/nodes.h"

namespace vo::ir {

using namespace syntax;

static bool constantCases(FuncBuilder& fb, const syntax::SwitchStmt* s, Node* tag);
static void constantSwitch(FuncBuilder& fb, const syntax::SwitchStmt* s, Node* tag, Label* end);
static void jumpSwitch(FuncBuilder& fb, const syntax::SwitchStmt* s, Node* tag, Label* end);
static void chainSwitch(FuncBuilder& fb, const syntax::SwitchStmt* s, Node* tag, Label* end);
static void typeCase(FuncBuilder& fb, const syntax::CaseClause* c, Node* x, Label* end);

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

void switchStmt(FuncBuilder& fb, const SwitchStmt* s) {
  if (s->init != nullptr) stmt(fb, s->init);
  Node* tag = nullptr;
  if (s->tag != nullptr) {
    tag = expr(fb, s->tag);
    if (tag->op != Op::Const) tag = spill(fb, tag, s->tag->pos);
  }
  Label* end = newLabel(fb);
  fb.targets.push_back({s, end, nullptr});
  bool falls = false;
  for (const CaseClause* c : s->clauses) falls = falls || fallsThrough(c);
  if (tag != nullptr && constantCases(fb, s, tag)) {
    if (falls)
      jumpSwitch(fb, s, tag, end);
    else
      constantSwitch(fb, s, tag, end);
  } else if (falls) {
    jumpSwitch(fb, s, tag, end);
  } else {
    chainSwitch(fb, s, tag, end);
  }
  fb.targets.pop_back();
}

static bool constantCases(FuncBuilder& fb, const SwitchStmt* s, Node* tag) {
  Type* u = under(tag->type);
  if (!types::isInteger(u) && !types::isString(u)) return false;
  size_t count = 0;
  for (const CaseClause* c : s->clauses) {
    for (const Expr* e : c->list) {
      if (fb.b.info.constant(e) == nullptr || !identical(typeOf(fb, e), tag->type)) return false;
      count++;
    }
  }
  return count >= kMinTableCases;
}

static Node* caseCond(FuncBuilder& fb, const Expr* e, Node* tag) {
  if (tag == nullptr) return expr(fb, e);
  if (fb.b.info.mode(e) == Mode::NilValue) return isNil(fb, copy(fb, tag), e->pos);
  Node* v = expr(fb, e);
  return compareNodes(fb, Token::Equal, copy(fb, tag), v, fb.b.boolType(), e->pos);
}

static void constantSwitch(FuncBuilder& fb, const SwitchStmt* s, Node* tag, Label* end) {
  NodeVec cases;
  Node* otherwise = nullptr;
  for (const CaseClause* c : s->clauses) {
    NodeVec bodyList = fb.collect([&] { stmts(fb, c->body); });
    Node* body = block(fb, bodyList, c->pos);
    if (c->isDefault) {
      otherwise = body;
      continue;
    }
    NodeVec consts;
    for (const Expr* e : c->list) consts.push_back(expr(fb, e));
    Node* n = makeList(fb, Op::Case, c->pos, nullptr, consts);
    n->a = body;
    cases.push_back(n);
  }
  Node* n = makeList(fb, Op::Switch, s->pos, nullptr, cases, tag);
  n->b = otherwise;
  n->label = end;
  emit(fb, n);
}

static void chainSwitch(FuncBuilder& fb, const SwitchStmt* s, Node* tag, Label* end) {
  const CaseClause* otherwise = nullptr;
  NodeVec list = fb.collect([&] {
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
        NodeVec before = fb.collect([&] { one = caseCond(fb, c->list[i], tag); });
        if (!before.empty() && cond != nullptr) {
          if (bodyLabel == nullptr) bodyLabel = newLabel(fb);
          NodeVec none;
          NodeVec go = fb.collect([&] { jump(fb, Op::Goto, bodyLabel, c->pos); });
          emitIf(fb, cond, go, none, c->list[i]->pos);
          cond = nullptr;
        }
        fb.out->insert(fb.out->end(), before.begin(), before.end());
        if (cond != nullptr && cond->depth > kMaxDepth / 2) cond = spill(fb, cond, c->pos);
        cond = cond == nullptr ? one : make(fb, Op::OrOr, c->list[i]->pos, fb.b.boolType(), cond, one);
      }
      NodeVec none;
      if (bodyLabel == nullptr) {
        NodeVec then = fb.collect([&] {
          stmts(fb, c->body);
          jump(fb, Op::Break, end, c->end);
        });
        emitIf(fb, cond, then, none, c->pos);
        continue;
      }
      Label* next = newLabel(fb);
      NodeVec skip = fb.collect([&] { jump(fb, Op::Goto, next, c->pos); });
      emitIf(fb, not_(fb, cond), skip, none, c->pos);
      jump(fb, Op::LabelMark, bodyLabel, c->pos);
      stmts(fb, c->body);
      jump(fb, Op::Break, end, c->end);
      jump(fb, Op::LabelMark, next, c->end);
    }
    if (otherwise != nullptr) stmts(fb, otherwise->body);
  });
  emit(fb, block(fb, list, s->pos, end));
}

static void jumpSwitch(FuncBuilder& fb, const SwitchStmt* s, Node* tag, Label* end) {
  NodeVec list = fb.collect([&] {
    std::vector<Label*> labels;
    for (size_t i = 0; i < s->clauses.size(); i++) labels.push_back(newLabel(fb));
    Label* otherwise = nullptr;
    bool table = tag != nullptr && constantCases(fb, s, tag);
    NodeVec cases;
    for (size_t i = 0; i < s->clauses.size(); i++) {
      const CaseClause* c = s->clauses[i];
      if (c->isDefault) otherwise = labels[i];
      NodeVec consts;
      for (const Expr* e : c->list) {
        if (table) {
          consts.push_back(expr(fb, e));
          continue;
        }
        Node* cond = caseCond(fb, e, tag);
        NodeVec none;
        NodeVec go = fb.collect([&] { jump(fb, Op::Goto, labels[i], e->pos); });
        emitIf(fb, cond, go, none, e->pos);
      }
      if (table && !c->isDefault) {
        NodeVec go = fb.collect([&] { jump(fb, Op::Goto, labels[i], c->pos); });
        Node* n = makeList(fb, Op::Case, c->pos, nullptr, consts);
        n->a = block(fb, go, c->pos);
        cases.push_back(n);
      }
    }
    if (table) emit(fb, makeList(fb, Op::Switch, s->pos, nullptr, cases, tag));
    if (otherwise != nullptr)
      jump(fb, Op::Goto, otherwise, s->pos);
    else
      jump(fb, Op::Break, end, s->pos);
    for (size_t i = 0; i < s->clauses.size(); i++) {
      jump(fb, Op::LabelMark, labels[i], s->clauses[i]->pos);
      stmts(fb, s->clauses[i]->body);
      if (!fallsThrough(s->clauses[i])) jump(fb, Op::Break, end, s->clauses[i]->end);
    }
  });
  emit(fb, block(fb, list, s->pos, end));
}

// ---- Type switches -----------------------------------------------------------------------------------

void typeSwitch(FuncBuilder& fb, const TypeSwitchStmt* s) {
  if (s->init != nullptr) stmt(fb, s->init);
  Node* x = spill(fb, expr(fb, s->assertion->x), s->assertion->pos);
  Label* end = newLabel(fb);
  fb.targets.push_back({s, end, nullptr});
  NodeVec list = fb.collect([&] {
    const CaseClause* otherwise = nullptr;
    for (const CaseClause* c : s->clauses) {
      if (c->isDefault)
        otherwise = c;
      else
        typeCase(fb, c, x, end);
    }
    if (otherwise != nullptr) {
      if (types::Var* v = fb.b.info.implicitObject(otherwise)) decl(fb, declareVar(fb, v), copy(fb, x), otherwise->pos);
      stmts(fb, otherwise->body);
    }
  });
  fb.targets.pop_back();
  emit(fb, block(fb, list, s->pos, end));
}

static void typeCase(FuncBuilder& fb, const CaseClause* c, Node* x, Label* end) {
  auto test = [&](const Expr* e) -> Node* {
    if (fb.b.info.mode(e) == Mode::NilValue) return isNil(fb, copy(fb, x), e->pos);
    Node* n = make(fb, Op::TypeIs, e->pos, fb.b.boolType(), copy(fb, x));
    n->typeArg = fb.map(fb.b.info.type(e));
    return n;
  };
  types::Var* v = fb.b.info.implicitObject(c);
  VO_DCHECK(!c->list.empty() && types::isInterface(x->type), "a case names types of what an interface holds");
  bool single = c->list.size() == 1 && fb.b.info.mode(c->list[0]) != Mode::NilValue;
  Type* t = single ? fb.map(fb.b.info.type(c->list[0])) : nullptr;
  NodeVec none;
  auto finishBody = [&] {
    stmts(fb, c->body);
    jump(fb, Op::Break, end, c->end);
  };
  if (single && v != nullptr && types::isInterface(t)) {
    // One lookup answers whether and gives the value.
    Node* n = make(fb, Op::TypeAssertOk, c->list[0]->pos, nullptr, copy(fb, x));
    n->typeArg = t;
    types::Var* vars2[2] = {fb.b.tc.newVar(c->pos, nullptr, {}, t),
                            fb.b.tc.newVar(c->pos, nullptr, {}, fb.b.boolType())};
    n->type = fb.b.tc.newTuple(fb.b.tc.arena().copy(std::span<types::Var* const>(vars2)));
    NodeVec values = multiOf(fb, n, c->list[0]->pos);
    NodeVec then = fb.collect([&] {
      decl(fb, declareVar(fb, v), values[0], c->pos);
      finishBody();
    });
    emitIf(fb, values[1], then, none, c->pos);
    return;
  }
  Node* cond = test(c->list[0]);
  for (size_t i = 1; i < c->list.size(); i++) {
    if (cond->depth > kMaxDepth / 2) cond = spill(fb, cond, c->pos);
    cond = make(fb, Op::OrOr, c->list[i]->pos, fb.b.boolType(), cond, test(c->list[i]));
  }
  NodeVec then = fb.collect([&] {
    if (v != nullptr) {
      Node* value = single ? make(fb, Op::Unbox, c->pos, t, copy(fb, x)) : copy(fb, x);
      decl(fb, declareVar(fb, v), value, c->pos);
    }
    finishBody();
  });
  emitIf(fb, cond, then, none, c->pos);
}

}  // namespace vo::ir
