// This file plays generated code (docs/native.md): functions with split stacks in a program made by hand, linked with the
// run time as an executable is. Which scenario runs, the first argument says; each prints what is expected.
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>

// The engine's functions run on a thread's own stack, those of headers, too.
#pragma clang attribute push(__attribute__((no_split_stack)), apply_to = function)
#include "native_runtime/machine.h"
#include "native_runtime/ops.h"
#include "native_runtime/stack_map.h"
#pragma clang attribute pop

using namespace vo;
using namespace vo::native_runtime;
using abi::Slot;

// --- What generated code declares ------------------------------------------------------------------------

extern "C" {
void vo_call(abi::HelperFn, Slot* frame, const abi::Closure* closure);
[[noreturn]] void vo_trap(uint64_t kind, uint64_t x, uint64_t y);
[[gnu::returns_twice]] int vo_mark(MarkRecord*);
[[clang::preserve_most]] void vo_poll();
extern const unsigned char vo_barrier_flag;
alignas(16) unsigned char zeroRoom[16] asm("G$0");
}

namespace {

void say(const char* text) {
  size_t n = strlen(text);
  if (::write(1, text, n) != static_cast<ssize_t>(n)) abort();
}

// Helpers run on a thread's own stack, which the limit of a goroutine's says nothing about.
#define VO_HELPER_CODE [[gnu::no_split_stack]]
#define VO_CODE [[gnu::noinline, clang::disable_tail_calls]]

using Code = void (*)();

Function functionOf(const char* name, const void* code, uint32_t results, uint32_t params, uint32_t flags = 0) {
  Function f = {};
  f.code = static_cast<const link::Word*>(code);
  f.name = name;
  f.resultSlots = results;
  f.paramSlots = params;
  f.flags = flags;
  f.startLine = 1;
  // Behind the header of a line table without steps (nobody knows how long the code is) a stack map that knows nothing.
  struct Tables {
    uint32_t header[2];
    StackMapHeader map;
  };
  static const Tables kTables = {{1 << 16, 0}, {StackMapHeader::kUnknown, 0, 0, 0}};
  f.lines = {reinterpret_cast<const link::LineStep*>(&kTables.map), 0};
  return f;
}

void defer(MarkRecord* mark, const Function* f) {
  Slot frame[3] = {reinterpret_cast<Slot>(mark), reinterpret_cast<Slot>(f), 0};
  vo_call(vo_op_Defer, frame, nullptr);
}

/// The end of a function with deferred calls.
void runDeferred(MarkRecord* mark) {
  for (;;) {
    Slot frame[4] = {0, 0, reinterpret_cast<Slot>(mark), 0};
    vo_call(vo_op_ReturnDefer, frame, nullptr);
    if (frame[0] == 0) return;
    const auto* f = reinterpret_cast<const Function*>(reinterpret_cast<const abi::Closure*>(frame[1])->code);
    reinterpret_cast<Code>(const_cast<link::Word*>(f->code))();
  }
}

bool recovers() {
  Slot frame[2] = {};
  vo_call(vo_op_Recover, frame, nullptr);
  return frame[0] != 0;
}

void panicNow() { vo_trap(static_cast<uint64_t>(abi::PanicKind::Index), 5, 3); }

void go(const Function* f) {
  Slot frame[1] = {reinterpret_cast<Slot>(f)};
  vo_call(vo_op_Go, frame, nullptr);
}

VO_HELPER_CODE abi::HelperStatus gosched(abi::HelperContext& cx, Slot* frame) { return machineOf(cx).library->hooks.gosched(cx, frame); }
void yieldNow() { vo_call(gosched, nullptr, nullptr); }

// --- Scenarios --------------------------------------------------------------------------------------------

std::atomic<uint64_t> count;

VO_CODE uint64_t deep(uint64_t n, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f, uint64_t g) {
  volatile uint64_t here[8] = {n};
  if (n == 0) return a + b + c + d + e + f + g;
  uint64_t r = deep(n - 1, b, c, d, e, f, g, a);
  return r + here[0] - n;
}

VO_CODE void runDeep() {
  if (deep(3'000'000, 1, 2, 3, 4, 5, 6, 7) == 28) say("deep\n");
}

volatile bool always = true;
VO_CODE void endless(uint64_t n) {
  volatile uint64_t here[32] = {n};
  if (always) endless(n + 1);
  here[1] = here[0];
}
VO_CODE void runEndless() { endless(0); }

extern Function functions[];
enum { kMain, kOnce, kRecoverer, kDeepPanic, kPlain, kCounts, kDeepCounts, kEndless, kDeep, kPingPong, kSpin, kGoexits, kFunctions };

VO_CODE void recoverer() {
  if (recovers()) say("recovered\n");
}
VO_CODE void plain() { say("deferred\n"); }

VO_CODE int panics(int n) {
  MarkRecord mark;
  if (vo_mark(&mark) == 0) {
    defer(&mark, &functions[kRecoverer]);
    defer(&mark, &functions[kPlain]);
    if (n > 0) {
      volatile uint64_t here[2000] = {};
      here[0] = static_cast<uint64_t>(panics(n - 1));
    }
    panicNow();
  }
  runDeferred(&mark);
  return n;
}
VO_CODE void runPanics() {
  if (panics(0) == 0 && panics(3) == 3) say("over\n");
}

VO_CODE void counts() {
  count++;
  yieldNow();
  count++;
}
VO_CODE void deepCounts() {
  for (int i = 0; i < 3; i++) {
    if (deep(200, 1, 2, 3, 4, 5, 6, 7) != 28) say("wrong\n");
    yieldNow();
  }
  count += 2;
}
VO_CODE void many(int n, const Function* f) {
  count = 0;
  for (int i = 0; i < n; i++) go(f);
  while (count != 2u * static_cast<unsigned>(n)) yieldNow();
}
VO_CODE void runMany() {
  many(10'000, &functions[kCounts]);
  many(2'000, &functions[kDeepCounts]);
  many(10'000, &functions[kCounts]);
  say("many\n");
}

volatile bool stop = false;
VO_CODE void spin() {
  while (!stop)
    if (vo_poll_flag != 0) vo_poll();
  count++;
}
VO_CODE void runSpin() {
  count = 0;
  for (int i = 0; i < 3; i++) go(&functions[kSpin]);
  for (int i = 0; i < 5; i++) yieldNow();
  stop = true;
  while (count != 3) yieldNow();
  say("preempted\n");
}

VO_HELPER_CODE abi::HelperStatus goexit(abi::HelperContext& cx, Slot* frame) { return machineOf(cx).library->hooks.goexit(cx, frame); }
VO_CODE void goexits() {
  MarkRecord mark;
  if (vo_mark(&mark) == 0) {
    defer(&mark, &functions[kPlain]);
    vo_call(goexit, nullptr, nullptr);
  }
  runDeferred(&mark);
}
VO_CODE void runGoexit() {
  go(&functions[kGoexits]);
  yieldNow();
  say("goexit\n");
}

// Lists on the heap that only stacks refer to.
VO_HELPER_CODE abi::HelperStatus allocate(abi::HelperContext& cx, Slot* frame) {
  void* p = cx.runtime.heap.allocMask(16, 2);
  if (p == nullptr) return abi::outOfMemory(cx);
  frame[0] = reinterpret_cast<Slot>(p);
  return abi::HelperStatus::Done;
}
struct Node {
  uint64_t value;
  Node* next;
};
VO_CODE Node* node(uint64_t value, Node* next) {
  Slot frame[1];
  vo_call(allocate, frame, nullptr);
  auto* n = reinterpret_cast<Node*>(frame[0]);
  n->value = value;
  n->next = next;
  return n;
}
VO_CODE uint64_t churn(uint64_t n) {
  Node* list = nullptr;
  for (uint64_t i = 0; i < n; i++) list = node(i, i % 1000 == 0 ? nullptr : list);
  uint64_t sum = 0;
  for (Node* at = list; at != nullptr; at = at->next) sum += at->value;
  return sum;
}
VO_CODE void runHeap() {
  Node* kept = nullptr;
  for (uint64_t i = 0; i < 10'000; i++) kept = node(i, kept);
  for (int i = 0; i < 20; i++) churn(100'000);
  uint64_t sum = 0;
  for (Node* at = kept; at != nullptr; at = at->next) sum += at->value;
  if (sum == 49'995'000 && machine->rt.gc.stats().cycles > 3) say("heap\n");
}

VO_CODE void runHello() { say("hello\n"); }
VO_CODE void runPanic() { panicNow(); }
VO_CODE void runDeadlock() {
  abi::HelperFn wait = [](abi::HelperContext& cx, Slot*) {
    cx.runtime.prepareWait(cx.g, nullptr, runtime::WaitReason::SelectNoCases);
    return abi::HelperStatus::Park;
  };
  vo_call(wait, nullptr, nullptr);
}

VO_CODE void goMain() {
  struct Scenario {
    const char* name;
    void (*run)();
  };
  constexpr Scenario kScenarios[] = {{"hello", runHello}, {"deep", runDeep}, {"overflow", runEndless}, {"panics", runPanics},
                                     {"many", runMany}, {"spin", runSpin}, {"goexit", runGoexit}, {"heap", runHeap},
                                     {"panic", runPanic}, {"deadlock", runDeadlock}};
  std::string_view wanted = machine->library->args.size() > 1 ? machine->library->args[1] : "hello";
  for (const Scenario& s : kScenarios)
    if (wanted == s.name) s.run();
}

VO_CODE void once() { say("init\n"); }

Function functions[kFunctions];
const Function* const inits[] = {&functions[kOnce]};
const Function* all[kFunctions];

[[gnu::constructor]] void makeFunctions() {
  auto set = [](int i, const char* name, Code code, uint32_t flags = 0) {
    functions[i] = functionOf(name, reinterpret_cast<const void*>(code), 0, 0, flags);
    functions[i].self = &functions[i];
    all[i] = &functions[i];
  };
  set(kMain, "main.main", goMain);
  set(kOnce, "main.init", once);
  set(kRecoverer, "main.recoverer", recoverer);
  set(kPlain, "main.plain", plain);
  set(kCounts, "main.counts", counts);
  set(kDeepCounts, "main.deepCounts", deepCounts);
  set(kEndless, "main.runEndless", runEndless);
  set(kDeep, "main.runDeep", runDeep);
  set(kDeepPanic, "main.panics", reinterpret_cast<Code>(panics));
  set(kPingPong, "main.endless", reinterpret_cast<Code>(endless));
  set(kSpin, "main.spin", spin);
  set(kGoexits, "main.goexits", goexits);
}

}  // namespace

extern "C" {
const Function* vo_named_table[static_cast<size_t>(Named::Count)] asm("vo_named") = {};
alignas(link::Program) unsigned char programStorage[sizeof(link::Program)] asm("vo_program");
}

namespace {
[[gnu::constructor]] void placeProgram() {
  link::Program p = {};
  p.functions = all;
  p.inits = inits;
  p.main = &functions[kMain];
  memcpy(programStorage, static_cast<const void*>(&p), sizeof p);
}
}  // namespace
