// The parser's class, shared by the parser_*.cpp files: one method per production, named like it.
// Methods named …OrNull give null if the production is not there; all others give a node.
#pragma once

#include <array>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/ast.h"
#include "syntax/lexer.h"
#include "syntax/parser.h"

namespace vo::syntax {

/// A set of tokens.
struct TokenSet {
  uint64_t low = 0;
  uint64_t high = 0;
  constexpr TokenSet() = default;
  constexpr TokenSet(std::initializer_list<Token> tokens) {
    for (Token t : tokens) add(t);
  }
  constexpr void add(Token t) {
    auto i = static_cast<unsigned>(t);
    (i < 64 ? low : high) |= uint64_t{1} << (i & 63);
  }
  constexpr bool has(Token t) const {
    auto i = static_cast<unsigned>(t);
    return (((i < 64 ? low : high) >> (i & 63)) & 1) != 0;
  }
  constexpr bool empty() const { return (low | high) == 0; }
  friend constexpr TokenSet operator|(TokenSet a, TokenSet b) {
    a.low |= b.low;
    a.high |= b.high;
    return a;
  }
};

class Parser {
 public:
  Parser(ParseContext& context, diag::SourceFile& source, bool isVo);
  File* file();

  /// The flag of a `//go:build` line, beside those of PragmaFlag.
  static constexpr uint32_t kGoBuild = 1u << 31;

 private:
  // ---- Tokens (parser.cpp) ----
  Token tok() const { return lex_.token; }
  Pos pos() const { return lex_.posAt(lex_.offset); }
  Range tokenRange() const { return {pos(), lex_.posAt(lex_.end)}; }
  bool atLiteral() const { return tok() >= Token::Int && tok() <= Token::String; }
  bool atOperator() const { return tok() >= Token::OrOr && tok() <= Token::Tilde; }
  void next();
  bool got(Token t);
  void want(Token t);
  bool gotAssign();
  void advance(TokenSet follow);

  // ---- Errors (parser.cpp) ----
  static Range pointAt(Pos at) { return {at, at.plus(1)}; }
  void errorAt(Range where, std::string text);
  void syntaxError(std::string_view text) { syntaxErrorAt(tokenRange(), text); }
  /// Completes a text that begins with "in ", "at ", "after " or "expected " by what was found.
  void syntaxErrorAt(Range where, std::string_view text);
  std::string foundToken() const;
  /// False (and the file is over) where nesting gets too deep, or a chain too long. Reported once.
  bool mayNest() { return __builtin_expect(depth_ <= kMaxNesting, 1) || nestingError(kMaxNesting); }
  bool mayChain(int length) {
    return __builtin_expect(length <= kMaxChain, 1) || nestingError(kMaxChain);
  }
  [[gnu::noinline]] bool nestingError(int limit);

  // ---- Directives (parser_directives.cpp) ----
  struct Pragma {
    uint32_t offset;
    uint32_t flag;
    bool isEmbed;
  };
  static std::string_view misplaced(const Pragma& p) {
    return p.isEmbed ? "misplaced go:embed directive" : "misplaced compiler directive";
  }
  void handleDirectives();
  void directiveError(Range where, std::string text);
  void goDirective(const Directive& d);
  void voDirective(const Directive& d);
  void embedDirective(const Directive& d, std::string_view arguments);
  /// What takes the directives before it: which of them may it have?
  enum class Taker : uint8_t { File, Func, Var, Other };
  /// The flags of what `taker` may have; the rest is an error later on.
  uint32_t takePragmas(Taker taker);
  void clearPragmas();

  // ---- Nodes ----
  template <class T>
  T* node(Pos begin) {
    T* n = arena_->make<T>();
    n->kind = T::kKind;
    n->pos = begin;
    n->end = begin;
    if constexpr (requires { n->id; }) n->id = ExprId{(*nextId_)++ | idBit_};
    return n;
  }
  /// The node ends with the last token that was taken.
  template <class T>
  T* finish(T* n) {
    VO_DCHECK(n->pos.valid(), "every node has a place in the file");
    n->end = std::max(n->pos, lastEnd_);
    return n;
  }
  template <class T>
  std::span<T> single(const T& value) {
    return arena_->copy(std::span<const T>(&value, 1));
  }
  /// Moves what lies on `stack` above `mark` to the arena.
  template <class T>
  std::span<T> collect(std::vector<T>& stack, size_t mark) {
    VO_DCHECK(mark <= stack.size(), "productions take from the stack what they have put there");
    auto list = arena_->copy(std::span<const T>(stack.data() + mark, stack.size() - mark));
    stack.resize(mark);
    return list;
  }
  BadExpr* badExpr() { return node<BadExpr>(pos()); }

  // ---- Files and declarations (parser_decl.cpp) ----
  /// `spec(index)` once, or for each element of a parenthesised group.
  template <class F>
  void group(F&& spec);
  void importDecl();
  void constDecl(uint32_t iota, ConstDecl*& last);
  void typeDecl();
  void typeDeclAfterBracket(TypeDecl* d);
  Ident* splitTypeParam(Expr* x, bool force, Expr** rest);
  void varDecl();
  void declGroup(Token keyword);
  FuncDecl* funcDecl(Pos begin);
  bool declaresGeneric() const;
  BlockStmt* funcBody();
  std::span<Ident*> nameList(Ident* first);

  // ---- Expressions (parser_expr.cpp) ----
  Expr* expr() { return binaryExpr(nullptr, 0); }
  Expr* binaryExpr(Expr* x, int minPrecedence);
  Expr* unaryExpr();
  Expr* receiveOrChannel();
  Expr* operand(bool keepParens);
  Expr* primaryExpr(Expr* x, bool keepParens);
  Expr* selectorOrAssertion(Expr* x);
  Expr* dynamicStep(Expr* x);
  Expr* dynamicIndex(Expr* x);
  Expr* dynamicCall(Expr* x);
  Expr* indexOrSlice(Expr* x);
  Expr* call(Expr* x);
  bool mayBeLiteralType(const Expr* x) const;
  Expr* bareComplitExpr();
  CompositeLit* complitExpr(Expr* type);
  BasicLit* literalOrNull();
  Ident* name();
  Symbol symbol(std::string_view text);
  std::span<Expr*> exprList();
  /// A type or (not strict) expression, then types; leaves them in the arena.
  std::span<Expr*> typeList(bool strict, bool* comma);

  // ---- Types (parser_type.cpp) ----
  Expr* type();
  Expr* typeOrNull();
  Expr* qualifiedName(Ident* first);
  Expr* typeInstance(Expr* x);
  Expr* arrayType(Pos begin, Expr* length);
  Expr* sliceType(Pos begin);
  Expr* chanElem();
  Expr* pointerTo(Pos begin, Expr* x);
  StructType* structType();
  void fieldDecl();
  void addField(Ident* fieldName, Expr* type, bool sharesType);
  Expr* arrayOrTypeArgs(Ident* head);
  InterfaceType* interfaceType();
  InterfaceElement methodDecl();
  Expr* embeddedElem(Expr* x);
  Expr* embeddedTerm();
  /// `context`, unless empty, names what may have no type parameters.
  FuncType* funcType(Pos begin, std::string_view context);
  void funcResult(FuncType* t);
  /// A parameter while its list is being parsed.
  struct Param {
    Ident* name = nullptr;
    Expr* type = nullptr;
    bool sharesType = false;
  };
  enum class ParamKind : uint8_t { Params, Results, TypeParams, TypeArgs };
  bool paramDecl(Ident* first, Token follow, Param& out);
  std::span<Field> paramList(Ident* first, Expr* firstType, Token close, ParamKind kind);
  void distributeTypes(std::span<Param> list, Range closing, bool requireNames);
  void checkDots(std::span<Param> list, bool allowed);

  // ---- Statements (parser_stmt.cpp) ----
  struct Header {
    Stmt* init = nullptr;
    Expr* cond = nullptr;
    Stmt* post = nullptr;
    Ident* bind = nullptr;  ///< of a type switch
    RangeStmt* range = nullptr;
  };
  Stmt* stmtOrNull();
  std::span<Stmt*> stmtList();
  BlockStmt* blockStmt(std::string_view context);
  Stmt* simpleStmt(Expr* first, Token keyword, Ident** bind = nullptr);
  Stmt* assignment(std::span<Expr*> lhs, Token keyword, Ident** bind);
  RangeStmt* rangeClause(Pos begin, std::span<Expr*> lhs, Token op);
  Stmt* labeledStmtOrNull(Ident* label);
  Stmt* nameStmtOrNull();
  Stmt* contextualStmtOrNull(Ident* word);
  Expr* withParenthesisedOperand(Expr* x, const Ident* word, CallExpr** inner);
  Stmt* declStmt();
  Stmt* callStmt();
  Stmt* branchStmt();
  Header header(Token keyword);
  void headerCondition(Header& h, Stmt* s, Token keyword, Pos semiPos, Semi semi);
  Stmt* ifStmt();
  Stmt* forStmt();
  Stmt* switchStmt();
  Stmt* selectStmt();
  CaseClause* caseClause();
  CommClause* commClause();

  template <class F>
  Pos list(std::string_view context, Token separator, Token close, F&& element);

  ParseContext& context_;
  diag::SourceFile& source_;
  Lexer lex_;
  bool isVo_;
  Pos lastEnd_;         ///< end of the last token taken
  int functions_ = 0;   ///< function bodies around the current token
  int exprLevel_ = 0;   ///< below 0: in a control clause, where `{` opens the block
  int depth_ = 0;
  bool tooDeep_ = false;

  base::Arena* arena_;
  uint32_t* nextId_;
  uint32_t idBit_ = 0;

  std::vector<Pragma> pragmas_;
  size_t directiveErrors_ = 0;
  std::vector<std::string_view> embeds_;
  std::vector<Linkname> linknames_;
  std::vector<LateError> lateErrors_;
  std::vector<std::string_view> omits_;
  std::vector<std::string_view> libraries_;

  // Stacks for lists under construction; see collect().
  std::vector<Expr*> exprs_;
  std::vector<Stmt*> stmts_;
  std::vector<Decl*> decls_;
  std::vector<Ident*> names_;
  std::vector<Field> fields_;
  std::vector<Param> params_;
  std::vector<InterfaceElement> elements_;
  std::vector<ImportDecl*> imports_;
  std::vector<CaseClause*> cases_;
  std::vector<CommClause*> comms_;

  /// Recently seen names, by a hash that is cheaper than the interner's.
  std::array<Symbol, 512> recent_{};

  friend class Nested;
};

/// One level of nesting while it lives.
class Nested {
 public:
  explicit Nested(Parser& p) : parser_(p) { p.depth_++; }
  ~Nested() { parser_.depth_--; }
  Nested(const Nested&) = delete;
  Nested& operator=(const Nested&) = delete;
  bool ok() const { return parser_.mayNest(); }

 private:
  Parser& parser_;
};

/// Token names as they stand in messages: "comma", "keyword for".
std::string tokenWord(Token t);

/// A possibly empty list of elements up to `close` (which is taken): the last separator is
/// optional. `element` returns true if it must be the last one. Gives the closing token's
/// position.
template <class F>
Pos Parser::list(std::string_view context, Token separator, Token close, F&& element) {
  bool done = false;
  while (tok() != Token::EndOfFile && tok() != close && !done) {
    done = element();
    if (!got(separator) && tok() != close) {
      syntaxError("in " + std::string(context) + "; possibly missing " + tokenWord(separator) +
                  " or " + tokenWord(close));
      advance({Token::RParen, Token::RBrack, Token::RBrace});
      if (tok() != close) return pos();
    }
  }
  Pos closing = pos();
  want(close);
  return closing;
}

inline const Expr* unparen(const Expr* x) {
  while (const auto* p = dynCast<ParenExpr>(x)) x = p->x;
  return x;
}
inline Expr* unparen(Expr* x) { return const_cast<Expr*>(unparen(static_cast<const Expr*>(x))); }

}  // namespace vo::syntax
