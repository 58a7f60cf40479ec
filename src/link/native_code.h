// Machine code beside linked code, as the baseline compiler of the VM puts it there.
//
// Where machine code stands for the instruction at code word p, the word's opcode byte is kNativeByte, and two tables
// below the metadata region say what belongs to it: the address of the machine code, and the byte that stood there.
// So nothing may read an opcode from linked code but by codeWord().
#pragma once

#include <atomic>
#include <cstdint>

#include "base/region.h"
#include "bytecode/opcodes.h"
#include "link/program.h"

namespace vo::link {

/// The opcode byte of an instruction that has machine code.
inline constexpr uint8_t kNativeByte = 253;
static_assert(kNativeByte >= bytecode::kByteOps && kNativeByte != bytecode::kExtByte);

/// Address space below the region that the VM's special code words lie in, so that they have entries too. (As many of
/// the region's last bytes have none.)
inline constexpr uintptr_t kSpecialRoom = uintptr_t{1} << 16;
inline constexpr uintptr_t kSpecialCode = base::Region::kAddress - kSpecialRoom;
/// From a code word to its entry in the table of addresses: null or where its machine code is.
inline constexpr uintptr_t kNativeEntryDistance = uintptr_t{1} << 31;
/// The table of opcode bytes: that of word i of the region is at byte i of it.
inline constexpr uintptr_t kOpcodeTable =
    base::Region::kAddress - kSpecialRoom - kNativeEntryDistance - (base::Region::kMost >> 3);

/// The code word at p as it was linked. Any thread.
inline Word codeWord(const Word* p) {
  Word w = std::atomic_ref(*const_cast<Word*>(p)).load(std::memory_order_acquire);
  if (static_cast<uint8_t>(w) != kNativeByte) [[likely]] return w;
  auto i = (reinterpret_cast<uintptr_t>(p) - base::Region::kAddress) / sizeof(Word);
  return (w & ~Word{0xff}) | *reinterpret_cast<const uint8_t*>(kOpcodeTable + i);
}

}  // namespace vo::link
