// This file says who marks besides the engine's thread: threads that wait for the engine, and some that do nothing else.
#include "native_runtime/marking_threads.h"

#include <algorithm>

#include "native_runtime/machine.h"
#include "native_runtime/process.h"
#include "os/thread.h"

namespace vo::native_runtime {

void* MarkingThreads::main(void* argument) {
  constexpr int kSpins = 500;  // some ten microseconds
  auto& t = *static_cast<One*>(argument);
  runtime::Gc& gc = t.rt.gc;
  for (;;) {
    while (t.wanted.exchange(0) == 0) os::sleepWhile(t.wanted, 0, -1);
    gc.beginHelp();
    for (int dry = 0; gc.isTogether();) {
      if (gc.help(t.marker)) {
        dry = 0;
      } else if (++dry < kSpins) {
        os::spinPause();
      } else {
        gc.waitForHelp();
        dry = 0;
      }
    }
    gc.endHelp();
  }
}

uint32_t MarkingThreads::wake(uint32_t n) {
  while (all_.size() < n && !noMore_) {
    auto* t = rt_.memory.make<One>(rt_);
    if (os::startThread(main, t)) {
      all_.push(t);
    } else {
      noMore_ = true;
      rt_.memory.destroy(t);
    }
  }
  uint32_t count = std::min(n, static_cast<uint32_t>(all_.size()));
  for (uint32_t i = 0; i < count; i++) {
    all_[i]->wanted.store(1);
    os::wakeSleepers(all_[i]->wanted, 1);
  }
  return count;
}

bool Machine::helpsMarking() {
  constexpr uint64_t kWorthwhile = 1 << 20;  // bytes that the last marking has found
  constexpr uint32_t kMost = 3;
  bool isThreaded = vo_threaded.load(std::memory_order_relaxed) != 0;
  if (rt.gc.stats().lastMarkedBytes < kWorthwhile && !rt.stress.manyThreads) return isThreaded;
  if (!procsKnown) setProcs(processors());
  size_t busy = isThreaded ? threads.size() - idleThreads - (isPolled ? 1 : 0) : 1;
  uint32_t idle = procs > busy ? procs - static_cast<uint32_t>(busy) : 0;
  uint32_t helpers = markingThreads.wake(std::min(idle, kMost));
  return isThreaded || helpers != 0;
}

}  // namespace vo::native_runtime
