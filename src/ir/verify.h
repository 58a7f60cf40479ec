// Checks that IR is as ir.h and ops.def say.
//
// Reads only; gives the first fault as text, or an empty one. For tests and debug builds: a fault is ours, never
// the program's.
#pragma once

#include <string>

#include "ir/ir.h"

namespace vo::ir {

/// The first fault found in the function, or empty. Never changes anything.
std::string verify(const Func& func);

}  // namespace vo::ir
