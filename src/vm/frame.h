// The frame of a running function, and the special return addresses.
//
//     fp[-4] closure     the running closure; meaningful if the function has kIsClosure
//     fp[-3] function    const link::Function*; of a stub frame one of Vm::stubs
//     fp[-2] caller      fp of the caller; null at the bottom of a fiber
//     fp[-1] return pc   the code word to continue at, or a special code word
//     fp[0]…             results, parameters, other slots, frame memory (Function::frameWords)
//     …                  the outgoing area: header and first slots of the next callee
//
// A callee's base is fp + T, T being the operand of the call: its results and parameters are where
// the caller writes arguments and reads results, nothing is copied. A stub frame belongs to the
// engine (a helper's Call, the unwinder, the bottom of a fiber): fp[0] is its size in words, all its
// words are scanned conservatively.
//
// Program counters point behind the word (or the first of the words) of the instruction that runs:
// look lines up at pc - 1.
#pragma once

#include <cstdint>

#include "abi/value.h"
#include "link/native_code.h"
#include "link/program.h"

namespace vo::vm {

using abi::Slot;
using link::Function;
using link::Word;

inline constexpr uint32_t kHeaderWords = bytecode::kFrameHeaderWords;

inline const Word* returnPc(const Slot* fp) { return reinterpret_cast<const Word*>(fp[-1]); }
inline Slot* callerOf(const Slot* fp) { return reinterpret_cast<Slot*>(fp[-2]); }
inline const Function* functionOf(const Slot* fp) {
  return reinterpret_cast<const Function*>(fp[-3]);
}
inline const abi::Closure* closureOf(const Slot* fp) {
  return reinterpret_cast<const abi::Closure*>(fp[-4]);
}
inline void setHeader(Slot* fp, const Word* pc, const Slot* caller, const Function* f,
                      const void* closure) {
  fp[-1] = reinterpret_cast<Slot>(pc);
  fp[-2] = reinterpret_cast<Slot>(caller);
  fp[-3] = reinterpret_cast<Slot>(f);
  fp[-4] = reinterpret_cast<Slot>(closure);
}

/// Where a call returns to if not into linked code.
enum class Special : uint8_t {
  SegmentReturn,  ///< the callee's frame began a stack segment
  FiberStart,     ///< no return: where a new fiber begins
  FiberReturned,  ///< the function of a go statement
  MainReturned,   ///< an initialiser, or main.main
  DeferReturned,  ///< a deferred call that the unwinder made
  PanicMade,      ///< the constructor of a run-time error
  PanicPrinted,   ///< Error() or String() of a panic value that ends the program
  HelperReturned, ///< what a helper had called (HelperStatus::Call)
  ReflectReturned,///< a function called by reflect
  MakeFuncReturned,///< reflect's callback of a function made by MakeFunc, or of a method value
  HostReturned,   ///< a function that the host has called
  Count,
};

/// The opcode of special code words; its flags are a Special.
inline constexpr uint8_t kSpecialOp = 255;
/// Puts the special code words where they are expected, once in a process: at a fixed address near the metadata
/// region, so that machine code may treat them as it treats others. REQUIRES that before a Vm runs.
void placeSpecialCode();
inline const Word* specialPc(Special s) {
  return reinterpret_cast<const Word*>(link::kSpecialCode) + static_cast<unsigned>(s);
}
inline bool isSpecialPc(const Word* pc) {
  return reinterpret_cast<uintptr_t>(pc) - link::kSpecialCode < sizeof(Word) * static_cast<unsigned>(Special::Count);
}

/// Kinds of stub frames: index into Vm::stubs.
enum class Stub : uint8_t {
  Bottom, Main, Unwind, MakePanic, PrintPanic, HelperCall, Reflect, MakeFunc, Count
};

}  // namespace vo::vm
