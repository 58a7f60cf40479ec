// This file builds the plain statements.
#include <algorithm>
#include <iterator>

#include "ir/build_assign.h"
#include "ir/build_call.h"
#include "ir/build_convert.h"
#include "ir/build_defer.h"
#include "ir/build_dynamic.h"
#include "ir/build_expr.h"
#include "ir/build_func.h"
#include "ir/build_range.h"
#include "ir/build_stmt.h"
#include "ir/build_switch.h"
#include "ir/func_builder.h"
#include "ir/nodes.h"
#include "ir/order.h"

namespace vo::ir {

using namespace syntax;

static void exprStmt(FuncBuilder& fb, const syntax::Expr* e);
static void declStmt(FuncBuilder& fb, const syntax::DeclStmt* s);
static void varDecl(FuncBuilder& fb, const syntax::VarDecl* d);
static void ifStmt(FuncBuilder& fb, const syntax::IfStmt* s);
static void forStmt(FuncBuilder& fb, const syntax::ForStmt* s);
static void returnStmt(FuncBuilder& fb, const syntax::ReturnStmt* s);
static void branch(FuncBuilder& fb, const syntax::BranchStmt* s);
static void labeled(FuncBuilder& fb, const syntax::LabeledStmt* s);
static void sendStmt(FuncBuilder& fb, const syntax::SendStmt* s);

void stmts(FuncBuilder& fb, std::span<Stmt* const> list) {
  for (const Stmt* s : list) stmt(fb, s);
}

void blockStmt(FuncBuilder& fb, const BlockStmt* s) { stmts(fb, s->stmts); }

static void statement(FuncBuilder& fb, const Stmt* s);

void stmt(FuncBuilder& fb, const Stmt* s) {
  if (tooDeep(fb, s)) return;
  constexpr NodeKind kScopes[] = {NodeKind::BlockStmt, NodeKind::IfStmt, NodeKind::ForStmt, NodeKind::RangeStmt, NodeKind::SwitchStmt, NodeKind::TypeSwitchStmt};
  if (!fb.b.cx.keepsScopes || std::find(std::begin(kScopes), std::end(kScopes), s->kind) == std::end(kScopes)) return statement(fb, s);
  NodeVec list = fb.collect([&] { statement(fb, s); });
  emit(fb, block(fb, list, s->pos));
}

static void statement(FuncBuilder& fb, const Stmt* s) {
  switch (s->kind) {
    case NodeKind::EmptyStmt: return;
    case NodeKind::DeclStmt: return declStmt(fb, cast<DeclStmt>(s));
    case NodeKind::LabeledStmt: return labeled(fb, cast<LabeledStmt>(s));
    case NodeKind::ExprStmt: return exprStmt(fb, cast<ExprStmt>(s)->x);
    case NodeKind::SendStmt: return sendStmt(fb, cast<SendStmt>(s));
    case NodeKind::IncDecStmt: {
      const IncDecStmt* x = cast<IncDecStmt>(s);
      return assignOp(fb, x->x, x->increment ? Token::Add : Token::Sub, nullptr, s->pos);
    }
    case NodeKind::AssignStmt: return assignStmt(fb, cast<AssignStmt>(s));
    case NodeKind::GoStmt: return deferOrGo(fb, cast<GoStmt>(s)->call, true, false, s->pos);
    case NodeKind::DeferStmt: {
      const DeferStmt* d = cast<DeferStmt>(s);
      return deferOrGo(fb, d->call, false, d->onError, s->pos);
    }
    case NodeKind::FailStmt: {
      const FailStmt* f = cast<FailStmt>(s);
      if (fb.b.info.failIsCall(f)) return exprStmt(fb, f->other);
      failWith(fb, exprTo(fb, f->x, fb.outermost().fn->results.back()->type), s->pos);
      return;
    }
    case NodeKind::ReturnStmt: return returnStmt(fb, cast<ReturnStmt>(s));
    case NodeKind::BranchStmt: return branch(fb, cast<BranchStmt>(s));
    case NodeKind::BlockStmt: return blockStmt(fb, cast<BlockStmt>(s));
    case NodeKind::IfStmt: return ifStmt(fb, cast<IfStmt>(s));
    case NodeKind::SwitchStmt: return switchStmt(fb, cast<SwitchStmt>(s));
    case NodeKind::TypeSwitchStmt: return typeSwitch(fb, cast<TypeSwitchStmt>(s));
    case NodeKind::SelectStmt: return selectStmt(fb, cast<SelectStmt>(s));
    case NodeKind::ForStmt: return forStmt(fb, cast<ForStmt>(s));
    case NodeKind::RangeStmt: return rangeStmt(fb, cast<RangeStmt>(s));
    default: VO_UNREACHABLE("a checked tree has no other statements");
  }
}

static void exprStmt(FuncBuilder& fb, const Expr* e) {
  e = unparen(e);
  if (const TryExpr* t = dynCast<TryExpr>(e)) {
    tryValues(fb, t);
    return;
  }
  if (isDynamic(e)) {
    dynamicValues(fb, e, 2);
    return;
  }
  if (Node* n = producer(fb, e)) discard(fb, n, e->pos);
}

void discard(FuncBuilder& fb, Node* n, Pos pos) {
  if (opInfo(n->op).cls == OpClass::Effect || mayTrap(n)) emit(fb, make(fb, Op::Eval, pos, nullptr, n));
}

static void declStmt(FuncBuilder& fb, const DeclStmt* s) {
  for (const Decl* d : s->decls)
    if (const VarDecl* v = dynCast<VarDecl>(d)) varDecl(fb, v);
}

static void varDecl(FuncBuilder& fb, const VarDecl* d) {
  if (!d->values.empty()) {
    std::vector<Expr*> names(d->names.begin(), d->names.end());
    define(fb, names, d->values, true, d->pos);
    return;
  }
  for (const Ident* id : d->names) {
    types::Var* v = types::dynCast<types::Var>(fb.b.info.object(id));
    if (v == nullptr || id->name.str() == "_") continue;
    decl(fb, declareVar(fb, v), nullptr, id->pos);
  }
}

// A long chain of else ifs becomes a flat list of ifs in a block that each branch leaves.
static void ifStmt(FuncBuilder& fb, const IfStmt* s) {
  size_t length = 0;
  for (const IfStmt* x = s; x != nullptr; x = dynCast<IfStmt>(x->otherwise)) length++;
  constexpr size_t kFlat = 6;
  Label* end = length > kFlat ? newLabel(fb) : nullptr;
  auto one = [&](const IfStmt* x) -> bool {  // false: the rest of the chain is dead
    if (x->init != nullptr) stmt(fb, x->init);
    const ConstValue* known = fb.b.info.constant(x->cond);
    const BlockStmt* last = dynCast<BlockStmt>(x->otherwise);
    if (known != nullptr) {
      if (types::boolValue(known)) {
        blockStmt(fb, x->then);
        return false;
      }
      if (last != nullptr) blockStmt(fb, last);
      return true;
    }
    Node* cond = expr(fb, x->cond);
    NodeVec then = fb.collect([&] {
      blockStmt(fb, x->then);
      if (end != nullptr) jump(fb, Op::Break, end, x->end);
    });
    NodeVec otherwise;
    if (last != nullptr && end == nullptr) otherwise = fb.collect([&] { blockStmt(fb, last); });
    if (end == nullptr)
      if (const IfStmt* next = dynCast<IfStmt>(x->otherwise)) otherwise = fb.collect([&] { ifStmt(fb, next); });
    emitIf(fb, cond, then, otherwise, x->pos);
    if (last != nullptr && end != nullptr) blockStmt(fb, last);
    return true;
  };
  if (end == nullptr) {
    if (one(s) && fb.b.info.constant(s->cond) != nullptr)
      if (const IfStmt* next = dynCast<IfStmt>(s->otherwise)) ifStmt(fb, next);
    return;
  }
  NodeVec chain = fb.collect([&] {
    for (const IfStmt* x = s; x != nullptr; x = dynCast<IfStmt>(x->otherwise))
      if (!one(x)) break;
  });
  emit(fb, block(fb, chain, s->pos, end));
}

void loop(FuncBuilder& fb, Node* cond, NodeVec& bodyList, NodeVec& post, Label* label, Pos pos) {
  VO_DCHECK(cond == nullptr || types::isBoolean(cond->type), "a condition is a boolean");
  Node* n =
      make(fb, Op::Loop, pos, nullptr, cond, block(fb, bodyList, pos), post.empty() ? nullptr : block(fb, post, pos));
  n->label = label;
  fb.fn->flags |= kFuncHasLoop;
  emit(fb, n);
}

static void forStmt(FuncBuilder& fb, const ForStmt* s) {
  if (s->init != nullptr) stmt(fb, s->init);
  // Variables of which each iteration has its own: only if somebody can tell.
  std::vector<Local*> perIteration;
  if (const AssignStmt* a = dynCast<AssignStmt>(s->init); a != nullptr && fb.b.perIterationVars(s->pos)) {
    for (const Expr* e : a->lhs) {
      const Ident* id = dynCast<Ident>(e);
      if (id == nullptr || !fb.b.info.isDefinition(id)) continue;
      types::Var* v = types::dynCast<types::Var>(fb.b.info.object(id));
      auto found = fb.vars.find(v);
      if (v != nullptr && found != fb.vars.end() && (v->addressTaken || (v->captured && v->reassigned)))
        perIteration.push_back(found->second);
    }
  }
  Label* label = newLabel(fb);
  fb.loopDepth++;
  Node* cond = nullptr;
  NodeVec bodyList;
  if (s->cond != nullptr) {
    bodyList = fb.collect([&] { cond = expr(fb, s->cond); });
    if (!bodyList.empty()) {
      NodeVec leave = fb.collect([&] { jump(fb, Op::Break, label, s->cond->pos); });
      NodeVec none;
      NodeVec test = fb.collect([&] { emitIf(fb, not_(fb, cond), leave, none, s->cond->pos); });
      bodyList.insert(bodyList.end(), test.begin(), test.end());
      cond = nullptr;
    } else if (cond->op == Op::Const && types::boolValue(cond->constant)) {
      cond = nullptr;
    }
  }
  fb.targets.push_back({s, label, label});
  NodeVec rest = fb.collect([&] { blockStmt(fb, s->body); });
  fb.targets.pop_back();
  bodyList.insert(bodyList.end(), rest.begin(), rest.end());
  NodeVec post = fb.collect([&] {
    for (Local* l : perIteration) {
      Node* previous = spill(fb, local(fb, l, s->pos), s->pos);
      decl(fb, l, previous, s->pos);
    }
    if (s->post != nullptr) stmt(fb, s->post);
  });
  fb.loopDepth--;
  loop(fb, cond, bodyList, post, label, s->pos);
}

static void returnStmt(FuncBuilder& fb, const ReturnStmt* s) {
  FuncBuilder& f = fb.outermost();
  size_t n = f.fn->results.size();
  VO_DCHECK(s->results.empty() || s->results.size() == n || s->results.size() == 1, "the checker has counted the results");
  NodeVec values;
  if (s->results.size() == 1 && n > 1) {
    const Expr* e = unparen(s->results[0]);
    values = isDynamic(e) ? dynamicResults(fb, e, typesOf(f.fn->results)) : multi(fb, e);
    for (size_t i = 0; i < n; i++) values[i] = convert(fb, values[i], f.fn->results[i]->type, s->pos);
  } else {
    std::vector<bool> effects(s->results.size() + 1);
    for (size_t i = s->results.size(); i-- > 0;) effects[i] = effects[i + 1] || hasEffect(fb, s->results[i]);
    for (size_t i = 0; i < s->results.size(); i++) {
      Later l(fb, effects[i + 1]);
      values.push_back(exprTo(fb, s->results[i], f.fn->results[i]->type));
    }
  }
  doReturn(fb, std::move(values), s->pos);
}

void doReturn(FuncBuilder& fb, NodeVec values, Pos pos) {
  VO_DCHECK(values.empty() || values.size() == fb.outermost().fn->results.size(), "a return gives all results or none");
  if (fb.rangeLoop == nullptr) {
    // A deferred function may recover from a panic of a value: then no result has been stored.
    if (fb.fn->has(kFuncHasDefer) && values.size() > 1)
      for (Node*& v : values)
        if (mayTrap(v)) v = spill(fb, v, pos);
    emit(fb, makeList(fb, Op::Return, pos, nullptr, values));
    return;
  }
  FuncBuilder& f = fb.outermost();
  if (values.size() > 1)
    for (Node*& v : values)
      if (!isSimple(v)) v = spill(fb, v, pos);
  for (size_t i = 0; i < values.size(); i++)
    assign(fb, localRef(fb, &f, f.fn->results[i], pos), values[i], pos);
  leaveRange(fb, RangeJump::Kind::Return, nullptr, pos);
}

static void branch(FuncBuilder& fb, const BranchStmt* s) {
  switch (s->token) {
    // The bodies of a switch with fallthrough stand one behind the other.
    case Token::Fallthrough: return;
    case Token::Break: return branchTo(fb, RangeJump::Kind::Break, s->target, s->pos);
    case Token::Continue: return branchTo(fb, RangeJump::Kind::Continue, s->target, s->pos);
    default: return branchTo(fb, RangeJump::Kind::Goto, s->target, s->pos);
  }
}

Label* gotoLabel(FuncBuilder& fb, const Stmt* s) {
  Label*& l = fb.gotoLabels[s];
  VO_DCHECK(s != nullptr && s->kind == NodeKind::LabeledStmt, "the checker has found the label");
  if (l == nullptr) l = newLabel(fb, cast<LabeledStmt>(s)->label->name.str());
  return l;
}

static void labeled(FuncBuilder& fb, const LabeledStmt* s) {
  jump(fb, Op::LabelMark, gotoLabel(fb, s), s->pos);
  stmt(fb, s->stmt);
}

static void sendStmt(FuncBuilder& fb, const SendStmt* s) {
  Node* c;
  {
    Later l(fb, hasEffect(fb, s->value));
    c = expr(fb, s->chan);
  }
  Node* v = exprTo(fb, s->value, underAs<types::Chan>(c->type)->elem);
  emit(fb, make(fb, Op::Send, s->arrow, nullptr, c, v));
}

}  // namespace vo::ir
