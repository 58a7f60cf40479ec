// This file decides when what is evaluated within a statement, as cmd/compile's walk/order.go does.
//
// Calls, receives, appends, assertions and the like become statements of their own in lexical
// order; trees of the rest are evaluated afterwards, when the statement itself runs: `i + f()`
// reads i after the call. Some values are nevertheless taken at their place (`early`): lengths,
// slices, new and make, comparisons of structs, &&, values that interfaces box by address. That
// can only be seen if an effect follows in the same statement (`later`), so else they stay in the
// tree.
#include <algorithm>

#include "ir/build_expr.h"
#include "ir/func_builder.h"
#include "ir/nodes.h"
#include "ir/order.h"

namespace vo::ir {

const syntax::Expr* unparen(const syntax::Expr* e) {
  while (const syntax::ParenExpr* p = syntax::dynCast<syntax::ParenExpr>(e)) e = p->x;
  return e;
}

// A variable by its name, a closure's included.
bool isVariable(const Node* n) {
  return n->op == Op::Local || n->op == Op::Global ||
         (n->op == Op::Deref && n->a->op == Op::Local && n->a->local->byRef);
}

Node* early(FuncBuilder& fb, Node* n) {
  if (fb.later == 0 || isSimple(n)) return n;
  return spill(fb, n, n->pos);
}

namespace {

/// Whether gc may keep a variable of the type in registers: then its address cannot be used.
bool fitsRegisters(Type* t) {
  constexpr int64_t kMaxParts = 4;
  if (types::sizeOf(t) > kMaxParts * types::kWordSize) return false;
  Type* u = under(t);
  if (types::Array* a = types::dynCast<types::Array>(u)) return a->length == 0 || (a->length == 1 && fitsRegisters(a->elem));
  if (types::Struct* s = types::dynCast<types::Struct>(u)) {
    if (s->fields.size() > kMaxParts) return false;
    for (types::Var* f : s->fields)
      if (!fitsRegisters(f->type)) return false;
  }
  return true;
}

}  // namespace

// A value whose address gc needs is used where it lies, and so read late, unless it lies in registers.
Node* earlyAddress(FuncBuilder& fb, Node* n) {
  if (fb.later == 0 || isSimple(n)) return n;
  if (isPlace(n)) {
    Local* root = rootLocal(n);
    if (root == nullptr || root->kind == LocalKind::Param || root->kind == LocalKind::Result ||
        fb.exposed.contains(root) || !fitsRegisters(root->type))
      return n;
  }
  return spill(fb, n, n->pos);
}

// Keys of the maps with fast paths are read late, others are copied where they stand.
Node* earlyKey(FuncBuilder& fb, Node* key, Type* mapType) {
  if (fb.later == 0 || isSimple(key)) return key;
  types::Map* m = underAs<types::Map>(mapType);
  Type* k = under(m->key);
  if (types::sizeOf(m->elem) <= 128) {
    if (isa<types::Basic>(k)) {
      if (types::isString(k)) return key;
      int64_t size = types::sizeOf(k);
      if (types::isInteger(k) && (size == 4 || size == 8)) return key;
      if (types::isUnsafePointer(k)) return key;
    }
    if (isa<types::Pointer>(k) || isa<types::Chan>(k)) return key;
  }
  return earlyAddress(fb, key);
}

// Whether gc looks the key up in the bytes themselves, `m[string(b)]`, and so at once.
bool sharesBytes(const Node* key) {
  if (key->op == Op::BytesToStr) return true;
  if (key->op != Op::StructLit && key->op != Op::ArrayLit) return false;
  return std::any_of(key->items, key->items + key->count, [](const Node* n) { return sharesBytes(n); });
}

bool anyEffect(FuncBuilder& fb, std::span<syntax::Expr* const> list) {
  for (const syntax::Expr* e : list)
    if (hasEffect(fb, e)) return true;
  return false;
}

// Iterates along left spines; the rest nests no deeper than the parser allows.
bool hasEffect(FuncBuilder& fb, const syntax::Expr* e) {
  using namespace syntax;
  for (;;) {
    if (e == nullptr || tooDeep(fb, e)) return false;
    if (fb.b.info.constant(e) != nullptr) return false;
    switch (e->kind) {
      case NodeKind::ParenExpr: e = cast<ParenExpr>(e)->x; break;
      case NodeKind::SelectorExpr: {
        const SelectorExpr* s = cast<SelectorExpr>(e);
        const types::Selection* sel = fb.b.info.selection(s);
        if (sel == nullptr || sel->kind == types::SelectionKind::Qualified ||
            sel->kind == types::SelectionKind::MethodExpr)
          return false;
        e = s->x;
        break;
      }
      case NodeKind::StarExpr: e = cast<StarExpr>(e)->x; break;
      case NodeKind::IndexExpr: {
        const IndexExpr* x = cast<IndexExpr>(e);
        if (fb.b.info.mode(x->indices[0]) == Mode::Type) return false;
        if (anyEffect(fb, x->indices)) return true;
        e = x->x;
        break;
      }
      case NodeKind::SliceExpr: {
        const SliceExpr* x = cast<SliceExpr>(e);
        if ((x->lo != nullptr && hasEffect(fb, x->lo)) || (x->hi != nullptr && hasEffect(fb, x->hi)) ||
            (x->max != nullptr && hasEffect(fb, x->max)))
          return true;
        e = x->x;
        break;
      }
      case NodeKind::UnaryExpr: {
        const UnaryExpr* x = cast<UnaryExpr>(e);
        if (x->op == Token::Arrow) return true;
        e = x->x;
        break;
      }
      case NodeKind::BinaryExpr: {
        const BinaryExpr* x = cast<BinaryExpr>(e);
        if (hasEffect(fb, x->y)) return true;
        e = x->x;
        break;
      }
      case NodeKind::KeyValueExpr: {
        const KeyValueExpr* x = cast<KeyValueExpr>(e);
        // The key may be a field's name, which has no facts.
        if (fb.b.info.mode(x->key) != Mode::Invalid && hasEffect(fb, x->key)) return true;
        e = x->value;
        break;
      }
      case NodeKind::CompositeLit: {
        const CompositeLit* x = cast<CompositeLit>(e);
        Type* t = fb.b.info.type(x);
        if (t != nullptr && isa<types::Map>(under(fb.map(t)))) return true;
        return anyEffect(fb, x->elements);
      }
      case NodeKind::TypeAssertExpr:
      case NodeKind::TryExpr:
      case NodeKind::DynAttrExpr:
      case NodeKind::DynIndexExpr:
      case NodeKind::DynCallExpr: return true;
      case NodeKind::CallExpr: {
        const CallExpr* x = cast<CallExpr>(e);
        Mode m = fb.b.info.mode(x->fun);
        if (m == Mode::Type) {
          e = x->args[0];
          break;
        }
        if (m != Mode::Builtin) return true;
        const Expr* f = unparen(x->fun);
        const Ident* id = dynCast<Ident>(f);
        if (const SelectorExpr* s = dynCast<SelectorExpr>(f)) id = s->sel;
        const types::Builtin* bi = types::dynCast<types::Builtin>(fb.b.info.object(id));
        if (bi == nullptr) return true;
        switch (bi->id) {
          case BuiltinId::Cap:
          case BuiltinId::Len:
          case BuiltinId::Complex:
          case BuiltinId::Imag:
          case BuiltinId::Real:
          case BuiltinId::Max:
          case BuiltinId::Min:
          case BuiltinId::UnsafeAdd:
          case BuiltinId::UnsafeSlice:
          case BuiltinId::UnsafeSliceData:
          case BuiltinId::UnsafeString:
          case BuiltinId::UnsafeStringData: return anyEffect(fb, x->args);
          case BuiltinId::Make: return anyEffect(fb, x->args.subspan(1));
          case BuiltinId::New:
            return fb.b.info.mode(x->args[0]) != Mode::Type && hasEffect(fb, x->args[0]);
          case BuiltinId::UnsafeAlignof:
          case BuiltinId::UnsafeOffsetof:
          case BuiltinId::UnsafeSizeof: return false;
          default: return true;
        }
      }
      default: return false;
    }
  }
}

}  // namespace vo::ir
