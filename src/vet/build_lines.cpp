// This file checks comments that tools read: `//go:build`, `// +build`, `//go:debug`.
#include <algorithm>
#include <utility>

#include "vet/comments.h"
#include "vet/constraint.h"
#include "vet/pass.h"

namespace vo::vet {

using namespace syntax;

namespace {

/// `go1`, `go1.N`.
bool isGoTag(std::string_view tag) {
  if (tag == "go1") return true;
  if (!tag.starts_with("go1.") || tag.size() == 4) return false;
  tag.remove_prefix(4);
  return std::all_of(tag.begin(), tag.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
         (tag.size() == 1 || tag[0] != '0');
}

bool isMalformedGoTag(std::string_view tag) {
  if (tag.starts_with("go1")) return !isGoTag(tag);
  for (std::string_view prefix : {"go.", "g1.", "go"})
    if (tag.starts_with(prefix) && isGoTag("go1." + std::string(tag.substr(prefix.size()))))
      return true;
  return false;
}

/// The lines of a file's head: `//` comments and empty lines up to the first other one; or, but for
/// `onlyFirst`, the `//` comments with comments of other kinds between them.
std::vector<Comment> headLines(const diag::SourceFile& file, bool onlyFirst) {
  std::vector<Comment> out;
  std::string_view all = file.text;
  bool inBlock = false;
  for (size_t at = 0; at < all.size();) {
    size_t end = std::min(all.find('\n', at), all.size());
    std::string_view line = all.substr(at, end - at);
    auto pos = diag::Pos{file.base}.plus(static_cast<uint32_t>(at));
    at = end + 1;
    if (onlyFirst) {
      if (!trimmed(line).empty() && !trimmed(line).starts_with("//")) break;
      out.push_back({pos, pos, line});
      continue;
    }
    if (!inBlock && line.starts_with("//")) {
      out.push_back({pos, pos, line});
      continue;
    }
    for (line = trimmed(line); !line.empty(); line = trimmed(line)) {
      size_t close = inBlock ? line.find("*/") : 0;
      if (inBlock) {
        inBlock = close == std::string_view::npos;
        line = inBlock ? std::string_view() : line.substr(close + 2);
      } else if (line.starts_with("/*")) {
        inBlock = true;
        line.remove_prefix(2);
      } else {
        return out;
      }
    }
  }
  return out;
}

/// Where the word `package` of a Go file is that has not been parsed, and the name behind it; or
/// the end and none.
std::pair<diag::Pos, std::string_view> packageClause(const diag::SourceFile& file) {
  constexpr std::string_view kWord = "package ";
  std::vector<CommentGroup> groups = commentsOf(file);
  for (size_t at = 0; (at = file.text.find(kWord, at)) != std::string_view::npos; at++) {
    auto pos = diag::Pos{file.base}.plus(static_cast<uint32_t>(at));
    bool isCode = at == 0 || file.text[at - 1] == '\n' || file.text[at - 1] == ' ';
    for (const CommentGroup& g : groups)
      for (const Comment& c : g.comments) isCode &= pos < c.pos || pos >= c.end;
    if (!isCode) continue;
    std::string_view rest = file.text.substr(at + kWord.size());
    return {pos, trimmed(rest.substr(0, rest.find_first_of(" \n\r\t;/")))};
  }
  return {diag::Pos{file.base + file.size}, {}};
}

/// The same of one that has been.
std::pair<diag::Pos, std::string_view> packageClause(const File* f) {
  if (f->package == nullptr) return {diag::Pos{f->source->base + f->source->size}, "main"};
  constexpr uint32_t kWord = 8;
  return {diag::Pos{f->package->pos.value - std::min(kWord, f->package->pos.value)},
          f->package->name.str()};
}

/// The lines of one file.
class BuildLines {
 public:
  explicit BuildLines(Pass& pass) : pass_(pass) {}

  void run(const diag::SourceFile& file, diag::Pos package) {
    for (const CommentGroup& g : commentsOf(file)) {
      if (g.end().plus(1) >= package) plusAllowed_ = false;
      if (g.pos() >= package) goAllowed_ = false;
      for (const Comment& c : g.comments) {
        if (!c.text.starts_with("//")) plusAllowed_ = false;
        comment(c.pos, c.text);
      }
    }
    finish();
  }

  /// Assembly and the like: what stands before the first line of something else.
  void runHead(const diag::SourceFile& file) {
    diag::Pos plusEnd{
        file.base};  // of where `+build` may stand: the last empty line between the first comments
    for (const Comment& line : headLines(file, true))
      if (trimmed(line.text).empty()) plusEnd = line.pos;
    for (const Comment& line : headLines(file, false)) {
      plusAllowed_ = line.pos < plusEnd;
      comment(line.pos, line.text);
    }
    finish();
  }

 private:
  void comment(diag::Pos pos, std::string_view text) {
    if (text.starts_with("//")) {
      if (text.find("+build") != std::string_view::npos) plusLine(pos, text);
      if (text.find("//go:build") != std::string_view::npos) goLine(pos, text);
      return;
    }
    size_t at = text.find('\n');
    if (at == std::string_view::npos) return;
    inBlock_ = true;
    while (at != std::string_view::npos && ++at < text.size()) {
      size_t end = std::min(text.find('\n', at), text.size());
      if (text.substr(at).starts_with("//"))
        comment(pos.plus(static_cast<uint32_t>(at)), text.substr(at, end - at));
      at = text.find('\n', at);
    }
    inBlock_ = false;
  }

  void refuse(diag::Pos pos, std::string why) {
    pass_.reportAt(pos, std::move(why));
    compares_ = false;
  }

  void checkTags(diag::Pos pos, const Constraint* c) {
    std::vector<std::string_view> tags;
    tagsOf(c, &tags);
    for (std::string_view tag : tags)
      if (isMalformedGoTag(tag))
        pass_.reportAt(pos, "invalid go version " + types::quoteGo(tag) + " in build constraint");
  }

  void goLine(diag::Pos pos, std::string_view line) {
    std::string_view text;
    if (!splitGoBuild(line, &text)) {
      std::string closed = "//" + std::string(trimmed(line.substr(2)));
      if (!line.starts_with("//go:build") && splitGoBuild(closed, &text))
        pass_.reportAt(pos, "malformed //go:build line (space between // and go:build)");
      return;
    }
    if (!goAllowed_ || inBlock_) return refuse(pos, "misplaced //go:build comment");
    if (goPos_.valid())
      refuse(pos, "unexpected extra //go:build line");
    else
      goPos_ = pos;
    if (size_t mark = line.find(" // ERROR "); mark != std::string_view::npos)
      splitGoBuild(line.substr(0, mark), &text);
    std::string error;
    const Constraint* c = constraints_.parse(text, &error);
    if (c == nullptr) return refuse(pos, error);
    checkTags(pos, c);
    if (go_ == nullptr) go_ = c;
  }

  void plusLine(diag::Pos pos, std::string_view line) {
    line = trimmed(line);
    std::string_view text;
    if (!splitPlusBuild(line, &text)) {
      if (plusAllowed_ && !line.starts_with("// want"))
        pass_.reportAt(pos, "possible malformed +build comment");
      return;
    }
    if (!plusAllowed_) refuse(pos, "misplaced +build comment");
    if (!plusPos_.valid()) plusPos_ = pos;
    if (size_t mark = line.find(" // ERROR "); mark != std::string_view::npos)
      splitPlusBuild(line.substr(0, mark), &text);
    checkWords(pos, text);
    if (!compares_) return;
    std::string error;
    const Constraint* c = constraints_.parsePlus(text, &error);
    if (c == nullptr) return refuse(pos, error);
    checkTags(pos, c);
    plus_ = constraints_.both(plus_, c);
  }

  void checkWords(diag::Pos pos, std::string_view text) {
    while (!(text = trimmed(text)).empty()) {
      std::string word(text.substr(0, std::min(text.find_first_of(" \t"), text.size())));
      text.remove_prefix(word.size());
      for (size_t at = 0; at <= word.size();) {
        size_t end = std::min(word.find(',', at), word.size());
        std::string_view element = std::string_view(word).substr(at, end - at);
        at = end + 1;
        if (element.starts_with("!!")) {
          refuse(pos, "invalid double negative in build constraint: " + word);
          continue;
        }
        if (element.starts_with('!')) element.remove_prefix(1);
        if (!std::all_of(element.begin(), element.end(), isTagByte))
          refuse(pos, "invalid non-alphanumeric build constraint: " + word);
      }
    }
  }

  void finish() {
    if (!compares_ || !plusPos_.valid() || !goPos_.valid() || go_ == nullptr || plus_ == nullptr)
      return;
    std::string error;
    const Constraint* wanted = constraints_.asPlusLines(go_, &error);
    if (wanted == nullptr) return pass_.reportAt(goPos_, error);
    if (constraintText(wanted) != constraintText(plus_))
      pass_.reportAt(plusPos_, "+build lines do not match //go:build condition");
  }

  Pass& pass_;
  Constraints constraints_;
  bool goAllowed_ = true, plusAllowed_ = true, compares_ = true, inBlock_ = false;
  diag::Pos goPos_, plusPos_;
  const Constraint* go_ = nullptr;
  const Constraint* plus_ = nullptr;
};

}  // namespace

void buildtag(Pass& pass) {
  for (const File* f : pass.unit.files) BuildLines(pass).run(*f->source, packageClause(f).first);
  for (const OtherFile& f : pass.unit.others) {
    if (f.isGo)
      BuildLines(pass).run(*f.source, packageClause(*f.source).first);
    else
      BuildLines(pass).runHead(*f.source);
  }
}

/// The text as `#q` of fmt writes a rune that is a blank.
static std::string quotedBlank(std::string_view s) {
  switch (s[0]) {
    case '\r':
      return "'\\r'";
    case '\v':
      return "'\\v'";
    case '\f':
      return "'\\f'";
    case '\n':
      return "'\\n'";
    default:
      return s.starts_with("\xc2\x85") ? "'\\u0085'" : "'\\u00a0'";
  }
}

/// Where the first blank of a text is, of those of Latin 1.
static size_t findBlank(std::string_view s) {
  size_t at = s.find_first_of(" \t\n\v\f\r");
  for (std::string_view wide : {"\xc2\x85", "\xc2\xa0"}) at = std::min(at, s.find(wide));
  return std::min(at, s.size());
}

static void checkDirective(Pass& pass, const Comment& c, std::string_view misplaced) {
  if (!c.text.starts_with("//go:")) return;
  std::string_view line = c.text.substr(0, c.text.find(" // ERROR "));
  size_t end = findBlank(line);
  std::string verb(line.substr(0, end));
  if (end < line.size() && line[end] != ' ' && line[end] != '\t')
    pass.reportAt(c.pos,
                  "invalid space " + quotedBlank(line.substr(end)) + " in " + verb + " directive");
  if (verb == "//go:debug" && !misplaced.empty())
    pass.reportAt(c.pos, "//go:debug directive only valid " + std::string(misplaced));
}

static void checkDirectives(Pass& pass, const diag::SourceFile& file,
                            std::pair<diag::Pos, std::string_view> package) {
  bool mayHave = package.second == "main" || file.path.ends_with("_test.go");
  for (const CommentGroup& g : commentsOf(file)) {
    bool isInHead = g.pos() < package.first;
    for (const Comment& c : g.comments)
      checkDirective(pass, c,
                     !mayHave    ? "in package main or test"
                     : !isInHead ? "before package declaration"
                                 : "");
  }
}

void directive(Pass& pass) {
  for (const File* f : pass.unit.files) checkDirectives(pass, *f->source, packageClause(f));
  for (const OtherFile& f : pass.unit.others) {
    if (f.isGo) {
      checkDirectives(pass, *f.source, packageClause(*f.source));
      continue;
    }
    for (const Comment& line : headLines(*f.source, false))
      checkDirective(pass, line, "in Go source files");
  }
}

}  // namespace vo::vet
