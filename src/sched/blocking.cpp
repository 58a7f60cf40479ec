// This file runs blocking system calls on helper threads.
//
// A call gets an idle thread or a new one: calls must not queue behind each other, since one may be
// what another waits for (a lock, a child). Finished calls go into a list, and the poller is woken.
// Threads share a block that outlives the pool while any of them is inside a call.
#include "sched/blocking.h"

#include <signal.h>

#include <chrono>

#include "runtime/runtime.h"
#include "sched/poller.h"

namespace vo::sched {

struct BlockingPool::Shared {
  std::mutex mutex;
  std::condition_variable wake;
  BlockingCall* todo = nullptr;
  BlockingCall* finished = nullptr;
  int idle = 0;
  int threads = 0;
  Poller* poller = nullptr;  ///< null: the pool is gone
};

void BlockingPool::work(Shared* shared, BlockingCall* first) {
  BlockingCall* call = first;
  std::unique_lock lock(shared->mutex);
  for (;;) {
    if (call != nullptr) {
      lock.unlock();
      call->run(*call);
      lock.lock();
      if (shared->poller == nullptr) break;
      call->next = shared->finished;
      shared->finished = call;
      shared->poller->wakeup();
    }
    shared->idle++;
    shared->wake.wait_for(lock, std::chrono::seconds(5),
                          [&] { return shared->todo != nullptr || shared->poller == nullptr; });
    shared->idle--;
    if (shared->poller == nullptr || shared->todo == nullptr) break;
    call = shared->todo;
    shared->todo = call->next;
  }
  bool last = --shared->threads == 0 && shared->poller == nullptr;
  lock.unlock();
  if (last) delete shared;
}

int64_t BlockingPool::threads() const {
  if (shared_ == nullptr) return 0;
  std::unique_lock lock(shared_->mutex);
  return shared_->threads;
}

BlockingPool::~BlockingPool() {
  if (shared_ == nullptr) return;
  std::unique_lock lock(shared_->mutex);
  shared_->poller = nullptr;
  bool last = shared_->threads == 0;
  shared_->wake.notify_all();
  lock.unlock();
  if (last) delete shared_;
}

void BlockingPool::submit(BlockingCall* call) {
  poller_.start();
  if (shared_ == nullptr) {
    shared_ = new Shared;
    shared_->poller = &poller_;
  }
  rt_.prepareWait(call->g, nullptr, runtime::WaitReason::Syscall);
  call->g->status = runtime::GStatus::Syscall;
  inFlight_++;
  std::unique_lock lock(shared_->mutex);
  int queued = 0;
  for (BlockingCall* c = shared_->todo; c != nullptr; c = c->next) queued++;
  if (shared_->idle > queued) {
    call->next = shared_->todo;
    shared_->todo = call;
    shared_->wake.notify_one();
    return;
  }
  shared_->threads++;
  lock.unlock();
  // Signals are for the engine's thread.
  sigset_t all, old;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &old);
  std::thread(work, shared_, call).detach();
  pthread_sigmask(SIG_SETMASK, &old, nullptr);
}

void BlockingPool::collect() {
  if (shared_ == nullptr || inFlight_ == 0) return;
  std::unique_lock lock(shared_->mutex);
  BlockingCall* call = shared_->finished;
  shared_->finished = nullptr;
  lock.unlock();
  while (call != nullptr) {
    BlockingCall* next = call->next;
    runtime::G* g = call->g;
    inFlight_--;
    if (call->done != nullptr) call->done(*call);
    rt_.wake(g, runtime::WakeCause::Done, runtime::ReadyPlace::Tail);
    call = next;
  }
}

}  // namespace vo::sched
