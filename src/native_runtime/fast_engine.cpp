// This file is what generated code calls without leaving the goroutine's stack, as far as it needs the engine.
#include "native_runtime/fast.h"

#include <cstring>

#include "native_runtime/known_tables.h"
#include "native_runtime/machine.h"
#include "os/clock.h"
#include "runtime/bubble.h"
#include "os/processor.h"

using namespace vo;
using namespace vo::native_runtime;

namespace {

KnownTable& placeOf(const void* inter, const abi::Type* type) {
  // Descriptors are some 64 bytes apart.
  auto hash = (reinterpret_cast<uintptr_t>(inter) >> 5) * 31 ^ reinterpret_cast<uintptr_t>(type) >> 4;
  KnownTable (&tables)[512] = vo_thread->tables;
  return tables[(hash ^ hash >> 9) % std::size(tables)];
}

template <class T>
T* askTheEngine() {
  return reinterpret_cast<T*>(1);
}

}  // namespace

namespace vo::native_runtime {

void noteTable(const void* inter, const abi::Type* type, const void* table) { placeOf(inter, type) = {inter, type, table}; }

}  // namespace vo::native_runtime

extern "C" {

void* vo_alloc(size_t size, uint64_t mask) {
  void* p = machine->rt.heap.tryMask(*vo_thread->cells, size, mask);
  os::publish();  // who marks, or races, may find it before he meets this thread
  return p;
}

uint64_t vo_pin() {
  vo_thread->current->pins++;
  return vo_thread->index;
}

void vo_unpin() {
  Goroutine& g = *vo_thread->current;
  VO_DCHECK(g.pins > 0, "what is unpinned was pinned");
  g.pins--;
}

void vo_now(Slot* out) {
  int64_t seconds;
  int32_t rest;
  os::walltime(&seconds, &rest);
  out[0] = abi::intSlot(seconds);
  out[1] = abi::intSlot(rest);
  out[2] = abi::intSlot(os::nanotime());
}

// A bubble's clock stands while one of its goroutines runs.
void vo_bubble_now(Slot* out) {
  constexpr int64_t kSecond = 1'000'000'000;
  const runtime::Bubble* bubble = vo_thread->current->g.bubble;
  if (bubble == nullptr) return vo_now(out);
  out[0] = abi::intSlot(bubble->now / kSecond);
  out[1] = abi::intSlot(bubble->now % kSecond);
  out[2] = 0;
}

int64_t vo_nanotime() { return os::nanotime(); }

int64_t vo_bubble_nanotime() {
  const runtime::Bubble* bubble = vo_thread->current->g.bubble;
  return bubble != nullptr ? bubble->now : os::nanotime();
}

bool vo_is_shaded(const void* p) { return machine->rt.gc.isShaded(p); }

const void* vo_assert(const void* inter, const abi::Type* type) {
  const KnownTable& k = placeOf(inter, type);
  return k.inter == inter && k.type == type ? k.table : askTheEngine<const void>();
}

bool vo_defer(Slot* record, const abi::Closure* closure, uint64_t onlyOnError) {
  Goroutine& g = *vo_thread->current;
  if (!runtime::Unwinder::hasRoom(g)) return false;
  machine->unwinder.defer(g, &g.defers, record, closure, onlyOnError != 0);
  return true;
}

const abi::Closure* vo_next_defer(Slot* record, uint64_t failed) {
  Goroutine& g = *vo_thread->current;
  machine->unwinder.decideErrors(g, record, failed != 0);
  if (g.defers == nullptr || g.defers->frame != record) return nullptr;
  if (g.defers->closure == nullptr || machine->rt.barrier.on) return askTheEngine<const abi::Closure>();
  return machine->unwinder.take(g);
}
}
