// System calls by number, in the kernel's own convention: errno and the C library's wrappers stay out of it.
#pragma once

#include <cstdint>

namespace vo::os {

struct CallResult {
  uint64_t r1, r2;  ///< all ones, and 0, if it failed
  uint64_t error;   ///< errno's values; 0: none
  bool ok() const { return error == 0; }
};

inline CallResult call6(uint64_t number, const uint64_t* a) {
#if defined(__x86_64__)
  uint64_t result, second = a[2];
  register uint64_t r10 asm("r10") = a[3];
  register uint64_t r8 asm("r8") = a[4];
  register uint64_t r9 asm("r9") = a[5];
  asm volatile("syscall"
               : "=a"(result), "+d"(second)
               : "a"(number), "D"(a[0]), "S"(a[1]), "r"(r10), "r"(r8), "r"(r9)
               : "rcx", "r11", "memory");
#elif defined(__aarch64__)
  register uint64_t x8 asm("x8") = number;
  register uint64_t result asm("x0") = a[0];
  register uint64_t second asm("x1") = a[1];
  register uint64_t x2 asm("x2") = a[2];
  register uint64_t x3 asm("x3") = a[3];
  register uint64_t x4 asm("x4") = a[4];
  register uint64_t x5 asm("x5") = a[5];
  asm volatile("svc #0" : "+r"(result), "+r"(second) : "r"(x8), "r"(x2), "r"(x3), "r"(x4), "r"(x5) : "memory");
#endif
  if (result > static_cast<uint64_t>(-4096)) return {~uint64_t{0}, 0, -result};
  return {result, second, 0};
}

namespace detail {
template <class T>
uint64_t word(T* p) { return reinterpret_cast<uint64_t>(p); }
template <class T>
  requires(!__is_pointer(T))
uint64_t word(T n) { return static_cast<uint64_t>(static_cast<int64_t>(n)); }
inline uint64_t word(decltype(nullptr)) { return 0; }
}  // namespace detail

/// Arguments are integers (sign-extended) and pointers.
template <class... Args>
CallResult call(uint64_t number, Args... args) {
  const uint64_t a[6] = {detail::word(args)...};
  return call6(number, a);
}

}  // namespace vo::os
