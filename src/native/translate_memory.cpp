// This file translates loads and stores.
#include "base/seeded_bug.h"
#include "native/function_translator.h"

namespace vo::native {

using Op = bytecode::Op;

FunctionTranslator::Value FunctionTranslator::frameAddress(uint64_t off) {
  VO_CHECK(frame_ != nullptr && off >= uint64_t{f_.slots} * 8, "frame memory lies behind the slots");
  return offset(frame_, off - uint64_t{f_.slots} * 8);
}

FunctionTranslator::Value FunctionTranslator::load(Value address, MemKind kind) {
  auto get = [&](llvm::Type* t) { return ir_.CreateAlignedLoad(t, address, llvm::Align(t->getPrimitiveSizeInBits() / 8)); };
  switch (kind) {
    case MemKind::I8: return ir_.CreateSExt(get(i8_), i64_);
    case MemKind::U8: return ir_.CreateZExt(get(i8_), i64_);
    case MemKind::I16:
      if (base::isSeeded(base::Bug::LoadSign)) return ir_.CreateZExt(get(ir_.getInt16Ty()), i64_);
      return ir_.CreateSExt(get(ir_.getInt16Ty()), i64_);
    case MemKind::U16: return ir_.CreateZExt(get(ir_.getInt16Ty()), i64_);
    case MemKind::I32: return ir_.CreateSExt(get(i32_), i64_);
    case MemKind::U32: return ir_.CreateZExt(get(i32_), i64_);
    case MemKind::Word: return get(i64_);
    case MemKind::Ref: return ir_.CreateLoad(ptr_, address);
  }
  VO_UNREACHABLE("a kind of memory");
}

void FunctionTranslator::store(Value address, MemKind kind, Value v) {
  switch (kind) {
    case MemKind::I8: case MemKind::U8: ir_.CreateStore(ir_.CreateTrunc(toWord(v), i8_), address); return;
    case MemKind::I16: case MemKind::U16: ir_.CreateStore(ir_.CreateTrunc(toWord(v), ir_.getInt16Ty()), address); return;
    case MemKind::I32: case MemKind::U32: ir_.CreateStore(ir_.CreateTrunc(toWord(v), i32_), address); return;
    case MemKind::Word: case MemKind::Ref: ir_.CreateStore(v->getType()->isPointerTy() ? v : toWord(v), address); return;
  }
}

/// While marking, what is about to be overwritten at the addresses is shown to the collector.
void FunctionTranslator::shade(const std::vector<Value>& addresses, llvm::ArrayRef<Value> used) {
  auto* flag = ir_.CreateLoad(i8_, module_.byteFlag("vo_barrier_flag"));
  auto* marking = newBlock("");
  auto* on = newBlock("");
  branch(ir_.CreateICmpNE(flag, ir_.getInt8(0)), marking, on, module_.unlikely());
  ir_.SetInsertPoint(marking);
  for (Value at : addresses) {
    llvm::CallInst* call = callAtSafepoint(module_.shadeFunction(), {ir_.CreateLoad(ptr_, at)}, Live::Before, used);
    call->setCallingConv(llvm::CallingConv::PreserveMost);
  }
  ir_.CreateBr(on);
  ir_.SetInsertPoint(on);
}

bool FunctionTranslator::keepsFresh() const {
  if (fresh_ == kNoSlot) return false;
  auto covers = [&](uint32_t first, uint32_t n) { return first <= fresh_ && fresh_ < first + n; };
  switch (op_) {
    case Op::Nop: return true;
    case Op::Mov: return a() != fresh_ && b() != fresh_;
    case Op::Mov2: return !covers(a(), 2) && !covers(b(), 2);
    case Op::Mov3: return !covers(a(), 3) && !covers(b(), 3);
    case Op::LoadI: case Op::LoadK: case Op::Zero: case Op::LoadFunc: case Op::LoadType: return a() != fresh_;
    case Op::LoadStr: return !covers(a(), 2);
    case Op::Store8: case Op::Store16: case Op::Store32: case Op::Store64: case Op::StoreRef: return a() == fresh_ && b() != fresh_;
    case Op::StoreW2: return a() == fresh_ && !covers(b(), 2);
    case Op::StoreW3: return a() == fresh_ && !covers(b(), 3);
    default: return false;
  }
}

bool FunctionTranslator::isInitial(uint64_t offset) {
  if (fresh_ == kNoSlot || a() != fresh_ || offset >= 64 * 8) return false;
  uint64_t bit = uint64_t{1} << offset / 8;
  bool isFirst = (freshStored_ & bit) == 0;
  freshStored_ |= bit;
  return isFirst;
}

void FunctionTranslator::storeRef(Value address, Value v) {
  shade({address}, {address, v});
  ir_.CreateStore(toPointer(v), address);
}

void FunctionTranslator::storeWords(Value address, uint32_t first, unsigned words, unsigned refs) {
  std::vector<Value> values, shaded, used = {address};
  for (unsigned i = 0; i < words; i++) {
    values.push_back(isRef(first + i) ? pointer(first + i) : get(first + i));
    if ((refs >> i & 1) == 0) continue;
    shaded.push_back(offset(address, uint64_t{i} * 8));
    used.push_back(values.back());
  }
  if (!shaded.empty()) shade(shaded, used);
  for (unsigned i = 0; i < words; i++) ir_.CreateStore(values[i], offset(address, uint64_t{i} * 8));
}

void FunctionTranslator::loadWords(Value address, uint32_t first, unsigned words) {
  std::vector<Value> values;
  for (unsigned i = 0; i < words; i++) values.push_back(ir_.CreateLoad(isRef(first + i) ? ptr_ : i64_, offset(address, uint64_t{i} * 8)));
  for (unsigned i = 0; i < words; i++) put(first + i, values[i]);
}

/// Where gc's code would fault (vm/op_traps.cpp).
FunctionTranslator::Value FunctionTranslator::faultAddress(Value p, uint64_t off) {
  constexpr uint64_t kPage = 4096;
  return off < kPage ? ir_.CreateAdd(toWord(p), constant(off)) : toWord(p);
}

void FunctionTranslator::loadByPlan() {
  const link::CopyPlan* plan = link::planOf(at<abi::Type>(xLow()));
  Value p = pointer(b());
  nilCheck(p, faultAddress(p, c()));
  std::vector<Value> values;
  for (uint32_t i = 0; i < plan->steps; i++)
    values.push_back(load(offset(p, uint64_t{c()} + plan->step[i].offset), static_cast<MemKind>(plan->step[i].kind)));
  for (uint32_t i = 0; i < plan->steps; i++) put(a() + i, values[i]);
}

void FunctionTranslator::storeByPlan() {
  const link::CopyPlan* plan = link::planOf(at<abi::Type>(xLow()));
  Value p = pointer(a());
  nilCheck(p, faultAddress(p, c()));
  std::vector<Value> values, addresses, shaded, used = {p};
  for (uint32_t i = 0; i < plan->steps; i++) {
    values.push_back(isRef(b() + i) ? pointer(b() + i) : get(b() + i));
    addresses.push_back(offset(p, uint64_t{c()} + plan->step[i].offset));
    if (static_cast<MemKind>(plan->step[i].kind) != MemKind::Ref) continue;
    shaded.push_back(addresses.back());
    used.push_back(values.back());
  }
  if (!shaded.empty()) shade(shaded, used);
  for (uint32_t i = 0; i < plan->steps; i++) store(addresses[i], static_cast<MemKind>(plan->step[i].kind), values[i]);
}

bool FunctionTranslator::memory() {
  auto pointerLoad = [&](MemKind kind) {
    Value p = pointer(b());
    nilCheck(p, faultAddress(p, c()));
    put(a(), load(offset(p, uint64_t{c()}), kind == MemKind::Word && isRef(a()) ? MemKind::Ref : kind));
  };
  auto checkStore = [&](Value p, uint64_t off) {
    if (a() != fresh_) nilCheck(p, faultAddress(p, off));
  };
  auto pointerStore = [&](MemKind kind) {
    Value p = pointer(a());
    checkStore(p, c());
    store(offset(p, uint64_t{c()}), kind, isRef(b()) ? pointer(b()) : get(b()));
  };
  auto wordsStore = [&](unsigned n) {
    Value p = pointer(a());
    bool second = n == 3 || flags() == 1;
    checkStore(p, c() + (second ? 8u : 0));
    unsigned overwriting = 0;
    for (unsigned i = 0; i < n; i++)
      if (!isInitial(c() + uint64_t{i} * 8)) overwriting |= flags() & 1u << i;
    storeWords(offset(p, uint64_t{c()}), b(), n, overwriting);
  };
  switch (op_) {
    case Op::FrameAddr: put(a(), frameAddress(in_.imm32())); return true;
    case Op::FrameLoad: {
      auto kind = static_cast<MemKind>(flags());
      put(a(), load(frameAddress(in_.imm32()), kind));
      return true;
    }
    case Op::FrameStore: store(frameAddress(in_.imm32()), static_cast<MemKind>(flags()), isRef(a()) ? pointer(a()) : get(a())); return true;
    case Op::FrameLoad2: loadWords(frameAddress(in_.imm32()), a(), 2); return true;
    case Op::FrameLoad3: loadWords(frameAddress(in_.imm32()), a(), 3); return true;
    case Op::FrameStore2: storeWords(frameAddress(in_.imm32()), a(), 2, 0); return true;
    case Op::FrameStore3: storeWords(frameAddress(in_.imm32()), a(), 3, 0); return true;
    case Op::FrameZero:
      ir_.CreateMemSet(frameAddress(in_.imm32()), ir_.getInt8(0), uint64_t{a()} * 8, llvm::Align(8));
      return true;
    case Op::GlobalAddr: put(a(), module_.global(in_.imm32())); return true;
    case Op::GlobalLoad: put(a(), load(module_.global(in_.imm32()), static_cast<MemKind>(flags()))); return true;
    case Op::GlobalStore: {
      Value v = isRef(a()) ? pointer(a()) : get(a());
      auto kind = static_cast<MemKind>(flags());
      if (kind == MemKind::Ref) {
        storeRef(module_.global(in_.imm32()), v);
      } else {
        store(module_.global(in_.imm32()), kind, v);
      }
      return true;
    }
    case Op::GlobalLoad2: loadWords(module_.global(in_.imm32()), a(), 2); return true;
    case Op::GlobalLoad3: loadWords(module_.global(in_.imm32()), a(), 3); return true;
    case Op::LoadI8: pointerLoad(MemKind::I8); return true;
    case Op::LoadU8: pointerLoad(MemKind::U8); return true;
    case Op::LoadI16: pointerLoad(MemKind::I16); return true;
    case Op::LoadU16: pointerLoad(MemKind::U16); return true;
    case Op::LoadI32: pointerLoad(MemKind::I32); return true;
    case Op::LoadU32: pointerLoad(MemKind::U32); return true;
    case Op::Load64: pointerLoad(MemKind::Word); return true;
    case Op::LoadW2: case Op::LoadW3: {
      Value p = pointer(b());
      bool second = op_ == Op::LoadW3 || !isRef(a() + 1);
      nilCheck(p, faultAddress(p, c() + (second ? 8u : 0)));
      loadWords(offset(p, uint64_t{c()}), a(), op_ == Op::LoadW3 ? 3 : 2);
      return true;
    }
    case Op::Store8: pointerStore(MemKind::U8); return true;
    case Op::Store16: pointerStore(MemKind::U16); return true;
    case Op::Store32: pointerStore(MemKind::U32); return true;
    case Op::Store64: pointerStore(MemKind::Word); return true;
    case Op::StoreRef: {
      Value p = pointer(a());
      checkStore(p, c());
      if (isInitial(c())) {
        store(offset(p, uint64_t{c()}), MemKind::Ref, pointer(b()));
      } else {
        storeRef(offset(p, uint64_t{c()}), pointer(b()));
      }
      return true;
    }
    case Op::StoreW2: wordsStore(2); return true;
    case Op::StoreW3: wordsStore(3); return true;
    case Op::LoadT: loadByPlan(); return true;
    case Op::StoreT: storeByPlan(); return true;
    case Op::PtrAdd: case Op::PtrAddK: {
      Value p = pointer(b());
      nilCheck(p, constant(0));
      put(a(), offset(p, op_ == Op::PtrAdd ? uint64_t{c()} : x_));
      return true;
    }
    case Op::NilCheck: nilCheck(pointer(a()), constant(0)); return true;
    case Op::PtrAddRaw: put(a(), offset(pointer(b()), get(c()))); return true;
    default: return false;
  }
}

}  // namespace vo::native
