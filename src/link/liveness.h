// Which references of a frame its function may still use, at each instruction.
//
// A backward data flow over linked code, by the columns of opcodes.def. It is made when somebody first asks for a
// function, and lies outside of the program, which is read-only. What it does not know it calls live: frame
// variables live while their address may be taken again; pointers to them are followed by whoever asks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "base/check.h"
#include "link/program.h"

namespace vo::link {

/// A set of a function's references: bit i for the slot slotOf(i), then a bit for each of
/// Function::variables, then one for the running closure (frame header).
class LiveSet {
 public:
  LiveSet(const uint64_t* bits, size_t words) : bits_(bits), words_(words) {}
  bool has(size_t i) const {
    VO_DCHECK(i / 64 < words_, "the function has the reference");
    return (bits_[i / 64] >> i % 64 & 1) != 0;
  }
  const uint64_t* bits() const { return bits_; }
  size_t words() const { return words_; }

 private:
  const uint64_t* bits_;
  size_t words_;
};

class Liveness {
 public:
  /// Work units that one function may take, some nanoseconds each: a larger one keeps everything alive.
  static constexpr uint64_t kMaxWork = 40'000;

  /// Analyses f, which is neither native nor a stub. Null: it takes more than maxWork. `work` is increased by what
  /// it took either way.
  static std::unique_ptr<const Liveness> of(const Function& f, const std::byte* regionBase, uint64_t maxWork,
                                            uint64_t& work);

  /// Which of the words that are zeroed at entry f may read before it has set them, references or not: visit(first word,
  /// words) for each slot, frame variable and other part of frame memory. False: it takes more than maxWork, and nothing is visited.
  static bool atEntry(const Function& f, const std::byte* regionBase, uint64_t maxWork,
                      const std::function<void(uint32_t, uint32_t)>& visit);

  /// What is live when the instruction at pc is the next to run.
  LiveSet before(const Word* pc) const {
    VO_DCHECK(pc >= code_ && static_cast<size_t>(pc - code_) < at_.size(), "the address is in the function");
    return set(at_[static_cast<size_t>(pc - code_)]);
  }
  /// The same while the instruction that ends at pc has parked the goroutine: its operands are live, too.
  LiveSet parked(const Word* pc) const;
  /// The same while an instruction has raised a panic: what the epilogue wants. What the instruction would have set
  /// is not set.
  LiveSet raised() const { return set(0); }

  /// The operands of one instruction: ranges of slots, first and number.
  struct Operands {
    std::vector<std::pair<uint32_t, uint32_t>> set, read;
    static bool has(const std::vector<std::pair<uint32_t, uint32_t>>& ranges, uint32_t slot) {
      for (auto [first, count] : ranges)
        if (slot >= first && slot < first + count) return true;
      return false;
    }
  };
  /// Those of the instruction of f that ends at pc. Slow.
  static Operands operandsBefore(const Function& f, const std::byte* regionBase, const Word* pc);

  size_t slotCount() const { return slotOf_.size(); }
  uint32_t slotOf(size_t i) const { return slotOf_[i]; }
  /// Number of the bit of variable 0; of the closure's.
  size_t firstVariable() const { return slotOf_.size(); }
  size_t closureBit() const { return closureBit_; }
  size_t bytes() const;

 private:
  friend class LivenessBuilder;
  struct Parking {
    uint32_t pc;  ///< the word behind the instruction
    uint32_t set;
  };
  LiveSet set(uint32_t i) const { return {pool_.data() + size_t{i} * setWords_, setWords_}; }

  const Word* code_ = nullptr;
  size_t setWords_ = 0;
  size_t closureBit_ = 0;
  std::vector<uint32_t> slotOf_;
  std::vector<uint16_t> at_;  ///< by code word, one behind the last included: number of a set
  std::vector<uint64_t> pool_;
  std::vector<Parking> parking_;  ///< sorted by pc
};

}  // namespace vo::link
