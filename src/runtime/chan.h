// The channel core: every operation completes or enqueues waiters and says Park; none blocks.
//
// Memory that a parked operation names (elem, ok, chosen) must stay in place and alive until the
// goroutine is ready again: frames, or heap objects referred to from the frame. elem has Go layout.
#pragma once

#include <cstdint>

#include "abi/helper.h"
#include "abi/type.h"
#include "base/vec.h"
#include "runtime/g.h"
#include "runtime/lock.h"

namespace vo::runtime {

class Runtime;

struct Chan {
  uint64_t count;  ///< elements buffered: first word, as reflect's chanlen reads it
  uint64_t capacity;
  uint8_t* buffer;  ///< capacity elements; behind this struct if they have no pointers
  void* timer;      ///< the timer of a timer channel (sched), a heap object, or null
  const abi::Type* elem;
  uint64_t sendIndex;
  uint64_t recvIndex;
  bool closed;
  uint32_t bubble;  ///< of testing/synctest, in which it was made; 0: in none
  WaitQueue receivers;
  WaitQueue senders;
};

/// make(chan T, size); elem is T. Panics: size out of range, out of memory. *out gets the channel.
abi::HelperStatus makeChan(abi::HelperContext& cx, const abi::Type* elem, int64_t size, Chan** out);
int64_t chanLen(const Chan* c);
int64_t chanCap(Chan* c);

/// c <- *elem. Done, Park (ready when it was received; wakePanic if closed), or Panic (closed).
abi::HelperStatus chanSend(abi::HelperContext& cx, Chan* c, const void* elem);
/// *elem, ok = <-c. elem may be null (value not wanted), ok may be null. Done or Park.
abi::HelperStatus chanRecv(abi::HelperContext& cx, Chan* c, void* elem, abi::Slot* ok);
/// Non-blocking forms (select with default): *selected tells whether it took place. Never Park.
abi::HelperStatus chanTrySend(abi::HelperContext& cx, Chan* c, const void* elem, bool* selected);
abi::HelperStatus chanTryRecv(abi::HelperContext& cx, Chan* c, void* elem, bool* selected, bool* received);
abi::HelperStatus chanClose(abi::HelperContext& cx, Chan* c);

struct SelectCase {
  Chan* chan;  ///< nil channels are never ready
  void* elem;  ///< value to send, or where to receive (may be null)
  bool isSend;
};
/// select over n cases. *chosen gets the index of the case that took place, -1 for default; *ok
/// (may be null) whether a receive got a value. Without cases and default it parks for ever.
abi::HelperStatus chanSelect(abi::HelperContext& cx, const SelectCase* cases, int32_t n,
                             bool hasDefault, abi::Slot* chosen, abi::Slot* ok);

/// Takes g out of all queues it waits in (a goroutine that is destroyed while it waits).
void cancelWait(Runtime& rt, G* g);

/// Waiters of selects, reused.
class WaiterPool {
 public:
  explicit WaiterPool(base::Allocator& memory) : chunks_(memory) {}
  ~WaiterPool();
  Waiter* get();
  void put(Waiter* w);

 private:
  static constexpr size_t kChunk = 32;
  struct Chunk {
    Waiter waiters[kChunk];
  };
  [[no_unique_address]] RankedLock<LockRank::Waiters> lock_;
  Waiter* free_ = nullptr;
  base::Vec<Chunk*> chunks_;
};

}  // namespace vo::runtime
