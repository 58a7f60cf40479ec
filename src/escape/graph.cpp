// This file solves the graph of locations.
//
// For each location (the root) a walk finds, against the edges, what flows to it and after how many
// dereferences at least. Paths with negative edges need Bellman-Ford's relaxing, but there are no
// negative cycles: after an address-of the count starts again from 0 (for "root = &l; l = x", l's
// address flows to the root, not x's). If the address of l flows to something that outlives l, l
// escapes; then it is a root that outlives everything itself, and is walked (again).
#include "escape/graph.h"

#include <algorithm>

namespace vo::escape {

bool contains(const Member* outer, const Member* inner) {
  if (outer == nullptr || inner == nullptr) return false;
  for (const Member* m = inner->outer; m != nullptr; m = m->outer)
    if (m == outer) return true;
  return false;
}

void Graph::clear() {
  locations_.clear();
  edges_.clear();
  queue_.clear();
  members.clear();
  locations_.resize(kFirstLocation);
  locations_[kHeap].attrs = kLost;
  locations_[kCallee].attrs = kCalls;
  locations_[kMutator].attrs = kMutates;
  walk_ = 0;
}

LocId Graph::add(Member* m, uint16_t loopDepth) {
  VO_DCHECK(locations_.size() < kNoEdge, "locations have 32-bit numbers");
  locations_.emplace_back();
  locations_.back().member = m;
  locations_.back().loopDepth = loopDepth;
  return static_cast<LocId>(locations_.size() - 1);
}

void Graph::flow(Hole k, LocId src) {
  VO_DCHECK(k.dst < locations_.size() && src < locations_.size(), "flows are between locations of this graph");
  VO_DCHECK(k.derefs >= -1, "an address is taken of a place, not of an address");
  if (k.dst == kBlank || src == kBlank) return;
  if (k.dst == src && k.derefs >= 0) return;
  Location& dst = locations_[k.dst];
  if (k.derefs < 0 && dst.has(kEscapes)) {
    locations_[src].attrs |= kLost;
    return;
  }
  edges_.push_back({src, k.derefs, dst.firstEdge});
  dst.firstEdge = static_cast<uint32_t>(edges_.size() - 1);
}

bool Graph::outlives(const Location& l, const Location& other) const {
  if (l.has(kEscapes)) return true;
  if (&l == &locations_[kCallee] || &l == &locations_[kMutator]) return false;
  // Callers may do anything with results, unless all calls of a closure are known.
  if (l.result >= 0) return !(contains(other.member, l.member) && !l.member->resultsLost);
  if (l.member == other.member && l.loopDepth < other.loopDepth) return true;
  return contains(l.member, other.member);
}

void Graph::enqueue(LocId l) {
  VO_DCHECK(l != kBlank && l < locations_.size(), "what goes nowhere has no walk");
  if (locations_[l].queued) return;
  locations_[l].queued = true;
  queue_.push_back(l);
}

void Graph::leakTo(Location& param, const Location& sink, int32_t derefs) {
  VO_DCHECK(param.isParam && derefs >= 0, "only parameters leak, a number of dereferences away");
  if (!sink.has(kEscapes) && sink.result >= 0 && sink.member == param.member &&
      sink.result < ir::kLeakResults) {
    param.leaks.add(param.leaks.results[sink.result], derefs);
    return;
  }
  param.leaks.add(param.leaks.heap, derefs);
}

void Graph::loseResults(const Location& l) {
  if (l.node == nullptr) return;
  if (l.node->op != ir::Op::Closure && l.node->op != ir::Op::FuncRef) return;
  VO_DCHECK(l.node->func != nullptr, "a func value names its function");
  for (Member* m : members) {
    if (m->func != l.node->func || m->resultsLost) continue;
    m->resultsLost = true;
    for (ir::Local* r : m->func->results) enqueue(m->base + r->id);
  }
}

void Graph::walkOne(LocId root) {
  VO_DCHECK(root < locations_.size() && root != kBlank, "the root is a location");
  walk_++;
  locations_[root].walk = walk_;
  locations_[root].derefs = 0;
  if (locations_[root].has(kCalls)) loseResults(locations_[root]);
  stack_.assign(1, root);
  while (!stack_.empty()) {
    LocId id = stack_.back();
    stack_.pop_back();
    Location& l = locations_[id];
    const Location& r = locations_[root];
    int32_t derefs = l.derefs;
    VO_DCHECK(l.walk == walk_ && derefs >= -1, "what is on the stack has been reached in this walk");
    uint8_t fresh = 0;
    if (derefs < 0) {
      derefs = 0;
      // An address of the frame in memory that the caller has lent would be seen there when the frame is gone.
      bool lent = r.isLent && (r.member == l.member || contains(r.member, l.member));
      if (lent || outlives(r, l)) fresh |= kLost;
    }
    if (derefs == 0) fresh |= r.attrs & (kCalls | kMutates);
    if (l.isParam) {
      if (outlives(r, l)) leakTo(l, r, derefs);
      if (r.has(kCalls) && !r.has(kEscapes)) l.leaks.add(l.leaks.callee, derefs);
      if (r.has(kMutates) && !r.has(kEscapes)) l.leaks.add(l.leaks.mutator, derefs);
    }
    if ((fresh & ~l.attrs) != 0) {
      l.attrs |= fresh;
      enqueue(id);
      if (l.has(kEscapes)) continue;
    }
    for (uint32_t e = l.firstEdge; e != kNoEdge; e = edges_[e].next) {
      Location& src = locations_[edges_[e].src];
      VO_DCHECK(e < edges_.size(), "edges are linked by their numbers");
      if (src.has(kEscapes)) continue;
      int32_t d = derefs + edges_[e].derefs;
      if (src.walk == walk_ && src.derefs <= d) continue;
      src.walk = walk_;
      src.derefs = d;
      stack_.push_back(edges_[e].src);
    }
  }
}

void Graph::solve() {
  VO_DCHECK(queue_.empty(), "a graph is solved once");
  for (LocId i = 0; i < locations_.size(); i++)
    if (i != kBlank) enqueue(i);
  for (size_t next = 0; next < queue_.size(); next++) {
    LocId l = queue_[next];
    locations_[l].queued = false;
    walkOne(l);
    // Keep the queue's memory bounded.
    if (next > 4096 && next * 2 > queue_.size()) {
      queue_.erase(queue_.begin(), queue_.begin() + static_cast<ptrdiff_t>(next) + 1);
      next = static_cast<size_t>(-1);
    }
  }
}

}  // namespace vo::escape
