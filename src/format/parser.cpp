// This file implements the parser's handling of tokens, comments and errors.
#include <algorithm>

#include "format/parser_impl.h"
#include "syntax/char_class.h"
#include "syntax/unicode.h"

namespace vo::format {

namespace {

constexpr size_t kMaxErrors = 10;
// Brackets nest no deeper, as each may indent what is in it; other nesting (operators, types,
// else-ifs) has gofmt's bound.
constexpr int kMaxBrackets = 2'000;
constexpr int kMaxNesting = 100'000;

enum class Where : uint8_t { Same, Literal, Escape };

struct LexicalError {
  std::string_view compiler;  ///< how the text of the compiler's lexer begins
  std::string_view formatter;
  Where where = Where::Same;  ///< it is reported: where the literal begins, behind the backslash
  bool keepsRune = false;     ///< the rune is named behind the text
};
// What gofmt says where the compiler says something else.
constexpr LexicalError kLexicalErrors[] = {
    {"newline in string", "string literal not terminated", Where::Literal},
    {"string not terminated", "string literal not terminated", Where::Literal},
    {"newline in rune literal", "rune literal not terminated", Where::Literal},
    {"empty rune literal", "illegal rune literal", Where::Literal},
    {"more than one character", "illegal rune literal", Where::Literal},
    {"unknown escape", "unknown escape sequence"},
    {"octal escape value", "escape sequence is invalid Unicode code point", Where::Escape},
    {"escape is invalid", "escape sequence is invalid Unicode code point", Where::Escape},
    {"invalid NUL character", "illegal character NUL"},
    {"invalid UTF-8", "illegal UTF-8 encoding"},
    {"invalid BOM", "illegal byte order mark"},
    {"identifier cannot begin", "illegal character ", Where::Same, true},
    {"invalid character", "illegal character ", Where::Same, true},
};

// As for Go, what is behind the last newline is no line.
std::span<const uint32_t> linesOf(diag::SourceFile& source) {
  if (source.size > 0 && source.lineStarts.back() == source.size) source.lineStarts.pop();
  return source.lineStarts.span();
}

}  // namespace

Parser::Parser(base::Arena& arena, diag::SourceFile& source, bool isVo,
               std::vector<ParseError>& errors)
    : arena_(arena),
      source_(source),
      lex_(arena, arena, sink_, source, isVo),
      isVo_(isVo),
      errors_(errors),
      lines_(linesOf(source)) {
  lex_.comments = &comments_;
  lex_.asGoScanner = true;
  next();
}

void Parser::takeLexicalErrors() {
  for (; lexicalErrors_ < sink_.all().size(); lexicalErrors_++) {
    const diag::Diagnostic& d = sink_.all()[lexicalErrors_];
    Pos at = d.range.begin;
    std::string text = d.text;
    for (const LexicalError& e : kLexicalErrors) {
      if (!text.starts_with(e.compiler)) continue;
      text = e.formatter;
      if (e.where == Where::Escape)
        at = lex_.posAt(static_cast<uint32_t>(lex_.source().rfind('\\', at.value - 2)) + 1);
      if (e.where == Where::Literal) {
        at = lex_.posAt(lex_.offset);
        if (lex_.source()[lex_.offset] == '`') text = "raw string literal not terminated";
      }
      if (!e.keepsRune) break;
      char32_t c = syntax::decodeRune(source_.text.substr(at.value - 1)).value;
      if (c == U'“' || c == U'”') {
        text = "curly quotation mark " + syntax::quoteRune(c) + " (use neutral '\"')";
      } else {
        text += syntax::describeRune(c);
        if (d.text.ends_with("escape")) text += " in escape sequence";
      }
      break;
    }
    if (!isOver_) errors_.push_back({at, std::move(text)});
  }
}

std::string_view Parser::withoutReturns(std::string_view text, bool isComment) {
  if (text.find('\r') == std::string_view::npos) return text;
  std::string out;
  for (size_t i = 0; i < text.size(); i++) {
    // A return that keeps a star from a slash stays, or the comment would end there.
    bool parts = isComment && text[1] == '*' && out.size() > 2 && out.back() == '*' &&
                 i + 1 < text.size() && text[i + 1] == '/';
    if (text[i] != '\r' || parts) out += text[i];
  }
  return arena_.copy(out);
}

// Groups comments_[from, ...): a comment joins if it begins at most `gap` lines below the end of
// the one before.
size_t Parser::takeGroup(size_t from, int gap, CommentGroup*& group, int& endLine) {
  std::vector<Comment> list;
  endLine = lineOf(lex_.posAt(comments_[from].offset));
  size_t i = from;
  for (; i < comments_.size(); i++) {
    Pos at = lex_.posAt(comments_[i].offset);
    int line = lineOf(at);
    if (line > endLine + gap) break;
    std::string_view text =
        lex_.source().substr(comments_[i].offset, comments_[i].end - comments_[i].offset);
    endLine = line;
    if (text[1] == '*') endLine += static_cast<int>(std::count(text.begin(), text.end(), '\n'));
    list.push_back({at, withoutReturns(text, true)});
  }
  group = arena_.make<CommentGroup>();
  group->list = arena_.copy(std::span<const Comment>(list));
  groups_.push_back(group);
  return i;
}

// To the next token. Comments before it are grouped: those that follow the last token on its line
// may be its line comment, those right above the new one are its lead comment.
void Parser::next() {
  leadComment_ = lineComment_ = nullptr;
  Pos previous = pos_;
  previousEnd_ = end_;
  comments_.clear();
  lex_.directives.clear();
  lex_.next();
  takeLexicalErrors();
  tok_ = lex_.token;
  pos_ = lex_.posAt(lex_.offset);
  end_ = lex_.posAt(lex_.end);
  countBrackets();
  if (comments_.empty()) return;
  const syntax::CommentRange& last = comments_.back();
  // A comment over several lines that is a semicolon is one where its first line ends.
  if (tok_ == Token::Semicolon && last.offset == lex_.offset)
    pos_ = lex_.posAt(static_cast<uint32_t>(lex_.source().find('\n', last.offset)));
  int line = lineOf(pos_);
  size_t i = 0;
  CommentGroup* group = nullptr;
  int endLine = -1;
  if (lineOf(lex_.posAt(comments_[0].offset)) == lineOf(previous)) {
    i = takeGroup(0, 0, group, endLine);
    if (i < comments_.size() || line != endLine || tok_ == Token::Semicolon ||
        tok_ == Token::EndOfFile)
      lineComment_ = group;
  }
  endLine = -1;
  while (i < comments_.size()) i = takeGroup(i, 1, group, endLine);
  if (endLine + 1 == line) leadComment_ = group;
}

void Parser::error(Pos at, std::string text) {
  if (isOver_) return;
  int line = static_cast<int>(diag::locateIn(source_, at).line);
  if (!errors_.empty() &&
      static_cast<int>(diag::locateIn(source_, errors_.back().pos).line) == line)
    return;
  if (errors_.size() > kMaxErrors) {
    skipRest();
    return;
  }
  errors_.push_back({at, std::move(text)});
}

bool Parser::atNewline() const {
  return tok_ == Token::Semicolon && lex_.semi != syntax::Semi::Written;
}

std::string Parser::tokenWord() const {
  if (tok_ == Token::AssignOp) return std::string(syntax::tokenText(lex_.op)) + "=";
  return std::string(syntax::tokenText(tok_));
}

void Parser::errorExpected(Pos at, std::string what) {
  std::string text = "expected " + std::move(what);
  if (at == pos_) {
    if (atNewline()) {
      text += ", found newline";
    } else if (tok_ >= Token::Name && tok_ <= Token::String) {
      text += ", found " + std::string(lex_.text);
    } else {
      text += ", found '" + tokenWord() + "'";
    }
  }
  error(at, std::move(text));
}

Pos Parser::expect(Token t) {
  Pos at = pos_;
  if (tok_ != t)
    errorExpected(at, t == Token::Name ? "'IDENT'" : "'" + std::string(syntax::tokenText(t)) + "'");
  next();
  return at;
}

Pos Parser::expectClosing(Token t, const char* context) {
  if (tok_ != t && atNewline()) {
    error(pos_, std::string("missing ',' before newline in ") + context);
    next();
  }
  return expect(t);
}

CommentGroup* Parser::expectSemi() {
  switch (tok_) {
    case Token::RParen:
    case Token::RBrace:
      return nullptr;
    case Token::Comma:
      errorExpected(pos_, "';'");
      [[fallthrough]];
    case Token::Semicolon: {
      // Comments stand before a newline but behind a semicolon.
      CommentGroup* before = atNewline() ? lineComment_ : nullptr;
      bool isWritten = !atNewline();
      next();
      return isWritten ? lineComment_ : before;
    }
    default:
      errorExpected(pos_, "';'");
      advance(Stop::Statement);
      return nullptr;
  }
}

bool Parser::atComma(const char* context, Token follow) {
  if (tok_ == Token::Comma) return true;
  if (tok_ == follow) return false;
  error(pos_,
        std::string(atNewline() ? "missing ',' before newline in " : "missing ',' in ") + context);
  return true;
}

bool Parser::stopsAt(Stop where) const {
  switch (tok_) {
    case Token::Const:
    case Token::Type:
    case Token::Var:
      return where != Stop::Expression;
    case Token::Import:
      return where == Stop::Declaration;
    case Token::Break:
    case Token::Continue:
    case Token::Defer:
    case Token::Fallthrough:
    case Token::For:
    case Token::Go:
    case Token::Goto:
    case Token::If:
    case Token::Return:
    case Token::Select:
    case Token::Switch:
      return where == Stop::Statement;
    case Token::Comma:
    case Token::Colon:
    case Token::Semicolon:
    case Token::RParen:
    case Token::RBrack:
    case Token::RBrace:
      return where == Stop::Expression;
    default:
      return false;
  }
}

// Skips to a token of the set. The same one stops it ten times at most: two productions may take
// turns in not taking it.
void Parser::advance(Stop where) {
  for (; tok_ != Token::EndOfFile; next()) {
    if (!stopsAt(where)) continue;
    if (pos_ == stoppedAt_ && stops_ < 10) {
      stops_++;
      return;
    }
    if (pos_ > stoppedAt_) {
      stoppedAt_ = pos_;
      stops_ = 0;
      return;
    }
  }
}

bool Parser::enter() {
  if (++nesting_ <= kMaxNesting) return true;
  error(pos_, "exceeded max nesting depth");
  skipRest();
  return false;
}

void Parser::skipRest() {
  isOver_ = true;
  lex_.stop();
  tok_ = Token::EndOfFile;
}

void Parser::countBrackets() {
  bool opens = tok_ == Token::LParen || tok_ == Token::LBrack || tok_ == Token::LBrace;
  bool closes = tok_ == Token::RParen || tok_ == Token::RBrack || tok_ == Token::RBrace;
  brackets_ = std::max(brackets_ + opens - closes, 0);
  if (brackets_ <= kMaxBrackets) return;
  error(pos_, "nested too deeply: more than " + std::to_string(kMaxBrackets) + " levels");
  skipRest();
}

File parse(base::Arena& arena, diag::SourceFile& source, bool isVo,
           std::vector<ParseError>& errors) {
  Parser parser(arena, source, isVo, errors);
  return parser.file();
}

}  // namespace vo::format
