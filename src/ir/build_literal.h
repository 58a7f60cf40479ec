// Composite and function literals, closures, method values.
#pragma once

#include "ir/func_builder.h"

namespace vo::ir {

struct FieldValue {
  std::span<const int32_t> path;  ///< of indices of fields, through embedded structs
  Node* value;
};

// ---- build_literal.cpp ----
Node* compositeLit(FuncBuilder& fb, const syntax::CompositeLit* e, Type* t);
std::span<const int32_t> literalField(FuncBuilder& fb, const syntax::CompositeLit* e, size_t i, types::Struct* s);
Node* structOf(FuncBuilder& fb, Type* t, std::span<const FieldValue> list, Pos pos, size_t depth = 0);

// ---- build_closure.cpp ----
Node* funcLit(FuncBuilder& fb, const syntax::FuncLit* e);
Node* closureOf(FuncBuilder& fb, FuncBuilder& child, Type* sig, Pos pos);
Node* methodValue(FuncBuilder& fb, const syntax::SelectorExpr* e, const types::Selection* s);
Node* methodExpr(FuncBuilder& fb, const syntax::SelectorExpr* e, const types::Selection* s);
Func* newChild(FuncBuilder& fb, const char* kind, Signature* s);
bool isDerived(FuncBuilder& fb, std::span<Type* const> types);
Node* forwarder(FuncBuilder& fb, Node* func, Pos pos);

}  // namespace vo::ir
