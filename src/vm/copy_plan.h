// Moving values between memory and slots by a type's copy plan.
#pragma once

#include "abi/slot_kind.h"
#include "bytecode/opcodes.h"
#include "link/program.h"
#include "runtime/barrier.h"

namespace vo::vm {

using abi::loadKind;
using abi::storeKind;

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
