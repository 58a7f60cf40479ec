#include "runtime/map.h"
#include "runtime/map_table.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <set>
#include <string>
#include <unordered_map>

#include "runtime/barrier.h"
#include "runtime/pieces.h"
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
    abi::Slot elem = 0;
    EXPECT_EQ(testing::finish(cx, mapAssign(cx, t, m, key, &elem)), HelperStatus::Done);
    return abi::slotPtr(elem);
  }
  void* find(const abi::MapType* t, Map* m, const void* key) {
    abi::Slot elem = 0, found = 7;
    EXPECT_EQ(testing::finish(cx, mapFind(cx, t, m, key, {.elem = &elem, .found = &found})), HelperStatus::Done);
    EXPECT_EQ(found, elem != 0);
    return abi::slotPtr(elem);
  }
  void begin(const abi::MapType* t, Map* m, MapIter* it) {
    EXPECT_EQ(testing::finish(cx, mapIterInit(cx, t, m, it)), HelperStatus::Done);
  }
  void advance(MapIter* it) { EXPECT_EQ(testing::finish(cx, mapIterNext(cx, it)), HelperStatus::Done); }
  Map* clone(const abi::MapType* t, Map* m) {
    abi::Slot out = 0;
    EXPECT_EQ(testing::finish(cx, mapClone(cx, t, m, &out)), HelperStatus::Done);
    return abi::slotPtr<Map>(out);
  }
  void agreesWithAModel(uint64_t keys);
  abi::GoString text(const std::string& s) {
    auto* p = static_cast<uint8_t*>(rt.heap.allocNoScan(s.size() + 1));
    memcpy(p, s.data(), s.size());
    return {p, static_cast<int64_t>(s.size())};
  }
};

TEST_F(MapTest, AgreesWithAModel) {
  for (uint64_t keys : {20u, 5000u, 60000u}) agreesWithAModel(keys);
}

void MapTest::agreesWithAModel(uint64_t keys) {
  const abi::MapType* t = types.mapOf(i64, i64);
  Map* m = makeMap(rt, t, keys == 60000 ? 30000 : 0);
  fiber->stack = {m};
  std::unordered_map<uint64_t, uint64_t> model;
  std::mt19937_64 random(7);
  for (int i = 0; i < 400000; i++) {
    uint64_t key = random() % keys, value = random();
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
    if (i % 100000 == 49999) {
      mapClear(rt, t, m);
      model.clear();
    }
    pause();
  }
  std::unordered_map<uint64_t, uint64_t> seen;
  MapIter it{};
  for (begin(t, m, &it); it.key != nullptr; advance(&it)) {
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
    auto n = static_cast<uint32_t>(random() % (round % 100 == 7 ? 9000 : round % 10 == 0 ? 1200 : 12));
    for (uint32_t i = 0; i < n; i++) {
      *static_cast<uint64_t*>(mapAssign32(rt, m, i)) = i;
      stay.insert(i);
    }
    uint32_t next = 1000000;
    MapIter it{};
    for (begin(t, m, &it); it.key != nullptr; advance(&it)) {
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
      if (next < 1000000 + 2000 + 2 * n) {
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
  for (begin(t, m, &it); it.key != nullptr; advance(&it)) {
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
  begin(t, m, &it);
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
      Map* copy = clone(t, m);
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
  abi::Slot elem;
  EXPECT_EQ(mapFind(cx, t, m, &unhashable, {.elem = &elem}), HelperStatus::Panic);
  EXPECT_EQ(cx.panic.kind, abi::PanicKind::Unhashable);
  EXPECT_EQ(cx.panic.types[0], slice);
  EXPECT_EQ(mapFind(cx, t, nullptr, &unhashable, {.elem = &elem}), HelperStatus::Panic);
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
  begin(t, nullptr, &it);
  EXPECT_EQ(it.key, nullptr);
  EXPECT_NE(it.type, nullptr);
  Map* m = makeMap(rt, t, 0);
  begin(t, m, &it);
  EXPECT_EQ(it.key, nullptr);
  advance(&it);
  EXPECT_EQ(it.key, nullptr);
}

/// Growth moves one table at a time: no insertion takes much more than another.
TEST_F(MapTest, GrowsByTables) {
  const abi::MapType* t = types.mapOf(i64, i64);
  Map* m = makeMap(rt, t, 0);
  fiber->stack = {m};
  uint64_t most = 0, before = rt.heap.stats().totalAlloc;
  constexpr uint64_t kCount = 300000;
  for (uint64_t i = 0; i < kCount; i++) {
    *static_cast<uint64_t*>(mapAssign64(rt, m, i * 0x9e3779b97f4a7c15)) = i;
    uint64_t now = rt.heap.stats().totalAlloc;
    most = std::max(most, now - before);
    before = now;
  }
  EXPECT_LE(most, 64u << 10);
  rt.gc.collect(&fiber->g);
  EXPECT_LE(rt.heap.live(), kCount * 16 * 8 / 7 * 2);
  for (uint64_t i = 0; i < kCount; i++) {
    auto* e = static_cast<uint64_t*>(mapFind64(rt, m, i * 0x9e3779b97f4a7c15));
    ASSERT_NE(e, nullptr);
    ASSERT_EQ(*e, i);
  }
  // Few entries in many tables: the next one is looked for in pieces.
  for (uint64_t i = 0; i < kCount; i++)
    if (i != 777) mapDelete64(rt, m, i * 0x9e3779b97f4a7c15);
  MapIter it{};
  testing::Pieces pieces;
  ASSERT_EQ(testing::finish(cx, mapIterInit(cx, t, m, &it), nullptr, &pieces), HelperStatus::Done);
  ASSERT_NE(it.key, nullptr);
  EXPECT_EQ(*static_cast<uint64_t*>(it.elem), 777u);
  ASSERT_EQ(testing::finish(cx, mapIterNext(cx, &it), nullptr, &pieces), HelperStatus::Done);
  EXPECT_EQ(it.key, nullptr);
  EXPECT_GE(pieces.count, 4u);
  EXPECT_LE(pieces.mostWork, abi::kMaxWork);
}

TEST_F(MapTest, ClonesOfLargeMaps) {
  const abi::MapType* t = types.mapOf(str, types.record(320, {0, 39}));
  Map* m = makeMap(rt, t, 0);
  fiber->stack = {m, nullptr};
  constexpr int kCount = 20000;
  for (int i = 0; i < kCount; i++) {
    abi::GoString key = text("key" + std::to_string(i) + std::string(i % 50 == 0 ? 300 : 0, 'x'));
    fiber->stack[1] = const_cast<uint8_t*>(key.data);
    static_cast<int64_t*>(assign(t, m, &key))[1] = i;
    pause();
  }
  abi::Slot out = 0;
  testing::Pieces pieces;
  ASSERT_EQ(testing::finish(cx, mapClone(cx, t, m, &out), nullptr, &pieces), HelperStatus::Done);
  EXPECT_GE(pieces.count, 100u);
  auto* copy = abi::slotPtr<Map>(out);
  fiber->stack = {m, copy};
  EXPECT_EQ(mapLen(copy), kCount);
  MapIter it{};
  int seen = 0;
  for (begin(t, m, &it); it.key != nullptr; advance(&it), seen++) {
    auto* other = static_cast<int64_t*>(find(t, copy, it.key));
    ASSERT_NE(other, nullptr);
    ASSERT_NE(other, it.elem);
    ASSERT_EQ(other[1], static_cast<int64_t*>(it.elem)[1]);
  }
  EXPECT_EQ(seen, kCount);
  rt.gc.collect(&fiber->g);
  rt.gc.verify();
}

/// Keys that are hashed and compared in pieces, and such that are kept with their hashes.
TEST_F(MapTest, LongKeys) {
  const abi::MapType* byText = types.mapOf(str, i64);
  const abi::MapType* byAny = types.mapOf(types.any(), i64);
  for (size_t length : {size_t{300}, size_t{5000}, size_t{200000}}) {
    for (bool any : {false, true}) {
      const abi::MapType* t = any ? byAny : byText;
      Map* m = makeMap(rt, t, 0);
      fiber->stack = {m};
      int count = length > 100000 ? 40 : 2000;
      std::vector<abi::GoString> keys;
      std::vector<abi::Eface> boxes;
      for (int i = 0; i < count; i++) {
        keys.push_back(text(std::string(length, 'k') + std::to_string(i)));
        fiber->stack.push_back(const_cast<uint8_t*>(keys.back().data));
      }
      for (abi::GoString& k : keys) boxes.push_back({str, &k});
      auto keyOf = [&](size_t i) { return any ? static_cast<void*>(&boxes[i]) : &keys[i]; };
      for (size_t i = 0; i < keys.size(); i++) *static_cast<uint64_t*>(assign(t, m, keyOf(i))) = i;
      EXPECT_EQ(mapLen(m), count);
      for (size_t i = 0; i < keys.size(); i++) {
        std::string again(keys[i].view());
        abi::GoString s = abi::goString(again);
        abi::Eface box = {str, &s};
        auto* e = static_cast<uint64_t*>(find(t, m, any ? static_cast<void*>(&box) : &s));
        ASSERT_NE(e, nullptr);
        ASSERT_EQ(*e, i);
        s.len--;
        ASSERT_EQ(find(t, m, any ? static_cast<void*>(&box) : &s), i >= 10 ? find(t, m, keyOf(i / 10)) : nullptr);
      }
      // Grows while it is iterated: the frozen tables' keys are found again.
      MapIter it{};
      std::set<uint64_t> seen;
      abi::GoString more[3000];
      size_t added = 0;
      for (begin(t, m, &it); it.key != nullptr; advance(&it)) {
        uint64_t value = *static_cast<uint64_t*>(it.elem);
        ASSERT_TRUE(value >= 1000000 || seen.insert(value).second);
        for (int k = 0; k < 3 && added < std::size(more); k++) {
          more[added] = text("m" + std::to_string(added));
          fiber->stack.push_back(const_cast<uint8_t*>(more[added].data));
          abi::Eface box = {str, &more[added]};
          *static_cast<uint64_t*>(assign(t, m, any ? static_cast<void*>(&box) : &more[added])) = 1000000 + added;
          added++;
        }
      }
      EXPECT_EQ(seen.size(), keys.size());
      for (size_t i = 0; i < keys.size(); i++)
        ASSERT_EQ(testing::finish(cx, mapDelete(cx, t, m, keyOf(i))), HelperStatus::Done);
      EXPECT_EQ(mapLen(m), static_cast<int64_t>(added));
    }
  }
}

TEST_F(MapTest, LargeCells) {
  const Type* large = types.record(3 * kPieceBytes, {0, 1000});
  const abi::MapType* t = types.mapOf(i64, large);
  Map* m = makeMap(rt, t, 0);
  fiber->stack = {m};
  EXPECT_TRUE(mapMustAsk(m));
  EXPECT_EQ(mapAssign64(rt, m, 1), nullptr);
  for (int round = 0; round < 2; round++) {
    for (int64_t i = 0; i < 40; i++) {
      auto* e = static_cast<int64_t*>(assign(t, m, &i));
      ASSERT_EQ(e[1] + e[large->size / 8 - 1], 0);
      e[1] = e[large->size / 8 - 1] = i + 1;
      ASSERT_EQ(mapFind64(rt, m, static_cast<uint64_t>(i)), e);
    }
    ASSERT_EQ(mapLen(m), 40);
    Map* copy = clone(t, m);
    fiber->stack.push_back(copy);
    for (int64_t i = 0; i < 40; i++) {
      auto* e = static_cast<int64_t*>(find(t, copy, &i));
      ASSERT_NE(e, find(t, m, &i));
      ASSERT_EQ(e[large->size / 8 - 1], i + 1);
    }
    mapClear(rt, t, m);
    fiber->stack = {m};
    rt.gc.collect(&fiber->g);
    rt.gc.verify();
  }
  const abi::MapType* byLarge = types.mapOf(types.structOf({types.structOf(std::vector<const Type*>(20000, i64))}), i64);
  m = makeMap(rt, byLarge, 0);
  fiber->stack = {m};
  std::vector<int64_t> key(20000);
  for (int64_t i = 0; i < 20; i++) {
    key.back() = i;
    *static_cast<int64_t*>(assign(byLarge, m, key.data())) = i;
  }
  EXPECT_EQ(mapLen(m), 20);
  for (int64_t i = 0; i < 20; i++) {
    key.back() = i;
    ASSERT_EQ(*static_cast<int64_t*>(find(byLarge, m, key.data())), i);
  }
}

}  // namespace

TEST(MapShape, IsTakenBeforeAndBehindAChangeButNotInIt) {
  Map m = {};
  m.shift = kSingle;
  m.groupMask = 3;
  MapShape s;
  EXPECT_TRUE(s.take(&m));
  EXPECT_EQ(s.groupMask, 3);
  {
    Reshaping now(&m);
    m.groupMask = 7;
    EXPECT_FALSE(s.take(&m));
  }
  EXPECT_TRUE(s.take(&m));
  EXPECT_EQ(s.groupMask, 7);
}

}  // namespace vo::runtime
