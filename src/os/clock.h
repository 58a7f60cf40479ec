// Clocks, as Go's runtime reads them.
#pragma once

#include <time.h>

#include <cstdint>

namespace vo::os {

/// Monotonic nanoseconds (runtime.nanotime). Never 0.
inline int64_t nanotime() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return int64_t{t.tv_sec} * 1000000000 + t.tv_nsec;
}

/// Processor time of this thread in nanoseconds. A system call, unlike the others.
inline int64_t threadTime() {
  timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return int64_t{t.tv_sec} * 1000000000 + t.tv_nsec;
}

/// Processor time of all threads of the process, in nanoseconds.
inline int64_t processTime() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return int64_t{t.tv_sec} * 1000000000 + t.tv_nsec;
}

/// Wall clock: seconds and nanoseconds since 1970.
inline void walltime(int64_t* sec, int32_t* nsec) {
  timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  *sec = t.tv_sec;
  *nsec = static_cast<int32_t>(t.tv_nsec);
}

}  // namespace vo::os
