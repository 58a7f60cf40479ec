// The readable form of a bytecode module.
//
// Takes any module whose structure has been checked, or that lowering has made; changes nothing. The text is for people and
// golden files: no program reads it back.
#pragma once

#include <string>

#include "bytecode/module.h"

namespace vo::bytecode {

/// All functions with their slots and code.
std::string disassemble(const Module& module);
std::string disassemble(const Module& module, const FunctionRow& function);

}  // namespace vo::bytecode
