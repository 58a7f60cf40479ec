// Interfaces without a name that contain themselves: `type i interface { m() interface { i } }`.
#pragma once

#include <unordered_map>

#include "types/type.h"

namespace vo::types {

/// The language allows such types, gc and Vo refuse them: their type would have no finite text, and
/// so no descriptor. One finder serves a package; what it has found to be harmless it remembers.
class InterfaceCycleFinder {
 public:
  /// Whether an anonymous interface in t's methods leads back to itself. After a true answer the
  /// interfaces of that cycle count as harmless: one error is enough.
  bool hasCycle(Interface* t);

 private:
  bool visitMethods(Interface* t);
  bool visit(Type* t);
  std::unordered_map<const Interface*, bool> cyclic_;
  int depth_ = 0;
};

}  // namespace vo::types
