// What lies where in a linked program and what it stands on: functions, types, interface tables, package variables.
//
// Refers to the program; immutable once made, for any thread.
#pragma once

#include <cstdint>
#include <vector>

#include "link/program.h"

namespace vo::native {

class ProgramIndex {
 public:
  explicit ProgramIndex(const link::Program& program);

  const link::Program& program() const { return program_; }
  bool isFunction(const void* p) const;
  bool isType(const void* p) const;
  bool isItab(const void* p) const;
  /// Null if no unit has it.
  const link::Function* function(std::string_view symbol) const;
  const abi::Type* type(std::string_view key) const;
  /// The package's part that an offset in the block of globals lies in; null: the place of variables of size 0.
  const link::GlobalsPart* part(uint64_t offset) const;
  abi::Name name(abi::NameOff off) const;
  const abi::Type* typeAt(abi::TypeOff off) const;
  std::string_view file(uint32_t number) const;
  uint32_t fileCount() const;

 private:
  const link::Program& program_;
  std::vector<const void*> types_, itabs_;          ///< sorted
  std::vector<const link::GlobalsPart*> parts_;     ///< by offset
};

/// Whether an address lies in the metadata region.
bool isMetadata(const void* p);

}  // namespace vo::native
