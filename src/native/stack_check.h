// Looking whether there is stack, for processors where LLVM knows no split stacks (aarch64).
//
// A function begins with bytes of ours before LLVM's prologue: they compare where the stack pointer will be with the limit, and
// call __morestack (native_runtime/entry_aarch64.S), which goes on behind them, maybe in another segment. How large the frame is
// stands in the object only when LLVM is done.
#pragma once

#include <string>

#include <llvm/IR/Module.h>

namespace vo::native {

/// For the functions with the attribute split-stack.
void addStackChecks(llvm::Module& module);

/// Puts the sizes of frames, which the object has in .stack_sizes, into its functions' checks.
void setFrameSizes(std::string& object);

}  // namespace vo::native
