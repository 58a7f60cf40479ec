// A linked program: what engines run. Immutable, laid out in the metadata region.
//
// All of it lies in one region of at most 2 GiB at a fixed address (base/region.h): functions, code, type
// descriptors, interface tables, string constants, line tables. The library image is the front of
// that region, mapped from a file; a program linked later has a piece behind it. Linked code names such a
// thing by its *metadata offset*: byte distance from the region's base, divided by 8 (the numbers
// of Func32, Type32, Str32, TypeX and FuncX operands). Descriptors' own NameOff and TypeOff
// are plain byte distances from the same base.
//
// Snapshot rule: see base/arena.h. Natives are numbers (stdlib's table), not addresses.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "abi/type.h"
#include "abi/value.h"
#include "base/symbol.h"
#include "bytecode/function_flags.h"

namespace vo::link {

using Word = uint64_t;

/// One step of a line table: from code word `pc` on, until the next step.
struct LineStep {
  uint32_t pc;      ///< index of a code word of the function
  uint32_t line;
  uint16_t file;    ///< index into Program::files
  uint16_t inlined; ///< 1 + index into Function::inlines; 0: not inlined
};

/// A call that was inlined: its own function and where it stood.
struct InlineFrame {
  std::string_view function;
  uint32_t line;          ///< of the call, in the frame around it
  uint16_t file;
  uint16_t parent;        ///< 1 + index of the inlined frame around it; 0: the function itself
};

using bytecode::FunctionFlag;
using bytecode::kErrorResult;
using bytecode::kMemoryResults;
using bytecode::kHasDefer;
using bytecode::kIsClosure;
using bytecode::kNative;
using bytecode::kRuntimeInternal;
using bytecode::kSafepointFree;
using bytecode::kGivesToken;
using bytecode::kExternal;
using bytecode::kOpenNative;
using bytecode::kWrapper;

/// A variable in a function's frame memory that holds references, in words from the frame's base.
struct FrameVariable {
  uint32_t first;
  uint32_t words;
};

/// A function of a linked program. A func value of a function without captures is the address of
/// its first word, so a Function is a closure object too; the code word of every closure and of
/// every itab entry is the address of a Function.
struct Function {
  const Function* self;     ///< == this: what a static closure's code word holds
  const Word* code;         ///< linked instructions
  uint32_t codeWords;
  uint32_t flags;
  // The frame, in words from its base: results, parameters, other slots, frame memory area. The
  // words below the base are the frame's header (see vm/frame.h); the outgoing area follows at the
  // operands of the call instructions.
  uint32_t resultSlots;
  uint32_t paramSlots;
  uint32_t slots;           ///< all of them, results and parameters included
  uint32_t frameWords;      ///< slots and frame memory area
  uint32_t totalWords;      ///< frameWords, the largest outgoing area and header: what a call needs
  uint32_t zeroFrom;        ///< words [zeroFrom, zeroTo) are zeroed at entry
  uint32_t zeroTo;
  uint32_t epilogue;        ///< with kHasDefer: code word where a recovered frame goes on, at its ReturnDefer or what loads its operand
  uint16_t native;          ///< with kNative: number of the native function
  const uint64_t* refs;     ///< bit i: word i of [0, frameWords) is a Ref; null: none is
  std::span<const FrameVariable> variables;  ///< what `refs` says of frame memory lies in them; sorted
  std::string_view name;    ///< "main.(*T).M", "main.f.func1", "slices.Sort[...]"
  std::span<const LineStep> lines;
  std::span<const InlineFrame> inlines;
  uint32_t startLine;       ///< line of `func`
  uint32_t startFile;
  /// For reflect's calls and the verifier: the function's type without receiver, and of a method
  /// the receiver's type. Null if the language does not know the function (or it is no method).
  const abi::FuncType* type;
  const abi::Type* recv;
  const struct DebugInfo* debug;  ///< locals for debuggers, or null
};

// The flags of a linked CallExt are its callShapeFlags, so that the collector does not look at what lies in the
// outgoing area besides.
using bytecode::callShapeFlags;
using bytecode::kCallShapeUnknown;

/// How a value of a type moves between memory and slots: one step per slot, in order. The plan of
/// a linked type stands in the word before its descriptor (planOf).
struct CopyStep {
  uint32_t offset;  ///< in memory
  uint8_t kind;     ///< bytecode::MemKind
  uint8_t run;      ///< length of the run of 64-bit words (Word and Ref mixed) that starts here, else 1
  uint16_t reserved;
};
struct CopyPlan {
  uint32_t steps;
  uint32_t allWords;  ///< 1: memory and slots have the same form (all steps are 64-bit words at 8*i)
  const CopyStep* step;
};
inline const CopyPlan* planOf(const abi::Type* type) {
  return reinterpret_cast<const CopyPlan* const*>(type)[-1];
}

/// The package variables of one package: a part of the program's block of globals, and its first bytes.
struct GlobalsPart {
  uint64_t offset;            ///< in the block; a multiple of 64
  uint64_t size;
  const uint8_t* init;        ///< `size` bytes; pointers in them name immutable data, or globals through
                              ///< `relocations`
  const uint8_t* refs;        ///< bit per word of the part
  /// Where `init` is not zero: only that is copied, the block is zero from the start.
  struct Run {
    uint64_t offset, size;    ///< in the part
  };
  std::span<const Run> runs;
  /// Words of the part that hold an address inside the block: offset of the word in the block; the word
  /// holds an offset in the block, too, and becomes an address.
  std::span<const uint64_t> relocations;
};

struct PackageInit {
  std::string_view path;
  const Function* function;   ///< null: nothing to run
  std::span<const uint32_t> imports;  ///< indices of packages this one imports
  GlobalsPart globals;
};

/// At the beginning of the block of globals: where package variables of size 0 are.
inline constexpr uint64_t kZeroSizeRoom = 16;

/// A package variable that other units may name.
struct GlobalEntry {
  uint64_t offset;         ///< in the program's block of globals
  const abi::Type* type;
};

/// A function without body that C implements.
struct External {
  const Function* function;
  std::string_view name;   ///< C's
};

/// The root structure of a linked unit. A user's program has `base`: the library image.
struct Program {
  const Program* base;
  const std::byte* regionBase;             ///< metadata offsets count from here
  uint64_t globalsSize;                    ///< base's included; its globals come first
  /// Of all packages that the program reaches, the base's included.
  std::span<const GlobalsPart> globals;
  std::span<const Function* const> functions;  ///< of this unit, sorted by address
  std::span<const std::string_view> files; ///< of this unit; file numbers continue base's
  uint32_t firstFile;
  std::span<const PackageInit> packages;   ///< of this unit, in dependency order
  base::SymbolMap<uint32_t> packageNumbers; ///< of this unit's packages by path; they go on behind base's
  /// Initialisers to run for this program, in Go's order, those of the base's packages included.
  std::span<const Function* const> inits;
  const Function* main;
  std::string_view godebugDefault;         ///< of package main's variables "main..godebug"
  std::string_view moduleInfo;             ///< and "main..modinfo"
  /// Offset of runtime.MemProfileRate in the block of globals, if the program itself names it or
  /// runtime.MemProfile: then every allocation counts for the memory profile from the start. Else 0.
  uint64_t memProfileRate;
  /// Unnamed pointer, array, chan, func, map, slice and struct types by string (reflect.typelinks).
  std::span<const abi::Type* const> typeLinks;
  /// Interface tables known at link time, for the run time's table.
  std::span<const abi::ITab* const> itabs;
  /// Functions of this unit by symbol: what later units link against, and what the engine itself
  /// calls ("runtime.vo_makeError").
  base::SymbolMap<const Function*> byName;
  base::SymbolMap<const abi::Type*> typesByKey;   ///< by bytecode::TypeRow::key: "runtime.Error"
  base::SymbolMap<GlobalEntry> globalsByName;
  std::span<const External> externals;           ///< sorted by function
  std::span<const std::string_view> libraries;   ///< where these are, as linkers' -l has it: "z"
  const abi::ITab* errno_;  ///< syscall.Errno as an error: of externals that have such a result; else null
};

inline const Function* functionAt(const std::byte* regionBase, uint32_t offset) {
  return reinterpret_cast<const Function*>(regionBase + uint64_t{offset} * 8);
}

}  // namespace vo::link
