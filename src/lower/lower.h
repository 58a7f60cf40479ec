// Lowering: IR to a bytecode module.
//
// Takes IR that escape analysis has seen, gives a module that refers to nothing of it. Errors (too large, nested too deep) go
// to the build context's sink; the module is of no use then. One thread per context.
#pragma once

#include <unordered_set>

#include "bytecode/module.h"
#include "ir/builder.h"
#include "ir/ir.h"
#include "types/canonical.h"

namespace vo::lower {

struct LowerContext {
  ir::BuildContext& build;           ///< wrappers for method tables are built on demand
  types::CanonicalTypes& canonical;
  /// The module is for a file: no address of frame memory becomes an ordinary value (docs/verifier.md).
  bool portable = false;
  /// FunctionRow::locals of the program's own packages.
  bool debug = false;
  /// Packages of the program so far, without the library's.
  std::unordered_set<const types::Package*> own = {};
};

/// Lowers everything in `source`. Wrappers that method tables need are added to `source` on the
/// way. REQUIRES: escape analysis has set Local::storage (or left the builder's choice).
bytecode::Module lowerModule(LowerContext& cx, ir::Module& source);

}  // namespace vo::lower
