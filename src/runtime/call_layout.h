// reflect's calls: between Go's memory layout of a call's arguments and the slots of functions.
//
// reflect passes arguments in memory: a function's parameters at their natural alignment, its results behind, from a
// multiple of 8 on. Functions take them in slots, results first; a value of more than kMaxValueSlots slots stays in
// memory and its slot holds the address.
#pragma once

#include <cstdint>

#include "abi/metadata.h"
#include "abi/slot_kind.h"
#include "abi/value.h"
#include "base/box.h"
#include "base/hash_map.h"
#include "base/vec.h"
#include "runtime/barrier.h"

namespace vo::runtime {

using abi::Slot;
using abi::Type;

/// One scalar of a value: a slot.
struct SlotStep {
  uint32_t offset;  ///< in memory
  abi::MemKind kind;
};

/// How a value of a type lies in slots; for types made at run time, too.
struct ValueShape {
  explicit ValueShape(base::Allocator& memory) : steps(memory) {}
  bool inMemory = false;  ///< one slot holds its address
  uint32_t slots = 0;
  base::Vec<SlotStep> steps;
};

/// A function value, as its caller sees it.
struct CallShape {
  const abi::FuncType* type;
  const Type* receiver;  ///< the first parameter, which `type` does not have, or null
  uint32_t results;      ///< slots
  uint32_t params;       ///< slots
};

/// The type of a function that reflect made, by MakeFunc or of a method value: its closure tells.
const abi::FuncType* madeFuncType(const abi::MetadataSpace& meta, const abi::Closure* closure, bool isMethodValue);

/// Where the results are, and the bytes of all.
struct CallMemory {
  uint64_t resultsAt;
  uint64_t size;  ///< a multiple of 8
};
CallMemory callMemory(const abi::FuncType* t);

/// The shapes of types, and moving the values of calls by them.
class CallLayout {
 public:
  CallLayout(base::Allocator& memory, const Barrier& barrier) : barrier_(barrier), shapes_(memory) {}

  const ValueShape& shapeOf(const Type* t);
  CallShape callShapeOf(const abi::FuncType* t);

  /// The first slots of a callee's frame for arguments at `arguments`: results, parameters. Of results in memory,
  /// which start at `results`, the addresses are set.
  void loadCall(const CallShape& c, uint64_t arguments, uint64_t results, base::Vec<Slot>& slots);
  /// Parameters in slots to memory.
  void storeArguments(const abi::FuncType* t, uint64_t arguments, const Slot* slots);
  /// Results of a call that loadCall began: those in slots to memory.
  void storeResults(const abi::FuncType* t, uint64_t results, const Slot* slots);
  /// Results in memory to the slots of a caller; those in memory, to where the slots say.
  void loadResults(Runtime& rt, const abi::FuncType* t, uint64_t results, Slot* slots);

 private:
  void load(const ValueShape& s, uint64_t at, Slot* slots);
  void store(const ValueShape& s, uint64_t at, const Slot* slots);
  const Barrier& barrier_;
  base::HashMap<const Type*, base::Box<ValueShape>> shapes_;
};

}  // namespace vo::runtime
