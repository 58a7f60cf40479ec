// The parser: a source file to its syntax tree.
//
// Takes a text that the SourceMap holds and gives a tree in the arenas of the context, which own it and the
// context's ids; errors go to the sink. Never fails, never reads files, keeps nothing between files. One context
// belongs to one thread; what is parsed is immutable from then on.
#pragma once

#include "base/arena.h"
#include "base/symbol.h"
#include "diag/diagnostic.h"
#include "diag/source_map.h"
#include "syntax/ast.h"

namespace vo::syntax {

/// What a compilation's parses share. `kept` takes generic function declarations (everything
/// below their FuncDecl, literal texts included); `transient` the rest. Both outlive the trees.
struct ParseContext {
  base::Arena& kept;
  base::Arena& transient;
  base::Interner& symbols;
  diag::Sink& sink;
  uint32_t nextKept = 1;       ///< the next ExprId::index() of each range
  uint32_t nextTransient = 1;
  base::Arena* fileTables = nullptr;  ///< for what the source map keeps of the files; null: `kept`
  bool isLibrary = false;      ///< what is parsed may have the directives of Go's own packages
};

/// What nests deeper than kMaxNesting, and chains such as a+b+…, f()()… or else-ifs that are longer
/// than kMaxChain, are errors of kind NestingTooDeep. Recursion over a tree is bounded by these:
/// chains hang from the left operand (or the else), so a pass can also walk them in a loop.
inline constexpr int kMaxNesting = 1'500;
inline constexpr int kMaxChain = 10'000;

/// Parses a whole file; never null. Errors are Go's, in Go's words, and the tree is as complete as
/// they allow: missing parts are BadExpr or names `_`. Misplaced labels, break, continue, goto and
/// fallthrough are reported here too (as cmd/compile does); `x.(type)` outside of a type switch,
/// calls that `go` or `defer` cannot run, and unused expressions are the checker's to report.
/// Without errors in its package clause a file has all its declarations, else none.
File* parseFile(ParseContext& context, diag::SourceFile& source, bool isVo);

}  // namespace vo::syntax
