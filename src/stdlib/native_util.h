// What the natives share: names, and small helpers for frames.
//
// A native gets the address of its outgoing area, results first and then parameters, and may read and write these alone. It
// keeps abi/helper.h's rules: no collection, no parking, no call of Go code, bounded work.
#pragma once

#include <string_view>

#include "abi/helper.h"
#include "abi/metadata.h"
#include "abi/type.h"
#include "runtime/runtime.h"
#include "runtime/string.h"
#include "stdlib/engine.h"
#include "stdlib/natives.h"

namespace vo::stdlib {

using abi::Closure;
using abi::Eface;
using abi::GoSlice;
using abi::GoString;
using abi::HelperContext;
using abi::HelperStatus;
using abi::intSlot;
using abi::outOfMemory;
using abi::PanicKind;
using abi::ptrSlot;
using abi::raise;
using abi::Slot;
using abi::slotEface;
using abi::slotInt;
using abi::slotPtr;
using abi::slotSlice;
using abi::slotString;
using abi::Type;

inline constexpr HelperStatus kDone = HelperStatus::Done;

/// What a helper answers that has asked Engine::endsNow.
inline HelperStatus doneUnlessOver(const HelperContext& cx) {
  return cx.runtime.engine->isOver() ? HelperStatus::Park : HelperStatus::Done;
}

/// Addresses that no object has: a pointer computed from nil.
inline bool isNilAddress(const void* p) { return reinterpret_cast<uintptr_t>(p) < 4096; }

inline const Type* slotType(Slot s) { return slotPtr<const Type>(s); }

/// A heap string in two slots; false when out of memory.
[[nodiscard]] inline bool putNewString(runtime::Runtime& rt, Slot* slots, std::string_view text) {
  GoString s = {};
  if (!runtime::stringFromBytes(rt, text.data(), static_cast<int64_t>(text.size()), &s)) return false;
  abi::putString(slots, s);
  return true;
}

/// The clocks as the program may see them (natives_time.cpp).
int64_t monotonicTime(runtime::Runtime& rt);
void wallTime(runtime::Runtime& rt, int64_t* seconds, int32_t* nanos);

/// Ends the program with "fatal error: text". `text` must outlive the program (a literal). UserMessage: the fault is
/// the running goroutine's, and no other is shown.
inline HelperStatus throwError(HelperContext& cx, std::string_view text, PanicKind kind = PanicKind::Message) {
  abi::RuntimePanic p = {.kind = kind};
  p.text = abi::goString(text);
  return raise(cx, p);
}

}  // namespace vo::stdlib
