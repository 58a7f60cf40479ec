// This file translates arithmetic, comparisons, conversions and jumps.
#include <llvm/IR/IntrinsicsX86.h>

#include "base/seeded_bug.h"
#include "native/function_translator.h"

namespace vo::native {

using Op = bytecode::Op;
using bytecode::CvtKind;
using bytecode::MathFn;
using llvm::Intrinsic::ID;

// --- Integers -------------------------------------------------------------------------------------------

FunctionTranslator::Value FunctionTranslator::cut(Value v, MemKind kind) {
  auto k = static_cast<unsigned>(kind);
  llvm::Type* t = ir_.getIntNTy(8u << (k >> 1));
  Value narrow = ir_.CreateTrunc(v, t);
  return (k & 1) != 0 ? ir_.CreateZExt(narrow, i64_) : ir_.CreateSExt(narrow, i64_);
}

/// Signed division wraps for the smallest number by -1, as Go's.
FunctionTranslator::Value FunctionTranslator::divide(Value x, Value y, bool isSigned, bool remainder, bool checked) {
  if (checked) check(ir_.CreateICmpNE(y, constant(0)), abi::PanicKind::Divide);
  if (!isSigned) return remainder ? ir_.CreateURem(x, y) : ir_.CreateUDiv(x, y);
  Value minusOne = ir_.CreateICmpEQ(y, constant(UINT64_MAX));
  Value by = ir_.CreateSelect(minusOne, constant(1), y);
  if (remainder) return ir_.CreateSRem(x, by);
  return ir_.CreateSelect(minusOne, ir_.CreateNeg(x), ir_.CreateSDiv(x, by));
}

bool FunctionTranslator::integers() {
  auto binary = [&](auto make) { put(a(), make(get(b()), get(c()))); };
  auto immediate = [&](auto make) { put(a(), make(get(b()), constant(static_cast<uint64_t>(sc())))); };
  auto unary = [&](ID id) { put(a(), ir_.CreateUnaryIntrinsic(id, get(b()))); };
  auto pair = [&](ID id) { put(a(), ir_.CreateBinaryIntrinsic(id, get(b()), get(c()))); };
  auto narrow = [&](Value v, bool isSigned) { put(a(), cut(v, isSigned ? MemKind::I32 : MemKind::U32)); };
  switch (op_) {
    case Op::Add: binary([&](Value x, Value y) { return ir_.CreateAdd(x, y); }); return true;
    case Op::Sub: binary([&](Value x, Value y) { return ir_.CreateSub(x, y); }); return true;
    case Op::Mul: binary([&](Value x, Value y) { return ir_.CreateMul(x, y); }); return true;
    case Op::And: binary([&](Value x, Value y) { return ir_.CreateAnd(x, y); }); return true;
    case Op::Or: binary([&](Value x, Value y) { return ir_.CreateOr(x, y); }); return true;
    case Op::Xor: binary([&](Value x, Value y) { return ir_.CreateXor(x, y); }); return true;
    case Op::AndNot: binary([&](Value x, Value y) { return ir_.CreateAnd(x, ir_.CreateNot(y)); }); return true;
    case Op::AddI: immediate([&](Value x, Value y) { return ir_.CreateAdd(x, y); }); return true;
    case Op::RsubI: immediate([&](Value x, Value y) { return ir_.CreateSub(y, x); }); return true;
    case Op::MulI: immediate([&](Value x, Value y) { return ir_.CreateMul(x, y); }); return true;
    case Op::AndI: immediate([&](Value x, Value y) { return ir_.CreateAnd(x, y); }); return true;
    case Op::OrI: immediate([&](Value x, Value y) { return ir_.CreateOr(x, y); }); return true;
    case Op::XorI: immediate([&](Value x, Value y) { return ir_.CreateXor(x, y); }); return true;
    case Op::DivS: case Op::DivU: case Op::RemS: case Op::RemU: {
      bool remainder = op_ == Op::RemS || op_ == Op::RemU;
      put(a(), divide(get(b()), get(c()), op_ == Op::DivS || op_ == Op::RemS, remainder, true));
      return true;
    }
    case Op::DivSI: case Op::RemSI:
      put(a(), divide(get(b()), constant(static_cast<uint64_t>(sc())), true, op_ == Op::RemSI, false));
      return true;
    case Op::DivUI: case Op::RemUI: put(a(), divide(get(b()), constant(c()), false, op_ == Op::RemUI, false)); return true;
    case Op::Neg: put(a(), ir_.CreateNeg(get(b()))); return true;
    case Op::Com: put(a(), ir_.CreateNot(get(b()))); return true;
    case Op::Shl: case Op::ShrU: {
      Value by = get(c()), masked = ir_.CreateAnd(by, constant(63));
      Value v = op_ == Op::Shl ? ir_.CreateShl(get(b()), masked) : ir_.CreateLShr(get(b()), masked);
      bool isBare = base::isSeeded(base::Bug::ShiftCount);
      put(a(), isBare ? v : ir_.CreateSelect(ir_.CreateICmpULT(by, constant(64)), v, constant(0)));
      return true;
    }
    case Op::ShrS: put(a(), ir_.CreateAShr(get(b()), ir_.CreateBinaryIntrinsic(llvm::Intrinsic::umin, get(c()), constant(63)))); return true;
    case Op::ShlI: put(a(), ir_.CreateShl(get(b()), c())); return true;
    case Op::ShrUI: put(a(), ir_.CreateLShr(get(b()), c())); return true;
    case Op::ShrSI: put(a(), ir_.CreateAShr(get(b()), c())); return true;
    case Op::ShiftCheck: check(ir_.CreateICmpSGE(get(a()), constant(0)), abi::PanicKind::Shift); return true;
    case Op::Add32S: case Op::Add32U: narrow(ir_.CreateAdd(get(b()), get(c())), op_ == Op::Add32S); return true;
    case Op::Sub32S: case Op::Sub32U: narrow(ir_.CreateSub(get(b()), get(c())), op_ == Op::Sub32S); return true;
    case Op::Mul32S: case Op::Mul32U: narrow(ir_.CreateMul(get(b()), get(c())), op_ == Op::Mul32S); return true;
    case Op::Shl32UI: narrow(ir_.CreateShl(get(b()), c()), false); return true;
    case Op::Rotl32: {
      Value x = ir_.CreateTrunc(get(b()), i32_), by = ir_.CreateTrunc(get(c()), i32_);
      put(a(), ir_.CreateIntrinsic(llvm::Intrinsic::fshl, {i32_}, {x, x, by}));
      return true;
    }
    case Op::Rotl64: {
      Value x = get(b());
      put(a(), ir_.CreateIntrinsic(llvm::Intrinsic::fshl, {i64_}, {x, x, get(c())}));
      return true;
    }
    case Op::Cut: put(a(), cut(get(b()), static_cast<MemKind>(flags()))); return true;
    case Op::Clz: put(a(), ir_.CreateBinaryIntrinsic(llvm::Intrinsic::ctlz, get(b()), ir_.getFalse())); return true;
    case Op::Ctz: put(a(), ir_.CreateBinaryIntrinsic(llvm::Intrinsic::cttz, get(b()), ir_.getFalse())); return true;
    case Op::Popcnt: unary(llvm::Intrinsic::ctpop); return true;
    case Op::Bswap: unary(llvm::Intrinsic::bswap); return true;
    case Op::MulHiU: {
      llvm::Type* wide = ir_.getInt128Ty();
      Value product = ir_.CreateMul(ir_.CreateZExt(get(b()), wide), ir_.CreateZExt(get(c()), wide));
      put(a(), ir_.CreateTrunc(ir_.CreateLShr(product, 64), i64_));
      return true;
    }
    case Op::MinS: pair(llvm::Intrinsic::smin); return true;
    case Op::MaxS: pair(llvm::Intrinsic::smax); return true;
    case Op::MinU: pair(llvm::Intrinsic::umin); return true;
    case Op::MaxU: pair(llvm::Intrinsic::umax); return true;
    default: return false;
  }
}

// --- Floats ---------------------------------------------------------------------------------------------

/// min and max of Go: a NaN wins, -0 is below +0.
FunctionTranslator::Value FunctionTranslator::minMax(Value x, Value y, bool isMin) {
  Value zero = llvm::ConstantFP::get(double_, 0);
  Value bits = isMin ? ir_.CreateOr(ir_.CreateBitCast(x, i64_), ir_.CreateBitCast(y, i64_))
                     : ir_.CreateAnd(ir_.CreateBitCast(x, i64_), ir_.CreateBitCast(y, i64_));
  Value zeros = ir_.CreateAnd(ir_.CreateFCmpOEQ(x, zero), ir_.CreateFCmpOEQ(y, zero));
  Value chosen = ir_.CreateSelect(isMin ? ir_.CreateFCmpOLT(x, y) : ir_.CreateFCmpOGT(x, y), x, y);
  Value r = ir_.CreateSelect(zeros, ir_.CreateBitCast(bits, double_), chosen);
  r = ir_.CreateSelect(ir_.CreateFCmpUNO(y, y), y, r);
  if (base::isSeeded(base::Bug::MinMaxNaN)) return r;
  return ir_.CreateSelect(ir_.CreateFCmpUNO(x, x), x, r);
}

FunctionTranslator::Value FunctionTranslator::mathFunction(MathFn fn, Value x) {
  auto call = [&](ID id) { return ir_.CreateUnaryIntrinsic(id, x); };
  switch (fn) {
    case MathFn::Sqrt: return call(llvm::Intrinsic::sqrt);
    case MathFn::Floor: return call(llvm::Intrinsic::floor);
    case MathFn::Ceil: return call(llvm::Intrinsic::ceil);
    case MathFn::Trunc: return call(llvm::Intrinsic::trunc);
    case MathFn::RoundToEven: return call(llvm::Intrinsic::roundeven);
    case MathFn::Abs: return call(llvm::Intrinsic::fabs);
  }
  VO_UNREACHABLE("a function of math.f");
}

// The conversions of x86-64: what is out of range is the number with only the top bit set (bytecode/convert.h). Elsewhere, what LLVM
// makes of the nearest number that there is.
FunctionTranslator::Value FunctionTranslator::truncate64(Value d) {
  if (module_.arch() != Arch::X86_64) {
    Value nearest = ir_.CreateIntrinsic(llvm::Intrinsic::fptosi_sat, {i64_, double_}, {d});
    Value inRange = ir_.CreateFCmpOLT(ir_.CreateUnaryIntrinsic(llvm::Intrinsic::fabs, d), llvm::ConstantFP::get(double_, 0x1p63));
    return ir_.CreateSelect(inRange, nearest, constant(uint64_t{1} << 63));
  }
  Value vector = ir_.CreateInsertElement(llvm::PoisonValue::get(llvm::FixedVectorType::get(double_, 2)), d, uint64_t{0});
  vector = ir_.CreateInsertElement(vector, llvm::ConstantFP::get(double_, 0), uint64_t{1});
  return ir_.CreateIntrinsic(llvm::Intrinsic::x86_sse2_cvttsd2si64, {}, {vector});
}
FunctionTranslator::Value FunctionTranslator::truncate32(Value d) {
  if (module_.arch() != Arch::X86_64) {
    Value nearest = ir_.CreateIntrinsic(llvm::Intrinsic::fptosi_sat, {i32_, double_}, {d});
    Value above = ir_.CreateFCmpOGT(d, llvm::ConstantFP::get(double_, -0x1p31 - 1));
    Value inRange = ir_.CreateAnd(above, ir_.CreateFCmpOLT(d, llvm::ConstantFP::get(double_, 0x1p31)));
    return ir_.CreateSelect(inRange, nearest, ir_.getInt32(1u << 31));
  }
  Value vector = ir_.CreateInsertElement(llvm::PoisonValue::get(llvm::FixedVectorType::get(double_, 2)), d, uint64_t{0});
  vector = ir_.CreateInsertElement(vector, llvm::ConstantFP::get(double_, 0), uint64_t{1});
  return ir_.CreateIntrinsic(llvm::Intrinsic::x86_sse2_cvttsd2si, {}, {vector});
}
FunctionTranslator::Value FunctionTranslator::truncateU64(Value d) {
  Value border = llvm::ConstantFP::get(double_, 0x1p63);
  constexpr uint64_t kTop = uint64_t{1} << 63;
  Value high = truncate64(ir_.CreateFSub(d, border));
  Value above = ir_.CreateSelect(ir_.CreateICmpSLT(high, constant(0)), constant(kTop), ir_.CreateXor(high, constant(kTop)));
  return ir_.CreateSelect(ir_.CreateFCmpOLT(d, border), truncate64(d), above);
}

FunctionTranslator::Value FunctionTranslator::convert(CvtKind kind, Value v) {
  using enum CvtKind;
  Value d = nullptr;
  if (kind == F32ToF64 || kind >= F32ToI64) {
    d = ir_.CreateFPExt(ir_.CreateBitCast(ir_.CreateTrunc(v, i32_), float_), double_);
  } else if (kind >= F64ToF32) {
    d = ir_.CreateBitCast(v, double_);
  }
  auto extended = [&](Value narrow, bool isSigned) { return isSigned ? ir_.CreateSExt(narrow, i64_) : ir_.CreateZExt(narrow, i64_); };
  auto low = [&](unsigned bits) { return ir_.CreateTrunc(truncate32(d), ir_.getIntNTy(bits)); };
  switch (kind) {
    case I64ToF64: return ir_.CreateSIToFP(v, double_);
    case U64ToF64: return base::isSeeded(base::Bug::UnsignedToFloat) ? ir_.CreateSIToFP(v, double_) : ir_.CreateUIToFP(v, double_);
    case I64ToF32: return ir_.CreateSIToFP(v, float_);
    case U64ToF32: return ir_.CreateUIToFP(v, float_);
    case F64ToF32: return ir_.CreateFPTrunc(d, float_);
    case F32ToF64: return d;
    case F64ToI64: case F32ToI64: return truncate64(d);
    case F64ToU64: case F32ToU64: return truncateU64(d);
    case F64ToI32: case F32ToI32: return extended(truncate32(d), true);
    case F64ToU32: case F32ToU32: return extended(ir_.CreateTrunc(truncate64(d), i32_), false);
    case F64ToI16: case F32ToI16: return extended(low(16), true);
    case F64ToU16: case F32ToU16: return extended(low(16), false);
    case F64ToI8: case F32ToI8: return extended(low(8), true);
    case F64ToU8: case F32ToU8: return extended(low(8), false);
  }
  VO_UNREACHABLE("a conversion");
}

bool FunctionTranslator::floats() {
  switch (op_) {
    case Op::AddF: put(a(), ir_.CreateFAdd(real(b()), real(c()))); return true;
    case Op::SubF: put(a(), ir_.CreateFSub(real(b()), real(c()))); return true;
    case Op::MulF: put(a(), ir_.CreateFMul(real(b()), real(c()))); return true;
    case Op::DivF: put(a(), ir_.CreateFDiv(real(b()), real(c()))); return true;
    case Op::NegF: put(a(), ir_.CreateFNeg(real(b()))); return true;
    case Op::AddF32: put(a(), ir_.CreateFAdd(real32(b()), real32(c()))); return true;
    case Op::SubF32: put(a(), ir_.CreateFSub(real32(b()), real32(c()))); return true;
    case Op::MulF32: put(a(), ir_.CreateFMul(real32(b()), real32(c()))); return true;
    case Op::DivF32: put(a(), ir_.CreateFDiv(real32(b()), real32(c()))); return true;
    case Op::NegF32: put(a(), ir_.CreateFNeg(real32(b()))); return true;
    case Op::MathF: put(a(), mathFunction(static_cast<MathFn>(flags()), real(b()))); return true;
    case Op::Cvt: put(a(), convert(static_cast<CvtKind>(flags()), get(b()))); return true;
    case Op::Fma: put(a(), ir_.CreateIntrinsic(llvm::Intrinsic::fma, {double_}, {real(b()), real(c()), real(c() + 1)})); return true;
    case Op::MinF: put(a(), minMax(real(b()), real(c()), true)); return true;
    case Op::MaxF: put(a(), minMax(real(b()), real(c()), false)); return true;
    default: return false;
  }
}

// --- Comparisons ------------------------------------------------------------------------------------------

bool FunctionTranslator::comparisons() {
  Value immediate = constant(static_cast<uint64_t>(sc()));
  switch (op_) {
    case Op::Eq: put(a(), ir_.CreateICmpEQ(get(b()), get(c()))); return true;
    case Op::Ne: put(a(), ir_.CreateICmpNE(get(b()), get(c()))); return true;
    case Op::LtS: put(a(), ir_.CreateICmpSLT(get(b()), get(c()))); return true;
    case Op::LeS: put(a(), ir_.CreateICmpSLE(get(b()), get(c()))); return true;
    case Op::LtU: put(a(), ir_.CreateICmpULT(get(b()), get(c()))); return true;
    case Op::LeU: put(a(), ir_.CreateICmpULE(get(b()), get(c()))); return true;
    case Op::EqI: put(a(), ir_.CreateICmpEQ(get(b()), immediate)); return true;
    case Op::NeI: put(a(), ir_.CreateICmpNE(get(b()), immediate)); return true;
    case Op::LtSI: put(a(), ir_.CreateICmpSLT(get(b()), immediate)); return true;
    case Op::EqF: put(a(), ir_.CreateFCmpOEQ(real(b()), real(c()))); return true;
    case Op::NeF: put(a(), ir_.CreateFCmpUNE(real(b()), real(c()))); return true;
    case Op::LtF: put(a(), ir_.CreateFCmpOLT(real(b()), real(c()))); return true;
    case Op::LeF: put(a(), ir_.CreateFCmpOLE(real(b()), real(c()))); return true;
    case Op::EqF32: put(a(), ir_.CreateFCmpOEQ(real32(b()), real32(c()))); return true;
    case Op::NeF32: put(a(), ir_.CreateFCmpUNE(real32(b()), real32(c()))); return true;
    case Op::LtF32: put(a(), ir_.CreateFCmpOLT(real32(b()), real32(c()))); return true;
    case Op::LeF32: put(a(), ir_.CreateFCmpOLE(real32(b()), real32(c()))); return true;
    case Op::Not: put(a(), ir_.CreateXor(get(b()), constant(1))); return true;
    default: return false;
  }
}

// --- Jumps ------------------------------------------------------------------------------------------------

void FunctionTranslator::jumpIf(Value condition, bool isLoop, bool counted) {
  auto* behind = blockAt(pc_ + lengthAt(pc_));
  auto* to = blockAt(target());
  if (!isLoop) {
    branch(condition, to, behind);
    return;
  }
  auto* edge = newBlock("");
  branch(condition, edge, behind);
  ir_.SetInsertPoint(edge);
  poll(counted);
  ir_.CreateBr(to);
}

bool FunctionTranslator::jumps() {
  auto compare = [&](llvm::CmpInst::Predicate p, bool isLoop) { jumpIf(ir_.CreateICmp(p, get(a()), get(b())), isLoop); };
  auto number = [&](llvm::CmpInst::Predicate p, bool isLoop) {
    jumpIf(ir_.CreateICmp(p, get(a()), constant(static_cast<uint64_t>(sb()))), isLoop);
  };
  auto compareF = [&](llvm::CmpInst::Predicate p) { jumpIf(ir_.CreateFCmp(p, real(a()), real(b())), false); };
  auto count = [&](llvm::CmpInst::Predicate p, bool isNumber) {
    Value next = ir_.CreateAdd(get(a()), constant(1));
    put(a(), next);
    jumpIf(ir_.CreateICmp(p, next, isNumber ? constant(static_cast<uint64_t>(sb())) : get(b())), true, true);
  };
  using P = llvm::CmpInst;
  switch (op_) {
    case Op::Jmp: ir_.CreateBr(blockAt(target())); return true;
    case Op::Loop:
      poll(false);
      ir_.CreateBr(blockAt(target()));
      return true;
    case Op::JmpT: jumpIf(ir_.CreateICmpNE(get(a()), constant(0)), false); return true;
    case Op::JmpF: jumpIf(ir_.CreateICmpEQ(get(a()), constant(0)), false); return true;
    case Op::LoopT: jumpIf(ir_.CreateICmpNE(get(a()), constant(0)), true); return true;
    case Op::LoopF: jumpIf(ir_.CreateICmpEQ(get(a()), constant(0)), true); return true;
    case Op::JEq: compare(P::ICMP_EQ, false); return true;
    case Op::JNe: compare(P::ICMP_NE, false); return true;
    case Op::JLtS: compare(P::ICMP_SLT, false); return true;
    case Op::JLeS: compare(P::ICMP_SLE, false); return true;
    case Op::JLtU: compare(P::ICMP_ULT, false); return true;
    case Op::JLeU: compare(P::ICMP_ULE, false); return true;
    case Op::JEqI: number(P::ICMP_EQ, false); return true;
    case Op::JNeI: number(P::ICMP_NE, false); return true;
    case Op::JLtSI: number(P::ICMP_SLT, false); return true;
    case Op::JLeSI: number(P::ICMP_SLE, false); return true;
    case Op::JGtSI: number(P::ICMP_SGT, false); return true;
    case Op::JGeSI: number(P::ICMP_SGE, false); return true;
    case Op::JLtF: compareF(P::FCMP_OLT); return true;
    case Op::JLeF: compareF(P::FCMP_OLE); return true;
    case Op::JNltF: compareF(P::FCMP_UGE); return true;
    case Op::JNleF: compareF(P::FCMP_UGT); return true;
    case Op::JEqF: compareF(P::FCMP_OEQ); return true;
    case Op::JNeF: compareF(P::FCMP_UNE); return true;
    case Op::LoopEq: compare(P::ICMP_EQ, true); return true;
    case Op::LoopNe: compare(P::ICMP_NE, true); return true;
    case Op::LoopLtS: compare(P::ICMP_SLT, true); return true;
    case Op::LoopLeS: compare(P::ICMP_SLE, true); return true;
    case Op::LoopLtU: compare(P::ICMP_ULT, true); return true;
    case Op::LoopNeI: number(P::ICMP_NE, true); return true;
    case Op::LoopLtSI: number(P::ICMP_SLT, true); return true;
    case Op::LoopGtSI: number(P::ICMP_SGT, true); return true;
    case Op::LoopGeSI: number(P::ICMP_SGE, true); return true;
    case Op::LoopIncLtS: count(P::ICMP_SLT, false); return true;
    case Op::LoopIncLeS: count(P::ICMP_SLE, false); return true;
    case Op::LoopIncLtSI: count(P::ICMP_SLT, true); return true;
    case Op::JmpIs: jumpIf(hasType(a()), false); return true;
    case Op::JmpIsNot: jumpIf(ir_.CreateNot(hasType(a())), false); return true;
    case Op::JmpTable: {
      int64_t behind = pc_ + 2;
      llvm::SwitchInst* s = ir_.CreateSwitch(get(a()), blockAt(behind + static_cast<int32_t>(xHigh())), xLow());
      for (uint32_t i = 0; i < xLow(); i++)
        s->addCase(ir_.getInt64(i), blockAt(behind + static_cast<int32_t>(f_.code[pc_ + 2 + i])));
      return true;
    }
    default: return false;
  }
}

}  // namespace vo::native
