#include "base/chunk_pool.h"

#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "base/arena.h"

namespace vo::base {
namespace {

constexpr size_t kMega = size_t{1} << 20;

// Takes `count` chunks, each of which must be zero, and fills them.
void takeChunks(ChunkPool& pool, size_t count, size_t size, std::vector<std::byte*>* out) {
  for (size_t i = 0; i < count; i++) {
    auto* p = static_cast<std::byte*>(pool.take(size));
    for (size_t at = 0; at < size; at += 64) ASSERT_EQ(p[at], std::byte{0}) << i << " " << at;
    memset(p, static_cast<int>(out->size() + 1), size);
    out->push_back(p);
  }
}

TEST(ChunkPool, ClearAhead) {
  ChunkPool pool;
  pool.clearAhead();
  std::vector<std::byte*> chunks;
  takeChunks(pool, 40, 1 * kMega, &chunks);
  takeChunks(pool, 20, 2 * kMega, &chunks);
  takeChunks(pool, 1, 100 * kMega, &chunks);
  pool.stopClearing();
  takeChunks(pool, 30, 2 * kMega, &chunks);
  // Nobody has touched what was handed out before, and it does not overlap.
  for (size_t i = 0; i < chunks.size(); i++) EXPECT_EQ(chunks[i][12345], static_cast<std::byte>(i + 1));
  pool.clearAhead();
  takeChunks(pool, 20, 1 * kMega, &chunks);  // ended by the destructor
}

TEST(ChunkPool, StopWithoutStart) {
  ChunkPool pool;
  pool.stopClearing();
  pool.clearAhead();
  pool.stopClearing();
  EXPECT_TRUE(pool.contains(pool.take(100)));
}

// A package after the other: what one leaves behind is zero for the next.
TEST(ChunkPool, WhatWasGivenIsTakenAgainZeroed) {
  ChunkPool pool;
  pool.clearAhead();
  std::vector<std::byte*> first;
  takeChunks(pool, 30, 1 * kMega, &first);
  std::set<std::byte*> seen(first.begin(), first.end());
  for (std::byte* p : first) pool.give(p, 1 * kMega);
  for (int round = 0; round < 5; round++) {
    std::vector<std::byte*> chunks;
    takeChunks(pool, 30, 1 * kMega, &chunks);
#if defined(NDEBUG) && !defined(VO_SANITIZE)
    for (std::byte* p : chunks) EXPECT_TRUE(seen.contains(p));
#endif
    for (std::byte* p : chunks) pool.give(p, 1 * kMega);
    if (round == 2) pool.stopClearing();
  }
}

TEST(ChunkPoolDeathTest, WhatIsNeverUsedAgainCannotBeRead) {
  ChunkPool pool(ChunkPool::Reuse::Never);
  auto* p = static_cast<volatile char*>(pool.take(64 * 1024));
  p[5] = 1;
  pool.give(const_cast<char*>(p), 64 * 1024);
  EXPECT_TRUE(pool.contains(const_cast<char*>(p)));
  EXPECT_NE(pool.take(64 * 1024), p);
  EXPECT_DEATH((void)p[5], "");
}

TEST(Arena, ResetGivesChunksBack) {
  ChunkPool pool(ChunkPool::Reuse::Never);
  Arena arena(pool);
  void* first = arena.alloc(100);
  for (int i = 0; i < 100; i++) arena.alloc(50'000);
  EXPECT_GT(arena.bytesUsed(), size_t{5'000'000});
  arena.reset();
  EXPECT_EQ(arena.bytesUsed(), size_t{0});
  void* again = arena.alloc(100);
  EXPECT_NE(first, again);
  EXPECT_EQ(*static_cast<char*>(again), 0);
}

}  // namespace
}  // namespace vo::base
