// Expressions: operands of everything that has no header of its own; operators.
#pragma once

#include "check/state.h"

namespace vo::check {

// ---- expr.cpp ----
/// Whether recursion must end here; says so once.
bool stackExhausted(Checker& ck, Range at);
inline bool stackExhausted(Checker& ck, const syntax::Node* at) {
  return stackExhausted(ck, at != nullptr ? at->range() : Range{});
}
ExprKind rawExpr(Checker& ck, const Target* target, Operand& x, syntax::Expr* e, Type* hint, bool allowGeneric);
void expr(Checker& ck, const Target* target, Operand& x, syntax::Expr* e);
/// Like expr, but a function may stay generic: assignment() instantiates it.
void genericExpr(Checker& ck, Operand& x, syntax::Expr* e, Type* hint = nullptr);
/// The values of `e` (several for a call); with `allowCommaOk` a second one for comma-ok forms.
void multiExpr(Checker& ck, syntax::Expr* e, bool allowCommaOk, OperandList& out, bool* commaOk);
syntax::Ident* description(Checker& ck, Range at, std::string_view text);
void exprOrType(Checker& ck, Operand& x, syntax::Expr* e, bool allowGeneric);
void nonGeneric(Checker& ck, const Target* target, Operand& x);
inline bool isGenericFunction(const Operand& x) {
  const Signature* s = dynCast<Signature>(x.type);
  return s != nullptr && !s->typeParams.empty();
}
void exclude(Checker& ck, Operand& x, unsigned modes);
void singleValue(Checker& ck, Operand& x);
Type* chanElem(Checker& ck, Range at, const Operand& x, bool receive);
void typeAssertion(Checker& ck, syntax::Expr* e, const Operand& x, Type* t, bool typeSwitch);

// ---- binary.cpp ----
void binaryChain(Checker& ck, Operand& x, syntax::BinaryExpr* e);
void binary(Checker& ck, Operand& x, syntax::Expr* e, syntax::Expr* lhs, syntax::Expr* rhs, Token op);
void comparison(Checker& ck, Operand& x, Operand& y, Token op, bool switchCase);
void matchTypes(Checker& ck, Operand& x, Operand& y);
bool opDefined(Checker& ck, Operand& x, Token op, bool isUnary);

}  // namespace vo::check
