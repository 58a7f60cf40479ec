// This file finds slices that gc grows in its frame although they leave the function, so that programs see the same
// capacities: a local variable that only grows by `s = append(s, …)`, is indexed and measured, and is given away at one
// place (a return or an assignment), outside of loops that it is declared outside of. gc moves the array to the heap
// there (cmd/compile's package slice); here the first array is small and on the heap, and is cut at that place (Op::Cut).
#include <vector>

#include "escape/build.h"
#include "types/sizes.h"

namespace vo::escape {

namespace {

class GrownSlices {
 public:
  GrownSlices(base::Arena& arena, Func& f) : arena_(arena), func_(f), info_(f.locals.size()) {}

  void run() {
    for (Local* l : func_.locals.span()) {
      auto* s = types::underAs<types::Slice>(l->type);
      if (s == nullptr) continue;
      int64_t size = types::sizeOf(s->elem);
      info_[l->id].tracked = size > 0 && size <= ir::kSmallArrayBytes && l->kind != ir::LocalKind::Capture;
    }
    stmt(func_.body, func_.body);
    for (Local* l : func_.locals.span()) apply(l, info_[l->id]);
  }

 private:
  struct Info {
    bool tracked = false, capUsed = false;
    int understood = 0, uses = 0, weight = 0, depth = 0;
    Node* leaves = nullptr;  ///< the statement that gives it away,
    Node* block = nullptr;   ///< and where that stands
    std::vector<Node*> appends;
  };

  Info* find(const Node* n) {
    return n != nullptr && n->op == Op::Local && info_[n->local->id].tracked ? &info_[n->local->id] : nullptr;
  }

  void leaves(const Node* value, Node* s, Node* block) {
    Info* i = find(value);
    if (i == nullptr) return;
    i->understood++;
    leave(*i, s, block);
  }
  void leave(Info& i, Node* s, Node* block) {
    if (i.leaves != nullptr || depth_ > i.depth) i.tracked = false;
    i.leaves = s;
    i.block = block;
  }

  // What a variable is set to: i.uses counts the variable's name on the left, too.
  void set(Info& i, const Local* self, Node* value) {
    i.uses++;
    auto isSelf = [&](const Node* n) { return n != nullptr && n->op == Op::Local && n->local == self; };
    switch (value->op) {
      case Op::Zero: i.understood++; break;
      case Op::SliceLit:
        i.understood++;
        i.capUsed = true;
        break;
      case Op::SliceOp:
        if (!isSelf(value->a)) break;
        i.understood += 2;
        i.capUsed = true;
        break;
      case Op::Append: case Op::AppendSlice:
        if (!isSelf(value->a)) break;
        i.understood += 2;
        i.appends.push_back(value);
        i.weight += 1 + (depth_ - i.depth);
        break;
      default: break;
    }
  }

  void stmt(Node* n, Node* block) {
    if (n == nullptr) return;
    switch (n->op) {
      case Op::Block:
        for (Node* s : n->list()) stmt(s, n);
        return;
      case Op::Decl:
        if (info_[n->local->id].tracked) {
          info_[n->local->id].depth = depth_;
          if (n->a != nullptr) set(info_[n->local->id], n->local, n->a);
        }
        leaves(n->a, n, block);
        break;
      case Op::Assign:
        if (Info* i = find(n->a)) {
          set(*i, n->a->local, n->b);
          i->uses--;  // the walk below counts it
        }
        leaves(n->b, n, block);
        break;
      case Op::MapAssign: leaves(n->c, n, block); break;
      case Op::Return:
        for (Node* v : n->list()) leaves(v, n, block);
        if (n->count == 0)
          for (Local* r : func_.results)
            if (info_[r->id].tracked) leave(info_[r->id], n, block);
        break;
      case Op::Loop:
        depth_++;
        children(n, block);
        depth_--;
        return;
      default: break;
    }
    children(n, block);
  }

  void children(Node* n, Node* block) {
    ir::forEachChild(n, [&](Node* x) {
      bool isStmt = ir::opInfo(x->op).cls == ir::OpClass::Stmt;
      isStmt ? stmt(x, block) : expr(x);
    });
  }

  void expr(Node* n) {
    switch (n->op) {
      case Op::Local:
        if (Info* i = find(n)) i->uses++;
        break;
      case Op::Index: case Op::Len:
        if (Info* i = find(n->a)) i->understood++;
        break;
      case Op::Cap:
        if (Info* i = find(n->a)) i->understood++, i->capUsed = true;
        break;
      case Op::Addr: {
        const Node* x = n->a;
        while (x->op == Op::Field || (x->op == Op::Index && types::isa<types::Array>(types::under(x->a->type)))) x = x->a;
        if (Info* i = x->op == Op::Index ? find(x->a) : find(x)) i->tracked = false;
        break;
      }
      case Op::CallStatic:
        for (size_t k = 0; k < n->count; k++)
          if (Info* i = find(n->items[k]); i != nullptr && keeps(n->func, k)) i->understood++, i->capUsed = true;
        break;
      default: break;
    }
    ir::forEachChild(n, [&](Node* x) { expr(x); });
  }

  /// Whether the function does nothing with the argument that outlives the call or changes it.
  static bool keeps(const Func* f, size_t param) {
    if (param >= f->leaks.size()) return false;
    const ir::Leaks& l = f->leaks[param];
    if (l.heap != ir::kNoLeak || l.callee != ir::kNoLeak || l.mutator != ir::kNoLeak) return false;
    for (int8_t r : l.results)
      if (r != ir::kNoLeak) return false;
    return true;
  }

  void apply(Local* l, Info& i) {
    if (!i.tracked || i.understood != i.uses || i.leaves == nullptr || i.weight < 2) return;
    for (Node* a : i.appends) a->flags |= static_cast<uint8_t>(i.capUsed ? ir::kGrowsSmall | ir::kStepwise : ir::kGrowsSmall);
    if (i.capUsed) return;
    Pos pos = i.leaves->pos;
    auto make = [&](Op op, Type* t, Node* a, Node* b) {
      auto* n = arena_.make<Node>();
      n->op = op;
      n->pos = pos;
      n->type = t;
      n->a = a;
      n->b = b;
      n->depth = static_cast<uint16_t>(op == Op::Local ? 1 : 2);
      n->inlined = i.leaves->inlined;
      if (op == Op::Local) n->local = l;
      return n;
    };
    Node* cut = make(Op::Assign, nullptr, make(Op::Local, l->type, nullptr, nullptr),
                     make(Op::Cut, l->type, make(Op::Local, l->type, nullptr, nullptr), nullptr));
    std::vector<Node*> list;
    for (Node* s : i.block->list()) {
      if (s == i.leaves) list.push_back(cut);
      list.push_back(s);
    }
    i.block->items = arena_.copy(std::span<Node* const>(list)).data();
    i.block->count = static_cast<uint32_t>(list.size());
    l->reassigned = true;
  }

  using Pos = diag::Pos;
  base::Arena& arena_;
  Func& func_;
  std::vector<Info> info_;
  int depth_ = 0;
};

}  // namespace

void growSmall(base::Arena& arena, Func& f) { GrownSlices(arena, f).run(); }

}  // namespace vo::escape
