// This file builds composite literals. Structs, arrays and slices are one node with their elements;
// sparse and constant ones take a shorter way; map literals are a sequence of assignments.
#include <algorithm>
#include <map>

#include "ir/build_expr.h"
#include "ir/build_func.h"
#include "ir/build_literal.h"
#include "ir/build_stmt.h"
#include "ir/func_builder.h"
#include "ir/nodes.h"
#include "ir/order.h"
#include "ir/static_init.h"

namespace vo::ir {

using namespace syntax;

static Node* structLit(FuncBuilder& fb, const syntax::CompositeLit* e, Type* t);
static Node* arrayLit(FuncBuilder& fb, const syntax::CompositeLit* e, Type* t);
static Node* sliceLit(FuncBuilder& fb, const syntax::CompositeLit* e, Type* t);
static Node* mapLit(FuncBuilder& fb, const syntax::CompositeLit* e, Type* t);

namespace {

/// Constant elements from which on a literal is copied from static data.
constexpr size_t kStaticElements = 5;
/// An array literal with more holes than this, and more than elements, is filled in place.
constexpr int64_t kMaxHoles = 64;

struct Element {
  int64_t index;
  const Expr* value;
};

}  // namespace

static std::vector<Element> elementsOf(types::Info& info, const CompositeLit* e, int64_t* length) {
  std::vector<Element> list;
  int64_t next = 0;
  *length = 0;
  for (const Expr* x : e->elements) {
    if (const KeyValueExpr* kv = dynCast<KeyValueExpr>(x)) {
      const ConstValue* k = info.constant(kv->key);
      VO_CHECK(k != nullptr && types::int64Value(k, &next), "the index of a literal's element is constant");
      x = kv->value;
    }
    list.push_back({next++, x});
    *length = std::max(*length, next);
  }
  return list;
}

Node* compositeLit(FuncBuilder& fb, const CompositeLit* e, Type* t) {
  Type* u = under(t);
  switch (u->kind) {
    // An element of []*T, whose &T is left out.
    case types::TypeKind::Pointer:
      return make(fb, Op::New, e->pos, t, compositeLit(fb, e, types::cast<types::Pointer>(u)->elem));
    case types::TypeKind::Struct: return structLit(fb, e, t);
    case types::TypeKind::Array: return arrayLit(fb, e, t);
    case types::TypeKind::Slice: return sliceLit(fb, e, t);
    case types::TypeKind::Map: return mapLit(fb, e, t);
    default: VO_UNREACHABLE("no other type has literals");
  }
}

// The fields from the literal's struct to the one that the i-th element is for: several for a key
// that is a promoted field.
std::span<const int32_t> literalField(FuncBuilder& fb, const CompositeLit* e, size_t i, types::Struct* s) {
  const KeyValueExpr* kv = dynCast<KeyValueExpr>(e->elements[i]);
  if (kv == nullptr) {
    std::span<int32_t> path = fb.b.tc.transient().array<int32_t>(1);
    path[0] = static_cast<int32_t>(i);
    return path;
  }
  const Ident* key = cast<Ident>(kv->key);
  const types::Object* f = fb.b.info.object(key);
  types::Lookup found = types::lookupFieldOrMethod(fb.b.tc, s, false, f != nullptr ? f->package : nullptr, key->name);
  VO_CHECK(types::isa<types::Var>(found.object), "the literal's key is a field");
  return found.path;
}

// A struct with the values of those fields and of fields of embedded structs; the rest is zero.
Node* structOf(FuncBuilder& fb, Type* t, std::span<const FieldValue> list, Pos pos, size_t depth) {
  types::Struct* s = underAs<types::Struct>(t);
  NodeVec values(s->fields.size());
  std::map<size_t, std::vector<FieldValue>> inner;
  for (const FieldValue& f : list) {
    size_t at = static_cast<size_t>(f.path[depth]);
    VO_DCHECK(at < values.size() && values[at] == nullptr, "each field has one value");
    if (f.path.size() == depth + 1) {
      values[at] = f.value;
    } else {
      inner[at].push_back(f);
    }
  }
  for (const auto& [at, parts] : inner) values[at] = structOf(fb, s->fields[at]->type, parts, pos, depth + 1);
  for (size_t i = 0; i < values.size(); i++)
    if (values[i] == nullptr) values[i] = zero(fb, s->fields[i]->type, pos);
  return makeList(fb, Op::StructLit, pos, t, values);
}

static Node* structLit(FuncBuilder& fb, const CompositeLit* e, Type* t) {
  types::Struct* s = underAs<types::Struct>(t);
  if (e->elements.empty()) return zero(fb, t, e->pos);
  std::vector<FieldValue> values;
  std::vector<bool> effects(e->elements.size() + 1);
  for (size_t i = e->elements.size(); i-- > 0;) effects[i] = effects[i + 1] || hasEffect(fb, e->elements[i]);
  for (size_t i = 0; i < e->elements.size(); i++) {
    const KeyValueExpr* kv = dynCast<KeyValueExpr>(e->elements[i]);
    const Expr* x = kv != nullptr ? kv->value : e->elements[i];
    std::span<const int32_t> path = literalField(fb, e, i, s);
    const types::Var* f = types::fieldOfPath(s, path);
    Later l(fb, effects[i + 1]);
    Node* v = exprTo(fb, x, f->type);
    if (f->name.str() == "_") {
      discard(fb, v, x->pos);  // blank fields are always zero
    } else {
      values.push_back({path, v});
    }
  }
  return structOf(fb, t, values, e->pos);
}

// Elements 0 … length-1 with zeros for holes, or empty if that is too sparse.
static bool denseElements(FuncBuilder& fb, const CompositeLit* e, Type* elem, NodeVec* values) {
  int64_t length;
  std::vector<Element> list = elementsOf(fb.b.info, e, &length);
  int64_t holes = length - static_cast<int64_t>(list.size());
  if (holes > kMaxHoles && holes > static_cast<int64_t>(list.size())) return false;
  values->assign(static_cast<size_t>(length), nullptr);
  std::vector<bool> effects(list.size() + 1);
  for (size_t i = list.size(); i-- > 0;) effects[i] = effects[i + 1] || hasEffect(fb, list[i].value);
  for (size_t i = 0; i < list.size(); i++) {
    Later l(fb, effects[i + 1]);
    (*values)[static_cast<size_t>(list[i].index)] = exprTo(fb, list[i].value, elem);
  }
  for (Node*& v : *values)
    if (v == nullptr) v = zero(fb, elem, e->pos);
  return true;
}

static void storeElements(FuncBuilder& fb, const CompositeLit* e, Node* base, Type* elem) {
  int64_t length;
  for (const Element& x : elementsOf(fb.b.info, e, &length)) {
    NoLater n(fb);
    Node* v = exprTo(fb, x.value, elem);
    Node* at = index(fb, copy(fb, base), intConst(fb, x.index, fb.b.intType(), e->pos), x.value->pos);
    at->flags |= kNoCheck;
    assign(fb, at, v, x.value->pos);
  }
}

// The variable with the constant elements, or null.
static Node* staticArray(FuncBuilder& fb, const CompositeLit* e, Type* array) {
  if (e->elements.size() < kStaticElements) return nullptr;
  Node* v = staticArrayValue(fb, e, array, false);
  if (v == nullptr) return nullptr;
  Node* n = make(fb, Op::Global, e->pos, array);
  n->global = fb.b.newStatic(array, v, e->pos, true);
  return n;
}

static Node* arrayLit(FuncBuilder& fb, const CompositeLit* e, Type* t) {
  types::Array* a = underAs<types::Array>(t);
  if (e->elements.empty()) return zero(fb, t, e->pos);
  if (Node* s = staticArray(fb, e, t)) return s;
  NodeVec values;
  if (denseElements(fb, e, a->elem, &values)) return makeList(fb, Op::ArrayLit, e->pos, t, values);
  Local* l = newTemp(fb, t, e->pos);
  decl(fb, l, nullptr, e->pos);
  storeElements(fb, e, local(fb, l, e->pos), a->elem);
  return local(fb, l, e->pos);
}

static Node* sliceLit(FuncBuilder& fb, const CompositeLit* e, Type* t) {
  Type* elem = underAs<types::Slice>(t)->elem;
  int64_t length;
  elementsOf(fb.b.info, e, &length);
  Type* array = fb.b.tc.newArray(elem, length);
  auto sliceOf = [&](Node* p) { return make(fb, Op::SliceOp, e->pos, t, p); };
  if (Node* s = staticArray(fb, e, array))
    return early(fb, sliceOf(make(fb, Op::New, e->pos, fb.b.pointerTo(array), s)));
  NodeVec values;
  if (denseElements(fb, e, elem, &values)) return makeList(fb, Op::SliceLit, e->pos, t, values);
  Node* p = spill(fb, make(fb, Op::New, e->pos, fb.b.pointerTo(array)), e->pos);
  storeElements(fb, e, deref(fb, p, e->pos), elem);
  return sliceOf(copy(fb, p));
}

static Node* mapLit(FuncBuilder& fb, const CompositeLit* e, Type* t) {
  types::Map* m = underAs<types::Map>(t);
  Node* hint =
      e->elements.empty() ? nullptr : intConst(fb, static_cast<int64_t>(e->elements.size()), fb.b.intType(), e->pos);
  Node* made = make(fb, Op::MakeMap, e->pos, t, hint);
  if (e->elements.empty()) return early(fb, made);
  Node* x = spill(fb, made, e->pos);
  // One statement per entry: later ones see what the calls of earlier ones did.
  NoLater n(fb);
  for (const Expr* entry : e->elements) {
    const KeyValueExpr* kv = cast<KeyValueExpr>(entry);
    Node* k;
    {
      Later l(fb, hasEffect(fb, kv->value));
      k = earlyKey(fb, exprTo(fb, kv->key, m->key), t);
    }
    Node* v = exprTo(fb, kv->value, m->elem);
    emit(fb, make(fb, Op::MapAssign, kv->pos, nullptr, copy(fb, x), k, v));
  }
  return copy(fb, x);
}

}  // namespace vo::ir
