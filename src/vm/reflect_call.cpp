// This file is reflect's calls, both ways: reflect.call enters a function with arguments out of memory
// in Go's stack layout (parameters at their natural alignment, results behind); makeFuncStub and
// methodValueCall are entered as functions of any type and pass their arguments to reflect as memory in
// that layout. Between the layout and slots the types' shapes decide.
//
// A stub frame stands between, so that nothing recurses in C++. Its words:
//   reflect.call   size, closure, memory, offset of the results
//   makeFunc       size, closure, retValid, 4 words for RegArgs, the memory
#include <algorithm>

#include "runtime/barrier.h"
#include "vm/copy_plan.h"
#include "vm/operands.h"

namespace vo::vm {

using abi::Kind;
using abi::Type;
using bytecode::MemKind;

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
bool appendSteps(const Type* t, uint64_t offset, std::vector<link::CopyStep>& out) {
  auto add = [&](uint64_t at, MemKind kind) {
    out.push_back({static_cast<uint32_t>(offset + at), static_cast<uint8_t>(kind), 1, 0});
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
        if (!appendSteps(a->elem, offset + i * a->elem->size, out)) return false;
      return true;
    }
    case Kind::Struct: {
      const abi::StructType* s = abi::asStruct(t);
      for (int64_t i = 0; i < s->fieldCount; i++)
        if (!appendSteps(s->fields[i].typ, offset + s->fields[i].offset, out)) return false;
      return true;
    }
    default: return add(0, scalarKind(t));
  }
}

uint64_t alignUp(uint64_t n, uint64_t to) { return (n + to - 1) / to * to; }

/// reflect's makeFuncImpl and methodValue.
struct MakeFuncHeader {
  uint64_t code;
  void* stack;
  uint64_t argLength;
  uint64_t registers;
};

}  // namespace

const ValueShape& Vm::shapeOf(const Type* t) {
  auto [it, isNew] = shapes.try_emplace(t);
  ValueShape& s = it->second;
  if (isNew) {
    s.memory = !appendSteps(t, 0, s.steps);
    s.slots = s.memory ? 1 : static_cast<uint32_t>(s.steps.size());
  }
  return s;
}

/// The type of a function value, parameters without the receiver, and the receiver's type.
Vm::CallShape Vm::callShape(const abi::Closure* closure) {
  const auto* f = reinterpret_cast<const Function*>(closure->code);
  CallShape c = {f->type, f->recv, f->resultSlots, f->paramSlots};
  if (!isMakeFunc(f)) {
    VO_CHECK(c.type != nullptr, "a function that reflect calls has a type");
    return c;
  }
  const auto* words = reinterpret_cast<const uint64_t*>(closure) + sizeof(MakeFuncHeader) / 8;
  if (f == makeFuncFunction) {
    c.type = reinterpret_cast<const abi::FuncType*>(words[0]);
  } else {
    // methodValue {header, method int, rcvr Value{typ, ptr, flag}}
    auto method = static_cast<size_t>(words[0]);
    const auto* receiver = reinterpret_cast<const Type*>(words[1]);
    abi::TypeOff type = 0;
    if (receiver->kind() == Kind::Interface) {
      type = abi::asInterface(receiver)->methods[method].typ;
    } else if (const abi::UncommonType* u = receiver->uncommon(); u != nullptr) {
      type = u->methods()[method].mtyp;
    }
    c.type = abi::asFunc(rt.metadata.type(type));
  }
  c.receiver = nullptr;
  c.results = c.params = 0;
  for (size_t i = 0; i < c.type->numIn(); i++) c.params += shapeOf(c.type->in(i)).slots;
  for (size_t i = 0; i < c.type->numOut(); i++) c.results += shapeOf(c.type->out(i)).slots;
  return c;
}

bool Vm::isMakeFunc(const Function* f) {
  if ((f->flags & link::kNative) == 0) return false;
  if (makeFuncFunction == nullptr) {
    makeFuncFunction = findFunction("reflect.makeFuncStub");
    methodValueFunction = findFunction("reflect.methodValueCall");
  }
  return f == makeFuncFunction || f == methodValueFunction;
}

uint32_t Vm::argumentWords(const Function* f, const abi::Closure* closure) {
  if (!isMakeFunc(f)) return f->resultSlots + f->paramSlots;
  CallShape c = callShape(closure);
  return c.results + c.params;
}

// --- reflect.call ---------------------------------------------------------------------------------------

/// call(stackArgsType, f, stackArgs, stackArgsSize, stackRetOffset, frameSize, regArgs)
bool Vm::startReflectCall(Slot* frame) {
  const auto* closure = abi::slotPtr<const abi::Closure>(frame[1]);
  Slot memory = frame[2], resultsAt = frame[4];
  CallShape c = callShape(closure);
  // Results, then parameters, as the callee's frame begins. Those in memory are passed by address.
  std::vector<Slot> image;
  uint64_t at = memory + resultsAt;
  for (size_t i = 0; i < c.type->numOut(); i++) {
    const Type* t = c.type->out(i);
    const ValueShape& s = shapeOf(t);
    at = alignUp(at, t->align);
    image.resize(image.size() + s.slots);
    if (s.memory) image.back() = at;
    at += t->size;
  }
  at = memory;
  auto pass = [&](const Type* t) {
    const ValueShape& s = shapeOf(t);
    at = alignUp(at, t->align);
    if (s.memory) {
      image.push_back(at);
    } else {
      for (const link::CopyStep& step : s.steps)
        image.push_back(loadKind(at + step.offset, static_cast<MemKind>(step.kind)));
    }
    at += t->size;
  };
  if (c.receiver != nullptr) pass(c.receiver);
  for (size_t i = 0; i < c.type->numIn(); i++) pass(c.type->in(i));
  Slot* stub = pushStub(Stub::Reflect, 4, static_cast<uint32_t>(image.size()));
  if (stub == nullptr) return false;
  stub[1] = abi::ptrSlot(closure);
  stub[2] = memory;
  stub[3] = resultsAt;
  return callImage(Special::ReflectReturned, closure, image.data(), c.results,
                   static_cast<uint32_t>(image.size()));
}

bool Vm::reflectReturned() {
  CallShape c = callShape(abi::slotPtr<const abi::Closure>(fp[1]));
  uint64_t at = fp[2] + fp[3];
  const Slot* from = stubResults();
  for (size_t i = 0; i < c.type->numOut(); i++) {
    const Type* t = c.type->out(i);
    const ValueShape& s = shapeOf(t);
    at = alignUp(at, t->align);
    if (!s.memory) storeSteps(s, at, from);
    from += s.slots;
    at += t->size;
  }
  popStub();
  return true;
}

void Vm::storeSteps(const ValueShape& s, uint64_t at, const Slot* from) {
  link::CopyPlan plan = {static_cast<uint32_t>(s.steps.size()), 0, s.steps.data()};
  storeByPlan(&plan, at, from, *barrier);
}

// --- makeFuncStub, methodValueCall --------------------------------------------------------------------------

/// fp is the frame of the stub's Function: results and parameters of the type that its closure tells.
bool Vm::startMakeFunc() {
  constexpr uint32_t kMemory = 7;
  const abi::Closure* closure = closureOf(fp);
  const Function* self = functionOf(fp);
  const Function*& target = self == makeFuncFunction ? callReflectFunction : callMethodFunction;
  if (target == nullptr)
    target = findFunction(self == makeFuncFunction ? "reflect.callReflect" : "reflect.callMethod");
  VO_CHECK(target != nullptr, "package reflect has the callbacks of its stubs");
  CallShape c = callShape(closure);
  uint64_t size = 0;
  for (size_t i = 0; i < c.type->numIn(); i++)
    size = alignUp(size, c.type->in(i)->align) + c.type->in(i)->size;
  uint64_t resultsAt = size = alignUp(size, 8);
  for (size_t i = 0; i < c.type->numOut(); i++)
    size = alignUp(size, c.type->out(i)->align) + c.type->out(i)->size;
  Slot* frame = fp;
  Slot* stub = pushStub(Stub::MakeFunc, kMemory + static_cast<uint32_t>(alignUp(size, 8) / 8), 8);
  if (stub == nullptr) return false;
  stub[1] = abi::ptrSlot(closure);
  auto memory = reinterpret_cast<uint64_t>(stub + kMemory);
  stub[3] = resultsAt;
  const Slot* from = frame + c.results;
  uint64_t at = memory;
  for (size_t i = 0; i < c.type->numIn(); i++) {
    const Type* t = c.type->in(i);
    const ValueShape& s = shapeOf(t);
    at = alignUp(at, t->align);
    if (s.memory) {
      memmove(reinterpret_cast<void*>(at), abi::slotPtr(*from), t->size);
    } else {
      storeSteps(s, at, from);
    }
    from += s.slots;
    at += t->size;
  }
  // callReflect(ctxt, frame unsafe.Pointer, retValid *bool, regs *abi.RegArgs)
  Slot args[4] = {abi::ptrSlot(closure), memory, abi::ptrSlot(stub + 2), abi::ptrSlot(stub + 4)};
  return callFromStub(Special::MakeFuncReturned, reinterpret_cast<const abi::Closure*>(target), args,
                      4);
}

bool Vm::makeFuncReturned() {
  constexpr uint32_t kMemory = 7;
  Slot* stub = fp;
  CallShape c = callShape(abi::slotPtr<const abi::Closure>(stub[1]));
  uint64_t at = reinterpret_cast<uint64_t>(stub + kMemory) + stub[3];
  popStub();
  Slot* to = fp;
  for (size_t i = 0; i < c.type->numOut(); i++) {
    const Type* t = c.type->out(i);
    const ValueShape& s = shapeOf(t);
    at = alignUp(at, t->align);
    if (s.memory) {
      runtime::typedMove(rt, t, abi::slotPtr(*to), reinterpret_cast<const void*>(at));
    } else {
      for (size_t k = 0; k < s.steps.size(); k++)
        to[k] = loadKind(at + s.steps[k].offset, static_cast<MemKind>(s.steps[k].kind));
    }
    to += s.slots;
    at += t->size;
  }
  return true;
}

}  // namespace vo::vm
