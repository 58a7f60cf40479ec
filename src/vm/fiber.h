// A goroutine of the VM: its stack, deferred calls and panics.
//
// Defer and panic records are not collected memory; Vm::visitGoroutine visits what they refer to.
#pragma once

#include <cstdint>

#include "runtime/g.h"
#include "runtime/unwind.h"
#include "vm/stack.h"

namespace vo::vm {

using runtime::Defer;
using runtime::Panic;

/// What stands above a frame: something that it has called, a helper whose work is not done, or a panic that its
/// instruction has raised.
enum class Above : uint8_t { Call, Helper, Panic };

struct Fiber : runtime::Unwinding {
  Fiber(base::Allocator& memory, uint64_t* stackBytes) : stack(memory, stackBytes) {}
  runtime::G g;
  Stack stack;
  const Word* pc = nullptr;  ///< while not running
  Slot* fp = nullptr;
  /// Words that the frames' maps do not cover, scanned conservatively: the frame of a helper that has
  /// parked, the outgoing area at the end of a CallExt.
  Slot* tail = nullptr;
  uint32_t tailWords = 0;
  bool isGivenUp = false;          ///< ends when it would run again
  int32_t pins = 0;                ///< procPin depth: not preempted while positive
  const abi::Closure* start = nullptr;  ///< until it is called
  const Function* startFunction = nullptr;
  Slot startArgs[4] = {};
  uint32_t startArgCount = 0;
  const Function* createdBy = nullptr;
  const Word* createdAt = nullptr;
  uint64_t parentId = 0;
  /// While g.gcUnfinished: the collector's place in the stack.
  Slot* scanFp = nullptr;  ///< null: the stack is done
  const Word* scanPc = nullptr;
  Segment* scanSegment = nullptr;
  Above scanAbove = Above::Call;
  int32_t place = -1;              ///< in FiberPool
};

inline const Fiber* fiberOf(const runtime::G* g) { return static_cast<const Fiber*>(g->engine); }
inline Fiber* fiberOf(runtime::G* g) { return static_cast<Fiber*>(g->engine); }

}  // namespace vo::vm
