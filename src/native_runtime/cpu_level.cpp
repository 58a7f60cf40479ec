// This file looks whether the processor has what the executable's code was made for.
#if defined(__x86_64__)
#include <cpuid.h>
#endif
#include <sys/syscall.h>

#include <cstdint>

#include "base/check.h"
#include "native_runtime/process.h"
#include "os/call.h"

#if defined(__x86_64__)
extern "C" {
/// Absolute: the level is its address. The linker defines it.
extern const char vo_cpu_level[] __attribute__((weak));
}

namespace vo::native_runtime {
namespace {

/// The features of the x86-64 psABI's levels, by register.
struct Features {
  uint32_t ecx1, ebx7, ecx80000001;
};
constexpr uint32_t kSse3 = 1u << 0, kSsse3 = 1u << 9, kFma = 1u << 12, kCx16 = 1u << 13, kSse41 = 1u << 19, kSse42 = 1u << 20, kMovbe = 1u << 22,
                   kPopcnt = 1u << 23, kOsxsave = 1u << 27, kAvx = 1u << 28, kF16c = 1u << 29;
constexpr uint32_t kBmi1 = 1u << 3, kAvx2 = 1u << 5, kBmi2 = 1u << 8, kAvx512f = 1u << 16, kAvx512dq = 1u << 17, kAvx512cd = 1u << 28,
                   kAvx512bw = 1u << 30, kAvx512vl = 1u << 31;
constexpr uint32_t kLahf = 1u << 0, kLzcnt = 1u << 5;
constexpr Features kV2 = {kSse3 | kSsse3 | kCx16 | kSse41 | kSse42 | kPopcnt, 0, kLahf};
constexpr Features kV3 = {kV2.ecx1 | kFma | kMovbe | kOsxsave | kAvx | kF16c, kBmi1 | kAvx2 | kBmi2, kLahf | kLzcnt};
constexpr Features kV4 = {kV3.ecx1, kV3.ebx7 | kAvx512f | kAvx512dq | kAvx512cd | kAvx512bw | kAvx512vl, kV3.ecx80000001};
/// What the system saves of the vector registers.
constexpr uint32_t kYmmState = 6, kZmmState = 0xe6;

bool hasLevel(uintptr_t level) {
  const Features& wanted = level >= 4 ? kV4 : level == 3 ? kV3 : kV2;
  uint32_t a, b, c, d, ecx1 = 0, ebx7 = 0, ecxExtended = 0;
  if (__get_cpuid(1, &a, &b, &c, &d)) ecx1 = c;
  if (__get_cpuid_count(7, 0, &a, &b, &c, &d)) ebx7 = b;
  if (__get_cpuid(0x80000001, &a, &b, &c, &d)) ecxExtended = c;
  if ((ecx1 & wanted.ecx1) != wanted.ecx1 || (ebx7 & wanted.ebx7) != wanted.ebx7 || (ecxExtended & wanted.ecx80000001) != wanted.ecx80000001)
    return false;
  if (level < 3) return true;
  uint32_t state, upper, needed = level >= 4 ? kZmmState : kYmmState;
  asm volatile("xgetbv" : "=a"(state), "=d"(upper) : "c"(0));
  return (state & needed) == needed;
}

}  // namespace

void requireCpu() {
  auto level = reinterpret_cast<uintptr_t>(vo_cpu_level);
  if (level < 2 || hasLevel(level)) return;
  char text[] = "This program can only be run on AMD64 processors with v2 microarchitecture support.\n";
  for (char& c : text)
    if (c == '2') c = static_cast<char>('0' + level);
  base::writeError({text, sizeof text - 1});
  os::call(SYS_exit_group, 1);
}

}  // namespace vo::native_runtime
#else
namespace vo::native_runtime {
void requireCpu() {}
}  // namespace vo::native_runtime
#endif
