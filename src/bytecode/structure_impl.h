// Internal to checkStructure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bytecode/module.h"
#include "bytecode/op_info.h"

namespace vo::bytecode {

class StructureChecker {
 public:
  explicit StructureChecker(const Module& m) : m_(m) {}
  std::string run();

 private:
  /// What is known of a type once it has been looked at.
  struct Shape {
    uint8_t state = 0;   ///< 0: not yet, 1: being looked at, 2: done
    bool memory = false; ///< more than kMaxValueSlots
    bool comparable = false;
    uint32_t slots = 0;  ///< 1 for memory values
    uint64_t cost = 0;   ///< words that link's walk over the type looks at
  };

  bool fail(const std::string& what) {
    if (error_.empty()) error_ = what;
    return false;
  }
  bool isType(TypeId id) const { return id < m_.types.size(); }
  bool isFunction(uint32_t id) const {
    return id < m_.functions.size() ? !m_.functions[id].code.empty()
                                    : id - m_.functions.size() < m_.imports.size();
  }
  const TypeRow& type(TypeId id) const {
    VO_DCHECK(isType(id), "rows that name no type have been refused");
    return m_.types[id];
  }

  // structure_types.cpp
  bool types();
  bool typeParts(const TypeRow& r);
  bool shapeOf(TypeId id, unsigned depth);
  bool layout(const TypeRow& r, Shape& s, unsigned depth);
  bool structLayout(const TypeRow& r, Shape& s, unsigned depth);
  // structure.cpp
  bool tables();
  bool data();
  bool dataLayout();
  bool function(const FunctionRow& f);
  bool frame(const FunctionRow& f);
  bool debugRows(const FunctionRow& f);
  // structure_code.cpp
  bool code(const FunctionRow& f);
  bool findInstructions(const FunctionRow& f);
  bool instruction(uint32_t pc);
  bool operand(Operand kind, unsigned field, Insn in, uint32_t pc);
  bool extraWord(uint32_t pc);
  bool flagsOf(uint32_t pc);
  bool special(uint32_t pc);
  bool slots(uint32_t first, uint64_t count);
  bool jump(uint32_t pc, int64_t from, int64_t distance);
  bool table(uint32_t pc);
  bool global(Insn in, const OpInfo& info);
  bool failAt(uint32_t pc, const std::string& what);

  const Module& m_;
  std::string error_;
  std::vector<Shape> shapes_;
  uint64_t cost_ = 0;
  /// Of the function that is looked at.
  const FunctionRow* f_ = nullptr;
  uint32_t frameWords_ = 0;
  std::vector<bool> starts_;
};

}  // namespace vo::bytecode
