#include <gtest/gtest.h>

#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <thread>
#include <vector>

#include "os/call.h"
#include "os/thread.h"

namespace vo::os {
namespace {

TEST(Call, ResultsAndErrors) {
  EXPECT_EQ(call(SYS_getpid).r1, static_cast<uint64_t>(getpid()));
  CallResult r = call(SYS_close, -1);
  EXPECT_FALSE(r.ok());
  EXPECT_EQ(r.error, static_cast<uint64_t>(EBADF));
  EXPECT_EQ(r.r1, ~uint64_t{0});
}

TEST(Lock, ExcludesOthers) {
  Lock lock;
  int64_t count = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; t++)
    threads.emplace_back([&] {
      for (int i = 0; i < 50000; i++) {
        Holding held(lock);
        count++;
      }
    });
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(count, 200000);
}

TEST(Condition, TimeIsOver) {
  Lock lock;
  Condition condition;
  Holding held(lock);
  EXPECT_FALSE(condition.wait(lock, 1'000'000));
}

/// A queue of one place between threads: no wake-up may be lost.
TEST(Condition, PingPong) {
  Lock lock;
  Condition condition;
  int turn = 0;
  constexpr int kRounds = 20000;
  auto play = [&](int me) {
    for (int i = 0; i < kRounds; i++) {
      Holding held(lock);
      while (turn != me) condition.wait(lock, 60'000'000'000);
      turn = 1 - me;
      condition.wakeAll();
    }
  };
  std::thread other(play, 1);
  play(0);
  other.join();
  EXPECT_EQ(turn, 0);
}

struct Shared {
  Lock lock;
  Condition condition;
  bool done = false;
  sigset_t mask;
};

TEST(Thread, RunsWithSignalsBlocked) {
  Shared shared;
  sigset_t before, after;
  pthread_sigmask(SIG_SETMASK, nullptr, &before);
  ASSERT_TRUE(startThread(
      [](void* p) -> void* {
        auto* s = static_cast<Shared*>(p);
        Holding held(s->lock);
        pthread_sigmask(SIG_SETMASK, nullptr, &s->mask);
        s->done = true;
        s->condition.wakeOne();
        return nullptr;
      },
      &shared));
  Holding held(shared.lock);
  while (!shared.done) shared.condition.wait(shared.lock, 60'000'000'000);
  EXPECT_TRUE(sigismember(&shared.mask, SIGTERM));
  pthread_sigmask(SIG_SETMASK, nullptr, &after);
  EXPECT_EQ(sigismember(&before, SIGTERM), sigismember(&after, SIGTERM));
}

}  // namespace
}  // namespace vo::os
