// This file tests the interpreter on programs assembled by hand.
#include <gtest/gtest.h>

#include <random>

#include "bytecode/convert.h"
#include "bytecode/op_info.h"
#include "link/liveness.h"
#include "support/vm_assembler.h"

namespace vo::vm::testing {
namespace {

using bytecode::convertNumber;
using bytecode::CvtKind;
using bytecode::PrintKind;

void printInt(Code& c, uint32_t slot) {
  c.op(Op::Print, slot, static_cast<uint32_t>(PrintKind::Int));
  c.op(Op::Print, 0, static_cast<uint32_t>(PrintKind::Newline));
}

// --- Arithmetic against C++ ---------------------------------------------------------------------------

struct Binary {
  Op op;
  uint64_t (*eval)(uint64_t, uint64_t);
  bool noZero = false;
};
int64_t s(uint64_t v) { return static_cast<int64_t>(v); }
uint64_t u(int64_t v) { return static_cast<uint64_t>(v); }
double f(uint64_t v) { return std::bit_cast<double>(v); }
uint64_t b(double v) { return std::bit_cast<uint64_t>(v); }

const Binary kBinary[] = {
    {Op::Add, [](uint64_t x, uint64_t y) { return x + y; }},
    {Op::Sub, [](uint64_t x, uint64_t y) { return x - y; }},
    {Op::Mul, [](uint64_t x, uint64_t y) { return x * y; }},
    {Op::DivS, [](uint64_t x, uint64_t y) { return y == ~0ull ? 0 - x : u(s(x) / s(y)); }, true},
    {Op::RemS, [](uint64_t x, uint64_t y) { return y == ~0ull ? 0 : u(s(x) % s(y)); }, true},
    {Op::DivU, [](uint64_t x, uint64_t y) { return x / y; }, true},
    {Op::RemU, [](uint64_t x, uint64_t y) { return x % y; }, true},
    {Op::And, [](uint64_t x, uint64_t y) { return x & y; }},
    {Op::Or, [](uint64_t x, uint64_t y) { return x | y; }},
    {Op::Xor, [](uint64_t x, uint64_t y) { return x ^ y; }},
    {Op::AndNot, [](uint64_t x, uint64_t y) { return x & ~y; }},
    {Op::Shl, [](uint64_t x, uint64_t y) { return y > 63 ? 0 : x << y; }},
    {Op::ShrU, [](uint64_t x, uint64_t y) { return y > 63 ? 0 : x >> y; }},
    {Op::ShrS, [](uint64_t x, uint64_t y) { return u(s(x) >> (y > 63 ? 63 : y)); }},
    {Op::Add32S, [](uint64_t x, uint64_t y) { return u(static_cast<int32_t>(x + y)); }},
    {Op::Mul32S, [](uint64_t x, uint64_t y) { return u(static_cast<int32_t>(x * y)); }},
    {Op::Sub32U, [](uint64_t x, uint64_t y) { return uint64_t{static_cast<uint32_t>(x - y)}; }},
    {Op::MulHiU,
     [](uint64_t x, uint64_t y) {
       return static_cast<uint64_t>((static_cast<unsigned __int128>(x) * y) >> 64);
     }},
    {Op::MinS, [](uint64_t x, uint64_t y) { return u(std::min(s(x), s(y))); }},
    {Op::MaxU, [](uint64_t x, uint64_t y) { return std::max(x, y); }},
    {Op::LtS, [](uint64_t x, uint64_t y) { return uint64_t{s(x) < s(y)}; }},
    {Op::LeU, [](uint64_t x, uint64_t y) { return uint64_t{x <= y}; }},
    {Op::Eq, [](uint64_t x, uint64_t y) { return uint64_t{x == y}; }},
    {Op::AddF, [](uint64_t x, uint64_t y) { return b(f(x) + f(y)); }},
    {Op::MulF, [](uint64_t x, uint64_t y) { return b(f(x) * f(y)); }},
    {Op::LtF, [](uint64_t x, uint64_t y) { return uint64_t{f(x) < f(y)}; }},
};

/// Numbers that matter, and random ones of all sizes.
std::vector<uint64_t> numbers() {
  std::vector<uint64_t> v = {0, 1, 2, 63, 64, 65, 127, 128, 255, 0x7fffffff, 0x80000000, 0xffffffff,
                             u(INT64_MIN), u(INT64_MAX), ~0ull, ~1ull, b(1.5), b(-0.0), b(1e300)};
  std::mt19937_64 random(1);
  for (int i = 0; i < 40; i++) v.push_back(random() >> random() % 64);
  return v;
}
bool isNan(uint64_t v) { return f(v) != f(v); }

TEST(Arithmetic, BinaryOperationsAgreeWithCpp) {
  std::vector<uint64_t> all = numbers();
  for (const Binary& op : kBinary) {
    Assembly a;
    Function* main = a.declare("main.main", {.slots = 3});
    Code c(a);
    std::vector<uint64_t> want;
    for (uint64_t x : all) {
      for (uint64_t y : all) {
        if (op.noZero && y == 0) continue;
        uint64_t w = op.eval(x, y);
        if ((op.op == Op::AddF || op.op == Op::MulF) && isNan(w)) continue;
        want.push_back(w);
        c.op(Op::LoadK, 0).word(x).op(Op::LoadK, 1).word(y).op(op.op, 2, 0, 1);
        c.op(Op::Print, 2, static_cast<uint32_t>(PrintKind::Uint));
        c.op(Op::Print, 0, static_cast<uint32_t>(PrintKind::Newline));
      }
    }
    c.op(Op::Return).finish(main);
    Ran ran = run(a, main);
    std::string text;
    for (uint64_t w : want) text += std::to_string(w) + "\n";
    EXPECT_EQ(ran.err, text) << bytecode::opInfo(op.op).name;
  }
}

TEST(Arithmetic, Conversions) {
  EXPECT_EQ(convertNumber(CvtKind::F64ToI64, b(-3.99)), u(-3));
  EXPECT_EQ(convertNumber(CvtKind::F64ToI64, b(1e30)), u(INT64_MIN));
  EXPECT_EQ(convertNumber(CvtKind::F64ToU64, b(1.8e19)), 18000000000000000000u);
  EXPECT_EQ(convertNumber(CvtKind::F64ToI32, b(3e9)), u(INT32_MIN));
  EXPECT_EQ(convertNumber(CvtKind::F64ToU32, b(3e9)), 3000000000u);
  EXPECT_EQ(convertNumber(CvtKind::F64ToI8, b(300)), 44u);
  EXPECT_EQ(convertNumber(CvtKind::F64ToI16, b(-2.5)), u(-2));
}

TEST(Arithmetic, ExtensionOfEachWidth) {
  const struct {
    MemKind kind;
    uint64_t want;
  } kCases[] = {{MemKind::I8, u(-16)},       {MemKind::U8, 0xf0},        {MemKind::I16, u(-3856)},
                {MemKind::U16, 0xf0f0},      {MemKind::I32, u(-252645136)}, {MemKind::U32, 0xf0f0f0f0}};
  for (const auto& t : kCases) {
    Assembly a;
    Function* main = a.declare("main.main", {.slots = 2});
    Code c(a);
    c.op(Op::LoadK, 0).word(0xf0f0f0f0f0f0f0f0).op(Op::Cut, 1, 0, 0, static_cast<unsigned>(t.kind));
    printInt(c, 1);
    c.op(Op::Return).finish(main);
    EXPECT_EQ(run(a, main).err, std::to_string(s(t.want)) + "\n");
  }
}

// --- Calls ----------------------------------------------------------------------------------------------

/// func sum(n) { if n == 0 { return 0 }; return n + sum(n-1) }
Function* makeSum(Assembly& a) {
  Function* sum = a.declare("main.sum", {.results = 1, .params = 1, .slots = 3});
  Code c(a);
  auto more = c.jump(Op::JNeI, 1, 0);
  c.imm(Op::LoadI, 0, 0).op(Op::Return);
  c.patch(more, c.here());
  c.op(Op::AddI, 8, 1, -1).call(sum, 7).op(Op::Mov, 2, 7).op(Op::Add, 0, 1, 2).op(Op::Return);
  c.finish(sum);
  return sum;
}
Function* callSum(Assembly& a, int64_t n) {
  Function* sum = makeSum(a);
  Function* main = a.declare("main.main", {.slots = 1});
  Code m(a);
  m.imm(Op::LoadI, 6, n).call(sum, 5).op(Op::Mov, 0, 5);
  printInt(m, 0);
  m.op(Op::Return).finish(main);
  return main;
}

TEST(Calls, DeepRecursionCrossesSegments) {
  Assembly a;
  EXPECT_EQ(run(a, callSum(a, 1000000)).err, "500000500000\n");
}

TEST(Calls, UnboundedRecursionEndsInStackOverflow) {
  Assembly a;
  Function* loop = a.declare("main.loop", {.slots = 1});
  Code c(a);
  c.call(loop, 5).op(Op::Return).finish(loop);
  Ran ran = run(a, loop);
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(ran.err.starts_with("runtime: goroutine stack exceeds 1000000000-byte limit\nruntime: sp=0x"))
      << ran.err.substr(0, 200);
  EXPECT_NE(ran.err.find(" frames elided...\n"), std::string::npos);
}

Outcome runWithBudget(Assembly& a, Function* main, uint64_t budget) {
  a.program.main = main;
  Options options;
  options.instructionBudget = budget;
  Machine machine(a.program, options);
  machine.run();
  return machine.outcome();
}

TEST(Calls, InstructionBudgetEndsAnEndlessLoop) {
  Assembly a;
  Function* main = a.declare("main.main", {.slots = 1});
  Code c(a);
  auto top = c.here();
  c.wideTo(Op::Loop, 0, top);
  c.finish(main);
  EXPECT_EQ(runWithBudget(a, main, 1000000), Outcome::BudgetUsed);
}

TEST(Calls, ClosureSeesItsCaptures) {
  Assembly a;
  Type* layout = a.type(Kind::Struct, 24, {}, "struct");
  Function* inner =
      a.declare("main.main.func1", {.results = 1, .params = 1, .slots = 4, .flags = link::kIsClosure});
  Code i(a);
  i.op(Op::LoadCap, 2, 0, 0, 2).op(Op::Mul, 2, 2, 1).op(Op::Add, 0, 2, 3).op(Op::Return);
  i.finish(inner);
  Function* main = a.declare("main.main", {.slots = 3, .refs = {0}});
  Code c(a);
  c.imm(Op::LoadI, 1, 6).imm(Op::LoadI, 2, 2).op(Op::MkClosure, 0, 1, 0, 2);
  c.word(a.offset(inner) | uint64_t{a.offset(layout)} << 32);
  c.imm(Op::LoadI, 8, 7).op(Op::CallClosure, 7, 0).op(Op::Mov, 1, 7);
  printInt(c, 1);
  c.op(Op::Return).finish(main);
  EXPECT_EQ(run(a, main).err, "44\n");
}

// --- Memory ------------------------------------------------------------------------------------------------

TEST(Memory, AppendGrowsAndKeepsElements) {
  Assembly a;
  Type* integer = a.intType();
  Function* main = a.declare("main.main", {.slots = 7, .refs = {0}});
  Code c(a);
  c.op(Op::ZeroN, 0, 0, 0, 3).imm(Op::LoadI, 3, 0).imm(Op::LoadI, 4, 10000).imm(Op::LoadI, 5, 0);
  auto top = c.here();
  c.op(Op::Append1, 0, 0, 3).typeX(integer, static_cast<uint32_t>(MemKind::Word));
  c.jumpTo(Op::LoopIncLtS, 3, 4, top);
  c.imm(Op::LoadI, 3, 0);
  auto sum = c.here();
  c.op(Op::Idx64, 6, 0, 3).op(Op::Add, 5, 5, 6);
  c.jumpTo(Op::LoopIncLtS, 3, 4, sum);
  printInt(c, 5);
  printInt(c, 1);
  c.op(Op::Return).finish(main);
  EXPECT_EQ(run(a, main).err, "49995000\n10000\n");
}

/// A list of n nodes {next, value}, built and summed under the given stress.
Ran runList(int64_t n, bool stress, size_t memoryLimit = 0) {
  Assembly a;
  Type* node = a.type(Kind::Struct, 16, {0}, "main.node");
  Function* main = a.declare("main.main", {.slots = 6, .refs = {0, 1}});
  Code c(a);
  c.imm(Op::LoadI, 2, 0).imm(Op::LoadI, 3, n).imm(Op::LoadI, 4, 0).op(Op::Zero, 0);
  auto top = c.here();
  c.imm(Op::New, 1, a.offset(node)).op(Op::StoreRef, 1, 0, 0).op(Op::Store64, 1, 2, 8);
  c.op(Op::Mov, 0, 1);
  c.imm(Op::New, 1, a.offset(node));  // garbage
  c.jumpTo(Op::LoopIncLtS, 2, 3, top);
  auto walk = c.here();
  c.op(Op::Load64, 5, 0, 8).op(Op::Add, 4, 4, 5).op(Op::Load64, 0, 0, 0);
  c.jumpTo(Op::LoopNeI, 0, 0, walk);
  printInt(c, 4);
  c.op(Op::Return).finish(main);
  Options options;
  options.runtime.stress.gcEveryAlloc = stress;
  options.runtime.stress.poisonFreed = stress;
  options.runtime.stress.verifyHeap = stress;
  options.runtime.heap.memoryLimit = memoryLimit;
  return run(a, main, options);
}
TEST(Memory, CollectionsKeepTheListAlive) { EXPECT_EQ(runList(2000000, false).err, "1999999000000\n"); }
TEST(Memory, GarbageGoesBeforeTheHostsLimitIsReached) {
  // In sanitizer builds a node takes 32 bytes.
  size_t limit = size_t{4} << (runtime::kRedZone != 0 ? 21 : 20);
  EXPECT_EQ(runList(200000, false, limit).err, "19999900000\n");
}
TEST(Memory, WhatLivesAboveTheHostsLimitEndsTheProgram) {
  Ran ran = runList(200000, false, size_t{2} << 20);
  EXPECT_TRUE(ran.err.starts_with("fatal error: runtime: out of memory\n\ngoroutine 1 [running]:\nmain.main()\n"))
      << ran.err;
  EXPECT_EQ(ran.code, 2);
}
/// One growing array: each copy needs room for both, so the collector must run in between.
TEST(Memory, AnInstructionIsTriedAgainAfterACollection) {
  Assembly a;
  Type* integer = a.intType();
  Function* main = a.declare("main.main", {.slots = 7, .refs = {0}});
  Code c(a);
  c.op(Op::ZeroN, 0, 0, 0, 3).imm(Op::LoadI, 3, 0).imm(Op::LoadI, 4, 300000);
  auto top = c.here();
  c.op(Op::Append1, 0, 0, 3).typeX(integer, static_cast<uint32_t>(MemKind::Word));
  c.jumpTo(Op::LoopIncLtS, 3, 4, top);
  printInt(c, 1);
  c.op(Op::Return).finish(main);
  Options options;
  options.runtime.heap.memoryLimit = size_t{6} << 20;
  EXPECT_EQ(run(a, main, options).err, "300000\n");
}
/// Stacks and goroutines count, too, though they are no part of the heap.
TEST(Memory, RecursionEndsAtTheHostsLimit) {
  Assembly a;
  Function* f = a.declare("main.f", {.slots = 100});
  Code c(a);
  c.call(f, 104).op(Op::Return).finish(f);
  Function* main = a.declare("main.main", {.slots = 1});
  Code m(a);
  m.call(f, 5).op(Op::Return).finish(main);
  Options options;
  options.runtime.heap.memoryLimit = size_t{16} << 20;
  Ran ran = run(a, main, options);
  EXPECT_TRUE(ran.err.starts_with("fatal error: runtime: out of memory\n\ngoroutine 1 [running]:\nmain.f()\n"))
      << ran.err.substr(0, 200);
  EXPECT_EQ(ran.code, 2);
}
TEST(Memory, GoroutinesWithoutEndMeetTheHostsLimit) {
  Assembly a;
  Function* f = a.declare("main.f", {.slots = 1});
  Code c(a);
  c.op(Op::Return).finish(f);
  Function* main = a.declare("main.main", {.slots = 4, .refs = {1}});
  Code m(a);
  m.imm(Op::LoadI, 2, 0).op(Op::LoadK, 3).word(100'000'000);
  auto top = m.here();
  m.imm(Op::LoadFunc, 1, a.offset(f)).op(Op::Go, 1);
  m.jumpTo(Op::LoopIncLtS, 2, 3, top);
  m.op(Op::Return).finish(main);
  Options options;
  options.slice = INT64_MAX / 2;  // they never run
  options.runtime.heap.memoryLimit = size_t{4} << 20;
  Ran ran = run(a, main, options);
  EXPECT_TRUE(ran.err.starts_with("fatal error: runtime: out of memory\n")) << ran.err.substr(0, 200);
  EXPECT_EQ(ran.code, 2);
}
TEST(Memory, CollectionAtEveryAllocation) { EXPECT_EQ(runList(500, true).err, "124750\n"); }

// --- Liveness -------------------------------------------------------------------------------------------

/// The slots that are live before each word of f's code, as "0 2", frame variables as "v0", the closure as "c".
std::vector<std::string> liveSlots(Assembly& a, const Function* f) {
  uint64_t work = 0;
  auto l = link::Liveness::of(*f, a.program.regionBase, UINT64_MAX, work);
  auto text = [&](link::LiveSet set) {
    std::string s;
    for (size_t i = 0; i < l->closureBit(); i++)
      if (set.has(i))
        s += (i < l->slotCount() ? std::to_string(l->slotOf(i)) : "v" + std::to_string(i - l->firstVariable())) + ' ';
    return s + (set.has(l->closureBit()) ? "c " : "");
  };
  std::vector<std::string> out;
  for (uint32_t i = 0; i <= f->codeWords; i++) out.push_back(text(l->before(f->code + i)));
  for (uint32_t i = 1; i <= f->codeWords; i++) {
    std::string parked = text(l->parked(f->code + i));
    if (parked != out[i]) out.push_back("parked " + std::to_string(i) + ": " + parked);
  }
  out.push_back("raised: " + text(l->raised()));
  return out;
}
using Lines = std::vector<std::string>;

TEST(Liveness, SlotsDieBehindTheirLastUseAndAreBornWhereTheyAreSet) {
  Assembly a;
  Function* f = a.declare("main.f", {.slots = 6, .refs = {0, 1, 2}});
  Code c(a);
  c.op(Op::Load64, 4, 0, 8).op(Op::Mov2, 1, 4).op(Op::Load64, 4, 1, 0).op(Op::Mov, 0, 2).op(Op::Load64, 4, 0, 0);
  c.op(Op::Return).finish(f);
  EXPECT_EQ(liveSlots(a, f), (Lines{"0 ", "", "1 2 ", "2 ", "0 ", "", "", "raised: "}));
}

TEST(Liveness, LoopsAndTables) {
  Assembly a;
  Function* f = a.declare("main.f", {.slots = 6, .refs = {0, 1, 2}});
  Code c(a);
  auto top = c.here();
  c.op(Op::Load64, 4, 0, 0);
  c.op(Op::JmpTable, 4).word(uint64_t{1} | uint64_t{3} << 32).word(1);
  c.op(Op::Load64, 4, 1, 0);  // the table's entry
  c.jumpTo(Op::LoopNeI, 4, 0, top);
  c.op(Op::Load64, 4, 2, 0).op(Op::Return).finish(f);
  EXPECT_EQ(liveSlots(a, f), (Lines{"0 1 2 ", "0 1 2 ", "0 1 2 ", "0 1 2 ", "0 1 2 ", "0 1 2 ", "2 ", "", "", "raised: "}));
}

TEST(Liveness, OperandsThatCountTheirSlotsThemselves) {
  Assembly a;
  Type* integer = a.intType();
  Type* text = a.stringType();
  Function* f = a.declare("main.f", {.results = 1, .slots = 12, .refs = {0, 1, 2, 3, 4, 5, 6, 7, 8}});
  Code c(a);
  c.op(Op::LoadT, 1, 0, 0).typeX(text);                                          // sets 1, 2
  c.op(Op::StoreT, 0, 3, 0).typeX(text);                                         // reads 3, 4
  c.op(Op::MapGet, 10, 0, 5, 3).typeX(integer);                                  // a string key: 5, 6
  c.op(Op::MapGet, 10, 0, 7, 2).typeX(integer);                                  // 7
  c.op(Op::Concat, 10, 1, 1).op(Op::Print, 8, static_cast<uint32_t>(PrintKind::Int));
  c.op(Op::Return);
  c.finish(f);
  Lines live = liveSlots(a, f);
  EXPECT_EQ(live[0], "3 4 5 6 7 8 ") << "the results are cleared first";
  EXPECT_EQ(live[1], "0 3 4 5 6 7 8 ");
}

TEST(Liveness, FrameVariablesLiveWhereTheirAddressMayBeTaken) {
  Assembly a;
  Function* f = a.declare("main.f", {.slots = 3, .frameWords = 5, .refs = {0, 3}});
  Code c(a);
  c.imm(Op::FrameZero, 2, 24).imm(Op::FrameStore, 0, 24, static_cast<unsigned>(MemKind::Ref));
  c.imm(Op::FrameAddr, 0, 32).op(Op::Load64, 1, 0, 0).op(Op::Return).finish(f);
  EXPECT_EQ(liveSlots(a, f), (Lines{"0 ", "0 ", "v0 ", "0 ", "", "", "raised: "}));
}

TEST(Liveness, WhatTheEpilogueWantsLivesEverywhere) {
  Assembly a;
  Function* f = a.declare("main.f", {.results = 1, .slots = 4, .frameWords = 6, .flags = link::kHasDefer | link::kIsClosure,
                                     .refs = {0, 1, 2, 4, 5}});
  Code c(a);
  c.imm(Op::LoadCap, 2, 0, 1).imm(Op::FrameAddr, 1, 32).op(Op::MkClosureAt, 1, 2, 0, 1).word(0);
  c.op(Op::Defer, 1).op(Op::Panic, 2);
  f->epilogue = static_cast<uint32_t>(c.here());
  c.op(Op::ReturnDefer).op(Op::Return).finish(f);
  EXPECT_EQ(liveSlots(a, f), (Lines{"0 v0 c ", "0 v0 c ", "0 2 v0 ", "0 1 2 v0 ", "0 1 2 v0 ", "0 1 2 v0 ", "0 2 v0 ",
                                    "0 v0 ", "0 v0 ", "0 v0 ", "raised: 0 v0 "}));
}

TEST(Liveness, OperandsLiveWhileTheInstructionIsParked) {
  Assembly a;
  Function* f = a.declare("main.f", {.slots = 4, .refs = {0, 1, 2}});
  Code c(a);
  c.op(Op::Send, 0, 1).op(Op::Load64, 3, 2, 0).op(Op::Panic, 2).op(Op::Load64, 3, 0, 0).op(Op::Return).finish(f);
  EXPECT_EQ(liveSlots(a, f), (Lines{"0 1 2 ", "2 ", "2 ", "0 ", "", "", "parked 1: 0 1 2 ", "raised: "}));
}

TEST(Liveness, ComparisonsThatAreUsedLaterKeepTheirOperands) {
  Assembly a;
  Function* f = a.declare("main.f", {.slots = 5, .refs = {0, 1}});
  Code c(a);
  c.op(Op::Eq, 2, 0, 1).imm(Op::LoadI, 3, 1).op(Op::Not, 4, 2).op(Op::Return).finish(f);
  EXPECT_EQ(liveSlots(a, f), (Lines{"0 1 ", "0 1 ", "0 1 ", "", "", "raised: "}));
}

TEST(Liveness, AFunctionThatTakesTooLongIsNotAnalysed) {
  Assembly a;
  Function* f = a.declare("main.f", {.slots = 2, .refs = {0}});
  Code c(a);
  for (int i = 0; i < 100; i++) c.op(Op::Mov, 0, 1);
  c.op(Op::Return).finish(f);
  uint64_t work = 0;
  EXPECT_EQ(link::Liveness::of(*f, a.program.regionBase, 150, work), nullptr);
  EXPECT_GT(work, 0u);
  EXPECT_NE(link::Liveness::of(*f, a.program.regionBase, 1000, work), nullptr);
}

/// A list that is built and read by a function with so much code in front that nobody analyses it: everything it holds
/// lives.
TEST(Liveness, AFunctionThatIsNotAnalysedKeepsWhatItHolds) {
  Assembly a;
  Type* node = a.type(Kind::Struct, 16, {0}, "main.node");
  Function* main = a.declare("main.main", {.slots = 6, .frameWords = 8, .refs = {0, 1, 6, 7}});
  Code c(a);
  for (uint64_t i = 0; i < link::Liveness::kMaxWork; i++) c.op(Op::Mov, 5, 5);
  c.imm(Op::FrameZero, 2, 48).imm(Op::LoadI, 2, 0).imm(Op::LoadI, 3, 50).imm(Op::LoadI, 4, 0).op(Op::Zero, 0);
  auto top = c.here();
  c.imm(Op::New, 1, a.offset(node)).op(Op::StoreRef, 1, 0, 0).op(Op::Store64, 1, 2, 8);
  c.op(Op::Mov, 0, 1);
  c.imm(Op::New, 1, a.offset(node));  // garbage
  c.jumpTo(Op::LoopIncLtS, 2, 3, top);
  c.imm(Op::FrameStore, 0, 48, static_cast<unsigned>(MemKind::Ref)).op(Op::Zero, 0);
  c.imm(Op::New, 1, a.offset(node)).imm(Op::New, 1, a.offset(node));
  c.imm(Op::FrameLoad, 0, 48, static_cast<unsigned>(MemKind::Ref));
  auto walk = c.here();
  c.op(Op::Load64, 5, 0, 8).op(Op::Add, 4, 4, 5).op(Op::Load64, 0, 0, 0);
  c.jumpTo(Op::LoopNeI, 0, 0, walk);
  printInt(c, 4);
  c.op(Op::Return).finish(main);
  uint64_t work = 0;
  ASSERT_EQ(link::Liveness::of(*main, a.program.regionBase, link::Liveness::kMaxWork, work), nullptr);
  Options options;
  options.runtime.stress.gcEveryAlloc = true;
  options.runtime.stress.poisonFreed = true;
  options.runtime.stress.verifyHeap = true;
  EXPECT_EQ(run(a, main, options).err, "1225\n");
}

/// A frame variable whose address is hidden in a number is dead for the collector.
std::string readsDead(bool poison) {
  Assembly a;
  Function* main = a.declare("main.main", {.slots = 3, .frameWords = 4, .refs = {3}});
  Code c(a);
  c.imm(Op::FrameAddr, 0, 24).imm(Op::LoadI, 1, 0);
  auto top = c.here();
  c.jumpTo(Op::LoopIncLtSI, 1, 3, top);
  c.op(Op::Load64, 2, 0, 0);
  printInt(c, 2);
  c.op(Op::Return).finish(main);
  Options options;
  options.runtime.stress.poisonDead = poison;
  return run(a, main, options).err;
}
TEST(Liveness, PoisonIsWrittenOverWhatIsDead) {
  EXPECT_EQ(readsDead(false), "0\n");
  EXPECT_EQ(readsDead(true), std::to_string(static_cast<int64_t>(0xdead'dead'dead'dea8)) + "\n");
}

// --- Run-time panics, defer ------------------------------------------------------------------------------

TEST(Panics, IndexOutOfRangeIsReported) {
  Assembly a;
  Type* integer = a.intType();
  Function* main = a.declare("main.main", {.slots = 5, .refs = {0}});
  Code c(a);
  c.imm(Op::LoadI, 3, 4).op(Op::MakeSlice, 0, 3, 3).typeX(integer).op(Op::Idx64, 4, 0, 3);
  c.op(Op::Return).finish(main);
  Ran ran = run(a, main);
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.err,
            "panic: runtime error: index out of range [4] with length 4\n\n"
            "goroutine 1 [running]:\nmain.main()\n\t?:1\n");
}

TEST(Panics, NilDereferenceMentionsTheSignal) {
  Assembly a;
  Function* main = a.declare("main.main", {.slots = 2, .refs = {0}});
  Code c(a);
  c.op(Op::Load64, 1, 0, 8).op(Op::Return).finish(main);
  Ran ran = run(a, main);
  EXPECT_TRUE(ran.err.starts_with("panic: runtime error: invalid memory address or nil pointer "
                                  "dereference\n[signal SIGSEGV: segmentation violation "))
      << ran.err;
}

/// A function without parameters that prints `n`, then does what `more` says.
Function* printer(Assembly& a, std::string_view name, int64_t n, void (*more)(Code&) = nullptr) {
  Function* f = a.declare(name, {.slots = 4, .refs = {1, 2}});
  Code c(a);
  c.imm(Op::LoadI, 0, n);
  printInt(c, 0);
  if (more != nullptr) more(c);
  c.op(Op::Return).finish(f);
  return f;
}

TEST(Defer, RunsLastFirstAndRecovers) {
  Assembly a;
  Function* one = printer(a, "main.one", 1);
  Function* recovers = printer(a, "main.recovers", 2, [](Code& c) { c.op(Op::Recover, 1, 0); });
  Function* three = printer(a, "main.three", 3);
  Function* f = a.declare("main.f", {.slots = 2, .flags = link::kHasDefer, .refs = {0}});
  Code c(a);
  for (Function* d : {one, recovers, three})
    c.imm(Op::LoadFunc, 0, a.offset(d)).op(Op::Defer, 0);
  c.op(Op::Zero, 0).op(Op::Load64, 1, 0, 0);
  f->epilogue = static_cast<uint32_t>(c.here());
  c.op(Op::ReturnDefer).op(Op::Return).finish(f);
  Function* main = a.declare("main.main", {.slots = 1});
  Code m(a);
  m.call(f, 5).imm(Op::LoadI, 0, 9);
  printInt(m, 0);
  m.op(Op::Return).finish(main);
  Ran ran = run(a, main);
  EXPECT_EQ(ran.err, "3\n2\n1\n9\n");
  EXPECT_EQ(ran.code, 0);
}

TEST(Defer, RecoverInACalleeOfTheDeferredFunctionDoesNothing) {
  Assembly a;
  static Function* inner;
  inner = printer(a, "main.inner", 1, [](Code& c) { c.op(Op::Recover, 1, 0); });
  Function* outer = printer(a, "main.outer", 2, [](Code& c) { c.call(inner, 8); });
  Function* f = a.declare("main.f", {.slots = 2, .flags = link::kHasDefer, .refs = {0}});
  Code c(a);
  c.imm(Op::LoadFunc, 0, a.offset(outer)).op(Op::Defer, 0).op(Op::Zero, 0).op(Op::Load64, 1, 0, 0);
  f->epilogue = static_cast<uint32_t>(c.here());
  c.op(Op::ReturnDefer).op(Op::Return).finish(f);
  Ran ran = run(a, f);
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(ran.err.starts_with("2\n1\npanic: ")) << ran.err;
}

// Tokens are numbers, and a module from a file may say anything: only a frame of this goroutine whose function gives
// tokens is one.
TEST(Defer, OuterTakesTokensOfLivingFramesOnly) {
  auto defersTo = [](uint32_t flags, auto&& token) {
    Assembly a;
    Function* deferred = printer(a, "main.deferred", 7);
    Function* f = a.declare("main.f", {.slots = 3, .frameWords = 5, .flags = flags, .refs = {0}});
    Code c(a);
    c.imm(Op::LoadFunc, 0, a.offset(deferred));
    token(c);
    c.op(Op::DeferOuter, 0, 1);
    f->epilogue = static_cast<uint32_t>(c.here());
    if ((flags & link::kHasDefer) != 0) c.op(Op::ReturnDefer);
    c.op(Op::Return).finish(f);
    Function* main = a.declare("main.main", {.slots = 1});
    Code m(a);
    m.call(f, 5).op(Op::Return).finish(main);
    return run(a, main);
  };
  auto own = [](Code& c) { c.op(Op::DeferToken, 1); };
  EXPECT_EQ(defersTo(link::kHasDefer | link::kGivesToken, own).err, "7\n");
  auto refused = [](const Ran& ran) { return ran.code == 2 && ran.err.starts_with("panic: runtime error: invalid memory address"); };
  EXPECT_TRUE(refused(defersTo(link::kHasDefer, own))) << "the function gives no tokens";
  EXPECT_TRUE(refused(defersTo(link::kGivesToken, own))) << "the function has no deferred calls";
  constexpr uint32_t kGives = link::kHasDefer | link::kGivesToken;
  for (int32_t number : {0, 1, 8, 4096, -1, -8})
    EXPECT_TRUE(refused(defersTo(kGives, [=](Code& c) { c.imm(Op::LoadI, 1, static_cast<uint32_t>(number)); }))) << number;
  for (uint32_t offset : {8u, 16u, 24u})
    EXPECT_TRUE(refused(defersTo(kGives, [=](Code& c) { c.op(Op::DeferToken, 1).op(Op::AddI, 1, 1, offset); }))) << "words in the frame";
  EXPECT_TRUE(refused(defersTo(kGives, [](Code& c) { c.imm(Op::FrameAddr, 1, 24); }))) << "frame memory";
}

// --- Goroutines --------------------------------------------------------------------------------------------

/// Emits `c := make(chan int); go sender()`: c is in slot 0 and the sender's only capture. Slots 1
/// (a reference) and 3 are used.
void goWithChannel(Assembly& a, Code& c, Function* sender) {
  auto* chan = static_cast<abi::ChanType*>(a.type(Kind::Chan, 8, {0}, "chan int", sizeof(abi::ChanType)));
  chan->elem = a.intType();
  Type* layout = a.type(Kind::Struct, 16, {1}, "struct");
  c.imm(Op::LoadI, 3, 0).op(Op::MakeChan, 0, 3).typeX(chan);
  c.op(Op::MkClosure, 1, 0, 0, 1).word(a.offset(sender) | uint64_t{a.offset(layout)} << 32);
  c.op(Op::Go, 1);
}

TEST(Goroutines, UnbufferedChannelPassesValues) {
  Assembly a;
  // func() { for i := 0; i < 1000; i++ { c <- i }; close(c) }; memory word 4 holds the value
  Function* sender = a.declare("main.sender", {.slots = 4, .frameWords = 5, .flags = link::kIsClosure,
                                               .refs = {0, 3}});
  Code s1(a);
  s1.op(Op::LoadCap, 0, 0, 0, 1).imm(Op::LoadI, 1, 0).imm(Op::LoadI, 2, 1000);
  auto top = s1.here();
  s1.imm(Op::FrameStore, 1, 32, static_cast<unsigned>(MemKind::Word)).imm(Op::FrameAddr, 3, 32);
  s1.op(Op::Send, 0, 3);
  s1.jumpTo(Op::LoopIncLtS, 1, 2, top);
  s1.op(Op::CloseChan, 0).op(Op::Return).finish(sender);
  Function* main = a.declare("main.main", {.slots = 6, .frameWords = 7, .refs = {0, 1, 2}});
  Code c(a);
  goWithChannel(a, c, sender);
  c.imm(Op::LoadI, 3, 0);
  auto loop = c.here();
  c.imm(Op::FrameAddr, 2, 48).op(Op::Recv, 4, 0, 2);
  c.imm(Op::FrameLoad, 5, 48, static_cast<unsigned>(MemKind::Word)).op(Op::Add, 3, 3, 5);
  c.wideTo(Op::LoopT, 4, loop);
  printInt(c, 3);
  c.op(Op::Return).finish(main);
  EXPECT_EQ(run(a, main).err, "499500\n");
}

// A slice that ends because the goroutine waits counts as far as it went.
TEST(Goroutines, GoroutinesThatOnlyWaitForEachOtherUseTheBudgetUp) {
  Assembly a;
  // func() { for { c <- 0 } }
  Function* sender = a.declare("main.sender", {.slots = 2, .frameWords = 3, .flags = link::kIsClosure,
                                               .refs = {0, 1}});
  Code s1(a);
  s1.op(Op::LoadCap, 0, 0, 0, 1).imm(Op::FrameAddr, 1, 16);
  auto top = s1.here();
  s1.op(Op::Send, 0, 1);
  s1.wideTo(Op::Loop, 0, top);
  s1.finish(sender);
  Function* main = a.declare("main.main", {.slots = 4, .refs = {0, 1}});
  Code c(a);
  goWithChannel(a, c, sender);
  auto loop = c.here();
  c.op(Op::Recv, 2, 0, 0xffff);
  c.wideTo(Op::Loop, 0, loop);
  c.finish(main);
  EXPECT_EQ(runWithBudget(a, main, 100000), Outcome::BudgetUsed);
}

TEST(Goroutines, DeadlockIsReported) {
  Assembly a;
  Function* main = a.declare("main.main", {.slots = 3, .refs = {0}});
  Code c(a);
  c.op(Op::Recv, 1, 0, 0xffff).op(Op::Return).finish(main);
  Ran ran = run(a, main);
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.err,
            "fatal error: all goroutines are asleep - deadlock!\n\n"
            "goroutine 1 [chan receive (nil chan)]:\nmain.main()\n\t?:1\n");
}

TEST(Goroutines, AnEndlessLoopStarvesNobody) {
  Assembly a;
  Function* spin = a.declare("main.spin", {.slots = 1});
  Code s1(a);
  auto top = s1.here();
  s1.wideTo(Op::Loop, 0, top);
  s1.finish(spin);
  Function* main = a.declare("main.main", {.slots = 3, .refs = {0}});
  Code c(a);
  c.imm(Op::LoadFunc, 0, a.offset(spin)).op(Op::Go, 0).imm(Op::LoadI, 1, 0).op(Op::LoadK, 2).word(300000);
  auto loop = c.here();
  c.jumpTo(Op::LoopIncLtS, 1, 2, loop);
  printInt(c, 1);
  c.op(Op::Return).finish(main);
  EXPECT_EQ(run(a, main).err, "300000\n");
}

}  // namespace
}  // namespace vo::vm::testing
