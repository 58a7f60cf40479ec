// What lowering, link and the engines agree on about a function as a whole.
#pragma once

#include <cstdint>

namespace vo::bytecode {

/// Values of more slots are kept in memory and passed by address.
inline constexpr uint32_t kMaxValueSlots = 16;
/// Words of a frame's header, which stands between its caller's frame memory and its first slot, the
/// start of the caller's outgoing area (vm/frame.h).
inline constexpr uint32_t kFrameHeaderWords = 4;
/// Words of a map iterator, an array of unsafe.Pointer in frame memory (runtime/map.h).
inline constexpr uint32_t kMapIteratorWords = 16;

/// The flags of calls whose callee is not known before: how many words of the outgoing area results and parameters take.
/// Unknown: a `call.shape` stands before the call, because there are many or results are memory.
inline constexpr uint8_t kCallShapeUnknown = 0xff;
constexpr uint8_t callShapeFlags(uint32_t results, uint32_t params, bool memoryResults = false) {
  return results < 15 && params < 15 && !memoryResults ? static_cast<uint8_t>(results << 4 | params) : kCallShapeUnknown;
}

enum FunctionFlag : uint32_t {
  kWrapper = 1u << 0,        ///< compiler-made: hidden in traces, looked through by recover
  kHasDefer = 1u << 1,       ///< leaves by ReturnDefer
  kIsClosure = 1u << 2,      ///< uses LoadCap
  kErrorResult = 1u << 3,    ///< the last result is `error` (errdefer looks at it)
  kRuntimeInternal = 1u << 4,///< of package runtime: hidden in traces but for exported names
  kNative = 1u << 5,         ///< code is one NativeBody instruction (a native used as a func value)
  kSafepointFree = 1u << 6,  ///< runs with preemption and collection off
  kMemoryResults = 1u << 9,  ///< a result is memory: its slot has the address at entry
  // Link's, not in modules:
  kOpenNative = 1u << 7,     ///< with kNative: modules from files may name it
  kGivesToken = 1u << 8,     ///< has a `defer.token`
  kExternal = 1u << 10,      ///< with kNative: a function of C (Program::externals), called by Call
};

}  // namespace vo::bytecode
