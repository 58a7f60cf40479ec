#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <random>

#include "support/runtime_types.h"
#include "os/clock.h"
#include "sched/coroutine.h"
#include "sched/services.h"

namespace vo::sched {
namespace {

using abi::HelperContext;
using abi::HelperStatus;
using abi::Kind;
using abi::Slot;
using runtime::Chan;
using runtime::GStatus;
using runtime::Runtime;
using runtime::testing::TestEngine;
using runtime::testing::testOptions;
using runtime::testing::TestRuntime;
using runtime::testing::Types;

struct SchedTest : ::testing::Test {
  TestRuntime rt;
  TestEngine engine{rt};
  Services services{rt};
  Types types;
  const abi::Type* i64 = types.scalar(Kind::Int, 8, "int");
  TestEngine::Fiber* a = engine.spawn();
  TestEngine::Fiber* b = engine.spawn();
  HelperContext cx{rt};

  Chan* timerChannel() {
    Chan* c = nullptr;
    EXPECT_EQ(runtime::makeChan(cx, i64, 1, &c), HelperStatus::Done);
    engine.handles.push_back(c);
    return c;
  }
};

TEST_F(SchedTest, CoroutinesHandOver) {
  Coroutine* c = newCoroutine(rt);
  ASSERT_NE(c, nullptr);
  beginCoroutine(c, &b->g);
  EXPECT_EQ(b->g.status, GStatus::Waiting);
  EXPECT_EQ(switchCoroutine(rt, c, &a->g), &b->g);
  EXPECT_EQ(a->g.status, GStatus::Waiting);
  EXPECT_EQ(a->g.waitReason, runtime::WaitReason::Coroutine);
  EXPECT_EQ(switchCoroutine(rt, c, &b->g), &a->g);
  EXPECT_EQ(switchCoroutine(rt, c, &a->g), &b->g);
  EXPECT_EQ(endCoroutine(&b->g), &a->g);  // its function has returned
  EXPECT_EQ(switchCoroutine(rt, c, &a->g), nullptr);
  EXPECT_EQ(endCoroutine(&a->g), nullptr);  // no coroutine's function
}

TEST_F(SchedTest, TimersFireInOrderAndCanBeStopped) {
  std::mt19937 random(2);
  abi::Closure f{1};
  std::vector<Timer*> timers;
  for (int i = 0; i < 2000; i++) {
    Timer* t = services.timers.newTimer(&a->g, 1 + random() % 100000, 0, &f, {}, nullptr);
    timers.push_back(t);
    engine.handles.push_back(t);
  }
  size_t stopped = 0, running = timers.size();
  for (Timer* t : timers) {
    if (random() % 3 == 0) {
      EXPECT_TRUE(services.timers.stop(t));
      EXPECT_FALSE(services.timers.stop(t));
      stopped++;
    } else if (random() % 3 == 0) {
      EXPECT_TRUE(services.timers.reset(&a->g, t, 1 + random() % 100000, 0));
    }
  }
  running -= stopped;
  int64_t now = 0;
  size_t fired = 0;
  while (!services.timers.empty()) {
    ASSERT_GE(services.timers.next(), now);
    now = services.timers.next();
    TimerJob job;
    while (services.timers.runDue(now, &job)) {
      EXPECT_EQ(job.delay, 0);
      fired++;
    }
  }
  EXPECT_EQ(fired, running);
  EXPECT_FALSE(services.timers.stop(timers[0]));
}

// Go code may copy what a handle points to, or make something that looks like it.
TEST_F(SchedTest, WhatIsNoTimerIsNotFollowed) {
  abi::Closure f{1};
  Timer* t = services.timers.newTimer(&a->g, 1000, 0, &f, {}, nullptr);
  engine.handles.push_back(t);
  EXPECT_EQ(services.timers.fromGo(t), t);
  void* large = rt.heap.allocNoScan(2 * sizeof(Timer));
  memcpy(large, static_cast<const void*>(t), sizeof(Timer));
  void* small = rt.heap.allocNoScan(16);
  memcpy(small, static_cast<const void*>(t), 16);
  Timer local = *t;
  for (void* p : {large, small, static_cast<void*>(&local), static_cast<void*>(&t->node), static_cast<void*>(nullptr)})
    EXPECT_EQ(services.timers.fromGo(p), nullptr);
  // Other handles have other marks.
  Coroutine* c = newCoroutine(rt);
  EXPECT_EQ(services.timers.fromGo(c), nullptr);
  EXPECT_EQ(switchCoroutine(rt, t, &a->g), nullptr);
  EXPECT_EQ(switchCoroutine(rt, small, &a->g), nullptr);
}

TEST_F(SchedTest, PeriodicTimersSkipMissedTicks) {
  abi::Closure f{1};
  Timer* t = services.timers.newTimer(&a->g, 100, 50, &f, {}, nullptr);
  engine.handles.push_back(t);
  TimerJob job;
  ASSERT_TRUE(services.timers.runDue(230, &job));
  EXPECT_EQ(job.delay, 130);
  EXPECT_EQ(services.timers.next(), 250);
  EXPECT_FALSE(services.timers.runDue(240, &job));
}

TEST_F(SchedTest, TimerChannelsHaveNoStaleValues) {
  Chan* c = timerChannel();
  Timer* t = services.timers.newTimer(&a->g, os::nanotime() - 1, 0, nullptr, {}, c);
  // Nobody waits: the timer is not in the heap, and fires when somebody receives.
  EXPECT_TRUE(services.timers.empty());
  EXPECT_EQ(runtime::chanLen(c), 0);
  EXPECT_EQ(runtime::chanCap(c), 0);
  EXPECT_EQ(c->count, 0u);
  EXPECT_TRUE(services.timers.stop(t));
  uint64_t v = 0;
  bool selected, received;
  runtime::chanTryRecv(cx, c, &v, &selected, &received);
  EXPECT_FALSE(selected);
  EXPECT_FALSE(services.timers.stop(t));
  services.timers.reset(&a->g, t, os::nanotime() - 1, 0);
  runtime::chanTryRecv(cx, c, &v, &selected, &received);
  EXPECT_TRUE(selected && received);
  // With a waiter it is in the heap.
  services.timers.reset(&a->g, t, os::nanotime() + 3000000, 0);
  EXPECT_TRUE(services.timers.empty());
  cx.g = &b->g;
  b->g.status = GStatus::Running;
  EXPECT_EQ(runtime::chanRecv(cx, c, &v, nullptr), HelperStatus::Park);
  EXPECT_FALSE(services.timers.empty());
  TimerJob job;
  while (b->g.status == GStatus::Waiting) {
    ASSERT_TRUE(services.waitForWork());
    EXPECT_FALSE(services.timers.runDue(os::nanotime(), &job));
  }
  EXPECT_TRUE(services.timers.empty());
  EXPECT_FALSE(services.waitForWork());
}

TEST_F(SchedTest, SleepWakesInOrder) {
  services.timers.sleep(&a->g, 2000000);
  services.timers.sleep(&b->g, 1000000);
  TimerJob job;
  while (engine.woken.size() < 2) {
    ASSERT_TRUE(services.waitForWork());
    services.timers.runDue(os::nanotime(), &job);
  }
  EXPECT_EQ(engine.woken[0], &b->g);
  EXPECT_FALSE(services.waitForWork());
}

TEST_F(SchedTest, SemaphoreUnitGoesToWhoRunsFirst) {
  uint32_t sema = 1;
  Semaphores& s = services.semaphores;
  auto acquire = [&](runtime::G& g, bool front) {
    return s.acquire(&g, &sema, front, runtime::WaitReason::MutexLock);
  };
  EXPECT_EQ(acquire(a->g, false), HelperStatus::Done);
  EXPECT_EQ(acquire(a->g, false), HelperStatus::Park);
  EXPECT_EQ(acquire(b->g, true), HelperStatus::Park);
  EXPECT_EQ(s.release(&sema, false), &b->g);
  EXPECT_EQ(sema, 1u);
  sema = 0;  // another one takes the unit: b waits again, at the front
  EXPECT_FALSE(s.mayGoOn(&b->g));
  EXPECT_EQ(b->g.waitReason, runtime::WaitReason::MutexLock);
  EXPECT_EQ(s.release(&sema, false), &b->g);
  EXPECT_TRUE(s.mayGoOn(&b->g));
  EXPECT_EQ(sema, 0u);
  EXPECT_EQ(s.release(&sema, true), &a->g);
  EXPECT_EQ(sema, 0u);
  EXPECT_TRUE(s.mayGoOn(&a->g));
  EXPECT_EQ(s.release(&sema, true), nullptr);
  EXPECT_EQ(sema, 1u);
}

TEST_F(SchedTest, NotifyLists) {
  NotifyList l{};
  Semaphores& s = services.semaphores;
  uint32_t ta = s.notifyAdd(&l), tb = s.notifyAdd(&l), tc = s.notifyAdd(&l);
  EXPECT_EQ(s.notifyWait(&b->g, &l, tb), HelperStatus::Park);
  s.notifyOne(&a->g, &l);  // for ticket a, who does not wait yet
  EXPECT_TRUE(engine.woken.empty());
  EXPECT_EQ(s.notifyWait(&a->g, &l, ta), HelperStatus::Done);
  s.notifyOne(&a->g, &l);
  ASSERT_EQ(engine.woken.size(), 1u);
  EXPECT_EQ(s.notifyWait(&a->g, &l, tc), HelperStatus::Park);
  runtime::G* foreign = nullptr;
  l.notify = l.wait;
  EXPECT_TRUE(s.notifySome(&a->g, &l, l.wait, 1, &foreign));
  EXPECT_FALSE(s.notifySome(&a->g, &l, l.wait, 1, &foreign));
  EXPECT_EQ(foreign, nullptr);
  EXPECT_EQ(engine.woken.size(), 2u);
  s.notifyOne(&a->g, &l);
  EXPECT_EQ(engine.woken.size(), 2u);
}

TEST_F(SchedTest, PollerReadsPipes) {
  int fds[2];
  ASSERT_EQ(pipe2(fds, O_NONBLOCK | O_CLOEXEC), 0);
  int error;
  PollHandle r = services.poller.open(fds[0], &error);
  ASSERT_NE(r, PollHandle::None);
  EXPECT_EQ(services.poller.reset(r, 'r'), kPollOk);
  Slot result = 99;
  EXPECT_EQ(services.poller.wait(&a->g, r, 'r', &result), HelperStatus::Park);
  EXPECT_EQ(services.poller.waiters(), 1);
  ASSERT_EQ(write(fds[1], "x", 1), 1);
  while (a->g.status != GStatus::Runnable) ASSERT_TRUE(services.waitForWork());
  EXPECT_EQ(result, 0u);
  // Deadlines.
  char c;
  ASSERT_EQ(read(fds[0], &c, 1), 1);
  services.poller.reset(r, 'r');
  services.poller.setDeadline(r, 2000000, 'r');
  EXPECT_EQ(services.poller.wait(&a->g, r, 'r', &result), HelperStatus::Park);
  TimerJob job;
  while (a->g.status != GStatus::Runnable) {
    ASSERT_TRUE(services.waitForWork());
    services.timers.runDue(os::nanotime(), &job);
  }
  EXPECT_EQ(result, static_cast<Slot>(kPollTimeout));
  EXPECT_EQ(services.poller.reset(r, 'r'), kPollTimeout);
  services.poller.setDeadline(r, 0, 'r');
  EXPECT_EQ(services.poller.reset(r, 'r'), kPollOk);
  // Closing.
  EXPECT_EQ(services.poller.wait(&a->g, r, 'r', &result), HelperStatus::Park);
  services.poller.unblock(r);
  EXPECT_EQ(result, static_cast<Slot>(kPollClosing));
  services.poller.close(r);
  // A regular file is not pollable.
  int file = ::open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
  EXPECT_EQ(services.poller.open(file, &error), PollHandle::None);
  EXPECT_EQ(error, EPERM);
  PollHandle again = services.poller.open(fds[1], &error);
  EXPECT_NE(again, r) << "descriptors are reused, their handles are not";
  services.poller.close(again);
  close(file);
  close(fds[0]);
  close(fds[1]);
}

// What copies of a poll.FD do: wait twice, close twice, use what is closed, or never was open.
TEST_F(SchedTest, PollerHandlesThatAreCopies) {
  int fds[2];
  ASSERT_EQ(pipe2(fds, O_NONBLOCK | O_CLOEXEC), 0);
  int error;
  Poller& p = services.poller;
  PollHandle r = p.open(fds[0], &error);
  Slot result = 99, second = 99;
  EXPECT_EQ(p.wait(&a->g, r, 'r', &result), HelperStatus::Park);
  EXPECT_EQ(p.wait(&b->g, r, 'r', &second), HelperStatus::Done);
  EXPECT_EQ(second, static_cast<Slot>(kPollNotPollable));
  EXPECT_EQ(p.waitCanceled(&b->g, r, 'r'), HelperStatus::Done);
  EXPECT_EQ(p.waiters(), 1);
  p.close(r);  // without unblock
  EXPECT_EQ(result, static_cast<Slot>(kPollClosing));
  EXPECT_EQ(p.waiters(), 0);
  PollHandle other = p.open(fds[1], &error);
  for (PollHandle stale : {r, PollHandle::None, PollHandle{static_cast<uint64_t>(other) + 1}, PollHandle{UINT64_MAX},
                           PollHandle{static_cast<uint64_t>(other) + (uint64_t{1} << 32)}}) {
    p.close(stale);
    p.unblock(stale);
    p.setDeadline(stale, -1, 'r' + 'w');
    EXPECT_EQ(p.reset(stale, 'w'), kPollClosing);
    EXPECT_EQ(p.wait(&a->g, stale, 'w', &result), HelperStatus::Done);
    EXPECT_EQ(result, static_cast<Slot>(kPollClosing));
    EXPECT_EQ(p.waitCanceled(&a->g, stale, 'w'), HelperStatus::Done);
  }
  EXPECT_EQ(p.reset(other, 'w'), kPollOk) << "the file that has the place now is not touched";
  p.close(other);
  close(fds[0]);
  close(fds[1]);
}

TEST_F(SchedTest, BlockingCallsRunBeside) {
  BlockingCall slow, quick;
  slow.g = &a->g;
  quick.g = &b->g;
  slow.run = [](BlockingCall& c) {
    usleep(20000);
    c.results[0] = 1;
  };
  quick.run = [](BlockingCall& c) { c.results[0] = 2; };
  services.blocking.submit(&slow);
  services.blocking.submit(&quick);
  EXPECT_TRUE(services.busy());
  while (engine.woken.size() < 2) ASSERT_TRUE(services.waitForWork());
  EXPECT_EQ(engine.woken[0], &b->g);
  EXPECT_EQ(slow.results[0], 1u);
  EXPECT_EQ(quick.results[0], 2u);
  EXPECT_FALSE(services.waitForWork());
}

}  // namespace
}  // namespace vo::sched
