// Dynamic access: `~>`.
#pragma once

#include "ir/func_builder.h"

namespace vo::ir {

struct DynamicBase {
  Node* value;
  Node* err;  ///< null: the base is no pair
};

NodeVec dynamicValues(FuncBuilder& fb, const syntax::Expr* e, size_t n);
NodeVec dynamicResults(FuncBuilder& fb, const syntax::Expr* e, std::span<Type* const> wanted);
Node* dynamicThunk(FuncBuilder& fb, const syntax::DynCallExpr* e);

}  // namespace vo::ir
