// This file deals with constants and untyped values: overflow, representability, conversion to the
// type the context asks for, and the correction of recorded untyped types.
#include "check/constant.h"
#include "check/expr.h"
#include "check/report.h"
#include "check/state.h"

namespace vo::check {

using namespace syntax;

static void invalidConversion(Checker& ck, Representation why, const Operand& x, Type* target);

namespace {

/// What an operation that may overflow is called in "constant … overflow".
std::string_view operationName(const Expr* e) {
  if (const UnaryExpr* u = dynCast<UnaryExpr>(e)) return u->op == Token::Xor ? "bitwise complement " : "";
  const BinaryExpr* b = dynCast<BinaryExpr>(e);
  if (b == nullptr) return "";
  switch (b->op) {
    case Token::Add: return "addition ";
    case Token::Sub: return "subtraction ";
    case Token::Xor: return "bitwise XOR ";
    case Token::Mul: return "multiplication ";
    case Token::Shl: return "shift ";
    default: return "";
  }
}

}  // namespace

// A typed constant must be a value of its type after each operation; an untyped one must not grow
// beyond 512 bits.
void overflow(Checker& ck, Operand& x, Pos opPos) {
  VO_DCHECK(x.isConstant() && x.value != nullptr, "only constants overflow");
  if (types::constKind(x.value) == ConstKind::Unknown) {
    error(ck, opPos, Kind::InvalidConstVal, "constant result is not representable");
    return;
  }
  if (types::isTyped(x.type)) {
    if (Basic* b = underAs<Basic>(x.type)) representable(ck, x, b);
    return;
  }
  if (types::constKind(x.value) == ConstKind::Int && types::untypedOverflows(x.value)) {
    error(ck, opPos, Kind::InvalidConstVal, "constant ", operationName(x.expr), "overflow");
    x.value = types::makeUnknown(ck.arena);
  }
}

static Representation representation(Checker& ck, const Operand& x, Basic* t, ConstValue** out) {
  *out = x.value;
  if (types::representableConst(ck.localArena(), x.value, t, out)) return Representation::Ok;
  if (types::isNumeric(x.type) && types::isNumeric(t))
    return !types::isInteger(x.type) && types::isInteger(t) ? Representation::Truncated : Representation::Overflow;
  return Representation::Invalid;
}

void representable(Checker& ck, Operand& x, Basic* t) {
  VO_DCHECK(x.isConstant() && x.value != nullptr, "constants are represented");
  ConstValue* v;
  Representation r = representation(ck, x, t, &v);
  if (r != Representation::Ok) {
    invalidConversion(ck, r, x, t);
    x.invalidate();
    return;
  }
  x.value = v;
}

static void invalidConversion(Checker& ck, Representation why, const Operand& x, Type* target) {
  switch (why) {
    case Representation::Truncated: error(ck, x, Kind::TruncatedFloat, x, " truncated to ", target); return;
    case Representation::Overflow: error(ck, x, Kind::NumericOverflow, x, " overflows ", target); return;
    default: error(ck, x, Kind::InvalidUntypedConversion, "cannot convert ", x, " to type ", target); return;
  }
}

Type* implicitType(Checker& ck, const Operand& x, Type* target, ConstValue** value, Representation* why) {
  *value = nullptr;
  *why = Representation::Ok;
  if (x.isInvalid() || types::isTyped(x.type) || !isValid(target)) return x.type;
  if (x.isConstant() && !types::isUntyped(target)) {
    if (Basic* b = underAs<Basic>(target)) {
      *why = representation(ck, x, b, value);
      return *why == Representation::Ok ? target : nullptr;
    }
    if (types::isTypeParam(target)) {
      // Representable in every type of the set.
      bool ok = types::underIs(target, [&](Type* u) {
        if (u == nullptr) return false;
        ConstValue* v;
        Representation r;
        return implicitType(ck, x, u, &v, &r) != nullptr;
      });
      if (!ok) *why = Representation::Invalid;
      return ok ? target : nullptr;
    }
  }
  Type* t = types::implicitType(ck.tc, x.type, x.isNil(), target);
  if (t == nullptr) *why = Representation::Invalid;
  return t;
}

// Gives an untyped operand the target's type; reports if that cannot be.
void convertUntyped(Checker& ck, Operand& x, Type* target) {
  ConstValue* v;
  Representation why;
  Type* t = implicitType(ck, x, target, &v, &why);
  if (t == nullptr) {
    Type* shown = target;
    if (!types::isTypeParam(target)) shown = under(target);
    invalidConversion(ck, why, x, shown);
    x.invalidate();
    return;
  }
  if (v != nullptr) {
    x.value = v;
    updateExprVal(ck, x.expr, v);
  }
  if (t != x.type) {
    x.type = t;
    updateExprType(ck, x.expr, t, false);
  }
}

void updateExprVal(Checker& ck, Expr* e, ConstValue* v) {
  if (e == nullptr) return;
  Type* t = ck.info.type(e);
  if (t != nullptr && types::isUntyped(t) && ck.info.mode(e) == Mode::Constant)
    ck.info.setFacts(e, Mode::Constant, t, v);
}

// Replaces the untyped type recorded for `e` and, below it, for the operands that share its type.
// A constant is the end of it: its operands never exist at run time.
void updateExprType(Checker& ck, Expr* e, Type* t, bool final) {
  for (;;) {
    if (e == nullptr || stackExhausted(ck, e)) return;
    Type* old = ck.info.type(e);
    if (old == nullptr || old == t || !types::isUntyped(old)) return;
    VO_DCHECK(ck.info.mode(e) != Mode::Constant || ck.info.constant(e) != nullptr, "a constant expression has a value");
    Mode mode = ck.info.mode(e);
    ConstValue* value = ck.info.constant(e);
    Expr* next = nullptr;
    switch (e->kind) {
      case NodeKind::ParenExpr: next = cast<ParenExpr>(e)->x; break;
      case NodeKind::UnaryExpr:
        if (mode != Mode::Constant) next = cast<UnaryExpr>(e)->x;
        break;
      case NodeKind::BinaryExpr: {
        BinaryExpr* b = cast<BinaryExpr>(e);
        if (mode == Mode::Constant) break;
        switch (b->op) {
          case Token::Equal:
          case Token::NotEqual:
          case Token::Less:
          case Token::LessEqual:
          case Token::Greater:
          case Token::GreaterEqual: break;  // the result does not depend on the operands' types
          case Token::Shl:
          case Token::Shr: next = b->x; break;
          default:
            updateExprType(ck, b->y, t, final);
            next = b->x;
            break;
        }
        break;
      }
      default: break;
    }
    if (!final && types::isUntyped(t)) {
      ck.info.setFacts(e, mode, under(t), value);
    } else {
      bool ok = true;
      if (!ck.shiftOperands.empty() && ck.shiftOperands.erase(e) != 0 && !types::allInteger(t)) {
        error(ck, e, Kind::InvalidShiftOperand, "invalid operation: shifted operand ", e, " (type ", t,
              ") must be integer");
        ok = false;
      }
      if (ok && mode == Mode::Constant) {
        Operand c{mode, {}, e, old, value};
        ConstValue* v;
        Representation why;
        Type* converted = implicitType(ck, c, t, &v, &why);
        if (converted == nullptr) {
          invalidConversion(ck, why, c, types::isTypeParam(t) ? t : under(t));
          ok = false;
        } else if (v != nullptr) {
          value = v;
        }
      }
      if (ok) ck.info.setFacts(e, mode, t, value);
    }
    if (next == nullptr) return;
    e = next;
  }
}

}  // namespace vo::check
