// Functions that stand between a method and those who call it in another form.
#pragma once

#include "ir/func_builder.h"

namespace vo::ir {

void forward(FuncBuilder& fb, const Callee& c, size_t first, Pos pos);

}  // namespace vo::ir
