// Map operations with keys that are too long to be hashed or compared at once, and with cells that are too large
// to be made at once. For map.cpp; they answer Again.
#pragma once

#include "abi/helper.h"
#include "runtime/map.h"

namespace vo::runtime {

/// Whether *key can be hashed, for maps without entries. The answer may be without places.
abi::HelperStatus checkKey(abi::HelperContext& cx, const abi::MapType* t, const void* key, const MapAnswer& answer);
abi::HelperStatus findLong(abi::HelperContext& cx, const abi::MapType* t, Map* m, const void* key, const MapAnswer& answer);
/// *elem = the address of the element, or *value is stored there.
abi::HelperStatus assignLong(abi::HelperContext& cx, const abi::MapType* t, Map* m, const void* key, const void* value,
                             abi::Slot* elem);
abi::HelperStatus deleteLong(abi::HelperContext& cx, const abi::MapType* t, Map* m, const void* key);

}  // namespace vo::runtime
