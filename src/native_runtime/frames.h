// The calls that stand on a goroutine's stack, innermost first: generated code, and between it the engine's records.
#pragma once

#include <cstdint>

#include "native_runtime/goroutine.h"

namespace vo::native_runtime {

/// Walks the rbp chain. For each step either `record` is set or `pc` is a return address in generated code (look
/// functions and lines up at pc - 1).
class FrameCursor {
 public:
  /// Of a goroutine that does not run generated code. If it stands in __morestack the function that did not fit comes first.
  explicit FrameCursor(const Goroutine& g);
  /// Of one that runs generated code, with these registers.
  static FrameCursor ofRunning(const Goroutine& g, uint64_t pc, uint64_t bp);
  bool done() const { return record == nullptr && pc == 0; }
  /// `top`: words from what rbp is in the function that pc is in to where the stack pointer stood when it was called, if sp() is
  /// asked for.
  void next(size_t top = 2);

  const Record* record = nullptr;
  uint64_t pc = 0;
  /// The function that pc is in has no frame yet.
  bool atEntry = false;
  /// The frame of the function that pc is in, unless it has none yet: from where the stack pointer stood at the call (null:
  /// it has made none) to what rbp is in it.
  const uint64_t* sp() const { return sp_; }
  const uint64_t* bp() const { return bp_; }

 private:
  void at(uint64_t returnPc, const uint64_t* callerBp, const uint64_t* callerSp);
  const uint64_t* bp_ = nullptr;
  const uint64_t* sp_ = nullptr;
  const uint64_t* entryFrame_ = nullptr;
};

}  // namespace vo::native_runtime
