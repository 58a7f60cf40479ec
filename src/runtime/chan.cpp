// This file is the channel core: buffers, queues of waiters, select.
//
// Invariants: at most one of receivers and senders is non-empty (but for one goroutine that selects
// on both ends); receivers wait only while the buffer is empty, senders only while it is full. A
// waker copies the value between the two goroutines' memory itself and writes ok and chosen, then
// makes the other ready, so nothing is left to do when it continues. A select enqueues one waiter per
// case; whoever takes one unlinks the others at once.
//
// A timer channel (timer != null) has a buffer that programs cannot see: its timer runs, if due,
// before a receive looks, and it reports length and capacity 0.
#include "runtime/chan.h"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "runtime/barrier.h"
#include "runtime/bubble.h"
#include "runtime/pieces.h"
#include "runtime/runtime.h"

namespace vo::runtime {

using abi::HelperContext;
using abi::HelperStatus;
using abi::outOfMemory;
using abi::PanicKind;
using abi::Slot;
using abi::Type;

namespace {

constexpr uint64_t kChanMask = 0b1100;  // buffer, timer
constexpr size_t kMaxAlloc = size_t{1} << 48;

void* bufferAt(Chan* c, uint64_t i) { return c->buffer + i * c->elem->size; }

uint64_t nextIndex(Chan* c, uint64_t i) { return i + 1 == c->capacity ? 0 : i + 1; }

void maybeRunTimer(Runtime& rt, Chan* c) {
  if (c->timer != nullptr && rt.timerHooks.maybeRun != nullptr) rt.timerHooks.maybeRun(rt, c);
}

void enqueue(Runtime& rt, Waiter* w) {
  VO_DCHECK(w->chan != nullptr && !w->queued, "a waiter is in one queue at a time");
  VO_DCHECK(w->isSend ? w->chan->count == w->chan->capacity : w->chan->count == 0, "senders wait for room, receivers for values");
  (w->isSend ? w->chan->senders : w->chan->receivers).push(w);
  if (w->chan->timer != nullptr && rt.timerHooks.block != nullptr) {
    rt.timerHooks.block(rt, w->chan);
  }
}

void dequeue(Runtime& rt, Waiter* w) {
  if (w->queued) (w->isSend ? w->chan->senders : w->chan->receivers).remove(w);
  if (w->chan->timer != nullptr && rt.timerHooks.unblock != nullptr) {
    rt.timerHooks.unblock(rt, w->chan);
  }
}

/// Unlinks everything g waits in; select waiters go back to the pool.
void dropWaiters(Runtime& rt, G* g) {
  for (Waiter* w = g->waiters; w != nullptr;) {
    Waiter* next = w->selectNext;
    dequeue(rt, w);
    if (w->isSelect) {
      rt.waiters().put(w);
    } else {
      w->elem = nullptr;
      w->ok = w->chosen = nullptr;
      w->chan = nullptr;
    }
    w = next;
  }
  g->waiters = nullptr;
}

/// w's operation has taken place (or its channel was closed): its goroutine, which is to be woken.
G* complete(Runtime& rt, Waiter* w, bool received, WakeCause cause) {
  G* g = w->g;
  VO_DCHECK(g != nullptr && w->generation == g->generation, "a waiter's goroutine still waits: its end takes it out of all queues");
  VO_DCHECK(g->waiters != nullptr, "who waits has its waiters listed");
  if (w->ok != nullptr) *w->ok = received ? 1 : 0;
  if (w->chosen != nullptr) *w->chosen = abi::intSlot(w->caseIndex);
  if (w->isSend && cause == WakeCause::Closed) {
    g->wakePanic = abi::RuntimePanic{.kind = PanicKind::SendClosed};
  }
  dropWaiters(rt, g);
  return g;
}

void put(Runtime& rt, Chan* c, const void* elem) {
  VO_DCHECK(c->count < c->capacity && c->sendIndex < c->capacity, "the buffer has room");
  typedMove(rt, c->elem, bufferAt(c, c->sendIndex), elem);
  c->sendIndex = nextIndex(c, c->sendIndex);
  c->count++;
}

void take(Runtime& rt, Chan* c, void* elem) {
  VO_DCHECK(c->count != 0 && c->recvIndex < c->capacity, "the buffer has a value");
  void* at = bufferAt(c, c->recvIndex);
  if (elem != nullptr) typedMove(rt, c->elem, elem, at);
  typedClear(rt, c->elem, at);
  c->recvIndex = nextIndex(c, c->recvIndex);
  c->count--;
}

/// Sends if that needs no waiting. REQUIRES: open.
bool sendNow(Runtime& rt, Chan* c, const void* elem) {
  rt.charge(c->elem->size);
  VO_DCHECK(!c->closed, "the caller has looked whether it is closed");
  if (Waiter* w = c->receivers.first) {
    VO_DCHECK(c->count == 0, "receivers wait only while the buffer is empty");
    if (w->elem != nullptr) typedMove(rt, c->elem, w->elem, elem);
    rt.wake(complete(rt, w, true, WakeCause::Done), WakeCause::Done);
    return true;
  }
  if (c->count == c->capacity) return false;
  put(rt, c, elem);
  return true;
}

/// Receives if that needs no waiting; *received is false if it is a closed channel's zero value.
bool recvNow(Runtime& rt, Chan* c, void* elem, bool* received) {
  *received = true;
  rt.charge(c->elem->size);
  if (Waiter* w = c->senders.first) {
    VO_DCHECK(c->count == c->capacity && !c->closed, "senders wait only while the buffer is full, and none for a closed channel");
    if (c->capacity == 0) {
      typedShade(rt, c->elem, w->elem);
      if (elem != nullptr) typedMove(rt, c->elem, elem, w->elem);
    } else {
      take(rt, c, elem);
      typedShade(rt, c->elem, w->elem);
      put(rt, c, w->elem);
    }
    rt.wake(complete(rt, w, false, WakeCause::Done), WakeCause::Done);
    return true;
  }
  if (c->count != 0) {
    take(rt, c, elem);
    return true;
  }
  if (!c->closed) return false;
  if (elem != nullptr) typedClear(rt, c->elem, elem);
  *received = false;
  return true;
}

/// The channel belongs to a bubble and the goroutine does not. Timers send without a goroutine.
bool isOutside(const HelperContext& cx, const Chan* c) {
  return c->bubble != 0 && cx.g != nullptr && bubbleOf(cx.g) != c->bubble;
}

HelperStatus raiseOutside(HelperContext& cx, std::string_view text) {
  abi::RuntimePanic p = {.kind = PanicKind::UserMessage};
  p.text = abi::goString(text);
  return raise(cx, p);
}
HelperStatus sendsOutside(HelperContext& cx) { return raiseOutside(cx, "send on synctest channel from outside bubble"); }
HelperStatus receivesOutside(HelperContext& cx) { return raiseOutside(cx, "receive on synctest channel from outside bubble"); }

/// A select of one case is that operation, to gc.
HelperStatus selectsOutside(HelperContext& cx, const SelectCase* cases, int32_t n) {
  if (n > 1) return raiseOutside(cx, "select on synctest channel from outside bubble");
  return cases->isSend ? sendsOutside(cx) : receivesOutside(cx);
}

WaitReason waitReason(const Chan* c, bool isSend) {
  if (c->bubble != 0) return isSend ? WaitReason::SynctestChanSend : WaitReason::SynctestChanReceive;
  return isSend ? WaitReason::ChanSend : WaitReason::ChanReceive;
}

HelperStatus parkForever(HelperContext& cx, WaitReason reason) {
  cx.runtime.prepareWait(cx.g, nullptr, reason);
  return HelperStatus::Park;
}

HelperStatus parkOn(HelperContext& cx, Chan* c, void* elem, bool isSend, Slot* ok) {
  Waiter& w = cx.g->waiter;
  VO_DCHECK(cx.g->waiters == nullptr, "a goroutine waits for one thing");
  w = Waiter{};
  w.elem = elem;
  w.ok = ok;
  w.chan = c;
  w.isSend = isSend;
  cx.runtime.prepareWait(cx.g, &w, waitReason(c, isSend));
  enqueue(cx.runtime, &w);
  return HelperStatus::Park;
}

}  // namespace

namespace {

constexpr int kWokenPerPiece = 200;

/// Wakes those that close has collected, a list at state[1].
HelperStatus continueWaking(HelperContext& cx, Slot*) {
  auto* g = abi::slotPtr<G>(cx.state[1]);
  for (int i = 0; g != nullptr && i < kWokenPerPiece; i++) {
    G* next = g->wakeNext;
    cx.runtime.wake(g, WakeCause::Closed);
    g = next;
  }
  cx.state[1] = abi::ptrSlot(g);
  return g == nullptr ? HelperStatus::Done : again(cx, abi::kMaxWork, continueWaking);
}

/// Collects what waits for the closed channel at state[0]. They are woken in the reverse of the order in which they
/// came, as gc does.
HelperStatus continueClose(HelperContext& cx, Slot*) {
  auto* c = abi::slotPtr<Chan>(cx.state[0]);
  VO_DCHECK(c != nullptr && c->closed, "closing goes on in pieces behind the mark");
  Runtime& rt = cx.runtime;
  size_t bytes = 0;
  bool waiting = true;
  for (int i = 0; i < kWokenPerPiece && bytes <= kPieceBytes; i++, bytes += c->elem->size) {
    Locked held(rt.channels());
    Waiter* w = c->receivers.first != nullptr ? c->receivers.first : c->senders.first;
    waiting = w != nullptr;
    if (!waiting) break;
    if (!w->isSend && w->elem != nullptr) typedClear(rt, c->elem, w->elem);
    G* g = complete(rt, w, false, WakeCause::Closed);
    g->wakeNext = abi::slotPtr<G>(cx.state[1]);
    cx.state[1] = abi::ptrSlot(g);
  }
  return waiting ? again(cx, abi::kMaxWork, continueClose) : continueWaking(cx, nullptr);
}

}  // namespace

HelperStatus makeChan(HelperContext& cx, const Type* elem, int64_t size, Chan** out) {
  Heap& heap = cx.runtime.heap;
  size_t bytes;
  if (size < 0 || __builtin_mul_overflow(elem->size, static_cast<size_t>(size), &bytes) ||
      bytes > kMaxAlloc - sizeof(Chan)) {
    return raise(cx, PanicKind::MakeChanSize);
  }
  bool together = elem->ptrBytes == 0 && sizeof(Chan) + bytes <= kMaxBitmapSize;
  auto* c = static_cast<Chan*>(
      heap.allocMask(sizeof(Chan) + (together ? bytes : 0), kChanMask));
  if (c == nullptr) return outOfMemory(cx);
  c->capacity = static_cast<uint64_t>(size);
  c->elem = elem;
  if (cx.g != nullptr) c->bubble = bubbleOf(cx.g);
  if (bytes == 0) {
    c->buffer = static_cast<uint8_t*>(heap.zeroBase());
  } else if (together) {
    c->buffer = reinterpret_cast<uint8_t*>(c + 1);
  } else {
    void* buffer = nullptr;
    HelperStatus status = newFilled(cx, {.elem = elem, .bytes = bytes}, &buffer);
    c->buffer = static_cast<uint8_t*>(buffer);
    *out = c;
    return status;
  }
  *out = c;
  return HelperStatus::Done;
}

int64_t chanLen(const Chan* c) { return c == nullptr || c->timer != nullptr ? 0 : static_cast<int64_t>(c->count); }

int64_t chanCap(Chan* c) {
  return c == nullptr || c->timer != nullptr ? 0 : static_cast<int64_t>(c->capacity);
}

HelperStatus chanSend(HelperContext& cx, Chan* c, const void* elem) {
  if (c == nullptr) return parkForever(cx, WaitReason::ChanSendNil);
  if (isOutside(cx, c)) [[unlikely]] return sendsOutside(cx);
  Locked held(cx.runtime.channels());
  if (c->closed) return raise(cx, PanicKind::SendClosed);
  if (sendNow(cx.runtime, c, elem)) return HelperStatus::Done;
  return parkOn(cx, c, const_cast<void*>(elem), true, nullptr);
}

HelperStatus chanRecv(HelperContext& cx, Chan* c, void* elem, Slot* ok) {
  if (c == nullptr) return parkForever(cx, WaitReason::ChanReceiveNil);
  if (isOutside(cx, c)) [[unlikely]] return receivesOutside(cx);
  maybeRunTimer(cx.runtime, c);
  Locked held(cx.runtime.channels());
  bool received;
  if (recvNow(cx.runtime, c, elem, &received)) {
    if (ok != nullptr) *ok = received ? 1 : 0;
    return HelperStatus::Done;
  }
  return parkOn(cx, c, elem, false, ok);
}

HelperStatus chanTrySend(HelperContext& cx, Chan* c, const void* elem, bool* selected) {
  *selected = false;
  if (c == nullptr) return HelperStatus::Done;
  if (isOutside(cx, c)) [[unlikely]] return sendsOutside(cx);
  Locked held(cx.runtime.channels());
  if (c->closed) return raise(cx, PanicKind::SendClosed);
  *selected = sendNow(cx.runtime, c, elem);
  return HelperStatus::Done;
}

HelperStatus chanTryRecv(HelperContext& cx, Chan* c, void* elem, bool* selected, bool* received) {
  *selected = *received = false;
  if (c == nullptr) return HelperStatus::Done;
  if (isOutside(cx, c)) [[unlikely]] return receivesOutside(cx);
  maybeRunTimer(cx.runtime, c);
  Locked held(cx.runtime.channels());
  *selected = recvNow(cx.runtime, c, elem, received);
  if (!*selected) *received = false;
  return HelperStatus::Done;
}

HelperStatus chanClose(HelperContext& cx, Chan* c) {
  if (c == nullptr) return raise(cx, PanicKind::CloseNil);
  if (isOutside(cx, c)) [[unlikely]] return raiseOutside(cx, "close of synctest channel from outside bubble");
  {
    Locked held(cx.runtime.channels());
    if (c->closed) return raise(cx, PanicKind::CloseClosed);
    c->closed = true;
  }
  cx.state[0] = abi::ptrSlot(c);
  cx.state[1] = 0;
  return continueClose(cx, nullptr);
}

// --- Select -----------------------------------------------------------------------------------------

namespace {

/// Of a select: nobody may change its channels meanwhile, so it is done at once.
constexpr int32_t kCasesAtOnce = 4096;

/// Tries one case. 1: it took place, 0: not ready, -1: send on a closed channel.
int tryCase(Runtime& rt, const SelectCase& k, bool* received) {
  *received = false;
  if (k.chan == nullptr) return 0;
  if (k.isSend) {
    if (k.chan->closed) return -1;
    return sendNow(rt, k.chan, k.elem) ? 1 : 0;
  }
  return recvNow(rt, k.chan, k.elem, received) ? 1 : 0;
}

WaitReason selectReason(const G* g, const SelectCase* cases, int32_t n) {
  if (n == 0) return WaitReason::SelectNoCases;
  if (g->bubble == nullptr) return WaitReason::Select;
  bool allInside = std::all_of(cases, cases + n, [](const SelectCase& k) { return k.chan == nullptr || k.chan->bubble != 0; });
  return allInside ? WaitReason::SynctestSelect : WaitReason::Select;
}

/// One waiter per case with a channel, chained in case order.
void enqueueCases(HelperContext& cx, const SelectCase* cases, int32_t n, Slot* chosen, Slot* ok) {
  VO_DCHECK(cx.g != nullptr && cx.g->waiters == nullptr, "a goroutine waits for one thing");
  Waiter* first = nullptr;
  Waiter** at = &first;
  for (int32_t i = 0; i < n; i++) {
    if (cases[i].chan == nullptr) continue;
    if (i % kCasesAtOnce == kCasesAtOnce - 1 && cx.runtime.engine->endsNow()) return;
    Waiter* w = cx.runtime.waiters().get();
    w->g = cx.g;
    w->generation = cx.g->generation;
    w->elem = cases[i].elem;
    w->ok = ok;
    w->chosen = chosen;
    w->chan = cases[i].chan;
    w->caseIndex = i;
    w->isSend = cases[i].isSend;
    w->isSelect = true;
    *at = w;
    at = &w->selectNext;
  }
  cx.runtime.prepareWait(cx.g, first, selectReason(cx.g, cases, n));
  int32_t done = 0;
  for (Waiter* w = first; w != nullptr; w = w->selectNext) {
    if (++done % kCasesAtOnce == 0 && cx.runtime.engine->endsNow()) return;
    enqueue(cx.runtime, w);
  }
}

}  // namespace

HelperStatus chanSelect(HelperContext& cx, const SelectCase* cases, int32_t n, bool hasDefault,
                        Slot* chosen, Slot* ok) {
  Runtime& rt = cx.runtime;
  uint16_t small[16];
  base::Vec<uint16_t> large(rt.memory);
  uint16_t* order = small;
  VO_CHECK(n <= 65536, "select has at most 65,536 cases, as in Go");
  if (n > 16) {
    if (!large.tryResize(static_cast<size_t>(n))) return outOfMemory(cx);
    order = large.data();
  }
  for (int32_t i = 0; i < n; i++) {
    if (i % kCasesAtOnce == kCasesAtOnce - 1 && rt.engine->endsNow()) return HelperStatus::Park;
    if (cases[i].chan != nullptr && isOutside(cx, cases[i].chan)) [[unlikely]] return selectsOutside(cx, cases, n);
    auto j = static_cast<int32_t>(rt.rng.below(static_cast<uint32_t>(i) + 1));
    order[i] = order[j];
    order[j] = static_cast<uint16_t>(i);
    if (cases[i].chan != nullptr) maybeRunTimer(rt, cases[i].chan);
  }
  rt.charge(static_cast<size_t>(n) * 32);
  Locked held(rt.channels());
  for (int32_t i = 0; i < n; i++) {
    if (i % kCasesAtOnce == kCasesAtOnce - 1 && rt.engine->endsNow()) return HelperStatus::Park;
    bool received;
    int result = tryCase(rt, cases[order[i]], &received);
    if (result == 0) continue;
    if (result < 0) return raise(cx, PanicKind::SendClosed);
    *chosen = order[i];
    if (ok != nullptr) *ok = received ? 1 : 0;
    return HelperStatus::Done;
  }
  if (hasDefault) {
    *chosen = abi::intSlot(-1);
    if (ok != nullptr) *ok = 0;
    return HelperStatus::Done;
  }
  enqueueCases(cx, cases, n, chosen, ok);
  return HelperStatus::Park;
}

void cancelWait(Runtime& rt, G* g) {
  Locked held(rt.channels());
  if (g->waiters != nullptr && g->waiters->chan != nullptr) dropWaiters(rt, g);
}

WaiterPool::~WaiterPool() {
  for (Chunk* chunk : chunks_) chunks_.allocator().destroy(chunk);
}

Waiter* WaiterPool::get() {
  Locked held(lock_);
  if (free_ == nullptr) {
    auto* chunk = chunks_.allocator().make<Chunk>();
    chunks_.push(chunk);
    for (Waiter& w : chunk->waiters) {
      w.selectNext = free_;
      free_ = &w;
    }
  }
  Waiter* w = free_;
  free_ = w->selectNext;
  *w = Waiter{};
  return w;
}

void WaiterPool::put(Waiter* w) {
  VO_DCHECK(!w->queued, "a waiter leaves its queue before it is used again");
  Locked held(lock_);
  w->selectNext = free_;
  free_ = w;
}

}  // namespace vo::runtime
