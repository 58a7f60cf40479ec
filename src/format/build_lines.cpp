// This file implements the order and the agreement of build lines.
#include "format/build_lines.h"

#include <algorithm>
#include <optional>

#include "format/printer.h"
#include "format/text.h"
#include "syntax/char_class.h"
#include "syntax/unicode.h"

namespace vo::format {

namespace {

// What stands behind the word, if blanks or nothing do.
std::optional<std::string_view> behindWord(std::string_view line, std::string_view wordText) {
  line = trimSpace(line);
  if (!line.starts_with(wordText)) return {};
  line.remove_prefix(wordText.size());
  std::string_view rest = trimSpace(line);
  if (rest.size() == line.size() && !line.empty()) return {};
  return rest;
}

std::optional<std::string_view> goBuildText(std::string_view comment) {
  if (!comment.starts_with("//go:build")) return {};
  return behindWord(comment, "//go:build");
}

std::optional<std::string_view> plusBuildText(std::string_view comment) {
  if (!comment.starts_with("//")) return {};
  return behindWord(comment.substr(2), "+build");
}

/// An expression of build tags, with all it consists of.
class Constraint {
 public:
  /// None if the text has errors.
  static std::optional<Constraint> ofGoBuild(std::string_view text) {
    Constraint c;
    c.text_ = text;
    c.lex();
    c.root_ = c.orExpr();
    // What stands behind a whole expression is dropped, as gofmt does.
    if (c.isBad_) return {};
    return c;
  }

  /// Of several lines, which must all hold.
  static std::optional<Constraint> ofPlusBuild(const std::vector<std::string_view>& lines) {
    Constraint c;
    for (std::string_view line : lines) {
      int x = c.plusLine(line);
      c.root_ = c.root_ < 0 ? x : c.add({Op::And, {}, c.root_, x});
    }
    if (c.isBad_) return {};
    return c;
  }

  std::string text() const { return text(root_); }

  /// The +build lines for it; none if they cannot say it.
  std::optional<std::vector<std::string>> plusBuildLines() {
    // An "and" of "or"s of "and"s of tags.
    std::vector<std::vector<std::vector<int>>> all;
    for (int either : parts(withInnerNots(root_, false), Op::And)) {
      all.emplace_back();
      for (int both : parts(either, Op::Or)) {
        all.back().push_back(parts(both, Op::And));
        for (int tag : all.back().back())
          if (nodes_[static_cast<size_t>(tag)].op == Op::Or) return {};
      }
    }
    bool hasOr =
        std::any_of(all.begin(), all.end(), [](const auto& either) { return either.size() > 1; });
    if (!hasOr) {
      // One line is enough.
      std::vector<int> tags;
      for (const auto& either : all) tags.insert(tags.end(), either[0].begin(), either[0].end());
      all = {{tags}};
    }
    std::vector<std::string> lines;
    for (const auto& either : all) {
      std::string line = "// +build";
      for (const auto& both : either)
        for (size_t i = 0; i < both.size(); i++)
          line.append(i > 0 ? "," : " ").append(text(both[i]));
      lines.push_back(std::move(line));
    }
    return lines;
  }

 private:
  enum class Op : uint8_t { Tag, Not, And, Or };
  struct Node {
    Op op;
    std::string_view tag;
    int x = -1;
    int y = -1;
  };
  static constexpr int kMaxSize = 1000;
  static constexpr int kMaxOldSize = 100;

  int add(Node n) {
    nodes_.push_back(n);
    return static_cast<int>(nodes_.size()) - 1;
  }

  // ---- expr = and { "||" and }, and = not { "&&" not }, not = [ "!" ] atom, atom = tag | "(" expr
  // ")" ----

  int fail() {
    isBad_ = true;
    token_ = {};
    text_ = {};
    return add({Op::Tag, "ignore"});
  }

  static size_t tagLength(std::string_view s) {
    size_t n = 0;
    while (n < s.size()) {
      syntax::DecodedRune r = syntax::decodeRune(s.substr(n));
      bool isGood = r.value < 0x80
                        ? syntax::isNameByte(static_cast<char>(r.value)) || r.value == '.'
                        : syntax::isUnicodeLetter(r.value) || syntax::isUnicodeDigit(r.value);
      if (!isGood) break;
      n += r.width;
    }
    return n;
  }

  void lex() {
    while (text_.starts_with(' ') || text_.starts_with('\t')) text_.remove_prefix(1);
    size_t n = 0;
    isTag_ = false;
    if (text_.starts_with('(') || text_.starts_with(')') || text_.starts_with('!')) {
      n = 1;
    } else if (text_.starts_with("&&") || text_.starts_with("||")) {
      n = 2;
    } else if (!text_.empty()) {
      n = tagLength(text_);
      isTag_ = true;
      if (n == 0) {
        fail();
        return;
      }
    }
    token_ = text_.substr(0, n);
    text_.remove_prefix(n);
  }

  int orExpr() {
    int x = andExpr();
    while (token_ == "||") {
      lex();
      int y = andExpr();
      x = add({Op::Or, {}, x, y});
    }
    return x;
  }

  int andExpr() {
    int x = notExpr();
    while (token_ == "&&") {
      lex();
      int y = notExpr();
      x = add({Op::And, {}, x, y});
    }
    return x;
  }

  int notExpr() {
    if (++size_ > kMaxSize) return fail();
    if (token_ != "!") return atom();
    lex();
    if (token_ == "!") return fail();
    int x = atom();
    return add({Op::Not, {}, x});
  }

  int atom() {
    if (token_ == "(") {
      lex();
      int x = orExpr();
      if (token_ != ")") return fail();
      lex();
      return x;
    }
    if (!isTag_ || token_.empty()) return fail();
    int x = add({Op::Tag, token_});
    lex();
    return x;
  }

  // ---- Blanks are "or", commas "and" ----

  int plusLine(std::string_view line) {
    int x = -1;
    int size = 0;
    while (!(line = trimSpace(line)).empty()) {
      size_t end = std::min(line.find_first_of(" \t\r\v\f"), line.size());
      std::string_view clause = line.substr(0, end);
      line.remove_prefix(end);
      int y = -1;
      for (size_t from = 0; from <= clause.size();) {
        size_t comma = std::min(clause.find(',', from), clause.size());
        int z = plusTag(clause.substr(from, comma - from));
        from = comma + 1;
        if (y >= 0) size++;
        y = y < 0 ? z : add({Op::And, {}, y, z});
      }
      if (x >= 0) size++;
      x = x < 0 ? y : add({Op::Or, {}, x, y});
    }
    if (size > kMaxOldSize) return fail();
    return x < 0 ? add({Op::Tag, "ignore"}) : x;
  }

  int plusTag(std::string_view s) {
    if (s.starts_with("!!") || s == "!") return add({Op::Tag, "ignore"});
    bool isNot = s.starts_with('!');
    if (isNot) s.remove_prefix(1);
    int tag = add({Op::Tag, !s.empty() && tagLength(s) == s.size() ? s : "ignore"});
    return isNot ? add({Op::Not, {}, tag}) : tag;
  }

  // ---- Output ----

  std::string text(int index, Op around = Op::Tag) const {
    const Node& n = nodes_[static_cast<size_t>(index)];
    std::string s;
    switch (n.op) {
      case Op::Tag:
        return std::string(n.tag);
      case Op::Not:
        return "!" + text(n.x, Op::Not);
      case Op::And:
        s = text(n.x, Op::And) + " && " + text(n.y, Op::And);
        break;
      case Op::Or:
        s = text(n.x, Op::Or) + " || " + text(n.y, Op::Or);
        break;
    }
    return around == Op::Tag || around == n.op ? s : "(" + s + ")";
  }

  // The same with "not" before tags only.
  int withInnerNots(int index, bool isNot) {
    Node n = nodes_[static_cast<size_t>(index)];
    switch (n.op) {
      case Op::Tag:
        return isNot ? add({Op::Not, {}, index}) : index;
      case Op::Not:
        return withInnerNots(n.x, !isNot);
      default: {
        int x = withInnerNots(n.x, isNot);
        int y = withInnerNots(n.y, isNot);
        Op other = n.op == Op::And ? Op::Or : Op::And;
        return add({isNot ? other : n.op, {}, x, y});
      }
    }
  }

  std::vector<int> parts(int index, Op op) const {
    const Node& n = nodes_[static_cast<size_t>(index)];
    if (n.op != op) return {index};
    std::vector<int> list = parts(n.x, op);
    std::vector<int> more = parts(n.y, op);
    list.insert(list.end(), more.begin(), more.end());
    return list;
  }

  std::vector<Node> nodes_;
  int root_ = -1;
  int size_ = 0;
  std::string_view text_;
  std::string_view token_;
  bool isTag_ = false;
  bool isBad_ = false;
};

bool isBreak(char c) { return c == '\n' || c == '\f'; }

size_t lineEnd(std::string_view s, size_t from) {
  return std::min(s.find_first_of("\n\f", from), s.size());
}

std::string_view lineAt(std::string_view s, size_t from) {
  return s.substr(from, std::min(lineEnd(s, from) + 1, s.size()) - from);
}

// Without its marks. Of a comment that is indented, nothing: such a line says nothing.
std::string_view commentAt(std::string_view s, size_t from) {
  if (s[from] == kEscape) from++;
  size_t end = std::min(s.find(kEscape, from), lineEnd(s, from));
  return s.substr(from, end - from);
}

// Appends lines, but not a second blank one.
void appendLines(std::string& to, std::string_view lines) {
  bool endsBlank =
      to.empty() || (to.size() >= 2 && isBreak(to[to.size() - 1]) && isBreak(to[to.size() - 2]));
  if (!lines.empty() && isBreak(lines[0]) && endsBlank) lines.remove_prefix(1);
  to += lines;
}

// Behind the last blank line before the first line that is no `//` comment.
size_t headerEnd(std::string_view s) {
  size_t end = 0;
  for (size_t i = 0;;) {
    bool isBlank = true;
    while (i < s.size() && (s[i] == ' ' || s[i] == '\t')) i++;
    if (i + 3 < s.size() && s[i] == kEscape && s[i + 1] == '/' && s[i + 2] == '/') {
      isBlank = false;
      i = lineEnd(s, i);
    }
    if (i >= s.size() || !isBreak(s[i])) return end;
    i++;
    if (isBlank) end = i;
  }
}

std::string blockOf(std::string_view output, const std::vector<size_t>& goBuild,
                    const std::vector<size_t>& plusBuild) {
  std::optional<Constraint> x;
  if (goBuild.empty()) {
    std::vector<std::string_view> lines;
    for (size_t at : plusBuild)
      if (auto line = plusBuildText(commentAt(output, at))) lines.push_back(*line);
    if (lines.size() == plusBuild.size()) x = Constraint::ofPlusBuild(lines);
  } else if (goBuild.size() == 1) {
    if (auto line = goBuildText(commentAt(output, goBuild[0]))) x = Constraint::ofGoBuild(*line);
  }
  std::string block;
  if (!x) {
    // Nothing is known to be right: they only come together.
    for (size_t at : goBuild) block += lineAt(output, at);
    for (size_t at : plusBuild) block += lineAt(output, at);
    return block + '\n';
  }
  auto add = [&block](std::string_view line) {
    ((block += kEscape).append(line) += kEscape) += '\n';
  };
  add("//go:build " + x->text());
  if (!plusBuild.empty()) {
    std::optional<std::vector<std::string>> lines = x->plusBuildLines();
    if (!lines) add("// +build error: expression too complex for // +build lines");
    for (size_t i = 0; lines && i < lines->size(); i++) add((*lines)[i]);
  }
  return block + '\n';
}

}  // namespace

bool isGoBuildLine(std::string_view comment) { return goBuildText(comment).has_value(); }
bool isPlusBuildLine(std::string_view comment) { return plusBuildText(comment).has_value(); }

void fixBuildLines(std::string& output, const std::vector<size_t>& goBuild,
                   const std::vector<size_t>& plusBuild) {
  if (goBuild.empty() && plusBuild.empty()) return;
  size_t insert = headerEnd(output);
  if (!goBuild.empty() && goBuild[0] < insert) {
    insert = goBuild[0];
  } else if (!plusBuild.empty() && plusBuild[0] < insert) {
    insert = plusBuild[0];
  }
  std::string block = blockOf(output, goBuild, plusBuild);
  std::vector<size_t> old = goBuild;
  old.insert(old.end(), plusBuild.begin(), plusBuild.end());
  std::sort(old.begin(), old.end());
  std::string_view all = output;
  std::string behind;
  size_t from = insert;
  for (size_t at : old) {
    if (at < from) continue;
    appendLines(behind, all.substr(from, at - from));
    from = at + lineAt(all, at).size();
  }
  appendLines(behind, all.substr(from));
  if (behind.size() >= 2 && isBreak(behind[behind.size() - 1]) &&
      isBreak(behind[behind.size() - 2]))
    behind.pop_back();
  output = output.substr(0, insert) + block + behind;
}

}  // namespace vo::format
