// This file builds the plain statements.
#include "ir/build.h"

namespace vo::ir {

using namespace syntax;

void FuncBuilder::stmts(std::span<Stmt* const> list) {
  for (const Stmt* s : list) stmt(s);
}

void FuncBuilder::blockStmt(const BlockStmt* s) { stmts(s->stmts); }

void FuncBuilder::stmt(const Stmt* s) {
  if (tooDeep(s)) return;
  switch (s->kind) {
    case NodeKind::EmptyStmt: return;
    case NodeKind::DeclStmt: return declStmt(cast<DeclStmt>(s));
    case NodeKind::LabeledStmt: return labeled(cast<LabeledStmt>(s));
    case NodeKind::ExprStmt: return exprStmt(cast<ExprStmt>(s)->x);
    case NodeKind::SendStmt: return sendStmt(cast<SendStmt>(s));
    case NodeKind::IncDecStmt: {
      const IncDecStmt* x = cast<IncDecStmt>(s);
      return assignOp(x->x, x->increment ? Token::Add : Token::Sub, nullptr, s->pos);
    }
    case NodeKind::AssignStmt: return assignStmt(cast<AssignStmt>(s));
    case NodeKind::GoStmt: return deferOrGo(cast<GoStmt>(s)->call, true, false, s->pos);
    case NodeKind::DeferStmt: {
      const DeferStmt* d = cast<DeferStmt>(s);
      return deferOrGo(d->call, false, d->onError, s->pos);
    }
    case NodeKind::FailStmt: {
      const FailStmt* f = cast<FailStmt>(s);
      if (b.info.failIsCall(f)) return exprStmt(f->other);
      failWith(exprTo(f->x, outermost().fn->results.back()->type), s->pos);
      return;
    }
    case NodeKind::ReturnStmt: return returnStmt(cast<ReturnStmt>(s));
    case NodeKind::BranchStmt: return branch(cast<BranchStmt>(s));
    case NodeKind::BlockStmt: return blockStmt(cast<BlockStmt>(s));
    case NodeKind::IfStmt: return ifStmt(cast<IfStmt>(s));
    case NodeKind::SwitchStmt: return switchStmt(cast<SwitchStmt>(s));
    case NodeKind::TypeSwitchStmt: return typeSwitch(cast<TypeSwitchStmt>(s));
    case NodeKind::SelectStmt: return selectStmt(cast<SelectStmt>(s));
    case NodeKind::ForStmt: return forStmt(cast<ForStmt>(s));
    case NodeKind::RangeStmt: return rangeStmt(cast<RangeStmt>(s));
    default: VO_UNREACHABLE("a checked tree has no other statements");
  }
}

void FuncBuilder::exprStmt(const Expr* e) {
  e = unparen(e);
  if (const TryExpr* t = dynCast<TryExpr>(e)) {
    tryValues(t);
    return;
  }
  if (isDynamic(e)) {
    dynamicValues(e, 2);
    return;
  }
  if (Node* n = producer(e)) discard(n, e->pos);
}

void FuncBuilder::discard(Node* n, Pos pos) {
  if (opInfo(n->op).cls == OpClass::Effect || mayTrap(n)) emit(make(Op::Eval, pos, nullptr, n));
}

void FuncBuilder::declStmt(const DeclStmt* s) {
  for (const Decl* d : s->decls)
    if (const VarDecl* v = dynCast<VarDecl>(d)) varDecl(v);
}

void FuncBuilder::varDecl(const VarDecl* d) {
  if (!d->values.empty()) {
    std::vector<Expr*> names(d->names.begin(), d->names.end());
    define(names, d->values, true, d->pos);
    return;
  }
  for (const Ident* id : d->names) {
    types::Var* v = types::dynCast<types::Var>(b.info.object(id));
    if (v == nullptr || id->name.str() == "_") continue;
    decl(declareVar(v), nullptr, id->pos);
  }
}

// A long chain of else ifs becomes a flat list of ifs in a block that each branch leaves.
void FuncBuilder::ifStmt(const IfStmt* s) {
  size_t length = 0;
  for (const IfStmt* x = s; x != nullptr; x = dynCast<IfStmt>(x->otherwise)) length++;
  constexpr size_t kFlat = 6;
  Label* end = length > kFlat ? newLabel() : nullptr;
  auto one = [&](const IfStmt* x) -> bool {  // false: the rest of the chain is dead
    if (x->init != nullptr) stmt(x->init);
    const ConstValue* known = b.info.constant(x->cond);
    const BlockStmt* last = dynCast<BlockStmt>(x->otherwise);
    if (known != nullptr) {
      if (types::boolValue(known)) {
        blockStmt(x->then);
        return false;
      }
      if (last != nullptr) blockStmt(last);
      return true;
    }
    Node* cond = expr(x->cond);
    NodeVec then = collect([&] {
      blockStmt(x->then);
      if (end != nullptr) jump(Op::Break, end, x->end);
    });
    NodeVec otherwise;
    if (last != nullptr && end == nullptr) otherwise = collect([&] { blockStmt(last); });
    if (end == nullptr)
      if (const IfStmt* next = dynCast<IfStmt>(x->otherwise)) otherwise = collect([&] { ifStmt(next); });
    emitIf(cond, then, otherwise, x->pos);
    if (last != nullptr && end != nullptr) blockStmt(last);
    return true;
  };
  if (end == nullptr) {
    if (one(s) && b.info.constant(s->cond) != nullptr)
      if (const IfStmt* next = dynCast<IfStmt>(s->otherwise)) ifStmt(next);
    return;
  }
  NodeVec chain = collect([&] {
    for (const IfStmt* x = s; x != nullptr; x = dynCast<IfStmt>(x->otherwise))
      if (!one(x)) break;
  });
  emit(block(chain, s->pos, end));
}

void FuncBuilder::loop(Node* cond, NodeVec& bodyList, NodeVec& post, Label* label, Pos pos) {
  Node* n = make(Op::Loop, pos, nullptr, cond, block(bodyList, pos),
                 post.empty() ? nullptr : block(post, pos));
  n->label = label;
  fn->flags |= kFuncHasLoop;
  emit(n);
}

void FuncBuilder::forStmt(const ForStmt* s) {
  if (s->init != nullptr) stmt(s->init);
  // Variables of which each iteration has its own: only if somebody can tell.
  std::vector<Local*> perIteration;
  if (const AssignStmt* a = dynCast<AssignStmt>(s->init); a != nullptr && b.perIterationVars(s->pos)) {
    for (const Expr* e : a->lhs) {
      const Ident* id = dynCast<Ident>(e);
      if (id == nullptr || !b.info.isDefinition(id)) continue;
      types::Var* v = types::dynCast<types::Var>(b.info.object(id));
      auto found = vars.find(v);
      if (v != nullptr && found != vars.end() && (v->addressTaken || (v->captured && v->reassigned)))
        perIteration.push_back(found->second);
    }
  }
  Label* label = newLabel();
  loopDepth++;
  Node* cond = nullptr;
  NodeVec bodyList;
  if (s->cond != nullptr) {
    bodyList = collect([&] { cond = expr(s->cond); });
    if (!bodyList.empty()) {
      NodeVec leave = collect([&] { jump(Op::Break, label, s->cond->pos); });
      NodeVec none;
      NodeVec test = collect([&] { emitIf(not_(cond), leave, none, s->cond->pos); });
      bodyList.insert(bodyList.end(), test.begin(), test.end());
      cond = nullptr;
    } else if (cond->op == Op::Const && types::boolValue(cond->constant)) {
      cond = nullptr;
    }
  }
  targets.push_back({s, label, label});
  NodeVec rest = collect([&] { blockStmt(s->body); });
  targets.pop_back();
  bodyList.insert(bodyList.end(), rest.begin(), rest.end());
  NodeVec post = collect([&] {
    for (Local* l : perIteration) {
      Node* previous = spill(local(l, s->pos), s->pos);
      decl(l, previous, s->pos);
    }
    if (s->post != nullptr) stmt(s->post);
  });
  loopDepth--;
  loop(cond, bodyList, post, label, s->pos);
}

void FuncBuilder::returnStmt(const ReturnStmt* s) {
  FuncBuilder& f = outermost();
  size_t n = f.fn->results.size();
  NodeVec values;
  if (s->results.size() == 1 && n > 1) {
    const Expr* e = unparen(s->results[0]);
    values = isDynamic(e) ? dynamicResults(e, typesOf(f.fn->results)) : multi(e);
    for (size_t i = 0; i < n; i++) values[i] = convert(values[i], f.fn->results[i]->type, s->pos);
  } else {
    std::vector<bool> effects(s->results.size() + 1);
    for (size_t i = s->results.size(); i-- > 0;) effects[i] = effects[i + 1] || hasEffect(s->results[i]);
    for (size_t i = 0; i < s->results.size(); i++) {
      Later l(*this, effects[i + 1]);
      values.push_back(exprTo(s->results[i], f.fn->results[i]->type));
    }
  }
  doReturn(std::move(values), s->pos);
}

void FuncBuilder::doReturn(NodeVec values, Pos pos) {
  if (rangeLoop == nullptr) {
    // A deferred function may recover from a panic of a value: then no result has been stored.
    if (fn->has(kFuncHasDefer) && values.size() > 1)
      for (Node*& v : values)
        if (mayTrap(v)) v = spill(v, pos);
    emit(makeList(Op::Return, pos, nullptr, values));
    return;
  }
  FuncBuilder& f = outermost();
  if (values.size() > 1)
    for (Node*& v : values)
      if (!isSimple(v)) v = spill(v, pos);
  for (size_t i = 0; i < values.size(); i++)
    assign(localRef(&f, f.fn->results[i], pos), values[i], pos);
  leaveRange(RangeJump::Kind::Return, nullptr, pos);
}

void FuncBuilder::branch(const BranchStmt* s) {
  switch (s->token) {
    // The bodies of a switch with fallthrough stand one behind the other.
    case Token::Fallthrough: return;
    case Token::Break: return branchTo(RangeJump::Kind::Break, s->target, s->pos);
    case Token::Continue: return branchTo(RangeJump::Kind::Continue, s->target, s->pos);
    default: return branchTo(RangeJump::Kind::Goto, s->target, s->pos);
  }
}

Label* FuncBuilder::gotoLabel(const Stmt* s) {
  Label*& l = gotoLabels[s];
  if (l == nullptr) l = newLabel(cast<LabeledStmt>(s)->label->name.str());
  return l;
}

void FuncBuilder::labeled(const LabeledStmt* s) {
  jump(Op::LabelMark, gotoLabel(s), s->pos);
  stmt(s->stmt);
}

void FuncBuilder::sendStmt(const SendStmt* s) {
  Node* c;
  {
    Later l(*this, hasEffect(s->value));
    c = expr(s->chan);
  }
  Node* v = exprTo(s->value, underAs<types::Chan>(c->type)->elem);
  emit(make(Op::Send, s->arrow, nullptr, c, v));
}

}  // namespace vo::ir
