// This file finds out how many processors the process may use, as Go does since 1.25: those of its affinity, or as many as its
// control group's quota is worth, rounded up, but not less than two.
#include <fcntl.h>
#include <sys/syscall.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <string_view>

#include "base/text.h"
#include "native_runtime/process.h"
#include "os/call.h"
#include "os/file.h"

namespace vo::native_runtime {

namespace {

/// The beginning of a small file.
std::string_view readFile(const char* path, char* buffer, size_t size) {
  int fd = os::open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return {};
  int64_t n = os::resultOf(os::call(SYS_read, fd, buffer, size));
  os::close(static_cast<int>(fd));
  return n > 0 ? std::string_view(buffer, static_cast<size_t>(n)) : std::string_view();
}

/// The decimal number at the front, which is taken off; -1: there is none.
int64_t takeNumber(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  int64_t n = -1;
  while (!text.empty() && text[0] >= '0' && text[0] <= '9' && n < (int64_t{1} << 40)) {
    n = std::max<int64_t>(n, 0) * 10 + (text[0] - '0');
    text.remove_prefix(1);
  }
  return n;
}

constexpr uint32_t kUnlimited = UINT32_MAX;

/// What `quota` of each `period` is worth.
uint32_t worth(int64_t quota, int64_t period) {
  if (quota <= 0 || period <= 0) return kUnlimited;
  return static_cast<uint32_t>(std::clamp<int64_t>((quota + period - 1) / period, 2, kUnlimited));
}

/// `group` is the group's path, of version 2 or of version 1's controller cpu.
uint32_t limitOf(std::string_view root, std::string_view group, bool isNew) {
  uint32_t least = kUnlimited;
  char path[512], text[64];
  for (;;) {
    auto file = [&](std::string_view name) {
      size_t n = 0;
      for (std::string_view part : {root, group, name}) {
        if (part.size() >= sizeof path - n) return std::string_view();
        memcpy(path + n, part.data(), part.size());
        n += part.size();
      }
      path[n] = 0;
      return readFile(path, text, sizeof text);
    };
    if (isNew) {
      std::string_view t = file("/cpu.max");
      int64_t quota = takeNumber(t);
      least = std::min(least, worth(quota, takeNumber(t)));
    } else {
      std::string_view t = file("/cpu.cfs_quota_us");
      int64_t quota = takeNumber(t);
      t = file("/cpu.cfs_period_us");
      least = std::min(least, worth(quota, takeNumber(t)));
    }
    if (group.empty()) return least;
    group.remove_suffix(group.size() - std::min(group.rfind('/'), group.size() - 1));
  }
}

uint32_t groupLimit() {
  char buffer[4096];
  std::string_view groups = readFile("/proc/self/cgroup", buffer, sizeof buffer);
  uint32_t least = kUnlimited;
  while (!groups.empty()) {
    // NUMBER:CONTROLLERS:PATH
    std::string_view group = base::takeUntil(groups, '\n');
    base::takeUntil(group, ':');
    std::string_view controllers = base::takeUntil(group, ':');
    if (group == "/") group = {};
    if (controllers.empty()) least = std::min(least, limitOf("/sys/fs/cgroup", group, true));
    if (controllers == "cpu" || controllers.starts_with("cpu,") || controllers.ends_with(",cpu"))
      least = std::min(least, limitOf("/sys/fs/cgroup/cpu", group, false));
  }
  return least;
}

}  // namespace

uint32_t processors() {
  uint64_t set[128] = {};
  int count = 0;
  if (os::call(SYS_sched_getaffinity, 0, sizeof set, set).ok())
    for (uint64_t word : set) count += std::popcount(word);
  if (count <= 1) return 1;
  return std::min(static_cast<uint32_t>(count), groupLimit());
}

}  // namespace vo::native_runtime
