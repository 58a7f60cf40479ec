// Statements, and whether a list of them terminates.
#pragma once

#include "check/state.h"

namespace vo::check {

// ---- stmt.cpp ----
void funcBody(Checker& ck, DeclInfo* decl, Signature* sig, syntax::BlockStmt* body, ConstValue* iota);
void stmtList(Checker& ck, std::span<syntax::Stmt*> list);
void stmt(Checker& ck, syntax::Stmt* s);
inline void simpleStmt(Checker& ck, syntax::Stmt* s) {
  if (s != nullptr) stmt(ck, s);
}
void suspendedCall(Checker& ck, std::string_view keyword, syntax::Expr* call, Kind kind);

// ---- switch.cpp ----
void switchStmt(Checker& ck, syntax::SwitchStmt* s);
void typeSwitchStmt(Checker& ck, syntax::TypeSwitchStmt* s);
void selectStmt(Checker& ck, syntax::SelectStmt* s);

// ---- range.cpp ----
void rangeStmt(Checker& ck, syntax::RangeStmt* s);

// ---- return.cpp ----
bool isTerminating(Checker& ck, syntax::Stmt* s);

}  // namespace vo::check
