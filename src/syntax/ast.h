// The syntax tree: arena nodes with a kind, no virtual functions, immutable after parsing, no
// types inside. What the checker finds out about an expression is in a side table indexed by
// ExprId.
//
// The declarations of generic functions and of methods of generic types are kept for
// instantiation and become part of the library image: the parser puts them into the *kept* arena
// and numbers their expressions in the kept range; all else goes to the *transient* arena.
#pragma once

#include <span>
#include <string_view>

#include "base/arena.h"
#include "base/symbol.h"
#include "diag/source_map.h"
#include "syntax/token.h"

namespace vo::syntax {

using base::Symbol;
using diag::Pos;
using diag::Range;

/// Number of an expression in the compilation. The top bit is set for kept expressions; the two
/// ranges count from 0 separately.
struct ExprId {
  static constexpr uint32_t kKeptBit = 0x80000000u;
  uint32_t value = 0;
  bool kept() const { return (value & kKeptBit) != 0; }
  uint32_t index() const { return value & ~kKeptBit; }
  friend constexpr bool operator==(ExprId, ExprId) = default;
};

enum class NodeKind : uint8_t {
#define VO_EXPR(name) name,
#define VO_STMT(name) name,
#define VO_DECL(name) name,
#include "syntax/nodes.def"
};

std::string_view nodeKindName(NodeKind kind);

struct Node {
  NodeKind kind;
  Pos pos;  ///< of the first byte, unless the struct says otherwise
  Pos end;  ///< one past the last byte
  Range range() const { return {pos, end}; }
};

struct Expr : Node {
  ExprId id;
};
struct Stmt : Node {};
struct Decl : Node {};

template <class T>
bool isa(const Node* n) {
  return n != nullptr && n->kind == T::kKind;
}
template <class T>
T* cast(Node* n) {
  VO_DCHECK(isa<T>(n), "the node has the kind the caller knows it has");
  return static_cast<T*>(n);
}
template <class T>
const T* cast(const Node* n) {
  VO_DCHECK(isa<T>(n), "the node has the kind the caller knows it has");
  return static_cast<const T*>(n);
}
template <class T>
T* dynCast(Node* n) {
  return isa<T>(n) ? static_cast<T*>(n) : nullptr;
}
template <class T>
const T* dynCast(const Node* n) {
  return isa<T>(n) ? static_cast<const T*>(n) : nullptr;
}

/// Opens a node struct: its kind constant.
#define VO_NODE(name) static constexpr NodeKind kKind = NodeKind::name

struct BlockStmt;
struct FuncType;

// ---- Expressions -------------------------------------------------------------------------------

struct BadExpr : Expr {
  VO_NODE(BadExpr);
};

struct Ident : Expr {
  VO_NODE(Ident);
  Symbol name;  ///< "_" is an ordinary name here
};

struct BasicLit : Expr {
  VO_NODE(BasicLit);
  Token token;            ///< Int, Float, Imag, Char or String
  std::string_view text;  ///< as written (a view of the source, or of the arena in kept nodes)
  std::string_view value; ///< String and Char: the decoded bytes; else empty
  int32_t rune = 0;       ///< Char: the code point
  bool bad = false;       ///< an error was reported in it; there is no value
};

/// `T{…}`; the type is null for elided inner types.
struct CompositeLit : Expr {
  VO_NODE(CompositeLit);
  Expr* type;
  Pos lbrace;
  std::span<Expr*> elements;  ///< values or KeyValueExpr
  Pos rbrace;
};

struct KeyValueExpr : Expr {
  VO_NODE(KeyValueExpr);
  Expr* key;
  Pos colon;
  Expr* value;
};

struct FuncLit : Expr {
  VO_NODE(FuncLit);
  FuncType* type;
  BlockStmt* body;
};

struct ParenExpr : Expr {
  VO_NODE(ParenExpr);
  Expr* x;
};

struct SelectorExpr : Expr {
  VO_NODE(SelectorExpr);
  Expr* x;
  Ident* sel;
};

/// `x[i]`, and an instantiation `x[T1, T2]`.
struct IndexExpr : Expr {
  VO_NODE(IndexExpr);
  Expr* x;
  Pos lbrack;
  std::span<Expr*> indices;  ///< at least one
};

/// `x[lo:hi]` or `x[lo:hi:max]`; absent parts are null.
struct SliceExpr : Expr {
  VO_NODE(SliceExpr);
  Expr* x;
  Pos lbrack;
  Expr* lo;
  Expr* hi;
  Expr* max;
  bool three;  ///< the form with two colons
};

/// `x.(T)`; the type is null for `x.(type)`.
struct TypeAssertExpr : Expr {
  VO_NODE(TypeAssertExpr);
  Expr* x;
  Expr* type;
};

struct CallExpr : Expr {
  VO_NODE(CallExpr);
  Expr* fun;
  Pos lparen;
  std::span<Expr*> args;
  Pos ellipsis;  ///< position of `...`, or none
  Pos rparen;
};

/// `*x`: a dereference or a pointer type.
struct StarExpr : Expr {
  VO_NODE(StarExpr);
  Expr* x;
};

/// `op x`, with op one of + - ! ^ & <- and, in constraints, ~.
struct UnaryExpr : Expr {
  VO_NODE(UnaryExpr);
  Token op;
  Expr* x;
};

struct BinaryExpr : Expr {
  VO_NODE(BinaryExpr);
  Token op;
  Pos opPos;
  Expr* x;
  Expr* y;
};

/// `x?` (in .vo files).
struct TryExpr : Expr {
  VO_NODE(TryExpr);
  Expr* x;
  Pos question;
};

/// `x~>f`, a step of dynamic access (in .vo files).
struct DynAttrExpr : Expr {
  VO_NODE(DynAttrExpr);
  Expr* x;
  Ident* sel;
};

/// `x~>[k]`.
struct DynIndexExpr : Expr {
  VO_NODE(DynIndexExpr);
  Expr* x;
  Pos lbrack;
  Expr* key;
};

/// `x~>(args)`; `x~>m(args)` is the same with `x~>m` for x.
struct DynCallExpr : Expr {
  VO_NODE(DynCallExpr);
  CallExpr* call;  ///< its `fun` is the base; no expression of its own
};

inline bool isDynamic(const Node* n) {
  return isa<DynAttrExpr>(n) || isa<DynIndexExpr>(n) || isa<DynCallExpr>(n);
}
/// What stands left of the `~>`. REQUIRES: isDynamic(e).
inline Expr* dynamicBase(const Expr* e) {
  if (const auto* a = dynCast<DynAttrExpr>(e)) return a->x;
  if (const auto* i = dynCast<DynIndexExpr>(e)) return i->x;
  return cast<DynCallExpr>(e)->call->fun;
}

/// `[]T` (length null), `[n]T`, `[...]T` (length is an Ellipsis without element).
struct ArrayType : Expr {
  VO_NODE(ArrayType);
  Expr* length;
  Expr* element;
};

/// One name of a parameter, result, field or type parameter list. `a, b int` are two fields that
/// share the type expression.
struct Field {
  Ident* name;        ///< null: unnamed parameter, or embedded field
  Expr* type;         ///< a variadic parameter's type is an Ellipsis
  BasicLit* tag;      ///< of a struct field, or null
  bool sharesType;    ///< the type expression belongs to the field before, too
  bool embedded;      ///< embedded struct field
};

struct StructType : Expr {
  VO_NODE(StructType);
  std::span<Field> fields;
};

struct FuncType : Expr {
  VO_NODE(FuncType);
  std::span<Field> typeParams;  ///< of a declaration only
  std::span<Field> params;
  std::span<Field> results;
  bool resultsParenthesised;
};

/// An element of an interface: a method or an embedded type, union or ~T.
struct InterfaceElement {
  Ident* name;     ///< method name, or null
  FuncType* type;  ///< of a method
  Expr* embedded;  ///< Ident, SelectorExpr, IndexExpr, UnaryExpr ~, BinaryExpr |, a type literal
};

struct InterfaceType : Expr {
  VO_NODE(InterfaceType);
  std::span<InterfaceElement> elements;
};

struct MapType : Expr {
  VO_NODE(MapType);
  Expr* key;
  Expr* value;
};

enum class ChanDir : uint8_t { Both, Send, Recv };

struct ChanType : Expr {
  VO_NODE(ChanType);
  ChanDir dir;
  Expr* element;
};

/// `...T` of a variadic parameter; `[...]` has no element.
struct Ellipsis : Expr {
  VO_NODE(Ellipsis);
  Expr* element;
};

// ---- Statements --------------------------------------------------------------------------------

struct BadStmt : Stmt {
  VO_NODE(BadStmt);
};

struct EmptyStmt : Stmt {
  VO_NODE(EmptyStmt);
  bool implicit;  ///< no semicolon was written
};

/// A const, var or type declaration in a function; one Decl per spec.
struct DeclStmt : Stmt {
  VO_NODE(DeclStmt);
  std::span<Decl*> decls;
};

struct LabeledStmt : Stmt {
  VO_NODE(LabeledStmt);
  Ident* label;
  Stmt* stmt;
};

struct ExprStmt : Stmt {
  VO_NODE(ExprStmt);
  Expr* x;
};

struct SendStmt : Stmt {
  VO_NODE(SendStmt);
  Expr* chan;
  Pos arrow;
  Expr* value;
};

struct IncDecStmt : Stmt {
  VO_NODE(IncDecStmt);
  Expr* x;
  bool increment;
};

/// `lhs = rhs`, `lhs := rhs`, `x op= y`.
struct AssignStmt : Stmt {
  VO_NODE(AssignStmt);
  Token op;  ///< Assign, Define, or the binary operator (Add for +=)
  Pos opPos;
  std::span<Expr*> lhs;
  std::span<Expr*> rhs;
};

struct GoStmt : Stmt {
  VO_NODE(GoStmt);
  Expr* call;  ///< a CallExpr, unless an error was reported
};

struct DeferStmt : Stmt {
  VO_NODE(DeferStmt);
  Expr* call;
  bool onError;  ///< `errdefer`
  /// `errdefer (f)(x)`: the reading as a call of something named errdefer, for which the checker
  /// decides as for FailStmt; else null.
  Expr* other;
};

/// `fail expr` (in .vo files). `fail (x)` is a call or this, as scope decides: then
/// `call` is the reading as a CallExpr of the Ident `fail` and the checker chooses.
/// In `fail (x).f()` the call is only the leftmost operand; `other` is then all of the statement's
/// expression in that reading. The two readings share their operands: check one of them only.
struct FailStmt : Stmt {
  VO_NODE(FailStmt);
  Expr* x;
  CallExpr* call;  ///< or null
  Expr* other;     ///< null exactly if `call` is; often the same node
};

struct ReturnStmt : Stmt {
  VO_NODE(ReturnStmt);
  std::span<Expr*> results;
};

struct BranchStmt : Stmt {
  VO_NODE(BranchStmt);
  Token token;   ///< Break, Continue, Goto, Fallthrough
  Ident* label;  ///< or null
  /// Where it leads, set by the parser unless an error was reported: the for, range, switch, type
  /// switch or select statement that is left or continued, the LabeledStmt of a goto, the switch
  /// of a fallthrough.
  Stmt* target;
};

struct BlockStmt : Stmt {
  VO_NODE(BlockStmt);
  std::span<Stmt*> stmts;
  Pos rbrace;
};

struct IfStmt : Stmt {
  VO_NODE(IfStmt);
  Stmt* init;  ///< or null
  Expr* cond;
  BlockStmt* then;
  Stmt* otherwise;  ///< IfStmt, BlockStmt or null
};

struct CaseClause : Stmt {
  VO_NODE(CaseClause);
  std::span<Expr*> list;  ///< empty with isDefault
  bool isDefault;
  Pos colon;
  std::span<Stmt*> body;
};

struct SwitchStmt : Stmt {
  VO_NODE(SwitchStmt);
  Stmt* init;
  Expr* tag;  ///< or null
  std::span<CaseClause*> clauses;
  Pos rbrace;
};

/// `switch init; bind := x.(type) {…}`
struct TypeSwitchStmt : Stmt {
  VO_NODE(TypeSwitchStmt);
  Stmt* init;
  Ident* bind;  ///< or null
  TypeAssertExpr* assertion;
  std::span<CaseClause*> clauses;
  Pos rbrace;
};

struct CommClause : Stmt {
  VO_NODE(CommClause);
  Stmt* comm;  ///< SendStmt, ExprStmt of a receive, AssignStmt of one; null for default
  Pos colon;
  std::span<Stmt*> body;
};

struct SelectStmt : Stmt {
  VO_NODE(SelectStmt);
  std::span<CommClause*> clauses;
  Pos rbrace;
};

struct ForStmt : Stmt {
  VO_NODE(ForStmt);
  Stmt* init;
  Expr* cond;
  Stmt* post;
  BlockStmt* body;
};

struct RangeStmt : Stmt {
  VO_NODE(RangeStmt);
  Expr* key;     ///< or null
  Expr* value;   ///< or null
  Expr* extra;   ///< a third iteration variable, which is an error; or null
  Token op;      ///< Assign, Define, or Illegal if there is no key
  Pos rangePos;  ///< of the word `range`
  Expr* x;
  BlockStmt* body;
};

// ---- Declarations ------------------------------------------------------------------------------

struct BadDecl : Decl {
  VO_NODE(BadDecl);
};

struct ImportDecl : Decl {
  VO_NODE(ImportDecl);
  Ident* name;  ///< or null; may be "." or "_"
  BasicLit* path;
};

/// One spec of a const declaration. A spec without type and values repeats those of `inherited`.
struct ConstDecl : Decl {
  VO_NODE(ConstDecl);
  std::span<Ident*> names;
  Expr* type;
  std::span<Expr*> values;
  uint32_t iota;
  ConstDecl* inherited;  ///< the spec whose type and values count, or null
};

struct VarDecl : Decl {
  VO_NODE(VarDecl);
  std::span<Ident*> names;
  Expr* type;
  std::span<Expr*> values;
  std::span<std::string_view> embeds;  ///< arguments of //go:embed
  Pos embedPos;                        ///< of the first such comment
};

struct TypeDecl : Decl {
  VO_NODE(TypeDecl);
  Ident* name;
  std::span<Field> typeParams;
  bool isAlias;
  Expr* type;
};

/// Flags from `//go:` lines before a function.
enum PragmaFlag : uint32_t {
  kNoInline = 1u << 0,
  kNoEscape = 1u << 1,
  kNoSplit = 1u << 2,
  kUintptrEscapes = 1u << 3,
  kUintptrKeepAlive = 1u << 4,
  kVoOmit = 1u << 5,
};

struct FuncDecl : Decl {
  VO_NODE(FuncDecl);
  std::span<Field> receiver;  ///< empty for functions; a well-formed method has one
  Ident* name;
  FuncType* type;
  BlockStmt* body;  ///< null: implemented elsewhere
  uint32_t pragmas;
  Pos behindFunc;   ///< where gc says the declaration is
  /// Generic, or a method whose receiver has type parameters: kept for instantiation.
  bool isGeneric;
};

/// `//go:linkname local target`; target is empty in the one-argument form.
struct Linkname {
  Pos pos;
  Symbol local;
  std::string_view target;
  bool isStd;   ///< `//go:linknamestd`
};

/// An error that gc looks for only in packages that have no other: a directive that a declaration
/// has taken and that does not belong to it.
struct LateError {
  Pos pos;
  std::string_view text;
};

struct File {
  diag::SourceFile* source;
  bool isVo;        ///< .vo rules
  Ident* package;   ///< null: none was written (.vo only)
  std::span<Decl*> decls;       ///< all, imports included, one per spec, in order
  std::span<ImportDecl*> imports;
  std::span<Linkname> linknames;
  std::span<std::string_view> voOmits;   ///< names of `//vo:omit name` lines (overlay files)
  std::span<std::string_view> voLinks;   ///< libraries of `//vo:link name` lines
  std::string_view goVersion;   ///< of a //go:build go1.N line, or empty
  std::span<LateError> lateErrors;
  bool hasClause;   ///< the package clause is right; else the file has no declarations
};

#undef VO_NODE

}  // namespace vo::syntax
