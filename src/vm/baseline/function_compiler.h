// Translates one function: see baseline.h. Keeps its buffers between functions.
#pragma once

#include <cstdint>
#include <vector>

#include "vm/baseline/baseline.h"

namespace vo::vm::baseline {

class FunctionCompiler {
 public:
  explicit FunctionCompiler(Baseline& owner) : owner_(owner) {}

  /// Writes f's machine code and leads its code words there. False: there is no room.
  bool compile(const Function& f, Baseline::Code& code);

 private:
  struct Instruction {
    uint32_t at;               ///< of its word in the function
    Word w, x;
    Op op;
    const Piece* piece;        ///< null: it leaves for the interpreter
    const Function* callee;    ///< of Call
    int32_t target;            ///< instruction that it jumps to, or -1
    int16_t loop;              ///< loop whose registers it may use, or -1
    uint8_t registers[3];      ///< of its operands: 0 is the slot only
    bool beginsLoop;
    bool isMethod;             ///< it is nothing but the call of a method
    uint32_t code;             ///< offset of its machine code from the function's
    uint32_t entry;            ///< where others enter it: loads the loop's registers first
  };
  /// An innermost loop, and the slots that its registers hold (-1: none).
  struct Loop {
    int32_t from, to;
    int32_t slots[kRegisters];
    uint32_t load;             ///< routine that loads them, and returns
  };
  struct Use {
    uint32_t slot;
    uint32_t reads;
    bool isSet, isFloat;
  };
  struct Range {
    uint32_t first, count;
  };

  void decode();
  void findLoops();
  bool takeRegisters(Loop& loop, int16_t number);
  void choosePiece(Instruction& in);
  uint32_t hotSize(const Instruction& in) const;
  uint32_t coldSize() const;
  void emit();
  void emitPiece(const Instruction& in);
  void emitMethodCall(const Instruction& in, Symbol method);
  void emitCallee(const Instruction& in);
  void emitEntries();
  void publish();

  unsigned flagsOf(const Instruction& in) const;
  bool fits(const Instruction& in, const Piece& p) const;
  int64_t hole(const Instruction& in, Symbol s) const;
  unsigned registerOf(const Instruction& in, uint32_t slot) const;
  Range setBy(const Instruction& in) const;
  bool isStale(const Instruction& in, unsigned reg) const;
  uint32_t reloadSize(const Instruction& in) const;
  void emitReloads(const Instruction& in);
  void emitLoads(const Loop& loop);
  uint32_t stub(const Instruction& in, Symbol target);
  uint32_t enterFrom(const Instruction& in, int32_t target) const;
  uint32_t behind(const Instruction& in) const { return in.at + 1 + (hasX(in) ? 1 : 0); }
  static bool hasX(const Instruction& in);
  uint32_t wordNumber(uint32_t at) const;
  const Function* calleeOf(Word w) const;

  // Writing, at next_.
  void byte(uint8_t b) { base_[next_++] = b; }
  void bytes(std::initializer_list<uint8_t> list) {
    for (uint8_t b : list) byte(b);
  }
  void word32(int64_t v);
  void rel32(int64_t target);
  void load(unsigned reg, int32_t slot);

  Baseline& owner_;
  const Function* f_ = nullptr;
  std::vector<Instruction> code_;
  std::vector<int32_t> at_;    ///< instruction at a word, or -1
  std::vector<Loop> loops_;
  std::vector<Use> uses_;
  uint8_t* base_ = nullptr;    ///< where the function's machine code is written
  int64_t place_ = 0;          ///< its offset in the code memory
  uint32_t next_ = 0;
  uint32_t cold_ = 0;          ///< where the next stub is written
  struct Stub {
    Symbol target;
    uint32_t at;
  };
  std::vector<Stub> stubs_;    ///< of the instruction that is being written
};

}  // namespace vo::vm::baseline
