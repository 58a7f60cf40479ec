// Runs Go's own tests of type errors, Go's library, and our own programs with errors through the
// checker. VO_VERBOSE=1 prints what differs.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "support/check_dump.h"
#include "support/check_testdata.h"

namespace vo::check::test {
namespace {

struct Score {
  int passed = 0, failed = 0, skipped = 0;
};

Score runFolder(World& world, const std::string& folder, bool voStyle) {
  Score score;
  bool verbose = getenv("VO_VERBOSE") != nullptr;
  for (const FileSet& set : fileSets(folder)) {
    std::string skipped;
    std::string difference = compareErrors(world, set, voStyle, &skipped);
    if (!skipped.empty()) {
      score.skipped++;
    } else if (difference.empty()) {
      score.passed++;
    } else {
      score.failed++;
      if (verbose || voStyle) printf("%s:\n%s", set.name.c_str(), difference.c_str());
    }
  }
  printf("%s: %d passed, %d failed, %d skipped\n", folder.c_str(), score.passed, score.failed, score.skipped);
  return score;
}

constexpr const char* kTestdata = VO_GOLANG "/src/internal/types/testdata/";

// The numbers are ratchets: raise them when more passes, never lower them.
struct GoTestdata : testing::TestWithParam<std::pair<const char*, int>> {};

TEST_P(GoTestdata, ErrorsAgree) {
  if (!std::filesystem::is_directory(kTestdata)) GTEST_SKIP() << "no Go sources";
  World world;
  Score score = runFolder(world, std::string(kTestdata) + GetParam().first, false);
  EXPECT_GE(score.passed, GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(All, GoTestdata,
                         testing::Values(std::pair{"check", 72}, std::pair{"examples", 8},
                                         std::pair{"fixedbugs", 273}, std::pair{"spec", 13}),
                         [](const auto& i) { return std::string(i.param.first); });

TEST(Library, ChecksWithoutErrors) {
  World world;
  if (!std::filesystem::is_directory(world.root)) GTEST_SKIP() << "no library sources";
  for (const char* path :
       {"errors", "unicode/utf8", "strconv", "sort", "slices", "maps", "strings", "bytes", "reflect", "fmt",
        "encoding/json", "text/template", "net/http", "go/parser", "html/template", "database/sql", "testing",
        "image/png", "compress/flate", "encoding/gob", "log/slog", "math/big", "iter", "unique", "encoding/xml",
        "archive/zip", "regexp", "text/tabwriter", "container/heap", "index/suffixarray", "go/format"}) {
    std::string error;
    EXPECT_NE(world.import(path, nullptr, &error), nullptr) << error;
  }
  diag::RenderOptions plain;
  plain.carets = false;
  EXPECT_EQ(world.sink.errorCount(), 0u) << diag::render(world.sink, world.sources, plain);
  printf("%zu packages, %zu lines: parsed in %.2f s, checked in %.2f s (%.2f M lines/s)\n", world.packages.size(),
         world.lines, world.parseSeconds, world.checkSeconds, double(world.lines) / world.checkSeconds / 1e6);
}

TEST(Errors, OurPrograms) {
  World world;
  Score score = runFolder(world, "test/errors", true);
  // packages.go and import_not_canonical.go need what the package loader says.
  EXPECT_LE(score.failed, 2);
}

TEST(Errors, VersionsSayWhoSetThem) {
  const char* program = R"(package main
type T struct{}
func (T) M[P any](p P) {}
func main() { T{}.M(1) }
)";
  World old;
  old.goVersion = "go1.26";
  old.check(program);
  EXPECT_EQ(old.messages(), "3:12: generic method requires go1.27 or later (-lang was set to go1.26; check go.mod)\n");
  World oldFile;
  oldFile.check(std::string("//go:build go1.26\n\n") + program);
  EXPECT_EQ(oldFile.messages(), "5:12: generic method requires go1.27 or later (file declares //go:build go1.26)\n");
  World newFile;
  newFile.goVersion = "go1.26";
  newFile.check(std::string("//go:build go1.27\n\n") + program);
  EXPECT_EQ(newFile.messages(), "");
}

// ---- Facts -------------------------------------------------------------------------------------

/// The dump of a program without errors.
std::string dumped(World& world, const std::string& text, bool isVo) {
  Options options;
  std::vector<syntax::File*> files{world.parse(isVo ? "test.vo" : "test.go", text, isVo)};
  CheckedPackage package = world.check("main", files, options);
  EXPECT_EQ(world.sink.errorCount(), 0u) << world.messages();
  CheckContext context{world.types, world.info, world.sources, world.sink, world, options};
  return dumpTypes(context, package, files);
}

#define EXPECT_HAS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)

TEST(Facts, AdditionsOfVoFiles) {
  World world;
  std::string d = dumped(world, R"(
func both() (int, string, error) { return 1, "a", nil }
func one() (n int, err error) {
	x, s := both()?
	errdefer println("failed", s)
	assert(x > 0, "x is", x)
	if x == 2 {
		fail err
	}
	plain()?
	return x, nil
}
func plain() error { return nil }
func external(x int) int
func main() error {
	one()?
	return plain()
}
)", true);
  EXPECT_HAS(d, "4:10 both()?: value (int, string)");
  EXPECT_HAS(d, "declares var err error, reassigned");
  EXPECT_HAS(d, "plain()?: no value");
}

TEST(Facts, VariablesForTheBackEnd) {
  World world;
  std::string d = dumped(world, R"(package main
type T struct { a [3]int; p *T }
func (t *T) set() {}
func f(param int) func() int {
	kept := 1
	counter := 0
	var arr [4]int
	var t, u T
	t.set()
	arr[param] = 2
	_ = u.a[:]
	u.p.a[0] = 1
	return func() int { counter++; return kept + counter + arr[0] }
}
func main() { f(1) }
)", false);
  EXPECT_HAS(d, "declares var kept int, captured\n");
  EXPECT_HAS(d, "declares var counter int, captured, reassigned\n");
  EXPECT_HAS(d, "declares var arr [4]int, captured, reassigned\n");
  EXPECT_HAS(d, "declares var t T, reassigned, address taken\n");
  EXPECT_HAS(d, "declares var u T, reassigned, address taken\n");
}

TEST(Facts, UntypedOperandsGetTheirFinalTypes) {
  World world;
  std::string d = dumped(world, R"(package main
var s uint = 3
var a int64 = 1<<s + 2
var b = "x"[s] == 'y'
var m map[string]int
var v, ok = m["k"]
var e any = 1.0
var order, after = after + 1, 2
func min2[P int | float64](x, y P) P { return x }
var q = min2(1, 2.5)
)", false);
  EXPECT_HAS(d, "1 << s: value int64");
  EXPECT_HAS(d, "1: constant int64 = 1");
  EXPECT_HAS(d, "'y': constant byte = 121");
  EXPECT_HAS(d, "m[\"k\"]: map index (int, bool)");
  EXPECT_HAS(d, "1.0: constant float64 = 1");
  EXPECT_HAS(d, "instance [float64]");
  EXPECT_HAS(d, "init after = 2\ninit order = after + 1\n");
}

TEST(Bounds, DeepAndLongInput) {
  auto repeat = [](const std::string& s, int n) {
    std::string out;
    for (int i = 0; i < n; i++) out += s;
    return out;
  };
  auto errors = [](const std::string& text) {
    World world;
    world.check(text);
    return world.sink.errorCount();
  };
  const int n = 9000;
  EXPECT_EQ(errors("package p\nvar y int\nvar x = y" + repeat("+y", n) + "\n"), 0u);
  EXPECT_EQ(errors("package p\nconst s = \"a\"" + repeat("+\"abcdefgh\"", n) + "\n"), 0u);
  EXPECT_EQ(errors("package p\nvar s uint\nvar x int64 = 1<<s" + repeat("+1<<s", n) + "\n"), 0u);
  EXPECT_EQ(errors("package p\ntype T struct{ t *T }\nvar v T\nvar x = v" + repeat(".t", n) + "\n"), 0u);
  EXPECT_EQ(errors("package p\nfunc f(x int) int { if x == 0 { return 1 }" + repeat(" else if x == 1 { return 2 }", n) +
                   " else { return 3 } }\n"), 0u);
  EXPECT_GE(errors("package p\nvar x = " + repeat("(", n) + "1" + repeat(")", n) + "\n"), 1u);
  std::string chain = "package p\n";
  for (int i = 0; i < n; i++) chain += "func f" + std::to_string(i) + "() int { return f" + std::to_string(i + 1) + "() }\n";
  chain += "func f" + std::to_string(n) + "() int { return x }\nvar x = f0()\n";
  EXPECT_EQ(errors(chain), 1u);  // one initialization cycle through all of them
}

}  // namespace
}  // namespace vo::check::test
