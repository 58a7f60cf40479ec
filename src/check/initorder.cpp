// This file computes the order in which package-level variables are initialised.
//
// A variable depends on what its initialiser mentions, and on what the functions mentioned there
// mention in turn. Of the variables that depend on no uninitialised one, the first in source order
// is next. Functions are replaced by the set of variables they reach, which is computed once per
// strongly connected component of the call graph (Tarjan): removing them one by one from the graph
// takes time in the square of their number in packages with thousands of functions.
#include <algorithm>
#include <queue>

#include "check/decl.h"
#include "check/report.h"
#include "check/state.h"

namespace vo::check {

static void reportInitCycle(Checker& ck, std::span<DeclInfo* const> cycle);

namespace {

/// Reachable variables and constants per declaration, functions seen through.
class Reach {
 public:
  explicit Reach(const std::vector<DeclInfo*>& decls) : decls_(decls), component_(decls.size(), -1) {}

  /// Declarations (no functions) that `d` depends on, directly or through functions; sorted.
  std::vector<uint32_t> of(const DeclInfo* d) {
    std::vector<uint32_t> out;
    for (const DeclInfo* dep : d->deps) {
      if (isa<Func>(dep->object)) {
        visit(dep->index);
        VO_DCHECK(component_[dep->index] >= 0, "a visited function belongs to a component");
        const std::vector<uint32_t>& set = sets_[component_[dep->index]];
        out.insert(out.end(), set.begin(), set.end());
      } else {
        out.push_back(dep->index);
      }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

 private:
  struct Frame {
    uint32_t node;
    size_t next = 0;
  };

  // Tarjan's algorithm with an explicit stack: call chains are long.
  void visit(uint32_t root) {
    if (component_[root] >= 0) return;
    std::vector<Frame> frames{{root}};
    enter(root);
    while (!frames.empty()) {
      Frame& f = frames.back();
      const std::vector<DeclInfo*>& deps = decls_[f.node]->deps;
      bool descended = false;
      while (f.next < deps.size()) {
        const DeclInfo* dep = deps[f.next++];
        if (!isa<Func>(dep->object) || component_[dep->index] >= 0) continue;
        if (auto seen = number_.find(dep->index); seen != number_.end()) {
          low_[f.node] = std::min(low_[f.node], seen->second);
          continue;
        }
        enter(dep->index);
        frames.push_back({dep->index});
        descended = true;
        break;
      }
      if (descended) continue;
      uint32_t node = f.node;
      frames.pop_back();
      if (!frames.empty()) low_[frames.back().node] = std::min(low_[frames.back().node], low_[node]);
      if (low_[node] == number_[node]) finish(node);
    }
    VO_CHECK(stack_.empty() && component_[root] >= 0, "all that was entered belongs to a component");
  }

  void enter(uint32_t node) {
    VO_DCHECK(!number_.contains(node) && component_[node] < 0, "a function is entered once");
    uint32_t n = static_cast<uint32_t>(number_.size());
    number_[node] = n;
    low_[node] = n;
    stack_.push_back(node);
  }

  void finish(uint32_t node) {
    VO_DCHECK(low_[node] == number_[node], "a component ends where it was entered");
    int id = static_cast<int>(sets_.size());
    sets_.emplace_back();
    std::vector<uint32_t> members;
    for (;;) {
      VO_DCHECK(!stack_.empty(), "a component's first function is on the stack");
      uint32_t m = stack_.back();
      stack_.pop_back();
      component_[m] = id;
      members.push_back(m);
      if (m == node) break;
    }
    std::vector<uint32_t> set;
    for (uint32_t m : members) {
      for (const DeclInfo* dep : decls_[m]->deps) {
        if (!isa<Func>(dep->object)) {
          set.push_back(dep->index);
        } else if (component_[dep->index] != id) {
          const std::vector<uint32_t>& other = sets_[component_[dep->index]];
          set.insert(set.end(), other.begin(), other.end());
        }
      }
    }
    std::sort(set.begin(), set.end());
    set.erase(std::unique(set.begin(), set.end()), set.end());
    sets_[id] = std::move(set);
  }

  const std::vector<DeclInfo*>& decls_;
  std::vector<int> component_;
  std::unordered_map<uint32_t, uint32_t> number_, low_;
  std::vector<uint32_t> stack_;
  std::vector<std::vector<uint32_t>> sets_;
};

/// A path of declarations from `from` back to `from`, in order of reference; empty if there is none.
std::vector<DeclInfo*> findCycle(DeclInfo* from) {
  std::unordered_map<DeclInfo*, DeclInfo*> cameFrom;
  std::vector<DeclInfo*> queue{from};
  for (size_t i = 0; i < queue.size(); i++) {
    DeclInfo* d = queue[i];
    std::vector<DeclInfo*> deps = (d->shared != nullptr ? d->shared : d)->deps;
    std::sort(deps.begin(), deps.end(), [](DeclInfo* a, DeclInfo* b) { return a->index < b->index; });
    for (DeclInfo* dep : deps) {
      if (dep == from) {
        std::vector<DeclInfo*> path;
        for (DeclInfo* at = d; at != from; at = cameFrom[at]) {
          VO_DCHECK(cameFrom.contains(at), "each on the way was reached from another");
          path.push_back(at);
        }
        path.push_back(from);
        std::reverse(path.begin(), path.end());
        return path;
      }
      if (cameFrom.try_emplace(dep, d).second) queue.push_back(dep);
    }
  }
  return {};
}

}  // namespace

void initOrder(Checker& ck) {
  VO_CHECK(ck.checked.initializers.empty(), "the order is found once");
  size_t n = ck.decls.size();
  Reach reach(ck.decls);
  std::vector<std::vector<uint32_t>> users(n);
  std::vector<uint32_t> pending(n, 0);
  std::vector<uint32_t> nodes;
  for (DeclInfo* d : ck.decls) {
    if (!isa<Const>(d->object) && !isa<Var>(d->object)) continue;
    nodes.push_back(d->index);
    const DeclInfo* source = d->shared != nullptr ? d->shared : d;
    for (uint32_t dep : reach.of(source)) {
      users[dep].push_back(d->index);
      pending[d->index]++;
    }
  }
  // Constants first, then by number of open dependencies, then in source order: in a correct
  // program the number is 0 for whatever is taken. A stale entry has an outdated number.
  struct Entry {
    bool isVar;
    uint32_t pending, index;
    bool operator>(const Entry& o) const {
      if (isVar != o.isVar) return isVar;
      if (pending != o.pending) return pending > o.pending;
      return index > o.index;
    }
  };
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  auto enqueue = [&](uint32_t i) { queue.push({isa<Var>(ck.decls[i]->object), pending[i], i}); };
  for (uint32_t i : nodes) enqueue(i);
  std::vector<bool> done(n, false);
  std::unordered_set<const DeclInfo*> emitted;
  while (!queue.empty()) {
    Entry e = queue.top();
    queue.pop();
    if (done[e.index] || e.pending != pending[e.index]) continue;
    done[e.index] = true;
    DeclInfo* d = ck.decls[e.index];
    if (e.pending > 0) {
      std::vector<DeclInfo*> cycle = findCycle(d);
      if (!cycle.empty()) reportInitCycle(ck, cycle);
    }
    for (uint32_t user : users[e.index]) {
      VO_DCHECK(pending[user] > 0, "each dependency is counted once");
      pending[user]--;
      if (!done[user]) enqueue(user);
    }
    Var* v = dynCast<Var>(d->object);
    if (v == nullptr || d->init == nullptr) continue;
    DeclInfo* source = d->shared != nullptr ? d->shared : d;
    if (!emitted.insert(source).second) continue;
    std::span<Var*> lhs = source->lhs.size() > 1 ? ck.arena.copy(std::span<Var* const>(source->lhs))
                                                 : ck.arena.copy(std::span<Var* const>(&v, 1));
    ck.checked.initializers.push_back({lhs, d->init});
  }
}

static void reportInitCycle(Checker& ck, std::span<DeclInfo* const> cycle) {
  VO_CHECK(!cycle.empty(), "a cycle has a declaration");
  Object* o = cycle[0]->object;
  if (cycle.size() == 1) {
    error(ck, o, Kind::InvalidInitCycle, "initialization cycle: ", o->name, " refers to itself");
    return;
  }
  diag::Diagnostic* d = error(ck, o, Kind::InvalidInitCycle, "initialization cycle for ", o->name);
  for (size_t i = 0; i < cycle.size(); i++) {
    Object* from = cycle[i]->object;
    Object* to = cycle[(i + 1) % cycle.size()]->object;
    note(ck, d, rangeOf(from), from->name, " refers to ", to->name);
  }
}

}  // namespace vo::check
