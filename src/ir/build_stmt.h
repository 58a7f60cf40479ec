// Statements that have no header of their own.
#pragma once

#include "ir/func_builder.h"

namespace vo::ir {

void stmt(FuncBuilder& fb, const syntax::Stmt* s);
void stmts(FuncBuilder& fb, std::span<syntax::Stmt* const> list);
void blockStmt(FuncBuilder& fb, const syntax::BlockStmt* s);
void discard(FuncBuilder& fb, Node* n, Pos pos);
void doReturn(FuncBuilder& fb, NodeVec values, Pos pos);
Label* gotoLabel(FuncBuilder& fb, const syntax::Stmt* labeled);
void loop(FuncBuilder& fb, Node* cond, NodeVec& body, NodeVec& post, Label* label, Pos pos);

}  // namespace vo::ir
