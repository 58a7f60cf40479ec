// Tables of stack maps are read by the run time as they were made, and objects without their records are objects still.
#include "native/stack_maps.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "native_runtime/stack_map.h"

namespace vo::native {
namespace {

using native_runtime::MapReader;
using native_runtime::StackMap;

std::set<int64_t> words(MapReader& in) {
  std::set<int64_t> out;
  int64_t first = in.signedNumber();
  uint64_t bytes = in.number();
  for (uint64_t i = 0; i < bytes; i++) {
    unsigned bits = in.byte();
    for (unsigned b = 0; b < 8; b++)
      if ((bits >> b & 1) != 0) out.insert(first + static_cast<int64_t>(i * 8 + b));
  }
  return out;
}

/// What the table says of one call.
RootSet read(const StackMap& map, uint32_t offset) {
  RootSet out;
  const uint8_t* set = map.setAt(offset);
  if (set == nullptr) {
    ADD_FAILURE() << "no call returns to " << offset;
    return out;
  }
  MapReader in(set);
  uint8_t flags = in.byte();
  out.fromRbp = (flags & native_runtime::kFromRbp) != 0;
  if ((flags & native_runtime::kMapRegisters) != 0) {
    out.sureRegisters = static_cast<uint16_t>(in.number());
    out.maybeRegisters = static_cast<uint16_t>(in.number());
  }
  auto list = [&](std::vector<int64_t>& to) {
    std::set<int64_t> w = words(in);
    to.assign(w.begin(), w.end());
  };
  if ((flags & native_runtime::kMapSure) != 0) list(out.sure);
  if ((flags & native_runtime::kMapMaybe) != 0) list(out.maybe);
  out.hasVariables = (flags & native_runtime::kMapVariables) != 0;
  if (!out.hasVariables) return out;
  out.variablesAt = in.signedNumber();
  const uint8_t* bits = in.skip((map.variables() + 7) / 8);
  for (uint32_t i = 0; i < map.variables(); i++)
    if ((bits[i / 8] >> i % 8 & 1) != 0) out.live.push_back(i);
  return out;
}

void expectSame(const RootSet& want, const RootSet& got) {
  EXPECT_EQ(want.fromRbp, got.fromRbp);
  EXPECT_EQ(want.sureRegisters, got.sureRegisters);
  EXPECT_EQ(want.maybeRegisters, got.maybeRegisters);
  EXPECT_EQ(want.sure, got.sure);
  EXPECT_EQ(want.maybe, got.maybe);
  EXPECT_EQ(want.hasVariables, got.hasVariables);
  EXPECT_EQ(want.variablesAt, got.variablesAt);
  EXPECT_EQ(want.live, got.live);
}

RootSet someSet(std::mt19937& random, uint32_t variables) {
  auto number = [&](int64_t low, int64_t high) { return std::uniform_int_distribution<int64_t>(low, high)(random); };
  RootSet out;
  out.fromRbp = number(0, 1) != 0;
  int64_t all = number(0, 1) != 0 ? 31 : 1023;  // of x86-64, of aarch64
  out.sureRegisters = static_cast<uint16_t>(number(0, all));
  out.maybeRegisters = static_cast<uint16_t>(number(0, all) & ~out.sureRegisters);
  std::set<int64_t> sure, maybe;
  for (int64_t n = number(0, 6); n > 0; n--) sure.insert(number(-300, 300));
  for (int64_t n = number(0, 6); n > 0; n--) maybe.insert(number(-10, 20));
  for (int64_t w : sure) maybe.erase(w);
  out.sure.assign(sure.begin(), sure.end());
  out.maybe.assign(maybe.begin(), maybe.end());
  out.hasVariables = variables != 0 && number(0, 1) != 0;
  if (!out.hasVariables) return out;
  out.variablesAt = number(-1000, 1000);
  for (uint32_t i = 0; i < variables; i++)
    if (number(0, 2) == 0) out.live.push_back(i);
  return out;
}

TEST(StackMaps, PlacesOfSavedRegisters) {
  // x29 and x30 lie below them: five words with three registers, or six with a gap before the last.
  for (unsigned i = 0; i < 3; i++) EXPECT_EQ(native_runtime::savedBelow(i, 3, 5), i + 1);
  EXPECT_EQ(native_runtime::savedBelow(0, 3, 6), 1u);
  EXPECT_EQ(native_runtime::savedBelow(1, 3, 6), 2u);
  EXPECT_EQ(native_runtime::savedBelow(2, 3, 6), 4u);
  EXPECT_EQ(native_runtime::savedBelow(0, 1, 4), 2u);
}

TEST(StackMaps, AreReadAsTheyWereMade) {
  std::mt19937 random(1);
  for (uint32_t round = 0; round < 200; round++) {
    uint32_t variables = round % 20, calls = round * 7 % 300;
    std::vector<StackMapBuilder::Variable> table;
    for (uint32_t i = 0, at = 0; i < variables; i++) {
      std::vector<bool> bits(1 + random() % 40);
      for (size_t k = 0; k < bits.size(); k++) bits[k] = random() % 2 != 0;
      at += random() % 5;
      table.push_back({at, bits});
      at += static_cast<uint32_t>(bits.size());
    }
    StackMapBuilder builder(table);
    std::map<uint32_t, RootSet> sets;
    uint32_t most = round % 3 == 0 ? 0x20000 : 5000;
    while (sets.size() < calls) sets.try_emplace(static_cast<uint32_t>(random() % most), someSet(random, variables));
    for (const auto& [offset, set] : sets) builder.add(offset, set);
    unsigned saved = round % native_runtime::kSavedRegistersAarch64;
    if (round % 2 != 0) builder.saves(saved);
    builder.top(round % 32);
    std::vector<uint8_t> bytes = builder.finish();
    StackMap map(bytes.data());
    ASSERT_TRUE(map.isKnown());
    EXPECT_EQ(map.saved(), round % 2 != 0 ? 1u << saved : 0);
    EXPECT_EQ(map.top(), round % 32);
    ASSERT_EQ(map.variables(), variables);
    MapReader in = map.variableTable();
    uint64_t at = 0;
    for (const StackMapBuilder::Variable& v : table) {
      at += in.number();
      EXPECT_EQ(at, v.first);
      ASSERT_EQ(in.number(), v.isReference.size());
      const uint8_t* bits = in.skip((v.isReference.size() + 7) / 8);
      for (size_t i = 0; i < v.isReference.size(); i++) EXPECT_EQ((bits[i / 8] >> i % 8 & 1) != 0, v.isReference[i]);
      at += v.isReference.size();
    }
    for (const auto& [offset, set] : sets) expectSame(set, read(map, offset));
    for (uint32_t i = 0; i < 50; i++) {
      auto offset = static_cast<uint32_t>(random() % most);
      EXPECT_EQ(map.setAt(offset) != nullptr, sets.contains(offset));
    }
  }
}

TEST(StackMaps, AreSmall) {
  StackMapBuilder builder({});
  RootSet set;
  set.sure = {3, 5, 9};
  set.sureRegisters = 1;
  for (uint32_t i = 0; i < 100; i++) builder.add(i * 20, set);
  // Equal sets are one.
  EXPECT_EQ(builder.finish().size(), sizeof(native_runtime::StackMapHeader) + 100 * 4 + 6);
}

TEST(StackMaps, SureIsNotMaybe) {
  StackMapBuilder builder({});
  RootSet set;
  set.sure = {1, 2};
  set.maybe = {2, 3};
  set.sureRegisters = 3;
  set.maybeRegisters = 6;
  builder.add(8, set);
  std::vector<uint8_t> bytes = builder.finish();
  RootSet got = read(StackMap(bytes.data()), 8);
  EXPECT_EQ(got.maybe, std::vector<int64_t>{3});
  EXPECT_EQ(got.maybeRegisters, 4);
}

TEST(StackMaps, UnknownFunctionsSayWhatTheyPush) {
  StackMapBuilder builder({});
  builder.saves(2);
  std::vector<uint8_t> bytes = builder.finishUnknown();
  StackMap map(bytes.data());
  EXPECT_FALSE(map.isKnown());
  EXPECT_EQ(map.saved(), 4);
}

}  // namespace
}  // namespace vo::native
