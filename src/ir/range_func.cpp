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
#include "ir/build_expr.h"
#include "ir/build_func.h"
#include "ir/build_literal.h"
#include "ir/build_range.h"
#include "ir/build_stmt.h"
#include "ir/func_builder.h"
#include "ir/nodes.h"

namespace vo::ir {

using namespace syntax;

static void rangeBody(const syntax::RangeStmt* s, FuncBuilder& child);
static void afterRange(FuncBuilder& fb, const FuncBuilder& child, Pos pos);
using abi::PanicKind;

namespace {

enum State : int64_t { kDone = 0, kReady = 1, kRunning = 2, kExhausted = 3 };

}  // namespace

static Node* nextCodeRef(FuncBuilder& fb, Pos pos) {
  FuncBuilder& f = fb.outermost();
  if (f.nextCode == nullptr) {
    f.nextCode = newTemp(f, fb.b.intType(), f.fn->pos);
    f.nextCode->shared = f.nextCode->reassigned = true;
  }
  return localRef(fb, &f, f.nextCode, pos);
}

Node* frameTokenRef(FuncBuilder& fb, Pos pos) {
  FuncBuilder& f = fb.outermost();
  if (f.frameToken == nullptr) {
    f.frameToken = newTemp(f, fb.b.basic(BasicKind::Uintptr), f.fn->pos);
    f.fn->flags |= kFuncHasFrameToken;
  }
  return localRef(fb, &f, f.frameToken, pos);
}

static void setState(FuncBuilder& fb, int64_t v, Pos pos) {
  Node* p = localRef(fb, fb.rangeLoop->owner, fb.rangeLoop->state, pos);
  assign(fb, p, intConst(fb, v, fb.b.intType(), pos), pos);
}

// Panics unless the state is `ready`.
static void checkRangeState(FuncBuilder& fb, Pos pos) {
  auto is = [&](int64_t v) {
    return make(fb, Op::Eq, pos, fb.b.boolType(), localRef(fb, fb.rangeLoop->owner, fb.rangeLoop->state, pos),
                intConst(fb, v, fb.b.intType(), pos));
  };
  auto panicIf = [&](int64_t v, PanicKind kind) {
    NodeVec none;
    NodeVec then = fb.collect([&] {
      Node* n = make(fb, Op::RunPanic, pos, nullptr);
      n->index = static_cast<int64_t>(kind);
      emit(fb, n);
    });
    emitIf(fb, is(v), then, none, pos);
  };
  NodeVec none;
  NodeVec wrong = fb.collect([&] {
    panicIf(kDone, PanicKind::RangeFuncExhausted);
    panicIf(kRunning, PanicKind::RangeFuncPanicked);
    panicIf(kExhausted, PanicKind::RangeFuncLoopExited);
  });
  emitIf(fb, not_(fb, is(kReady)), wrong, none, pos);
}

void rangeFunc(FuncBuilder& fb, const RangeStmt* s) {
  Pos pos = s->pos;
  Node* f = stable(fb, expr(fb, s->x));
  Signature* iter = underAs<Signature>(f->type);
  Signature* yield = underAs<Signature>(iter->params->vars[0]->type);
  Local* state = newTemp(fb, fb.b.intType(), pos);
  state->shared = state->reassigned = true;
  decl(fb, state, intConst(fb, kReady, fb.b.intType(), pos), pos);

  Func* bodyFunc = newChild(fb, "-range", yield);
  bodyFunc->flags |= kFuncRangeBody;
  bodyFunc->pos = s->body->pos;
  FuncBuilder child(fb.b, bodyFunc, fb.env, &fb);
  RangeFuncLoop loopState{s, state, &fb};
  child.rangeLoop = &loopState;
  setSynthetic(child, nullptr, yield);
  rangeBody(s, child);
  Node* closure = closureOf(fb, child, iter->params->vars[0]->type, pos);

  Node* c = makeList(fb, Op::CallClosure, s->x->pos, nullptr, std::span<Node* const>(&closure, 1), f);
  if (f->op == Op::FuncRef) {
    c = makeList(fb, Op::CallStatic, s->x->pos, nullptr, std::span<Node* const>(&closure, 1));
    c->func = f->func;
  }
  emit(fb, make(fb, Op::Eval, pos, nullptr, c));
  NodeVec none;
  NodeVec then = fb.collect([&] {
    Node* n = make(fb, Op::RunPanic, pos, nullptr);
    n->index = static_cast<int64_t>(PanicKind::RangeFuncMissingPanic);
    emit(fb, n);
  });
  emitIf(fb, make(fb, Op::Eq, pos, fb.b.boolType(), local(fb, state, pos), intConst(fb, kRunning, fb.b.intType(), pos)),
         then, none, pos);
  assign(fb, local(fb, state, pos), intConst(fb, kExhausted, fb.b.intType(), pos), pos);
  afterRange(fb, child, pos);
}

static void rangeBody(const RangeStmt* s, FuncBuilder& child) {
  body(child, s->body->rbrace, [&] {
    Pos pos = s->body->pos;
    checkRangeState(child, pos);
    setState(child, kRunning, pos);
    Label* again = newLabel(child);
    NodeVec list = child.collect([&] {
      child.targets.push_back({s, nullptr, again, true});
      std::span<Local*> params = child.fn->params;
      rangeVars(child, s, !params.empty() ? local(child, params[0], pos) : nullptr,
                params.size() > 1 ? local(child, params[1], pos) : nullptr);
      blockStmt(child, s->body);
      child.targets.pop_back();
    });
    emit(child, block(child, list, pos, again));
    setState(child, kReady, s->body->rbrace);
    Node* yes = boolConst(child, true, s->body->rbrace);
    emit(child, makeList(child, Op::Return, s->body->rbrace, nullptr, std::span<Node* const>(&yes, 1)));
  });
}

// Leaves the body with false, and the code of what is to happen then.
void leaveRange(FuncBuilder& fb, RangeJump::Kind kind, const Stmt* target, Pos pos) {
  FuncBuilder& f = fb.outermost();
  const RangeJump* jumpTo = nullptr;
  for (const RangeJump& j : f.rangeJumps)
    if (j.kind == kind && j.target == target) jumpTo = &j;
  if (jumpTo == nullptr) {
    f.rangeJumps.push_back({kind, target, static_cast<int64_t>(f.rangeJumps.size()) + 1});
    jumpTo = &f.rangeJumps.back();
  }
  RangeJump j = *jumpTo;
  bool known = false;
  for (const RangeJump& l : fb.leaves) known = known || l.code == j.code;
  if (!known) fb.leaves.push_back(j);
  assign(fb, nextCodeRef(fb, pos), intConst(fb, j.code, fb.b.intType(), pos), pos);
  setState(fb, kDone, pos);
  Node* no = boolConst(fb, false, pos);
  emit(fb, makeList(fb, Op::Return, pos, nullptr, std::span<Node* const>(&no, 1)));
}

static void afterRange(FuncBuilder& fb, const FuncBuilder& child, Pos pos) {
  for (const RangeJump& j : child.leaves) {
    NodeVec none;
    NodeVec then = fb.collect([&] {
      assign(fb, nextCodeRef(fb, pos), intConst(fb, 0, fb.b.intType(), pos), pos);
      if (j.kind != RangeJump::Kind::Return)
        branchTo(fb, j.kind, j.target, pos);
      else
        doReturn(fb, {}, pos);
    });
    emitIf(fb, make(fb, Op::Eq, pos, fb.b.boolType(), nextCodeRef(fb, pos), intConst(fb, j.code, fb.b.intType(), pos)),
           then, none, pos);
  }
}

void branchTo(FuncBuilder& fb, RangeJump::Kind kind, const Stmt* target, Pos pos) {
  if (kind == RangeJump::Kind::Goto) {
    bool inside = fb.rangeLoop == nullptr;
    if (!inside) {
      const BlockStmt* body = cast<RangeStmt>(fb.rangeLoop->stmt)->body;
      inside = target->pos >= body->pos && target->pos < body->end;
    }
    if (inside) return jump(fb, Op::Goto, gotoLabel(fb, target), pos);
    return leaveRange(fb, kind, target, pos);
  }
  for (size_t i = fb.targets.size(); i-- > 0;) {
    BranchTarget& t = fb.targets[i];
    if (t.stmt != target) continue;
    if (!t.rangeBody)
      return jump(fb, kind == RangeJump::Kind::Break ? Op::Break : Op::Continue,
                  kind == RangeJump::Kind::Break ? t.breakLabel : t.continueLabel, pos);
    if (kind == RangeJump::Kind::Continue) return jump(fb, Op::Break, t.continueLabel, pos);
    setState(fb, kDone, pos);
    Node* no = boolConst(fb, false, pos);
    emit(fb, makeList(fb, Op::Return, pos, nullptr, std::span<Node* const>(&no, 1)));
    return;
  }
  VO_CHECK(fb.rangeLoop != nullptr, "a branch leads to a statement around it");
  leaveRange(fb, kind, target, pos);
}

}  // namespace vo::ir
