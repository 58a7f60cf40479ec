// The natives called directly, with frames made by hand.
#include "stdlib/natives.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cmath>
#include <thread>

#include "support/runtime_types.h"
#include "os/clock.h"
#include "stdlib/native_util.h"

namespace vo::stdlib {
namespace {

using runtime::testing::TestEngine;
using runtime::testing::Types;

int pins = 0;
int collections = 0;
bool othersReady = false;

EngineHooks testHooks() {
  EngineHooks h;
  h.requestCollect = [](HelperContext&, bool) { collections++; };
  h.stackBytes = [](runtime::Runtime&) -> uint64_t { return 4096; };
  h.pin = [](HelperContext&) { pins++; };
  h.unpin = [](HelperContext&) { pins--; };
  h.othersReady = [](runtime::Runtime&) { return othersReady; };
  h.callers = [](HelperContext&, int64_t skip, uint64_t* pcs, int64_t n) -> int64_t {
    for (int64_t i = 0; i < n && i < 2; i++) pcs[i] = static_cast<uint64_t>(100 + skip + i);
    return std::min<int64_t>(n, 2);
  };
  h.pcInfo = [](runtime::Runtime&, uint64_t pc, int64_t, PcInfo* out) {
    *out = {.name = "main.f", .file = "/x.go", .line = static_cast<int64_t>(pc), .startLine = 3, .entry = 7, .more = true};
    return pc < 1000;
  };
  h.stackTrace = [](HelperContext&, bool all, std::span<char> out) {
    std::string_view text = all ? "goroutine 1 all" : "goroutine 1";
    return text.copy(out.data(), out.size());
  };
  return h;
}

class Natives : public testing::Test {
 protected:
  Natives() : engine(rt), state(rt, testHooks()), cx(rt) {
    types.enter(rt.metadata);
    cx.g = &engine.spawn()->g;
    for (std::string_view arg : {"prog", "a b", ""}) state.args.push(arg);
    pins = collections = 0;
    othersReady = false;
  }
  /// Runs the native by name on `frame`.
  HelperStatus run(std::string_view name) {
    int32_t number = findNative(name);
    EXPECT_GE(number, 0) << name;
    return nativeFunctions()[static_cast<size_t>(number)](cx, frame);
  }
  void put(int at, std::string_view s) { abi::putString(frame + at, abi::goString(s)); }
  int64_t result() const { return slotInt(frame[0]); }

  Types types;
  runtime::testing::TestRuntime rt;
  TestEngine engine;
  State state;
  HelperContext cx;
  Slot frame[32] = {};
};

TEST(NativeTable, NamesAndNumbers) {
  std::span<const NativeRow> rows = nativeRows();
  ASSERT_EQ(rows.size(), nativeFunctions().size());
  for (size_t i = 0; i < rows.size(); i++) EXPECT_EQ(findNative(rows[i].linkName), static_cast<int32_t>(i));
  EXPECT_EQ(findNative("no.such"), -1);
  EXPECT_EQ(findNative(""), -1);
}

TEST_F(Natives, Searches) {
  put(1, "hello, world");
  put(3, "world");
  run("internal/bytealg.IndexString");
  EXPECT_EQ(result(), 7);
  put(3, "");
  run("internal/bytealg.IndexString");
  EXPECT_EQ(result(), 0);
  put(3, "hello, world!");
  run("internal/bytealg.IndexString");
  EXPECT_EQ(result(), -1);
  frame[3] = 'o';
  run("internal/bytealg.IndexByteString");
  EXPECT_EQ(result(), 4);
  run("internal/bytealg.LastIndexByteString");
  EXPECT_EQ(result(), 8);
  run("internal/bytealg.CountString");
  EXPECT_EQ(result(), 2);
  frame[1] = frame[2] = 0;
  for (const char* name : {"internal/bytealg.IndexByteString", "internal/bytealg.LastIndexByteString"}) {
    run(name);
    EXPECT_EQ(result(), -1);
  }
  put(1, "ab");
  put(3, "abc");
  run("internal/bytealg.CompareString");
  EXPECT_EQ(result(), -1);
}

TEST_F(Natives, MakeNoZeroRoundsTheCapacity) {
  frame[3] = 33;
  EXPECT_EQ(run("internal/bytealg.MakeNoZero"), kDone);
  EXPECT_EQ(slotInt(frame[1]), 33);
  EXPECT_EQ(slotInt(frame[2]), 48);
  frame[3] = intSlot(-1);
  EXPECT_EQ(run("internal/bytealg.MakeNoZero"), HelperStatus::Panic);
}

TEST_F(Natives, Math) {
  // What gc computes on amd64; the portable algorithm differs in the last bit of the first two.
  const std::pair<double, uint64_t> kExp[] = {
#include "stdlib/exp_cases.inc"
  };
  for (const char* name : {"math.expSoft", "math.expFMA"}) {
    if (std::string_view(name).ends_with("FMA") && !__builtin_cpu_supports("fma")) continue;
    for (auto [x, bits] : kExp) {
      frame[1] = abi::f64Slot(x);
      run(name);
      EXPECT_EQ(frame[0], bits) << x;
    }
    frame[1] = abi::f64Slot(NAN);
    run(name);
    EXPECT_TRUE(std::isnan(abi::slotF64(frame[0])));
  }
  frame[1] = abi::f64Slot(2.5);
  run("math.RoundToEven");
  EXPECT_EQ(abi::slotF64(frame[0]), 2.0);
}

/// Natives for newer processors against those for all, at all short lengths, alignments and extreme words.
TEST_F(Natives, WordsByTwoChainsOfCarries) {
  if (!__builtin_cpu_supports("adx") || !__builtin_cpu_supports("bmi2")) GTEST_SKIP() << "the processor has no ADX: the plain code is all there is";
  constexpr size_t kWords = 70;
  uint64_t x[kWords], y[kWords], z[2][kWords], state = 1;
  auto next = [&] {
    state = state * 6364136223846793005u + 1442695040888963407u;
    uint64_t kind = state >> 61;
    return kind == 0 ? 0 : kind < 3 ? ~uint64_t{0} : state ^ state >> 29;
  };
  for (int round = 0; round < 50; round++) {
    for (uint64_t n = 0; n <= kWords; n++) {
      for (size_t i = 0; i < kWords; i++) x[i] = next(), y[i] = next();
      uint64_t m = next(), a = next(), carry[2];
      for (int k = 0; k < 2; k++) {
        frame[1] = ptrSlot(z[k]), frame[4] = ptrSlot(x), frame[7] = ptrSlot(y);
        frame[2] = frame[5] = frame[8] = n;
        frame[10] = m, frame[11] = a;
        run(k == 0 ? "math/big.addMulVector" : "math/big.addMulVectorADX");
        carry[k] = frame[0];
      }
      ASSERT_EQ(carry[0], carry[1]) << n;
      ASSERT_TRUE(std::equal(z[0], z[0] + n, z[1])) << n;
      for (uint64_t i = 0; i < n; i++) {
        unsigned __int128 wide = static_cast<unsigned __int128>(y[i]) * m + x[i] + a;
        ASSERT_EQ(z[0][i], static_cast<uint64_t>(wide));
        a = static_cast<uint64_t>(wide >> 64);
      }
      ASSERT_EQ(carry[0], a);
    }
  }
}

TEST_F(Natives, ChecksumsBitByBit) {
  if (!__builtin_cpu_supports("pclmul") || !__builtin_cpu_supports("sse4.2")) GTEST_SKIP() << "the processor has no carry-less products: the plain code is all there is";
  bool wide = __builtin_cpu_supports("vpclmulqdq") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
  uint8_t data[2200];
  uint32_t state = 1;
  for (uint8_t& b : data) b = static_cast<uint8_t>((state = state * 1664525 + 1013904223) >> 24);
  const std::pair<const char*, uint32_t> kSums[] = {{"ieee", 0xedb88320}, {"castagnoli", 0x82f63b78}};
  for (auto [name, polynomial] : kSums) {
    for (uint64_t n = 64; n <= 2100; n += 16) {
      const uint8_t* p = data + n % 19;
      uint32_t before = state = state * 1664525 + 1013904223, want = before;
      for (uint64_t i = 0; i < 8 * n; i++) want = want >> 1 ^ ((want ^ p[i / 8] >> i % 8) & 1 ? polynomial : 0);
      for (bool w : {false, true}) {
        if (w && (!wide || n < 256)) continue;
        frame[1] = before, frame[2] = ptrSlot(p), frame[3] = frame[4] = n;
        run("hash/crc32." + std::string(name) + (w ? "VPCLMUL" : "CLMUL"));
        ASSERT_EQ(frame[0], want) << name << n << w;
      }
    }
  }
}

TEST_F(Natives, Bits) {
  frame[1] = 0;
  run("math/bits.TrailingZeros64");
  EXPECT_EQ(result(), 64);
  run("math/bits.TrailingZeros32");
  EXPECT_EQ(result(), 32);
  run("math/bits.Len64");
  EXPECT_EQ(result(), 0);
  frame[2] = frame[3] = ~uint64_t{0};
  run("math/bits.Mul64");
  EXPECT_EQ(frame[0], ~uint64_t{1});
  EXPECT_EQ(frame[1], 1u);
  frame[2] = 1, frame[3] = 5, frame[4] = 7;
  EXPECT_EQ(run("math/bits.Div64"), kDone);
  EXPECT_EQ(frame[0], 2635249153387078803u);  // (2^64 + 5) / 7
  EXPECT_EQ(frame[1], 0u);
  frame[4] = 0;
  EXPECT_EQ(run("math/bits.Div64"), HelperStatus::Panic);
  EXPECT_EQ(cx.panic.kind, PanicKind::Divide);
  frame[2] = 9, frame[4] = 9;
  EXPECT_EQ(run("math/bits.Div64"), HelperStatus::Panic);
  EXPECT_EQ(cx.panic.kind, PanicKind::Overflow);
}

TEST_F(Natives, Atomics) {
  int32_t v = -5;
  frame[1] = ptrSlot(&v);
  frame[2] = 3;
  run("sync/atomic.AddInt32");
  EXPECT_EQ(result(), -2);
  run("sync/atomic.LoadInt32");
  EXPECT_EQ(result(), -2);
  run("sync/atomic.LoadUint32");
  EXPECT_EQ(frame[0], 0xfffffffeu);
  frame[2] = intSlot(-2);
  frame[3] = 9;
  run("sync/atomic.CompareAndSwapInt32");
  EXPECT_EQ(frame[0], 1u);
  EXPECT_EQ(v, 9);
  frame[2] = 8;
  run("sync/atomic.AndInt32");
  EXPECT_EQ(result(), 9);
  EXPECT_EQ(v, 8);
  frame[0] = ptrSlot(&v);
  frame[1] = intSlot(-1);
  run("sync/atomic.StoreInt32");
  EXPECT_EQ(v, -1);
  frame[1] = 0;
  EXPECT_EQ(run("sync/atomic.LoadInt64"), HelperStatus::Panic);
  EXPECT_EQ(cx.panic.kind, PanicKind::NilDeref);
}

TEST_F(Natives, SemaphoresHandOver) {
  uint32_t count = 1;
  frame[0] = ptrSlot(&count);
  EXPECT_EQ(run("sync.runtime_Semacquire"), kDone);
  EXPECT_EQ(count, 0u);
  frame[0] = ptrSlot(&count);
  EXPECT_EQ(run("sync.runtime_Semacquire"), HelperStatus::Park);
  EXPECT_EQ(cx.g->waitReason, runtime::WaitReason::Semacquire);
  frame[0] = ptrSlot(&count);
  frame[1] = 0;  // the waiter takes its unit when its turn comes
  EXPECT_EQ(run("sync.runtime_Semrelease"), kDone);
  ASSERT_EQ(engine.woken.size(), 1u);
  EXPECT_EQ(count, 1u);
  frame[0] = 0;
  EXPECT_EQ(run("sync.runtime_Semacquire"), HelperStatus::Panic);
}

TEST_F(Natives, Strings) {
  ASSERT_EQ(run("runtime.args"), kDone);
  GoSlice list = slotSlice(frame);
  ASSERT_EQ(list.len, 3);
  auto* s = static_cast<GoString*>(list.data);
  EXPECT_EQ(s[0].view(), "prog");
  EXPECT_EQ(s[1].view(), "a b");
  EXPECT_EQ(s[2].view(), "");
  ASSERT_EQ(run("runtime.envs"), kDone);
  EXPECT_EQ(slotInt(frame[1]), 0);
}

TEST_F(Natives, CallStacks) {
  uint64_t pcs[4] = {};
  frame[1] = 2;
  abi::putSlice(frame + 2, {pcs, 4, 4});
  run("runtime.callers");
  EXPECT_EQ(result(), 2);
  EXPECT_EQ(pcs[0], 102u);
  frame[8] = 55;
  frame[9] = 0;
  run("runtime.pcInfo");
  EXPECT_EQ(slotString(frame).view(), "main.f");
  EXPECT_EQ(slotString(frame + 2).view(), "/x.go");
  EXPECT_EQ(slotInt(frame[4]), 55);
  EXPECT_EQ(frame[7], 1u);
  frame[8] = 5000;
  run("runtime.pcInfo");
  EXPECT_EQ(slotString(frame).len, 0);
  char text[9];
  abi::putSlice(frame + 1, {text, 9, 9});
  frame[4] = 0;
  run("runtime.Stack");
  EXPECT_EQ(result(), 9);
  EXPECT_EQ(std::string_view(text, 9), "goroutine");
}

TEST_F(Natives, MapsThroughReflect) {
  const abi::MapType* t = types.mapOf(types.string(), types.scalar(abi::Kind::Int, 8, "int"));
  frame[1] = ptrSlot(t);
  frame[2] = 10;
  ASSERT_EQ(run("reflect.makemap"), kDone);
  Slot m = frame[0];
  int64_t value = 42;
  frame[0] = ptrSlot(t), frame[1] = m;
  put(2, "key");
  frame[4] = ptrSlot(&value);
  ASSERT_EQ(run("reflect.mapassign_faststr0"), kDone);
  frame[1] = m;
  run("reflect.maplen");
  EXPECT_EQ(result(), 1);
  frame[1] = ptrSlot(t), frame[2] = m;
  put(3, "key");
  run("reflect.mapaccess_faststr");
  ASSERT_NE(frame[0], 0u);
  EXPECT_EQ(*slotPtr<int64_t>(frame[0]), 42);
  uint64_t iterator[12] = {0, 0, ptrSlot(t), m};
  frame[0] = ptrSlot(iterator);
  run("internal/runtime/maps.mapNext");
  EXPECT_EQ(slotPtr<GoString>(iterator[0])->view(), "key");
  EXPECT_NE(iterator[2], 0u);
  run("internal/runtime/maps.mapNext");
  EXPECT_EQ(iterator[0], 0u);
  abi::putEface(frame + 2, {t, slotPtr(m)});
  ASSERT_EQ(run("maps.clone"), kDone);
  EXPECT_NE(frame[1], m);
  frame[0] = ptrSlot(t), frame[1] = m;
  put(2, "key");
  run("reflect.mapdelete_faststr");
  frame[1] = m;
  run("reflect.maplen");
  EXPECT_EQ(result(), 0);
}

TEST_F(Natives, SelectThroughReflect) {
  const Type* elem = types.scalar(abi::Kind::Int, 8, "int");
  auto chanType = std::make_unique<abi::ChanType>();
  static_cast<Type&>(*chanType) = *types.scalar(abi::Kind::Chan, 8, "chan int");
  chanType->elem = elem;
  frame[1] = ptrSlot(chanType.get());
  frame[2] = 1;
  ASSERT_EQ(run("reflect.makechan"), kDone);
  Slot c = frame[0];
  int64_t in = 7, out = 0;
  struct Case {
    int64_t dir;
    const Type* type;
    void* chan;
    void* value;
  } cases[] = {{3, nullptr, nullptr, nullptr}, {2, chanType.get(), slotPtr(c), &out}};
  abi::putSlice(frame + 2, {cases, 2, 2});
  ASSERT_EQ(run("reflect.rselect"), kDone);
  EXPECT_EQ(result(), 0);  // the default
  frame[1] = c, frame[2] = ptrSlot(&in), frame[3] = 1;
  ASSERT_EQ(run("reflect.chansend0"), kDone);
  EXPECT_EQ(frame[0], 1u);
  abi::putSlice(frame + 2, {cases, 2, 2});
  ASSERT_EQ(run("reflect.rselect"), kDone);
  EXPECT_EQ(result(), 1);
  EXPECT_EQ(frame[1], 1u);
  EXPECT_EQ(out, 7);
  frame[2] = c, frame[3] = 1, frame[4] = ptrSlot(&out);
  run("reflect.chanrecv");
  EXPECT_EQ(frame[0], 0u);
}

TEST_F(Natives, UnsafeSliceChecks) {
  const Type* t = types.scalar(abi::Kind::Int, 8, "int");
  int64_t x[2];
  frame[0] = ptrSlot(t), frame[1] = ptrSlot(x), frame[2] = 2;
  EXPECT_EQ(run("reflect.unsafeslice"), kDone);
  frame[2] = intSlot(-1);
  EXPECT_EQ(run("reflect.unsafeslice"), HelperStatus::Panic);
  frame[1] = 0, frame[2] = 1;
  EXPECT_EQ(run("reflect.unsafeslice"), HelperStatus::Panic);
  EXPECT_EQ(cx.panic.kind, PanicKind::UnsafeSliceNil);
  frame[2] = 0;
  EXPECT_EQ(run("reflect.unsafeslice"), kDone);
}

TEST_F(Natives, SystemCalls) {
  frame[3] = SYS_getpid;
  ASSERT_EQ(run("internal/runtime/syscall/linux.Syscall6"), kDone);
  EXPECT_EQ(result(), getpid());
  EXPECT_EQ(frame[2], 0u);
  frame[3] = SYS_close, frame[4] = 9999;
  ASSERT_EQ(run("internal/runtime/syscall/linux.Syscall6"), kDone);
  EXPECT_EQ(slotInt(frame[0]), -1);
  EXPECT_EQ(frame[2], static_cast<Slot>(EBADF));
}

TEST_F(Natives, ReadOfAnEmptyPipeLeavesTheThread) {
  int fds[2];
  ASSERT_EQ(pipe(fds), 0);
  char buffer[4] = {};
  frame[3] = SYS_read, frame[4] = static_cast<Slot>(fds[0]), frame[5] = ptrSlot(buffer), frame[6] = 4;
  othersReady = true;
  ASSERT_EQ(run("internal/runtime/syscall/linux.Syscall6"), HelperStatus::Park);
  ASSERT_EQ(write(fds[1], "abc", 3), 3);
  while (engine.woken.empty()) ASSERT_TRUE(state.services.waitForWork());
  EXPECT_EQ(result(), 3);
  EXPECT_EQ(std::string_view(buffer, 3), "abc");
  close(fds[0]);
  close(fds[1]);
}

TEST_F(Natives, SleepAndTimers) {
  frame[0] = 1'000'000;
  ASSERT_EQ(run("time.Sleep"), HelperStatus::Park);
  int64_t begin = os::nanotime();
  sched::TimerJob job;
  while (engine.woken.empty()) {
    ASSERT_TRUE(state.services.waitForWork());
    state.services.timers.runDue(os::nanotime(), &job);
  }
  EXPECT_GE(os::nanotime() - begin, 900'000);
  frame[0] = 0;
  EXPECT_EQ(run("time.Sleep"), kDone);
  abi::Closure f = {77};
  frame[1] = intSlot(os::nanotime() + 1), frame[2] = 0, frame[3] = ptrSlot(&f), frame[4] = frame[5] = frame[6] = 0;
  ASSERT_EQ(run("time.newTimer"), kDone);
  Slot timer = frame[0];
  EXPECT_EQ(slotPtr<uint8_t>(timer)[8], 1);  // initTimer
  std::this_thread::sleep_for(std::chrono::milliseconds(1));
  ASSERT_TRUE(state.services.timers.runDue(os::nanotime(), &job));
  EXPECT_EQ(job.f, &f);
  frame[1] = timer;
  run("time.stopTimer");
  EXPECT_EQ(frame[0], 0u);
  EXPECT_FALSE(state.services.waitForWork());
}

TEST_F(Natives, MemStatsAndFinalizers) {
  std::vector<uint64_t> stats(800, 1);
  frame[0] = ptrSlot(stats.data());
  ASSERT_EQ(run("runtime.ReadMemStats"), kDone);
  EXPECT_EQ(stats[0], stats[6]);  // Alloc, HeapAlloc
  run("runtime.collect");
  EXPECT_EQ(collections, 1);

  const Type* object = types.record(32, {0});
  const abi::PtrType* pointer = types.pointerTo(object);
  struct {
    abi::FuncType type;
    const Type* in;
  } func = {};
  func.type.inCount = 1;
  func.in = pointer;
  abi::Closure fn = {5};
  void* p = rt.heap.allocObject(object);
  frame[1] = ptrSlot(p), frame[2] = ptrSlot(pointer), frame[3] = ptrSlot(&fn), frame[4] = ptrSlot(&func);
  run("runtime.setFinalizer");
  EXPECT_EQ(result(), 0);
  run("runtime.setFinalizer");
  EXPECT_EQ(result(), 2);
  frame[1] = ptrSlot(static_cast<char*>(p) + 8);
  run("runtime.setFinalizer");
  EXPECT_EQ(result(), 1);
  EXPECT_EQ(run("runtime.runFinalizer"), kDone);
  EXPECT_EQ(result(), 0);
  rt.gc.collect(cx.g);
  ASSERT_EQ(run("runtime.runFinalizer"), HelperStatus::Call);
  EXPECT_EQ(cx.callee, &fn);
  EXPECT_EQ(cx.argCount, 1u);
  EXPECT_EQ(cx.args[0], ptrSlot(p));
  EXPECT_EQ(cx.continuation(cx, frame), kDone);
  EXPECT_EQ(result(), 1);
}

TEST_F(Natives, WeakPointers) {
  void* p = rt.heap.allocObject(types.record(16, {0}));
  frame[1] = ptrSlot(p);
  ASSERT_EQ(run("weak.runtime_registerWeakPointer"), kDone);
  Slot handle = frame[0];
  frame[1] = ptrSlot(p);
  run("weak.runtime_registerWeakPointer");
  EXPECT_EQ(frame[0], handle);
  frame[1] = handle;
  run("weak.runtime_makeStrongFromWeak");
  EXPECT_EQ(frame[0], ptrSlot(p));
  engine.handles.push_back(slotPtr(handle));
  rt.gc.collect(cx.g);
  frame[1] = handle;
  run("weak.runtime_makeStrongFromWeak");
  EXPECT_EQ(frame[0], 0u);
}

TEST_F(Natives, PinsNest) {
  run("sync.runtime_procPin");
  EXPECT_EQ(pins, 1);
  run("sync.runtime_procUnpin");
  EXPECT_EQ(pins, 0);
}

TEST_F(Natives, ConversionsOfStrings) {
  frame[2] = 0x4e16;
  run("vo.intToString");
  EXPECT_EQ(slotString(frame).view(), "\xe4\xb8\x96");
  put(3, "ab");
  run("vo.stringToBytes");
  EXPECT_EQ(slotInt(frame[1]), 2);
  frame[2] = frame[0], frame[3] = 2;
  run("vo.bytesToString");
  EXPECT_EQ(slotString(frame).view(), "ab");
  put(3, "\xe4\xb8\x96!");
  run("vo.stringToRunes");
  EXPECT_EQ(slotInt(frame[1]), 2);
  frame[2] = frame[0], frame[3] = 2;
  run("vo.runesToString");
  EXPECT_EQ(slotString(frame).view(), "\xe4\xb8\x96!");
}

TEST_F(Natives, ComplexDivision) {
  auto divide = [&](double a, double b, double c, double d) {
    frame[2] = abi::f64Slot(a), frame[3] = abi::f64Slot(b), frame[4] = abi::f64Slot(c), frame[5] = abi::f64Slot(d);
    run("runtime.complex128div");
    return std::pair(abi::slotF64(frame[0]), abi::slotF64(frame[1]));
  };
  EXPECT_EQ(divide(1, 2, 3, 4), std::pair(0.44, 0.08));
  EXPECT_EQ(divide(1, 0, 0, 0).first, INFINITY);
  EXPECT_EQ(divide(INFINITY, 0, 2, 0).first, INFINITY);
  EXPECT_EQ(divide(1, 1, INFINITY, 0), std::pair(0.0, 0.0));
}

TEST_F(Natives, ThrowIsFatal) {
  put(0, "all is lost");
  ASSERT_EQ(run("runtime.throw"), HelperStatus::Panic);
  EXPECT_EQ(cx.panic.kind, PanicKind::Message);
  EXPECT_EQ(cx.panic.text.view(), "all is lost");
}

}  // namespace
}  // namespace vo::stdlib
