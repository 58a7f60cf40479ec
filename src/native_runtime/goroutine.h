// A goroutine of a native executable: its stack, what the run time has put there, deferred calls and panics.
//
// All goroutines but the running one stand in a *stub* (entry_*.S): it has pushed the registers that calls keep, set up
// a frame of the rbp chain, and put into the goroutine's Context where. So does the running one while the engine's
// C++ works, on the thread's own stack. A stub's return goes back to generated code.
//
// When the engine has something called on a goroutine's stack it pushes a Record first: what to do when that
// returns. Records lie on the stack, so they are roots as everything there is, and go with the frames below them.
// The address of a record is what Panic::stub is; that of a MarkRecord is Defer::frame.
#pragma once

#include <cstddef>
#include <cstdint>

#include "abi/value.h"
#include "link/program.h"
#include "runtime/g.h"
#include "runtime/unwind.h"

namespace vo::native_runtime {

using abi::Slot;
using link::Function;

#if defined(__x86_64__)
/// Words of arguments that are in registers.
inline constexpr size_t kArgumentRegisters = 6;
/// Words of __morestack's frame from what rbp is there to its function's stack arguments.
inline constexpr size_t kMorestackWords = 3;
#elif defined(__aarch64__)
inline constexpr size_t kArgumentRegisters = 8;
inline constexpr size_t kMorestackWords = 4;
#endif

/// A piece of a stack: [low, high). The first one is the goroutine's for good, others are entered by a call that did
/// not fit (__morestack) or by a record that did not.
struct Segment {
  uint8_t* low;
  uint8_t* high;
  uint8_t* limit;       ///< of stackLimit() while it is the top one; moves with the limit of all stacks
  Segment* below;       ///< null: the first one
  Segment* above;       ///< kept for the next crossing
  size_t usedBelow;     ///< of the stack when it was entered
  uint64_t* leftAt;     ///< where the stack pointer stood in `below` when this one was entered
  bool contains(const void* p) const { return p >= low && p < high; }
  size_t bytes() const { return static_cast<size_t>(high - low); }
};

/// What vo_mark keeps of a frame with deferred calls: the frame's identity. It lies in the frame itself.
struct MarkRecord {
  uint64_t pc, sp, bp;
#if defined(__x86_64__)
  uint64_t bx, r12, r13, r14, r15;
#elif defined(__aarch64__)
  uint64_t x19To28[10], d8To15[8];
#endif
};

/// Where a goroutine stands that is in a stub. entry_*.S knows these.
struct Context {
  uint64_t* sp = nullptr;  ///< the word there is where the stub goes on; or the top record's address, if that calls
  uint64_t* bp = nullptr;  ///< of the stub's frame: [0] the caller's rbp, [1] the pc in generated code
  uint8_t* limit = nullptr;  ///< for stackLimit()
  uint8_t* newStack = nullptr;  ///< where __morestack goes on; null: where it is
};

enum class RecordKind : uint32_t {
  Bottom,      ///< below a goroutine's function
  Main,        ///< below initialisers and main.main
  Unwind,      ///< a panic, whose deferred calls it makes
  MakePanic,   ///< the constructor of a run-time error
  PrintPanic,  ///< Error() or String() of a panic value that ends the program
  Helper,      ///< what a helper calls (HelperStatus::Call), or work in pieces
  Reflect,     ///< a function called by reflect
  MakeFunc,    ///< reflect's callback of a function made by MakeFunc, or of a method value
};

/// Payload words follow, then the results of what it has called.
struct alignas(16) Record {
  Record* below;       ///< the goroutine's next older one
  RecordKind kind;
  uint32_t payload;    ///< words
  uint32_t results;    ///< words of room for results
  uint32_t isCalling;  ///< its call has not returned
  Context from;        ///< where the goroutine stood when it was pushed
  Segment* segment;    ///< the top one then
  uint64_t calleeResults;  ///< in registers
  Slot* words() { return reinterpret_cast<Slot*>(this + 1); }
  const Slot* words() const { return reinterpret_cast<const Slot*>(this + 1); }
  Slot* resultWords() { return words() + payload; }
};

/// What the stub of functions that reflect makes has pushed: they are entered with any signature.
struct MakeFuncFrame {
#if defined(__x86_64__)
  Slot results[3];    ///< become rax, rdx, rcx
  Slot registers[kArgumentRegisters];  ///< rdi, rsi, rdx, rcx, r8, r9: the first integer arguments, in order
  uint64_t r15, r14;
  const abi::Closure* closure;  ///< r13
  uint64_t r12, bx, bp;
#elif defined(__aarch64__)
  Slot results[3], unused;  ///< become x0, x1, x2
  Slot registers[kArgumentRegisters];  ///< x0 to x7
  uint64_t d15To8[8], x28To21[8];
  const abi::Closure* closure;  ///< x20
  uint64_t x19, bp;
#endif
  uint64_t returnPc;
  Slot* stackArguments() { return reinterpret_cast<Slot*>(this + 1); }
  Slot argument(size_t i) { return i < kArgumentRegisters ? registers[i] : stackArguments()[i - kArgumentRegisters]; }
};

struct Goroutine : runtime::Unwinding {
  Context context;
  runtime::G g;
  Segment* first = nullptr;   ///< of the stack
  Segment* top = nullptr;
  Record* records = nullptr;  ///< the newest
  int32_t pins = 0;           ///< procPin depth: not preempted, no collection while positive
  const abi::Closure* start = nullptr;  ///< until it is called
  const Function* startFunction = nullptr;
  Slot startArgs[4] = {};
  uint32_t startArgCount = 0;
  const Function* createdBy = nullptr;
  uint64_t createdAt = 0;     ///< a return address in it
  uint64_t parentId = 0;
  int32_t place = -1;         ///< in GoroutinePool

  /// Whether it stands at its newest record, not in the stub below that: the record makes calls, or is about to.
  bool isAtRecord() const { return reinterpret_cast<const void*>(context.sp) == records; }
  Segment* segmentOf(const void* p) const {
    Segment* s = top;
    while (s != nullptr && !s->contains(p)) s = s->below;
    return s;
  }
  /// Of the stack that is in use.
  size_t stackBytes() const;
  /// Whether what lies at a was pushed after what lies at b.
  bool isInner(const void* a, const void* b) const;
};

inline const Goroutine* goroutineOf(const runtime::G* g) { return static_cast<const Goroutine*>(g->engine); }
inline Goroutine* goroutineOf(runtime::G* g) { return static_cast<Goroutine*>(g->engine); }

}  // namespace vo::native_runtime
