// The expected orders are what gc's scheduler prints with GOMAXPROCS=1.
#include "sched/run_queue.h"

#include <gtest/gtest.h>

#include <deque>
#include <vector>

#include "base/system_allocator.h"

namespace vo::sched {
namespace {

using runtime::G;

class RunQueueTest : public testing::Test {
 protected:
  /// The one with this number; made when first asked for.
  G* g(uint64_t id) {
    while (all_.size() <= id) {
      all_.emplace_back();
      all_.back().id = all_.size() - 1;
      all_.back().engine = this;
    }
    return &all_[id];
  }
  std::vector<uint64_t> takeAll() {
    std::vector<uint64_t> ids;
    bool inherits;
    while (G* next = queue.take(&inherits)) ids.push_back(next->id);
    return ids;
  }
  base::SystemAllocator memory;
  RunQueue queue{memory};

 private:
  std::deque<G> all_;
};

TEST_F(RunQueueTest, NewestFirstThenInOrder) {
  for (uint64_t i = 0; i < 5; i++) queue.putNext(g(i));
  bool inherits;
  EXPECT_EQ(queue.take(&inherits), g(4));
  EXPECT_TRUE(inherits);
  EXPECT_EQ(queue.take(&inherits), g(0));
  EXPECT_FALSE(inherits);
  EXPECT_EQ(takeAll(), (std::vector<uint64_t>{1, 2, 3}));
  EXPECT_TRUE(queue.empty());
}

TEST_F(RunQueueTest, GlobalQueueWaitsForTheLocalOne) {
  queue.putGlobal(g(0));
  queue.putNext(g(1));
  queue.putLocal(g(2));
  queue.putLocal(g(3));
  EXPECT_EQ(takeAll(), (std::vector<uint64_t>{1, 2, 3, 0}));
}

TEST_F(RunQueueTest, GlobalQueueHasEvery61stSlice) {
  queue.putGlobal(g(0));
  for (uint64_t i = 1; i <= 100; i++) queue.putLocal(g(i));
  std::vector<uint64_t> order = takeAll();
  // Five slices have gone by when main begins.
  EXPECT_EQ(order[56], 0u);
}

TEST_F(RunQueueTest, FullLocalQueueGivesHalfToTheGlobalOne) {
  for (uint64_t i = 0; i < 300; i++) queue.putNext(g(i));
  std::vector<uint64_t> order = takeAll();
  ASSERT_EQ(order.size(), 300u);
  EXPECT_EQ(order[0], 299u);
  EXPECT_EQ(order[1], 128u);
  EXPECT_EQ(order[52], 179u);
  EXPECT_EQ(order[57], 0u);
}

TEST_F(RunQueueTest, RuntimeGoroutinesStandFirstAndAreNotSeen) {
  queue.addRuntimeGoroutines();
  EXPECT_TRUE(queue.empty());
  for (uint64_t i = 0; i < 300; i++) queue.putNext(g(i));
  std::vector<uint64_t> order = takeAll();
  ASSERT_EQ(order.size(), 300u);
  EXPECT_EQ(order[1], 126u);
  EXPECT_EQ(order[129], 255u);
  EXPECT_EQ(order[173], 0u);
  EXPECT_EQ(order[299], 254u);
}

}  // namespace
}  // namespace vo::sched
