// Values instead of slots: what mem2reg does, for functions of any size.
#pragma once

#include <span>

namespace llvm {
class AllocaInst;
class Function;
}  // namespace llvm

namespace vo::native {

/// Replaces loads and stores of the slots, which are one word each and nothing else uses, by values. The entry block
/// has no predecessors; blocks that cannot be reached are removed.
void slotsToValues(llvm::Function& f, std::span<llvm::AllocaInst* const> slots);

}  // namespace vo::native
