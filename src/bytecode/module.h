// A bytecode module: what lowering makes of a package, what a .vob file holds, what link takes.
//
// A module refers to everything by indices into its own tables. Functions, globals and types of
// other modules are named by rows that say so. Not part of the image (link's output is): std
// containers are fine here. A new field also gets a place in codec.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bytecode/function_flags.h"
#include "bytecode/opcodes.h"

namespace vo::bytecode {

/// Index types are plain numbers here: they are operands of instructions.
using TypeId = uint32_t;
using FunctionId = uint32_t;
inline constexpr uint32_t kNoId = UINT32_MAX;

struct FieldRow {
  std::string name;
  std::string pkgPath;   ///< of an unexported name
  TypeId type;
  std::string tag;
  uint64_t offset;
  bool embedded;
  bool operator==(const FieldRow&) const = default;
};

/// A method of a defined type (or of a struct with embedded fields), or of an interface.
struct MethodRow {
  std::string name;
  std::string pkgPath;         ///< of an unexported name
  TypeId type;                 ///< signature without receiver
  FunctionId ifn = kNoId;      ///< takes one receiver word; kNoId in interfaces
  FunctionId tfn = kNoId;      ///< takes the receiver value
  bool operator==(const MethodRow&) const = default;
};

/// A type with all that its descriptor needs. Composite rows name their parts; rows are unique per
/// identical type within a module. Layout numbers are amd64's.
struct TypeRow {
  uint8_t kind;                ///< abi::Kind
  std::string string;          ///< reflect's text: "main.T", "map[string]int"
  std::string key;             ///< unique text: full package paths, local types numbered; equal keys in
                               ///< two modules are one type
  std::string name;            ///< of a defined type ("T", "Pair[int]"), else empty
  std::string pkgPath;         ///< of a defined type
  uint64_t size;
  uint32_t align;
  TypeId elem = kNoId;         ///< pointer, slice, array, chan, map
  TypeId mapKey = kNoId;
  uint64_t length = 0;         ///< array
  uint8_t chanDir = 0;         ///< abi: 1 recv, 2 send, 3 both
  bool variadic = false;
  std::vector<TypeId> params, results;   ///< func
  std::vector<FieldRow> fields;          ///< struct
  std::vector<MethodRow> methods;        ///< sorted as descriptors want them; interface: its methods
  TypeId pointerTo = kNoId;    ///< row of *T if the module has it
  bool comparable = false;
  bool operator==(const TypeRow&) const = default;
};

struct LineRow {
  uint32_t pc;
  uint32_t line;
  uint32_t file;      ///< index into Module::files
  uint32_t inlined;   ///< 1 + index into FunctionRow::inlines, or 0
  bool operator==(const LineRow&) const = default;
};

struct InlineRow {
  std::string function;
  uint32_t line;
  uint32_t file;
  uint32_t parent;
  bool operator==(const InlineRow&) const = default;
};

/// What code may do with a pointer, slice or string in slots, for the whole function: part of its type in modules from
/// files (docs/verifier.md). Elsewhere all is Plain.
enum class Access : uint8_t {
  Plain,     ///< an ordinary value
  Borrowed,  ///< may lead into a frame: read and written through, never kept
  ReadOnly,  ///< may lead anywhere: read through only
  Cell,      ///< of an immutable cell, or an ordinary pointer: read through, and put into an interface
};

/// Slots that belong together and have one type for the whole function.
struct SlotGroup {
  uint32_t first;
  TypeId type;        ///< as many slots as a value of it takes
  Access access = Access::Plain;
  bool operator==(const SlotGroup&) const = default;
};

struct FrameVariable {
  uint32_t offset;    ///< bytes from the start of the frame memory area, aligned for the type
  TypeId type;
  bool operator==(const FrameVariable&) const = default;
};

struct LocalRow {     ///< debug data
  std::string name;
  TypeId type;
  bool inFrame;       ///< else a slot
  uint32_t at;
  uint32_t fromPc, toPc;
  bool operator==(const LocalRow&) const = default;
};

struct FunctionRow {
  std::string name;          ///< for people: "main.f.func1"
  std::string symbol;        ///< for linking, unique in a program: name, for instances with full type arguments
  TypeId type = kNoId;       ///< func type without receiver
  TypeId recv = kNoId;       ///< of a method: type of its receiver, the first parameter
  std::vector<TypeId> captures;  ///< kIsClosure: types of the captured values, in the order of LoadCap's words
  uint32_t flags = 0;        ///< FunctionFlag
  uint32_t resultSlots = 0;
  uint32_t paramSlots = 0;   ///< receiver included
  uint32_t slots = 0;
  uint32_t frameBytes = 0;   ///< of the frame memory area, a multiple of 8
  uint32_t totalWords = 0;   ///< with header and outgoing areas
  uint32_t zeroFrom = 0, zeroTo = 0;
  uint32_t epilogue = 0;     ///< with kHasDefer: word where a recovered frame goes on, at its ReturnDefer or what loads its operand
  std::vector<SlotGroup> groups;        ///< cover [0, slots), ascending
  std::vector<FrameVariable> frame;     ///< ascending
  std::vector<uint64_t> code;
  std::vector<LineRow> lines;
  std::vector<InlineRow> inlines;
  std::vector<LocalRow> locals;
  uint32_t startLine = 0, startFile = 0;
  std::string alias;         ///< a second symbol (go:linkname of a function with a body), or empty
  bool dedup = false;        ///< instance or wrapper: several modules may hold it, link keeps one
  bool operator==(const FunctionRow&) const = default;
};

/// A function that another module (or the native table) supplies.
struct ImportRow {
  std::string symbol;
  uint32_t resultSlots = 0;   ///< what its callers pass and expect
  uint32_t paramSlots = 0;
  TypeId type = kNoId;        ///< func type without receiver, if the function is known to the language
  TypeId recv = kNoId;        ///< of a method: type of its receiver
  bool operator==(const ImportRow&) const = default;
};

struct GlobalRow {
  std::string symbol;        ///< "pkg.name"; unique
  TypeId type;
  uint64_t offset;           ///< in this module's block of globals
  bool imported = false;     ///< of another module: offset is unused
  bool operator==(const GlobalRow&) const = default;
};

/// What the Off32 of a Global* instruction means in a module: a variable and a byte offset into it
/// (link rewrites the operand to a byte offset into the program's block of globals).
struct GlobalRef {
  uint32_t global;
  uint64_t offset;
  bool operator==(const GlobalRef&) const = default;
};

/// An address inside static data.
struct DataReloc {
  enum class Target : uint8_t { Data, Global, Function, Type, Itab, String };
  uint64_t at;               ///< byte offset of the word
  Target target;
  uint32_t index;            ///< of the global, function, type, itab, string; Data: unused
  uint64_t addend;           ///< Data: offset in `data`; others: added to the address
  bool operator==(const DataReloc&) const = default;
};

/// Static data of package variables: bytes with addresses inside. `globals` is the initial content
/// of the module's block of package variables; `data` holds what they point to (also writable: it
/// is laid behind the variables).
struct StaticData {
  std::vector<uint8_t> bytes;      ///< variables, then other objects
  std::vector<DataReloc> relocs;
  std::vector<FrameVariable> objects;  ///< the typed objects behind the variables: offset and type
  bool operator==(const StaticData&) const = default;
};

struct ItabRow {
  TypeId interface;
  TypeId concrete;
  bool operator==(const ItabRow&) const = default;
};

struct Module {
  std::string path;                    ///< import path
  std::vector<std::string> importPaths;
  std::vector<std::string> files;
  std::vector<TypeRow> types;
  std::vector<std::string> strings;
  std::vector<FunctionRow> functions;  ///< Func32 n < functions.size() is one of these,
  std::vector<ImportRow> imports;      ///< else imports[n - functions.size()]
  std::vector<GlobalRow> globals;
  std::vector<GlobalRef> globalRefs;   ///< Off32 of Global* instructions
  uint64_t globalsSize = 0;
  StaticData data;
  std::vector<ItabRow> itabs;
  FunctionId init = kNoId;             ///< the package's initialiser
  FunctionId main = kNoId;
  std::string imageHash;               ///< of the library image it was compiled against
  bool operator==(const Module&) const = default;
};

}  // namespace vo::bytecode
