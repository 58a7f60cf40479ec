// The state machine of panics, with frames that are numbers: a larger one was entered later.
#include "runtime/unwind.h"

#include <gtest/gtest.h>

#include <vector>

#include "runtime/panic.h"
#include "runtime/report.h"
#include "support/runtime_types.h"

namespace vo::runtime {
namespace {

using Next = Unwinder::Next;
using Returned = Unwinder::Returned;
using testing::TestRuntime;

Slot* frame(uint64_t n) { return reinterpret_cast<Slot*>(n * 64); }
bool isInner(const Slot* a, const Slot* b) { return a > b; }

class Unwind : public ::testing::Test {
 protected:
  Unwind() : unwinder(rt.memory, rt.gc) {}
  ~Unwind() { unwinder.dropAll(u); }
  /// A deferred call of `in`.
  void defer(uint64_t in, const abi::Closure& f, bool onlyOnError = false) { unwinder.defer(u, &u.defers, frame(in), &f, onlyOnError); }
  void expectCall(const abi::Closure& f) {
    const abi::Closure* closure = nullptr;
    ASSERT_EQ(unwinder.next(u, &closure), Next::Call);
    EXPECT_EQ(closure, &f);
  }
  Next next() {
    const abi::Closure* closure;
    return unwinder.next(u, &closure);
  }
  Returned returned() { return unwinder.returned(u, isInner, &at); }

  TestRuntime rt;
  Unwinder unwinder;
  Unwinding u;
  Slot* at = nullptr;
  abi::Closure a = {1}, b = {2}, c = {3};
};

TEST_F(Unwind, InnermostFirstUntilNothingIsLeft) {
  defer(1, a);
  defer(1, b);
  defer(2, c);
  unwinder.start(u, {}, false, frame(3));
  expectCall(c);
  EXPECT_EQ(returned(), Returned::Unwinds);
  expectCall(b);
  EXPECT_EQ(returned(), Returned::Unwinds);
  expectCall(a);
  EXPECT_EQ(returned(), Returned::Unwinds);
  EXPECT_EQ(next(), Next::Unrecovered);
}

TEST_F(Unwind, RecoveredFrameGoesOnWithWhatItHasLeft) {
  defer(1, a);
  defer(2, b);
  defer(2, c);
  u.sawSignal = true;
  unwinder.start(u, {}, false, frame(5));
  expectCall(c);
  ASSERT_NE(u.recoverable(), nullptr);
  u.recoverable()->recovered = true;
  EXPECT_EQ(u.recoverable(), nullptr);
  ASSERT_EQ(returned(), Returned::Resumes);
  EXPECT_EQ(at, frame(2));
  EXPECT_EQ(u.panics, nullptr);
  EXPECT_FALSE(u.sawSignal);
  EXPECT_EQ(unwinder.take(u), &b);
  EXPECT_EQ(unwinder.take(u), &a);
}

TEST_F(Unwind, PanicOfADeferredCallEndsTheOlderOne) {
  defer(1, a);
  defer(2, b);
  unwinder.start(u, {}, false, frame(3));
  expectCall(b);
  unwinder.start(u, {}, false, frame(5));  // in b
  expectCall(a);
  u.recoverable()->recovered = true;
  ASSERT_EQ(returned(), Returned::Resumes);
  EXPECT_EQ(at, frame(1));
  EXPECT_EQ(u.panics, nullptr);
}

TEST_F(Unwind, PanicRecoveredInsideLeavesTheOlderOne) {
  defer(1, a);
  unwinder.start(u, {}, false, frame(3));
  expectCall(a);
  defer(4, b);  // by a
  unwinder.start(u, {}, false, frame(6));
  expectCall(b);
  u.recoverable()->recovered = true;
  ASSERT_EQ(returned(), Returned::Resumes);
  EXPECT_EQ(at, frame(4));
  ASSERT_NE(u.panics, nullptr);
  EXPECT_EQ(u.panics->stub, frame(3));
}

TEST_F(Unwind, GoexitIsNotRecoveredAndGoesOn) {
  defer(1, a);
  defer(2, b);
  unwinder.start(u, {}, true, frame(3));
  EXPECT_EQ(u.recoverable(), nullptr);
  expectCall(b);
  unwinder.start(u, {}, false, frame(5));  // b panics
  expectCall(a);
  u.recoverable()->recovered = true;
  ASSERT_EQ(returned(), Returned::Goexits);
  EXPECT_EQ(at, frame(3));
  EXPECT_EQ(next(), Next::Ends);
}

TEST_F(Unwind, ErrdefersRunOnlyAfterErrors) {
  defer(1, a);
  defer(1, b, true);
  unwinder.decideErrors(u, frame(1), false);
  EXPECT_EQ(unwinder.take(u), &a);
  defer(1, a);
  defer(1, b, true);
  unwinder.decideErrors(u, frame(1), true);
  unwinder.decideErrors(u, frame(1), false);  // decided
  EXPECT_EQ(unwinder.take(u), &b);
  defer(1, c, true);
  unwinder.start(u, {}, true, frame(2));  // Goexit is no error
  expectCall(a);
}

TEST_F(Unwind, RecordsAreReused) {
  for (int i = 0; i < 1000; i++) {
    defer(1, a);
    unwinder.take(u);
  }
  size_t before = rt.memory.inUse();
  for (int i = 0; i < 100; i++) defer(1, a);
  for (int i = 0; i < 100; i++) unwinder.take(u);
  EXPECT_EQ(rt.memory.inUse(), before);
}

TEST_F(Unwind, TheCollectorsPlaceMovesWithTheRecord) {
  defer(1, a);
  defer(1, b);
  u.scanDefer = u.defers;
  unwinder.take(u);
  EXPECT_EQ(u.scanDefer, u.defers);
}

TEST_F(Unwind, ReportOfPanics) {
  abi::GoString first = abi::goString("first\nline"), second = abi::goString("second");
  unwinder.start(u, {&kPlainErrorType, &first}, false, frame(1));
  u.panics->recovered = true;
  unwinder.start(u, {&kPlainErrorType, &first}, false, frame(2));  // the same again
  unwinder.start(u, {}, true, frame(3));
  unwinder.start(u, {&kPlainErrorType, &second}, false, frame(4));
  std::vector<const Panic*> asked;
  for (Panic* p = u.panics; (p = nextWithText(p)) != nullptr; p = p->link) asked.push_back(p);
  ASSERT_EQ(asked.size(), 2u);
  base::Text out(rt.memory);
  addPanics(out, rt.metadata, u.panics);
  EXPECT_EQ(out.view(), "panic: first\n\tline [recovered, repanicked]\n\tpanic: second\n");
}

}  // namespace
}  // namespace vo::runtime
