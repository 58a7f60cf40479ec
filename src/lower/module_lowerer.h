// Lowering of one module: the tables that all its functions share.
//
// Lives for one call of lowerModule, on one thread. Owns what functions share (type rows, numbers of functions and imports,
// static data); functions are lowered one after the other into its one CodeBuffer.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "diag/source_map.h"
#include "ir/builder.h"
#include "ir/ir.h"
#include "lower/code_buffer.h"
#include "lower/lower.h"
#include "lower/type_table.h"

namespace vo::lower {

using bytecode::FunctionId;

class ModuleLowerer final : public MethodSource {
 public:
  ModuleLowerer(LowerContext& cx, ir::Module& source, bytecode::Module& out);
  void run();

  TypeTable& types() { return types_; }
  LowerContext& context() { return cx_; }
  /// Scratch, for one function after the other.
  CodeBuffer& code() { return code_; }
  FunctionId functionId(ir::Func* f);
  /// A function that the source does not name: a native of the run time.
  FunctionId importNative(std::string_view symbol, std::span<types::Type* const> params,
                          types::Type* result);
  /// The func type without receiver.
  bytecode::TypeId funcType(const ir::Func& f);
  uint32_t stringId(std::string_view text);
  uint32_t itabId(types::Type* iface, types::Type* concrete);
  uint32_t globalRef(const ir::Global* g, uint64_t offset);
  /// An immutable cell with a constant of a type, for interfaces: its global reference.
  uint32_t constantCell(types::Type* t, const types::ConstValue* value);
  uint32_t fileId(std::string_view path);

  bool isLeftOut(const void* entry) const override;
  bool isHidden(const void* entry) const override;
  FunctionId methodFunction(types::Type* t, const void* entry, bool word) override;

  /// The real or imaginary part of a constant number.
  const types::ConstValue* constantPart(const types::ConstValue* v, bool imaginary);
  /// Writes a constant's memory form at `at` of the module's static data.
  void writeConstant(uint64_t at, types::Type* t, const types::ConstValue* value);

 private:
  void adoptFunctions();
  bool layOutGlobals();  ///< false after an error
  void writeInit(uint64_t at, const ir::Node* n);
  void writeAddress(uint64_t at, const ir::Node* place);
  uint64_t newObject(types::Type* t);
  void reloc(uint64_t at, bytecode::DataReloc::Target target, uint32_t index, uint64_t addend);
  uint32_t globalRow(const ir::Global* g);
  FunctionId importId(std::string_view symbol);
  bytecode::TypeId signature(std::span<types::Type* const> params,
                             std::span<types::Type* const> results, bool variadic);
  void resolveImports();

  LowerContext& cx_;
  ir::Module& source_;
  bytecode::Module& out_;
  TypeTable types_;
  CodeBuffer code_{types_, cx_.portable};
  std::vector<std::pair<uint32_t, CodeBuffer::ImportUse>> importUses_;  ///< with the function's row
  std::unordered_map<const ir::Func*, FunctionId> functions_;  ///< of those that are not own
  std::unordered_map<std::string_view, FunctionId> imports_;
  std::unordered_map<std::string_view, uint32_t> strings_;
  std::unordered_map<uint64_t, uint32_t> itabs_;
  std::unordered_map<const ir::Global*, uint32_t> globals_;
  std::unordered_map<uint64_t, uint32_t> globalRefs_;
  std::unordered_map<std::string, uint32_t> cells_;
  std::unordered_map<std::string_view, uint32_t> files_;
};


/// Lowers the body of `f` into `row`.
void lowerFunction(ModuleLowerer& module, ir::Func& f, bytecode::FunctionRow& row);

}  // namespace vo::lower
