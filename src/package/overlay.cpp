// This file merges overlay files with the files of Go's package, on their text.
//
// It needs the extent and names of top-level declarations, not their syntax. Go's sources are
// formatted by gofmt, so a declaration begins with its keyword in column 0 outside of brackets,
// comments and literals, and ends before the next text in column 0; inside `var (…)` a spec begins
// on a line with exactly one tab. That is all the scanner below relies on.
#include "package/overlay.h"

#include <cctype>
#include <span>

#include "base/check.h"
#include "package/scan.h"

namespace vo::package {
namespace {

struct NameRange {
  uint32_t begin;
  uint32_t end;
};

/// A declaration, or one spec of a group.
struct TopDecl {
  enum class Kind { Func, Type, Var, Const };
  Kind kind;
  bool grouped = false;
  uint32_t group = 0;  ///< position of the group's parenthesis
  uint32_t begin = 0;  ///< with its comment
  uint32_t end = 0;
  std::vector<NameRange> names;
  std::string receiver;  ///< the receiver's type name
};

bool isIdentChar(char c) {
  auto u = static_cast<unsigned char>(c);
  return std::isalnum(u) || c == '_' || u >= 0x80;
}

class DeclScanner {
 public:
  explicit DeclScanner(std::string_view text) : text_(text), size_(static_cast<uint32_t>(text.size())) {}

  std::vector<TopDecl> run() {
    uint32_t at = scanHeader(text_).end;
    VO_CHECK(at <= size_, "a header is part of its file");
    uint32_t comment = at;  // where the run of comment lines above `at` begins
    while (at < size_) {
      if (text_[at] == '\n') {
        comment = ++at;
      } else if (uint32_t next = skipOpaque(text_, at); next != at) {
        at = next < size_ && text_[next] == '\n' ? next + 1 : next;
      } else if (atKeyword(at)) {
        at = declaration(comment, at);
        comment = at;
      } else {
        at++;
      }
    }
    return std::move(out_);
  }

 private:
  std::string_view word(uint32_t at) const {
    uint32_t end = at;
    while (end < size_ && isIdentChar(text_[end])) end++;
    return text_.substr(at, end - at);
  }
  bool atKeyword(uint32_t at) const {
    if (at != 0 && text_[at - 1] != '\n') return false;
    std::string_view w = word(at);
    return w == "func" || w == "type" || w == "var" || w == "const";
  }
  static TopDecl::Kind kindOf(std::string_view w) {
    if (w == "func") return TopDecl::Kind::Func;
    if (w == "type") return TopDecl::Kind::Type;
    return w == "var" ? TopDecl::Kind::Var : TopDecl::Kind::Const;
  }
  uint32_t skipBlanks(uint32_t at) const {
    while (at < size_ && (text_[at] == ' ' || text_[at] == '\t')) at++;
    return at;
  }
  /// Behind the bracketed text that opens at `at`.
  uint32_t skipBrackets(uint32_t at) const {
    VO_DCHECK(at < size_ && std::string_view("([{").find(text_[at]) != std::string_view::npos, "a bracket opens here");
    int depth = 0;
    while (at < size_) {
      if (uint32_t next = skipOpaque(text_, at); next != at) {
        at = next;
        continue;
      }
      char c = text_[at++];
      if (c == '(' || c == '[' || c == '{') depth++;
      if ((c == ')' || c == ']' || c == '}') && --depth == 0) break;
    }
    return at;
  }
  /// The start of the first line behind `at`, outside of brackets, that is not indented.
  uint32_t declEnd(uint32_t at) const {
    while (at < size_) {
      if (uint32_t next = skipOpaque(text_, at); next != at) {
        at = next;
        continue;
      }
      char c = text_[at];
      if (c == '(' || c == '[' || c == '{') {
        at = skipBrackets(at);
        continue;
      }
      at++;
      if (c == '\n' && (at >= size_ || (text_[at] != '\t' && text_[at] != ' '))) break;
    }
    return at;
  }
  void nameList(TopDecl& d, uint32_t at) const {
    for (;;) {
      std::string_view w = word(at);
      if (w.empty()) return;
      auto end = at + static_cast<uint32_t>(w.size());
      d.names.push_back({at, end});
      at = skipBlanks(end);
      if (at >= size_ || text_[at] != ',') return;
      at = skipBlanks(at + 1);
    }
  }
  std::string receiverName(uint32_t begin, uint32_t end) const {
    VO_CHECK(begin <= end && end <= size_, "a receiver is in its brackets");
    std::string_view r = text_.substr(begin, end - begin);
    r = r.substr(0, r.find('['));
    size_t last = r.find_last_not_of(" \t)");
    if (last == std::string_view::npos) return {};
    size_t first = last;
    while (first > 0 && isIdentChar(r[first - 1])) first--;
    return std::string(r.substr(first, last + 1 - first));
  }
  uint32_t declaration(uint32_t comment, uint32_t at) {
    VO_CHECK(comment <= at && atKeyword(at), "a declaration begins with its keyword, behind its comment");
    std::string_view keyword = word(at);
    TopDecl d = {.kind = kindOf(keyword), .begin = comment};
    uint32_t p = skipBlanks(at + static_cast<uint32_t>(keyword.size()));
    bool paren = p < size_ && text_[p] == '(';
    if (paren && d.kind != TopDecl::Kind::Func) return group(d.kind, p);
    if (paren) {
      uint32_t close = skipBrackets(p);
      d.receiver = receiverName(p + 1, close);
      p = skipBlanks(close);
    }
    if (d.kind == TopDecl::Kind::Func || d.kind == TopDecl::Kind::Type) {
      std::string_view w = word(p);
      d.names.push_back({p, p + static_cast<uint32_t>(w.size())});
    } else {
      nameList(d, p);
    }
    d.end = declEnd(p);
    uint32_t end = d.end;
    VO_CHECK(end > at && end <= size_, "a declaration takes text, so that the scan goes on");
    out_.push_back(std::move(d));
    return end;
  }
  uint32_t group(TopDecl::Kind kind, uint32_t open) {
    uint32_t close = skipBrackets(open);
    VO_CHECK(open < close && close <= size_, "a group's brackets are two");
    uint32_t at = open + 1;
    TopDecl* last = nullptr;
    while (at + 1 < close) {
      if (uint32_t next = skipOpaque(text_, at); next != at) {
        at = next;
      } else if (text_[at] == '\n' && text_[at + 1] == '\t' && isIdentChar(text_[at + 2])) {
        if (last != nullptr) last->end = at + 1;
        out_.push_back({.kind = kind, .grouped = true, .group = open, .begin = at + 1});
        last = &out_.back();
        nameList(*last, at + 2);
        at += 2;
      } else if (text_[at] == '(' || text_[at] == '[' || text_[at] == '{') {
        at = skipBrackets(at);
      } else {
        at++;
      }
    }
    if (last != nullptr) last->end = close - 1;
    return declEnd(close);
  }

  std::string_view text_;
  uint32_t size_;
  std::vector<TopDecl> out_;
};

std::string keyOf(std::string_view text, const TopDecl& d, const NameRange& n) {
  VO_DCHECK(n.begin < n.end && n.end <= text.size(), "a name is part of the text");
  std::string name(text.substr(n.begin, n.end - n.begin));
  return d.receiver.empty() ? name : d.receiver + "." + name;
}

void blank(std::string& text, uint32_t begin, uint32_t end) {
  VO_DCHECK(begin <= end && end <= text.size(), "what is blanked is part of the text");
  for (uint32_t i = begin; i < end; i++)
    if (text[i] != '\n') text[i] = ' ';
}

/// Whether the code from `at` on says `name.`.
bool usesPackage(std::string_view text, uint32_t at, std::string_view name) {
  while (at < text.size()) {
    if (uint32_t next = skipOpaque(text, at); next != at) {
      at = next;
    } else if (isIdentChar(text[at])) {
      uint32_t begin = at;
      while (at < text.size() && isIdentChar(text[at])) at++;
      if (text.substr(begin, at - begin) == name && at < text.size() && text[at] == '.') return true;
    } else {
      at++;
    }
  }
  return false;
}

std::string_view lastElement(std::string_view path) {
  size_t slash = path.rfind('/');
  std::string_view last = slash == std::string_view::npos ? path : path.substr(slash + 1);
  bool version = last.size() > 1 && last[0] == 'v' && std::isdigit(static_cast<unsigned char>(last[1]));
  return version && slash != std::string_view::npos ? lastElement(path.substr(0, slash)) : last;
}

void dropUnusedImports(std::string& text) {
  ScannedHeader head = scanHeader(text);
  std::vector<NameRange> unused;
  for (const ScannedImport& import : head.imports) {
    if (import.path == "unsafe" && import.name == "_") continue;  // linkname asks for it
    std::string_view name = import.name.empty() ? lastElement(import.path) : import.name;
    if (usesPackage(text, head.end, name)) continue;
    uint32_t begin = import.specBegin;
    std::string_view before = std::string_view(text).substr(0, begin);
    size_t last = before.find_last_not_of(" \t");
    if (last != std::string_view::npos && before.substr(0, last + 1).ends_with("import"))
      begin = static_cast<uint32_t>(last) - 5;
    unused.push_back({begin, import.end});
  }
  for (NameRange r : unused) blank(text, r.begin, r.end);
}

std::vector<std::string_view> fields(std::string_view line, std::string_view separators) {
  std::vector<std::string_view> out;
  while (!line.empty()) {
    size_t n = line.find_first_of(separators);
    if (n != 0) out.push_back(line.substr(0, n));
    if (n == std::string_view::npos) break;
    line.remove_prefix(n + 1);
  }
  return out;
}

bool addDirective(OverlayRule& rule, std::string_view d) {
  if (d == "native") {
    rule.native = true;
  } else if (d == "amd64") {
    rule.amd64 = true;
  } else if (d == "none") {
    rule.none = true;
  } else if (d.starts_with("-")) {
    rule.dropped.emplace(d.substr(1));
  } else if (d.starts_with("+")) {
    rule.taken.emplace(d.substr(1));
  } else if (size_t colon = d.find(':'); colon != std::string_view::npos) {
    DeclNames& names = rule.picks[std::string(d.substr(0, colon))];
    for (std::string_view name : fields(d.substr(colon + 1), ",")) names.emplace(name);
  } else {
    return false;
  }
  return true;
}

}  // namespace

OverlayManifest parseManifest(std::string_view text, std::string* error) {
  OverlayManifest out;
  for (std::string_view line : fields(text, "\n")) {
    line = line.substr(0, line.find('#'));
    std::vector<std::string_view> words = fields(line, " \t\r");
    if (words.empty()) continue;
    OverlayRule& rule = out[std::string(words[0])];
    for (std::string_view d : std::span(words).subspan(1))
      if (!addDirective(rule, d)) *error = "unknown directive " + std::string(d) + " in overlay manifest";
  }
  return out;
}

DeclNames declaredNames(std::string_view text) {
  DeclNames out;
  for (const TopDecl& d : DeclScanner(text).run()) {
    VO_CHECK(d.begin <= d.end && d.end <= text.size(), "a declaration is part of its file");
    for (const NameRange& n : d.names) out.insert(keyOf(text, d, n));
  }
  out.erase("_");
  out.erase("init");
  constexpr std::string_view kOmit = "\n//vo:omit ";
  for (size_t at = text.find(kOmit); at != std::string_view::npos; at = text.find(kOmit, at + 1)) {
    std::string_view rest = text.substr(at + kOmit.size());
    rest = rest.substr(0, rest.find('\n'));
    for (std::string_view name : fields(rest, " \t\r")) out.emplace(name);
  }
  return out;
}

std::string withoutDecls(std::string_view text, const DeclNames& replaced, const DeclNames* picks) {
  std::string out(text);
  std::vector<TopDecl> decls = DeclScanner(text).run();
  std::vector<std::vector<NameRange>> gone(decls.size());
  std::set<uint32_t> keptGroups;  // constant groups of which something stays
  bool changed = false;
  for (size_t i = 0; i < decls.size(); i++) {
    const TopDecl& d = decls[i];
    for (const NameRange& n : d.names) {
      std::string key = keyOf(text, d, n);
      bool picked = picks == nullptr || picks->contains(key) ||
                    (!d.receiver.empty() && picks->contains(d.receiver));
      if (!picked || replaced.contains(key)) gone[i].push_back(n);
    }
    changed = changed || !gone[i].empty();
    if (d.grouped && gone[i].size() < d.names.size()) keptGroups.insert(d.group);
  }
  for (size_t i = 0; i < decls.size(); i++) {
    const TopDecl& d = decls[i];
    if (gone[i].empty()) continue;
    // A constant in a group counts for iota, and a variable may share a call: those keep the spec.
    bool keepSpec = gone[i].size() < d.names.size() ||
                    (d.kind == TopDecl::Kind::Const && d.grouped && keptGroups.contains(d.group));
    if (!keepSpec) {
      blank(out, d.begin, d.end);
      continue;
    }
    for (NameRange n : gone[i]) {
      blank(out, n.begin, n.end);
      out[n.begin] = '_';
    }
  }
  if (changed) dropUnusedImports(out);
  VO_CHECK(out.size() == text.size(), "positions stay what they are in Go's file");
  return out;
}

}  // namespace vo::package
