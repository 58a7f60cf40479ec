// This file finds the functions that a test program is to call.
#include "testrun/test_functions.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/arena.h"
#include "base/upper_case.h"
#include "diag/diagnostic.h"
#include "package/files.h"
#include "package/scan.h"
#include "syntax/parser.h"
#include "syntax/unicode.h"

namespace vo::testrun {
namespace {

using syntax::FuncDecl;

/// Whether a function of the name is what `prefix` marks: TestX and Test, but not Testimony.
bool isMarked(std::string_view name, std::string_view prefix) {
  if (!name.starts_with(prefix)) return false;
  name.remove_prefix(prefix.size());
  if (name.empty()) return true;
  char32_t c = syntax::decodeRune(name).value;
  bool isLower = (c >= 'a' && c <= 'z') || (syntax::isUnicodeLetter(c) && !base::isUpperCase(c) && syntax::foldCase(c) != c);
  return !isLower;
}

/// Whether the parameters are one *testing.`type`, however package testing is called.
bool takes(const FuncDecl& f, std::string_view type) {
  if (!f.type->results.empty() || f.type->params.size() != 1) return false;
  const auto* pointer = syntax::dynCast<syntax::StarExpr>(f.type->params[0].type);
  if (pointer == nullptr) return false;
  if (const auto* name = syntax::dynCast<syntax::Ident>(pointer->x)) return name->name.str() == type;
  const auto* selector = syntax::dynCast<syntax::SelectorExpr>(pointer->x);
  return selector != nullptr && selector->sel->name.str() == type;
}

// --- Output of examples ------------------------------------------------------------------------------

/// The last group of comments in a body: what no blank line and no code divides.
std::vector<std::string_view> lastComments(std::string_view body) {
  std::vector<std::string_view> out;
  uint32_t end = 0;  // of the last comment
  for (uint32_t at = 0; at < body.size();) {
    bool isComment = body.substr(at).starts_with("//") || body.substr(at).starts_with("/*");
    uint32_t next = package::skipOpaque(body, at);
    if (isComment) {
      std::string_view between = body.substr(end, at - end);
      bool isBlank = between.find_first_not_of(" \t\r\n") == std::string_view::npos;
      if (!isBlank || std::count(between.begin(), between.end(), '\n') > 1) out.clear();
      out.push_back(body.substr(at, next - at));
      end = next;
    }
    at = std::max(next, at + 1);
  }
  return out;
}

bool isDirective(std::string_view c) {
  if (c.starts_with("line ") || c.starts_with("extern ") || c.starts_with("export ")) return true;
  size_t colon = c.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 >= c.size()) return false;
  auto isWord = [](char b) { return (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9'); };
  return std::all_of(c.begin(), c.begin() + static_cast<ptrdiff_t>(colon), isWord) && isWord(c[colon + 1]);
}

void appendLines(std::string_view text, std::vector<std::string>& lines) {
  for (;;) {
    size_t newline = text.find('\n');
    std::string line(text.substr(0, newline));
    line.erase(line.find_last_not_of(" \t\r") + 1);
    lines.push_back(std::move(line));
    if (newline == std::string_view::npos) return;
    text.remove_prefix(newline + 1);
  }
}

/// The text of comments, as go/ast's CommentGroup.Text.
std::string textOf(const std::vector<std::string_view>& comments) {
  std::vector<std::string> lines;
  for (std::string_view c : comments) {
    if (c.starts_with("/*")) {
      c.remove_prefix(2);
      if (c.ends_with("*/")) c.remove_suffix(2);
    } else {
      c.remove_prefix(2);
      if (c.starts_with(' ')) {
        c.remove_prefix(1);
      } else if (isDirective(c)) {
        continue;
      }
    }
    appendLines(c, lines);
  }
  std::string out;
  bool blank = false;
  for (const std::string& line : lines) {
    blank = blank || line.empty();
    if (line.empty()) continue;
    if (blank && !out.empty()) out += '\n';
    blank = false;
    out += line + '\n';
  }
  return out;
}

/// Takes a word off the start of the text, whatever its letters' case.
bool takeWord(std::string_view& text, std::string_view word) {
  auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
  if (text.size() < word.size() || !std::equal(word.begin(), word.end(), text.begin(), [&](char w, char t) { return same(t, w); })) return false;
  text.remove_prefix(word.size());
  return true;
}

/// False: the example says nothing of its output, and is not run.
bool findOutput(std::string_view body, TestFunction* example) {
  std::string text = textOf(lastComments(body));
  std::string_view rest = text;
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t\n\v\f\r"), rest.size()));
  example->unordered = takeWord(rest, "unordered ");
  if (!takeWord(rest, "output:")) return false;
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  if (rest.starts_with('\n')) rest.remove_prefix(1);
  example->output = rest;
  return true;
}

// --- Files -------------------------------------------------------------------------------------------

class Finder {
 public:
  explicit Finder(TestFunctions* out) : out_(out) {}

  std::string takeFile(const std::string& path, bool isExternal) {
    std::string text;
    if (std::string why = package::readFile(path, &text); !why.empty()) return why;
    diag::SourceFile* source = sources_.add(arena_.copy(std::string_view(path)), arena_.copy(text));
    if (source == nullptr) return path + ": the sources are too large";
    syntax::ParseContext parse{arena_, arena_, symbols_, sink_};
    const syntax::File* file = syntax::parseFile(parse, *source, path.ends_with(".vo"));
    if (sink_.hasErrors()) {
      diag::RenderOptions plain;
      plain.carets = false;
      plain.folder = package::absolutePath(".");
      std::string errors = diag::render(sink_, sources_, plain);
      // (the go command shows such files without "./")
      if (errors.starts_with("./")) errors.erase(0, 2);
      return errors.substr(0, errors.find_last_not_of('\n') + 1);
    }
    for (const syntax::Decl* d : file->decls) {
      const auto* f = syntax::dynCast<FuncDecl>(d);
      if (f == nullptr || !f->receiver.empty()) continue;
      if (std::string why = take(*f, *source, isExternal); !why.empty()) return why;
    }
    return {};
  }

 private:
  std::string take(const FuncDecl& f, const diag::SourceFile& source, bool isExternal) {
    TestFunction found = {.isExternal = isExternal, .name = std::string(f.name->name.str())};
    if (found.name == "TestMain") {
      if (takes(f, "T")) return out_->tests.push_back(found), std::string();
      if (std::string why = checkSignature(f, "M"); !why.empty()) return why;
      if (out_->main) return "multiple definitions of TestMain";
      out_->main = found;
      return {};
    }
    struct Mark {
      std::string_view prefix, type;
      std::vector<TestFunction>& list;
    };
    for (const Mark& m : std::array<Mark, 3>{{{"Test", "T", out_->tests}, {"Benchmark", "B", out_->benchmarks}, {"Fuzz", "F", out_->fuzzTargets}}}) {
      if (!isMarked(found.name, m.prefix)) continue;
      if (std::string why = checkSignature(f, m.type); !why.empty()) return why;
      m.list.push_back(found);
      return {};
    }
    if (!isMarked(found.name, "Example") || f.body == nullptr || !f.type->params.empty() || !f.type->results.empty()) return {};
    std::string_view body = source.text.substr(f.body->pos.value - source.base, f.body->end.value - f.body->pos.value);
    if (findOutput(body.substr(1), &found)) out_->examples.push_back(std::move(found));
    return {};
  }

  std::string checkSignature(const FuncDecl& f, std::string_view type) {
    std::string name(f.name->name.str()), why;
    auto small = static_cast<char>(type[0] + 32);
    if (!takes(f, type)) why = "must be: func " + name + "(" + small + " *testing." + std::string(type) + ")";
    if (!f.type->typeParams.empty()) why = "test functions cannot have type parameters";
    if (why.empty()) return {};
    return diag::locationText(sources_.locate(f.pos)) + ": wrong signature for " + name + ", " + why;
  }

  base::Arena arena_;
  base::Interner symbols_{arena_};
  diag::SourceMap sources_{arena_};
  diag::Sink sink_;
  TestFunctions* out_;
};

}  // namespace

std::string findTestFunctions(const package::TestFiles& files, TestFunctions* out) {
  Finder finder(out);
  for (const std::string& path : files.tests)
    if (std::string why = finder.takeFile(path, false); !why.empty()) return why;
  for (const std::string& path : files.externalTests)
    if (std::string why = finder.takeFile(path, true); !why.empty()) return why;
  return {};
}

}  // namespace vo::testrun
