// Modules whose size is a parameter, each with many of something that could be multiplied with something else: what
// checking and linking them takes must be in proportion to their size.
#pragma once

#include "attack/attack_builder.h"

namespace vo::bytecode::attack {

struct HostileShape {
  const char* name;
  /// Fills the module with about `bytes` bytes of file.
  void (*make)(Bench& b, size_t bytes);
};

std::vector<HostileShape> hostileShapes();

}  // namespace vo::bytecode::attack
