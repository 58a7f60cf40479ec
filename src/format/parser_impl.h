// The parser's state and productions, which follow the order in which gofmt's parser looks at
// tokens: so the errors are the same.
#pragma once

#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "format/parser.h"
#include "syntax/lexer.h"

namespace vo::format {

class Parser {
 public:
  Parser(base::Arena& arena, diag::SourceFile& source, bool isVo, std::vector<ParseError>& errors);
  File file();

 private:
  /// What error recovery skips to.
  enum class Stop : uint8_t { Statement, Declaration, Expression };
  enum class Simple : uint8_t { Basic, LabelOk, RangeOk };
  struct Param {
    Name* name = nullptr;
    Expr* type = nullptr;
  };
  /// Counts nesting while it lives.
  class Nested {
   public:
    explicit Nested(Parser& parser) : parser_(parser) { parser.enter(); }
    ~Nested() { parser_.nesting_ -= levels_; }
    Nested(const Nested&) = delete;
    Nested& operator=(const Nested&) = delete;
    bool deeper() {
      levels_++;
      return parser_.enter();
    }

   private:
    Parser& parser_;
    int levels_ = 1;
  };

  // Tokens and errors (parser.cpp).
  void next();
  void takeLexicalErrors();
  size_t takeGroup(size_t from, int gap, CommentGroup*& group, int& endLine);
  std::string_view withoutReturns(std::string_view text, bool isComment);
  int lineOf(Pos at) { return lines_.lineOf(at); }
  void error(Pos at, std::string text);
  void errorExpected(Pos at, std::string what);
  std::string tokenWord() const;
  bool atNewline() const;
  Pos expect(Token t);
  Pos expectClosing(Token t, const char* context);
  /// The comment that belongs to what the semicolon ends.
  CommentGroup* expectSemi();
  bool atComma(const char* context, Token follow);
  bool stopsAt(Stop where) const;
  void advance(Stop where);
  bool enter();
  void countBrackets();
  void skipRest();

  template <class T>
  T* node(Pos begin) {
    T* n = arena_.make<T>();
    n->kind = T::kKind;
    n->pos = begin;
    return n;
  }
  /// Ends a node with the last token.
  template <class T>
  T* finish(T* n) {
    n->end = previousEnd_;
    return n;
  }
  /// Ends a node with its last part.
  template <class T>
  T* endWith(T* n, const Node* part) {
    n->end = part->end;
    return n;
  }
  /// Ends a node with its closing bracket, even if something else stands there.
  template <class T>
  T* closeAt(T* n, Pos bracket) {
    n->end = bracket.plus(1);
    return n;
  }
  template <class T>
  std::span<T> keep(const std::vector<T>& list) {
    return arena_.copy(std::span<const T>(list));
  }
  /// The elements above `mark`, which leave the stack.
  template <class T>
  std::span<T> take(std::vector<T>& stack, size_t mark) {
    std::span<T> kept = arena_.copy(std::span<const T>(stack.data() + mark, stack.size() - mark));
    stack.resize(mark);
    return kept;
  }

  // Expressions (parse_expr.cpp).
  Name* name();
  std::span<Name*> nameList();
  Literal* literal();
  std::span<Expr*> exprList();
  std::span<Expr*> list(bool isRhs);
  Expr* expr();
  Expr* rhs();
  Expr* binaryExpr(Expr* x, int minimum);
  Expr* unaryExpr();
  Expr* receiveOrChan();
  Expr* primaryExpr(Expr* x);
  Expr* selectorOrAssertion(Expr* x);
  Expr* dynamicStep(Expr* x);
  Expr* indexOrSlice(Expr* x);
  Call* call(Expr* fun, Pos begin);
  Expr* operand();
  Expr* literalValue(Expr* type, Pos begin);
  Expr* element();
  Expr* value();
  bool mayBeLiteralType(const Expr* x) const;

  // Types (parse_type.cpp).
  Expr* badExpr(Pos begin);
  Expr* type();
  Expr* typeOrNull();
  Expr* typeName(Name* first);
  Expr* qualifiedName(Name* first);
  Expr* typeInstance(Expr* x);
  Expr* packIndex(Expr* x, Pos lbrack, std::span<Expr*> indices, Pos rbrack);
  Expr* arrayType(Pos lbrack, Expr* length);
  Param arrayOrTypeArgs(Name* x);
  Expr* structType();
  Field fieldDecl();
  Expr* interfaceType();
  Field methodSpec();
  Expr* embeddedElem(Expr* x);
  Expr* embeddedTerm();
  Expr* chanType();
  Expr* dotsType();
  FuncType* funcType();
  void signature(FuncType* t);
  FieldList typeParameters();
  FieldList parameters(bool isResult);
  Param paramDecl(Name* first, bool typeSets);
  std::span<Field> paramList(Name* first, Expr* firstType, Token close, bool dotsOk);
  void distributeTypes(std::span<Param> params, size_t named, size_t typed, bool isTypeParams,
                       Pos begin);
  void checkDots(std::span<Param> params, bool dotsOk);
  std::span<Field> toFields(std::span<Param> params, bool isNamed);
  Name* splitTypeParam(Expr* x, bool force, Expr** rest);

  // Statements (parse_stmt.cpp).
  std::span<Stmt*> stmtList();
  BlockStmt* block();
  Stmt* stmt();
  Stmt* simpleStmt(Simple mode, bool* isRange);
  Stmt* contextualStmtOrNull();
  Stmt* callStmt(const char* word);
  Stmt* returnStmt();
  Stmt* branchStmt();
  Expr* asExpr(Stmt* s, const char* want);
  void ifHeader(IfStmt* s);
  IfStmt* ifStmt();
  Stmt* switchStmt();
  Stmt* caseClause();
  Stmt* selectStmt();
  Stmt* commClause();
  Stmt* commOperation();
  Stmt* forStmt();
  bool isTypeSwitchGuard(Stmt* s);

  // Declarations (parse_decl.cpp).
  Decl declaration(Stop recovery);
  GenDecl* genDecl();
  Spec* spec(Token keyword);
  void importSpec(Spec* s);
  void valueSpec(Spec* s, Token keyword);
  void typeSpec(Spec* s);
  void typeSpecAfterBracket(Spec* s);
  FuncDecl* funcDecl();

  base::Arena& arena_;
  diag::SourceFile& source_;
  diag::Sink sink_;
  syntax::Lexer lex_;
  bool isVo_;
  std::vector<ParseError>& errors_;
  size_t lexicalErrors_ = 0;
  Lines lines_;
  std::vector<syntax::CommentRange> comments_;  ///< before the current token
  std::vector<CommentGroup*> groups_;

  // The current token.
  Token tok_ = Token::Illegal;
  Pos pos_;
  Pos end_;
  Pos previousEnd_;
  CommentGroup* leadComment_ = nullptr;
  CommentGroup* lineComment_ = nullptr;

  int level_ = 0;       ///< below 0: in the head of a statement, where `{` begins a block
  bool inRhs_ = false;  ///< `=` would be a mistake for `==`
  int nesting_ = 0;
  int brackets_ = 0;     ///< that are open
  bool isOver_ = false;  ///< too many errors: the rest is skipped
  Pos stoppedAt_;
  int stops_ = 0;
  Name* word_ = nullptr;  ///< `fail` or `errdefer`, taken, but a name: the next operand
  std::vector<Expr*> exprs_;
  std::vector<Stmt*> stmts_;
};

}  // namespace vo::format
