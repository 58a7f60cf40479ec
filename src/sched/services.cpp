// This file waits for the first of all the things that can make a goroutine ready.
#include "sched/services.h"

#include "os/clock.h"

namespace vo::sched {

Services::Services(runtime::Runtime& rt)
    : bubbles(rt), timers(rt, bubbles), semaphores(rt), poller(rt, timers), blocking(rt, poller) {
  VO_CHECK(rt.sched == nullptr, "a Runtime has its services once");
  rt.sched = this;
  rt.nanotime = os::nanotime;
}

void Services::check() {
  if (poller.waiters() != 0 || blocking.inFlight() != 0) poller.poll(0);
  blocking.collect();
}

bool Services::waitForWork(int64_t longest) {
  if (!busy() && !signalsActive) return false;
  int64_t wait = -1;
  if (!timers.empty()) {
    int64_t next = timers.next(), now = os::nanotime();
    wait = next <= now ? 0 : next - now;
  }
  if (longest >= 0 && (wait < 0 || wait > longest)) wait = longest;
  if (wait != 0) {
    int64_t before = os::nanotime();
    poller.poll(wait);
    waited += os::nanotime() - before;
  }
  blocking.collect();
  return true;
}

}  // namespace vo::sched
