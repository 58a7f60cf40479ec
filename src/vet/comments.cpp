// This file finds comments: whatever begins with `//` or `/*` outside of strings and runes.
#include "vet/comments.h"

#include <algorithm>

namespace vo::vet {

namespace {

/// Behind a literal that begins at `i` with the quote.
size_t skipLiteral(std::string_view s, size_t i) {
  char quote = s[i++];
  while (i < s.size() && s[i] != quote) {
    if (quote != '`' && s[i] == '\n') return i;
    i += quote != '`' && s[i] == '\\' ? 2 : 1;
  }
  return std::min(i + 1, s.size());
}

}  // namespace

std::vector<CommentGroup> commentsOf(const diag::SourceFile& file) {
  std::vector<CommentGroup> groups;
  std::string_view s = file.text;
  int lineEnds = 2;  // since the last comment; other text counts as two
  for (size_t i = 0; i < s.size();) {
    char c = s[i];
    bool isLine = c == '/' && s.substr(i, 2) == "//", isBlock = c == '/' && s.substr(i, 2) == "/*";
    if (isLine || isBlock) {
      size_t end = isLine ? s.find('\n', i) : s.find("*/", i + 2);
      end = end == std::string_view::npos ? s.size() : isLine ? end : end + 2;
      std::string_view text = s.substr(i, end - i);
      if (isLine && text.ends_with('\r')) text.remove_suffix(1);
      if (lineEnds > 1 || groups.empty()) groups.emplace_back();
      groups.back().comments.push_back(
          {diag::Pos{file.base}.plus(static_cast<uint32_t>(i)),
           diag::Pos{file.base}.plus(static_cast<uint32_t>(i + text.size())), text});
      lineEnds = 0;
      i = end;
      continue;
    }
    if (c == '"' || c == '`' || c == '\'') {
      i = skipLiteral(s, i);
      lineEnds = 2;
      continue;
    }
    if (c == '\n')
      lineEnds++;
    else if (c != ' ' && c != '\t' && c != '\r')
      lineEnds = 2;
    i++;
  }
  return groups;
}

std::string CommentGroup::text() const {
  std::string out;
  for (const Comment& c : comments) {
    std::string_view t = c.text;
    if (t.starts_with("//")) {
      t.remove_prefix(2);
      if (t.starts_with(" "))
        t.remove_prefix(1);
      else if (t.starts_with("go:"))
        continue;
    } else {
      t = t.substr(2, t.size() - 4);
    }
    out += t;
    out += '\n';
  }
  return out;
}

}  // namespace vo::vet
