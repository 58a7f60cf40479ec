// Conversions, implicit and written.
#pragma once

#include "ir/func_builder.h"

namespace vo::ir {

Node* convert(FuncBuilder& fb, Node* v, Type* to, Pos pos);
Node* conversion(FuncBuilder& fb, const syntax::CallExpr* e);

}  // namespace vo::ir
