// This file tests that hand-made attacks on the engine are refused, each with a message of its own, and
// that what they differ from is accepted.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "bytecode/attack_builder.h"
#include "bytecode/encode.h"
#include "bytecode/decode.h"

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
