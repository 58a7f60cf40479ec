// This file finds the functions that are worth compiling: those that run when a time slice ends.
//
// A slice is a number of calls and back-edges, so what is found depends on the program alone, and finding it costs
// nothing between slices.
#include "vm/baseline/baseline.h"
#include "vm/vm.h"

namespace vo::vm {

namespace {
/// Slices that must find a function, or one that it calls, running.
constexpr uint8_t kHot = 2;
/// Frames that are looked at.
constexpr unsigned kFrames = 9;
/// What a hot function calls is compiled with it, down to that depth.
constexpr unsigned kDepth = 3;
}  // namespace

void Vm::noteHot() {
  Slot* frame = fp;
  for (unsigned n = 0; frame != nullptr && n < kFrames; n++, frame = callerOf(frame)) {
    const Function* f = functionOf(frame);
    if (isStub(f)) continue;
    uint8_t& count = heat[f];
    if (count < kHot && ++count == kHot) options.baseline->compile(f, kDepth);
  }
}

}  // namespace vo::vm
