// This file parses what Go ships with: the libraries, which must parse, and Go's own tests of
// syntax errors, whose messages must come out. Folders that are not there are skipped. A last
// test feeds the parser random mutations.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <random>
#include <regex>

#include "syntax/build_constraint.h"
#include "syntax/lexer.h"
#include "syntax/printer.h"
#include "support/parsed.h"

namespace vo::syntax {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> goFiles(const std::string& folder, bool withTestdata) {
  std::vector<std::string> out;
  std::error_code error;
  for (auto it = fs::recursive_directory_iterator(folder + "/", error);
       it != fs::recursive_directory_iterator(); it.increment(error)) {
    if (error) break;
    std::string path = it->path().string();
    if (!path.ends_with(".go") || !it->is_regular_file()) continue;
    if (!withTestdata && path.find("/testdata/") != std::string::npos) continue;
    out.push_back(path);
  }
  std::sort(out.begin(), out.end());
  return out;
}

void parsesAll(const std::string& folder) {
  auto files = goFiles(folder, false);
  if (files.empty()) GTEST_SKIP() << folder << " is not here";
  size_t lines = 0;
  double seconds = 0;
  for (const std::string& path : files) {
    std::string text = readFile(path);
    lines += static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
    auto start = std::chrono::steady_clock::now();
    Parsed p(std::move(text), false, path, true);
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    for (const std::string& m : p.messages()) ADD_FAILURE() << path << ":" << m;
    // The quick look sees what the parser sees.
    FileOutline outline = scanOutline(p.source->text, false);
    EXPECT_EQ(outline.package, p.file->package->name.str()) << path;
    ASSERT_EQ(outline.imports.size(), p.file->imports.size()) << path;
    for (size_t i = 0; i < outline.imports.size(); i++)
      EXPECT_EQ(outline.imports[i].path, p.file->imports[i]->path->value) << path;
  }
  printf("%zu files, %zu lines, %.2f s\n", files.size(), lines, seconds);
}

TEST(Corpus, Library) { parsesAll(VO_GOLANG "/src"); }

// ---- Error comments ----

/// An expected message: at one column, or (column 0) anywhere on the line.
using Expected = std::map<std::pair<uint32_t, uint32_t>, std::string>;

std::string trimmed(std::string_view s) {
  while (!s.empty() && isspace(static_cast<unsigned char>(s.front()))) s.remove_prefix(1);
  while (!s.empty() && isspace(static_cast<unsigned char>(s.back()))) s.remove_suffix(1);
  return std::string(s);
}

/// `/* ERROR pattern */` stands before the token with the error, `// ERROR pattern` on its line.
Expected expectedErrors(const Parsed& p, std::string_view text) {
  Expected out;
  base::Arena arena;
  diag::Sink ignored;
  diag::SourceFile file = *p.source;
  file.lineStarts = {};
  file.directives = {};
  Lexer lex(arena, arena, ignored, file, false);
  auto place = [&](uint32_t offset) {
    diag::Location loc = diag::locateIn(*p.source, diag::Pos{p.source->base + offset}, false);
    return std::pair{loc.line, loc.column};
  };
  uint32_t gap = 0;
  do {
    lex.next();
    for (uint32_t i = gap; i + 1 < lex.offset; i++) {
      std::string_view rest = text.substr(i, lex.offset - i);
      if (rest.starts_with("//")) {
        size_t end = std::min(rest.find('\n'), rest.size());
        if (rest.starts_with("// ERROR "))
          out[{place(i).first, 0}] = trimmed(rest.substr(9, end - 9));
        i += static_cast<uint32_t>(end);
      } else if (rest.starts_with("/*")) {
        size_t end = std::min(rest.find("*/"), rest.size());
        if (rest.starts_with("/* ERROR "))
          out[place(lex.offset)] = trimmed(rest.substr(9, end - 9));
        i += static_cast<uint32_t>(end) + 1;
      }
    }
    gap = lex.end;
  } while (lex.token != Token::EndOfFile);
  return out;
}

// Go's pattern syntax and ECMAScript's agree on what these files use, but for plain braces.
bool matches(const std::string& text, const std::string& pattern) {
  std::string escaped;
  for (size_t i = 0; i < pattern.size(); i++) {
    bool brace = pattern[i] == '{' || pattern[i] == '}';
    if (brace && (i == 0 || pattern[i - 1] != '\\')) escaped += '\\';
    escaped += pattern[i];
  }
  return std::regex_search(text, std::regex(escaped));
}

TEST(SyntaxErrors, CompilersOwnTests) {
  auto files = goFiles(VO_GOLANG "/src/cmd/compile/internal/syntax/testdata", true);
  if (files.empty()) GTEST_SKIP() << "Go's sources are not here";
  size_t right = 0, total = 0;
  for (const std::string& path : files) {
    std::string text = readFile(path);
    Parsed p(text, false, path);
    Expected wanted = expectedErrors(p, text);
    for (const diag::Diagnostic& d : p.sink.all()) {
      diag::Location loc = diag::locateIn(*p.source, d.range.begin, false);
      auto it = wanted.find({loc.line, loc.column});
      if (it == wanted.end()) it = wanted.find({loc.line, 0});
      total++;
      if (it == wanted.end()) {
        printf("%s:%u:%u: unexpected: %s\n", path.c_str(), loc.line, loc.column, d.text.c_str());
        continue;
      }
      if (matches(d.text, it->second)) {
        right++;
      } else {
        printf("%s:%u: %s\n  wanted %s\n", path.c_str(), loc.line, d.text.c_str(),
               it->second.c_str());
      }
      wanted.erase(it);
    }
    total += wanted.size();
    for (const auto& [at, pattern] : wanted)
      printf("%s:%u:%u: missing: %s\n", path.c_str(), at.first, at.second, pattern.c_str());
  }
  printf("%zu of %zu messages\n", right, total);
  EXPECT_GE(right * 100, total * 95);
}

/// `LINE+1` in a pattern of line `number` stands for the number.
std::string withLineNumbers(std::string pattern, uint32_t number) {
  for (size_t at; (at = pattern.find("LINE")) != std::string::npos;) {
    size_t end = at + 4;
    int offset = 0;
    if (end < pattern.size() && (pattern[end] == '+' || pattern[end] == '-')) {
      offset = atoi(pattern.c_str() + end);
      for (end++; end < pattern.size() && isdigit(static_cast<unsigned char>(pattern[end]));) end++;
    }
    pattern.replace(at, end - at, ".*:" + std::to_string(static_cast<int>(number) + offset));
  }
  return pattern;
}

/// `// ERROR "regexp" …` and GC_ERROR of Go's test folder, by line.
std::map<uint32_t, std::vector<std::string>> errorChecks(const std::string& text) {
  std::map<uint32_t, std::vector<std::string>> out;
  uint32_t number = 0;
  for (size_t i = 0; i < text.size(); number++) {
    size_t end = std::min(text.find('\n', i), text.size());
    std::string line = text.substr(i, end - i);
    i = end + 1;
    size_t at = line.find("// ERROR ");
    if (at == std::string::npos) at = line.find("// GC_ERROR ");
    if (at == std::string::npos) continue;
    for (size_t q = line.find('"', at); q != std::string::npos; q = line.find('"', q + 1)) {
      size_t close = line.find('"', q + 1);
      if (close == std::string::npos) break;
      out[number + 1].push_back(withLineNumbers(line.substr(q + 1, close - q - 1), number + 1));
      q = close;
    }
  }
  return out;
}

TEST(SyntaxErrors, ErrorChecks) {
  auto files = goFiles(VO_GOLANG "/test/syntax", true);
  for (const char* extra : {"directive.go", "directive2.go", "fixedbugs/bug014.go", "label.go",
                            "label1.go", "goto.go", "switch5.go", "import5.go"})
    files.push_back(VO_GOLANG "/test/" + std::string(extra));
  size_t right = 0, total = 0, checked = 0;
  for (const std::string& path : files) {
    std::string text = readFile(path);
    if (!text.starts_with("// errorcheck")) continue;
    Parsed p(text, false, path);
    if (!p.sink.hasErrors()) continue;  // a type error
    checked++;
    auto wanted = errorChecks(text);
    for (const diag::Listed& listed : p.sink.listed(p.map, 0)) {
      const diag::Diagnostic* d = listed.diagnostic;
      uint32_t line = diag::locateIn(*p.source, d->range.begin, false).line;
      auto it = wanted.find(line);
      bool ok = it != wanted.end() &&
                std::any_of(it->second.begin(), it->second.end(),
                            [&](const std::string& r) { return matches(d->text, r); });
      total++;
      right += ok;
      if (!ok) printf("%s:%u: %s\n", path.c_str(), line, d->text.c_str());
      if (it != wanted.end()) wanted.erase(it);
    }
  }
  if (checked == 0) GTEST_SKIP() << "Go's test folder is not here";
  printf("%zu of %zu messages in %zu files\n", right, total, checked);
  EXPECT_GE(right * 100, total * 95);
}

// The type checker's tests parse, except where they say so.
TEST(SyntaxErrors, CheckersTestsParse) {
  auto files = goFiles(VO_GOLANG "/src/internal/types/testdata", true);
  if (files.empty()) GTEST_SKIP() << "Go's sources are not here";
  for (const std::string& path : files) {
    std::string text = readFile(path);
    Parsed p(text, false, path);
    for (const diag::Diagnostic& d : p.sink.all()) {
      // The line, or the one before where the message is about what follows.
      std::string_view line = p.map.lineText(d.range.begin);
      bool announced = line.find("ERROR") != std::string_view::npos ||
                       text.find("syntax error") != std::string::npos ||
                       text.find("expected") != std::string::npos;
      EXPECT_TRUE(announced) << path << ": " << d.text << "\n" << line;
    }
  }
}

// ---- Mutations ----

TEST(Robustness, Mutations) {
  const std::string seeds[] = {
      readFile("test/syntax/statements.go"), readFile("test/syntax/expressions.go"),
      readFile("test/syntax/generics.go"), readFile("test/syntax/additions.vo"),
      readFile("test/syntax/declarations.go")};
  constexpr std::string_view kBits[] = {
      "(",  ")", "[",  "]",   "{",    "}",      ";",    ",",       ".",    "...",      ":",
      ":=", "=", "*",  "<-",  "~",    "|",      "&",    "?",       "\n",   "\"",       "'",
      "`",  "/*", "//", "if ", "for ", "range ", "case ", "type ", "func ", "struct{", "fail ",
      "errdefer ", "interface{", "chan ", "map[", "x", "1", "0x", "\\", "\xff", "[T any]"};
  std::mt19937 random(20240817);
  auto below = [&](size_t n) { return static_cast<size_t>(random() % n); };
  auto start = std::chrono::steady_clock::now();
  size_t runs = 0;
  while (std::chrono::steady_clock::now() - start < std::chrono::seconds(2)) {
    std::string text = seeds[below(std::size(seeds))];
    if (text.size() < 10) continue;
    for (size_t n = 1 + below(6); n > 0; n--) {
      size_t at = below(text.size());
      size_t length = std::min(below(12), text.size() - at);
      switch (below(4)) {
        case 0: text.erase(at, length); break;
        case 1: text.insert(at, kBits[below(std::size(kBits))]); break;
        case 2: text.replace(at, length, kBits[below(std::size(kBits))]); break;
        default: text.insert(below(text.size()), text.substr(at, length * 8)); break;
      }
      if (text.size() < 10) break;
    }
    if (below(8) == 0) text.resize(below(text.size()));
    Parsed p(text, below(2) == 0);
    ASSERT_NE(p.file, nullptr);
    // Positions stay in the file, and the tree can be walked.
    for (const diag::Diagnostic& d : p.sink.all()) {
      ASSERT_GE(d.range.begin.value, p.source->base);
      ASSERT_LE(d.range.begin.value, p.source->base + p.source->size + 1);
    }
    ASSERT_FALSE(dumpFile(*p.file).empty());
    runs++;
  }
  printf("%zu mutants\n", runs);
}

}  // namespace
}  // namespace vo::syntax
