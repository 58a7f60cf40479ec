// The state of one link; link.cpp says the order of its steps.
//
// Lives for one call of link(), on one thread. What the program keeps lies in the arena given; the vectors and maps here die
// with the linker. It reads modules and base programs and never writes them.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/keyed_hash.h"
#include "link/link.h"

namespace vo::link {

/// Adds the first `n` of `bits` to those of `to`, from bit `at` on. Behind them `bits` has zeros up to the end of the byte.
void orBits(uint8_t* to, uint64_t at, const uint8_t* bits, uint64_t n);

class Linker {
 public:
  Linker(base::Arena& arena, const base::Piece& piece, base::Interner& symbols,
         const NativeResolver& natives, const Program* base,
         std::span<const bytecode::Module* const> modules, const LinkOptions& options);
  LinkResult run();

 private:
  /// The slots of a value of a type, if it has no more than a value may have.
  struct SlotSteps {
    bool known = false, small = false;
    std::vector<CopyStep> steps;
  };
  /// What is known of a module while it is linked.
  struct Unit {
    const bytecode::Module* module;
    std::vector<Function*> own;              ///< by function row; null: no code
    std::vector<bool> linksHere;             ///< this module's row is the one that counts
    std::vector<const Function*> functions;  ///< own, then imports
    std::vector<abi::Type*> types;
    std::vector<const abi::GoString*> strings;
    std::vector<const abi::ITab*> itabs;
    std::vector<uint64_t> globals;           ///< offset in the program's block
    std::vector<uint16_t> files;
    uint64_t globalsBase = 0;
    GlobalsPart part{};
    /// What types.cpp has found out about type rows, by fact and row.
    enum class Fact : uint8_t { PointerPrefix, Regular, KeyUpdate, HashPanics, Count };
    mutable std::vector<uint64_t> facts[static_cast<size_t>(Fact::Count)];
    mutable std::vector<SlotSteps> steps;
  };
  /// A descriptor that this link makes.
  struct NewType {
    Unit* unit;
    const bytecode::TypeRow* row;
    abi::Type* type;
  };

  // link.cpp
  /// Whether the metadata region had no room for something: nothing more is of use, and addresses are no longer near
  /// the base. Asked after each step, and for each row in those that take much.
  bool isFull() const { return piece_.isFull(); }
  LinkResult full() const;
  void linkFunctions();
  void declareFunctions();
  void resolveFunctions();
  const Function* findFunction(std::string_view symbol);
  const Function* findOwn(std::string_view symbol);
  void typeNatives();
  void findMemProfile();
  const Function* nativeFunction(std::string_view symbol, uint32_t results, uint32_t params);
  void declareStrings();
  const GlobalEntry* findGlobal(std::string_view symbol);
  void layOutGlobals();
  void writeAllStaticData();
  void writeStaticData(Unit& u);
  static std::vector<GlobalsPart::Run> nonZeroRuns(std::span<const uint8_t> bytes);
  void orderInits();
  void finish();
  std::string_view textOf(std::string_view symbol) const;
  uint16_t fileNumber(const std::string& path);
  // external.cpp
  struct Declaration {
    const Unit* unit;
    const bytecode::FunctionRow* row;
  };
  Declaration declarationOf(std::string_view symbol) const;
  std::string placeOf(const Declaration& d) const;
  void takeExternals();
  const abi::Type* libraryType(std::string_view key) const;
  std::string refusalOf(const Function& f, std::string_view name);
  // missing.cpp
  void reportMissing();
  // types.cpp
  base::Symbol keyOf(const std::string& key);
  void declareTypes();
  void fillTypes();
  struct TypeOrder;
  static TypeOrder typeOrder(const bytecode::TypeRow& row);
  static size_t descriptorBytes(const bytecode::TypeRow& row);
  abi::Type* allocateType(const bytecode::TypeRow& row);
  void fillType(NewType& t);
  void fillMethods(NewType& t);
  static bool hasMetadataMethods(const Unit& u, const bytecode::TypeRow& row);
  const abi::Type* typeAt(const Unit& u, bytecode::TypeId id) {
    VO_DCHECK(id < u.types.size(), "a row names types of its module");
    return u.types[id];
  }
  abi::NameOff name(std::string_view text, std::string_view tag, bool exported, bool embedded,
                    std::string_view pkgPath);
  template <class F>
  uint64_t once(Unit::Fact fact, const Unit& u, const bytecode::TypeRow& row, F compute);
  void fillPointerMap(const Unit& u, bytecode::TypeId id);
  CopyPlan* copyPlan(const Unit& u, const bytecode::TypeRow& row);
  const SlotSteps* slotSteps(const Unit& u, const bytecode::TypeRow& row);
  bool flatten(const Unit& u, const bytecode::TypeRow& row, SlotSteps& out);
  uint64_t slotRefs(const Unit& u, const bytecode::TypeRow& row);
  uint64_t pointerPrefix(const Unit& u, const bytecode::TypeRow& row);
  bool isRegularMemory(const Unit& u, const bytecode::TypeRow& row);
  bool needsKeyUpdate(const Unit& u, const bytecode::TypeRow& row);
  bool hashMightPanic(const Unit& u, const bytecode::TypeRow& row);
  bool isDirect(const Unit& u, const bytecode::TypeRow& row);
  // itabs.cpp
  void makeItabs();
  const abi::ITab* itab(const abi::InterfaceType* iface, const abi::Type* concrete);
  // code.cpp
  void linkFunction(Unit& u, const bytecode::FunctionRow& row, Function& f);
  void linkCode(const Unit& u, const bytecode::FunctionRow& row, Function& f);
  void frameBits(const Unit& u, const bytecode::FunctionRow& row, Function& f);

  /// The metadata offset of something in the region.
  uint32_t offsetOf(const void* p) const {
    auto d = static_cast<const std::byte*>(p) - regionBase_;
    VO_DCHECK(isFull() || (d % 8 == 0 && d > 0 && d < (ptrdiff_t{1} << 34)), "metadata lies in the region");
    return static_cast<uint32_t>(d / 8);
  }
  /// Whether this link has made it: the base is never written.
  bool isOurs(const void* p) const { return piece_.contains(p); }
  int32_t byteOffset(const void* p) const {
    auto d = static_cast<const std::byte*>(p) - regionBase_;
    VO_CHECK(isFull() || (d > 0 && d <= INT32_MAX), "the metadata region has less than 2 GiB");
    return static_cast<int32_t>(d);
  }
  template <class T>
  std::span<const T> keep(const std::vector<T>& v) {
    auto s = arena_.array<std::remove_const_t<T>>(v.size());
    for (size_t i = 0; i < v.size(); i++) s[i] = v[i];
    return {s.data(), s.size()};
  }

  base::Arena& arena_;
  const base::Piece& piece_;
  const std::byte* regionBase_;
  base::Interner& symbols_;
  const NativeResolver& natives_;
  const Program* base_;
  LinkOptions options_;
  std::vector<Unit> units_;
  Program* program_ = nullptr;
  std::vector<std::string> errors_;
  std::vector<Function*> functions_;
  std::unordered_map<const Function*, std::string> missing_;  ///< stand for what no one defines
  std::unordered_map<const Function*, std::string> refused_;  ///< of those: why C cannot be it
  std::vector<NewType> newTypes_;
  std::unordered_map<std::string, abi::NameOff, base::KeyedTextHash> names_;
  std::unordered_map<std::string_view, const abi::GoString*, base::KeyedTextHash> strings_;
  std::unordered_map<std::string, uint16_t, base::KeyedTextHash> files_;
  std::vector<std::string_view> fileList_;
  std::unordered_map<const abi::Type*, std::unordered_map<const abi::Type*, const abi::ITab*>> itabs_;
  std::vector<const abi::ITab*> itabList_;
  std::unordered_map<const abi::Type*, const bytecode::TypeRow*> rowOf_;
  /// Bytes that the new types together may have up to their last pointers: each word has a bit.
  uint64_t pointerBytesLeft_ = uint64_t{1} << 29;
  /// Words that the frames of functions with references may have together: each has a bit.
  uint64_t frameWordsLeft_ = uint64_t{1} << 29;
  const Function* typeEqual_ = nullptr;
  const Function* typeHash_ = nullptr;
};

}  // namespace vo::link
