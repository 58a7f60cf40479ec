// abi/work.def says of each instruction and native what bounds its work: here that it says it of all, and of
// nothing else.
#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

namespace vo::vm {
namespace {


enum class Bound { Constant, Bounded, Pieces };
using enum Bound;
struct Row {
  std::string_view name;
  Bound bound;
  std::string_view what;
};

constexpr std::string_view kOps[] = {
#define VO_OP(name, text, a, b, c, x, effects, meaning) #name,
#include "bytecode/opcodes.def"
#undef VO_OP
#define VO_OP(name, text, a, b, c, x, effects, meaning) #name,
#include "bytecode/ext_opcodes.def"
#undef VO_OP
};
constexpr std::string_view kNatives[] = {
#define VO_HELPER(cppName, linkName, flags) #cppName,
#include "stdlib/natives.def"
#undef VO_HELPER
};
constexpr Row kOpRows[] = {
#define VO_WORK_OP(name, bound, what) {#name, bound, what},
#define VO_WORK_NATIVE(name, bound, what)
#include "abi/work.def"
#undef VO_WORK_OP
#undef VO_WORK_NATIVE
};
constexpr Row kNativeRows[] = {
#define VO_WORK_OP(name, bound, what)
#define VO_WORK_NATIVE(name, bound, what) {#name, bound, what},
#include "abi/work.def"
#undef VO_WORK_OP
#undef VO_WORK_NATIVE
};

template <class Names, class Rows>
void expectComplete(const Names& names, const Rows& rows) {
  auto count = [&](std::string_view name) {
    return std::ranges::count_if(rows, [&](const Row& r) { return r.name == name; });
  };
  for (std::string_view name : names) EXPECT_EQ(count(name), 1) << name << ": abi/work.def does not say what bounds it";
  for (const Row& r : rows) {
    EXPECT_NE(std::ranges::find(names, r.name), std::ranges::end(names)) << r.name << " of abi/work.def does not exist";
    EXPECT_EQ(r.bound == Constant, r.what.empty()) << r.name;
  }
}

TEST(Work, EveryRowSaysWhatBoundsIt) {
  expectComplete(kOps, kOpRows);
  expectComplete(kNatives, kNativeRows);
}

TEST(Work, MostIsConstant) {
  auto constant = [](const Row& r) { return r.bound == Constant; };
  EXPECT_GT(std::ranges::count_if(kOpRows, constant), std::ssize(kOpRows) * 3 / 4);
  EXPECT_GT(std::ranges::count_if(kNativeRows, constant), std::ssize(kNativeRows) / 3);
}

}  // namespace
}  // namespace vo::vm
