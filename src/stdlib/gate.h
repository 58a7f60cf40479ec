// What stands between a program and the system, if anything does (docs/sandbox.md): natives ask it
// before each system call.
#pragma once

#include <cstdint>

#include "os/call.h"

namespace vo::stdlib {

/// Why a call was refused, as an errno that no kernel has; package syscall (overlay/syscall) has
/// texts for them, in this order.
enum class Refusal : uint64_t { Read = 4096, Write, Net, System, Entropy, Run };

/// One machine's; used by its thread.
class Gate {
 public:
  /// The program wants a system call. True: it is not made, *result is what the program gets.
  /// False: it is made as it stands.
  virtual bool answers(uint64_t number, const uint64_t* args, os::CallResult* result) = 0;
  /// Whether the program may wait for that file.
  virtual bool owns(int fd) const = 0;
  /// Clocks show multiples of so many nanoseconds; at least 1.
  int64_t clockStep = 1;

 protected:
  ~Gate() = default;
};

}  // namespace vo::stdlib
