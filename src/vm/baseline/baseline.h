// The baseline compiler: machine code for hot functions, on the interpreter's own frames.
//
// A function's machine code is its instructions' pieces (piece_table.h) one behind the other. Between two instructions
// everything is as the interpreter has it: frames, return addresses, the budget. So machine code is entered and left
// at any instruction, and whatever a piece does not do itself the interpreter does. docs/baseline.md has the whole.
//
// Linked code is changed where it has machine code (link/native_code.h). That code belongs to all that run the
// program, so machine code does too: it needs nothing of one Vm.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/region.h"
#include "link/program.h"
#include "vm/baseline/code_memory.h"
#include "vm/baseline/gdb_symbols.h"
#include "vm/baseline/piece_table.h"

namespace vo::vm::baseline {

using link::Function;
using link::Word;

struct Stats {
  uint64_t functions = 0;
  uint64_t instructions = 0;
  uint64_t leaving = 0;      ///< those without a piece
  uint64_t hotBytes = 0;     ///< of the pieces in a row
  uint64_t bytes = 0;        ///< stubs included
  uint64_t nanoseconds = 0;  ///< of the threads that compiled
  uint64_t taken = 0;        ///< bytes of code memory that are in use now
  uint64_t left = 0;         ///< functions that found no room
  bool isRefused = false;    ///< the system gives no executable memory, or no address space for the tables
};

/// Where machine code belongs to.
struct CodePlace {
  const Function* function = nullptr;  ///< null: it is no machine code of a function
  uint32_t word = 0;                   ///< code word of the instruction, from the function's first
};

/// Machine code of the programs in a process' metadata region. Any thread may call it. It ends after all Vms that use
/// it and before the region. A process that fork has made has what was compiled before, and compiles no more: the memory is
/// its parent's, too.
class Baseline {
 public:
  static constexpr size_t kMost = size_t{64} << 20;

  /// Nothing is taken from the system before something is to be compiled. `most`: bytes of machine code at a time.
  explicit Baseline(base::Region& region, size_t most = kMost);
  ~Baseline();
  Baseline(const Baseline&) = delete;
  Baseline& operator=(const Baseline&) = delete;

  /// Compiles f, and what it calls directly, down to `depth` calls. What has machine code, is native, lies outside of
  /// the region, is very large or finds no room is left as it is; all of it if the
  /// system refuses executable memory or address space is scarce.
  void compile(const Function* f, unsigned depth);
  /// All functions of the program itself, and what they call directly.
  void compileAll(const link::Program& program);

  /// For tests: every second instruction of what is compiled from now on is left to the interpreter, of one function
  /// the even ones, of the next the odd ones.
  void compileHalf() { isHalf_ = true; }

  Stats stats() const;
  /// Lines of perf's map files: start and size in hexadecimal, name.
  std::string perfMap() const;
  /// gdb gets the names of what is compiled from now on.
  void tellGdb();
  /// The instruction whose machine code is at an address. For the report of a crash: it takes no lock and allocates nothing.
  CodePlace placeOf(const void* address) const;

 private:
  friend class FunctionCompiler;
  struct Code {
    const Function* function;
    size_t at, size;   ///< in memory_
    size_t hot = 0;    ///< bytes of the instructions in a row, before the stubs
  };

  bool start();
  void compileLocked(const Function* f, unsigned depth);
  void showToGdb();
  void forget(std::byte* from, size_t size);
  void restore(const Code& code);
  size_t veneer(Symbol s) const { return veneers_ + kVeneerSize * static_cast<size_t>(s); }
  static constexpr size_t kVeneerSize = 16;

  base::Region& region_;
  size_t most_;
  mutable std::mutex mutex_;
  enum class State : uint8_t { Idle, Ready, Refused } state_ = State::Idle;
  std::unique_ptr<CodeMemory> memory_;
  int process_ = 0;          ///< whose memory that is
  bool isHalf_ = false;
  size_t veneers_ = 0;       ///< jumps to what lies outside of memory_, by Symbol
  size_t methodVeneer_ = 0;
  std::map<const Word*, Code> codes_;  ///< by the function's first code word
  std::unique_ptr<class FunctionCompiler> compiler_;
  std::unique_ptr<GdbSymbols> gdb_;  ///< null: nobody has asked
  Stats stats_;
};

}  // namespace vo::vm::baseline
