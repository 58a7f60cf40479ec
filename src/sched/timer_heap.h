// A 4-ary heap of timers that know their place, so that stopping one is a removal and no dead entries pile up.
//
// Nodes belong to whoever starts them and must not go while they are in the heap. The engine's thread alone; nothing is
// called: who takes the first node does what it says.
#pragma once

#include <cstdint>

#include "base/vec.h"
#include "runtime/runtime.h"

namespace vo::sched {

enum class TimerKind : uint8_t { Func, Chan, Sleep, Deadline };

/// What the heap sorts. Part of a heap object (Func, Chan) or of C++ memory.
struct TimerNode {
  int64_t when = 0;     ///< nanotime, or the bubble's clock; 0: not running
  int64_t period = 0;   ///< 0: once
  uint32_t place = 0;   ///< 1 + position in the heap; 0: not in it
  uint32_t bubble = 0;  ///< of testing/synctest, whose clock it follows; 0: none
  TimerKind kind = TimerKind::Func;
  uint32_t order = 0;   ///< among those of one moment: any, in a bubble, where that is common
};

class TimerHeap {
 public:
  explicit TimerHeap(runtime::Runtime& rt) : gc_(rt.gc), nodes_(rt.memory) {}
  ~TimerHeap();
  TimerHeap(const TimerHeap&) = delete;
  TimerHeap& operator=(const TimerHeap&) = delete;

  bool empty() const { return nodes_.empty(); }
  size_t size() const { return nodes_.size(); }
  TimerNode* first() const { return nodes_[0]; }
  /// When the first one is due; INT64_MAX if there is none.
  int64_t next() const { return nodes_.empty() ? INT64_MAX : nodes_[0]->when; }
  /// Also for a node that is in the heap already and has another time now.
  void insert(TimerNode* n);
  void remove(TimerNode* n);
  /// All nodes leave. They need not live as long as the heap then.
  void forget();
  void visit(runtime::RootVisitor& visitor, size_t from, size_t to) const;

 private:
  void shade(TimerNode* n);
  void put(size_t i, TimerNode* n);
  void siftUp(size_t i);
  void siftDown(size_t i);
  runtime::Gc& gc_;
  base::Vec<TimerNode*> nodes_;
};

}  // namespace vo::sched
