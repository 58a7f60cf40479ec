// Functions: parameters and results, bodies, local variables, labels.
#pragma once

#include "ir/func_builder.h"

namespace vo::ir {

// ---- build_func.cpp ----
/// Locals for parameters and results. `names` are those of the declaration (may be null).
void setSignature(FuncBuilder& fb, Signature* s, const types::Var* recv, Signature* declaredSig);
/// For a synthesized function: receiver type or null.
void setSynthetic(FuncBuilder& fb, Type* recv, Signature* s);
void buildDecl(FuncBuilder& fb, const syntax::FuncDecl* decl, const types::Func* object);
void finish(FuncBuilder& fb, NodeVec& stmts);
Local* newLocal(FuncBuilder& fb, LocalKind kind, std::string_view name, Type* t, Pos pos);
inline Local* newTemp(FuncBuilder& fb, Type* t, Pos pos) { return newLocal(fb, LocalKind::Temp, {}, t, pos); }
Local* declareVar(FuncBuilder& fb, const types::Var* v);
Label* newLabel(FuncBuilder& fb, std::string_view name = {});

// ---- build_embed.cpp ----
/// Sets the initial value of a variable with `//go:embed` (build_embed.cpp).
void embedded(FuncBuilder& fb, const check::EmbedVar& e);
/// Runs `f` with an empty statement list and makes it the body.
template <class F>
void body(FuncBuilder& fb, Pos end, F f) {
  fb.fn->end = end;
  NodeVec list;
  fb.out = &list;
  f();
  finish(fb, list);
  fb.out = nullptr;
}

}  // namespace vo::ir
