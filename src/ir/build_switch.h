// switch and select.
#pragma once

#include "ir/func_builder.h"

namespace vo::ir {

// ---- build_switch.cpp ----
void switchStmt(FuncBuilder& fb, const syntax::SwitchStmt* s);
void typeSwitch(FuncBuilder& fb, const syntax::TypeSwitchStmt* s);

// ---- build_select.cpp ----
void selectStmt(FuncBuilder& fb, const syntax::SelectStmt* s);

}  // namespace vo::ir
