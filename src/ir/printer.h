// The IR as text, for `vo dump ir` and golden files.
//
// Reads only; results are strings of the caller.
#pragma once

#include <string>

#include "ir/ir.h"

namespace vo::ir {

/// One function with its variables and body.
std::string print(const Func& func);
/// Globals with their data, then all functions in order.
std::string print(const Module& module);
/// One tree on one line.
std::string printTree(const Node* node);

}  // namespace vo::ir
