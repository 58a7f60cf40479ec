// Grey objects that the thread in the engine gives to those that wait for it and mark meanwhile.
//
// Who takes some is counted as marking until it has nothing grey left, or is in the engine itself: marking is over when there is
// nothing here and nobody marks.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>

#include "os/thread.h"
#include "runtime/marker.h"

namespace vo::runtime {

class SharedGrey {
 public:
  /// Any thread that may mark: how many could take something.
  void beginWait() { waiting_.fetch_add(1, std::memory_order_relaxed); }
  void endWait() { waiting_.fetch_sub(1, std::memory_order_relaxed); }
  /// Between the two: until there is something, or marking is over.
  void sleep(const std::atomic<bool>& isMarking) {
    uint32_t seen = calls_.load();
    asleep_.fetch_add(1);
    if (!mayHave() && isMarking.load()) os::sleepWhile(calls_, seen, -1);
    asleep_.fetch_sub(1);
  }
  void wakeAll() {
    calls_.fetch_add(1);
    if (asleep_.load() != 0) os::wakeSleepers(calls_, INT32_MAX);
  }

  /// Who marks gives of what `from` has, if others wait for it.
  void offer(Marker& from) {
    constexpr size_t kWorthwhile = 16;
    uint32_t waiting = std::min<uint32_t>(waiting_.load(std::memory_order_relaxed), kPackets);
    for (uint32_t i = 0; i < waiting && from.size() >= kWorthwhile; i++) {
      Packet& p = packets_[i];
      uint32_t state = kEmpty;
      if (p.state.load(std::memory_order_relaxed) != kEmpty || !p.state.compare_exchange_strong(state, kTaken)) continue;
      p.count = from.give(std::span(p.objects, std::min(from.size() / 2, kObjects)));
      full_.fetch_add(1);
      p.state.store(kFull);
      if (asleep_.load() != 0) wakeOne();
    }
  }
  /// Whether take may find something. Any thread.
  bool mayHave() const { return full_.load(std::memory_order_relaxed) != 0; }
  /// Any thread. False: there is nothing. True: `to` marks until done().
  bool take(Marker& to) {
    marking_.fetch_add(1);
    for (Packet& p : packets_) {
      uint32_t full = kFull;
      if (!p.state.compare_exchange_strong(full, kTaken)) continue;
      for (size_t i = 0; i < p.count; i++) to.push(p.objects[i]);
      full_.fetch_sub(1);
      p.state.store(kEmpty, std::memory_order_release);
      return true;
    }
    marking_.fetch_sub(1);
    return false;
  }
  /// Who has taken something marks no longer: the engine's thread, or one that has nothing grey.
  void done() { marking_.fetch_sub(1); }
  /// Counts what a thread has done that is not the engine's.
  void count(Marker& of) {
    work_.fetch_add(of.work, std::memory_order_relaxed);
    markedBytes_.fetch_add(of.markedBytes, std::memory_order_relaxed);
    of.work = of.markedBytes = 0;
  }

  /// The engine's thread: whether none but it can set marks before its next offer.
  bool isUnused() const { return full_.load() == 0 && marking_.load() == 0; }
  /// The engine's thread, when take has found nothing: whether nobody marks.
  bool nobodyMarks() const { return marking_.load() == 0; }
  /// What has been counted since the last time.
  uint64_t takeWork() { return work_.exchange(0, std::memory_order_relaxed); }
  uint64_t takeMarkedBytes() { return markedBytes_.exchange(0, std::memory_order_relaxed); }

 private:
  static constexpr size_t kPackets = 8, kObjects = 60;
  static constexpr uint32_t kEmpty = 0, kFull = 1, kTaken = 2;
  struct alignas(64) Packet {
    std::atomic<uint32_t> state = kEmpty;
    size_t count = 0;
    GreyObject objects[kObjects];
  };
  void wakeOne() {
    calls_.fetch_add(1);
    os::wakeSleepers(calls_, 1);
  }
  alignas(64) std::atomic<uint32_t> waiting_ = 0;
  std::atomic<uint32_t> asleep_ = 0, calls_ = 0;
  alignas(64) std::atomic<uint32_t> marking_ = 0;
  std::atomic<uint32_t> full_ = 0;
  std::atomic<uint64_t> work_ = 0, markedBytes_ = 0;
  Packet packets_[kPackets];
};

}  // namespace vo::runtime
