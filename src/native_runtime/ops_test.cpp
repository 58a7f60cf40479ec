// This file calls instructions as generated code does, without an engine.
#include "native_runtime/ops.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <initializer_list>
#include <string>
#include <vector>

#include "native_runtime/engine.h"
#include "native_runtime/fast.h"
#include "native_runtime/op_frame.h"
#include "native_runtime/thread.h"
#include "runtime/chan.h"
#include "runtime/map.h"
#include "runtime/pieces.h"
#include "support/runtime_types.h"

// What these need of an engine.
extern "C" {
std::atomic<uint8_t> vo_threaded;
const volatile uint8_t vo_barrier_flag = 0;
[[noreturn]] void vo_trap(uint64_t, uint64_t, uint64_t) { abort(); }
}

namespace vo::native_runtime {
namespace {

using abi::HelperContext;
using abi::HelperStatus;
using abi::Kind;
using abi::PanicKind;
using abi::ptrSlot;
using abi::slotPtr;
using bytecode::Insn;
using bytecode::MapKind;
using bytecode::MemKind;
using runtime::testing::Pieces;
using runtime::testing::TestEngine;
using runtime::testing::TestRuntime;
using runtime::testing::Types;

struct OpsTest : ::testing::Test {
  TestRuntime rt;
  TestEngine engine{rt};
  Types types;
  HelperContext cx{rt};
  TestEngine::Fiber* fiber = engine.spawn();
  const abi::Type* i64 = types.scalar(Kind::Int, 8, "int");
  const abi::Type* u8 = types.scalar(Kind::Uint8, 1, "uint8");
  const abi::Type* str = types.string();
  std::vector<Slot> frame;
  Pieces pieces;

  OpsTest() {
    types.enter(rt.metadata);
    cx.g = &fiber->g;
  }
  /// The frame of `in`: extra words, `sets` slots that the instruction sets, those that it uses.
  HelperStatus run(abi::HelperFn op, Insn in, std::initializer_list<Slot> extra, size_t sets, std::vector<Slot> uses) {
    frame = {in.word};
    frame.insert(frame.end(), extra);
    EXPECT_EQ(frame.size(), 1 + extraWords(in.op()));
    first = frame.size();
    frame.insert(frame.end(), sets, 0x5e7);
    frame.insert(frame.end(), uses.begin(), uses.end());
    return runtime::testing::finish(cx, op(cx, frame.data()), frame.data(), &pieces);
  }
  size_t first = 0;
  Slot result(size_t i = 0) const { return frame[first + i]; }
  static Insn insn(Op op, uint8_t flags = 0, uint16_t c = 0) { return Insn::abc(op, flags, 1, 2, c); }
  std::string text(size_t i = 0) const { return std::string(abi::slotString(&frame[first + i]).view()); }
};

std::vector<Slot> strings(std::initializer_list<std::string_view> texts) {
  std::vector<Slot> slots;
  for (std::string_view t : texts) {
    slots.push_back(ptrSlot(t.data()));
    slots.push_back(t.size());
  }
  return slots;
}

TEST_F(OpsTest, Allocate) {
  EXPECT_EQ(run(vo_op_New, Insn::aImm(Op::New, 0, 1, 0), {ptrSlot(i64)}, 1, {}), HelperStatus::Done);
  EXPECT_EQ(*slotPtr<uint64_t>(result()), 0u);
  EXPECT_EQ(run(vo_op_MakeSlice, insn(Op::MakeSlice), {ptrSlot(i64), 0}, 3, {3, 5}), HelperStatus::Done);
  EXPECT_EQ(result(1), 3u);
  EXPECT_EQ(result(2), 5u);
  const abi::Type* layout = types.record(24, {1});
  EXPECT_EQ(run(vo_op_MkClosure, insn(Op::MkClosure, 2), {77, ptrSlot(layout)}, 1, {0, 9}), HelperStatus::Done);
  EXPECT_EQ(slotPtr<Slot>(result())[0], 77u);
  EXPECT_EQ(slotPtr<Slot>(result())[2], 9u);
  EXPECT_EQ(run(vo_op_Box, insn(Op::Box), {ptrSlot(i64), static_cast<Slot>(MemKind::Word)}, 1, {1000}), HelperStatus::Done);
  EXPECT_EQ(*slotPtr<uint64_t>(result()), 1000u);
}

TEST_F(OpsTest, AllocationsThatFailLeaveTheFrame) {
  EXPECT_EQ(run(vo_op_MakeSlice, insn(Op::MakeSlice), {ptrSlot(i64), 0}, 3, {~Slot{0}, 5}), HelperStatus::Panic);
  EXPECT_EQ(cx.panic.kind, PanicKind::MakeSliceLen);
  rt.memory.setLimit(rt.memory.inUse());
  EXPECT_EQ(run(vo_op_MakeSlice, insn(Op::MakeSlice), {ptrSlot(u8), 0}, 3, {1 << 30, 1 << 30}), HelperStatus::Panic);
  EXPECT_EQ(cx.panic.kind, PanicKind::OutOfMemory);
  EXPECT_EQ(result(), 0x5e7u);
  rt.memory.setLimit(base::Allocator::kNoLimit);
  EXPECT_EQ(vo_op_MakeSlice(cx, frame.data()), HelperStatus::Again);
}

TEST_F(OpsTest, Memory) {
  uint64_t from[2] = {4, 5}, to[2] = {};
  EXPECT_EQ(run(vo_op_CopyT, insn(Op::CopyT), {ptrSlot(i64), 2}, 0, {ptrSlot(to), ptrSlot(from)}), HelperStatus::Done);
  EXPECT_EQ(to[1], 5u);
  EXPECT_EQ(run(vo_op_EqMem, insn(Op::EqMem), {ptrSlot(i64), 0}, 1, {ptrSlot(to), ptrSlot(from)}), HelperStatus::Done);
  EXPECT_EQ(result(), 1u);
  EXPECT_EQ(run(vo_op_ClearT, insn(Op::ClearT), {ptrSlot(i64), 1}, 0, {ptrSlot(to)}), HelperStatus::Done);
  EXPECT_EQ(to[0], 0u);
}

/// A type with a copy plan in front, as linked ones have it.
TEST_F(OpsTest, SlotsByPlan) {
  link::CopyStep steps[] = {{.offset = 0, .kind = static_cast<uint8_t>(MemKind::I8)},
                            {.offset = 8, .kind = static_cast<uint8_t>(MemKind::Ref)}};
  link::CopyPlan plan = {2, 0, steps};
  struct {
    const link::CopyPlan* plan;
    abi::Type type;
  } planned = {&plan, {}};
  struct {
    int64_t head;
    int8_t small;
    void* p;
  } value = {0, -3, &planned}, copy = {};
  Slot type = ptrSlot(&planned.type);
  EXPECT_EQ(run(vo_op_LoadT, insn(Op::LoadT, 0, 8), {type, 0}, 2, {ptrSlot(&value)}), HelperStatus::Done);
  EXPECT_EQ(result(0), static_cast<Slot>(-3));
  EXPECT_EQ(result(1), ptrSlot(&planned));
  EXPECT_EQ(run(vo_op_StoreT, insn(Op::StoreT, 0, 8), {type, 0}, 0, {ptrSlot(&copy), static_cast<Slot>(-3), 64}), HelperStatus::Done);
  EXPECT_EQ(copy.small, -3);
  EXPECT_EQ(copy.p, slotPtr(64));
  EXPECT_EQ(run(vo_op_StoreT, insn(Op::StoreT, 0, 8), {type, 0}, 0, {0, 0, 0}), HelperStatus::Panic);
  EXPECT_EQ(cx.panic.kind, PanicKind::NilDeref);
  EXPECT_EQ(cx.panic.x, 8);
}

TEST_F(OpsTest, Strings) {
  EXPECT_EQ(run(vo_op_Concat, insn(Op::Concat, 0, 3), {}, 2, strings({"one ", "", "two"})), HelperStatus::Done);
  EXPECT_EQ(text(), "one two");
  std::string onStack = "here";
  EXPECT_EQ(run(vo_op_Concat, insn(Op::Concat, 0, 2), {}, 2, strings({onStack, ""})), HelperStatus::Done);
  EXPECT_EQ(text(), "here");
  EXPECT_NE(result(), ptrSlot(onStack.data()));
  EXPECT_EQ(run(vo_op_CmpStr, insn(Op::CmpStr), {}, 1, strings({"a", "b"})), HelperStatus::Done);
  EXPECT_EQ(result(), ~Slot{0});
  EXPECT_EQ(run(vo_op_EqStr, insn(Op::EqStr), {}, 1, strings({"a", "bc"})), HelperStatus::Done);
  EXPECT_EQ(result(), 0u);
  std::vector<Slot> s = strings({"aé"});
  s.push_back(1);
  EXPECT_EQ(run(vo_op_DecodeRune, insn(Op::DecodeRune), {}, 2, s), HelperStatus::Done);
  EXPECT_EQ(result(0), 0xe9u);
  EXPECT_EQ(result(1), 3u);
  s.back() = 3;
  EXPECT_EQ(run(vo_op_DecodeRune, insn(Op::DecodeRune), {}, 2, s), HelperStatus::Panic);
  uint8_t room[32];
  EXPECT_EQ(run(vo_op_StrTemp, insn(Op::StrTemp), {}, 2, {ptrSlot("bytes"), 5, 5, ptrSlot(room)}), HelperStatus::Done);
  EXPECT_EQ(text(), "bytes");
  EXPECT_EQ(result(), ptrSlot(room));
}

TEST_F(OpsTest, LongOnesAreDoneInPieces) {
  std::string x(1 << 20, 'x'), y = x;
  EXPECT_EQ(run(vo_op_EqStr, insn(Op::EqStr), {}, 1, strings({x, y})), HelperStatus::Done);
  EXPECT_EQ(result(), 1u);
  EXPECT_GT(pieces.count, 1u);
  EXPECT_LE(pieces.mostWork, abi::kMaxWork);
  pieces = {};
  std::vector<Slot> s = {0, 0, 0};
  for (Slot w : strings({x})) s.push_back(w);
  EXPECT_EQ(run(vo_op_AppendStr, insn(Op::AppendStr), {ptrSlot(u8), 0}, 3, s), HelperStatus::Done);
  EXPECT_GT(pieces.count, 1u);
  EXPECT_EQ(text(), x);
}

TEST_F(OpsTest, Append) {
  Slot kind = static_cast<Slot>(MemKind::Word);
  EXPECT_EQ(run(vo_op_Append1, insn(Op::Append1), {ptrSlot(i64), kind}, 3, {0, 0, 0, 41}), HelperStatus::Done);
  EXPECT_EQ(result(1), 1u);
  std::vector<Slot> s(frame.begin() + static_cast<long>(first), frame.begin() + static_cast<long>(first) + 3);
  EXPECT_EQ(*slotPtr<uint64_t>(s[0]), 41u);
  s.push_back(2);
  EXPECT_EQ(run(vo_op_Grow, insn(Op::Grow), {ptrSlot(i64), 0}, 3, s), HelperStatus::Done);
  EXPECT_EQ(result(1), 3u);
  EXPECT_EQ(*slotPtr<uint64_t>(result()), 41u);
}

TEST_F(OpsTest, Maps) {
  const abi::MapType* t = types.mapOf(str, i64);
  Slot type = ptrSlot(t);
  EXPECT_EQ(run(vo_op_MakeMap, insn(Op::MakeMap), {type, 0}, 1, {0}), HelperStatus::Done);
  Slot m = result();
  auto kind = static_cast<uint8_t>(MapKind::String);
  auto with = [&](std::string_view key) { return std::vector<Slot>{m, ptrSlot(key.data()), key.size()}; };
  EXPECT_EQ(run(vo_op_MapSet, insn(Op::MapSet, kind), {type, 0}, 1, with("key")), HelperStatus::Done);
  *slotPtr<uint64_t>(result()) = 7;
  EXPECT_EQ(*static_cast<uint64_t*>(vo_map_find_string(slotPtr<runtime::Map>(m), "key", 3)), 7u);
  EXPECT_EQ(run(vo_op_MapGet, insn(Op::MapGet, kind), {type, 0}, 2, with("no")), HelperStatus::Done);
  EXPECT_EQ(result(1), 0u);
  EXPECT_EQ(*slotPtr<uint64_t>(result()), 0u);
  std::string longKey(100000, 'k');
  EXPECT_EQ(run(vo_op_MapSet, insn(Op::MapSet, kind), {type, 0}, 1, with(longKey)), HelperStatus::Done);
  EXPECT_EQ(run(vo_op_MapGet, insn(Op::MapGet, kind), {type, 0}, 2, with(longKey)), HelperStatus::Done);
  EXPECT_EQ(result(1), 1u);
  EXPECT_EQ(run(vo_op_MapDelete, insn(Op::MapDelete, kind), {type, 0}, 0, with("key")), HelperStatus::Done);
  Slot it[bytecode::kMapIteratorWords] = {};
  EXPECT_EQ(run(vo_op_MapIterInit, insn(Op::MapIterInit), {type, 0}, 0, {ptrSlot(it), m}), HelperStatus::Done);
  EXPECT_EQ(run(vo_op_MapIterNext, insn(Op::MapIterNext), {}, 2, {ptrSlot(it)}), HelperStatus::Done);
  EXPECT_EQ(slotPtr<abi::GoString>(result())->view(), longKey);
  EXPECT_EQ(run(vo_op_MapIterNext, insn(Op::MapIterNext), {}, 2, {ptrSlot(it)}), HelperStatus::Done);
  EXPECT_EQ(result(), 0u);
  m = 0;
  EXPECT_EQ(run(vo_op_MapSet, insn(Op::MapSet, kind), {type, 0}, 1, with("key")), HelperStatus::Panic);
  EXPECT_EQ(cx.panic.kind, PanicKind::AssignNilMap);
}

TEST_F(OpsTest, Interfaces) {
  Slot iface = ptrSlot(types.any());
  EXPECT_EQ(run(vo_op_AssertI, insn(Op::AssertI), {iface, 0, 0}, 2, {ptrSlot(i64), 9}), HelperStatus::Done);
  EXPECT_EQ(result(0), ptrSlot(i64));
  EXPECT_EQ(run(vo_op_AssertI, insn(Op::AssertI), {iface, 0, 0}, 2, {0, 0}), HelperStatus::Panic);
  EXPECT_EQ(cx.panic.kind, PanicKind::Assertion);
  EXPECT_EQ(run(vo_op_AssertI, insn(Op::AssertI, 1), {iface, 0, 0}, 3, {0, 0}), HelperStatus::Done);
  EXPECT_EQ(result(2), 0u);
  EXPECT_EQ(run(vo_op_EqIface, insn(Op::EqIface), {}, 1, {ptrSlot(i64), ptrSlot(vo_small_values + 3), ptrSlot(i64), ptrSlot(vo_small_values + 3)}),
            HelperStatus::Done);
  EXPECT_EQ(result(), 1u);
  EXPECT_EQ(run(vo_op_UnboxFail, insn(Op::Unbox), {ptrSlot(i64), 0, 0}, 1, {ptrSlot(str), 0}), HelperStatus::Panic);
}

TEST_F(OpsTest, Channels) {
  auto* t = const_cast<abi::Type*>(types.scalar(Kind::Chan, 8, "chan int"));
  struct {
    abi::ChanType type;
  } chan = {};
  static_cast<abi::Type&>(chan.type) = *t;
  chan.type.elem = i64;
  EXPECT_EQ(run(vo_op_MakeChan, insn(Op::MakeChan), {ptrSlot(&chan.type), 0}, 1, {1}), HelperStatus::Done);
  Slot c = result(), value = 5, got = 0;
  fiber->stack = {slotPtr(c)};
  EXPECT_EQ(run(vo_op_Send, insn(Op::Send), {}, 0, {c, ptrSlot(&value)}), HelperStatus::Done);
  EXPECT_EQ(run(vo_op_ChanLen, insn(Op::ChanLen), {}, 1, {c}), HelperStatus::Done);
  EXPECT_EQ(result(), 1u);
  EXPECT_EQ(run(vo_op_Recv, insn(Op::Recv, 0, 7), {}, 1, {c, ptrSlot(&got)}), HelperStatus::Done);
  EXPECT_EQ(result(), 1u);
  EXPECT_EQ(got, 5u);
  EXPECT_EQ(run(vo_op_Select, insn(Op::Select, 0, 2), {1 | Slot{1} << 63}, 2, {c, ptrSlot(&value), c, ptrSlot(&got)}), HelperStatus::Done);
  EXPECT_EQ(result(), 0u);
  EXPECT_EQ(run(vo_op_CloseChan, insn(Op::CloseChan), {}, 0, {c}), HelperStatus::Done);
  EXPECT_EQ(run(vo_op_Recv, insn(Op::Recv, 0, 0xffff), {}, 1, {c}), HelperStatus::Done);
  EXPECT_EQ(run(vo_op_Recv, insn(Op::Recv, 0, 0xffff), {}, 1, {c}), HelperStatus::Done);
  EXPECT_EQ(result(), 0u);
  EXPECT_EQ(run(vo_op_Send, insn(Op::Send), {}, 0, {c, ptrSlot(&value)}), HelperStatus::Panic);
  EXPECT_EQ(cx.panic.kind, PanicKind::SendClosed);
  uint8_t sends[] = {0, 1};
  EXPECT_EQ(run(vo_op_SelectBig, insn(Op::SelectBig), {1}, 2, {0, ptrSlot(&got), ptrSlot(sends)}), HelperStatus::Done);
  EXPECT_EQ(result(), ~Slot{0});
}

TEST_F(OpsTest, Floats) {
  auto bits = [](double d) { return abi::f64Slot(d); };
  EXPECT_EQ(run(vo_op_MathF, insn(Op::MathF, static_cast<uint8_t>(bytecode::MathFn::Floor)), {}, 1, {bits(-1.5)}), HelperStatus::Done);
  EXPECT_EQ(abi::slotF64(result()), -2);
  EXPECT_EQ(run(vo_op_MinF, insn(Op::MinF), {}, 1, {bits(0.0), bits(-0.0)}), HelperStatus::Done);
  EXPECT_EQ(result(), bits(-0.0));
  EXPECT_EQ(run(vo_op_MaxF, insn(Op::MaxF), {}, 1, {bits(2), bits(3)}), HelperStatus::Done);
  EXPECT_EQ(abi::slotF64(result()), 3);
  EXPECT_EQ(run(vo_op_Fma, insn(Op::Fma), {}, 1, {bits(2), bits(3), bits(4)}), HelperStatus::Done);
  EXPECT_EQ(abi::slotF64(result()), 10);
}

TEST(Fast, Zeros) {
  for (size_t size : {8u, 5000u, 1u << 20, 5000u}) {
    auto* p = static_cast<const uint8_t*>(vo_zero_value(size));
    EXPECT_EQ(std::vector<uint8_t>(p, p + size), std::vector<uint8_t>(size));
  }
  EXPECT_EQ(vo_small_values[255], 255u);
}

}  // namespace

// The test's own stack counts as a goroutine's.
void noteTable(const void*, const abi::Type*, const void*) {}
bool isOnStack(HelperContext&, const void* p) {
  auto here = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  return reinterpret_cast<uintptr_t>(p) - here < (uintptr_t{1} << 20);
}

}  // namespace vo::native_runtime
