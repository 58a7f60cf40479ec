// This file translates calls of natives that are an instruction or a few: of math, math/bits and the atomics.
#include <string_view>

#include <llvm/IR/InlineAsm.h>

#include "native/function_translator.h"
#include "native/symbols.h"

namespace vo::native {

using abi::PanicKind;
using llvm::Intrinsic::ID;

namespace {

/// Bytes that are searched at once, some microseconds; for another text each place may cost a comparison.
constexpr uint64_t kMostHere = 128 << 10, kMostForText = 16 << 10;

constexpr auto kOrdering = llvm::AtomicOrdering::SequentiallyConsistent;

/// The width, and how the number is extended in a slot, of an atomic's C++ name: "atomicAddI32".
struct Width {
  unsigned bits;
  bool isSigned;
};
Width widthOf(std::string_view name) {
  if (name.ends_with("I32")) return {32, true};
  if (name.ends_with("U8") || name.ends_with("8")) return {8, false};
  if (name.ends_with("32")) return {32, false};
  return {64, false};
}

}  // namespace

/// Operations on memory; results and parameters are the slots from `first` on.
bool FunctionTranslator::openAtomic(std::string_view name, uint32_t first) {
  if (!name.starts_with("atomic")) return false;
  name.remove_prefix(6);
  Width width = widthOf(name);
  llvm::Type* type = ir_.getIntNTy(width.bits);
  llvm::Align align(width.bits / 8);
  auto extended = [&](Value v) { return width.isSigned ? ir_.CreateSExt(v, i64_) : ir_.CreateZExt(v, i64_); };
  auto number = [&](uint32_t i) { return ir_.CreateTrunc(get(first + i), type); };
  auto address = [&](uint32_t i) {
    Value p = pointer(first + i);
    nilCheck(p);
    return p;
  };
  auto modify = [&](llvm::AtomicRMWInst::BinOp op, uint32_t at) {
    Value p = address(at), v = number(at + 1);
    return ir_.CreateAtomicRMW(op, p, v, align, kOrdering);
  };
  bool isPointer = name.ends_with("Pointer");
  if (name.starts_with("Load")) {
    auto* load = ir_.CreateAlignedLoad(type, address(1), align);
    load->setAtomic(kOrdering);
    put(first, extended(load));
  } else if (name.starts_with("Store")) {
    Value p = address(0);
    if (isPointer) shade({p}, {p, pointer(first + 1)});
    ir_.CreateAlignedStore(number(1), p, align)->setAtomic(kOrdering);
  } else if (name.starts_with("Swap")) {
    if (isPointer) shade({address(1)}, {address(1), pointer(first + 2)});
    put(first, extended(modify(llvm::AtomicRMWInst::Xchg, 1)));
  } else if (name.starts_with("Cas")) {
    Value p = address(1);
    if (isPointer) shade({p}, {p, pointer(first + 2), pointer(first + 3)});
    Value pair = ir_.CreateAtomicCmpXchg(p, number(2), number(3), align, kOrdering, kOrdering);
    put(first, ir_.CreateExtractValue(pair, 1));
  } else if (name.starts_with("AndNoResult")) {
    modify(llvm::AtomicRMWInst::And, 0);
  } else if (name.starts_with("OrNoResult")) {
    modify(llvm::AtomicRMWInst::Or, 0);
  } else if (name.starts_with("Add")) {
    Value old = modify(llvm::AtomicRMWInst::Add, 1);
    put(first, extended(ir_.CreateAdd(old, number(2))));
  } else if (name.starts_with("And")) {
    put(first, extended(modify(llvm::AtomicRMWInst::And, 1)));
  } else if (name.starts_with("Or")) {
    put(first, extended(modify(llvm::AtomicRMWInst::Or, 1)));
  } else {
    return false;
  }
  return true;
}

/// Searches of bytes and comparisons where they stand, if they are short: the run time takes the others in pieces.
bool FunctionTranslator::openSearch(std::string_view name, uint32_t number, uint32_t first) {
  if (!name.starts_with("bytealg")) return false;
  name.remove_prefix(7);
  bool isString = name.ends_with("String");
  if (isString) name.remove_suffix(6);
  // Parameters: a slice or string, a byte or another.
  uint32_t other = first + (isString ? 3 : 4);
  bool twoTexts = name == "Index" || name == "Compare";
  if (!twoTexts && name != "IndexByte" && name != "Count") return false;
  Value p = pointer(first + 1), n = get(first + 2), result = nullptr;
  auto *slow = newBlock(""), *fast = newBlock(""), *on = newBlock("");
  Value least = twoTexts ? ir_.CreateBinaryIntrinsic(llvm::Intrinsic::umax, n, get(other + 1)) : n;
  branch(ir_.CreateICmpULE(least, constant(name == "Index" ? kMostForText : kMostHere)), fast, slow, module_.likely());
  ir_.SetInsertPoint(fast);
  if (name == "IndexByte") {
    Value at = ir_.CreateCall(module_.fast("memchr", ptr_, {ptr_, i32_, i64_}), {p, ir_.CreateTrunc(get(other), i32_), n});
    Value index = ir_.CreateSub(toWord(at), toWord(p));
    result = ir_.CreateSelect(ir_.CreateIsNull(at), constant(~uint64_t{0}), index);
  } else if (name == "Count") {
    result = ir_.CreateCall(module_.fast("vo_count_byte", i64_, {ptr_, i64_, i64_}), {p, n, get(other)});
  } else {
    Value q = pointer(other), m = get(other + 1);
    const char* function = name == "Index" ? "vo_index" : "vo_compare";
    result = ir_.CreateCall(module_.fast(function, i64_, {ptr_, i64_, ptr_, i64_}), {p, n, q, m});
  }
  put(first, result);
  ir_.CreateBr(on);
  ir_.SetInsertPoint(slow);
  runtimeNative(number, first);
  ir_.CreateBr(on);
  ir_.SetInsertPoint(on);
  return true;
}

/// string(b) of a few bytes; of one there is a string already.
void FunctionTranslator::shortString(uint32_t number, uint32_t first) {
  constexpr uint64_t kMost = 512;
  Value data = pointer(first + 2), n = get(first + 3);
  auto *small = newBlock(""), *made = newBlock(""), *slow = newBlock(""), *on = newBlock("");
  branch(ir_.CreateICmpULE(ir_.CreateSub(n, constant(2)), constant(kMost - 2)), small, slow, module_.likely());
  ir_.SetInsertPoint(small);
  Value p = ir_.CreateCall(module_.fast("vo_alloc", ptr_, {i64_, i64_}), {n, constant(0)});
  branch(ir_.CreateIsNotNull(p), made, slow, module_.likely());
  ir_.SetInsertPoint(made);
  ir_.CreateMemCpy(p, llvm::MaybeAlign(), data, llvm::MaybeAlign(), n);
  put(first, p);
  put(first + 1, n);
  ir_.CreateBr(on);
  ir_.SetInsertPoint(slow);
  runtimeNative(number, first);
  ir_.CreateBr(on);
  ir_.SetInsertPoint(on);
}

/// The call of the native as open code; false: it is none of these.
bool FunctionTranslator::openNative(uint32_t number, uint32_t first) {
  std::string_view name = nativeName(number);
  auto unary = [&](ID id) { put(first, ir_.CreateUnaryIntrinsic(id, get(first + 1))); };
  auto unaryF = [&](ID id) { put(first, ir_.CreateUnaryIntrinsic(id, real(first + 1))); };
  if (name == "mathSqrt") return unaryF(llvm::Intrinsic::sqrt), true;
  if (name == "mathFloor") return unaryF(llvm::Intrinsic::floor), true;
  if (name == "mathCeil") return unaryF(llvm::Intrinsic::ceil), true;
  if (name == "mathTrunc") return unaryF(llvm::Intrinsic::trunc), true;
  if (name == "mathRoundToEven") return unaryF(llvm::Intrinsic::roundeven), true;
  if (name == "bitsOnesCount") return unary(llvm::Intrinsic::ctpop), true;
  if (name == "bitsReverse64") return unary(llvm::Intrinsic::bitreverse), true;
  if (name == "bitsReverseBytes64") return unary(llvm::Intrinsic::bswap), true;
  if (name == "bitsTrailingZeros64") {
    put(first, ir_.CreateBinaryIntrinsic(llvm::Intrinsic::cttz, get(first + 1), ir_.getFalse()));
    return true;
  }
  if (name == "bitsTrailingZeros32") {
    put(first, ir_.CreateBinaryIntrinsic(llvm::Intrinsic::cttz, ir_.CreateTrunc(get(first + 1), i32_), ir_.getFalse()));
    return true;
  }
  if (name == "bitsLen") {
    Value zeros = ir_.CreateBinaryIntrinsic(llvm::Intrinsic::ctlz, get(first + 1), ir_.getFalse());
    put(first, ir_.CreateSub(constant(64), zeros));
    return true;
  }
  if (name == "bitsMul64") {
    llvm::Type* wide = ir_.getInt128Ty();
    Value product = ir_.CreateMul(ir_.CreateZExt(get(first + 2), wide), ir_.CreateZExt(get(first + 3), wide));
    put(first, ir_.CreateTrunc(ir_.CreateLShr(product, 64), i64_));
    put(first + 1, ir_.CreateTrunc(product, i64_));
    return true;
  }
  if (name == "bitsDiv64") {
    Value high = get(first + 2), low = get(first + 3), by = get(first + 4);
    check(ir_.CreateICmpNE(by, constant(0)), PanicKind::Divide);
    check(ir_.CreateICmpUGT(by, high), PanicKind::Overflow);
    if (module_.arch() == Arch::Aarch64) {
      Value both = ir_.CreateCall(module_.fast("vo_divide128", llvm::StructType::get(i64_, i64_), {i64_, i64_, i64_}), {high, low, by});
      put(first, ir_.CreateExtractValue(both, 0));
      put(first + 1, ir_.CreateExtractValue(both, 1));
      return true;
    }
    // LLVM would call a function of 128 bits by 128.
    auto* type = llvm::FunctionType::get(llvm::StructType::get(i64_, i64_), {i64_, i64_, i64_}, false);
    auto* divide = llvm::InlineAsm::get(type, "divq $4", "={ax},={dx},{ax},{dx},r,~{flags}", false);
    Value both = ir_.CreateCall(type, divide, {low, high, by});
    put(first, ir_.CreateExtractValue(both, 0));
    put(first + 1, ir_.CreateExtractValue(both, 1));
    return true;
  }
  if (name == "procPin") {
    put(first, ir_.CreateCall(module_.fast("vo_pin", i64_, {}), {}));
    return true;
  }
  if (name == "procUnpin") {
    ir_.CreateCall(module_.fast("vo_unpin", ir_.getVoidTy(), {}), {});
    return true;
  }
  if (name == "timeNow" || name == "timeRuntimeNow") {
    Value frame = scratch(3);
    ir_.CreateCall(module_.fast(name == "timeNow" ? "vo_now" : "vo_bubble_now", ir_.getVoidTy(), {ptr_}), {frame});
    for (uint32_t i = 0; i < 3; i++) put(first + i, loadScratch(frame, i));
    return true;
  }
  if (name == "runtimeNanotime" || name == "timeRuntimeNano") {
    put(first, ir_.CreateCall(module_.fast(name == "runtimeNanotime" ? "vo_nanotime" : "vo_bubble_nanotime", i64_, {}), {}));
    return true;
  }
  if (name == "bytesAsString") {
    Value data = pointer(first + 2), n = get(first + 3);
    put(first, data);
    put(first + 1, n);
    return true;
  }
  if (name == "bytesToString") return shortString(number, first), true;
  if (name == "bitsAdd64" || name == "bitsSub64") {
    // Pairs of operations whose carries LLVM makes into chains.
    ID op = name == "bitsAdd64" ? llvm::Intrinsic::uadd_with_overflow : llvm::Intrinsic::usub_with_overflow;
    Value one = ir_.CreateBinaryIntrinsic(op, get(first + 2), get(first + 3));
    Value carry = ir_.CreateZExt(ir_.CreateTrunc(get(first + 4), ir_.getInt1Ty()), i64_);
    Value both = ir_.CreateBinaryIntrinsic(op, ir_.CreateExtractValue(one, 0), carry);
    put(first, ir_.CreateExtractValue(both, 0));
    put(first + 1, ir_.CreateOr(ir_.CreateExtractValue(one, 1), ir_.CreateExtractValue(both, 1)));
    return true;
  }
  return openAtomic(name, first) || openSearch(name, number, first);
}

}  // namespace vo::native
