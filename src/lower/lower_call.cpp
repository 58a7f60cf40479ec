// This file lowers calls and the other producers whose time matters: append, copy, receive, recover.
//
// Outgoing area: result words, then parameter words. Between the first store into it and the call
// there is no safepoint: arguments that may allocate or call are evaluated before.
#include <algorithm>

#include "base/seeded_bug.h"
#include "lower/function_lowerer.h"
#include "types/predicates.h"

namespace vo::lower {

using types::Type;

namespace {
/// Functions with more frame memory than this get no buffers for their slices.
constexpr uint64_t kMaxBufferFrame = 64 * 1024;
}  // namespace

std::vector<Type*> FunctionLowerer::resultTypes(Type* t) {
  std::vector<Type*> list;
  if (t == nullptr) return list;
  if (auto* tuple = types::dynCast<types::Tuple>(t)) {
    for (types::Var* v : tuple->vars) list.push_back(v->type);
  } else {
    list.push_back(t);
  }
  return list;
}

/// For uintptr(unsafe.Pointer(p)) as an argument: the pointer, else null.
ir::Node* FunctionLowerer::hiddenPointer(ir::Node* argument) {
  ir::Node* from = argument;
  while (from->op == ir::Op::ConvNop && !shape(from->type).hasPointers) from = from->a;
  return from != argument && types::isUnsafePointer(from->type) ? from : nullptr;
}

/// Returns slots with the pointers that are among the arguments as numbers: they live until the call is over.
std::vector<Reg> FunctionLowerer::passArguments(std::span<ir::Node*> args, uint32_t firstWord) {
  std::vector<Reg> hidden;
  // What may use the outgoing area or reach a safepoint comes first, into temporaries.
  std::vector<Reg> early(args.size(), kNoReg);
  for (size_t i = 0; i < args.size(); i++) {
    ir::Node* a = args[i];
    if (shape(a->type).memory) {
      const ir::Node* root = a;
      while (root->op == ir::Op::ConvNop) root = root->a;
      bool owned = root->op != ir::Op::MapIndex &&
                   ir::opInfo(root->op).cls != ir::OpClass::Place;
      Reg src = gen(a);
      if (!owned && !base::isSeeded(base::Bug::ArgumentCopy)) {
        Place copy = memoryTemp(a->type);
        copyMemory(copy, src);
        src = address(copy);
      }
      early[i] = src;
    } else if (ir::Node* p = hiddenPointer(a)) {
      early[i] = temp(p->type);
      genTo(p, early[i]);
      hidden.push_back(early[i]);
    } else if (allocates(a) || (module_.context().portable && branches(a))) {
      Reg r = temp(a->type);
      genTo(a, r);
      early[i] = r;
    }
  }
  uint32_t w = firstWord;
  for (size_t i = 0; i < args.size(); i++) {
    uint32_t n = shape(args[i]->type).slots;
    if (n != 0) {
      tail(w + n - 1);
      if (early[i] != kNoReg) {
        movSlots(n, tail(w), early[i]);
      } else {
        genTo(args[i], tail(w));
      }
    }
    w += n;
  }
  return hidden;
}

/// Flags of an indirect call; what they have no room for is said before it.
unsigned FunctionLowerer::callShape(uint32_t results, uint32_t params, bool memoryResults) {
  unsigned flags = bytecode::callShapeFlags(results, params, memoryResults);
  if (flags == bytecode::kCallShapeUnknown) emit(Op::CallShape, results, params, memoryResults ? 1 : 0);
  return flags;
}

void FunctionLowerer::call(ir::Node* n) {
  std::vector<Type*> results = resultTypes(n->type);
  memoryResults_.assign(results.size(), Place{Place::Kind::Slots, nullptr});
  std::vector<Reg> addresses(results.size(), kNoReg);
  std::vector<Place> places(results.size(), Place{Place::Kind::Slots, nullptr});
  uint32_t resultWords = 0;
  for (size_t i = 0; i < results.size(); i++) {
    const Shape& s = shape(results[i]);
    if (s.memory) {
      places[i] = memoryTemp(results[i]);
      addresses[i] = address(places[i]);
    }
    resultWords += s.slots;
  }
  Reg callee = kNoReg;
  uint32_t firstArg = resultWords;
  if (n->op != ir::Op::CallStatic) callee = gen(n->a);
  if (n->op == ir::Op::CallIface) firstArg++;
  std::vector<Reg> hidden = passArguments(n->list(), firstArg);
  // The call itself puts the data word there.
  if (n->op == ir::Op::CallIface) tail(resultWords);
  uint32_t w = 0;
  for (size_t i = 0; i < results.size(); i++) {
    if (addresses[i] != kNoReg) emit(Op::Mov, tail(w), addresses[i]);
    w += shape(results[i]).slots;
  }
  if (w != 0) tail(w - 1);
  at(n);
  uint32_t params = firstArg - resultWords;
  bool inMemory = std::ranges::any_of(results, [&](Type* t) { return shape(t).memory; });
  for (const ir::Node* a : n->list()) params += shape(a->type).slots;
  switch (n->op) {
    case ir::Op::CallStatic:
      code_.emitWide(Op::Call, tail(0), module_.functionId(n->func));
      break;
    case ir::Op::CallClosure: emit(Op::CallClosure, tail(0), callee, 0, callShape(resultWords, params, inMemory)); break;
    default:
      emit(Op::CallIface, tail(0), callee, types_.methodIndex(n->a->type, n->method), callShape(resultWords, params, inMemory));
      break;
  }
  for (Reg r : hidden) emit(Op::Mov, r, r);
  memoryResults_ = std::move(places);
}

/// The call by which the wrapper of a method of an embedded interface ends (FuncBuilder::forward): the
/// last statement, or the one before the return of its results. Null: it does something else.
const ir::Node* FunctionLowerer::forwardedCall(std::span<ir::Node*> body) const {
  if (!func_.has(ir::kFuncMethodWrapper) || func_.has(ir::kFuncHasDefer) || body.empty()) return nullptr;
  bool returns = body.back()->op == ir::Op::Return;
  if (returns && body.size() < 2) return nullptr;
  const ir::Node* last = body[body.size() - (returns ? 2 : 1)];
  const ir::Node* n = last->op == ir::Op::Assign || last->op == ir::Op::AssignMulti ? last->b : last->a;
  if (n == nullptr || n->op != ir::Op::CallIface || n->count + 1 != func_.params.size()) return nullptr;
  if (returns && body.back()->count != func_.results.size()) return nullptr;
  for (size_t i = 0; i < n->count; i++)
    if (n->items[i]->op != ir::Op::Local || n->items[i]->local != func_.params[i + 1]) return nullptr;
  return n;
}

// As gc's, wrappers of embedded interfaces make way for the method: a chain of them takes one frame.
bool FunctionLowerer::tailCall() {
  std::span<ir::Node*> body = func_.body->list();
  const ir::Node* n = forwardedCall(body);
  if (n == nullptr || shape(func_.params[0]->type).slots != 1) return false;
  for (const ir::Local* p : func_.params.subspan(1)) {
    bool ownCopy = shape(p->type).memory && !isOnHeap(p);
    if (!ownCopy && homes_[p->id].kind != Home::Kind::Slots) return false;
  }
  for (ir::Node* s : body) {
    if (s->a == n || s->b == n) break;
    stmt(s);
  }
  CodeBuffer::Mark m = code_.mark();
  Reg callee = gen(n->a);
  at(n);
  emit(Op::TailIface, callee, types_.methodIndex(n->a->type, n->method));
  code_.releaseTemps(m);
  return true;
}

void FunctionLowerer::native(std::string_view symbol,
                             std::initializer_list<std::pair<Reg, Type*>> args, Type* result,
                             Reg dst) {
  uint32_t resultSlots = shape(result).slots;
  uint32_t w = resultSlots;
  std::vector<Type*> params;
  for (auto [reg, type] : args) {
    uint32_t count = shape(type).slots;
    tail(w + count - 1);
    movSlots(count, tail(w), reg);
    w += count;
    params.push_back(type);
  }
  VO_CHECK(!shape(result).memory, "natives that instructions call give values in slots");
  code_.emitWide(Op::Call, tail(0), module_.importNative(symbol, params, result));
  movSlots(resultSlots, dst, tail(0));
}

// Functions of the library that are instructions.
bool FunctionLowerer::intrinsic(ir::Node* n, Reg dst) {
  std::string_view name = n->func->linkName;
  auto math = [&](bytecode::MathFn f) {
    emit(Op::MathF, dst, gen(n->items[0]), 0, static_cast<unsigned>(f));
    return true;
  };
  auto unary = [&](Op op) {
    emit(op, dst, gen(n->items[0]));
    return true;
  };
  if (name.starts_with("math.")) {
    name.remove_prefix(5);
    if (name == "Sqrt" || name == "sqrt") return math(bytecode::MathFn::Sqrt);
    if (name == "Floor" || name == "floor") return math(bytecode::MathFn::Floor);
    if (name == "Ceil" || name == "ceil") return math(bytecode::MathFn::Ceil);
    if (name == "Trunc" || name == "trunc") return math(bytecode::MathFn::Trunc);
    if (name == "RoundToEven") return math(bytecode::MathFn::RoundToEven);
    if (name == "Abs") return math(bytecode::MathFn::Abs);
    if (name == "Float64bits" || name == "Float64frombits" || name == "Float32bits" ||
        name == "Float32frombits")
      return unary(Op::Mov);
    if (name == "FMA") {
      Reg pair = temp(types_.basic(types::BasicKind::Complex128));
      Reg x = gen(n->items[0]);
      genTo(n->items[1], pair);
      genTo(n->items[2], pair + 1);
      emit(Op::Fma, dst, x, pair);
      return true;
    }
    return false;
  }
  if (!name.starts_with("math/bits.")) return false;
  name.remove_prefix(10);
  if (name == "TrailingZeros64" || name == "TrailingZeros") return unary(Op::Ctz);
  if (name == "OnesCount64" || name == "OnesCount" || name == "OnesCount32" ||
      name == "OnesCount16" || name == "OnesCount8")
    return unary(Op::Popcnt);
  if (name == "LeadingZeros64" || name == "LeadingZeros") return unary(Op::Clz);
  if (name == "Len64" || name == "Len" || name == "Len32" || name == "Len16" || name == "Len8") {
    Reg t = temp(types_.intType());
    emit(Op::Clz, t, gen(n->items[0]));
    emit(Op::RsubI, dst, t, 64);
    return true;
  }
  if (name == "ReverseBytes64" || name == "ReverseBytes") return unary(Op::Bswap);
  if (name == "RotateLeft64" || name == "RotateLeft" || name == "RotateLeft32") {
    Reg x = gen(n->items[0]), k = gen(n->items[1]);
    emit(name == "RotateLeft32" ? Op::Rotl32 : Op::Rotl64, dst, x, k);
    return true;
  }
  return false;
}

// The first array of a slice that does not leave the function is in the frame if it is small: once
// per call, and for one append per variable, as gc does it (programs see the capacity). The array
// type, or null.
Type* FunctionLowerer::appendBuffer(ir::Node* n) {
  if (n->has(ir::kGrowsSmall) && n->has(ir::kStepwise)) return nullptr;
  if (!(n->has(ir::kOnFrame) || n->has(ir::kGrowsSmall)) || code_.frameBytes() > kMaxBufferFrame) return nullptr;
  Type* elem = types::cast<types::Slice>(types::under(n->type))->elem;
  auto bytes = static_cast<int64_t>(shape(elem).size);
  if (bytes == 0 || bytes > ir::kSmallArrayBytes) return nullptr;
  if (n->a->op == ir::Op::Local && !buffered_.insert(n->a->local).second) return nullptr;
  int64_t most = ir::kSmallArrayBytes / bytes;
  return n->count <= most ? types_.context().newArray(elem, most) : nullptr;
}

// A slice of length 0 of a buffer in the frame; jumps to `full` if it was handed out before. A buffer of references
// is on the heap: the verifier could not tell what several of them hold in a frame.
Reg FunctionLowerer::emptyBuffer(Type* array, Label full, const ir::Node* append) {
  Type* elem = types::cast<types::Array>(array)->elem;
  VO_DCHECK(append->op == ir::Op::Append, "appends have buffers");
  // References are zero when a function is entered: the address tells whether it is in use.
  Reg p = code_.newSlots(types_.pointerTo(array));
  if (append->a->op == ir::Op::Local) smallArray_[append->a->local] = p;
  code_.jump(Op::JmpT, p, full);
  if (shape(elem).hasPointers || !isOnFrame(append)) {
    code_.emitWide(Op::New, p, types_.idOf(array));
  } else {
    Place memory{Place::Kind::Frame, array};
    memory.offset = code_.newFrame(array);
    clear(memory);
    addressTo(memory, p);
  }
  Reg view = temp(types_.sliceOf(elem));
  Reg bounds = temp(types_.context().newArray(types_.intType(), 2));
  emit(Op::ArrView, view, p);
  code_.emitExtra(typeX(array));
  loadWord(bounds + 1, 0);
  emit(Op::SliceOf, view, view, bounds, 2);
  code_.emitExtra(static_cast<uint32_t>(shape(elem).size), 0);
  return view;
}

// dst = the capacity of the size class of `len` elements, of 32 bytes together at most.
void FunctionLowerer::smallCapacity(Type* elem, Reg len, Reg dst) {
  auto size = static_cast<Reg>(shape(elem).size);
  VO_DCHECK(size != 0 && size <= ir::kSmallArrayBytes, "an array that is to be small has room for an element");
  emit(Op::MulI, dst, len, size);
  emit(Op::AddI, dst, dst, 7);
  emit(Op::AndI, dst, dst, static_cast<Reg>(-8));
  emit(Op::DivUI, dst, dst, size);
}

void FunctionLowerer::cut(ir::Node* n, Reg dst) {
  VO_DCHECK(n->a->op == ir::Op::Local, "what is cut is a variable that appends have filled");
  genTo(n->a, dst);
  auto p = smallArray_.find(n->a->local);
  if (p == smallArray_.end()) return;
  Type* elem = types::cast<types::Slice>(types::under(n->type))->elem;
  Label end = code_.newLabel();
  auto most = static_cast<Reg>(ir::kSmallArrayBytes / static_cast<int64_t>(shape(elem).size));
  code_.jump(Op::JmpF, p->second, end);
  code_.branch(Op::JNeI, dst + 2, most, end, Op::JEqI, false, false);
  Reg bounds = temp(types_.context().newArray(types_.intType(), 3));
  emit(Op::Mov, bounds + 1, dst + 1);
  smallCapacity(elem, dst + 1, bounds + 2);
  emit(Op::SliceOf, dst, dst, bounds, 2 | 4);
  code_.emitExtra(static_cast<uint32_t>(shape(elem).size), 0);
  code_.bind(end);
}

// A slice whose array is to be small grows to the next size class, not to the double.
void FunctionLowerer::growStepwise(ir::Node* n, Reg base, Reg count, Reg dst) {
  Type* elem = types::cast<types::Slice>(types::under(n->type))->elem;
  Label normal = code_.newLabel(), end = code_.newLabel();
  Reg len = temp(types_.intType()), cap = temp(types_.intType());
  emit(Op::Add, len, base + 1, count);
  code_.branch(Op::JLeS, len, base + 2, normal, Op::JLtS, true, false);
  code_.branch(Op::JGtSI, len, static_cast<Reg>(ir::kSmallArrayBytes / static_cast<int64_t>(shape(elem).size)), normal,
               Op::JLeSI, false, false);
  smallCapacity(elem, len, cap);
  Reg fresh = temp(n->type);
  emit(Op::MakeSlice, fresh, len, cap);
  code_.emitExtra(typeX(elem));
  emit(Op::CopySlice, cap, fresh, base);
  code_.emitExtra(typeX(elem));
  movSlots(3, dst, fresh);
  code_.jump(Op::Jmp, 0, end);
  code_.bind(normal);
  emit(Op::Grow, dst, base, count);
  code_.emitExtra(typeX(elem));
  code_.bind(end);
}

void FunctionLowerer::append(ir::Node* n, Reg dst) {
  Type* elem = types::cast<types::Slice>(types::under(n->type))->elem;
  const Shape& s = shape(elem);
  if (n->count == 0) {
    genTo(n->a, dst);
    return;
  }
  bool stepwise = n->has(ir::kGrowsSmall) && n->has(ir::kStepwise);
  bool single = n->count == 1 && !stepwise && !s.memory && s.slots == 1 && s.steps[0].offset == 0 &&
                s.size == bytecode::memSize(s.steps[0].kind);
  // What lives across the branches below has slots of its own: behind a jump the verifier takes a temporary for
  // all that it ever holds, which may be the address of a variable.
  auto operand = [&](ir::Node* x) {
    const Shape& w = shape(x->type);
    bool branches = n->has(ir::kOnFrame) || n->has(ir::kGrowsSmall);
    if (!branches || x->op == ir::Op::Local || w.memory || !w.hasPointers) return gen(x);
    Reg own = code_.newSlots(x->type);
    genTo(x, own);
    return own;
  };
  std::vector<Reg> values;
  for (ir::Node* i : n->list()) values.push_back(operand(i));
  Reg base = operand(n->a);
  Reg r = dst, count = kNoReg;
  if (!single) {
    // (a value may be in the slots of dst)
    for (size_t i = 0; i < values.size(); i++)
      if (values[i] < dst + 3 && dst < values[i] + shape(n->items[i]->type).slots) r = kNoReg;
    if (r == kNoReg) r = temp(n->type);
    count = temp(types_.intType());
    code_.emitWide(Op::LoadI, count, n->count);
  }
  at(n);
  auto grow = [&](Reg from) {
    if (single) {
      emit(Op::Append1, r, from, values[0]);
      code_.emitExtra(typeX(elem, static_cast<uint32_t>(s.steps[0].kind)));
    } else {
      emit(Op::Grow, r, from, count);
      code_.emitExtra(typeX(elem));
    }
  };
  if (stepwise) {
    growStepwise(n, base, count, r);
  } else if (Type* buffer = appendBuffer(n)) {
    Label heap = code_.newLabel(), end = code_.newLabel();
    auto few = static_cast<Reg>(n->count);
    code_.branch(Op::JGeSI, base + 2, few, heap, Op::JLtSI, false, false);
    if (n->count > 1) code_.branch(Op::JNeI, base + 1, 0, heap, Op::JEqI, false, false);
    grow(emptyBuffer(buffer, heap, n));
    code_.jump(Op::Jmp, 0, end);
    code_.bind(heap);
    grow(base);
    code_.bind(end);
  } else {
    grow(base);
  }
  if (single) return;
  Reg index = temp(types_.intType());
  for (uint32_t i = 0; i < n->count; i++) {
    CodeBuffer::Mark m = code_.mark();
    // Counted from the end: the base may be in the slots of dst.
    emit(Op::AddI, index, r + 1, static_cast<Reg>(-static_cast<int>(n->count - i)));
    if (n->count - i > 30000) {
      loadWord(count, n->count - i);
      emit(Op::Sub, index, r + 1, count);
    }
    Place e{Place::Kind::Elem, elem, r};
    e.index = index;
    store(e, values[i]);
    code_.releaseTemps(m);
  }
  movSlots(3, dst, r);
}

void FunctionLowerer::recv(ir::Node* n, const Place* value, Reg ok) {
  Type* elem = types::cast<types::Chan>(types::under(n->a->type))->elem;
  Reg ch = gen(n->a);
  Place buffer = receiveTemp(elem);
  Reg a = address(buffer);
  VO_DCHECK(value == nullptr || !(shape(elem).memory && value->kind == Place::Kind::Slots), "memory values go into memory");
  if (ok == kNoReg) ok = temp(types_.boolType());
  at(n);
  emit(Op::Recv, ok, ch, a);
  if (value == nullptr) return;
  if (shape(elem).memory) {
    copyMemory(*value, a);
  } else {
    store(*value, loadTemp(buffer));
  }
}

void FunctionLowerer::callResult(ir::Node* n, Reg dst) {
  switch (n->op) {
    case ir::Op::CallStatic:
      at(n);
      if (intrinsic(n, dst)) return;
      [[fallthrough]];
    case ir::Op::CallClosure: case ir::Op::CallIface:
      call(n);
      if (dst != kNoReg && n->type != nullptr && !shape(n->type).memory)
        movSlots(shape(n->type).slots, dst, tail(0));
      return;
    case ir::Op::Append: append(n, dst); return;
    case ir::Op::AppendSlice: {
      Type* elem = types::cast<types::Slice>(types::under(n->type))->elem;
      bool isString = numClass(n->b->type) == NumClass::String;
      Reg a = gen(n->a), b = gen(n->b);
      at(n);
      emit(isString ? Op::AppendStr : Op::AppendSlice, dst, a, b);
      code_.emitExtra(typeX(elem));
      return;
    }
    case ir::Op::Copy: {
      Type* elem = types::cast<types::Slice>(types::under(n->a->type))->elem;
      bool isString = numClass(n->b->type) == NumClass::String;
      Reg a = gen(n->a), b = gen(n->b);
      at(n);
      if (isString) {
        emit(Op::CopyStr, dst, a, b);
      } else {
        emit(Op::CopySlice, dst, a, b);
        code_.emitExtra(typeX(elem));
      }
      return;
    }
    case ir::Op::Recv: {
      Place p{Place::Kind::Slots, n->type, dst};
      recv(n, &p, kNoReg);
      return;
    }
    case ir::Op::Recover: emit(Op::Recover, dst); return;
    case ir::Op::TypeAssert:
      typeAssertInto(n, Place{Place::Kind::Slots, n->type, dst});
      return;
    default: VO_UNREACHABLE("an effect with one result");
  }
}

std::vector<Reg> FunctionLowerer::producer(ir::Node* n, std::span<ir::Node*> places) {
  std::vector<Reg> values;
  switch (n->op) {
    case ir::Op::CallStatic: case ir::Op::CallClosure: case ir::Op::CallIface: {
      std::vector<Type*> types = resultTypes(n->type);
      bool hiLo = n->op == ir::Op::CallStatic && n->func->linkName == "math/bits.Mul64";
      if (hiLo) {
        Reg x = gen(n->items[0]), y = gen(n->items[1]);
        Reg hi = temp(types[0]), lo = temp(types[1]);
        emit(Op::MulHiU, hi, x, y);
        emit(Op::Mul, lo, x, y);
        return {hi, lo};
      }
      call(n);
      // Out of the outgoing area before anything else may use it.
      uint32_t w = 0;
      for (size_t i = 0; i < types.size(); i++) {
        const Shape& s = shape(types[i]);
        if (s.memory) {
          values.push_back(address(memoryResults_[i]));
        } else {
          Reg r = temp(types[i]);
          if (i < places.size() && places[i] != nullptr && s.slots != 0)
            movSlots(s.slots, r, tail(w));
          values.push_back(r);
        }
        w += s.slots;
      }
      return values;
    }
    case ir::Op::RecvOk: {
      Type* elem = types::cast<types::Chan>(types::under(n->a->type))->elem;
      Place v = shape(elem).memory ? memoryTemp(elem) : Place{Place::Kind::Slots, elem, temp(elem)};
      Reg ok = temp(types_.boolType());
      recv(n, &v, ok);
      return {v.kind == Place::Kind::Slots ? v.reg : address(v), ok};
    }
    case ir::Op::TypeAssertOk: {
      Type* t = n->typeArg;
      Place v = shape(t).memory ? memoryTemp(t) : Place{Place::Kind::Slots, t, temp(t)};
      Reg ok = temp(types_.boolType());
      typeAssertOk(n, v, ok);
      return {v.kind == Place::Kind::Slots ? v.reg : address(v), ok};
    }
    case ir::Op::MapIndexOk: {
      Type* elem = types::cast<types::Map>(types::under(n->a->type))->elem;
      Reg pair = mapGet(n);
      Reg value = shape(elem).memory ? pair : temp(elem);
      bool wanted = !places.empty() && places[0] != nullptr;
      if (wanted && !shape(elem).memory) load(pointerPlace(pair, elem), value);
      return {value, pair + 1};
    }
    case ir::Op::DecodeRune: {
      Reg s = gen(n->a), i = gen(n->b);
      // (rune, next): two slots side by side.
      Reg r = consecutive({types_.basic(types::BasicKind::Int32), types_.intType()});
      emit(Op::DecodeRune, r, s, i);
      return {r, r + 1};
    }
    default: VO_UNREACHABLE("a producer of several values");
  }
}

}  // namespace vo::lower
