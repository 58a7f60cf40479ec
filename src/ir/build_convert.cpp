// This file builds conversions, the implied ones of assignments included.
#include "ir/build_convert.h"
#include "ir/build_expr.h"
#include "ir/build_stmt.h"
#include "ir/func_builder.h"
#include "ir/nodes.h"
#include "ir/order.h"

namespace vo::ir {

using namespace syntax;

namespace {

/// What a struct of one field or an array of one element holds, if that is all.
Type* soleComponent(Type* t) {
  for (;;) {
    Type* u = under(t);
    types::Struct* s = types::dynCast<types::Struct>(u);
    types::Array* a = types::dynCast<types::Array>(u);
    if (s != nullptr && s->fields.size() == 1)
      t = s->fields[0]->type;
    else if (a != nullptr && a->length == 1)
      t = a->elem;
    else
      return t;
  }
}

bool hasPointers(Type* t) {
  Type* u = under(t);
  switch (u->kind) {
    case types::TypeKind::Basic: return types::isString(u) || types::isUnsafePointer(u);
    case types::TypeKind::Array: {
      types::Array* a = types::cast<types::Array>(u);
      return a->length > 0 && hasPointers(a->elem);
    }
    case types::TypeKind::Struct:
      // Nested structs of no size may have exponentially many parts.
      if (types::sizeOf(t) == 0) return false;
      for (types::Var* f : types::cast<types::Struct>(u)->fields)
        if (hasPointers(f->type)) return true;
      return false;
    default: return true;
  }
}

/// gc boxes such a value through its address, so it copies the value where it stands.
bool boxedByAddress(Type* t) {
  Type* u = under(soleComponent(t));
  if (types::isString(u) || types::isa<types::Slice>(u)) return false;
  int64_t size = types::sizeOf(t);
  if (hasPointers(t)) return true;
  int64_t align = types::alignOf(t);
  return !((size == 2 && align == 2) || (size == 4 && align == 4) || (size == 8 && align == 8));
}

/// Whether the conversion of the constant is a constant: so in generic code, where the checker knows the
/// value but not yet its type.
bool retypes(base::Arena& arena, const ConstValue* v, Type* from, Type* to) {
  using namespace types;
  if (identical(from, to)) return true;
  Basic* f = types::cast<Basic>(from);
  Basic* t = types::cast<Basic>(to);
  if (f->basic == t->basic) return true;
  if (!isNumeric(f) || !isNumeric(t)) return false;
  if (!isInteger(t)) return true;
  const ConstValue* i = toInt(arena, const_cast<ConstValue*>(v));
  if (constKind(i) != ConstKind::Int) return false;
  int64_t bits = sizeOf(t) * 8;
  if (isUnsigned(t)) return constSign(i) >= 0 && constBitLen(i) <= static_cast<uint64_t>(bits);
  return constBitLen(i) < static_cast<uint64_t>(bits);
}

bool isByteSlice(Type* u) {
  types::Slice* s = types::dynCast<types::Slice>(u);
  types::Basic* e = s != nullptr ? underAs<types::Basic>(s->elem) : nullptr;
  return e != nullptr && e->basic == BasicKind::Uint8;
}

}  // namespace

Node* convert(FuncBuilder& fb, Node* v, Type* to, Pos pos) {
  Type* from = v->type;
  VO_DCHECK(from != nullptr && to != nullptr && !types::isa<Tuple>(from), "one value becomes one value");
  if (identical(from, to)) return v;
  Type* fu = under(from);
  Type* tu = under(to);
  if (v->op == Op::Zero && types::isUntyped(from)) return zero(fb, to, pos);
  if (types::isa<types::Interface>(tu)) {
    if (types::isa<types::Interface>(fu)) {
      if (v->op == Op::Zero) return zero(fb, to, pos);
      // A value's itab is that of its static type: only without methods there is none to change.
      bool plain = types::typeSet(types::cast<types::Interface>(fu))->methods.empty() &&
                   types::typeSet(types::cast<types::Interface>(tu))->methods.empty();
      return make(fb, plain ? Op::ConvNop : Op::IfaceToIface, pos, to, v);
    }
    if (boxedByAddress(from)) v = earlyAddress(fb, v);
    return make(fb, Op::ToIface, pos, to, v);
  }
  types::Basic* fromBasic = types::dynCast<types::Basic>(fu);
  types::Basic* toBasic = types::dynCast<types::Basic>(tu);
  if (fromBasic != nullptr && toBasic != nullptr) {
    if (v->op == Op::Const && retypes(fb.b.cx.bodies, v->constant, fu, tu)) return constant(fb, v->constant, to, pos);
    if (fromBasic->basic == toBasic->basic) {
      if (v->op == Op::Zero) return zero(fb, to, pos);
      return make(fb, Op::ConvNop, pos, to, v);
    }
    if (types::isString(toBasic)) return make(fb, Op::IntToStr, pos, to, v);
    if (types::isUnsafePointer(toBasic)) {
      // What a call has returned (reflect.Value.Pointer) is a reference from here on, also while later operands are evaluated.
      Node* pointer = make(fb, Op::ConvNop, pos, to, v);
      return fb.later != 0 && v->op == Op::Local && v->local->kind == LocalKind::Temp ? spill(fb, pointer, pos) : pointer;
    }
    if (types::isUnsafePointer(fromBasic)) return make(fb, Op::ConvNop, pos, to, v);
    return make(fb, Op::ConvNum, pos, to, v);
  }
  if (types::isString(fu) && types::isa<types::Slice>(tu))
    return early(fb, make(fb, isByteSlice(tu) ? Op::StrToBytes : Op::StrToRunes, pos, to, v));
  if (types::isa<types::Slice>(fu)) {
    if (types::isString(tu)) return make(fb, isByteSlice(fu) ? Op::BytesToStr : Op::RunesToStr, pos, to, v);
    if (types::isa<types::Pointer>(tu)) return make(fb, Op::SliceToArrayPtr, pos, to, v);
    if (types::Array* a = types::dynCast<types::Array>(tu)) {
      if (a->length == 0) {
        discard(fb, v, pos);
        return zero(fb, to, pos);
      }
      Node* d = deref(fb, make(fb, Op::SliceToArrayPtr, pos, fb.b.pointerTo(to), v), pos);
      d->flags |= kNoCheck;
      return d;
    }
  }
  if (v->op == Op::Zero) return zero(fb, to, pos);
  return make(fb, Op::ConvNop, pos, to, v);
}

Node* conversion(FuncBuilder& fb, const CallExpr* e) {
  Type* to = typeOf(fb, e);
  const Expr* arg = e->args[0];
  if (fb.b.info.mode(arg) == Mode::NilValue) return zero(fb, to, e->pos);
  return convert(fb, expr(fb, arg), to, e->lparen);
}

}  // namespace vo::ir
