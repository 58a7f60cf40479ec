#include "base/arena.h"

#include <gtest/gtest.h>

#include <vector>

namespace vo::base {
namespace {

constexpr uintptr_t kAddress = 0x2100'0000'0000;
constexpr size_t kMega = size_t{1} << 20;

// Takes `count` pieces, each of which must be zero, and fills them.
void takePieces(Region& r, size_t count, size_t size, std::vector<std::byte*>* out) {
  for (size_t i = 0; i < count; i++) {
    auto* p = static_cast<std::byte*>(r.take(size));
    for (size_t at = 0; at < size; at += 64) ASSERT_EQ(p[at], std::byte{0}) << i << " " << at;
    memset(p, static_cast<int>(out->size() + 1), size);
    out->push_back(p);
  }
}

TEST(Region, ClearAhead) {
  Region r(kAddress, 64 * kMega);
  ASSERT_TRUE(r.valid());
  r.clearAhead();
  std::vector<std::byte*> pieces;
  takePieces(r, 12, 1 * kMega, &pieces);
  EXPECT_EQ(r.used(), 12 * kMega);
  r.stopClearing();
  EXPECT_EQ(r.used(), 12 * kMega);
  takePieces(r, 12, 2 * kMega, &pieces);
  // Nobody has touched what was handed out before.
  for (size_t i = 0; i < pieces.size(); i++) EXPECT_EQ(pieces[i][12345], static_cast<std::byte>(i + 1));
  // Up to the end of the region, and ended by the destructor.
  r.clearAhead();
  takePieces(r, 14, 2 * kMega, &pieces);
  EXPECT_EQ(r.used(), 64 * kMega);
}

TEST(Region, StopWithoutStart) {
  Region r(kAddress, 8 * kMega);
  ASSERT_TRUE(r.valid());
  r.stopClearing();
  r.clearAhead();
  r.stopClearing();
  EXPECT_EQ(r.take(100), r.base());
  EXPECT_EQ(r.used(), 4096u);
}

}  // namespace
}  // namespace vo::base
