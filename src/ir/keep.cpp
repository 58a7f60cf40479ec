// This file ends a module's IR: bodies of functions that later packages may inline are copied from the arena
// of the package to the kept one, the others are gone.
#include <unordered_map>

#include "ir/inline.h"

namespace vo::ir {

namespace {

/// Copies one body. What it refers to outside of the function is kept already.
class Copier {
 public:
  Copier(base::Arena& arena, Func& func) : arena_(arena), func_(func) {}

  void run() {
    base::ArenaVec<Local*> locals;
    locals.reserve(arena_, func_.locals.size());
    for (Local* l : func_.locals.span()) {
      bool kept = l->kind == LocalKind::Param || l->kind == LocalKind::Result || l->kind == LocalKind::Capture;
      locals.push(arena_, kept ? l : arena_.make<Local>(*l));
    }
    // Nodes name their variables by address; the number leads from the old one to the new one.
    locals_ = locals.span();
    base::ArenaVec<InlineSite> sites;
    sites.reserve(arena_, func_.inlineSites.size());
    for (const InlineSite& s : func_.inlineSites.span()) sites.push(arena_, s);
    const auto* begin = static_cast<const std::byte*>(arena_.alloc(0, 1));
    func_.body = copy(func_.body);
    const auto* end = static_cast<const std::byte*>(arena_.alloc(0, 1));
    func_.extents[0] = begin < end ? Func::Extent{begin, end} : Func::Extent{};
    func_.extents[1] = {};
    func_.locals = locals;
    func_.inlineSites = sites;
  }

 private:
  Node* copy(const Node* n) {
    if (n == nullptr) return nullptr;
    auto* c = static_cast<Node*>(arena_.alloc(sizeof(Node), alignof(Node)));
    *c = *n;
    switch (opInfo(n->op).payload) {
      case Payload::Local:
        VO_DCHECK(n->local == nullptr || n->local->id < locals_.size(), "a body refers to its function's variables");
        if (n->local != nullptr) c->local = locals_[n->local->id];
        break;
      case Payload::Label: c->label = copy(n->label); break;
      case Payload::Const: c->constant = types::copyConst(arena_, n->constant); break;
      default: break;
    }
    c->a = copy(n->a);
    c->b = copy(n->b);
    c->c = copy(n->c);
    if (n->count != 0) {
      std::span<Node*> items = arena_.array<Node*>(n->count);
      for (uint32_t i = 0; i < n->count; i++) items[i] = copy(n->items[i]);
      c->items = items.data();
    } else {
      c->items = nullptr;
    }
    return c;
  }

  Label* copy(Label* l) {
    if (l == nullptr) return nullptr;
    Label*& c = labels_[l];
    if (c == nullptr) c = arena_.make<Label>(*l);
    return c;
  }

  base::Arena& arena_;
  Func& func_;
  std::span<Local*> locals_;
  std::unordered_map<const Label*, Label*> labels_;
};

/// Whether other packages may inline it. A closure comes to them with its maker only.
bool isOffered(const Func& f) {
  for (const Func* g = &f; g != nullptr; g = g->outer)
    if (!isInlinable(*g)) return false;
  return f.body != nullptr;
}

void forget(Func& f) {
  if (f.body != nullptr) f.flags |= kFuncBodyGone;
  f.body = nullptr;
  f.locals = {};
  f.inlineSites = {};
  f.extents[0] = f.extents[1] = {};
}

}  // namespace

void endModule(BuildContext& cx, Module& module) {
  base::PassScope pass("keep");
  for (Func* f : module.funcs.span()) {
    if (isOffered(*f)) {
      Copier(cx.arena, *f).run();
    } else {
      forget(*f);
    }
  }
  for (Func* f : module.inlined) forget(*f);
  for (Global* g : module.globals.span()) g->init = nullptr;
}

}  // namespace vo::ir
