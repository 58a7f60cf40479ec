// Locks with a rank (locks.def), which are nothing where one thread runs.
//
// A program built with VO_THREADS has real ones. Debug builds check on every engine that they are taken in order.
#pragma once

#include <cstdint>

#include "base/check.h"
#ifdef VO_THREADS
#include "os/thread.h"
#endif

namespace vo::runtime {

enum class LockRank : uint8_t {
#define VO_LOCK(name, what) name,
#include "runtime/locks.def"
};

/// The ranks that this thread holds, a bit each. Kept by debug builds only.
class HeldLocks {
 public:
  static void taken(LockRank rank);
  static void given(LockRank rank);
  static bool none();
};

template <LockRank rank>
class RankedLock {
 public:
  void lock() {
#ifndef NDEBUG
    HeldLocks::taken(rank);
#endif
#ifdef VO_THREADS
    lock_.lock();
#endif
  }
  void unlock() {
#ifdef VO_THREADS
    lock_.unlock();
#endif
#ifndef NDEBUG
    HeldLocks::given(rank);
#endif
  }

 private:
#ifdef VO_THREADS
  os::Lock lock_;
#endif
};

/// Holds a lock while it lives.
template <LockRank rank>
class Locked {
 public:
  explicit Locked(RankedLock<rank>& lock) : lock_(lock) { lock_.lock(); }
  ~Locked() { lock_.unlock(); }
  Locked(const Locked&) = delete;
  Locked& operator=(const Locked&) = delete;

 private:
  RankedLock<rank>& lock_;
};

}  // namespace vo::runtime
