// The readable form of a bytecode module.
#pragma once

#include <string>

#include "bytecode/module.h"

namespace vo::bytecode {

/// All functions with their slots and code.
std::string disassemble(const Module& module);
std::string disassemble(const Module& module, const FunctionRow& function);

}  // namespace vo::bytecode
