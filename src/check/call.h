// Calls, instantiation and selectors.
#pragma once

#include "check/state.h"

namespace vo::check {

// ---- call.cpp ----
ExprKind callExpr(Checker& ck, Operand& x, syntax::CallExpr* call);
void exprList(Checker& ck, std::span<syntax::Expr*> list, OperandList& out);
void genericExprList(Checker& ck, std::span<syntax::Expr*> list, OperandList& out, PartialList& partial);
Signature* arguments(Checker& ck, syntax::CallExpr* call, Signature* sig, std::span<Type* const> typeArgs,
                     std::span<syntax::Expr*> exprs, OperandList& args, PartialList& partial);
/// Check expressions only for what they use, behind an error; false if one of them is wrong itself.
bool useAll(Checker& ck, std::span<syntax::Expr*> list, bool lhs);
bool useOne(Checker& ck, syntax::Expr* e, bool lhs);
inline bool use(Checker& ck, std::span<syntax::Expr*> list) { return useAll(ck, list, false); }
inline bool use(Checker& ck, syntax::Expr* e) { return useOne(ck, e, false); }

// ---- infer_call.cpp ----
/// Instantiates `x` as far as type arguments, `target` and inference allow; with `infer` false
/// and too few arguments given it only puts these into `partial` and returns true.
bool funcInst(Checker& ck, const Target* target, Pos pos, Operand& x, syntax::IndexExpr* inst, bool infer,
              TypeListVec* partial);
Signature* instantiateSignature(Checker& ck, Pos pos, syntax::Expr* e, Signature* sig, std::span<Type* const> typeArgs,
                                std::span<syntax::Expr*> exprs);
Signature* inferCall(Checker& ck, syntax::CallExpr* call, Signature* sig, std::span<Type* const> typeArgs,
                     std::span<syntax::Expr*> exprs, OperandList& args, PartialList& partial, SmallVec<Var*, 8>& params,
                     bool adjusted);

// ---- selector.cpp ----
void selector(Checker& ck, Operand& x, syntax::SelectorExpr* e, bool wantType);

}  // namespace vo::check
