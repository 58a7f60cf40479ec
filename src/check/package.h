// What belongs to a whole package: its files, imports, `//go:embed`, what importers see.
#pragma once

#include "check/state.h"

namespace vo::check {

// ---- package.cpp ----
void arity(Checker& ck, Pos pos, std::span<syntax::Ident*> names, std::span<syntax::Expr*> inits, bool isConst,
           bool inherited);

// ---- embed.cpp ----
void embedPlaces(Checker& ck);
void embedVars(Checker& ck);

// ---- unexported.cpp ----
/// Whether gc's importers know the unexported object of another package.
bool seenByImporters(Checker& ck, const Package* p, const Object* o);

}  // namespace vo::check
