// Types as the verifier knows them: rows of all modules merged by key, checked layouts, and how values
// lie in slots and memory.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/keyed_hash.h"
#include "bytecode/verify.h"

namespace vo::bytecode::verifier {

/// Index of a type of the whole file.
using GlobalType = uint32_t;
inline constexpr GlobalType kNoType = UINT32_MAX;

enum class LeafKind : uint8_t {
  None,       ///< unknown content
  Value,      ///< a number or bool: any 64 bits
  Pointer,    ///< type: representation of what it points to
  UnsafePtr,
  String,     ///< parts: data, length
  Slice,      ///< parts: data, length, capacity; type: representation of the element
  Interface,  ///< parts: type or itab word, data; type: representation
  Chan,       ///< type: representation of the element
  Map,        ///< type: representation of the map type
  Func,       ///< type: the func type
  Iterator,   ///< address of a map iterator in the frame
};

/// One slot of a value. A value of several slots has one leaf per slot.
struct Leaf {
  LeafKind kind = LeafKind::None;
  uint8_t part = 0, parts = 1;   ///< position in a string, slice or interface
  uint8_t mem = 0;               ///< MemKind in memory
  uint8_t dir = 0;               ///< of a channel: what may be done with it (abi: 1 receive, 2 send)
  Access access = Access::Plain; ///< of pointers, slices and strings in slots
  uint32_t type = 0;
  uint32_t offset = 0;           ///< in memory, from the start of the value
  /// Inside a library struct with unexported fields: such a struct is only moved whole. 1 + its
  /// representation, and where in its slots this one stands.
  uint32_t guard = 0;
  uint16_t guardIndex = 0, guardCount = 0;
};

/// The same kind of content, whatever the memory offset.
bool sameLeaf(const Leaf& a, const Leaf& b);
/// Whether a value that is `have` may be put where `want` is: the same, or with fewer rights.
bool fits(const Leaf& have, const Leaf& want);
bool admits(Access have, Access want);
/// Whether they differ in nothing but rights.
bool sameButRights(const Leaf& a, const Leaf& b);
/// Whether the leaves are complete values: no half of a string, no part of a guarded struct.
bool isWhole(std::span<const Leaf> leaves);
inline bool isRef(const Leaf& l) {
  switch (l.kind) {
    case LeafKind::Value: case LeafKind::None: return false;
    case LeafKind::String: case LeafKind::Slice: return l.part == 0;
    default: return true;
  }
}

struct TypeFacts {
  const TypeRow* row = nullptr;
  abi::Kind kind = abi::Kind::Invalid;
  GlobalType elem = kNoType, mapKey = kNoType;
  std::vector<GlobalType> params, results, fields, methods;
  uint32_t repr = 0;                 ///< equal for types with identical underlying types
  const abi::Type* library = nullptr;  ///< its descriptor, if the library has the type
  /// By field: unexported, of a package that is not in the file, in a struct that the library may have.
  std::vector<bool> hidden;
  // Filled on demand.
  enum class State : uint8_t { Unknown, Busy, Known, Large } flatState = State::Unknown;
  std::vector<Leaf> flat;            ///< leaves in memory order, if there are at most 64
};

class Types {
 public:
  /// Merges the rows of all modules. False: error() says why.
  bool build(std::span<const Module* const> modules, const LibraryFacts& library);
  const std::string& error() const { return error_; }
  /// Counts steps of what is not bounded by the instruction or row it is done for. The limit grows with the file,
  /// so that verifying takes time in proportion to it. False: there were too many; the file is refused.
  bool spend(uint64_t steps) {
    work_ += steps;
    return work_ <= workLimit_;
  }
  bool exhausted() const { return work_ > workLimit_; }

  GlobalType global(uint32_t module, TypeId id) const { return ids_[module][id]; }
  TypeFacts& at(GlobalType t) { return types_[t]; }
  const TypeRow& row(GlobalType t) const { return *types_[t].row; }
  uint64_t size(GlobalType t) const { return types_[t].row->size; }
  abi::Kind kind(GlobalType t) const { return types_[t].kind; }
  uint32_t repr(GlobalType t) const { return types_[t].repr; }
  const std::string& name(GlobalType t) const { return types_[t].row->string; }
  /// Some type with this representation.
  GlobalType ofRepr(uint32_t repr) const { return reprType_[repr]; }
  size_t count() const { return types_.size(); }
  /// A type of the kind, if the file has one, else kNoType: for kinds whose types have one representation.
  GlobalType ofKind(abi::Kind k) const { return ofKind_[static_cast<size_t>(k)]; }
  /// interface{} if the file has it, else kNoType.
  GlobalType emptyInterface() const { return emptyInterface_; }
  /// The type of a function as a func value: with `recv`, unless it is kNoType, as first parameter.
  /// kNoType if the file has no such type.
  GlobalType funcValue(GlobalType func, GlobalType recv);

  /// Leaves of a value of at most 64 slots in memory order; null for larger ones.
  const std::vector<Leaf>* flat(GlobalType t);
  /// How a value lies in slots: its leaves, or one pointer if it is kept in memory.
  void slots(GlobalType t, std::vector<Leaf>& out);
  bool inMemory(GlobalType t);
  bool hasRefs(GlobalType t);
  bool isDirect(GlobalType t);
  /// The type of which no safe module has values, in a value of type t: unsafe.Pointer, or a descriptor; else kNoType.
  GlobalType unsafePart(GlobalType t);
  /// The leaf of a pointer to a value of the type.
  Leaf pointerTo(GlobalType t);
  /// `count` consecutive leaves of a value of type t from byte `offset` on. False: no such place, or
  /// a hidden field.
  bool leavesAt(GlobalType t, uint64_t offset, unsigned count, Leaf* out);
  /// Whether a value of type t has at byte `offset` a part of representation `part`.
  bool hasPart(GlobalType t, uint64_t offset, uint32_t part, int depth = 0);
  /// The field of a struct with fields that covers byte `offset`: of several that begin there the last, the only one
  /// that may have a size.
  size_t fieldAt(const TypeFacts& f, uint64_t offset) const;
  /// Whether the method of a type or interface row is one without export of the library's, with something to give or
  /// take. (Those without are marks: `private()`.)
  bool isHidden(const MethodRow& m, GlobalType type) const;
  /// The func type of an interface's method, or null.
  const GlobalType* method(GlobalType iface, uint32_t index) const;

 private:
  bool fail(std::string text) {
    if (error_.empty()) error_ = std::move(text);
    return false;
  }
  bool mergeRows(std::span<const Module* const> modules);
  bool sameRow(GlobalType t, uint32_t module, const TypeRow& row);
  bool checkRow(GlobalType t);
  bool checkTexts(GlobalType t);   ///< verify_texts.cpp
  bool isComposed(const TypeFacts& f, std::string_view text, const std::string TypeRow::*part) const;
  bool mayConvert(GlobalType t, const abi::Type* to, int depth) const;
  static bool sameForm(const TypeFacts& f, const abi::StructType* s);
  void openOwnStructs();
  void closeDescriptors();
  bool matchLibrary(GlobalType t);
  bool matchStruct(GlobalType t, const abi::StructType* s);
  bool matchInterface(GlobalType t, const abi::InterfaceType* s);
  std::string reprKey(const TypeFacts& f) const;
  std::string_view libraryName(int32_t off) const;


  std::string error_;
  const LibraryFacts* library_ = nullptr;
  std::vector<TypeFacts> types_;
  std::vector<std::vector<GlobalType>> ids_;
  std::unordered_set<std::string_view, base::KeyedTextHash> paths_;
  std::vector<GlobalType> reprType_;
  std::vector<int8_t> refs_;
  std::vector<GlobalType> unsafe_;
  GlobalType emptyInterface_ = kNoType;
  GlobalType ofKind_[static_cast<size_t>(abi::Kind::UnsafePointer) + 1];
  std::unordered_map<std::string, GlobalType, base::KeyedTextHash> funcs_;  ///< by parameters and results
  uint64_t work_ = 0, workLimit_ = 0;
};

}  // namespace vo::bytecode::verifier
