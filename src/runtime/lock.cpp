// This file checks that locks are taken in the order of locks.def.
#include "runtime/lock.h"

namespace vo::runtime {

namespace {
[[gnu::tls_model("initial-exec")]] thread_local uint32_t held = 0;
uint32_t bitOf(LockRank rank) { return uint32_t{1} << static_cast<unsigned>(rank); }
}  // namespace

void HeldLocks::taken(LockRank rank) {
  VO_CHECK(held < bitOf(rank), "locks are taken in the order of locks.def, each once");
  held |= bitOf(rank);
}

void HeldLocks::given(LockRank rank) {
  VO_CHECK((held & bitOf(rank)) != 0, "a lock is given back by who has taken it");
  held &= ~bitOf(rank);
}

bool HeldLocks::none() { return held == 0; }

}  // namespace vo::runtime
