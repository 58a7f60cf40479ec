// What instructions ask of the engine that runs them.
#pragma once

#include <string_view>

#include "abi/helper.h"

namespace vo::native_runtime {

/// Whether p leads into the stack of a goroutine.
bool isOnStack(abi::HelperContext& cx, const void* p);

}  // namespace vo::native_runtime
