// Moving values between memory and slots by a type's copy plan.
#pragma once

#include <cstring>

#include "bytecode/opcodes.h"
#include "link/program.h"
#include "runtime/barrier.h"

namespace vo::vm {

/// Reads a number of kind `kind`, extended to a slot.
inline uint64_t loadKind(uint64_t at, bytecode::MemKind kind) {
  using enum bytecode::MemKind;
  auto get = [at]<class T>(T v) {
    memcpy(&v, reinterpret_cast<const void*>(at), sizeof v);
    return v;
  };
  switch (kind) {
    case I8: return static_cast<uint64_t>(int64_t{get(int8_t{})});
    case U8: return get(uint8_t{});
    case I16: return static_cast<uint64_t>(int64_t{get(int16_t{})});
    case U16: return get(uint16_t{});
    case I32: return static_cast<uint64_t>(int64_t{get(int32_t{})});
    case U32: return get(uint32_t{});
    case Word:
    case Ref: break;
  }
  return get(uint64_t{});
}
/// Writes the low part of a slot. No barrier.
inline void storeKind(uint64_t at, bytecode::MemKind kind, uint64_t v) {
  memcpy(reinterpret_cast<void*>(at), &v, bytecode::memSize(kind));
}

inline void loadByPlan(const link::CopyPlan* plan, abi::Slot* slots, uint64_t at) {
  for (uint32_t i = 0; i < plan->steps; i++) {
    const link::CopyStep& s = plan->step[i];
    slots[i] = loadKind(at + s.offset, static_cast<bytecode::MemKind>(s.kind));
  }
}
inline void storeByPlan(const link::CopyPlan* plan, uint64_t at, const abi::Slot* slots,
                        const runtime::Barrier& barrier) {
  for (uint32_t i = 0; i < plan->steps; i++) {
    const link::CopyStep& s = plan->step[i];
    auto kind = static_cast<bytecode::MemKind>(s.kind);
    if (kind == bytecode::MemKind::Ref) {
      runtime::storePointer(barrier, reinterpret_cast<void*>(at + s.offset),
                            reinterpret_cast<const void*>(slots[i]));
    } else {
      storeKind(at + s.offset, kind, slots[i]);
    }
  }
}

}  // namespace vo::vm
