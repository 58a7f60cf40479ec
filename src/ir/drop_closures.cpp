// This file takes closures away that nothing refers to since calls of them were inlined.
//
// What they made themselves belongs to the function that has their place now: escape analysis follows the variables of a
// closure that is made at one place, inside of its outer function.
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ir/inline.h"

namespace vo::ir {

namespace {

class Dropping {
 public:
  explicit Dropping(Module& module) : module_(module) {}

  void run(base::Arena& arena) {
    for (Func* f : module_.funcs)
      if (f->outer == nullptr) reach(f);
    for (Global* g : module_.globals)
      if (g->init != nullptr) walk(g->init, nullptr);
    while (!left_.empty()) {
      Func* f = left_.back();
      left_.pop_back();
      if (f->body != nullptr) walk(f->body, f);
    }
    std::unordered_set<const Func*> dropped;
    uint32_t kept = 0;
    for (Func* f : module_.funcs.span()) {
      if (makers_.contains(f)) {
        f->id = kept;
        module_.funcs[kept++] = f;
      } else {
        module_.inlined.push(arena, f);
        dropped.insert(f);
      }
    }
    module_.funcs.resize(arena, kept);
    for (Func* f : module_.funcs)
      if (Func* maker = makers_[f]; maker != nullptr && dropped.contains(f->outer)) f->outer = maker;
  }

 private:
  void reach(Func* f) {
    if (makers_.try_emplace(f, nullptr).second) left_.push_back(f);
  }

  void walk(const Node* n, Func* in) {
    if (opInfo(n->op).payload == Payload::Func && n->func->outer != nullptr && n->func->id < module_.funcs.size() && module_.funcs[n->func->id] == n->func) {
      if (makers_.try_emplace(n->func, in).second) left_.push_back(n->func);
    }
    forEachChild(n, [&](const Node* x) { walk(x, in); });
  }

  Module& module_;
  std::unordered_map<const Func*, Func*> makers_;  ///< reached functions; of closures, one that makes it
  std::vector<Func*> left_;
};

}  // namespace

void dropClosures(BuildContext& cx, Module& module) {
  base::PassScope pass("drop closures");
  Dropping(module).run(cx.bodies);
}

}  // namespace vo::ir
