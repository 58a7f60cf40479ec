// The table of instances, an arena struct: see instantiate.h.
#pragma once

#include "types/type.h"

namespace vo::types {

struct InstanceTable {
  const InstanceTable* frozen;    ///< the image's, looked up first; or null
  struct Entry {
    uint64_t hash;
    Type* generic;
    std::span<Type*> args;
    Type* instance;
  };
  base::ArenaVec<Entry> entries;  ///< in order of creation
  base::ArenaVec<Named*> named;   ///< the instances of named types, in order of creation
  uint32_t* slots;                ///< open addressing: 1 + index of an entry, or 0
  uint32_t mask;
};

}  // namespace vo::types
