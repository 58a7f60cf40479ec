// This file decides which constants are values of which basic types.
#include "types/representable.h"

#include "types/predicates.h"

namespace vo::types {

namespace {

/// Bits of an integer type; 0 for untyped ones.
uint32_t integerBits(BasicKind kind) {
  switch (kind) {
    case BasicKind::Int8:
    case BasicKind::Uint8: return 8;
    case BasicKind::Int16:
    case BasicKind::Uint16: return 16;
    case BasicKind::Int32:
    case BasicKind::Uint32: return 32;
    case BasicKind::UntypedInt:
    case BasicKind::UntypedRune: return 0;
    default: return 64;
  }
}

bool fitsInteger(const ConstValue* x, const Basic* t) {
  uint32_t bits = integerBits(t->basic);
  if (bits == 0) return true;
  if ((t->flags & kIsUnsigned) != 0) return constSign(x) >= 0 && constBitLen(x) <= bits;
  int64_t v;
  if (!int64Value(x, &v)) return false;
  int64_t max = static_cast<int64_t>((uint64_t{1} << (bits - 1)) - 1);
  return v >= -max - 1 && v <= max;
}

/// The value in a machine float of the kind (or as it is for untyped kinds); null on overflow.
ConstValue* roundTo(base::Arena& arena, ConstValue* x, BasicKind kind) {
  switch (kind) {
    case BasicKind::Float32:
    case BasicKind::Complex64: return roundFloat32(arena, x);
    case BasicKind::Float64:
    case BasicKind::Complex128: return roundFloat64(arena, x);
    default: return x;
  }
}

}  // namespace

bool representableConst(base::Arena& arena, ConstValue* x, const Basic* t, ConstValue** rounded) {
  if (constKind(x) == ConstKind::Unknown) return true;
  if ((t->flags & kIsInteger) != 0) {
    ConstValue* i = toInt(arena, x);
    if (constKind(i) != ConstKind::Int) return false;
    if (rounded != nullptr) *rounded = i;
    return fitsInteger(i, t);
  }
  if ((t->flags & kIsFloat) != 0) {
    ConstValue* f = toFloat(arena, x);
    if (constKind(f) != ConstKind::Float) return false;
    // An untyped float keeps the form it has.
    if ((t->flags & kIsUntyped) != 0) return true;
    ConstValue* r = roundTo(arena, f, t->basic);
    if (r == nullptr) return false;
    if (rounded != nullptr) *rounded = r;
    return true;
  }
  if ((t->flags & kIsComplex) != 0) {
    ConstValue* c = toComplex(arena, x);
    if (constKind(c) != ConstKind::Complex) return false;
    if ((t->flags & kIsUntyped) != 0) return true;
    ConstValue* re = roundTo(arena, constReal(arena, c), t->basic);
    ConstValue* im = roundTo(arena, constImag(arena, c), t->basic);
    if (re == nullptr || im == nullptr) return false;
    if (rounded != nullptr) *rounded = makeComplex(arena, re, im);
    return true;
  }
  if ((t->flags & kIsString) != 0) return constKind(x) == ConstKind::String;
  if ((t->flags & kIsBoolean) != 0) return constKind(x) == ConstKind::Bool;
  return false;
}

RepresentError representError(TypeContext& ctx, ConstValue* x, const Type* xType, const Basic* t) {
  if (representableConst(ctx.transient(), x, t, nullptr)) return RepresentError::None;
  if (!isNumeric(xType) || !isNumeric(t)) return RepresentError::NotRepresentable;
  return !isInteger(xType) && isInteger(t) ? RepresentError::Truncated : RepresentError::Overflows;
}

bool untypedOverflows(const ConstValue* x) {
  constexpr uint32_t kMaxBits = 512;
  return constKind(x) == ConstKind::Int && constBitLen(x) > kMaxBits;
}

}  // namespace vo::types
