// This file acts on what helpers answer: Done, Panic, Park, or Call and Again with a continuation.
//
// A stub frame stands between a helper and what it calls. Its words: size, continuation, the helper's
// frame, its words, those of its results, state. When the callee returns, the stub is popped and the
// continuation runs on the helper's frame; it may answer with another Call.
//
// Again is a call of nothing: the safepoint is between pushing the stub and popping it. So an instruction that
// is done in pieces is not started again: pc is behind it, and the stub holds what the rest of the work
// needs. The outgoing area of the instruction's function may be in use (an argument is compared, say, while
// others lie there): it is the frame that the stub has scanned.
//
// Work counts against the time slice, and so against the host's budget, by bytes: a run stays a function of
// program, input and seed.
#include <algorithm>
#include <utility>

#include "vm/operands.h"

namespace vo::vm {

using abi::HelperContext;
using abi::HelperStatus;

namespace {

constexpr uint32_t kStubContinuation = 1, kStubFrame = 2, kStubFrameWords = 3, kStubFrameResults = 4,
                   kStubState = 5,
                   kStubWords = kStubState + HelperContext::kMaxState;
/// Between its calls betweenPieces does a step of the full collection whose number is the state.
HelperStatus continueCollecting(HelperContext& cx, Slot*) {
  bool over = cx.runtime.gc.isOver(static_cast<uint32_t>(cx.state[0]));
  return over ? HelperStatus::Done : abi::again(cx, 0, continueCollecting);
}
/// Where a NativeBody goes on when its native is done.
const Word kReturnCode[] = {bytecode::Insn::abc(bytecode::Op::Return, 0, 0, 0, 0).word};

}  // namespace

bool Vm::finishSlow(HelperStatus status) {
  switch (status) {
    case HelperStatus::Done: return true;
    case HelperStatus::Panic:
      if (cx.panic.kind == abi::PanicKind::OutOfMemory && collectAndRetry()) return goesOn;
      return raiseFromContext();
    case HelperStatus::Park: return park();
    case HelperStatus::Again: {
      const Function* f = functionOf(fp);
      uint32_t words = f->totalWords - f->frameWords;
      return goOnLater({fp + f->frameWords, words, words});
    }
    case HelperStatus::Call: break;
  }
  VO_UNREACHABLE("a run-time function of an instruction does not call");
}

/// Returns the stub with continuation and state of cx; null: stack overflow.
Slot* Vm::pushHelperStub(HelperArea area, uint32_t room) {
  Slot* stub = pushStub(Stub::HelperCall, kStubWords, room);
  if (stub == nullptr) return nullptr;
  stub[kStubContinuation] = reinterpret_cast<Slot>(cx.continuation);
  stub[kStubFrame] = reinterpret_cast<Slot>(area.frame);
  stub[kStubFrameWords] = area.words;
  stub[kStubFrameResults] = area.results;
  std::copy_n(cx.state, HelperContext::kMaxState, stub + kStubState);
  return stub;
}

/// A helper has said Again. One that is done is not worth a safepoint of its own unless much was done since
/// the last one.
bool Vm::goOnLater(HelperArea area) {
  constexpr int64_t kOverdraft = abi::kMaxWork;
  VO_DCHECK(cx.work <= abi::kMaxWork, "work between two returns of a helper is bounded");
  mostWork = std::max(mostWork, cx.work);
  budget -= static_cast<int64_t>(std::exchange(cx.work, 0));
  if (cx.continuation == nullptr && budget > -kOverdraft) return finishHelper(HelperStatus::Done, area);
  if (pushHelperStub(area, 0) == nullptr) return false;
  pc = specialPc(Special::HelperReturned);
  return betweenPieces();
}

bool Vm::betweenPieces() {
  VO_CHECK(stubKind(functionOf(fp)) == Stub::HelperCall, "the rest of the work is in a stub");
  if (fp[kStubContinuation] == reinterpret_cast<Slot>(continueCollecting)) {
    saveFiber();
    if (heap->haveSamples()) recordSamples();
    if (rt.stress.poisonDead) poisonDead();
    livenessWork = UINT64_MAX;  // what nobody will use must go now
    rt.gc.forcedStep(&fiber->g);
    return !hostWantsEnd();
  }
  if (budget < 0 && !nextPart()) return sliceEnds();
  if (hostWantsEnd()) return false;
  if (rt.stress.poisonDead) {
    saveFiber();
    poisonDead();
  }
  return !heap->gcWanted() || collectStep();
}

/// A full collection, then on at pc. No other goroutine runs meanwhile (how many steps it takes is not the
/// program's), but the host is heard. The area's words are roots.
bool Vm::collectInSteps(HelperArea area) {
  VO_CHECK(fiber->pins == 0, "nobody collects for a goroutine that must not be stopped");
  std::fill_n(cx.state, HelperContext::kMaxState, Slot{0});  // what others have left there keeps nothing
  cx.state[0] = rt.gc.fullCycle();
  cx.continuation = continueCollecting;
  if (pushHelperStub(area, 0) == nullptr) return false;
  pc = specialPc(Special::HelperReturned);
  return betweenPieces();
}

/// Whether a collection may help what is short of memory at a place, since something was allocated after the last.
bool Vm::collectionHelps(const void* at) {
  constexpr uint64_t kSuccess = uint64_t{64} << 10;
  uint64_t allocated = heap->stats().totalAlloc;
  if (fiber->pins > 0 || (at == shortAtPlace && allocated - shortAt < kSuccess)) return false;
  shortAtPlace = at;
  shortAt = allocated;
  cx.panic = {};
  heap->takeSamples();
  return true;
}

/// There may be garbage: collects, and starts the instruction again. False if that was done already,
/// with no success since. Instructions allocate before they do anything else, so they can be repeated.
bool Vm::collectAndRetry(HelperArea area) {
  if (slowPc == nullptr || !collectionHelps(slowPc - 1)) return false;
  pc = slowPc - 1;
  goesOn = collectInSteps(area);
  return true;
}

bool Vm::collectAndRetry() {
  const Function* f = functionOf(fp);
  uint32_t words = f->totalWords - f->frameWords;
  return collectAndRetry({fp + f->frameWords, words, words});
}

/// As collectAndRetry for the continuation in cx, which has had no memory.
bool Vm::collectForHelper(HelperArea area) {
  if (!collectionHelps(reinterpret_cast<const void*>(cx.continuation))) return false;
  goesOn = pushHelperStub(area, 0) != nullptr;
  pc = specialPc(Special::HelperReturned);
  if (goesOn) goesOn = collectInSteps({});
  return true;
}

bool Vm::raiseFromContext() {
  if (request == Request::Goexit) {
    request = Request::None;
    return goexit();
  }
  if (cx.panic.kind == abi::PanicKind::None) return raise(std::exchange(cx.panicValue, {}));
  abi::RuntimePanic record = cx.panic;
  cx.panic = {};
  return raiseRecord(record);
}

std::pair<const Slot*, size_t> Vm::helperFrame(const Slot* stub) {
  return {abi::slotPtr<const Slot>(stub[kStubFrame]), stub[kStubFrameWords]};
}

bool Vm::finishHelper(HelperStatus status, HelperArea area) {
  VO_DCHECK(runtime::HeldLocks::none(), "a helper holds no lock when it returns");
  auto tail = [&](Slot* from, uint32_t words) {
    fiber->tail = from;
    fiber->tailWords = words;
  };
  switch (status) {
    case HelperStatus::Done: {
      if (!heap->gcWanted() && !attention) return true;
      // The results are still in the outgoing area, which no map covers. A native that asks for a
      // collection has no references among them, and what else lies there must not keep garbage.
      if (attention && !findLeaks && fiber->pins == 0 && !rt.stress.gcEveryAlloc) {
        attention = false;
        return collectInSteps({area.frame, 0, 0});
      }
      tail(area.frame, attention ? 0 : area.results);
      bool ok = collectStep();
      fiber->tail = nullptr;
      return ok;
    }
    case HelperStatus::Panic:
      if (cx.panic.kind == abi::PanicKind::OutOfMemory && collectAndRetry(area)) return goesOn;
      return raiseFromContext();
    case HelperStatus::Park:
      // Where results will be there may be anything yet.
      tail(area.params(), area.words - static_cast<uint32_t>(area.params() - area.frame));
      return park();
    case HelperStatus::Again: return goOnLater(area);
    case HelperStatus::Call: break;
  }
  if (request != Request::None) {
    Request wanted = request;
    request = Request::None;
    return wanted == Request::ReflectCall ? startReflectCall(area.frame) : startMakeFunc();
  }
  Slot args[HelperContext::kMaxArgs];
  uint32_t n = cx.argCount;
  VO_CHECK(n <= HelperContext::kMaxArgs, "a helper's call has few arguments");
  std::copy_n(cx.args, n, args);
  std::fill_n(cx.args, n, Slot{0});  // they are roots
  const abi::Closure* callee = cx.callee;
  if (pushHelperStub(area, cx.resultCount + n) == nullptr) return false;
  return callFromStub(Special::HelperReturned, callee, args, n);
}

bool Vm::helperReturned() {
  VO_CHECK(stubKind(functionOf(fp)) == Stub::HelperCall, "what a helper has called returns to its stub");
  Slot* stub = fp;
  auto continuation = reinterpret_cast<abi::HelperFn>(stub[kStubContinuation]);
  auto* frame = abi::slotPtr<Slot>(stub[kStubFrame]);
  HelperArea area = {frame, static_cast<uint32_t>(stub[kStubFrameResults]), static_cast<uint32_t>(stub[kStubFrameWords])};
  std::copy_n(stub + kStubState, HelperContext::kMaxState, cx.state);
  cx.results = stubResults();
  popStub();
  if (continuation == nullptr) return finishHelper(HelperStatus::Done, area);
  HelperStatus status = continuation(cx, frame);
  if (status == HelperStatus::Panic && cx.panic.kind == abi::PanicKind::OutOfMemory) {
    cx.continuation = continuation;
    if (collectForHelper(area)) return goesOn;
  }
  return finishHelper(status, area);
}

/// The call has been made; w is its status.
bool Vm::callExternal(Word w) {
  Operands call{pc[-1], fp};
  Slot* frame = &call.ra();
  auto flags = static_cast<uint8_t>(call.flags());
  HelperArea area = {frame, uint32_t{flags} >> 4, (uint32_t{flags} >> 4) + (flags & 15)};
  if (flags == link::kCallShapeUnknown) {
    Slot* end = frameEnd(fp);
    area.results = area.words = end > frame ? static_cast<uint32_t>(end - frame) : 0;
  }
  return finishHelper(static_cast<HelperStatus>(w), area);
}

bool Vm::nativeBody(Word w) {
  const Function* f = functionOf(fp);
  pc = kReturnCode;
  slowPc = nullptr;
  abi::HelperFn native = natives[Operands{w, fp}.imm32()];
  cx.closure = closureOf(fp);
  HelperStatus status = native(cx, fp);
  cx.closure = nullptr;
  uint32_t words = argumentWords(f, closureOf(fp));
  return finishHelper(status, {fp, f->resultSlots <= words ? f->resultSlots : words, words});
}

}  // namespace vo::vm
