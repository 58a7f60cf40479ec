// This file lowers expressions that make objects: new, make, literals of composite types, closures.
#include "lower/function_lowerer.h"
#include "types/predicates.h"

namespace vo::lower {

using types::Type;

namespace {
/// Captured words that MkClosure and LoadCap can name; more are captured as one struct.
constexpr uint32_t kMaxCaptureWords = 200;
}  // namespace

void FunctionLowerer::newObject(ir::Node* n, Reg dst) {
  Type* t = types::cast<types::Pointer>(types::under(n->type))->elem;
  // The value first: it may refer to what dst holds, and may allocate itself.
  bool small = n->a != nullptr && !shape(t).memory && n->a->op != ir::Op::Zero;
  bool composite = n->a != nullptr &&
                   (n->a->op == ir::Op::StructLit || n->a->op == ir::Op::ArrayLit) &&
                   (shape(t).memory || shape(t).slots > 4);
  Reg value = small && !composite ? gen(n->a) : kNoReg;
  Reg p = temp(n->type);
  if (isOnFrame(n, shape(t).size) && shape(t).size <= 1024 && code_.frameBytes() < 64 * 1024) {
    uint32_t offset = code_.newFrame(t);
    Place frame{Place::Kind::Frame, t};
    frame.offset = offset;
    if (n->a == nullptr || n->a->op == ir::Op::Zero) clear(frame);
    code_.emitWide(Op::FrameAddr, p, offset);
  } else {
    at(n);
    code_.emitWide(Op::New, p, types_.idOf(t));
  }
  if (value != kNoReg) {
    store(pointerPlace(p, t), value);
  } else if (n->a != nullptr && n->a->op != ir::Op::Zero) {
    genInto(n->a, pointerPlace(p, t), true, !isOnFrame(n, shape(t).size) && module_.context().portable);
  }
  movSlots(1, dst, p);
}

void FunctionLowerer::makeSlice(ir::Node* n, Reg dst) {
  Type* elem = types::cast<types::Slice>(types::under(n->type))->elem;
  if (isOnFrame(n) && (makeSliceOnFrame(n, dst) || makeSmallSlice(n, dst))) return;
  Reg len = gen(n->a);
  Reg cap = n->b != nullptr ? gen(n->b) : len;
  at(n);
  emit(Op::MakeSlice, dst, len, cap);
  code_.emitExtra(typeX(elem));
}

void FunctionLowerer::makeMapOrChan(ir::Node* n, Reg dst) {
  Reg size;
  if (n->a != nullptr) {
    size = gen(n->a);
  } else {
    size = temp(types_.intType());
    emit(Op::Zero, size);
  }
  at(n);
  emit(n->op == ir::Op::MakeMap ? Op::MakeMap : Op::MakeChan, dst, size);
  code_.emitExtra(typeX(n->type));
}

void FunctionLowerer::sliceLit(ir::Node* n, Reg dst) {
  Type* elem = types::cast<types::Slice>(types::under(n->type))->elem;
  Type* array = types_.context().newArray(elem, n->count);
  VO_DCHECK(shape(array).size == shape(elem).size * n->count, "elements lie side by side");
  Reg r = temp(n->type);
  Reg p = temp(types_.pointerTo(array));
  if (isOnFrame(n, shape(array).size) && shape(array).size <= 1024 && code_.frameBytes() < 64 * 1024) {
    code_.emitWide(Op::FrameAddr, p, code_.newFrame(array));
  } else {
    at(n);
    code_.emitWide(Op::New, p, types_.idOf(array));
  }
  uint64_t size = shape(elem).size;
  for (uint32_t i = 0; i < n->count; i++) {
    if (n->items[i]->op == ir::Op::Zero && !isOnFrame(n)) continue;
    CodeBuffer::Mark m = code_.mark();
    Place e = pointerPlace(p, array);
    e.type = elem;
    e.offset = i * size;
    genInto(n->items[i], e, true);
    code_.releaseTemps(m);
  }
  emit(Op::ArrView, r, p);
  code_.emitExtra(typeX(array));
  movSlots(3, dst, r);
}

// make([]T, len, constant): false if the memory is too large for this frame.
bool FunctionLowerer::makeSliceOnFrame(ir::Node* n, Reg dst) {
  ir::Node* size = n->b != nullptr ? n->b : n->a;
  while (size->op == ir::Op::ConvNop || size->op == ir::Op::ConvNum) size = size->a;
  int64_t cap = 0, len = -1;
  if (size->op != ir::Op::Const || !types::int64Value(size->constant, &cap) || cap <= 0) return false;
  const ir::Node* l = n->a;
  while (l->op == ir::Op::ConvNop || l->op == ir::Op::ConvNum) l = l->a;
  if (l->op != ir::Op::Const || !types::int64Value(l->constant, &len) || len < 0 || len > cap)
    return false;
  Type* elem = types::cast<types::Slice>(types::under(n->type))->elem;
  Type* array = types_.context().newArray(elem, cap);
  const Shape& s = shape(array);
  if (s.size > (s.hasPointers ? 2048u : kMaxFrameSlice) ||
      code_.frameBytes() + s.size > 2 * kMaxFrameSlice)
    return false;
  Place memory{Place::Kind::Frame, array};
  memory.offset = code_.newFrame(array);
  clear(memory);
  Reg p = address(memory);
  emit(Op::ArrView, dst, p);
  code_.emitExtra(typeX(array));
  if (len != cap) {
    Reg bounds = temp(types_.context().newArray(types_.intType(), 2));
    loadWord(bounds + 1, static_cast<uint64_t>(len));
    emit(Op::SliceOf, dst, dst, bounds, 2);
    code_.emitExtra(static_cast<uint32_t>(shape(elem).size), 0);
  }
  return true;
}

// make([]T, len, cap) of sizes known at run time: in the frame if they are small.
bool FunctionLowerer::makeSmallSlice(ir::Node* n, Reg dst) {
  const ir::Node* size = n->b != nullptr ? n->b : n->a;
  while (size->op == ir::Op::ConvNop || size->op == ir::Op::ConvNum) size = size->a;
  Type* elem = types::cast<types::Slice>(types::under(n->type))->elem;
  auto bytes = static_cast<int64_t>(shape(elem).size);
  if (size->op == ir::Op::Const || bytes == 0 || bytes > ir::kSmallArrayBytes) return false;
  if (shape(elem).hasPointers) return false;
  if (code_.frameBytes() > kMaxFrameSlice) return false;
  int64_t most = ir::kSmallArrayBytes / bytes;
  VO_DCHECK(most > 0, "a small array has room for an element");
  Reg len = gen(n->a);
  Reg cap = n->b != nullptr ? gen(n->b) : len;
  at(n);
  Label heap = code_.newLabel(), end = code_.newLabel();
  Reg limit = temp(types_.intType());
  loadWord(limit, static_cast<uint64_t>(most));
  code_.branch(Op::JLtU, limit, cap, heap, Op::JLeU, true, false);
  if (cap != len) code_.branch(Op::JLtU, cap, len, heap, Op::JLeU, true, false);
  Type* array = types_.context().newArray(elem, most);
  Place memory{Place::Kind::Frame, array};
  memory.offset = code_.newFrame(array);
  clear(memory);
  Reg view = temp(types_.sliceOf(elem));
  emit(Op::ArrView, view, address(memory));
  code_.emitExtra(typeX(array));
  Reg bounds = temp(types_.context().newArray(types_.intType(), 3));
  emit(Op::Mov, bounds + 1, len);
  emit(Op::Mov, bounds + 2, cap);
  emit(Op::SliceOf, dst, view, bounds, 2 | 4);
  code_.emitExtra(static_cast<uint32_t>(bytes), 0);
  code_.jump(Op::Jmp, 0, end);
  code_.bind(heap);
  // (also where a length or capacity is out of range)
  emit(Op::MakeSlice, dst, len, cap);
  code_.emitExtra(typeX(elem));
  code_.bind(end);
  return true;
}

void FunctionLowerer::composite(ir::Node* n, Reg dst) {
  if (n->op == ir::Op::StructLit) {
    const Shape& s = shape(n->type);
    VO_DCHECK(n->count == s.fieldSlots.size(), "a literal has a value for each field");
    for (uint32_t i = 0; i < n->count; i++)
      if (shape(n->items[i]->type).slots != 0) {
        genTo(n->items[i], dst + s.fieldSlots[i]);
      } else if ((ir::opInfo(n->items[i]->op).effects & ir::kTraps) != 0) {
        gen(n->items[i]);
      }
    return;
  }
  auto* array = types::cast<types::Array>(types::under(n->type));
  uint32_t each = shape(array->elem).slots;
  VO_DCHECK(n->count <= array->length, "a literal has no more values than its array");
  for (uint32_t i = 0; i < n->count && each != 0; i++) genTo(n->items[i], dst + i * each);
  auto rest = static_cast<uint32_t>(array->length) - n->count;
  if (each != 0 && rest != 0) emit(Op::ZeroN, dst + n->count * each, 0, 0, rest * each);
}

void FunctionLowerer::closure(ir::Node* n, Reg dst) {
  VO_DCHECK(n->count == n->func->captures.size(), "a closure has a value for each capture of its function");
  if (n->count == 0) {
    code_.emitWide(Op::LoadFunc, dst, module_.functionId(n->func));
    return;
  }
  // Captured values, one word per slot, side by side.
  std::vector<Type*> captured;
  std::vector<Reg> values;
  std::vector<bool> refs;
  for (ir::Node* i : n->list()) {
    const Shape& s = shape(i->type);
    captured.push_back(i->type);
    if (s.memory) {
      // The closure holds the address of a copy of its own.
      Reg src = gen(i);
      Reg p = temp(types_.pointerTo(i->type));
      code_.emitWide(Op::New, p, types_.idOf(i->type));
      copyMemory(pointerPlace(p, i->type), src);
      values.push_back(p);
      refs.push_back(true);
      continue;
    }
    values.push_back(gen(i));
    for (const SlotStep& step : s.steps) refs.push_back(step.kind == MemKind::Ref);
  }
  if (Type* block = captureBlock(*n->func)) {
    // Too many for one instruction: the closure captures the address of a struct with them all.
    Reg p = temp(types_.pointerTo(block));
    code_.emitWide(Op::New, p, types_.idOf(block));
    auto* st = types::cast<types::Struct>(block);
    for (uint32_t i = 0; i < n->count; i++) {
      Place f = field(pointerPlace(p, block), st->fields[i]->type, i, block);
      if (shape(f.type).slots != 0) store(f, values[i]);
    }
    captured = {types_.pointerTo(block)};
    values = {p};
    refs = {true};
  }
  TypeId layout = types_.closureLayout(refs);
  VO_DCHECK(values.size() == captured.size(), "each captured value has its type");
  auto words = static_cast<uint32_t>(refs.size());
  // (a single capture may be used where it is)
  Reg area = values[0];
  if (values.size() > 1) {
    area = kNoReg;
    for (Type* t : captured) {
      Reg r = code_.newSlots(t);
      if (area == kNoReg && shape(t).slots != 0) area = r;
    }
    Reg at = area;
    for (size_t i = 0; i < values.size(); i++) {
      uint32_t k = shape(captured[i]).slots;
      movSlots(k, at, values[i]);
      at += k;
    }
  }
  if (words == 0) area = 0;
  VO_CHECK(words <= UINT8_MAX, "the captured words can be named: see kMaxCaptureWords");
  uint64_t x = uint64_t{module_.functionId(n->func)} | uint64_t{layout} << 32;
  if (isOnFrame(n)) {
    // The address is a closure only when closure.at has filled the memory: nothing stands between.
    bool hasRefs = std::find(refs.begin(), refs.end(), true) != refs.end();
    Reg p = temp(n->type);
    code_.emitWide(Op::FrameAddr, p, code_.newFrameOf(layout, 8 * (words + 1), hasRefs));
    emit(Op::MkClosureAt, p, area, 0, words);
    code_.emitExtra(x);
    movSlots(1, dst, p);
    return;
  }
  emit(Op::MkClosure, dst, area, 0, words);
  code_.emitExtra(x);
}

// A struct with the captures of a function that has more words of them than an instruction can name,
// else null.
Type* FunctionLowerer::captureBlock(const ir::Func& f) {
  uint32_t words = 0;
  for (ir::Local* c : f.captures) words += shape(c->type).slots;
  if (words <= kMaxCaptureWords) return nullptr;
  std::vector<types::Var*> fields;
  for (ir::Local* c : f.captures) {
    Type* t = shape(c->type).memory ? types_.pointerTo(c->type) : c->type;
    base::Symbol name = types_.context().interner().intern("C" + std::to_string(fields.size()));
    fields.push_back(types_.context().newField({}, nullptr, name, t, false));
  }
  return types_.context().newStruct(
      types_.context().arena().copy(std::span<types::Var* const>(fields)), {});
}

}  // namespace vo::lower
