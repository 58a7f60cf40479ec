// This file reads the head of a Go file as the go command does: go/build takes the text up to the
// first token behind the imports (or all of it, if it does not get there) and lets go/parser parse the
// package clause and the imports in it. Only the first error is of interest.
#include "package/header_errors.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>

#include "package/scan.h"

namespace vo::package {
namespace {

constexpr std::array<std::string_view, 25> kKeywords = {
    "break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough", "for", "func", "go", "goto",
    "if", "import", "interface", "map", "package", "range", "return", "select", "struct", "switch", "type", "var"};

constexpr std::array<std::string_view, 48> kOperators = {
    "<<=", ">>=", "&^=", "...", "&&", "||", "<-", "++", "--", "==", "!=", "<=", ">=", ":=", "+=", "-=",
    "*=",  "/=",  "%=",  "&=",  "|=", "^=", "<<", ">>", "&^", "+",  "-",  "*",  "/",  "%",  "&",  "|",
    "^",   "<",   ">",   "=",   "!",  "(",  ")",  "[",  "]",  "{",  "}",  ",",  ";",  ".",  ":",  "~"};

enum class Kind : uint8_t { End, Name, Keyword, String, Literal, Newline, Operator, Illegal };

struct Token {
  Kind kind = Kind::End;
  uint32_t offset = 0;
  std::string_view text;
};

bool isNameByte(char c) {
  auto u = static_cast<unsigned char>(c);
  return std::isalnum(u) || c == '_' || u >= 0x80;
}

class HeaderParser {
 public:
  explicit HeaderParser(std::string_view text) : text_(text) {
    if (text_.starts_with("\xef\xbb\xbf")) at_ = 3;
    next();
  }

  HeaderError run() {
    expect(Kind::Keyword, "package");
    expect(Kind::Name, "IDENT");
    endOfStatement();
    while (ok() && is("import")) importDecl();
    return std::move(error_);
  }

 private:
  bool ok() const { return error_.text.empty(); }
  bool is(std::string_view text) const { return token_.text == text; }
  void fail(uint32_t offset, std::string text) {
    if (ok()) error_ = {offset, std::move(text), false};
  }

  void importDecl() {
    next();
    if (!is("(")) {
      importSpec();
      return endOfStatement();
    }
    next();
    while (ok() && !is(")") && token_.kind != Kind::End) {
      importSpec();
      if (!is(")")) endOfStatement();
    }
    expect(Kind::Operator, ")");
    endOfStatement();
  }

  void importSpec() {
    uint32_t begin = token_.offset;
    if (token_.kind == Kind::Name || is(".")) next();
    if (token_.kind == Kind::String) {
      importPath(begin);
      return next();
    }
    bool literal = token_.kind == Kind::Literal || token_.kind == Kind::Name;
    fail(token_.offset, literal ? "import path must be a string" : "missing import path");
  }

  // Checked when everything has been parsed, so the first one is kept beside the errors.
  void importPath(uint32_t spec) {
    std::string_view path = token_.text.substr(1, token_.text.size() - 2);
    bool valid = !path.empty() && std::all_of(path.begin(), path.end(), [](char c) {
      auto u = static_cast<unsigned char>(c);
      return u > ' ' && u != 0x7f && std::string_view("!\"#$%&'()*,:;<=>?[\\]^{|}`").find(c) == std::string_view::npos;
    });
    if (!valid && path_.text.empty()) path_ = {spec, "invalid import path: " + std::string(path), true};
  }

  void expect(Kind kind, std::string_view text) {
    if (!ok()) return;
    if (token_.kind == kind && (kind == Kind::Name || is(text))) return next();
    failExpected(text);
  }

  void endOfStatement() {
    if (!ok() || token_.kind == Kind::End || is(")") || is("}")) return;
    if (token_.kind == Kind::Newline || is(";")) return next();
    failExpected(";");
  }

  void failExpected(std::string_view text) {
    std::string message = "expected '" + std::string(text) + "', found ";
    switch (token_.kind) {
      case Kind::End: message += "'EOF'"; break;
      case Kind::Newline: message += "newline"; break;
      case Kind::Illegal: message += "'ILLEGAL'"; break;
      case Kind::Name:
      case Kind::String:
      case Kind::Literal: message += token_.text; break;
      default: message += "'" + std::string(token_.text) + "'"; break;
    }
    fail(token_.offset, std::move(message));
  }

  // ---- Tokens ----

  void next() {
    bool newlineCounts = token_.kind == Kind::Name || token_.kind == Kind::String || token_.kind == Kind::Literal ||
                         is(")") || is("]") || is("}") || is("break") || is("continue") || is("fallthrough") ||
                         is("return") || is("++") || is("--");
    if (!skipBlanks(newlineCounts)) return;
    uint32_t begin = at_;
    if (at_ >= text_.size()) {
      token_ = newlineCounts ? Token{Kind::Newline, begin, {}} : Token{Kind::End, begin, {}};
      return;
    }
    char c = text_[at_];
    if (c == '"' || c == '`' || c == '\'') return quoted(c);
    if (std::isdigit(static_cast<unsigned char>(c))) {
      take(Kind::Literal, [](char d) { return std::isdigit(static_cast<unsigned char>(d)) || d == '_' || d == '.'; });
      return;
    }
    if (isNameByte(c)) {
      take(Kind::Name, isNameByte);
      if (std::find(kKeywords.begin(), kKeywords.end(), token_.text) != kKeywords.end()) token_.kind = Kind::Keyword;
      return;
    }
    for (std::string_view op : kOperators) {
      if (text_.substr(at_, op.size()) != op) continue;
      at_ += static_cast<uint32_t>(op.size());
      token_ = {Kind::Operator, begin, op};
      return;
    }
    char code[32];
    snprintf(code, sizeof code, "U+%04X", static_cast<unsigned char>(c));
    std::string message = std::string("illegal character ") + code;
    if (c == 0) message = "illegal character NUL";
    else if (c > ' ' && c < 0x7f) message += std::string(" '") + c + "'";
    fail(begin, std::move(message));
    at_++;
    token_ = {Kind::Illegal, begin, text_.substr(begin, 1)};
  }

  template <class F>
  void take(Kind kind, F&& belongs) {
    uint32_t begin = at_;
    while (at_ < text_.size() && belongs(text_[at_])) at_++;
    token_ = {kind, begin, text_.substr(begin, at_ - begin)};
  }

  /// False if it found a newline that ends a statement: then that is the token.
  bool skipBlanks(bool newlineCounts) {
    for (; at_ < text_.size(); at_++) {
      char c = text_[at_];
      if (c == '\n' && newlineCounts) {
        token_ = {Kind::Newline, at_, {}};
        at_++;
        return false;
      }
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
      if (c != '/' || at_ + 1 >= text_.size() || (text_[at_ + 1] != '/' && text_[at_ + 1] != '*')) return true;
      uint32_t end = skipOpaque(text_, at_);
      std::string_view comment = text_.substr(at_, end - at_);
      if (comment[1] == '*' && (comment.size() < 4 || !comment.ends_with("*/"))) fail(at_, "comment not terminated");
      // A comment over several lines ends a statement where it begins.
      if (newlineCounts && comment.find('\n') != std::string_view::npos) {
        token_ = {Kind::Newline, at_, {}};
        at_ = end;
        return false;
      }
      at_ = end - 1;
    }
    return true;
  }

  void quoted(char quote) {
    uint32_t begin = at_++;
    const char* what = quote == '"' ? "string" : quote == '`' ? "raw string" : "rune";
    while (at_ < text_.size() && text_[at_] != quote && (quote == '`' || text_[at_] != '\n')) {
      if (text_[at_++] != '\\' || quote == '`' || at_ >= text_.size()) continue;
      char escaped = text_[at_];
      if (escaped != '\n' && escaped != quote && std::string_view("abfnrtv\\01234567xuU").find(escaped) == std::string_view::npos)
        fail(at_, "unknown escape sequence");
      if (escaped != '\n') at_++;
    }
    if (at_ >= text_.size() || text_[at_] != quote) {
      fail(begin, std::string(what) + " literal not terminated");
    } else {
      at_++;
    }
    token_ = {quote == '\'' ? Kind::Literal : Kind::String, begin, text_.substr(begin, at_ - begin)};
  }

  friend HeaderError vo::package::headerError(std::string_view text);
  std::string_view text_;
  uint32_t at_ = 0;
  Token token_;
  HeaderError error_;
  HeaderError path_;
};

}  // namespace

HeaderError headerError(std::string_view text) {
  ScannedHeader head = scanHeader(text);
  HeaderParser parser(head.complete ? text.substr(0, head.end) : text);
  HeaderError found = parser.run();
  return found.text.empty() ? std::move(parser.path_) : found;
}

}  // namespace vo::package
