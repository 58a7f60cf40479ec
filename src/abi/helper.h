// The calling convention of run-time functions in C++ ("helpers", natives of the library).
//
// A helper runs to completion. It never collects, never parks, never unwinds, never calls Vo code,
// and holds no lock when it returns; the engine acts on its status. It may allocate: allocation
// never collects, it returns null when the memory limit is reached (return outOfMemory(cx) then).
// So its C++ locals need no registration with the collector.
//
// What it does between two returns is bounded: some 100 microseconds, whatever its operands are. Longer
// work is done in pieces (Again; runtime/pieces.h has the usual ones). abi/work.def says of every
// instruction and native what bounds it.
#pragma once

#include <cstdint>

#include "abi/panic.h"
#include "abi/value.h"

namespace vo::runtime {
class Runtime;
struct G;
}  // namespace vo::runtime

namespace vo::abi {

enum class HelperStatus : uint8_t {
  Done,   ///< the results are in the frame
  Panic,  ///< raise cx.panic (if its kind is not None) or cx.panicValue
  Park,   ///< a waiter of cx.g is enqueued. Whoever wakes it writes the results first (frames never
          ///< move); execution then continues after the call, or with g->wakePanic if that is set
  Call,   ///< call cx.callee with cx.args, then run cx.continuation on the same frame
  Again,  ///< cx.work has been done. After a safepoint, run cx.continuation on the same frame; null: nothing
          ///< is left to do. What can fail was decided before the first Again, and what is half done nobody sees
};

struct HelperContext;

/// frame[0..R-1] are the result slots, the parameter slots follow (see value.h for their form). The
/// frame stays in place until the call is over; while parked or inside a Call the engine scans all
/// R+P slots conservatively, so whatever a slot points to stays alive.
using HelperFn = HelperStatus (*)(HelperContext& cx, Slot* frame);

struct HelperContext {
  static constexpr uint32_t kMaxArgs = 16;
  static constexpr uint32_t kMaxState = 13;

  runtime::Runtime& runtime;
  runtime::G* g = nullptr;  ///< the goroutine that runs the helper

  // Panic
  RuntimePanic panic = {};
  Eface panicValue = {};

  // Call. The engine copies args into the callee's parameters and keeps (continuation, state) with
  // the frame, scanning state conservatively. When the callee has returned it sets `results` and
  // `state` and calls continuation(cx, frame), whose status is again one of these. Again uses continuation and
  // state in the same way: what the rest of the work refers to must be in the state (operands may be dead).
  const Closure* callee = nullptr;
  uint32_t argCount = 0;     ///< slots used of args
  uint32_t resultCount = 0;  ///< result slots the callee has
  Slot args[kMaxArgs] = {};
  HelperFn continuation = nullptr;  ///< null: nothing is left to do, the call is Done
  Slot state[kMaxState] = {};
  const Slot* results = nullptr;  ///< resultCount slots, valid during the continuation only

  /// Again: units of work since the helper began or went on. A unit costs about as much as a call and counts
  /// as one against time slice and budget.
  uint64_t work = 0;

  /// The func value that a native was entered through, when it was called as one; else undefined.
  const Closure* closure = nullptr;

  explicit HelperContext(runtime::Runtime& rt) : runtime(rt) {}
};

inline HelperStatus raise(HelperContext& cx, PanicKind kind) {
  cx.panic = RuntimePanic{.kind = kind};
  return HelperStatus::Panic;
}
inline HelperStatus raise(HelperContext& cx, const RuntimePanic& p) {
  cx.panic = p;
  return HelperStatus::Panic;
}
/// Raises a Go value.
inline HelperStatus raiseValue(HelperContext& cx, Eface value) {
  cx.panic = RuntimePanic{};
  cx.panicValue = value;
  return HelperStatus::Panic;
}
/// Bytes that are copied or searched at the price of a unit of work.
inline constexpr uint64_t kBytesPerUnit = 256;
/// The most work between two returns.
inline constexpr uint64_t kMaxWork = 1024;

/// `units` of work have been done; `rest` does what is left.
inline HelperStatus again(HelperContext& cx, uint64_t units, HelperFn rest) {
  cx.work = units;
  cx.continuation = rest;
  return HelperStatus::Again;
}
/// The helper is done and has touched that many bytes; few are not worth telling.
inline HelperStatus doneWith(HelperContext& cx, uint64_t bytes) {
  constexpr uint64_t kFew = 4096;
  return bytes < kFew ? HelperStatus::Done : again(cx, bytes / kBytesPerUnit, nullptr);
}

inline HelperStatus outOfMemory(HelperContext& cx) { return raise(cx, PanicKind::OutOfMemory); }

/// Properties of a row of helpers.def.
enum HelperFlags : uint32_t {
  kHelperNone = 0,
  kHelperLeaf = 1,       ///< uses nothing but its frame and what its arguments point to, is always Done, needs at most
                         ///< 1 KiB of stack: executables call it on the goroutine's stack, several threads at a time
  kHelperAllocates = 2,  ///< may add to the collector's debt: a safepoint follows
  kHelperPanics = 4,
  kHelperParks = 8,
  kHelperCalls = 16,
  // What a function believes of its arguments. One that has none of these may not be named by modules from files.
  kTakesNumbers = 32,     ///< any numbers, and what the language's types say (strings, func values)
  kTakesTyped = 64,       ///< values of any type, which it looks at
  kTakesHandle = 128,     ///< a pointer that the run time has given away: it looks it up (runtime/handle.h)
  kTakesLent = 256,       ///< the address of a value of the type that the Go signature says; it keeps none
  kTakesKept = 512,       ///< the same, but it may keep it
  kConfined = 1024,       ///< reaches nothing beyond the machine, or asks its gate (stdlib/gate.h)
};

}  // namespace vo::abi
