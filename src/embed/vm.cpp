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

namespace vo {

namespace detail {

std::string textOf(const Signature& s);

namespace {

/// Number `index` of the host's functions is called.
abi::HelperStatus callHost(abi::HelperContext& cx, abi::Slot* frame, size_t index) {
  auto& vm = *static_cast<VmState*>(vm::hostOf(cx));
  const HostFunction& f = vm.program->host[index];
  size_t results = 0;
  for (Kind k : f.signature.results) results += k == Kind::String ? 2 : 1;
  std::string text;
  if (f.call(vm, frame + results, frame, &text)) return abi::HelperStatus::Done;
  if (text.empty()) return abi::outOfMemory(cx);
  abi::RuntimePanic panic{.kind = abi::PanicKind::SendClosed};  // any row of class Plain: its text is ours
  text = "host function " + f.name + ": " + text;
  if (!runtime::stringFromBytes(cx.runtime, text.data(), static_cast<int64_t>(text.size()), &panic.text)) return abi::outOfMemory(cx);
  return abi::raise(cx, panic);
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
  abi::GoString s;
  if (!runtime::stringFromBytes(vm.machine->runtime(), text.data(), static_cast<int64_t>(text.size()), &s)) return false;
  out[0] = reinterpret_cast<Slot>(s.data);
  out[1] = static_cast<Slot>(s.len);
  return true;
}

Result<void> call(VmState& vm, const void* function, const Slot* args, size_t argSlots, Slot* results, size_t resultSlots, bool hasError) {
  if (vm.isCalling) return Error{ErrorKind::Over, "a host function cannot call its own Vm", {}, 0};
  if (!vm.isStarted) return Error{ErrorKind::Over, "the Vm is not started, or its program has ended", {}, 0};
  const auto& f = *static_cast<const link::Function*>(function);
  size_t all = resultSlots + (hasError ? 2 : 0);
  vm.isCalling = true;
  vm.written.clear();
  std::string report;
  vm::CallOutcome outcome = vm.machine->call(f, {args, argSlots}, {results, all}, &report);
  if (outcome == vm::CallOutcome::Returned && hasError && results[resultSlots] != 0) {
    std::string text;
    outcome = vm.machine->errorText(results + resultSlots, &text);
    vm.isCalling = false;
    if (outcome == vm::CallOutcome::Returned) return Error{ErrorKind::Returned, std::move(text), {}, 0};
  }
  vm.isCalling = false;
  switch (outcome) {
    case vm::CallOutcome::Returned: return {};
    case vm::CallOutcome::Panicked: return Error{ErrorKind::Panic, std::move(report), {}, 0};
    case vm::CallOutcome::Goexited: return Error{ErrorKind::Goexit, "runtime.Goexit was called", {}, 0};
    case vm::CallOutcome::Stopped: {
      Error e = vm.howEnded();
      vm.interrupted.store(false, std::memory_order_relaxed);
      if (e.kind == ErrorKind::Interrupted) vm.machine->setDeadline(0);
      return e;
    }
    case vm::CallOutcome::Ended: break;
  }
  vm.isStarted = false;
  return vm.howEnded();
}

}  // namespace detail

Vm::Vm(Program program, VmOptions options) : state_(std::make_unique<detail::VmState>(program.state_, std::move(options))) {}
Vm::~Vm() = default;

Result<void> Vm::start() {
  detail::VmState& s = *state_;
  if (s.isStarted) return {};
  if (!s.problem.empty()) return Error{ErrorKind::Engine, s.problem, {}, 0};
  if (s.machine == nullptr) return Error{ErrorKind::Over, "the Vm was made without a program", {}, 0};
  if (std::exchange(s.hasBegun, true)) return Error{ErrorKind::Over, "the program has ended", {}, 0};
  s.isStarted = s.machine->initialise();
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
  *hasError = !its.results.empty() && its.results.back() == detail::Kind::Error;
  if (*hasError) its.results.pop_back();
  if (its.params != signature.params || its.results != signature.results)
    return Error{ErrorKind::Signature, std::string(name) + " is " + callee.text + ", not " + detail::textOf(signature), {}, 0};
  return static_cast<const void*>(callee.function);
}

void Vm::interrupt() { state_->interrupted.store(true, std::memory_order_relaxed); }

void Vm::setDeadline(std::chrono::nanoseconds fromNow) {
  int64_t now = os::nanotime();
  if (state_->machine != nullptr) state_->machine->setDeadline(fromNow.count() > INT64_MAX - now ? 0 : now + fromNow.count());
}

void Vm::setFuel(uint64_t more) {
  if (state_->machine != nullptr && !state_->isCalling) state_->machine->setBudget(more);
}
uint64_t Vm::fuelUsed() const { return state_->machine != nullptr ? state_->machine->spent() : 0; }

}  // namespace vo
