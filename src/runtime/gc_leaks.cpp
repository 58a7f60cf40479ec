// This file finds leaked goroutines.
//
// A goroutine that waits for a channel or a semaphore can only be woken by one that refers to it. So
// marking begins without the goroutines that wait; each that waits for something marked by then is a
// root like the others. When no more are found, those left over are leaked. (They are marked, too:
// their memory stays, as in Go.)
#include "runtime/g.h"
#include "runtime/gc.h"
#include "runtime/runtime.h"

namespace vo::runtime {

bool Gc::isReachable(const void* p) const {
  ObjectRef o = heap_.find(p);
  return !o || o.block->marked(o.index);
}

bool Gc::mayRun(const G& g) const {
  if (g.status != GStatus::Waiting || g.isSystem) return true;
  switch (g.waitReason) {
    case WaitReason::SelectNoCases:
    case WaitReason::ChanSendNil:
    case WaitReason::ChanReceiveNil:
      return false;
    case WaitReason::ChanReceive:
    case WaitReason::ChanSend:
    case WaitReason::Select:
      for (const Waiter* w = g.waiters; w != nullptr; w = w->selectNext)
        if (isReachable(w->chan)) return true;
      return false;
    case WaitReason::CondWait:
    case WaitReason::WaitGroupWait:
    case WaitReason::MutexLock:
    case WaitReason::RWMutexLock:
    case WaitReason::RWMutexRLock:
      return g.waiters == nullptr || isReachable(g.waiters->elem);
    default:
      return true;
  }
}

void Gc::scanWholeG(G* g) {
  scanG(g);
  while (g->gcUnfinished) visitNextPiece(*g);
}

/// Scans goroutines that were held back and may run after all. False: there are none.
bool Gc::scanWoken() {
  bool found = false;
  for (G* g = runtime_.firstG(); g != nullptr; g = g->allNext) {
    if (g->gcEpoch == epoch_ || !mayRun(*g)) continue;
    scanWholeG(g);
    found = true;
  }
  return found;
}

void Gc::collectLeaks(G* current) {
  if (phase_ == GcPhase::Mark) markAll(current);
  startMark(current);
  if (runtime_.engine->isOver()) return;
  holdWaiting_ = true;
  do {
    while (!markSome(kStepWork))
      if (runtime_.engine->endsNow()) return;
  } while (scanWoken());
  holdWaiting_ = false;
  for (G* g = runtime_.firstG(); g != nullptr; g = g->allNext) {
    g->leaked = g->gcEpoch != epoch_;
    if (!g->leaked) continue;
    scanWholeG(g);
    // A main goroutine that waits for ever does so on purpose.
    if (g->id == 1 && g->waitReason == WaitReason::SelectNoCases) g->leaked = false;
  }
  forced_ = true;
  bool done = markAll(current);
  forced_ = false;
  if (done && finishSweep()) setNextStep();
}

}  // namespace vo::runtime
