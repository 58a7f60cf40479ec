// Additions of .vo files: `?`, fail, errdefer.
#pragma once

#include "check/state.h"

namespace vo::check {

bool builtinAssert(Checker& ck, Operand& x, syntax::CallExpr* call, OperandList& args);
ExprKind tryExpr(Checker& ck, Operand& x, syntax::TryExpr* e);
void failStmt(Checker& ck, syntax::FailStmt* s);
void errDefer(Checker& ck, syntax::DeferStmt* s);

}  // namespace vo::check
