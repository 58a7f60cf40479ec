// Walks over syntax trees.
//
// Takes trees that others own, and only looks. Recursion is as deep as the parser lets sources nest, or chains hang
// from left operands (syntax::kMaxChain).
#pragma once

#include <vector>

#include "base/function_ref.h"
#include "syntax/ast.h"

namespace vo::lsp {

using Visit = base::FunctionRef<void(const syntax::Node*)>;

/// Calls f for each node right below `n`, in the order of the text. A type that several names share comes once; of the
/// two readings of `fail (x)` and `errdefer (f)(x)` the one of Vo's statement.
void forEachChild(const syntax::Node* n, Visit f);
/// Calls f for the declarations of the file and everything below, outer nodes first.
void forEachNode(const syntax::File& file, Visit f);
void forEachNode(const syntax::Node* n, Visit f);
/// The nodes that contain `pos` (their ends count as inside), outermost first: declaration, …, identifier.
std::vector<const syntax::Node*> pathTo(const syntax::File& file, diag::Pos pos);

}  // namespace vo::lsp
