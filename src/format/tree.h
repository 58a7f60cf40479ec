// The tree that the formatter prints: the source as it was written, with the positions of all
// brackets, words and operators, parentheses around types, grouped declarations, and the comments
// beside it.
//
// It is not the compiler's tree (syntax/ast.h), which keeps what programs mean and forgets how they
// were written. Nodes live in the arena of one file's formatting and die with it. Literals and
// names view the text, or the arena.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/check.h"
#include "diag/source_map.h"
#include "syntax/token.h"

namespace vo::format {

/// 1 + the offset of a byte of the file; 0 is "not there".
using diag::Pos;
using syntax::Token;

enum class NodeKind : uint8_t {
  // Expressions and types.
  Bad,
  Name,
  Literal,
  CompositeLit,
  KeyValue,
  FuncLit,
  Paren,
  Selector,
  Index,
  IndexList,
  Slice,
  TypeAssert,
  Call,
  Star,
  Unary,
  Binary,
  Try,
  DynSelector,
  DynIndex,
  Ellipsis,
  ArrayType,
  StructType,
  FuncType,
  InterfaceType,
  MapType,
  ChanType,
  // Statements.
  BadStmt,
  DeclStmt,
  EmptyStmt,
  LabeledStmt,
  ExprStmt,
  SendStmt,
  IncDecStmt,
  AssignStmt,
  WordStmt,
  ReturnStmt,
  BranchStmt,
  BlockStmt,
  IfStmt,
  CaseClause,
  SwitchStmt,
  TypeSwitchStmt,
  CommClause,
  SelectStmt,
  ForStmt,
  RangeStmt,
};

struct Node {
  NodeKind kind;
  /// Bytes of its one-line form as measured once, more than was asked for if it does not fit; -1:
  /// not measured.
  int size = -1;
  Pos pos;
  Pos end;  ///< one past the last byte
};

struct Expr : Node {};
struct Stmt : Node {};

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
T* dynCast(Node* n) {
  return isa<T>(n) ? static_cast<T*>(n) : nullptr;
}

#define VO_NODE(name) static constexpr NodeKind kKind = NodeKind::name

struct Comment {
  Pos pos;
  std::string_view text;  ///< with its marks, without carriage returns
  Pos end() const { return pos.plus(static_cast<uint32_t>(text.size())); }
  bool isLine() const { return text[1] == '/'; }
};

/// Comments with nothing but white space, and no blank line, between them.
struct CommentGroup {
  std::span<Comment> list;  ///< at least one
};

// ---- Expressions and types ---------------------------------------------------------------------

struct BadExpr : Expr {
  VO_NODE(Bad);
};

struct Name : Expr {
  VO_NODE(Name);
  std::string_view text;
};

struct Literal : Expr {
  VO_NODE(Literal);
  Token token;
  std::string_view text;
};

struct CompositeLit : Expr {
  VO_NODE(CompositeLit);
  Expr* type;  ///< or null
  Pos lbrace;
  std::span<Expr*> elements;
  Pos rbrace;
};

struct KeyValue : Expr {
  VO_NODE(KeyValue);
  Expr* key;
  Pos colon;
  Expr* value;
};

struct FuncType;
struct BlockStmt;

struct FuncLit : Expr {
  VO_NODE(FuncLit);
  FuncType* type;
  BlockStmt* body;
};

struct Paren : Expr {
  VO_NODE(Paren);
  Expr* x;
  Pos rparen;
};

struct Selector : Expr {
  VO_NODE(Selector);
  Expr* x;
  Name* name;
};

struct Index : Expr {
  VO_NODE(Index);
  Expr* x;
  Pos lbrack;
  Expr* index;
  Pos rbrack;
};

/// Two or more: an instantiation.
struct IndexList : Expr {
  VO_NODE(IndexList);
  Expr* x;
  Pos lbrack;
  std::span<Expr*> indices;
  Pos rbrack;
};

struct Slice : Expr {
  VO_NODE(Slice);
  Expr* x;
  Pos lbrack;
  Expr* parts[3];  ///< low, high, max; those that are not written are null
  Pos rbrack;
};

/// The type is null for `x.(type)`.
struct TypeAssert : Expr {
  VO_NODE(TypeAssert);
  Expr* x;
  Pos lparen;
  Expr* type;
  Pos rparen;
};

struct Call : Expr {
  VO_NODE(Call);
  Expr* fun;
  bool isDynamic;  ///< `fun~>(args)`
  Pos lparen;
  std::span<Expr*> args;
  Pos ellipsis;
  Pos rparen;
};

struct Star : Expr {
  VO_NODE(Star);
  Expr* x;
};

struct Unary : Expr {
  VO_NODE(Unary);
  Token op;
  Expr* x;
};

/// What decides about the blanks in a tree of binary expressions (print_expr.cpp).
struct OperatorMix {
  bool isKnown;
  bool has4, has5;
  int8_t problem;
};

struct Binary : Expr {
  VO_NODE(Binary);
  Token op;
  Pos opPos;
  Expr* x;
  Expr* y;
  OperatorMix mix;
};

/// `x?`
struct Try : Expr {
  VO_NODE(Try);
  Expr* x;
  Pos question;
};

/// `x~>name`
struct DynSelector : Expr {
  VO_NODE(DynSelector);
  Expr* x;
  Name* name;
};

/// `x~>[key]`
struct DynIndex : Expr {
  VO_NODE(DynIndex);
  Expr* x;
  Pos lbrack;
  Expr* key;
  Pos rbrack;
};

struct Ellipsis : Expr {
  VO_NODE(Ellipsis);
  Expr* element;  ///< null in `[...]T`
};

struct ArrayType : Expr {
  VO_NODE(ArrayType);
  Expr* length;  ///< null: a slice
  Expr* element;
};

/// Parameters, fields or methods that share a type.
struct Field {
  std::span<Name*> names;  ///< empty: unnamed, or embedded
  Expr* type;
  Literal* tag;
  bool hasComment;  ///< one follows on its line
  Pos pos() const { return names.empty() ? type->pos : names[0]->pos; }
  Pos end() const { return tag != nullptr ? tag->end : type->end; }
};

struct FieldList {
  Pos open;  ///< a result without parentheses has none
  std::span<Field> list;
  Pos close;
  bool isThere;
};

struct StructType : Expr {
  VO_NODE(StructType);
  FieldList fields;
};

/// Of a method in an interface, too; then it has no `func`.
struct FuncType : Expr {
  VO_NODE(FuncType);
  FieldList typeParams;
  FieldList params;
  FieldList results;
};

struct InterfaceType : Expr {
  VO_NODE(InterfaceType);
  FieldList methods;
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
  Pos arrow;
  Expr* value;
};

/// What parentheses, if any, are around.
inline Expr* withoutParens(Expr* x) {
  while (auto* p = dynCast<Paren>(x)) x = p->x;
  return x;
}

/// Whether x can only be a type or an element of a constraint, not a value.
bool isTypeElem(const Expr* x);

// ---- Statements --------------------------------------------------------------------------------

struct GenDecl;

struct BadStmt : Stmt {
  VO_NODE(BadStmt);
};

struct DeclStmt : Stmt {
  VO_NODE(DeclStmt);
  GenDecl* decl;
};

struct EmptyStmt : Stmt {
  VO_NODE(EmptyStmt);
};

struct LabeledStmt : Stmt {
  VO_NODE(LabeledStmt);
  Name* label;
  Pos colon;
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
  Token op;
  Pos opPos;
};

struct AssignStmt : Stmt {
  VO_NODE(AssignStmt);
  std::span<Expr*> lhs;
  std::string_view op;  ///< as written: `=`, `:=`, `+=`
  Token token;
  Pos opPos;
  std::span<Expr*> rhs;
};

/// `go f()`, `defer f()`, `errdefer f()`, `fail err`.
struct WordStmt : Stmt {
  VO_NODE(WordStmt);
  std::string_view word;
  Expr* x;
};

struct ReturnStmt : Stmt {
  VO_NODE(ReturnStmt);
  std::span<Expr*> results;
};

struct BranchStmt : Stmt {
  VO_NODE(BranchStmt);
  Token token;
  Name* label;  ///< or null
};

struct BlockStmt : Stmt {
  VO_NODE(BlockStmt);
  Pos lbrace;
  std::span<Stmt*> list;
  Pos rbrace;
};

struct IfStmt : Stmt {
  VO_NODE(IfStmt);
  Stmt* init;  ///< or null
  Expr* cond;
  BlockStmt* body;
  Stmt* otherwise;  ///< IfStmt, BlockStmt or null
};

struct CaseClause : Stmt {
  VO_NODE(CaseClause);
  std::span<Expr*> list;
  bool isDefault;
  Pos colon;
  std::span<Stmt*> body;
};

struct SwitchStmt : Stmt {
  VO_NODE(SwitchStmt);
  Stmt* init;
  Expr* tag;
  BlockStmt* body;
};

struct TypeSwitchStmt : Stmt {
  VO_NODE(TypeSwitchStmt);
  Stmt* init;
  Stmt* guard;  ///< `x.(type)` or `v := x.(type)`
  BlockStmt* body;
};

struct CommClause : Stmt {
  VO_NODE(CommClause);
  Stmt* comm;  ///< null: default
  Pos colon;
  std::span<Stmt*> body;
};

struct SelectStmt : Stmt {
  VO_NODE(SelectStmt);
  BlockStmt* body;
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
  Expr* key;
  Expr* value;
  Token op;
  Pos opPos;
  Expr* x;
  BlockStmt* body;
};

#undef VO_NODE

// ---- Declarations ------------------------------------------------------------------------------

/// One line of a declaration. Which members count, the keyword of its GenDecl says.
struct Spec {
  // import
  Name* importName = nullptr;
  Literal* path = nullptr;
  // const, var; type: its one name
  std::span<Name*> names;
  Expr* type = nullptr;
  std::span<Expr*> values;
  // type
  FieldList typeParams = {};
  Pos assign;  ///< of an alias

  CommentGroup* comment = nullptr;  ///< follows on its line
  Pos pos;
  Pos end;
  Pos sortedEnd;  ///< of an import that was moved: where what it stands in place of ended
};

struct GenDecl {
  Token keyword;
  Pos pos;
  Pos lparen;  ///< none: not grouped
  std::span<Spec*> specs;
  Pos rparen;
};

struct FuncDecl {
  Pos pos;
  Pos end;
  FieldList receiver;
  Name* name;
  FuncType* type;
  BlockStmt* body;  ///< or null
};

struct Decl {
  GenDecl* gen;   ///< this
  FuncDecl* fun;  ///< or this
  bool hasDoc;
  Token keyword() const { return gen != nullptr ? gen->keyword : Token::Func; }
  Pos pos() const { return gen != nullptr ? gen->pos : fun->pos; }
};

/// Where lines begin. Lines and columns count from 1; columns are bytes.
class Lines {
 public:
  explicit Lines(std::span<const uint32_t> starts) : starts_(starts.begin(), starts.end()) {}
  /// 0 for no position.
  int lineOf(Pos pos) {
    if (!pos.valid()) return 0;
    uint32_t offset = pos.value - 1;
    if (offset < starts_[last_] || (last_ + 1 < starts_.size() && offset >= starts_[last_ + 1]))
      last_ = find(offset);
    return static_cast<int>(last_) + 1;
  }
  int columnOf(Pos pos) {
    return pos.valid() ? static_cast<int>(pos.value - starts_[static_cast<size_t>(lineOf(pos) - 1)])
                       : 0;
  }
  int count() const { return static_cast<int>(starts_.size()); }
  Pos startOf(int line) const { return Pos{starts_[static_cast<size_t>(line - 1)] + 1}; }
  /// The line and the next one become one.
  void merge(int line) {
    starts_.erase(starts_.begin() + line);
    last_ = 0;
  }

 private:
  size_t find(uint32_t offset) const;
  std::vector<uint32_t> starts_;
  size_t last_ = 0;  ///< the line that was asked for last: the next question is about it, too
};

struct File {
  Pos package;  ///< none: no clause (.vo)
  Name* name = nullptr;
  std::vector<Decl> decls;
  std::vector<CommentGroup*> comments;
};

}  // namespace vo::format
