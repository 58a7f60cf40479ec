#include "runtime/heap.h"

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <random>
#include <thread>
#include <vector>

#include "base/system_allocator.h"
#include "runtime/barrier.h"
#include "runtime/gc.h"
#include "runtime/runtime.h"
#include "support/runtime_types.h"

namespace vo::runtime {
namespace {

using testing::TestEngine;
using testing::testOptions;
using testing::TestRuntime;
using testing::Types;

TEST(Heap, SizeClassesAreGos) {
  EXPECT_EQ(roundUpSize(1, true), 8u);
  EXPECT_EQ(roundUpSize(24, true), 24u);
  EXPECT_EQ(roundUpSize(25, false), 32u);
  EXPECT_EQ(roundUpSize(513, true), 576u);
  EXPECT_EQ(roundUpSize(513, false), 576u - 8);
  EXPECT_EQ(roundUpSize(1024, false), 1152u - 8);
  EXPECT_EQ(roundUpSize(1024, true), 1024u);
  EXPECT_EQ(roundUpSize(32761, true), 32768u);
  EXPECT_EQ(roundUpSize(32760, true), 32768u);
  EXPECT_EQ(roundUpSize(32769, true), 40960u);
  for (size_t n = 1; n <= kMaxSmallSize; n++) {
    unsigned c = sizeClassOf(n);
    ASSERT_GE(kClassSize[c], n);
    ASSERT_LT(kClassSize[c - 1], n);
  }
}

TEST(Heap, FindsObjectsFromInteriorPointers) {
  TestRuntime rt;
  TestEngine engine(rt);
  Types types;
  std::mt19937 random(1);
  for (int i = 0; i < 3000; i++) {
    size_t size = 8 * (2 + random() % (i % 50 == 0 ? 20000 : 200));
    void* p = random() % 2 != 0 ? rt.heap.allocNoScan(size)
                                : rt.heap.allocScan(size, types.pointerTo(nullptr));
    ASSERT_NE(p, nullptr);
    for (size_t k = 0; k < size; k++) ASSERT_EQ(static_cast<char*>(p)[k], 0);
    memset(p, 0x5a, 8);
    *static_cast<void**>(p) = nullptr;
    ASSERT_EQ(rt.heap.objectBase(p), p);
    ASSERT_EQ(rt.heap.objectBase(static_cast<char*>(p) + size - 1), p);
    ASSERT_EQ(rt.heap.objectBase(static_cast<char*>(p) + random() % size), p);
  }
  int local;
  EXPECT_EQ(rt.heap.objectBase(&local), nullptr);
  EXPECT_EQ(rt.heap.objectBase(nullptr), nullptr);
}

TEST(Heap, TriesWithoutAskingForBlocks) {
  TestRuntime rt;
  TestEngine engine(rt);
  EXPECT_EQ(rt.heap.tryMask(32, 1), nullptr);
  EXPECT_EQ(rt.heap.tryMask(0, 0), nullptr);
  EXPECT_EQ(rt.heap.tryMask(1, 0), nullptr);
  rt.heap.allocMask(32, 1);
  auto* p = static_cast<char*>(rt.heap.tryMask(32, 3));
  ASSERT_NE(p, nullptr);
  EXPECT_EQ(rt.heap.objectBase(p + 31), p);
}

TEST(Heap, CountsLikeMemStats) {
  TestRuntime rt;
  TestEngine engine(rt);
  Types types;
  const Type* node = types.record(32, {0, 1});
  uint64_t before = rt.heap.stats().mallocs;
  for (int i = 0; i < 1000; i++) rt.heap.allocObject(node);
  EXPECT_EQ(rt.heap.stats().mallocs - before, 1000u);
  rt.gc.collect(nullptr);
  EXPECT_EQ(rt.heap.stats().frees, 1000u);
  EXPECT_EQ(rt.heap.live(), 0u);
}

TEST(Heap, MemoryLimitFailsTheAllocation) {
  RuntimeOptions o = testOptions();
  o.heap.memoryLimit = 1 << 20;
  TestRuntime rt(o);
  TestEngine engine(rt);
  EXPECT_EQ(rt.heap.allocNoScan(2 << 20), nullptr);
  int n = 0;
  while (rt.heap.allocNoScan(1000) != nullptr) n++;
  EXPECT_GT(n, 500);
  EXPECT_LT(n, 1100);
  rt.gc.collect(nullptr);
  EXPECT_NE(rt.heap.allocNoScan(1000), nullptr);
}

TEST(Heap, LargeObjectsAreReusedAndReleased) {
  TestRuntime rt;
  TestEngine engine(rt);
  for (int i = 0; i < 50; i++) {
    auto* p = static_cast<char*>(rt.heap.allocNoScan(8 << 20));
    ASSERT_NE(p, nullptr);
    ASSERT_EQ(p[12345], 0);
    p[12345] = 1;
    if (rt.gcWanted()) rt.gc.collect(nullptr);
  }
  rt.gc.collect(nullptr);
  EXPECT_LT(rt.heap.bytesMapped(), size_t{40} << 20);
}

/// Threads that mark whenever there is something to do.
class Helpers {
 public:
  Helpers(Runtime& rt, TestEngine& engine, unsigned count) {
    engine.isHelped = true;
    for (unsigned i = 0; i < count; i++) threads_.emplace_back([this, &rt] { help(rt); });
  }
  ~Helpers() {
    over_ = true;
    for (std::thread& t : threads_) t.join();
  }
  uint64_t times() const { return times_; }

 private:
  void help(Runtime& rt) {
    base::SystemAllocator memory;
    Marker marker(rt.heap, memory);
    marker.setShared(true);
    rt.gc.beginHelp();
    while (!over_ || !marker.empty()) {
      if (rt.gc.help(marker)) {
        times_++;
      } else {
        std::this_thread::yield();
      }
    }
    rt.gc.endHelp();
  }
  std::atomic<bool> over_ = false;
  std::atomic<uint64_t> times_ = 0;
  std::vector<std::thread> threads_;
};

// --- A random mutator against a shadow graph --------------------------------------------------------

/// Objects carry their number in word 0; the shadow knows each object's references.
class Mutator {
 public:
  Mutator(const RuntimeOptions& options, uint32_t seed)
      : rt_(options), engine_(rt_), random_(seed) {
    memset(globalBits_, 0xff, sizeof globalBits_);
    types_.push_back(t_.record(16, {1}));
    types_.push_back(t_.record(48, {1, 3, 5}));
    types_.push_back(t_.record(512, {1, 30, 63}));
    types_.push_back(t_.record(800, {1, 50, 99}));
    types_.push_back(t_.record(40008, {1, 600, 5000}));
    rt_.gc.addGlobals(globals_, globalBits_, std::size(globals_));
    for (int i = 0; i < 4; i++) fibers_.push_back(engine_.spawn());
    for (auto* f : fibers_) f->stack.resize(20);
    rt_.gc.setPercent(1);  // cycles all the time, in tiny steps
    rt_.gc.setStepWork(8);
  }

  void run(int steps) {
    for (int i = 0; i < steps; i++) {
      if (random_() % 64 == 0) current_ = random_() % fibers_.size();
      rt_.gc.beforeRun(&fibers_[current_]->g);
      oneStep();
      if (random_() % 64 == 0) rt_.gc.startCycle(&fibers_[current_]->g);
      if (random_() % 4 == 0) rt_.gc.step(&fibers_[current_]->g);
      if (random_() % 20000 == 0) rt_.gc.collect(&fibers_[current_]->g);
    }
    rt_.gc.collect(&fibers_[current_]->g);
    check();
    rt_.gc.verify();
  }
  Runtime& runtime() { return rt_; }
  TestEngine& engine() { return engine_; }

 private:
  static constexpr size_t kRefs = 3;
  struct Shadow {
    uint64_t refs[kRefs] = {};
    size_t type = 0;
  };

  void** field(void* obj, size_t type, size_t i) {
    static const size_t kWords[][kRefs] = {{1, 1, 1}, {1, 3, 5}, {1, 30, 63}, {1, 50, 99}, {1, 600, 5000}};
    return static_cast<void**>(obj) + kWords[type][i];
  }
  uint64_t idOf(void* p) { return p == nullptr ? 0 : *static_cast<uint64_t*>(p); }

  void* allocate() {
    size_t r = random_() % 1000;
    size_t type = r == 0 ? 4 : r < 20 ? 3 : r < 60 ? 2 : r < 500 ? 1 : 0;
    void* p = rt_.heap.allocObject(types_[type]);
    uint64_t id = ++last_;
    *static_cast<uint64_t*>(p) = id;
    shadow_[id].type = type;
    return p;
  }

  void oneStep() {
    auto& stack = fibers_[current_]->stack;
    size_t a = random_() % stack.size(), b = random_() % stack.size();
    switch (random_() % 8) {
      case 0:
      case 1: stack[a] = allocate(); break;
      case 2: stack[a] = nullptr; break;
      case 3:
      case 4: {  // a.field = b
        if (stack[a] == nullptr) break;
        Shadow& s = shadow_[idOf(stack[a])];
        size_t i = s.type == 0 ? 0 : random_() % kRefs;
        storePointer(rt_.barrier, field(stack[a], s.type, i), stack[b]);
        if (s.type == 0) {
          for (uint64_t& r : s.refs) r = idOf(stack[b]);
        } else {
          s.refs[i] = idOf(stack[b]);
        }
        break;
      }
      case 5: {  // b = a.field
        void* from = stack[a];
        if (from == nullptr) break;
        Shadow& s = shadow_[idOf(from)];
        size_t i = random_() % kRefs;
        stack[b] = *field(from, s.type, i);
        ASSERT_EQ(idOf(stack[b]), s.refs[i]);
        if (random_() % 2 != 0) {  // and the field loses it
          storePointer(rt_.barrier, field(from, s.type, i), nullptr);
          if (s.type == 0) {
            memset(s.refs, 0, sizeof s.refs);
          } else {
            s.refs[i] = 0;
          }
        }
        break;
      }
      case 6: {
        void** global = &globals_[random_() % std::size(globals_)];
        if (random_() % 2 != 0) {
          storePointer(rt_.barrier, global, stack[a]);
        } else {  // the only reference moves from a global to the stack
          stack[a] = *global;
          storePointer(rt_.barrier, global, nullptr);
        }
        break;
      }
      case 7: {  // copy a whole object over another of its type
        if (stack[a] == nullptr || stack[b] == nullptr) break;
        uint64_t x = idOf(stack[a]), y = idOf(stack[b]);
        if (shadow_[x].type != shadow_[y].type) break;
        size_t type = shadow_[x].type;
        void *to = stack[b], *from = stack[a];
        stack[random_() % stack.size()] = *field(to, type, random_() % kRefs);
        typedMove(rt_, types_[type], to, from);
        *static_cast<uint64_t*>(to) = y;
        memcpy(shadow_[y].refs, shadow_[x].refs, sizeof shadow_[x].refs);
        break;
      }
    }
  }

  /// Walks everything reachable and compares with the shadow.
  void check() {
    std::map<void*, bool> seen;
    std::vector<void*> work(std::begin(globals_), std::end(globals_));
    for (auto* f : fibers_) work.insert(work.end(), f->stack.begin(), f->stack.end());
    while (!work.empty()) {
      void* p = work.back();
      work.pop_back();
      if (p == nullptr || !seen.emplace(p, true).second) continue;
      ASSERT_EQ(rt_.heap.objectBase(p), p);
      auto it = shadow_.find(idOf(p));
      ASSERT_NE(it, shadow_.end());
      for (size_t i = 0; i < kRefs; i++) {
        void* q = *field(p, it->second.type, i);
        ASSERT_EQ(idOf(q), it->second.refs[i]);
        work.push_back(q);
      }
    }
    uint64_t live = rt_.heap.stats().mallocs - rt_.heap.stats().frees;
    EXPECT_EQ(live, seen.size());
  }

  TestRuntime rt_;
  TestEngine engine_;
  Types t_;
  std::mt19937 random_;
  std::vector<const Type*> types_;
  std::vector<TestEngine::Fiber*> fibers_;
  size_t current_ = 0;
  void* globals_[200] = {};
  uint8_t globalBits_[25];
  std::map<uint64_t, Shadow> shadow_;
  uint64_t last_ = 0;
};

TEST(Gc, RandomMutator) {
  for (uint32_t seed = 1; seed <= 10; seed++) {
    RuntimeOptions o = testOptions();
    o.stress.verifyHeap = seed % 2 == 0;
    Mutator m(o, seed);
    m.run(60000);
    EXPECT_GT(m.runtime().gc.stats().cycles, 20u);
  }
}

TEST(Gc, RandomMutatorWithHelpers) {
  uint64_t helped = 0;
  for (uint32_t seed = 1; seed <= 10; seed++) {
    RuntimeOptions o = testOptions();
    o.stress.verifyHeap = seed % 2 == 0;
    Mutator m(o, seed);
    Helpers helpers(m.runtime(), m.engine(), 1 + seed % 3);
    m.run(60000);
    EXPECT_GT(m.runtime().gc.stats().cycles, 20u);
    helped += helpers.times();
  }
  EXPECT_GT(helped, 10u);
}

/// What helpers find counts: of one tree they mark most, and exactly what there is.
TEST(Gc, HelpersMarkATree) {
  TestRuntime rt;
  TestEngine engine(rt);
  Types types;
  auto* f = engine.spawn();
  const Type* node = types.record(32, {0, 1});
  auto build = [&](auto& self, int depth) -> void* {
    auto** p = static_cast<void**>(rt.heap.allocObject(node));
    for (int i = 0; depth > 0 && i < 2; i++) storePointer(rt.barrier, p + i, self(self, depth - 1));
    return p;
  };
  rt.gc.setPercent(-1);
  f->stack.push_back(build(build, 16));
  Helpers helpers(rt, engine, 2);
  constexpr uint64_t live = ((1 << 17) - 1) * 32;
  for (int i = 0; i < 20; i++) {
    build(build, 8);
    rt.gc.collect(&f->g);
    EXPECT_EQ(rt.heap.live(), live);
    EXPECT_EQ(rt.gc.stats().lastMarkedBytes, live);
  }
  EXPECT_GT(helpers.times(), 20u);
}

TEST(Gc, RandomMutatorUnderStress) {
  RuntimeOptions o = testOptions();
  o.stress.poisonFreed = o.stress.verifyHeap = true;
  Mutator m(o, 9);
  m.run(60000);
  o.stress.gcEveryAlloc = true;
  Mutator n(o, 10);
  n.run(4000);
}

TEST(Gc, StepsAreBounded) {
  TestRuntime rt;
  TestEngine engine(rt);
  Types types;
  auto* f = engine.spawn();
  const Type* node = types.record(32, {0, 1});
  const Type* ptr = types.pointerTo(node);
  // One array of a million pointers to nodes, each with a child.
  constexpr size_t kNodes = 200000;
  auto** array = static_cast<void**>(rt.heap.allocArray(ptr, kNodes));
  f->stack.push_back(array);
  for (size_t i = 0; i < kNodes; i++) {
    auto** p = static_cast<void**>(rt.heap.allocObject(node));
    storePointer(rt.barrier, &array[i], p);
    storePointer(rt.barrier, &p[0], rt.heap.allocObject(node));
    if (rt.gcWanted()) rt.gc.step(&f->g);
  }
  for (int i = 0; i < 2000000; i++) {
    rt.heap.allocObject(node);
    if (rt.gcWanted()) rt.gc.step(&f->g);
  }
  EXPECT_GE(rt.gc.stats().cycles, 2u);
  EXPECT_LE(rt.gc.stats().longestStepWork, Gc::kStepWork + 600);
  EXPECT_LT(rt.heap.live(), rt.gc.stats().goal + (1u << 20));
}

TEST(Gc, GarbageGoesWithoutForcedCollections) {
  TestRuntime rt;
  TestEngine engine(rt);
  Types types;
  auto* f = engine.spawn();
  const Type* node = types.record(1024, {0});
  void* list = nullptr;
  for (int i = 0; i < 100 * 1024; i++) {
    auto** p = static_cast<void**>(rt.heap.allocObject(node));
    storePointer(rt.barrier, p, list);
    list = p;
    f->stack.assign(1, list);
    if (rt.gcWanted()) rt.gc.step(&f->g);
  }
  EXPECT_GT(rt.heap.bytesMapped(), size_t{90} << 20);
  f->stack.clear();
  for (int i = 0; i < 400 * 1024; i++) {
    rt.heap.allocObject(node);
    if (rt.gcWanted()) rt.gc.step(&f->g);
  }
  EXPECT_LT(rt.heap.bytesMapped(), size_t{40} << 20);
}

TEST(Gc, PagesGoBackWhenCollectionWasOff) {
  RuntimeOptions o = testOptions();
  o.heap.reserve = size_t{16} << 30;
  TestRuntime rt(o);
  TestEngine engine(rt);
  Types types;
  auto* f = engine.spawn();
  const Type* node = types.record(1024, {0});
  rt.gc.setPercent(-1);
  for (int i = 0; i < 100 * 1024; i++) {
    rt.heap.allocObject(node);
    if (rt.gcWanted()) rt.gc.step(&f->g);
  }
  EXPECT_GT(rt.heap.bytesMapped(), size_t{90} << 20);
  rt.gc.setPercent(100);
  for (int i = 0; i < 150 * 1024; i++) {
    rt.heap.allocObject(node);
    if (rt.gcWanted()) rt.gc.step(&f->g);
  }
  EXPECT_LT(rt.heap.bytesMapped(), size_t{40} << 20);
}

TEST(Gc, FinalizersKeepContentsAliveAndRunOnce) {
  TestRuntime rt;
  TestEngine engine(rt);
  Types types;
  auto* f = engine.spawn();
  const Type* node = types.record(16, {0});
  auto** a = static_cast<void**>(rt.heap.allocObject(node));
  auto** b = static_cast<void**>(rt.heap.allocObject(node));
  auto* fn = static_cast<abi::Closure*>(rt.heap.allocNoScan(16));
  *a = b;
  f->stack = {a};
  EXPECT_TRUE(rt.gc.setFinalizer(a, nullptr, fn, nullptr));
  EXPECT_FALSE(rt.gc.setFinalizer(a, nullptr, fn, nullptr));
  void* weakA = rt.gc.weakHandle(a);
  void* weakB = rt.gc.weakHandle(b);
  EXPECT_EQ(rt.gc.weakHandle(a), weakA);
  engine.handles = {weakA, weakB};
  rt.gc.collect(&f->g);
  FinalizerJob job;
  EXPECT_FALSE(rt.gc.takeFinalizerJob(job));
  EXPECT_EQ(rt.gc.strongFromWeak(weakA), a);
  f->stack.clear();
  rt.gc.collect(&f->g);
  // a is dead but revived for its finaliser; b lives through a.
  EXPECT_EQ(rt.gc.strongFromWeak(weakA), nullptr);
  EXPECT_EQ(rt.gc.strongFromWeak(weakB), b);
  rt.gc.collect(&f->g);
  ASSERT_TRUE(rt.gc.takeFinalizerJob(job));
  EXPECT_EQ(job.object, a);
  EXPECT_EQ(job.fn, fn);
  EXPECT_EQ(*static_cast<void**>(job.object), b);
  rt.gc.finalizerDone();
  EXPECT_FALSE(rt.gc.takeFinalizerJob(job));
  rt.gc.collect(&f->g);
  EXPECT_EQ(rt.gc.strongFromWeak(weakB), nullptr);
  EXPECT_EQ(rt.heap.objectBase(a), nullptr);
}

TEST(Gc, CleanupsAndPins) {
  TestRuntime rt;
  TestEngine engine(rt);
  Types types;
  const Type* node = types.record(16, {0});
  void* a = rt.heap.allocObject(node);
  void* arg = rt.heap.allocNoScan(24);
  auto* fn = static_cast<abi::Closure*>(rt.heap.allocNoScan(16));
  uint64_t id = rt.gc.addCleanup(a, fn, nullptr, nullptr, arg);
  uint64_t gone = rt.gc.addCleanup(a, fn, nullptr, nullptr, nullptr);
  EXPECT_NE(id, 0u);
  rt.gc.removeCleanup(a, gone);
  rt.gc.pin(a);
  EXPECT_TRUE(rt.gc.pinned(a));
  rt.gc.collect(nullptr);
  FinalizerJob job;
  EXPECT_FALSE(rt.gc.takeFinalizerJob(job));
  rt.gc.unpin(a);
  rt.gc.collect(nullptr);
  ASSERT_TRUE(rt.gc.takeFinalizerJob(job));
  EXPECT_EQ(job.kind, FinalizerJob::Kind::Cleanup);
  EXPECT_EQ(job.arg, arg);
  EXPECT_FALSE(rt.gc.takeFinalizerJob(job) && job.kind == FinalizerJob::Kind::Cleanup);
  EXPECT_EQ(rt.heap.objectBase(a), nullptr);
}

TEST(Gc, SpecialsSurviveRandomIncrementalCycles) {
  TestRuntime rt;
  TestEngine engine(rt);
  Types types;
  auto* f = engine.spawn();
  std::mt19937 random(3);
  const Type* node = types.record(32, {0});
  auto* fn = static_cast<abi::Closure*>(rt.heap.allocNoScan(16));
  engine.handles.push_back(fn);
  f->stack.resize(50);
  uint64_t made = 0, ran = 0;
  std::vector<std::pair<void*, void*>> weak;
  for (int i = 0; i < 200000; i++) {
    size_t at = random() % 50;
    void* p = rt.heap.allocObject(node);
    f->stack[at] = p;
    if (random() % 4 == 0) {
      rt.gc.setFinalizer(p, nullptr, fn, nullptr);
      made++;
    }
    if (random() % 16 == 0) {
      void* h = rt.gc.weakHandle(p);
      f->stack.push_back(h);
      weak.push_back({p, h});
    }
    if (random() % 64 == 0) {
      for (auto& [obj, h] : weak) {
        void* strong = rt.gc.strongFromWeak(h);
        ASSERT_TRUE(strong == nullptr || strong == obj);
        for (size_t k = 0; k < 50; k++) {
          if (f->stack[k] == obj && strong == nullptr) {
            // Another object may have taken the address; then the handles differ.
            ASSERT_NE(rt.gc.weakHandle(obj), h);
          }
        }
      }
      weak.clear();
      f->stack.resize(50);
    }
    if (random() % 4 == 0) rt.gc.step(&f->g);
    if (i % 5000 == 0) rt.gc.collect(&f->g);
    FinalizerJob job;
    while (rt.gc.takeFinalizerJob(job)) {
      ASSERT_NE(rt.heap.objectBase(job.object), nullptr);
      rt.gc.finalizerDone();
      ran++;
    }
  }
  f->stack.clear();
  rt.gc.collect(&f->g);
  FinalizerJob job;
  for (; rt.gc.takeFinalizerJob(job); ran++) rt.gc.finalizerDone();
  EXPECT_EQ(made, ran);
}

TEST(Gc, StressNames) {
  StressSwitches s;
  std::string_view unknown;
  EXPECT_TRUE(parseStress("gc-every-alloc,poison-freed", s, unknown));
  EXPECT_TRUE(s.gcEveryAlloc && s.poisonFreed && !s.verifyHeap);
  EXPECT_FALSE(parseStress("verify-heap,nonsense", s, unknown));
  EXPECT_EQ(unknown, "nonsense");
}

}  // namespace
}  // namespace vo::runtime
