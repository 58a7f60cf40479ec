// go and defer.
#pragma once

#include "ir/func_builder.h"

namespace vo::ir {

void deferOrGo(FuncBuilder& fb, const syntax::Expr* e, bool isGo, bool onError, Pos pos);

}  // namespace vo::ir
