// Labels, break, continue, goto and fallthrough.
//
// Takes a function's body, sets the targets of its branch statements and reports to the sink; the tree's arena
// owns what is added. Called by the parser when the body is complete, on its thread.
#pragma once

#include "diag/diagnostic.h"
#include "syntax/ast.h"

namespace vo::syntax {

/// Reports misplaced and unresolved branches of one function body and unused labels (a warning in
/// .vo files), and sets BranchStmt::target of the good ones. Nested function literals are bodies
/// of their own and not looked at.
void checkBranches(BlockStmt* body, const diag::SourceFile& source, diag::Sink& sink, bool isVo);

}  // namespace vo::syntax
