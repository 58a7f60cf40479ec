// Constants and untyped operands: representability, and the types they take in the end.
#pragma once

#include "check/state.h"

namespace vo::check {

/// Whether a constant can be a value of a basic type.
enum class Representation : uint8_t { Ok, Truncated, Overflow, Invalid };

void overflow(Checker& ck, Operand& x, Pos opPos);
void representable(Checker& ck, Operand& x, Basic* t);
void convertUntyped(Checker& ck, Operand& x, Type* target);
/// The type `x` takes where `target` is expected, or null; a constant's value in `*value`.
Type* implicitType(Checker& ck, const Operand& x, Type* target, ConstValue** value, Representation* why);
void updateExprType(Checker& ck, syntax::Expr* e, Type* t, bool final);
void updateExprVal(Checker& ck, syntax::Expr* e, ConstValue* v);

}  // namespace vo::check
