// This file implements locks and conditions on futex words, and starts threads.
//
// The lock is the usual one of three states: who finds it held says so in the word (kWanted) before it sleeps, so
// that unlocking makes a system call only if somebody may sleep. A condition counts its changes: a waiter reads the
// count while it holds the lock and sleeps only if it still stands, so no wake-up falls between unlock and sleep.
#include "os/thread.h"

#include <linux/futex.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <time.h>

#include <cerrno>

#include "os/call.h"
#include "os/signal_mask.h"

namespace vo::os {

bool sleepWhile(std::atomic<uint32_t>& word, uint32_t value, int64_t ns) {
  static_assert(sizeof word == 4);
  timespec longest = {.tv_sec = ns / 1'000'000'000, .tv_nsec = ns % 1'000'000'000};
  return call(SYS_futex, &word, FUTEX_WAIT_PRIVATE, value, ns < 0 ? nullptr : &longest, nullptr, 0).error != ETIMEDOUT;
}

void wakeSleepers(std::atomic<uint32_t>& word, int count) { call(SYS_futex, &word, FUTEX_WAKE_PRIVATE, count, nullptr, nullptr, 0); }

void Lock::lockSlow() {
  while (word_.exchange(kWanted, std::memory_order_acquire) != kFree) sleepWhile(word_, kWanted, -1);
}

void Lock::wakeOne() { wakeSleepers(word_, 1); }

bool Condition::wait(Lock& lock, int64_t ns) {
  uint32_t seen = changes_.load(std::memory_order_relaxed);
  lock.unlock();
  bool inTime = sleepWhile(changes_, seen, ns);
  lock.lock();
  return inTime;
}

void Condition::wakeOne() {
  changes_.fetch_add(1, std::memory_order_relaxed);
  wakeSleepers(changes_, 1);
}

void Condition::wakeAll() {
  changes_.fetch_add(1, std::memory_order_relaxed);
  wakeSleepers(changes_, INT32_MAX);
}

bool startThread(void* (*run)(void*), void* argument) {
  SignalMask old = setBlocked(kAllSignals);
  pthread_t thread;
  bool started = pthread_create(&thread, nullptr, run, argument) == 0;
  if (started) pthread_detach(thread);
  setBlocked(old);
  return started;
}

}  // namespace vo::os
