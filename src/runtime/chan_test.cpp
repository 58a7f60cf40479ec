#include "runtime/chan.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "runtime/runtime.h"
#include "support/runtime_types.h"

namespace vo::runtime {
namespace {

using abi::HelperContext;
using abi::HelperStatus;
using abi::Slot;
using abi::Kind;
using abi::Type;
using testing::TestEngine;
using testing::testOptions;
using testing::TestRuntime;
using testing::Types;

struct ChanTest : ::testing::Test {
  TestRuntime rt;
  TestEngine engine{rt};
  Types types;
  const Type* i64 = types.scalar(Kind::Int, 8, "int");
  TestEngine::Fiber* a = engine.spawn();
  TestEngine::Fiber* b = engine.spawn();

  std::map<TestEngine::Fiber*, HelperContext> contexts;
  HelperContext& as(TestEngine::Fiber* f) {
    HelperContext& cx = contexts.try_emplace(f, rt).first->second;
    cx.g = &f->g;
    f->g.status = GStatus::Running;
    return cx;
  }
  Chan* make(int64_t size) {
    HelperContext& cx = as(a);
    Chan* c = nullptr;
    EXPECT_EQ(makeChan(cx, i64, size, &c), HelperStatus::Done);
    engine.handles.push_back(c);
    return c;
  }
};

TEST_F(ChanTest, UnbufferedHandsOver) {
  Chan* c = make(0);
  uint64_t got = 0, sent = 41;
  Slot ok = 9;
  HelperContext& cb = as(b);
  EXPECT_EQ(chanRecv(cb, c, &got, &ok), HelperStatus::Park);
  EXPECT_EQ(b->g.status, GStatus::Waiting);
  EXPECT_STREQ(waitReasonText(b->g.waitReason), "chan receive");
  HelperContext& ca = as(a);
  EXPECT_EQ(chanSend(ca, c, &sent), HelperStatus::Done);
  EXPECT_EQ(got, 41u);
  EXPECT_EQ(ok, 1u);
  ASSERT_EQ(engine.woken.size(), 1u);
  EXPECT_EQ(engine.woken[0], &b->g);
  // The other way round.
  sent = 42;
  EXPECT_EQ(chanSend(ca, c, &sent), HelperStatus::Park);
  as(b);
  EXPECT_EQ(chanRecv(cb, c, &got, &ok), HelperStatus::Done);
  EXPECT_EQ(got, 42u);
  EXPECT_EQ(engine.woken.size(), 2u);
}

TEST_F(ChanTest, BufferKeepsOrderWithWaitingSenders) {
  Chan* c = make(3);
  HelperContext& ca = as(a);
  for (uint64_t i = 0; i < 3; i++) EXPECT_EQ(chanSend(ca, c, &i), HelperStatus::Done);
  uint64_t late = 3;
  EXPECT_EQ(chanSend(ca, c, &late), HelperStatus::Park);
  EXPECT_EQ(chanLen(c), 3);
  EXPECT_EQ(chanCap(c), 3);
  HelperContext& cb = as(b);
  for (uint64_t i = 0; i < 4; i++) {
    uint64_t got = 99;
    EXPECT_EQ(chanRecv(cb, c, &got, nullptr), HelperStatus::Done);
    EXPECT_EQ(got, i);
  }
  EXPECT_EQ(engine.woken.size(), 1u);
  EXPECT_EQ(chanLen(c), 0);
}

TEST_F(ChanTest, CloseWakesEveryone) {
  Chan* c = make(0);
  uint64_t got = 7;
  Slot ok = 9;
  HelperContext& cb = as(b);
  chanRecv(cb, c, &got, &ok);
  HelperContext& ca = as(a);
  EXPECT_EQ(chanClose(ca, c), HelperStatus::Done);
  EXPECT_EQ(got, 0u);
  EXPECT_EQ(ok, 0u);
  EXPECT_EQ(b->g.wakeCause, WakeCause::Closed);
  EXPECT_EQ(b->g.wakePanic.kind, abi::PanicKind::None);
  EXPECT_EQ(chanClose(ca, c), HelperStatus::Panic);
  EXPECT_EQ(ca.panic.kind, abi::PanicKind::CloseClosed);
  EXPECT_EQ(chanSend(ca, c, &got), HelperStatus::Panic);
  EXPECT_EQ(chanClose(ca, nullptr), HelperStatus::Panic);
  EXPECT_EQ(ca.panic.kind, abi::PanicKind::CloseNil);
  // A waiting sender panics.
  Chan* d = make(0);
  as(b);
  EXPECT_EQ(chanSend(cb, d, &got), HelperStatus::Park);
  chanClose(ca, d);
  EXPECT_EQ(b->g.wakePanic.kind, abi::PanicKind::SendClosed);
}

TEST_F(ChanTest, NilChannelsAndTry) {
  HelperContext& ca = as(a);
  uint64_t v = 1;
  bool selected, received;
  EXPECT_EQ(chanTrySend(ca, nullptr, &v, &selected), HelperStatus::Done);
  EXPECT_FALSE(selected);
  chanTryRecv(as(a), nullptr, &v, &selected, &received);
  EXPECT_FALSE(selected);
  Chan* c = make(1);
  chanTrySend(ca, c, &v, &selected);
  EXPECT_TRUE(selected);
  chanTrySend(ca, c, &v, &selected);
  EXPECT_FALSE(selected);
  chanTryRecv(as(a), c, &v, &selected, &received);
  EXPECT_TRUE(selected && received);
  chanTryRecv(as(a), c, &v, &selected, &received);
  EXPECT_FALSE(selected || received);
  chanClose(ca, c);
  chanTryRecv(as(a), c, &v, &selected, &received);
  EXPECT_TRUE(selected && !received);
  EXPECT_EQ(chanRecv(ca, nullptr, &v, nullptr), HelperStatus::Park);
  EXPECT_STREQ(waitReasonText(a->g.waitReason), "chan receive (nil chan)");
}

TEST_F(ChanTest, MakeChecksSize) {
  HelperContext& ca = as(a);
  Chan* c;
  EXPECT_EQ(makeChan(ca, i64, -1, &c), HelperStatus::Panic);
  EXPECT_EQ(ca.panic.kind, abi::PanicKind::MakeChanSize);
  EXPECT_EQ(makeChan(ca, i64, INT64_MAX, &c), HelperStatus::Panic);
  EXPECT_EQ(ca.panic.kind, abi::PanicKind::MakeChanSize);
}

TEST_F(ChanTest, SelectParksOnAllAndLeavesAll) {
  Chan* c = make(0);
  Chan* d = make(0);
  uint64_t got = 0, send = 5;
  SelectCase cases[] = {{c, &got, false}, {nullptr, &got, false}, {d, &send, true}};
  Slot chosen = 99, ok = 99;
  HelperContext& cb = as(b);
  EXPECT_EQ(chanSelect(cb, cases, 3, false, &chosen, &ok), HelperStatus::Park);
  EXPECT_FALSE(c->receivers.empty());
  EXPECT_FALSE(d->senders.empty());
  HelperContext& ca = as(a);
  uint64_t received = 0;
  EXPECT_EQ(chanRecv(ca, d, &received, nullptr), HelperStatus::Done);
  EXPECT_EQ(received, 5u);
  EXPECT_EQ(chosen, 2u);
  EXPECT_TRUE(c->receivers.empty());
  EXPECT_TRUE(d->senders.empty());
  EXPECT_EQ(b->g.waiters, nullptr);
  as(b);
  EXPECT_EQ(chanSelect(cb, cases, 3, true, &chosen, &ok), HelperStatus::Done);
  EXPECT_EQ(static_cast<int64_t>(chosen), -1);
  chanClose(ca, d);
  EXPECT_EQ(chanSelect(cb, cases, 3, true, &chosen, &ok), HelperStatus::Panic);
  EXPECT_EQ(chanSelect(cb, cases, 0, false, &chosen, &ok), HelperStatus::Park);
  EXPECT_STREQ(waitReasonText(b->g.waitReason), "select (no cases)");
}

TEST_F(ChanTest, SelectIsFair) {
  Chan* c[3] = {make(1), make(1), make(1)};
  std::map<uint64_t, int> hits;
  for (int i = 0; i < 3000; i++) {
    uint64_t v = 1;
    SelectCase cases[3];
    for (int k = 0; k < 3; k++) cases[k] = {c[k], &v, true};
    HelperContext& ca = as(a);
    Slot chosen;
    ASSERT_EQ(chanSelect(ca, cases, 3, true, &chosen, nullptr), HelperStatus::Done);
    bool s, r;
    chanTryRecv(as(b), c[chosen], &v, &s, &r);
    hits[chosen]++;
  }
  for (int k = 0; k < 3; k++) EXPECT_GT(hits[static_cast<uint64_t>(k)], 800);
}

/// A receiver whose frame is marked already takes what only the frame of a parked sender holds, which is not marked
/// yet: after so many steps of one unit. Whether the object survives the marking.
bool survivesHandOver(int64_t capacity, int steps) {
  TestRuntime rt;
  TestEngine engine(rt);
  Types types;
  rt.gc.setStepWork(1);
  std::vector<TestEngine::Fiber*> all;
  for (int i = 0; i < 8; i++) all.push_back(engine.spawn());
  TestEngine::Fiber* receiver = all[0];
  HelperContext cx(rt);
  auto as = [&](TestEngine::Fiber* f) -> HelperContext& {
    cx.g = &f->g;
    f->g.status = GStatus::Running;
    return cx;
  };
  Chan* c = nullptr;
  EXPECT_EQ(makeChan(as(receiver), types.pointerTo(types.scalar(Kind::Int, 8, "int")), capacity, &c), HelperStatus::Done);
  engine.handles.push_back(c);
  // Whoever is visited last: all but the receiver send.
  std::vector<void*> sent;
  for (size_t i = 1; i < all.size(); i++) {
    void* cell = rt.heap.allocNoScan(32);
    sent.push_back(cell);
    all[i]->stack = {cell};
    HelperStatus s = chanSend(as(all[i]), c, &all[i]->stack[0]);
    EXPECT_EQ(s, static_cast<int64_t>(i) <= capacity ? HelperStatus::Done : HelperStatus::Park);
    if (s == HelperStatus::Done) all[i]->stack.clear();
  }
  rt.gc.startCycle(&receiver->g);
  rt.gc.beforeRun(&receiver->g);
  for (int i = 0; i < steps && rt.gc.marking(); i++) rt.gc.step(&receiver->g);
  // What it gets is in no frame that is visited again.
  for (void* want : sent) {
    void* got = nullptr;
    EXPECT_EQ(chanRecv(as(receiver), c, &got, nullptr), HelperStatus::Done);
    EXPECT_EQ(got, want);
  }
  for (size_t i = 1; i < all.size(); i++) all[i]->stack.clear();
  for (int i = 0; i < 100'000 && rt.gc.phase() != GcPhase::Off; i++) rt.gc.step(&receiver->g);
  EXPECT_EQ(rt.gc.phase(), GcPhase::Off);
  return std::all_of(sent.begin(), sent.end(), [&](void* p) { return rt.heap.find(p).block != nullptr; });
}

TEST_F(ChanTest, WhatAParkedSenderHoldsIsMarkedWhenItIsTaken) {
  for (int steps = 0; steps < 60; steps++) {
    EXPECT_TRUE(survivesHandOver(0, steps)) << steps;
    EXPECT_TRUE(survivesHandOver(2, steps)) << steps;
  }
}

/// Producers and consumers of pointers, driven in random order with collections between.
TEST_F(ChanTest, PipelineUnderCollection) {
  const Type* ptr = types.pointerTo(i64);
  HelperContext& ca = as(a);
  Chan* c = nullptr;
  ASSERT_EQ(makeChan(ca, ptr, 4, &c), HelperStatus::Done);
  engine.handles.push_back(c);
  struct Worker {
    TestEngine::Fiber* f;
    bool sender;
    bool parked = false;
    Slot ok = 0;
  };
  std::vector<Worker> workers;
  for (int i = 0; i < 8; i++) {
    workers.push_back({engine.spawn(), i % 2 == 0});
    workers.back().f->stack.resize(1);
  }
  std::mt19937 random(4);
  uint64_t next = 1, sumSent = 0, sumGot = 0, sent = 0, got = 0;
  auto finish = [&](Worker& w) {
    if (w.sender) return;
    auto* p = static_cast<uint64_t*>(w.f->stack[0]);
    ASSERT_NE(p, nullptr);
    sumGot += *p;
    got++;
  };
  for (int i = 0; i < 100000; i++) {
    Worker& w = workers[random() % workers.size()];
    if (w.parked) {
      if (w.f->g.status != GStatus::Runnable) continue;
      w.parked = false;
      rt.gc.beforeRun(&w.f->g);
      finish(w);
    }
    rt.gc.beforeRun(&w.f->g);
    HelperContext& cx = as(w.f);
    HelperStatus s;
    if (w.sender) {
      auto* cell = static_cast<uint64_t*>(rt.heap.allocNoScan(8));
      w.f->stack[0] = cell;
      *cell = next++;
      sumSent += *cell;
      sent++;
      s = chanSend(cx, c, &w.f->stack[0]);
    } else {
      s = chanRecv(cx, c, &w.f->stack[0], &w.ok);
    }
    w.parked = s == HelperStatus::Park;
    if (!w.parked) finish(w);
    if (random() % 8 == 0) rt.gc.step(&w.f->g);
    if (i % 500 == 0) rt.gc.collect(&w.f->g);
  }
  EXPECT_GT(got, 10000u);
  EXPECT_LE(sent - got, 4 + workers.size());
  EXPECT_LE(sumGot, sumSent);
}

}  // namespace
}  // namespace vo::runtime
