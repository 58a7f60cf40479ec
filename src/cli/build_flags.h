// Flags of go build that vo has too, on the command line and in GOFLAGS.
#pragma once

#include <string_view>

#include "driver/compile.h"

namespace vo::cli {

/// Takes `tags=a,b` or `mod=vendor` (without the dash) into `options`; false if it is another flag.
bool takeBuildFlag(std::string_view flag, driver::CompileOptions& options);

/// The flags in the environment's GOFLAGS, which stand before those of the command line.
void takeGoFlags(driver::CompileOptions& options);

}  // namespace vo::cli
