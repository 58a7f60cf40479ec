// This file starts, stops and runs timers.
#include "sched/timers.h"

#include <algorithm>
#include <cstddef>

#include "runtime/barrier.h"
#include "runtime/runtime.h"
#include "os/clock.h"
#include "sched/services.h"

namespace vo::sched {

using runtime::bubbleOf;
using runtime::Chan;
using runtime::G;
using runtime::Runtime;
using runtime::storePointer;

namespace {
// Timer: c, node (4 words from word 2), f, arg.type, arg.data, chan.
constexpr size_t kNodeWord = offsetof(Timer, node) / 8;
constexpr size_t kFirstRef = offsetof(Timer, f) / 8;
static_assert(kNodeWord == 2 && sizeof(Timer) % 8 == 0);
constexpr uint64_t kTimerMask = 1 | (uint64_t{0b1111} << kFirstRef);

Timers& timersOf(Runtime& rt) { return static_cast<Services*>(rt.sched)->timers; }
}  // namespace

Timers::Timers(Runtime& rt, Bubbles& bubbles) : rt_(rt), bubbles_(bubbles), heap_(rt), sleepers_(rt.memory) {
  rt.timerHooks = {maybeRun, block, unblock};
  rt.gc.addRootSource(this);
}

Timers::~Timers() {
  heap_.forget();
  bubbles_.forgetTimers();
  for (Sleeper* s : sleepers_) rt_.memory.destroy(s);
}

Timer* Timers::timerOf(TimerNode* n) {
  VO_DCHECK(n->kind == TimerKind::Func || n->kind == TimerKind::Chan, "sleepers and deadlines are no heap objects");
  return reinterpret_cast<Timer*>(reinterpret_cast<char*>(n) - offsetof(Timer, node));
}

size_t Timers::visitRoots(runtime::RootVisitor& visitor, size_t from) {
  constexpr size_t kPiece = 512;
  size_t end = std::min(heap_.size(), from + kPiece);
  heap_.visit(visitor, from, end);
  if (end < heap_.size()) return end;
  bubbles_.visit(visitor);
  return 0;
}

// --- Heaps ------------------------------------------------------------------------------------------

/// Null: its bubble is over.
TimerHeap* Timers::heapOf(const TimerNode* n) {
  if (n->bubble == 0) return &heap_;
  TimedBubble* b = bubbles_.find(n->bubble);
  return b != nullptr ? &b->timers : nullptr;
}

void Timers::insert(TimerNode* n) {
  VO_DCHECK(n->when > 0, "a timer that runs has a time");
  if (n->bubble != 0) n->order = static_cast<uint32_t>(rt_.rng.next());
  if (TimerHeap* heap = heapOf(n)) heap->insert(n);
}

void Timers::remove(TimerNode* n) {
  VO_DCHECK(n->place == 0 || heapOf(n) != nullptr, "a bubble that is over has taken its timers out");
  if (n->place != 0) heapOf(n)->remove(n);
}

// --- Timers of package time -------------------------------------------------------------------------

Timer* Timers::newTimer(const G* g, int64_t when, int64_t period, const abi::Closure* f, abi::Eface arg,
                        Chan* chan) {
  auto* t = static_cast<Timer*>(rt_.heap.allocMask(sizeof(Timer), kTimerMask));
  if (t == nullptr) return nullptr;
  VO_DCHECK(when > 0, "package time sees to it that the moment is after the beginning");
  t->init = 1;
  t->mark = rt_.handles.mark(t, Timer::kKind);
  t->f = f;
  t->arg = arg;
  t->chan = chan;
  t->node.kind = chan != nullptr ? TimerKind::Chan : TimerKind::Func;
  t->node.when = when;
  t->node.period = period;
  t->node.bubble = bubbleOf(g);
  if (chan != nullptr) storePointer(rt_.barrier, &chan->timer, t);
  runtime::Locked held(lock_);
  if (!isDue(t)) maybeAdd(t);
  return t;
}

bool Timers::isWanted(const Timer* t) {
  return t->node.when > 0 && (t->node.kind != TimerKind::Chan || t->blocked > 0);
}

/// Whether t is one of a bubble that is to run at once.
bool Timers::isDue(const Timer* t) {
  if (t->node.bubble == 0 || !isWanted(t)) return false;
  const TimedBubble* b = bubbles_.find(t->node.bubble);
  return b != nullptr && t->node.when <= b->now;
}

void Timers::maybeAdd(Timer* t) {
  if (isWanted(t)) {
    insert(&t->node);
  } else {
    remove(&t->node);
  }
}

/// Takes the value out of a timer channel's buffer, if there is one.
bool Timers::drain(Timer* t) {
  Chan* c = t->chan;
  if (c == nullptr) return false;
  runtime::Locked held(rt_.channels());
  if (c->count == 0) return false;
  runtime::typedClearArray(rt_, c->elem, c->buffer, c->capacity);
  c->count = 0;
  c->sendIndex = c->recvIndex = 0;
  return true;
}

bool Timers::stop(Timer* t) {
  // A timer that is due but has not run for lack of a look counts as fired into the hidden buffer,
  // from where stopping takes it: in both cases it was running.
  bool pending;
  {
    runtime::Locked held(lock_);
    pending = t->node.when > 0;
    t->node.when = 0;
    t->seq++;
    remove(&t->node);
  }
  return drain(t) || pending;
}

bool Timers::reset(const G* g, Timer* t, int64_t when, int64_t period) {
  bool drained = drain(t);
  runtime::Locked held(lock_);
  bool pending = drained || t->node.when > 0;
  t->node.when = when;
  t->node.period = period;
  t->seq++;
  if (t->node.place == 0) {
    if (t->node.bubble != 0) t->node.bubble = bubbleOf(g);
    if (isDue(t)) return pending;
  }
  maybeAdd(t);
  return pending;
}

/// The next time of a periodic timer that fires at `now`, 0 for others. Sets n->when.
int64_t Timers::advance(TimerNode* n, int64_t now) {
  int64_t delay = now - n->when;
  VO_DCHECK(delay >= 0, "the timer is due");
  int64_t next = 0;
  if (n->period > 0 &&
      __builtin_add_overflow(n->when, n->period * (1 + delay / n->period), &next)) {
    next = INT64_MAX;
  }
  n->when = next;
  return delay;
}

/// Sends the time to a timer channel unless its buffer is full.
void Timers::fireChan(Timer* t, int64_t now) {
  int64_t delay;
  {
    runtime::Locked held(lock_);
    delay = advance(&t->node, now);
    // The timer leaves or moves in the heap before the send, which may unblock it.
    maybeAdd(t);
  }
  Chan* c = t->chan;
  alignas(8) uint8_t value[64] = {};
  if (c->elem->size > sizeof value || c->closed) return;
  if (fillTime != nullptr) fillTime(rt_, value, delay, bubbles_.find(t->node.bubble));
  abi::HelperContext cx(rt_);
  bool selected;
  runtime::chanTrySend(cx, c, value, &selected);
}

void Timers::maybeRun(Runtime& rt, Chan* c) {
  auto* t = static_cast<Timer*>(c->timer);
  VO_DCHECK(t != nullptr && t->chan == c, "a timer and its channel refer to each other");
  if (t->node.when <= 0) return;
  Timers& timers = timersOf(rt);
  const TimedBubble* b = timers.bubbles_.find(t->node.bubble);
  int64_t now = b != nullptr ? b->now : os::nanotime();
  if (now >= t->node.when) timers.fireChan(t, now);
}

void Timers::block(Runtime& rt, Chan* c) {
  auto* t = static_cast<Timer*>(c->timer);
  Timers& timers = timersOf(rt);
  runtime::Locked held(timers.lock_);
  t->blocked++;
  timers.maybeAdd(t);
}

void Timers::unblock(Runtime& rt, Chan* c) {
  auto* t = static_cast<Timer*>(c->timer);
  VO_DCHECK(t->blocked > 0, "each goroutine that waits is counted");
  Timers& timers = timersOf(rt);
  runtime::Locked held(timers.lock_);
  t->blocked--;
  timers.maybeAdd(t);
}

// --- Sleep, deadlines, running ------------------------------------------------------------------------

void Timers::sleep(G* g, int64_t ns) {
  runtime::Locked held(lock_);
  Sleeper* s = freeSleepers_;
  if (s != nullptr) {
    freeSleepers_ = s->next;
  } else {
    s = rt_.memory.make<Sleeper>();
    sleepers_.push(s);
  }
  s->g = g;
  VO_DCHECK(s->node.place == 0, "a sleeper that is free is in no heap");
  s->node.kind = TimerKind::Sleep;
  s->node.bubble = bubbleOf(g);
  int64_t now = g->bubble != nullptr ? g->bubble->now : os::nanotime();
  if (__builtin_add_overflow(now, ns, &s->node.when)) s->node.when = INT64_MAX;
  rt_.prepareWait(g, nullptr, runtime::WaitReason::Sleep);
  insert(&s->node);
}

void Timers::start(TimerNode* node, int64_t when) {
  VO_DCHECK(node->place == 0, "a deadline is cancelled before it is set anew");
  runtime::Locked held(lock_);
  node->when = when;
  insert(node);
}

void Timers::cancel(TimerNode* node) {
  runtime::Locked held(lock_);
  node->when = 0;
  remove(node);
}

bool Timers::runAtOnce(Timer* t, TimerJob* job) {
  if (t->node.place != 0 || !isDue(t)) return false;
  int64_t now = bubbles_.find(t->node.bubble)->now;
  if (t->node.kind == TimerKind::Chan) {
    fireChan(t, now);
    return false;
  }
  takeJob(t, now, job);
  return true;
}

/// The function of t, which is due: its next time is set.
void Timers::takeJob(Timer* t, int64_t now, TimerJob* job) {
  runtime::Locked held(lock_);
  *job = {t->f, t->arg, t->seq, 0};
  job->delay = advance(&t->node, now);
  maybeAdd(t);
}

/// The goroutine of a sleeper, which is due and free then.
G* Timers::takeSleeper(TimerNode* n) {
  runtime::Locked held(lock_);
  remove(n);
  auto* s = reinterpret_cast<Sleeper*>(n);
  VO_DCHECK(s->g->status == runtime::GStatus::Waiting && s->g->waitReason == runtime::WaitReason::Sleep, "it sleeps");
  s->next = freeSleepers_;
  freeSleepers_ = s;
  return s->g;
}

bool Timers::runDue(TimerHeap& heap, int64_t now, TimerJob* job, int* left) {
  while (!heap.empty() && heap.next() <= now) {
    if (left != nullptr && (*left)-- == 0) return false;
    TimerNode* n = heap.first();
    switch (n->kind) {
      case TimerKind::Sleep: rt_.wake(takeSleeper(n), runtime::WakeCause::Timeout); break;
      case TimerKind::Deadline:
        cancel(n);
        VO_DCHECK(onDeadline != nullptr, "the poller takes deadlines");
        onDeadline(deadlineContext, n, now);
        break;
      case TimerKind::Chan: fireChan(timerOf(n), now); break;
      case TimerKind::Func: takeJob(timerOf(n), now, job); return true;
    }
  }
  return false;
}

}  // namespace vo::sched
