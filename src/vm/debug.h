// What a debugger hears of a running program (Options::debugger). With one the interpreter
// dispatches by a table of its own, which looks at each instruction first; without one nothing is
// different.
//
// The functions are called on the machine's thread, between two instructions or in the midst of one
// that fails; they may take as long as they like, and read and write the program's variables
// meanwhile, but run nothing of it. Those that return bool tell whether the program goes on: false
// if Vm::endWith has ended it.
#pragma once

#include <atomic>
#include <cstdint>
#include <string_view>
#include <vector>

#include "abi/value.h"
#include "link/program.h"

namespace vo::vm {

struct Vm;

class Debugger {
 public:
  virtual ~Debugger() = default;
  /// Before the instruction in front of vm.pc, in the frame vm.fp: one that is marked, or any while
  /// `asksAlways`.
  virtual bool instruction(Vm& vm) = 0;
  /// The value of a run-time error is made, which says this; panics() follows.
  virtual void failing(std::string_view text) = 0;
  /// A panic begins; `value` is what recover would answer.
  virtual bool panics(Vm& vm, abi::Eface value) = 0;
  /// Nobody has recovered the panics of the running goroutine: the program is about to end.
  virtual bool unrecovered(Vm& vm) = 0;
  /// "fatal error: " and this text: the program is about to end. Perhaps no goroutine runs.
  virtual bool fatal(Vm& vm, std::string_view text) = 0;
  /// No goroutine can run just now. Asked now and then.
  virtual bool idle(Vm& vm) = 0;

  bool wants(const link::Word* at) const {
    if (asksAlways.load(std::memory_order_relaxed)) return true;
    uint64_t i = static_cast<uint64_t>(at - firstWord);
    return i / 64 < marks.size() && (marks[i / 64] >> i % 64 & 1) != 0;
  }

  std::atomic<bool> asksAlways = false;  ///< any thread may set it
  const link::Word* firstWord = nullptr;
  std::vector<uint64_t> marks;  ///< a bit for each code word from firstWord on
};

}  // namespace vo::vm
