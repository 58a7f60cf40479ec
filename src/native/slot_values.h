// Values instead of slots: what mem2reg does, for functions of any size.
#pragma once

#include <functional>
#include <span>

namespace llvm {
class AllocaInst;
class Function;
class Instruction;
class Value;
}  // namespace llvm

namespace vo::native {

/// Replaces loads and stores of the slots, which are one word each and nothing else uses, by values. The entry block
/// has no predecessors; blocks that cannot be reached are removed.
/// `note` is told where a slot has another value: the slot's index, the value, the instruction behind that place.
using SlotNote = std::function<void(unsigned slot, llvm::Value* value, llvm::Instruction* before)>;
void slotsToValues(llvm::Function& f, std::span<llvm::AllocaInst* const> slots, const SlotNote& note = {});

}  // namespace vo::native
