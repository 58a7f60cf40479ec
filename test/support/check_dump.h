// What the checker found out, as text: for tests of what it finds.
#pragma once

#include <span>
#include <string>

#include "base/function_ref.h"
#include "check/checker.h"

namespace vo::check {

/// Calls `f` for every expression of the file in source order (an expression before its parts),
/// type expressions and names in declarations included.
void forEachExpr(const syntax::File& file, base::FunctionRef<void(syntax::Expr*)> f);

/// One line per expression: `line:column text: mode type = value`, then, indented, what an
/// identifier declares or uses, how a selector was resolved, and the type arguments of an instance.
/// After the files: the order of initialisation, and for every variable the facts for the back end.
std::string dumpTypes(CheckContext& context, const CheckedPackage& package,
                      std::span<syntax::File* const> files);

}  // namespace vo::check
