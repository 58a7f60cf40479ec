// Instructions as helpers (abi/helper.h): they run on the system stack of the goroutine's thread, read their operands in
// `frame` (op_frame.h, docs/native.md) and set its results last, so that one that was short of memory can be run
// again. They never park, collect or unwind themselves.
#pragma once

#include "abi/helper.h"

#define VO_NATIVE_OP(name) \
  extern "C" vo::abi::HelperStatus vo_op_##name(vo::abi::HelperContext& cx, vo::abi::Slot* frame);
#include "native_runtime/ops.def"

/// Defines the function of a row.
#define VO_DEFINE_OP(name) \
  extern "C" vo::abi::HelperStatus vo_op_##name([[maybe_unused]] vo::abi::HelperContext& cx, vo::abi::Slot* frame)

namespace vo::native_runtime {

/// A nil pointer was followed, to this address.
inline abi::HelperStatus raiseNil(abi::HelperContext& cx, uint64_t address = 0) {
  return abi::raise(cx, {.kind = abi::PanicKind::NilDeref, .x = static_cast<int64_t>(address)});
}
/// The same for an access at `offset` behind it: gc's code relies on the first page being unmapped.
inline abi::HelperStatus raiseNil(abi::HelperContext& cx, uint64_t p, uint64_t offset) {
  return raiseNil(cx, offset < 4096 ? p + offset : p);
}

// Generated code has just stored a frame's words one by one: loads of two at a time would wait for both stores.
inline abi::Slot wordAt(const abi::Slot* p) { return __atomic_load_n(p, __ATOMIC_RELAXED); }
inline abi::GoSlice sliceAt(const abi::Slot* s) {
  return {abi::slotPtr(wordAt(s)), abi::slotInt(wordAt(s + 1)), abi::slotInt(wordAt(s + 2))};
}
inline abi::GoString stringAt(const abi::Slot* s) { return {abi::slotPtr<const uint8_t>(wordAt(s)), abi::slotInt(wordAt(s + 1))}; }

}  // namespace vo::native_runtime
