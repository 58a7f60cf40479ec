// Reading .vob bytes that nobody vouches for.
//
// Gives modules that own all they hold, and nothing of the bytes is referred to afterwards. What it gives is well-formed as
// rows and nothing more: who indexes with a row's number has run checkStructure before.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "bytecode/module.h"

namespace vo::bytecode {

struct DecodeResult {
  std::vector<Module> modules;  ///< empty if there is an error
  std::string error;            ///< "offset 17: …", or empty
};

/// Whether bytes begin as a .vob file does (of any version).
bool looksLikeModule(std::span<const uint8_t> bytes);

/// Reads a file. Any bytes are allowed: whatever is wrong is an error, and the memory taken is at
/// most a small multiple of the file's size. Rows are as the file has them: checkStructure (and the
/// verifier) say whether they make sense.
DecodeResult decode(std::span<const uint8_t> bytes);

}  // namespace vo::bytecode
