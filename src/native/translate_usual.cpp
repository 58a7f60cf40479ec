// This file translates the usual cases of instructions that the run time carries out: what is small, fits, or is known
// already. All others go to the run time, before anything is done.
#include <cstddef>

#include "native/function_translator.h"
#include "runtime/map.h"
#include "runtime/pieces.h"

namespace vo::native {

using Op = bytecode::Op;

namespace {
/// Values with references that are copied word by word: what has been stored so is loaded so without a stall.
constexpr uint64_t kMostWords = 16;
}  // namespace

FunctionTranslator::Usual FunctionTranslator::beginUsual() { return {newBlock(""), newBlock("")}; }

void FunctionTranslator::require(const Usual& u, Value condition) {
  auto* on = newBlock("");
  branch(condition, on, u.slow, module_.likely());
  ir_.SetInsertPoint(on);
}

void FunctionTranslator::endUsual(const Usual& u) {
  ir_.CreateBr(u.on);
  ir_.SetInsertPoint(u.slow);
  slowOp();
  ir_.CreateBr(u.on);
  ir_.SetInsertPoint(u.on);
}

FunctionTranslator::Value FunctionTranslator::either(uint32_t slot) { return isRef(slot) ? pointer(slot) : get(slot); }

// --- Interfaces -------------------------------------------------------------------------------------------

/// Assertions and conversions to an interface type. Those that fail without comma-ok have their panic from the run time.
void FunctionTranslator::toInterface() {
  const auto* inter = abi::asInterface(at<abi::Type>(xLow()));
  bool isConversion = op_ == Op::ConvI, commaOk = !isConversion && (flags() & 1) != 0;
  Value word = pointer(b()), data = either(b() + 1), null = llvm::ConstantPointerNull::get(ir_.getPtrTy());
  Usual u = beginUsual();
  auto *some = newBlock(""), *none = newBlock("");
  branch(ir_.CreateIsNotNull(word), some, isConversion || commaOk ? none : u.slow, module_.likely());
  ir_.SetInsertPoint(some);
  Value type = (xHigh() & 1) != 0 ? ir_.CreateLoad(ptr_, offset(word, offsetof(abi::ITab, type))) : word;
  Value found = type;
  if (inter->methodCount != 0) {
    found = ir_.CreateCall(module_.fast("vo_assert", ptr_, {ptr_, ptr_}), {module_.type(at<abi::Type>(xLow())), type});
    auto *good = newBlock(""), *other = newBlock("");
    branch(ir_.CreateICmpUGT(toWord(found), constant(1)), good, other, module_.likely());
    ir_.SetInsertPoint(other);
    if (commaOk) {
      branch(ir_.CreateIsNull(found), none, u.slow);
    } else {
      ir_.CreateBr(u.slow);
    }
    ir_.SetInsertPoint(good);
  }
  put(a(), found);
  put(a() + 1, data);
  if (commaOk) put(a() + 2, constant(1));
  endUsual(u);
  auto* on = ir_.GetInsertBlock();
  ir_.SetInsertPoint(none);
  if (!isConversion && !commaOk) {
    ir_.CreateUnreachable();
  } else {
    put(a(), null);
    put(a() + 1, isConversion ? data : constant(0));
    if (commaOk) put(a() + 2, constant(0));
    ir_.CreateBr(on);
  }
  ir_.SetInsertPoint(on);
}

/// Interfaces of different types differ; pointers are compared here.
void FunctionTranslator::equalInterfaces() {
  Value x = pointer(b()), y = pointer(c()), xData = get(b() + 1), yData = get(c() + 1);
  Usual u = beginUsual();
  auto *same = newBlock(""), *differ = newBlock(""), *some = newBlock(""), *none = newBlock("");
  branch(ir_.CreateICmpEQ(x, y), same, differ);
  ir_.SetInsertPoint(differ);
  put(a(), constant(0));
  ir_.CreateBr(u.on);
  ir_.SetInsertPoint(same);
  branch(ir_.CreateIsNotNull(x), some, none);
  ir_.SetInsertPoint(none);
  put(a(), constant(1));
  ir_.CreateBr(u.on);
  ir_.SetInsertPoint(some);
  Value type = flags() != 0 ? ir_.CreateLoad(ptr_, offset(x, offsetof(abi::ITab, type))) : x;
  Value kind = ir_.CreateLoad(i8_, offset(type, offsetof(abi::Type, kind_)));
  require(u, ir_.CreateICmpEQ(kind, ir_.getInt8(static_cast<uint8_t>(abi::Kind::Pointer))));
  put(a(), ir_.CreateICmpEQ(xData, yData));
  endUsual(u);
}

// --- Slices, strings, values in memory --------------------------------------------------------------------

/// Elements without references that fit the capacity.
void FunctionTranslator::append() {
  const auto* t = at<abi::Type>(xLow());
  if (t->ptrBytes != 0 || t->size == 0 || t->size > runtime::kPieceBytes) return slowOp();
  Value data = pointer(b()), length = get(b() + 1), cap = get(b() + 2), from = pointer(c()), n = get(c() + 1);
  Value sum = ir_.CreateAdd(length, n);
  Usual u = beginUsual();
  require(u, ir_.CreateAnd(ir_.CreateICmpULE(sum, cap), ir_.CreateICmpULE(n, constant(runtime::kPieceBytes / t->size))));
  ir_.CreateMemMove(offset(data, ir_.CreateMul(length, constant(t->size))), llvm::MaybeAlign(), from, llvm::MaybeAlign(),
                    ir_.CreateMul(n, constant(t->size)));
  put(a(), data);
  put(a() + 1, sum);
  put(a() + 2, cap);
  endUsual(u);
}

void FunctionTranslator::copyElements() {
  uint64_t size = 1;
  if (op_ == Op::CopySlice) {
    const auto* t = at<abi::Type>(xLow());
    if (t->ptrBytes != 0 || t->size == 0 || t->size > runtime::kPieceBytes) return slowOp();
    size = t->size;
  }
  Value to = pointer(b()), from = pointer(c());
  Value n = ir_.CreateBinaryIntrinsic(llvm::Intrinsic::umin, get(b() + 1), get(c() + 1));
  Usual u = beginUsual();
  require(u, ir_.CreateICmpULE(n, constant(runtime::kPieceBytes / size)));
  ir_.CreateMemMove(to, llvm::MaybeAlign(), from, llvm::MaybeAlign(), ir_.CreateMul(n, constant(size)));
  put(a(), n);
  endUsual(u);
}

/// The words of a value that are references may be overwritten as they are while nobody marks.
void FunctionTranslator::requireNoBarrier(const Usual& u) {
  require(u, ir_.CreateICmpEQ(ir_.CreateLoad(i8_, module_.byteFlag("vo_barrier_flag")), ir_.getInt8(0)));
}

void FunctionTranslator::copyValue() {
  const auto* t = at<abi::Type>(xLow());
  uint64_t bytes = t->size * xHigh();
  bool hasReferences = t->ptrBytes != 0;
  if (bytes > runtime::kPieceBytes) return slowOp();
  Value to = pointer(a()), from = pointer(b());
  nilCheck(to, constant(0));
  nilCheck(from, constant(0));
  if (!hasReferences) {
    ir_.CreateMemMove(to, llvm::MaybeAlign(), from, llvm::MaybeAlign(), bytes);
    return;
  }
  Usual u = beginUsual();
  requireNoBarrier(u);
  if (bytes > kMostWords * 8) {
    ir_.CreateMemMove(to, llvm::MaybeAlign(), from, llvm::MaybeAlign(), bytes);
    return endUsual(u);
  }
  std::vector<Value> words;
  for (uint64_t i = 0; i < bytes; i += 8) words.push_back(ir_.CreateLoad(ptr_, offset(from, i)));
  for (uint64_t i = 0; i < bytes; i += 8) ir_.CreateStore(words[i / 8], offset(to, i));
  endUsual(u);
}

void FunctionTranslator::clearValue() {
  const auto* t = at<abi::Type>(xLow());
  uint64_t bytes = t->size * xHigh();
  bool hasReferences = t->ptrBytes != 0;
  if (bytes > runtime::kPieceBytes) return slowOp();
  Value to = pointer(a());
  nilCheck(to, constant(0));
  if (!hasReferences) {
    ir_.CreateMemSet(to, ir_.getInt8(0), bytes, llvm::MaybeAlign());
    return;
  }
  Usual u = beginUsual();
  requireNoBarrier(u);
  if (bytes > kMostWords * 8) {
    ir_.CreateMemSet(to, ir_.getInt8(0), bytes, llvm::MaybeAlign());
    return endUsual(u);
  }
  for (uint64_t i = 0; i < bytes; i += 8) ir_.CreateStore(constant(0), offset(to, i));
  endUsual(u);
}

void FunctionTranslator::temporaryString() {
  Value data = pointer(b()), n = get(b() + 1), room = pointer(c());
  Usual u = beginUsual();
  require(u, ir_.CreateICmpULE(n, constant(bytecode::kTempBytes)));
  ir_.CreateMemMove(room, llvm::MaybeAlign(), data, llvm::MaybeAlign(), n);
  put(a(), room);
  put(a() + 1, n);
  endUsual(u);
}

// --- Allocation -------------------------------------------------------------------------------------------

/// Arrays of at most 512 bytes.
void FunctionTranslator::makeSlice() {
  constexpr uint64_t kMost = 512;
  const auto* t = at<abi::Type>(xLow());
  if (t->size == 0 || t->size > kMost) return slowOp();
  Value length = get(b()), cap = get(c());
  Usual u = beginUsual();
  require(u, ir_.CreateAnd(ir_.CreateICmpULE(length, cap), ir_.CreateICmpULE(ir_.CreateSub(cap, constant(1)), constant(kMost / t->size - 1))));
  Value bytes = ir_.CreateMul(cap, constant(t->size)), mask = constant(0);
  if (t->ptrBytes != 0) {
    uint64_t pattern = 0;
    for (uint64_t w = 0; w < 64; w++) {
      uint64_t in = w % (t->size / 8);
      if (in < t->ptrBytes / 8) pattern |= (uint64_t{t->gcData[in / 8]} >> in % 8 & 1) << w;
    }
    Value unused = ir_.CreateSub(constant(64), ir_.CreateLShr(bytes, 3));
    mask = ir_.CreateAnd(constant(pattern), ir_.CreateLShr(constant(~uint64_t{0}), unused));
  }
  Value p = ir_.CreateCall(module_.fast("vo_alloc", ptr_, {i64_, i64_}), {bytes, mask});
  require(u, ir_.CreateIsNotNull(p));
  put(a(), p);
  put(a() + 1, length);
  put(a() + 2, cap);
  endUsual(u);
}

/// A value in memory.
void FunctionTranslator::boxMemory() {
  const auto* t = at<abi::Type>(xLow());
  if (!isSmall(t) || t->size <= 8 || t->directIface()) return slowOp();
  Value from = pointer(b());
  nilCheck(from, constant(0));
  Usual u = beginUsual();
  Value p = allocate(t);
  require(u, ir_.CreateIsNotNull(p));
  ir_.CreateMemCpy(p, llvm::MaybeAlign(), from, llvm::MaybeAlign(), t->size);
  put(a(), p);
  endUsual(u);
}

// --- Maps -------------------------------------------------------------------------------------------------

/// A function of fast.h for maps with this instruction's map and key.
FunctionTranslator::Value FunctionTranslator::mapCall(const Usual& u, const std::string& name, llvm::Type* result) {
  using bytecode::MapKind;
  Value map = pointer(b());
  switch (static_cast<MapKind>(flags())) {
    case MapKind::String: {
      Value n = get(c() + 1);
      require(u, ir_.CreateICmpULE(n, constant(runtime::kMaxFastText)));
      return ir_.CreateCall(module_.fast((name + "_string").c_str(), result, {ptr_, ptr_, i64_}), {map, pointer(c()), n});
    }
    case MapKind::K64: return ir_.CreateCall(module_.fast((name + "64").c_str(), result, {ptr_, i64_}), {map, get(c())});
    default: return ir_.CreateCall(module_.fast((name + "32").c_str(), result, {ptr_, i32_}), {map, ir_.CreateTrunc(get(c()), i32_)});
  }
}

/// A key that is there, or for which there is room.
void FunctionTranslator::mapSet() {
  if (static_cast<bytecode::MapKind>(flags()) == bytecode::MapKind::Any) return slowOp();
  Usual u = beginUsual();
  Value element = mapCall(u, "vo_map_assign", ptr_);
  require(u, ir_.CreateIsNotNull(element));
  put(a(), element);
  endUsual(u);
}

void FunctionTranslator::mapDelete() {
  if (static_cast<bytecode::MapKind>(flags()) == bytecode::MapKind::Any) return slowOp();
  Usual u = beginUsual();
  require(u, mapCall(u, "vo_map_delete", ir_.getInt1Ty()));
  endUsual(u);
}

void FunctionTranslator::mapNext() {
  Usual u = beginUsual();
  Value entry = ir_.CreateCall(module_.fast("vo_map_next", llvm::StructType::get(ptr_, ptr_), {ptr_}), {pointer(b())});
  Value key = ir_.CreateExtractValue(entry, 0);
  require(u, ir_.CreateICmpNE(toWord(key), constant(1)));
  put(a(), key);
  put(a() + 1, ir_.CreateExtractValue(entry, 1));
  endUsual(u);
}

// --- Deferred calls ---------------------------------------------------------------------------------------

void FunctionTranslator::defer() {
  VO_CHECK(record_ != nullptr, "a function with deferred calls has its record");
  Value closure = pointer(a());
  Value done = ir_.CreateCall(module_.fast("vo_defer", ir_.getInt1Ty(), {ptr_, ptr_, i64_}), {record_, closure, constant(flags())});
  auto *slow = newBlock(""), *on = newBlock("");
  branch(done, on, slow, module_.likely());
  ir_.SetInsertPoint(slow);
  specialOp("Defer", 0, {record_, closure, constant(flags())});
  ir_.CreateBr(on);
  ir_.SetInsertPoint(on);
}

/// Makes this frame's deferred calls one after another.
void FunctionTranslator::returnDefer() {
  VO_CHECK(record_ != nullptr, "a function with deferred calls has its record");
  Value failed = (flags() & 1) != 0 ? ir_.CreateZExt(ir_.CreateICmpNE(get(a()), constant(0)), i64_) : constant(0);
  auto *next = newBlock(""), *other = newBlock(""), *ask = newBlock(""), *some = newBlock(""), *on = newBlock("");
  ir_.CreateBr(next);
  ir_.SetInsertPoint(next);
  Value known = ir_.CreateCall(module_.fast("vo_next_defer", ptr_, {ptr_, i64_}), {record_, failed});
  branch(ir_.CreateICmpUGT(toWord(known), constant(1)), some, other);
  ir_.SetInsertPoint(other);
  branch(ir_.CreateIsNull(known), on, ask);
  ir_.SetInsertPoint(ask);
  Value frame = specialOp("ReturnDefer", 2, {record_, failed});
  Value asked = toPointer(loadScratch(frame, 1));
  auto* from = ir_.GetInsertBlock();
  branch(ir_.CreateICmpNE(loadScratch(frame, 0), constant(0)), some, on);
  ir_.SetInsertPoint(some);
  llvm::PHINode* closure = ir_.CreatePHI(ptr_, 2);
  closure->addIncoming(known, next);
  closure->addIncoming(asked, from);
  Value function = ir_.CreateLoad(ptr_, closure);
  Value code = ir_.CreateLoad(ptr_, offset(function, offsetof(link::Function, code)));
  emitCall({module_.functionType(0, 0, true, false), code}, 0, 0, {}, closure, false);
  ir_.CreateBr(next);
  ir_.SetInsertPoint(on);
}

bool FunctionTranslator::usualCases() {
  switch (op_) {
    case Op::AssertI: case Op::ConvI: toInterface(); return true;
    case Op::EqIface: equalInterfaces(); return true;
    case Op::AppendSlice: case Op::AppendStr: append(); return true;
    case Op::CopySlice: case Op::CopyStr: copyElements(); return true;
    case Op::CopyT: copyValue(); return true;
    case Op::ClearT: clearValue(); return true;
    case Op::StrTemp: temporaryString(); return true;
    case Op::MakeSlice: makeSlice(); return true;
    case Op::BoxMem: boxMemory(); return true;
    case Op::MapSet: mapSet(); return true;
    case Op::MapDelete: mapDelete(); return true;
    case Op::MapIterNext: mapNext(); return true;
    case Op::Defer: defer(); return true;
    case Op::ReturnDefer: returnDefer(); return true;
    default: return false;
  }
}

}  // namespace vo::native
