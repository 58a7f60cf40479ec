// This file inlines.
//
// Functions are visited callees first, so a body that is copied already contains what was inlined into
// it; a cycle is cut where it closes. A call stands alone in a statement, so its expansion is
//
//   { p := arg …; body with `return v` as `result = v; leave the block` }   then   x = result
//
// and where the only return is the last statement there is neither block nor result variable: the
// value takes the place of the call. A parameter that is never assigned and whose address is not
// taken is replaced by its argument if that is a constant or a variable without pointers to it: the
// body cannot change it.
//
// A func value that a variable has had since its declaration is known. If it is a closure, the call's expansion has
// the variables of its maker where the body has captures: those captured by reference are the maker's own, those
// captured by value never change; what else was captured (receivers of method values) gets a variable beside the
// closure. When no use of the closure is left it goes, and with it what made others keep their variables in memory.
// So a loop over a function becomes a loop if the iterator's body and the loop's fit.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "ir/build_func.h"
#include "ir/expansion.h"
#include "ir/func_builder.h"
#include "ir/inline.h"
#include "ir/nodes.h"

namespace vo::ir {

namespace {

constexpr uint32_t kNever = UINT32_MAX;
constexpr uint32_t kCallCost = 57;
/// A caller of this size only takes what is tiny, and never grows beyond the limit.
constexpr uint32_t kBigFunction = 5000;
constexpr uint32_t kBigBudget = 20;
constexpr uint32_t kMaxNodes = 20000;
constexpr int kMaxChain = 400;
/// Of a closure with one call. (gc's number)
constexpr uint32_t kOnceBudget = 800;
/// What expansions bring is looked at again this often: an iterator, its body and what is called there.
constexpr int kMaxRounds = 5;

struct Cost {
  uint32_t nodes = 0;
  bool never = false;
  uint32_t limit = UINT32_MAX;  ///< nobody asks how much more than this it is

  void count(const Node* n) {
    if (never || nodes > limit) return;
    switch (n->op) {
      case Op::Block:
        if (n->label != nullptr) nodes++;
        break;
      case Op::CallStatic:
      case Op::CallClosure:
      case Op::CallIface: nodes += kCallCost + 1; break;
      case Op::Panic: nodes += 2; break;
      case Op::Deref:
      case Op::ConvNop:
      case Op::Addr: break;
      case Op::Closure: nodes += 20; break;
      case Op::Go:
      case Op::Defer:
      case Op::Select:
      case Op::Recover:
      case Op::FrameToken:
      case Op::Goto:
      case Op::LabelMark: never = true; return;
      default: nodes++; break;
    }
    if (n->op == Op::Decl || n->op == Op::Assign) nodes++;  // the variable
    forEachChild(n, [&](const Node* x) { count(x); });
  }
};

/// Functions of the library that lowering has instructions for, by prefixes of their names.
bool isInstruction(const Func& f) {
  static constexpr std::string_view kNames[] = {
      "math.Sqrt", "math.sqrt", "math.Floor", "math.floor", "math.Ceil", "math.ceil", "math.Trunc",
      "math.trunc", "math.RoundToEven", "math.Abs", "math.FMA", "math.Float64", "math.Float32",
      "math/bits.TrailingZeros", "math/bits.OnesCount", "math/bits.LeadingZeros", "math/bits.Len",
      "math/bits.ReverseBytes", "math/bits.RotateLeft",
  };
  for (std::string_view n : kNames)
    if (f.linkName.starts_with(n)) return true;
  return false;
}

class Inliner {
 public:
  Inliner(BuildContext& cx, Module& module, bool ownBodiesOnly)
      : cx_(cx), module_(module), builder_(cx, module), ownBodiesOnly_(ownBodiesOnly) {}

  void run() {
    for (size_t i = 0; i < module_.funcs.size(); i++) own_.insert(module_.funcs[i]);
    // Direct calls may have methods built: the list grows.
    for (size_t i = 0; i < module_.funcs.size(); i++) visit(module_.funcs[i], 0);
    if (closuresInlined_) dropClosures(cx_, module_);
  }

 private:
  void visit(Func* f, int chain) {
    if (f->body == nullptr || f->inlineCost != 0 || !own_.contains(f) || chain > kMaxChain) return;
    if (!active_.insert(f).second) return;
    base::setPassSubject(f->linkName.data(), f->linkName.size());
    FuncBuilder fb(builder_, f, nullptr, nullptr);
    prefetchBody(*f);
    bool isRewritten = !f->has(kFuncWrapper) || f->has(kFuncAdapter);
    bool hasClosures = false;
    uint32_t literals = literals_;
    for (int round = 0; round < kMaxRounds; round++) {
      // What was an interface or a func value may have become a value of known type, or a known function.
      bool isNew = directCalls(f);
      if (round > 0 && !isNew) break;
      std::vector<Func*> closures = std::move(called_);
      callees(f->body, chain);
      for (Func* g : closures) visit(g, chain + 1);
      if (!isRewritten) break;
      knowAll(*f, !closures.empty());
      caller_ = &fb;
      if (round == 0) {
        Cost size;
        size.count(f->body);
        size_ = size.nodes;
        big_ = size.nodes > kBigFunction;
        fb.startExtent();
      }
      uint32_t expanded = expanded_;
      rewrite(f->body, 0);
      if (expanded_ == expanded) break;
      hasClosures = hasClosures || !closures.empty();
    }
    if (hasClosures || literals_ != literals) forgetClosures(*f);
    f->inlineCost = costOf(*f, kInlineBudget);
    VO_DCHECK(f->inlineCost != 0, "0 says that the cost is not known yet");
    active_.erase(f);
  }

  // Whether any call became a direct one, or is one of a known closure.
  bool directCalls(Func* f) {
    called_.clear();
    knowAll(*f, false);
    uint32_t before = direct_;
    devirtualise(f->body);
    builder_.drain();
    for (size_t i = own_.size(); i < module_.funcs.size(); i++) own_.insert(module_.funcs[i]);
    return direct_ != before || !called_.empty();
  }

  static uint32_t costOf(const Func& f, uint32_t limit) {
    constexpr uint32_t kBad = kFuncNoInline | kFuncHasDefer | kFuncHasRecover | kFuncIsInit | kFuncHasFrameToken;
    if ((f.flags & kBad) != 0 || isInstruction(f)) return kNever;
    if (f.has(kFuncWrapper) && !(f.has(kFuncAdapter) && f.has(kFuncIsClosure))) return kNever;
    constexpr uint32_t kKeepsAlive = syntax::kUintptrEscapes | syntax::kUintptrKeepAlive;
    if (f.object != nullptr && (f.object->pragmas & kKeepsAlive) != 0) return kNever;
    Cost c{.limit = limit};
    c.count(f.body);
    if (c.never || c.nodes > limit) return kNever;
    return std::max(c.nodes, 1u);
  }

  void callees(const Node* n, int chain) {
    if (n == nullptr) return;
    if (n->op == Op::CallStatic) visit(n->func, chain + 1);
    OpClass c = opInfo(n->op).cls;
    if (c == OpClass::Expr || c == OpClass::Place) return;
    forEachChild(n, [&](const Node* x) { callees(x, chain); });
  }

  // ---- Direct calls -----------------------------------------------------------------------------------

  // What the variable is set to, if that is known and happens once.
  void know(const Local* l, const Node* value) {
    VO_DCHECK(l->id < known_.size(), "the variable is one of the function at hand");
    known_[l->id] = seen_[l->id] ? nullptr : value;
    seen_[l->id] = true;
  }

  void knowAll(const Func& f, bool counted) {
    known_.assign(f.locals.size(), nullptr);
    seen_.assign(f.locals.size(), false);
    uses_.clear();
    findKnown(f.body);
    if (!counted) return;
    uses_.assign(f.locals.size(), 0);
    countUses(f.body);
  }

  void countUses(const Node* n) {
    if (n->op == Op::Local) uses_[n->local->id]++;
    forEachChild(n, [&](const Node* x) { countUses(x); });
  }

  // Interface variables that are boxed once, and func values: at their declaration.
  void findKnown(const Node* n) {
    if (n == nullptr) return;
    auto assigned = [&](const Node* place) {
      while (place != nullptr && (place->op == Op::Field || place->op == Op::Index)) place = place->a;
      if (place != nullptr && place->op == Op::Local) know(place->local, nullptr);
    };
    switch (n->op) {
      case Op::Decl: {
        Local* l = n->local;
        const Node* value = withoutConversions(n->a);
        bool is = value != nullptr && (value->op == Op::FuncRef || value->op == Op::Closure || (value == n->a && value->op == Op::ToIface));
        know(l, is && !l->addressTaken ? value : nullptr);
        return;
      }
      case Op::Assign:
      case Op::AssignOp: assigned(n->a); return;
      case Op::AssignMulti:
        for (const Node* x : n->list()) assigned(x);
        return;
      default: break;
    }
    OpClass c = opInfo(n->op).cls;
    if (c != OpClass::Stmt && c != OpClass::Part) return;
    forEachChild(n, [&](const Node* x) { findKnown(x); });
  }

  // Where the value comes from: a closure, a function, a boxed value; else what it is.
  const Node* sourceOf(const Node* value) const {
    for (int steps = 0; steps < kMaxRounds; steps++) {
      value = withoutConversions(value);
      if (value->op != Op::Local || value->local->id >= known_.size() || known_[value->local->id] == nullptr) break;
      value = known_[value->local->id];
    }
    return value;
  }

  const Node* knownClosure(const Node* call) const {
    if (call == nullptr || call->op != Op::CallClosure) return nullptr;
    const Node* source = sourceOf(call->a);
    return source->op == Op::Closure ? source : nullptr;
  }

  void devirtualise(Node* n) {
    if (n == nullptr) return;
    if (n->op == Op::CallIface || n->op == Op::CallClosure) {
      const Node* source = n->op == Op::CallIface && n->a->op != Op::Local ? n->a : sourceOf(n->a);
      if (n->op == Op::CallIface && source->op == Op::ToIface) directMethod(n, source);
      if (n->op == Op::CallClosure && source->op == Op::Closure) called_.push_back(source->func);
      if (n->op == Op::CallClosure && source->op == Op::FuncRef) {
        if (source->func->outer != nullptr) literals_++;
        n->op = Op::CallStatic;
        n->a = nullptr;
        n->func = source->func;
        direct_++;
      }
      return;
    }
    OpClass c = opInfo(n->op).cls;
    if (c == OpClass::Expr || c == OpClass::Place) return;
    forEachChild(n, [&](Node* x) { devirtualise(x); });
  }

  void directMethod(Node* n, const Node* boxed) {
    Type* t = boxed->a->type;
    if (types::isInterface(t)) return;
    Func* f = builder_.methodFunc(t, n->method);
    VO_DCHECK(f != nullptr && n->method != nullptr, "the type implements the interface");
    Node* recv = static_cast<Node*>(cx_.bodies.alloc(sizeof(Node), alignof(Node)));
    if (n->a->op == Op::Local) {
      recv->op = Op::Unbox;
      recv->pos = n->pos;
      recv->type = t;
      recv->a = n->a;
      recv->depth = static_cast<uint16_t>(n->a->depth + 1);
      recv->inlined = n->inlined;
    } else {
      recv = boxed->a;
    }
    NodeVec list{recv};
    list.insert(list.end(), n->items, n->items + n->count);
    n->items = cx_.bodies.copy(std::span<Node* const>(list)).data();
    n->count = static_cast<uint32_t>(list.size());
    n->op = Op::CallStatic;
    n->a = nullptr;
    n->func = f;
    direct_++;
  }

  // ---- Inlining ---------------------------------------------------------------------------------------

  static const types::Package* declaringPackage(const Func& f) {
    const Func* outermost = &f;
    while (outermost->outer != nullptr) outermost = outermost->outer;
    return outermost->object != nullptr ? outermost->object->package : f.package;
  }

  bool fits(const Node* call, const Node* closure) {
    if (call == nullptr || (call->op != Op::CallStatic && closure == nullptr)) return false;
    const Func* g = closure != nullptr ? closure->func : call->func;
    if (g->body == nullptr || g->inlineCost == 0 || active_.contains(const_cast<Func*>(g))) return false;
    uint32_t cost = g->inlineCost;
    if (cost == kNever && closure != nullptr && isOnlyUse(call->a)) cost = costOf(*g, kOnceBudget);
    if (cost == kNever) return false;
    if (ownBodiesOnly_ && declaringPackage(*g) != module_.package) return false;
    if (big_ && cost > kBigBudget) return false;
    if (size_ + cost > kMaxNodes) return false;
    size_ += cost;
    return true;
  }

  bool isOnlyUse(const Node* value) const {
    value = withoutConversions(value);
    return value->op == Op::Closure || (value->local->id < uses_.size() && uses_[value->local->id] == 1);
  }

  // What a closure captures gets variables beside it, where it may be asked for when the closure is called.
  void fixCaptures(const Node* s, NodeVec* list) {
    const Node* closure = s->op == Op::Decl ? withoutConversions(s->a) : nullptr;
    if (closure == nullptr || closure->op != Op::Closure || s->local->id >= known_.size() || known_[s->local->id] != closure) return;
    for (Node*& value : const_cast<Node*>(closure)->list()) {
      if (isFixed(value)) continue;
      Local* t = ir::newLocal(*caller_, LocalKind::Temp, {}, value->type, s->pos);
      Node* d = make(*caller_, Op::Decl, s->pos, nullptr, value);
      d->local = t;
      d->inlined = s->inlined;
      list->push_back(d);
      value = local(*caller_, t, s->pos);
      value->inlined = s->inlined;
    }
  }

  void rewrite(Node* n, uint16_t depth) {
    if (n == nullptr) return;
    OpClass c = opInfo(n->op).cls;
    if (c != OpClass::Stmt && c != OpClass::Part) return;
    if (n->op == Op::Block) return rewriteBlock(n, depth);
    uint16_t inner = n->op == Op::Loop ? static_cast<uint16_t>(depth + 1) : depth;
    forEachChild(n, [&](Node* x) { rewrite(x, inner); });
  }

  void rewriteBlock(Node* block, uint16_t depth) {
    NodeVec list;
    bool changed = false;
    std::span<Node*> before = block->list();
    for (size_t i = 0; i < before.size(); i++) {
      Node* s = before[i];
      Node* call = nullptr;
      switch (s->op) {
        case Op::Decl:
        case Op::Eval: call = s->a; break;
        case Op::Assign:
        case Op::AssignMulti: call = s->b; break;
        default: break;
      }
      const Node* closure = knownClosure(call);
      if (!fits(call, closure)) {
        rewrite(s, depth);
        if (!uses_.empty()) {
          NodeVec captured;
          fixCaptures(s, &captured);
          if (!captured.empty() && !changed) {
            list.assign(before.begin(), before.begin() + static_cast<ptrdiff_t>(i));
            changed = true;
          }
          list.insert(list.end(), captured.begin(), captured.end());
        }
        if (changed) list.push_back(s);
        continue;
      }
      if (!changed) list.assign(before.begin(), before.begin() + static_cast<ptrdiff_t>(i));
      changed = true;
      expanded_++;
      expand(s, call, closure, depth, &list);
    }
    if (!changed) return;
    block->items = cx_.bodies.copy(std::span<Node* const>(list)).data();
    block->count = static_cast<uint32_t>(list.size());
  }

  void expand(Node* s, Node* call, const Node* closure, uint16_t depth, NodeVec* list) {
    Func& callee = closure != nullptr ? *closure->func : *call->func;
    caller_->fn->flags |= callee.flags & kFuncHasLoop;
    closuresInlined_ = closuresInlined_ || callee.outer != nullptr;
    VO_DCHECK(&callee != caller_->fn && callee.body != nullptr, "recursive functions are not expanded, and bodies are there");
    Expansion e(cx_.bodies, *caller_, callee, closure, call, depth);
    NodeVec results;
    Local* into = s->op == Op::Decl && !s->local->addressTaken ? s->local : nullptr;
    if (into != nullptr && callee.results[0]->addressTaken) into = nullptr;
    e.run(call, list, &results, into);
    switch (s->op) {
      case Op::Eval:
        for (Node* r : results) {
          if (r->op == Op::Local || r->op == Op::Const || r->op == Op::Zero) continue;
          Node* x = make(*caller_, Op::Eval, s->pos, nullptr);
          x->a = r;
          x->inlined = s->inlined;
          updateDepth(x);
          list->push_back(x);
        }
        return;
      case Op::Decl:
        if (e.inVariables && into != nullptr) return;
        s->a = results[0];
        updateDepth(s);
        list->push_back(s);
        return;
      case Op::Assign:
        s->b = results[0];
        updateDepth(s);
        list->push_back(s);
        return;
      default: break;
    }
    // Several values: all are taken before the first is assigned.
    for (size_t i = 0; i < results.size(); i++) {
      Node* r = results[i];
      if (r->op == Op::Const || r->op == Op::Zero || e.inVariables) continue;
      Local* t = ir::newLocal(*caller_, LocalKind::Temp, {}, r->type, s->pos);
      t->loopDepth = depth;
      Node* d = make(*caller_, Op::Decl, s->pos, nullptr);
      d->a = r;
      d->local = t;
      d->inlined = s->inlined;
      updateDepth(d);
      list->push_back(d);
      results[i] = local(*caller_, t, s->pos);
    }
    for (size_t i = 0; i < results.size(); i++) {
      if (s->items[i] == nullptr) continue;
      Node* x = make(*caller_, Op::Assign, s->pos, nullptr);
      x->a = s->items[i];
      x->b = results[i];
      x->inlined = s->inlined;
      updateDepth(x);
      list->push_back(x);
    }
  }

  // ---- Closures that are not needed any more ----------------------------------------------------------

  // Declarations of closures that nothing uses go; variables that only those shared have their addresses taken no longer.
  void forgetClosures(Func& f) {
    for (bool again = true; again;) {
      again = false;
      uses_.assign(f.locals.size(), 0);
      countUses(f.body);
      removeUnused(f.body, &again);
    }
    std::vector<bool> taken(f.locals.size(), false);
    findAddresses(f.body, &taken);
    for (Local* l : f.locals.span()) {
      if (l->kind == LocalKind::MapIter || !l->addressTaken || taken[l->id]) continue;
      l->addressTaken = l->shared = false;
      l->storage = Storage::Slot;
    }
  }

  void removeUnused(Node* n, bool* any) {
    if (n == nullptr) return;
    OpClass c = opInfo(n->op).cls;
    if (c != OpClass::Stmt && c != OpClass::Part) return;
    if (n->op == Op::Decl && n->a != nullptr && uses_[n->local->id] == 0 && isUnneeded(*n)) {
      n->op = Op::Block;
      n->a = nullptr;
      n->label = nullptr;
      n->flags = 0;
      *any = true;
    }
    forEachChild(n, [&](Node* x) { removeUnused(x, any); });
  }

  static bool isUnneeded(const Node& decl) {
    const Node* value = withoutConversions(decl.a);
    if (value->op == Op::FuncRef) return true;
    if (value->op != Op::Closure) return isFixed(value) && decl.local->kind == LocalKind::Temp;
    for (const Node* x : value->list())
      if (!isFixed(x)) return false;
    return true;
  }

  static void findAddresses(const Node* n, std::vector<bool>* taken) {
    if (n->op == Op::Addr)
      if (const Local* root = rootLocal(n->a)) (*taken)[root->id] = true;
    forEachChild(n, [&](const Node* x) { findAddresses(x, taken); });
  }

  BuildContext& cx_;
  Module& module_;
  Builder builder_;
  FuncBuilder* caller_ = nullptr;
  uint32_t size_ = 0;
  uint32_t direct_ = 0, expanded_ = 0;
  uint32_t literals_ = 0;  ///< calls of function literals without captures that became direct
  bool big_ = false;
  bool ownBodiesOnly_;
  bool closuresInlined_ = false;
  std::unordered_set<const Func*> own_;
  std::unordered_set<Func*> active_;
  std::vector<const Node*> known_;  ///< by Local::id of the function at hand
  std::vector<bool> seen_;
  std::vector<uint32_t> uses_;      ///< likewise; or empty
  std::vector<Func*> called_;       ///< closures that are known where they are called
};

}  // namespace

void inlineCalls(BuildContext& cx, Module& module, bool ownBodiesOnly) {
  base::PassScope pass("inline");
  Inliner(cx, module, ownBodiesOnly).run();
}

bool isInlinable(const Func& f) { return f.inlineCost != 0 && f.inlineCost != kNever; }

}  // namespace vo::ir
