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
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "ir/build_func.h"
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

/// Copies one callee's body into a caller.
class Expansion {
 public:
  Expansion(base::Arena& arena, FuncBuilder& caller, Func& callee, const Node* call, uint16_t depth)
      : arena_(arena), caller_(caller), callee_(callee), depth_(depth) {
    base::ArenaVec<InlineSite>& sites = caller.fn->inlineSites;
    sites.push(arena, {call->inlined, call->pos, &callee});
    site_ = static_cast<uint32_t>(sites.size());
    siteOf_.resize(callee.inlineSites.size(), 0);
  }

  /// The statements, and the values of the results (trees to be used once, right behind).
  /// `into`, if not null, is a new variable for the only result.
  void run(const Node* call, NodeVec* out, NodeVec* results, Local* into) {
    out_ = out;
    if (into != nullptr) locals_[callee_.results[0]] = into;
    for (size_t i = 0; i < callee_.params.size(); i++) bind(callee_.params[i], call->items[i]);
    std::span<Node*> body = callee_.body->list();
    bool simple = !body.empty() && body.back()->op == Op::Return;
    for (const Node* s : body.subspan(0, simple ? body.size() - 1 : body.size())) simple = simple && !hasReturn(s);
    // A closure that is left behind may look at the result variable.
    for (const Local* r : callee_.results) simple = simple && !r->addressTaken;
    const Node* last = simple ? body.back() : nullptr;
    if (simple && (last->count != 0 || callee_.results.empty())) {
      if (callee_.has(kFuncNamedResults)) declareResults(out);
      for (const Node* s : body.subspan(0, body.size() - 1)) out->push_back(clone(s));
      for (const Node* v : last->list()) results->push_back(clone(v));
      return;
    }
    declareResults(out);
    end_ = newLabel(caller_);
    NodeVec list;
    for (const Node* s : body) list.push_back(clone(s));
    Node* block = node(Op::Block, callee_.pos);
    set(block, list);
    block->label = end_;
    out->push_back(block);
    for (Local* r : callee_.results) results->push_back(local(locals_[r], callee_.pos));
    inVariables = true;
  }
  bool inVariables = false;  ///< the results are in variables of their own

 private:
  Node* node(Op op, Pos pos) {
    Node* n = static_cast<Node*>(arena_.alloc(sizeof(Node), alignof(Node)));
    n->op = op;
    n->pos = pos;
    n->depth = 1;
    n->inlined = site_;
    return n;
  }
  void set(Node* n, const NodeVec& list) {
    n->items = arena_.copy(std::span<Node* const>(list)).data();
    n->count = static_cast<uint32_t>(list.size());
  }
  Node* local(Local* l, Pos pos) {
    Node* n = node(Op::Local, pos);
    n->local = l;
    n->type = l->type;
    return n;
  }

  static bool hasReturn(const Node* n) {
    if (n == nullptr) return false;
    OpClass c = opInfo(n->op).cls;
    if (c != OpClass::Stmt && c != OpClass::Part) return false;
    if (n->op == Op::Return) return true;
    return anyChild(n, [](const Node* x) { return hasReturn(x); });
  }

  Local* newLocal(const Local* from) {
    LocalKind kind = from->kind == LocalKind::Temp || from->kind == LocalKind::MapIter ? from->kind : LocalKind::Var;
    Local* l = ir::newLocal(caller_, kind, from->name, from->type, from->pos);
    // What escape analysis found out about the callee says nothing about the caller's loops.
    l->storage = from->kind == LocalKind::MapIter ? Storage::Frame
                 : from->addressTaken              ? Storage::Heap
                                                   : Storage::Slot;
    l->addressTaken = from->addressTaken;
    l->reassigned = from->reassigned;
    l->indexed = from->indexed;
    l->shared = from->shared;
    l->loopDepth = static_cast<uint16_t>(from->loopDepth + depth_);
    return l;
  }

  void declare(NodeVec* out, Local* l, Node* value, Pos pos) {
    Node* d = node(Op::Decl, pos);
    d->local = l;
    d->a = value;
    d->depth = static_cast<uint16_t>(value != nullptr ? value->depth + 1 : 1);
    out->push_back(d);
  }

  void declareResults(NodeVec* out) {
    for (Local* r : callee_.results) {
      Local*& l = locals_[r];
      if (l == nullptr) l = newLocal(r);
      l->reassigned = true;
      l->indexed |= r->indexed;
      declare(out, l, nullptr, callee_.pos);
      if (!callee_.has(kFuncNamedResults)) out->back()->flags |= kUninit;
    }
  }

  // The argument's own nodes belong to the caller.
  void bind(Local* p, Node* arg) {
    bool fixed = !p->reassigned && !p->addressTaken;
    if (fixed && arg->op == Op::Local && !arg->local->addressTaken) {
      arg->local->indexed |= p->indexed;
      replaced_[p] = arg;
      return;
    }
    if (fixed && !p->indexed && (arg->op == Op::Const || arg->op == Op::FuncRef)) {
      replaced_[p] = arg;
      return;
    }
    Local* l = newLocal(p);
    locals_[p] = l;
    declare(out_, l, arg, arg->pos);
  }

  Local* mapped(Local* l) {
    Local*& m = locals_[l];
    if (m == nullptr) m = newLocal(l);
    return m;
  }
  Label* mapped(Label* l) {
    if (l == nullptr) return nullptr;
    Label*& m = labels_[l];
    if (m == nullptr) m = newLabel(caller_, l->name);
    return m;
  }

  uint32_t mappedSite(uint32_t k) {
    if (k == 0) return site_;
    uint32_t& m = siteOf_[k - 1];
    if (m == 0) {
      VO_DCHECK(k <= callee_.inlineSites.size(), "the node comes from a call that was inlined into the callee");
      InlineSite s = callee_.inlineSites[k - 1];
      s.parent = mappedSite(s.parent);
      caller_.fn->inlineSites.push(arena_, s);
      m = static_cast<uint32_t>(caller_.fn->inlineSites.size());
    }
    return m;
  }

  Node* clone(const Node* n) {
    if (n == nullptr) return nullptr;
    if (n->op == Op::Return) return leave(n);
    if (n->op == Op::Local) {
      auto r = replaced_.find(n->local);
      if (r != replaced_.end()) {
        Node* c = node(r->second->op, n->pos);
        *c = *r->second;
        c->pos = n->pos;
        c->inlined = mappedSite(n->inlined);
        c->type = r->second->op == Op::Local ? r->second->type : n->type;
        return c;
      }
    }
    Node* c = node(n->op, n->pos);
    *c = *n;
    c->flags &= static_cast<uint8_t>(~kOnFrame);
    c->inlined = mappedSite(n->inlined);
    switch (opInfo(n->op).payload) {
      case Payload::Local: c->local = mapped(n->local); break;
      case Payload::Label: c->label = mapped(n->label); break;
      default: break;
    }
    c->a = operand(n, n->a);
    c->b = operand(n, n->b);
    c->c = operand(n, n->c);
    if (n->count != 0) {
      NodeVec list;
      list.reserve(n->count);
      for (const Node* x : n->list()) list.push_back(operand(n, x));
      set(c, list);
    }
    return c;
  }

  // Where a constant of the source could not stand, an argument that is one goes through a variable: no pass
  // expects `a[5]` of a [4]int, or a division by the constant zero.
  Node* operand(const Node* parent, const Node* x) {
    Node* c = clone(x);
    if (x == nullptr || x->op != Op::Local || c->op != Op::Const || !types::isInteger(c->type)) return c;
    int64_t v = 0;
    bool fits = types::int64Value(c->constant, &v);
    Op op = parent->op == Op::AssignOp || parent->op == Op::MapAssignOp ? parent->opcode : parent->op;
    bool fine = true;
    switch (op) {
      case Op::Index: {
        types::Array* a = underAs<types::Array>(parent->a->type);
        fine = a == nullptr || (fits && v >= 0 && v < a->length);
        break;
      }
      case Op::Div:
      case Op::Rem: fine = !fits || v != 0; break;
      case Op::Shl:
      case Op::Shr: fine = fits && v >= 0; break;
      case Op::SliceOp:
      case Op::MakeSlice:
      case Op::MakeMap:
      case Op::MakeChan: fine = false; break;
      default: break;
    }
    if (fine) return c;
    Local* l = ir::newLocal(caller_, LocalKind::Temp, {}, c->type, c->pos);
    l->reassigned = true;
    declare(out_, l, c, c->pos);
    return local(l, c->pos);
  }

  // return: results are stored, the block is left.
  Node* leave(const Node* n) {
    NodeVec list;
    uint32_t at = mappedSite(n->inlined);
    NodeVec values;
    for (const Node* v : n->list()) values.push_back(clone(v));
    VO_DCHECK(values.empty() || values.size() == callee_.results.size(), "a return gives all results or none");
    if (values.size() > 1 && callee_.has(kFuncNamedResults)) {
      for (Node*& v : values) {
        if (v->op == Op::Const || v->op == Op::Zero) continue;
        Local* t = ir::newLocal(caller_, LocalKind::Temp, {}, v->type, n->pos);
        declare(&list, t, v, n->pos);
        v = local(t, n->pos);
      }
    }
    for (size_t i = 0; i < values.size(); i++) {
      Node* s = node(Op::Assign, n->pos);
      s->a = local(locals_[callee_.results[i]], n->pos);
      s->b = values[i];
      s->depth = static_cast<uint16_t>(values[i]->depth + 1);
      s->inlined = at;
      list.push_back(s);
    }
    Node* j = node(Op::Break, n->pos);
    j->label = end_;
    j->inlined = at;
    list.push_back(j);
    Node* block = node(Op::Block, n->pos);
    block->label = nullptr;
    set(block, list);
    return block;
  }

  base::Arena& arena_;
  FuncBuilder& caller_;
  Func& callee_;
  uint16_t depth_;
  uint32_t site_ = 0;
  NodeVec* out_ = nullptr;
  Label* end_ = nullptr;
  std::vector<uint32_t> siteOf_;
  std::unordered_map<const Local*, Local*> locals_;
  std::unordered_map<const Local*, Node*> replaced_;
  std::unordered_map<const Label*, Label*> labels_;
};

class Inliner {
 public:
  Inliner(BuildContext& cx, Module& module, bool ownBodiesOnly)
      : cx_(cx), module_(module), builder_(cx, module), ownBodiesOnly_(ownBodiesOnly) {}

  void run() {
    for (size_t i = 0; i < module_.funcs.size(); i++) own_.insert(module_.funcs[i]);
    // Direct calls may have methods built: the list grows.
    for (size_t i = 0; i < module_.funcs.size(); i++) visit(module_.funcs[i], 0);
  }

 private:
  void visit(Func* f, int chain) {
    if (f->body == nullptr || f->inlineCost != 0 || !own_.contains(f) || chain > kMaxChain) return;
    if (!active_.insert(f).second) return;
    base::setPassSubject(f->linkName.data(), f->linkName.size());
    FuncBuilder fb(builder_, f, nullptr, nullptr);
    prefetchBody(*f);
    directCalls(f);
    callees(f->body, chain);
    if (!f->has(kFuncWrapper) || f->has(kFuncAdapter)) {
      Cost size;
      size.count(f->body);
      size_ = size.nodes;
      big_ = size.nodes > kBigFunction;
      caller_ = &fb;
      fb.startExtent();
      rewrite(f->body, 0);
      // A parameter that was an interface may have become a value of known type.
      if (!f->inlineSites.span().empty() && directCalls(f)) {
        callees(f->body, chain);
        caller_ = &fb;
        size_ = size.nodes;
        big_ = size.nodes > kBigFunction;
        rewrite(f->body, 0);
      }
    }
    f->inlineCost = costOf(*f);
    VO_DCHECK(f->inlineCost != 0, "0 says that the cost is not known yet");
    active_.erase(f);
  }

  // Whether any call became a direct one.
  bool directCalls(Func* f) {
    known_.assign(f->locals.size(), nullptr);
    seen_.assign(f->locals.size(), false);
    findKnown(f->body);
    uint32_t before = direct_;
    devirtualise(f->body);
    builder_.drain();
    for (size_t i = own_.size(); i < module_.funcs.size(); i++) own_.insert(module_.funcs[i]);
    return direct_ != before;
  }

  static uint32_t costOf(const Func& f) {
    constexpr uint32_t kBad = kFuncNoInline | kFuncHasDefer | kFuncHasRecover | kFuncIsClosure | kFuncIsInit |
                              kFuncRangeBody | kFuncWrapper | kFuncHasFrameToken;
    if ((f.flags & kBad) != 0 || f.outer != nullptr || isInstruction(f)) return kNever;
    constexpr uint32_t kKeepsAlive = syntax::kUintptrEscapes | syntax::kUintptrKeepAlive;
    if (f.object != nullptr && (f.object->pragmas & kKeepsAlive) != 0) return kNever;
    Cost c{.limit = kInlineBudget};
    c.count(f.body);
    if (c.never || c.nodes > kInlineBudget) return kNever;
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

  // Interface variables that are boxed once, at their declaration.
  void findKnown(const Node* n) {
    if (n == nullptr) return;
    auto assigned = [&](const Node* place) {
      while (place != nullptr && (place->op == Op::Field || place->op == Op::Index)) place = place->a;
      if (place != nullptr && place->op == Op::Local) know(place->local, nullptr);
    };
    switch (n->op) {
      case Op::Decl: {
        Local* l = n->local;
        bool boxed = n->a != nullptr && (n->a->op == Op::ToIface || n->a->op == Op::FuncRef) && !l->addressTaken;
        know(l, boxed ? n->a : nullptr);
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

  void devirtualise(Node* n) {
    if (n == nullptr) return;
    if (n->op == Op::CallIface || n->op == Op::CallClosure) {
      const Node* source = n->a;
      if (source->op == Op::Local) {
        source = known_[source->local->id];
      }
      if (source != nullptr && n->op == Op::CallIface && source->op == Op::ToIface) directMethod(n, source);
      if (source != nullptr && n->op == Op::CallClosure && source->op == Op::FuncRef) {
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
    return f.object != nullptr ? f.object->package : f.package;
  }

  bool fits(const Node* call) {
    if (call == nullptr || call->op != Op::CallStatic) return false;
    const Func* g = call->func;
    if (g->body == nullptr || g->inlineCost == 0 || g->inlineCost == kNever || active_.contains(const_cast<Func*>(g)))
      return false;
    if (ownBodiesOnly_ && declaringPackage(*g) != module_.package) return false;
    if (big_ && g->inlineCost > kBigBudget) return false;
    if (size_ + g->inlineCost > kMaxNodes) return false;
    size_ += g->inlineCost;
    return true;
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
      if (!fits(call)) {
        rewrite(s, depth);
        if (changed) list.push_back(s);
        continue;
      }
      if (!changed) list.assign(before.begin(), before.begin() + static_cast<ptrdiff_t>(i));
      changed = true;
      expand(s, call, depth, &list);
    }
    if (!changed) return;
    block->items = cx_.bodies.copy(std::span<Node* const>(list)).data();
    block->count = static_cast<uint32_t>(list.size());
  }

  void expand(Node* s, Node* call, uint16_t depth, NodeVec* list) {
    caller_->fn->flags |= call->func->flags & kFuncHasLoop;
    VO_DCHECK(call->func != caller_->fn && call->func->body != nullptr, "recursive functions are not expanded, and bodies are there");
    Expansion e(cx_.bodies, *caller_, *call->func, call, depth);
    NodeVec results;
    Local* into = s->op == Op::Decl && !s->local->addressTaken ? s->local : nullptr;
    if (into != nullptr && call->func->results[0]->addressTaken) into = nullptr;
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

  BuildContext& cx_;
  Module& module_;
  Builder builder_;
  FuncBuilder* caller_ = nullptr;
  uint32_t size_ = 0;
  uint32_t direct_ = 0;
  bool big_ = false;
  bool ownBodiesOnly_;
  std::unordered_set<const Func*> own_;
  std::unordered_set<Func*> active_;
  std::vector<const Node*> known_;  ///< by Local::id of the function at hand
  std::vector<bool> seen_;
};

}  // namespace

void inlineCalls(BuildContext& cx, Module& module, bool ownBodiesOnly) {
  base::PassScope pass("inline");
  Inliner(cx, module, ownBodiesOnly).run();
}

bool isInlinable(const Func& f) { return f.inlineCost != 0 && f.inlineCost != kNever; }

}  // namespace vo::ir
