// Dynamic access: `~>`.
#pragma once

#include "check/state.h"

namespace vo::check {

ExprKind dynamicExpr(Checker& ck, Operand& x, syntax::Expr* e);
bool isDynamicValue(std::span<syntax::Expr* const> rhs);
void initDynamic(Checker& ck, std::span<Var* const> lhs, syntax::Expr* rhs, syntax::Stmt* returnStmt);
void assignDynamic(Checker& ck, std::span<syntax::Expr*> lhs, syntax::Expr* rhs);
bool dynamicTarget(Checker& ck, syntax::Expr* lhs);

}  // namespace vo::check
