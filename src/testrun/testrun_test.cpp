// Counters, events and profiles: what holds for all inputs. What go makes of some is in test/vo_test.
#include <gtest/gtest.h>

#include <filesystem>
#include <random>

#include "base/arena.h"
#include "diag/diagnostic.h"
#include "package/files.h"
#include "syntax/json_string.h"
#include "syntax/parser.h"
#include "testrun/cover.h"
#include "testrun/events.h"
#include "testrun/profile.h"
#include "testrun/test_functions.h"
#include "testrun/test_program.h"

namespace vo::testrun {
namespace {

bool parses(const std::string& text) {
  base::Arena arena;
  base::Interner symbols(arena);
  diag::SourceMap sources(arena);
  diag::Sink sink;
  syntax::ParseContext parse{arena, arena, symbols, sink};
  syntax::parseFile(parse, *sources.add("x.go", arena.copy(std::string_view(text))), false);
  return !sink.hasErrors();
}

size_t lines(std::string_view text) { return static_cast<size_t>(std::count(text.begin(), text.end(), '\n')); }

TEST(Cover, FilesWithCountersAreGo) {
  size_t files = 0, blocks = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(VO_GOLANG "/src/go")) {
    std::string path = entry.path(), text;
    if (!path.ends_with(".go") || path.find("testdata") != std::string::npos || !package::readFile(path, &text).empty()) continue;
    for (CoverMode mode : {CoverMode::Set, CoverMode::Count, CoverMode::Atomic, CoverMode::Fuzz}) {
      CoveredFile file = withCounters(text, false, mode, "_vo_cover_0");
      ASSERT_TRUE(parses(file.text)) << path;
      // Lines stay where they are; what is new is behind them.
      ASSERT_GE(lines(file.text), lines(text)) << path;
      ASSERT_LE(lines(file.text), lines(text) + 4) << path;
      blocks += file.blocks.size();
    }
    files++;
  }
  EXPECT_GT(files, 100u);
  EXPECT_GT(blocks, 10'000u);
}

TEST(Cover, BlocksOfAFileAreApart) {
  std::string text;
  ASSERT_EQ(package::readFile(VO_GOLANG "/src/strconv/quote.go", &text), "");
  std::vector<CoverBlock> blocks = withCounters(text, false, CoverMode::Set, "x").blocks;
  std::sort(blocks.begin(), blocks.end(), [](auto& a, auto& b) { return std::pair(a.line, a.column) < std::pair(b.line, b.column); });
  ASSERT_GT(blocks.size(), 100u);
  for (size_t i = 1; i < blocks.size(); i++)
    EXPECT_LE(std::pair(blocks[i - 1].endLine, blocks[i - 1].endColumn), std::pair(blocks[i].line, blocks[i].column)) << "line " << blocks[i].line;
}

TEST(Cover, WhatIsNoGoStaysAsItIs) {
  CoveredFile file = withCounters("package p\nfunc f() { x := }\n", false, CoverMode::Set, "x");
  EXPECT_EQ(file.text, "package p\nfunc f() { x := }\n");
  EXPECT_TRUE(file.blocks.empty());
}

/// Events without times.
std::string eventsOf(std::string_view text, size_t piece, bool ok = true) {
  std::string out;
  EventWriter writer("p", [&out](std::string_view line) {
    size_t at = line.find(",\"Action\"");
    std::string rest(line.substr(at + 1));
    if (size_t elapsed = rest.find(",\"Elapsed\":"); elapsed != std::string::npos) rest.erase(elapsed, rest.find_first_of(",}", elapsed + 1) - elapsed);
    out += rest;
  });
  for (; !text.empty(); text.remove_prefix(std::min(text.size(), piece))) writer.text(text.substr(0, piece));
  writer.end(ok);
  return out;
}

constexpr std::string_view kOutput =
    "\x16=== RUN   TestA\n\x16=== RUN   TestA/sub\nfrom sub\n\x0f    a_test.go:3: bad\n        more\x0e\n\x16=== NAME  TestA\nplain \x1b\x16 mark\n"
    "\x16--- FAIL: TestA (0.02s)\n\x16    --- FAIL: TestA/sub (0.01s)\n\x16""FAIL\n\x16""FAIL\tp\t0.1s\n";

TEST(Events, DoNotDependOnPieces) {
  std::string whole = eventsOf(kOutput, kOutput.size(), false);
  for (size_t piece : {1, 2, 3, 7, 31}) EXPECT_EQ(eventsOf(kOutput, piece, false), whole) << piece;
  EXPECT_NE(whole.find(R"("Action":"fail","Package":"p","Test":"TestA/sub")"), std::string::npos) << whole;
  EXPECT_NE(whole.find(R"("Output":"    a_test.go:3: bad\n","OutputType":"error")"), std::string::npos) << whole;
  EXPECT_NE(whole.find(R"("Output":"        more\n","OutputType":"error-continue")"), std::string::npos) << whole;
  EXPECT_NE(whole.find(R"("Test":"TestA","Output":"plain \u0016 mark\n"})"), std::string::npos) << whole;
}

TEST(Events, LongLinesAreSeveral) {
  std::string text(5000, 'x');
  std::string events = eventsOf(text + "\n", 4096);
  EXPECT_GT(lines(events), 5u);
  EXPECT_EQ(std::count(events.begin(), events.end(), 'x'), 5000);
}

TEST(Events, StringsAreAsGoWritesThem) {
  EXPECT_EQ(syntax::jsonString("a\"\\\n\t\x01<&>\xff\u2028\u00e4"), "\"a\\\"\\\\\\n\\t\\u0001\\u003c\\u0026\\u003e\\ufffd\\u2028\u00e4\"");
}

TEST(Profile, RefusesWhatItCannotRead) {
  Profile p;
  for (const char* text : {"x\n", "mode: \n", "mode: set\nx\n", "mode: set\na.go:1.2,3.4 1\n", "mode: set\n:1.2,3.4 1 1\n", "mode: set\na.go:1.2,3.4 1 -1\n",
                           "mode: set\na.go:1.2,3.4 99999999999 1\n", "mode: set\na.go:1.2,3.4 1 1\na.go:1.2,3.4 2 1\n"})
    EXPECT_NE(readProfile(text, &p), "") << text;
}

TEST(Profile, AddsUpSamples) {
  Profile set, count;
  ASSERT_EQ(readProfile("mode: set\nb.go:1.2,3.4 1 0\na.go:1.1,1.2 1 0\nb.go:1.2,3.4 1 1\n", &set), "");
  ASSERT_EQ(set.files.size(), 2u);
  EXPECT_EQ(set.files[0].name, "a.go");
  ASSERT_EQ(set.files[1].blocks.size(), 1u);
  EXPECT_EQ(set.files[1].blocks[0].count, 1);
  ASSERT_EQ(readProfile("mode: count\na.go:1.1,1.2 1 9223372036854775807\na.go:1.1,1.2 1 5\n", &count), "");
  EXPECT_EQ(count.files[0].blocks[0].count, INT64_MAX);
}

TEST(Profile, AnyBytesAreSafe) {
  std::mt19937 random(1);
  std::string good = "mode: count\n";
  for (int i = 1; i < 40; i++) good += "p/a.go:" + std::to_string(i) + ".1," + std::to_string(i) + ".9 1 " + std::to_string(i) + "\n";
  std::string source(2000, 'y');
  for (size_t i = 0; i < source.size(); i += 13) source[i] = '\n';
  for (int n = 0; n < 20'000; n++) {
    std::string text = good;
    for (int k = 0; k < 3; k++) text[random() % text.size()] = static_cast<char>(random() % 4 == 0 ? random() : ":.,- \n0987"[random() % 10]);
    Profile p;
    if (!readProfile(text, &p).empty()) continue;
    std::vector<ProfiledFile> files;
    for (const FileProfile& f : p.files) files.push_back({&f, f.name, source});
    EXPECT_TRUE(coveragePage(p.mode, files).ends_with("</html>\n"));
  }
}

TEST(TestFunctions, OutputOfExamples) {
  std::string path = ::testing::TempDir() + "/examples_test.go";
  std::filesystem::path file(path);
  FILE* out = fopen(path.c_str(), "w");
  fputs(
      "package p\nfunc ExampleA() {\n\tf() // no\n\n\t// not this\n\n\t// Output: a\n\t//   b  \n\t//\n\t//\n\t// c\n}\n"
      "func ExampleB() {\n\t/* Unordered output:\n\tx */\n}\nfunc ExampleC() {\n\t// Output\n}\nfunc Examplef() {\n\t// Output: no\n}\n",
      out);
  fclose(out);
  TestFunctions found;
  ASSERT_EQ(findTestFunctions({.tests = {path}}, &found), "");
  ASSERT_EQ(found.examples.size(), 2u);
  EXPECT_EQ(found.examples[0].output, "a\n  b\n\nc\n");
  EXPECT_FALSE(found.examples[0].unordered);
  EXPECT_EQ(found.examples[1].output, "\tx\n");
  EXPECT_TRUE(found.examples[1].unordered);
}

}  // namespace
}  // namespace vo::testrun
