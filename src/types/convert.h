// Assignability and convertibility as far as no operand's value or message position is needed.
//
// Questions only: nothing is changed but what completes lazily. On the thread of the compilation.
#pragma once

#include <string>

#include "types/context.h"

namespace vo::types {

/// Whether a value of typed type v can be assigned to t, constants and untyped operands aside.
/// `cause` may get a text ("need type assertion", "V does not implement T (…)").
bool assignableType(TypeContext& ctx, Type* v, Type* t, std::string* cause);

/// Whether a non-constant value of type v can be converted to t.
bool convertibleType(TypeContext& ctx, Type* v, Type* t, std::string* cause);

/// What an untyped operand becomes when it is used as a `target`: its type then (null: impossible).
/// `isNil`: the operand is nil. Constants must in addition be representable: for a constant the
/// caller checks representableConst if `target` is basic.
Type* implicitType(TypeContext& ctx, Type* untyped, bool isNil, Type* target);

}  // namespace vo::types
