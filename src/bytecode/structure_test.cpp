// This file tests checkStructure: a good module passes, and each change to it has its own message.
#include "bytecode/structure.h"

#include <gtest/gtest.h>

#include <functional>

#include "abi/type.h"
#include "bytecode/op_info.h"

namespace vo::bytecode {
namespace {

using abi::Kind;

enum : TypeId { kInt, kString, kFunc, kIface, kStruct, kArray, kMap, kPointer, kSlice };

TypeRow row(Kind kind, const char* text, uint64_t size, uint32_t align = 8) {
  TypeRow r{};
  r.kind = static_cast<uint8_t>(kind);
  r.string = r.key = text;
  r.size = size;
  r.align = align;
  return r;
}

Insn op(Op o, uint16_t a = 0, uint16_t b = 0, uint16_t c = 0, uint8_t flags = 0) {
  return Insn::abc(o, flags, a, b, c);
}
Insn wide(Op o, uint16_t a, uint32_t imm, uint8_t flags = 0) { return Insn::aImm(o, flags, a, imm); }

/// main.f: slots 0 (int), 1..2 (string), 3 (int), 24 bytes of frame memory, ten words of outgoing area.
Module good() {
  Module m;
  m.path = "main";
  m.files = {"x.go"};
  m.strings = {"hello"};
  m.types = {row(Kind::Int, "int", 8), row(Kind::String, "string", 16), row(Kind::Func, "func()", 8),
             row(Kind::Interface, "any", 16), row(Kind::Struct, "S", 32), row(Kind::Array, "[3]int", 24),
             row(Kind::Map, "map[string]int", 8), row(Kind::Pointer, "*int", 8), row(Kind::Slice, "[]int", 24)};
  for (TypeId t : {kInt, kString, kIface, kStruct, kArray, kPointer}) m.types[t].comparable = true;
  m.types[kStruct].fields = {{"A", "", kInt, "", 0, false}, {"B", "", kString, "", 8, false}, {"C", "", kPointer, "", 24, false}};
  m.types[kArray].elem = m.types[kMap].elem = m.types[kPointer].elem = m.types[kSlice].elem = kInt;
  m.types[kArray].length = 3;
  m.types[kMap].mapKey = kString;
  m.itabs = {{kIface, kInt}};
  m.globalsSize = 16;
  m.data.bytes.resize(32);
  m.globals = {{"main.g", kInt, 0, false}, {"fmt.x", kString, 0, true}, {"main.s", kInt, 8, false}};
  m.globalRefs = {{0, 0}, {1, 8}};
  m.data.objects = {{16, kString}};
  m.data.relocs = {{16, DataReloc::Target::String, 0, 0}};
  FunctionRow f;
  f.name = f.symbol = "main.f";
  f.type = kFunc;
  f.slots = 4;
  f.frameBytes = 24;
  f.totalWords = 4 + 3 + 4 + 10;
  f.groups = {{0, kInt}, {1, kString}, {3, kInt}};
  f.frame = {{0, kArray}};
  f.lines = {{0, 1, 0, 0}, {2, 2, 0, 1}};
  f.inlines = {{"g", 3, 0, 0}};
  f.code = {wide(Op::LoadI, 0, 5).word,      wide(Op::LoadStr, 1, 0).word,
            op(Op::JNeI, 0, 5, 1).word,      wide(Op::FrameLoad, 3, 16, 6).word,
            op(Op::Mov, 11, 3).word,         wide(Op::Call, 11, 1).word,
            op(Op::JmpTable, 0).word,        uint64_t{1} | uint64_t{1} << 32,
            0,                               op(Op::Nop).word,
            op(Op::Return).word};
  // The table's entry leads one word on (over its own entry), so does the default.
  f.code[8] = 1;
  m.functions = {f};
  m.imports = {{"fmt.Println", 1, 9, kFunc, kNoId}};
  m.init = 0;
  return m;
}

TEST(Structure, GoodModulePasses) { EXPECT_EQ(checkStructure(good()), ""); }

struct Case {
  const char* message;
  std::function<void(Module&)> change;
};

uint64_t& word(Module& m, size_t pc) { return m.functions[0].code[pc]; }
FunctionRow& fn(Module& m) { return m.functions[0]; }

TEST(Structure, EachChangeHasItsMessage) {
  const Case cases[] = {
      // Types.
      {"no such kind", [](Module& m) { m.types[kInt].kind = 27; }},
      {"no such kind", [](Module& m) { m.types[kInt].kind = 0; }},
      {"element type", [](Module& m) { m.types[kPointer].elem = 99; }},
      {"element type", [](Module& m) { m.types[kInt].elem = kInt; }},
      {"key type is missing", [](Module& m) { m.types[kMap].mapKey = kNoId; }},
      {"key type is not comparable", [](Module& m) { m.types[kMap].mapKey = kSlice; }},
      {"a length", [](Module& m) { m.types[kInt].length = 1; }},
      {"channel direction", [](Module& m) { m.types[kInt].chanDir = 1; }},
      {"fields", [](Module& m) { m.types[kInt].fields = m.types[kStruct].fields; }},
      {"parameters do not", [](Module& m) { m.types[kInt].params = {kInt}; }},
      {"parameter type", [](Module& m) { m.types[kFunc].params = {99}; }},
      {"result type", [](Module& m) { m.types[kFunc].results = {99}; }},
      {"variadic", [](Module& m) { m.types[kFunc].params = {kInt}; m.types[kFunc].variadic = true; }},
      {"field type", [](Module& m) { m.types[kStruct].fields[0].type = 99; }},
      {"wrong offset", [](Module& m) { m.types[kStruct].fields[1].offset = 0; }},
      {"size or alignment", [](Module& m) { m.types[kStruct].size = 24; }},
      {"size or alignment", [](Module& m) { m.types[kInt].size = 4; }},
      {"size or alignment", [](Module& m) { m.types[kInt].align = 0; }},
      {"size or alignment", [](Module& m) { m.types[kArray].length = uint64_t{1} << 60; }},
      {"contains itself", [](Module& m) { m.types[kStruct].fields[0].type = kStruct; }},
      {"contains itself", [](Module& m) { m.types[kArray].elem = kArray; }},
      {"comparable", [](Module& m) { m.types[kSlice].comparable = true; }},
      {"comparable", [](Module& m) { m.types[kInt].comparable = false; }},
      {"another type's", [](Module& m) { m.types[kInt].key = "string"; }},
      {"method x names no function", [](Module& m) { m.types[kStruct].methods = {{"x", "", kFunc, 0, 7}}; }},
      {"names no function", [](Module& m) { m.types[kIface].methods = {{"x", "", kFunc, 0, 0}}; }},
      {"no function type", [](Module& m) { m.types[kStruct].methods = {{"x", "", kInt, 0, 0}}; }},
      {"pointer type is none", [](Module& m) { m.types[kString].pointerTo = kPointer; }},
      // Tables.
      {"no path", [](Module& m) { m.path.clear(); }},
      {"not of an interface", [](Module& m) { m.itabs[0].interface = kInt; }},
      {"not for a concrete", [](Module& m) { m.itabs[0].concrete = kIface; }},
      {"init and main", [](Module& m) { m.main = 1; }},
      {"import fmt.Println: too many", [](Module& m) { m.imports[0].paramSlots = 70000; }},
      {"no function type", [](Module& m) { m.imports[0].type = kInt; }},
      // Variables and data.
      {"larger than their data", [](Module& m) { m.globalsSize = 33; }},
      {"variable main.g: no such type", [](Module& m) { m.globals[0].type = 99; }},
      {"overlaps", [](Module& m) { m.globals[2].offset = 0; m.globals[2].type = kString; }},
      {"overlaps", [](Module& m) { m.globals[2].offset = 3; }},
      {"outside of the data", [](Module& m) { m.data.objects[0].type = kArray; }},
      {"outside of it", [](Module& m) { m.globalRefs[0].offset = 9; }},
      {"outside of it", [](Module& m) { m.globalRefs[0].global = 3; }},
      {"no word of it", [](Module& m) { m.data.relocs[0].at = 12; }},
      {"no word of it", [](Module& m) { m.data.relocs[0].at = 32; }},
      {"leads nowhere", [](Module& m) { m.data.relocs[0].index = 1; }},
      {"leads nowhere", [](Module& m) { m.data.relocs[0] = {16, DataReloc::Target::Data, 0, 32}; }},
      {"leads nowhere", [](Module& m) { m.data.relocs[0] = {16, DataReloc::Target::Function, 2, 0}; }},
      // Frames.
      {"more than the slots", [](Module& m) { fn(m).resultSlots = 5; m.init = kNoId; }},
      {"too large", [](Module& m) { fn(m).frameBytes = 20; }},
      {"do not hold its parts", [](Module& m) { fn(m).totalWords = 10; }},
      {"part to clear", [](Module& m) { fn(m).zeroTo = 8; }},
      {"slot groups", [](Module& m) { fn(m).groups.pop_back(); }},
      {"slot groups", [](Module& m) { fn(m).groups[1].first = 2; }},
      {"slot group", [](Module& m) { fn(m).groups[1].type = 99; }},
      {"frame variable", [](Module& m) { fn(m).frame[0].offset = 8; }},
      {"frame variable", [](Module& m) { fn(m).frame.push_back({8, kInt}); }},
      {"unknown flags", [](Module& m) { fn(m).flags = kNative; }},
      {"without code", [](Module& m) { fn(m).code.clear(); m.init = kNoId; }},
      {"line rows", [](Module& m) { fn(m).lines[1].pc = 0; }},
      {"line row names", [](Module& m) { fn(m).lines[1].inlined = 2; }},
      {"inlined call", [](Module& m) { fn(m).inlines[0].parent = 1; }},
      {"epilogue", [](Module& m) { fn(m).epilogue = 1; }},
      {"epilogue", [](Module& m) { fn(m).flags = kHasDefer; fn(m).epilogue = 7; }},
      // Code.
      {"no such instruction: 255", [](Module& m) { word(m, 0) = 255; }},
      {"no such instruction: 254", [](Module& m) { word(m, 0) = kExtByte | uint64_t{kExtOps} << 8; }},
      {"no such instruction: 254", [](Module& m) { word(m, 0) = kExtByte | uint64_t{255} << 8; }},
      {"unused operand", [](Module& m) { word(m, 9) = op(Op::ChanLen, 0, 0, 1).word; }},
      {"no such form", [](Module& m) { word(m, 9) = op(Op::DeferOuter, 0, 0, 2).word; }},
      {"runs over the end", [](Module& m) { word(m, 10) = op(Op::Nop).word; }},
      {"before the word behind", [](Module& m) { word(m, 10) = op(Op::LoadK).word; }},
      {"inside the jump table", [](Module& m) { word(m, 7) = 99; }},
      {"entry of the table", [](Module& m) { word(m, 8) = 77; }},
      {"entry of the table", [](Module& m) { word(m, 7) = 1 | uint64_t{5} << 32; }},
      {"slot 4 is outside", [](Module& m) { word(m, 0) = wide(Op::LoadI, 4, 5).word; }},
      {"slot 3 is outside", [](Module& m) { word(m, 1) = wide(Op::LoadStr, 3, 0).word; }},
      {"slot 21 is outside", [](Module& m) { word(m, 0) = wide(Op::LoadI, 21, 5).word; }},
      {"no such string", [](Module& m) { word(m, 1) = wide(Op::LoadStr, 1, 1).word; }},
      {"leads to no instruction", [](Module& m) { word(m, 2) = op(Op::JNeI, 0, 5, 4).word; }},
      {"leads to no instruction", [](Module& m) { word(m, 2) = op(Op::JNeI, 0, 5, 0x8000).word; }},
      {"backwards without being a loop", [](Module& m) { word(m, 2) = op(Op::JNeI, 0, 5, 0xfffd).word; }},
      {"backwards without being a loop", [](Module& m) { word(m, 9) = wide(Op::Jmp, 0, 0xfffffff6).word; }},
      {"entry of the table", [](Module& m) { word(m, 8) = static_cast<uint32_t>(-2); }},
      {"flags 8 mean nothing", [](Module& m) { word(m, 3) = wide(Op::FrameLoad, 3, 16, 8).word; }},
      {"frame's memory", [](Module& m) { word(m, 3) = wide(Op::FrameLoad, 3, 17, 6).word; }},
      {"frame's memory", [](Module& m) { word(m, 3) = wide(Op::FrameLoad, 3, 0xffffffff, 6).word; }},
      {"no such function", [](Module& m) { word(m, 5) = wide(Op::Call, 11, 2).word; }},
      {"tail is not", [](Module& m) { word(m, 5) = wide(Op::Call, 8, 1).word; }},
      {"too small for the call", [](Module& m) { word(m, 5) = wide(Op::Call, 12, 1).word; }},
      {"unused operand", [](Module& m) { word(m, 9) = op(Op::Nop, 1).word; }},
      {"natives as imports", [](Module& m) { word(m, 5) = wide(Op::CallExt, 11, 0).word; }},
      {"variable does not exist", [](Module& m) { word(m, 0) = wide(Op::GlobalLoad, 0, 2, 6).word; }},
      {"or is smaller", [](Module& m) { word(m, 1) = wide(Op::GlobalLoad2, 1, 0).word; }},
      {"division by zero", [](Module& m) { word(m, 9) = op(Op::DivSI, 0, 0, 0).word; }},
      {"a shift by more", [](Module& m) { word(m, 9) = op(Op::ShlI, 0, 0, 64).word; }},
      {"no such kind of value", [](Module& m) { word(m, 9) = op(Op::Print, 0, 14).word; }},
      {"no such panic", [](Module& m) { word(m, 9) = op(Op::Trap, 0, 999).word; }},
      {"flags 0 mean nothing", [](Module& m) { word(m, 9) = op(Op::MovN, 0, 0).word; }},
      {"slot 2 is outside", [](Module& m) { word(m, 9) = op(Op::Concat, 1, 2, 2).word; }},
  };
  for (const Case& c : cases) {
    Module m = good();
    c.change(m);
    EXPECT_NE(checkStructure(m).find(c.message), std::string::npos)
        << "expected '" << c.message << "', got '" << checkStructure(m) << "'";
  }
}

TEST(Instructions, EveryRowHasItsWord) {
  for (unsigned i = 0; i < kOpCount; i++) {
    auto o = static_cast<Op>(i);
    const uint8_t flags = isExtOp(o) ? 0 : 7;
    const Insn in = Insn::abc(o, flags, 1, 2, 3);
    EXPECT_EQ(in.op(), o);
    EXPECT_EQ(in.byte() == kExtByte, isExtOp(o)) << opName(o);
    EXPECT_EQ(in.flags(), flags);
    EXPECT_EQ(in.a() << 8 | in.b() << 4 | in.c(), 0x123);
    for (Op other : {Op::Mov, Op::ChanLen}) {
      EXPECT_EQ(in.withOp(other).op(), other);
      EXPECT_EQ(in.withOp(other).withOp(o).op(), o);
      EXPECT_EQ(in.withOp(other).imm32(), in.imm32());
    }
  }
  for (unsigned byte = kByteOps; byte < 256; byte++) {
    if (byte != kExtByte) {
      EXPECT_EQ((Insn{byte}.op()), kNoOp);
    }
  }
  for (uint64_t n = kExtOps; n < 256; n++) EXPECT_GE(static_cast<unsigned>(Insn{kExtByte | n << 8}.op()), kOpCount);
}

TEST(Structure, DeepAndWideTypesAreRefused) {
  Module m = good();
  // Each type holds two of the one before: 2^40 parts of no size.
  for (int i = 0; i < 40; i++) {
    auto last = static_cast<TypeId>(m.types.size() - 1);
    TypeRow r = row(Kind::Struct, "", 0, 1);
    r.key = "T" + std::to_string(i);
    if (i > 0) r.fields = {{"A", "", last, "", 0, false}, {"B", "", last, "", 0, false}};
    m.types.push_back(r);
  }
  EXPECT_NE(checkStructure(m).find("too many parts"), std::string::npos) << checkStructure(m);
  m = good();
  for (int i = 0; i < 3000; i++) {
    TypeRow r = row(Kind::Struct, "", 0, 1);
    r.key = "T" + std::to_string(i);
    if (i != 2999) r.fields = {{"A", "", static_cast<TypeId>(m.types.size() + 1), "", 0, false}};
    m.types.push_back(r);
  }
  EXPECT_NE(checkStructure(m).find("too deeply"), std::string::npos) << checkStructure(m);
}

}  // namespace
}  // namespace vo::bytecode
