// The lexer: source text to tokens, one at a time, with Go's automatic semicolons.
//
// Takes a file of the SourceMap, whose line starts it fills in; texts of tokens are views into the file, or into
// the arenas where a literal had to be changed. Reads no byte behind the text's end (a zero stands there), and
// reports at most kMaxErrors. Belongs to one parser, so to one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "diag/diagnostic.h"
#include "diag/source_map.h"
#include "syntax/token.h"

namespace vo::syntax {

/// What stands behind a Semicolon token.
enum class Semi : uint8_t { Written, Newline, EndOfFile };

/// A `//go:…` or `//vo:…` comment, without the slashes.
struct Directive {
  uint32_t offset;  ///< of the text behind `//`
  std::string_view text;
  bool ownLine;  ///< nothing but blanks stands before it on its line
};

/// A comment as it stands in the text, its marks included; the newline that ends a `//` comment is not.
struct CommentRange {
  uint32_t offset;
  uint32_t end;
};

/// Reads one file. Errors go to the sink in Go's words; after an error the lexer goes on, so that
/// next() always reaches EndOfFile. Not more than kMaxErrors errors are reported for a file (the
/// parser's included): then the rest of the text is skipped.
class Lexer {
 public:
  static constexpr size_t kMaxErrors = 500;

  /// Fills `file`'s line table and //line directives; they (and so `kept`) live as long as the
  /// source map. A repaired copy of invalid text goes to `transient`.
  Lexer(base::Arena& kept, base::Arena& transient, diag::Sink& sink, diag::SourceFile& file,
        bool isVo);

  void next() {
    scan();
    if (__builtin_expect(cursor_ >= nextByteError_, 0)) reportByteErrors();
  }

  // The current token. Offsets count from the first byte of the file.
  Token token = Token::EndOfFile;
  Token op = Token::Illegal;  ///< of AssignOp: the binary operator
  Semi semi = Semi::Written;  ///< of Semicolon
  bool bad = false;           ///< a literal in which an error was reported
  uint32_t offset = 0;
  uint32_t end = 0;
  std::string_view text;  ///< of names and literals

  /// Directives met since the caller last cleared the list.
  std::vector<Directive> directives;
  /// Where comments go as they are met, those before a token before it; null: nobody wants them.
  std::vector<CommentRange>* comments = nullptr;
  /// As Go's package go/scanner, not as its compiler: what is no token is one, Illegal, and ends names (else it is left
  /// out, or part of a name), and a number has all its errors, not only the first.
  bool asGoScanner = false;

  diag::Pos posAt(uint32_t at) const { return diag::Pos{file_.base + at}; }
  /// The next byte that is not blank on this line, /*…*/ comments skipped; 0 if there is none.
  char peekOnLine() const;
  /// The text behind the current token.
  std::string_view rest() const;
  std::string_view source() const { return text_; }

  void error(diag::Kind kind, diag::Range range, std::string message);
  size_t errorCount() const { return errorCount_; }
  /// Skips what is left of the file.
  void stop();

 private:
  using Offset = uint32_t;
  char at(Offset i) const { return i < size_ ? data_[i] : '\0'; }
  char here() const { return at(cursor_); }
  void lexError(Offset where, std::string message, Offset length = 1);

  void scan();
  void scanBytes(base::Arena& kept, base::Arena& transient);
  void repair(base::Arena& transient);
  void reportByteErrors();
  void identifier();
  bool identifierRune(bool first);
  bool isIllegalRune() const;
  void illegalToken(bool semiDue);
  void number(bool seenPoint);
  unsigned digits(int base, Offset* invalid);
  void runeLiteral();
  void stringLiteral();
  void rawString();
  bool escape(char quote);
  void literal(Token kind, bool ok);
  void lineComment(bool blank);
  bool fullComment();
  void lineDirective(Offset textStart, Offset textEnd, Offset effect);
  void operatorToken(Token plain, Offset length);
  void single(Token t, bool endsStatement);

  const char* data_;
  Offset size_;
  Offset cursor_ = 0;
  bool semiDue_ = false;  ///< a newline here is a semicolon
  bool isVo_;
  std::string_view text_;
  base::Arena& kept_;
  diag::Sink& sink_;
  diag::SourceFile& file_;
  size_t errorCount_ = 0;

  /// Bytes that repair() blanked, in order. They are reported when the lexer gets there, because
  /// the parser wants to know whether errors came before a place.
  struct ByteError {
    Offset offset;
    Offset length;
    const char* message;
  };
  std::vector<ByteError> byteErrors_;
  size_t reportedBytes_ = 0;
  Offset nextByteError_ = UINT32_MAX;
};

/// The value of a string or rune literal without errors: escapes decoded, carriage returns of raw
/// strings dropped. Views `literal` where nothing had to change, else `arena`.
std::string_view literalValue(std::string_view literal, base::Arena& arena);

}  // namespace vo::syntax
