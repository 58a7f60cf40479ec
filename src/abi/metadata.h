// Where names and types of descriptors live, and how their 32-bit offsets are resolved.
//
// All names and types of the library image and of linked modules lie in one region of at most
// 2 GiB; an offset counts from its base. 0 is nil, -1 means "unreachable", other negative offsets
// are entries of the table that reflect's addReflectOff fills (they start at -2).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "abi/type.h"
#include "base/hash_map.h"
#include "base/vec.h"

namespace vo::abi {

struct MetadataSpace {
  explicit MetadataSpace(base::Allocator& memory) : reflectOffs(memory), reflectIndex(memory) {}

  std::byte* base = nullptr;
  size_t size = 0;
  /// Entry i is offset -2-i. Roots of the collector.
  base::Vec<void*> reflectOffs;
  base::HashMap<const void*, int32_t> reflectIndex;  ///< the offset of each

  void* resolve(int32_t off) const {
    if (off > 0) return base + off;
    if (off >= -1) return nullptr;
    size_t i = static_cast<size_t>(-2 - static_cast<int64_t>(off));
    return i < reflectOffs.size() ? reflectOffs[i] : nullptr;
  }
  Name name(NameOff off) const { return Name{static_cast<const uint8_t*>(resolve(off))}; }
  const Type* type(TypeOff off) const { return static_cast<const Type*>(resolve(off)); }
  /// The offset of `p`, entered into the table unless it is in the region or already there.
  int32_t addReflectOff(void* p);
  bool contains(const void* p) const {
    return reinterpret_cast<uintptr_t>(p) - reinterpret_cast<uintptr_t>(base) < size;
  }

  /// The type's text as reflect prints it ("[]int", "pkg.T").
  std::string_view typeString(const Type* t) const;
  /// The import path of a defined type's package, else "".
  std::string_view pkgPath(const Type* t) const;
};

}  // namespace vo::abi
