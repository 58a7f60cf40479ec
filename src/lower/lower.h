// Lowering: IR to a bytecode module.
#pragma once

#include "bytecode/module.h"
#include "ir/builder.h"
#include "ir/ir.h"
#include "types/canonical.h"

namespace vo::lower {

struct LowerContext {
  ir::BuildContext& build;           ///< wrappers for method tables are built on demand
  types::CanonicalTypes& canonical;
};

/// Lowers everything in `source`. Wrappers that method tables need are added to `source` on the
/// way. REQUIRES: escape analysis has set Local::storage (or left the builder's choice).
bytecode::Module lowerModule(LowerContext& cx, ir::Module& source);

}  // namespace vo::lower
