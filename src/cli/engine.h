// What runs a program: the VM, or an executable that the native backend makes of it and that is kept (docs/engines.md).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/command.h"
#include "driver/library.h"
#include "vm/machine.h"

namespace vo::cli {

/// Why the VM must run it, as the engine asked for is no other or cannot; empty: it need not.
std::string whyOnlyVm(const Command& c);

/// The executable of a program. REQUIRES: the program is as it was linked; the VM changes it when it runs.
class NativeProgram {
 public:
  NativeProgram(const Command& c, const std::string& image, const driver::Program& program);
  ~NativeProgram();
  NativeProgram(const NativeProgram&) = delete;
  NativeProgram& operator=(const NativeProgram&) = delete;

  /// Whether it was made before.
  bool find();
  /// Makes it, so that it can be become. An exit status: 0, or what is wrong has been said.
  int make();
  /// Has it made by a process of its own, which nobody waits for, and which goes on when this one has ended.
  void startMaking();
  /// After startMaking: whether it is there.
  bool isMade() const;
  /// Becomes it. Returns only if that is not possible, with an exit status. `script`: as in vm::Options.
  int become(const std::vector<std::string>& args, const std::string& script);

 private:
  int start(bool inBackground);

  std::vector<std::string> arguments_;  ///< of the backend
  int program_ = -1;                    ///< the file with the program's memory
  int executable_ = -1;                 ///< in memory; sealed when it is complete
  std::string kept_;                    ///< its path in the user's cache
  std::string key_;
  uint64_t openFiles_ = 0;              ///< the limit, as it was when the process began
};

/// While the VM runs a program its executable is made, if that may be worth it; it replaces the VM if nobody has noticed yet that
/// the program runs.
class Race {
 public:
  explicit Race(NativeProgram& native);
  void join(vm::Options& options);
  /// For -stats.
  bool hasStarted() const { return isMaking_; }

 private:
  static vm::Replace replace(void* race, vm::Noticed noticed);

  NativeProgram& native_;
  int64_t start_, looked_;
  bool isMaking_ = false;
};

}  // namespace vo::cli
