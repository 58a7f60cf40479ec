// The binary form of bytecode modules (.vob).
//
// Takes modules as they are, checks nothing, and gives bytes that decode() reads as equal modules. The same modules are the
// same bytes.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "bytecode/module.h"

namespace vo::bytecode {

/// The file that holds `modules` (imported ones first).
std::vector<uint8_t> encode(std::span<const Module* const> modules);

}  // namespace vo::bytecode
