// This file runs blocking system calls on helper threads.
//
// A call gets an idle thread or a new one: calls must not queue behind each other, since one may be
// what another waits for (a lock, a child). Finished calls go into a list, and the poller is woken.
// Threads share a block that outlives the pool while any of them is inside a call.
#include "sched/blocking.h"

#include <sys/mman.h>

#include <new>

#include "base/check.h"
#include "os/thread.h"
#include "runtime/runtime.h"
#include "sched/poller.h"

namespace vo::sched {

/// In pages of its own: a thread that is stuck in a call outlives the Runtime and its allocator.
struct BlockingPool::Shared {
  os::Lock lock;
  os::Condition wake;
  BlockingCall* todo = nullptr;
  BlockingCall* finished = nullptr;
  int idle = 0;
  int threads = 0;
  int elsewhere = 0;         ///< calls that others carry out
  Poller* poller = nullptr;  ///< null: the pool is gone

  void finish(BlockingCall* call) {
    VO_DCHECK(poller != nullptr, "calls that outlive the pool are dropped");
    call->next = finished;
    finished = call;
    poller->wakeup();
  }

  static Shared* make() {
    void* p = mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED) base::outOfHostMemory();
    return new (p) Shared;
  }
  bool isUsed() const { return poller != nullptr || threads != 0 || elsewhere != 0; }
  static void drop(Shared* shared) { munmap(shared, sizeof(Shared)); }
};

/// What a thread does: calls, one after another, until there were none for a while.
void* BlockingPool::work(void* argument) {
  constexpr int64_t kIdle = 5'000'000'000;
  auto* shared = static_cast<Shared*>(argument);
  shared->lock.lock();
  for (;;) {
    shared->idle++;
    bool inTime = true;
    while (inTime && shared->todo == nullptr && shared->poller != nullptr) inTime = shared->wake.wait(shared->lock, kIdle);
    shared->idle--;
    BlockingCall* call = shared->todo;
    if (shared->poller == nullptr || call == nullptr) break;
    shared->todo = call->next;
    shared->lock.unlock();
    call->run(*call);
    shared->lock.lock();
    if (shared->poller == nullptr) break;
    shared->finish(call);
  }
  shared->threads--;
  bool last = !shared->isUsed();
  shared->lock.unlock();
  if (last) Shared::drop(shared);
  return nullptr;
}

int64_t BlockingPool::threads() const {
  if (shared_ == nullptr) return 0;
  os::Holding held(shared_->lock);
  return shared_->threads;
}

BlockingPool::~BlockingPool() {
  if (shared_ == nullptr) return;
  shared_->lock.lock();
  shared_->poller = nullptr;
  bool last = !shared_->isUsed();
  shared_->wake.wakeAll();
  shared_->lock.unlock();
  if (last) Shared::drop(shared_);
}

BlockingPool::Shared& BlockingPool::shared() {
  poller_.start();
  if (shared_ == nullptr) {
    shared_ = Shared::make();
    shared_->poller = &poller_;
  }
  return *shared_;
}

/// The goroutine of the call parks.
void BlockingPool::begin(BlockingCall* call) {
  rt_.prepareWait(call->g, nullptr, runtime::WaitReason::Syscall);
  call->g->status = runtime::GStatus::Syscall;
  inFlight_++;
}

Elsewhere BlockingPool::park(BlockingCall* call) {
  Shared& s = shared();
  begin(call);
  os::Holding held(s.lock);
  s.elsewhere++;
  Elsewhere out;
  out.shared_ = &s;
  return out;
}

Elsewhere::~Elsewhere() {
  if (shared_ == nullptr) return;
  auto& s = *static_cast<BlockingPool::Shared*>(shared_);
  s.lock.lock();
  s.elsewhere--;
  bool last = !s.isUsed();
  s.lock.unlock();
  if (last) BlockingPool::Shared::drop(&s);
}

void Elsewhere::finish(BlockingCall* call) {
  auto& s = *static_cast<BlockingPool::Shared*>(shared_);
  os::Holding held(s.lock);
  if (s.poller != nullptr) s.finish(call);
}

void BlockingPool::submit(BlockingCall* call) {
  VO_DCHECK(call->run != nullptr && call->g != nullptr, "a call says what to do, and for whom");
  shared();
  begin(call);
  os::Holding held(shared_->lock);
  int queued = 0;
  for (BlockingCall* c = shared_->todo; c != nullptr; c = c->next) queued++;
  call->next = shared_->todo;
  shared_->todo = call;
  if (shared_->idle > queued) {
    shared_->wake.wakeOne();
  } else if (os::startThread(work, shared_)) {
    shared_->threads++;
  } else {
    // No more threads: all wait for this call.
    shared_->todo = call->next;
    call->run(*call);
    shared_->finish(call);
  }
}

void BlockingPool::collect() {
  if (shared_ == nullptr || inFlight_ == 0) return;
  shared_->lock.lock();
  BlockingCall* call = shared_->finished;
  shared_->finished = nullptr;
  shared_->lock.unlock();
  while (call != nullptr) {
    BlockingCall* next = call->next;
    runtime::G* g = call->g;
    VO_DCHECK(g->status == runtime::GStatus::Syscall, "its goroutine waits for the call");
    VO_DCHECK(inFlight_ > 0, "each call is counted");
    inFlight_--;
    if (call->done != nullptr) call->done(*call);
    rt_.wake(g, runtime::WakeCause::Done, runtime::ReadyPlace::Tail);
    call = next;
  }
}

}  // namespace vo::sched
