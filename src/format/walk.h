// A walk over the formatter's tree.
#pragma once

#include <functional>

#include "format/tree.h"

namespace vo::format {

/// Calls `visit` for each node below and including `n`, parents first; what is below a node for
/// which it says false is left out. Null is no node.
void walk(Node* n, const std::function<bool(Node*)>& visit);
void walk(const Decl& d, const std::function<bool(Node*)>& visit);

}  // namespace vo::format
