// What the collector finds on goroutines' stacks.
//
// Of a frame of generated code its stack map says which words and registers keep something alive where it stands
// (stack_map.h). Frame variables besides live if a reference from the same frame or from one further in leads into them; none
// leads inwards. So one walk from the innermost frame outwards finds them (docs/frames.md, "What is live").
//
// Registers that calls preserve hold values of outer frames until somebody pushes them: the walk knows where each was
// pushed last. A stub has pushed all of them.
//
// Words that may be anything: records (their payload and results), frames of functions without a map, and what
// __morestack holds for a function that has no frame yet.
#pragma once

#include <cstdint>

#include "base/vec.h"
#include "native_runtime/frames.h"
#include "native_runtime/stack_map.h"
#include "runtime/gc.h"

namespace vo::native_runtime {

struct Machine;

/// Of the process; one thread at a time uses it.
class StackScanner {
 public:
  explicit StackScanner(base::Allocator& memory) : inner_(memory), variables_(memory) {}
  /// Shows what g's stack refers to. g does not run generated code. Returns how many bytes were looked at.
  uint64_t scan(Machine& engine, const Goroutine& g, runtime::RootVisitor& visitor);
  /// To stderr: how many frames of generated code were looked at, and how many of these had no map.
  void report() const;

 private:
  struct Call {
    uint64_t pc = 0;
    const Function* function = nullptr;
    const uint8_t* map = nullptr;  ///< the function's table; null: there is none
    const uint8_t* set = nullptr;  ///< of the call; null: nobody comes back from it
  };
  struct Variable {
    uint32_t first, words;
    const uint8_t* bits;
    bool isVisited;
  };

  const Call& callAt(uint64_t pc);
  void startAtStub(const Context& stub);
  void record(const Record& r);
  /// Returns what c.next() wants to know.
  unsigned frame(const FrameCursor& c);
  void unmapped(const FrameCursor& c, const Function* f);
  void visitSet(const FrameCursor& c, const Call& call);
  void visitVariables(const StackMap& map, const uint64_t* base, const uint64_t* bp, const uint8_t* live);
  void visitVariable(Variable& v, const uint64_t* base, bool sure);
  void sure(uint64_t word);
  void maybe(const uint64_t* words, size_t n);
  void note(uint64_t word);
  /// How far from the stack's beginning p lies, which is in s: more is further in.
  static uint64_t depth(const Segment& s, const void* p) { return s.usedBelow + static_cast<uint64_t>(s.high - static_cast<const uint8_t*>(p)); }

  Machine* machine_ = nullptr;
  runtime::RootVisitor* visitor_ = nullptr;
  const Segment* segment_ = nullptr;    ///< of the frame at hand
  const uint64_t* saved_[kSavedRegisters] = {};  ///< where outer frames' registers are
  uint64_t bytes_ = 0;
  base::Vec<uint64_t> inner_;           ///< a heap of depths: places of the stack that words lead to, the innermost first
  uint64_t noted_[64] = {};             ///< some of those that are in it
  base::Vec<Variable> variables_;       ///< of the frame at hand
  Call calls_[256];                     ///< by pc, some
  uint64_t frames_ = 0;
  uint64_t unmapped_ = 0;               ///< of these without a map
};

}  // namespace vo::native_runtime
