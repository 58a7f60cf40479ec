#include "runtime/map.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <set>
#include <string>
#include <unordered_map>

#include "runtime/barrier.h"
#include "runtime/runtime.h"
#include "support/runtime_types.h"

namespace vo::runtime {
namespace {

using abi::HelperContext;
using abi::HelperStatus;
using abi::Kind;
using testing::TestEngine;
using testing::testOptions;
using testing::TestRuntime;
using testing::Types;

struct MapTest : ::testing::Test {
  TestRuntime rt;
  TestEngine engine{rt};
  Types types;
  HelperContext cx{rt};
  TestEngine::Fiber* fiber = engine.spawn();
  const Type* i64 = types.scalar(Kind::Int, 8, "int");
  const Type* i32 = types.scalar(Kind::Int32, 4, "int32");
  const Type* u8 = types.scalar(Kind::Uint8, 1, "uint8");
  const Type* f64 = types.scalar(Kind::Float64, 8, "float64");
  const Type* none = types.scalar(Kind::Struct, 0, "struct {}");
  const Type* str = types.string();

  void pause() {
    if (rt.gcWanted()) rt.gc.step(&fiber->g);
  }
  void* assign(const abi::MapType* t, Map* m, const void* key) {
    void* elem = nullptr;
    EXPECT_EQ(mapAssign(cx, t, m, key, &elem), HelperStatus::Done);
    return elem;
  }
  void* find(const abi::MapType* t, Map* m, const void* key) {
    void* elem = nullptr;
    EXPECT_EQ(mapFind(cx, t, m, key, &elem), HelperStatus::Done);
    return elem;
  }
  abi::GoString text(const std::string& s) {
    auto* p = static_cast<uint8_t*>(rt.heap.allocNoScan(s.size() + 1));
    memcpy(p, s.data(), s.size());
    return {p, static_cast<int64_t>(s.size())};
  }
};

TEST_F(MapTest, AgreesWithAModel) {
  const abi::MapType* t = types.mapOf(i64, i64);
  Map* m = makeMap(rt, t, 0);
  fiber->stack = {m};
  std::unordered_map<uint64_t, uint64_t> model;
  std::mt19937_64 random(7);
  for (int i = 0; i < 400000; i++) {
    uint64_t key = random() % 5000, value = random();
    switch (random() % 4) {
      case 0:
      case 1:
        *static_cast<uint64_t*>(random() % 2 != 0 ? mapAssign64(rt, m, key) : assign(t, m, &key)) =
            value;
        model[key] = value;
        break;
      case 2:
        if (random() % 2 != 0) {
          mapDelete64(rt, m, key);
        } else {
          mapDelete(cx, t, m, &key);
        }
        model.erase(key);
        break;
      case 3: {
        auto it = model.find(key);
        auto* e = static_cast<uint64_t*>(mapFind64(rt, m, key));
        ASSERT_EQ(e != nullptr, it != model.end());
        if (e != nullptr) ASSERT_EQ(*e, it->second);
        ASSERT_EQ(find(t, m, &key), e);
        break;
      }
    }
    ASSERT_EQ(mapLen(m), static_cast<int64_t>(model.size()));
    if (i % 50000 == 49999) {
      mapClear(rt, t, m);
      model.clear();
    }
    pause();
  }
  std::unordered_map<uint64_t, uint64_t> seen;
  MapIter it{};
  for (mapIterInit(rt, t, m, &it); it.key != nullptr; mapIterNext(rt, &it)) {
    ASSERT_TRUE(seen.emplace(*static_cast<uint64_t*>(it.key), *static_cast<uint64_t*>(it.elem)).second);
  }
  EXPECT_EQ(seen, model);
}

TEST_F(MapTest, StringsAndPointersSurviveCollections) {
  const abi::MapType* t = types.mapOf(str, types.pointerTo(i64));
  Map* m = makeMap(rt, t, 10);
  fiber->stack = {m, nullptr};
  std::unordered_map<std::string, uint64_t> model;
  std::mt19937_64 random(8);
  for (int i = 0; i < 100000; i++) {
    std::string key = "key" + std::to_string(random() % 3000);
    if (random() % 3 != 0) {
      abi::GoString s = text(key);
      fiber->stack[1] = const_cast<uint8_t*>(s.data);
      auto* cell = static_cast<uint64_t*>(rt.heap.allocNoScan(8));
      *cell = random();
      storePointer(rt.barrier, mapAssignString(rt, m, s), cell);
      model[key] = *cell;
    } else if (random() % 2 != 0) {
      mapDeleteString(rt, m, abi::goString(key));
      model.erase(key);
    } else {
      auto** e = static_cast<uint64_t**>(mapFindString(rt, m, abi::goString(key)));
      auto it = model.find(key);
      ASSERT_EQ(e != nullptr, it != model.end());
      if (e != nullptr) ASSERT_EQ(**e, it->second);
    }
    pause();
    if (i % 10000 == 0) rt.gc.collect(&fiber->g);
  }
  rt.gc.collect(&fiber->g);
  for (auto& [key, value] : model) {
    auto** e = static_cast<uint64_t**>(mapFindString(rt, m, abi::goString(key)));
    ASSERT_NE(e, nullptr);
    ASSERT_EQ(**e, value);
  }
  rt.gc.verify();
}

/// Each entry that stays is shown exactly once; a deleted one that was not yet shown never.
TEST_F(MapTest, IterationWithMutation) {
  const abi::MapType* t = types.mapOf(i32, i64);
  std::mt19937 random(9);
  for (int round = 0; round < 600; round++) {
    Map* m = makeMap(rt, t, 0);
    fiber->stack = {m};
    std::set<uint32_t> stay, deleted, shown;
    auto n = static_cast<uint32_t>(random() % (round % 10 == 0 ? 500 : 12));
    for (uint32_t i = 0; i < n; i++) {
      *static_cast<uint64_t*>(mapAssign32(rt, m, i)) = i;
      stay.insert(i);
    }
    uint32_t next = 1000000;
    MapIter it{};
    for (mapIterInit(rt, t, m, &it); it.key != nullptr; mapIterNext(rt, &it)) {
      uint32_t key = *static_cast<uint32_t*>(it.key);
      uint64_t elem = *static_cast<uint64_t*>(it.elem);
      ASSERT_TRUE(shown.insert(key).second) << "shown twice";
      ASSERT_FALSE(deleted.count(key)) << "shown after delete";
      ASSERT_TRUE(elem == key || elem == key + 7ull);
      for (auto k = random() % 4; k > 0; k--) {
        uint32_t victim = static_cast<uint32_t>(random() % (n + 1));
        mapDelete32(rt, m, victim);
        stay.erase(victim);
        deleted.insert(victim);
      }
      if (next < 1000000 + 2000) {
        for (auto k = random() % 6; k > 0; k--) *static_cast<uint64_t*>(mapAssign32(rt, m, next)) = next, next++;
      }
      uint32_t changed = static_cast<uint32_t>(random() % (n + 1));
      if (stay.count(changed)) *static_cast<uint64_t*>(mapAssign32(rt, m, changed)) = changed + 7;
    }
    for (uint32_t k : stay) ASSERT_TRUE(shown.count(k)) << "an entry was missed";
    pause();
  }
}

TEST_F(MapTest, ClearDuringIteration) {
  const abi::MapType* t = types.mapOf(f64, i64);
  Map* m = makeMap(rt, t, 0);
  fiber->stack = {m};
  for (int i = 0; i < 100; i++) {
    double nan = NAN;
    *static_cast<int64_t*>(assign(t, m, &nan)) = i;
  }
  EXPECT_EQ(mapLen(m), 100);
  double nan = NAN;
  EXPECT_EQ(find(t, m, &nan), nullptr);
  int shown = 0;
  MapIter it{};
  for (mapIterInit(rt, t, m, &it); it.key != nullptr; mapIterNext(rt, &it)) {
    if (++shown == 10) {
      for (int i = 0; i < 1000; i++) assign(t, m, &nan);  // grows: the old table is frozen
    }
    if (shown == 20) mapClear(rt, t, m);
  }
  EXPECT_EQ(shown, 20);
  EXPECT_EQ(mapLen(m), 0);
}

TEST_F(MapTest, SignedZeroIsOneKeyAndIsUpdated) {
  const abi::MapType* t = types.mapOf(f64, i64);
  Map* m = makeMap(rt, t, 0);
  double plus = 0.0, minus = -0.0;
  assign(t, m, &plus);
  assign(t, m, &minus);
  EXPECT_EQ(mapLen(m), 1);
  MapIter it{};
  mapIterInit(rt, t, m, &it);
  EXPECT_TRUE(std::signbit(*static_cast<double*>(it.key)));
}

TEST_F(MapTest, OddSizes) {
  struct Wide {
    uint64_t words[40];
  };
  const Type* wide = types.structOf(std::vector<const Type*>(40, i64));
  const Type* wideRefs = types.record(320, {0, 39});
  for (const Type* key : {u8, i32, wide}) {
    for (const Type* elem : {none, u8, i64, wide, wideRefs}) {
      const abi::MapType* t = types.mapOf(key, elem);
      Map* m = makeMap(rt, t, 3);
      fiber->stack = {m};
      for (uint64_t i = 0; i < 200; i++) {
        Wide k{};
        k.words[0] = i;
        void* e = assign(t, m, &k);
        if (elem == wideRefs) {
          storePointer(rt.barrier, static_cast<void**>(e) + 39, rt.heap.allocNoScan(16));
        } else if (elem->size != 0) {
          memcpy(e, &i, std::min<size_t>(8, elem->size));
        }
        pause();
      }
      rt.gc.collect(&fiber->g);
      rt.gc.verify();
      Map* copy = mapClone(rt, t, m);
      fiber->stack.push_back(copy);
      EXPECT_EQ(mapLen(copy), 200);
      for (uint64_t i = 0; i < 200; i++) {
        Wide k{};
        k.words[0] = i;
        for (Map* one : {m, copy}) {
          void* e = find(t, one, &k);
          ASSERT_NE(e, nullptr);
          if (elem == i64) ASSERT_EQ(*static_cast<uint64_t*>(e), i);
        }
        if (elem->size > 128) ASSERT_NE(find(t, m, &k), find(t, copy, &k));
      }
      for (uint64_t i = 0; i < 200; i++) {
        Wide k{};
        k.words[0] = i;
        mapDelete(cx, t, m, &k);
      }
      EXPECT_EQ(mapLen(m), 0);
      EXPECT_EQ(mapLen(copy), 200);
    }
  }
}

TEST_F(MapTest, InterfaceKeys) {
  const abi::MapType* t = types.mapOf(types.any(), i64);
  Map* m = makeMap(rt, t, 0);
  const Type* slice = types.sliceOf(i64);
  abi::GoString s = text("hello");
  int64_t n = 42;
  abi::GoSlice bad{};
  using abi::Eface;
  Eface keys[4] = {{nullptr, nullptr}, {str, &s}, {i64, &n}, {types.pointerTo(i64), &n}};
  int64_t i = 0;
  for (abi::Eface& k : keys) *static_cast<int64_t*>(assign(t, m, &k)) = i++;
  EXPECT_EQ(mapLen(m), 4);
  abi::GoString s2 = text("hello");
  abi::Eface again{str, &s2};
  EXPECT_EQ(*static_cast<int64_t*>(find(t, m, &again)), 1);
  abi::Eface unhashable{slice, &bad};
  void* elem;
  EXPECT_EQ(mapFind(cx, t, m, &unhashable, &elem), HelperStatus::Panic);
  EXPECT_EQ(cx.panic.kind, abi::PanicKind::Unhashable);
  EXPECT_EQ(cx.panic.types[0], slice);
  EXPECT_EQ(mapFind(cx, t, nullptr, &unhashable, &elem), HelperStatus::Panic);
  EXPECT_EQ(mapAssign(cx, t, nullptr, &keys[1], &elem), HelperStatus::Panic);
  EXPECT_EQ(cx.panic.kind, abi::PanicKind::AssignNilMap);
  EXPECT_EQ(mapDelete(cx, t, m, &unhashable), HelperStatus::Panic);
}

TEST_F(MapTest, NilAndEmpty) {
  const abi::MapType* t = types.mapOf(i64, i64);
  EXPECT_EQ(mapFind64(rt, nullptr, 1), nullptr);
  mapDelete64(rt, nullptr, 1);
  mapClear(rt, t, nullptr);
  MapIter it{};
  mapIterInit(rt, t, nullptr, &it);
  EXPECT_EQ(it.key, nullptr);
  EXPECT_NE(it.type, nullptr);
  Map* m = makeMap(rt, t, 0);
  mapIterInit(rt, t, m, &it);
  EXPECT_EQ(it.key, nullptr);
  mapIterNext(rt, &it);
  EXPECT_EQ(it.key, nullptr);
}

}  // namespace
}  // namespace vo::runtime
