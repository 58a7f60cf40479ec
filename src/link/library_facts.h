// What the verifier asks about the library: answers from a linked program.
//
// Reads only, for one verification at a time (it looks names up in an interner, which belongs to one thread).
#pragma once

#include "base/symbol.h"
#include "bytecode/verify.h"
#include "link/program.h"

namespace vo::link {

class ProgramFacts : public bytecode::LibraryFacts {
 public:
  /// `program` (may be null: no library) and `symbols` outlive this.
  ProgramFacts(const Program* program, const base::Interner& symbols)
      : program_(program), symbols_(symbols) {}
  const abi::Type* type(std::string_view key) const override;
  bool function(std::string_view symbol, bytecode::LibraryFunction* out) const override;
  const abi::Type* global(std::string_view symbol) const override;
  void structs(base::FunctionRef<void(const abi::StructType*)> f) const override;
  bool package(std::string_view path) const override;
  const std::byte* regionBase() const override {
    return program_ == nullptr ? nullptr : program_->regionBase;
  }

 private:
  const Program* program_;
  const base::Interner& symbols_;
};

}  // namespace vo::link
