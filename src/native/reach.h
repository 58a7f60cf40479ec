// What of a program and of the library it stands on an executable needs.
//
// Takes a linked program and gives lists of its parts, which stay where they are. Conservative as gc's linker: what may
// be reached by calls, by interfaces, by data and by reflection is. One thread.
#pragma once

#include <unordered_set>
#include <vector>

#include "link/program.h"
#include "native/program_index.h"

namespace vo::native {

struct Reached {
  std::vector<const link::Function*> functions;     ///< by address
  std::vector<const abi::Type*> types;              ///< by address
  std::vector<const abi::ITab*> itabs;              ///< as abi::itabLess
  std::vector<const link::GlobalsPart*> globals;    ///< by offset
  std::unordered_set<const abi::Method*> methods;   ///< those that can be called; the others have no functions
  std::vector<const link::Function*> named;         ///< in the order of named_functions.def; null: not in the executable
  bool reflectsMethods = false;                     ///< so all exported methods of types in interfaces are reached

  bool has(const abi::Type* t) const { return typeSet.contains(t); }
  std::unordered_set<const abi::Type*> typeSet;
};

Reached reach(const ProgramIndex& index);

}  // namespace vo::native
