// The IR: one typed tree per function, with everything explicit that Go's syntax leaves implicit.
//
// - No type parameters: generic functions are built once per list of type arguments.
// - Order: expression trees (Class Expr and Place) have no effects; calls, receives and the like
//   (Class Effect) are the root of a statement of their own. What a tree reads, it reads when its
//   statement runs; its operands are evaluated left to right as far as panics can tell.
// - Conversions, dereferences, promoted fields, addresses of receivers, copies into interfaces,
//   closures, wrappers: all are nodes.
// - Trees are at most kMaxDepth deep, so passes may recurse over expressions; statements nest as deep
//   as the parser allows.
// The operations with their operands are rows of ops.def. Arena structs: see base/arena.h for what
// may be in them (IR of generic and inlinable functions is part of the library image).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/arena.h"
#include "diag/source_map.h"
#include "types/constant.h"
#include "types/object.h"
#include "types/type.h"

namespace vo::ir {

using diag::Pos;
using types::ConstValue;
using types::Type;

struct Func;
struct Global;
struct Label;
struct Local;
struct Node;

enum class Op : uint8_t {
#define VO_IR(name, text, cls, a, b, c, list, payload, effects) name,
#include "ir/ops.def"
};
inline constexpr size_t kOps = static_cast<size_t>(Op::LabelMark) + 1;

enum class OpClass : uint8_t { Expr, Place, Effect, Stmt, Part };
enum class OperandKind : uint8_t { No, Val, OptVal, Place, Stmt, OptStmt, Producer };
enum class ListKind : uint8_t { No, Vals, Places, Stmts, Parts };
enum class Payload : uint8_t { No, Const, Local, Func, Global, Index, Method, Type, Label, OpCode };
enum OpEffect : uint8_t {
  kTraps = 1,
  kReads = 2,
  kAllocs = 4,
  kWrites = 8,
  kCalls = 16,
  kEnds = 32,
};

/// A row of ops.def.
struct OpInfo {
  std::string_view name;  ///< "AssignOp"
  std::string_view text;  ///< "assign_op"
  OpClass cls;
  OperandKind a, b, c;
  ListKind list;
  Payload payload;
  uint8_t effects;  ///< OpEffect
};
extern const OpInfo kOpInfos[kOps];
inline const OpInfo& opInfo(Op op) { return kOpInfos[static_cast<size_t>(op)]; }

enum NodeFlag : uint8_t {
  kNoCheck = 1,     ///< Index, StrIndex: in bounds. Deref, Field of one: not nil. Shl, Shr: not negative
  kUninit = 2,      ///< Decl
  kNewline = 2,     ///< Print
  kStdout = 4,      ///< Print
  kHasDefault = 2,  ///< Select
  kOnError = 2,     ///< Defer
  kVariadic = 2,    ///< SliceLit
  kGrowsSmall = 4,  ///< Append: of a slice that gc grows in its frame until it leaves the function
  kStepwise = 2,    ///< Append with kGrowsSmall: size class by size class, as the capacity is looked at
  kUnwritten = 2,   ///< StrToBytes: nobody writes to the slice (set by escape analysis)
  kOnFrame = 128,   ///< New, SliceLit, MakeSlice, Closure, ToIface, Append (its new array), …: need
                    ///< not outlive the call (set by escape analysis)
};

/// Deepest expression tree. Deeper sources are split with temporaries.
inline constexpr uint16_t kMaxDepth = 200;

struct Node {
  Op op;
  uint8_t flags;      ///< NodeFlag
  uint16_t depth;     ///< of an expression tree, leaves are 1
  Pos pos;            ///< where run-time errors are reported and lines counted
  Type* type;         ///< of the value; null for statements and calls without result
  Node* a;
  Node* b;
  Node* c;
  Node** items;
  uint32_t count;     ///< of items
  uint32_t inlined;   ///< 0, or 1 + index into Func::inlineSites: the node comes from that inlined call
  union {
    int64_t index;
    const ConstValue* constant;
    Local* local;
    Func* func;
    Global* global;
    const types::Func* method;  ///< the interface's method
    Type* typeArg;
    Label* label;               ///< or null
    Op opcode;
  };
  std::span<Node*> list() const { return {items, count}; }
  bool has(NodeFlag f) const { return (flags & f) != 0; }
};
static_assert(sizeof(Node) == 64);

/// Calls f(child) for each operand and each item that is there, in order.
template <class N, class F>
void forEachChild(N* n, F f) {
  if (n->a != nullptr) f(n->a);
  if (n->b != nullptr) f(n->b);
  if (n->c != nullptr) f(n->c);
  for (N* i : n->list())
    if (i != nullptr) f(i);
}
/// The same until f is true; whether it was.
template <class N, class F>
bool anyChild(N* n, F f) {
  if ((n->a != nullptr && f(n->a)) || (n->b != nullptr && f(n->b)) || (n->c != nullptr && f(n->c))) return true;
  for (N* i : n->list())
    if (i != nullptr && f(i)) return true;
  return false;
}

/// Target of Break, Continue and Goto. Unique per function.
struct Label {
  uint32_t id;
  std::string_view name;  ///< as in the source, or empty
};

/// Where a variable lives (DESIGN §2).
enum class Storage : uint8_t {
  Slot,   ///< the address is not taken. Lowering puts it into a frame variable if it is too large
          ///< or `indexed`
  Frame,  ///< the address is taken, but does not outlive the call
  Heap,   ///< may outlive the call: each Decl (for parameters: each call) allocates
};

enum class LocalKind : uint8_t { Param, Result, Capture, Var, Temp, MapIter };

/// Arrays of run-time size of at most this many bytes may be in the frame, as gc has it.
inline constexpr int64_t kSmallArrayBytes = 32;

/// Words of a MapIter variable, whose type is [kMapIterWords]unsafe.Pointer.
inline constexpr int64_t kMapIterWords = 16;

struct Local {
  std::string_view name;  ///< of the source; "" for temporaries, "_" for unnamed parameters
  Type* type;             ///< for a capture by reference: pointer to the variable's type
  Pos pos;
  uint32_t id;            ///< index in Func::locals
  LocalKind kind;
  Storage storage;        ///< the builder says Heap for addressTaken, else Slot
  bool addressTaken;      ///< Addr of it, of a field, or of an element exists (closures included)
  bool reassigned;        ///< assigned after its Decl
  bool indexed;           ///< an array (part) of it is indexed by a non-constant
  bool byRef;             ///< Capture: holds the address of the variable
  bool shared;            ///< closures capture it by reference
  uint16_t loopDepth;     ///< loops around its Decl
};

/// Where the value of a parameter may go, by the least number of dereferences before it does: 0 the
/// value itself, 1 what it points to; kNoLeak: not there. Results beyond kLeakResults count as heap.
inline constexpr int kLeakResults = 7;
inline constexpr int8_t kNoLeak = -1;
struct Leaks {
  int8_t heap = kNoLeak;
  int8_t callee = kNoLeak;  ///< it may be called
  int8_t mutator = kNoLeak; ///< what it points to may be written
  int8_t results[kLeakResults] = {kNoLeak, kNoLeak, kNoLeak, kNoLeak, kNoLeak, kNoLeak, kNoLeak};
  void add(int8_t& to, int32_t derefs) {
    int8_t d = static_cast<int8_t>(derefs < 100 ? derefs : 100);
    if (to == kNoLeak || d < to) to = d;
  }
};

enum FuncFlag : uint32_t {
  kFuncWrapper = 1 << 0,     ///< not shown in traces; recover() in what it calls counts as called by its caller
  kFuncNoInline = 1 << 1,
  kFuncHasDefer = 1 << 2,    ///< contains Defer, or a range-over-func body of it does
  kFuncHasErrDefer = 1 << 3,
  kFuncHasRecover = 1 << 4,
  kFuncIsClosure = 1 << 5,   ///< called with its closure object; has captures
  kFuncNamedResults = 1 << 6,
  kFuncIsInit = 1 << 7,      ///< the synthesized initialiser of a package
  kFuncRangeBody = 1 << 8,   ///< body of a range-over-func loop
  kFuncGeneric = 1 << 9,     ///< an instance of a generic function
  kFuncHasLoop = 1 << 10,
  kFuncHasFrameToken = 1 << 11,
  kFuncDupOk = 1 << 12,      ///< wrappers and instances: packages may each have one of the same linkName
  kFuncMethodWrapper = 1 << 13,  ///< stands in a method table: the first parameter is the receiver
  kFuncBodyGone = 1 << 15,   ///< its package is done: there was a body
  kFuncAdapter = 1 << 14,    ///< a wrapper that stands for a function as a value: calls in it are inlined
};

/// An inlined call: positions of its nodes are in `callee`, which was called at `call` by the frame
/// `parent` (0: the function itself, else 1 + index).
struct InlineSite {
  uint32_t parent;
  Pos call;
  Func* callee;
};

struct Func {
  /// Unique in the program: gc's symbol name, with full type arguments: "main.(*T).M",
  /// "main.Map[int,string]", "main.main.func1".
  std::string_view linkName;
  /// For traces: the same with "[...]" for type arguments.
  std::string_view name;
  types::Package* package;
  const types::Func* object;      ///< declared function or method (of a generic one: the origin), or null
  std::span<Type*> typeArgs;      ///< of an instance: the receiver's, or the function's
  Func* outer;                    ///< of a closure: the function around it
  uint32_t flags;                 ///< FuncFlag
  uint32_t id;                    ///< index in its Module's funcs
  Pos pos;
  Pos end;                        ///< last byte; the position of an implicit return
  std::span<Local*> params;       ///< receiver first
  std::span<Local*> results;
  std::span<Local*> captures;
  bool variadic;
  base::ArenaVec<Local*> locals;  ///< all, the above included
  Node* body;                     ///< Block; null: isExtern(), or of an earlier package and too large to be inlined
  /// Without body: link name of the implementation ("runtime.nanotime"), which may be a native
  /// function or a function with a body of another package. With body: one more name by which it
  /// can be found (`//go:linkname f other.name`), or empty.
  std::string_view externName;
  base::ArenaVec<InlineSite> inlineSites;
  uint32_t labels;                ///< number of labels
  uint32_t inlineCost;            ///< nodes by the inliner's count; 0 not computed
  /// Set by escape analysis: one for each parameter, then for each capture. Empty: not analysed, all leak.
  std::span<Leaks> leaks;
  /// Where the builder, and the inliner after it, have put most of the body's nodes.
  struct Extent {
    const std::byte* begin;
    const std::byte* end;
  };
  Extent extents[2];
  bool has(FuncFlag f) const { return (flags & f) != 0; }
  /// Implemented elsewhere: under externName.
  bool isExtern() const { return body == nullptr && !has(kFuncBodyGone); }
};

/// Called by a pass that comes to a function of a large module: its nodes have left the cache since the
/// pass before, and to fetch them all at once takes a fraction of the time of one by one.
inline void prefetchBody(const Func& f) {
  constexpr ptrdiff_t kMost = 48 * 1024, kLine = 64;
  for (const Func::Extent& e : f.extents) {
    ptrdiff_t n = e.end - e.begin;
    if (n > kMost) n = kMost;
    for (ptrdiff_t at = 0; at < n; at += kLine) __builtin_prefetch(e.begin + at);
  }
}

/// Whether the first parameter is a receiver.
inline bool isMethod(const Func& f) {
  if (f.has(kFuncMethodWrapper)) return true;
  return f.object != nullptr && !f.has(kFuncIsClosure) && !f.params.empty() &&
         types::cast<types::Signature>(f.object->type)->recv != nullptr;
}

enum GlobalFlag : uint32_t {
  kGlobalReadOnly = 1,  ///< never written: may be mapped as constant data
  kGlobalLinked = 2,    ///< another package's variable under a second name (go:linkname)
};

/// A package-level variable, or static data without a name.
struct Global {
  std::string_view linkName;  ///< "main.x"; unnamed ones "main..stmp_0"
  types::Package* package;
  types::Var* var;            ///< or null
  Type* type;
  uint32_t flags;             ///< GlobalFlag
  uint32_t id;                ///< index in its Module's globals
  Pos pos;
  /// The initial value as static data, or null for zero: a tree of Const, Zero, FuncRef, StructLit, ArrayLit,
  /// StaticSlice, Addr(Global, perhaps with Field and constant Index), ToIface and ConvNop of these. A Const of an
  /// array type is a text with the array's bytes.
  Node* init;
};

/// What was built for one package: its own functions, and the instances, wrappers and closures that
/// the building of them asked for and no earlier module has.
struct Module {
  types::Package* package;
  base::ArenaVec<Func*> funcs;
  base::ArenaVec<Func*> inlined;  ///< closures that nothing refers to since calls of them were inlined; in no other list
  base::ArenaVec<Global*> globals;
  Func* init;  ///< runs the initialisers in order, then the init functions; null if there is nothing to do
  Func* main;  ///< of package main: what the program starts: "main.main", or a wrapper of it
};

}  // namespace vo::ir
