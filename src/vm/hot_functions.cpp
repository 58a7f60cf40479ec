// This file finds the functions that are worth compiling: those that run when a time slice, or a part of one, ends.
//
// A slice is a number of calls and back-edges, so what is found depends on the program alone, and finding it costs
// nothing in between.
#include "link/native_code.h"
#include "vm/baseline/baseline.h"
#include "vm/vm.h"

namespace vo::vm {

namespace {
/// What makes a function hot: two slices that find it running, or four parts, or one it calls.
constexpr uint8_t kHot = 4, kOfSlice = 2, kOfPart = 1;
/// Frames that are looked at. Parts are many, and mostly end in what was compiled long ago.
constexpr unsigned kFramesOfSlice = 9, kFramesOfPart = 3;
/// What a hot function calls is compiled with it, down to that depth.
constexpr unsigned kDepth = 3;
}  // namespace

void Vm::noteHot(bool isSlice) {
  Slot* frame = fp;
  unsigned frames = isSlice ? kFramesOfSlice : kFramesOfPart;
  for (unsigned n = 0; frame != nullptr && n < frames; n++, frame = callerOf(frame)) {
    const Function* f = functionOf(frame);
    if (isStub(f) || (f->flags & link::kNative) != 0 || isCompiled(f)) continue;
    uint8_t& count = heat[f];
    if (count >= kHot) continue;  // it could not be compiled
    count = static_cast<uint8_t>(count + (isSlice ? kOfSlice : kOfPart));
    if (count >= kHot) options.baseline->compile(f, kDepth);
  }
}

bool Vm::isCompiled(const Function* f) {
  return f->codeWords != 0 && static_cast<uint8_t>(__atomic_load_n(f->code, __ATOMIC_RELAXED)) == link::kNativeByte;
}

}  // namespace vo::vm
