// This file checks operators with two operands: arithmetic, comparisons and shifts.
#include "check/assign.h"
#include "check/constant.h"
#include "check/expr.h"
#include "check/record.h"
#include "check/report.h"
#include "check/state.h"

namespace vo::check {

using namespace syntax;

static void binaryOperands(Checker& ck, Operand& x, Operand& y, syntax::Expr* e, syntax::Expr* lhs, syntax::Expr* rhs,
                           Token op);
static void shift(Checker& ck, Operand& x, Operand& y, syntax::Expr* e, Token op);

namespace {

bool isShift(Token op) { return op == Token::Shl || op == Token::Shr; }

bool isComparison(Token op) {
  switch (op) {
    case Token::Equal:
    case Token::NotEqual:
    case Token::Less:
    case Token::LessEqual:
    case Token::Greater:
    case Token::GreaterEqual: return true;
    default: return false;
  }
}

/// What an operator demands of each type of its operands.
uint32_t operandFlags(Token op, bool isUnary) {
  using namespace types;
  switch (op) {
    case Token::Add: return isUnary ? kIsNumeric : kIsNumeric | kIsString;
    case Token::Sub:
    case Token::Mul:
    case Token::Div: return kIsNumeric;
    case Token::Rem:
    case Token::And:
    case Token::Or:
    case Token::Xor:
    case Token::AndNot: return kIsInteger;
    case Token::AndAnd:
    case Token::OrOr:
    case Token::Not: return kIsBoolean;
    default: return 0;
  }
}

}  // namespace

bool opDefined(Checker& ck, Operand& x, Token op, bool isUnary) {
  uint32_t flags = operandFlags(op, isUnary);
  if (flags == 0) {
    error(ck, x, Kind::InvalidSyntaxTree, "unknown operator ", op);
    return false;
  }
  if (types::allBasic(x.type, flags)) [[likely]] return true;
  error(ck, x, Kind::UndefinedOp, "invalid operation: operator ", op, " not defined on ", x);
  return false;
}

// a + b + c + …: the tree leans to the left and may be thousands deep, so its left spine is walked
// with a loop. A chain of string constants is joined once: joining at every node would take
// quadratic time and memory. The nodes inside it are then recorded without value.
void binaryChain(Checker& ck, Operand& x, BinaryExpr* e) {
  BinaryExpr* leftmost = e;
  SmallVec<BinaryExpr*, 8> spine;
  spine.push(e);
  while (BinaryExpr* b = dynCast<BinaryExpr>(leftmost->x)) {
    spine.push(b);
    leftmost = b;
  }
  expr(ck, nullptr, x, leftmost->x);
  std::string joined;
  bool joining = false;
  for (size_t i = spine.size(); i-- > 0;) {
    BinaryExpr* b = spine[i];
    Operand y;
    expr(ck, nullptr, y, b->y);
    if (b->op == Token::Add && !x.isInvalid() && x.isConstant() && y.isConstant() &&
        x.type == y.type && types::constKind(x.value) == ConstKind::String &&
        types::constKind(y.value) == ConstKind::String && spine.size() > 2) {
      if (!joining) joined = types::stringValue(x.value);
      joining = true;
      joined += types::stringValue(y.value);
      bool last = i == 0 || spine[i - 1]->op != Token::Add;
      x.expr = b;
      if (last) {
        x.value = types::makeString(ck.localArena(), joined);
        joining = false;
      }
      if (i > 0) {
        if (last) record(ck, x);
        else ck.info.setFacts(b, Mode::Value, x.type, nullptr);
      }
      continue;
    }
    if (joining) {
      x.value = types::makeString(ck.localArena(), joined);
      joining = false;
    }
    binaryOperands(ck, x, y, b, b->x, b->y, b->op);
    x.expr = b;
    if (i > 0) {
      record(ck, x);
      // What rawExpr and expr do for an operand.
      singleValue(ck, x);
    }
  }
}

void binary(Checker& ck, Operand& x, Expr* e, Expr* lhs, Expr* rhs, Token op) {
  Operand y;
  expr(ck, nullptr, x, lhs);
  expr(ck, nullptr, y, rhs);
  binaryOperands(ck, x, y, e, lhs, rhs, op);
}

// `e` is null for `lhs op= rhs`.
static void binaryOperands(Checker& ck, Operand& x, Operand& y, Expr* e, Expr* lhs, Expr* rhs, Token op) {
  if (x.isInvalid()) return;
  if (y.isInvalid()) {
    x.invalidate();
    x.expr = y.expr;
    return;
  }
  if (isShift(op)) {
    shift(ck, x, y, e, op);
    return;
  }
  matchTypes(ck, x, y);
  if (x.isInvalid()) return;
  if (isComparison(op)) {
    comparison(ck, x, y, op, false);
    return;
  }
  if (x.type != y.type && !identical(x.type, y.type)) {
    if (isValid(x.type) && isValid(y.type)) {
      if (e != nullptr) {
        error(ck, x, Kind::MismatchedTypes, "invalid operation: ", e, " (mismatched types ", x.type, " and ", y.type,
              ")");
      } else {
        error(ck, x, Kind::MismatchedTypes, "invalid operation: ", lhs, " ", op, "= ", rhs, " (mismatched types ",
              x.type, " and ", y.type, ")");
      }
    }
    x.invalidate();
    return;
  }
  if (!opDefined(ck, x, op, false)) {
    x.invalidate();
    return;
  }
  if (op == Token::Div || op == Token::Rem) {
    bool zero = (x.isConstant() || types::allInteger(x.type)) && y.isConstant() && types::constSign(y.value) == 0;
    if (zero) {
      error(ck, y, Kind::DivByZero, "invalid operation: division by zero");
      x.invalidate();
      return;
    }
    // The square of a complex divisor may underflow to zero.
    if (x.isConstant() && y.isConstant() && types::isComplex(x.type)) {
      ConstValue* re = types::constReal(ck.localArena(), y.value);
      ConstValue* im = types::constImag(ck.localArena(), y.value);
      ConstValue* re2 = types::constBinary(ck.localArena(), Token::Mul, re, re, false);
      ConstValue* im2 = types::constBinary(ck.localArena(), Token::Mul, im, im, false);
      if (types::constSign(re2) == 0 && types::constSign(im2) == 0) {
        error(ck, y, Kind::DivByZero, "invalid operation: division by zero");
        x.invalidate();
        return;
      }
    }
  }
  if (!x.isConstant() || !y.isConstant()) {
    x.mode = Mode::Value;
    return;
  }
  if (types::constKind(x.value) == ConstKind::Unknown || types::constKind(y.value) == ConstKind::Unknown) {
    x.value = types::makeUnknown(ck.arena);
    return;
  }
  Pos at = lhs->pos;
  if (BinaryExpr* b = dynCast<BinaryExpr>(e)) at = b->opPos;
  if (types::constKind(x.value) == ConstKind::String && types::constKind(y.value) == ConstKind::String) {
    size_t length = types::stringValue(x.value).size() + types::stringValue(y.value).size();
    if (length > types::kMaxConstString) {
      error(ck, at, Kind::InvalidConstVal, "constant string too long (", length, " bytes > ", types::kMaxConstString,
            " bytes)");
      x.value = types::makeUnknown(ck.arena);
      return;
    }
  }
  x.value = types::constBinary(ck.localArena(), op, x.value, y.value, op == Token::Div && types::isInteger(x.type));
  x.expr = e;
  overflow(ck, x, at);
}

// ---- Matching types ----------------------------------------------------------------------------

// Whether converting an untyped operand to the other's type is worth trying; if not, the types are
// reported as mismatched.
static bool mayConvert(const Operand& x, const Operand& y) {
  if (types::isTyped(x.type) && types::isTyped(y.type)) return false;
  if (types::allNumeric(x.type) != types::allNumeric(y.type)) return false;
  if (types::isNonTypeParamInterface(x.type) || types::isNonTypeParamInterface(y.type)) return true;
  if (types::allBoolean(x.type) != types::allBoolean(y.type)) return false;
  if (types::allString(x.type) != types::allString(y.type)) return false;
  if (x.isNil()) return types::hasNil(y.type);
  if (y.isNil()) return types::hasNil(x.type);
  return underAs<Pointer>(x.type) == nullptr && underAs<Pointer>(y.type) == nullptr;
}

void matchTypes(Checker& ck, Operand& x, Operand& y) {
  if (x.type == y.type || !mayConvert(x, y)) return;
  convertUntyped(ck, x, y.type);
  if (x.isInvalid()) return;
  convertUntyped(ck, y, x.type);
  if (y.isInvalid()) x.invalidate();
}

// ---- Comparisons -------------------------------------------------------------------------------

static Cause incomparableCause(Checker& ck, Type* t) {
  Type* u = under(t);
  if (isa<Slice>(u) || isa<Signature>(u) || isa<Map>(u))
    return text(ck, types::compositeKind(t), " can only be compared to nil");
  return types::whyIncomparable(ck.tc, t);
}

// The result is in x. With `switchCase` x is a case value and y the switch's tag.
void comparison(Checker& ck, Operand& x, Operand& y, Token op, bool switchCase) {
  if (!isValid(x.type) || !isValid(y.type)) {
    x.invalidate();
    return;
  }
  if (switchCase) op = Token::Equal;
  Operand* bad = nullptr;
  Cause cause;
  Kind kind = Kind::MismatchedTypes;
  Kind ignored;
  if (x.type != y.type && !assignableTo(ck, x, y.type, nullptr, &ignored) &&
      !assignableTo(ck, y, x.type, nullptr, &ignored)) {
    bad = &y;
    cause = text(ck, "mismatched types ", x.type, " and ", y.type);
  } else {
    kind = Kind::UndefinedOp;
    if (op == Token::Equal || op == Token::NotEqual) {
      if (x.isNil() || y.isNil()) {
        // Only "nil == nil" gets here without a type that has nil.
        if (!types::hasNil(x.isNil() ? y.type : x.type)) bad = &y;
      } else if (!types::comparable(x.type)) {
        bad = &x;
        cause = incomparableCause(ck, x.type);
      } else if (!types::comparable(y.type)) {
        bad = &y;
        cause = incomparableCause(ck, y.type);
      }
    } else if (!types::allOrdered(x.type)) {
      bad = &x;
    } else if (!types::allOrdered(y.type)) {
      bad = &y;
    }
  }
  if (bad == nullptr) {
    if (x.isConstant() && y.isConstant()) {
      x.value = types::makeBool(ck.localArena(), types::constCompare(op, x.value, y.value));
    } else {
      x.mode = Mode::Value;
      updateExprType(ck, x.expr, types::defaultType(ck.tc, x.type), true);
      updateExprType(ck, y.expr, types::defaultType(ck.tc, y.type), true);
    }
    x.type = ck.basic(BasicKind::UntypedBool);
    return;
  }
  if (cause.empty()) {
    if (types::isTypeParam(x.type) || types::isTypeParam(y.type)) {
      if (!types::isTypeParam(x.type)) bad = &y;
      cause = text(ck, "type parameter ", bad->type, " cannot use operator ", op);
    } else {
      std::string what(types::compositeKind(bad->type));
      if (what.empty()) what = text(ck, bad->type);
      cause = text(ck, "operator ", op, " not defined on ", what);
    }
  }
  if (switchCase) {
    error(ck, x, kind, "invalid case ", x.expr, " in switch on ", y.expr, " (", cause, ")");
  } else {
    error(ck, *bad, kind, "invalid operation: ", x.expr, " ", op, " ", y.expr, " (", cause, ")");
  }
  x.invalidate();
}

// ---- Shifts ------------------------------------------------------------------------------------

// `e` is null for `x <<= y`. The left operand of a non-constant shift that is an untyped constant
// takes the type it would have if the shift were not there: it is remembered in shiftOperands and
// checked when its type is known.
static void shift(Checker& ck, Operand& x, Operand& y, Expr* e, Token op) {
  ConstValue* xval = x.isConstant() ? types::toInt(ck.localArena(), x.value) : nullptr;
  bool integer = types::allInteger(x.type) ||
                 (types::isUntyped(x.type) && xval != nullptr && types::constKind(xval) == ConstKind::Int);
  if (!integer) {
    error(ck, x, Kind::InvalidShiftOperand, "invalid operation: shifted operand ", x, " must be integer");
    x.invalidate();
    return;
  }
  ConstValue* yval = nullptr;
  if (y.isConstant()) {
    yval = types::toInt(ck.localArena(), y.value);
    if (types::constKind(yval) == ConstKind::Int && types::constSign(yval) < 0) {
      error(ck, y, Kind::InvalidShiftCount, "invalid operation: negative shift count ", y);
      x.invalidate();
      return;
    }
    if (types::isUntyped(y.type)) {
      representable(ck, y, ck.basic(BasicKind::Uint));
      if (y.isInvalid()) {
        x.invalidate();
        return;
      }
    }
  } else if (types::allInteger(y.type)) {
    if (!types::allUnsigned(y.type) &&
        !verifyVersion(ck, y, kGo1_13, "invalid operation: signed shift count ", y)) {
      x.invalidate();
      return;
    }
    if (types::isUntyped(y.type)) convertUntyped(ck, y, ck.basic(BasicKind::Uint));
  } else if (types::isUntyped(y.type)) {
    convertUntyped(ck, y, ck.basic(BasicKind::Uint));
  } else {
    error(ck, y, Kind::InvalidShiftCount, "invalid operation: shift count ", y, " must be integer");
    x.invalidate();
    return;
  }
  if (y.isInvalid()) {
    x.invalidate();
    return;
  }
  if (x.isConstant()) {
    if (y.isConstant()) {
      if (!types::isInteger(x.type)) x.type = ck.basic(BasicKind::UntypedInt);
      if (types::constKind(x.value) == ConstKind::Unknown || types::constKind(y.value) == ConstKind::Unknown) {
        x.value = types::makeUnknown(ck.arena);
        return;
      }
      constexpr uint64_t kShiftBound = 1023 - 1 + 52;  // so that the smallest float64 can be written
      uint64_t s;
      if (!types::uint64Value(yval, &s) || s > kShiftBound) {
        error(ck, y, Kind::InvalidShiftCount, "invalid operation: invalid shift count ", y);
        x.invalidate();
        return;
      }
      x.value = types::constShift(ck.localArena(), op, xval, static_cast<uint32_t>(s));
      Pos at = rangeOf(x).begin;
      if (BinaryExpr* b = dynCast<BinaryExpr>(e)) at = b->opPos;
      x.expr = e;
      overflow(ck, x, at);
      return;
    }
    if (types::isUntyped(x.type)) {
      ck.shiftOperands.insert(x.expr);
      x.mode = Mode::Value;
      return;
    }
  }
  if (!types::allInteger(x.type)) {
    error(ck, x, Kind::InvalidShiftOperand, "invalid operation: shifted operand ", x, " must be integer");
    x.invalidate();
    return;
  }
  x.mode = Mode::Value;
}

}  // namespace vo::check
