// The instruction set from opcodes.def and ext_opcodes.def, and how an instruction word is packed.
#pragma once

#include <cstdint>
#include <string_view>

#include "abi/slot_kind.h"
#include "base/check.h"

namespace vo::bytecode {

/// A row. Numbers below kByteOps are opcode bytes, those above rows of ext_opcodes.def.
enum class Op : uint16_t {
#define VO_OP(name, text, a, b, c, x, effects, meaning) name,
#include "bytecode/opcodes.def"
#include "bytecode/ext_opcodes.def"
#undef VO_OP
};
/// Rows with an opcode byte of their own.
inline constexpr unsigned kByteOps = 0
#define VO_OP(name, text, a, b, c, x, effects, meaning) +1
#include "bytecode/opcodes.def"
#undef VO_OP
    ;
/// Rows that the flags behind kExtByte number.
inline constexpr unsigned kExtOps = 0
#define VO_OP(name, text, a, b, c, x, effects, meaning) +1
#include "bytecode/ext_opcodes.def"
#undef VO_OP
    ;
inline constexpr unsigned kOpCount = kByteOps + kExtOps;
/// The opcode byte of all rows of ext_opcodes.def.
inline constexpr uint8_t kExtByte = 254;
static_assert(kByteOps <= kExtByte && kExtOps <= 256, "an opcode is one byte, and so are flags");
constexpr bool isExtOp(Op op) { return static_cast<unsigned>(op) >= kByteOps; }
/// What Insn::op says of a byte that is no opcode: not below kOpCount.
inline constexpr auto kNoOp = static_cast<Op>(UINT16_MAX);

using abi::MemKind;
using abi::memSize;

/// Flag of Idx*, SetIdx* and IdxAddr: the index has an unsigned type, so a panic shows it as such.
inline constexpr uint8_t kUnsignedIndex = 0x80;
/// Flags of SliceStr: which of lo and hi are of an unsigned type.
inline constexpr unsigned kUnsignedBoundsShift = 4;
/// Bytes of the array that StrTemp may put a string's bytes into.
inline constexpr int64_t kTempBytes = 32;
/// Functions of MathF.
enum class MathFn : uint8_t { Sqrt, Floor, Ceil, Trunc, RoundToEven, Abs };

/// Conversions of Cvt. Integer operands are 64-bit (extended) values.
enum class CvtKind : uint8_t {
  I64ToF64, U64ToF64, I64ToF32, U64ToF32, F64ToF32, F32ToF64,
  // As gc on amd64 (LANGUAGE: float to integer out of range); 32-bit forms give extended results.
  F64ToI64, F64ToU64, F64ToI32, F64ToU32, F64ToI16, F64ToU16, F64ToI8, F64ToU8,
  F32ToI64, F32ToU64, F32ToI32, F32ToU32, F32ToI16, F32ToU16, F32ToI8, F32ToU8,
};

/// Key classes of map instructions (flags).
enum class MapKind : uint8_t { Any, K32, K64, String };

/// Added to Print's kind: to stdout and in the format of .vo files.
inline constexpr uint16_t kPrintVo = 0x100;
/// Values of Print.
enum class PrintKind : uint8_t {
  Bool, Int, Uint, Float64, Float32, Complex128, Complex64, String, Pointer, Slice, Eface, Iface, Space, Newline,
};

/// An instruction word.
struct Insn {
  uint64_t word;
  /// kNoOp or another number that is not below kOpCount if there is no such row.
  constexpr Op op() const {
    if (byte() < kByteOps) return static_cast<Op>(byte());
    return byte() == kExtByte ? static_cast<Op>(kByteOps + (word >> 8 & 0xff)) : kNoOp;
  }
  constexpr uint8_t byte() const { return static_cast<uint8_t>(word); }
  constexpr uint8_t flags() const { return byte() == kExtByte ? 0 : static_cast<uint8_t>(word >> 8); }
  constexpr uint16_t a() const { return static_cast<uint16_t>(word >> 16); }
  constexpr uint16_t b() const { return static_cast<uint16_t>(word >> 32); }
  constexpr uint16_t c() const { return static_cast<uint16_t>(word >> 48); }
  constexpr uint32_t imm32() const { return static_cast<uint32_t>(word >> 32); }
  static constexpr Insn abc(Op op, uint8_t flags, uint16_t a, uint16_t b, uint16_t c) {
    return {head(op, flags) | uint64_t{a} << 16 | uint64_t{b} << 32 | uint64_t{c} << 48};
  }
  static constexpr Insn aImm(Op op, uint8_t flags, uint16_t a, uint32_t imm) {
    return {head(op, flags) | uint64_t{a} << 16 | uint64_t{imm} << 32};
  }
  /// The word with another row and the same operands; flags stay where both rows may have some.
  constexpr Insn withOp(Op op) const {
    return {(word & ~uint64_t{0xffff}) | head(op, isExtOp(op) ? uint8_t{0} : flags())};
  }

 private:
  static constexpr uint64_t head(Op op, uint8_t flags) {
    if (!isExtOp(op)) return uint64_t{static_cast<uint8_t>(op)} | uint64_t{flags} << 8;
    VO_CHECK(flags == 0, "the flags of a rare instruction are its number");
    return uint64_t{kExtByte} | uint64_t{static_cast<unsigned>(op) - kByteOps} << 8;
  }
};

std::string_view opName(Op op);

}  // namespace vo::bytecode
