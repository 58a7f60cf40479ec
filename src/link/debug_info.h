// What debuggers are told of a function's variables: with -g, of the program's own functions. Linked as Function::debug; the
// snapshot rule of program.h holds.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "abi/type.h"

namespace vo::link {

struct DebugLocal {
  std::string_view name;   ///< "&x": of type *T, the address of a variable x of type T
  const abi::Type* type;
  uint32_t at;             ///< the first slot; inFrame: bytes from the start of frame memory
  uint32_t fromPc, toPc;   ///< code words where it is visible
  bool inFrame;
  bool isParameter;        ///< or a result
};

struct DebugInfo {
  std::span<const DebugLocal> locals;
};

}  // namespace vo::link
