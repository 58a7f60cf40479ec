// This file deals with constants and untyped values: overflow, representability, conversion to the
// type the context asks for, and the correction of recorded untyped types.
#include "check/impl.h"

namespace vo::check {

using namespace syntax;

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
void Checker::overflow(Operand& x, Pos opPos) {
  if (types::constKind(x.value) == ConstKind::Unknown) {
    error(opPos, Kind::InvalidConstVal, "constant result is not representable");
    return;
  }
  if (types::isTyped(x.type)) {
    if (Basic* b = underAs<Basic>(x.type)) representable(x, b);
    return;
  }
  if (types::constKind(x.value) == ConstKind::Int && types::untypedOverflows(x.value)) {
    error(opPos, Kind::InvalidConstVal, "constant ", operationName(x.expr), "overflow");
    x.value = types::makeUnknown(arena);
  }
}

Checker::Representation Checker::representation(const Operand& x, Basic* t, ConstValue** out) {
  *out = x.value;
  if (types::representableConst(tc, x.value, t, out)) return Representation::Ok;
  if (types::isNumeric(x.type) && types::isNumeric(t))
    return !types::isInteger(x.type) && types::isInteger(t) ? Representation::Truncated : Representation::Overflow;
  return Representation::Invalid;
}

void Checker::representable(Operand& x, Basic* t) {
  ConstValue* v;
  Representation r = representation(x, t, &v);
  if (r != Representation::Ok) {
    invalidConversion(r, x, t);
    x.invalidate();
    return;
  }
  x.value = v;
}

void Checker::invalidConversion(Representation why, const Operand& x, Type* target) {
  switch (why) {
    case Representation::Truncated: error(x, Kind::TruncatedFloat, x, " truncated to ", target); return;
    case Representation::Overflow: error(x, Kind::NumericOverflow, x, " overflows ", target); return;
    default: error(x, Kind::InvalidUntypedConversion, "cannot convert ", x, " to type ", target); return;
  }
}

Type* Checker::implicitType(const Operand& x, Type* target, ConstValue** value, Representation* why) {
  *value = nullptr;
  *why = Representation::Ok;
  if (x.isInvalid() || types::isTyped(x.type) || !isValid(target)) return x.type;
  if (x.isConstant() && !types::isUntyped(target)) {
    if (Basic* b = underAs<Basic>(target)) {
      *why = representation(x, b, value);
      return *why == Representation::Ok ? target : nullptr;
    }
    if (types::isTypeParam(target)) {
      // Representable in every type of the set.
      bool ok = types::underIs(target, [&](Type* u) {
        if (u == nullptr) return false;
        ConstValue* v;
        Representation r;
        return implicitType(x, u, &v, &r) != nullptr;
      });
      if (!ok) *why = Representation::Invalid;
      return ok ? target : nullptr;
    }
  }
  Type* t = types::implicitType(tc, x.type, x.isNil(), target);
  if (t == nullptr) *why = Representation::Invalid;
  return t;
}

// Gives an untyped operand the target's type; reports if that cannot be.
void Checker::convertUntyped(Operand& x, Type* target) {
  ConstValue* v;
  Representation why;
  Type* t = implicitType(x, target, &v, &why);
  if (t == nullptr) {
    Type* shown = target;
    if (!types::isTypeParam(target)) shown = under(target);
    invalidConversion(why, x, shown);
    x.invalidate();
    return;
  }
  if (v != nullptr) {
    x.value = v;
    updateExprVal(x.expr, v);
  }
  if (t != x.type) {
    x.type = t;
    updateExprType(x.expr, t, false);
  }
}

void Checker::updateExprVal(Expr* e, ConstValue* v) {
  if (e == nullptr) return;
  Type* t = info.type(e);
  if (t != nullptr && types::isUntyped(t) && info.mode(e) == Mode::Constant)
    info.setFacts(e, Mode::Constant, t, v);
}

// Replaces the untyped type recorded for `e` and, below it, for the operands that share its type.
// A constant is the end of it: its operands never exist at run time.
void Checker::updateExprType(Expr* e, Type* t, bool final) {
  for (;;) {
    if (e == nullptr || stackExhausted(e)) return;
    Type* old = info.type(e);
    if (old == nullptr || old == t || !types::isUntyped(old)) return;
    Mode mode = info.mode(e);
    ConstValue* value = info.constant(e);
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
            updateExprType(b->y, t, final);
            next = b->x;
            break;
        }
        break;
      }
      default: break;
    }
    if (!final && types::isUntyped(t)) {
      info.setFacts(e, mode, under(t), value);
    } else {
      bool ok = true;
      if (!shiftOperands.empty() && shiftOperands.erase(e) != 0 && !types::allInteger(t)) {
        error(e, Kind::InvalidShiftOperand, "invalid operation: shifted operand ", e, " (type ", t,
              ") must be integer");
        ok = false;
      }
      if (ok && mode == Mode::Constant) {
        Operand c{mode, {}, e, old, value};
        ConstValue* v;
        Representation why;
        Type* converted = implicitType(c, t, &v, &why);
        if (converted == nullptr) {
          invalidConversion(why, c, types::isTypeParam(t) ? t : under(t));
          ok = false;
        } else if (v != nullptr) {
          value = v;
        }
      }
      if (ok) info.setFacts(e, mode, t, value);
    }
    if (next == nullptr) return;
    e = next;
  }
}

}  // namespace vo::check
