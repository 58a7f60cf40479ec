// This file makes the edges of expressions: how the value of a tree flows to a hole.
#include "escape/build.h"
#include "types/sizes.h"

namespace vo::escape {

bool PointerTypes::has(Type* t) {
  if (t == nullptr) return true;
  Type* u = types::under(t);
  switch (u->kind) {
    case types::TypeKind::Basic:
      return types::isString(u) || types::isUnsafePointer(u) ||
             types::cast<types::Basic>(u)->basic == types::BasicKind::UntypedNil;
    case types::TypeKind::Array: {
      auto* a = types::cast<types::Array>(u);
      return a->length != 0 && has(a->elem);
    }
    case types::TypeKind::Struct: {
      auto [it, fresh] = known_.try_emplace(u, false);
      if (!fresh) return it->second;
      bool found = false;
      for (types::Var* f : types::cast<types::Struct>(u)->fields) found = found || has(f->type);
      known_[u] = found;
      return found;
    }
    default: return true;
  }
}

bool tooLargeForFrame(Type* t) {
  int64_t size = types::sizeOf(t);
  return size < 0 || size > kMaxFrameVariable;
}

Hole Flow::spill(Hole k, Node* n) {
  LocId l = g_.add(m_, loopDepth_);
  g_[l].node = n;
  g_.flow(k.addr(), l);
  return {l, 0};
}

Hole Flow::tee(const std::vector<Hole>& ks) {
  size_t live = 0;
  Hole only;
  for (const Hole& k : ks)
    if (k.dst != kBlank) {
      live++;
      only = k;
    }
  if (live <= 1) return only;
  LocId l = g_.add(m_, loopDepth_);
  for (const Hole& k : ks) g_.flow(k, l);
  return {l, 0};
}

void Flow::discardAll(std::span<Node*> list) {
  for (Node* n : list)
    if (n != nullptr) discard(n);
}

void Flow::local(Hole k, Node* n) {
  LocalFacts& f = facts(m_, n->local);
  if (f.owner != nullptr) {
    // The address of a variable of a function around this one.
    g_.flow(k.addr(), locationOf(f.ownerMember, f.owner));
    return;
  }
  g_.flow(k, locationOf(m_, n->local));
}

// An uintptr that becomes a pointer: what it was computed from flows.
void Flow::unsafeValue(Hole k, Node* n) {
  switch (n->op) {
    case Op::ConvNop:
      if (types::isUnsafePointer(n->a->type)) {
        expr(k, n->a);
      } else {
        unsafeValue(k, n->a);
      }
      return;
    case Op::Neg: case Op::BitNot: unsafeValue(k, n->a); return;
    case Op::Add: case Op::Sub: case Op::Or: case Op::Xor: case Op::Mul: case Op::Div:
    case Op::Rem: case Op::And: case Op::AndNot:
      unsafeValue(k, n->a);
      unsafeValue(k, n->b);
      return;
    case Op::Shl: case Op::Shr:
      unsafeValue(k, n->a);
      discard(n->b);
      return;
    case Op::Field:
      if (isHeaderData(n)) {
        expr(k.deref(), n->a->a);
      } else {
        discard(n);
      }
      return;
    default: discard(n); return;
  }
}

void Flow::closure(Hole k, Node* n) {
  k = spill(k, n);
  VO_DCHECK(n->count <= n->func->captures.size(), "a closure has a value for each capture");
  Member* inner = memberOf(n->func);
  for (size_t i = 0; i < n->count; i++) {
    Hole to = k;
    if (inner != nullptr) {
      Local* c = inner->func->captures[i];
      if (facts(inner, c).owner == nullptr) to = tee({k, Hole{locationOf(inner, c), 0}});
    } else {
      to = tee({k, captureHole(n->func, i)});
    }
    expr(to, n->items[i]);
  }
}

void Flow::makeSlice(Hole k, Node* n) {
  Hole memory = spill(k, n);
  discard(n->a);
  if (n->b != nullptr) discard(n->b);
  const Node* size = n->b != nullptr ? n->b : n->a;
  while (size->op == Op::ConvNop || size->op == Op::ConvNum) size = size->a;
  int64_t count = -1;
  bool constant = size->op == Op::Const && types::int64Value(size->constant, &count) && count >= 0;
  int64_t elem = types::sizeOf(types::underAs<types::Slice>(n->type)->elem);
  bool mayBeSmall = constant || (elem > 0 && elem <= ir::kSmallArrayBytes);
  if (!mayBeSmall || elem < 0 || (constant && elem > 0 && count > kMaxFrameVariable / elem))
    g_.flow(heap().addr(), memory.dst);
}

void Flow::expr(Hole k, Node* n) {
  if (n == nullptr) return;
  if (k.derefs >= 0 && k.dst != kBlank && n->type != nullptr && !pointers_.has(n->type)) k = Hole{};
  switch (n->op) {
    case Op::Const: case Op::Zero: case Op::Global: case Op::FrameToken: case Op::StaticSlice:
      return;
    case Op::FuncRef:
      // A closure without captures: nothing to allocate, but its results matter.
      if (n->func->outer != nullptr) spill(k, n);
      return;
    case Op::Local: local(k, n); return;
    case Op::Field: expr(k, n->a); return;
    case Op::Index:
      expr(types::isa<types::Slice>(types::under(n->a->type)) ? k.deref() : k, n->a);
      discard(n->b);
      return;
    case Op::Deref: expr(k.deref(), n->a); return;
    case Op::Addr: expr(k.addr(), n->a); return;
    case Op::New: {
      Hole memory = spill(k, n);
      if (tooLargeForFrame(types::underAs<types::Pointer>(n->type)->elem))
        g_.flow(heap().addr(), memory.dst);
      expr(memory, n->a);
      return;
    }
    case Op::Concat: case Op::IntToStr: case Op::BytesToStr: case Op::RunesToStr:
    case Op::StrToBytes: case Op::StrToRunes: case Op::MakeMap:
      spill(k, n);
      if (n->a != nullptr) discard(n->a);
      discardAll(n->list());
      return;
    case Op::Min: case Op::Max:
      for (Node* i : n->list()) expr(k, i);
      return;
    case Op::ConvNop:
      if (types::isUnsafePointer(n->type) && types::isUintptr(n->a->type)) {
        unsafeValue(k, n->a);
      } else {
        expr(k, n->a);
      }
      return;
    case Op::SliceToArrayPtr: case Op::IfaceToIface: case Op::NonNil: expr(k, n->a); return;
    case Op::ToIface:
      expr(types::isDirectIface(n->a->type) ? k : spill(k, n), n->a);
      return;
    case Op::Unbox: expr(types::isDirectIface(n->type) ? k : k.deref(), n->a); return;
    case Op::SliceOp:
      expr(k, n->a);
      if (n->b != nullptr) discard(n->b);
      if (n->c != nullptr) discard(n->c);
      discardAll(n->list());
      return;
    case Op::MakeSlice: makeSlice(k, n); return;
    case Op::StructLit: case Op::ArrayLit:
      for (Node* i : n->list()) expr(k, i);
      return;
    case Op::SliceLit: {
      Hole memory = spill(k, n);
      Type* elem = types::underAs<types::Slice>(n->type)->elem;
      int64_t size = types::sizeOf(elem);
      if (size < 0 || size * n->count > kMaxFrameVariable) g_.flow(heap().addr(), memory.dst);
      for (Node* i : n->list()) expr(memory, i);
      return;
    }
    case Op::Closure: closure(k, n); return;
    case Op::UnsafeAdd: case Op::UnsafeSlice: case Op::UnsafeString:
      expr(k, n->a);
      discard(n->b);
      return;
    case Op::UnsafeSliceData: case Op::UnsafeStringData: expr(k, n->a); return;
    default:
      // Numbers, comparisons, lengths, map elements (which are in the heap): nothing flows.
      VO_CHECK(ir::opInfo(n->op).cls == ir::OpClass::Expr || ir::opInfo(n->op).cls == ir::OpClass::Place,
               "effects are roots of statements");
      if (n->a != nullptr) discard(n->a);
      if (n->b != nullptr) discard(n->b);
      if (n->c != nullptr) discard(n->c);
      discardAll(n->list());
      return;
  }
}

}  // namespace vo::escape
