// This file decides which initialisers of package variables are data, and makes the data: constants,
// functions, addresses of variables, literals of these. Pointers and slices in such data refer to
// variables without a name, which are made here. What reads another variable, calls or allocates
// otherwise is code in the package's init function.
#include <algorithm>

#include "ir/build_convert.h"
#include "ir/build_expr.h"
#include "ir/build_literal.h"
#include "ir/func_builder.h"
#include "ir/nodes.h"
#include "ir/static_init.h"

namespace vo::ir {

using namespace syntax;

namespace {

/// The address of a package-level variable or a part of it, as a place; null if it is not static.
Node* staticPlace(FuncBuilder& f, const Expr* e) {
  e = unparen(e);
  if (const Ident* id = dynCast<Ident>(e)) {
    types::Var* v = types::dynCast<types::Var>(f.b.info.object(id));
    if (v == nullptr || v->isField || v->package == nullptr || v->parent != v->package->scope) return nullptr;
    Node* n = make(f, Op::Global, e->pos, v->type);
    n->global = f.b.global(v);
    return n;
  }
  if (const SelectorExpr* s = dynCast<SelectorExpr>(e)) {
    const types::Selection* sel = f.b.info.selection(s);
    if (sel == nullptr || sel->kind == types::SelectionKind::Qualified) return staticPlace(f, s->sel);
    if (sel->kind != types::SelectionKind::FieldVal || sel->indirect) return nullptr;
    Node* x = staticPlace(f, s->x);
    if (x == nullptr || types::isa<types::Pointer>(under(x->type))) return nullptr;
    return fieldPath(f, x, sel->path, e->pos);
  }
  if (const IndexExpr* i = dynCast<IndexExpr>(e)) {
    const ConstValue* k = f.b.info.constant(i->indices[0]);
    if (k == nullptr || f.b.info.type(i->x) == nullptr) return nullptr;
    if (!types::isa<types::Array>(under(typeOf(f, i->x)))) return nullptr;
    Node* x = staticPlace(f, i->x);
    if (x == nullptr) return nullptr;
    return index(f, x, constant(f, k, f.b.intType(), e->pos), e->pos);
  }
  return nullptr;
}

Node* staticStruct(FuncBuilder& f, const CompositeLit* e, Type* t, bool addresses) {
  types::Struct* s = underAs<types::Struct>(t);
  if (e->elements.empty()) return zero(f, t, e->pos);
  std::vector<FieldValue> values;
  for (size_t i = 0; i < e->elements.size(); i++) {
    const KeyValueExpr* kv = dynCast<KeyValueExpr>(e->elements[i]);
    std::span<const int32_t> path = literalField(f, e, i, s);
    const types::Var* field = types::fieldOfPath(s, path);
    Node* v = staticValue(f, kv != nullptr ? kv->value : e->elements[i], field->type, addresses);
    if (v == nullptr) return nullptr;
    if (field->name.str() != "_") values.push_back({path, v});  // blank fields are always zero
  }
  return structOf(f, t, values, e->pos);
}

Node* literalValue(FuncBuilder& f, const CompositeLit* e, Type* t, bool addresses) {
  Type* u = under(t);
  switch (u->kind) {
    case types::TypeKind::Struct: return staticStruct(f, e, t, addresses);
    case types::TypeKind::Array: return staticArrayValue(f, e, t, addresses);
    case types::TypeKind::Pointer: {
      if (!addresses) return nullptr;
      Type* elem = types::cast<types::Pointer>(u)->elem;
      Node* v = literalValue(f, e, elem, true);
      if (v == nullptr) return nullptr;
      Node* g = make(f, Op::Global, e->pos, elem);
      g->global = f.b.newStatic(elem, v, e->pos, false);
      return make(f, Op::Addr, e->pos, t, g);
    }
    case types::TypeKind::Slice: {
      if (!addresses) return nullptr;
      int64_t length = 0, next = 0;
      for (const Expr* x : e->elements) {
        if (const KeyValueExpr* kv = dynCast<KeyValueExpr>(x))
          if (!types::int64Value(f.b.info.constant(kv->key), &next)) return nullptr;
        length = std::max(length, ++next);
      }
      Type* array = f.b.tc.newArray(types::cast<types::Slice>(u)->elem, length);
      Node* v = staticArrayValue(f, e, array, true);
      if (v == nullptr) return nullptr;
      Node* n = make(f, Op::StaticSlice, e->pos, t);
      n->global = f.b.newStatic(array, v, e->pos, false);
      return n;
    }
    default: return nullptr;
  }
}

}  // namespace

Node* staticArrayValue(FuncBuilder& f, const CompositeLit* e, Type* t, bool addresses) {
  constexpr int64_t kMaxStatic = 1 << 20;
  types::Array* a = underAs<types::Array>(t);
  NodeVec values;
  int64_t next = 0;
  for (const Expr* x : e->elements) {
    if (const KeyValueExpr* kv = dynCast<KeyValueExpr>(x)) {
      const ConstValue* k = f.b.info.constant(kv->key);
      if (k == nullptr || !types::int64Value(k, &next)) return nullptr;
      x = kv->value;
    }
    if (next < 0 || next >= kMaxStatic) return nullptr;
    if (static_cast<size_t>(next) >= values.size()) values.resize(static_cast<size_t>(next) + 1);
    Node* v = staticValue(f, x, a->elem, addresses);
    if (v == nullptr) return nullptr;
    values[static_cast<size_t>(next++)] = v;
  }
  for (Node*& v : values)
    if (v == nullptr) v = zero(f, a->elem, e->pos);
  return makeList(f, Op::ArrayLit, e->pos, t, values);
}

Node* staticValue(FuncBuilder& f, const Expr* e, Type* target, bool addresses) {
  e = unparen(e);
  if (tooDeep(f, e)) return nullptr;
  Builder& b = f.b;
  if (b.info.mode(e) == Mode::NilValue) return zero(f, target, e->pos);
  Node* v = nullptr;
  if (const ConstValue* c = b.info.constant(e)) {
    v = constant(f, c, typeOf(f, e), e->pos);
  } else if (const CompositeLit* lit = dynCast<CompositeLit>(e)) {
    v = literalValue(f, lit, typeOf(f, e), addresses);
  } else if (const UnaryExpr* u = dynCast<UnaryExpr>(e)) {
    if (!addresses || u->op != Token::And) return nullptr;
    Type* t = typeOf(f, e);
    if (const CompositeLit* x = dynCast<CompositeLit>(unparen(u->x))) {
      v = literalValue(f, x, t, true);
    } else if (Node* p = staticPlace(f, u->x)) {
      v = make(f, Op::Addr, e->pos, t, p);
    }
  } else if (isa<Ident>(e) || isa<SelectorExpr>(e)) {
    const Ident* id = dynCast<Ident>(e);
    if (const SelectorExpr* s = dynCast<SelectorExpr>(e)) {
      const types::Selection* sel = b.info.selection(s);
      if (sel != nullptr && sel->kind != types::SelectionKind::Qualified) return nullptr;
      id = s->sel;
    }
    if (types::isa<types::Func>(b.info.object(id))) v = functionValue(f, id, e->pos);
  } else if (const FuncLit* function = dynCast<FuncLit>(e)) {
    // Captures nothing at package level; inside a function it may.
    if (addresses && f.parent == nullptr && f.fn->has(kFuncIsInit)) v = funcLit(f, function);
    if (v != nullptr && v->op != Op::FuncRef) return nullptr;
  } else if (const CallExpr* call = dynCast<CallExpr>(e)) {
    if (b.info.mode(call->fun) != Mode::Type || call->args.size() != 1) return nullptr;
    Type* to = typeOf(f, e);
    Type* tu = under(to);
    if (types::isa<types::Slice>(tu) || types::isString(tu)) {
      // []byte("text") makes a slice.
      if (b.info.constant(call->args[0]) != nullptr) return nullptr;
    }
    Node* x = staticValue(f, call->args[0], to, addresses);
    if (x == nullptr || types::isString(under(x->type)) != types::isString(tu)) return nullptr;
    v = x;
  }
  if (v == nullptr) return nullptr;
  if (identical(v->type, target)) return v;
  if (!addresses && types::isInterface(target)) return nullptr;
  Node* r = convert(f, v, target, e->pos);
  switch (r->op) {
    case Op::Const:
    case Op::Zero:
    case Op::ConvNop:
    case Op::ToIface: return r;
    default: return nullptr;
  }
}

}  // namespace vo::ir
