// The code of one function while it is made: instructions, labels, slots and frame memory.
//
// Slot numbers are virtual until `finish`: numbers from kTail on are words of the outgoing area,
// which lies behind the frame whose size is known only at the end. The same holds for frame
// memory: variables with pointers lie in front of those without (kNoPointers marks the latter), so
// that only the front must be cleared at entry.
#pragma once

#include <span>
#include <vector>

#include "bytecode/module.h"
#include "bytecode/op_info.h"
#include "lower/type_table.h"

namespace vo::lower {

using bytecode::Access;
using bytecode::Op;

/// A virtual slot number.
using Reg = uint32_t;
inline constexpr Reg kTail = 0x8000;
inline constexpr Reg kNoReg = UINT32_MAX;
/// Marks offsets into the pointer-free part of frame memory.
inline constexpr uint32_t kNoPointers = 0x80000000u;
using bytecode::kFrameHeaderWords;
/// Marks numbers of imported functions until the number of own functions is known.
inline constexpr uint32_t kImportBit = 0x80000000u;

struct Label {
  uint32_t id = UINT32_MAX;
};

class CodeBuffer {
 public:
  /// `portable`: slots keep their access, and temporaries of different access are different ones.
  CodeBuffer(TypeTable& types, bool portable) : types_(types), portable_(portable) {}

  // ---- Instructions ----
  void emit(Op op, Reg a = 0, Reg b = 0, Reg c = 0, unsigned flags = 0);
  /// b and c hold a 32-bit operand.
  void emitWide(Op op, Reg a, uint32_t imm, unsigned flags = 0);
  void emitExtra(uint64_t word);
  void emitExtra(uint32_t low, uint32_t high) { emitExtra(uint64_t{low} | uint64_t{high} << 32); }
  uint32_t here() const { return static_cast<uint32_t>(code_.size()); }

  // ---- Labels and jumps ----
  Label newLabel();
  void bind(Label l);
  bool isUsed(Label l) const { return labels_[l.id].used; }
  /// Jmp, Loop, JmpT, …: a Jump32 instruction.
  void jump(Op op, Reg a, Label target);
  /// A fused compare and branch (Jump in c). With long jumps on, it is emitted as `inverse` around
  /// a Jmp or Loop.
  void branch(Op op, Reg a, Reg b, Label target, Op inverse, bool inverseSwaps, bool loop);
  void tableEntry(Label target);
  /// JmpTable with its count word; the entries follow by tableEntry.
  void jumpTable(Reg index, uint32_t count, Label otherwise);
  /// Whether a 16-bit distance overflowed: lower the function again with useLongJumps.
  bool jumpsTooFar() const { return tooFar_; }
  void useLongJumps() { longJumps_ = true; }
  bool longJumps() const { return longJumps_; }

  // ---- Slots ----
  Reg newSlots(types::Type* type, Access access = Access::Plain);
  /// A slot group that is free again after releaseTemps.
  Reg temp(types::Type* type, Access access = Access::Plain);
  /// Of a slot of this function.
  Access accessOf(Reg r) const {
    if (!portable_) return Access::Plain;
    VO_DCHECK(r < access_.size(), "a slot of this function, no word of the outgoing area");
    return access_[r];
  }
  uint32_t slotCount() const { return slots_; }
  /// The word of the outgoing area; counts it as needed.
  Reg tail(uint32_t index);
  // ---- Frame memory ----
  uint32_t newFrame(types::Type* type);
  uint32_t newFrameOf(TypeId id, uint64_t size, bool hasPointers);
  uint32_t tempFrame(types::Type* type);
  /// Of what newFrame has answered, once `finish` has laid frame memory out.
  uint32_t frameOffset(uint32_t off) const {
    return (off & kNoPointers) != 0 ? (off & ~kNoPointers) + static_cast<uint32_t>(frameSize_[0]) : off;
  }
  uint64_t frameBytes() const { return frameSize_[0] + frameSize_[1]; }
  /// Slots and frame temporaries taken since are free for others again.
  struct Mark {
    size_t slots, frames;
  };
  Mark mark() const { return {liveTemps_.size(), liveFrames_.size()}; }
  void releaseTemps(Mark m);

  /// Resolves labels and virtual numbers; fills code, groups, frame and zero ranges of `row`.
  /// False if a jump was too far.
  bool finish(bytecode::FunctionRow& row, uint32_t fixedSlots);
  /// A word that names a function by a number with kImportBit: an instruction in its upper half, an
  /// extra word in its lower one.
  struct ImportUse {
    uint32_t word;
    bool isExtra;
  };
  /// Those of the code that `finish` has made.
  std::span<const ImportUse> importUses() const { return importUses_; }

  /// Where the line table gets steps: called before instructions of another line.
  void setLine(uint32_t line, uint32_t file, uint32_t inlined);
  /// For another function, with short jumps.
  void clear();

 private:
  struct LabelState {
    uint32_t at = UINT32_MAX;
    bool used = false;
  };
  struct Fix {
    uint32_t at;      ///< word to patch
    uint32_t from;    ///< distances count from here
    uint32_t label;
    uint8_t form;     ///< 0: Jump32 in b:c, 1: Jump in c, 2: low half of a word, 3: high half
  };
  struct TempGroup {
    uint64_t type;  ///< with the access: see temp
    Reg reg;
  };
  struct TempFrame {
    TypeId type;
    uint32_t offset;
  };
  /// What may be used again, by type row. A function has temporaries of few types, a module may have
  /// thousands: a list for each would cost more than the rest of lowering.
  class FreeLists {
   public:
    void clear();
    void put(uint64_t type, uint32_t value);
    /// The value that was put last, or kNone.
    uint32_t take(uint64_t type);
    static constexpr uint32_t kNone = UINT32_MAX;

   private:
    struct List {
      uint64_t type;
      uint32_t head;
    };
    struct Item {
      uint32_t value;
      uint32_t next;
    };
    uint32_t* headOf(uint64_t type);
    std::vector<List> lists_;
    std::vector<Item> items_;
    uint32_t spare_ = kNone;
  };
  Reg newGroup(TypeId id, uint32_t count, bool refs, Access access);
  void renumber(std::vector<uint64_t>& code, uint32_t tailBase);

  TypeTable& types_;
  bool portable_;
  std::vector<Access> access_;   ///< by slot, if portable
  std::vector<uint64_t> code_;
  std::vector<bytecode::LineRow> lines_;
  std::vector<LabelState> labels_;
  std::vector<Fix> fixes_;
  std::vector<ImportUse> importUses_;
  std::vector<bytecode::SlotGroup> groups_;
  std::vector<bytecode::FrameVariable> frame_[2];
  uint64_t frameSize_[2] = {0, 0};
  FreeLists freeTemps_;
  FreeLists freeFrames_;
  std::vector<TempGroup> liveTemps_;
  std::vector<TempFrame> liveFrames_;
  uint32_t slots_ = 0;
  uint32_t tailWords_ = 0;
  uint32_t firstRef_ = UINT32_MAX, endRef_ = 0;
  bool longJumps_ = false;
  bool tooFar_ = false;
};

}  // namespace vo::lower
