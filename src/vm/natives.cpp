// This file acts on what helpers answer: Done, Panic, Park, or Call with a continuation.
//
// A stub frame stands between a helper and what it calls. Its words: size, continuation, the helper's
// frame, its words, state. When the callee returns, the stub is popped and the continuation runs
// on the helper's frame; it may answer with another Call.
#include <algorithm>

#include "vm/operands.h"

namespace vo::vm {

using abi::HelperContext;
using abi::HelperStatus;

namespace {

constexpr uint32_t kStubContinuation = 1, kStubFrame = 2, kStubFrameWords = 3, kStubState = 4,
                   kStubWords = kStubState + HelperContext::kMaxState;
/// Where a NativeBody goes on when its native is done.
const Word kReturnCode[] = {bytecode::Insn::abc(bytecode::Op::Return, 0, 0, 0, 0).word};

}  // namespace

bool Vm::finishSlow(HelperStatus status) {
  switch (status) {
    case HelperStatus::Done: return true;
    case HelperStatus::Panic:
      if (cx.panic.kind == abi::PanicKind::OutOfMemory && collectAndRetry()) return true;
      return raiseFromContext();
    case HelperStatus::Park: return park();
    case HelperStatus::Call: break;
  }
  VO_UNREACHABLE("a run-time function of an instruction does not call");
}

bool Vm::raiseFromContext() {
  if (request == Request::Goexit) {
    request = Request::None;
    return goexit();
  }
  if (cx.panic.kind == abi::PanicKind::None) return raise(cx.panicValue);
  abi::RuntimePanic record = cx.panic;
  cx.panic = {};
  return raiseRecord(record);
}

void Vm::visitHelperFrame(const Slot* stub, runtime::RootVisitor& visitor) {
  visitor.visitConservative(abi::slotPtr(stub[kStubFrame]), stub[kStubFrameWords]);
}

bool Vm::finishHelper(HelperStatus status, Slot* frame, uint32_t words) {
  switch (status) {
    case HelperStatus::Done: {
      if (!heap->gcWanted() && !attention) return true;
      // The results are still in the outgoing area, which no map covers. A native that asks for a
      // collection has no references among them, and what else lies there must not keep garbage.
      fiber->tail = frame;
      fiber->tailWords = attention ? 0 : words;
      bool ok = collectStep();
      fiber->tail = nullptr;
      return ok;
    }
    case HelperStatus::Panic:
      if (cx.panic.kind == abi::PanicKind::OutOfMemory) {
        fiber->tail = frame;
        fiber->tailWords = words;
        bool again = collectAndRetry();
        fiber->tail = nullptr;
        if (again) return true;
      }
      return raiseFromContext();
    case HelperStatus::Park:
      fiber->tail = frame;
      fiber->tailWords = words;
      return park();
    case HelperStatus::Call: break;
  }
  if (request != Request::None) {
    Request wanted = request;
    request = Request::None;
    return wanted == Request::ReflectCall ? startReflectCall(frame) : startMakeFunc();
  }
  Slot args[HelperContext::kMaxArgs];
  uint32_t n = cx.argCount;
  std::copy_n(cx.args, n, args);
  const abi::Closure* callee = cx.callee;
  Slot* stub = pushStub(Stub::HelperCall, kStubWords, cx.resultCount + n);
  if (stub == nullptr) return false;
  stub[kStubContinuation] = reinterpret_cast<Slot>(cx.continuation);
  stub[kStubFrame] = reinterpret_cast<Slot>(frame);
  stub[kStubFrameWords] = words;
  std::copy_n(cx.state, HelperContext::kMaxState, stub + kStubState);
  return callFromStub(Special::HelperReturned, callee, args, n);
}

bool Vm::helperReturned() {
  Slot* stub = fp;
  auto continuation = reinterpret_cast<abi::HelperFn>(stub[kStubContinuation]);
  auto* frame = abi::slotPtr<Slot>(stub[kStubFrame]);
  auto words = static_cast<uint32_t>(stub[kStubFrameWords]);
  std::copy_n(stub + kStubState, HelperContext::kMaxState, cx.state);
  cx.results = stubResults();
  popStub();
  if (continuation == nullptr) return finishHelper(HelperStatus::Done, frame, words);
  return finishHelper(continuation(cx, frame), frame, words);
}

/// The call has been made; w is its status.
bool Vm::callExternal(Word w) {
  Operands call{pc[-1], fp};
  Slot* frame = &call.ra();
  Slot* end = frameEnd(fp);
  uint32_t words = end > frame ? static_cast<uint32_t>(end - frame) : 0;
  return finishHelper(static_cast<HelperStatus>(w), frame, words);
}

bool Vm::nativeBody(Word w) {
  const Function* f = functionOf(fp);
  pc = kReturnCode;
  slowPc = nullptr;
  abi::HelperFn native = natives[Operands{w, fp}.imm32()];
  cx.closure = closureOf(fp);
  HelperStatus status = native(cx, fp);
  cx.closure = nullptr;
  return finishHelper(status, fp, argumentWords(f, closureOf(fp)));
}

}  // namespace vo::vm
