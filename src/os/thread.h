// Locks, conditions and threads: over futex words and the C library's thread creation.
//
// Everything is usable when zeroed, owns nothing and may be dropped at any time when nobody uses it.
#pragma once

#include <atomic>
#include <cstdint>

namespace vo::os {

/// What a thread does in each round of a short wait.
inline void spinPause() {
#ifdef __x86_64__
  __builtin_ia32_pause();
#else
  asm volatile("yield");
#endif
}

/// Sleeps while *word is `value`, at most `ns` nanoseconds (negative: without limit). May end early. False: the time is over.
bool sleepWhile(std::atomic<uint32_t>& word, uint32_t value, int64_t ns);
/// Wakes up to `count` of those that sleep on the word.
void wakeSleepers(std::atomic<uint32_t>& word, int count);

/// Mutual exclusion, not recursive, not fair.
class Lock {
 public:
  Lock() = default;
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;
  void lock() {
    uint32_t free = kFree;
    if (!word_.compare_exchange_strong(free, kHeld, std::memory_order_acquire)) lockSlow();
  }
  void unlock() {
    if (word_.exchange(kFree, std::memory_order_release) == kWanted) wakeOne();
  }

 private:
  static constexpr uint32_t kFree = 0, kHeld = 1, kWanted = 2;  ///< kWanted: held, and somebody may sleep
  void lockSlow();
  void wakeOne();
  std::atomic<uint32_t> word_ = kFree;
};

/// Waits for a change of what a Lock guards. A wait may end without one: look again.
class Condition {
 public:
  /// REQUIRES: the caller holds `lock`, which it holds again afterwards. At most `ns` nanoseconds; false if they
  /// have passed.
  bool wait(Lock& lock, int64_t ns);
  void wakeOne();
  void wakeAll();

 private:
  std::atomic<uint32_t> changes_ = 0;
};

/// Holds a lock while it lives.
class Holding {
 public:
  explicit Holding(Lock& lock) : lock_(lock) { lock_.lock(); }
  ~Holding() { lock_.unlock(); }
  Holding(const Holding&) = delete;
  Holding& operator=(const Holding&) = delete;

 private:
  Lock& lock_;
};

/// Starts a thread that nobody waits for, with all signals blocked: they are for the others. False: the system has
/// no more threads.
[[nodiscard]] bool startThread(void* (*run)(void*), void* argument);

}  // namespace vo::os
