// This file makes calls of the host: on the main goroutine, which otherwise stands still above the stub frame that initialisers were called from.
#include <algorithm>
#include <utility>

#include "vm/handler_support.h"
#include "vm/interpreter.h"
#include "vm/vm.h"

namespace vo::vm {

struct HostCall {
  CallOutcome outcome = CallOutcome::Ended;
  std::string* report = nullptr;
  Slot* stub = nullptr;  ///< the frame below the call
};

void* hostOf(abi::HelperContext& cx) { return static_cast<const Vm*>(cx.runtime.engine)->options.host; }

bool Machine::initialise() {
  Vm& v = *vm_;
  VO_CHECK(v.mainFiber == nullptr && !v.isHosted, "a machine starts once");
  v.isHosted = true;
  if (v.startMain()) interpret(v);
  return !v.ended;
}

CallOutcome Machine::call(const link::Function& f, std::span<const Slot> args, std::span<Slot> results, std::string* report) {
  Vm& v = *vm_;
  VO_CHECK(v.isHosted && !v.ended && v.hostCall == nullptr, "the program is initialised, alive, and in no call");
  VO_CHECK(v.fiber == v.mainFiber && args.size() == f.paramSlots && results.size() == f.resultSlots, "main stands still; the slots are the function's");
  HostCall call{.report = report, .stub = v.fp};
  v.hostCall = &call;
  bool goesOn = v.callFromStub(Special::HostReturned, reinterpret_cast<const abi::Closure*>(&f), args.data(), static_cast<uint32_t>(args.size()));
  if (goesOn) interpret(v);
  v.hostCall = nullptr;
  if (v.ended) return v.takeUpAgain(call.stub) ? CallOutcome::Stopped : CallOutcome::Ended;
  if (call.outcome == CallOutcome::Returned) std::copy_n(v.stubResults(), results.size(), results.data());
  return call.outcome;
}

CallOutcome Machine::errorText(const Slot* error, std::string* text) {
  Vm& v = *vm_;
  v.findErrorFunctions();
  VO_CHECK(v.panicText != nullptr && v.panicText->resultSlots == 2 && v.panicText->paramSlots == 2, "the library has a function for what panics say");
  // (an interface with methods has an interface table where one without has the type)
  Slot args[2] = {reinterpret_cast<Slot>(abi::slotPtr<const abi::ITab>(error[0])->type), error[1]}, results[2];
  CallOutcome outcome = call(*v.panicText, args, results, text);
  if (outcome != CallOutcome::Returned) return outcome;
  abi::Eface said = abi::slotEface(results);
  text->assign(static_cast<const abi::GoString*>(said.data)->view());
  return outcome;
}

void Machine::setDeadline(int64_t at) { vm_->deadline = at; }

// (the one that was refused does not count)
uint64_t Machine::spent() const { return vm_->ended && vm_->outcome == Outcome::BudgetUsed ? vm_->options.instructionBudget : vm_->spent(); }

void Machine::setBudget(uint64_t more) {
  VO_CHECK(vm_->hostCall == nullptr, "the program stands still");
  vm_->options.instructionBudget = more == 0 ? 0 : vm_->spent() + more;
  vm_->refillBudget();
}

/// After a limit has ended the program while the host was calling: the call alone is given up, and main stands still again. False: what has ended it
/// is no limit, or was noticed where nothing can go on.
bool Vm::takeUpAgain(Slot* stub) {
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
    // Main waits, or is ready: whoever would wake it finds it given up. Another goroutine stands where it may give way, but for one that has met the end of
    // its memory or stack.
    bool isBroken = outcome == Outcome::OutOfMemory || outcome == Outcome::StackOverflow;
    if (fiber != nullptr) {
      saveFiber();
      fiber->isGivenUp = isBroken;
      fiber->g.status = runtime::GStatus::Runnable;
      runQueue.putGlobal(&fiber->g);
    }
    mainFiber->isGivenUp = true;
    makeMain();
    resume(mainFiber);
  }
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
  fiber->sawSignal = false;
  fiber->pins = 0;
  fiber->tail = nullptr;
  dropFramesAbove(frame);
}

bool Vm::hostReturned() {
  VO_CHECK(hostCall != nullptr && fiber == mainFiber && fp == hostCall->stub, "what the host has called returns to it");
  hostCall->outcome = CallOutcome::Returned;
  return false;
}

/// The panic of the host's call has been reported, and its deferred calls are made: the main goroutine stands still again.
bool Vm::hostPanicked(std::string_view report) {
  hostCall->outcome = CallOutcome::Panicked;
  if (hostCall->report != nullptr) *hostCall->report = report;
  unwinder.dropAll(*fiber, true);
  fiber->sawSignal = false;
  dying = nullptr;
  texting = printing = nullptr;
  dropFramesAbove(hostCall->stub);
  return false;
}

/// The main goroutine has ended by runtime.Goexit: there is a new one.
bool Vm::hostGoexited() {
  hostCall->outcome = CallOutcome::Goexited;
  makeMain();
  mainGone = false;
  resume(mainFiber);
  return false;
}

}  // namespace vo::vm
