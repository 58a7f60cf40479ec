// Which statements of a file run: blocks of them, and the file's text with a counter in each.
//
// Blocks are those of go tool cover 1.27: stretches of lines with code that run one after the other if the first does. Takes texts, gives
// texts; no state.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vo::testrun {

struct CoverBlock {
  uint32_t line, column, endLine, endColumn;
  uint32_t statements;
};

/// Fuzz: bytes that wrap, in an array that another can take the place of.
enum class CoverMode : uint8_t { Set, Count, Atomic, Fuzz };

/// Of its name, as -covermode has it, and "fuzz".
CoverMode coverModeOf(std::string_view name);

struct CoveredFile {
  std::string text;
  std::vector<CoverBlock> blocks;  ///< by the index of their counters
};

/// Puts counters into a file: elements of an array of uint32 of the package, `variable`, which the text declares behind its last line; for Fuzz, of
/// an array of uint8 that the variable points to. A file with errors of syntax stays as it is and has no blocks.
CoveredFile withCounters(std::string_view text, bool isVo, CoverMode mode, const std::string& variable);

}  // namespace vo::testrun
