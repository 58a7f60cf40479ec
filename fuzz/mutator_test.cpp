// This file tests the mutator of modules on code that mutations have left broken. Its vectors check their indices.
#include <gtest/gtest.h>

#include "module_mutator.h"

namespace vo::fuzz {
namespace {

uint64_t word(Op op) { return Insn::abc(op, 0, 1, 2, 3).word; }

/// Code whose last instruction is not complete, or none.
std::vector<std::vector<uint64_t>> brokenCodes() {
  uint64_t nop = word(Op::Nop), table = word(Op::JmpTable);
  return {{nop, word(Op::LoadK)},
          {nop, nop, table},
          {nop, table, 1000},
          {nop, table, UINT32_MAX - 1},  // with the two words before it 2^32 in all
          {nop, table, UINT32_MAX},
          {nop, 0xfa},
          {word(Op::LoadK)}};
}

TEST(Mutator, KeepsToCodeThatIsBroken) {
  for (const std::vector<uint64_t>& code : brokenCodes()) {
    for (unsigned seed = 0; seed < 2000; seed++) {
      std::minstd_rand random(seed);
      Module m;
      m.functions.emplace_back();
      m.functions[0].code = code;
      m.functions[0].slots = m.functions[0].totalWords = 8;
      mutateCode(random, m);
      mutateCode(random, m);
      EXPECT_EQ(m.functions[0].code.size(), code.size());
    }
  }
}

TEST(Mutator, StartsAreOfWholeInstructions) {
  using Starts = std::vector<size_t>;
  uint64_t nop = word(Op::Nop), table = word(Op::JmpTable);
  EXPECT_EQ(startsOf({nop, word(Op::LoadK), 7, nop}), (Starts{0, 1, 3}));
  EXPECT_EQ(startsOf({table, 2, 0, 0, nop}), (Starts{0, 4}));
  for (const std::vector<uint64_t>& code : brokenCodes())
    for (size_t at : startsOf(code)) EXPECT_EQ(code[at], nop);
}

}  // namespace
}  // namespace vo::fuzz
