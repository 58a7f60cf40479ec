// This file implements build constraints: the header of a file, `//go:build` expressions with the
// older `// +build` lines as fall-back, and file name suffixes.
//
// The header is what stands before the first line that is not blank, `//` comment or `/*…*/`
// comment. `// +build` lines count only if a blank line follows them before its end.
#include "syntax/build_constraint.h"

#include <algorithm>
#include <iterator>

#include "syntax/char_class.h"
#include "syntax/unicode.h"

namespace vo::syntax {
namespace {

constexpr std::string_view kOses[] = {
    "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js",
    "linux", "nacl", "netbsd", "openbsd", "plan9", "solaris", "wasip1", "windows", "zos"};
constexpr std::string_view kUnixOses[] = {
    "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "linux",
    "netbsd", "openbsd", "solaris"};
constexpr std::string_view kArches[] = {
    "386", "amd64", "amd64p32", "arm", "armbe", "arm64", "arm64be", "loong64", "mips", "mipsle",
    "mips64", "mips64le", "mips64p32", "mips64p32le", "ppc", "ppc64", "ppc64le", "riscv",
    "riscv64", "s390", "s390x", "sparc", "sparc64", "wasm"};

template <size_t N>
bool contains(const std::string_view (&list)[N], std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f'; }

std::string_view trim(std::string_view s) {
  while (!s.empty() && isBlank(s.front())) s.remove_prefix(1);
  while (!s.empty() && isBlank(s.back())) s.remove_suffix(1);
  return s;
}

/// What stands behind `prefix` if blanks or nothing follow it there.
bool takePrefix(std::string_view line, std::string_view prefix, std::string_view& rest) {
  if (!line.starts_with(prefix)) return false;
  line.remove_prefix(prefix.size());
  if (!line.empty() && !isBlank(line.front())) return false;
  rest = trim(line);
  return true;
}

struct Header {
  bool hasGoBuild = false;
  bool several = false;       ///< more than one //go:build line
  std::string_view goBuild;   ///< the expression
  std::vector<std::string_view> plusBuild;
};

Header parseHeader(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  Header h;
  std::vector<std::string_view> pending;  // +build lines without a blank line behind them so far
  bool ended = false;
  bool inComment = false;
  while (!text.empty()) {
    size_t newline = text.find('\n');
    std::string_view line = trim(text.substr(0, newline));
    text = newline == std::string_view::npos ? std::string_view() : text.substr(newline + 1);
    if (line.empty() && !ended) {
      h.plusBuild.insert(h.plusBuild.end(), pending.begin(), pending.end());
      pending.clear();
      continue;
    }
    if (!line.starts_with("//")) ended = true;
    std::string_view expression;
    if (!inComment && takePrefix(line, "//go:build", expression)) {
      if (h.hasGoBuild) h.several = true;
      h.hasGoBuild = true;
      h.goBuild = expression;
    } else if (!ended && line.starts_with("//") &&
               takePrefix(trim(line.substr(2)), "+build", expression)) {
      pending.push_back(expression);
    }
    while (!line.empty()) {
      if (inComment) {
        size_t close = line.find("*/");
        if (close == std::string_view::npos) break;
        inComment = false;
        line = trim(line.substr(close + 2));
      } else if (line.starts_with("//")) {
        break;
      } else if (line.starts_with("/*")) {
        inComment = true;
        line = trim(line.substr(2));
      } else {
        return h;
      }
    }
  }
  return h;
}

/// Evaluates `expr = and { "||" and }`, `and = not { "&&" not }`, `not = [ "!" ] atom`,
/// `atom = tag | "(" expr ")"`. Beside the value, computes the lowest Go version that the
/// expression implies (minVersion) and that its negation implies; -1 is "none".
class Evaluator {
 public:
  struct Result {
    bool value = false;
    int version = -1;
    int negatedVersion = -1;
  };

  Evaluator(std::string_view text, TagPredicate tags) : text_(text), tags_(std::move(tags)) {}

  Result run() {
    lex();
    Result r = orExpr();
    if (error.empty() && !token_.empty()) fail("unexpected token " + std::string(token_));
    return r;
  }

  std::string error;

 private:
  static constexpr int kMaxSize = 1000;

  void fail(std::string message) {
    if (error.empty()) error = std::move(message);
    token_ = {};
    isTag_ = false;
    at_ = text_.size();
  }

  void lex() {
    isTag_ = false;
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) at_++;
    token_ = {};
    if (at_ >= text_.size()) return;
    char c = text_[at_];
    size_t length = 0;
    if (c == '(' || c == ')' || c == '!') {
      length = 1;
    } else if (c == '&' || c == '|') {
      if (at_ + 1 >= text_.size() || text_[at_ + 1] != c)
        return fail(std::string("invalid syntax at ") + c);
      length = 2;
    } else {
      while (at_ + length < text_.size()) {
        DecodedRune r = decodeRune(text_.substr(at_ + length));
        bool good = r.value < 0x80 ? isNameByte(static_cast<char>(r.value)) || r.value == '.'
                                   : isUnicodeLetter(r.value) || isUnicodeDigit(r.value);
        if (!good) break;
        length += r.width;
      }
      if (length == 0) {
        std::string message = "invalid syntax at ";
        appendUtf8(message, decodeRune(text_.substr(at_)).value);
        return fail(message);
      }
      isTag_ = true;
    }
    token_ = text_.substr(at_, length);
    at_ += length;
  }

  static int lower(int a, int b) { return std::min(a, b); }
  static int higher(int a, int b) { return std::max(a, b); }

  Result orExpr() {
    Result x = andExpr();
    while (token_ == "||") {
      lex();
      Result y = andExpr();
      x = {x.value || y.value, lower(x.version, y.version),
           higher(x.negatedVersion, y.negatedVersion)};
    }
    return x;
  }

  Result andExpr() {
    Result x = notExpr();
    while (token_ == "&&") {
      lex();
      Result y = notExpr();
      x = {x.value && y.value, higher(x.version, y.version),
           lower(x.negatedVersion, y.negatedVersion)};
    }
    return x;
  }

  Result notExpr() {
    if (++size_ > kMaxSize) fail("build expression too large");
    if (token_ != "!") return atom();
    lex();
    if (token_ == "!") fail("double negation not allowed");
    Result x = atom();
    return {!x.value, x.negatedVersion, x.version};
  }

  Result atom() {
    if (token_ == "(") {
      lex();
      Result x = orExpr();
      if (token_ != ")") {
        if (error.empty() || error == "unexpected end of expression") {
          error.clear();
          fail("missing close paren");
        }
        return x;
      }
      lex();
      return x;
    }
    if (!isTag_) {
      fail(token_.empty() ? "unexpected end of expression"
                          : "unexpected token " + std::string(token_));
      return {};
    }
    std::string_view tag = token_;
    lex();
    return {tags_(tag), versionOf(tag), -1};
  }

  // 9 for go1.9, 0 for go1, -1 for other tags.
  static int versionOf(std::string_view tag) {
    if (tag == "go1") return 0;
    if (!tag.starts_with("go1.")) return -1;
    int n = 0;
    for (char c : tag.substr(4)) {
      if (!isDecimal(c) || n > 100'000) return -1;
      n = n * 10 + (c - '0');
    }
    return tag.size() > 4 ? n : -1;
  }

  std::string_view text_;
  TagPredicate tags_;
  size_t at_ = 0;
  std::string_view token_;
  bool isTag_ = false;
  int size_ = 0;
};

// The old form: blanks are "or", commas "and".
bool evaluatePlusBuild(std::string_view text, const TagPredicate& tags) {
  bool any = false;
  bool empty = true;
  while (!(text = trim(text)).empty()) {
    size_t stop = 0;
    while (stop < text.size() && !isBlank(text[stop])) stop++;
    std::string_view clause = text.substr(0, stop);
    text = text.substr(stop);
    empty = false;
    bool all = true;
    for (size_t from = 0; from <= clause.size();) {
      size_t comma = std::min(clause.find(',', from), clause.size());
      std::string_view tag = clause.substr(from, comma - from);
      from = comma + 1;
      bool negated = tag.starts_with('!');
      if (negated) tag.remove_prefix(1);
      bool valid = !tag.empty() && std::all_of(tag.begin(), tag.end(), [](char c) {
        return isNameByte(c) || c == '.';
      });
      bool holds = valid ? tags(tag) : tags("ignore");
      all = all && (negated && valid ? !holds : holds);
    }
    any = any || all;
  }
  return any && !empty;
}

}  // namespace

bool isKnownOs(std::string_view name) { return contains(kOses, name); }
bool isKnownArch(std::string_view name) { return contains(kArches, name); }
bool isUnixOs(std::string_view name) { return contains(kUnixOses, name); }

Constraint evaluateConstraint(std::string_view text, const TagPredicate& tags) {
  Constraint c;
  Header h = parseHeader(text);
  if (h.several) return {true, false, "multiple //go:build comments"};
  if (h.hasGoBuild) {
    Evaluator e(h.goBuild, tags);
    c.present = true;
    c.satisfied = e.run().value && e.error.empty();
    if (!e.error.empty()) c.error = "parsing //go:build line: " + e.error;
    return c;
  }
  for (std::string_view line : h.plusBuild) {
    c.present = true;
    if (!evaluatePlusBuild(line, tags)) c.satisfied = false;
  }
  return c;
}

std::string headerGoVersion(std::string_view text) {
  // Most files have no constraint; the search for one is cheap.
  if (text.substr(0, 64 * 1024).find("//go:build") == std::string_view::npos) return {};
  Header h = parseHeader(text);
  if (!h.hasGoBuild || h.several) return {};
  Evaluator e(h.goBuild, [](std::string_view) { return true; });
  int version = e.run().version;
  if (!e.error.empty() || version < 0) return {};
  return version == 0 ? "go1" : "go1." + std::to_string(version);
}

bool fileNameMatches(std::string_view name, const TagPredicate& tags) {
  name = name.substr(0, name.find('.'));
  // The part before the first underscore never counts: linux.go is for all systems.
  size_t first = name.find('_');
  if (first == std::string_view::npos) return true;
  name = name.substr(first + 1);
  auto takeLast = [&] {
    size_t bar = name.rfind('_');
    std::string_view last = bar == std::string_view::npos ? name : name.substr(bar + 1);
    name = bar == std::string_view::npos ? std::string_view() : name.substr(0, bar);
    return last;
  };
  std::string_view last = takeLast();
  if (last == "test") last = takeLast();
  std::string_view before = takeLast();
  if (isKnownOs(before) && isKnownArch(last)) return tags(last) && tags(before);
  if (isKnownOs(last) || isKnownArch(last)) return tags(last);
  return true;
}

}  // namespace vo::syntax
