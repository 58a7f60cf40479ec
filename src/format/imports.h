// The order of imports.
#pragma once

#include "base/arena.h"
#include "format/tree.h"

namespace vo::format {

/// Sorts the imports of each block without blank lines by path and drops those that are there
/// twice. Comments move along: positions in the tree, and lines, change.
void sortImports(File& file, Lines& lines, base::Arena& arena);

}  // namespace vo::format
