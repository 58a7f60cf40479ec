// Stack maps: what LLVM says about the operands of "deopt" bundles (translate_roots.cpp), as tables of the run time
// (native_runtime/stack_map.h).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/check.h"
#include "link/program.h"

namespace vo::native {

/// Words of a frame, counted from rsp or rbp, and registers.
struct RootSet {
  bool fromRbp = false;
  uint16_t sureRegisters = 0, maybeRegisters = 0;  ///< bits by number of those that are preserved (native_runtime/stack_map.h)
  std::vector<int64_t> sure, maybe;
  bool hasVariables = false;
  int64_t variablesAt = 0;                        ///< word that variables count from
  std::vector<uint32_t> live;                     ///< variables
};

/// Makes the table of one function.
class StackMapBuilder {
 public:
  /// `variables` are counted from the word that variablesAt is.
  struct Variable {
    uint32_t first;
    std::vector<bool> isReference;  ///< by word
  };
  explicit StackMapBuilder(std::vector<Variable> variables) : variables_(std::move(variables)) {}
  /// A call that returns to that offset; one that returns to the same as another one is the same.
  void add(uint32_t offset, RootSet set);
  void saves(unsigned savedRegister) { saved_ |= static_cast<uint16_t>(1u << savedRegister); }
  /// StackMapHeader::top.
  void top(unsigned words) {
    VO_CHECK(words < 32, "a function saves less");
    top_ = static_cast<uint16_t>(words);
  }
  unsigned top() const { return top_; }
  std::vector<uint8_t> finish() const;
  /// Of a function of whose calls nothing is known.
  std::vector<uint8_t> finishUnknown() const;

 private:
  std::vector<Variable> variables_;
  std::map<uint32_t, std::vector<uint8_t>> calls_;
  uint16_t saved_ = 0, top_ = 2;
};

/// The tables of an object's functions. `bySection`: which function a section is; `unmapped`: those whose calls say nothing.
std::unordered_map<const link::Function*, std::vector<uint8_t>> stackMaps(
    const std::string& object, const std::unordered_map<uint64_t, const link::Function*>& bySection,
    const std::unordered_set<const link::Function*>& unmapped);

/// Takes the section that they were in out of the object.
void dropStackMaps(std::string& object);

}  // namespace vo::native
