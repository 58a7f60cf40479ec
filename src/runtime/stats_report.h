// What `vo run -stats` says when a program has ended: its time, and what its collections took.
#pragma once

#include <cstdint>

#include "base/text.h"
#include "runtime/gc.h"

namespace vo::runtime {

/// Lines of text; nanoseconds of the clock and of all processors that the program has run.
void addStats(base::Text& out, const GcStats& gc, int64_t wall, int64_t cpu);

}  // namespace vo::runtime
