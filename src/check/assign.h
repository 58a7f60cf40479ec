// Assignability and assignments.
#pragma once

#include "check/state.h"

namespace vo::check {

/// Null for no error; else the kind of the error. `cause` may be null.
bool assignableTo(Checker& ck, const Operand& x, Type* t, Cause* cause, Kind* kind);
/// Makes `x` a value of type `t`, or reports why it cannot be (`context` says where; with a null
/// `t` x goes to the blank identifier).
void assignment(Checker& ck, Operand& x, Type* t, std::string_view context, syntax::Expr* callee = nullptr);
void initConst(Checker& ck, Const* c, Operand& x);
void initVar(Checker& ck, Var* v, Operand& x, std::string_view context);
Type* lhsVar(Checker& ck, syntax::Expr* e);
void noteDynamicType(Checker& ck, Var* v, const Operand& x);
void assignVar(Checker& ck, syntax::Expr* lhs, syntax::Expr* rhs, Operand* x, std::string_view context);
void returnError(Checker& ck, syntax::Stmt* at, std::span<Var* const> lhs, const OperandList& rhs);
void initVars(Checker& ck, std::span<Var* const> lhs, std::span<syntax::Expr*> rhs, syntax::Stmt* returnStmt);
void assignVars(Checker& ck, std::span<syntax::Expr*> lhs, std::span<syntax::Expr*> rhs);
void shortVarDecl(Checker& ck, syntax::AssignStmt* s);
Target targetFor(Type* t, syntax::Expr* e, std::string_view name);

}  // namespace vo::check
