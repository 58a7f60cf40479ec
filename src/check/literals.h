// Literals: basic ones, functions, composites.
#pragma once

#include "check/state.h"

namespace vo::check {

void basicLit(Checker& ck, Operand& x, syntax::BasicLit* e);
void funcLit(Checker& ck, Operand& x, syntax::FuncLit* e);
void compositeLit(Checker& ck, Operand& x, syntax::CompositeLit* e, Type* hint);

}  // namespace vo::check
