// Checking of one function.
#pragma once

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
  /// In slots, in order. Of own functions with the access that their slots have.
  std::vector<Leaf> paramLeaves, resultLeaves;
  std::vector<Leaf> captureLeaves;   ///< of a closure, by captured word
  bool closure = false;
  /// The method without export of the library's that the function hands its frame to (`tail.iface`), or null. Only
  /// method tables may name such a function, under the method's name, and it may do nothing else in the end.
  const MethodRow* handsOn = nullptr;
  bool endsOtherwise = false;        ///< returns, or hands its frame to another method than the first
  const MethodRow* firstTail = nullptr;
  bool named = false;                ///< by code or data
};

/// Fills paramLeaves and resultLeaves for callers that know the types only: what is kept in memory is lent. False:
/// there are more than a frame has words.
bool fillLeaves(Types& types, Signature& s);

/// The tables of one module after all checks outside code.
struct ModuleFacts {
  const Module* module;
  uint32_t index;
  std::vector<Signature*> functions;  ///< by function number, own then imports; null: may not be named
  std::vector<std::string> refusals;  ///< why an import may not be named; empty: it may
};

struct FrameSlot {
  uint32_t offset;
  GlobalType type;
  bool iterator = false;
  GlobalType map = kNoType;           ///< of an iterator: what it runs over
};

/// What is known of a function besides its code.
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

  GlobalType global(TypeId id) const { return types.global(facts.index, id); }
  /// The variable that covers a byte of frame memory, or null.
  FrameSlot* frameAt(uint32_t offset);
};

/// Reads the function's tables and finds its labels; an error text or empty.
std::string prepare(FunctionContext& cx);
std::string checkCode(FunctionContext& cx);

/// "main.f, line 12, word 7 (load.64): text".
std::string located(const FunctionContext& cx, uint32_t pc, const std::string& text);

}  // namespace vo::bytecode::verifier
