// This file has the natives of package runtime that concern goroutines, call stacks and the process.
#include <sys/syscall.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "os/file.h"
#include "runtime/pieces.h"
#include "runtime/type_ops.h"
#include "os/clock.h"
#include "stdlib/native_util.h"

namespace vo::stdlib {

State::State(runtime::Runtime& rt, const EngineHooks& h)
    : hooks(h),
      args(rt.memory),
      envs(rt.memory),
      godebugEnvironment(rt.memory),
      traceback(rt.memory, "single"),
      services(rt),
      startWall(os::nanotime()),
      startCpu(os::threadTime()),
      unnoticed(rt.memory),
      runtime_(rt) {
  rt.stdlib = this;
}

State::~State() {
  if (runtime_.stdlib == this) runtime_.stdlib = nullptr;
}

std::string_view environmentValue(std::span<const std::string_view> list, std::string_view name) {
  for (std::string_view e : list) {
    if (!e.starts_with(name)) continue;
    e.remove_prefix(name.size());
    if (e.starts_with('=')) return {e.data() + 1, e.size() - 1};
  }
  return {};
}

// The last setting of a name counts, and the environment's before the program's.
bool State::settingIs(std::string_view name, std::string_view value, bool otherwise) const {
  bool is = otherwise;
  for (std::string_view list : {godebugDefault, godebugEnvironment.view()}) {
    while (!list.empty()) {
      std::string_view one = base::takeUntil(list, ',');
      if (one.find('=') != std::string_view::npos && base::takeUntil(one, '=') == name) is = one == value;
    }
  }
  return is;
}

void State::setGodebug(std::string_view environment) {
  godebugEnvironment = environment;
  panicNil = settingIs("panicnil", "1", false);
}

int State::tracebackLevel() const {
  std::string_view level = traceback.view();
  if (level.empty() || level == "single" || level == "all") return 1;
  if (level == "system" || level == "crash") return 2;
  uint64_t number;
  bool isNumber = base::readUint(level, 10, number) && level.empty() && number <= UINT32_MAX;
  return isNumber ? static_cast<int>(number > 2 ? 2 : number) : 0;
}

// --- Goroutines ------------------------------------------------------------------------------------

HelperStatus runtimeNop(HelperContext&, Slot*) { return kDone; }

HelperStatus runtimeGosched(HelperContext& cx, Slot* frame) { return State::of(cx).hooks.gosched(cx, frame); }
HelperStatus runtimeGoexit(HelperContext& cx, Slot* frame) { return State::of(cx).hooks.goexit(cx, frame); }
HelperStatus runtimeNewcoro(HelperContext& cx, Slot* frame) { return State::of(cx).hooks.newcoro(cx, frame); }
HelperStatus runtimeCoroswitch(HelperContext& cx, Slot* frame) { return State::of(cx).hooks.coroswitch(cx, frame); }

// GOMAXPROCS(n int) int
HelperStatus runtimeGomaxprocs(HelperContext& cx, Slot* frame) {
  State& state = State::of(cx);
  int64_t wanted = std::max<int64_t>(slotInt(frame[1]), 0);
  frame[0] = intSlot(state.hooks.procs != nullptr ? state.hooks.procs(cx.runtime, wanted) : state.maxProcs);
  return kDone;
}
// SetDefaultGOMAXPROCS()
HelperStatus runtimeSetDefaultGomaxprocs(HelperContext& cx, Slot*) {
  State& state = State::of(cx);
  if (state.hooks.procs != nullptr) state.hooks.procs(cx.runtime, -1);
  return kDone;
}
// NumCPU() int
HelperStatus runtimeNumCpu(HelperContext&, Slot* frame) {
  uint64_t set[128] = {};
  int64_t count = 0;
  if (os::call(SYS_sched_getaffinity, 0, sizeof set, set).ok())
    for (uint64_t word : set) count += std::popcount(word);
  frame[0] = intSlot(std::max<int64_t>(count, 1));
  return kDone;
}
// NumGoroutine() int
HelperStatus runtimeNumGoroutine(HelperContext& cx, Slot* frame) {
  frame[0] = intSlot(cx.runtime.goroutineCount());
  return kDone;
}
HelperStatus runtimeBreakpoint(HelperContext&, Slot*) {
#if defined(__x86_64__)
  asm volatile("int3");
#elif defined(__aarch64__)
  asm volatile("brk #0xf000");
#endif
  return kDone;
}

// --- Call stacks -------------------------------------------------------------------------------------

// callers(skip int, pcbuf []uintptr) int
HelperStatus runtimeCallers(HelperContext& cx, Slot* frame) {
  GoSlice out = slotSlice(frame + 2);
  int64_t skip = std::max<int64_t>(0, slotInt(frame[1]));
  int64_t n = State::of(cx).hooks.callers(cx, skip, static_cast<uint64_t*>(out.data), out.len);
  frame[0] = intSlot(n);
  cx.runtime.engine->charge(static_cast<uint64_t>(std::min(n + skip, int64_t{1} << 32)) / 8);  // 30 ns each
  return doneUnlessOver(cx);
}
// pcInfo(pc uintptr, depth int) (name, file string, line, startLine int, entry uintptr, more bool)
HelperStatus runtimePcInfo(HelperContext& cx, Slot* frame) {
  PcInfo info;
  if (!State::of(cx).hooks.pcInfo(cx.runtime, frame[8], slotInt(frame[9]), &info)) info = {};
  abi::putString(frame, abi::goString(info.name));
  abi::putString(frame + 2, abi::goString(info.file));
  frame[4] = intSlot(info.line);
  frame[5] = intSlot(info.startLine);
  frame[6] = info.entry;
  frame[7] = info.more;
  return kDone;
}
// Stack(buf []byte, all bool) int
HelperStatus runtimeStack(HelperContext& cx, Slot* frame) {
  GoSlice buf = slotSlice(frame + 1);
  std::span out(static_cast<char*>(buf.data), static_cast<size_t>(buf.len));
  size_t n = State::of(cx).hooks.stackTrace(cx, frame[4] != 0, out);
  frame[0] = intSlot(static_cast<int64_t>(n));
  return doneUnlessOver(cx);
}
// os.runtime_script() string
HelperStatus osScript(HelperContext& cx, Slot* frame) {
  return putNewString(cx.runtime, frame, State::of(cx).script) ? kDone : outOfMemory(cx);
}
// setTraceback(level string)
HelperStatus runtimeSetTraceback(HelperContext& cx, Slot* frame) {
  State::of(cx).traceback = slotString(frame).view();
  return kDone;
}
// callAtEnd(f func())
HelperStatus runtimeCallAtEnd(HelperContext& cx, Slot* frame) {
  State::of(cx).atEnd = slotPtr<const abi::Closure>(frame[0]);
  return kDone;
}
// fipsIndicator() uint8, setFipsIndicator(uint8), fipsBypass() bool, setFipsBypass(bool)
HelperStatus fipsIndicator(HelperContext& cx, Slot* frame) {
  frame[0] = cx.g->fipsIndicator;
  return kDone;
}
HelperStatus setFipsIndicator(HelperContext& cx, Slot* frame) {
  cx.g->fipsIndicator = static_cast<uint8_t>(frame[0]);
  return kDone;
}
HelperStatus fipsBypass(HelperContext& cx, Slot* frame) {
  frame[0] = cx.g->fipsBypass;
  return kDone;
}
HelperStatus setFipsBypass(HelperContext& cx, Slot* frame) {
  cx.g->fipsBypass = frame[0] != 0;
  return kDone;
}
// setMaxStack(size int) int
HelperStatus runtimeSetMaxStack(HelperContext& cx, Slot* frame) {
  frame[0] = intSlot(State::of(cx).hooks.setMaxStack(cx.runtime, slotInt(frame[1])));
  return kDone;
}
// typeImplements(inter *abi.InterfaceType, t *abi.Type) bool
HelperStatus runtimeTypeImplements(HelperContext& cx, Slot* frame) {
  frame[0] = runtime::implements(cx.runtime, abi::asInterface(slotType(frame[1])), slotType(frame[2]));
  return kDone;
}

// --- The process ---------------------------------------------------------------------------------------

// exit(code int)
HelperStatus runtimeExit(HelperContext& cx, Slot* frame) { return State::of(cx).hooks.exit(cx, frame); }

// throw(s string): something is wrong; fatal(s string): what the goroutine does is
HelperStatus runtimeThrow(HelperContext& cx, Slot* frame) { return throwError(cx, slotString(frame).view()); }
HelperStatus runtimeFatal(HelperContext& cx, Slot* frame) {
  return throwError(cx, slotString(frame).view(), PanicKind::UserMessage);
}

namespace {

/// A []string in three slots; the texts share one object.
HelperStatus putStrings(HelperContext& cx, Slot* frame, std::span<const std::string_view> list) {
  runtime::Heap& heap = cx.runtime.heap;
  size_t bytes = 0;
  for (std::string_view s : list) bytes += s.size();
  auto* text = static_cast<char*>(heap.allocNoScanDirty(std::max<size_t>(bytes, 1)));
  auto* headers = static_cast<Slot*>(heap.allocArray(&runtime::kStringType, std::max<size_t>(list.size(), 1)));
  if (text == nullptr || headers == nullptr) return outOfMemory(cx);
  for (size_t i = 0; i < list.size(); i++) {
    memcpy(text, list[i].data(), list[i].size());
    headers[2 * i] = ptrSlot(text);
    headers[2 * i + 1] = intSlot(static_cast<int64_t>(list[i].size()));
    text += list[i].size();
  }
  auto n = static_cast<int64_t>(list.size());
  abi::putSlice(frame, {headers, n, n});
  return kDone;
}

}  // namespace

// args() []string
HelperStatus runtimeArgs(HelperContext& cx, Slot* frame) { return putStrings(cx, frame, State::of(cx).args.span()); }
// envs() []string
HelperStatus runtimeEnvs(HelperContext& cx, Slot* frame) { return putStrings(cx, frame, State::of(cx).envs.span()); }

// setGodebug(environment string)
HelperStatus runtimeSetGodebug(HelperContext& cx, Slot* frame) {
  State::of(cx).setGodebug(slotString(frame).view());
  return kDone;
}
// moduleInfo() string
HelperStatus runtimeModuleInfo(HelperContext& cx, Slot* frame) {
  return putNewString(cx.runtime, frame, State::of(cx).moduleInfo) ? kDone : outOfMemory(cx);
}
// godebugDefault() string
HelperStatus runtimeGodebugDefault(HelperContext& cx, Slot* frame) {
  return putNewString(cx.runtime, frame, State::of(cx).godebugDefault) ? kDone : outOfMemory(cx);
}

namespace {
/// Some 64 KB more; state: {bytes written}.
HelperStatus continueWrite(HelperContext& cx, Slot* frame) {
  constexpr int64_t kPiece = 64 << 10;
  int64_t done = slotInt(cx.state[0]), n = std::min(static_cast<int32_t>(frame[3]) - done, kPiece);
  VO_DCHECK(n > 0, "a piece writes something");
  const uint64_t a[6] = {frame[1], frame[2] + static_cast<uint64_t>(done), static_cast<uint64_t>(n)};
  os::CallResult r;
  Gate* gate = State::of(cx).gate;
  if (gate == nullptr || !gate->answers(SYS_write, a, &r)) r = os::call6(SYS_write, a);
  int64_t written = os::resultOf(r);
  bool failed = written < 0 && done == 0;
  done += std::max<int64_t>(written, 0);
  cx.state[0] = intSlot(done);
  if (written == n && done < static_cast<int32_t>(frame[3])) return again(cx, abi::kMaxWork, continueWrite);
  frame[0] = intSlot(failed ? -1 : done);
  return kDone;
}
}  // namespace
// write(fd uintptr, p unsafe.Pointer, n int32) int32
HelperStatus runtimeWrite(HelperContext& cx, Slot* frame) {
  cx.state[0] = 0;
  frame[0] = 0;
  State::of(cx).unnoticed.end();
  return static_cast<int32_t>(frame[3]) <= 0 ? kDone : continueWrite(cx, frame);
}
// nanotime() int64
HelperStatus runtimeNanotime(HelperContext& cx, Slot* frame) {
  frame[0] = intSlot(monotonicTime(cx.runtime));
  return kDone;
}
// elapsed() int64
HelperStatus runtimeElapsed(HelperContext& cx, Slot* frame) {
  State& state = State::of(cx);
  auto workTime = state.hooks.workTime;
  frame[0] = intSlot(workTime == nullptr ? monotonicTime(cx.runtime) : workTime(cx) + state.services.waited);
  return kDone;
}
// rand() uint64
HelperStatus runtimeRand(HelperContext& cx, Slot* frame) {
  frame[0] = cx.runtime.rng.next();
  return kDone;
}
// memhash(p unsafe.Pointer, seed, s uintptr) uintptr
HelperStatus runtimeMemhash(HelperContext& cx, Slot* frame) {
  return runtime::hashRun(cx, slotPtr(frame[1]), frame[3], frame[2], frame);
}

}  // namespace vo::stdlib
