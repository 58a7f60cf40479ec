// Index and slice expressions.
#pragma once

#include "check/state.h"

namespace vo::check {

bool indexExpr(Checker& ck, Operand& x, syntax::IndexExpr* e);
void sliceExpr(Checker& ck, Operand& x, syntax::SliceExpr* e);
/// The type of a valid index (else invalid) and its constant value or -1.
Type* index(Checker& ck, syntax::Expr* e, int64_t max, int64_t* value);
bool isValidIndex(Checker& ck, Operand& x, Kind kind, std::string_view what, bool allowNegative);

}  // namespace vo::check
