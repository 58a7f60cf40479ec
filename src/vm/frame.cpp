// This file places the code words that special return addresses point to.
#include "vm/frame.h"

#include <sys/mman.h>

#include "base/check.h"

namespace vo::vm {

void placeSpecialCode() {
  static const bool isPlaced = [] {
    void* wanted = reinterpret_cast<void*>(link::kSpecialCode);
    constexpr size_t kPage = 4096;
    void* p = mmap(wanted, kPage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    if (p != wanted) return false;
    for (unsigned i = 0; i < static_cast<unsigned>(Special::Count); i++)
      static_cast<Word*>(p)[i] = Word{kSpecialOp} | Word{i} << 8;
    return mprotect(p, kPage, PROT_READ) == 0;
  }();
  VO_CHECK(isPlaced, "the addresses below the metadata region are free");
}

}  // namespace vo::vm
