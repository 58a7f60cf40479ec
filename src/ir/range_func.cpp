// This file builds range loops over functions and the jumps out of their bodies.
//
// The body becomes a closure that the iterator function calls, with a state variable that detects
// iterators which misbehave:
//
//   state := ready
//   f(func(k, v) bool {
//     if state != ready { panic(state) }
//     state = running
//     …                        // continue: to the end of the body
//     state = ready
//     return true
//   })                         // break: state = done; return false
//   if state == running { panic(missing panic) }
//   state = exhausted
//
// A jump to something around the loop (return, goto, break or continue of an outer statement) leaves a
// code in a variable of the outermost function and returns false; behind the call the code is looked
// at and the jump made, or passed on if that is a body, too. `return` stores its values in the outermost
// function's results first. defer in a body joins that function's list, through the frame token.
#include "ir/build.h"

namespace vo::ir {

using namespace syntax;
using abi::PanicKind;

namespace {

enum State : int64_t { kDone = 0, kReady = 1, kRunning = 2, kExhausted = 3 };

}  // namespace

Node* FuncBuilder::nextCodeRef(Pos pos) {
  FuncBuilder& f = outermost();
  if (f.nextCode == nullptr) {
    f.nextCode = f.newTemp(b.intType(), f.fn->pos);
    f.nextCode->shared = f.nextCode->reassigned = true;
  }
  return localRef(&f, f.nextCode, pos);
}

Node* FuncBuilder::frameTokenRef(Pos pos) {
  FuncBuilder& f = outermost();
  if (f.frameToken == nullptr) {
    f.frameToken = f.newTemp(b.basic(BasicKind::Uintptr), f.fn->pos);
    f.fn->flags |= kFuncHasFrameToken;
  }
  return localRef(&f, f.frameToken, pos);
}

void FuncBuilder::setState(int64_t v, Pos pos) {
  Node* p = localRef(rangeLoop->owner, rangeLoop->state, pos);
  assign(p, intConst(v, b.intType(), pos), pos);
}

// Panics unless the state is `ready`.
void FuncBuilder::checkRangeState(Pos pos) {
  auto is = [&](int64_t v) {
    return make(Op::Eq, pos, b.boolType(), localRef(rangeLoop->owner, rangeLoop->state, pos),
                intConst(v, b.intType(), pos));
  };
  auto panicIf = [&](int64_t v, PanicKind kind) {
    NodeVec none;
    NodeVec then = collect([&] {
      Node* n = make(Op::RunPanic, pos, nullptr);
      n->index = static_cast<int64_t>(kind);
      emit(n);
    });
    emitIf(is(v), then, none, pos);
  };
  NodeVec none;
  NodeVec wrong = collect([&] {
    panicIf(kDone, PanicKind::RangeFuncExhausted);
    panicIf(kRunning, PanicKind::RangeFuncPanicked);
    panicIf(kExhausted, PanicKind::RangeFuncLoopExited);
  });
  emitIf(not_(is(kReady)), wrong, none, pos);
}

void FuncBuilder::rangeFunc(const RangeStmt* s) {
  Pos pos = s->pos;
  Node* f = stable(expr(s->x));
  Signature* iter = underAs<Signature>(f->type);
  Signature* yield = underAs<Signature>(iter->params->vars[0]->type);
  Local* state = newTemp(b.intType(), pos);
  state->shared = state->reassigned = true;
  decl(state, intConst(kReady, b.intType(), pos), pos);

  Func* bodyFunc = newChild("-range", yield);
  bodyFunc->flags |= kFuncRangeBody;
  bodyFunc->pos = s->body->pos;
  FuncBuilder child(b, bodyFunc, env, this);
  RangeFuncLoop loopState{s, state, this};
  child.rangeLoop = &loopState;
  child.setSynthetic(nullptr, yield);
  rangeBody(s, child);
  Node* closure = closureOf(child, iter->params->vars[0]->type, pos);

  Node* c = makeList(Op::CallClosure, s->x->pos, nullptr, std::span<Node* const>(&closure, 1), f);
  if (f->op == Op::FuncRef) {
    c = makeList(Op::CallStatic, s->x->pos, nullptr, std::span<Node* const>(&closure, 1));
    c->func = f->func;
  }
  emit(make(Op::Eval, pos, nullptr, c));
  NodeVec none;
  NodeVec then = collect([&] {
    Node* n = make(Op::RunPanic, pos, nullptr);
    n->index = static_cast<int64_t>(PanicKind::RangeFuncMissingPanic);
    emit(n);
  });
  emitIf(make(Op::Eq, pos, b.boolType(), local(state, pos), intConst(kRunning, b.intType(), pos)), then,
         none, pos);
  assign(local(state, pos), intConst(kExhausted, b.intType(), pos), pos);
  afterRange(child, pos);
}

void FuncBuilder::rangeBody(const RangeStmt* s, FuncBuilder& child) {
  child.body(s->body->rbrace, [&] {
    Pos pos = s->body->pos;
    child.checkRangeState(pos);
    child.setState(kRunning, pos);
    Label* again = child.newLabel();
    NodeVec list = child.collect([&] {
      child.targets.push_back({s, nullptr, again, true});
      std::span<Local*> params = child.fn->params;
      child.rangeVars(s, !params.empty() ? child.local(params[0], pos) : nullptr,
                      params.size() > 1 ? child.local(params[1], pos) : nullptr);
      child.blockStmt(s->body);
      child.targets.pop_back();
    });
    child.emit(child.block(list, pos, again));
    child.setState(kReady, s->body->rbrace);
    Node* yes = child.boolConst(true, s->body->rbrace);
    child.emit(child.makeList(Op::Return, s->body->rbrace, nullptr, std::span<Node* const>(&yes, 1)));
  });
}

// Leaves the body with false, and the code of what is to happen then.
void FuncBuilder::leaveRange(RangeJump::Kind kind, const Stmt* target, Pos pos) {
  FuncBuilder& f = outermost();
  const RangeJump* jumpTo = nullptr;
  for (const RangeJump& j : f.rangeJumps)
    if (j.kind == kind && j.target == target) jumpTo = &j;
  if (jumpTo == nullptr) {
    f.rangeJumps.push_back({kind, target, static_cast<int64_t>(f.rangeJumps.size()) + 1});
    jumpTo = &f.rangeJumps.back();
  }
  RangeJump j = *jumpTo;
  bool known = false;
  for (const RangeJump& l : leaves) known = known || l.code == j.code;
  if (!known) leaves.push_back(j);
  assign(nextCodeRef(pos), intConst(j.code, b.intType(), pos), pos);
  setState(kDone, pos);
  Node* no = boolConst(false, pos);
  emit(makeList(Op::Return, pos, nullptr, std::span<Node* const>(&no, 1)));
}

void FuncBuilder::afterRange(const FuncBuilder& child, Pos pos) {
  for (const RangeJump& j : child.leaves) {
    NodeVec none;
    NodeVec then = collect([&] {
      assign(nextCodeRef(pos), intConst(0, b.intType(), pos), pos);
      if (j.kind != RangeJump::Kind::Return)
        branchTo(j.kind, j.target, pos);
      else
        doReturn({}, pos);
    });
    emitIf(make(Op::Eq, pos, b.boolType(), nextCodeRef(pos), intConst(j.code, b.intType(), pos)), then,
           none, pos);
  }
}

void FuncBuilder::branchTo(RangeJump::Kind kind, const Stmt* target, Pos pos) {
  if (kind == RangeJump::Kind::Goto) {
    bool inside = rangeLoop == nullptr;
    if (!inside) {
      const BlockStmt* body = cast<RangeStmt>(rangeLoop->stmt)->body;
      inside = target->pos >= body->pos && target->pos < body->end;
    }
    if (inside) return jump(Op::Goto, gotoLabel(target), pos);
    return leaveRange(kind, target, pos);
  }
  for (size_t i = targets.size(); i-- > 0;) {
    BranchTarget& t = targets[i];
    if (t.stmt != target) continue;
    if (!t.rangeBody)
      return jump(kind == RangeJump::Kind::Break ? Op::Break : Op::Continue,
                  kind == RangeJump::Kind::Break ? t.breakLabel : t.continueLabel, pos);
    if (kind == RangeJump::Kind::Continue) return jump(Op::Break, t.continueLabel, pos);
    setState(kDone, pos);
    Node* no = boolConst(false, pos);
    emit(makeList(Op::Return, pos, nullptr, std::span<Node* const>(&no, 1)));
    return;
  }
  VO_CHECK(rangeLoop != nullptr, "a branch leads to a statement around it");
  leaveRange(kind, target, pos);
}

}  // namespace vo::ir
