// Escape analysis: which variables and allocations need not outlive their function's call.
//
// Go's analysis: flow-insensitive, on a graph of locations for each group of mutually recursive
// functions, callees before callers; a summary per parameter says where its value leaks to. It sets
//   - Local::storage: Frame for variables whose address is taken but does not outlive the call;
//   - kOnFrame of New, SliceLit, MakeSlice, Closure, ToIface and FuncRef nodes that do not escape;
//   - Func::leaks.
// Functions without a summary (built later, called through values) leak everything.
//
// Reads the bodies and writes only these fields, and only in the module it is given. Reports nothing; decisions can
// be collected for `-m`. Nothing of the graph outlives the call. On the thread of the compilation.
#pragma once

#include <string>
#include <vector>

#include "ir/builder.h"
#include "ir/ir.h"
#include "types/context.h"

namespace vo::escape {

/// One line of `-m`: "moved to heap: x".
struct Decision {
  diag::Pos pos;
  std::string text;
};

/// What was decided, and how types are named in it.
struct Decisions {
  const types::Qualifier& names;
  std::vector<Decision> list;
};

/// Analyses every function of the module that has a body. REQUIRES: the modules of imported
/// packages have been analysed. With `decisions`, what was decided, by position. Leaks go to `kept`,
/// new nodes to `bodies`.
void analyse(base::Arena& kept, base::Arena& bodies, ir::Module& module, Decisions* decisions = nullptr);

/// Adds "can inline f" and "inlining call to f" for what the inliner decided.
void reportInlining(const ir::Module& module, Decisions& decisions);

/// "./x.go:5:6: moved to heap: x" for each, by position, each line once.
std::string explain(const diag::SourceMap& sources, Decisions& decisions);

/// As gc writes the expression: "&T{...}", "make([]int, n)".
std::string describe(const ir::Node* n, const types::Qualifier& names);

}  // namespace vo::escape
