// Expressions as text, for messages: the form of Go's compiler, with bodies shortened to "…".
#pragma once

#include <string>

#include "syntax/ast.h"

namespace vo::check {

/// Appends `e`. Long or deep expressions are cut off with "…" so that a message stays bounded.
void appendExpr(std::string& out, const syntax::Expr* e);
std::string exprString(const syntax::Expr* e);

}  // namespace vo::check
