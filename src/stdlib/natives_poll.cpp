// This file connects internal/poll with the poller.
#include <errno.h>

#include "sched/services.h"
#include "stdlib/native_util.h"

namespace vo::stdlib {
namespace {

sched::Poller& poller(HelperContext& cx) { return State::of(cx).services.poller; }
sched::PollHandle file(Slot s) { return sched::PollHandle{s}; }

}  // namespace

// runtime_pollServerInit()
HelperStatus pollServerInit(HelperContext& cx, Slot*) {
  poller(cx).start();
  return kDone;
}
// runtime_pollOpen(fd uintptr) (ctx uintptr, errno int)
HelperStatus pollOpen(HelperContext& cx, Slot* frame) {
  int error = 0;
  if (const Gate* gate = State::of(cx).gate; gate != nullptr && !gate->owns(static_cast<int>(frame[2]))) {
    frame[1] = EBADF;
    return kDone;
  }
  frame[0] = static_cast<Slot>(poller(cx).open(static_cast<int>(frame[2]), &error));
  frame[1] = intSlot(error);
  return kDone;
}
// runtime_pollClose(ctx uintptr)
HelperStatus pollClose(HelperContext& cx, Slot* frame) {
  poller(cx).close(file(frame[0]));
  return kDone;
}
// runtime_pollReset(ctx uintptr, mode int) int
HelperStatus pollReset(HelperContext& cx, Slot* frame) {
  frame[0] = intSlot(poller(cx).reset(file(frame[1]), slotInt(frame[2])));
  return kDone;
}
// runtime_pollWait(ctx uintptr, mode int) int
HelperStatus pollWait(HelperContext& cx, Slot* frame) {
  return poller(cx).wait(cx.g, file(frame[1]), slotInt(frame[2]), frame);
}
// runtime_pollWaitCanceled(ctx uintptr, mode int)
HelperStatus pollWaitCanceled(HelperContext& cx, Slot* frame) {
  return poller(cx).waitCanceled(cx.g, file(frame[0]), slotInt(frame[1]));
}
// runtime_pollSetDeadline(ctx uintptr, d int64, mode int)
HelperStatus pollSetDeadline(HelperContext& cx, Slot* frame) {
  poller(cx).setDeadline(file(frame[0]), slotInt(frame[1]), slotInt(frame[2]));
  return kDone;
}
// runtime_pollUnblock(ctx uintptr)
HelperStatus pollUnblock(HelperContext& cx, Slot* frame) {
  poller(cx).unblock(file(frame[0]));
  return kDone;
}
// runtime_isPollServerDescriptor(fd uintptr) bool
HelperStatus pollIsServerDescriptor(HelperContext& cx, Slot* frame) {
  frame[0] = poller(cx).isDescriptor(static_cast<int>(frame[1]));
  return kDone;
}

}  // namespace vo::stdlib
