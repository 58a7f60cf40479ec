// The verifier: proves that a module from a file cannot make an engine read or write outside its
// objects, or take a value of one type for a value of another.
//
// It runs behind checkStructure (every index, slot and jump is in range) and takes nothing else on
// trust: what a module says of the library is compared with the library's own descriptors.
// docs/verifier.md says what is proved and why that is enough.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "abi/type.h"
#include "base/function_ref.h"
#include "bytecode/module.h"

namespace vo::bytecode {

/// What a library function is, for its callers.
struct LibraryFunction {
  const abi::FuncType* type = nullptr;  ///< without receiver
  const abi::Type* recv = nullptr;
  bool closure = false;                 ///< reads captures: no module may call it by name
  bool native = false;                  ///< has no code of its own
  bool open = false;                    ///< of a native: it says what it believes of its arguments
  uint32_t resultSlots = 0, paramSlots = 0;
};

/// The library image as the verifier sees it.
class LibraryFacts {
 public:
  virtual ~LibraryFacts() = default;
  virtual const abi::Type* type(std::string_view key) const = 0;  ///< null: has no such type
  virtual bool function(std::string_view symbol, LibraryFunction* out) const = 0;
  /// The type of a package variable; null: no such variable.
  virtual const abi::Type* global(std::string_view symbol) const = 0;
  /// Calls `f` for every struct type.
  virtual void structs(base::FunctionRef<void(const abi::StructType*)> f) const = 0;
  virtual bool package(std::string_view path) const = 0;
  virtual const std::byte* regionBase() const = 0;
  /// Whether this function of the modules, which has no code, is one of the host's: it believes of its arguments what its type says, and keeps none.
  virtual bool isHostFunction(std::string_view) const { return false; }
};

/// Checks the modules of one file, imported ones first. The answer is empty if they are safe, else
/// the first reason, with function and position where there is one.
std::string verify(std::span<const Module* const> modules, const LibraryFacts& library);

}  // namespace vo::bytecode
