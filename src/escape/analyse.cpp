// This file divides a module into groups of mutually recursive functions (Tarjan's strongly
// connected components, closures together with the function around them), analyses them callees
// first, and writes what was found into the trees.
#include <algorithm>

#include "base/check.h"
#include "escape/build.h"

namespace vo::escape {

namespace {

// A function with the closures inside of it, for Tarjan's algorithm.
struct Family {
  std::vector<Func*> funcs;
  std::vector<uint32_t> refs;
  uint32_t index = 0, low = 0;
  bool onStack = false;
};

class Module {
 public:
  Module(base::Arena& kept, base::Arena& bodies, ir::Module& module, Decisions* decisions)
      : kept_(kept), bodies_(bodies), module_(module), decisions_(decisions) {}

  void run() {
    familyOf_.assign(module_.funcs.size(), kNoFamily);
    for (Func* f : module_.funcs.span()) {
      if (f->body == nullptr) continue;
      Func* root = f;
      while (root->outer != nullptr && root->outer->body != nullptr && isOwn(root->outer)) root = root->outer;
      uint32_t& family = familyOf_[root->id];
      if (family == kNoFamily) {
        family = static_cast<uint32_t>(families_.size());
        families_.emplace_back();
      }
      families_[family].funcs.push_back(f);
      familyOf_[f->id] = family;
    }
    for (uint32_t i = 0; i < families_.size(); i++)
      if (families_[i].index == 0) connect(i);
    if (decisions_ != nullptr)
      std::stable_sort(decisions_->list.begin(), decisions_->list.end(),
                       [](const Decision& a, const Decision& b) { return a.pos < b.pos; });
  }

 private:
  static constexpr uint32_t kNoFamily = UINT32_MAX;

  bool isOwn(const Func* f) const { return f->id < familyOf_.size() && module_.funcs[f->id] == f; }

  void references(Family& f, const Node* n) {
    if (n->op == Op::CallStatic || n->op == Op::FuncRef || n->op == Op::Closure) {
      uint32_t family = isOwn(n->func) ? familyOf_[n->func->id] : kNoFamily;
      if (family != kNoFamily && (f.refs.empty() || f.refs.back() != family)) f.refs.push_back(family);
    }
    ir::forEachChild(n, [&](const Node* i) { references(f, i); });
  }

  // Without recursion: chains of calls may be long.
  void connect(uint32_t start) {
    std::vector<std::pair<uint32_t, size_t>> work;
    auto enter = [&](uint32_t v) {
      // Not for all functions at the beginning: most are analysed soon after, with their trees in the
      // cache.
      for (Func* g : families_[v].funcs) {
        prefetchBody(*g);
        references(families_[v], g->body);
      }
      VO_DCHECK(families_[v].index == 0 && !families_[v].onStack, "a family is entered once");
      families_[v].index = families_[v].low = ++counter_;
      families_[v].onStack = true;
      stack_.push_back(v);
      work.emplace_back(v, 0);
    };
    enter(start);
    while (!work.empty()) {
      auto& [v, next] = work.back();
      Family& f = families_[v];
      if (next < f.refs.size()) {
        uint32_t w = f.refs[next++];
        if (families_[w].index == 0) {
          enter(w);
        } else if (families_[w].onStack) {
          f.low = std::min(f.low, families_[w].index);
        }
        continue;
      }
      uint32_t done = v;
      work.pop_back();
      if (!work.empty()) {
        Family& up = families_[work.back().first];
        up.low = std::min(up.low, f.low);
      }
      if (f.low == f.index) group(done);
    }
  }

  // The group whose first family is `root` is on the stack from there on.
  void group(uint32_t root) {
    std::deque<Member> members;
    uint32_t v;
    do {
      VO_DCHECK(!stack_.empty(), "the first family of a group is on the stack");
      v = stack_.back();
      stack_.pop_back();
      families_[v].onStack = false;
      for (Func* f : families_[v].funcs) members.push_back({f});
    } while (v != root);
    graph_.clear();
    Flow flow(graph_, pointers_, members, decisions_);
    flow.build();
    graph_.solve();
    finish(members);
    for (Func* f : flow.growing) growSmall(bodies_, *f);
  }

  void finish(std::deque<Member>& members) {
    for (size_t i = kFirstLocation; i < graph_.size(); i++) {
      Location& l = graph_[static_cast<LocId>(i)];
      VO_DCHECK(l.local == nullptr || l.node == nullptr, "a location is a variable or what a node allocates");
      if (l.local != nullptr) {
        if (l.local->storage == ir::Storage::Heap && !l.has(kEscapes))
          l.local->storage = ir::Storage::Frame;
      } else if (l.node != nullptr && !l.has(kEscapes) && l.node->op != Op::CallStatic) {
        l.node->flags |= ir::kOnFrame;
        if (l.node->op == Op::StrToBytes && !l.has(kMutates)) l.node->flags |= ir::kUnwritten;
      }
      if (decisions_ != nullptr) report(l, *decisions_);
    }
    for (Member& m : members) {
      std::vector<ir::Leaks> leaks;
      auto add = [&](const Local* p) {
        Location& l = graph_[m.base + p->id];
        VO_DCHECK(l.local == p || l.local == nullptr, "a member's locations are in the order of its variables");
        if (l.has(kEscapes)) l.leaks.heap = 0;
        leaks.push_back(l.leaks);
        if (decisions_ != nullptr && p->kind == ir::LocalKind::Param)
          reportParam(m.func, l, pointers_.has(p->type), *decisions_);
      };
      for (const Local* p : m.func->params) add(p);
      for (const Local* c : m.func->captures) add(c);
      VO_DCHECK(leaks.size() == m.func->params.size() + m.func->captures.size(), "leaks are those of parameters, then captures");
      if (!leaks.empty()) m.func->leaks = kept_.copy(std::span<const ir::Leaks>(leaks));
    }
  }

  base::Arena& kept_;
  base::Arena& bodies_;
  ir::Module& module_;
  Decisions* decisions_;
  PointerTypes pointers_;
  Graph graph_;
  std::vector<Family> families_;
  std::vector<uint32_t> familyOf_;  ///< by Func::id
  std::vector<uint32_t> stack_;
  uint32_t counter_ = 0;
};

}  // namespace

void analyse(base::Arena& kept, base::Arena& bodies, ir::Module& module, Decisions* decisions) {
  base::PassScope pass("escape");
  Module(kept, bodies, module, decisions).run();
}

}  // namespace vo::escape
