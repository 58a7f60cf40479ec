// Interface tables that vo_assert knows.
#pragma once

#include "abi/type.h"

namespace vo::native_runtime {

/// Values of `type` have that table in the interface type `inter`, or none (null).
void noteTable(const void* inter, const abi::Type* type, const void* table);

}  // namespace vo::native_runtime
