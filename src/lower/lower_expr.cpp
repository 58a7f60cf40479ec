// This file lowers expressions other than arithmetic, interfaces and what makes objects: constants,
// operations, conversions of strings, slices.
#include <bit>

#include "lower/function_lowerer.h"
#include "types/predicates.h"

namespace vo::lower {

using types::Type;

bool FunctionLowerer::smallConst(const ir::Node* n, int64_t* out) const {
  int64_t v;
  if (n->op != ir::Op::Const || !isInt(numClass(n->type)) || !types::int64Value(n->constant, &v))
    return false;
  if (v < INT16_MIN || v > INT16_MAX) return false;
  *out = v;
  return true;
}

void FunctionLowerer::loadWord(Reg dst, uint64_t bits) {
  auto v = static_cast<int64_t>(bits);
  if (v >= INT32_MIN && v <= INT32_MAX) {
    code_.emitWide(Op::LoadI, dst, static_cast<uint32_t>(v));
  } else {
    emit(Op::LoadK, dst);
    code_.emitExtra(bits);
  }
}

namespace {
// The slot of an integer constant: extended as its type demands.
uint64_t integerBits(NumClass c, const types::ConstValue* v) {
  uint64_t bits = types::lowBits(v);
  switch (c) {
    case NumClass::U8: return static_cast<uint8_t>(bits);
    case NumClass::U16: return static_cast<uint16_t>(bits);
    case NumClass::U32: return static_cast<uint32_t>(bits);
    default: return bits;
  }
}
}  // namespace

void FunctionLowerer::constant(ir::Node* n, Reg dst) {
  VO_DCHECK(n->op == ir::Op::Const && n->constant != nullptr, "constant expressions have values");
  const types::ConstValue* v = n->constant;
  NumClass c = numClass(n->type);
  switch (c) {
    case NumClass::Bool: code_.emitWide(Op::LoadI, dst, types::boolValue(v) ? 1 : 0); return;
    case NumClass::String: {
      std::string_view s = types::stringValue(v);
      if (s.empty()) {
        emit(Op::ZeroN, dst, 0, 0, 2);
      } else {
        code_.emitWide(Op::LoadStr, dst, module_.stringId(s));
      }
      return;
    }
    case NumClass::F64: loadWord(dst, std::bit_cast<uint64_t>(types::float64Value(v))); return;
    case NumClass::F32: loadWord(dst, std::bit_cast<uint32_t>(types::float32Value(v))); return;
    case NumClass::C128:
      for (uint32_t i = 0; i < 2; i++)
        loadWord(dst + i, std::bit_cast<uint64_t>(
                              types::float64Value(module_.constantPart(v, i != 0))));
      return;
    case NumClass::C64:
      for (uint32_t i = 0; i < 2; i++)
        loadWord(dst + i, std::bit_cast<uint32_t>(
                              types::float32Value(module_.constantPart(v, i != 0))));
      return;
    default: loadWord(dst, integerBits(c, v)); return;
  }
}

Reg FunctionLowerer::zeroSlots(Type* t) {
  VO_DCHECK(!shape(t).memory, "memory values are cleared where they are");
  Reg r = temp(t);
  uint32_t n = shape(t).slots;
  if (n == 1) emit(Op::Zero, r);
  if (n > 1) emit(Op::ZeroN, r, 0, 0, n);
  return r;
}

// []byte(s), []rune(s): with the capacity that gc gives them. Of a constant, and where gc shares the string's
// bytes because nobody writes to them, that is the length.
void FunctionLowerer::stringToSlice(ir::Node* n, Reg dst) {
  bool isBytes = n->op == ir::Op::StrToBytes;
  bool exact = n->a->op == ir::Op::Const || (n->has(ir::kOnFrame) && n->has(ir::kUnwritten));
  std::string_view small = isBytes ? "vo.stringToSmallBytes" : "vo.stringToSmallRunes";
  std::string_view large = isBytes ? "vo.stringToBytes" : "vo.stringToRunes";
  native(n->has(ir::kOnFrame) && !exact ? small : large, {{gen(n->a), types_.stringType()}}, sliceOfBasic(isBytes), dst);
  if (!exact) return;
  Reg bounds = temp(types_.context().newArray(types_.intType(), 3));
  emit(Op::Mov, bounds + 1, dst + 1);
  emit(Op::Mov, bounds + 2, dst + 1);
  emit(Op::SliceOf, dst, dst, bounds, 2 | 4);
  code_.emitExtra(isBytes ? 1 : 4, 0);
}

Reg FunctionLowerer::genLooked(ir::Node* n) {
  if (n->op != ir::Op::BytesToStr) return gen(n);
  Reg r = temp(n->type, Access::ReadOnly);
  native("vo.bytesAsString", {{gen(n->a), n->a->type}}, types_.stringType(), r);
  return r;
}

Reg FunctionLowerer::gen(ir::Node* n) {
  VO_DCHECK(n->type != nullptr && n->type->kind != types::TypeKind::Tuple, "an expression has one value");
  const Shape& s = shape(n->type);
  if (s.memory) return genMemory(n);
  if (n->op == ir::Op::Local && homes_[n->local->id].kind == Home::Kind::Slots)
    return homes_[n->local->id].reg;
  if (n->op == ir::Op::Const) {
    NumClass c = numClass(n->type);
    if (isInt(c) || isFloat(c)) {
      uint64_t bits = isInt(c) ? integerBits(c, n->constant)
                      : c == NumClass::F64
                          ? std::bit_cast<uint64_t>(types::float64Value(n->constant))
                          : std::bit_cast<uint32_t>(types::float32Value(n->constant));
      auto& pool = loopConstants_[isFloat(c) ? 1 : 0];
      auto it = pool.find(bits);
      if (it != pool.end()) return it->second;
    }
  }
  if (n->op == ir::Op::ConvNop) return gen(n->a);
  if (ir::opInfo(n->op).cls == ir::OpClass::Place) {
    at(n);
    return loadTemp(place(n));
  }
  // Parts of strings, slices and complex numbers that are in slots already.
  if (n->op == ir::Op::Len || n->op == ir::Op::Cap) {
    Type* u = types::under(n->a->type);
    bool inSlots = types::isa<types::Slice>(u) || numClass(u) == NumClass::String;
    if (inSlots) return gen(n->a) + (n->op == ir::Op::Len ? 1 : 2);
  }
  if (n->op == ir::Op::Real) return gen(n->a);
  if (n->op == ir::Op::Imag) return gen(n->a) + 1;
  if (n->op == ir::Op::UnsafeSliceData || n->op == ir::Op::UnsafeStringData) return gen(n->a);
  Reg r = temp(n->type);
  genValue(n, r);
  return r;
}

void FunctionLowerer::genTo(ir::Node* n, Reg dst) {
  const Shape& s = shape(n->type);
  VO_DCHECK(!s.memory, "memory values go into places");
  if (n->op == ir::Op::ConvNop) {
    genTo(n->a, dst);
    return;
  }
  if (ir::opInfo(n->op).cls == ir::OpClass::Place) {
    at(n);
    load(place(n), dst);
    return;
  }
  switch (n->op) {
    case ir::Op::Real: case ir::Op::Imag: case ir::Op::UnsafeSliceData:
    case ir::Op::UnsafeStringData: movSlots(1, dst, gen(n)); return;
    case ir::Op::Len: case ir::Op::Cap: {
      Type* u = types::under(n->a->type);
      if (types::isa<types::Slice>(u) || numClass(u) == NumClass::String) {
        movSlots(1, dst, gen(n));
        return;
      }
      break;
    }
    case ir::Op::Const: {
      Reg r = gen(n);
      if (r != dst) movSlots(s.slots, dst, r);
      return;
    }
    default: break;
  }
  genValue(n, dst);
}

// An address of memory that holds the value of n; valid until the statement ends.
Reg FunctionLowerer::genMemory(ir::Node* n) {
  VO_DCHECK(shape(n->type).memory, "values in slots have no address");
  if (n->op == ir::Op::ConvNop) return genMemory(n->a);
  if (ir::opInfo(n->op).cls == ir::OpClass::Place) {
    at(n);
    return address(place(n));
  }
  if (n->op == ir::Op::MapIndex) return mapGet(n);
  Place p = memoryTemp(n->type);
  genInto(n, p, true);
  return address(p);
}

// Puts the value of n into a place. `fresh`: nothing in n can refer to the place. `zeroed`: it is new memory.
void FunctionLowerer::genInto(ir::Node* n, const Place& dst, bool fresh, bool zeroed) {
  const Shape& s = shape(dst.type);
  if (n->op == ir::Op::ConvNop) {
    genInto(n->a, dst, fresh, zeroed);
    return;
  }
  bool composite = n->op == ir::Op::StructLit || n->op == ir::Op::ArrayLit;
  VO_DCHECK(dst.kind != Place::Kind::Slots || !s.memory, "memory values go into memory");
  if (n->op == ir::Op::Zero) {
    if (zeroed) return;
    if (!s.memory && dst.kind != Place::Kind::Slots && s.slots <= 3 && s.slots > 0) {
      store(dst, zeroSlots(dst.type));
    } else {
      clear(dst);
    }
    return;
  }
  if (dst.kind == Place::Kind::Slots && !s.memory) {
    if (fresh || !composite) {
      genTo(n, dst.reg);
    } else {
      movSlots(s.slots, dst.reg, gen(n));
    }
    return;
  }
  bool direct = composite && (fresh || (!readsMemory(n) && dst.kind != Place::Kind::Slots)) &&
                (s.memory || s.slots > 4);
  if (direct) {
    // Element by element into memory.
    Place base = dst;
    if (base.kind == Place::Kind::Elem) base = pointerPlace(address(base), base.type);
    if (n->op == ir::Op::StructLit) {
      auto* st = types::cast<types::Struct>(types::under(n->type));
      VO_DCHECK(n->count == st->fields.size(), "a literal has a value for each field");
      // Fields of the library's that have no export are cleared with the whole struct only.
      if (module_.context().portable && !zeroed &&
          std::any_of(n->items, n->items + n->count, [](const ir::Node* x) { return x->op == ir::Op::Zero; })) {
        clear(base);
        zeroed = true;
      }
      for (uint32_t i = 0; i < n->count; i++)
        genInto(n->items[i], field(base, st->fields[i]->type, i, n->type), fresh, zeroed);
      return;
    }
    auto* array = types::cast<types::Array>(types::under(n->type));
    VO_DCHECK(static_cast<int64_t>(n->count) <= array->length, "a literal has no more values than its array");
    if (static_cast<int64_t>(n->count) < array->length && !zeroed) clear(base);
    uint64_t size = shape(array->elem).size;
    for (uint32_t i = 0; i < n->count; i++) {
      if (n->items[i]->op == ir::Op::Zero && static_cast<int64_t>(n->count) < array->length)
        continue;
      CodeBuffer::Mark m = code_.mark();
      Place e = base;
      e.type = array->elem;
      e.offset += i * size;
      genInto(n->items[i], e, fresh, zeroed);
      code_.releaseTemps(m);
    }
    return;
  }
  if (composite && s.memory) {
    Place t = memoryTemp(n->type);
    genInto(n, t, true);
    copyMemory(dst, address(t));
    return;
  }
  if (s.memory) {
    if (n->op == ir::Op::Unbox) {
      unbox(n->type, n->a->type, gen(n->a), dst);
    } else if (n->op == ir::Op::CallStatic || n->op == ir::Op::CallClosure ||
               n->op == ir::Op::CallIface) {
      call(n);
      copyMemory(dst, address(memoryResults_[0]));
    } else if (n->op == ir::Op::TypeAssert) {
      typeAssertInto(n, dst);
    } else if (n->op == ir::Op::Recv) {
      Reg ch = gen(n->a);
      Place t = receiveTemp(n->type);
      Reg ok = temp(types_.boolType());
      Reg a = address(t);
      at(n);
      emit(Op::Recv, ok, ch, a);
      copyMemory(dst, a);
    } else {
      copyMemory(dst, genMemory(n));
    }
    return;
  }
  store(dst, gen(n));
}

void FunctionLowerer::addressValue(ir::Node* n, Reg dst) {
  at(n);
  if (n->a->op == ir::Op::Deref && !n->a->has(ir::kNoCheck)) {
    Reg p = gen(n->a->a);
    emit(Op::NilCheck, p);
    movSlots(1, dst, p);
    return;
  }
  Place p = place(n->a);
  if (p.kind == Place::Kind::Ptr && n->a->op != ir::Op::Local && !n->a->has(ir::kNoCheck) &&
      isWholePointee(p))
    emit(Op::NilCheck, p.reg);
  addressTo(p, dst);
}

void FunctionLowerer::negate(ir::Node* n, Reg dst) {
  NumClass c = numClass(n->type);
  Reg x = gen(n->a);
  if (isComplex(c)) {
    Op op = c == NumClass::C128 ? Op::NegF : Op::NegF32;
    emit(op, dst, x);
    emit(op, dst + 1, x + 1);
  } else if (isFloat(c)) {
    emit(c == NumClass::F64 ? Op::NegF : Op::NegF32, dst, x);
  } else {
    emit(Op::Neg, dst, x);
    cut(c, dst);
  }
}

void FunctionLowerer::operation(ir::Node* n, Reg dst) {
  int64_t k;
  NumClass c = numClass(n->type);
  bool commutes = isInt(c) && (n->op == ir::Op::Add || n->op == ir::Op::Mul ||
                               n->op == ir::Op::And || n->op == ir::Op::Or ||
                               n->op == ir::Op::Xor);
  at(n);
  if (commutes && smallConst(n->a, &k) && !smallConst(n->b, &k)) {
    arith(n->op, n->type, dst, gen(n->b), n->a, n->flags);
    return;
  }
  if (n->op == ir::Op::Sub && isInt(c) && smallConst(n->a, &k)) {
    emit(Op::RsubI, dst, gen(n->b), static_cast<Reg>(k));
    cut(c, dst);
    return;
  }
  Reg x = gen(n->a);
  at(n);
  arith(n->op, n->type, dst, x, n->b, n->flags);
}

void FunctionLowerer::complexValue(ir::Node* n, Reg dst) {
  Reg re = gen(n->a), im = gen(n->b);
  if (re == dst + 1) {
    Reg t = temp(n->a->type);
    emit(Op::Mov, t, re);
    re = t;
  }
  movSlots(1, dst + 1, im);
  movSlots(1, dst, re);
}

void FunctionLowerer::shortCircuit(ir::Node* n, Reg dst) {
  // Into a temporary first: the second operand may read what dst is.
  Reg r = temp(n->type);
  Label end = code_.newLabel();
  genTo(n->a, r);
  code_.jump(n->op == ir::Op::AndAnd ? Op::JmpF : Op::JmpT, r, end);
  genTo(n->b, r);
  code_.bind(end);
  movSlots(1, dst, r);
}

void FunctionLowerer::lenOrCap(ir::Node* n, Reg dst) {
  Type* u = types::under(n->a->type);
  Reg x = gen(n->a);
  if (types::isa<types::Map>(u)) {
    emit(Op::MapLen, dst, x);
  } else if (types::isa<types::Chan>(u)) {
    emit(n->op == ir::Op::Len ? Op::ChanLen : Op::ChanCap, dst, x);
  } else {
    movSlots(1, dst, x + (n->op == ir::Op::Len ? 1 : 2));
  }
}

void FunctionLowerer::intToString(ir::Node* n, Reg dst) {
  Reg x = gen(n->a);
  if (numClass(n->a->type) == NumClass::U64) {
    // Values beyond int64 are no code points either.
    Reg t = temp(types_.intType());
    emit(Op::Mov, t, x);
    x = t;
  }
  native("vo.intToString", {{x, types_.intType()}}, types_.stringType(), dst);
}

void FunctionLowerer::sliceToString(ir::Node* n, Reg dst) {
  bool isBytes = n->op == ir::Op::BytesToStr;
  if (isBytes && isOnFrame(n) && code_.frameBytes() < kMaxFrameSlice) {
    Reg bytes = gen(n->a);
    Type* room = types_.context().newArray(types_.basic(types::BasicKind::Uint8),
                                           bytecode::kTempBytes);
    Place memory{Place::Kind::Frame, room};
    memory.offset = code_.newFrame(room);
    Reg p = address(memory);
    at(n);
    emit(Op::StrTemp, dst, bytes, p);
    return;
  }
  native(isBytes ? "vo.bytesToString" : "vo.runesToString",
         {{gen(n->a), sliceOfBasic(isBytes)}}, types_.stringType(), dst);
}

void FunctionLowerer::sliceToArray(ir::Node* n, Reg dst) {
  Reg x = gen(n->a);
  auto* array = types::cast<types::Array>(
      types::under(types::cast<types::Pointer>(types::under(n->type))->elem));
  // Its type is that of the slot it is put into, which the outgoing area does not have.
  Reg p = dst < kTail ? dst : temp(n->type);
  at(n);
  emit(Op::SliceToArr, p, x);
  code_.emitExtra(static_cast<uint64_t>(array->length));
  movSlots(1, dst, p);
}

void FunctionLowerer::unsafeSlice(ir::Node* n, Reg dst) {
  Type* elem = types::cast<types::Slice>(types::under(n->type))->elem;
  Reg p = gen(n->a), len = gen(n->b);
  Reg t = temp(types_.uintptrType());
  code_.emitWide(Op::LoadType, t, types_.idOf(elem));
  at(n);
  // (its result has another type at every call, which no safe module makes)
  native("vo.unsafeSlice",
         {{t, types_.uintptrType()}, {p, types_.pointerType()}, {len, types_.intType()}},
         n->type, dst);
}

void FunctionLowerer::unsafeString(ir::Node* n, Reg dst) {
  Reg p = gen(n->a), len = gen(n->b);
  at(n);
  native("vo.unsafeString", {{p, types_.pointerType()}, {len, types_.intType()}},
         types_.stringType(), dst);
}

// The value of n, which is not in slots already, into dst. Operands are read before dst is written,
// except by composites, which fill it part by part.
void FunctionLowerer::genValue(ir::Node* n, Reg dst) {
  switch (n->op) {
    case ir::Op::Const: constant(n, dst); return;
    case ir::Op::Zero: clear(Place{Place::Kind::Slots, n->type, dst}); return;
    case ir::Op::FuncRef: code_.emitWide(Op::LoadFunc, dst, module_.functionId(n->func)); return;
    case ir::Op::FrameToken: emit(Op::DeferToken, dst); return;
    case ir::Op::Addr: addressValue(n, dst); return;
    case ir::Op::New: newObject(n, dst); return;
    case ir::Op::Neg: negate(n, dst); return;
    case ir::Op::BitNot: {
      NumClass c = numClass(n->type);
      emit(Op::Com, dst, gen(n->a));
      if (!isSigned(c)) cut(c, dst);
      return;
    }
    case ir::Op::Not: emit(Op::Not, dst, gen(n->a)); return;
    case ir::Op::Add: case ir::Op::Sub: case ir::Op::Mul: case ir::Op::Div: case ir::Op::Rem:
    case ir::Op::And: case ir::Op::Or: case ir::Op::Xor: case ir::Op::AndNot: case ir::Op::Shl:
    case ir::Op::Shr: operation(n, dst); return;
    case ir::Op::Concat: concat(n, dst); return;
    case ir::Op::Complex: complexValue(n, dst); return;
    case ir::Op::Real: case ir::Op::Imag: movSlots(1, dst, gen(n)); return;
    case ir::Op::Min: case ir::Op::Max: minMax(n, dst); return;
    case ir::Op::Eq: case ir::Op::Ne: case ir::Op::Lt: case ir::Op::Le: case ir::Op::Gt:
    case ir::Op::Ge: at(n); compare(n, dst); return;
    case ir::Op::IsNil: emit(Op::EqI, dst, gen(n->a), 0); return;
    case ir::Op::AndAnd: case ir::Op::OrOr: shortCircuit(n, dst); return;
    case ir::Op::ConvNop: genTo(n->a, dst); return;
    case ir::Op::ConvNum: convert(n->a->type, n->type, gen(n->a), dst); return;
    case ir::Op::IntToStr: intToString(n, dst); return;
    case ir::Op::BytesToStr: case ir::Op::RunesToStr: sliceToString(n, dst); return;
    case ir::Op::StrToBytes: case ir::Op::StrToRunes: stringToSlice(n, dst); return;
    case ir::Op::SliceToArrayPtr: sliceToArray(n, dst); return;
    case ir::Op::ToIface: at(n); toIface(n, dst); return;
    case ir::Op::IfaceToIface: ifaceToIface(n, dst); return;
    case ir::Op::TypeIs: typeIs(n, dst); return;
    case ir::Op::Cut: cut(n, dst); return;
    case ir::Op::NonNil: {
      Reg x = gen(n->a);
      at(n);
      emit(Op::NilCheck, x);
      movSlots(2, dst, x);
      return;
    }
    case ir::Op::Unbox:
      if (shape(n->type).slots != 0)
        unbox(n->type, n->a->type, gen(n->a), Place{Place::Kind::Slots, n->type, dst});
      return;
    case ir::Op::Len: case ir::Op::Cap: lenOrCap(n, dst); return;
    case ir::Op::StrIndex: {
      Reg s = gen(n->a), i = gen(n->b);
      at(n);
      emit(Op::IdxU8, dst, s, i,
           numClass(n->b->type) == NumClass::U64 ? bytecode::kUnsignedIndex : 0);
      return;
    }
    case ir::Op::SliceOp: slice(n, dst); return;
    case ir::Op::MapIndex: {
      Reg p = mapGet(n);
      load(pointerPlace(p, n->type), dst);
      return;
    }
    case ir::Op::MakeSlice: makeSlice(n, dst); return;
    case ir::Op::MakeMap: case ir::Op::MakeChan: makeMapOrChan(n, dst); return;
    case ir::Op::StructLit: case ir::Op::ArrayLit: composite(n, dst); return;
    case ir::Op::SliceLit: sliceLit(n, dst); return;
    case ir::Op::Closure: closure(n, dst); return;
    case ir::Op::UnsafeAdd: {
      Reg p = gen(n->a), off = gen(n->b);
      emit(Op::PtrAddRaw, dst, p, off);
      return;
    }
    case ir::Op::UnsafeSlice: unsafeSlice(n, dst); return;
    case ir::Op::UnsafeString: unsafeString(n, dst); return;
    case ir::Op::UnsafeSliceData: case ir::Op::UnsafeStringData:
      movSlots(1, dst, gen(n->a));
      return;
    case ir::Op::CallStatic: case ir::Op::CallClosure: case ir::Op::CallIface:
      callResult(n, dst);
      return;
    case ir::Op::Append: case ir::Op::AppendSlice: case ir::Op::Copy: case ir::Op::Recv:
    case ir::Op::Recover: case ir::Op::TypeAssert: callResult(n, dst); return;
    default: VO_UNREACHABLE("every expression has a lowering");
  }
}

void FunctionLowerer::minMax(ir::Node* n, Reg dst) {
  NumClass c = numClass(n->type);
  bool isMin = n->op == ir::Op::Min;
  Reg r = temp(n->type);
  genTo(n->items[0], r);
  for (uint32_t i = 1; i < n->count; i++) {
    Reg x = gen(n->items[i]);
    if (c == NumClass::String) {
      Reg order = temp(types_.intType());
      Label keep = code_.newLabel();
      emit(Op::CmpStr, order, r, x);
      code_.branch(isMin ? Op::JLeSI : Op::JGeSI, order, 0, keep, isMin ? Op::JGtSI : Op::JLtSI,
                   false, false);
      emit(Op::Mov2, r, x);
      code_.bind(keep);
    } else if (c == NumClass::F64) {
      emit(isMin ? Op::MinF : Op::MaxF, r, r, x);
    } else if (c == NumClass::F32) {
      Type* f64 = types_.basic(types::BasicKind::Float64);
      Reg a = temp(f64), b = temp(f64);
      emit(Op::Cvt, a, r, 0, static_cast<unsigned>(bytecode::CvtKind::F32ToF64));
      emit(Op::Cvt, b, x, 0, static_cast<unsigned>(bytecode::CvtKind::F32ToF64));
      emit(isMin ? Op::MinF : Op::MaxF, a, a, b);
      emit(Op::Cvt, r, a, 0, static_cast<unsigned>(bytecode::CvtKind::F64ToF32));
    } else {
      emit(isSigned(c) ? (isMin ? Op::MinS : Op::MaxS) : (isMin ? Op::MinU : Op::MaxU), r, r, x);
    }
  }
  mov(n->type, dst, r);
}

void FunctionLowerer::concat(ir::Node* n, Reg dst) {
  std::vector<Reg> parts;
  VO_DCHECK(n->count >= 2, "one string needs no joining");
  for (ir::Node* i : n->list()) parts.push_back(gen(i));
  Reg area = parts.size() <= kMaxValueSlots / 2
                 ? temp(types_.context().newArray(types_.stringType(),
                                                  static_cast<int64_t>(parts.size())))
                 : kNoReg;
  if (area == kNoReg) {
    for (size_t i = 0; i < parts.size(); i++) {
      Reg r = code_.newSlots(types_.stringType());
      if (i == 0) area = r;
    }
  }
  for (size_t i = 0; i < parts.size(); i++)
    emit(Op::Mov2, area + 2 * static_cast<Reg>(i), parts[i]);
  at(n);
  emit(Op::Concat, dst, area, static_cast<Reg>(parts.size()));
}

void FunctionLowerer::slice(ir::Node* n, Reg dst) {
  Type* t = types::under(n->a->type);
  bool isString = numClass(t) == NumClass::String;
  Reg base = gen(n->a);
  unsigned flags = 0, unsignedBounds = 0;
  // lo, hi, max side by side; absent ones are not read.
  Type* three = types_.context().newArray(types_.intType(), isString ? 2 : 3);
  Reg bounds = temp(three);
  auto put = [&](ir::Node* e, unsigned i) {
    if (e == nullptr) return;
    flags |= 1u << i;
    if (numClass(e->type) == NumClass::U64) unsignedBounds |= 1u << i;
    genTo(e, bounds + i);
  };
  put(n->b, 0);
  put(n->c, 1);
  if (n->count != 0) put(n->items[0], 2);
  at(n);
  if (isString) {
    emit(Op::SliceStr, dst, base, bounds, flags | unsignedBounds << bytecode::kUnsignedBoundsShift);
    return;
  }
  Type* elem;
  if (auto* p = types::dynCast<types::Pointer>(t)) {
    auto* array = types::cast<types::Array>(types::under(p->elem));
    elem = array->elem;
    Reg view = temp(types_.sliceOf(elem));
    emit(Op::ArrView, view, base);
    code_.emitExtra(typeX(p->elem));
    base = view;
  } else {
    elem = types::cast<types::Slice>(t)->elem;
  }
  if (flags == 0) {
    movSlots(3, dst, base);
    return;
  }
  emit(Op::SliceOf, dst, base, bounds, flags);
  code_.emitExtra(static_cast<uint32_t>(shape(elem).size), (types::isa<types::Pointer>(t) ? 1 : 0) | unsignedBounds << 1);
}

}  // namespace vo::lower
