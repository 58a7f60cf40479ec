// Operands of an instruction word, for methods of Vm that carry out an instruction.
#pragma once

#include <cstdint>

#include "abi/type.h"
#include "vm/vm.h"

namespace vo::vm {

struct Operands {
  Word w;
  Slot* fp;
  uint32_t a() const { return static_cast<uint16_t>(w >> 16); }
  uint32_t b() const { return static_cast<uint16_t>(w >> 32); }
  uint32_t c() const { return static_cast<uint16_t>(w >> 48); }
  /// Not for rows of ext_opcodes.def, which have none.
  uint32_t flags() const { return static_cast<uint8_t>(w >> 8); }
  uint64_t imm32() const { return w >> 32; }
  bytecode::Op op() const { return bytecode::Insn{w}.op(); }
  Slot& ra() const { return fp[a()]; }
  Slot& rb() const { return fp[b()]; }
  Slot& rc() const { return fp[c()]; }
};

/// The extra word of TypeX rows.
struct TypeOperand {
  const abi::Type* type;
  uint32_t extra;
  TypeOperand(const Vm& vm, Word x)
      : type(vm.typeAt(static_cast<uint32_t>(x))), extra(static_cast<uint32_t>(x >> 32)) {}
};

inline bool isNilAddress(Slot p) { return p < 4096; }

}  // namespace vo::vm
