// Checking of one function: types of all operands (verify_code.cpp) and where addresses of frame
// variables go (verify_flow.cpp).
#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "bytecode/op_info.h"
#include "bytecode/verify_types.h"

namespace vo::bytecode::verifier {

/// What callers know of a function, of the file or of the library.
struct Signature {
  std::vector<GlobalType> params;    ///< receiver first
  std::vector<GlobalType> results;
  GlobalType type = kNoType;         ///< func type without receiver
  bool method = false;               ///< has a receiver
  bool own = false;
  bool known = false;                ///< false: only its leaves are (natives that lowering calls)
  std::vector<Leaf> paramLeaves, resultLeaves;  ///< in slots, in order
  std::vector<uint32_t> paramOf;     ///< by parameter slot: its parameter
  std::vector<uint32_t> resultOf;
  std::vector<Leaf> captureLeaves;   ///< of a closure, by captured word
  std::vector<uint32_t> captureOf;   ///< by captured word: its captured value
  bool closure = false;
  bool readsReceiver = false;        ///< its receiver is the cell of an interface, which may be shared
  EscapeMasks escape;                ///< own: grows while the flow is solved
  // Of an own closure, by captured value (those from kMaxTrackedCaptures - 1 on share the last bit):
  uint32_t captureLeaks = 0;
  uint32_t captureContentLeaks = 0;
  /// The one function that a captured func value leads to wherever the closure is made; null: none
  /// seen yet, the closure's own signature: several.
  std::vector<const Signature*> captureCallees;
  bool calleesGrew = false;          ///< since its code was last followed
};

/// The tables of one module after all checks outside code.
struct ModuleFacts {
  const Module* module;
  uint32_t index;
  std::vector<Signature*> functions;  ///< by function number, own then imports; null: may not be named
  std::vector<std::string> refusals;  ///< why an import may not be named; empty: it may
};

inline constexpr uint32_t kMaxTrackedCaptures = 12;

/// A variable in frame memory that is no ordinary value.
enum class FrameUse : uint8_t { Plain, Closure, Iterator };

struct FrameSlot {
  uint32_t offset;
  GlobalType type;
  FrameUse use = FrameUse::Plain;
  GlobalType map = kNoType;           ///< Iterator: what it runs over
};

/// What both passes over a function's code share.
struct FunctionContext {
  Types& types;
  const ModuleFacts& facts;
  const FunctionRow& row;
  Signature& signature;
  std::vector<Leaf> slots;
  std::vector<FrameSlot> frame;
  std::vector<bool> labels;           ///< by code word: a jump lands there
  std::vector<bool> starts;           ///< by code word: an instruction begins there
  uint32_t tailBase = 0;
  std::set<const Signature*> followed;  ///< functions whose escape facts are used for calls of func values

  GlobalType global(TypeId id) const { return types.global(facts.index, id); }
  /// The variable that covers a byte of frame memory, or null.
  FrameSlot* frameAt(uint32_t offset);
};

/// Reads the function's tables and finds its labels; an error text or empty.
std::string prepare(FunctionContext& cx);
std::string checkCode(FunctionContext& cx);

/// Follows pointers to frame variables through one function. True if the function's escape facts
/// grew; `error` is set when such a pointer gets where it may not be.
bool followPointers(FunctionContext& cx, std::string* error);

/// "main.f, line 12, word 7 (load.64): text".
std::string located(const FunctionContext& cx, uint32_t pc, const std::string& text);

}  // namespace vo::bytecode::verifier
