// Names of machine code for gdb, by its JIT interface: a list of object files in memory, and a function whose calls gdb
// waits for. https://sourceware.org/gdb/current/onlinedocs/gdb.html/JIT-Interface.html
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// The names and types are gdb's.
extern "C" {
struct jit_code_entry {
  jit_code_entry* next_entry;
  jit_code_entry* prev_entry;
  const char* symfile_addr;
  uint64_t symfile_size;
};
struct jit_descriptor {
  uint32_t version;
  uint32_t action_flag;
  jit_code_entry* relevant_entry;
  jit_code_entry* first_entry;
};
enum { JIT_NOACTION = 0, JIT_REGISTER_FN, JIT_UNREGISTER_FN };
extern jit_descriptor __jit_debug_descriptor;
void __jit_debug_register_code();
}

namespace vo::vm::baseline {

/// The list belongs to the process: one object at a time, in one thread at a time.
class GdbSymbols {
 public:
  GdbSymbols();
  ~GdbSymbols();
  GdbSymbols(const GdbSymbols&) = delete;
  GdbSymbols& operator=(const GdbSymbols&) = delete;

  /// Machine code of a function, which is shown by the next show().
  void add(const void* begin, size_t size, std::string_view name);
  /// Shows what was added, as one object file.
  void show();
  /// That machine code is gone: so is the object file that has it, with the other names of it.
  void remove(const void* begin);

 private:
  struct Symbol {
    uintptr_t begin;
    size_t size;
    std::string name;
  };
  struct File;
  std::vector<Symbol> added_;
  std::vector<std::unique_ptr<File>> files_;
};

}  // namespace vo::vm::baseline
