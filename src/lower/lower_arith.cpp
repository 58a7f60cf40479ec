// This file lowers arithmetic, conversions between numbers, and comparisons, with the fused forms
// that branch.
#include "base/seeded_bug.h"
#include "lower/function_lowerer.h"
#include "types/predicates.h"

namespace vo::lower {

using bytecode::CvtKind;
using types::Type;

namespace {

MemKind cutKind(NumClass c) {
  switch (c) {
    case NumClass::I8: return MemKind::I8;
    case NumClass::U8: return MemKind::U8;
    case NumClass::I16: return MemKind::I16;
    case NumClass::U16: return MemKind::U16;
    case NumClass::I32: return MemKind::I32;
    default: return MemKind::U32;
  }
}

unsigned bitsOf(NumClass c) {
  switch (c) {
    case NumClass::I8: case NumClass::U8: return 8;
    case NumClass::I16: case NumClass::U16: return 16;
    case NumClass::I32: case NumClass::U32: return 32;
    default: return 64;
  }
}

bool fitsImm(int64_t v) { return v >= INT16_MIN && v <= INT16_MAX; }

}  // namespace

// Brings a result of 64-bit arithmetic back to the width of its type.
void FunctionLowerer::cut(NumClass c, Reg r) {
  if (bitsOf(c) == 64 || !isInt(c)) return;
  emit(Op::Cut, r, r, 0, static_cast<unsigned>(cutKind(c)));
}

void FunctionLowerer::shift(ir::Op op, NumClass c, Reg dst, Reg x, ir::Node* y, bool checked) {
  VO_DCHECK(isInt(c) && isInt(numClass(y->type)), "integers are shifted, by integers");
  unsigned bits = bitsOf(c);
  bool left = op == ir::Op::Shl;
  if (y->op == ir::Op::Const) {
    uint64_t n = 0;
    if (!types::uint64Value(y->constant, &n)) n = 64;
    if (n >= bits && (left || !isSigned(c))) {
      emit(Op::Zero, dst);
      return;
    }
    if (n >= 64) n = 63;
    auto imm = static_cast<Reg>(n);
    if (left && c == NumClass::U32) {
      emit(Op::Shl32UI, dst, x, imm);
      return;
    }
    emit(left ? Op::ShlI : isSigned(c) ? Op::ShrSI : Op::ShrUI, dst, x, imm);
    if (left) cut(c, dst);
    return;
  }
  Reg n = gen(y);
  if (isSigned(numClass(y->type)) && checked) emit(Op::ShiftCheck, n);
  emit(left ? Op::Shl : isSigned(c) ? Op::ShrS : Op::ShrU, dst, x, n);
  if (left) cut(c, dst);
}

void FunctionLowerer::complexArith(ir::Op op, NumClass c, Reg dst, Reg x, Reg y) {
  bool wide = c == NumClass::C128;
  VO_DCHECK(dst + 1 != x && x + 1 != dst, "complex numbers overlap wholly or not at all");
  Type* part = types_.basic(wide ? types::BasicKind::Float64 : types::BasicKind::Float32);
  if (op == ir::Op::Add || op == ir::Op::Sub) {
    Op o = op == ir::Op::Add ? (wide ? Op::AddF : Op::AddF32) : (wide ? Op::SubF : Op::SubF32);
    Reg re = temp(part);
    emit(o, re, x, y);
    emit(o, dst + 1, x + 1, y + 1);
    emit(Op::Mov, dst, re);
    return;
  }
  // Products and quotients of complex64 are computed in float64, as gc does.
  Type* c128 = types_.basic(types::BasicKind::Complex128);
  Type* f64 = types_.basic(types::BasicKind::Float64);
  Reg wx = x, wy = y;
  if (!wide) {
    wx = temp(c128);
    wy = temp(c128);
    for (uint32_t i = 0; i < 2; i++) {
      emit(Op::Cvt, wx + i, x + i, 0, static_cast<unsigned>(CvtKind::F32ToF64));
      emit(Op::Cvt, wy + i, y + i, 0, static_cast<unsigned>(CvtKind::F32ToF64));
    }
  }
  Reg r = temp(c128);
  if (op == ir::Op::Mul) {
    Reg t = temp(f64), u = temp(f64);
    emit(Op::MulF, t, wx, wy);
    emit(Op::MulF, u, wx + 1, wy + 1);
    emit(Op::SubF, r, t, u);
    emit(Op::MulF, t, wx, wy + 1);
    emit(Op::MulF, u, wx + 1, wy);
    emit(Op::AddF, r + 1, t, u);
  } else {
    native("runtime.complex128div", {{wx, c128}, {wy, c128}}, c128, r);
  }
  for (uint32_t i = 0; i < 2; i++) {
    if (wide) {
      emit(Op::Mov, dst + i, r + i);
    } else {
      emit(Op::Cvt, dst + i, r + i, 0, static_cast<unsigned>(CvtKind::F64ToF32));
    }
  }
}

// dst = x op y; dst may be x or a slot of y.
void FunctionLowerer::arith(ir::Op op, Type* t, Reg dst, Reg x, ir::Node* y, unsigned flags) {
  NumClass c = numClass(t);
  if (op == ir::Op::Shl || op == ir::Op::Shr) {
    shift(op, c, dst, x, y, (flags & ir::kNoCheck) == 0);
    return;
  }
  if (c == NumClass::String) {
    VO_CHECK(op == ir::Op::Add || op == ir::Op::Concat, "strings are only joined");
    Reg area = temp(types_.context().newArray(types_.stringType(), 2));
    emit(Op::Mov2, area + 2, gen(y));
    emit(Op::Mov2, area, x);
    emit(Op::Concat, dst, area, 2);
    return;
  }
  if (isComplex(c)) {
    complexArith(op, c, dst, x, gen(y));
    return;
  }
  if (isFloat(c)) {
    bool wide = c == NumClass::F64;
    Reg r = gen(y);
    switch (op) {
      case ir::Op::Add: emit(wide ? Op::AddF : Op::AddF32, dst, x, r); return;
      case ir::Op::Sub: emit(wide ? Op::SubF : Op::SubF32, dst, x, r); return;
      case ir::Op::Mul: emit(wide ? Op::MulF : Op::MulF32, dst, x, r); return;
      default: emit(wide ? Op::DivF : Op::DivF32, dst, x, r); return;
    }
  }
  int64_t k = 0;
  bool isConst = smallConst(y, &k);
  VO_DCHECK(isInt(c), "all other classes are done");
  bool isS = isSigned(c);
  switch (op) {
    case ir::Op::Add: case ir::Op::Sub:
      if (isConst && fitsImm(op == ir::Op::Add ? k : -k)) {
        emit(Op::AddI, dst, x, static_cast<Reg>(op == ir::Op::Add ? k : -k));
        cut(c, dst);
        return;
      }
      if (c == NumClass::I32 || c == NumClass::U32) {
        bool add = op == ir::Op::Add;
        emit(c == NumClass::I32 ? (add ? Op::Add32S : Op::Sub32S)
                                : (add ? Op::Add32U : Op::Sub32U),
             dst, x, gen(y));
        return;
      }
      emit(op == ir::Op::Add ? Op::Add : Op::Sub, dst, x, gen(y));
      cut(c, dst);
      return;
    case ir::Op::Mul:
      if (isConst) {
        emit(Op::MulI, dst, x, static_cast<Reg>(k));
        cut(c, dst);
        return;
      }
      if (c == NumClass::I32 || c == NumClass::U32) {
        emit(c == NumClass::I32 ? Op::Mul32S : Op::Mul32U, dst, x, gen(y));
        return;
      }
      emit(Op::Mul, dst, x, gen(y));
      cut(c, dst);
      return;
    case ir::Op::Div: case ir::Op::Rem: {
      bool div = op == ir::Op::Div;
      if (isConst && k > 0) {
        if (c == NumClass::U64 && base::isSeeded(base::Bug::DivideUnsigned)) isS = true;
        emit(div ? (isS ? Op::DivSI : Op::DivUI) : (isS ? Op::RemSI : Op::RemUI), dst, x,
             static_cast<Reg>(k));
        return;
      }
      emit(div ? (isS ? Op::DivS : Op::DivU) : (isS ? Op::RemS : Op::RemU), dst, x, gen(y));
      if (div && isS) cut(c, dst);  // the smallest value by -1
      return;
    }
    // On extended operands these give extended results (immediates are sign-extended: only
    // non-negative ones for unsigned types).
    case ir::Op::And:
      if (isConst && (isS || k >= 0)) {
        emit(Op::AndI, dst, x, static_cast<Reg>(k));
      } else {
        emit(Op::And, dst, x, gen(y));
      }
      return;
    case ir::Op::Or:
      if (isConst && (isS || k >= 0)) {
        emit(Op::OrI, dst, x, static_cast<Reg>(k));
      } else {
        emit(Op::Or, dst, x, gen(y));
      }
      return;
    case ir::Op::Xor:
      if (isConst && (isS || k >= 0)) {
        emit(Op::XorI, dst, x, static_cast<Reg>(k));
      } else {
        emit(Op::Xor, dst, x, gen(y));
      }
      return;
    case ir::Op::AndNot: emit(Op::AndNot, dst, x, gen(y)); return;
    default: VO_UNREACHABLE("an arithmetic operation");
  }
}

// Number conversions. Out-of-range floats give what gc gives on amd64: Cvt's business.
void FunctionLowerer::convert(Type* from, Type* to, Reg src, Reg dst) {
  NumClass f = numClass(from), t = numClass(to);
  VO_DCHECK(f <= NumClass::C128 && t <= NumClass::C128, "numbers are converted to numbers");
  VO_DCHECK(isComplex(f) == isComplex(t), "complex numbers stay complex");
  auto cvt = [&](CvtKind k, Reg d, Reg s) { emit(Op::Cvt, d, s, 0, static_cast<unsigned>(k)); };
  if (isComplex(f)) {
    for (uint32_t i = 0; i < 2; i++) {
      if (f == t) {
        if (dst != src) emit(Op::Mov, dst + i, src + i);
      } else {
        cvt(f == NumClass::C64 ? CvtKind::F32ToF64 : CvtKind::F64ToF32, dst + i, src + i);
      }
    }
    return;
  }
  if (isInt(f) && isInt(t)) {
    // A narrower or equal source is extended already, unless the sign is read differently.
    bool fits = bitsOf(t) == 64 || (isSigned(f) == isSigned(t) && bitsOf(f) <= bitsOf(t)) ||
                (!isSigned(f) && bitsOf(f) < bitsOf(t));
    if (fits) {
      if (dst != src) emit(Op::Mov, dst, src);
    } else {
      emit(Op::Cut, dst, src, 0, static_cast<unsigned>(cutKind(t)));
    }
    return;
  }
  if (isInt(f)) {
    bool isS = f != NumClass::U64;  // narrower unsigned values are non-negative
    cvt(t == NumClass::F64 ? (isS ? CvtKind::I64ToF64 : CvtKind::U64ToF64)
                           : (isS ? CvtKind::I64ToF32 : CvtKind::U64ToF32),
        dst, src);
    return;
  }
  if (isFloat(t)) {
    if (f == t) {
      if (dst != src) emit(Op::Mov, dst, src);
    } else {
      cvt(f == NumClass::F32 ? CvtKind::F32ToF64 : CvtKind::F64ToF32, dst, src);
    }
    return;
  }
  constexpr CvtKind wide[] = {CvtKind::F64ToI8,  CvtKind::F64ToU8,  CvtKind::F64ToI16,
                              CvtKind::F64ToU16, CvtKind::F64ToI32, CvtKind::F64ToU32,
                              CvtKind::F64ToI64, CvtKind::F64ToU64};
  constexpr CvtKind narrow[] = {CvtKind::F32ToI8,  CvtKind::F32ToU8,  CvtKind::F32ToI16,
                                CvtKind::F32ToU16, CvtKind::F32ToI32, CvtKind::F32ToU32,
                                CvtKind::F32ToI64, CvtKind::F32ToU64};
  VO_DCHECK(static_cast<size_t>(t) < std::size(wide), "the tables have a row for each class of integers");
  cvt((f == NumClass::F64 ? wide : narrow)[static_cast<size_t>(t)], dst, src);
}

// ---- Comparison --------------------------------------------------------------------------------

// dst = (x == y) of two values of a type in slots (or addresses of memory values).
void FunctionLowerer::equalValues(Type* t, Reg x, Reg y, Reg dst, bool negate) {
  const Shape& s = shape(t);
  NumClass c = numClass(t);
  Type* u = types::under(t);
  VO_DCHECK(c != NumClass::Other || types::comparable(t), "the checker has refused comparisons of such types");
  auto invert = [&] {
    if (negate) emit(Op::Not, dst, dst);
  };
  if (s.memory) {
    emit(Op::EqMem, dst, x, y);
    code_.emitExtra(typeX(t));
    invert();
    return;
  }
  if (s.slots == 0) {
    code_.emitWide(Op::LoadI, dst, negate ? 0 : 1);
    return;
  }
  if (c == NumClass::String) {
    emit(Op::EqStr, dst, x, y);
    invert();
    return;
  }
  if (isFloat(c)) {
    bool wide = c == NumClass::F64;
    emit(negate ? (wide ? Op::NeF : Op::NeF32) : (wide ? Op::EqF : Op::EqF32), dst, x, y);
    return;
  }
  if (isComplex(c)) {
    Reg im = temp(types_.boolType());
    Op op = c == NumClass::C128 ? Op::EqF : Op::EqF32;
    emit(op, im, x + 1, y + 1);
    emit(op, dst, x, y);
    emit(Op::And, dst, dst, im);
    invert();
    return;
  }
  if (types::isInterface(t)) {
    emit(Op::EqIface, dst, x, y, hasMethods(t) ? 1 : 0);
    invert();
    return;
  }
  if (types::isa<types::Struct>(u) || types::isa<types::Array>(u)) {
    Reg a = spill(t, x), b = spill(t, y);
    emit(Op::EqMem, dst, a, b);
    code_.emitExtra(typeX(t));
    invert();
    return;
  }
  emit(negate ? Op::Ne : Op::Eq, dst, x, y);
}

void FunctionLowerer::compare(ir::Node* n, Reg dst) {
  Type* t = n->a->type;
  NumClass c = numClass(t);
  if (n->op == ir::Op::Eq || n->op == ir::Op::Ne) {
    int64_t k;
    if (isInt(c) && smallConst(n->b, &k)) {
      emit(n->op == ir::Op::Eq ? Op::EqI : Op::NeI, dst, gen(n->a), static_cast<Reg>(k));
      return;
    }
    bool spillable = types::isa<types::Struct>(types::under(t)) ||
                     types::isa<types::Array>(types::under(t));
    if (spillable && shape(t).slots != 0 && !shape(t).memory) {
      Reg a = spilled(n->a), b = spilled(n->b);
      at(n);
      emit(Op::EqMem, dst, a, b);
      code_.emitExtra(typeX(t));
      if (n->op == ir::Op::Ne) emit(Op::Not, dst, dst);
      return;
    }
    Reg x = genLooked(n->a);
    Reg y = genLooked(n->b);
    at(n);
    equalValues(t, x, y, dst, n->op == ir::Op::Ne);
    return;
  }
  bool swap = n->op == ir::Op::Gt || n->op == ir::Op::Ge;
  bool less = n->op == ir::Op::Lt || n->op == ir::Op::Gt;
  Reg x = genLooked(n->a), y = genLooked(n->b);
  if (swap) std::swap(x, y);
  VO_DCHECK(c <= NumClass::F64 || c == NumClass::String, "such types have an order");
  if (c == NumClass::String) {
    Reg r = temp(types_.intType());
    emit(Op::CmpStr, r, x, y);
    emit(Op::LtSI, dst, r, less ? 0 : 1);
    return;
  }
  Op op;
  if (c == NumClass::F64) {
    op = less ? Op::LtF : Op::LeF;
  } else if (c == NumClass::F32) {
    op = less ? Op::LtF32 : Op::LeF32;
  } else if (isSigned(c)) {
    op = less ? Op::LtS : Op::LeS;
  } else {
    op = less ? Op::LtU : Op::LeU;
  }
  emit(op, dst, x, y);
}

// A compare-and-branch in one instruction, if there is one for this comparison. `op` has been
// normalised to what must hold for the jump.
void FunctionLowerer::branchOn(ir::Op op, NumClass c, ir::Node* xn, ir::Node* yn, Label target,
                               bool loop) {
  int64_t k = 0;
  bool isS = isSigned(c) || !isInt(c);
  bool fits = isInt(c) && smallConst(yn, &k);
  // Unsigned order against a small constant needs the register form; equality does not.
  bool isEq = op == ir::Op::Eq || op == ir::Op::Ne;
  if (fits && (isS || isEq)) {
    Reg x = gen(xn), imm = static_cast<Reg>(static_cast<uint16_t>(k));
    switch (op) {
      case ir::Op::Eq:
        if (loop) break;
        code_.branch(Op::JEqI, x, imm, target, Op::JNeI, false, loop);
        return;
      case ir::Op::Ne:
        code_.branch(loop ? Op::LoopNeI : Op::JNeI, x, imm, target, Op::JEqI, false, loop);
        return;
      case ir::Op::Lt:
        code_.branch(loop ? Op::LoopLtSI : Op::JLtSI, x, imm, target, Op::JGeSI, false, loop);
        return;
      case ir::Op::Le:
        if (loop) break;
        code_.branch(Op::JLeSI, x, imm, target, Op::JGtSI, false, loop);
        return;
      case ir::Op::Gt:
        code_.branch(loop ? Op::LoopGtSI : Op::JGtSI, x, imm, target, Op::JLeSI, false, loop);
        return;
      default:
        code_.branch(loop ? Op::LoopGeSI : Op::JGeSI, x, imm, target, Op::JLtSI, false, loop);
        return;
    }
  }
  Reg x = gen(xn), y = gen(yn);
  if (c == NumClass::F64) {
    // The inverse of "less" must jump on NaN: JNltF.
    auto emitF = [&](Op o, Reg p, Reg q, Op inverse) {
      code_.branch(o, p, q, target, inverse, false, loop);
    };
    Label skip{};
    if (loop) {  // no loop forms for floats: skip the back-edge if it does not hold
      skip = code_.newLabel();
      Label back = target;
      target = skip;
      bool l = loop;
      loop = false;
      switch (op) {
        case ir::Op::Eq: emitF(Op::JNeF, x, y, Op::JEqF); break;
        case ir::Op::Ne: emitF(Op::JEqF, x, y, Op::JNeF); break;
        case ir::Op::Lt: emitF(Op::JNltF, x, y, Op::JLtF); break;
        case ir::Op::Le: emitF(Op::JNleF, x, y, Op::JLeF); break;
        case ir::Op::Gt: emitF(Op::JNltF, y, x, Op::JLtF); break;
        default: emitF(Op::JNleF, y, x, Op::JLeF); break;
      }
      loop = l;
      code_.jump(Op::Loop, 0, back);
      code_.bind(skip);
      return;
    }
    switch (op) {
      case ir::Op::Eq: emitF(Op::JEqF, x, y, Op::JNeF); return;
      case ir::Op::Ne: emitF(Op::JNeF, x, y, Op::JEqF); return;
      case ir::Op::Lt: emitF(Op::JLtF, x, y, Op::JNltF); return;
      case ir::Op::Le: emitF(Op::JLeF, x, y, Op::JNleF); return;
      case ir::Op::Gt: emitF(Op::JLtF, y, x, Op::JNltF); return;
      default: emitF(Op::JLeF, y, x, Op::JNleF); return;
    }
  }
  switch (op) {
    case ir::Op::Eq: code_.branch(loop ? Op::LoopEq : Op::JEq, x, y, target, Op::JNe, false, loop); return;
    case ir::Op::Ne: code_.branch(loop ? Op::LoopNe : Op::JNe, x, y, target, Op::JEq, false, loop); return;
    case ir::Op::Gt: std::swap(x, y); op = ir::Op::Lt; break;
    case ir::Op::Ge: std::swap(x, y); op = ir::Op::Le; break;
    default: break;
  }
  bool less = op == ir::Op::Lt;
  if (isS) {
    if (less) {
      code_.branch(loop ? Op::LoopLtS : Op::JLtS, x, y, target, Op::JLeS, true, loop);
    } else {
      code_.branch(loop ? Op::LoopLeS : Op::JLeS, x, y, target, Op::JLtS, true, loop);
    }
    return;
  }
  if (less) {
    code_.branch(loop ? Op::LoopLtU : Op::JLtU, x, y, target, Op::JLeU, true, loop);
  } else if (loop) {
    Label skip = code_.newLabel();
    code_.branch(Op::JLtU, y, x, skip, Op::JLeU, true, false);
    code_.jump(Op::Loop, 0, target);
    code_.bind(skip);
  } else {
    code_.branch(Op::JLeU, x, y, target, Op::JLtU, true, loop);
  }
}

bool FunctionLowerer::fusedCompare(ir::Node* n, Label target, bool sense, bool loop) {
  NumClass c = numClass(n->a->type);
  bool word = isInt(c) || c == NumClass::Bool || c == NumClass::F64;
  if (!word) {
    Type* u = types::under(n->a->type);
    word = c == NumClass::Other && !types::isInterface(n->a->type) && shape(n->a->type).slots == 1 &&
           !types::isa<types::Struct>(u) && !types::isa<types::Array>(u);
  }
  if (!word) return false;
  ir::Op op = n->op;
  if (c == NumClass::F64 && !sense && op != ir::Op::Eq && op != ir::Op::Ne && !base::isSeeded(base::Bug::NotLessNaN)) {
    // not (x < y) is no comparison of the other direction for NaN.
    Reg x = gen(n->a), y = gen(n->b);
    if (op == ir::Op::Gt || op == ir::Op::Ge) std::swap(x, y);
    bool less = op == ir::Op::Lt || op == ir::Op::Gt;
    if (!loop) {
      code_.branch(less ? Op::JNltF : Op::JNleF, x, y, target, less ? Op::JLtF : Op::JLeF, false,
                   false);
    } else {
      Label skip = code_.newLabel();
      code_.branch(less ? Op::JLtF : Op::JLeF, x, y, skip, less ? Op::JNltF : Op::JNleF, false,
                   false);
      code_.jump(Op::Loop, 0, target);
      code_.bind(skip);
    }
    return true;
  }
  if (!sense) {
    switch (op) {
      case ir::Op::Eq: op = ir::Op::Ne; break;
      case ir::Op::Ne: op = ir::Op::Eq; break;
      case ir::Op::Lt: op = ir::Op::Ge; break;
      case ir::Op::Le: op = ir::Op::Gt; break;
      case ir::Op::Gt: op = ir::Op::Le; break;
      default: op = ir::Op::Lt; break;
    }
  }
  branchOn(op, c, n->a, n->b, target, loop);
  return true;
}

void FunctionLowerer::cond(ir::Node* n, Label target, bool sense, bool loop) {
  switch (n->op) {
    case ir::Op::Not: cond(n->a, target, !sense, loop); return;
    case ir::Op::Const:
      if (types::boolValue(n->constant) == sense) code_.jump(loop ? Op::Loop : Op::Jmp, 0, target);
      return;
    case ir::Op::AndAnd: case ir::Op::OrOr: {
      bool isAnd = n->op == ir::Op::AndAnd;
      if (isAnd == sense) {
        // Both must agree: the first may skip.
        Label skip = code_.newLabel();
        cond(n->a, skip, !sense);
        cond(n->b, target, sense, loop);
        code_.bind(skip);
      } else {
        cond(n->a, target, sense, loop);
        cond(n->b, target, sense, loop);
      }
      return;
    }
    case ir::Op::Eq: case ir::Op::Ne: case ir::Op::Lt: case ir::Op::Le: case ir::Op::Gt:
    case ir::Op::Ge:
      at(n);
      if (fusedCompare(n, target, sense, loop)) return;
      break;
    case ir::Op::TypeIs: {
      if (loop || types::isInterface(n->typeArg)) break;
      Reg r = gen(n->a);
      code_.jump(sense ? Op::JmpIs : Op::JmpIsNot, r, target);
      code_.emitExtra(typeX(n->typeArg, hasMethods(n->a->type) ? 1 : 0));
      return;
    }
    case ir::Op::IsNil: {
      Reg r = gen(n->a);
      bool onZero = sense;
      Op op = loop ? (onZero ? Op::LoopF : Op::LoopT) : (onZero ? Op::JmpF : Op::JmpT);
      code_.jump(op, r, target);
      return;
    }
    default: break;
  }
  Reg r = gen(n);
  Op op = loop ? (sense ? Op::LoopT : Op::LoopF) : (sense ? Op::JmpT : Op::JmpF);
  code_.jump(op, r, target);
}

}  // namespace vo::lower
