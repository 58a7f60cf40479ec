// This file tells LLVM at each call where the collector may look at the frame what the frame keeps alive there: operands of
// a "deopt" bundle, for which LLVM says where they are (.llvm_stackmaps; stack_maps.cpp reads it). What is live the
// bytecode says (link/liveness.h): a value that LLVM uses behind a call it has from one that the bytecode uses there.
//
// The operands describe themselves, so that those of inlined calls may follow each other:
//
//     code word                       (so that no two calls of the function are alike: they are never merged)
//     n, n values                     references
//     n, n values                     perhaps references
//     n, [kept_, n words]             references in the memory of what the epilogue uses
//     n, [scratch_]                   its first n words are perhaps references
//     n + 1, [frame_, n numbers]      frame variables that are live; 0: there are none
//
// Where values of type i64 are, and whether in registers, is LLVM's choice; values of type ptr it stores for the call. So
// those of calls of functions are i64: what is live across several calls stays in a register that functions preserve, and
// is stored if one needs that. Those of calls of the run time are ptr: they mostly lie aside of the usual way, where
// a store costs nothing, and registers that are kept for them would cost more.
#include "base/seeded_bug.h"
#include "native/function_translator.h"

namespace vo::native {

namespace {
/// Work for link::Liveness; what needs more is scanned conservatively.
constexpr uint64_t kMaxWork = 400'000'000;
/// The same of code words times slots: LLVM allocates registers for calls times what is live at them (700 variables at once: 10 s).
constexpr uint64_t kMaxSize = 3'000'000;
}  // namespace

void FunctionTranslator::findLiveness() {
  if (!module_.wantsMaps()) return;
  uint64_t work = 0;
  if (uint64_t{f_.codeWords} * f_.slots <= kMaxSize) liveness_ = link::Liveness::of(f_, module_.meta(), kMaxWork, work);
  if (liveness_ == nullptr) module_.hasNoMap(f_);
}

llvm::CallInst* FunctionTranslator::callAtSafepoint(llvm::FunctionCallee callee, llvm::ArrayRef<Value> args, Live live,
                                                    llvm::ArrayRef<Value> maybe, uint32_t words) {
  auto* function = llvm::dyn_cast<llvm::Function>(callee.getCallee());
  // Calls of the run time mostly lie aside of the usual way, where stores cost nothing; indirect calls do not.
  bool isAside = function != nullptr && function->getName().starts_with("vo_") && function->getName() != "vo_call";
  // The time of register allocation grows with calls times roots.
  constexpr uint32_t kLongWords = 2000;
  size_t inRegisters = isAside || f_.codeWords > kLongWords ? 0 : module_.rootsInRegisters();
  bool hasDefer = (f_.flags & link::kHasDefer) != 0, isNative = (f_.flags & link::kNative) != 0;
  bool nothing = live == Live::Raised && !hasDefer && words == 0;
  if (!module_.wantsMaps() || nothing || (liveness_ == nullptr && !isNative)) return ir_.CreateCall(callee, args);
  std::vector<Value> roots, references, kept, variables;
  auto has = [&](size_t bit) {
    const link::Word* next = f_.code + pc_ + lengthAt(pc_);
    switch (live) {
      // (What the instruction sets is not there yet.)
      case Live::After: return liveness_->before(f_.code + pc_).has(bit) && liveness_->before(next).has(bit);
      case Live::Before: return liveness_->before(f_.code + pc_).has(bit);
      case Live::Target: return liveness_->before(f_.code + target()).has(bit);
      case Live::Raised: return liveness_->raised().has(bit);
    }
    VO_UNREACHABLE("one of these");
  };
  if (liveness_ != nullptr) {
    for (size_t i = 0; i < liveness_->slotCount(); i++) {
      uint32_t s = liveness_->slotOf(i);
      if (!has(i)) continue;
      if (isKept(s)) {
        kept.push_back(constant(static_cast<uint64_t>(keptIndex_[s])));
      } else {
        references.push_back(references.size() < inRegisters ? get(s) : pointer(s));
      }
    }
    if (closure_ != nullptr && has(liveness_->closureBit())) references.push_back(references.size() < inRegisters ? toWord(closure_) : closure_);
    if (references.size() > 1 && base::isSeeded(base::Bug::LiveReference)) references.pop_back();
    for (size_t i = 0; i < f_.variables.size(); i++)
      if (has(liveness_->firstVariable() + i)) variables.push_back(constant(i));
  }
  auto list = [&](std::initializer_list<Value> before, llvm::ArrayRef<Value> values, uint64_t more = 0) {
    roots.push_back(constant(values.size() + more));
    if (values.empty() && more == 0) return;
    roots.insert(roots.end(), before);
    roots.insert(roots.end(), values.begin(), values.end());
  };
  roots.push_back(constant(pc_));
  list({}, references);
  list({}, maybe);
  list({kept_}, kept);
  roots.push_back(constant(words));
  if (words != 0) roots.push_back(scratch_);
  if (liveness_ != nullptr && !f_.variables.empty()) {
    list({frame_}, variables, 1);
  } else {
    roots.push_back(constant(0));
  }
  return ir_.CreateCall(callee, args, {llvm::OperandBundleDef("deopt", std::vector<Value>(roots))});
}

}  // namespace vo::native
