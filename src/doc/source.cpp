// This file finds a source's comments, by the rules of Go's parser.
#include "doc/source.h"

#include <algorithm>
#include <cstring>

namespace vo::doc {
namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool isLowerOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// `//go:noinline` and the like, without the slashes.
bool isDirective(std::string_view s) {
  if (s.starts_with("line ") || s.starts_with("extern ") || s.starts_with("export ")) return true;
  size_t colon = s.find(':');
  return colon != 0 && colon != std::string_view::npos && colon + 1 < s.size() && std::all_of(s.begin(), s.begin() + static_cast<ptrdiff_t>(colon), isLowerOrDigit) &&
         isLowerOrDigit(s[colon + 1]);
}

/// Behind a string or rune literal that begins at `at`.
size_t behindLiteral(std::string_view text, size_t at) {
  char quote = text[at];
  for (size_t i = at + 1; i < text.size(); i++) {
    if (text[i] == quote) return i + 1;
    if (quote != '`' && text[i] == '\n') return i;
    if (quote != '`' && text[i] == '\\') i++;
  }
  return text.size();
}

}  // namespace

std::string textOf(const CommentGroup* group) {
  if (group == nullptr) return {};
  std::vector<std::string_view> lines;
  for (std::string_view c : group->comments) {
    if (c[1] == '*') {
      c = c.substr(2, c.size() - 4);
    } else {
      c.remove_prefix(2);
      if (c.starts_with(' ')) {
        c.remove_prefix(1);
      } else if (isDirective(c)) {
        continue;
      }
    }
    while (true) {
      std::string_view line = c.substr(0, c.find('\n'));
      size_t end = line.find_last_not_of(" \t\r\n");
      std::string_view trimmed = line.substr(0, end == std::string_view::npos ? 0 : end + 1);
      if (!trimmed.empty() || (!lines.empty() && !lines.back().empty())) lines.push_back(trimmed);
      if (line.size() == c.size()) break;
      c.remove_prefix(line.size() + 1);
    }
  }
  std::string out;
  for (std::string_view l : lines) out.append(l) += '\n';
  if (!lines.empty() && lines.back().empty()) out.pop_back();
  return out;
}

Source::Source(std::string_view text, const syntax::File& tree) : text_(text), tree_(tree) {
  findLines();
  findComments();
}

void Source::findLines() {
  lineStarts_.push_back(0);
  for (size_t i = 0; i < text_.size(); i++)
    if (text_[i] == '\n') lineStarts_.push_back(static_cast<uint32_t>(i + 1));
}

uint32_t Source::lineOf(uint32_t offset) const {
  return static_cast<uint32_t>(std::upper_bound(lineStarts_.begin(), lineStarts_.end(), offset) - lineStarts_.begin());
}

void Source::findComments() {
  uint32_t code = 0;         // behind the last byte of code
  size_t waiting = 0;        // groups from here on have no code behind them yet
  bool joins = false;        // the last group may go on
  for (size_t i = 0; i < text_.size();) {
    char c = text_[i];
    if (isSpace(c)) {
      i++;
      continue;
    }
    bool isLine = c == '/' && text_.substr(i, 2) == "//", isFull = c == '/' && text_.substr(i, 2) == "/*";
    if (!isLine && !isFull) {
      for (; waiting < groups_.size(); waiting++) groups_[waiting].codeAfter = static_cast<uint32_t>(i);
      joins = false;
      i = c == '"' || c == '`' || c == '\'' ? behindLiteral(text_, i) : i + 1;
      code = static_cast<uint32_t>(i);
      continue;
    }
    size_t end = text_.find(isLine ? "\n" : "*/", i + 2);
    end = end == std::string_view::npos ? text_.size() : isLine ? end : end + 2;
    std::string_view comment = text_.substr(i, end - i);
    if (comment.ends_with('\r')) comment.remove_suffix(1);
    auto begin = static_cast<uint32_t>(i);
    uint32_t line = lineOf(begin);
    if (!joins || line > groups_.back().lastLine + (groups_.back().trails ? 0 : 1)) {
      bool trails = code != 0 && lineOf(code - 1) == line;
      groups_.push_back({.begin = begin, .firstLine = line, .codeBefore = code, .trails = trails});
    }
    CommentGroup& group = groups_.back();
    group.comments.push_back(comment);
    group.end = static_cast<uint32_t>(end);
    group.lastLine = lineOf(static_cast<uint32_t>(end - 1));
    joins = true;
    i = end;
  }
  for (; waiting < groups_.size(); waiting++) groups_[waiting].codeAfter = static_cast<uint32_t>(text_.size());
}

const CommentGroup* Source::leading(uint32_t offset) const {
  auto it = std::upper_bound(groups_.begin(), groups_.end(), offset, [](uint32_t o, const CommentGroup& g) { return o < g.begin; });
  if (it == groups_.begin()) return nullptr;
  const CommentGroup& g = *--it;
  bool documents = g.codeAfter == offset && g.lastLine + 1 == lineOf(offset) && !g.trails;
  return documents ? &g : nullptr;
}

const CommentGroup* Source::trailing(uint32_t end) const {
  auto it = std::lower_bound(groups_.begin(), groups_.end(), end, [](const CommentGroup& g, uint32_t o) { return g.begin < o; });
  if (it == groups_.end() || it->firstLine != lineOf(end == 0 ? 0 : end - 1)) return nullptr;
  bool near = slice(end, it->begin).find_first_not_of(" \t;,") == std::string_view::npos;
  // (a comment with code behind it on its line belongs to that)
  return near && (it->codeAfter >= text_.size() || lineOf(it->codeAfter) != it->lastLine) ? &*it : nullptr;
}

bool Source::hasComment(uint32_t begin, uint32_t end) const {
  auto it = std::lower_bound(groups_.begin(), groups_.end(), begin, [](const CommentGroup& g, uint32_t o) { return g.begin < o; });
  return it != groups_.end() && it->begin < end;
}

}  // namespace vo::doc
