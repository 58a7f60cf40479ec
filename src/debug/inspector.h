// A stopped program's goroutines, frames and variables. Valid as long as the program stands:
// whoever lets it go on forgets all frames and values before. Nothing here runs code of the
// program. Writes go through the collector's barrier. One thread: the machine's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "abi/type.h"
#include "abi/value.h"
#include "debug/places.h"
#include "link/debug_info.h"
#include "vm/vm.h"

namespace vo::debug {

/// Bytes of a value that lies in no memory of the program: they are a copy, of slots if those are
/// given.
struct Copy {
  std::vector<std::byte> bytes;
  const abi::Type* type = nullptr;
  abi::Slot* slots = nullptr;
};

/// A value in memory (Go's layout), or nil, which has no type.
struct Value {
  const abi::Type* type = nullptr;
  std::byte* at = nullptr;
  std::shared_ptr<Copy> copy;  ///< that `at` lies in; null: the program's own memory
  bool isUntyped = false;      ///< a constant
  bool isPlace() const { return at != nullptr && (copy == nullptr || copy->slots != nullptr); }
  bool isNil() const { return type == nullptr; }
};

struct Variable {
  std::string name;
  Value value;
  std::string expression;  ///< that evaluates to it; empty: none does
};

/// A call: a frame of the machine, or one that was inlined into it, which shows no variables.
struct Frame {
  const vm::Fiber* fiber = nullptr;
  abi::Slot* fp = nullptr;
  const link::Word* pc = nullptr;  ///< behind the instruction
  const link::Function* function = nullptr;
  std::string_view name;
  uint32_t file = 0, line = 0;
  bool isInlined = false;
};

class Inspector {
 public:
  Inspector(vm::Vm& vm, const Places& places);

  vm::Vm& vm() const { return vm_; }
  const Places& places() const { return places_; }

  // --- Goroutines and frames ---
  const vm::Fiber* goroutine(uint64_t id) const;
  std::vector<const vm::Fiber*> goroutines() const;
  /// "running", "runnable", or what it waits for.
  std::string stateOf(const vm::Fiber* f) const;
  /// Innermost first.
  std::vector<Frame> framesOf(const vm::Fiber* f) const;
  /// Of the program's package that the function belongs to.
  static std::string packageOf(std::string_view function);

  // --- Variables ---
  std::vector<Variable> arguments(const Frame& f) const { return locals(f, true); }
  std::vector<Variable> locals(const Frame& f) const { return locals(f, false); }
  /// What a name means there: the innermost variable.
  std::expected<Value, std::string> variable(const Frame& f, std::string_view name) const;
  std::vector<Variable> packageVariables(std::string_view package) const;
  /// "path.name", or the last part of a path before it.
  std::expected<Value, std::string> packageVariable(std::string_view package,
                                                    std::string_view name) const;

  // --- Values ---
  std::string typeText(const abi::Type* t) const {
    return t == nullptr ? "nil" : std::string(vm_.rt.metadata.typeString(t));
  }
  /// A basic type: "int", "string".
  const abi::Type* basic(std::string_view name) const;
  /// In the form that delve writes values in: "[]int len: 2, cap: 2, [1,2]".
  std::string text(const Value& v) const;
  /// What a panic's value says, as far as that can be known without running code.
  std::string panicText(abi::Eface value) const;

  /// How many children have names and how many are numbered.
  struct Shape {
    uint64_t named = 0, indexed = 0;
  };
  Shape shapeOf(const Value& v) const;
  std::vector<Variable> children(const Value& v, const std::string& expression, uint64_t start,
                                 uint64_t count) const;
  std::expected<Value, std::string> field(const Value& v, std::string_view name,
                                          int depth = 0) const;
  std::expected<Value, std::string> element(const Value& v, const Value& index) const;
  std::expected<Value, std::string> pointee(const Value& v) const;
  /// The value in an interface that is not nil.
  Value dynamic(const Value& v) const;
  bool equal(const Value& a, const Value& b, int depth = 0) const;
  /// What is wrong, or empty. `to` is a place; constants take its type.
  std::string assign(const Value& to, const Value& from);

  /// A copy of `size` zero bytes of a type, or of `from`.
  static Value make(const abi::Type* t, const void* from = nullptr);
  /// Whether bytes of the program can be read there.
  static bool isReadable(const void* p, uint64_t size);
  struct Entry {
    Value key, element;
  };
  std::vector<Entry> entries(const Value& map, uint64_t most) const;

 private:
  std::vector<Variable> locals(const Frame& f, bool ofParameters) const;
  std::expected<Value, std::string> valueOf(const Frame& f, const link::DebugLocal& l) const;
  void addText(std::string& out, const Value& v, int depth, bool showsType) const;
  void addElements(std::string& out, const abi::Type* elem, std::byte* at, int64_t n,
                   const Value& of, int depth) const;

  vm::Vm& vm_;
  const Places& places_;
  std::unordered_map<std::string_view, const abi::Type*> basics_;
  std::deque<std::string> texts_;  ///< that were stored in variables
};

/// `text` as a string literal.
std::string quoted(std::string_view text);

}  // namespace vo::debug
