// This file makes the edges of calls and the other producers whose time matters.
#include <string_view>

#include "escape/build.h"
#include "syntax/ast.h"
#include "types/sizes.h"

namespace vo::escape {

namespace {

/// Functions without a body that keep none of their arguments.
bool isNoEscapeNative(const Func* f) {
  if (f->object != nullptr && (f->object->pragmas & syntax::kNoEscape) != 0) return true;
  std::string_view n = f->linkName;
  if (n.starts_with("internal/bytealg.") || n.starts_with("math.") || n.starts_with("math/bits."))
    return true;
  static constexpr std::string_view kNames[] = {
      "runtime.ReadMemStats", "runtime.Stack", "runtime.callers", "runtime.memhash", "runtime.write",
      "runtime.fatal", "internal/abi.typeImplements",
  };
  for (std::string_view k : kNames)
    if (n == k) return true;
  return false;
}

}  // namespace

// Where argument number `param` of a call goes. Null callee: it is not known.
Hole Flow::tagHole(std::span<const Hole> ks, const Func* callee, Member* inGroup, size_t param,
                   Type* type) {
  if (!pointers_.has(type)) return {};
  if (callee == nullptr) return heap();
  if (inGroup != nullptr) return {locationOf(inGroup, callee->params[param]), 0};
  if (callee->leaks.empty()) {
    if (callee->isExtern() && isNoEscapeNative(callee)) return mutatorHole();
    return heap();
  }
  VO_DCHECK(param < callee->params.size() && callee->leaks.size() >= callee->params.size(), "the callee's summary has the parameter");
  const ir::Leaks& leaks = callee->leaks[param];
  std::vector<Hole> to;
  if (leaks.heap != ir::kNoLeak) to.push_back(heap().shift(leaks.heap));
  if (leaks.callee != ir::kNoLeak) to.push_back(calleeHole().shift(leaks.callee));
  if (leaks.mutator != ir::kNoLeak) to.push_back(mutatorHole().shift(leaks.mutator));
  for (size_t i = 0; i < ks.size() && i < ir::kLeakResults; i++)
    if (leaks.results[i] != ir::kNoLeak) to.push_back(ks[i].shift(leaks.results[i]));
  return tee(to);
}

// Where a capture goes when the closure is called by nobody knows whom: its results to the heap.
// A literal that was copied here by inlining was analysed where its captures' variables were known: it
// has no summary of them.
Hole Flow::captureHole(const Func* callee, size_t capture) {
  if (!pointers_.has(callee->captures[capture]->type)) return {};
  if (callee->leaks.empty() || callee->outer != nullptr) return heap();
  VO_DCHECK(callee->params.size() + capture < callee->leaks.size(), "the callee's summary has the capture");
  const ir::Leaks& leaks = callee->leaks[callee->params.size() + capture];
  int8_t least = leaks.heap;
  auto take = [&](int8_t d) {
    if (d != ir::kNoLeak && (least == ir::kNoLeak || d < least)) least = d;
  };
  take(leaks.callee);
  for (int8_t r : leaks.results) take(r);
  return tee({least == ir::kNoLeak ? Hole{} : heap().shift(least),
              leaks.mutator == ir::kNoLeak ? Hole{} : mutatorHole().shift(leaks.mutator)});
}

Flow::Target Flow::staticCallee(Node* value) {
  Member* m = m_;
  for (int steps = 0; steps < 20 && value != nullptr; steps++) {
    switch (value->op) {
      case Op::ConvNop: value = value->a; break;
      case Op::Local: {
        LocalFacts& f = facts(m, value->local);
        if (f.captured != nullptr) {
          m = f.ownerMember;
          value = f.captured;
          break;
        }
        bool fixed = value->local->kind == ir::LocalKind::Var || value->local->kind == ir::LocalKind::Temp;
        if (!fixed || value->local->reassigned || value->local->addressTaken) return {};
        value = f.value;
        break;
      }
      case Op::FuncRef: return {value->func, memberOf(value->func)};
      case Op::Closure: {
        Member* inner = memberOf(value->func);
        // Captures of a closure that is made at several places are not followed.
        return {value->func, inner};
      }
      default: return {};
    }
  }
  return {};
}

void Flow::call(std::span<const Hole> ks, Node* n) {
  Func* callee = nullptr;
  Member* inGroup = nullptr;
  if (n->op == Op::CallStatic) {
    callee = n->func;
    inGroup = memberOf(callee);
    // A literal that is called where it stands.
    if (callee->outer != nullptr && decisions_ != nullptr) {
      LocId l = g_.add(m_, loopDepth_);
      g_[l].node = n;
    }
  } else if (n->op == Op::CallClosure) {
    Target t = staticCallee(n->a);
    callee = t.func;
    inGroup = t.member;
    if (callee != nullptr && callee->params.size() != n->count) callee = nullptr, inGroup = nullptr;
    Hole k;
    if (callee == nullptr || inGroup == nullptr) {
      // Whatever the closure returns goes where the results go.
      for (const Hole& r : ks)
        if (r.dst != kBlank) k = calleeHole();
    }
    expr(k, n->a);
  } else {
    expr(heap(), n->a);  // the receiver
  }
  if (inGroup != nullptr) {
    VO_DCHECK(ks.size() <= callee->results.size(), "no more is wanted than the function gives");
    for (size_t i = 0; i < ks.size(); i++)
      g_.flow(ks[i], locationOf(inGroup, callee->results[i]));
  }
  for (size_t i = 0; i < n->count; i++)
    expr(tagHole(ks, callee, inGroup, i, n->items[i]->type), n->items[i]);
}

void Flow::append(Hole k, Node* n) {
  Type* elem = types::underAs<types::Slice>(n->type)->elem;
  bool refs = pointers_.has(elem);
  // The old array may be the result's; if not, its elements are copied to the heap.
  expr(refs ? tee({k, mutatorHole(), heap().deref()}) : tee({k, mutatorHole()}), n->a);
  if (n->op == Op::AppendSlice) {
    expr(refs ? heap().deref() : Hole{}, n->b);
    return;
  }
  for (Node* i : n->list()) expr(heap(), i);
  // The new array. It is in the frame at most once per call, so loops do not matter.
  if (k.dst == kBlank || n->count == 0) return;
  LocId array = g_.add(m_, 1);
  g_[array].node = n;
  g_.flow(k.addr(), array);
}

// A producer whose results go to ks (perhaps fewer than there are).
void Flow::producer(std::span<const Hole> ks, Node* n) {
  Hole first = ks.empty() ? Hole{} : ks[0];
  switch (n->op) {
    case Op::CallStatic: case Op::CallClosure: case Op::CallIface: call(ks, n); return;
    case Op::Append: case Op::AppendSlice: append(first, n); return;
    case Op::Copy: {
      expr(mutatorHole(), n->a);
      auto* s = types::underAs<types::Slice>(n->b->type);
      expr(s != nullptr && pointers_.has(s->elem) ? heap().deref() : Hole{}, n->b);
      return;
    }
    case Op::TypeAssert: case Op::TypeAssertOk:
      if (types::isInterface(n->typeArg) || types::isDirectIface(n->typeArg)) {
        expr(pointers_.has(n->typeArg) ? first : Hole{}, n->a);
      } else {
        expr(pointers_.has(n->typeArg) && first.dst != kBlank ? first.deref() : Hole{}, n->a);
      }
      return;
    case Op::Select:
      for (Node* p : n->list()) {
        discard(p->a);
        if (p->op == Op::SelectSend) expr(heap(), p->b);
      }
      return;
    case Op::Recv: case Op::RecvOk: case Op::MapIndexOk: case Op::DecodeRune: case Op::Recover:
    case Op::MapIterNext:
      // What comes out of channels and maps was in the heap.
      if (n->a != nullptr) discard(n->a);
      if (n->b != nullptr) discard(n->b);
      return;
    default: expr(first, n); return;
  }
}

}  // namespace vo::escape
