// A goroutine of the VM: its stack, deferred calls and panics.
//
// Defer and panic records are not collected memory; Vm::visitGoroutine visits what they refer to.
#pragma once

#include <cstdint>

#include "runtime/g.h"
#include "vm/stack.h"

namespace vo::vm {

/// A deferred call. The list of a fiber is sorted: records of inner frames come first.
struct Defer {
  Defer* next;
  Slot* frame;  ///< whose exit runs it
  const abi::Closure* closure;
  bool onlyOnError;  ///< errdefer, not decided yet
};

/// A panic or a Goexit in progress; its stub frame (Stub::Unwind) stands above the frame that raised
/// it, deferred calls run above the stub.
struct Panic {
  Panic* link;           ///< the panic during whose deferred calls this one was raised
  abi::Eface value;
  abi::GoString text;    ///< what Error() or String() said, when the program is about to end
  Slot* stub;
  Slot* deferFrame;      ///< frame whose deferred call runs
  bool recovered;
  bool repanicked;
  bool goexit;
  bool printed;          ///< text is set
};

struct Fiber {
  explicit Fiber(uint64_t* stackBytes) : stack(stackBytes) {}
  runtime::G g;
  Stack stack;
  const Word* pc = nullptr;  ///< while not running
  Slot* fp = nullptr;
  Defer* defers = nullptr;
  Panic* panics = nullptr;
  /// Words that the frames' maps do not cover, scanned conservatively: the frame of a helper that has
  /// parked, the outgoing area at the end of a CallExt.
  Slot* tail = nullptr;
  uint32_t tailWords = 0;
  /// It has dereferenced nil, at this address, and not recovered from all panics since: reports say so.
  bool sawSignal = false;
  uint64_t signalAddress = 0;
  int32_t pins = 0;                ///< procPin depth: not preempted while positive
  const abi::Closure* start = nullptr;
  Slot startArgs[4] = {};
  uint32_t startArgCount = 0;
  const Function* createdBy = nullptr;
  const Word* createdAt = nullptr;
  uint64_t parentId = 0;
  /// While g.gcUnfinished: the collector's place in the stack, and its first unvisited Defer.
  Slot* scanFp = nullptr;  ///< null: the stack is done
  const Word* scanPc = nullptr;
  Segment* scanSegment = nullptr;
  Defer* scanDefer = nullptr;
  void* coroutine = nullptr;       ///< the coroutine that this fiber is one side of
  int32_t place = -1;              ///< in FiberPool
};

inline Fiber* fiberOf(runtime::G* g) { return static_cast<Fiber*>(g->engine); }

}  // namespace vo::vm
