// The allocator of hosts that have a C library: malloc.
#pragma once

#include "base/allocator.h"

namespace vo::base {

class SystemAllocator final : public Allocator {
 protected:
  void* take(size_t bytes, size_t align, bool zeroed) override;
  void give(void* p, size_t bytes, size_t align) override;
};

}  // namespace vo::base
