// What runs a program: the VM, or an executable that the native backend makes of it and that is kept (docs/engines.md).
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

#include "cli/command.h"
#include "driver/library.h"
#include "vm/machine.h"

namespace vo::cli {

/// Why the VM must run it, as the engine asked for is no other or cannot; empty: it need not.
std::string whyOnlyVm(const Command& c);

/// The executable of a program, which must outlive this.
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
  /// Takes the program's memory as it is: REQUIRED before the VM runs it, which changes it, if it is to be made later. False: there is no room.
  bool prepare();
  /// Has it made by a process of its own, which nobody waits for, and which goes on when this one has ended.
  void startMaking();
  /// Nanoseconds that making it will take beside a program that runs, about.
  int64_t makingTime() const;
  /// After startMaking: whether it is there.
  bool isMade() const;
  /// Becomes it. Returns only if that is not possible, with an exit status. `script`: as in vm::Options. `stats`: it says at its end what it
  /// took.
  int become(const std::vector<std::string>& args, const std::string& script, bool stats);

 private:
  pid_t start(bool inBackground);

  const driver::Program& program_;
  std::vector<std::string> arguments_;  ///< of the backend
  int memory_ = -1;                     ///< a file: the program's
  int executable_ = -1;                 ///< a file in memory; sealed when it is complete
  std::string kept_;                    ///< its path in the user's cache
  std::string key_;                     ///< there; empty: it is not kept
  uint64_t openFiles_ = 0;              ///< the limit, as it was when the process began
};

/// While the VM runs a program that nobody can have noticed, its executable is made, if that may be worth it, and replaces the VM.
class Race {
 public:
  Race(NativeProgram& native, vm::Options& options);
  /// The VM has run the program to its end: if that took long there will be an executable the next time.
  void end();

 private:
  static vm::Replace replace(void* race, bool holdsOutput);

  NativeProgram& native_;
  int64_t start_, looked_;
  int64_t patience_;  ///< nanoseconds; output is not held back for longer
  bool isOn_ = false, isMaking_ = false;
};

}  // namespace vo::cli
