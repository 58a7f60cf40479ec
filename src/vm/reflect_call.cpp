// This file is reflect's calls, both ways: reflect.call enters a function with arguments out of memory
// in Go's stack layout; makeFuncStub and methodValueCall are entered as functions of any type and pass their arguments
// to reflect as memory in that layout. runtime::CallLayout moves the values.
//
// A stub frame stands between, so that nothing recurses in C++. Its words:
//   reflect.call   size, closure, memory, offset of the results
//   makeFunc       size, closure, retValid, 4 words for RegArgs, the memory
#include "runtime/call_layout.h"
#include "vm/operands.h"

namespace vo::vm {

using runtime::CallShape;

/// The type of a function value, parameters without the receiver, and the receiver's type.
CallShape Vm::callShape(const abi::Closure* closure) {
  const auto* f = reinterpret_cast<const Function*>(closure->code);
  if (isMakeFunc(f)) return callLayout.callShapeOf(runtime::madeFuncType(rt.metadata, closure, f == methodValueFunction));
  VO_CHECK(f->type != nullptr, "a function that reflect calls has a type");
  return {f->type, f->recv, f->resultSlots, f->paramSlots};
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
  base::Vec<Slot> image(rt.memory);
  callLayout.loadCall(c, memory, memory + resultsAt, image);
  VO_CHECK(image.size() == c.results + c.params, "a call's image is its results and parameters");
  Slot* stub = pushStub(Stub::Reflect, 4, static_cast<uint32_t>(image.size()));
  if (stub == nullptr) return false;
  stub[1] = abi::ptrSlot(closure);
  stub[2] = memory;
  stub[3] = resultsAt;
  return callImage(Special::ReflectReturned, closure, image.data(), c.results,
                   static_cast<uint32_t>(image.size()));
}

bool Vm::reflectReturned() {
  VO_CHECK(stubKind(functionOf(fp)) == Stub::Reflect, "reflect's call returns to its stub");
  CallShape c = callShape(abi::slotPtr<const abi::Closure>(fp[1]));
  callLayout.storeResults(c.type, fp[2] + fp[3], stubResults());
  popStub();
  return true;
}

// --- makeFuncStub, methodValueCall --------------------------------------------------------------------------

namespace {
constexpr uint32_t kMakeFuncMemory = 7;  ///< of the stub's words, where the memory begins
}

/// fp is the frame of the stub's Function: results and parameters of the type that its closure tells.
bool Vm::startMakeFunc() {
  const abi::Closure* closure = closureOf(fp);
  const Function* self = functionOf(fp);
  VO_CHECK(isMakeFunc(self), "the frame is one of reflect's stubs");
  const Function*& target = self == makeFuncFunction ? callReflectFunction : callMethodFunction;
  if (target == nullptr)
    target = findFunction(self == makeFuncFunction ? "reflect.callReflect" : "reflect.callMethod");
  VO_CHECK(target != nullptr, "package reflect has the callbacks of its stubs");
  CallShape c = callShape(closure);
  runtime::CallMemory room = runtime::callMemory(c.type);
  Slot* frame = fp;
  Slot* stub = pushStub(Stub::MakeFunc, kMakeFuncMemory + static_cast<uint32_t>(room.size / 8), 8);
  if (stub == nullptr) return false;
  stub[1] = abi::ptrSlot(closure);
  stub[3] = room.resultsAt;
  auto memory = reinterpret_cast<uint64_t>(stub + kMakeFuncMemory);
  callLayout.storeArguments(c.type, memory, frame + c.results);
  // callReflect(ctxt, frame unsafe.Pointer, retValid *bool, regs *abi.RegArgs)
  Slot args[4] = {abi::ptrSlot(closure), memory, abi::ptrSlot(stub + 2), abi::ptrSlot(stub + 4)};
  return callFromStub(Special::MakeFuncReturned, reinterpret_cast<const abi::Closure*>(target), args,
                      4);
}

bool Vm::makeFuncReturned() {
  VO_CHECK(stubKind(functionOf(fp)) == Stub::MakeFunc, "the callback returns to its stub");
  Slot* stub = fp;
  CallShape c = callShape(abi::slotPtr<const abi::Closure>(stub[1]));
  uint64_t results = reinterpret_cast<uint64_t>(stub + kMakeFuncMemory) + stub[3];
  popStub();
  callLayout.loadResults(rt, c.type, results, fp);
  return true;
}

}  // namespace vo::vm
