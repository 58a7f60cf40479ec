// Internal to verify_*.cpp: the checker of one function's instructions.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "bytecode/verify_code.h"

namespace vo::bytecode::verifier {

/// Checks operands against the types of slots; verify_code.cpp says how it goes through the code.
class Checker {
 public:
  explicit Checker(FunctionContext& cx) : cx_(cx), types_(cx.types), row_(cx.row) {}
  std::string run();

 private:
  bool fail(std::string text) {
    if (error_.empty()) error_ = std::move(text);
    return false;
  }
  /// `have`, in slot r, does not fit: because of its rights, or as `text` says.
  bool misfit(uint32_t r, const Leaf& have, const Leaf& want, const std::string& text) {
    if (!sameButRights(have, want)) return fail(text);
    return fail(slotName(r) + (have.kind == LeafKind::Chan ? " is a channel of another direction" : " holds an address that may not be kept"));
  }
  std::string slotName(uint32_t r) const { return "r" + std::to_string(r); }

  // ---- Slots and the outgoing area: verify_operands.cpp ----
  Leaf leafAt(uint32_t r) const;
  bool read(uint32_t r, unsigned n, std::vector<Leaf>& out);
  bool value(uint32_t r);
  bool values(uint32_t r, unsigned n);
  bool cleared(uint32_t r);
  bool comparable(uint32_t r);
  bool define(uint32_t r, std::span<const Leaf> leaves);
  bool defineValue(uint32_t r, unsigned n = 1);
  bool defineAddress(uint32_t r, GlobalType t, uint64_t offset, Access access);
  bool move(uint32_t dst, uint32_t src, unsigned n);
  bool zero(uint32_t dst, unsigned n);
  void forgetTail();
  bool noteDefined(uint32_t r, unsigned n);
  bool sameParameters() const;

  // ---- What operands must be: verify_operands.cpp ----
  bool pointer(uint32_t r, GlobalType* to, bool write = false);
  bool string(uint32_t r);
  bool plainString(uint32_t r);
  bool slice(uint32_t r, unsigned parts, GlobalType* elem, bool write = false);
  bool plainSlice(uint32_t r, GlobalType* elem);
  /// Of an address inside of what the pointer or slice in r leads to.
  Access through(uint32_t r) const {
    Access a = leafAt(r).access;
    return a == Access::Cell ? Access::ReadOnly : a;
  }
  bool interface(uint32_t r, GlobalType* type);
  bool anyInterface(uint32_t r);
  bool emptyInterfaceAt(uint32_t r, GlobalType* t);
  bool channel(uint32_t r, uint8_t dir, uint32_t* elem);
  bool map(uint32_t r, GlobalType type);
  bool function(uint32_t r, GlobalType* type);
  bool plainFunction(uint32_t r);
  bool part(GlobalType t, uint64_t offset, GlobalType wanted);
  bool plainType(GlobalType t);
  bool wholeValue(std::span<const Leaf> leaves);
  Leaf leaf(LeafKind kind, uint32_t type = 0) const;
  void stringLeaves(Leaf out[2]) const;
  void sliceLeaves(GlobalType elem, Leaf out[3], Access access = Access::Plain) const;
  Leaf pointerLeaf(GlobalType to, Access access) {
    Leaf l = types_.pointerTo(to);
    l.access = access;
    return l;
  }
  void interfaceLeaves(GlobalType t, Leaf out[2]) const;

  // ---- Instructions ----
  bool check();
  bool checkMoves();
  bool checkMemory();
  bool checkElements();
  bool checkAllocation();
  bool checkCalls();
  bool checkInterfaces();
  bool checkMaps();
  bool checkChannels();
  bool numbers();
  bool notMine() {
    unknown_ = true;
    return false;
  }
  bool loadMemory(GlobalType t, uint64_t offset, unsigned n, int mem, uint32_t dst);
  bool storeMemory(GlobalType t, uint64_t offset, unsigned n, int memBytes, uint32_t src, int refMask);
  bool elementAccess(unsigned n, int mem, bool store);
  bool frameAccess(unsigned n, bool store, int mem);
  bool frameZero();
  bool frameAddress();
  bool globalRef(GlobalType* t, uint64_t* offset);
  bool arguments(const Signature& s, uint32_t first);
  bool results(const Signature& s);
  bool callValue(GlobalType func, uint32_t receiverWords);
  bool makeClosure();
  bool select(bool big);
  bool mapKey(GlobalType t, uint32_t r);
  bool print();
  bool isPartOfSize(GlobalType t, uint64_t offset, uint64_t size, int depth = 0);

  FunctionContext& cx_;
  Types& types_;
  const FunctionRow& row_;
  std::string error_;
  bool unknown_ = false;                 ///< the family has no rule for the instruction
  std::vector<Leaf> tail_;
  std::vector<GlobalType> tailTypes_;    ///< kind None with a type: an address inside such a value
  std::vector<uint64_t> tailOffsets_;
  std::vector<bool> undefined_;          ///< result slots that entry has not cleared yet
  uint32_t undefinedCount_ = 0;
  uint32_t tailTop_ = 0;                 ///< words behind this one of the outgoing area hold nothing
  bool sawEpilogue_ = false;
  // The instruction that is checked.
  uint32_t pc_ = 0;
  Insn in_{};
  const OpInfo* info_ = nullptr;
  uint64_t x_ = 0;
  uint32_t a_ = 0, b_ = 0, c_ = 0;
  unsigned flags_ = 0;
  GlobalType xType_ = kNoType;
  uint32_t xHigh_ = 0;
};

}  // namespace vo::bytecode::verifier
