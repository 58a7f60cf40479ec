// What the functions of one LLVM module share: declarations of what their code refers to.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include <llvm/IR/DIBuilder.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Module.h>

#include "abi/type.h"
#include "link/program.h"
#include "native/target.h"

namespace vo::native {

/// Words of results that are returned in registers. More, or those of a function with a result that is memory, are where
/// the first argument says.
inline constexpr uint32_t kRegisterResults = 3;

/// What is said for debuggers besides lines.
enum class Debug : uint8_t {
  None,
  Values,  ///< variables are wherever LLVM has their values
  Memory,  ///< and have memory of their own: code that is not optimised
};

class DebugTypes;

class ModuleTranslator {
 public:
  /// `maps`: LLVM is told what calls keep alive, of which it may leave so many values in registers per call.
  ModuleTranslator(llvm::LLVMContext& context, const link::Program& program, Arch arch, const std::string& cpu, bool maps, size_t rootsInRegisters, Debug debug);
  ~ModuleTranslator();

  llvm::Module& module() { return module_; }
  llvm::LLVMContext& context() { return context_; }
  const std::byte* meta() const { return meta_; }
  Arch arch() const { return arch_; }
  bool wantsMaps() const { return maps_; }
  size_t rootsInRegisters() const { return rootsInRegisters_; }
  /// Calls of f say nothing of what they keep.
  void hasNoMap(const link::Function& f) { unmapped_.insert(&f); }
  const std::unordered_set<const link::Function*>& unmapped() const { return unmapped_; }

  /// Adds the function's definition.
  void define(const link::Function& f);
  /// After the last definition.
  void finish();

  /// Symbols with metadata's offsets in their names, which are others in each build, are called `?N` from now on: the module
  /// is the same whenever its code is, and N is a number in names().
  void usePlaceholders() { hasPlaceholders_ = true; }
  const std::vector<std::string>& names() const { return names_; }

  // --- What code refers to ---------------------------------------------------------------------------

  llvm::Function* function(const link::Function& f);
  /// The address of a link::Function, a type, an interface table.
  llvm::Constant* descriptor(const link::Function& f);
  llvm::Constant* type(const abi::Type* t);
  llvm::Constant* itab(const void* t);
  /// The address of byte `offset` of the block of package variables.
  llvm::Constant* global(uint64_t offset);
  llvm::Constant* text(std::string_view bytes);
  /// The C++ function of a row of natives.def.
  llvm::Constant* native(uint32_t number);
  /// `vo_op_NAME`.
  llvm::Constant* slowOp(std::string_view name);
  llvm::GlobalVariable* byteFlag(const char* name);
  llvm::GlobalVariable* external(const std::string& name);

  /// The type of a function with so many words of results and parameters; `closure`: with a func value behind them.
  llvm::FunctionType* functionType(uint32_t results, uint32_t params, bool closure, bool memoryResults);
  llvm::FunctionCallee callFunction() { return call_; }
  llvm::FunctionCallee foreignFunction() { return foreign_; }
  /// C's name of a function without body.
  std::string externalName(const link::Function& f) const;
  /// syscall.Errno as an error.
  const abi::ITab* errnoTable() const { return program_.errno_; }
  void setCodeAttributes(llvm::Function* fn);
  llvm::FunctionCallee trapFunction() { return trap_; }
  llvm::FunctionCallee markFunction() { return mark_; }
  llvm::FunctionCallee pollFunction() { return poll_; }
  llvm::FunctionCallee shadeFunction() { return shade_; }
  llvm::FunctionCallee compareFunction() { return compare_; }
  /// A C function of native_runtime/fast.h that takes pointers and words and answers one or the other.
  llvm::FunctionCallee fast(const char* name, llvm::Type* result, llvm::ArrayRef<llvm::Type*> params);
  llvm::MDNode* unlikely() { return unlikely_; }
  llvm::MDNode* likely() { return likely_; }

  /// Results and parameters of the native with that number.
  struct Words {
    uint32_t results = 0, params = 0;
    bool memoryResults = false;
  };
  Words nativeWords(uint32_t number) const;
  /// Whether it may find in its results where memory for them is.
  bool hasMemoryResults(uint32_t number) const {
    auto it = natives_.find(number);
    return it == natives_.end() || it->second.memoryResults;
  }

  llvm::DISubprogram* subprogram(const link::Function& f);
  llvm::DIFile* debugFile(uint32_t file);
  Debug debugs(const link::Function& f) const { return f.debug != nullptr ? debugLevel_ : Debug::None; }
  llvm::DIBuilder& debugBuilder() { return debug_; }
  DebugTypes& debugTypes() { return *debugTypes_; }
  std::string_view fileName(uint32_t file) const;

 private:
  std::string placeholder(std::string name);
  const link::GlobalsPart* globalsPart(uint64_t offset) const;
  llvm::LLVMContext& context_;
  llvm::Module module_;
  const link::Program& program_;
  const std::byte* meta_;
  Arch arch_;
  std::string cpu_;
  std::unordered_set<const link::Function*> unmapped_;
  bool maps_;
  size_t rootsInRegisters_;
  llvm::DIBuilder debug_;
  llvm::DICompileUnit* unit_;
  Debug debugLevel_;
  std::unique_ptr<DebugTypes> debugTypes_;  ///< null without variables
  std::unordered_map<uint32_t, llvm::DIFile*> files_;
  std::unordered_map<const link::Function*, llvm::Function*> functions_;
  std::unordered_map<std::string, llvm::GlobalVariable*> texts_;
  bool hasPlaceholders_ = false;
  std::unordered_map<std::string, size_t> numbers_;
  std::vector<std::string> names_;
  std::unordered_map<uint32_t, Words> natives_;
  std::vector<const link::GlobalsPart*> parts_;  ///< by offset
  llvm::Type* i64_;
  llvm::FunctionCallee call_, foreign_, trap_, mark_, poll_, shade_, compare_;
  llvm::MDNode *unlikely_, *likely_;
};

}  // namespace vo::native
