// Machine code of linked functions: LLVM IR, its optimisation, objects.
//
// An object has each function in a section of its own, under the symbols of docs/native.md, and its line table beside
// it. Calls in several threads share nothing.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "link/program.h"
#include "storage/file_cache.h"
#include "native/target.h"

namespace vo::native {

struct CodegenOptions {
  Arch arch = Arch::X86_64;
  int level = 2;               ///< -O0 … -O3
  std::string cpu = "x86-64-v2";
  bool debug = false;          ///< -g: DWARF stays in the objects
  bool maps = true;            ///< calls say which references they keep
  bool verify = false;         ///< the LLVM verifier looks at each module
};

/// What compiling may use.
struct CodegenResources {
  unsigned threads = 1;
  storage::FileCache* cache = nullptr;
  std::string_view generator;  ///< what an object depends on besides its module and the options
  unsigned partSize = 4;       ///< functions of an object: about so many, four times that at most
};

/// Relocatable ELF objects with the code of `functions` (natives among them: their entries as func values) and their
/// line tables. `program` and its base are what their code refers to. The same bytes whatever the resources are.
std::vector<std::string> compileFunctions(std::span<const link::Function* const> functions, const link::Program& program,
                                          const CodegenOptions& options, const CodegenResources& resources);

enum class Text { Ir, OptimisedIr, Assembly };
/// The same as text.
std::string textOf(std::span<const link::Function* const> functions, const link::Program& program,
                   const CodegenOptions& options, Text form);

}  // namespace vo::native
