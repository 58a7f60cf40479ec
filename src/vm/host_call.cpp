// This file makes calls of the host: on the main goroutine, which otherwise stands still above the
// stub frame that initialisers were called from.
//
// A native of the host's may call, too. Its goroutine then stands still in the middle of the
// native, and the call has one of its own, which an interpreter within the native runs, and all
// others with it. Calls end from within outwards, as C++ functions do: one that is over while
// another further in is not waits for that one.
#include <algorithm>
#include <utility>

#include "os/clock.h"
#include "sched/services.h"
#include "vm/handler_support.h"
#include "vm/interpreter.h"
#include "vm/vm.h"

namespace vo::vm {

struct HostCall {
  enum class Kind : uint8_t { Call, Initialise, RunOthers };
  HostCall* outer = nullptr;
  Fiber* fiber = nullptr;
  Slot* stub = nullptr;  ///< the frame below the call
  uint32_t results = 0;  ///< slots
  bool isDone = false;   ///< before one further in
  CallOutcome outcome = CallOutcome::Ended;
  std::string* report = nullptr;
  Kind kind = Kind::Call;
  int64_t until = 0;  ///< of RunOthers
};

void* hostOf(abi::HelperContext& cx) { return static_cast<const Vm*>(cx.runtime.engine)->options.host; }

bool Machine::initialise() {
  Vm& v = *vm_;
  VO_CHECK(v.mainFiber == nullptr && !v.isHosted, "a machine starts once");
  v.isHosted = true;
  v.makeMain();
  HostCall call{.fiber = v.mainFiber, .stub = v.mainFiber->fp, .kind = HostCall::Kind::Initialise};
  v.hostCall = &call;
  if (v.resume(v.mainFiber)) interpret(v);
  v.hostCall = nullptr;
  return !v.ended;
}

CallOutcome Machine::runOthers(int64_t until) {
  Vm& v = *vm_;
  VO_CHECK(v.isHosted && !v.ended && v.hostCall == nullptr && v.fiber == v.mainFiber,
           "main stands still between calls");
  HostCall call{
      .fiber = v.mainFiber, .stub = v.fp, .kind = HostCall::Kind::RunOthers, .until = until};
  v.hostCall = &call;
  v.saveFiber();
  v.library->services.check();
  if (v.schedule()) interpret(v);
  v.hostCall = nullptr;
  if (v.ended) return v.takeUpAgain(call.stub, true) ? CallOutcome::Stopped : CallOutcome::Ended;
  return CallOutcome::Returned;
}

Machine::Waiting Machine::waiting() const {
  const sched::Services& s = vm_->library->services;
  return {vm_->hasReady(), s.busy(), s.timers.empty() ? INT64_MAX : s.timers.next()};
}

int Machine::eventDescriptor() { return vm_->library->services.poller.descriptor(); }

const link::Function* Machine::find(std::string_view name) const { return vm_->findFunction(name); }

CallOutcome Machine::call(const abi::Closure& callee, std::span<const Slot> args,
                          std::span<Slot> results, std::string* report,
                          const std::span<const Slot>* native) {
  Vm& v = *vm_;
  VO_CHECK(v.isHosted && !v.ended && v.fiber != nullptr, "the program is initialised, and alive");
  VO_CHECK((v.hostCall == nullptr) == (native == nullptr), "during a call only natives call");
  HostCall call{
      .outer = v.hostCall, .results = static_cast<uint32_t>(results.size()), .report = report};
  if (native == nullptr) {
    v.runHostCall(call, callee, args);
    if (!v.ended && v.fiber->stack.hasMore()) [[unlikely]] v.trimHostStack();
    if (v.ended) return v.takeUpAgain(call.stub) ? CallOutcome::Stopped : CallOutcome::Ended;
    if (call.outcome == CallOutcome::Returned)
      copyWords(v.stubResults(), call.results, results.data());
    return call.outcome;
  }
  Fiber* caller = v.leaveForCall(*native);
  const Word* slowPc = std::exchange(v.slowPc, nullptr);
  v.startHostFiber();
  v.runHostCall(call, callee, args);
  if (!v.ended) {
    if (call.outcome == CallOutcome::Returned)
      std::copy_n(v.stubResults(), results.size(), results.data());
    v.bury();
  }
  if (v.ended) v.abandon(call);
  v.comeBack(caller);
  v.slowPc = slowPc;
  return v.ended ? CallOutcome::Stopped : call.outcome;
}

/// The goroutine that the host's native runs on stands still; it is returned.
Fiber* Vm::leaveForCall(std::span<const Slot> native) {
  Fiber* f = fiber;
  saveFiber();
  f->tail = const_cast<Slot*>(native.data());
  f->tailWords = static_cast<uint32_t>(native.size());
  if (rt.tracing != nullptr) rt.tracing->stopped(&f->g, false);
  f->g.status = runtime::GStatus::Syscall;
  f->g.waitReason = runtime::WaitReason::Syscall;
  return f;
}

/// It goes on in its native, whether the program has ended or not.
void Vm::comeBack(Fiber* f) {
  if (rt.tracing != nullptr) rt.tracing->started(&f->g);
  if (!endedInside) rt.gc.beforeRun(&f->g);
  fiber = f;
  cx.g = &f->g;
  f->g.status = runtime::GStatus::Running;
  f->g.waitReason = runtime::WaitReason::None;
  f->tail = nullptr;
  pc = f->pc;
  fp = f->fp;
  stackLimit = f->stack.limit();
}

/// A new goroutine runs, with nothing but the stub frame that a call of the host is made from.
void Vm::startHostFiber() {
  Fiber* f = newFiber(nullptr);
  if (fiber != nullptr) rememberCreator(f);
  rt.addG(&f->g);
  setHeader(f->fp, nullptr, nullptr, &stubs[static_cast<unsigned>(Stub::Main)], nullptr);
  f->pc = specialPc(Special::HostReturned);
  if (rt.tracing != nullptr) [[unlikely]]
    rt.tracing->created(&f->g);
  comeBack(f);
}

/// Runs the program until the call, which the running goroutine makes from its stub frame, is over,
/// or the program has ended.
void Vm::runHostCall(HostCall& call, const abi::Closure& callee, std::span<const Slot> args) {
  call.fiber = fiber;
  call.stub = fp;
  hostCall = &call;
  const auto* f = reinterpret_cast<const Function*>(callee.code);
  auto n = static_cast<uint32_t>(args.size());
  bool runs;
  if (f->resultSlots == call.results && f->paramSlots == n && (f->flags & link::kNative) == 0) {
    runs = callFromStub(Special::HostReturned, &callee, args.data(), n);
  } else {  // what reflect has made, or a native
    std::vector<Slot> image(call.results + n);
    std::copy(args.begin(), args.end(), image.begin() + call.results);
    runs = callImage(Special::HostReturned, &callee, image.data(), call.results, call.results + n);
  }
  if (runs) interpret(*this);
  hostCall = call.outer;
  if (!ended && hostCall != nullptr && hostCall->isDone)
    rt.wake(&hostCall->fiber->g, runtime::WakeCause::Done, runtime::ReadyPlace::Next);
}

/// The program has ended in a call out of a native. What is left of the call ends when it would run
/// again; who ran last goes on if the program does, unless it has met the end of its memory or
/// stack itself.
void Vm::abandon(HostCall& call) {
  if (endedInside) return;
  if (call.fiber != nullptr) call.fiber->isGivenUp = true;
  if (Fiber* last = fiber; last != nullptr) {
    saveFiber();
    bool isBroken =
        !endIsKnown && (outcome == Outcome::OutOfMemory || outcome == Outcome::StackOverflow);
    last->isGivenUp = last->isGivenUp || isBroken;
    ready(&last->g, runtime::ReadyPlace::Tail);
  }
  if (call.isDone && call.fiber != fiber)
    rt.wake(&call.fiber->g, runtime::WakeCause::Done, runtime::ReadyPlace::Tail);
  endIsKnown = true;
}

/// The call that the goroutine makes, or null.
HostCall* Vm::hostCallOf(const Fiber* f) const {
  HostCall* call = hostCall;
  while (call != nullptr && call->fiber != f) call = call->outer;
  return call == nullptr || call->kind != HostCall::Kind::Call ? nullptr : call;
}

/// The running goroutine ends; the call that it makes, or null.
HostCall* Vm::leaveHostCall() {
  HostCall* call = hostCallOf(fiber);
  if (call != nullptr) call->fiber = nullptr;
  return call;
}

/// The initialisers have run.
bool Vm::initialised() {
  HostCall* call = hostCall;
  while (call != nullptr && call->kind != HostCall::Kind::Initialise) call = call->outer;
  VO_CHECK(call != nullptr && call->fiber == fiber && fp == call->stub, "main has called them all");
  return hostDone(*call);
}

bool Vm::runsOut(bool isIdle) const {
  return hostCall->kind == HostCall::Kind::RunOthers &&
         (isIdle || os::nanotime() >= hostCall->until);
}

bool Vm::giveHostItsTurn() {
  resume(mainFiber);
  return false;
}

CallOutcome Machine::errorText(const Slot* error, std::string* text,
                               const std::span<const Slot>* native) {
  Vm& v = *vm_;
  v.findErrorFunctions();
  VO_CHECK(v.panicText != nullptr && v.panicText->resultSlots == 2 && v.panicText->paramSlots == 2, "the library has a function for what panics say");
  // (an interface with methods has an interface table where one without has the type)
  Slot args[2] = {reinterpret_cast<Slot>(abi::slotPtr<const abi::ITab>(error[0])->type), error[1]},
       results[2];
  CallOutcome outcome =
      call(*reinterpret_cast<const abi::Closure*>(v.panicText), args, results, text, native);
  if (outcome != CallOutcome::Returned) return outcome;
  abi::Eface said = abi::slotEface(results);
  text->assign(static_cast<const abi::GoString*>(said.data)->view());
  return outcome;
}

void Machine::wake() { vm_->library->services.poller.wakeIfStarted(); }

void Machine::setDeadline(int64_t at) { vm_->deadline = at; }

// (the one that was refused does not count)
uint64_t Machine::spent() const { return vm_->ended && vm_->outcome == Outcome::BudgetUsed ? vm_->options.instructionBudget : vm_->spent(); }

void Machine::setBudget(uint64_t more) {
  VO_CHECK(vm_->hostCall == nullptr, "the program stands still");
  vm_->options.instructionBudget = more == 0 ? 0 : vm_->spent() + more;
  vm_->refillBudget();
}

/// After a limit has ended the program while the host was calling: the call alone is given up, and
/// main stands still again. False: what has ended it is no limit, or was noticed where nothing can
/// go on.
bool Vm::takeUpAgain(Slot* stub, bool mainStands) {
  if (endedInside) return false;
  if (outcome != Outcome::BudgetUsed && outcome != Outcome::Interrupted && outcome != Outcome::OutOfMemory && outcome != Outcome::StackOverflow) return false;
  ended = throwing = attention = findLeaks = false;
  exitCode = 0;
  dying = nullptr;
  texting = printing = nullptr;
  switchTo = nullptr;
  request = Request::None;
  printBuffer.clear();
  uint64_t all = std::exchange(options.instructionBudget, 0);  // what follows is not the program's
  if (fiber == mainFiber) {
    giveUp(stub);
  } else {
    // Main waits, or is ready: whoever would wake it finds it given up. Another goroutine stands
    // where it may give way, but for one that has met the end of its memory or stack.
    bool isBroken =
        !endIsKnown && (outcome == Outcome::OutOfMemory || outcome == Outcome::StackOverflow);
    if (fiber != nullptr) {
      saveFiber();
      fiber->isGivenUp = fiber->isGivenUp || isBroken;
      fiber->g.status = runtime::GStatus::Runnable;
      runQueue.putGlobal(&fiber->g);
    }
    if (!mainStands) {
      mainFiber->isGivenUp = true;
      makeMain();
    }
    resume(mainFiber);
  }
  endIsKnown = false;
  options.instructionBudget = all;
  refillBudget();
  if (outcome == Outcome::BudgetUsed) {  // the one that was refused does not count
    consumed = all;
    granted = sliceLeft = budget = 0;
  }
  return true;
}

/// The running goroutine loses its frames above `frame`; deferred calls are not made.
void Vm::giveUp(Slot* frame) {
  unwinder.dropAll(*fiber, true);
  if (outcome == Outcome::OutOfMemory) unwinder.trim();
  fiber->sawSignal = false;
  fiber->pins = 0;
  fiber->tail = nullptr;
  dropFramesAbove(frame);
  trimHostStack();
}

/// Between calls the main goroutine stands in its first segment, and keeps no others: the host's next call may be in an hour.
void Vm::trimHostStack() {
  VO_CHECK(fiber == mainFiber && fiber->stack.top()->index == 0, "main stands still between calls");
  constexpr size_t kAtOnce = 1024;
  while (!fiber->stack.trim(kAtOnce)) {
  }
}

bool Vm::hostReturned() {
  HostCall* call = hostCall;
  while (call != nullptr && call->fiber != fiber) call = call->outer;
  VO_CHECK(call != nullptr && fp == call->stub, "what the host has called returns to it");
  if (!call->isDone) call->outcome = CallOutcome::Returned;
  return hostDone(*call);
}

/// The running goroutine's call is over. False: the host's turn. Else it waits for that.
bool Vm::hostDone(HostCall& call) {
  if (&call == hostCall) return false;
  call.isDone = true;
  pc = specialPc(Special::HostReturned);
  saveFiber();
  fiber->tail = const_cast<Slot*>(stubResults());
  fiber->tailWords = call.results;
  if (rt.tracing != nullptr) rt.tracing->stopped(&fiber->g, false);
  rt.prepareWait(&fiber->g, nullptr, runtime::WaitReason::Syscall);
  fiber->g.status = runtime::GStatus::Syscall;
  return schedule();
}

/// The panic of the host's call has been reported, and its deferred calls are made: its goroutine
/// stands still again.
bool Vm::hostPanicked(HostCall& call, std::string_view report) {
  call.outcome = CallOutcome::Panicked;
  if (call.report != nullptr) *call.report = report;
  unwinder.dropAll(*fiber, true);
  fiber->sawSignal = false;
  dying = nullptr;
  texting = printing = nullptr;
  dropFramesAbove(call.stub);
  call.results = 0;
  return hostDone(call);
}

/// The call's goroutine has ended by runtime.Goexit: there is a new one.
bool Vm::hostGoexited(HostCall& call, bool isMain) {
  call.outcome = CallOutcome::Goexited;
  call.results = 0;
  if (isMain) {
    makeMain();
    mainGone = false;
    if (!resume(mainFiber)) return false;
  } else {
    startHostFiber();
  }
  call.fiber = fiber;
  call.stub = fp;
  return hostDone(call);
}

}  // namespace vo::vm
