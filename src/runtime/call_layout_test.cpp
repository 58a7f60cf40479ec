// Arguments of reflect's calls, from memory to slots and back.
#include "runtime/call_layout.h"

#include <gtest/gtest.h>

#include <cstring>
#include <vector>

#include "support/runtime_types.h"

namespace vo::runtime {
namespace {

using abi::Kind;
using abi::MemKind;
using testing::TestRuntime;
using testing::Types;

/// A function's descriptor: its types stand behind it.
class Signature {
 public:
  Signature(const std::vector<const Type*>& in, const std::vector<const Type*>& out) : words_(7 + in.size() + out.size()) {
    auto* t = reinterpret_cast<abi::FuncType*>(words_.data());
    t->inCount = static_cast<uint16_t>(in.size());
    t->outCount_ = static_cast<uint16_t>(out.size());
    size_t at = 7;
    for (const auto* list : {&in, &out})
      for (const Type* each : *list) words_[at++] = reinterpret_cast<uint64_t>(each);
  }
  const abi::FuncType* type() const { return reinterpret_cast<const abi::FuncType*>(words_.data()); }

 private:
  std::vector<uint64_t> words_;
};

struct CallLayoutTest : ::testing::Test {
  TestRuntime rt;
  Types types;
  CallLayout layout{rt.memory, rt.barrier};
  const Type* i8 = types.scalar(Kind::Int8, 1, "int8");
  const Type* u16 = types.scalar(Kind::Uint16, 2, "uint16");
  const Type* i64 = types.scalar(Kind::Int, 8, "int");
  const Type* text = types.string();
  const Type* bytes = types.sliceOf(i8);
  const Type* pair = types.structOf({i8, i64, text});
  const Type* large = types.structOf(std::vector<const Type*>(17, i64));
};

TEST_F(CallLayoutTest, Shapes) {
  EXPECT_EQ(layout.shapeOf(i8).slots, 1u);
  EXPECT_EQ(layout.shapeOf(i8).steps[0].kind, MemKind::I8);
  EXPECT_EQ(layout.shapeOf(text).slots, 2u);
  EXPECT_EQ(layout.shapeOf(bytes).slots, 3u);
  const ValueShape& s = layout.shapeOf(pair);
  ASSERT_EQ(s.slots, 4u);
  EXPECT_EQ(s.steps[1].offset, 8u);
  EXPECT_EQ(s.steps[2].kind, MemKind::Ref);
  EXPECT_FALSE(layout.shapeOf(types.structOf(std::vector<const Type*>(16, i64))).inMemory);
  EXPECT_TRUE(layout.shapeOf(large).inMemory);
  EXPECT_EQ(layout.shapeOf(large).slots, 1u);
  EXPECT_EQ(&layout.shapeOf(pair), &s);
}

TEST_F(CallLayoutTest, MemoryIsGosStackLayout) {
  Signature f({i8, u16, i64, i8}, {i8, text});
  CallMemory m = callMemory(f.type());
  EXPECT_EQ(m.resultsAt, 24u);  // 0, 2, 8, 16
  EXPECT_EQ(m.size, 48u);       // 24, 32
  EXPECT_EQ(callMemory(Signature({}, {}).type()).size, 0u);
  CallShape c = layout.callShapeOf(f.type());
  EXPECT_EQ(c.params, 4u);
  EXPECT_EQ(c.results, 3u);
}

TEST_F(CallLayoutTest, ArgumentsAndResultsThereAndBack) {
  Signature f({i8, pair, large}, {large, u16});
  const abi::FuncType* t = f.type();
  CallMemory m = callMemory(t);
  std::vector<uint64_t> memory(m.size / 8), values(17, 5);
  auto at = reinterpret_cast<uint64_t>(memory.data());
  Slot given[6] = {abi::intSlot(-3), abi::intSlot(-4), 7, abi::ptrSlot("abc"), 3, abi::ptrSlot(values.data())};
  layout.storeArguments(t, at, given);
  EXPECT_EQ(*reinterpret_cast<int8_t*>(at), -3);

  base::Vec<Slot> slots(rt.memory);
  layout.loadCall(layout.callShapeOf(t), at, at + m.resultsAt, slots);
  ASSERT_EQ(slots.size(), 8u);
  EXPECT_EQ(slots[0], at + m.resultsAt);  // where the large result is to go
  for (size_t i = 0; i < 5; i++) EXPECT_EQ(slots[2 + i], given[i]) << i;
  EXPECT_EQ(abi::slotPtr<uint64_t>(slots[7])[16], 5u);

  Slot results[2] = {slots[0], 0x12345};
  abi::slotPtr<uint64_t>(results[0])[16] = 9;
  layout.storeResults(t, at + m.resultsAt, results);
  std::vector<uint64_t> room(17);
  Slot taken[2] = {abi::ptrSlot(room.data()), 0};
  layout.loadResults(rt, t, at + m.resultsAt, taken);
  EXPECT_EQ(room[16], 9u);
  EXPECT_EQ(taken[1], 0x2345u);
}

TEST_F(CallLayoutTest, AReceiverComesFirst) {
  Signature f({i64}, {});
  uint64_t memory[3] = {1, 2, 3};
  CallShape c = layout.callShapeOf(f.type());
  c.receiver = text;
  base::Vec<Slot> slots(rt.memory);
  layout.loadCall(c, reinterpret_cast<uint64_t>(memory), 0, slots);
  ASSERT_EQ(slots.size(), 3u);
  for (size_t i = 0; i < 3; i++) EXPECT_EQ(slots[i], i + 1);
}

}  // namespace
}  // namespace vo::runtime
