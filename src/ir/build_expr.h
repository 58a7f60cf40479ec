// Expressions: trees without effects, producers, places.
#pragma once

#include "ir/func_builder.h"

namespace vo::ir {

Type* typeOf(FuncBuilder& fb, const syntax::Expr* e);
bool tooDeep(FuncBuilder& fb, const syntax::Node* n);
/// A tree without effects.
Node* expr(FuncBuilder& fb, const syntax::Expr* e);
/// Like expr, but the root may be an Effect.
Node* producer(FuncBuilder& fb, const syntax::Expr* e);
Node* exprTo(FuncBuilder& fb, const syntax::Expr* e, Type* target);
Node* producerTo(FuncBuilder& fb, const syntax::Expr* e, Type* target);
Node* variable(FuncBuilder& fb, const types::Var* v, Pos pos);
Node* localRef(FuncBuilder& fb, FuncBuilder* owner, Local* l, Pos pos);
Node* captured(FuncBuilder& fb, FuncBuilder* owner, Local* l, Pos pos);
/// The name in f, p.f, f[int] or p.f[int] if that is a declared function, else null.
const syntax::Ident* functionName(FuncBuilder& fb, const syntax::Expr* e);
Node* functionRef(FuncBuilder& fb, const syntax::Ident* id, Pos pos);
Node* functionValue(FuncBuilder& fb, const syntax::Ident* id, Pos pos);
Node* fieldPath(FuncBuilder& fb, Node* x, std::span<const int32_t> path, Pos pos);
Node* binaryOp(FuncBuilder& fb, Token op, Node* x, Node* y, Type* t, Pos pos);
Node* shiftCount(FuncBuilder& fb, Node* n);
Node* compareNodes(FuncBuilder& fb, Token op, Node* x, Node* y, Type* t, Pos pos);
Node* typeAssert(FuncBuilder& fb, const syntax::TypeAssertExpr* e, bool ok);
std::vector<Node*> tryValues(FuncBuilder& fb, const syntax::TryExpr* e);
void failWith(FuncBuilder& fb, Node* err, Pos pos);
/// The value's address is not needed: a place for reading parts of it.
inline Node* operand(FuncBuilder& fb, const syntax::Expr* e) { return expr(fb, e); }
/// A place for assignment or for taking the address.
Node* place(FuncBuilder& fb, const syntax::Expr* e);
/// The type arguments that a generic function or method got here.
std::vector<Type*> typeArgs(FuncBuilder& fb, const syntax::Ident* id);

}  // namespace vo::ir
