// This file hands over between the two sides of coroutines.
#include "sched/coroutine.h"

#include <utility>

#include "runtime/bubble.h"

namespace vo::sched {

using runtime::G;
using runtime::WaitReason;

namespace {

void wait(G* g) {
  g->status = runtime::GStatus::Waiting;
  g->waitReason = WaitReason::Coroutine;
}

}  // namespace

Coroutine* newCoroutine(runtime::Runtime& rt) { return static_cast<Coroutine*>(rt.heap.allocNoScan(sizeof(Coroutine))); }

void beginCoroutine(Coroutine* c, G* g) {
  g->coroutine = c;
  wait(g);
  c->waiting = g;
}

G* switchCoroutine(Coroutine* c, G* from) {
  G* next = c->waiting;
  if (next == nullptr) return nullptr;
  c->waiting = from;
  runtime::parkInBubble(from, WaitReason::Coroutine);
  runtime::wakeInBubble(next);
  wait(from);
  return next;
}

G* endCoroutine(G* g) {
  if (g->coroutine == nullptr) return nullptr;
  G* next = std::exchange(static_cast<Coroutine*>(g->coroutine)->waiting, nullptr);
  if (next != nullptr) runtime::wakeInBubble(next);
  return next;
}

}  // namespace vo::sched
