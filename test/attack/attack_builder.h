// Hand-made modules for the attack tests: one valid module with many types, functions and variables,
// a function in it that each attack fills, and a library that is not there.
//
// The names of types and functions below are their numbers in the module.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "bytecode/op_info.h"
#include "bytecode/verify.h"

namespace vo::bytecode::attack {

enum T : TypeId {
  Int, Int32, Uint8, Bool, Float64, String, Uintptr, Unsafe,
  Any,          // interface{}
  Stringer,     // interface{ String() string }
  PInt, PString, PPInt, PAny,
  SInt, SByte, SPInt, SString, SRune,
  Pair,         // struct { A int; B *int }
  PPair,
  Arr4, PArr4,  // [4]int
  Arr3, PArr3,  // [3]int
  Big, PBig,    // [20]*int: kept in memory
  Iter,         // [16]unsafe.Pointer
  PIter,
  Layout,       // struct { F uintptr; X unsafe.Pointer }: a closure that captures a pointer
  MapSI,        // map[string]int
  MapIP,        // map[int]*int
  MapPI,        // map[*int]int
  MapAI,        // map[any]int
  ChInt, ChPInt,
  Func, FIntInt, FPInt, FPIntPInt, FRPInt, FRString, FRBig, FBig, FAny, FRMap, FRChan, FStr, FRFunc,
  FUnsafe, FRAny, FFunc, FMyInt, FRInt, FPBig, FRSInt, FSInt,
  MyInt, PMyInt,  // type MyInt int, with String
  Two, PTwo,      // type Two struct { P *int; N int }, with String
  Secret, PSecret,  // lib.Secret: struct { Open int; hidden *int }, the library's
  Doer,         // interface{ Do(*int) }
  LayoutInt,    // struct { F, X uintptr }: a closure that captures a number
  Desc, PDesc,  // lib.Desc: struct { Size int; Elem *int }, the library's: a descriptor
  TypeCount,
};

enum F : FunctionId {
  FnMain, FnId, FnTake, FnLeak, FnPass, FnClosure, FnString, FnPString, FnBig, FnTakeBig, FnGive,
  FnTwoString, FnPTwoString, FnClosureInt,
  FnCount,
};
/// Imports, in order; their numbers follow the functions'.
enum I : uint32_t { ImGet, ImPeek, ImKeep, ImExit, ImIntToString, ImSecretGet, ImCount };

inline constexpr uint32_t kImports = FnCount;  ///< in the module as it is built

enum G : uint32_t { GInt, GPInt, GString, GSInt, GPair, GAny, GFunc, GStringer, GSecret, GCount };
inline constexpr uint64_t kGlobalAt[] = {0, 8, 16, 32, 56, 72, 88, 96, 112};
inline constexpr uint64_t kArrayAt = 128, kCellAt = 160, kDataSize = 168;

/// A function under construction. Slots and frame variables come before code.
class Fn {
 public:
  Fn(Module& m, FunctionId id) : m_(&m), id_(id) {}
  FunctionRow& row() { return m_->functions[id_]; }
  /// A group of slots; its first.
  uint16_t slot(TypeId t, Access access = Access::Plain);
  /// A variable in frame memory; its byte offset.
  uint32_t frame(TypeId t);
  /// Words of the outgoing area, and the number of one of them.
  void out(uint32_t words) { out_ = words; }
  uint16_t tail(uint32_t i = 0);

  Fn& op(Op o, uint16_t a = 0, uint16_t b = 0, uint16_t c = 0, uint8_t flags = 0);
  Fn& wide(Op o, uint16_t a, uint32_t imm, uint8_t flags = 0);
  Fn& word(uint64_t w);
  Fn& typed(Op o, TypeId t, uint16_t a, uint16_t b = 0, uint16_t c = 0, uint8_t flags = 0, uint32_t extra = 0);
  Fn& call(FunctionId f) { return wide(Op::Call, tail(), f); }
  /// Behind the last added function: their numbers come first.
  Fn& import(I i) { return wide(Op::Call, tail(), static_cast<uint32_t>(m_->functions.size()) + i); }
  Fn& closure(Op o, FunctionId f, TypeId layout, uint16_t a, uint16_t first, uint8_t n = 1);
  Fn& ret() { return op(Op::Return); }
  uint32_t pc() { return static_cast<uint32_t>(row().code.size()); }
  /// Sizes of the frame; adds `ret` unless the code ends already.
  void finish();

 private:
  Module* m_;
  FunctionId id_;
  uint32_t out_ = 12;
  bool finished_ = false;
};

/// What an attack works on. `f` is main.main, a function without parameters and results, still empty.
struct Bench {
  Module m;
  Fn f;
  Bench();
  /// Another function, with the slots of its results and parameters.
  Fn add(const char* symbol, TypeId type, TypeId recv = kNoId);
  /// A function of the base module, emptied.
  Fn replace(FunctionId id);
  /// Gives a channel type a direction, and its texts.
  void direct(TypeId channel, uint8_t dir, TypeId elem);
  /// Gives the module another path, and its types with it.
  void rename(const char* path);
  /// Doer has a method `do() int` of package lib instead, and so has Two if `function` is one.
  void hide(FunctionId function = kNoId);
  void finish();
};

struct Attack {
  const char* family;
  const char* name;
  const char* message;  ///< part of what the check says
  std::function<void(Bench&)> make;
};

/// Slots that a value takes.
uint32_t width(const Module& m, TypeId t);

TypeRow row(abi::Kind kind, const char* key, uint64_t size, uint32_t align);

/// A library of a few types, functions and variables.
std::unique_ptr<LibraryFacts> fakeLibrary();

/// What the checks say of a module, through an encoded file: empty if it is accepted.
std::string check(const Module& m, const LibraryFacts& library);

std::vector<Attack> typeAttacks();
std::vector<Attack> valueAttacks();
std::vector<Attack> frameAttacks();
std::vector<Attack> callAttacks();
std::vector<Attack> controlAttacks();
std::vector<Attack> tableAttacks();
std::vector<Attack> importAttacks();
std::vector<Attack> dataAttacks();
/// Bodies that must be accepted: what the attacks differ from.
std::vector<Attack> validModules();

}  // namespace vo::bytecode::attack
