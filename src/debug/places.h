// Where the lines of sources and functions begin in a linked program's code. Reads the program
// only, which outlives it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "link/program.h"

namespace vo::debug {

struct Place {
  const link::Function* function = nullptr;
  const link::Word* at = nullptr;
  uint32_t line = 0;
  uint32_t file = 0;
};

class Places {
 public:
  /// Files below `library`, and those of the library image, are Go's: what is in them is not the
  /// user's.
  Places(const link::Program& program, std::string library);

  /// Where code of the line begins, or of the next line of the file that has code: once in each
  /// function that has it. Empty: there is none.
  std::vector<Place> ofLine(std::string_view file, uint32_t line) const;
  /// Where the bodies of functions of this name begin: "main.f", "f" of package main,
  /// "main.(*T).M", "T.M", and all instances of a generic one.
  std::vector<Place> ofFunction(std::string_view name) const;
  /// Lines from `first` to `last` that have code, ascending.
  std::vector<uint32_t> linesWithCode(std::string_view file, uint32_t first, uint32_t last) const;

  std::string_view fileName(uint32_t file) const;
  /// Whether it is of the user's sources, and no wrapper.
  bool isOwn(const link::Function* f) const;

 private:
  const link::Program& program_;
  std::string library_;
  std::unordered_set<std::string_view> imageFiles_;  ///< an instance that the program has made of a
                                                     ///< generic function there is in one of them
};

/// The step of f's line table that covers the instruction at `at`; null if none with a line does.
const link::LineStep* stepAt(const link::Function* f, const link::Word* at);

}  // namespace vo::debug
