// This file reads a function's tables, finds its labels, and which frame variables are iterators. checkStructure has
// seen that tables cover slots and memory, and that code is instructions.
#include <algorithm>

#include "bytecode/verify_code.h"

namespace vo::bytecode::verifier {

using abi::Kind;

FrameSlot* FunctionContext::frameAt(uint32_t offset) {
  auto it = std::upper_bound(frame.begin(), frame.end(), offset,
                             [](uint32_t at, const FrameSlot& v) { return at < v.offset; });
  if (it == frame.begin()) return nullptr;
  --it;
  return offset - it->offset < std::max<uint64_t>(types.size(it->type), 1) ? &*it : nullptr;
}

bool fillLeaves(Types& types, Signature& s) {
  constexpr size_t kMaxWords = 0xffff;
  auto add = [&](const std::vector<GlobalType>& list, std::vector<Leaf>& leaves) {
    for (size_t i = 0; i < list.size() && leaves.size() <= kMaxWords; i++) {
      types.slots(list[i], leaves);
      if (types.inMemory(list[i])) leaves.back().access = Access::Borrowed;
    }
  };
  add(s.results, s.resultLeaves);
  add(s.params, s.paramLeaves);
  size_t n = s.resultLeaves.size() + s.paramLeaves.size();
  return types.spend(n) && n <= kMaxWords;
}

namespace {

std::string readTables(FunctionContext& cx) {
  const FunctionRow& row = cx.row;
  for (const SlotGroup& g : row.groups) {
    GlobalType t = cx.global(g.type);
    if (GlobalType part = cx.types.unsafePart(t); part != kNoType) return "a slot of type " + cx.types.name(part);
    size_t first = cx.slots.size();
    cx.types.slots(t, cx.slots);
    if (g.access == Access::Plain) continue;
    Kind k = cx.types.kind(t);
    if (k != Kind::Pointer && k != Kind::Slice && k != Kind::String)
      return "only pointers, slices and strings have another access";
    for (size_t i = first; i < cx.slots.size(); i++) cx.slots[i].access = g.access;
  }
  for (const FrameVariable& v : row.frame) {
    GlobalType t = cx.global(v.type);
    cx.frame.push_back({v.offset, t});
  }
  cx.tailBase = row.slots + row.frameBytes / 8 + kFrameHeaderWords;
  // Results and parameters are what the function's type says.
  const Signature& s = cx.signature;
  std::vector<Leaf> fixed = s.resultLeaves;
  fixed.insert(fixed.end(), s.paramLeaves.begin(), s.paramLeaves.end());
  if (row.resultSlots != s.resultLeaves.size() || row.paramSlots != s.paramLeaves.size() ||
      fixed.size() > cx.slots.size())
    return "results and parameters take another number of slots";
  for (size_t i = 0; i < fixed.size(); i++)
    if (!sameLeaf(fixed[i], cx.slots[i]))
      return "slot r" + std::to_string(i) + " has another type than the result or parameter";
  if (!isWhole(std::span(cx.slots).subspan(0, s.resultLeaves.size())) || !isWhole(cx.slots))
    return "slot groups cut values";
  return {};
}

std::string findLabels(FunctionContext& cx) {
  const FunctionRow& row = cx.row;
  size_t n = row.code.size();
  cx.labels.assign(n + 1, false);
  cx.starts.assign(n + 1, false);
  for (uint32_t pc = 0; pc < n;) {
    Insn in{row.code[pc]};
    const OpInfo& info = opInfo(in.op());
    cx.starts[pc] = true;
    uint32_t next = pc + 1;
    auto land = [&](int64_t at) { cx.labels[static_cast<size_t>(at)] = true; };
    if (info.b == Operand::Jump32) land(int64_t{pc} + 1 + static_cast<int32_t>(in.imm32()));
    if (info.c == Operand::Jump) land(int64_t{pc} + 1 + static_cast<int16_t>(in.c()));
    if (info.x != ExtraWord::None) {
      uint64_t x = row.code[next++];
      if (info.x == ExtraWord::JumpX) land(int64_t{next} + static_cast<int32_t>(x));
      if (info.x == ExtraWord::Table) {
        land(int64_t{next} + static_cast<int32_t>(x >> 32));
        for (uint32_t i = 0; i < static_cast<uint32_t>(x); i++)
          land(int64_t{next} + static_cast<int32_t>(row.code[next + i]));
        next += static_cast<uint32_t>(x);
      }
    }
    pc = next;
  }
  if ((row.flags & kHasDefer) != 0) cx.labels[row.epilogue] = true;
  if ((row.flags & ~(kWrapper | kHasDefer | kIsClosure | kErrorResult | kMemoryResults)) != 0)
    return "flags that only the library's functions have";
  return {};
}

// Iterators in frame memory: which variables they take.
std::string findIterators(FunctionContext& cx) {
  const FunctionRow& row = cx.row;
  for (uint32_t pc = 0; pc + 1 < row.code.size(); pc++) {
    if (!cx.starts[pc] || Insn{row.code[pc]}.op() != Op::FrameAddr || !cx.starts[pc + 1]) continue;
    Insn address{row.code[pc]}, user{row.code[pc + 1]};
    Op op = user.op();
    if (!(op == Op::MapIterInit && user.a() == address.a()) && !(op == Op::MapIterNext && user.b() == address.a()))
      continue;
    FrameSlot* v = cx.frameAt(address.imm32());
    if (v == nullptr) return "no frame variable at byte " + std::to_string(address.imm32());
    if (cx.types.kind(v->type) != Kind::Array || cx.types.kind(cx.types.at(v->type).elem) != Kind::UnsafePointer)
      return "iterators lie in frame memory of their own";
    v->iterator = true;
    if (cx.types.size(v->type) != 8 * kMapIteratorWords) return "a map iterator has another size";
    if (op == Op::MapIterInit) {
      GlobalType map = cx.global(static_cast<uint32_t>(row.code[pc + 2]));
      if (v->map != kNoType && v->map != map) return "one iterator runs over maps of two types";
      v->map = map;
    }
  }
  for (const FrameSlot& v : cx.frame)
    if (GlobalType part = cx.types.unsafePart(v.type); !v.iterator && part != kNoType)
      return "a frame variable of type " + cx.types.name(part);
  return {};
}

}  // namespace

std::string prepare(FunctionContext& cx) {
  for (auto* step : {readTables, findLabels, findIterators}) {
    std::string error = step(cx);
    if (!error.empty()) return "function " + cx.row.symbol + ": " + error;
  }
  return {};
}

}  // namespace vo::bytecode::verifier
