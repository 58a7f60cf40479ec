// This file collects facts about a group of functions before its graph is made: which variable a
// capture is, which labels are jumped back to, which value a variable always has.
#include "escape/build.h"

namespace vo::escape {

namespace {

/// Lowering keeps values of more slots in memory.
constexpr int64_t kMaxValueSlots = 16;

/// Slots that a value takes, as lowering counts; more than kMaxValueSlots are not counted on.
int64_t slotsOf(Type* t) {
  Type* u = types::under(t);
  if (auto* a = types::dynCast<types::Array>(u)) {
    int64_t each = a->length == 0 ? 0 : slotsOf(a->elem);
    return each == 0 ? 0 : a->length > kMaxValueSlots ? kMaxValueSlots + 1 : each * a->length;
  }
  if (auto* s = types::dynCast<types::Struct>(u)) {
    int64_t n = 0;
    for (size_t i = 0; i < s->fields.size() && n <= kMaxValueSlots; i++) n += slotsOf(s->fields[i]->type);
    return n;
  }
  if (types::isa<types::Slice>(u)) return 3;
  return types::isa<types::Interface>(u) || types::isString(u) || types::isComplex(u) ? 2 : 1;
}

}  // namespace

Member* Flow::memberOf(const Func* f) {
  auto it = memberOf_.find(f);
  return it == memberOf_.end() ? nullptr : it->second;
}

LocalFacts& Flow::facts(const Member* m, const Local* l) {
  VO_DCHECK(locationOf(m, l) < facts_.size() && g_[locationOf(m, l)].local == l, "the variable is the member's");
  return facts_[locationOf(m, l)];
}

void Flow::addLocations(Member& m) {
  VO_DCHECK(m.func->body != nullptr, "functions without a body are known by their summaries");
  m.base = static_cast<LocId>(g_.size());
  for (Local* l : m.func->locals.span()) {
    Location& loc = g_[g_.add(&m, 1)];
    loc.local = l;
  }
  for (Local* p : m.func->params) {
    Location& loc = g_[m.base + p->id];
    loc.isParam = true;
    loc.isLent = pointers_.has(p->type) && slotsOf(p->type) > kMaxValueSlots;
  }
  for (size_t i = 0; i < m.func->results.size(); i++)
    g_[m.base + m.func->results[i]->id].result = static_cast<int16_t>(std::min<size_t>(i, 1000));
}

void Flow::collectClosure(Member& m, Node* n) {
  Member* inner = memberOf(n->func);
  if (inner == nullptr || inner->outer == nullptr) return;
  VO_DCHECK(n->count == inner->func->captures.size(), "a closure has a value for each capture");
  for (size_t i = 0; i < n->count; i++) {
    Local* c = inner->func->captures[i];
    Node* item = n->items[i];
    LocalFacts& f = facts(inner, c);
    g_[locationOf(inner, c)].isParam = false;
    if (!c->byRef) {
      f.ownerMember = &m;
      f.captured = item;
    } else if (item->op == Op::Addr && item->a->op == Op::Local) {
      f.ownerMember = &m;
      f.owner = item->a->local;
    } else if (item->op == Op::Local && facts(&m, item->local).owner != nullptr) {
      f.ownerMember = facts(&m, item->local).ownerMember;
      f.owner = facts(&m, item->local).owner;
    }
  }
}

void Flow::collectOnce(Member& m) {
  if (collected_.insert(&m).second) collect(m, m.func->body);
}

// In the order of the text, each function once, so that what a capture of a capture is, is known.
void Flow::collect(Member& m, Node* n) {
  switch (n->op) {
    case Op::Decl: {
      LocalFacts& f = facts(&m, n->local);
      f.value = f.declared ? nullptr : n->a;
      f.declared = true;
      break;
    }
    case Op::LabelMark: seenLabels_.insert(n->label); break;
    case Op::FuncRef: case Op::Closure: {
      collectClosure(m, n);
      Member* inner = memberOf(n->func);
      if (inner != nullptr && inner->outer != nullptr) collectOnce(*inner);
      break;
    }
    // Behind its label, a goto makes a loop.
    case Op::Goto:
      if (seenLabels_.contains(n->label)) loopLabels_.insert(n->label);
      break;
    default: break;
  }
  ir::forEachChild(n, [&](Node* i) { collect(m, i); });
}

// Counts where closures are made or called; foreign ones are copies that inlining made.
void Flow::countSites(const Func* in, const Node* n) {
  bool refers = n->op == Op::Closure || n->op == Op::FuncRef || n->op == Op::CallStatic;
  if (refers && n->func->outer != nullptr) {
    Sites& s = sites_[n->func];
    s.count++;
    const Func* f = in;
    while (f != nullptr && f != n->func->outer) f = f->outer;
    s.foreign = s.foreign || f == nullptr;
  }
  ir::forEachChild(n, [&](const Node* i) { countSites(in, i); });
}

void Flow::build() {
  bool closures = false;
  for (Member& m : members_) {
    memberOf_[m.func] = &m;
    m.resultsLost = true;
    addLocations(m);
    for (Local* c : m.func->captures) g_[m.base + c->id].isParam = true;
    g_.members.push_back(&m);
    closures = closures || m.func->outer != nullptr;
  }
  if (closures)
    for (Member& m : members_) countSites(m.func, m.func->body);
  // A closure made at one place shares variables with the function around it.
  for (Member& m : members_) {
    Member* outer = m.func->outer != nullptr ? memberOf(m.func->outer) : nullptr;
    const Sites& s = sites_[m.func];
    if (outer == nullptr || s.foreign || (!m.func->captures.empty() && s.count != 1)) continue;
    m.outer = outer;
    m.resultsLost = false;
  }
  facts_.resize(g_.size());
  for (Member& m : members_)
    if (m.func->outer == nullptr || memberOf(m.func->outer) == nullptr) collectOnce(m);
  // Closures that are made at several places, or nowhere.
  for (Member& m : members_) collectOnce(m);
  for (Member& m : members_) {
    m_ = &m;
    loopDepth_ = 1;
    for (Local* l : m.func->locals.span())
      if (l->kind != ir::LocalKind::Param && l->kind != ir::LocalKind::MapIter &&
          tooLargeForFrame(l->type))
        g_.flow(heap().addr(), locationOf(&m, l));
    stmt(m.func->body);
  }
}

}  // namespace vo::escape
