// This file runs scripts: calls both ways between C++ and a machine.
#include <sys/syscall.h>

#include <algorithm>
#include <array>
#include <utility>

#include "abi/helper.h"
#include "embed/state.h"
#include "os/call.h"
#include "os/clock.h"
#include "runtime/runtime.h"
#include "runtime/string.h"
#include "sched/services.h"

namespace vo {

namespace detail {

namespace {

/// The element type of []string.
constexpr uint8_t kFirstWord[] = {1};
constexpr abi::Type kStringElement = {.size = sizeof(abi::GoString),
                                      .ptrBytes = 8,
                                      .align = 8,
                                      .fieldAlign = 8,
                                      .gcData = kFirstWord};

VmState& stateOf(abi::HelperContext& cx) { return *static_cast<VmState*>(vm::hostOf(cx)); }

/// The table of errors.New's type, which every image has: asked for by making one, once. False: the
/// program has ended.
bool findErrorTable(VmState& vm) {
  if (vm.errorTable != 0) return true;
  const link::Function* make = vm.machine->find("errors.New");
  VO_CHECK(make != nullptr && make->resultSlots == 2 && make->paramSlots == 2,
           "the library makes errors");
  Slot args[2] = {0, 0}, results[2];
  std::span<const Slot> native(vm.running->params, vm.running->function->paramSlots);
  const VmState::Running* caller = std::exchange(vm.running, nullptr);
  vm::CallOutcome outcome = vm.machine->call(*reinterpret_cast<const abi::Closure*>(make), args,
                                             results, nullptr, &native);
  vm.running = caller;
  if (outcome != vm::CallOutcome::Returned) {
    vm.hasEnded = true;
    return false;
  }
  vm.errorTable = results[0];
  return true;
}

/// An error that says so, or nil if the text is null. False: no memory.
bool putError(VmState& vm, const std::string* text, Slot* to) {
  to[0] = to[1] = 0;
  if (text == nullptr) return true;
  auto* value = static_cast<Slot*>(vm.machine->runtime().heap.allocObject(&kStringElement));
  if (value == nullptr || !newString(vm, *text, value)) return false;
  to[0] = vm.errorTable;
  to[1] = reinterpret_cast<Slot>(value);
  return true;
}

/// The panic of a host function. False: no memory.
bool panicOf(VmState& vm, const HostFunction& f, const std::string& why, abi::RuntimePanic* panic) {
  std::string text = "host function " + f.name + ": " + why;
  *panic = {.kind = abi::PanicKind::SendClosed};  // any row of class Plain: its text is ours
  return runtime::stringFromBytes(vm.machine->runtime(), text.data(),
                                  static_cast<int64_t>(text.size()), &panic->text);
}

/// What a host function has answered goes into the frame. NoMemory: nothing has.
HostStatus answer(VmState& vm, const HostFunction& f, HostStatus status, const std::string& text,
                  Slot* frame) {
  if (!f.hasError || (status != HostStatus::Done && status != HostStatus::Failed)) return status;
  bool failed = status == HostStatus::Failed;
  if (failed) std::fill_n(frame, f.resultSlots, Slot{0});
  return putError(vm, failed ? &text : nullptr, frame + f.resultSlots) ? HostStatus::Done
                                                                       : HostStatus::NoMemory;
}

abi::HelperStatus finish(abi::HelperContext& cx, const HostFunction& f, Slot* frame,
                         HostStatus status, HostAnswer& said);

/// Once more, after a collection.
abi::HelperStatus retryLater(abi::HelperContext& cx, Slot* frame) {
  VmState& vm = stateOf(cx);
  auto it = vm.retries.find(cx.state[0]);
  VO_CHECK(it != vm.retries.end(), "what is put again was kept");
  const HostFunction& f = vm.program->host[cx.state[1]];
  HostAnswer said;
  HostStatus status = answer(vm, f, it->second(vm, frame, &said.text), said.text, frame);
  if (status == HostStatus::NoMemory) return abi::outOfMemory(cx);
  vm.retries.erase(it);
  return finish(cx, f, frame, status, said);
}

abi::HelperStatus returnOnly(abi::HelperContext&, Slot*) { return abi::HelperStatus::Done; }

[[gnu::noinline]] abi::HelperStatus finish(abi::HelperContext& cx, const HostFunction& f,
                                           Slot* frame, HostStatus status, HostAnswer& said) {
  VmState& vm = stateOf(cx);
  if (vm.hasEnded) [[unlikely]]
    return abi::again(cx, 0, returnOnly);
  switch (status) {
    case HostStatus::Done:
    case HostStatus::Failed:
      return abi::HelperStatus::Done;
    case HostStatus::Panicked: {
      abi::RuntimePanic panic;
      return panicOf(vm, f, said.text, &panic) ? abi::raise(cx, panic) : abi::outOfMemory(cx);
    }
    case HostStatus::NoMemory: {
      if (vm.isForeign) {
        abi::RuntimePanic panic;
        return panicOf(vm, f, notPut(vm).text, &panic) ? abi::raise(cx, panic)
                                                       : abi::outOfMemory(cx);
      }
      std::fill_n(cx.state, abi::HelperContext::kMaxState, Slot{0});
      cx.state[0] = vm.lastRetry;
      cx.state[1] = static_cast<Slot>(&f - vm.program->host.data());
      std::fill_n(frame, f.resultSlots + (f.hasError ? 2 : 0), Slot{0});
      return abi::again(cx, 0, retryLater);
    }
    case HostStatus::Parked: {
      std::shared_ptr<PromiseState> p = std::move(said.promise);
      std::unique_lock lock(p->mutex);
      if (p->isSettled) {
        lock.unlock();
        HostStatus now = answer(vm, f, p->put(vm, frame, &said.text), said.text, frame);
        if (now == HostStatus::NoMemory) retry(vm, std::move(p->put));
        return finish(cx, f, frame, now, said);
      }
      p->call = {.g = cx.g, .frame = frame};
      p->call.args[0] = reinterpret_cast<uint64_t>(p.get());
      p->call.done = [](sched::BlockingCall& call) {
        auto* promise = reinterpret_cast<PromiseState*>(call.args[0]);
        VmState& v = *promise->vm;
        std::string why;
        HostStatus s =
            answer(v, *promise->function, promise->put(v, call.frame, &why), why, call.frame);
        if (s == HostStatus::Panicked && !panicOf(v, *promise->function, why, &call.g->wakePanic))
          s = HostStatus::NoMemory;
        if (s == HostStatus::NoMemory) call.g->wakePanic = {.kind = abi::PanicKind::OutOfMemory};
        promise->put = nullptr;
        v.promises.erase(promise->shared_from_this());
      };
      p->waiter = sched::Services::of(cx.runtime).blocking.park(&p->call);
      vm.promises.insert(std::move(p));
      return abi::HelperStatus::Park;
    }
  }
  VO_UNREACHABLE("a host function ends in one of these ways");
}

/// Number `index` of the host's functions is called.
abi::HelperStatus callHost(abi::HelperContext& cx, abi::Slot* frame, size_t index) {
  VmState& vm = stateOf(cx);
  const HostFunction& f = vm.program->host[index];
  Slot* params = frame + f.resultSlots + (f.hasError ? 2 : 0);
  VmState::Running running = {&f, params};
  const VmState::Running* outer = std::exchange(vm.running, &running);
  HostAnswer said;
  HostStatus status =
      f.hasError && !findErrorTable(vm) ? HostStatus::Panicked : f.call(vm, params, frame, &said);
  vm.running = outer;
  if (status == HostStatus::Done && !f.hasError && !vm.hasEnded) [[likely]]
    return abi::HelperStatus::Done;
  return finish(cx, f, frame, answer(vm, f, status, said.text, frame), said);
}

constexpr size_t kMostHostFunctions = 256;
template <size_t index>
abi::HelperStatus thunk(abi::HelperContext& cx, abi::Slot* frame) {
  return callHost(cx, frame, index);
}
template <size_t... index>
constexpr std::array<abi::HelperFn, sizeof...(index)> thunksOf(std::index_sequence<index...>) {
  return {thunk<index>...};
}
constexpr auto kThunks = thunksOf(std::make_index_sequence<kMostHostFunctions>());

void write(void* context, int fd, std::string_view text) {
  auto& vm = *static_cast<VmState*>(context);
  if (fd == 2) vm.written += text;
  if (vm.options.output) return vm.options.output(fd, text);
  while (!text.empty()) {
    os::CallResult r = os::call(SYS_write, fd, reinterpret_cast<uint64_t>(text.data()), text.size());
    if (!r.ok()) return;
    text.remove_prefix(r.r1);
  }
}

/// The gate of a script that is not trusted. What is wrong with its permissions, or empty.
std::string makeGate(VmState& state) {
  const Permissions& p = state.options.permissions;
  sandbox::Permissions permissions;
  permissions.read = p.read;
  permissions.write = p.write;
  permissions.entropy = p.entropy;
  permissions.clockStep = p.clock.count();
  permissions.openFiles = p.openFiles;
  permissions.outputBytes = p.outputBytes;
  for (const std::string& address : p.net)
    if (std::string why = permissions.addNet(address); !why.empty()) return why;
  char folder[4096] = "/";
  if (os::CallResult n = os::call(SYS_getcwd, folder, sizeof folder); !n.ok()) return "there is no working directory";
  state.gate = std::make_unique<sandbox::Gate>(std::move(permissions), folder, state.options.seed);
  state.gate->output = state.options.output;
  state.gate->hasInput = false;
  state.gate->interrupt = &state.interrupted;
  return state.gate->problem();
}

vm::Options optionsOf(VmState& state) {
  vm::Options o;
  o.args = state.options.args;
  o.env = state.options.env;
  o.natives = state.program->natives;
  o.runtime.seed = state.options.seed;
  // (address space: the system has 128 TB of it)
  constexpr size_t kReserve = size_t{4} << 30;
  o.runtime.heap.reserve = std::max(kReserve, state.options.memory + state.options.memory / 4);
  o.runtime.heap.memoryLimit = state.options.memory;
  o.instructionBudget = state.options.fuel;
  o.interrupt = &state.interrupted;
  o.gate = state.gate.get();
  o.host = &state;
  o.write = write;
  o.writeContext = &state;
  return o;
}

}  // namespace

std::span<const abi::HelperFn> hostThunks() { return kThunks; }

VmState::VmState(std::shared_ptr<ProgramState> p, VmOptions o) : program(std::move(p)), options(std::move(o)) {
  if (program == nullptr) return;
  if (!program->isTrusted) problem = makeGate(*this);
  if (problem.empty()) machine = std::make_unique<vm::Machine>(*program->program->linked(), optionsOf(*this));
}

void VmState::end() {
  if (depth != 0) {  // a host function has destroyed its own Vm: it ends when its call does
    doomed = shared_from_this();
    interrupted.store(true, std::memory_order_relaxed);
    return;
  }
  isStarted = false;
  for (Root* r : roots) {
    machine->runtime().gc.removeRoot(&r->object);
    r->object = nullptr;
  }
  roots.clear();
  machine = nullptr;
  promises.clear();
  retries.clear();
  program = nullptr;
}

Error VmState::howEnded() const {
  switch (machine->outcome()) {
    case vm::Outcome::BudgetUsed: return {ErrorKind::Fuel, "the script has used up its fuel", {}, 2};
    case vm::Outcome::Interrupted:
      if (gate != nullptr && gate->outputExceeded()) return {ErrorKind::Interrupted, "the script has written more than it may", {}, 2};
      return {ErrorKind::Interrupted, "the script was interrupted", {}, 2};
    case vm::Outcome::OutOfMemory: return {ErrorKind::Memory, written.empty() ? "the script needs more memory than it may have" : written, {}, 2};
    case vm::Outcome::StackOverflow: return {ErrorKind::Stack, written, {}, 2};
    default: return {ErrorKind::Exited, written.empty() ? "exit status " + std::to_string(machine->exitCode()) : written, {}, machine->exitCode()};
  }
}

bool newString(VmState& vm, std::string_view text, Slot out[2]) {
  if (vm.machine == nullptr) return false;
  abi::GoString s;
  if (!runtime::stringFromBytes(vm.machine->runtime(), text.data(), static_cast<int64_t>(text.size()), &s)) return false;
  out[0] = reinterpret_cast<Slot>(s.data);
  out[1] = static_cast<Slot>(s.len);
  return true;
}

bool newArray(VmState& vm, const void* elements, size_t count, size_t bytesEach, Slot out[3]) {
  if (vm.machine == nullptr) return false;
  void* to = nullptr;
  if (size_t bytes = count * bytesEach; bytes != 0) {
    to = vm.machine->runtime().heap.allocNoScanDirty(bytes);
    if (to == nullptr) return false;
    memcpy(to, elements, bytes);
  }
  out[0] = reinterpret_cast<Slot>(to);
  out[1] = out[2] = count;
  return true;
}

bool newStrings(VmState& vm, const std::string* texts, size_t count, Slot out[3]) {
  if (vm.machine == nullptr) return false;
  auto* to = static_cast<Slot*>(
      count == 0 ? nullptr : vm.machine->runtime().heap.allocArray(&kStringElement, count));
  if (to == nullptr && count != 0) return false;
  out[0] = reinterpret_cast<Slot>(to);
  out[1] = out[2] = count;
  for (size_t i = 0; i < count; i++)
    if (!newString(vm, texts[i], to + 2 * i)) return false;
  return true;
}

bool refuseForeign(VmState& vm) {
  vm.isForeign = true;
  return false;
}

Error notPut(VmState& vm) {
  if (std::exchange(vm.isForeign, false))
    return {ErrorKind::Signature, "the handle belongs to another Vm", {}, 0};
  if (vm.machine == nullptr) return {ErrorKind::Over, "the Vm is no more", {}, 0};
  return {ErrorKind::Memory, "no memory for the arguments", {}, 0};
}

void retry(VmState& vm, PutResults put) { vm.retries[++vm.lastRetry] = std::move(put); }

// --- Handles -------------------------------------------------------------------------------------

Root::Root(std::shared_ptr<VmState> state, void* target) : vm(std::move(state)), object(target) {
  vm->machine->runtime().gc.addRoot(&object);
  vm->roots.insert(this);
}

Root::~Root() {
  if (object == nullptr) return;
  vm->machine->runtime().gc.removeRoot(&object);
  vm->roots.erase(this);
}

std::shared_ptr<Root> newRoot(VmState& vm, Slot object) {
  return std::make_shared<Root>(vm.shared_from_this(), reinterpret_cast<void*>(object));
}

std::shared_ptr<PromiseState> newPromise(VmState& vm) {
  return std::make_shared<PromiseState>(&vm, vm.running->function);
}

void settle(const std::shared_ptr<PromiseState>& promise, PutResults put) {
  std::lock_guard lock(promise->mutex);
  if (std::exchange(promise->isSettled, true)) return;
  promise->put = std::move(put);
  if (promise->waiter) promise->waiter.finish(&promise->call);
}

// --- Calls ---------------------------------------------------------------------------------------

namespace {

/// The error of a call that has not returned.
Error errorOf(VmState& vm, vm::CallOutcome outcome, std::string report) {
  switch (outcome) {
    case vm::CallOutcome::Returned:
      VO_UNREACHABLE("it has");
    case vm::CallOutcome::Panicked:
      return {ErrorKind::Panic, std::move(report), {}, 0};
    case vm::CallOutcome::Goexited:
      return {ErrorKind::Goexit, "runtime.Goexit was called", {}, 0};
    case vm::CallOutcome::Stopped: {
      Error e = vm.howEnded();
      if (vm.depth != 0) {  // it ends what is further out as well
        vm.hasEnded = true;
        return e;
      }
      vm.hasEnded = false;
      vm.interrupted.store(false, std::memory_order_relaxed);
      if (e.kind == ErrorKind::Interrupted) vm.machine->setDeadline(0);
      return e;
    }
    case vm::CallOutcome::Ended: break;
  }
  vm.hasEnded = true;
  vm.isStarted = false;
  return vm.howEnded();
}

}  // namespace

namespace {

constexpr int kDeepest =
    100;  // calls within each other: each has an interpreter on the thread's stack

Error whyNoCall(const VmState& vm) {
  if (vm.machine == nullptr) return {ErrorKind::Over, "the Vm is no more", {}, 0};
  if (vm.depth == kDeepest)
    return {ErrorKind::Stack, "scripts and host functions call each other too deeply", {}, 0};
  if (vm.depth != 0 && vm.running == nullptr)
    return {
        ErrorKind::Over, "the Vm is busy: only host functions may call it during a call", {}, 0};
  return {ErrorKind::Over, "the Vm is not started, or its program has ended", {}, 0};
}

/// The outermost call is over of a Vm that a host function has destroyed.
Error endDoomed(VmState& vm) {
  std::shared_ptr<VmState> kept = std::move(vm.doomed);
  kept->end();
  return {ErrorKind::Over, "the Vm is no more", {}, 0};
}

/// A call has not returned, or has returned an error.
[[gnu::noinline]] Result<void> failed(VmState& vm, vm::CallOutcome outcome, const Slot* error,
                                      const std::span<const Slot>* native) {
  std::string text = std::move(vm.report);
  if (outcome == vm::CallOutcome::Returned) {
    outcome = vm.machine->errorText(error, &text, native);
    if (outcome == vm::CallOutcome::Returned) {
      vm.depth--;
      return Error{ErrorKind::Returned, std::move(text), {}, 0};
    }
  }
  vm.depth--;
  return errorOf(vm, outcome, std::move(text));
}

}  // namespace

Result<void> call(VmState& vm, const void* callee, const Slot* args, size_t argSlots, Slot* results,
                  size_t resultSlots, bool hasError) {
  const VmState::Running* caller = vm.running;
  bool isInside = caller != nullptr;
  if (vm.hasEnded || vm.depth == kDeepest || (!isInside && (vm.depth != 0 || !vm.isStarted)))
      [[unlikely]]
    return whyNoCall(vm);
  std::span<const Slot> params;
  if (isInside) {
    params = {caller->params, caller->function->paramSlots};
  } else {
    vm.written.clear();
  }
  const std::span<const Slot>* native = isInside ? &params : nullptr;
  vm.depth++;
  vm.running = nullptr;
  size_t all = resultSlots + (hasError ? 2 : 0);
  vm::CallOutcome outcome = vm.machine->call(*static_cast<const abi::Closure*>(callee),
                                             {args, argSlots}, {results, all}, &vm.report, native);
  if (outcome != vm::CallOutcome::Returned || (hasError && results[resultSlots] != 0))
      [[unlikely]] {
    Result<void> r = failed(vm, outcome, results + resultSlots, native);
    vm.running = caller;
    if (vm.doomed != nullptr && !isInside) return endDoomed(vm);
    return r;
  }
  vm.running = caller;
  vm.depth--;
  if (vm.doomed != nullptr && !isInside) [[unlikely]] return endDoomed(vm);
  return {};
}

}  // namespace detail

Vm::Vm(Program program, VmOptions options)
    : state_(std::make_shared<detail::VmState>(program.state_, std::move(options))) {}
Vm::~Vm() { state_->end(); }

Result<void> Vm::start() {
  std::shared_ptr<detail::VmState> kept = state_;  // (a host function may destroy the Vm)
  detail::VmState& s = *kept;
  if (s.isStarted) return {};
  if (!s.problem.empty()) return Error{ErrorKind::Engine, s.problem, {}, 0};
  if (s.machine == nullptr)
    return Error{ErrorKind::Over, "the Vm was made without a program", {}, 0};
  if (std::exchange(s.hasBegun, true))
    return Error{ErrorKind::Over, "the program has ended", {}, 0};
  s.depth++;
  s.isStarted = s.machine->initialise();
  s.depth--;
  if (s.doomed != nullptr) return detail::endDoomed(s);
  if (!s.isStarted) return s.howEnded();
  return {};
}

Result<const void*> Vm::find(std::string_view name, const detail::Signature& signature, bool* hasError) {
  if (state_->program == nullptr) return Error{ErrorKind::Signature, "the Vm was made without a program", {}, 0};
  auto it = state_->program->functions.find(std::string(name));
  if (it == state_->program->functions.end() || it->second.function == nullptr)
    return Error{ErrorKind::Signature, "the script has no function " + std::string(name), {}, 0};
  const detail::Callee& callee = it->second;
  detail::Signature its = callee.signature;
  *hasError = !its.results.empty() && its.results.back() == "error";
  if (*hasError) its.results.pop_back();
  if (its.params != signature.params || its.results != signature.results)
    return Error{ErrorKind::Signature, std::string(name) + " is " + callee.text + ", not " + detail::textOf(signature), {}, 0};
  return static_cast<const void*>(callee.function);
}

std::shared_ptr<detail::Root> Vm::newObject(size_t bytes) {
  if (state_->machine == nullptr) return nullptr;
  void* object = state_->machine->runtime().heap.allocNoScan(bytes);
  return object == nullptr ? nullptr
                           : detail::newRoot(*state_, reinterpret_cast<detail::Slot>(object));
}

Result<RunState> Vm::run(std::chrono::nanoseconds longest) {
  std::shared_ptr<detail::VmState> kept = state_;
  detail::VmState& s = *kept;
  if (s.depth != 0) return Error{ErrorKind::Over, "the Vm is busy: it is run between calls", {}, 0};
  if (!s.isStarted)
    return Error{ErrorKind::Over, "the Vm is not started, or its program has ended", {}, 0};
  s.written.clear();
  int64_t now = os::nanotime();
  s.depth++;
  vm::CallOutcome outcome =
      s.machine->runOthers(longest.count() > INT64_MAX - now ? INT64_MAX : now + longest.count());
  s.depth--;
  if (s.doomed != nullptr) return detail::endDoomed(s);
  if (outcome != vm::CallOutcome::Returned) return detail::errorOf(s, outcome, {});
  vm::Machine::Waiting left = s.machine->waiting();
  RunState state;
  state.kind = left.isReady  ? RunState::Kind::Ready
               : left.isBusy ? RunState::Kind::Waiting
                             : RunState::Kind::Idle;
  if (left.nextTimer != INT64_MAX)
    state.nextTimer =
        std::chrono::nanoseconds(std::max<int64_t>(0, left.nextTimer - os::nanotime()));
  return state;
}

int Vm::eventFd() { return state_->machine == nullptr ? -1 : state_->machine->eventDescriptor(); }

void Vm::interrupt() {
  state_->interrupted.store(true, std::memory_order_seq_cst);
  if (state_->machine != nullptr) state_->machine->wake();
}

void Vm::setDeadline(std::chrono::nanoseconds fromNow) {
  int64_t now = os::nanotime();
  if (state_->machine != nullptr) state_->machine->setDeadline(fromNow.count() > INT64_MAX - now ? 0 : now + fromNow.count());
}

void Vm::setFuel(uint64_t more) {
  if (state_->machine != nullptr && state_->depth == 0) state_->machine->setBudget(more);
}
uint64_t Vm::fuelUsed() const { return state_->machine != nullptr ? state_->machine->spent() : 0; }

}  // namespace vo
