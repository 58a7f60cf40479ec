// This file implements the layout of doc comments: paragraphs, `# headings`, lists, indented code
// and `[name]: url` lines are told apart and printed in one form. Directives (`//go:noinline`) go
// to the end.
//
// Old forms are understood: a heading without its `#`, code and list items that someone forgot to
// indent.
#include <algorithm>
#include <deque>
#include <optional>

#include "base/upper_case.h"
#include "format/printer.h"
#include "format/text.h"
#include "syntax/unicode.h"

namespace vo::format {

namespace {

using TextLines = std::vector<std::string_view>;

bool isIndented(std::string_view line) { return line.starts_with(' ') || line.starts_with('\t'); }

std::string_view leadingSpace(std::string_view s) {
  return s.substr(0, std::min(s.find_first_not_of(" \t"), s.size()));
}

TextLines splitLines(std::string_view text) {
  TextLines lines;
  for (size_t from = 0; from <= text.size();) {
    size_t newline = std::min(text.find('\n', from), text.size());
    lines.push_back(text.substr(from, newline - from));
    from = newline + 1;
  }
  return lines;
}

// Without the white space that all lines begin with, and without empty lines at both ends.
TextLines unindent(std::span<const std::string_view> lines) {
  while (!lines.empty() && lines.front().empty()) lines = lines.subspan(1);
  while (!lines.empty() && lines.back().empty()) lines = lines.first(lines.size() - 1);
  if (lines.empty()) return {};
  std::string_view prefix = leadingSpace(lines[0]);
  for (std::string_view line : lines.subspan(1)) {
    if (line.empty()) continue;
    std::string_view space = leadingSpace(line);
    size_t n = 0;
    while (n < prefix.size() && n < space.size() && prefix[n] == space[n]) n++;
    prefix = prefix.substr(0, n);
  }
  TextLines out;
  for (std::string_view line : lines) {
    if (line.starts_with(prefix)) line.remove_prefix(prefix.size());
    out.push_back(trimSpace(line).empty() ? std::string_view() : line);
  }
  while (!out.empty() && out.front().empty()) out.erase(out.begin());
  while (!out.empty() && out.back().empty()) out.pop_back();
  return out;
}

struct Marker {
  std::string_view number;  ///< empty: a bullet
  std::string_view rest;
};

std::optional<Marker> listMarker(std::string_view line) {
  line = trimSpace(line);
  Marker m;
  size_t n = 0;
  if (line.starts_with("•")) {
    n = std::string_view("•").size();
  } else if (line.starts_with('*') || line.starts_with('+') || line.starts_with('-')) {
    n = 1;
  } else {
    while (n < line.size() && line[n] >= '0' && line[n] <= '9') n++;
    if (n == 0 || n >= line.size() || (line[n] != '.' && line[n] != ')')) return {};
    m.number = line.substr(0, n);
    n++;
  }
  m.rest = line.substr(n);
  if (!isIndented(m.rest) || trimSpace(m.rest).empty()) return {};
  return m;
}

bool isListItem(std::string_view line) { return listMarker(line).has_value(); }

bool isHeading(std::string_view line) {
  return line.size() >= 2 && line[0] == '#' && (line[1] == ' ' || line[1] == '\t') &&
         trimSpace(line) != "#";
}

// A line alone between blank lines, with a paragraph behind it, that looks like a title.
bool isOldHeading(const TextLines& lines, size_t i) {
  if (i == 0 || !lines[i - 1].empty() || i + 2 >= lines.size() || !lines[i + 1].empty() ||
      !leadingSpace(lines[i + 2]).empty())
    return false;
  std::string_view line = trimSpace(lines[i]);
  char32_t first = line.empty() ? 0 : syntax::decodeRune(line).value;
  if (first < 0x80 ? first < 'A' || first > 'Z' : !base::isUpperCase(first)) return false;
  size_t last = line.size() - 1;
  while (last > 0 && (line[last] & 0xc0) == 0x80) last--;
  char32_t end = syntax::decodeRune(line.substr(last)).value;
  bool isWord = end < 0x80 ? (end >= '0' && end <= '9') || (end >= 'a' && end <= 'z') ||
                                 (end >= 'A' && end <= 'Z')
                           : syntax::isUnicodeLetter(end) || syntax::isUnicodeDigit(end);
  if (!isWord) return false;
  if (line.find_first_of(";:!?+*/=[]{}_^&~%#@<\">\\") != std::string_view::npos) return false;
  if (line.find("°") != std::string_view::npos || line.find("§") != std::string_view::npos)
    return false;
  for (size_t at = 0; (at = line.find('\'', at)) != std::string_view::npos; at++) {
    std::string_view rest = line.substr(at + 1);
    if (rest != "s" && !rest.starts_with("s ")) return false;
  }
  for (size_t at = 0; (at = line.find('.', at)) != std::string_view::npos; at++) {
    std::string_view rest = line.substr(at + 1);
    if (rest.empty() || rest.starts_with(' ')) return false;
  }
  return true;
}

enum class SpanKind : uint8_t { Code, Heading, List, OldHeading, Paragraph };

struct Span {
  size_t begin;
  size_t end;
  SpanKind kind;
};

/// Lines to spans of one kind each.
class SpanFinder {
 public:
  explicit SpanFinder(const TextLines& lines) : lines_(lines) {}

  std::vector<Span> run() {
    for (;;) {
      while (at_ < lines_.size() && lines_[at_].empty()) at_++;
      if (at_ >= lines_.size()) return std::move(spans_);
      if (at_ < forcedEnd_ || isIndented(lines_[at_])) {
        indentedSpan();
      } else {
        plainSpan();
      }
    }
  }

 private:
  // Code or a list, up to the next line that is not indented. Blank lines may be inside.
  void indentedSpan() {
    size_t begin = at_;
    bool takesItems = isListItem(lines_[at_]) && at_ < forcedEnd_;
    at_++;
    for (; at_ < lines_.size(); at_++) {
      std::string_view line = lines_[at_];
      if (!line.empty() && at_ >= forcedEnd_ && !isIndented(line) &&
          !(takesItems && isListItem(line)))
        break;
      if (line.empty()) takesItems = false;
    }
    size_t end = at_;
    while (end > begin && lines_[end - 1].empty()) end--;
    // The brace that closes code which was pasted.
    if (end < lines_.size() && lines_[end].starts_with('}')) end++;
    spans_.push_back({begin, end, isListItem(lines_[begin]) ? SpanKind::List : SpanKind::Code});
    at_ = end;
  }

  // A paragraph or heading, up to the next line that is blank or indented. Its last lines may
  // belong to what follows.
  void plainSpan() {
    size_t begin = at_;
    at_++;
    while (at_ < lines_.size() && !lines_[at_].empty() && !isIndented(lines_[at_])) at_++;
    size_t end = at_;
    if (at_ < lines_.size() && !lines_[at_].empty() && !isListItem(lines_[at_])) {
      std::string_view last = lines_[at_ - 1];
      if (isListItem(last)) {
        forcedEnd_ = end--;
        while (end > begin && isListItem(lines_[end - 1])) end--;
      } else if (last.ends_with('{') || last.ends_with('\\')) {
        forcedEnd_ = end--;
      }
      if (begin == end && forcedEnd_ > begin) {
        at_ = begin;
        return;
      }
    }
    SpanKind kind = SpanKind::Paragraph;
    if (end - begin == 1 && isHeading(lines_[begin])) {
      kind = SpanKind::Heading;
    } else if (end - begin == 1 && isOldHeading(lines_, begin)) {
      kind = SpanKind::OldHeading;
    }
    spans_.push_back({begin, end, kind});
    at_ = end;
  }

  const TextLines& lines_;
  std::vector<Span> spans_;
  size_t at_ = 0;
  size_t forcedEnd_ = 0;  ///< lines before it count as indented
};

// ---- Text --------------------------------------------------------------------------------------

bool isScheme(std::string_view s) {
  constexpr std::string_view kSchemes[] = {"file",  "ftp",    "gopher", "http",
                                           "https", "mailto", "nntp"};
  return std::find(std::begin(kSchemes), std::end(kSchemes), s) != std::end(kSchemes);
}

bool isAlphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool isHostByte(char c) {
  return isAlphanumeric(c) ||
         (c != 0 && std::string_view("_@-.[]:").find(c) != std::string_view::npos);
}
bool isUrlPunctuation(char c) {
  return c != 0 && std::string_view(".,:;?!").find(c) != std::string_view::npos;
}
bool isPathByte(char c) {
  return isAlphanumeric(c) ||
         (c != 0 && std::string_view("$'()*+&#=@~_/-[]{}%").find(c) != std::string_view::npos);
}

// The length of the URL that s begins with, or 0.
size_t urlLength(std::string_view s) {
  size_t i = s.substr(0, 7).find(':', 3);
  if (s.size() < 7 || i == std::string_view::npos || s.substr(i, 3) != "://" ||
      !isScheme(s.substr(0, i)))
    return 0;
  i += 3;
  if (i >= s.size() || !isHostByte(s[i]) || isUrlPunctuation(s[i])) return 0;
  size_t end = ++i;
  for (; i < s.size() && isHostByte(s[i]); i++)
    if (!isUrlPunctuation(s[i])) end = i + 1;
  std::string closing;
  for (i = end; i < s.size(); i++) {
    char c = s[i];
    if (isUrlPunctuation(c)) continue;
    if (!isPathByte(c)) break;
    if (c == '(') closing += ')';
    if (c == '{') closing += '}';
    if (c == '[') closing += ']';
    if (c == ')' || c == '}' || c == ']') {
      if (closing.empty() || closing.back() != c) break;
      closing.pop_back();
    }
    if (closing.empty()) end = i + 1;
  }
  return end;
}

size_t nameLength(std::string_view s) {
  size_t n = 0;
  while (n < s.size()) {
    if (static_cast<signed char>(s[n]) >= 0) {
      if (!isAlphanumeric(s[n]) && s[n] != '_') break;
      if (n == 0 && s[n] >= '0' && s[n] <= '9') break;
      n++;
    } else {
      syntax::DecodedRune r = syntax::decodeRune(s.substr(n));
      if (!syntax::isUnicodeLetter(r.value)) break;
      n += r.width;
    }
  }
  return n;
}

// Quotes of TeX become typographic ones; not in URLs.
void appendText(std::string& out, std::string_view s, bool hasUrls) {
  for (size_t i = 0; i < s.size();) {
    std::string_view rest = s.substr(i);
    size_t skip = hasUrls ? std::max(urlLength(rest), nameLength(rest)) : 0;
    if (skip > 0) {
      out += s.substr(i, skip);
      i += skip;
    } else if (rest.starts_with("```")) {
      // A row of them is none; how far it goes is counted from the beginning of the text, as in Go.
      size_t end = i + 3;
      while (end < rest.size() && rest[end] == '`') end++;
      out += s.substr(i, end - i);
      i = end;
    } else if (rest.starts_with("``") || rest.starts_with("''")) {
      out += rest[0] == '`' ? "“" : "”";
      i += 2;
    } else {
      out += s[i++];
    }
  }
}

struct LinkDef {
  std::string_view text;
  std::string_view url;
  bool isUsed = false;
};

std::optional<LinkDef> parseLink(std::string_view line) {
  if (!line.starts_with('[')) return {};
  size_t i = line.find("]:");
  if (i == std::string_view::npos || i + 3 >= line.size() ||
      (line[i + 2] != ' ' && line[i + 2] != '\t'))
    return {};
  std::string_view url = trimSpace(line.substr(i + 3));
  size_t j = url.find("://");
  if (j == std::string_view::npos || !isScheme(url.substr(0, j))) return {};
  return LinkDef{line.substr(1, i - 1), url};
}

struct ListItem {
  std::string_view number;
  std::vector<std::string> paragraphs;
};

struct Block {
  SpanKind kind = SpanKind::Paragraph;
  std::string text;
  std::vector<ListItem> items;
  bool hasBlankBefore = false;  ///< of a list: as was written
  bool hasBlankBetween = false;
};

class DocPrinter {
 public:
  explicit DocPrinter(std::string_view text) : lines_(unindent(splitLines(text))) {}

  std::string run() {
    parse();
    for (size_t i = 0; i < blocks_.size(); i++) {
      const Block& b = blocks_[i];
      if (i > 0 && (b.kind != SpanKind::List || b.hasBlankBefore || b.hasBlankBetween))
        out_ += '\n';
      print(b);
    }
    for (bool isUsed : {true, false}) {
      bool isFirst = true;
      for (const LinkDef& link : links_) {
        if (link.isUsed != isUsed) continue;
        if (isFirst) out_ += '\n';
        isFirst = false;
        out_.append("[").append(link.text).append("]: ").append(link.url).append("\n");
      }
    }
    return std::move(out_);
  }

 private:
  void parse() {
    size_t previousEnd = 0;
    for (const Span& s : SpanFinder(lines_).run()) {
      std::span<const std::string_view> lines(lines_.data() + s.begin, s.end - s.begin);
      Block b;
      b.kind = s.kind;
      bool isThere = true;
      switch (s.kind) {
        case SpanKind::List:
          parseList(lines, b);
          b.hasBlankBefore = previousEnd < s.begin;
          break;
        case SpanKind::Code:
          for (std::string_view line : unindent(lines))
            b.text.append(line.empty() ? "" : "\t").append(line).append("\n");
          break;
        case SpanKind::Heading:
          b.text = trimSpace(lines[0].substr(1));
          break;
        case SpanKind::OldHeading:
          b.text = trimSpace(lines[0]);
          break;
        case SpanKind::Paragraph:
          isThere = paragraph(lines, b.text);
          break;
      }
      if (isThere) blocks_.push_back(std::move(b));
      previousEnd = s.end;
    }
  }

  // False if the lines define links, and nothing else.
  bool paragraph(std::span<const std::string_view> lines, std::string& text) {
    std::vector<LinkDef> defs;
    for (std::string_view line : lines) {
      std::optional<LinkDef> def = parseLink(line);
      if (!def) break;
      defs.push_back(*def);
    }
    if (defs.size() == lines.size()) {
      links_.insert(links_.end(), defs.begin(), defs.end());
      return false;
    }
    for (size_t i = 0; i < lines.size(); i++) text.append(i > 0 ? "\n" : "").append(lines[i]);
    return true;
  }

  void parseList(std::span<const std::string_view> lines, Block& b) {
    bool isNumbered = !listMarker(lines[0])->number.empty();
    TextLines text;
    auto endParagraph = [&] {
      std::string paragraphText;
      if (!b.items.empty() && paragraph(text, paragraphText))
        b.items.back().paragraphs.push_back(std::move(paragraphText));
      text.clear();
    };
    for (std::string_view line : lines) {
      std::optional<Marker> m = listMarker(line);
      if (m && m->number.empty() != isNumbered) {
        endParagraph();
        b.items.push_back({m->number, {}});
        line = m->rest;
      }
      line = trimSpace(line);
      if (line.empty()) {
        b.hasBlankBetween = true;
        endParagraph();
      } else {
        text.push_back(line);
      }
    }
    endParagraph();
    for (const ListItem& item : b.items)
      if (item.paragraphs.size() != 1) b.hasBlankBetween = true;
  }

  void print(const Block& b) {
    switch (b.kind) {
      case SpanKind::Code:
        out_ += b.text;
        break;
      case SpanKind::Heading:
      case SpanKind::OldHeading:
        out_.append("# ").append(b.text).append("\n");
        break;
      case SpanKind::Paragraph:
        printText(b.text, "");
        out_ += '\n';
        break;
      case SpanKind::List:
        printList(b);
        break;
    }
  }

  void printList(const Block& b) {
    constexpr std::string_view kIndent = "    ";
    for (size_t i = 0; i < b.items.size(); i++) {
      const ListItem& item = b.items[i];
      if (i > 0 && b.hasBlankBetween) out_ += '\n';
      if (item.number.empty()) {
        out_ += "  - ";
      } else {
        out_.append(" ").append(item.number).append(". ");
      }
      for (size_t k = 0; k < item.paragraphs.size(); k++) {
        if (k > 0) out_.append("\n").append(kIndent);
        printText(item.paragraphs[k], kIndent);
        out_ += '\n';
      }
    }
  }

  void printText(std::string_view text, std::string_view indent) {
    std::string linked = withLinks(text);
    for (char c : linked) {
      out_ += c;
      if (c == '\n') out_ += indent;
    }
  }

  // Finds `[text]` of links that are defined.
  std::string withLinks(std::string_view text) {
    std::string out;
    size_t written = 0;
    size_t open = std::string_view::npos;
    for (size_t i = 0; i < text.size(); i++) {
      if (text[i] == '[') open = i;
      if (text[i] != ']') continue;
      if (open != std::string_view::npos) {
        std::string name(text.substr(open + 1, i - open - 1));
        for (char& c : name)
          if (c == '\n' || c == '\t') c = ' ';
        auto link = std::find_if(links_.begin(), links_.end(),
                                 [&](const LinkDef& l) { return l.text == name; });
        if (link != links_.end()) {
          link->isUsed = true;
          appendText(out, text.substr(written, open - written), true);
          out += '[';
          appendText(out, text.substr(open + 1, i - open - 1), false);
          out += ']';
          written = i + 1;
        }
      }
      open = std::string_view::npos;
    }
    appendText(out, text.substr(written), true);
    return out;
  }

  TextLines lines_;
  std::vector<Block> blocks_;
  std::vector<LinkDef> links_;
  std::string out_;
};

// ---- Comments ----------------------------------------------------------------------------------

// What stands behind `//`.
bool isDirective(std::string_view s) {
  if (s.starts_with("line ") || s.starts_with("extern ") || s.starts_with("export ")) return true;
  size_t colon = s.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 >= s.size()) return false;
  auto isWord = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return std::all_of(s.begin(), s.begin() + static_cast<ptrdiff_t>(colon), isWord) &&
         isWord(s[colon + 1]);
}

// Whether each line of the comment begins with a star, as people used to write: then it stays.
bool isAllStars(std::string_view text) {
  for (size_t i = 0; (i = text.find('\n', i)) != std::string_view::npos; i++) {
    size_t j = text.find_first_not_of(" \t", i + 1);
    if (j != std::string_view::npos && text[j] != '*') return false;
  }
  return true;
}

std::vector<Comment> formatBlock(const Comment& c, std::deque<std::string>& texts) {
  if (c.text.find('\n') == std::string_view::npos || isAllStars(c.text)) return {c};
  std::string_view inside = c.text.substr(2, c.text.size() - 4);
  texts.push_back("/*\n" + DocPrinter(inside).run() + "*/");
  return {{c.pos, texts.back()}};
}

}  // namespace

std::vector<Comment> formatDocComment(std::span<const Comment> list,
                                      std::deque<std::string>& texts) {
  std::vector<Comment> unchanged(list.begin(), list.end());
  if (!list[0].isLine()) return list.size() == 1 ? formatBlock(list[0], texts) : unchanged;
  std::string text;
  std::vector<Comment> directives;
  for (const Comment& c : list) {
    if (!c.isLine()) return unchanged;
    std::string_view line = c.text.substr(2);
    if (isDirective(line)) {
      directives.push_back(c);
      continue;
    }
    text.append(line.substr(line.starts_with(' ') ? 1 : 0)).append("\n");
  }
  if (text.empty()) return unchanged;
  std::string formatted = DocPrinter(text).run();
  Pos pos = list[0].pos;
  std::vector<Comment> out;
  TextLines lines = splitLines(formatted);
  lines.pop_back();  // behind the last newline there is nothing
  for (std::string_view line : lines) {
    const char* mark = line.empty() || line.starts_with('\t') ? "//" : "// ";
    texts.push_back(std::string(mark).append(line));
    out.push_back({pos, texts.back()});
  }
  if (!directives.empty()) out.push_back({pos, "//"});
  for (const Comment& d : directives) out.push_back({pos, d.text});
  return out;
}

}  // namespace vo::format
