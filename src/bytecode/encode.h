// The binary form of bytecode modules (.vob).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "bytecode/module.h"

namespace vo::bytecode {

/// The file that holds `modules` (imported ones first).
std::vector<uint8_t> encode(std::span<const Module* const> modules);

/// What can be said of safety without looking at types: the module uses no row with the effect
/// Unsafe and no package or symbol that reaches around the language (unsafe, syscall, linkname).
bool usesOnlySafeParts(const Module& module);

}  // namespace vo::bytecode
