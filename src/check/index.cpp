// This file checks index and slice expressions.
#include "check/assign.h"
#include "check/call.h"
#include "check/constant.h"
#include "check/decl.h"
#include "check/expr.h"
#include "check/index.h"
#include "check/report.h"
#include "check/scope.h"
#include "check/state.h"
#include "check/type_expr.h"

namespace vo::check {

using namespace syntax;

static bool indexTypeParam(Checker& ck, Operand& x, syntax::IndexExpr* e, int64_t* length, bool* done);
static void mapIndex(Checker& ck, Operand& x, syntax::IndexExpr* e, Type* key, Type* elem);
static syntax::Expr* singleIndex(Checker& ck, syntax::IndexExpr* e);

// True if `e` instantiates a generic function, which x then is: the caller does it, for it may
// know more type arguments.
bool indexExpr(Checker& ck, Operand& x, IndexExpr* e) {
  exprOrType(ck, x, e->x, true);
  switch (x.mode) {
    case Mode::Invalid:
      use(ck, e->indices);
      return false;
    case Mode::Type: {
      x.invalidate();
      x.type = varType(ck, e);
      if (isValid(x.type)) x.mode = Mode::Type;
      return false;
    }
    case Mode::Value:
      if (Signature* sig = underAs<Signature>(x.type); sig != nullptr && !sig->typeParams.empty())
        return true;
      break;
    default: break;
  }
  nonGeneric(ck, nullptr, x);
  if (x.isInvalid()) return false;
  bool complete = isComplete(ck, x.type) && isPointeeComplete(ck, x.type);
  Type* u = under(x.type);
  if (Map* m = dynCast<Map>(u); m != nullptr && complete) complete = isComplete(ck, m->elem);
  if (!complete) {
    x.invalidate();
    return false;
  }
  bool valid = false;
  int64_t length = -1;
  switch (u->kind) {
    case TypeKind::Basic:
      if (types::isString(u)) {
        valid = true;
        if (x.isConstant()) length = static_cast<int64_t>(types::stringValue(x.value).size());
        x.mode = Mode::Value;
        x.type = ck.tc.universe().byteType;
      }
      break;
    case TypeKind::Array:
      valid = true;
      length = types::cast<Array>(u)->length;
      if (x.mode != Mode::Variable) x.mode = Mode::Value;
      x.type = types::cast<Array>(u)->elem;
      break;
    case TypeKind::Pointer:
      if (Array* a = underAs<Array>(types::cast<Pointer>(u)->elem)) {
        valid = true;
        length = a->length;
        x.mode = Mode::Variable;
        x.type = a->elem;
      }
      break;
    case TypeKind::Slice:
      valid = true;
      x.mode = Mode::Variable;
      x.type = types::cast<Slice>(u)->elem;
      break;
    case TypeKind::Map:
      mapIndex(ck, x, e, types::cast<Map>(u)->key, types::cast<Map>(u)->elem);
      return false;
    case TypeKind::Interface: {
      if (!types::isTypeParam(x.type)) break;
      bool done = false;
      valid = indexTypeParam(ck, x, e, &length, &done);
      if (done) return false;
      break;
    }
    default: break;
  }
  if (!valid) {
    error(ck, e->lbrack, Kind::NonSliceableOperand, "cannot index ", x);
    use(ck, e->indices);
    x.invalidate();
    return false;
  }
  Expr* i = singleIndex(ck, e);
  if (i == nullptr) {
    x.invalidate();
    return false;
  }
  if (x.type == nullptr) x.type = ck.invalidType();
  int64_t ignored;
  index(ck, i, length, &ignored);
  return false;
}

static void mapIndex(Checker& ck, Operand& x, IndexExpr* e, Type* key, Type* elem) {
  Expr* i = singleIndex(ck, e);
  if (i == nullptr) {
    x.invalidate();
    return;
  }
  Operand k;
  genericExpr(ck, k, i);
  assignment(ck, k, key, "map index");
  // The element type is known even if the key is wrong.
  x.mode = Mode::MapIndex;
  x.type = elem;
  x.expr = e;
}

// All types of the set must be indexable with the same element type, and maps (with one key type)
// cannot be mixed with others.
static bool indexTypeParam(Checker& ck, Operand& x, IndexExpr* e, int64_t* length, bool* done) {
  Type *key = nullptr, *elem = nullptr;
  Mode mode = Mode::Variable;
  bool ok = types::underIs(x.type, [&](Type* u) {
    int64_t l = -1;
    Type *k = nullptr, *el = nullptr;
    if (u == nullptr) return false;
    switch (u->kind) {
      case TypeKind::Basic:
        if (types::isString(u)) {
          el = ck.tc.universe().byteType;
          mode = Mode::Value;
        }
        break;
      case TypeKind::Array:
        l = types::cast<Array>(u)->length;
        el = types::cast<Array>(u)->elem;
        if (x.mode != Mode::Variable) mode = Mode::Value;
        break;
      case TypeKind::Pointer:
        if (Array* a = underAs<Array>(types::cast<Pointer>(u)->elem)) {
          l = a->length;
          el = a->elem;
        }
        break;
      case TypeKind::Slice: el = types::cast<Slice>(u)->elem; break;
      case TypeKind::Map:
        k = types::cast<Map>(u)->key;
        el = types::cast<Map>(u)->elem;
        break;
      default: break;
    }
    if (el == nullptr) return false;
    if (elem == nullptr) {
      *length = l;
      key = k;
      elem = el;
      return true;
    }
    if ((key == nullptr) != (k == nullptr) || (key != nullptr && !identical(key, k))) return false;
    if (!identical(elem, el)) return false;
    if (l >= 0 && l < *length) *length = l;
    return true;
  });
  if (!ok || elem == nullptr) return false;
  if (key != nullptr) {
    mapIndex(ck, x, e, key, elem);
    *done = true;
    return true;
  }
  x.mode = mode;
  x.type = elem;
  return true;
}

void sliceExpr(Checker& ck, Operand& x, SliceExpr* e) {
  expr(ck, nullptr, x, e->x);
  if (x.isInvalid()) {
    for (Expr* i : {e->lo, e->hi, e->max})
      if (i != nullptr) use(ck, i);
    return;
  }
  // Strings count as byte slices when the types of a set are compared.
  Type *first = nullptr, *u = nullptr;
  bool hasString = false, failed = false;
  types::typeSetAll(x.type, [&](Type* t, Type* tu) {
    if (tu == nullptr) {
      error(ck, x, Kind::NonSliceableOperand, "cannot slice ", x, ": no specific type in ", x.type);
      failed = true;
      return false;
    }
    if (types::isString(tu)) {
      tu = ck.tc.newSlice(ck.tc.universe().byteType);
      hasString = true;
    }
    if (u == nullptr) {
      first = t;
      u = tu;
      return true;
    }
    if (identical(u, tu)) return true;
    error(ck, x, Kind::NonSliceableOperand, "cannot slice ", x, ": ", first, " and ", t,
          " have different underlying types");
    failed = true;
    return false;
  });
  if (failed || u == nullptr || !isPointeeComplete(ck, x.type)) {
    x.invalidate();
    return;
  }
  if (hasString) u = types::isTypeParam(x.type) ? ck.basic(BasicKind::String) : under(x.type);
  bool valid = false;
  int64_t length = -1;
  switch (u->kind) {
    case TypeKind::Basic:
      if (!types::isString(u)) break;
      if (e->three) {
        error(ck, e->max != nullptr ? rangeOf(e->max) : rangeOf(e), Kind::InvalidSliceExpr,
              "invalid operation: 3-index slice of string");
        x.invalidate();
        return;
      }
      valid = true;
      if (x.isConstant()) length = static_cast<int64_t>(types::stringValue(x.value).size());
      if (types::isUntyped(x.type)) {
        x.type = ck.basic(BasicKind::String);
        updateExprType(ck, e->x, x.type, true);
      }
      break;
    case TypeKind::Array:
      valid = true;
      length = types::cast<Array>(u)->length;
      if (x.mode != Mode::Variable) {
        error(ck, x, Kind::NonSliceableOperand, "cannot slice unaddressable value ", x);
        x.invalidate();
        return;
      }
      markRoot(ck, e->x, true, true);
      x.type = ck.tc.newSlice(types::cast<Array>(u)->elem);
      break;
    case TypeKind::Pointer:
      if (Array* a = underAs<Array>(types::cast<Pointer>(u)->elem)) {
        valid = true;
        length = a->length;
        x.type = ck.tc.newSlice(a->elem);
      }
      break;
    case TypeKind::Slice: valid = true; break;
    default: break;
  }
  if (!valid) {
    error(ck, x, Kind::NonSliceableOperand, "cannot slice ", x);
    for (Expr* i : {e->lo, e->hi, e->max})
      if (i != nullptr) use(ck, i);
    x.invalidate();
    return;
  }
  x.mode = Mode::Value;
  if (e->three && (e->hi == nullptr || e->max == nullptr)) {  // the parser has said so
    x.invalidate();
    return;
  }
  Expr* exprs[3] = {e->lo, e->hi, e->max};
  int64_t values[3];
  for (int i = 0; i < 3; i++) {
    values[i] = -1;
    if (exprs[i] != nullptr) {
      int64_t v;
      index(ck, exprs[i], length >= 0 ? length + 1 : -1, &v);
      if (v >= 0) values[i] = v;
    } else if (i == 0) {
      values[i] = 0;
    } else if (length >= 0) {
      values[i] = length;
    }
  }
  for (int i = 0; i < 2; i++) {
    for (int j = i + 1; j < 3 && values[i] > 0; j++) {
      if (values[j] < 0 || values[j] >= values[i] || exprs[j] == nullptr) continue;
      error(ck, exprs[j], Kind::SwappedSliceIndices, "invalid slice indices: ", values[j], " < ", values[i]);
      return;
    }
  }
}

static Expr* singleIndex(Checker& ck, IndexExpr* e) {
  if (e->indices.empty()) {
    error(ck, e, Kind::InvalidSyntaxTree, "missing index for ", e->x);
    return nullptr;
  }
  if (e->indices.size() > 1)
    error(ck, e->indices[1], Kind::InvalidIndex, "invalid operation: more than one index");
  return e->indices[0];
}

Type* index(Checker& ck, Expr* e, int64_t max, int64_t* value) {
  *value = -1;
  Operand x;
  expr(ck, nullptr, x, e);
  if (!isValidIndex(ck, x, Kind::InvalidIndex, "index", false)) return ck.invalidType();
  if (!x.isConstant()) return x.type;
  int64_t v;
  if (!types::int64Value(x.value, &v)) return ck.invalidType();
  if (max >= 0 && v >= max) {
    error(ck, x, Kind::InvalidIndex, "invalid argument: index ", x.value, " out of bounds [0:", max, "]");
    return ck.invalidType();
  }
  *value = v;
  return x.type;
}

bool isValidIndex(Checker& ck, Operand& x, Kind kind, std::string_view what, bool allowNegative) {
  if (x.isInvalid()) return false;
  if (!types::isTyped(x.type)) convertUntyped(ck, x, ck.basic(BasicKind::Int));
  if (x.isInvalid()) return false;
  if (!types::allInteger(x.type)) {
    error(ck, x, kind, "invalid argument: ", what, " ", x, " must be integer");
    return false;
  }
  if (!x.isConstant()) return true;
  if (!allowNegative && types::constKind(x.value) == ConstKind::Int && types::constSign(x.value) < 0) {
    error(ck, x, kind, "invalid argument: ", what, " ", x, " must not be negative");
    return false;
  }
  if (!types::representableConst(ck.localArena(), x.value, ck.basic(BasicKind::Int), &x.value)) {
    error(ck, x, kind, "invalid argument: ", what, " ", x, " overflows int");
    return false;
  }
  return true;
}

}  // namespace vo::check
