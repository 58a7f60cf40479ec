// What an object can have besides its memory: finaliser, cleanups, weak handles, pins, the place in the memory profile, the
// bubble of testing/synctest. Kept in a list per block, outside the heap.
//
// A list belongs to its block and is sorted by cell and kind; entries come from the runtime's allocator and go when their object is
// swept or they are removed. The engine's thread alone; what finalizers and cleanups call runs later, on a goroutine.
#pragma once

#include <cstdint>

#include "abi/type.h"
#include "abi/value.h"

namespace vo::runtime {

enum class SpecialKind : uint8_t { Finalizer, Cleanup, Weak, Pin, Profile, Bubble };

struct Special {
  Special* next = nullptr;
  uint32_t cell = 0;
  SpecialKind kind = SpecialKind::Finalizer;
  const abi::Closure* fn = nullptr;        ///< Finalizer, Cleanup
  const abi::FuncType* fnType = nullptr;   ///< Finalizer, Cleanup
  const abi::Type* type = nullptr;         ///< Finalizer: of the pointer; Cleanup: of the argument
  void* pointer = nullptr;                 ///< what the caller passed (inside the object)
  void* value = nullptr;                   ///< Cleanup: boxed argument; Weak: the handle; Profile: the bucket
  uint64_t number = 0;                     ///< Cleanup: id; Pin: count; Bubble: its number
};

}  // namespace vo::runtime
