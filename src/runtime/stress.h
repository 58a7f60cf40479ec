// The stress switches as a struct, and their parser.
//
// Chosen when a Runtime is made, never changed while it runs.
#pragma once

#include <string_view>

namespace vo::runtime {

struct StressSwitches {
#define VO_STRESS(field, name, what) bool field = false;
#include "runtime/stress.def"
};

/// Reads a comma-separated list of names ("gc-every-alloc,poison-freed"). False at an unknown name,
/// which is returned in `unknown`.
bool parseStress(std::string_view list, StressSwitches& out, std::string_view& unknown);

}  // namespace vo::runtime
