// This file tests that hand-made attacks on the engine are refused, each with a message of its own, and
// that what they differ from is accepted.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "attack/attack_builder.h"
#include "bytecode/decode.h"
#include "bytecode/encode.h"
#include "bytecode/structure.h"

namespace vo::bytecode::attack {
namespace {

std::vector<Attack> all() {
  std::vector<Attack> list;
  for (auto* family : {typeAttacks, valueAttacks, frameAttacks, callAttacks, controlAttacks, tableAttacks,
                       importAttacks, dataAttacks})
    for (Attack& a : family()) list.push_back(std::move(a));
  return list;
}

TEST(Attacks, ValidModulesAreAccepted) {
  auto library = fakeLibrary();
  Bench plain;
  plain.finish();
  EXPECT_EQ(check(plain.m, *library), "");
  for (const Attack& a : validModules()) {
    Bench b;
    a.make(b);
    b.finish();
    EXPECT_EQ(check(b.m, *library), "") << a.family << ": " << a.name;
  }
}

TEST(Attacks, EachIsRefusedWithItsMessage) {
  auto library = fakeLibrary();
  std::set<std::string> names;
  std::map<std::string, int> counts;
  for (const Attack& a : all()) {
    EXPECT_TRUE(names.insert(std::string(a.family) + ": " + a.name).second) << a.name << " stands twice";
    Bench b;
    a.make(b);
    b.finish();
    std::string said = check(b.m, *library);
    EXPECT_NE(said, "") << "ACCEPTED " << a.family << ": " << a.name;
    EXPECT_NE(said.find(a.message), std::string::npos)
        << a.family << ": " << a.name << "\n  expected: " << a.message << "\n  said:     " << said;
    counts[a.family]++;
  }
  EXPECT_GE(names.size(), 150u);
  for (auto& [family, n] : counts) RecordProperty(family, n);
}

// A second module in the same file, that names the first one's functions, types and variables.
TEST(Attacks, ModulesThatDisagree) {
  auto library = fakeLibrary();
  auto says = [&](const std::function<void(Module& first, Module& second)>& change) {
    Bench a, b;
    a.finish();
    b.finish();
    a.m.path = "main/part";
    a.m.main = kNoId;
    for (FunctionRow& f : a.m.functions) f.symbol = "main/part" + f.symbol.substr(4);
    for (GlobalRow& g : a.m.globals) g.symbol = "main/part" + g.symbol.substr(4);
    change(a.m, b.m);
    const Module* both[] = {&a.m, &b.m};
    DecodeResult d = decode(encode(both));
    if (!d.error.empty()) return d.error;
    for (const Module& m : d.modules) {
      std::string error = checkStructure(m);
      if (!error.empty()) return error;
    }
    const Module* list[] = {&d.modules[0], &d.modules[1]};
    return verify(list, *library);
  };
  auto refused = [&](const char* message, const std::function<void(Module& first, Module& second)>& change) {
    std::string said = says(change);
    EXPECT_NE(said.find(message), std::string::npos) << "expected: " << message << "\nsaid: " << said;
  };
  EXPECT_EQ(says([](Module&, Module&) {}), "");
  refused("type main.Two is described in two ways",
          [](Module&, Module& m) { std::swap(m.types[Two].fields[0].name, m.types[Two].fields[1].name); });
  refused("type main.Stringer is described in two ways", [](Module& m, Module&) {
    m.types[Stringer].methods[0].name = "Text";
    m.itabs.clear();
    m.data.relocs.resize(7);
  });
  refused("function main.take is defined twice", [](Module& m, Module&) { m.functions[FnTake].symbol = "main.take"; });
  refused("function main.take is defined twice", [](Module& a, Module& b) {
    // Copies of one instance must agree: link keeps one.
    a.functions[FnId].symbol = "main.take";
    a.functions[FnId].dedup = b.functions[FnTake].dedup = true;
  });
  refused("function main.copy is defined twice", [](Module& a, Module& b) {
    // Which copy is kept is link's to choose: they must agree about what is lent to them.
    a.functions[FnTake].symbol = b.functions[FnLeak].symbol = "main.copy";
    a.functions[FnTake].dedup = b.functions[FnLeak].dedup = true;
    a.functions[FnTake].groups[0].access = Access::Borrowed;
    FunctionRow& f = a.functions[FnMain];
    f.frame = {{0, Int}};
    f.frameBytes = 8;
    f.totalWords++;
    f.code = {Insn::aImm(Op::FrameAddr, 0, 5, 0).word, Insn::aImm(Op::Call, 0, 5, FnTake).word,
              Insn::abc(Op::Return, 0, 0, 0, 0).word};
  });
  refused("variable main.gi is defined twice", [](Module& m, Module&) { m.globals[GInt].symbol = "main.gi"; });
  refused("has another type where it is defined",
          [](Module&, Module& m) { m.globals.push_back({"main/part.gi", PInt, 0, true}); });
  refused("import main/part.take has another type",
          [](Module&, Module& m) { m.imports.push_back({"main/part.take", 1, 1, FIntInt, kNoId}); });
}

// A file that is not what the encoder writes never reaches the other checks.
TEST(Attacks, FilesThatAreNoModules) {
  Bench b;
  b.finish();
  const Module* one = &b.m;
  const std::vector<uint8_t> good = encode({&one, 1});
  auto says = [&](const std::vector<uint8_t>& bytes) { return decode(bytes).error; };
  EXPECT_EQ(says(good), "");
  auto change = [&](size_t at, uint8_t value) {
    std::vector<uint8_t> bytes = good;
    bytes[at] = value;
    return says(bytes);
  };
  EXPECT_NE(change(0, 'X').find("not a bytecode module"), std::string::npos);
  EXPECT_NE(change(3, 7).find("format version"), std::string::npos);
  EXPECT_NE(change(4, static_cast<uint8_t>(good[4] ^ 1)).find("another instruction set"), std::string::npos);
  EXPECT_NE(change(12, 0).find("no modules"), std::string::npos);
  EXPECT_NE(change(12, 2).find("ends before"), std::string::npos);
  EXPECT_NE(change(13, 99).find("section 99 stands where"), std::string::npos);
  EXPECT_NE(change(14, 0x7f).find(":"), std::string::npos);
  std::vector<uint8_t> longer = good;
  longer.push_back(0);
  EXPECT_NE(says(longer).find("bytes behind the last module"), std::string::npos);
  // Counts that would overflow or take all memory: 2^63 modules.
  std::vector<uint8_t> huge(good.begin(), good.begin() + 12);
  for (int i = 0; i < 9; i++) huge.push_back(0xff);
  huge.push_back(0x01);
  EXPECT_NE(says(huge).find("too short for 18446744073709551615 entries"), std::string::npos);
  huge.back() = 0x02;
  EXPECT_NE(says(huge).find("more than 64 bits"), std::string::npos);
  huge.back() = 0x00;
  EXPECT_NE(says(huge).find("leading zeros"), std::string::npos);
  for (size_t n = 0; n < good.size(); n++)
    EXPECT_NE(says({good.begin(), good.begin() + static_cast<ptrdiff_t>(n)}), "") << "cut after " << n;
}

}  // namespace
}  // namespace vo::bytecode::attack
