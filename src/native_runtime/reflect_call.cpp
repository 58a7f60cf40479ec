// This file is reflect's calls, both ways: reflect.call enters a function with arguments out of memory in Go's stack
// layout; makeFuncStub and methodValueCall are entered as functions of any type and pass their arguments to reflect as
// memory in that layout. runtime::CallLayout moves the values.
//
// A record stands between. Its payload:
//   Reflect    closure, memory, offset of the results
//   MakeFunc   closure, frame of the stub, offset of the results, retValid, 4 words for RegArgs, the memory
#include <algorithm>

#include "native_runtime/machine.h"
#include "runtime/call_layout.h"

namespace vo::native_runtime {

using runtime::CallShape;

namespace {

constexpr uint32_t kReflectWords = 3;
constexpr uint32_t kRetValid = 3, kRegArgs = 4, kMakeFuncMemory = 8;
/// More results than this come in a buffer.
constexpr uint32_t kMostInRegisters = 3;

const Function* functionOf(const abi::Closure* closure) { return reinterpret_cast<const Function*>(closure->code); }

/// The type of a function value, parameters without the receiver, and the receiver's type.
CallShape callShape(Machine& m, const abi::Closure* closure) {
  const Function* f = functionOf(closure);
  bool isMethodValue = f == named(Named::MethodValueCall);
  if (isMethodValue || f == named(Named::MakeFuncStub))
    return m.callLayout.callShapeOf(runtime::madeFuncType(m.rt.metadata, closure, isMethodValue));
  VO_CHECK(f->type != nullptr, "a function that reflect calls has a type");
  return {f->type, f->recv, f->resultSlots, f->paramSlots};
}

/// Whether the stub's caller gives a buffer for results, whose address is the first argument. Of results that are
/// memory the addresses stand in it.
bool hasBuffer(Machine& m, const CallShape& c) {
  bool memory = false;
  for (size_t i = 0; i < c.type->numOut(); i++) memory |= m.callLayout.shapeOf(c.type->out(i)).inMemory;
  return memory || c.results > kMostInRegisters;
}

}  // namespace

// --- reflect.call ---------------------------------------------------------------------------------------

/// call(stackArgsType, f, stackArgs, stackArgsSize, stackRetOffset, frameSize, regArgs)
Action Machine::startReflectCall(Slot* frame) {
  const auto* closure = abi::slotPtr<const abi::Closure>(frame[1]);
  Slot memory = frame[2], resultsAt = frame[4];
  CallShape c = callShape(*this, closure);
  base::Vec<Slot> image(rt.memory);
  callLayout.loadCall(c, memory, memory + resultsAt, image);
  VO_CHECK(image.size() == c.results + c.params, "a call's image is its results and parameters");
  Record* r = pushRecord(RecordKind::Reflect, kReflectWords, c.results);
  r->words()[0] = abi::ptrSlot(closure);
  r->words()[1] = memory;
  r->words()[2] = resultsAt;
  std::copy_n(image.data(), c.results, r->resultWords());
  return call(closure, image.data() + c.results, c.params, c.results, hasBuffer(*this, c));
}

Action Machine::reflectReturned() {
  Record* r = current->records;
  VO_CHECK(r->kind == RecordKind::Reflect, "reflect's call returns to its record");
  CallShape c = callShape(*this, abi::slotPtr<const abi::Closure>(r->words()[0]));
  callLayout.storeResults(c.type, r->words()[1] + r->words()[2], r->resultWords());
  popRecord();
  return Action::Return;
}

// --- makeFuncStub, methodValueCall ----------------------------------------------------------------------

Action Machine::startMakeFunc(MakeFuncFrame* frame, bool isMethodValue) {
  const Function* callback = named(isMethodValue ? Named::CallMethod : Named::CallReflect);
  VO_CHECK(callback != nullptr, "package reflect has the callbacks of its stubs");
  const abi::Closure* closure = frame->closure;
  CallShape c = callShape(*this, closure);
  runtime::CallMemory room = runtime::callMemory(c.type);
  base::Vec<Slot> params(rt.memory);
  size_t first = hasBuffer(*this, c) ? 1 : 0;
  for (size_t i = 0; i < c.params; i++) params.push(frame->argument(first + i));
  Record* r = pushRecord(RecordKind::MakeFunc, kMakeFuncMemory + static_cast<uint32_t>(room.size / 8), 0);
  Slot* words = r->words();
  words[0] = abi::ptrSlot(closure);
  words[1] = abi::ptrSlot(frame);
  words[2] = room.resultsAt;
  Slot memory = abi::ptrSlot(words + kMakeFuncMemory);
  callLayout.storeArguments(c.type, memory, params.data());
  // callReflect(ctxt, frame unsafe.Pointer, retValid *bool, regs *abi.RegArgs)
  Slot args[4] = {abi::ptrSlot(closure), memory, abi::ptrSlot(words + kRetValid), abi::ptrSlot(words + kRegArgs)};
  return call(reinterpret_cast<const abi::Closure*>(callback), args, 4);
}

Action Machine::makeFuncReturned() {
  Record* r = current->records;
  VO_CHECK(r->kind == RecordKind::MakeFunc, "the callback returns to its record");
  Slot* words = r->words();
  auto* frame = abi::slotPtr<MakeFuncFrame>(words[1]);
  CallShape c = callShape(*this, abi::slotPtr<const abi::Closure>(words[0]));
  Slot* results = hasBuffer(*this, c) ? abi::slotPtr<Slot>(frame->argument(0)) : frame->results;
  callLayout.loadResults(rt, c.type, abi::ptrSlot(words + kMakeFuncMemory) + words[2], results);
  popRecord();
  return Action::Return;
}

}  // namespace vo::native_runtime
