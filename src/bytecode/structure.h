// The first check of a module that nobody vouches for: every number in it is inside of what it
// counts in, and the code is a sequence of whole instructions. The verifier (types, frames, calls)
// runs behind it and relies on it, and so do link and the disassembler.
#pragma once

#include <string>

#include "bytecode/module.h"

namespace vo::bytecode {

/// What is wrong with `module`, in one sentence, or empty. In a module that passes
///  - types: kinds are valid, parts exist and are of the kind that is needed, sizes, alignments,
///    offsets are those of amd64's layout, parts of comparable types are comparable, no type contains
///    itself, keys are unique;
///  - tables: all indices are in range, and a function that is named has code or is an import;
///    variables and static objects lie inside the data and do not overlap; relocations are words of it;
///  - functions: slot groups cover the slots, frame variables lie in frame memory in ascending order
///    without overlaps, line rows ascend;
///  - code: opcodes are known, words behind instructions are there, the last instruction ends the
///    function, jumps lead to instructions (backwards only from safepoints), operands are slots or words of the outgoing area, other
///    operands, flags and extra words are in the range their row has; what only link emits is absent.
std::string checkStructure(const Module& module);

}  // namespace vo::bytecode
