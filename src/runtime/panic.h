// Texts of run-time errors in C++, for use before (or without) the library, and their classes.
#pragma once

#include <cstdint>

#include "abi/metadata.h"
#include "abi/panic.h"
#include "base/text.h"

namespace vo::runtime {

abi::PanicClass panicClass(abi::PanicKind kind);
inline bool isFatal(abi::PanicKind kind) { return panicClass(kind) == abi::PanicClass::Fatal; }
/// The number of overlay/runtime's boundsErrorCode for a Bounds kind.
inline int boundsCode(abi::PanicKind kind) {
  return static_cast<int>(kind) - static_cast<int>(abi::PanicKind::Index);
}
/// Adds what Error() of the Go value would return ("runtime error: …" included); for Fatal the text
/// behind "fatal error: ".
void addPanicText(base::Text& out, const abi::RuntimePanic& panic, const abi::MetadataSpace& metadata);

/// Records for the common cases.
inline abi::RuntimePanic boundsPanic(abi::PanicKind kind, int64_t x, int64_t y,
                                     bool isSigned = true) {
  return {.kind = kind, .isSigned = isSigned, .x = x, .y = y};
}

}  // namespace vo::runtime
