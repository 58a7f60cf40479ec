// Coroutines: two goroutines of which one runs at a time, and which hand over to each other directly (iter.Pull).
//
// The engine makes the goroutines and switches; here is who goes on, and what state each is in.
#pragma once

#include <cstdint>

#include "runtime/runtime.h"

namespace vo::sched {

/// What *coro points to: the goroutine that the next switch continues. A goroutine is no heap object, so the
/// collector has nothing to look at here.
struct Coroutine {
  runtime::G* waiting;
  uint64_t mark;  ///< of runtime::Handles
  static constexpr uint64_t kKind = 2;
};

/// runtime.newcoro. Null: out of memory.
Coroutine* newCoroutine(runtime::Runtime& rt);
/// g, which is registered and has not run, is what the first switch to `c` begins.
void beginCoroutine(Coroutine* c, runtime::G* g);
/// runtime.coroswitch by `from`, which waits from now on: who goes on in its place. Null: the function of the
/// coroutine that `c` is has returned, or it is none.
runtime::G* switchCoroutine(runtime::Runtime& rt, void* c, runtime::G* from);
/// g has ended. If it was a coroutine's function, who waits for it goes on; else null.
runtime::G* endCoroutine(runtime::G* g);

}  // namespace vo::sched
