// This file reads and prints doc comments, by the rules of Go's package go/doc/comment.
//
// Lines become blocks by their indentation: what is indented is a list if it begins with a marker, else code. Unindented lines
// are a paragraph, or alone a heading. Two slips are mended: code or a list whose first lines are not indented.
#include "doc/comment_text.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <utility>

#include "base/upper_case.h"
#include "syntax/unicode.h"

namespace vo::doc {
namespace {

using Lines = std::vector<std::string_view>;
constexpr size_t kNone = std::string_view::npos;

std::string_view trim(std::string_view s) {
  size_t begin = s.find_first_not_of(" \t\r\n");
  return begin == kNone ? std::string_view() : s.substr(begin, s.find_last_not_of(" \t\r\n") - begin + 1);
}
bool isIndented(std::string_view line) { return line.starts_with(' ') || line.starts_with('\t'); }
std::string_view leadingSpace(std::string_view s) { return s.substr(0, std::min(s.find_first_not_of(" \t"), s.size())); }

int runesIn(std::string_view s) {
  return static_cast<int>(std::count_if(s.begin(), s.end(), [](char c) { return (static_cast<uint8_t>(c) & 0xc0) != 0x80; }));
}

/// Without blank lines at both ends, and without the blanks that all lines begin with.
Lines unindent(Lines lines) {
  while (!lines.empty() && lines.front().empty()) lines.erase(lines.begin());
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  if (lines.empty()) return lines;
  std::string_view common = leadingSpace(lines[0]);
  for (std::string_view line : lines) {
    if (line.empty()) continue;
    std::string_view space = leadingSpace(line);
    size_t n = 0;
    while (n < common.size() && n < space.size() && common[n] == space[n]) n++;
    common = common.substr(0, n);
  }
  for (std::string_view& line : lines) {
    if (line.starts_with(common)) line.remove_prefix(common.size());
    if (trim(line).empty()) line = {};
  }
  while (!lines.empty() && lines.front().empty()) lines.erase(lines.begin());
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

struct Marker {
  bool isMarker = false;
  std::string_view number;  ///< empty: a bullet
  std::string_view rest;
};
Marker markerOf(std::string_view line) {
  line = trim(line);
  Marker m;
  if (line.empty()) return m;
  if (line.starts_with("•")) {
    m.rest = line.substr(std::string_view("•").size());
  } else if (line[0] == '*' || line[0] == '+' || line[0] == '-') {
    m.rest = line.substr(1);
  } else {
    size_t n = std::min(line.find_first_not_of("0123456789"), line.size());
    if (n == 0 || n == line.size() || (line[n] != '.' && line[n] != ')')) return m;
    m.number = line.substr(0, n);
    m.rest = line.substr(n + 1);
  }
  m.isMarker = isIndented(m.rest) && !trim(m.rest).empty();
  return m;
}
bool isList(std::string_view line) { return markerOf(line).isMarker; }

bool isHeading(std::string_view line) {
  return line.size() >= 2 && line[0] == '#' && (line[1] == ' ' || line[1] == '\t') && trim(line) != "#";
}

bool isLetterOrDigit(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return syntax::isUnicodeLetter(c) || syntax::isUnicodeDigit(c);
}

char32_t lastRune(std::string_view s) {
  size_t at = s.size() - 1;
  while (at > 0 && (static_cast<uint8_t>(s[at]) & 0xc0) == 0x80) at--;
  return syntax::decodeRune(s.substr(at)).value;
}

/// A line alone between blank ones that looks like a title, as headings were written before there was `# `.
bool isOldHeading(const Lines& lines, size_t at) {
  if (at == 0 || !lines[at - 1].empty() || at + 2 >= lines.size() || !lines[at + 1].empty() || !leadingSpace(lines[at + 2]).empty()) return false;
  std::string_view line = trim(lines[at]);
  if (!base::isExportedName(line.substr(0, syntax::decodeRune(line).width))) return false;
  if (!isLetterOrDigit(lastRune(line))) return false;
  for (std::string_view bad : {";", ":", "!", "?", "+", "*", "/", "=", "[", "]", "{", "}", "_", "^", "°", "&", "§", "~", "%", "#", "@", "<", "\"", ">", "\\"})
    if (line.find(bad) != kNone) return false;
  for (size_t i = line.find('\''); i != kNone; i = line.find('\'', i + 1)) {
    std::string_view behind = line.substr(i + 1);
    if (behind != "s" && !behind.starts_with("s ")) return false;
  }
  for (size_t i = line.find('.'); i != kNone; i = line.find('.', i + 1))
    if (i + 1 == line.size() || line[i + 1] == ' ') return false;
  return true;
}

enum class BlockKind : uint8_t { Code, Heading, OldHeading, List, Paragraph };
struct Span {
  BlockKind kind;
  size_t begin, end;
};

std::vector<Span> spansOf(const Lines& lines) {
  std::vector<Span> spans;
  size_t forced = 0;  // lines before this one count as indented
  for (size_t i = 0; i < lines.size();) {
    if (lines[i].empty()) {
      i++;
      continue;
    }
    size_t begin = i, end;
    if (i < forced || isIndented(lines[i])) {
      bool unindentedList = isList(lines[i]) && i < forced;
      for (i++; i < lines.size() && (lines[i].empty() || i < forced || isIndented(lines[i]) || (unindentedList && isList(lines[i]))); i++)
        if (lines[i].empty()) unindentedList = false;
      for (end = i; end > begin && lines[end - 1].empty();) end--;
      if (end < lines.size() && lines[end].starts_with('}')) end++;
      spans.push_back({isList(lines[begin]) ? BlockKind::List : BlockKind::Code, begin, end});
      i = end;
      continue;
    }
    for (i++; i < lines.size() && !lines[i].empty() && !isIndented(lines[i]);) i++;
    end = i;
    if (i < lines.size() && !lines[i].empty() && !isList(lines[i])) {
      if (isList(lines[i - 1])) {
        forced = end;
        for (end--; end > begin && isList(lines[end - 1]);) end--;
      } else if (lines[i - 1].ends_with('{') || lines[i - 1].ends_with('\\')) {
        forced = end;
        end--;
      }
      if (begin == end && forced > begin) {
        i = begin;
        continue;
      }
    }
    bool alone = end - begin == 1;
    spans.push_back({alone && isHeading(lines[begin])        ? BlockKind::Heading
                     : alone && isOldHeading(lines, begin)   ? BlockKind::OldHeading
                                                             : BlockKind::Paragraph,
                     begin, end});
    i = end;
  }
  return spans;
}

// ---- Links -------------------------------------------------------------------------------------------

bool isScheme(std::string_view s) {
  for (std::string_view known : {"file", "ftp", "gopher", "http", "https", "mailto", "nntp"})
    if (s == known) return true;
  return false;
}

struct Definition {
  std::string text;
  std::string_view url;
  bool isUsed = false;
};

/// `[text]: url`
bool readDefinition(std::string_view line, Definition* d) {
  if (!line.starts_with('[')) return false;
  size_t close = line.find("]:");
  if (close == kNone || close + 3 >= line.size() || !isIndented(line.substr(close + 2))) return false;
  d->text = line.substr(1, close - 1);
  d->url = trim(line.substr(close + 3));
  size_t scheme = d->url.find("://");
  return scheme != kNone && isScheme(d->url.substr(0, scheme));
}

constexpr bool isOneOf(char c, std::string_view set) { return set.find(c) != kNone; }
bool isAlphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool isUrlPunctuation(char c) { return isOneOf(c, ".,:;?!"); }

/// The length of an address that stands at the start, or 0.
size_t addressLength(std::string_view s) {
  size_t colon = s.substr(0, 7).find(':');
  if (s.size() < 7 || colon == kNone || colon < 3 || s.substr(colon, 3) != "://" || !isScheme(s.substr(0, colon))) return 0;
  auto isHost = [](char c) { return isAlphanumeric(c) || isOneOf(c, "_@-.[]:"); };
  size_t i = colon + 3;
  if (i >= s.size() || !isHost(s[i]) || isUrlPunctuation(s[i])) return 0;
  size_t end = ++i;
  for (; i < s.size() && isHost(s[i]); i++)
    if (!isUrlPunctuation(s[i])) end = i + 1;
  std::string open;
  for (i = end; i < s.size(); i++) {
    if (isUrlPunctuation(s[i])) continue;
    if (!isAlphanumeric(s[i]) && !isOneOf(s[i], "$'()*+&#=@~_/-[]{}%")) break;
    if (isOneOf(s[i], "({[")) open += s[i] == '(' ? ')' : s[i] == '{' ? '}' : ']';
    if (isOneOf(s[i], ")}]")) {
      if (open.empty() || open.back() != s[i]) break;
      open.pop_back();
    }
    if (open.empty()) end = i + 1;
  }
  return end;
}

/// Where the name that `s` begins with ends.
size_t nameLength(std::string_view s) {
  size_t n = 0;
  while (n < s.size()) {
    auto c = static_cast<uint8_t>(s[n]);
    if (c < 0x80) {
      if (!isAlphanumeric(s[n]) && s[n] != '_') break;
      if (n == 0 && c >= '0' && c <= '9') break;
      n++;
    } else {
      syntax::DecodedRune r = syntax::decodeRune(s.substr(n));
      if (!syntax::isUnicodeLetter(r.value)) break;
      n += r.width;
    }
  }
  return n;
}

/// Takes a capitalised name off the end of `before.Name`; the name, or empty.
std::string_view takeName(std::string_view& text) {
  size_t dot = text.rfind('.');
  std::string_view name = text.substr(dot == kNone ? 0 : dot + 1);
  if (name.empty() || nameLength(name) != name.size() || !base::isExportedName(name)) return {};
  text = dot == kNone ? std::string_view() : text.substr(0, dot);
  return name;
}

bool isImportPath(std::string_view path) {
  if (path.empty() || path[0] == '-') return false;
  while (true) {
    std::string_view element = path.substr(0, path.find('/'));
    if (element.empty() || element.starts_with('.') || element.ends_with('.')) return false;
    if (!std::all_of(element.begin(), element.end(), [](char c) { return isAlphanumeric(c) || isOneOf(c, "-.~_+"); })) return false;
    if (element.size() == path.size()) return true;
    path.remove_prefix(element.size() + 1);
  }
}

/// Packages of the library whose path is one element: known whatever is imported.
bool isShortLibraryPath(std::string_view name) {
  for (std::string_view p : {"bufio", "bytes", "cmp", "context", "crypto", "embed", "encoding", "errors", "expvar", "flag", "fmt", "hash", "html", "image", "io",
                             "iter", "log", "maps", "math", "mime", "net", "os", "path", "plugin", "reflect", "regexp", "runtime", "slices", "sort", "strconv",
                             "strings", "structs", "sync", "syscall", "testing", "time", "unicode", "unique", "unsafe", "uuid", "weak"})
    if (p == name) return true;
  return false;
}

/// What may stand beside a link: blanks, the ends of lines and text, punctuation.
bool bordersLink(std::string_view at, bool isBefore) {
  if (at.empty()) return true;
  char32_t c = isBefore ? lastRune(at) : syntax::decodeRune(at).value;
  if (c < 0x80) return c == ' ' || c == '\t' || c == '\n' || isOneOf(static_cast<char>(c), "!\"#%&'()*,-./:;?@[\\]_{}");
  return (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205e) || c == 0xa1 || c == 0xa7 || c == 0xab || c == 0xb6 || c == 0xb7 || c == 0xbb || c == 0xbf;
}

// ---- The comment -----------------------------------------------------------------------------------------

struct Block {
  BlockKind kind;
  std::string text;  ///< of headings, paragraphs (lines as they are written) and code
  struct Item {
    std::string_view number;
    std::vector<std::string> paragraphs;
  };
  std::vector<Item> items;  ///< of a list
  bool blankBefore = true, blankBetween = false;
};

std::string join(const Lines& lines) {
  std::string out;
  for (std::string_view l : lines) out.append(out.empty() ? "" : "\n").append(l);
  return out;
}

class Comment {
 public:
  Comment(std::string_view text, const Links& links) : links_(links) {
    Lines lines;
    for (size_t at = 0; at <= text.size();) {
      size_t end = std::min(text.find('\n', at), text.size());
      lines.push_back(text.substr(at, end - at));
      at = end + 1;
    }
    lines = unindent(std::move(lines));
    size_t last = 0;
    for (const Span& s : spansOf(lines)) {
      Lines part(lines.begin() + static_cast<ptrdiff_t>(s.begin), lines.begin() + static_cast<ptrdiff_t>(s.end));
      add(s.kind, part, last < s.begin);
      last = s.end;
    }
    // Only now are all definitions of links known.
    for (Block& b : blocks_) {
      if (b.kind == BlockKind::Paragraph) b.text = linked(b.text);
      for (Block::Item& i : b.items)
        for (std::string& p : i.paragraphs) p = linked(p);
    }
  }

  const std::vector<Block>& blocks() const { return blocks_; }
  const std::vector<Definition>& definitions() const { return definitions_; }

 private:
  void add(BlockKind kind, const Lines& lines, bool isApart) {
    switch (kind) {
      case BlockKind::Code: {
        blocks_.push_back({.kind = kind, .text = join(unindent(lines)) + "\n"});
        return;
      }
      case BlockKind::Heading: blocks_.push_back({.kind = kind, .text = plain(trim(lines[0].substr(1)))}); return;
      case BlockKind::OldHeading: blocks_.push_back({.kind = BlockKind::Heading, .text = plain(trim(lines[0]))}); return;
      case BlockKind::Paragraph:
        if (!defines(lines)) blocks_.push_back({.kind = kind, .text = join(lines)});
        return;
      case BlockKind::List: addList(lines, isApart); return;
    }
  }

  void addList(const Lines& lines, bool isApart) {
    Block list{.kind = BlockKind::List};
    bool isNumbered = !markerOf(lines[0]).number.empty();
    Lines paragraph;
    auto flush = [&] {
      if (!list.items.empty() && !defines(paragraph)) list.items.back().paragraphs.push_back(join(paragraph));
      paragraph.clear();
    };
    for (std::string_view line : lines) {
      if (Marker m = markerOf(line); m.isMarker && !m.number.empty() == isNumbered) {
        flush();
        list.items.push_back({m.number, {}});
        line = m.rest;
      }
      line = trim(line);
      if (line.empty()) {
        list.blankBetween = true;
        flush();
      } else {
        paragraph.push_back(line);
      }
    }
    flush();
    for (const Block::Item& i : list.items) list.blankBetween |= i.paragraphs.size() != 1;
    list.blankBefore = isApart || list.blankBetween;
    blocks_.push_back(std::move(list));
  }

  /// Takes a paragraph that consists of definitions. True for an empty one.
  bool defines(const Lines& lines) {
    std::vector<Definition> found;
    for (std::string_view line : lines) {
      Definition d;
      if (!readDefinition(line, &d)) return false;
      found.push_back(std::move(d));
    }
    definitions_.insert(definitions_.end(), found.begin(), found.end());
    return true;
  }

  /// Quotes `` and '' become typographic ones, but not in addresses.
  static std::string plain(std::string_view s, bool hasAddresses = false) {
    std::string out;
    for (size_t i = 0; i < s.size();) {
      std::string_view rest = s.substr(i);
      size_t n = 1;
      if (size_t address = hasAddresses ? addressLength(rest) : 0; address != 0) {
        n = address;
      } else if (size_t name = hasAddresses ? nameLength(rest) : 0; name != 0) {
        n = name;
      } else if (rest.starts_with("```")) {
        n = std::min(rest.find_first_not_of('`'), rest.size());
      } else if (rest.starts_with("``") || rest.starts_with("''")) {
        out += rest[0] == '`' ? "“" : "”";
        i += 2;
        continue;
      }
      out.append(rest.substr(0, n));
      i += n;
    }
    return out;
  }

  /// Links without their brackets.
  std::string linked(const std::string& text) {
    std::string out, label;
    size_t wrote = 0, start = kNone;
    for (size_t i = 0; i < text.size(); i++) {
      char c = text[i] == '\n' || text[i] == '\t' ? ' ' : text[i];
      if (c == '[') start = i;
      if (c == ']') {
        if (start != kNone && (use(label) || isLink(text, start, i))) {
          out += plain(std::string_view(text).substr(wrote, start - wrote), true);
          out += plain(std::string_view(text).substr(start + 1, i - start - 1));
          wrote = i + 1;
        }
        start = kNone;
        label.clear();
      }
      if (start != kNone && i != start) label += c;
    }
    return out + plain(std::string_view(text).substr(wrote), true);
  }

  bool use(const std::string& label) {
    auto it = std::find_if(definitions_.begin(), definitions_.end(), [&](const Definition& d) { return d.text == label; });
    return it != definitions_.end() && (it->isUsed = true);
  }

  bool isLink(std::string_view text, size_t open, size_t close) const {
    if (!bordersLink(text.substr(0, open), true) || !bordersLink(text.substr(close + 1), false)) return false;
    std::string_view target = text.substr(open + 1, close - open - 1), receiver;
    if (target.starts_with('*')) target.remove_prefix(1);
    std::string_view name = takeName(target);
    if (!name.empty()) receiver = takeName(target);
    if (target.empty()) return !name.empty() && links_.hasSymbol(receiver, name);
    if (target.find('/') != kNone) return isImportPath(target);
    return links_.hasImport(target) || isShortLibraryPath(target);
  }

  const Links& links_;
  std::vector<Block> blocks_;
  std::vector<Definition> definitions_;
};

// ---- Printing --------------------------------------------------------------------------------------------------

class Printer {
 public:
  Printer(std::string_view prefix, std::string_view codePrefix) : prefix_(prefix), codePrefix_(codePrefix), width_(80 - runesIn(prefix)) {}

  std::string print(const Comment& comment) {
    for (const Block& b : comment.blocks()) {
      if (&b != comment.blocks().data() && b.blankBefore) {
        out_.append(prefix_);
        endLine();
      }
      print(b);
    }
    bool any = false;
    for (const Definition& d : comment.definitions()) {
      if (!d.isUsed) continue;
      if (!any) endLine();
      any = true;
      out_ += "[" + d.text + "]: " + std::string(d.url) + "\n";
    }
    return std::move(out_);
  }

 private:
  /// Blanks at the end of a line are cut.
  void endLine() {
    out_.resize(out_.find_last_not_of(" \t") + 1);
    out_ += '\n';
  }

  void print(const Block& b) {
    switch (b.kind) {
      case BlockKind::Code: {
        std::string_view text = b.text;
        while (!text.empty()) {
          std::string_view line = text.substr(0, text.find('\n'));
          text.remove_prefix(line.size() + 1);
          if (!line.empty()) out_.append(codePrefix_).append(line);
          endLine();
        }
        return;
      }
      case BlockKind::List:
        for (const Block::Item& item : b.items) {
          if (&item != b.items.data() && b.blankBetween) {
            out_.append(prefix_);
            endLine();
          }
          out_.append(prefix_) += ' ';
          out_ += item.number.empty() ? " - " : std::string(item.number) + ". ";
          for (const std::string& p : item.paragraphs) {
            constexpr std::string_view kIndent = "    ";
            if (&p != item.paragraphs.data()) {
              endLine();
              out_.append(prefix_).append(kIndent);
            }
            fill(p, kIndent);
          }
        }
        return;
      case BlockKind::Heading:
      case BlockKind::OldHeading:
        out_.append(prefix_) += "# ";
        return fill(b.text, {});
      case BlockKind::Paragraph: out_.append(prefix_); return fill(b.text, {});
    }
  }

  void fill(std::string_view text, std::string_view indent) {
    std::vector<std::string_view> words;
    for (size_t at = text.find_first_not_of(" \t\r\n"); at != kNone; at = text.find_first_not_of(" \t\r\n", at)) {
      size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
      words.push_back(text.substr(at, end - at));
      at = end;
    }
    std::vector<size_t> lines = words.empty() ? std::vector<size_t>{0, 0} : wrapWords(words, width_ - static_cast<int>(indent.size()));
    for (size_t i = 0; i + 1 < lines.size(); i++) {
      if (i > 0) out_.append(prefix_).append(indent);
      for (size_t w = lines[i]; w < lines[i + 1]; w++) out_.append(w == lines[i] ? "" : " ").append(words[w]);
      endLine();
    }
  }

  std::string_view prefix_, codePrefix_;
  int width_;
  std::string out_;
};

/// How bad a line is: first by how much it is too long, then by what it lacks.
struct Badness {
  int64_t over = 0, lacks = 0;
  friend auto operator<=>(const Badness&, const Badness&) = default;
};

}  // namespace

// The least weight subsequence problem, by the basic algorithm of Hirschberg and Larmore (FOCS 1985), whose choice among equal ways is go
// doc's, too: `starts` are the words that may begin the line that ends before a later word, each better than those behind it up to some
// word and worse from there on.
std::vector<size_t> wrapWords(const std::vector<std::string_view>& words, int width) {
  size_t n = words.size();
  std::vector<int> total(n + 1);  // of runes before a word, each word with a blank
  for (size_t i = 0; i < n; i++) total[i + 1] = total[i] + runesIn(words[i]) + 1;
  std::vector<Badness> best(n + 1);
  std::vector<size_t> before(n + 1, 0);
  auto lineOf = [&](size_t begin, size_t end) {
    int line = total[end] - 1 - total[begin];
    if (end == n && line <= width) return Badness{};
    constexpr int64_t kNoPunctuation = 64;
    int64_t square = int64_t{width - line} * (width - line), fine = isOneOf(words[end - 1].back(), ".,:;") ? 0 : kNoPunctuation;
    return line > width ? Badness{square, fine} : Badness{0, square + fine};
  };
  auto cost = [&](size_t begin, size_t end) {
    Badness line = lineOf(begin, end);
    return Badness{best[begin].over + line.over, best[begin].lacks + line.lacks};
  };
  // Whether b is nowhere the best: c has overtaken it before it overtakes a.
  auto isBridged = [&](size_t a, size_t b, size_t c) {
    size_t low = c, high = n + 1;
    while (low < high) {
      size_t middle = (low + high) / 2;
      cost(a, middle) > cost(b, middle) ? high = middle : low = middle + 1;
    }
    return low > n || cost(c, low) <= cost(b, low);
  };
  std::deque<size_t> starts = {0};
  for (size_t m = 1; m < n; m++) {
    best[m] = cost(starts[0], m);
    before[m] = starts[0];
    while (starts.size() > 1 && cost(starts[1], m + 1) <= cost(starts[0], m + 1)) starts.pop_front();
    while (starts.size() > 1 && isBridged(starts[starts.size() - 2], starts.back(), m)) starts.pop_back();
    if (cost(m, n) < cost(starts.back(), n)) {
      starts.push_back(m);
      if (starts.size() == 2 && cost(starts[1], m + 1) <= cost(starts[0], m + 1)) starts.pop_front();
    }
  }
  before[n] = starts[0];
  std::vector<size_t> lines = {n};
  for (size_t at = n; at > 0; at = before[at]) lines.push_back(before[at]);
  std::reverse(lines.begin(), lines.end());
  return lines;
}

std::string synopsis(std::string_view comment) {
  size_t end = comment.size();
  auto isUpper = [&](size_t i) { return i < comment.size() && comment[i] >= 'A' && comment[i] <= 'Z'; };
  for (size_t i = 1; i < comment.size() && end == comment.size(); i++) {
    bool isBlank = isOneOf(comment[i], " \n\r\t");
    // (a point behind one capital is an initial's)
    if (isBlank && comment[i - 1] == '.' && (!isUpper(i - 2) || isUpper(i - 3))) end = i;
  }
  std::string sentence(comment.substr(0, end)), lower = sentence;
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  for (std::string_view notDocumentation : {"copyright", "all rights", "author"})
    if (lower.starts_with(notDocumentation)) return {};
  const Links none = {[](std::string_view, std::string_view) { return false; }, [](std::string_view) { return false; }};
  Comment parsed(sentence, none);
  if (parsed.blocks().empty() || parsed.blocks()[0].kind != BlockKind::Paragraph) return {};
  std::string out;
  for (char c : parsed.blocks()[0].text) {
    if (!isOneOf(c, " \n\t")) {
      out += c;
    } else if (!out.ends_with(' ')) {
      out += ' ';
    }
  }
  return out;
}

std::string commentText(std::string_view comment, std::string_view prefix, std::string_view codePrefix, const Links& links) {
  return Printer(prefix, codePrefix).print(Comment(comment, links));
}

}  // namespace vo::doc
