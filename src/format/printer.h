// The printer: tree and comments to text with alignment marks.
//
// Printing is by items: tokens, which have a position in the source, and white space, which is held
// back until the next token is known. Comments are not in the tree. Before each token those that
// stand before it in the source are written, placed by what white space is pending and by where
// they stood (print_core.cpp). The result has tabs and marks where columns begin and end; align()
// makes spaces of them.
//
// A printer is for one file. Sub-printers only measure: they print a node without comments to see
// whether it fits on a line.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "format/tree.h"

namespace vo::format {

/// White space and marks, by the byte that stands for them in the output. A cell of a column ends
/// at a VTab (or a tab), a FormFeed is a line break that ends all columns.
enum class Space : char {
  None = 0,
  Blank = ' ',
  VTab = '\v',
  Newline = '\n',
  FormFeed = '\f',
  Indent = '>',
  Unindent = '<',
};

/// Around text that must come through alignment as it is. No valid source has this byte.
inline constexpr char kEscape = '\xff';

class Printer {
 public:
  Printer(Lines& lines, std::span<CommentGroup* const> comments, int baseIndent);
  /// The text of the file; with alignment marks.
  std::string file(const File& file);

 private:
  /// Where something is in the source, or in the output. Line 0: unknown.
  struct Place {
    int offset = 0;
    int line = 1;
    int column = 1;
    friend bool operator==(const Place&, const Place&) = default;
  };
  static constexpr int kInfinity = 1 << 30;
  enum ListMode : unsigned { kCommaTerm = 1, kNoIndent = 2 };
  enum Mode : unsigned { kNoExtraBlank = 1, kNoExtraLinebreak = 2 };
  enum class ParamMode : uint8_t { Func, FuncTypeParams, TypeTypeParams };
  struct Measuring {
    int limit;
  };
  Printer(Lines& lines, Measuring measuring);

  // Items (print_core.cpp).
  void put(Space s);
  void put(Token t);
  void put(Mode mode);
  template <class A, class B, class... More>
  void put(A first, B second, More... more) {
    put(first);
    put(second, more...);
  }
  void word(std::string_view text, bool endsStatement);
  void literalText(std::string_view text, Token kind);
  void item(std::string_view text, Token token, bool isLiteral, bool endsStatement);
  void noteOpening();
  void at(Pos pos);
  Place placeOf(Pos pos);
  int lineOf(Pos pos) { return lines_.lineOf(pos); }
  int linebreak(int line, int least, Space before, bool newSection);
  void recordLine(int* line) { lineToRecord_ = line; }
  int linesFrom(int line) const { return out_.line - line; }
  void finish();

  // Output.
  void writeByte(char c, int n);
  void writeString(Place place, std::string_view s, bool isLiteral);
  void writeIndent();
  void writeSpaces(size_t n);

  // Comments.
  struct Flushed {
    bool wroteNewline = false;
    bool droppedFormFeed = false;
  };
  Flushed flush(Place next, Token token);
  Flushed intersperse(Place next, Token token);
  bool isDocComment(const CommentGroup& group, Place next, Token token);
  void commentPrefix(Place place, Place next, const Comment* previous, Token token);
  void commentPrefixSameLine(Place place, Place next, const Comment* previous);
  void commentPrefixNewLine(Place place, Place next, const Comment* previous, Token token);
  void writeComment(const Comment& c);
  Flushed commentSuffix(bool needsLinebreak);
  void nextComment();
  bool commentBefore(Place next) const {
    return commentOffset_ < next.offset && (!impliedSemi_ || !commentHasNewline_);
  }
  bool commentBefore(Pos next) { return commentBefore(placeOf(next)); }
  int commentSizeBefore(Place next);
  bool pendingLinebreak() const;

  // Expressions (print_expr.cpp).
  void exprList(Pos previous, std::span<Expr* const> list, int depth, unsigned mode, Pos next);
  void exprListOnLines(Pos previous, std::span<Expr* const> list, int depth, unsigned mode,
                       Pos next);
  void nameList(std::span<Name*> names, bool indents);
  void expr(Expr* x) { expr1(x, 0, 1); }
  void expr0(Expr* x, int depth) { expr1(x, 0, depth); }
  void expr1(Expr* x, int above, int depth);
  void binary(Binary* b, int above, int cutoff, int depth);
  OperatorMix mixOf(Binary* b);
  int cutoffOf(Binary* b, int depth);
  void paren(Paren* p, int depth);
  void call(Call* c, int depth);
  bool callee(Expr* x, int depth);
  bool selector(Selector* s, int depth, bool isMethod);
  bool selectedName(Name* name, bool isMethod);
  void slice(Slice* s, int depth);
  void composite(CompositeLit* c, int depth);
  void typeAssert(TypeAssert* t, int depth);
  void funcLit(FuncLit* f);
  void literal(Literal* l);
  void chanType(ChanType* t);
  void parameters(const FieldList& fields, ParamMode mode);
  void signature(FuncType* t);
  void fieldList(const FieldList& fields, bool isStruct);
  bool oneLineFields(const FieldList& fields, bool isStruct);
  bool isOneLineFieldList(std::span<Field> list);
  void structFields(std::span<Field> list);
  void interfaceElements(std::span<Field> list);
  void method(const Field& f);
  int nodeSize(Node* n, int limit);

  // Statements (print_stmt.cpp).
  void stmtList(std::span<Stmt*> list, int indents, bool nextIsBrace);
  void block(BlockStmt* b, int indents);
  void stmt(Stmt* s, bool nextIsBrace);
  void labeled(LabeledStmt* s, bool nextIsBrace);
  void assign(AssignStmt* s);
  void returns(ReturnStmt* s);
  void ifs(IfStmt* s, bool nextIsBrace);
  void forRange(RangeStmt* s);
  void controlClause(bool isFor, Stmt* init, Expr* cond, Stmt* post);
  bool indentsWholesale(std::span<Expr*> list);
  void funcBody(int headerSize, Space before, BlockStmt* body);
  int bodySize(BlockStmt* body, int limit);
  int distanceFrom(Pos start, int startColumn);

  // Declarations (print_decl.cpp).
  void genDecl(GenDecl* d);
  void spec(Spec* s, Token keyword, size_t count, bool indents);
  void importPath(Literal* path);
  void alignedValueSpec(Spec* s, bool keepsType);
  void funcDecl(FuncDecl* d);
  void declList(const std::vector<Decl>& decls);

  Lines& lines_;
  std::span<CommentGroup* const> comments_;
  size_t nextComment_ = 0;
  const CommentGroup* comment_ = nullptr;  ///< the next to be written
  int commentOffset_ = kInfinity;
  bool commentHasNewline_ = false;

  std::string output_;
  std::vector<size_t> goBuild_;    ///< where //go:build lines begin in the output
  std::vector<size_t> plusBuild_;  ///< and // +build lines
  int baseIndent_ = 0;
  int indent_ = 0;
  int level_ = 0;  ///< of composite literals
  unsigned mode_ = 0;
  bool endsAlignment_ =
      false;  ///< a literal went over lines: nothing on this one is aligned any more
  bool impliedSemi_ = false;          ///< a line break would be a semicolon
  Token lastToken_ = Token::Illegal;  ///< Illegal: white space
  Token previousOpen_ = Token::Illegal;
  static constexpr size_t kMaxPending = 16;
  Space pending_[kMaxPending + 1];
  size_t pendingCount_ = 0;
  Place place_;  ///< in the source
  Place out_;
  Place last_;  ///< place_ behind the last text
  int* lineToRecord_ = nullptr;

  // Of a sub-printer.
  bool isMeasuring_ = false;
  bool isTooBig_ = false;  ///< printing is given up
  int limit_ = 0;
  int size_ = 0;
  int solidSize_ = 0;  ///< without blanks at the end
};

/// What of a doc comment's lines is printed (doc_comment.cpp). Texts that were made are in `texts`,
/// which must outlive them.
std::vector<Comment> formatDocComment(std::span<const Comment> list,
                                      std::deque<std::string>& texts);

/// Lines of a /*…*/ comment without the white space that they have in common (block_comment.cpp).
/// `extra` blanks are thought to be before each.
std::vector<std::string> reindentComment(std::string_view text, bool gainsIndent);

/// Makes spaces of alignment marks and drops blanks at the ends of lines (align.cpp).
std::string align(std::string_view marked);

}  // namespace vo::format
