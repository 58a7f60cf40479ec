// This file implements the parser's handling of tokens and errors.
//
// The grammar, the places where an error is noticed, the wording and the recovery follow Go's
// compiler, so that a broken program gets the messages that Go programmers know. On an error the
// parser skips to a token from which it can go on: inside of functions any keyword that begins a
// statement is one. advance() with an empty set takes exactly one token, so there is always
// progress.
#include <algorithm>

#include "syntax/parser_impl.h"

namespace vo::syntax {

using diag::Kind;

namespace {
constexpr TokenSet kStatementKeywords = {
    Token::Break, Token::Const,  Token::Continue, Token::Defer,  Token::Fallthrough,
    Token::For,   Token::Go,     Token::Goto,     Token::If,     Token::Return,
    Token::Select, Token::Switch, Token::Type,    Token::Var};
}  // namespace

std::string tokenWord(Token t) {
  switch (t) {
    case Token::Comma: return "comma";
    case Token::Semicolon: return "semicolon or newline";
    default: break;
  }
  std::string text(tokenText(t));
  return t >= Token::Break ? "keyword " + text : text;
}

Parser::Parser(ParseContext& context, diag::SourceFile& source, bool isVo)
    : context_(context),
      source_(source),
      lex_(context.fileTables != nullptr ? *context.fileTables : context.kept, context.transient, context.sink, source, isVo),
      isVo_(isVo),
      arena_(&context.transient),
      nextId_(&context.nextTransient) {}

void Parser::next() {
  VO_DCHECK(lex_.end >= lex_.offset, "a token ends behind its beginning");
  lastEnd_ = lex_.posAt(lex_.end);
  lex_.next();
  if (__builtin_expect(!lex_.directives.empty(), 0)) handleDirectives();
}

bool Parser::got(Token t) {
  if (tok() != t) return false;
  next();
  return true;
}

void Parser::want(Token t) {
  if (got(t)) return;
  syntaxError("expected " + tokenWord(t));
  advance({});
}

// `=`, or with a complaint `:=`.
bool Parser::gotAssign() {
  if (tok() != Token::Define && tok() != Token::Assign) return false;
  if (tok() == Token::Define) syntaxError("expected =");
  next();
  return true;
}

void Parser::advance(TokenSet follow) {
  TokenSet stop = follow | TokenSet{Token::EndOfFile};
  if (!follow.empty() && functions_ > 0) stop = stop | kStatementKeywords;
  while (!stop.has(tok())) {
    next();
    if (follow.empty()) break;
  }
}

void Parser::errorAt(Range where, std::string text) {
  lex_.error(Kind::SyntaxError, where, std::move(text));
}

void Parser::syntaxErrorAt(Range where, std::string_view text) {
  // What follows the first error at the end of the file would be noise.
  if (tok() == Token::EndOfFile && lex_.errorCount() != 0) return;
  std::string message = "syntax error: ";
  bool afterToken =
      text.starts_with("in ") || text.starts_with("at ") || text.starts_with("after ");
  bool expected = text.starts_with("expected ");
  if (afterToken || expected) {
    message += "unexpected " + foundToken();
    message += expected ? ", " : " ";
  }
  message += text;
  errorAt(where, std::move(message));
}

std::string Parser::foundToken() const {
  switch (tok()) {
    case Token::Name: return "name " + std::string(lex_.text);
    case Token::Semicolon:
      return lex_.semi == Semi::Written   ? "semicolon"
             : lex_.semi == Semi::Newline ? "newline"
                                          : "EOF";
    case Token::Int:
    case Token::Float:
    case Token::Imag:
    case Token::Char:
    case Token::String: return "literal " + std::string(lex_.text);
    case Token::AssignOp: return std::string(tokenText(lex_.op)) + "=";
    default: return tokenWord(tok());
  }
}

bool Parser::nestingError(int limit) {
  VO_CHECK(limit > 0, "nesting has a bound");
  if (!tooDeep_) {
    tooDeep_ = true;
    lex_.error(Kind::NestingTooDeep, tokenRange(),
               "nested too deeply: more than " + std::to_string(limit) + " levels");
  }
  lex_.stop();
  while (tok() != Token::EndOfFile) next();
  return false;
}

File* parseFile(ParseContext& context, diag::SourceFile& source, bool isVo) {
  Parser parser(context, source, isVo);
  return parser.file();
}

}  // namespace vo::syntax
