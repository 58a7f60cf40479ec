// This file hands over between the two sides of coroutines.
#include "sched/coroutine.h"

#include <utility>

#include "runtime/bubble.h"

namespace vo::sched {

using runtime::G;
using runtime::WaitReason;

namespace {

void wait(G* g) {
  VO_DCHECK(g->waiters == nullptr, "a coroutine waits for nobody but its other side");
  g->status = runtime::GStatus::Waiting;
  g->waitReason = WaitReason::Coroutine;
}

}  // namespace

Coroutine* newCoroutine(runtime::Runtime& rt) {
  auto* c = static_cast<Coroutine*>(rt.heap.allocNoScan(sizeof(Coroutine)));
  if (c != nullptr) c->mark = rt.handles.mark(c, Coroutine::kKind);
  return c;
}

void beginCoroutine(Coroutine* c, G* g) {
  VO_DCHECK(c->waiting == nullptr && g->coroutine == nullptr, "a coroutine has one function");
  g->coroutine = c;
  wait(g);
  c->waiting = g;
}

G* switchCoroutine(runtime::Runtime& rt, void* p, G* from) {
  Coroutine* c = rt.handles.check<Coroutine>(rt.heap, p);
  G* next = c == nullptr ? nullptr : c->waiting;
  if (next == nullptr) return nullptr;
  c->waiting = from;
  VO_DCHECK(next != from && next->status == runtime::GStatus::Waiting, "one side runs at a time");
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
