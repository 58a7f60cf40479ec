// What of the processor has no name in C++.
#pragma once

#include <cstdint>

namespace vo::os {

/// Somebody else's change is waited for: lets the processor's other threads run.
inline void pause() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("isb");
#endif
}

/// A number that differs from one moment to the next.
inline uint64_t cycles() {
#if defined(__x86_64__)
  return __builtin_ia32_rdtsc();
#elif defined(__aarch64__)
  uint64_t n;
  asm volatile("mrs %0, cntvct_el0" : "=r"(n));
  return n;
#endif
}

/// What was written before is seen by whoever sees what is written afterwards, if he comes to it by an address that was.
inline void publish() {
#if defined(__aarch64__)
  asm volatile("dmb ishst" : : : "memory");
#endif
}

}  // namespace vo::os
