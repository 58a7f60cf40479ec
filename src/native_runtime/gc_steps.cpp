// This file says how long the collector's steps took (VO_GCSTEPS), in the words of `vo run`.
#include "base/check.h"
#include "native_runtime/machine.h"
#include "native_runtime/process.h"

namespace vo::native_runtime {

void printSteps(const runtime::GcStats& g, base::Allocator& memory) {
  base::Text out(memory);
  auto micro = [&](std::string_view what, uint64_t nanoseconds) {
    out += what;
    out.addUint((nanoseconds + 500) / 1000) += " us";
  };
  (out += "gc: ").addUint(g.cycles);
  (out += " cycles, ").addUint(g.steps);
  micro(" steps; cpu p50 ", g.stepQuantile(0.5));
  micro(", p99 ", g.stepQuantile(0.99));
  micro(", p99.9 ", g.stepQuantile(0.999));
  micro(", longest ", g.longestCpu);
  micro("; wall longest ", g.longestPause);
  out += "\n";
  base::writeError(out);
}

}  // namespace vo::native_runtime
