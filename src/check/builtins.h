// Calls of built-in functions, those of package unsafe included.
#pragma once

#include "check/state.h"

namespace vo::check {

// ---- builtins.cpp ----
bool builtinCall(Checker& ck, Operand& x, syntax::CallExpr* call, BuiltinId id);
Signature* makeSig(Checker& ck, Type* res, std::initializer_list<Type*> args);
Signature* makeSig(Checker& ck, Type* res, std::span<Type* const> args);

// ---- unsafe.cpp ----
bool builtinUnsafe(Checker& ck, Operand& x, syntax::CallExpr* call, OperandList& args, BuiltinId id);

}  // namespace vo::check
