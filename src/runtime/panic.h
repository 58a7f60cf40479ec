// Run-time errors: their classes, their texts in C++ for use before (or without) the library, and how the library
// makes values of them.
#pragma once

#include <cstdint>

#include "abi/metadata.h"
#include "abi/panic.h"
#include "base/text.h"

namespace vo::runtime {

class Runtime;

abi::PanicClass panicClass(abi::PanicKind kind);
inline bool isFatal(abi::PanicKind kind) { return panicClass(kind) == abi::PanicClass::Fatal; }
/// The number of overlay/runtime's boundsErrorCode for a Bounds kind.
inline int boundsCode(abi::PanicKind kind) {
  return static_cast<int>(kind) - static_cast<int>(abi::PanicKind::Index);
}
/// Adds what Error() of the Go value would return ("runtime error: …" included); for Fatal the text
/// behind "fatal error: ".
void addPanicText(base::Text& out, const abi::RuntimePanic& panic, const abi::MetadataSpace& metadata);

/// The value of a run-time error in a program without package runtime: a string of a type of our own.
extern const abi::Type kPlainErrorType;
abi::Eface plainError(Runtime& rt, const abi::RuntimePanic& panic);

/// The arguments of overlay/runtime's vo_runtimeError, which makes the value of a run-time error:
/// (class, code int, x int64, signed bool, y int, iface, concrete, asserted *_type, text string) any
struct ErrorCall {
  static constexpr uint32_t kSlots = 10;
  abi::Slot args[kSlots];
};
/// False: no memory for the text.
[[nodiscard]] bool makeErrorCall(Runtime& rt, const abi::RuntimePanic& panic, ErrorCall& call);

/// Records for the common cases.
inline abi::RuntimePanic boundsPanic(abi::PanicKind kind, int64_t x, int64_t y,
                                     bool isSigned = true) {
  return {.kind = kind, .isSigned = isSigned, .x = x, .y = y};
}

}  // namespace vo::runtime
