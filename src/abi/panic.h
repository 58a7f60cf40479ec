// The neutral record of a run-time error. Helpers fill it, the engine turns it into a Go value by
// calling a constructor of overlay/runtime (or prints runtime::addPanicText before there is a library).
#pragma once

#include <cstdint>

#include "abi/value.h"

namespace vo::abi {

enum class PanicKind : uint8_t {
  None,  ///< no run-time error: the panic value is HelperContext::panicValue
#define VO_PANIC(kind, cls, text) kind,
#include "abi/panics.def"
};

enum class PanicClass : uint8_t { Bounds, Error, Plain, Assertion, TypeError, NilPanic, Fatal };

/// Which fields mean something depends on the class (panics.def).
struct RuntimePanic {
  PanicKind kind = PanicKind::None;
  bool isSigned = true;  ///< x is to be read as int64
  int64_t x = 0;
  int64_t y = 0;
  /// Assertion: the interface's static type (may be null), the concrete type (null: the interface
  /// was nil), the asserted type. TypeError: types[0].
  const Type* types[3] = {};
  /// Assertion: the missing method ("" if there is none). Message: the fatal text. Plain and Error
  /// rows: if not empty, used instead of the row's text.
  GoString text = {};
};

}  // namespace vo::abi
