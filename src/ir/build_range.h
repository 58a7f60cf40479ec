// Range loops, over functions too.
#pragma once

#include "ir/func_builder.h"

namespace vo::ir {

// ---- build_range.cpp ----
void rangeStmt(FuncBuilder& fb, const syntax::RangeStmt* s);
/// Assigns or declares the iteration variables; null for one that is not there.
void rangeVars(FuncBuilder& fb, const syntax::RangeStmt* s, Node* key, Node* value);

// ---- range_func.cpp ----
void rangeFunc(FuncBuilder& fb, const syntax::RangeStmt* s);
void leaveRange(FuncBuilder& fb, RangeJump::Kind kind, const syntax::Stmt* target, Pos pos);
Node* frameTokenRef(FuncBuilder& fb, Pos pos);
void branchTo(FuncBuilder& fb, RangeJump::Kind kind, const syntax::Stmt* target, Pos pos);

}  // namespace vo::ir
