// This file finds package clause and imports of a file. Package loading needs them for every file
// before anything is parsed.
#include "package/scan.h"

#include <cctype>

namespace vo::package {
namespace {

bool isIdentChar(char c) {
  auto u = static_cast<unsigned char>(c);
  return std::isalnum(u) || c == '_' || u >= 0x80;
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  ScannedHeader run() {
    ScannedHeader out;
    if (text_.starts_with("\xef\xbb\xbf")) at_ = 3;
    if (text_.substr(at_).starts_with("#!")) skipLine();
    skipSpace();
    out.complete = word() == "package";
    if (out.complete) {
      at_ += 7;
      skipSpace();
      out.packageOffset = at_;
      out.package = word();
      out.complete = !out.package.empty();
      at_ += static_cast<uint32_t>(out.package.size());
    }
    out.end = at_;
    skipSpaceAndSemicolons();
    while (word().starts_with("i")) {
      out.complete = false;
      if (word() != "import") return out;
      at_ += 6;
      skipSpace();
      if (peek() == '(') {
        at_++;
        skipSpaceAndSemicolons();
        while (peek() != ')') {
          if (!spec(out)) return out;
          skipSpaceAndSemicolons();
        }
        at_++;
      } else if (!spec(out)) {
        return out;
      }
      out.complete = true;
      out.end = at_;
      skipSpaceAndSemicolons();
    }
    return out;
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  std::string_view word() const {
    uint32_t end = at_;
    while (end < text_.size() && isIdentChar(text_[end])) end++;
    return text_.substr(at_, end - at_);
  }
  void skipLine() {
    while (at_ < text_.size() && text_[at_] != '\n') at_++;
  }
  void skipSpace() {
    while (at_ < text_.size()) {
      char c = text_[at_];
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        at_++;
      } else if (c == '/' && at_ + 1 < text_.size() && (text_[at_ + 1] == '/' || text_[at_ + 1] == '*')) {
        at_ = skipOpaque(text_, at_);
      } else {
        break;
      }
    }
  }
  void skipSpaceAndSemicolons() {
    skipSpace();
    while (peek() == ';') {
      at_++;
      skipSpace();
    }
  }
  /// [name | "." ] path
  bool spec(ScannedHeader& out) {
    ScannedImport import = {};
    import.specBegin = at_;
    if (peek() == '.') {
      import.name = text_.substr(at_, 1);
      at_++;
    } else {
      import.name = word();
      at_ += static_cast<uint32_t>(import.name.size());
    }
    skipSpace();
    char quote = peek();
    if (quote != '"' && quote != '`') return false;
    import.offset = at_;
    uint32_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote && text_[end] != '\n')
      end += text_[end] == '\\' && quote == '"' ? 2 : 1;
    if (end >= text_.size() || text_[end] != quote) return false;
    import.path = text_.substr(at_ + 1, end - at_ - 1);
    at_ = import.end = end + 1;
    out.imports.push_back(import);
    return true;
  }

  std::string_view text_;
  uint32_t at_ = 0;
};

}  // namespace

ScannedHeader scanHeader(std::string_view text) { return Scanner(text).run(); }

uint32_t skipOpaque(std::string_view text, uint32_t at) {
  auto size = static_cast<uint32_t>(text.size());
  auto find = [&](std::string_view what, uint32_t from, uint32_t add) {
    size_t n = text.find(what, from);
    return n == std::string_view::npos ? size : static_cast<uint32_t>(n) + add;
  };
  char c = text[at];
  if (c == '/' && at + 1 < size) {
    if (text[at + 1] == '/') return find("\n", at, 0);
    if (text[at + 1] == '*') return find("*/", at + 2, 2);
    return at;
  }
  if (c == '`') return find("`", at + 1, 1);
  if (c != '"' && c != '\'') return at;
  uint32_t i = at + 1;
  while (i < size && text[i] != c && text[i] != '\n') i += text[i] == '\\' ? 2 : 1;
  return i < size ? i + 1 : size;
}

}  // namespace vo::package
