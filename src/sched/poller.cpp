// This file watches files with epoll, edge-triggered, and wakes the goroutines that wait for them.
//
// Each direction of a file is "ready" (an event came that nobody has consumed), has one waiting
// goroutine, or neither. Go's poll.FD lock sees to it that at most one goroutine waits per direction, but for copies
// of an FD. An event carries the file's index and generation, so that one for a file closed meanwhile is
// recognised.
#include "sched/poller.h"

#include <errno.h>
#include <sys/epoll.h>
#include <time.h>

#include <algorithm>
#include <cstddef>

#include "base/check.h"
#include "os/file.h"
#include "runtime/runtime.h"
#include "os/clock.h"

namespace vo::sched {

using abi::HelperStatus;
using runtime::G;
using runtime::WakeCause;

namespace {
constexpr uint64_t kWakeTag = UINT64_MAX;

timespec toTimespec(int64_t ns) { return {.tv_sec = ns / 1'000'000'000, .tv_nsec = ns % 1'000'000'000}; }

int64_t waitEvents(int epoll, epoll_event* events, int n, int64_t ns) {
  if (ns == 0) return os::resultOf(os::call(SYS_epoll_pwait, epoll, events, n, 0, nullptr, 0));
  timespec t = toTimespec(ns);
  int64_t got = os::resultOf(os::call(SYS_epoll_pwait2, epoll, events, n, ns < 0 ? nullptr : &t, nullptr, 0));
  if (got == -ENOSYS) {
    int64_t ms = ns < 0 ? -1 : std::min<int64_t>((ns + 999999) / 1000000, 1 << 30);
    got = os::resultOf(os::call(SYS_epoll_pwait, epoll, events, n, ms, nullptr, 0));
  }
  return got;
}

/// 0 or errno.
int control(int epoll, int operation, int fd, epoll_event& event) {
  return static_cast<int>(os::call(SYS_epoll_ctl, epoll, operation, fd, &event).error);
}
}  // namespace

Poller::Poller(runtime::Runtime& rt, Timers& timers) : rt_(rt), timers_(timers), all_(rt.memory) {
  timers.onDeadline = onDeadline;
  timers.deadlineContext = this;
}

Poller::~Poller() {
  for (PollDesc* pd : all_) rt_.memory.destroy(pd);
  if (epoll_ >= 0) os::close(epoll_);
  if (wakeFd_ >= 0) os::close(wakeFd_);
}

void Poller::start() {
  if (epoll_ >= 0) return;
  epoll_ = static_cast<int>(os::resultOf(os::call(SYS_epoll_create1, EPOLL_CLOEXEC)));
  wakeFd_ = os::makeEvent();
  VO_CHECK(epoll_ >= 0 && wakeFd_ >= 0, "the system has an epoll and an event descriptor left");
  epoll_event ev{.events = EPOLLIN, .data = {.u64 = kWakeTag}};
  VO_CHECK(control(epoll_, EPOLL_CTL_ADD, wakeFd_, ev) == 0, "epoll takes an event descriptor");
}

void Poller::wakeup() { os::postEvent(wakeFd_); }

PollDesc* Poller::find(PollHandle file) const {
  auto number = static_cast<uint64_t>(file);
  uint64_t index = (number & UINT32_MAX) - 1;
  if (index >= all_.size() || all_[index]->fd < 0 || all_[index]->generation != number >> 32) return nullptr;
  return all_[index];
}

PollHandle Poller::open(int fd, int* errorNumber) {
  start();
  runtime::Locked held(lock_);
  PollDesc* pd = free_;
  if (pd != nullptr) {
    free_ = pd->nextFree;
    PollDesc fresh;
    fresh.generation = pd->generation + 1;
    fresh.index = pd->index;
    *pd = fresh;
  } else {
    pd = rt_.memory.make<PollDesc>();
    pd->index = static_cast<uint32_t>(all_.size());
    all_.push(pd);
  }
  pd->fd = fd;
  VO_DCHECK(all_[pd->index] == pd, "events find a file by its index");
  VO_DCHECK(pd->read.waiting == nullptr && pd->write.waiting == nullptr, "nobody waits for a file that is new");
  pd->read.owner = pd->write.owner = pd;
  pd->read.deadline.kind = pd->write.deadline.kind = TimerKind::Deadline;
  epoll_event ev{.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET,
                 .data = {.u64 = uint64_t{pd->index} << 32 | pd->generation}};
  *errorNumber = control(epoll_, EPOLL_CTL_ADD, fd, ev);
  if (*errorNumber != 0) {
    pd->fd = -1;
    pd->nextFree = free_;
    free_ = pd;
    return PollHandle::None;
  }
  return PollHandle{uint64_t{pd->generation} << 32 | (pd->index + 1)};
}

void Poller::close(PollHandle file) {
  runtime::Locked held(lock_);
  PollDesc* pd = find(file);
  if (pd == nullptr) return;
  // (unblock has woken who waited, but perhaps by way of a copy that was made before)
  finish(pd->read, kPollClosing, WakeCause::Canceled);
  finish(pd->write, kPollClosing, WakeCause::Canceled);
  epoll_event ev{};
  control(epoll_, EPOLL_CTL_DEL, pd->fd, ev);
  timers_.cancel(&pd->read.deadline);
  timers_.cancel(&pd->write.deadline);
  pd->fd = -1;
  pd->generation++;
  pd->nextFree = free_;
  free_ = pd;
}

int64_t Poller::check(PollDesc* pd, int64_t mode) {
  if (pd->closing) return kPollClosing;
  PollDesc::Direction& d = side(pd, mode);
  if (d.expires > 0 && os::nanotime() >= d.expires) d.expires = -1;
  if (d.expires < 0) return kPollTimeout;
  if (mode == 'r' && pd->eventError) return kPollNotPollable;
  return kPollOk;
}

int64_t Poller::reset(PollHandle file, int64_t mode) {
  runtime::Locked held(lock_);
  PollDesc* pd = find(file);
  if (pd == nullptr) return kPollClosing;
  int64_t error = check(pd, mode);
  if (error == kPollOk) side(pd, mode).ready = false;
  return error;
}

HelperStatus Poller::wait(G* g, PollHandle file, int64_t mode, abi::Slot* result) {
  runtime::Locked held(lock_);
  PollDesc* pd = find(file);
  int64_t error = pd == nullptr ? kPollClosing : check(pd, mode);
  if (error == kPollOk && side(pd, mode).waiting != nullptr) error = kPollNotPollable;
  if (error != kPollOk || side(pd, mode).ready) {
    if (error == kPollOk) side(pd, mode).ready = false;
    *result = abi::intSlot(error);
    return HelperStatus::Done;
  }
  PollDesc::Direction& d = side(pd, mode);
  d.waiting = g;
  d.result = result;
  waiters_++;
  rt_.prepareWait(g, nullptr, runtime::WaitReason::IoWait);
  return HelperStatus::Park;
}

HelperStatus Poller::waitCanceled(G* g, PollHandle file, int64_t mode) {
  runtime::Locked held(lock_);
  PollDesc* pd = find(file);
  if (pd == nullptr || side(pd, mode).waiting != nullptr) return HelperStatus::Done;
  PollDesc::Direction& d = side(pd, mode);
  if (d.ready) {
    d.ready = false;
    return HelperStatus::Done;
  }
  d.waiting = g;
  d.result = nullptr;
  waiters_++;
  rt_.prepareWait(g, nullptr, runtime::WaitReason::IoWait);
  return HelperStatus::Park;
}

/// Wakes the direction's goroutine, if one waits.
void Poller::finish(PollDesc::Direction& d, int64_t result, WakeCause cause,
                    runtime::ReadyPlace place) {
  G* g = d.waiting;
  if (g == nullptr) return;
  if (d.result != nullptr) *d.result = abi::intSlot(result);
  d.waiting = nullptr;
  d.result = nullptr;
  VO_DCHECK(waiters_ > 0, "each goroutine that waits is counted");
  waiters_--;
  rt_.wake(g, cause, place);
}

void Poller::arm(PollDesc::Direction& d, int64_t when) {
  timers_.cancel(&d.deadline);
  d.expires = when;
  if (when > 0) timers_.start(&d.deadline, when);
  if (when < 0) finish(d, kPollTimeout, WakeCause::Timeout);
}

void Poller::setDeadline(PollHandle file, int64_t d, int64_t mode) {
  runtime::Locked held(lock_);
  PollDesc* pd = find(file);
  if (pd == nullptr || pd->closing) return;
  int64_t when = d;
  if (d > 0 && __builtin_add_overflow(d, os::nanotime(), &when)) when = INT64_MAX;
  if (mode == 'r' || mode == 'r' + 'w') arm(pd->read, when);
  if (mode == 'w' || mode == 'r' + 'w') arm(pd->write, when);
}

void Poller::onDeadline(void* self, TimerNode* node, int64_t) {
  auto* d = reinterpret_cast<PollDesc::Direction*>(reinterpret_cast<char*>(node) -
                                                   offsetof(PollDesc::Direction, deadline));
  auto* poller = static_cast<Poller*>(self);
  runtime::Locked held(poller->lock_);
  d->expires = -1;
  poller->finish(*d, kPollTimeout, WakeCause::Timeout);
}

void Poller::unblock(PollHandle file) {
  runtime::Locked held(lock_);
  PollDesc* pd = find(file);
  if (pd == nullptr) return;
  pd->closing = true;
  timers_.cancel(&pd->read.deadline);
  timers_.cancel(&pd->write.deadline);
  finish(pd->read, kPollClosing, WakeCause::Canceled);
  finish(pd->write, kPollClosing, WakeCause::Canceled);
}

void Poller::poll(int64_t ns) {
  if (epoll_ < 0 && ns < 0) start();
  if (epoll_ < 0) {
    // Nothing but timers can happen.
    timespec t = toTimespec(ns);
    if (ns > 0) os::call(SYS_nanosleep, &t, nullptr);
    return;
  }
  epoll_event events[64];
  bool waits = ns != 0 && rt_.engine != nullptr;
  if (waits) {
    isWaiting_ = true;
    rt_.engine->beginWait();
  }
  int64_t n = waitEvents(epoll_, events, 64, ns);
  if (waits) {
    rt_.engine->endWait();
    isWaiting_ = false;
  }
  runtime::Locked held(lock_);
  // From the last event to the first, as gc wakes them.
  for (int64_t i = n - 1; i >= 0; i--) {
    uint64_t tag = events[i].data.u64;
    if (tag == kWakeTag) {
      // Another thread's wait may be what it shall end.
      if (!isWaiting_) os::takeEvent(wakeFd_);
      continue;
    }
    VO_DCHECK(tag >> 32 < all_.size(), "epoll gives back what it was given");
    PollDesc* pd = all_[tag >> 32];
    if (pd->fd < 0 || pd->generation != static_cast<uint32_t>(tag)) continue;
    uint32_t what = events[i].events;
    pd->eventError = what == EPOLLERR;
    auto fire = [&](PollDesc::Direction& d) {
      if (d.waiting != nullptr) {
        finish(d, kPollOk, WakeCause::Done, runtime::ReadyPlace::Tail);
      } else {
        d.ready = true;
      }
    };
    if ((what & (EPOLLOUT | EPOLLHUP | EPOLLERR)) != 0) fire(pd->write);
    if ((what & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0) fire(pd->read);
  }
}

}  // namespace vo::sched
