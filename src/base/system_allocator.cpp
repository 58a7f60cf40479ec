// This file takes memory from malloc.
#include "base/system_allocator.h"

#include <cstdlib>
#include <cstring>

namespace vo::base {

void* SystemAllocator::take(size_t bytes, size_t align, bool zeroed) {
  if (align <= kAlign) return zeroed ? calloc(1, bytes) : malloc(bytes);
  void* p = aligned_alloc(align, (bytes + align - 1) / align * align);
  if (p != nullptr && zeroed) memset(p, 0, bytes);
  return p;
}

void SystemAllocator::give(void* p, size_t, size_t) { free(p); }

}  // namespace vo::base
