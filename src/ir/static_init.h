// Initial values that are data.
#pragma once

#include "ir/func_builder.h"

namespace vo::ir {

/// The value of an expression as data for a Global, or null if it takes code. With `addresses` it may
/// make variables (for &T{} and slices), as only an initialiser of a package may.
Node* staticValue(FuncBuilder& f, const syntax::Expr* e, Type* target, bool addresses);
Node* staticArrayValue(FuncBuilder& f, const syntax::CompositeLit* e, Type* array, bool addresses);

}  // namespace vo::ir
