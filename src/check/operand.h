// An operand: what checking an expression yields.
#pragma once

#include "syntax/ast.h"
#include "types/info.h"
#include "types/object.h"
#include "types/type.h"

namespace vo::check {

using types::Mode;

/// Mode, type and value of an expression. The default one is invalid: an error has been reported
/// and nothing more is said about it.
struct Operand {
  Mode mode = Mode::Invalid;
  types::BuiltinId builtin = {};          ///< with Mode::Builtin
  syntax::Expr* expr = nullptr;           ///< null for operands the checker makes up
  types::Type* type = nullptr;
  types::ConstValue* value = nullptr;     ///< with Mode::Constant

  bool isInvalid() const { return mode == Mode::Invalid; }
  bool isNil() const { return mode == Mode::NilValue; }
  bool isConstant() const { return mode == Mode::Constant; }
  void invalidate() { mode = Mode::Invalid; }
};

/// Whether an expression may stand alone as a statement.
enum class ExprKind : uint8_t { Conversion, Expression, Statement };

}  // namespace vo::check
