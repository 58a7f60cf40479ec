// This file has the natives of sync: semaphores, the list behind Cond, and pinning.
#include "stdlib/native_util.h"
#include "stdlib/semaphore.h"

namespace vo::stdlib {

using runtime::G;
using runtime::Waiter;
using runtime::WaitQueue;
using runtime::WaitReason;

HelperStatus Semaphores::acquire(HelperContext& cx, uint32_t* s, bool lifo, WaitReason reason) {
  if (isNilAddress(s)) return raise(cx, PanicKind::NilDeref);
  if (*s > 0) {
    --*s;
    return kDone;
  }
  Waiter* w = &cx.g->waiter;
  rt_.prepareWait(cx.g, w, reason);
  WaitQueue& queue = queues_[s];
  if (lifo) {
    queue.pushFront(w);
  } else {
    queue.push(w);
  }
  return HelperStatus::Park;
}

void Semaphores::release(uint32_t* s) {
  auto it = queues_.find(s);
  if (it == queues_.end()) {
    ++*s;
    return;
  }
  Waiter* w = it->second.pop();
  if (it->second.empty()) queues_.erase(it);
  rt_.wake(w->g, runtime::WakeCause::Done);
}

namespace {

uint32_t* counter(Slot s) { return slotPtr<uint32_t>(s); }

HelperStatus acquire(HelperContext& cx, Slot s, bool lifo, WaitReason reason) {
  return State::of(cx).semaphores->acquire(cx, counter(s), lifo, reason);
}

/// sync.notifyList. Waiters are queued in the order of their tickets; `wait` is the next ticket to
/// give out, `notify` the next one to be woken.
struct NotifyList {
  uint32_t wait;
  uint32_t notify;
  uint64_t lock;
  Waiter* head;  ///< lives in its goroutine; the collector ignores the address
  Waiter* tail;
};
static_assert(sizeof(NotifyList) == 32);

void wakeFirst(HelperContext& cx, NotifyList* l) {
  Waiter* w = l->head;
  l->head = w->next;
  if (l->head == nullptr) l->tail = nullptr;
  w->next = nullptr;
  cx.runtime.wake(w->g, runtime::WakeCause::Done);
}

}  // namespace

// runtime_Semacquire(s *uint32)
HelperStatus semacquire(HelperContext& cx, Slot* frame) { return acquire(cx, frame[0], false, WaitReason::Semacquire); }
// runtime_SemacquireMutex(s *uint32, lifo bool, skipframes int)
HelperStatus semacquireMutex(HelperContext& cx, Slot* frame) { return acquire(cx, frame[0], frame[1] != 0, WaitReason::MutexLock); }
HelperStatus semacquireRWMutexR(HelperContext& cx, Slot* frame) { return acquire(cx, frame[0], frame[1] != 0, WaitReason::RWMutexRLock); }
HelperStatus semacquireRWMutex(HelperContext& cx, Slot* frame) { return acquire(cx, frame[0], frame[1] != 0, WaitReason::RWMutexLock); }

// runtime_Semrelease(s *uint32, handoff bool, skipframes int)
HelperStatus semrelease(HelperContext& cx, Slot* frame) {
  if (isNilAddress(counter(frame[0]))) return raise(cx, PanicKind::NilDeref);
  State::of(cx).semaphores->release(counter(frame[0]));
  return kDone;
}

// runtime_notifyListAdd(l *notifyList) uint32
HelperStatus notifyListAdd(HelperContext&, Slot* frame) {
  frame[0] = slotPtr<NotifyList>(frame[1])->wait++;
  return kDone;
}
// runtime_notifyListWait(l *notifyList, t uint32)
HelperStatus notifyListWait(HelperContext& cx, Slot* frame) {
  auto* l = slotPtr<NotifyList>(frame[0]);
  auto ticket = static_cast<uint32_t>(frame[1]);
  if (static_cast<int32_t>(ticket - l->notify) < 0) return kDone;  // notified already
  Waiter* w = &cx.g->waiter;
  cx.runtime.prepareWait(cx.g, w, WaitReason::CondWait);
  w->key = ticket;
  w->next = nullptr;
  if (l->tail == nullptr) {
    l->head = w;
  } else {
    l->tail->next = w;
  }
  l->tail = w;
  return HelperStatus::Park;
}
// runtime_notifyListNotifyAll(l *notifyList)
HelperStatus notifyListNotifyAll(HelperContext& cx, Slot* frame) {
  auto* l = slotPtr<NotifyList>(frame[0]);
  l->notify = l->wait;
  while (l->head != nullptr) wakeFirst(cx, l);
  return kDone;
}
// runtime_notifyListNotifyOne(l *notifyList): the goroutine with ticket `notify`. It may not be in the
// list yet (it has its ticket but does not wait): then its wait returns at once.
HelperStatus notifyListNotifyOne(HelperContext& cx, Slot* frame) {
  auto* l = slotPtr<NotifyList>(frame[0]);
  if (l->wait == l->notify) return kDone;
  uint32_t ticket = l->notify++;
  Waiter* previous = nullptr;
  for (Waiter* w = l->head; w != nullptr; previous = w, w = w->next) {
    if (w->key != ticket) continue;
    if (previous == nullptr) {
      wakeFirst(cx, l);
      return kDone;
    }
    previous->next = w->next;
    if (l->tail == w) l->tail = previous;
    w->next = nullptr;
    cx.runtime.wake(w->g, runtime::WakeCause::Done);
    return kDone;
  }
  return kDone;
}

// runtime_procPin() int
HelperStatus procPin(HelperContext& cx, Slot* frame) {
  State::of(cx).hooks.pin(cx);
  frame[0] = 0;
  return kDone;
}
// runtime_procUnpin()
HelperStatus procUnpin(HelperContext& cx, Slot*) {
  State::of(cx).hooks.unpin(cx);
  return kDone;
}

}  // namespace vo::stdlib
