// This file checks conversions T(x).
#include "check/assign.h"
#include "check/constant.h"
#include "check/convert.h"
#include "check/report.h"
#include "check/state.h"

namespace vo::check {

using namespace syntax;

static bool convertibleTo(Checker& ck, const Operand& x, Type* t, Cause* cause);

namespace {

/// The UTF-8 encoding of a code point, U+FFFD if it is none.
std::string encodeRune(bool known, uint64_t r) {
  if (!known || r > 0x10ffff || (r >= 0xd800 && r <= 0xdfff)) r = 0xfffd;
  std::string out;
  if (r < 0x80) {
    out += static_cast<char>(r);
  } else if (r < 0x800) {
    out += static_cast<char>(0xc0 | r >> 6);
    out += static_cast<char>(0x80 | (r & 0x3f));
  } else if (r < 0x10000) {
    out += static_cast<char>(0xe0 | r >> 12);
    out += static_cast<char>(0x80 | (r >> 6 & 0x3f));
    out += static_cast<char>(0x80 | (r & 0x3f));
  } else {
    out += static_cast<char>(0xf0 | r >> 18);
    out += static_cast<char>(0x80 | (r >> 12 & 0x3f));
    out += static_cast<char>(0x80 | (r >> 6 & 0x3f));
    out += static_cast<char>(0x80 | (r & 0x3f));
  }
  return out;
}

}  // namespace

static bool constConvertibleTo(Checker& ck, const Operand& x, Type* t, ConstValue** value) {
  Basic* b = underAs<Basic>(t);
  if (b == nullptr) return false;
  ConstValue* v = x.value;
  if (types::representableConst(ck.localArena(), x.value, b, &v)) {
    if (value != nullptr) *value = v;
    return true;
  }
  if (!types::isInteger(x.type) || !types::isString(b)) return false;
  if (value != nullptr) {
    uint64_t r = 0;
    bool known = types::uint64Value(x.value, &r);
    *value = types::makeString(ck.localArena(), encodeRune(known, r));
  }
  return true;
}

void conversion(Checker& ck, Operand& x, Type* t) {
  bool constArg = x.isConstant();
  bool ok = false;
  Cause cause;
  if (constArg && types::isConstType(t)) {
    ok = constConvertibleTo(ck, x, t, &x.value);
    // Between integers only overflow can be the reason.
    if (!ok && types::isInteger(x.type) && types::isInteger(t)) {
      error(ck, x, Kind::InvalidConversion, "constant ", x.value, " overflows ", t);
      x.invalidate();
      return;
    }
  } else if (constArg && types::isTypeParam(t)) {
    ok = types::underIs(t, [&](Type* u) {
      if (u == nullptr) {
        cause = text(ck, t, " does not contain specific types");
        return false;
      }
      if (types::isString(x.type) && types::isBytesOrRunes(u)) return true;
      if (constConvertibleTo(ck, x, u, nullptr)) return true;
      if (types::isInteger(x.type) && types::isInteger(u)) {
        cause = text(ck, "constant ", x.value, " overflows ", u, " (in ", t, ")");
      } else {
        cause = text(ck, "cannot convert ", x, " to type ", u, " (in ", t, ")");
      }
      return false;
    });
    x.mode = Mode::Value;
  } else if (convertibleTo(ck, x, t, &cause)) {
    ok = true;
    x.mode = Mode::Value;
  }
  if (!ok) {
    // A whole number is shown as an integer, as in gc, which has tried to make it one.
    if (constArg && types::isConstType(t) && types::isInteger(t)) {
      if (ConstValue* whole = types::toInt(ck.localArena(), x.value); types::constKind(whole) == ConstKind::Int)
        x.value = whole;
    }
    if (cause.empty()) {
      error(ck, x, Kind::InvalidConversion, "cannot convert ", x, " to type ", t);
    } else {
      error(ck, x, Kind::InvalidConversion, "cannot convert ", x, " to type ", t, ": ", cause);
    }
    x.invalidate();
    return;
  }
  if (types::isUntyped(x.type)) {
    Type* final = t;
    if (x.type == ck.basic(BasicKind::UntypedNil)) {
      // keeps the target's type
    } else if (types::isNonTypeParamInterface(t) || (constArg && !types::isConstType(t))) {
      final = types::defaultType(ck.tc, x.type);
    } else if (x.isConstant() && types::isInteger(x.type) && types::allString(t)) {
      final = x.type;
    }
    updateExprType(ck, x.expr, final, true);
  }
  x.type = t;
}

static bool convertibleTo(Checker& ck, const Operand& x, Type* t, Cause* cause) {
  Kind ignored;
  if (types::isUntyped(x.type)) {
    if (assignableTo(ck, x, t, nullptr, &ignored)) return true;
    if (x.isNil()) return false;
    // What is left is a constant, or an untyped boolean or shift.
    return types::convertibleType(ck.tc, x.type, t, isa<Interface>(under(t)) ? nullptr : cause);
  }
  if (types::convertibleType(ck.tc, x.type, t, nullptr)) return true;
  types::convertibleType(ck.tc, x.type, t, cause);
  return false;
}

}  // namespace vo::check
