// This file makes the edges of statements, and keeps the depth of loops.
#include "escape/build.h"

namespace vo::escape {

// Where a value that is assigned to the place goes.
Hole Flow::place(Node* n) {
  Hole k = heap();
  switch (n->op) {
    case Op::Local: k = {locationOf(m_, n->local), 0}; break;
    case Op::Global: break;
    case Op::Field: k = place(n->a); break;
    case Op::Index:
      discard(n->b);
      if (types::isa<types::Slice>(types::under(n->a->type))) {
        expr(mutatorHole(), n->a);
      } else {
        k = place(n->a);
      }
      break;
    case Op::Deref:
      if (n->a->op == Op::Local && facts(m_, n->a->local).owner != nullptr) {
        LocalFacts& f = facts(m_, n->a->local);
        k = {locationOf(f.ownerMember, f.owner), 0};
        break;
      }
      expr(mutatorHole(), n->a);
      break;
    default: discard(n); break;
  }
  return pointers_.has(n->type) ? k : Hole{};
}

namespace {

bool sameSafe(const Node* x, const Node* y) {
  if (x->op != y->op) return false;
  switch (x->op) {
    case Op::Local: return x->local == y->local;
    case Op::Global: return x->global == y->global;
    case Op::Field: return x->index == y->index && sameSafe(x->a, y->a);
    case Op::Deref: case Op::ConvNop: return sameSafe(x->a, y->a);
    default: return false;
  }
}

const Node* derefOfLocal(const Node* n) {
  if (n->op == Op::Field) n = n->a;
  return n->op == Op::Deref && n->a->op == Op::Local ? n->a : nullptr;
}

}  // namespace

// b.buf = b.buf[n:m], v.x = v.y: moves nothing to a place that lives longer.
bool Flow::isSelfAssign(const Node* dst, const Node* src) const {
  if (src->op == Op::SliceOp && src->a->op != Op::Addr) {
    const Node* d = derefOfLocal(dst);
    const Node* s = derefOfLocal(src->a);
    return d != nullptr && s != nullptr && d->local == s->local;
  }
  if (dst->op != src->op || (dst->op != Op::Field && dst->op != Op::Index)) return false;
  // gc keeps away from indices that are calls: those are temporaries here.
  auto plain = [](const Node* i) {
    return i->op == Op::Const || (i->op == Op::Local && !i->local->name.empty());
  };
  if (dst->op == Op::Index && (!plain(dst->b) || !plain(src->b))) return false;
  return sameSafe(dst->a, src->a);
}

// The Data field of a reflect.SliceHeader or StringHeader: an uintptr that is a pointer.
bool Flow::isHeaderData(const Node* n) {
  if (n->op != Op::Field || n->index != 0 || n->a->op != Op::Deref) return false;
  auto* t = types::as<types::Named>(n->a->type);
  if (t == nullptr || t->object->package == nullptr || t->object->package->path != "reflect")
    return false;
  std::string_view name = t->object->name.str();
  return name == "SliceHeader" || name == "StringHeader";
}

void Flow::decl(Node* n) {
  LocId l = locationOf(m_, n->local);
  g_[l].loopDepth = loopDepth_;
  if (n->a == nullptr) return;
  Hole k{l, 0};
  if (!pointers_.has(n->local->type)) k = Hole{};
  producer({&k, 1}, n->a);
}

void Flow::stmt(Node* n) {
  if (n == nullptr) return;
  switch (n->op) {
    case Op::Decl: decl(n); return;
    case Op::Assign: {
      if (n->b->op == Op::Append && n->a->op == Op::Local && (growing.empty() || growing.back() != m_->func))
        growing.push_back(m_->func);
      Hole k = place(n->a);
      if (isHeaderData(n->a)) {
        unsafeValue(heap(), n->b);
        return;
      }
      if (k.dst != kBlank && isSelfAssign(n->a, n->b)) {
        k = Hole{};
        if (decisions_ != nullptr)
          decisions_->list.push_back({n->pos, std::string(localName(m_->func)) +
                                             " ignoring self-assignment in " + describe(n->a, decisions_->names) +
                                             " = " + describe(n->b, decisions_->names)});
      }
      producer({&k, 1}, n->b);
      return;
    }
    case Op::AssignOp:
      place(n->a);
      discard(n->b);
      return;
    case Op::AssignMulti: {
      std::vector<Hole> ks;
      for (Node* p : n->list()) ks.push_back(p != nullptr ? place(p) : Hole{});
      producer(ks, n->b);
      return;
    }
    case Op::Eval: producer({}, n->a); return;
    case Op::MapAssign: case Op::MapAssignOp:
      discard(n->a);
      expr(heap(), n->b);
      expr(heap(), n->c);
      return;
    case Op::Send:
      discard(n->a);
      expr(heap(), n->b);
      return;
    case Op::SliceClear: case Op::MapClear: expr(mutatorHole(), n->a); return;
    case Op::Panic: case Op::Go: expr(heap(), n->a); return;
    case Op::Defer:
      // A closure may be in the frame if there is one of it, and it joins this frame's list.
      if (n->b == nullptr && loopDepth_ == 1) {
        Hole k{g_.add(m_, loopDepth_), 0};
        expr(tee({k, calleeHole()}), n->a);
      } else {
        expr(heap(), n->a);
      }
      return;
    case Op::Return:
      for (size_t i = 0; i < n->count; i++) {
        Local* r = m_->func->results[i];
        expr(pointers_.has(r->type) ? Hole{locationOf(m_, r), 0} : Hole{}, n->items[i]);
      }
      return;
    case Op::Block:
      for (Node* i : n->list()) stmt(i);
      return;
    case Op::If:
      discard(n->a);
      stmt(n->b);
      stmt(n->c);
      return;
    case Op::Loop:
      loopDepth_++;
      if (n->a != nullptr) discard(n->a);
      stmt(n->b);
      stmt(n->c);
      loopDepth_--;
      return;
    case Op::Switch:
      discard(n->a);
      for (Node* c : n->list()) stmt(c->a);
      stmt(n->b);
      return;
    case Op::LabelMark:
      if (loopLabels_.contains(n->label)) loopDepth_++;
      return;
    default:
      // Deletes, clears, checks, prints, jumps.
      if (n->a != nullptr) discard(n->a);
      if (n->b != nullptr) discard(n->b);
      if (n->c != nullptr) discard(n->c);
      discardAll(n->list());
      return;
  }
}

}  // namespace vo::escape
