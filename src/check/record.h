// The side tables (types::Info): what is known of each expression and identifier.
#pragma once

#include "check/state.h"

namespace vo::check {

void record(Checker& ck, const Operand& x);
void recordTypeAndValue(Checker& ck, syntax::Expr* e, Mode mode, Type* t, ConstValue* v);
void recordBuiltin(Checker& ck, syntax::Expr* fun, Signature* sig);
void recordCommaOk(Checker& ck, syntax::Expr* e, Type* t0, Type* t1);
void recordInstance(Checker& ck, syntax::Expr* e, std::span<Type* const> typeArgs, Type* type);
void recordSelection(Checker& ck, syntax::SelectorExpr* e, types::SelectionKind kind, Type* recv, Object* object,
                     std::span<const int32_t> path, bool indirect);

}  // namespace vo::check
