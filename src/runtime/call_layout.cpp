// This file moves the values of reflect's calls between memory and slots.
#include "runtime/call_layout.h"

#include <cstring>

#include "runtime/runtime.h"

namespace vo::runtime {

using abi::Kind;
using abi::MemKind;

namespace {

constexpr size_t kMaxValueSlots = 16;

MemKind scalarKind(const Type* t) {
  switch (t->kind()) {
    case Kind::Bool:
    case Kind::Uint8: return MemKind::U8;
    case Kind::Int8: return MemKind::I8;
    case Kind::Int16: return MemKind::I16;
    case Kind::Uint16: return MemKind::U16;
    case Kind::Int32: return MemKind::I32;
    case Kind::Uint32:
    case Kind::Float32: return MemKind::U32;
    case Kind::Pointer:
    case Kind::Map:
    case Kind::Chan:
    case Kind::Func:
    case Kind::UnsafePointer: return MemKind::Ref;
    default: return MemKind::Word;
  }
}

/// Appends the slots of a value at `offset`; false if it has more than a slot variable may.
bool addSteps(const Type* t, uint64_t offset, base::Vec<SlotStep>& out) {
  auto add = [&](uint64_t at, MemKind kind) {
    out.push({static_cast<uint32_t>(offset + at), kind});
    return out.size() <= kMaxValueSlots;
  };
  switch (t->kind()) {
    case Kind::String: return add(0, MemKind::Ref) && add(8, MemKind::Word);
    case Kind::Interface: return add(0, MemKind::Ref) && add(8, MemKind::Ref);
    case Kind::Slice: return add(0, MemKind::Ref) && add(8, MemKind::Word) && add(16, MemKind::Word);
    case Kind::Complex64: return add(0, MemKind::U32) && add(4, MemKind::U32);
    case Kind::Complex128: return add(0, MemKind::Word) && add(8, MemKind::Word);
    case Kind::Array: {
      const abi::ArrayType* a = abi::asArray(t);
      if (a->elem->size == 0) return true;
      for (uint64_t i = 0; i < a->len; i++)
        if (!addSteps(a->elem, offset + i * a->elem->size, out)) return false;
      return true;
    }
    case Kind::Struct: {
      const abi::StructType* s = abi::asStruct(t);
      for (int64_t i = 0; i < s->fieldCount; i++)
        if (!addSteps(s->fields[i].typ, offset + s->fields[i].offset, out)) return false;
      return true;
    }
    default: return add(0, scalarKind(t));
  }
}

uint64_t alignUp(uint64_t n, uint64_t to) { return (n + to - 1) / to * to; }

/// Places of values one after another.
class Cursor {
 public:
  explicit Cursor(uint64_t at) : at_(at) {}
  uint64_t place(const Type* t) {
    VO_DCHECK(t->align != 0 && (t->align & (t->align - 1)) == 0, "alignments are powers of two");
    uint64_t here = alignUp(at_, t->align);
    at_ = here + t->size;
    return here;
  }
  uint64_t end() const { return at_; }

 private:
  uint64_t at_;
};

/// The beginning of reflect's makeFuncImpl and methodValue.
struct MadeHeader {
  uint64_t code;
  void* stack;
  uint64_t argLength;
  uint64_t registers;
};

}  // namespace

const abi::FuncType* madeFuncType(const abi::MetadataSpace& meta, const abi::Closure* closure, bool isMethodValue) {
  const auto* words = reinterpret_cast<const uint64_t*>(closure) + sizeof(MadeHeader) / 8;
  if (!isMethodValue) return reinterpret_cast<const abi::FuncType*>(words[0]);
  // methodValue {header, method int, rcvr Value{typ, ptr, flag}}
  auto method = static_cast<size_t>(words[0]);
  const auto* receiver = reinterpret_cast<const Type*>(words[1]);
  abi::TypeOff type = 0;
  if (receiver->kind() == Kind::Interface) {
    type = abi::asInterface(receiver)->methods[method].typ;
  } else if (const abi::UncommonType* u = receiver->uncommon(); u != nullptr) {
    type = u->methods()[method].mtyp;
  }
  return abi::asFunc(meta.type(type));
}

CallMemory callMemory(const abi::FuncType* t) {
  Cursor arguments(0);
  for (size_t i = 0; i < t->numIn(); i++) arguments.place(t->in(i));
  uint64_t resultsAt = alignUp(arguments.end(), 8);
  Cursor results(resultsAt);
  for (size_t i = 0; i < t->numOut(); i++) results.place(t->out(i));
  return {resultsAt, alignUp(results.end(), 8)};
}

const ValueShape& CallLayout::shapeOf(const Type* t) {
  base::Box<ValueShape>& s = shapes_[t];
  if (!s) {
    s = base::Box<ValueShape>::make(shapes_.allocator(), shapes_.allocator());
    s->inMemory = !addSteps(t, 0, s->steps);
    s->slots = s->inMemory ? 1 : static_cast<uint32_t>(s->steps.size());
  }
  return *s;
}

CallShape CallLayout::callShapeOf(const abi::FuncType* t) {
  CallShape c = {t, nullptr, 0, 0};
  for (size_t i = 0; i < t->numIn(); i++) c.params += shapeOf(t->in(i)).slots;
  for (size_t i = 0; i < t->numOut(); i++) c.results += shapeOf(t->out(i)).slots;
  return c;
}

void CallLayout::load(const ValueShape& s, uint64_t at, Slot* slots) {
  VO_DCHECK(!s.inMemory && s.steps.size() == s.slots, "a value in memory is its address");
  for (size_t i = 0; i < s.steps.size(); i++) slots[i] = abi::loadKind(at + s.steps[i].offset, s.steps[i].kind);
}

void CallLayout::store(const ValueShape& s, uint64_t at, const Slot* slots) {
  VO_DCHECK(!s.inMemory && s.steps.size() == s.slots, "a value in memory is its address");
  for (size_t i = 0; i < s.steps.size(); i++) {
    const SlotStep& step = s.steps[i];
    if (step.kind == MemKind::Ref) {
      storePointer(barrier_, reinterpret_cast<void*>(at + step.offset), reinterpret_cast<const void*>(slots[i]));
    } else {
      abi::storeKind(at + step.offset, step.kind, slots[i]);
    }
  }
}

void CallLayout::loadCall(const CallShape& c, uint64_t arguments, uint64_t results, base::Vec<Slot>& slots) {
  auto addRoom = [&](const ValueShape& s) {
    size_t first = slots.size();
    slots.resize(first + s.slots);
    return slots.data() + first;
  };
  Cursor out(results);
  for (size_t i = 0; i < c.type->numOut(); i++) {
    uint64_t at = out.place(c.type->out(i));
    const ValueShape& s = shapeOf(c.type->out(i));
    Slot* room = addRoom(s);
    if (s.inMemory) *room = at;
  }
  Cursor in(arguments);
  auto pass = [&](const Type* t) {
    uint64_t at = in.place(t);
    const ValueShape& s = shapeOf(t);
    Slot* room = addRoom(s);
    if (s.inMemory) {
      *room = at;
    } else {
      load(s, at, room);
    }
  };
  if (c.receiver != nullptr) pass(c.receiver);
  for (size_t i = 0; i < c.type->numIn(); i++) pass(c.type->in(i));
}

void CallLayout::storeArguments(const abi::FuncType* t, uint64_t arguments, const Slot* slots) {
  Cursor in(arguments);
  for (size_t i = 0; i < t->numIn(); i++) {
    uint64_t at = in.place(t->in(i));
    const ValueShape& s = shapeOf(t->in(i));
    if (s.inMemory) {
      memmove(reinterpret_cast<void*>(at), abi::slotPtr(*slots), t->in(i)->size);
    } else {
      store(s, at, slots);
    }
    slots += s.slots;
  }
}

void CallLayout::storeResults(const abi::FuncType* t, uint64_t results, const Slot* slots) {
  Cursor out(results);
  for (size_t i = 0; i < t->numOut(); i++) {
    uint64_t at = out.place(t->out(i));
    const ValueShape& s = shapeOf(t->out(i));
    if (!s.inMemory) store(s, at, slots);
    slots += s.slots;
  }
}

void CallLayout::loadResults(Runtime& rt, const abi::FuncType* t, uint64_t results, Slot* slots) {
  Cursor out(results);
  for (size_t i = 0; i < t->numOut(); i++) {
    uint64_t at = out.place(t->out(i));
    const ValueShape& s = shapeOf(t->out(i));
    if (s.inMemory) {
      typedMove(rt, t->out(i), abi::slotPtr(*slots), reinterpret_cast<const void*>(at));
    } else {
      load(s, at, slots);
    }
    slots += s.slots;
  }
}

}  // namespace vo::runtime
