// The type rows of a module, and how values of each type lie in slots.
//
// Owned by the ModuleLowerer; one thread. Rows are made when somebody first asks for a type and keep their numbers; methods
// of rows are filled last (fillMethods), since their wrappers may bring new types.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "bytecode/module.h"
#include "types/canonical.h"
#include "types/context.h"

namespace vo::lower {

using bytecode::MemKind;
using bytecode::TypeId;

/// Values of more slots than this are kept in memory and passed by address.
using bytecode::kMaxValueSlots;

/// One slot of a value: where it lies in memory and how wide.
struct SlotStep {
  uint32_t offset;
  MemKind kind;
};

/// How values of a type are held.
struct Shape {
  bool memory = false;    ///< more than kMaxValueSlots: a value is the address of memory (one slot)
  uint32_t slots = 0;     ///< 1 if `memory`
  uint64_t size = 0;      ///< in memory
  uint32_t align = 1;
  bool hasPointers = false;
  bool words = false;     ///< slots and memory have the same form (64-bit words), not `memory`
  uint8_t refMask = 0;    ///< of the first 8 slots
  std::vector<SlotStep> steps;  ///< one per slot unless `memory`
  /// Slots of each scalar, string, slice, interface or complex number it consists of, in order,
  /// unless `memory`: what one instruction reads or writes whole.
  std::vector<uint8_t> leaves;
  std::vector<uint64_t> fieldOffsets;  ///< structs
  std::vector<uint32_t> fieldSlots;    ///< structs, unless `memory`: first slot of each field
};

/// What arithmetic a type has.
enum class NumClass : uint8_t {
  I8, U8, I16, U16, I32, U32, I64, U64, F32, F64, C64, C128, Bool, String, Other,
};
NumClass numClass(types::Type* t);
constexpr bool isInt(NumClass c) { return c <= NumClass::U64; }
constexpr bool isSigned(NumClass c) {
  return c == NumClass::I8 || c == NumClass::I16 || c == NumClass::I32 || c == NumClass::I64;
}
constexpr bool isFloat(NumClass c) { return c == NumClass::F32 || c == NumClass::F64; }
constexpr bool isComplex(NumClass c) { return c == NumClass::C64 || c == NumClass::C128; }

/// Who makes the functions behind a type's methods: ifn and tfn of a descriptor.
class MethodSource {
 public:
  virtual ~MethodSource() = default;
  /// Whether the method stays out of tables: a module for a file may not name the function behind it.
  virtual bool isLeftOut(const void* entry) const = 0;
  /// Whether nobody in the program can call the method: one without export of the library's, in a module for a file.
  virtual bool isHidden(const void* entry) const = 0;
  /// Function number in the module of method `entry` of t; `word`: the form that takes one
  /// receiver word.
  virtual bytecode::FunctionId methodFunction(types::Type* t, const void* entry, bool word) = 0;
};

class TypeTable {
 public:
  /// `package` is the one being lowered: its own defined types get their methods here.
  TypeTable(types::TypeContext& ctx, types::CanonicalTypes& canonical, bytecode::Module& module,
            const types::Package* package);

  TypeId idOf(types::Type* t) {
    uint32_t n = t->backendId - 1;
    if (TypeId next = find(n).nextRow; next != 0) return next - 1;
    return newId(t);
  }
  const Shape& shape(types::Type* t) {
    uint32_t n = t->backendId - 1;
    if (const Shape* s = find(n).shape) return *s;
    return newShape(t);
  }
  /// Rows whose method sets are still to be filled: call until it returns false. Methods are found
  /// for types this module must describe: its own, instances and unnamed ones.
  bool fillMethods(MethodSource& source);
  /// Position of a method in an interface's method table.
  uint32_t methodIndex(types::Type* iface, const types::Func* method);
  bytecode::Module& module() { return module_; }
  types::TypeContext& context() { return ctx_; }

  // Types the lowering itself needs.
  types::Type* intType();
  types::Type* uintptrType();
  types::Type* pointerType();  ///< unsafe.Pointer: slots that hold addresses
  types::Type* boolType();
  types::Type* stringType();
  types::Type* anyType();
  types::Type* basic(types::BasicKind kind) { return ctx_.basic(kind); }
  types::Type* pointerTo(types::Type* t);
  types::Type* sliceOf(types::Type* t);
  /// A struct {code uintptr; captures…}, one word per captured slot.
  TypeId closureLayout(const std::vector<bool>& refs);

 private:
  /// What is known of a type, by canonical number. The library's types have the first numbers and a module needs few
  /// of them, so they are in chunks: filling one array of that length was 8 % of a small program's start.
  struct Known {
    const Shape* shape;
    TypeId nextRow;  ///< its row + 1; 0: none
  };
  static constexpr uint32_t kChunk = 64;
  const Known& find(uint32_t n) const { return n / kChunk < chunks_.size() ? chunks_[n / kChunk][n % kChunk] : nothing_[0]; }
  Known& known(uint32_t n);
  TypeId newId(types::Type* t);
  const Shape& newShape(types::Type* t);
  void fill(TypeId id, types::Type* t);
  void makeShape(Shape& s, types::Type* t);

  types::TypeContext& ctx_;
  types::CanonicalTypes& canonical_;
  bytecode::Module& module_;
  const types::Package* package_;
  std::vector<Known*> chunks_;               ///< nothing_: none yet
  std::vector<std::unique_ptr<Known[]>> owned_;
  Known nothing_[kChunk]{};
  std::vector<std::unique_ptr<Shape>> shapes_;
  std::vector<types::Type*> typeOf_;             ///< by row (null: synthetic)
  size_t methodsDone_ = 0;
  std::unordered_map<std::string, TypeId> layouts_;
  std::unordered_map<uint32_t, types::Type*> pointers_, slices_;
};

/// The text that tells types apart across modules.
std::string typeKey(const types::Type* t);

}  // namespace vo::lower
