// Tests the metadata region: pieces come zeroed, go back, and are used again; what nobody has is not accessible.
#include "base/region.h"

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstring>
#include <memory>
#include <thread>

#include "base/arena.h"

namespace vo::base {
namespace {

constexpr uintptr_t kAddress = 0x5900'0000'0000;
constexpr size_t kMega = size_t{1} << 20;

bool accessible(const void* p) {
  unsigned char resident;
  void* page = reinterpret_cast<void*>(reinterpret_cast<uintptr_t>(p) & ~uintptr_t{4095});
  if (mincore(page, 4096, &resident) != 0) return false;
  int fds[2];
  if (pipe(fds) != 0) return false;
  bool ok = write(fds[1], p, 1) == 1;  // EFAULT, not a signal
  close(fds[0]);
  close(fds[1]);
  return ok;
}

TEST(Region, GivesPiecesBackAndTakesThemAgain) {
  Region r(kAddress, 64 * kMega);
  ASSERT_TRUE(r.valid());
  auto a = std::make_unique<Piece>(r), b = std::make_unique<Piece>(r);
  auto* p = static_cast<std::byte*>(a->take(100));
  auto* q = static_cast<std::byte*>(b->take(3 * kMega));
  EXPECT_EQ(p, r.base());
  memset(p, 1, 100);
  memset(q, 2, 3 * kMega);
  EXPECT_TRUE(a->contains(p) && b->contains(q + 3 * kMega - 1));
  EXPECT_FALSE(a->contains(q) || b->contains(p) || b->contains(q + 3 * kMega));
  EXPECT_EQ(static_cast<std::byte*>(a->take(5000)), p + 4096);
  EXPECT_EQ(r.taken(), 4 * kMega);
  a.reset();
  EXPECT_EQ(r.taken(), 3 * kMega);
  EXPECT_FALSE(accessible(p));
  EXPECT_TRUE(accessible(q));
  Piece c(r);
  EXPECT_EQ(c.take(kMega), p);
  EXPECT_EQ(*p, std::byte{0});
  b.reset();
  // One extent again behind what c has.
  Piece d(r);
  EXPECT_EQ(d.take(63 * kMega), q);
  for (size_t i = 0; i < 3 * kMega; i += 512) ASSERT_EQ(q[i], std::byte{0});
}

TEST(Region, NeighboursJoinInAnyOrder) {
  Region r(kAddress, 8 * kMega);
  for (int order = 0; order < 6; order++) {
    std::unique_ptr<Piece> pieces[3];
    for (auto& p : pieces) {
      p = std::make_unique<Piece>(r);
      p->take(kMega);
    }
    int first = order / 2, second = (first + 1 + order % 2) % 3;
    pieces[first].reset();
    pieces[second].reset();
    pieces[3 - first - second].reset();
    Piece all(r);
    EXPECT_EQ(all.take(8 * kMega), r.base());
  }
  EXPECT_EQ(r.taken(), 0u);
}

TEST(Region, WhatHasNoRoomLiesElsewhere) {
  Region r(kAddress, 4 * kMega);
  auto full = std::make_unique<Piece>(r);
  full->take(3 * kMega);
  EXPECT_FALSE(full->isFull());
  auto* p = static_cast<std::byte*>(full->take(2 * kMega));
  EXPECT_TRUE(full->isFull() && full->contains(p));
  EXPECT_TRUE(p < r.base() || p >= r.base() + 4 * kMega);
  memset(p, 1, 2 * kMega);
  EXPECT_EQ(r.taken(), 3 * kMega);
  Piece other(r);
  EXPECT_EQ(other.take(kMega), r.base() + 3 * kMega);
  EXPECT_FALSE(other.isFull());
  full.reset();
  EXPECT_FALSE(accessible(p));
}

TEST(Region, OnlyOneAtAnAddress) {
  Region r(kAddress, kMega);
  Region second(kAddress, kMega);
  EXPECT_TRUE(r.valid());
  EXPECT_FALSE(second.valid());
}

TEST(Region, PiecesInTwoThreads) {
  Region r(kAddress, 256 * kMega);
  auto work = [&r](int tag) {
    for (int i = 0; i < 200; i++) {
      Piece piece(r);
      Arena arena(piece);
      int* numbers[40];
      for (int k = 0; k < 40; k++) {
        numbers[k] = static_cast<int*>(arena.alloc(size_t{50'000} + static_cast<size_t>(k), 8));
        ASSERT_EQ(*numbers[k], 0);
        *numbers[k] = tag * 1000 + k;
      }
      for (int k = 0; k < 40; k++) ASSERT_EQ(*numbers[k], tag * 1000 + k);
    }
  };
  std::thread a(work, 1), b(work, 2);
  a.join();
  b.join();
  EXPECT_EQ(r.taken(), 0u);
  EXPECT_LE(r.used(), 16 * kMega);
}

}  // namespace
}  // namespace vo::base
