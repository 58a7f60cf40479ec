// Equality and hashing of values of any type and size, by their descriptors; long walks are done in pieces.
//
// They walk descriptors by kind and never call Type::equal or a Hasher (which may be Go closures made by
// reflect), so they never run Vo code. Go's rules: NaN differs from itself, +0 equals -0; interfaces with
// values that cannot be compared panic (Uncomparable, Unhashable), interfaces nested 10,000 deep
// are a stack overflow.
#pragma once

#include "abi/helper.h"
#include "abi/type.h"

namespace vo::runtime {

class Runtime;

/// *result = *a == *b, values of type t.
abi::HelperStatus compareValues(abi::HelperContext& cx, const abi::Type* t, const void* a, const void* b,
                                abi::Slot* result);
abi::HelperStatus compareEfaces(abi::HelperContext& cx, abi::Eface x, abi::Eface y, abi::Slot* result);
abi::HelperStatus compareIfaces(abi::HelperContext& cx, abi::Iface x, abi::Iface y, abi::Slot* result);
/// *result = a hash in which equal values agree. NaNs take random hashes from rt.rng. `result` may also be the
/// word of an object that the caller keeps alive.
abi::HelperStatus hashValue(abi::HelperContext& cx, const abi::Type* t, const void* p, uint64_t seed,
                            abi::Slot* result);

/// What a walk of some microseconds says. `panic` is set if the operation fails.
enum class Walked : uint8_t { No, Yes, Long };
/// Yes: equal.
Walked compareShort(const abi::Type* t, const void* a, const void* b, abi::RuntimePanic& panic);
/// Yes: *hash is set. A value that can be hashed in a short walk can be compared in one. A step is a part without
/// parts, or 64 bytes.
Walked hashShort(Runtime& rt, const abi::Type* t, const void* p, uint64_t seed, abi::RuntimePanic& panic,
                 uint64_t* hash, int64_t* steps = nullptr);

}  // namespace vo::runtime
