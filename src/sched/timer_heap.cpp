// This file is the heap of timers.
#include "sched/timer_heap.h"

namespace vo::sched {

namespace {
bool isObject(const TimerNode* n) { return n->kind == TimerKind::Func || n->kind == TimerKind::Chan; }

bool less(const TimerNode* a, const TimerNode* b) { return a->when != b->when ? a->when < b->when : a->order < b->order; }
}  // namespace

TimerHeap::~TimerHeap() { forget(); }

void TimerHeap::forget() {
  for (TimerNode* n : nodes_) n->place = 0;
  nodes_.clear();
}

void TimerHeap::visit(runtime::RootVisitor& visitor, size_t from, size_t to) const {
  VO_DCHECK(to <= nodes_.size(), "the heap has the piece");
  for (size_t i = from; i < to; i++)
    if (isObject(nodes_[i])) visitor.visit(nodes_[i]);
}

/// n moves in the heap or leaves it; a marking under way might not find it.
void TimerHeap::shade(TimerNode* n) {
  if (gc_.marking() && isObject(n)) gc_.shade(n);
}

void TimerHeap::put(size_t i, TimerNode* n) {
  shade(n);
  nodes_[i] = n;
  n->place = static_cast<uint32_t>(i + 1);
}

void TimerHeap::siftUp(size_t i) {
  TimerNode* n = nodes_[i];
  VO_DCHECK(i < nodes_.size(), "the place is in the heap");
  while (i > 0 && less(n, nodes_[(i - 1) / 4])) {
    put(i, nodes_[(i - 1) / 4]);
    i = (i - 1) / 4;
  }
  put(i, n);
}

void TimerHeap::siftDown(size_t i) {
  TimerNode* n = nodes_[i];
  VO_DCHECK(i < nodes_.size(), "the place is in the heap");
  for (;;) {
    size_t least = 0;
    for (size_t k = i * 4 + 1; k <= i * 4 + 4 && k < nodes_.size(); k++) {
      if (least == 0 || less(nodes_[k], nodes_[least])) least = k;
    }
    if (least == 0 || !less(nodes_[least], n)) break;
    put(i, nodes_[least]);
    i = least;
  }
  put(i, n);
}

void TimerHeap::insert(TimerNode* n) {
  if (n->place != 0) {
    size_t i = n->place - 1;
    siftUp(i);
    siftDown(n->place - 1);
    return;
  }
  nodes_.push(n);
  siftUp(nodes_.size() - 1);
}

void TimerHeap::remove(TimerNode* n) {
  if (n->place == 0) return;
  VO_DCHECK(n->place <= nodes_.size() && nodes_[n->place - 1] == n, "a timer in the heap knows its place");
  size_t i = n->place - 1;
  n->place = 0;
  // The object may be reachable through the heap alone.
  shade(n);
  TimerNode* last = nodes_.back();
  nodes_.pop();
  if (last == n) return;
  put(i, last);
  siftUp(i);
  siftDown(last->place - 1);
}

}  // namespace vo::sched
