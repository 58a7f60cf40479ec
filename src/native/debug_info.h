// What debuggers are told: types, variables, scopes (DWARF 5 by llvm::DIBuilder). One object per module and per function.
#pragma once

#include <unordered_map>
#include <vector>

#include <llvm/IR/DIBuilder.h>
#include <llvm/IR/IRBuilder.h>

#include "link/debug_info.h"
#include "native/module_translator.h"

namespace vo::native {

/// Types of Go as gc's DWARF shapes them.
class DebugTypes {
 public:
  DebugTypes(llvm::DIBuilder& builder, llvm::DICompileUnit* unit, const std::byte* meta) : builder_(builder), unit_(unit), meta_(meta) {}
  llvm::DIType* of(const abi::Type* t);

 private:
  llvm::DIType* make(const abi::Type& t, std::string_view name);
  llvm::DIType* basic(std::string_view name, uint64_t size, unsigned encoding);
  llvm::DIType* pointerTo(llvm::DIType* t, std::string_view name);
  struct Field {
    std::string_view name;
    llvm::DIType* type;
    uint64_t offset;
  };
  llvm::DICompositeType* record(std::string_view name, uint64_t size);
  void setFields(llvm::DICompositeType* record, std::span<const Field> fields);
  llvm::DIType* simple(std::string_view name, std::span<const Field> fields);
  std::string_view nameOf(const abi::Type& t) const;

  llvm::DIBuilder& builder_;
  llvm::DICompileUnit* unit_;
  const std::byte* meta_;
  std::unordered_map<const abi::Type*, llvm::DIType*> types_;
  std::unordered_map<std::string, llvm::DIType*> simple_;
};

/// The variables and scopes of a function.
class FunctionDebug {
 public:
  FunctionDebug(ModuleTranslator& module, const link::Function& f, llvm::DISubprogram* subprogram);

  /// Of an instruction made of the code word, in the line table's terms.
  llvm::DILocation* location(uint32_t pc, uint32_t line, uint32_t column, uint32_t inlined);
  /// What a slot is a part of.
  struct Part {
    llvm::DILocalVariable* variable;
    llvm::DILocation* where;
    bool isAddress;               ///< the slot has the variable's address
    uint64_t offset, size, total;  ///< bytes of the variable
  };
  std::span<const Part> partsOf(uint32_t slot) const {
    return slot < parts_.size() ? std::span<const Part>(parts_[slot]) : std::span<const Part>();
  }
  struct InFrame {
    Part part;
    uint64_t offset;  ///< in frame memory
  };
  std::span<const InFrame> inFrame() const { return inFrame_; }
  /// The variable's part is in memory, `offset` bytes behind `address`.
  void declare(const Part& p, llvm::Value* address, uint64_t offset, llvm::BasicBlock* block);
  /// From here on it has this value.
  void value(const Part& p, llvm::Value* v, llvm::Instruction* before);

 private:
  struct Scope {
    uint32_t from, to;
    llvm::DILocalScope* scope;
  };
  llvm::DILocalScope* scopeAt(uint32_t pc);
  llvm::DIExpression* expression(const Part& p, uint64_t offset, bool inMemory);

  ModuleTranslator& module_;
  const link::Function& f_;
  llvm::DISubprogram* subprogram_;
  std::vector<Scope> scopes_;  ///< outer ones first
  std::vector<std::vector<Part>> parts_;
  std::vector<InFrame> inFrame_;
  std::vector<llvm::DILocation*> inlined_;  ///< where a call of the inline table stands
  std::unordered_map<std::string_view, llvm::DISubprogram*> inlinedFunctions_;
};

}  // namespace vo::native
