#include "runtime/lock.h"

#include <gtest/gtest.h>

namespace vo::runtime {
namespace {

TEST(Locks, InOrder) {
  HeldLocks::taken(LockRank::Semaphores);
  HeldLocks::taken(LockRank::Profile);
  HeldLocks::given(LockRank::Semaphores);  // in any order
  EXPECT_FALSE(HeldLocks::none());
  HeldLocks::taken(LockRank::Blocks);
  HeldLocks::given(LockRank::Blocks);
  HeldLocks::given(LockRank::Profile);
  EXPECT_TRUE(HeldLocks::none());
}

TEST(LocksDeathTest, OutOfOrder) {
  EXPECT_DEATH(
      {
        HeldLocks::taken(LockRank::Profile);
        HeldLocks::taken(LockRank::Semaphores);
      },
      "in the order of locks.def");
  EXPECT_DEATH(
      {
        HeldLocks::taken(LockRank::Profile);
        HeldLocks::taken(LockRank::Profile);
      },
      "each once");
  EXPECT_DEATH(HeldLocks::given(LockRank::Blocks), "given back");
}

TEST(Locks, AreNothingForOneThread) {
  struct Guarded {
    [[no_unique_address]] RankedLock<LockRank::Itabs> lock;
    uint32_t word;
  };
  EXPECT_EQ(sizeof(Guarded), 4u);
  Guarded g = {};
  Locked held(g.lock);
}

}  // namespace
}  // namespace vo::runtime
