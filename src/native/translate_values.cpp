// This file translates elements, slicing, strings, boxes and interfaces.
#include <cstddef>

#include "base/seeded_bug.h"
#include "native/function_translator.h"
#include "runtime/map.h"
#include "runtime/pieces.h"

namespace vo::native {

using Op = bytecode::Op;
using abi::PanicKind;

// --- Elements -------------------------------------------------------------------------------------------

void FunctionTranslator::index(MemKind kind) {
  Value i = get(c());
  indexCheck(i, get(b() + 1));
  Value at = offset(pointer(b()), ir_.CreateMul(i, constant(memSize(kind)), "", true, true));
  put(a(), load(at, kind == MemKind::Word && isRef(a()) ? MemKind::Ref : kind));
}

void FunctionTranslator::setIndex(MemKind kind) {
  Value i = get(b());
  indexCheck(i, get(a() + 1));
  Value at = offset(pointer(a()), ir_.CreateMul(i, constant(memSize(kind)), "", true, true));
  if (kind == MemKind::Ref) {
    storeRef(at, pointer(c()));
  } else {
    store(at, kind, isRef(c()) ? pointer(c()) : get(c()));
  }
}

/// The checks in Go's order: the upper bounds against the capacity first.
void FunctionTranslator::slice() {
  Value data = pointer(b()), length = get(b() + 1), cap = get(b() + 2);
  bool hasLow = (flags() & 1) != 0, hasHigh = (flags() & 2) != 0, hasMax = (flags() & 4) != 0;
  bool isArray = (x_ >> 32 & 1) != 0;
  Value max = hasMax ? get(c() + 2) : cap;
  Value high = hasHigh ? get(c() + 1) : length;
  Value low = hasLow ? get(c()) : constant(0);
  auto unsignedFlag = [&](unsigned which) { return uint64_t{(x_ >> 33 >> which & 1) != 0 ? 0x100u : 0u}; };
  auto kind = [&](PanicKind k, unsigned which) { return constant(static_cast<uint64_t>(k) | unsignedFlag(which)); };
  Value maxGood = ir_.CreateICmpULE(max, cap), highGood = ir_.CreateICmpULE(high, max), lowGood = ir_.CreateICmpULE(low, high);
  Value good = ir_.CreateAnd(ir_.CreateAnd(maxGood, highGood), lowGood);
  auto* on = newBlock("");
  auto* bad = newBlock("");
  branch(good, on, bad, module_.likely());
  ir_.SetInsertPoint(bad);
  if (hasMax) {
    Value k = ir_.CreateSelect(highGood, kind(PanicKind::Slice3C, 0), kind(PanicKind::Slice3B, 1));
    Value x = ir_.CreateSelect(highGood, low, high), y = ir_.CreateSelect(highGood, high, max);
    k = ir_.CreateSelect(maxGood, k, kind(isArray ? PanicKind::Slice3Alen : PanicKind::Slice3Acap, 2));
    trap(k, ir_.CreateSelect(maxGood, x, max), ir_.CreateSelect(maxGood, y, cap));
  } else {
    Value k = ir_.CreateSelect(highGood, kind(PanicKind::SliceB, 0), kind(isArray ? PanicKind::SliceAlen : PanicKind::SliceAcap, 1));
    trap(k, ir_.CreateSelect(highGood, low, high), ir_.CreateSelect(highGood, high, cap));
  }
  ir_.SetInsertPoint(on);
  // Slicing at the capacity must not lead behind the object.
  Value moved = ir_.CreateSelect(ir_.CreateICmpEQ(low, max), constant(0), ir_.CreateMul(low, constant(xLow())));
  put(a(), hasLow ? offset(data, moved) : data);
  put(a() + 1, ir_.CreateSub(high, low));
  put(a() + 2, ir_.CreateSub(max, low));
}

void FunctionTranslator::sliceString() {
  Value data = pointer(b()), length = get(b() + 1);
  bool hasLow = (flags() & 1) != 0, hasHigh = (flags() & 2) != 0;
  Value high = hasHigh ? get(c() + 1) : length;
  Value low = hasLow ? get(c()) : constant(0);
  unsigned unsignedBounds = flags() >> bytecode::kUnsignedBoundsShift;
  auto kind = [&](PanicKind k, unsigned bit) { return constant(static_cast<uint64_t>(k) | ((unsignedBounds & bit) != 0 ? 0x100u : 0u)); };
  Value highGood = ir_.CreateICmpULE(high, length), lowGood = ir_.CreateICmpULE(low, high);
  auto* on = newBlock("");
  auto* bad = newBlock("");
  branch(ir_.CreateAnd(highGood, lowGood), on, bad, module_.likely());
  ir_.SetInsertPoint(bad);
  trap(ir_.CreateSelect(highGood, kind(PanicKind::SliceB, 1), kind(PanicKind::SliceAlen, 2)), ir_.CreateSelect(highGood, low, high),
       ir_.CreateSelect(highGood, high, length));
  ir_.SetInsertPoint(on);
  Value moved = ir_.CreateSelect(ir_.CreateICmpEQ(low, high), constant(0), low);
  put(a(), hasLow ? offset(data, moved) : data);
  put(a() + 1, ir_.CreateSub(high, low));
}

/// With room in the capacity; else the run time.
void FunctionTranslator::grow() {
  Value data = pointer(b()), old = get(b() + 1), cap = get(b() + 2);
  Value length = ir_.CreateAdd(old, get(c()));
  Value fits = ir_.CreateAnd(ir_.CreateICmpULE(length, cap), ir_.CreateICmpUGE(length, old));
  auto *fast = newBlock(""), *slow = newBlock(""), *on = newBlock("");
  branch(fits, fast, slow, module_.likely());
  ir_.SetInsertPoint(slow);
  slowOp();
  ir_.CreateBr(on);
  ir_.SetInsertPoint(fast);
  put(a(), data);
  put(a() + 1, length);
  put(a() + 2, cap);
  ir_.CreateBr(on);
  ir_.SetInsertPoint(on);
}

void FunctionTranslator::append1() {
  auto kind = static_cast<MemKind>(xHigh());
  Value data = pointer(b()), length = get(b() + 1), cap = get(b() + 2);
  auto *fast = newBlock(""), *slow = newBlock(""), *on = newBlock("");
  branch(ir_.CreateICmpSLT(length, cap), fast, slow, module_.likely());
  ir_.SetInsertPoint(slow);
  slowOp();
  ir_.CreateBr(on);
  ir_.SetInsertPoint(fast);
  Value at = offset(data, ir_.CreateMul(length, constant(memSize(kind)), "", true, true));
  if (kind == MemKind::Ref) {
    storeRef(at, pointer(c()));
  } else {
    store(at, kind, get(c()));
  }
  put(a(), data);
  put(a() + 1, ir_.CreateAdd(length, constant(1)));
  put(a() + 2, cap);
  ir_.CreateBr(on);
  ir_.SetInsertPoint(on);
}

void FunctionTranslator::equalStrings() {
  Value x = pointer(b()), n = get(b() + 1), y = pointer(c()), m = get(c() + 1);
  auto *same = newBlock(""), *compare = newBlock(""), *large = newBlock(""), *differ = newBlock(""), *on = newBlock("");
  branch(ir_.CreateICmpEQ(n, m), same, differ);
  ir_.SetInsertPoint(differ);
  put(a(), constant(0));
  ir_.CreateBr(on);
  ir_.SetInsertPoint(same);
  branch(ir_.CreateICmpULE(n, constant(runtime::kPieceBytes)), compare, large, module_.likely());
  ir_.SetInsertPoint(large);
  slowOp();
  ir_.CreateBr(on);
  ir_.SetInsertPoint(compare);
  put(a(), ir_.CreateICmpEQ(ir_.CreateCall(module_.compareFunction(), {x, y, n}), llvm::ConstantInt::get(i32_, 0)));
  ir_.CreateBr(on);
  ir_.SetInsertPoint(on);
}

/// -1, 0 or 1.
void FunctionTranslator::compareStrings() {
  Value x = pointer(b()), n = get(b() + 1), y = pointer(c()), m = get(c() + 1);
  auto *compare = newBlock(""), *large = newBlock(""), *on = newBlock("");
  Value least = ir_.CreateBinaryIntrinsic(llvm::Intrinsic::umin, n, m);
  branch(ir_.CreateICmpULE(least, constant(runtime::kPieceBytes)), compare, large, module_.likely());
  ir_.SetInsertPoint(large);
  slowOp();
  ir_.CreateBr(on);
  ir_.SetInsertPoint(compare);
  Value order = ir_.CreateCall(module_.fast("memcmp", i32_, {ptr_, ptr_, i64_}), {x, y, least});
  Value zero = llvm::ConstantInt::get(i32_, 0);
  auto sign = [&](Value less, Value more) {
    return ir_.CreateSelect(less, constant(UINT64_MAX), ir_.CreateZExt(more, i64_));
  };
  Value byBytes = sign(ir_.CreateICmpSLT(order, zero), ir_.CreateICmpSGT(order, zero));
  Value byLength = sign(ir_.CreateICmpSLT(n, m), ir_.CreateICmpSGT(n, m));
  if (base::isSeeded(base::Bug::PrefixOrder)) byLength = constant(0);
  put(a(), ir_.CreateSelect(ir_.CreateICmpEQ(order, zero), byLength, byBytes));
  ir_.CreateBr(on);
  ir_.SetInsertPoint(on);
}

void FunctionTranslator::equalMemory() {
  const auto* t = at<abi::Type>(xLow());
  if ((t->tflag & abi::kTFlagRegularMemory) == 0 || t->size > runtime::kPieceBytes) return slowOp();
  Value x = pointer(b()), y = pointer(c());
  nilCheck(x, constant(0));
  nilCheck(y, constant(0));
  put(a(), ir_.CreateICmpEQ(ir_.CreateCall(module_.compareFunction(), {x, y, constant(t->size)}), llvm::ConstantInt::get(i32_, 0)));
}

/// Little-endian cells of the numbers below 256 serve all widths of up to 8 bytes.
void FunctionTranslator::box() {
  Value v = get(b());
  auto *small = newBlock(""), *large = newBlock(""), *on = newBlock("");
  branch(ir_.CreateICmpULT(v, constant(256)), small, large);
  ir_.SetInsertPoint(large);
  const auto* t = at<abi::Type>(xLow());
  bool isNumber = (t->kind() >= abi::Kind::Int && t->kind() <= abi::Kind::Uintptr) || t->kind() == abi::Kind::Float64;
  if (isNumber && t->size <= 8) {
    Value p = allocate(t);
    auto *fast = newBlock(""), *slow = newBlock("");
    branch(ir_.CreateIsNotNull(p), fast, slow, module_.likely());
    ir_.SetInsertPoint(fast);
    ir_.CreateStore(ir_.CreateTrunc(v, ir_.getIntNTy(static_cast<unsigned>(t->size) * 8)), p);
    put(a(), p);
    ir_.CreateBr(on);
    ir_.SetInsertPoint(slow);
  }
  slowOp();
  ir_.CreateBr(on);
  ir_.SetInsertPoint(small);
  put(a(), offset(module_.external("vo_small_values"), ir_.CreateShl(v, 3)));
  ir_.CreateBr(on);
  ir_.SetInsertPoint(on);
}

// --- Allocation ---------------------------------------------------------------------------------------------

/// What vo_alloc takes.
bool FunctionTranslator::isSmall(const abi::Type* t) { return t->size != 0 && t->size <= 512 && t->ptrBytes <= 512; }

FunctionTranslator::Value FunctionTranslator::allocate(const abi::Type* t) {
  uint64_t mask = 0;
  for (uint64_t w = 0; w < t->ptrBytes / 8; w++) mask |= (uint64_t{t->gcData[w / 8]} >> w % 8 & 1) << w;
  return ir_.CreateCall(module_.fast("vo_alloc", ptr_, {i64_, i64_}), {constant(t->size), constant(mask)});
}

void FunctionTranslator::newObject() {
  const auto* t = at<abi::Type>(in_.imm32());
  if (!isSmall(t)) return slowOp();
  Value p = allocate(t);
  auto *fast = newBlock(""), *slow = newBlock(""), *on = newBlock("");
  branch(ir_.CreateIsNotNull(p), fast, slow, module_.likely());
  ir_.SetInsertPoint(slow);
  slowOp();
  ir_.CreateBr(on);
  ir_.SetInsertPoint(fast);
  put(a(), p);
  ir_.CreateBr(on);
  ir_.SetInsertPoint(on);
  fresh_ = a();
  freshStored_ = 0;
}

void FunctionTranslator::makeClosure() {
  const auto* layout = at<abi::Type>(xHigh());
  if (!isSmall(layout)) return slowOp();
  std::vector<Value> captures;
  for (uint32_t i = 0; i < flags(); i++) captures.push_back(isRef(b() + i) ? pointer(b() + i) : get(b() + i));
  Value p = allocate(layout);
  auto *fast = newBlock(""), *slow = newBlock(""), *on = newBlock("");
  branch(ir_.CreateIsNotNull(p), fast, slow, module_.likely());
  ir_.SetInsertPoint(slow);
  slowOp();
  ir_.CreateBr(on);
  ir_.SetInsertPoint(fast);
  ir_.CreateStore(module_.descriptor(*at<link::Function>(xLow())), p);
  for (uint32_t i = 0; i < captures.size(); i++) ir_.CreateStore(captures[i], offset(p, 8 * (uint64_t{i} + 1)));
  put(a(), p);
  ir_.CreateBr(on);
  ir_.SetInsertPoint(on);
}

void FunctionTranslator::boxString() {
  Value data = pointer(b()), length = get(b() + 1);
  auto *some = newBlock(""), *fast = newBlock(""), *slow = newBlock(""), *on = newBlock("");
  branch(ir_.CreateICmpNE(length, constant(0)), some, slow);
  ir_.SetInsertPoint(some);
  Value p = ir_.CreateCall(module_.fast("vo_alloc", ptr_, {i64_, i64_}), {constant(16), constant(1)});
  branch(ir_.CreateIsNotNull(p), fast, slow, module_.likely());
  ir_.SetInsertPoint(slow);
  slowOp();
  ir_.CreateBr(on);
  ir_.SetInsertPoint(fast);
  ir_.CreateStore(data, p);
  ir_.CreateStore(length, offset(p, uint64_t{8}));
  put(a(), p);
  ir_.CreateBr(on);
  ir_.SetInsertPoint(on);
}

// --- Maps -----------------------------------------------------------------------------------------------------

void FunctionTranslator::mapGet() {
  using bytecode::MapKind;
  auto kind = static_cast<MapKind>(flags());
  if (kind == MapKind::Any) return slowOp();
  Value map = pointer(b());
  auto *slow = newBlock(""), *look = newBlock(""), *absent = newBlock(""), *present = newBlock(""), *on = newBlock("");
  Value element = nullptr;
  if (kind == MapKind::String) {
    constexpr uint64_t kMaxFastText = runtime::kMaxFastText;
    branch(ir_.CreateICmpULE(get(c() + 1), constant(kMaxFastText)), look, slow, module_.likely());
    ir_.SetInsertPoint(slow);
    slowOp();
    ir_.CreateBr(on);
    ir_.SetInsertPoint(look);
    element = ir_.CreateCall(module_.fast("vo_map_find_string", ptr_, {ptr_, ptr_, i64_}), {map, pointer(c()), get(c() + 1)});
  } else {
    slow->eraseFromParent();
    ir_.CreateBr(look);
    ir_.SetInsertPoint(look);
    element = kind == MapKind::K64
                  ? ir_.CreateCall(module_.fast("vo_map_find64", ptr_, {ptr_, i64_}), {map, get(c())})
                  : ir_.CreateCall(module_.fast("vo_map_find32", ptr_, {ptr_, i32_}), {map, ir_.CreateTrunc(get(c()), i32_)});
  }
  branch(ir_.CreateIsNotNull(element), present, absent);
  ir_.SetInsertPoint(absent);
  uint64_t room = abi::asMap(at<abi::Type>(xLow()))->elem->size + 8;
  put(a(), ir_.CreateCall(module_.fast("vo_zero_value", ptr_, {i64_}), {constant(room)}));
  put(a() + 1, constant(0));
  ir_.CreateBr(on);
  ir_.SetInsertPoint(present);
  put(a(), element);
  put(a() + 1, constant(1));
  ir_.CreateBr(on);
  ir_.SetInsertPoint(on);
}

bool FunctionTranslator::elements() {
  switch (op_) {
    case Op::IdxI8: index(MemKind::I8); return true;
    case Op::IdxU8: index(MemKind::U8); return true;
    case Op::IdxI16: index(MemKind::I16); return true;
    case Op::IdxU16: index(MemKind::U16); return true;
    case Op::IdxI32: index(MemKind::I32); return true;
    case Op::IdxU32: index(MemKind::U32); return true;
    case Op::Idx64: index(MemKind::Word); return true;
    case Op::IdxW2: case Op::IdxW3: {
      unsigned words = op_ == Op::IdxW2 ? 2 : 3;
      Value i = get(c());
      indexCheck(i, get(b() + 1));
      loadWords(offset(pointer(b()), ir_.CreateMul(i, constant(words * 8), "", true, true)), a(), words);
      return true;
    }
    case Op::SetIdx8: setIndex(MemKind::U8); return true;
    case Op::SetIdx16: setIndex(MemKind::U16); return true;
    case Op::SetIdx32: setIndex(MemKind::U32); return true;
    case Op::SetIdx64: setIndex(MemKind::Word); return true;
    case Op::SetIdxRef: setIndex(MemKind::Ref); return true;
    case Op::SetIdxW2: case Op::SetIdxW3: {
      unsigned words = op_ == Op::SetIdxW2 ? 2 : 3;
      Value i = get(b());
      indexCheck(i, get(a() + 1));
      storeWords(offset(pointer(a()), ir_.CreateMul(i, constant(words * 8), "", true, true)), c(), words, flags() & 7);
      return true;
    }
    case Op::IdxAddr: {
      Value i = get(c());
      indexCheck(i, get(b() + 1));
      put(a(), offset(pointer(b()), ir_.CreateMul(i, constant(xLow()), "", true, true)));
      return true;
    }
    case Op::ArrView: {
      Value p = pointer(b());
      nilCheck(p, constant(0));
      uint64_t n = abi::asArray(at<abi::Type>(xLow()))->len;
      put(a(), p);
      put(a() + 1, constant(n));
      put(a() + 2, constant(n));
      return true;
    }
    case Op::BoundsCheck: {
      Value i = get(a()), n = get(b());
      check(ir_.CreateICmpULT(i, n), PanicKind::Index, i, n);
      return true;
    }
    case Op::SliceOf: slice(); return true;
    case Op::SliceStr: sliceString(); return true;
    case Op::SliceToArr: {
      Value length = get(b() + 1);
      check(ir_.CreateICmpUGE(length, constant(x_)), PanicKind::SliceConvert, constant(x_), length);
      put(a(), pointer(b()));
      return true;
    }
    case Op::Grow: grow(); return true;
    case Op::Append1: append1(); return true;
    case Op::EqStr: equalStrings(); return true;
    case Op::CmpStr: compareStrings(); return true;
    case Op::EqMem: equalMemory(); return true;
    case Op::DecodeRune: {
      Value data = pointer(b()), length = get(b() + 1), i = get(c());
      auto *inside = newBlock(""), *ascii = newBlock(""), *slow = newBlock(""), *on = newBlock("");
      branch(ir_.CreateICmpULT(i, length), inside, slow, module_.likely());
      ir_.SetInsertPoint(inside);
      Value first = load(offset(data, i), MemKind::U8);
      branch(ir_.CreateICmpULT(first, constant(0x80)), ascii, slow);
      ir_.SetInsertPoint(slow);
      slowOp();
      ir_.CreateBr(on);
      ir_.SetInsertPoint(ascii);
      put(a(), first);
      put(a() + 1, ir_.CreateAdd(i, constant(1)));
      ir_.CreateBr(on);
      ir_.SetInsertPoint(on);
      return true;
    }
    case Op::Box: box(); return true;
    case Op::BoxStr: boxString(); return true;
    case Op::New: newObject(); return true;
    case Op::MkClosure: makeClosure(); return true;
    case Op::MapGet: mapGet(); return true;
    default: return false;
  }
}

// --- Interfaces -------------------------------------------------------------------------------------------

/// Whether the dynamic type of the interface is exactly the type that the extra word names.
FunctionTranslator::Value FunctionTranslator::hasType(uint32_t firstSlot) {
  Value word = pointer(firstSlot);
  Value type = module_.type(at<abi::Type>(xLow()));
  if ((xHigh() & 1) == 0) return ir_.CreateICmpEQ(word, type);
  auto *some = newBlock(""), *on = newBlock("");
  auto* from = ir_.GetInsertBlock();
  branch(ir_.CreateICmpNE(word, llvm::ConstantPointerNull::get(ir_.getPtrTy())), some, on);
  ir_.SetInsertPoint(some);
  Value same = ir_.CreateICmpEQ(ir_.CreateLoad(ptr_, offset(word, offsetof(abi::ITab, type))), type);
  ir_.CreateBr(on);
  ir_.SetInsertPoint(on);
  llvm::PHINode* result = ir_.CreatePHI(ir_.getInt1Ty(), 2);
  result->addIncoming(ir_.getFalse(), from);
  result->addIncoming(same, some);
  return result;
}

bool FunctionTranslator::interfaces() {
  switch (op_) {
    case Op::Iface: {
      Value data = isRef(b()) ? pointer(b()) : get(b());
      if ((flags() & 1) != 0) nilCheck(data, constant(0));
      put(a(), xLow() == xHigh() ? module_.type(at<abi::Type>(xLow())) : module_.itab(at<abi::ITab>(xHigh())));
      put(a() + 1, data);
      return true;
    }
    case Op::IfaceIs: put(a(), hasType(b())); return true;
    case Op::Unbox: {
      Value data = isRef(b() + 1) ? pointer(b() + 1) : get(b() + 1);
      auto *good = newBlock(""), *bad = newBlock("");
      branch(hasType(b()), good, bad, module_.likely());
      ir_.SetInsertPoint(bad);
      slowOp();
      ir_.CreateUnreachable();
      ir_.SetInsertPoint(good);
      put(a(), data);
      return true;
    }
    case Op::IfaceAny: {
      Value itab = pointer(b()), data = isRef(b() + 1) ? pointer(b() + 1) : get(b() + 1);
      auto *some = newBlock(""), *on = newBlock("");
      auto* from = ir_.GetInsertBlock();
      auto* null = llvm::ConstantPointerNull::get(ir_.getPtrTy());
      branch(ir_.CreateICmpNE(itab, null), some, on);
      ir_.SetInsertPoint(some);
      Value type = ir_.CreateLoad(ptr_, offset(itab, offsetof(abi::ITab, type)));
      ir_.CreateBr(on);
      ir_.SetInsertPoint(on);
      llvm::PHINode* word = ir_.CreatePHI(ptr_, 2);
      word->addIncoming(null, from);
      word->addIncoming(type, some);
      put(a(), word);
      put(a() + 1, data);
      return true;
    }
    case Op::MapLen: {
      Value map = pointer(b());
      auto *some = newBlock(""), *on = newBlock("");
      auto* from = ir_.GetInsertBlock();
      branch(ir_.CreateICmpNE(map, llvm::ConstantPointerNull::get(ir_.getPtrTy())), some, on);
      ir_.SetInsertPoint(some);
      Value n = ir_.CreateLoad(i64_, map);
      ir_.CreateBr(on);
      ir_.SetInsertPoint(on);
      llvm::PHINode* length = ir_.CreatePHI(i64_, 2);
      length->addIncoming(constant(0), from);
      length->addIncoming(n, some);
      put(a(), length);
      return true;
    }
    default: return false;
  }
}

}  // namespace vo::native
